//! Neighbourhoods and districts: which one a point lies in, and the one public point of each.

pub mod rd;

use serde::{Deserialize, Serialize};

/// A place in degrees, WGS84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// Metres in a degree of latitude.
const METRES: f64 = 111_195.0;

impl Point {
    /// How far another point is, in metres. Good for a country, not for the globe.
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        let squash = ((self.lat + other.lat) / 2.0).to_radians().cos();
        ((self.lon - other.lon) * squash).hypot(self.lat - other.lat) * METRES
    }
}

/// The outline of an area: rings of points (first ring of each polygon is the outside, the others are holes).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// Polygons, each a list of rings, each a closed list of points.
    pub polygons: Vec<Vec<Vec<Point>>>,
}

impl Outline {
    /// The outline of polygons as they stood in a file: each ring closed, outsides anticlockwise and holes
    /// clockwise (RFC 7946, 3.1.6), rings without room left out. So drawn, parts that lie over each other are
    /// full and holes are open, whoever draws.
    #[must_use]
    pub fn tidy(polygons: Vec<Vec<Vec<Point>>>) -> Self {
        let polygon = |rings: Vec<Vec<Point>>| -> Vec<Vec<Point>> {
            let mut tidy: Vec<_> = rings
                .into_iter()
                .enumerate()
                .filter_map(|(index, ring)| Some((index, turned(closed(ring)?, index == 0))))
                .collect();
            // A polygon of which the outside has no room has none at all.
            if tidy.first().is_none_or(|(index, _)| *index != 0) {
                tidy.clear();
            }
            tidy.into_iter().map(|(_, ring)| ring).collect()
        };
        Self { polygons: polygons.into_iter().map(polygon).filter(|rings| !rings.is_empty()).collect() }
    }

    /// Whether a point lies inside: in any of the polygons, and not in a hole of it.
    #[must_use]
    pub fn contains(&self, at: Point) -> bool {
        self.polygons.iter().any(|rings| rings.iter().filter(|ring| crosses_odd(ring, at)).count() % 2 == 1)
    }

    /// West, south, east and north ends; `None` when there are no points.
    #[must_use]
    pub fn bounds(&self) -> Option<(Point, Point)> {
        self.polygons.iter().flatten().flatten().fold(None, |bounds, p| {
            Some(match bounds {
                None => (*p, *p),
                Some((low, high)) => (
                    Point { lat: low.lat.min(p.lat), lon: low.lon.min(p.lon) },
                    Point { lat: high.lat.max(p.lat), lon: high.lon.max(p.lon) },
                ),
            })
        })
    }

    /// The point that stands for the whole area: inside it, and as far from its edges as a coarse grid finds.
    ///
    /// The same for everybody, so that a pin tells the neighbourhood and nothing more.
    #[must_use]
    pub fn label_point(&self) -> Option<Point> {
        let mut inside = self.points_inside(24);
        // A thin strip, or parts that lie far apart, may slip through the grid.
        let widest = self.polygons.iter().filter_map(|rings| middle_of_widest(rings));
        inside.extend(widest.filter(|at| self.contains(*at)));
        let room = |at: &Point| self.degrees_to_edge(*at);
        let best = inside.into_iter().map(|at| (room(&at), at));
        // Of two with as much room, the first: the same for everybody.
        best.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, at)| at)
    }

    /// Points of a grid over the area, of so many steps each way, that lie inside.
    #[must_use]
    pub fn points_inside(&self, steps: u32) -> Vec<Point> {
        let Some((low, high)) = self.bounds() else { return Vec::new() };
        let step = |low: f64, high: f64, index: u32| low + (high - low) * f64::from(index) / f64::from(steps);
        (1..steps)
            .flat_map(|row| (1..steps).map(move |column| (row, column)))
            .map(|(row, column)| Point {
                lat: step(low.lat, high.lat, row),
                lon: step(low.lon, high.lon, column),
            })
            .filter(|at| self.contains(*at))
            .collect()
    }

    /// How far a point is from the nearest edge, in metres.
    #[must_use]
    pub fn metres_to_edge(&self, at: Point) -> f64 {
        self.degrees_to_edge(at) * METRES
    }

    fn degrees_to_edge(&self, at: Point) -> f64 {
        let squash = at.lat.to_radians().cos();
        self.polygons
            .iter()
            .flatten()
            .flat_map(|ring| ring.iter().zip(ring.iter().skip(1)))
            .map(|(a, b)| segment_distance(at, *a, *b, squash))
            .fold(f64::INFINITY, f64::min)
    }
}

/// The middle of the widest stretch of a polygon from west to east, halfway between heights at which it
/// bends.
fn middle_of_widest(rings: &[Vec<Point>]) -> Option<Point> {
    /// Heights that are looked at: more make no better place.
    const MOST: usize = 200;
    let mut bends: Vec<f64> = rings.iter().flatten().map(|point| point.lat).collect();
    bends.sort_by(f64::total_cmp);
    bends.dedup();
    let step = bends.len().div_ceil(MOST).max(1);
    let heights =
        bends.windows(2).step_by(step).filter_map(|pair| Some((pair.first()? + pair.last()?) / 2.0));
    let widest = |lat: f64| {
        let mut crossings: Vec<f64> = rings
            .iter()
            .flat_map(|ring| ring.iter().zip(ring.iter().skip(1)))
            .filter(|(a, b)| (a.lat > lat) != (b.lat > lat))
            .map(|(a, b)| (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat) + a.lon)
            .collect();
        crossings.sort_by(f64::total_cmp);
        let stretches = crossings.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        let (west, east) = stretches.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
        Some((east - west, Point { lat, lon: (west + east) / 2.0 }))
    };
    heights.filter_map(widest).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

/// A ring of which the last point is the first; nothing when it has no three different points.
fn closed(mut ring: Vec<Point>) -> Option<Vec<Point>> {
    ring.dedup();
    let first = *ring.first()?;
    if ring.last() != Some(&first) {
        ring.push(first);
    }
    (ring.len() >= 4).then_some(ring)
}

/// The ring anticlockwise, or clockwise.
fn turned(mut ring: Vec<Point>, anticlockwise: bool) -> Vec<Point> {
    let area = twice_area(&ring);
    if area != 0.0 && (area > 0.0) != anticlockwise {
        ring.reverse();
    }
    ring
}

/// Twice the area of a ring in square degrees; below zero when it runs clockwise.
fn twice_area(ring: &[Point]) -> f64 {
    ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| a.lon * b.lat - b.lon * a.lat).sum()
}

fn crosses_odd(ring: &[Point], at: Point) -> bool {
    let mut inside = false;
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        if (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
        {
            inside = !inside;
        }
    }
    inside
}

fn segment_distance(p: Point, a: Point, b: Point, squash: f64) -> f64 {
    let (px, py) = ((p.lon - a.lon) * squash, p.lat - a.lat);
    let (bx, by) = ((b.lon - a.lon) * squash, b.lat - a.lat);
    let length = bx * bx + by * by;
    let along = if length > 0.0 { ((px * bx + py * by) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - along * bx).hypot(py - along * by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn square() -> Outline {
        let corner = |lat, lon| Point { lat, lon };
        Outline {
            polygons: vec![vec![vec![
                corner(0., 0.),
                corner(0., 1.),
                corner(1., 1.),
                corner(1., 0.),
                corner(0., 0.),
            ]]],
        }
    }

    #[test]
    fn the_label_point_of_a_square_is_its_middle() {
        assert_eq!(square().label_point(), Some(Point { lat: 0.5, lon: 0.5 }));
        assert_eq!(Outline::default().label_point(), None);
    }

    fn ring(corners: &[(f64, f64)]) -> Vec<Point> {
        corners.iter().map(|(lon, lat)| Point { lat: *lat, lon: *lon }).collect()
    }

    #[test]
    fn rings_are_closed_and_turned_the_same_way() {
        let open = [(6.88, 52.22), (6.88, 52.23), (6.89, 52.23), (6.89, 52.22)];
        let outline = Outline::tidy(vec![vec![ring(&open)]]);
        let drawn = &outline.polygons[0][0];
        assert_eq!(drawn.first(), drawn.last());
        assert!(twice_area(drawn) > 0.0, "anticlockwise");
        let point = outline.label_point().unwrap();
        assert!((point.lon - 6.885).abs() < 1e-6 && outline.metres_to_edge(point) > 300.0, "{point:?}");
        assert!(!outline.contains(Point { lat: 52.225, lon: 6.82 }), "west of it is outside");
    }

    #[test]
    fn a_hole_is_open_however_it_turns_and_parts_over_each_other_are_full() {
        let outside = [(0., 0.), (4., 0.), (4., 4.), (0., 4.), (0., 0.)];
        let hole = [(1., 1.), (2., 1.), (2., 2.), (1., 2.), (1., 1.)];
        let turned: Vec<_> = hole.iter().rev().copied().collect();
        for hole in [hole.to_vec(), turned] {
            let outline = Outline::tidy(vec![vec![ring(&outside), ring(&hole)]]);
            assert!(!outline.contains(Point { lat: 1.5, lon: 1.5 }));
            assert!(outline.contains(Point { lat: 3., lon: 3. }));
            assert!(twice_area(&outline.polygons[0][1]) < 0.0, "a hole runs clockwise");
        }
        let other = [(3., 0.), (6., 0.), (6., 4.), (3., 4.), (3., 0.)];
        let outline = Outline::tidy(vec![vec![ring(&outside)], vec![ring(&other)]]);
        assert!(outline.contains(Point { lat: 2., lon: 3.5 }), "where both lie");
        assert_eq!(Outline::tidy(vec![vec![ring(&[(0., 0.), (1., 1.)])]]), Outline::default());
    }

    #[test]
    fn a_strip_and_hamlets_far_apart_have_a_point_too() {
        let hamlet = |lon: f64| {
            ring(&[(lon, 52.2), (lon + 0.002, 52.2), (lon + 0.002, 52.2013), (lon, 52.2013), (lon, 52.2)])
        };
        let strip = ring(&[
            (6.8, 52.2),
            (6.88, 52.2),
            (6.88, 52.25),
            (6.879, 52.25),
            (6.879, 52.2008),
            (6.8, 52.2008),
        ]);
        for polygons in [vec![vec![hamlet(6.80)], vec![hamlet(6.88)]], vec![vec![strip]]] {
            let outline = Outline::tidy(polygons);
            let point = outline.label_point().unwrap();
            assert!(outline.contains(point) && outline.metres_to_edge(point) > 20.0, "{point:?}");
        }
        let bowtie = ring(&[(6.88, 52.22), (6.89, 52.23), (6.89, 52.22), (6.88, 52.23), (6.88, 52.22)]);
        assert!(Outline::tidy(vec![vec![bowtie]]).label_point().is_some());
    }

    proptest! {
        #[test]
        fn inside_a_square_is_inside_its_sides(lat in -1.0..2.0f64, lon in -1.0..2.0f64) {
            let inside = lat > 0. && lat < 1. && lon > 0. && lon < 1.;
            let edge = [lat, lon].iter().any(|v| v.abs() < 1e-9 || (v - 1.).abs() < 1e-9);
            prop_assume!(!edge);
            prop_assert_eq!(square().contains(Point { lat, lon }), inside);
        }
    }
}

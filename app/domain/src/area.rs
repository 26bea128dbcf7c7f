//! Neighbourhoods and districts: which one a point lies in, and the one public point of each.

/// A place in degrees, WGS84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// The outline of an area: rings of points (first ring of each polygon is the outside, the others are holes).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// Polygons, each a list of rings, each a closed list of points.
    pub polygons: Vec<Vec<Vec<Point>>>,
}

impl Outline {
    /// Whether a point lies inside (even-odd rule over all rings).
    #[must_use]
    pub fn contains(&self, at: Point) -> bool {
        self.polygons.iter().flatten().filter(|ring| crosses_odd(ring, at)).count() % 2 == 1
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
        const STEPS: u32 = 24;
        let (low, high) = self.bounds()?;
        let mut best: Option<(f64, Point)> = None;
        for row in 1..STEPS {
            for column in 1..STEPS {
                let at = Point {
                    lat: low.lat + (high.lat - low.lat) * f64::from(row) / f64::from(STEPS),
                    lon: low.lon + (high.lon - low.lon) * f64::from(column) / f64::from(STEPS),
                };
                if self.contains(at) {
                    let room = self.distance_to_edge(at);
                    if best.is_none_or(|(most, _)| room > most) {
                        best = Some((room, at));
                    }
                }
            }
        }
        best.map(|(_, at)| at)
    }

    fn distance_to_edge(&self, at: Point) -> f64 {
        let squash = at.lat.to_radians().cos();
        self.polygons
            .iter()
            .flatten()
            .flat_map(|ring| ring.iter().zip(ring.iter().skip(1)))
            .map(|(a, b)| segment_distance(at, *a, *b, squash))
            .fold(f64::INFINITY, f64::min)
    }
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

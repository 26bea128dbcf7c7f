//! Water, railways and main roads: with them a map without tiles still shows where one is.

use crate::areas::{
    file::{NoFile, counted_by, features, text},
    outline::strings,
};
use domain::area::Point;
use std::collections::BTreeMap;

domain::code_enum! {
    /// What lies in a landscape, in the order in which it is drawn.
    Landmark {
        /// Rivers, canals, lakes.
        Water = "water",
        /// Main roads.
        Road = "road",
        /// Railways.
        Railway = "railway",
    }
}

/// A line through the landscape, or the edge of a piece of it, which ends where it begins.
type Line = Vec<Point>;

/// What lies in and around a municipality.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Landmarks(BTreeMap<Landmark, Vec<Line>>);

/// Why a file is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLandmarks {
    /// It can't be read.
    NoFile(NoFile),
    /// It has no lines and no areas.
    NoLines,
    /// Nothing in it lies in the municipality.
    Elsewhere,
    /// It has more than a drawing of a whole municipality can show.
    TooMany,
}

/// Points of one kind, at the most: more is a map of ditches and paths, and heavy to send.
const MOST: usize = 20_000;
/// So many parts of a degree are told apart: some ten metres, half a point on a drawn map.
const PARTS: f64 = 1e4;

impl Landmarks {
    /// Reads a file with lines or areas of GeoJSON, as far as they lie within bounds (south-west and
    /// north-east).
    ///
    /// # Errors
    /// When there is nothing in it to draw, or too much.
    pub fn read(bytes: &[u8], (low, high): (Point, Point)) -> Result<Vec<Line>, NoLandmarks> {
        let (text, _) = text(bytes).map_err(NoLandmarks::NoFile)?;
        let (features, said) = features(&text).map_err(NoLandmarks::NoFile)?;
        let grid = counted_by(&features, said).map_err(NoLandmarks::NoFile)?;
        let all: Vec<Line> = features
            .iter()
            .filter_map(|feature| feature.get("geometry"))
            .flat_map(strings)
            .map(|pairs| pairs.into_iter().filter_map(|pair| grid.point(pair)).collect())
            .collect();
        if all.iter().all(Vec::is_empty) {
            return Err(NoLandmarks::NoLines);
        }
        let touches = |points: &[Point]| {
            let some = |is: &dyn Fn(&Point) -> bool| points.iter().any(is);
            some(&|at| at.lat >= low.lat)
                && some(&|at| at.lat <= high.lat)
                && some(&|at| at.lon >= low.lon)
                && some(&|at| at.lon <= high.lon)
        };
        let lines: Vec<Line> =
            all.into_iter().flat_map(|line| within(line, &touches)).filter_map(|line| plain(&line)).collect();
        match lines.iter().map(Vec::len).sum::<usize>() {
            0 => Err(NoLandmarks::Elsewhere),
            points if points > MOST => Err(NoLandmarks::TooMany),
            _ => Ok(lines),
        }
    }

    /// Puts lines in the place of those of a kind; none takes them away.
    #[must_use]
    pub fn with(mut self, kind: Landmark, lines: Vec<Line>) -> Self {
        if lines.is_empty() {
            self.0.remove(&kind);
        } else {
            self.0.insert(kind, lines);
        }
        self
    }

    /// The lines of each kind that there are, in the order in which they are drawn.
    pub fn all(&self) -> impl Iterator<Item = (Landmark, &[Line])> {
        self.0.iter().map(|(kind, lines)| (*kind, lines.as_slice()))
    }

    /// As they are kept: a line of text for each, with its kind and its points.
    #[must_use]
    pub fn to_text(&self) -> String {
        let whole = |degrees: f64| (degrees * PARTS).round();
        let point = |at: &Point| format!("{} {}", whole(at.lon), whole(at.lat));
        let line = |kind: Landmark, line: &Line| {
            format!("{kind}:{}\n", line.iter().map(point).collect::<Vec<_>>().join(","))
        };
        self.all().flat_map(|(kind, lines)| lines.iter().map(move |one| line(kind, one))).collect()
    }

    /// What was kept.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let point = |point: &str| {
            let (lon, lat) = point.split_once(' ')?;
            Some(Point { lat: lat.parse::<f64>().ok()? / PARTS, lon: lon.parse::<f64>().ok()? / PARTS })
        };
        let mut all = BTreeMap::<Landmark, Vec<Line>>::new();
        for (kind, points) in text.lines().filter_map(|line| line.split_once(':')) {
            if let (Ok(kind), Some(line)) = (kind.parse(), points.split(',').map(point).collect()) {
                all.entry(kind).or_default().push(line);
            }
        }
        Self(all)
    }
}

/// Whether a line is the edge of something.
#[must_use]
pub fn is_edge(line: &[Point]) -> bool {
    line.len() > 3 && line.first() == line.last()
}

/// The steps of a line that touch the bounds, as far as they follow each other. An edge stays whole.
fn within(line: Line, touches: &impl Fn(&[Point]) -> bool) -> Vec<Line> {
    if is_edge(&line) {
        return if touches(&line) { vec![line] } else { Vec::new() };
    }
    let mut parts: Vec<Line> = Vec::new();
    let mut is_open = false;
    for step in line.windows(2) {
        if touches(step) {
            match parts.last_mut().filter(|_| is_open) {
                Some(part) => part.extend(step.last()),
                None => parts.push(step.to_vec()),
            }
            is_open = true;
        } else {
            is_open = false;
        }
    }
    parts
}

/// A line as precise as a drawing can show; nothing when it is a point there.
fn plain(line: &[Point]) -> Option<Line> {
    let round = |degrees: f64| (degrees * PARTS).round() / PARTS;
    let mut plain: Line = line.iter().map(|at| Point { lat: round(at.lat), lon: round(at.lon) }).collect();
    plain.dedup();
    (plain.len() > 1).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: (Point, Point) = (Point { lat: 52.1, lon: 6.7 }, Point { lat: 52.3, lon: 7.0 });

    fn read(geometry: &str) -> Result<Vec<Line>, NoLandmarks> {
        let file = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{geometry}}}]}}"#
        );
        Landmarks::read(file.as_bytes(), BOUNDS)
    }

    #[test]
    fn lines_and_edges_are_read_as_far_as_they_lie_here() {
        let river = read(
            r#"{"type":"LineString","coordinates":[[6.0,52.2],[6.6,52.2],[6.8,52.2],[6.80001,52.2],[7.2,52.2],
                [7.4,52.2]]}"#,
        );
        let lons = |line: &Line| line.iter().map(|at| at.lon).collect::<Vec<_>>();
        assert_eq!(river.unwrap().iter().map(lons).collect::<Vec<_>>(), [vec![6.6, 6.8, 7.2]]);
        let straight = read(r#"{"type":"LineString","coordinates":[[6.0,52.2],[7.4,52.2]]}"#);
        assert_eq!(straight.unwrap().len(), 1, "it goes through without a stop");
        let sea = r#"{"type":"Polygon","coordinates":[[[5,51],[8,51],[8,54],[5,54],[5,51]]]}"#;
        assert_eq!(read(sea).unwrap().len(), 1, "all of it lies in the sea");
        let twice = read(
            r#"{"type":"MultiLineString","coordinates":[[[6.8,52.2],[8.0,52.2],[8.0,52.25],[6.9,52.25]],
                [[1,1],[2,2]]]}"#,
        );
        assert_eq!(twice.unwrap().len(), 2, "it leaves and comes back");
        let lake = read(
            r#"{"type":"Polygon","coordinates":[[[6.8,52.2],[6.9,52.2],[6.9,52.4],[6.8,52.2]],
                [[6.85,52.22],[6.86,52.22],[6.86,52.23],[6.85,52.22]]]}"#,
        )
        .unwrap();
        assert!(lake.len() == 2 && lake.iter().all(|line| is_edge(line)), "with its island");
        // RD New.
        let rail =
            read(r#"{"type":"LineString","coordinates":[[258327.4,471675.9],[258827.4,471675.9]]}"#).unwrap();
        assert!(
            (rail[0][0].lon - 6.8994).abs() < 0.001 && (rail[0][0].lat - 52.2235).abs() < 0.001,
            "{rail:?}"
        );
    }

    #[test]
    fn what_can_not_be_drawn_says_why() {
        assert_eq!(read(r#"{"type":"Point","coordinates":[6.8,52.2]}"#), Err(NoLandmarks::NoLines));
        let far = r#"{"type":"LineString","coordinates":[[4.0,51.0],[4.1,51.0]]}"#;
        assert_eq!(read(far), Err(NoLandmarks::Elsewhere));
        let many: Vec<_> =
            (0..30_000).map(|nth| format!("[6.8,{}]", 52.2 + f64::from(nth % 2) / 100.0)).collect();
        let many = format!(r#"{{"type":"LineString","coordinates":[{}]}}"#, many.join(","));
        assert_eq!(read(&many), Err(NoLandmarks::TooMany));
        assert_eq!(
            Landmarks::read(b"PK\x03\x04", BOUNDS),
            Err(NoLandmarks::NoFile(NoFile::OtherKind("zip")))
        );
    }

    #[test]
    fn what_is_kept_comes_back() {
        let line = vec![Point { lat: 52.2, lon: 6.8 }, Point { lat: 52.2001, lon: 6.9 }];
        let all = Landmarks::default().with(Landmark::Water, vec![line.clone(), line.clone()]);
        let all = all.with(Landmark::Railway, vec![line]);
        assert_eq!(Landmarks::of_text(&all.to_text()), all);
        assert_eq!(all.clone().with(Landmark::Water, Vec::new()).all().count(), 1);
        assert_eq!(Landmarks::of_text("ditch:1 2\nwater:x"), Landmarks::default());
    }
}

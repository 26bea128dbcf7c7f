//! The neighbourhoods and districts of the municipality, loaded once: outlines, names and their one public
//! point.

pub mod chosen;
pub(crate) mod file;
pub mod import;
pub mod labels;
pub mod landmarks;
pub mod moves;
pub mod near;
mod outline;
pub mod plan;
pub mod postcodes;
pub mod rows;
pub mod settle;
pub mod take_back;

use crate::areas::{
    labels::{Ground, Labels, Spot},
    landmarks::{Landmark, Landmarks},
    postcodes::Postcodes,
};
use domain::{
    area::{Outline, Point},
    event::hex,
};
use sha2::{Digest as _, Sha256};
use std::{collections::HashMap, fmt::Write as _};

domain::code_enum! {
    /// What kind of area it is.
    AreaKind {
        /// A neighbourhood (CBS buurt).
        Neighbourhood = "neighbourhood",
        /// A district (CBS wijk).
        District = "district",
    }
}

/// A neighbourhood or a district.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its code (CBS).
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of its district; empty for a district.
    pub district: String,
    /// Its outline.
    pub outline: Outline,
    /// The point that stands for it.
    pub point: Point,
    /// The outline as an SVG path, in the units of [`Areas::width`] and [`Areas::height`].
    pub path: String,
    /// The point, in the same units.
    pub at: (f64, f64),
}

/// All areas of a municipality.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    /// Neighbourhoods, by name.
    pub neighbourhoods: Vec<Area>,
    /// Districts, by name.
    pub districts: Vec<Area>,
    /// Tells this drawing of the map from another one.
    pub version: String,
    /// The municipality's own list of postcodes; empty when it has none.
    pub postcodes: Postcodes,
    /// The names on the drawn map.
    pub labels: Labels,
    /// Water, roads and railways on it.
    pub landscape: Landscape,
    frame: Frame,
    by_code: HashMap<String, (bool, usize)>,
    /// Codes of areas that are no more, with that of the one that took their place.
    gone: HashMap<String, String>,
}

/// Water, roads and railways as they are drawn.
#[derive(Debug, Clone, Default)]
pub struct Landscape {
    /// One drawing of each kind that there is.
    pub drawings: Vec<Drawing>,
    /// Tells this drawing from another one; empty when there is nothing to draw.
    pub version: String,
}

/// All there is of one kind, as SVG paths.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// What it shows.
    pub kind: Landmark,
    /// How many lines and areas it has.
    pub count: usize,
    /// What is filled.
    pub areas: String,
    /// What is not: it ends elsewhere than it begins.
    pub lines: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    west: f64,
    north: f64,
    scale_x: f64,
    scale_y: f64,
    height: f64,
}

/// Width of the drawn map.
pub const WIDTH: f64 = 760.0;

impl Areas {
    /// Draws the areas that were loaded.
    #[must_use]
    pub fn new(mut neighbourhoods: Vec<Area>, mut districts: Vec<Area>) -> Self {
        let frame = Frame::around(neighbourhoods.iter().chain(&districts));
        for area in neighbourhoods.iter_mut().chain(&mut districts) {
            area.path = frame.path(&area.outline);
            area.at = frame.place(area.point);
        }
        let by_code = [(true, &neighbourhoods), (false, &districts)]
            .into_iter()
            .flat_map(|(is_neighbourhood, areas)| {
                areas
                    .iter()
                    .enumerate()
                    .map(move |(index, area)| (area.code.clone(), (is_neighbourhood, index)))
            })
            .collect();
        let mut print = Sha256::new();
        for area in neighbourhoods.iter().chain(&districts) {
            print.update(area.code.as_bytes());
            print.update(area.path.as_bytes());
        }
        let version = hex(&print.finalize()).chars().take(12).collect();
        let all = Self { neighbourhoods, districts, frame, by_code, version, ..Self::default() };
        let labels = all.ground().beside_numbers();
        Self { labels, ..all }
    }

    /// The same, with what lies in the landscape.
    #[must_use]
    pub fn in_landscape(self, landmarks: &Landmarks) -> Self {
        let drawings: Vec<_> = landmarks.all().map(|(kind, lines)| self.frame.drawing(kind, lines)).collect();
        let mut print = Sha256::new();
        for one in &drawings {
            [one.kind.code(), &one.areas, &one.lines].iter().for_each(|part| print.update(part));
        }
        let version = if drawings.is_empty() { String::new() } else { hex(&print.finalize()) };
        Self { landscape: Landscape { drawings, version: version.chars().take(12).collect() }, ..self }
    }

    /// South-west and north-east end of what is drawn; nothing without areas.
    #[must_use]
    pub fn bounds(&self) -> Option<(Point, Point)> {
        let (north_west, south_east) = (self.point_at(0.0, 0.0), self.point_at(WIDTH, self.height()));
        let some = !self.neighbourhoods.is_empty();
        some.then_some((
            Point { lat: south_east.lat, lon: north_west.lon },
            Point { lat: north_west.lat, lon: south_east.lon },
        ))
    }

    /// The area with this code, or the one that took its place.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Area> {
        let mut code = code;
        // Each time a municipality draws its map anew, another one may have taken the place.
        for _ in 0..20 {
            match self.gone.get(code) {
                Some(next) => code = next,
                None => break,
            }
        }
        let (is_neighbourhood, index) = self.by_code.get(code)?;
        if *is_neighbourhood { self.neighbourhoods.get(*index) } else { self.districts.get(*index) }
    }

    /// The neighbourhood with this code.
    #[must_use]
    pub fn neighbourhood(&self, code: &str) -> Option<&Area> {
        self.get(code).filter(|area| !area.district.is_empty())
    }

    /// Name of an area; empty when it is not known.
    #[must_use]
    pub fn name(&self, code: &str) -> String {
        self.get(code).map(|area| area.name.clone()).unwrap_or_default()
    }

    /// The neighbourhood that a point lies in, or on the edge of.
    #[must_use]
    pub fn at(&self, point: Point) -> Option<&Area> {
        /// As wide as a border may be drawn, in metres.
        const EDGE: f64 = 60.0;
        let inside = self.neighbourhoods.iter().find(|area| area.outline.contains(point));
        inside.or_else(|| {
            let away = |area: &Area| area.outline.metres_to_edge(point);
            let nearest = self.neighbourhoods.iter().map(|area| (away(area), area));
            nearest.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(away, _)| *away < EDGE).map(|(_, area)| area)
        })
    }

    /// Neighbourhoods whose district is not known here.
    pub fn without_district(&self) -> impl Iterator<Item = &Area> {
        self.neighbourhoods.iter().filter(|area| !self.districts.iter().any(|one| one.code == area.district))
    }

    /// The names on a map with marks on it, that reach as far to each side of where they stand: on wide
    /// screens, and on narrow ones.
    #[must_use]
    pub fn labels_beside(&self, wide: (&[(f64, f64)], f64), narrow: (&[(f64, f64)], f64)) -> Labels {
        self.ground().beside_marks(wide, narrow)
    }

    /// What the names stand on. An area without an outline has no room for one.
    fn ground(&self) -> Ground<'_> {
        let frame = self.frame;
        Ground {
            neighbourhoods: self.neighbourhoods.iter().filter_map(|area| frame.spot(area)).collect(),
            districts: self.districts.iter().filter_map(|area| frame.spot(area)).collect(),
            size: (WIDTH, frame.height),
        }
    }

    /// Height of the drawn map.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.frame.height
    }

    /// Where a point stands on the drawn map.
    #[must_use]
    pub fn place(&self, point: Point) -> (f64, f64) {
        self.frame.place(point)
    }

    /// The point at a place of the drawn map.
    #[must_use]
    pub fn point_at(&self, x: f64, y: f64) -> Point {
        self.frame.point((x, y))
    }
}

impl Frame {
    fn around<'a>(areas: impl Iterator<Item = &'a Area>) -> Self {
        let mut ends: Option<(Point, Point)> = None;
        for (low, high) in areas.filter_map(|area| area.outline.bounds()) {
            ends = Some(ends.map_or((low, high), |(l, h)| {
                (
                    Point { lat: l.lat.min(low.lat), lon: l.lon.min(low.lon) },
                    Point { lat: h.lat.max(high.lat), lon: h.lon.max(high.lon) },
                )
            }));
        }
        let Some((low, high)) = ends else {
            return Self { height: 600.0, scale_x: 1.0, scale_y: 1.0, ..Self::default() };
        };
        let scale_x = WIDTH / (high.lon - low.lon).max(f64::EPSILON);
        // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
        let scale_y = scale_x / ((low.lat + high.lat) / 2.0).to_radians().cos();
        Self { west: low.lon, north: high.lat, scale_x, scale_y, height: (high.lat - low.lat) * scale_y }
    }

    fn place(self, point: Point) -> (f64, f64) {
        ((point.lon - self.west) * self.scale_x, (self.north - point.lat) * self.scale_y)
    }

    fn point(self, (x, y): (f64, f64)) -> Point {
        Point { lat: self.north - y / self.scale_y, lon: self.west + x / self.scale_x }
    }

    fn spot(self, area: &Area) -> Option<Spot<'_>> {
        let (low, high) = area.outline.bounds()?;
        let ((left, down), (right, up)) = (self.place(low), self.place(high));
        let inside = Box::new(move |at| area.outline.contains(self.point(at)));
        Some(Spot { name: &area.name, at: area.at, room: (left, up, right, down), inside })
    }

    fn path(self, outline: &Outline) -> String {
        let mut path = String::new();
        for ring in outline.polygons.iter().flatten() {
            path.push_str(&self.line(ring));
            path.push('Z');
        }
        path
    }

    fn drawing(self, kind: Landmark, all: &[Vec<Point>]) -> Drawing {
        let mut drawing = Drawing { kind, count: all.len(), areas: String::new(), lines: String::new() };
        for line in all {
            let part = if landmarks::is_edge(line) { &mut drawing.areas } else { &mut drawing.lines };
            part.push_str(&self.line(line));
        }
        drawing
    }

    fn line(self, points: &[Point]) -> String {
        let mut path = String::new();
        for (index, point) in points.iter().enumerate() {
            let (x, y) = self.place(*point);
            // Writing to a String can't fail.
            let _ = write!(path, "{}{x:.0} {y:.0}", if index == 0 { "M" } else { "L" });
        }
        path
    }
}

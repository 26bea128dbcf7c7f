//! From GeoJSON to an outline, and back.

use domain::area::{Outline, Point, rd};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How a file counts places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grid {
    /// Degrees, longitude first (WGS84).
    Degrees,
    /// Metres of the Dutch grid (RD New).
    Rd,
    /// Metres of the maps of the web (EPSG:3857).
    Mercator,
}

/// Half the width of the world in web Mercator, in metres.
const HALF: f64 = 20_037_508.342_789_244;

impl Grid {
    /// Its name, as GIS programs have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Degrees => "WGS84 (EPSG:4326)",
            Self::Rd => "RD New (EPSG:28992)",
            Self::Mercator => "Web Mercator (EPSG:3857)",
        }
    }

    /// Whether a pair of numbers can be a place in it: for metres, one in or near the Netherlands.
    #[must_use]
    pub fn holds(self, (x, y): (f64, f64)) -> bool {
        match self {
            Self::Degrees => (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y),
            Self::Rd => rd::holds(x, y),
            Self::Mercator => {
                (300_000.0..=850_000.0).contains(&x) && (6_500_000.0..=7_200_000.0).contains(&y)
            }
        }
    }

    pub(super) fn point(self, (x, y): (f64, f64)) -> Option<Point> {
        // To a centimetre: the same outline is the same, whoever wrote it down in between.
        let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
        self.holds((x, y)).then(|| {
            let Point { lat, lon } = match self {
                Self::Degrees => Point { lat: y, lon: x },
                Self::Rd => rd::to_degrees(x, y),
                Self::Mercator => {
                    let lat = (y / HALF * std::f64::consts::PI).sinh().atan().to_degrees();
                    Point { lat, lon: x / HALF * 180.0 }
                }
            };
            Point { lat: round(lat), lon: round(lon) }
        })
    }
}

/// The outline of a GeoJSON geometry of degrees; nothing when it has no polygons.
pub(super) fn outline(geometry: &Value) -> Option<Outline> {
    outline_by(geometry, Grid::Degrees)
}

/// The same of a geometry that counts by a grid. Of a collection, the points and lines are left out.
pub(super) fn outline_by(geometry: &Value, grid: Grid) -> Option<Outline> {
    polygons(geometry)?
        .into_iter()
        .map(|rings| polygon(rings, grid))
        .collect::<Option<Vec<_>>>()
        .map(Outline::tidy)
}

/// The coordinates of each polygon in a geometry; nothing when it has none.
fn polygons(geometry: &Value) -> Option<Vec<&Value>> {
    let inside = |key: &str| geometry.get(key)?.as_array();
    match geometry.get("type")?.as_str()? {
        "Polygon" => Some(vec![geometry.get("coordinates")?]),
        "MultiPolygon" => Some(inside("coordinates")?.iter().collect()),
        "GeometryCollection" => {
            let all: Vec<_> = inside("geometries")?.iter().filter_map(polygons).flatten().collect();
            (!all.is_empty()).then_some(all)
        }
        _ => None,
    }
}

fn polygon(rings: &Value, grid: Grid) -> Option<Vec<Vec<Point>>> {
    let ring = |ring: &Value| ring.as_array()?.iter().map(|one| grid.point(pair(one)?)).collect();
    rings.as_array()?.iter().map(ring).collect()
}

fn pair(one: &Value) -> Option<(f64, f64)> {
    Some((one.get(0)?.as_f64()?, one.get(1)?.as_f64()?))
}

/// Each row of pairs of numbers of a geometry: of a line, or of the edge of a polygon.
pub(super) fn strings(geometry: &Value) -> Vec<Vec<(f64, f64)>> {
    let string = |row: &Value| row.as_array().into_iter().flatten().filter_map(pair).collect();
    let strings = |rows: &Value| rows.as_array().into_iter().flatten().map(string).collect::<Vec<_>>();
    let inside = |key: &str| geometry.get(key).unwrap_or(&Value::Null);
    match geometry.get("type").and_then(Value::as_str) {
        Some("LineString") => vec![string(inside("coordinates"))],
        Some("MultiLineString" | "Polygon") => strings(inside("coordinates")),
        Some("MultiPolygon") => {
            inside("coordinates").as_array().into_iter().flatten().flat_map(strings).collect()
        }
        Some("GeometryCollection") => {
            inside("geometries").as_array().into_iter().flatten().flat_map(self::strings).collect()
        }
        _ => Vec::new(),
    }
}

/// Every pair of numbers of the lines and polygons of a geometry.
pub(super) fn pairs(geometry: &Value) -> Vec<(f64, f64)> {
    strings(geometry).into_iter().flatten().collect()
}

/// An outline as a GeoJSON geometry.
pub(super) fn geometry(outline: &Outline) -> Value {
    let ring = |ring: &Vec<Point>| ring.iter().map(|point| [point.lon, point.lat]).collect::<Vec<_>>();
    let polygons: Vec<Vec<_>> =
        outline.polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect();
    json!({"type": "MultiPolygon", "coordinates": polygons})
}

/// Whether degrees lie where they would with north and east the other way round: in the Netherlands, or in
/// its islands in the Caribbean.
pub(super) fn is_swapped(outline: &Outline) -> bool {
    let Some((low, high)) = outline.bounds() else { return false };
    let lies = |lon: [f64; 2], lat: [f64; 2]| {
        low.lon >= lon[0] && high.lon <= lon[1] && low.lat >= lat[0] && high.lat <= lat[1]
    };
    lies([50.5, 53.9], [3.0, 7.5]) || lies([12.0, 18.5], [-69.0, -62.5])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_in_three_grids() {
        let place = Point { lat: 52.223_46, lon: 6.899_4 };
        for (grid, pair) in [
            (Grid::Degrees, (6.8994, 52.22346)),
            (Grid::Rd, (258_327.4, 471_675.9)),
            (Grid::Mercator, (768_037.7, 6_840_631.0)),
        ] {
            let point = grid.point(pair).unwrap();
            assert!(point.metres_to(place) < 20.0, "{grid:?}: {point:?}");
        }
        assert!(Grid::Rd.point((6.9, 52.2)).is_none());
    }

    #[test]
    fn an_outline_comes_back_as_it_was() {
        let square =
            json!({"type": "Polygon", "coordinates": [[[6.8, 52.2], [6.9, 52.2], [6.9, 52.3], [6.8, 52.2]]]});
        let read = outline(&square).unwrap();
        assert_eq!(outline(&geometry(&read)), Some(read));
    }
}

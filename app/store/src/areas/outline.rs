//! From GeoJSON to an outline.

use domain::area::{Outline, Point};
use serde_json::Value;

/// The outline of a GeoJSON geometry; nothing when it is no polygon of degrees.
pub(super) fn outline(geometry: &Value) -> Option<Outline> {
    let coordinates = geometry.get("coordinates")?;
    let polygons = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![polygon(coordinates)?],
        "MultiPolygon" => coordinates.as_array()?.iter().map(polygon).collect::<Option<_>>()?,
        _ => return None,
    };
    Some(Outline { polygons })
}

fn polygon(rings: &Value) -> Option<Vec<Vec<Point>>> {
    let point = |pair: &Value| {
        let (lon, lat) = (pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?);
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Point { lat, lon })
    };
    rings.as_array()?.iter().map(|ring| ring.as_array()?.iter().map(point).collect()).collect()
}

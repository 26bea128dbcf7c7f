//! Areas as they come in: GeoJSON with the property names of CBS. Reading and writing apart, so that somebody
//! can look first.

use crate::areas::outline::outline;
use anyhow::Context as _;
use domain::{
    area::{Outline, Point},
    text::clean::{clean_line, is_visible},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// An area of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of its district; `None` for a district.
    pub district: Option<String>,
    /// Its outline, as it stood in the file.
    pub geometry: Value,
    /// The same, read.
    pub outline: Outline,
    /// The point that stands for it.
    pub point: Point,
    /// People who live there; 0 when the file does not say.
    pub inhabitants: i32,
}

/// Why a feature is not an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It has no properties.
    #[error("it has no properties")]
    NoProperties,
    /// It has no `wijkcode`.
    #[error("it has no wijkcode")]
    NoCode,
    /// It has no `buurtnaam` or `wijknaam`.
    #[error("it has no buurtnaam or wijknaam")]
    NoName,
    /// Its code or name is longer than a name is.
    #[error("its code or name is too long")]
    TooLong,
    /// It has no geometry of polygons in degrees.
    #[error("its geometry is no Polygon or MultiPolygon of longitudes and latitudes")]
    NoPolygon,
    /// There is no room inside its outline.
    #[error("its outline is empty")]
    Empty,
    /// An earlier feature has the same code.
    #[error("its code stands in the file twice")]
    Twice,
}

impl Wrong {
    /// End of the key of its text.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoProperties => "no-properties",
            Self::NoCode => "no-code",
            Self::NoName => "no-name",
            Self::TooLong => "too-long",
            Self::NoPolygon => "no-polygon",
            Self::Empty => "empty",
            Self::Twice => "twice",
        }
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoFile {
    /// It is not JSON.
    #[error("this is not JSON")]
    NotJson,
    /// It is not a collection of features.
    #[error("this is not a GeoJSON FeatureCollection")]
    NotACollection,
}

/// Longest code or name.
const LONGEST: usize = 100;

/// Reads a file. Each feature is an area, or says what is wrong with it.
///
/// # Errors
/// When the file is no collection of features.
pub fn read(geojson: &str) -> Result<Vec<Result<Incoming, Wrong>>, NoFile> {
    let collection: Value = serde_json::from_str(geojson).map_err(|_not_json| NoFile::NotJson)?;
    let features = collection.get("features").and_then(Value::as_array).ok_or(NoFile::NotACollection)?;
    let mut seen = BTreeSet::new();
    Ok(features
        .iter()
        .map(|feature| {
            let one = one(feature)?;
            if seen.insert(one.code.clone()) { Ok(one) } else { Err(Wrong::Twice) }
        })
        .collect())
}

/// Reads a file of which everything has to be right: neighbourhoods (`buurtcode`, `buurtnaam`, `wijkcode`)
/// and districts (`wijkcode`, `wijknaam` only).
///
/// # Errors
/// When the file is no such collection; the message names the feature that is wrong.
pub fn read_all(geojson: &str) -> anyhow::Result<Vec<Incoming>> {
    let numbered = read(geojson)?.into_iter().zip(1..);
    numbered.map(|(area, number)| area.with_context(|| format!("feature {number} is wrong"))).collect()
}

fn one(feature: &Value) -> Result<Incoming, Wrong> {
    let properties =
        feature.get("properties").filter(|properties| properties.is_object()).ok_or(Wrong::NoProperties)?;
    let text = |name: &str| {
        properties.get(name).and_then(Value::as_str).map(clean_line).filter(|text| is_visible(text))
    };
    let (code, name, district) = match (text("buurtcode"), text("wijkcode")) {
        (Some(code), Some(district)) => (code, text("buurtnaam"), Some(district)),
        (None, Some(district)) => (district, text("wijknaam"), None),
        (_, None) => return Err(Wrong::NoCode),
    };
    let name = name.ok_or(Wrong::NoName)?;
    // Codes are kept in lists with commas.
    if [&code, &name].iter().any(|text| text.chars().count() > LONGEST)
        || [Some(&code), district.as_ref()].into_iter().flatten().any(|code| code.contains(','))
    {
        return Err(Wrong::TooLong);
    }
    let geometry = feature.get("geometry").ok_or(Wrong::NoPolygon)?;
    let outline = outline(geometry).ok_or(Wrong::NoPolygon)?;
    let point = outline.label_point().ok_or(Wrong::Empty)?;
    Ok(Incoming {
        code,
        name,
        district,
        geometry: geometry.clone(),
        outline,
        point,
        inhabitants: properties
            .get("inwoners")
            .and_then(Value::as_i64)
            .and_then(|count| i32::try_from(count).ok())
            .unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(features: &str) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    }

    const SQUARE: &str =
        r#"{"type":"Polygon","coordinates":[[[6.8,52.2],[6.9,52.2],[6.9,52.3],[6.8,52.3],[6.8,52.2]]]}"#;

    #[test]
    fn every_feature_says_what_is_wrong_with_it() {
        let feature = |properties: &str, geometry: &str| {
            format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
        };
        let good = r#"{"buurtcode":"BU1","buurtnaam":"De Bothoven","wijkcode":"WK1"}"#;
        for (features, expected) in [
            (feature(good, SQUARE), Ok("BU1")),
            (feature(r#"{"wijkcode":"WK1","wijknaam":"Binnensingel"}"#, SQUARE), Ok("WK1")),
            (feature("null", SQUARE), Err(Wrong::NoProperties)),
            (feature(r#"{"buurtcode":"BU1","buurtnaam":"x"}"#, SQUARE), Err(Wrong::NoCode)),
            (feature(r#"{"buurtcode":"BU1","wijkcode":"WK1","buurtnaam":"  "}"#, SQUARE), Err(Wrong::NoName)),
            (feature(good, r#"{"type":"Point","coordinates":[6.8,52.2]}"#), Err(Wrong::NoPolygon)),
            (feature(good, r#"{"type":"Polygon","coordinates":[[[206.8,52.2]]]}"#), Err(Wrong::NoPolygon)),
            (feature(good, r#"{"type":"Polygon","coordinates":[]}"#), Err(Wrong::Empty)),
            (feature(good, "null"), Err(Wrong::NoPolygon)),
        ] {
            let read = read(&collection(&features)).unwrap();
            assert_eq!(
                read[0].as_ref().map(|area| area.code.as_str()).map_err(|wrong| *wrong),
                expected,
                "{features}"
            );
        }
        let twice = read(&collection(&[feature(good, SQUARE), feature(good, SQUARE)].join(","))).unwrap();
        assert!(twice[0].is_ok());
        assert_eq!(twice[1], Err(Wrong::Twice));
        assert_eq!(read("{").unwrap_err(), NoFile::NotJson);
        assert_eq!(read("{}").unwrap_err(), NoFile::NotACollection);
    }
}

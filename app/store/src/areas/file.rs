//! Files as CBS, PDOK and GIS programs save them: which letters they are written in, which shape of JSON they
//! have, and by which grid they count.

use crate::areas::outline::{Grid, pairs};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFile {
    /// It is of another kind, of which the name is given.
    #[error("this is a {0}, not GeoJSON")]
    OtherKind(&'static str),
    /// It is not JSON.
    #[error("this is not JSON")]
    NotJson,
    /// It is not a collection of features.
    #[error("this is not a GeoJSON FeatureCollection")]
    NotACollection,
    /// It counts by a grid that is not known here.
    #[error("this file counts by {0}; save it as WGS84 (EPSG:4326) or RD New (EPSG:28992)")]
    OtherGrid(String),
    /// It says that it counts by a grid, and its numbers do not lie in that grid.
    #[error("this file says that it counts by {0}, but its numbers do not")]
    NotItsGrid(&'static str),
}

/// What was done to a file to understand it, or left out of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Note {
    /// It was written in other letters than UTF-8.
    Letters(String),
    /// It counted by this grid, and was converted to degrees.
    Converted(Grid),
    /// So many municipalities, provinces or countries in it were left out.
    OtherLevels(usize),
    /// So many areas of water in it were left out.
    Water(usize),
}

/// The text of a file.
///
/// # Errors
/// When it is a file of another kind.
pub(crate) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Note>), NoFile> {
    for (start, kind) in [
        (b"PK\x03\x04".as_slice(), "zip"),
        (b"SQLite format 3", "GeoPackage"),
        (b"\x00\x00\x27\x0a", "shapefile"),
        (b"\x1f\x8b", "gzip"),
        (b"fgb", "FlatGeobuf"),
    ] {
        if bytes.starts_with(start) {
            return Err(NoFile::OtherKind(kind));
        }
    }
    let without_mark = match bytes {
        [_, 0, _, 0, ..] => Some(UTF_16LE),
        [0, _, 0, _, ..] => Some(UTF_16BE),
        _ => None,
    };
    let letters = Encoding::for_bom(bytes).map(|(letters, _)| letters).or(without_mark);
    let letters = letters.unwrap_or_else(|| match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        // What most programs of before UTF-8 wrote here; it has a letter for nearly every byte.
        Err(_) => WINDOWS_1252,
    });
    let (text, letters, _) = letters.decode(bytes);
    if text.trim_start().starts_with('<') {
        return Err(NoFile::OtherKind("XML"));
    }
    let note = (letters != UTF_8).then(|| Note::Letters(letters.name().to_owned()));
    Ok((text, note))
}

/// The features of a text, and the grid that it says it counts by.
///
/// # Errors
/// When it is no JSON with features, and when it counts by a grid that is not known here.
pub(super) fn features(text: &str) -> Result<(Vec<Value>, Option<Grid>), NoFile> {
    let Ok(whole) = serde_json::from_str::<Value>(text) else {
        return lines(text).map(|features| (features, None)).ok_or(NoFile::NotJson);
    };
    let grid = grid(&whole)?;
    let features = match whole {
        Value::Array(features) => features,
        Value::Object(mut whole) => {
            let features = whole.remove("features");
            match (whole.get("type").and_then(Value::as_str), features) {
                (_, Some(Value::Array(features))) => features,
                (Some("Feature"), _) => vec![Value::Object(whole)],
                (Some("Topology"), _) => return Err(NoFile::OtherKind("TopoJSON")),
                _ => return Err(NoFile::NotACollection),
            }
        }
        _ => return Err(NoFile::NotACollection),
    };
    if features.iter().any(|feature| !feature.is_object()) {
        return Err(NoFile::NotACollection);
    }
    Ok((features, grid))
}

/// A feature per line (RFC 8142, with or without its marks).
fn lines(text: &str) -> Option<Vec<Value>> {
    let lines =
        text.lines().map(|line| line.trim_matches(['\u{1e}', ' ', '\t'])).filter(|line| !line.is_empty());
    let features: Vec<Value> = lines.map(|line| serde_json::from_str(line).ok()).collect::<Option<_>>()?;
    let is_feature = |one: &Value| one.get("type").and_then(Value::as_str) == Some("Feature");
    features.iter().all(is_feature).then_some(features)
}

/// The grid that a file says it counts by; nothing when it does not say.
fn grid(whole: &Value) -> Result<Option<Grid>, NoFile> {
    let said = whole.get("crs").or_else(|| whole.get("coordRefSys"));
    let Some(said) = said.filter(|said| !said.is_null()) else { return Ok(None) };
    let properties = said.get("properties");
    let name =
        [properties.and_then(|of| of.get("name")), properties.and_then(|of| of.get("code")), Some(said)]
            .into_iter()
            .flatten()
            .find_map(|name| {
                name.as_str().map(str::to_owned).or_else(|| name.as_u64().map(|code| code.to_string()))
            });
    let Some(name) = name else {
        return Err(NoFile::OtherGrid(said.to_string().chars().take(100).collect()));
    };
    let number = name.rsplit([':', '/']).next().unwrap_or_default();
    match number {
        // Degrees by whichever of the satellite systems: half a metre apart.
        "CRS84" | "CRS84h" | "4326" | "4979" | "4258" | "4937" => Ok(Some(Grid::Degrees)),
        "28992" | "7415" => Ok(Some(Grid::Rd)),
        "3857" | "900913" => Ok(Some(Grid::Mercator)),
        _ => Err(NoFile::OtherGrid(name)),
    }
}

/// The grid by which the numbers of a file count.
///
/// # Errors
/// When the file says one, and its numbers do not lie in it.
pub(super) fn counted_by(features: &[Value], said: Option<Grid>) -> Result<Grid, NoFile> {
    let all: Vec<_> = features.iter().filter_map(|one| one.get("geometry")).flat_map(pairs).collect();
    let lies_in = |grid: Grid| !all.is_empty() && all.iter().all(|pair| grid.holds(*pair));
    match said {
        // A program that writes metres under "degrees" is seen by its numbers.
        None | Some(Grid::Degrees) => {
            let metres = [Grid::Rd, Grid::Mercator].into_iter().find(|grid| lies_in(*grid));
            Ok(metres.unwrap_or(Grid::Degrees))
        }
        Some(grid) if lies_in(grid) || all.is_empty() => Ok(grid),
        Some(grid) => Err(NoFile::NotItsGrid(grid.name())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_known_by_their_marks_and_their_bytes() {
        let wide = |text: &str, little: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        let named = |name: &str| Some(Note::Letters(name.to_owned()));
        for (bytes, expected, note) in [
            ("{\"é\"}".as_bytes().to_vec(), "{\"é\"}", None),
            (b"\xef\xbb\xbf{}".to_vec(), "{}", None),
            (b"{\"Caf\xe9\"}".to_vec(), "{\"Café\"}", named("windows-1252")),
            (wide("\u{feff}{\"é\"}", true), "{\"é\"}", named("UTF-16LE")),
            (wide("\u{feff}{\"é\"}", false), "{\"é\"}", named("UTF-16BE")),
            (wide("{\"é\"}", true), "{\"é\"}", named("UTF-16LE")),
            (Vec::new(), "", None),
        ] {
            let (text, noted) = text(&bytes).unwrap();
            assert_eq!((text.as_ref(), noted), (expected, note));
        }
        assert_eq!(text(b"PK\x03\x04...").unwrap_err(), NoFile::OtherKind("zip"));
        assert_eq!(text(b" <kml>").unwrap_err(), NoFile::OtherKind("XML"));
    }

    #[test]
    fn a_file_says_its_grid_in_many_ways() {
        for (crs, expected) in [
            ("null", Ok(None)),
            (
                r#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#,
                Ok(Some(Grid::Degrees)),
            ),
            (r#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}}"#, Ok(Some(Grid::Rd))),
            (r#"{"type":"EPSG","properties":{"code":28992}}"#, Ok(Some(Grid::Rd))),
            (r#""http://www.opengis.net/def/crs/EPSG/0/3857""#, Ok(Some(Grid::Mercator))),
            (r#""EPSG:25831""#, Err(NoFile::OtherGrid("EPSG:25831".to_owned()))),
        ] {
            let whole = serde_json::from_str(&format!("{{\"crs\":{crs}}}")).unwrap();
            assert_eq!(grid(&whole), expected, "{crs}");
        }
    }
}

//! Areas as they come in: GeoJSON of CBS, PDOK or a GIS program. Reading and writing apart, so that somebody
//! can look first.

use crate::areas::{
    file::{counted_by, features, text},
    outline::{Grid, is_swapped, outline_by},
};
use anyhow::Context as _;
use domain::{
    area::{Outline, Point},
    text::clean::{clean_line, is_visible},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::areas::file::{NoFile, Note};

/// An area of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of its district; `None` for a district.
    pub district: Option<String>,
    /// Code (CBS) of the municipality that it lies in, when the file says so.
    pub municipality: Option<String>,
    /// Its outline, in degrees.
    pub outline: Outline,
    /// The point that stands for it.
    pub point: Point,
    /// People who live there; 0 when the file does not say.
    pub inhabitants: i32,
}

/// Why a feature is not an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
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
    /// Its latitudes stand where longitudes belong.
    #[error("its longitudes and latitudes are swapped")]
    Swapped,
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
            Self::Swapped => "swapped",
            Self::Empty => "empty",
            Self::Twice => "twice",
        }
    }
}

/// Longest code or name.
const LONGEST: usize = 100;
/// Least room around the point of an area, in metres: with less it is a sliver between two others.
const ROOM: f64 = 1.5;

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Each feature with its number in the file: an area, or what is wrong with it.
    pub areas: Vec<(usize, Result<Incoming, Wrong>)>,
    /// What was done to understand it, and what was left out.
    pub notes: Vec<Note>,
    /// Names of the municipalities in it, by their codes.
    pub municipalities: BTreeMap<String, String>,
    /// Codes of the municipalities of features that are wrong, by their numbers, when the file says them.
    pub wrong_in: BTreeMap<usize, String>,
}

impl Reading {
    /// The areas that are right.
    pub fn good(&self) -> impl Iterator<Item = &Incoming> {
        self.areas.iter().filter_map(|(_, area)| area.as_ref().ok())
    }

    /// What is wrong with features that lie in a municipality, or of which the file does not say where.
    pub fn wrong<'a>(
        &'a self,
        municipality: Option<&'a str>,
    ) -> impl Iterator<Item = (usize, Wrong)> + use<'a> {
        let here = move |number: &usize| {
            let of = self.wrong_in.get(number);
            municipality.is_none() || of.is_none_or(|of| Some(of.as_str()) == municipality)
        };
        let wrong =
            self.areas.iter().filter_map(|(number, area)| Some((*number, area.as_ref().err().copied()?)));
        wrong.filter(move |(number, _)| here(number))
    }
}

/// Reads a file. Each feature is an area, or says what is wrong with it.
///
/// # Errors
/// When the file has no features that can be read.
pub fn read(bytes: &[u8]) -> Result<Reading, NoFile> {
    let (text, letters) = text(bytes)?;
    let (features, said) = features(&text)?;
    let grid = counted_by(&features, said)?;
    let mut reading = Reading { notes: letters.into_iter().collect(), ..Reading::default() };
    if grid != Grid::Degrees {
        reading.notes.push(Note::Converted(grid));
    }
    let (mut seen, mut others, mut water) = (BTreeSet::new(), 0, 0);
    for (feature, number) in features.iter().zip(1..) {
        let area = match one(feature, grid) {
            Feature::Area(area) => area,
            Feature::Water => {
                water += 1;
                continue;
            }
            Feature::OtherLevel => {
                others += 1;
                continue;
            }
        };
        let once = |area: Incoming| if seen.insert(area.code.clone()) { Ok(area) } else { Err(Wrong::Twice) };
        let area = area.and_then(once);
        if let (Err(_), Some(said)) = (&area, Said::of(feature)) {
            reading.wrong_in.extend(Codes::of(&said).lies_in().map(|code| (number, code)));
        }
        if let Some(code) = area.as_ref().ok().and_then(|area| area.municipality.clone()) {
            let name = Said::of(feature).and_then(|said| said.text(&["gemeentenaam", "gmnaam"]));
            reading.municipalities.entry(code.clone()).or_insert_with(|| name.unwrap_or(code));
        }
        reading.areas.push((number, area));
    }
    reading.notes.extend((others > 0).then_some(Note::OtherLevels(others)));
    reading.notes.extend((water > 0).then_some(Note::Water(water)));
    Ok(reading)
}

/// Reads a file of which everything has to be right.
///
/// # Errors
/// When it can't be read, or a part of it is wrong; the message names the feature.
pub fn read_all(bytes: &[u8]) -> anyhow::Result<Vec<Incoming>> {
    let numbered = read(bytes)?.areas.into_iter();
    numbered.map(|(number, area)| area.with_context(|| format!("feature {number} is wrong"))).collect()
}

enum Feature {
    Area(Result<Incoming, Wrong>),
    /// Water that CBS counts as a neighbourhood.
    Water,
    /// A municipality, a province, the country.
    OtherLevel,
}

fn one(feature: &Value, grid: Grid) -> Feature {
    let Some(said) = Said::of(feature) else { return Feature::Area(Err(Wrong::NoProperties)) };
    let codes = Codes::of(&said);
    let is_water = said
        .text(&["water"])
        .is_some_and(|water| ["ja", "b", "true", "1"].iter().any(|yes| water.eq_ignore_ascii_case(yes)));
    if is_water || codes.is_water() {
        return Feature::Water;
    }
    if codes.neighbourhood.is_none() && codes.district.is_none() && codes.is_other_level {
        return Feature::OtherLevel;
    }
    Feature::Area(area(feature, &said, codes, grid))
}

fn area(feature: &Value, said: &Said, codes: Codes, grid: Grid) -> Result<Incoming, Wrong> {
    let municipality = codes.lies_in();
    let (code, names, district) = match (codes.neighbourhood, codes.district) {
        (Some(code), Some(district)) => (code, ["buurtnaam", "bunaam"], Some(district)),
        (None, Some(district)) => (district, ["wijknaam", "wknaam"], None),
        (_, None) => return Err(Wrong::NoCode),
    };
    let name = said.text(&names).or_else(|| said.text(&["statnaam", "naam", "name", "gebiedsnaam"]));
    let name = name.ok_or(Wrong::NoName)?;
    // Codes are kept in lists with commas.
    if [&code, &name].iter().any(|text| text.chars().count() > LONGEST)
        || [Some(&code), district.as_ref()].into_iter().flatten().any(|code| code.contains(','))
    {
        return Err(Wrong::TooLong);
    }
    let outline =
        feature.get("geometry").and_then(|geometry| outline_by(geometry, grid)).ok_or(Wrong::NoPolygon)?;
    if is_swapped(&outline) {
        return Err(Wrong::Swapped);
    }
    let point = outline.label_point().filter(|at| outline.metres_to_edge(*at) >= ROOM).ok_or(Wrong::Empty)?;
    Ok(Incoming { code, name, district, municipality, outline, point, inhabitants: said.inhabitants() })
}

/// What stands in the properties of a feature, by names in small letters without marks between words: CBS
/// writes `buurtcode`, its older files `BU_CODE`, programs make `buurtCode` of it.
struct Said(BTreeMap<String, Value>);

impl Said {
    fn of(feature: &Value) -> Option<Self> {
        let plain = |name: &String| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let properties: &Map<_, _> = feature.get("properties")?.as_object()?;
        Some(Self(properties.iter().map(|(name, value)| (plain(name), value.clone())).collect()))
    }

    /// The first of these that says something.
    fn text(&self, names: &[&str]) -> Option<String> {
        let one = |name: &&str| {
            let text = match self.0.get(*name)? {
                Value::String(text) => clean_line(text),
                Value::Bool(said) => said.to_string(),
                // A table program may have made a number of a code; numbers of CBS below zero say "unknown".
                Value::Number(number) => format!("{}", number.as_f64().filter(|number| *number >= 0.0)?),
                _ => return None,
            };
            Some(text).filter(|text| is_visible(text))
        };
        names.iter().find_map(one)
    }

    fn inhabitants(&self) -> i32 {
        let text =
            self.text(&["inwoners", "aantalinwoners", "aantinw", "inwonersaantal"]).unwrap_or_default();
        let whole = text.split([',', '.']).next().unwrap_or_default();
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        if text.starts_with('-') { 0 } else { digits.parse().unwrap_or(0) }
    }
}

/// The codes of a feature, as CBS writes them.
#[derive(Default)]
struct Codes {
    neighbourhood: Option<String>,
    district: Option<String>,
    municipality: Option<String>,
    is_other_level: bool,
}

impl Codes {
    fn of(said: &Said) -> Self {
        // Files with one level have one code, whose first letters say which.
        let any = said.text(&["statcode", "code", "gebiedscode"]).map(|code| code.to_uppercase());
        let starts = |with: &str| any.clone().filter(|code| code.starts_with(with));
        let neighbourhood = said.text(&["buurtcode", "bucode"]).or_else(|| starts("BU"));
        let district = said.text(&["wijkcode", "wkcode"]).or_else(|| starts("WK"));
        let municipality = said.text(&["gemeentecode", "gmcode"]).or_else(|| starts("GM"));
        let other = ["PV", "LD", "NL", "PR"].into_iter().any(|with| starts(with).is_some());
        let is_other_level =
            other || municipality.is_some() || said.text(&["provinciecode", "landcode"]).is_some();
        let neighbourhood = neighbourhood.map(|code| cbs("BU", 8, &code));
        let of_code = neighbourhood.as_ref().filter(|code| is_cbs(code)).and_then(|code| code.get(2..8));
        Self {
            district: district.map(|code| cbs("WK", 6, &code)).or_else(|| of_code.map(|n| format!("WK{n}"))),
            municipality: municipality.map(|code| cbs("GM", 4, &code)),
            neighbourhood,
            is_other_level,
        }
    }

    /// The municipality that it lies in: as it says, or as its code does.
    fn lies_in(&self) -> Option<String> {
        let code = self.neighbourhood.as_ref().or(self.district.as_ref());
        self.municipality.clone().or_else(|| municipality_of(code?))
    }

    /// Whether it is water: CBS keeps the last two numbers of a municipality for inland and open water.
    fn is_water(&self) -> bool {
        let ends = |code: &String| is_cbs(code) && (code.ends_with("9997") || code.ends_with("9998"));
        self.neighbourhood.as_ref().is_some_and(ends)
    }
}

/// What stands between the letters and the end of a code of CBS: the number of the municipality.
pub(super) fn municipality_of(code: &str) -> Option<String> {
    is_cbs(code).then(|| code.get(2..6).map(|number| format!("GM{number}"))).flatten()
}

/// A code as CBS writes it: small letters made capitals, and a number with the zeros and letters before it
/// that got lost. A code of the municipality's own stays as it is.
pub(super) fn cbs(letters: &str, digits: usize, code: &str) -> String {
    let number =
        code.get(..2).filter(|start| start.eq_ignore_ascii_case(letters)).and_then(|_| code.get(2..));
    let number = number.unwrap_or(code);
    if number.len() > digits || number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
        return code.to_owned();
    }
    // A shorter number after the letters is a code of one's own.
    if number.len() != code.len() && number.len() != digits {
        code.to_owned()
    } else {
        format!("{letters}{number:0>digits$}")
    }
}

/// Whether it is the code of a neighbourhood or a district as CBS has them: the municipality, the district,
/// the neighbourhood, two to four digits each.
fn is_cbs(code: &str) -> bool {
    let digits = code.strip_prefix("BU").map(|n| (n, 8)).or_else(|| code.strip_prefix("WK").map(|n| (n, 6)));
    digits.is_some_and(|(number, count)| number.len() == count && number.chars().all(|c| c.is_ascii_digit()))
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
            (feature(r#"{"statcode":"bu01530000","statnaam":"City"}"#, SQUARE), Ok("BU01530000")),
            (feature(r#"{"BU_CODE":"BU01530000","BU_NAAM":"City"}"#, SQUARE), Ok("BU01530000")),
            (feature(r#"{"code":"WK015300","naam":"Binnensingel"}"#, SQUARE), Ok("WK015300")),
            (
                feature(r#"{"buurtCode":1530000,"buurtNaam":"City","wijkCode":15300}"#, SQUARE),
                Ok("BU01530000"),
            ),
            (
                feature(good, &SQUARE.replace("6.", "3e").replace("52.", "6.").replace("3e", "52.")),
                Err(Wrong::Swapped),
            ),
            (feature(r#"{"buurtcode":"BU1","wijkcode":"WK1","buurtnaam":"  "}"#, SQUARE), Err(Wrong::NoName)),
            (feature(good, r#"{"type":"Point","coordinates":[6.8,52.2]}"#), Err(Wrong::NoPolygon)),
            (feature(good, r#"{"type":"Polygon","coordinates":[[[206.8,52.2]]]}"#), Err(Wrong::NoPolygon)),
            (feature(good, r#"{"type":"Polygon","coordinates":[]}"#), Err(Wrong::Empty)),
            (feature(good, "null"), Err(Wrong::NoPolygon)),
        ] {
            let read = read(collection(&features).as_bytes()).unwrap();
            assert_eq!(
                read.areas[0].1.as_ref().map(|area| area.code.as_str()).map_err(|wrong| *wrong),
                expected,
                "{features}"
            );
        }
        let twice = [feature(good, SQUARE), feature(good, SQUARE)].join(",");
        let twice = read(collection(&twice).as_bytes()).unwrap().areas;
        assert!(twice[0].1.is_ok());
        assert_eq!(twice[1], (2, Err(Wrong::Twice)));
        assert_eq!(read(b"{").unwrap_err(), NoFile::NotJson);
        assert_eq!(read(b"{}").unwrap_err(), NoFile::NotACollection);
    }
}

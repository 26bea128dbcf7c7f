//! What a file of areas would change, to look at before it is taken in.

use crate::areas::{
    Area, Areas,
    import::{Incoming, Reading, municipality_of},
};
use domain::area::Point;
use std::collections::{BTreeMap, HashSet};

/// What an area of a file does to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It is not there yet.
    New,
    /// It gets another name.
    Renamed,
    /// It lies in another district.
    OtherDistrict,
    /// Its border runs elsewhere.
    Redrawn,
    /// Nothing.
    Same,
}

/// See [`Difference`].
#[must_use]
pub fn difference(live: &Areas, area: &Incoming) -> Difference {
    match live.get(&area.code).filter(|there| there.code == area.code) {
        None => Difference::New,
        Some(there) if there.name != area.name => Difference::Renamed,
        Some(there) if there.district != area.district.clone().unwrap_or_default() => {
            Difference::OtherDistrict
        }
        Some(there) if there.outline != area.outline => Difference::Redrawn,
        Some(_) => Difference::Same,
    }
}

/// An area that stands on the map and not in the file.
#[derive(Debug, Clone)]
pub struct Missing {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Codes and names of what may take its place: the nearest, of the same kind.
    pub near: Vec<(String, String)>,
    /// Code of the one of them that lies where it lies.
    pub likely: Option<String>,
}

/// Areas that stand on the map and not in the file, of the kinds that the file has: a file of neighbourhoods
/// says nothing about districts.
#[must_use]
pub fn missing(live: &Areas, come: &[&Incoming]) -> Vec<Missing> {
    /// More than a municipality has: then one looks at another file than one meant, and all stay.
    const MOST: usize = 1_000;
    let of_kind = |districts: bool, there: &[Area]| -> Vec<Missing> {
        let come: Vec<&Incoming> =
            come.iter().copied().filter(|area| area.district.is_none() == districts).collect();
        let known: HashSet<&str> = come.iter().map(|area| area.code.as_str()).collect();
        let gone: Vec<&Area> = there.iter().filter(|area| !known.contains(area.code.as_str())).collect();
        if come.is_empty() || gone.len() > MOST || come.len() > MOST {
            return Vec::new();
        }
        gone.into_iter().map(|area| one(area, there, &known, &come)).collect()
    };
    [of_kind(false, &live.neighbourhoods), of_kind(true, &live.districts)].concat()
}

fn one(area: &Area, there: &[Area], known: &HashSet<&str>, come: &[&Incoming]) -> Missing {
    /// As many as one wants to read.
    const NEAREST: usize = 8;
    let away = |point: Point| area.point.metres_to(point);
    let stays = there.iter().filter(|other| other.code != area.code && !known.contains(other.code.as_str()));
    let stays = stays.map(|other| (away(other.point), &other.code, &other.name));
    let comes = come.iter().map(|other| (away(other.point), &other.code, &other.name));
    let mut near: Vec<(f64, &String, &String)> = stays.chain(comes).collect();
    // In a file, an area with the same name may stand a little further than others do.
    near.sort_by(|a, b| (*a.2 != area.name).cmp(&(*b.2 != area.name)).then(a.0.total_cmp(&b.0)));
    near.truncate(NEAREST);
    let covers = |other: &&&Incoming| other.outline.contains(area.point);
    // A few areas in a file may lie over others for a while; a map drawn anew takes the place of the old one.
    let is_whole = come.len() * 2 >= there.len();
    let likely = come.iter().filter(covers).max_by_key(|other| other.name == area.name);
    let likely = likely.filter(|other| is_whole || other.name == area.name);
    if let Some(likely) = likely.filter(|likely| !near.iter().any(|(_, code, _)| **code == likely.code)) {
        near.push((0.0, &likely.code, &likely.name));
    }
    Missing {
        code: area.code.clone(),
        name: area.name.clone(),
        near: near.iter().map(|(_, code, name)| ((*code).clone(), (*name).clone())).collect(),
        likely: likely.map(|area| area.code.clone()),
    }
}

/// Areas of a file that lie where none is expected: far from those on the map, or, when there are none yet,
/// from the others in the file and from the Kingdom of the Netherlands.
#[must_use]
pub fn far<'a>(live: &Areas, come: &[&'a Incoming]) -> Vec<&'a Incoming> {
    /// No municipality is so wide, in metres.
    const WIDEST: f64 = 75_000.0;
    let middle = |points: Vec<Point>| {
        let half = |of: fn(&Point) -> f64| {
            let mut all: Vec<f64> = points.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied()
        };
        Some(Point { lat: half(|point| point.lat)?, lon: half(|point| point.lon)? })
    };
    let there: Vec<Point> = live.neighbourhoods.iter().map(|area| area.point).collect();
    let come_points = || come.iter().map(|area| area.point).collect();
    let Some(middle) = middle(there).or_else(|| middle(come_points()).filter(|at| in_kingdom(*at))) else {
        return come.to_vec();
    };
    come.iter().copied().filter(|area| area.point.metres_to(middle) > WIDEST).collect()
}

/// Whether a point lies in the Netherlands or around its islands in the Caribbean.
fn in_kingdom(at: Point) -> bool {
    let lies = |lat: [f64; 2], lon: [f64; 2]| {
        (lat[0]..=lat[1]).contains(&at.lat) && (lon[0]..=lon[1]).contains(&at.lon)
    };
    lies([50.6, 53.8], [3.1, 7.4]) || lies([11.8, 18.4], [-70.3, -62.7])
}

/// Codes of districts that neighbourhoods of a file lie in, and that are nowhere.
#[must_use]
pub fn unknown_districts(live: &Areas, come: &[&Incoming]) -> Vec<String> {
    let there = live.districts.iter().map(|area| area.code.as_str());
    let coming = come.iter().filter(|area| area.district.is_none()).map(|area| area.code.as_str());
    let known: HashSet<&str> = there.chain(coming).collect();
    let mut unknown: Vec<String> = come
        .iter()
        .filter_map(|area| area.district.clone())
        .filter(|code| !known.contains(code.as_str()))
        .collect();
    unknown.sort();
    unknown.dedup();
    unknown
}

/// The municipality of a file that a page is about: the one that was asked for, else the one of the areas on
/// the map, else the one of this name. Nothing when it has to be chosen.
#[must_use]
pub fn municipality(live: &Areas, reading: &Reading, asked: Option<&str>, name: &str) -> Option<String> {
    let there = &reading.municipalities;
    if let Some(asked) = asked {
        return there.contains_key(asked).then(|| asked.to_owned());
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for area in &live.neighbourhoods {
        if let Some(code) = municipality_of(&area.code) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(code, _)| code);
    let named = || there.iter().find(|(_, one)| one.eq_ignore_ascii_case(name)).map(|(code, _)| code.clone());
    most.filter(|code| there.contains_key(code)).or_else(named)
}

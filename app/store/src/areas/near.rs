//! Which neighbourhoods a postcode may be about. A postcode never picks one by itself: it offers them, and
//! the person chooses.

use crate::areas::{Area, Areas};
use domain::{area::Point, text::Postcode};
use std::sync::LazyLock;

/// The middle of the addresses of a four-digit postcode.
struct Centre {
    digits: &'static str,
    at: Point,
}

/// The open list of them, which works without a network. Of 2014: newer ones are not in it.
static CENTRES: LazyLock<Vec<Centre>> = LazyLock::new(|| {
    let one = |line: &'static str| {
        let mut from_right = line.rsplit(',');
        let (lon, lat) = (from_right.next()?.parse().ok()?, from_right.next()?.parse().ok()?);
        Some(Centre { digits: line.split(',').next()?, at: Point { lat, lon } })
    };
    include_str!("../../data/nl_pc4.csv").lines().filter_map(one).collect()
});

/// The neighbourhoods that a postcode may be about.
#[derive(Debug, Clone)]
pub enum Near<'a> {
    /// One or more, the nearest first.
    These(Vec<&'a Area>),
    /// None: it lies far away.
    Elsewhere,
    /// None is known.
    Unknown,
}

/// How far from a neighbourhood a postcode is still looked at, in metres.
const FAR: f64 = 25_000.0;

impl Areas {
    /// The neighbourhoods that a postcode may be about: those that it lies in by the list of the
    /// municipality, and else those that its four digits touch.
    #[must_use]
    pub fn near_postcode(&self, postcode: &Postcode) -> Near<'_> {
        let mut listed: Vec<_> =
            self.postcodes.of(postcode).filter_map(|code| self.neighbourhood(code)).collect();
        let mut seen = std::collections::HashSet::new();
        listed.retain(|area| seen.insert(area.code.as_str()));
        if listed.is_empty() { self.near_digits(postcode.digits()) } else { Near::These(listed) }
    }

    /// The neighbourhoods that the four digits of a postcode touch.
    #[must_use]
    pub fn near_digits(&self, digits: &str) -> Near<'_> {
        let Some(centre) = CENTRES.iter().find(|centre| centre.digits == digits) else {
            return Near::Unknown;
        };
        let touched = touched(&self.neighbourhoods, centre);
        let near = self.neighbourhoods.iter().any(|area| area.point.metres_to(centre.at) < FAR);
        match (touched.is_empty(), near) {
            (false, _) => Near::These(touched),
            (true, true) => Near::Unknown,
            (true, false) => Near::Elsewhere,
        }
    }
}

/// The neighbourhoods that four digits touch, the nearest first. Where their borders run is no open data:
/// what lies nearer to their middle than to that of any others is taken for theirs, with a wide margin,
/// because one too many is a line to read and one too few is a person who does not find their street.
fn touched<'a>(neighbourhoods: &'a [Area], centre: &Centre) -> Vec<&'a Area> {
    /// Only the nearest others can lie between.
    const OTHERS: usize = 24;
    let mut others: Vec<_> = CENTRES.iter().map(|other| other.at).filter(|at| *at != centre.at).collect();
    others.sort_by(|a, b| a.metres_to(centre.at).total_cmp(&b.metres_to(centre.at)));
    others.truncate(OTHERS);
    let is_near = |at: Point| {
        let nearest = others.iter().map(|other| at.metres_to(*other)).fold(f64::INFINITY, f64::min);
        at.metres_to(centre.at) <= nearest * 1.6 + 500.0
    };
    let mut found: Vec<_> = neighbourhoods
        .iter()
        .filter(|area| area.outline.bounds().is_some_and(|bounds| within(bounds, centre.at)))
        .filter(|area| {
            let corners = || area.outline.polygons.iter().flatten().flatten().copied();
            is_near(area.point)
                || corners().any(is_near)
                || area.outline.points_inside(12).into_iter().any(is_near)
        })
        .collect();
    found.sort_by(|a, b| a.point.metres_to(centre.at).total_cmp(&b.point.metres_to(centre.at)));
    found
}

/// Whether a point lies within [`FAR`] of a box.
fn within((low, high): (Point, Point), at: Point) -> bool {
    let nearest = Point { lat: at.lat.clamp(low.lat, high.lat), lon: at.lon.clamp(low.lon, high.lon) };
    nearest.metres_to(at) < FAR
}

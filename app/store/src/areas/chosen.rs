//! A place as somebody says it: from the list, by a postcode, by a click on the map, or everywhere.

use crate::areas::{Area, Areas, near::Near};
use domain::{
    area::Point,
    initiative::{Precision, public_point},
    text::{Fault, Postcode, TextError, clean::clean_line},
};
use serde::{Deserialize, Serialize};

/// What was chosen and typed, right or not.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Chosen {
    /// Way of choosing the place: `list`, `postcode`, `map` or `everywhere`.
    pub way: String,
    /// Code of the neighbourhood from the list.
    pub area: String,
    /// Postcode.
    pub postcode: String,
    /// Code of the neighbourhood out of those that the postcode offers.
    pub near: String,
    /// Clicked point, latitude.
    pub lat: String,
    /// Clicked point, longitude.
    pub lon: String,
    /// How exactly it is shown.
    pub precision: String,
}

/// A place that is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// How exactly it is shown.
    pub precision: Precision,
    /// Code of the neighbourhood; nothing for everywhere.
    pub area: Option<String>,
    /// Code of the district.
    pub district: Option<String>,
    /// The public point, as [`public_point`] gives it.
    pub point: Option<Point>,
}

/// The name of a field, and what is wrong with it.
pub type WrongField = (&'static str, Fault);

impl Chosen {
    /// The same without what nobody sees.
    #[must_use]
    pub fn cleaned(self) -> Self {
        let line = |typed: String| clean_line(&typed);
        Self {
            way: line(self.way),
            area: line(self.area),
            postcode: line(self.postcode),
            near: line(self.near),
            lat: line(self.lat),
            lon: line(self.lon),
            precision: line(self.precision),
        }
    }

    /// The neighbourhood that was chosen and the point that was clicked; nothing for everywhere.
    ///
    /// # Errors
    /// What is wrong.
    pub fn area<'a>(&self, areas: &'a Areas) -> Result<Option<(&'a Area, Option<Point>)>, WrongField> {
        let found = |area| Ok(Some((area, None)));
        match self.way.as_str() {
            "list" => areas.neighbourhood(&self.area).map_or(Err(("area", "error-area".into())), found),
            "postcode" => areas.neighbourhood(&self.near).map_or(Err(("near", "error-near".into())), found),
            "map" => {
                let point = self.clicked().ok_or(("way", "error-map-nothing".into()))?;
                let area = areas.at(point).ok_or(("way", "error-map-outside".into()))?;
                Ok(Some((area, Some(point))))
            }
            "everywhere" => Ok(None),
            _ => Err(("way", "error-choose-place".into())),
        }
    }

    /// The neighbourhoods that the postcode offers.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn offered<'a>(&self, areas: &'a Areas) -> Result<Vec<&'a Area>, WrongField> {
        let postcode: Postcode =
            self.postcode.parse().map_err(|error: TextError| ("postcode", Fault::from(error)))?;
        match areas.near_postcode(&postcode) {
            Near::These(near) => Ok(near),
            Near::Elsewhere => Err(("postcode", "error-postcode-elsewhere".into())),
            Near::Unknown => Err(("postcode", "error-postcode-unknown".into())),
        }
    }

    /// The point that was clicked.
    #[must_use]
    pub fn clicked(&self) -> Option<Point> {
        Some(Point { lat: self.lat.parse().ok()?, lon: self.lon.parse().ok()? })
    }

    /// Everything that is not right yet.
    #[must_use]
    pub fn wrong(&self, areas: &Areas) -> Vec<WrongField> {
        let mut wrong: Vec<_> = self.wrong_place(areas).into_iter().collect();
        match self.precision.parse() {
            Err(_) => wrong.push(("precision", "error-choose".into())),
            Ok(Precision::Exact) if self.way != "map" => {
                wrong.push(("precision", "error-exact-needs-map".into()));
            }
            Ok(_) => {}
        }
        wrong
    }

    fn wrong_place(&self, areas: &Areas) -> Option<WrongField> {
        if self.way != "postcode" {
            return self.area(areas).err();
        }
        // Who types another postcode chooses again: what was chosen belongs to the one before.
        let chosen = areas.neighbourhood(&self.near);
        match self.offered(areas) {
            Err(wrong) => Some(wrong),
            Ok(offered) if offered.iter().any(|area| chosen.is_some_and(|it| it.code == area.code)) => None,
            Ok(_) => Some(("near", "error-near".into())),
        }
    }

    /// The place; nothing while something is not right yet. A list of postcodes that changed since does not
    /// make it wrong.
    #[must_use]
    pub fn spot(&self, areas: &Areas) -> Option<Spot> {
        let chosen = self.area(areas).ok()?;
        let precision: Precision = self.precision.parse().ok()?;
        let fits = precision != Precision::Exact || self.way == "map";
        fits.then(|| Spot::of(precision, chosen))
    }
}

impl Spot {
    /// In an area, perhaps at a point in it; or everywhere.
    #[must_use]
    pub fn of(precision: Precision, chosen: Option<(&Area, Option<Point>)>) -> Self {
        let (area, clicked) = chosen.map_or((None, None), |(area, clicked)| (Some(area), clicked));
        Self {
            precision,
            area: area.map(|area| area.code.clone()),
            district: area.map(|area| area.district.clone()),
            point: public_point(precision, clicked, area.map(|area| area.point)),
        }
    }
}

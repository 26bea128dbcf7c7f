//! What a draft lacks, and what it becomes.

use crate::register::draft::Draft;
use crate::{areas::Areas, initiatives::New};
use domain::{
    area::Point,
    initiative::{ContactChoice, Precision, Stage, Theme, public_point, themes_are_valid},
    lang::Lang,
    text::{Email, Fault, Name, Story, Summary, TextError, Title, clean::is_visible},
};

/// The steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What it is.
    What,
    /// Where it is.
    Where,
    /// Who it is.
    Who,
    /// Check and send.
    Check,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::What, Self::Where, Self::Who, Self::Check];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::What => "register-step-what",
            Self::Where => "register-step-where",
            Self::Who => "register-step-who",
            Self::Check => "register-step-check",
        }
    }
}

/// Something that is not right yet: step, field and what it is.
pub type Wrong = (Step, &'static str, Fault);

/// What a draft becomes.
#[derive(Debug, Clone)]
pub struct Finished {
    /// The initiative.
    pub new: New,
    /// Name of its owner.
    pub name: Name,
    /// The address that has to be confirmed.
    pub email: Email,
}

/// A chosen place: code of the neighbourhood, and the point that was clicked.
pub type Place = (Option<String>, Option<Point>);

impl Draft {
    /// The place that was chosen: neighbourhood and point.
    ///
    /// # Errors
    /// The field and the key of what is wrong.
    pub fn place(&self, areas: &Areas) -> Result<Place, (&'static str, &'static str)> {
        match self.way.as_str() {
            "list" => match areas.neighbourhood(&self.area) {
                Some(area) => Ok((Some(area.code.clone()), None)),
                None => Err(("area", "error-area")),
            },
            "postcode" => {
                let postcode: domain::text::Postcode =
                    self.postcode.parse().map_err(|error: TextError| ("postcode", error.key()))?;
                let area =
                    areas.near_postcode(postcode.digits()).ok_or(("postcode", "error-postcode-elsewhere"))?;
                Ok((Some(area.code.clone()), None))
            }
            "map" => {
                let point = self.clicked().ok_or(("way", "error-map-nothing"))?;
                let area = areas.at(point).ok_or(("way", "error-map-outside"))?;
                Ok((Some(area.code.clone()), Some(point)))
            }
            "everywhere" => Ok((None, None)),
            _ => Err(("way", "error-choose-place")),
        }
    }

    /// The point that was clicked.
    #[must_use]
    pub fn clicked(&self) -> Option<Point> {
        Some(Point { lat: self.lat.parse().ok()?, lon: self.lon.parse().ok()? })
    }

    /// Everything that is not right yet, in the order of the steps.
    #[must_use]
    pub fn wrong(&self, areas: &Areas) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut note = |step, field, error: Option<TextError>| {
            if let Some(error) = error {
                wrong.push((step, field, Fault::from(error)));
            }
        };
        note(Step::What, "title", self.title.parse::<Title>().err());
        note(Step::What, "summary", self.summary.parse::<Summary>().err());
        note(Step::What, "story", self.story.parse::<Story>().err());
        note(Step::Who, "name", self.name.parse::<Name>().err());
        note(Step::Who, "email", self.email.parse::<Email>().err());
        note(
            Step::Who,
            "initiators",
            Some(&self.initiators)
                .filter(|text| is_visible(text))
                .and_then(|text| text.parse::<Title>().err()),
        );
        note(
            Step::Where,
            "opening",
            Some(&self.opening).filter(|text| is_visible(text)).and_then(|text| text.parse::<Title>().err()),
        );
        if !themes_are_valid(&self.themes()) {
            wrong.push((Step::What, "themes", "error-themes".into()));
        }
        if self.stage.parse::<Stage>().is_err() {
            wrong.push((Step::What, "stage", "error-choose".into()));
        }
        if let Err((field, key)) = self.place(areas) {
            wrong.push((Step::Where, field, key.into()));
        }
        if self.precision.parse::<Precision>().is_err() {
            wrong.push((Step::Where, "precision", "error-choose".into()));
        }
        if self.precision.parse() == Ok(Precision::Exact) && self.way != "map" {
            wrong.push((Step::Where, "precision", "error-exact-needs-map".into()));
        }
        if self.contact.parse::<ContactChoice>().is_err() {
            wrong.push((Step::Who, "contact", "error-choose".into()));
        }
        wrong.sort_by_key(|(step, ..)| *step);
        wrong
    }

    /// Its themes, as far as they are known.
    #[must_use]
    pub fn themes(&self) -> Vec<Theme> {
        self.themes.iter().filter_map(|code| code.parse().ok()).collect()
    }

    /// What it becomes; `None` while something is not right yet.
    #[must_use]
    pub fn finished(&self, areas: &Areas) -> Option<Finished> {
        let (area, clicked) = self.place(areas).ok()?;
        let precision: Precision = self.precision.parse().ok()?;
        let middle = area.as_deref().and_then(|code| areas.get(code));
        let name: Name = self.name.parse().ok()?;
        let filled = |text: &str| text.parse::<Title>().ok().map(Title::into_string);
        let new = New {
            slug: String::new(),
            lang: Lang::of(&self.lang),
            title: self.title.parse::<Title>().ok()?.into_string(),
            summary: self.summary.parse::<Summary>().ok()?.into_string(),
            story: self.story.parse::<Story>().ok()?.into_string(),
            translations: None,
            themes: Some(self.themes()).filter(|themes| themes_are_valid(themes))?,
            stage: self.stage.parse().ok()?,
            contact: self.contact.parse().ok()?,
            precision,
            district: middle.map(|area| area.district.clone()),
            place: public_point(precision, clicked, middle.map(|area| area.point)),
            area,
            initiators: filled(&self.initiators).or_else(|| Some(name.as_str().to_owned())),
            opening: filled(&self.opening),
            since: None,
            benefits: None,
            value_picture: None,
            needs: Vec::new(),
        };
        Some(Finished { new, name, email: self.email.parse().ok()? })
    }
}

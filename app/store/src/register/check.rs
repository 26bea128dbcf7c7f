//! What a draft lacks, and what it becomes.

use crate::register::draft::Draft;
use crate::{accounts::Reach, areas::Areas, initiatives::New};
use domain::{
    initiative::{ContactChoice, Stage, Theme, themes_are_valid},
    lang::Lang,
    text::{Email, Fault, Line, Name, Phone, Story, Summary, TextError, Title, clean::is_visible},
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
    /// Where its owner is reached: the address that has to be confirmed, or by telephone.
    pub reach: Reach,
}

impl Draft {
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
        if self.is_on_paper() {
            note(Step::Who, "phone", self.phone.parse::<Phone>().err());
            let post = Some(&self.post).filter(|text| is_visible(text));
            note(Step::Who, "post", post.and_then(|text| text.parse::<Line<200>>().err()));
        } else {
            note(Step::Who, "email", self.email.parse::<Email>().err());
        }
        note(
            Step::Who,
            "initiators",
            Some(&self.initiators)
                .filter(|text| is_visible(text))
                .and_then(|text| text.parse::<Line<100>>().err()),
        );
        note(
            Step::Where,
            "opening",
            Some(&self.opening)
                .filter(|text| is_visible(text))
                .and_then(|text| text.parse::<Line<100>>().err()),
        );
        if !themes_are_valid(&self.themes()) {
            wrong.push((Step::What, "themes", "error-themes".into()));
        }
        if self.stage.parse::<Stage>().is_err() {
            wrong.push((Step::What, "stage", "error-choose".into()));
        }
        wrong.extend(self.place.wrong(areas).into_iter().map(|(field, fault)| (Step::Where, field, fault)));
        if self.contact.parse::<ContactChoice>().is_err() {
            wrong.push((Step::Who, "contact", "error-choose".into()));
        }
        wrong.sort_by_key(|(step, ..)| *step);
        wrong
    }

    /// Whether it is of somebody without an e-mail address: a colleague gave a telephone number in its place.
    #[must_use]
    pub fn is_on_paper(&self) -> bool {
        !is_visible(&self.email) && is_visible(&self.phone)
    }

    /// How its owner is reached.
    fn reach(&self) -> Option<Reach> {
        if self.is_on_paper() {
            return Some(Reach::Paper(self.phone.parse().ok()?, self.post.parse().ok()));
        }
        self.email.parse().ok().map(Reach::Mail)
    }

    /// Its themes, as far as they are known.
    #[must_use]
    pub fn themes(&self) -> Vec<Theme> {
        self.themes.iter().filter_map(|code| code.parse().ok()).collect()
    }

    /// What it becomes; `None` while something is not right yet.
    #[must_use]
    pub fn finished(&self, areas: &Areas) -> Option<Finished> {
        let spot = self.place.spot(areas)?;
        let name: Name = self.name.parse().ok()?;
        let filled = |text: &str| text.parse::<Line<100>>().ok().map(Line::into_string);
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
            spot,
            initiators: filled(&self.initiators).or_else(|| Some(name.as_str().to_owned())),
            opening: filled(&self.opening),
            since: None,
            benefits: None,
            value_picture: None,
            needs: Vec::new(),
        };
        Some(Finished { new, name, reach: self.reach()? })
    }
}

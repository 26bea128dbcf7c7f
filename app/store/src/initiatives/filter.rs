//! What is asked of the list and the map of initiatives.

use crate::{areas::Area, search::Question};
use domain::initiative::{Stage, Theme};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to look for, as they were typed.
    pub words: String,
    /// The same, read.
    pub question: Question,
    /// Codes of the neighbourhoods at a postcode, when one was typed; none of them when the list is empty.
    pub at_postcode: Option<Vec<String>>,
    /// One theme.
    pub theme: Option<Theme>,
    /// Code of one neighbourhood.
    pub area: Option<String>,
    /// Code of one district.
    pub district: Option<String>,
    /// One stage.
    pub stage: Option<Stage>,
    /// Order.
    pub sort: Sort,
}

/// Order of the list. There is none by value, size or success (rules 1 and 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// What fits the words best first, and the newest of what fits as well; without words the newest first.
    #[default]
    Best,
    /// Newest first.
    Newest,
    /// By name.
    Name,
}

impl Filter {
    /// The same, in one area only.
    #[must_use]
    pub fn only(self, area: &Area) -> Self {
        let code = Some(area.code.clone());
        if area.district.is_empty() {
            Self { district: code, area: None, ..self }
        } else {
            Self { area: code, district: None, ..self }
        }
    }

    /// How many filters are on.
    #[must_use]
    pub fn active(&self) -> usize {
        [
            !self.words.is_empty(),
            self.theme.is_some(),
            self.area.is_some() || self.district.is_some(),
            self.stage.is_some(),
        ]
        .into_iter()
        .filter(|on| *on)
        .count()
    }
}

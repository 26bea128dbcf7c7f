//! What somebody filled in so far, as it was typed.

use domain::text::{
    Email,
    clean::{clean, clean_line},
};
use serde::{Deserialize, Serialize};

/// Answers of all steps, as typed. Kept as they are, also when they are not right yet.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Draft {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Story.
    pub story: String,
    /// Themes.
    pub themes: Vec<String>,
    /// Stage.
    pub stage: String,
    /// Way of choosing the place: `list`, `postcode`, `map` or `everywhere`.
    pub way: String,
    /// Code of the neighbourhood from the list.
    pub area: String,
    /// Postcode.
    pub postcode: String,
    /// Clicked point, latitude.
    pub lat: String,
    /// Clicked point, longitude.
    pub lon: String,
    /// How exactly it is shown.
    pub precision: String,
    /// Who runs it.
    pub initiators: String,
    /// When one can come.
    pub opening: String,
    /// Contact choice.
    pub contact: String,
    /// Name of the person.
    pub name: String,
    /// E-mail address of the person.
    pub email: String,
    /// Language of the screen when it was written.
    pub lang: String,
}

impl Draft {
    /// The same without what nobody sees. What is typed in a field of one line is one line.
    #[must_use]
    pub fn cleaned(self) -> Self {
        let line = |typed: String| clean_line(&typed);
        Self {
            title: line(self.title),
            summary: line(self.summary),
            story: clean(&self.story),
            themes: self.themes.into_iter().map(line).collect(),
            stage: line(self.stage),
            way: line(self.way),
            area: line(self.area),
            postcode: line(self.postcode),
            lat: line(self.lat),
            lon: line(self.lon),
            precision: line(self.precision),
            initiators: line(self.initiators),
            opening: line(self.opening),
            contact: line(self.contact),
            name: line(self.name),
            // What nobody sees in the middle of an address is told, not left out: it stands for a letter
            // perhaps.
            email: self.email.parse().map_or(self.email, |email: Email| email.to_string()),
            ..self
        }
    }
}

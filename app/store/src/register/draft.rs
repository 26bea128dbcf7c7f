//! What somebody filled in so far, as it was typed.

use crate::areas::chosen::Chosen;
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
    /// Where it is.
    #[serde(flatten)]
    pub place: Chosen,
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
    /// Telephone number of who has no e-mail address, for whom a colleague fills it in.
    pub phone: String,
    /// Where their letters go.
    pub post: String,
    /// Language that it is written in; that of the screen, until somebody says so.
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
            place: self.place.cleaned(),
            initiators: line(self.initiators),
            opening: line(self.opening),
            contact: line(self.contact),
            name: line(self.name),
            phone: line(self.phone),
            post: line(self.post),
            // What nobody sees in the middle of an address is told, not left out: it stands for a letter
            // perhaps.
            email: self.email.parse().map_or(self.email, |email: Email| email.to_string()),
            lang: line(self.lang),
        }
    }
}

//! What a visitor can file.

use domain::{critique::Degree, request::Kind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was filed, as it was read from the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// A request.
    Request(Asked),
    /// Critique.
    Critique(Said),
}

/// A request that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What.
    pub of: Kind,
    /// In one sentence.
    pub title: String,
    /// The story.
    pub story: String,
    /// Before when.
    pub wished_on: Option<Date>,
    /// Whether it is to be a formal application too.
    pub application: bool,
    /// Last part of the address of the initiative that it is for; empty for none.
    pub initiative: String,
    /// By which number they can be called; empty for none.
    #[serde(default)]
    pub phone: String,
}

/// Critique that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Number of the request that it is about; empty for the municipality in general.
    pub request: String,
    /// "Did we help you further?"
    pub helped: Option<Degree>,
    /// "Did we stand in your way?"
    pub hindered: Option<Degree>,
    /// The words.
    pub words: String,
    /// Whether everybody may read it.
    pub wants_public: bool,
}

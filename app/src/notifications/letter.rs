//! From an outbox row to a subject and a text. Plain text only: it reads everywhere and hides nothing.

use domain::lang::Lang;
use serde_json::Value as Json;
use web::{
    context::App,
    text::{Texts as _, Value},
};

/// A letter that is ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, on one line.
    pub subject: String,
    /// Text.
    pub text: String,
}

/// What every letter can name: where the site is, and whose it is.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    /// Address of the site, without a slash at the end.
    pub base_url: &'a str,
    /// Name of the municipality.
    pub municipality: &'a str,
    /// The number that people call who would rather not type; empty without one.
    pub phone: &'a str,
    /// Whether it comes on paper, to somebody who opens no page: they call instead.
    pub on_paper: bool,
}

impl<'a> Site<'a> {
    /// That of an application, for a letter by mail or on paper.
    #[must_use]
    pub fn of(app: &'a App, on_paper: bool) -> Self {
        Self {
            base_url: &app.base_url,
            municipality: &app.municipality.name,
            phone: app.municipality.phone.as_deref().unwrap_or_default(),
            on_paper,
        }
    }
}

/// Writes the letter of a template. Facts are the parts to fill in; a fact of the form `{"path": …}` is a
/// page of this site.
#[must_use]
pub fn write(lang: Lang, template: &str, facts: &Json, site: &Site) -> Letter {
    let always = [
        ("municipality".to_owned(), Value::from(site.municipality)),
        ("phone".to_owned(), Value::from(site.phone)),
    ];
    // Who reads on paper opens no page.
    let instead = match (site.on_paper, site.phone.is_empty()) {
        (false, _) => None,
        (true, true) => Some(lang.t("paper-visit")),
        (true, false) => Some(lang.fill("paper-call", &always)),
    };
    let own = facts.as_object().into_iter().flatten().map(|(name, value)| {
        let value = match value {
            Json::String(text) => text.clone(),
            other => match other.get("path").and_then(Json::as_str) {
                Some(path) => instead.clone().unwrap_or_else(|| format!("{}{path}", site.base_url)),
                None => other.to_string(),
            },
        };
        (name.clone(), Value::from(value))
    });
    // What a letter says itself comes after, and counts.
    let parts: Vec<(String, Value)> = always.into_iter().chain(own).collect();
    let subject = lang.fill(&format!("mail-{template}-subject"), &parts);
    let text = lang.fill(&format!("mail-{template}"), &parts);
    let closing = lang.fill("mail-closing", &parts);
    Letter { subject: subject.replace(['\r', '\n'], " "), text: format!("{text}\n\n{closing}\n") }
}

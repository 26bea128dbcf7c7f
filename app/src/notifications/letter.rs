//! From an outbox row to a subject and a text. Plain text only: it reads everywhere and hides nothing.

use domain::lang::Lang;
use serde_json::Value as Json;
use web::text::{Texts as _, Value};

/// A letter that is ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, on one line.
    pub subject: String,
    /// Text.
    pub text: String,
}

/// Writes the letter of a template. Facts are the parts to fill in.
#[must_use]
pub fn write(lang: Lang, template: &str, facts: &Json) -> Letter {
    let parts: Vec<(String, Value)> = facts
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            let value = match value {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            (name.clone(), Value::from(value))
        })
        .collect();
    let subject = lang.fill(&format!("mail-{template}-subject"), &parts);
    let text = lang.fill(&format!("mail-{template}"), &parts);
    let closing = lang.fill("mail-closing", &parts);
    Letter { subject: subject.replace(['\r', '\n'], " "), text: format!("{text}\n\n{closing}\n") }
}

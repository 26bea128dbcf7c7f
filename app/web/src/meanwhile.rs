//! What a colleague, or the same person in another tab, changed while a form was open: fields that are told
//! apart one by one, where a version of the whole would stop people who do not touch the same thing.

use crate::{
    error::{AppError, Conflict},
    form::FormView,
};
use domain::event::hex;
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// A field that is compared with what stands there now.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in the form.
    pub name: String,
    /// Key of what it is called.
    label: Cow<'static, str>,
    /// What stands there now.
    there: String,
    /// What was typed or chosen.
    typed: String,
    /// Of a choice: what stands there now and what was chosen, in words. It is shown, and sent again as it
    /// was.
    words: Option<[String; 2]>,
    /// Whether what is sent is meant, also when it is what stood there as the form was drawn.
    is_meant: bool,
}

impl Field {
    /// A field in which something is typed.
    pub fn text(
        name: impl Into<String>,
        label: impl Into<Cow<'static, str>>,
        there: impl Into<String>,
        typed: impl Into<String>,
    ) -> Self {
        let (name, label, there, typed) = (name.into(), label.into(), there.into(), typed.into());
        Self { name, label, there, typed, words: None, is_meant: false }
    }

    /// A choice: its codes are compared, because a page can be drawn in one language and sent in another; the
    /// words of both are shown.
    #[must_use]
    pub fn in_words(self, there: impl Into<String>, typed: impl Into<String>) -> Self {
        Self { words: Some([there.into(), typed.into()]), ..self }
    }

    /// The only thing that its form is for: what is sent is meant, also when it is what stood there as the
    /// form was drawn.
    #[must_use]
    pub fn meant(self) -> Self {
        Self { is_meant: true, ..self }
    }

    /// What stands in the field afterwards: what was typed, when this is among what somebody changed.
    #[must_use]
    pub fn afterwards(self, changed: &[Self]) -> String {
        if changed.iter().any(|one| one.name == self.name) { self.typed } else { self.there }
    }
}

/// The name under which the page with both texts sends the names of the fields in which it leaves what stands
/// there.
pub const LEAVE: &str = "leave";

/// Start of the name under which a form tells what stood in a field when it was drawn.
pub const SAW: &str = "seen.";

/// A text in short, to tell whether it is still the same.
#[must_use]
pub fn print(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    hex(&Sha256::digest(words)).chars().take(16).collect()
}

/// The name under which a form tells what stood in a field.
#[must_use]
pub fn seen(name: &str) -> String {
    format!("{SAW}{name}")
}

/// Tells along with a form what stands in a field.
pub fn saw(form: &FormView, name: &str, there: &str) -> impl IntoView + use<> {
    let name = seen(name);
    let value = form.value(&name, &print(there));
    // A browser that fills in again what stood there before a reload would tell what nobody sees.
    view! { <input type="hidden" name=name value=value autocomplete="off" /> }
}

/// Which of these somebody changed, in a form that is posted to `action` and stands on the page `back`. The
/// one place where the text that they saw is compared with the one that stands there now: what they did not
/// touch stays as it was set meanwhile.
///
/// # Errors
/// [`AppError::Conflict`] with both texts when what they changed was changed elsewhere too.
pub fn changed(
    posted: &[(String, String)],
    action: &str,
    back: &str,
    fields: Vec<Field>,
) -> Result<Vec<Field>, AppError> {
    let value = |found: &dyn Fn(&str) -> bool| {
        posted.iter().find(|(name, _)| found(name)).map(|(_, value)| value.as_str())
    };
    // An island that is sending tells nothing meanwhile: what it sends is what the same person wrote.
    let saw = |name: &str| {
        value(&|posted| posted.strip_prefix(SAW) == Some(name)).filter(|print| !print.is_empty())
    };
    let left = value(&|name| name == LEAVE).unwrap_or_default();
    let is_left = |name: &str| left.split_whitespace().any(|one| one == name);
    let (mut changed, mut theirs) = (Vec::new(), Vec::new());
    for field in fields.into_iter().filter(|field| field.typed != field.there && !is_left(&field.name)) {
        match saw(&field.name) {
            Some(saw) if saw == print(&field.there) => changed.push(field),
            Some(saw) if saw == print(&field.typed) && !field.is_meant => {}
            Some(_) => theirs.push(field),
            None => changed.push(field),
        }
    }
    if theirs.is_empty() {
        return Ok(changed);
    }
    // Who sends it again has seen what stands there now.
    let now = |name: &str| {
        theirs
            .iter()
            .find(|field| name.strip_prefix(SAW) == Some(field.name.as_str()))
            .map(|field| print(&field.there))
    };
    let posted = posted
        .iter()
        .map(|(name, value)| (name.clone(), now(name).unwrap_or_else(|| value.clone())))
        .collect();
    let mut both = Conflict { posted, ..Conflict::new(action, back, 0, &[]) };
    for field in theirs {
        both.leave.push(field.name.clone());
        both = match field.words {
            None => both.beside(field.name, field.label, field.there),
            Some([there, typed]) => both.chosen(field.label, there, typed),
        };
    }
    Err(both.into())
}

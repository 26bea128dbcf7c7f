//! What the administrator sets without a programmer: people and roles, terms, texts, colours, areas; and what
//! happened.

pub mod actions;
pub mod checklist;
pub mod colleague;
pub mod colours;
pub mod desk;
pub mod handlers;
pub mod letters;
pub mod log;
pub mod pages;
pub mod people;
pub mod people_actions;
pub mod people_handlers;
pub mod person;
pub mod places;
pub mod post;
pub mod preview;
pub mod said;
pub mod teams;
pub mod themes;
pub mod words;

use domain::event::hex;
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use store::journal::Write;
use uuid::Uuid;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::FormView,
    seen::{Done as _, Seen},
};

/// Starts to write what an administrator sets. Administrators do so one after the other.
///
/// # Errors
/// When the form was already handled, or the database does not answer.
pub async fn begin(ctx: &Ctx, key: Option<Uuid>) -> Result<Write, AppError> {
    let write = ctx.begin(key).await?;
    write.queue(ctx.municipality().0).await?;
    Ok(write)
}

/// A field of what an administrator sets.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Its name in the form.
    pub name: String,
    /// Key of what it is called.
    pub label: Cow<'static, str>,
    /// What stands there now.
    pub there: String,
    /// What was typed.
    pub typed: String,
}

impl Setting {
    /// What stands in the field afterwards: what was typed, when this is among what somebody changed.
    #[must_use]
    pub fn afterwards(self, changed: &[Self]) -> String {
        if changed.iter().any(|one| one.name == self.name) { self.typed } else { self.there }
    }
}

/// Start of the name under which a form tells what stood in a field when it was drawn.
const SAW: &str = "seen.";

/// A text in short, to tell whether it is still the same.
fn print(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    hex(&Sha256::digest(words)).chars().take(16).collect()
}

/// Tells along with a form what stands in a field.
pub fn saw(form: &FormView, name: &str, there: &str) -> impl IntoView + use<> {
    let name = format!("{SAW}{name}");
    let value = form.value(&name, &print(there));
    view! { <input type="hidden" name=name value=value /> }
}

/// Which of these somebody changed. The one place where what they saw is compared with what stands there now:
/// what they did not touch stays as a colleague set it meanwhile.
///
/// # Errors
/// [`AppError::Conflict`] with both texts when a colleague changed what they changed too.
pub fn changed(
    posted: &[(String, String)],
    page: &str,
    settings: Vec<Setting>,
) -> Result<Vec<Setting>, AppError> {
    let saw = |name: &str| {
        posted
            .iter()
            .find(|(field, _)| field.strip_prefix(SAW) == Some(name))
            .map(|(_, print)| print.as_str())
    };
    let (mut changed, mut theirs) = (Vec::new(), Vec::new());
    for setting in settings.into_iter().filter(|setting| setting.typed != setting.there) {
        match saw(&setting.name) {
            Some(saw) if saw == print(&setting.there) => changed.push(setting),
            Some(saw) if saw == print(&setting.typed) => {}
            Some(_) => theirs.push(setting),
            None => changed.push(setting),
        }
    }
    if theirs.is_empty() {
        return Ok(changed);
    }
    // Who sends it again has seen what stands there now.
    let now = |field: &str| {
        theirs
            .iter()
            .find(|setting| field.strip_prefix(SAW) == Some(setting.name.as_str()))
            .map(|setting| print(&setting.there))
    };
    let posted = posted
        .iter()
        .map(|(field, value)| (field.clone(), now(field).unwrap_or_else(|| value.clone())))
        .collect();
    let theirs =
        theirs.into_iter().map(|setting| (setting.name.into(), setting.label, setting.there)).collect();
    Err(Conflict { action: page.to_owned(), back: page.to_owned(), version: 0, posted, theirs }.into())
}

/// Commits what an administrator set, and shows it at once.
///
/// # Errors
/// When the database does not answer.
pub async fn settled(ctx: &Ctx, write: Write, location: impl Into<String> + Send) -> Result<Seen, AppError> {
    let seen = write.done(location).await?;
    // It is done, whatever comes after it; the clock reads it again too.
    if let Err(error) = ctx.app.refresh().await {
        tracing::error!("what an administrator set could not be read: {error:#}");
    }
    Ok(seen)
}

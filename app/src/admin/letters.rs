//! The mail by which an administrator sees that mail leaves.

use crate::{
    action::ActionError,
    letter::{self, Letter},
};
use domain::lang::Lang;
use serde::Serialize;
use store::{accounts::viewer::Viewer, journal::Write};
use web::text;

#[derive(Debug, Serialize)]
struct Trial<'a> {
    name: &'a str,
    at: String,
}

impl Letter for Trial<'_> {
    const TEMPLATE: &'static str = "trial";
}

/// Writes to whoever asks, in the language of their screen.
///
/// # Errors
/// When the database does not answer.
pub async fn trial(write: &Write, to: &Viewer, lang: Lang) -> Result<(), ActionError> {
    letter::to_address(
        write,
        &to.email,
        lang,
        &Trial { name: &to.name, at: text::moment(lang, write.by().now) },
    )
    .await
}

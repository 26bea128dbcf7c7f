//! Mail about what waits: the link that files it.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{lang::Lang, text::Email};
use serde::Serialize;
use store::journal::Write;
use web::{route::Route as _, routes};

/// To an address that anybody can have typed: nothing of what they typed stands in it.
#[derive(Debug, Serialize)]
struct Waits {
    link: Link,
}

impl Letter for Waits {
    const TEMPLATE: &'static str = "filing";
    const URGENT: bool = true;
}

/// Sends the link that files it.
///
/// # Errors
/// When the database does not answer.
pub async fn waits(write: &Write, email: &Email, token: &str, lang: Lang) -> Result<(), ActionError> {
    let letter = Waits { link: Link(routes::filings::ByLink(&token).path()) };
    letter::to_address(write, email.as_str(), lang, &letter).await
}

//! Mail about registering: the link that confirms, and that it is public.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{lang::Lang, text::Email};
use serde::Serialize;
use store::{journal::Write, register::Kept};
use web::{route::Route as _, routes};

/// To an address that anybody can have typed: nothing of what they typed stands in it.
#[derive(Debug, Serialize)]
struct Confirm {
    link: Link,
}

impl Letter for Confirm {
    const TEMPLATE: &'static str = "confirm";
    const URGENT: bool = true;
}

/// The same, of what a colleague wrote down for somebody.
#[derive(Debug, Serialize)]
struct ConfirmHelped<'a> {
    name: &'a str,
    title: &'a str,
    link: Link,
}

impl Letter for ConfirmHelped<'_> {
    const TEMPLATE: &'static str = "confirm-helped";
    const URGENT: bool = true;
}

/// Sends the link that makes it public.
///
/// # Errors
/// When the database does not answer.
pub async fn confirm(
    write: &Write,
    kept: &Kept,
    email: &Email,
    token: &str,
    lang: Lang,
) -> Result<(), ActionError> {
    let link = Link(routes::register::Confirm(&token).path());
    if kept.filled_in_by.is_none() {
        return letter::to_address(write, email.as_str(), lang, &Confirm { link }).await;
    }
    let letter = ConfirmHelped { name: &kept.draft.name, title: &kept.draft.title, link };
    letter::to_address(write, email.as_str(), lang, &letter).await
}

#[derive(Debug, Serialize)]
struct Published<'a> {
    name: &'a str,
    title: &'a str,
    link: Link,
}

impl Letter for Published<'_> {
    const TEMPLATE: &'static str = "published";
}

/// Tells that everybody can see it now.
///
/// # Errors
/// When the database does not answer.
pub async fn published(
    write: &Write,
    kept: &Kept,
    email: &Email,
    slug: &str,
    lang: Lang,
) -> Result<(), ActionError> {
    let letter = Published {
        name: &kept.draft.name,
        title: &kept.draft.title,
        link: Link(routes::initiatives::Detail(&slug).path()),
    };
    letter::to_address(write, email.as_str(), lang, &letter).await
}

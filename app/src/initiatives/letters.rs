//! Mail about running an initiative together.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{id::AccountId, lang::Lang, text::Email};
use serde::Serialize;
use store::{
    initiatives::{Initiative, Invitation},
    journal::Write,
};
use web::{route::Route as _, routes};

#[derive(Debug, Serialize)]
struct Invited<'a> {
    name: &'a str,
    by: String,
    title: &'a str,
    link: Link,
}

impl Letter for Invited<'_> {
    const TEMPLATE: &'static str = "invited";
}

/// Asks somebody to run an initiative together. They may be new here, so the language is that of who asks.
///
/// # Errors
/// When the database does not answer.
pub async fn invited(
    write: &Write,
    about: &Initiative,
    by: AccountId,
    (name, email): (&str, &Email),
    token: &str,
    lang: Lang,
) -> Result<(), ActionError> {
    let by = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    let letter =
        Invited { name, by, title: &about.title, link: Link(routes::initiatives::Invited(&token).path()) };
    letter::to_address(write, email.as_str(), lang, &letter).await
}

#[derive(Debug, Serialize)]
struct Joined<'a> {
    name: &'a str,
    who: &'a str,
    title: &'a str,
    over: &'static str,
    link: Link,
}

impl Letter for Joined<'_> {
    const TEMPLATE: &'static str = "joined";
}

/// Tells whoever asked that somebody joined.
///
/// # Errors
/// When the database does not answer.
pub async fn joined(write: &Write, about: &Initiative, invitation: &Invitation) -> Result<(), ActionError> {
    let Some(asked) = store::accounts::by_id(write.tx(), invitation.by).await? else { return Ok(()) };
    let over = if invitation.hands_over { "yes" } else { "no" };
    let link = Link(routes::initiatives::Detail(&about.slug).path());
    let letter = Joined { name: &asked.name, who: &invitation.name, title: &about.title, over, link };
    letter::to_account(write, &asked, &letter).await
}

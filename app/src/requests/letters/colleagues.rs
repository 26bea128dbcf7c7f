//! Letters about a request to a colleague: its handler, or a manager.

use super::{About, name};
use crate::{
    action::ActionError,
    letter::{self, Letter},
};
use domain::{decision::Outcome, id::AccountId, lang::Lang, offer};
use serde::Serialize;
use store::{journal::Write, requests::Request};
use web::{route::Route as _, routes, text::Texts as _};

/// Writes to a colleague. Nothing when there is no such account any more.
async fn colleague<L: Letter>(
    write: &Write,
    request: &Request,
    whom: AccountId,
    letter: impl FnOnce(About, Lang) -> L,
) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    let lang = account.language.0;
    let letter = letter(About::of(request, &account, routes::requests::Work(&request.number).path()), lang);
    letter::to_address(write, &account.email, lang, &letter).await
}

/// Writes to the handler, if there is one.
async fn handler<L: Letter>(
    write: &Write,
    request: &Request,
    letter: impl FnOnce(About, Lang) -> L,
) -> Result<(), ActionError> {
    match request.handler {
        Some(handler) => colleague(write, request, handler, letter).await,
        None => Ok(()),
    }
}

#[derive(Debug, Serialize)]
struct MessageIn(About);

impl Letter for MessageIn {
    const TEMPLATE: &'static str = "message-in";
}

/// Tells the handler that the resident wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn message_in(write: &Write, request: &Request) -> Result<(), ActionError> {
    handler(write, request, |about, _| MessageIn(about)).await
}

#[derive(Debug, Serialize)]
struct OfferAnswered<'a> {
    #[serde(flatten)]
    about: About,
    what: &'a str,
    answer: String,
}

impl Letter for OfferAnswered<'_> {
    const TEMPLATE: &'static str = "offer-answered";
}

/// Tells the handler what the resident answered to an offer.
///
/// # Errors
/// When the database does not answer.
pub async fn offer_answered(
    write: &Write,
    request: &Request,
    what: &str,
    answer: offer::Status,
) -> Result<(), ActionError> {
    handler(write, request, |about, lang| OfferAnswered {
        about,
        what,
        answer: lang.name("offer-status", answer.code()),
    })
    .await
}

#[derive(Debug, Serialize)]
struct Withdrawn(About);

impl Letter for Withdrawn {
    const TEMPLATE: &'static str = "withdrawn";
}

/// Tells the handler that the resident stopped it.
///
/// # Errors
/// When the database does not answer.
pub async fn withdrawn(write: &Write, request: &Request) -> Result<(), ActionError> {
    handler(write, request, |about, _| Withdrawn(about)).await
}

#[derive(Debug, Serialize)]
struct Reopened(About);

impl Letter for Reopened {
    const TEMPLATE: &'static str = "reopened";
}

/// Tells the handler that the resident asks to look again.
///
/// # Errors
/// When the database does not answer.
pub async fn reopened(write: &Write, request: &Request) -> Result<(), ActionError> {
    handler(write, request, |about, _| Reopened(about)).await
}

#[derive(Debug, Serialize)]
struct Signature {
    #[serde(flatten)]
    about: About,
    outcome: String,
    from: String,
}

impl Letter for Signature {
    const TEMPLATE: &'static str = "signature";
}

/// Asks a manager for a name under a proposal.
///
/// # Errors
/// When the database does not answer.
pub async fn signature(
    write: &Write,
    request: &Request,
    manager: AccountId,
    by: AccountId,
    outcome: Outcome,
) -> Result<(), ActionError> {
    let from = name(write, by).await?;
    colleague(write, request, manager, |about, lang| Signature {
        about,
        outcome: lang.name("outcome", outcome.code()),
        from,
    })
    .await
}

#[derive(Debug, Serialize)]
struct Returned<'a> {
    #[serde(flatten)]
    about: About,
    because: &'a str,
    from: String,
}

impl Letter for Returned<'_> {
    const TEMPLATE: &'static str = "returned";
}

/// Tells who proposed a decision why the manager did not sign it.
///
/// # Errors
/// When the database does not answer.
pub async fn returned(
    write: &Write,
    request: &Request,
    proposer: AccountId,
    by: AccountId,
    because: &str,
) -> Result<(), ActionError> {
    let from = name(write, by).await?;
    colleague(write, request, proposer, |about, _| Returned { about, because, from }).await
}

#[derive(Debug, Serialize)]
struct ExceptionSent<'a> {
    #[serde(flatten)]
    about: About,
    from: String,
    rule: &'a str,
    reason: &'a str,
}

impl Letter for ExceptionSent<'_> {
    const TEMPLATE: &'static str = "exception-sent";
}

/// Tells who gave cover before that an exception was sent under their name, and which.
///
/// # Errors
/// When the database does not answer.
pub async fn exception_sent(
    write: &Write,
    request: &Request,
    covered: AccountId,
    by: AccountId,
    rule: &str,
    reason: &str,
) -> Result<(), ActionError> {
    let from = name(write, by).await?;
    colleague(write, request, covered, |about, _| ExceptionSent { about, from, rule, reason }).await
}

//! Letters about a request to a colleague: its handler, or a manager.

use super::About;
use crate::{
    action::ActionError,
    letter::{self, Letter},
};
use domain::{decision::Outcome, id::AccountId, lang::Lang, offer};
use serde::Serialize;
use store::{accounts::Account, journal::Write, requests::Request};
use web::{route::Route as _, routes, text::Texts as _};

fn about(request: &Request, account: &Account) -> (About, Lang) {
    let link = routes::requests::Work(&request.number).path();
    (About::of(request, account, link), account.language.0)
}

/// Writes to one colleague, as long as they work here.
async fn colleague<L: Letter>(
    write: &Write,
    request: &Request,
    whom: AccountId,
    letter: impl FnOnce(About, Lang) -> L,
) -> Result<(), ActionError> {
    letter::to_colleague(write, whom, |account| {
        let (about, lang) = about(request, account);
        letter(about, lang)
    })
    .await
}

/// Writes to whoever has the request now.
async fn handler<L: Letter>(
    write: &Write,
    request: &Request,
    letter: impl Fn(About, Lang) -> L,
) -> Result<(), ActionError> {
    letter::to_handler(write, request, |account| {
        let (about, lang) = about(request, account);
        letter(about, lang)
    })
    .await
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
    let from = letter::name(write, by).await?;
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
    let from = letter::name(write, by).await?;
    // Whoever has it now goes on with it, also when another proposed it.
    let request = &Request { handler: request.handler.or(Some(proposer)), ..request.clone() };
    letter::to_handler(write, request, |account| {
        let (about, _) = about(request, account);
        Returned { about, because, from: from.clone() }
    })
    .await
}

#[derive(Debug, Serialize)]
struct TakenOver {
    #[serde(flatten)]
    about: About,
    /// Whether somebody has it now, or the team.
    now: &'static str,
    to: String,
    /// Whether somebody arranged it, or it followed from a log-in.
    arranged: &'static str,
    from: String,
}

impl Letter for TakenOver {
    const TEMPLATE: &'static str = "taken-over";
}

/// Tells who handled it before who handles it now, and who arranged that. Nothing when it was themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_over(write: &Write, request: &Request, to: Option<AccountId>) -> Result<(), ActionError> {
    let Some(before) = request.handler.filter(|before| write.by().actor != Some(*before)) else {
        return Ok(());
    };
    let (now, to) = match to {
        Some(to) => ("person", letter::name(write, to).await?),
        None => ("team", String::new()),
    };
    let (arranged, from) = match write.by().actor {
        Some(actor) => ("person", letter::name(write, actor).await?),
        None => ("log_in", String::new()),
    };
    colleague(write, request, before, |about, _| TakenOver { about, now, to, arranged, from }).await
}

#[derive(Debug, Serialize)]
struct SignatureGone {
    #[serde(flatten)]
    about: About,
    from: String,
}

impl Letter for SignatureGone {
    const TEMPLATE: &'static str = "signature-gone";
}

/// Tells a manager that a proposal does not wait for their name any more.
///
/// # Errors
/// When the database does not answer.
pub async fn signature_gone(write: &Write, request: &Request, manager: AccountId) -> Result<(), ActionError> {
    let Some(by) = write.by().actor.filter(|by| *by != manager) else { return Ok(()) };
    let from = letter::name(write, by).await?;
    colleague(write, request, manager, |about, _| SignatureGone { about, from }).await
}

#[derive(Debug, Serialize)]
struct Unsigned(About);

impl Letter for Unsigned {
    const TEMPLATE: &'static str = "unsigned";
}

/// Tells whoever has the request that nobody is there to put a name under its proposal.
///
/// # Errors
/// When the database does not answer.
pub async fn unsigned(write: &Write, request: &Request) -> Result<(), ActionError> {
    handler(write, request, |about, _| Unsigned(about)).await
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
    let from = letter::name(write, by).await?;
    colleague(write, request, covered, |about, _| ExceptionSent { about, from, rule, reason }).await
}

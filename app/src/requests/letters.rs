//! Letters about a request: here those to the resident, in `letters/` those to a colleague.

pub mod colleagues;

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{decision::Outcome, id::AccountId, lang::Lang, request as rules};
use serde::Serialize;
use store::{
    accounts::Account,
    journal::Write,
    requests::{NewOffer, Referral, Request},
};
use web::{
    route::Route as _,
    routes,
    text::{self, Texts as _},
};

/// What every letter about a request has.
#[derive(Debug, Serialize)]
struct About {
    name: String,
    number: String,
    title: String,
    link: Link,
}

impl About {
    fn of(request: &Request, account: &Account, link: String) -> Self {
        Self {
            name: account.name.clone(),
            number: request.number.clone(),
            title: request.title.clone(),
            link: Link(link),
        }
    }

    /// For the resident who asked: it leads to their own page.
    fn theirs(request: &Request, account: &Account) -> Self {
        Self::of(request, account, routes::requests::Detail(&request.number).path())
    }
}

/// Writes to the resident who asked. Nothing when there is no such account any more.
async fn resident<L: Letter>(
    write: &Write,
    request: &Request,
    letter: impl FnOnce(About, Lang) -> L,
) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), request.account).await? else { return Ok(()) };
    let lang = account.language.0;
    letter::to_account(write, &account, &letter(About::theirs(request, &account), lang)).await
}

const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

#[derive(Debug, Serialize)]
struct Receipt {
    #[serde(flatten)]
    about: About,
    received: String,
    before: String,
    formal: &'static str,
    due: String,
}

impl Letter for Receipt {
    const TEMPLATE: &'static str = "receipt";
}

/// Tells the resident that we have it, and what happens next.
///
/// # Errors
/// When the database does not answer.
pub async fn receipt(write: &Write, request: &Request) -> Result<(), ActionError> {
    let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
    resident(write, request, |about, lang| Receipt {
        about,
        received: text::moment(lang, request.received),
        before: text::weekday_date(lang, rules::call_before(request.received, &calendar)),
        formal: yes_no(request.application),
        due: request.due_on.map(|due| text::date(lang, due)).unwrap_or_default(),
    })
    .await
}

#[derive(Debug, Serialize)]
struct Taken {
    #[serde(flatten)]
    about: About,
    handler: String,
}

impl Letter for Taken {
    const TEMPLATE: &'static str = "taken";
}

/// Tells the resident who handles their request now.
///
/// # Errors
/// When the database does not answer.
pub async fn taken(write: &Write, request: &Request, by: AccountId) -> Result<(), ActionError> {
    let handler = letter::name(write, by).await?;
    resident(write, request, |about, _| Taken { about, handler }).await
}

#[derive(Debug, Serialize)]
struct MessageOut<'a> {
    #[serde(flatten)]
    about: About,
    from: String,
    words: &'a str,
    asks: &'static str,
}

impl Letter for MessageOut<'_> {
    const TEMPLATE: &'static str = "message-out";
}

/// Brings the resident what a colleague wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn message_out(
    write: &Write,
    request: &Request,
    by: AccountId,
    words: &str,
    asks: bool,
) -> Result<(), ActionError> {
    let from = letter::name(write, by).await?;
    resident(write, request, |about, _| MessageOut { about, from, words, asks: yes_no(asks) }).await
}

#[derive(Debug, Serialize)]
struct Application {
    #[serde(flatten)]
    about: About,
    due: String,
}

impl Letter for Application {
    const TEMPLATE: &'static str = "application";
}

/// Tells the resident that it is a formal application from now on, and before when we decide.
///
/// # Errors
/// When the database does not answer.
pub async fn application(
    write: &Write,
    request: &Request,
    due: jiff::civil::Date,
) -> Result<(), ActionError> {
    resident(write, request, |about, lang| Application { about, due: text::date(lang, due) }).await
}

#[derive(Debug, Serialize)]
struct OfferMade<'a> {
    #[serde(flatten)]
    about: About,
    what: &'a str,
    details: &'a str,
    by: &'a str,
}

impl Letter for OfferMade<'_> {
    const TEMPLATE: &'static str = "offer";
}

/// Tells the resident what is offered.
///
/// # Errors
/// When the database does not answer.
pub async fn offer_made(write: &Write, request: &Request, new: &NewOffer<'_>) -> Result<(), ActionError> {
    resident(write, request, |about, _| OfferMade {
        about,
        what: new.what,
        details: new.details,
        by: new.offered_by,
    })
    .await
}

#[derive(Debug, Serialize)]
struct Referred<'a> {
    #[serde(flatten)]
    about: About,
    to: &'a str,
    who: &'a str,
    when: &'a str,
}

impl Letter for Referred<'_> {
    const TEMPLATE: &'static str = "referred";
}

/// Tells the resident to whom it was handed over, who calls, and when.
///
/// # Errors
/// When the database does not answer.
pub async fn referred(write: &Write, request: &Request, referral: &Referral) -> Result<(), ActionError> {
    resident(write, request, |about, _| Referred {
        about,
        to: &referral.to,
        who: &referral.who_calls,
        when: &referral.when,
    })
    .await
}

/// The template of a letter about a decision.
pub const DECISION: &str = "decision";

#[derive(Debug, Serialize)]
struct Decision<'a> {
    #[serde(flatten)]
    about: About,
    outcome: String,
    words: &'a str,
    formal: &'static str,
    /// Until and with which day one can object to a decision on a formal application.
    date: String,
    critique: Link,
}

impl Letter for Decision<'_> {
    const TEMPLATE: &'static str = DECISION;
}

/// Brings the resident the decision.
///
/// # Errors
/// When the database does not answer.
pub async fn decision(
    write: &Write,
    request: &Request,
    outcome: Outcome,
    words: &str,
) -> Result<(), ActionError> {
    let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
    let last = rules::object_until(write.by().now, &calendar);
    resident(write, request, |about, lang| Decision {
        about,
        outcome: lang.name("outcome", outcome.code()),
        words,
        formal: yes_no(request.application),
        date: text::date(lang, last),
        critique: Link(routes::critique::Write.ask("verzoek", &request.number)),
    })
    .await
}

/// What an official did for somebody who has no e-mail address, as they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Did {
    /// The request is stopped.
    Stopped,
    /// We look again.
    Reopened,
    /// An offer is wanted.
    Accepted,
    /// An offer is not wanted.
    Declined,
}

#[derive(Debug, Serialize)]
struct Spoken<'a> {
    #[serde(flatten)]
    about: About,
    did: Did,
    what: &'a str,
    by: String,
}

impl Letter for Spoken<'_> {
    const TEMPLATE: &'static str = "spoken";
}

/// Confirms on paper what somebody without an e-mail address told us, so that they can say that it is not
/// so. Nothing when it was done by whose it is: they themselves, or who runs the initiative with them.
///
/// # Errors
/// When the database does not answer.
pub async fn spoken(write: &Write, request: &Request, did: Did, what: &str) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), request.account).await? else { return Ok(()) };
    if account.reads_mail() {
        return Ok(());
    }
    let stewards = store::initiatives::stewards(write.tx(), request.initiative).await?;
    let actor = write.by().actor;
    if actor.is_none_or(|actor| actor == request.account || stewards.contains(&actor)) {
        return Ok(());
    }
    let by = letter::name(write, actor).await?;
    letter::to_account(write, &account, &Spoken { about: About::theirs(request, &account), did, what, by })
        .await
}

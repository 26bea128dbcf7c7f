//! Mail about an obstacle: to whoever has it now, and to everybody who met it.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{
    climb::Why,
    id::AccountId,
    obstacle::{Level, Status},
};
use jiff::civil::Date;
use serde::Serialize;
use store::{accounts::Account, journal::Write, obstacles::Obstacle, requests::Request};
use web::{
    route::Route as _,
    routes,
    text::{self, Texts as _},
};

/// The page on which a colleague works on it.
fn work(there: &Obstacle) -> Link {
    Link(routes::obstacles::Work(&there.slug).path())
}

#[derive(Debug, Serialize)]
struct Owned<'a> {
    name: String,
    title: &'a str,
    due: String,
    link: Link,
}

impl Letter for Owned<'_> {
    const TEMPLATE: &'static str = "obstacle-owner";
}

/// Tells a colleague that an obstacle is theirs now.
///
/// # Errors
/// When the database does not answer.
pub async fn owned(write: &Write, there: &Obstacle, person: AccountId, due: Date) -> Result<(), ActionError> {
    letter::to_colleague(write, person, |account| Owned {
        name: account.name.clone(),
        title: &there.title,
        due: text::date(account.language.0, due),
        link: work(there),
    })
    .await
}

#[derive(Debug, Serialize)]
struct Climbed<'a> {
    name: String,
    title: &'a str,
    why: String,
    due: String,
    /// Whether they answer it themselves, or put it to somebody outside.
    #[serde(rename = "where")]
    place: &'static str,
    link: Link,
}

impl Letter for Climbed<'_> {
    const TEMPLATE: &'static str = "obstacle-climbed";
}

/// Tells whoever has an obstacle now that it came to them.
///
/// # Errors
/// When the database does not answer.
pub async fn climbed(
    write: &Write,
    there: &Obstacle,
    whom: AccountId,
    level: Level,
    why: Why,
    due: Date,
) -> Result<(), ActionError> {
    letter::to_colleague(write, whom, |account| Climbed {
        name: account.name.clone(),
        title: &there.title,
        why: account.language.0.name("climb-why", why.code()),
        due: text::date(account.language.0, due),
        place: if level == Level::HigherGovernment { "higher" } else { "inside" },
        link: work(there),
    })
    .await
}

#[derive(Debug, Serialize)]
struct Finished<'a> {
    name: String,
    title: &'a str,
    status: String,
    answer: &'a str,
    number: &'a str,
    link: Link,
}

impl Letter for Finished<'_> {
    const TEMPLATE: &'static str = "obstacle-finished";
}

/// An answer, and the request at which it stood in the way.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// What stood in the way.
    pub there: &'a Obstacle,
    /// How it is now.
    pub status: Status,
    /// The answer, fit to publish.
    pub answer: &'a str,
    /// The request.
    pub request: &'a Request,
}

impl<'a> Finished<'a> {
    /// `path` is where they read the request.
    fn new(about: Answered<'a>, account: &Account, path: String) -> Self {
        Self {
            name: account.name.clone(),
            title: &about.there.title,
            status: account.language.0.name("obstacle-status", about.status.code()),
            answer: about.answer,
            number: &about.request.number,
            link: Link(path),
        }
    }
}

/// Tells somebody outside who met an obstacle how it ended.
///
/// # Errors
/// When the database does not answer.
pub async fn finished(write: &Write, whom: AccountId, about: Answered<'_>) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    let path = routes::requests::Detail(&about.request.number).path();
    letter::to_account(write, &account, &Finished::new(about, &account, path)).await
}

/// Tells whoever has the request how an obstacle ended that it met.
///
/// # Errors
/// When the database does not answer.
pub async fn finished_inside(write: &Write, about: Answered<'_>) -> Result<(), ActionError> {
    let request = about.request;
    let finished =
        |account: &Account| Finished::new(about, account, routes::requests::Work(&request.number).path());
    // What is done needs nobody any more; only who handled it likes to know.
    match request.handler {
        Some(handler) if !request.is_ours() => letter::to_colleague(write, handler, finished).await,
        None if !request.is_ours() => Ok(()),
        Some(_) | None => letter::to_handler(write, request, finished).await,
    }
}

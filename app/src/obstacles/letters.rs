//! Mail about an obstacle: to whoever has it now, and to everybody who met it.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{
    climb::Why,
    id::AccountId,
    lang::Lang,
    obstacle::{Level, Status},
};
use jiff::civil::Date;
use serde::Serialize;
use store::{accounts::Staff, journal::Write, obstacles::Obstacle};
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
    name: &'a str,
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
pub async fn owned(write: &Write, there: &Obstacle, person: &Staff, due: Date) -> Result<(), ActionError> {
    let letter = Owned { name: &person.name, title: &there.title, due: due.to_string(), link: work(there) };
    letter::to_address(write, &person.email, Lang::Nl, &letter).await
}

#[derive(Debug, Serialize)]
struct Climbed<'a> {
    name: &'a str,
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
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    let lang = account.language.0;
    let letter = Climbed {
        name: &account.name,
        title: &there.title,
        why: lang.name("climb-why", why.code()),
        due: text::date(lang, due),
        place: if level == Level::HigherGovernment { "higher" } else { "inside" },
        link: work(there),
    };
    letter::to_address(write, &account.email, lang, &letter).await
}

#[derive(Debug, Serialize)]
struct Finished<'a> {
    name: &'a str,
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
    /// Number of the request.
    pub number: &'a str,
}

/// Tells somebody who met an obstacle how it ended. `path` is where they read the request.
///
/// # Errors
/// When the database does not answer.
pub async fn finished(
    write: &Write,
    whom: AccountId,
    about: Answered<'_>,
    path: String,
) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    let lang = account.language.0;
    let status = lang.name("obstacle-status", about.status.code());
    let letter = Finished {
        name: &account.name,
        title: &about.there.title,
        status,
        answer: about.answer,
        number: about.number,
        link: Link(path),
    };
    letter::to_address(write, &account.email, lang, &letter).await
}

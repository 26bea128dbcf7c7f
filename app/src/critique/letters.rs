//! Mail about critique: to its author, and to the alderman when its term is over.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::id::{AccountId, CritiqueId};
use jiff::civil::Date;
use serde::Serialize;
use store::{accounts::Staff, critique::Critique, journal::Write};
use web::{route::Route as _, routes, text};

/// The page of its author.
fn own(id: CritiqueId) -> Link {
    Link(routes::critique::Own(&id).path())
}

#[derive(Debug, Serialize)]
struct Received<'a> {
    name: &'a str,
    due: String,
    link: Link,
}

impl Letter for Received<'_> {
    const TEMPLATE: &'static str = "critique-received";
}

/// Tells its author that it is there, and before when it is answered.
///
/// # Errors
/// When the database does not answer.
pub async fn received(
    write: &Write,
    id: CritiqueId,
    author: AccountId,
    due: Date,
) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), author).await? else { return Ok(()) };
    let due = text::date(account.language.0, due);
    letter::to_account(write, &account, &Received { name: &account.name, due, link: own(id) }).await
}

#[derive(Debug, Serialize)]
struct Answered<'a> {
    name: &'a str,
    from: String,
    answer: &'a str,
    link: Link,
}

impl Letter for Answered<'_> {
    const TEMPLATE: &'static str = "critique-answered";
}

/// Brings the answer to its author.
///
/// # Errors
/// When the database does not answer.
pub async fn answered(
    write: &Write,
    there: &Critique,
    by: AccountId,
    answer: &str,
) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), there.author).await? else { return Ok(()) };
    let from = letter::name(write, by).await?;
    let letter = Answered { name: &account.name, from, answer, link: own(there.id) };
    letter::to_account(write, &account, &letter).await
}

#[derive(Debug, Serialize)]
struct Late {
    name: String,
    due: String,
    link: Link,
}

impl Letter for Late {
    const TEMPLATE: &'static str = "critique-late";
}

/// Tells an alderman that its term is over without an answer.
///
/// # Errors
/// When the database does not answer.
pub async fn late(write: &Write, there: &Critique, person: &Staff) -> Result<(), ActionError> {
    letter::to_colleague(write, person.id, |account| Late {
        name: account.name.clone(),
        due: text::date(account.language.0, there.due),
        link: Link(routes::critique::Work(&there.id).path()),
    })
    .await
}

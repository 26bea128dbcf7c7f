//! Mail about critique: to its author, and to the alderman when its term is over.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{
    id::{AccountId, CritiqueId},
    lang::Lang,
};
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
    let lang = account.language.0;
    letter::to_address(
        write,
        &account.email,
        lang,
        &Received { name: &account.name, due: text::date(lang, due), link: own(id) },
    )
    .await
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
    let from = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    letter::to_address(
        write,
        &account.email,
        account.language.0,
        &Answered { name: &account.name, from, answer, link: own(there.id) },
    )
    .await
}

#[derive(Debug, Serialize)]
struct Late<'a> {
    name: &'a str,
    due: String,
    link: Link,
}

impl Letter for Late<'_> {
    const TEMPLATE: &'static str = "critique-late";
}

/// Tells an alderman that its term is over without an answer.
///
/// # Errors
/// When the database does not answer.
pub async fn late(write: &Write, there: &Critique, person: &Staff) -> Result<(), ActionError> {
    let letter = Late {
        name: &person.name,
        due: text::date(Lang::Nl, there.due),
        link: Link(routes::critique::Work(&there.id).path()),
    };
    letter::to_address(write, &person.email, Lang::Nl, &letter).await
}

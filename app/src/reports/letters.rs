//! Mail about reports and takedowns: to administrators, to whoever reported, to the makers.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{
    access::Role,
    id::{ReportId, TakedownId},
    lang::Lang,
    report::{Ground, TakedownStatus},
};
use serde::Serialize;
use store::{accounts::Account, initiatives::Initiative, journal::Write};
use web::{route::Route as _, routes, text::Texts as _};

/// Writes to every administrator; each letter is made for one name.
async fn to_administrators<L: Letter>(
    write: &Write,
    letter: impl Fn(String) -> L,
) -> Result<(), ActionError> {
    for person in store::accounts::staff(write.tx(), write.by().municipality).await? {
        if person.actor.has(Role::Admin) {
            letter::to_colleague(write, person.id, |account| letter(account.name.clone())).await?;
        }
    }
    Ok(())
}

/// Writes to everybody who runs an initiative; each letter is made for one account.
async fn to_makers<L: Letter>(
    write: &Write,
    about: &Initiative,
    letter: impl Fn(&Account) -> L,
) -> Result<(), ActionError> {
    for steward in store::initiatives::stewards(write.tx(), about.id).await? {
        let Some(account) = store::accounts::by_id(write.tx(), steward).await? else { continue };
        letter::to_account(write, &account, &letter(&account)).await?;
    }
    Ok(())
}

#[derive(Debug, Serialize)]
struct New<'a> {
    name: String,
    title: &'a str,
    link: Link,
}

impl Letter for New<'_> {
    const TEMPLATE: &'static str = "report-new";
}

/// Tells the administrators that something was reported.
///
/// # Errors
/// When the database does not answer.
pub async fn new(write: &Write, about: &Initiative, id: ReportId) -> Result<(), ActionError> {
    to_administrators(write, |name| New {
        name,
        title: &about.title,
        link: Link(routes::reports::OneReport(&id).path()),
    })
    .await
}

#[derive(Debug, Serialize)]
struct Received {}

impl Letter for Received {
    const TEMPLATE: &'static str = "report-received";
}

/// Tells whoever reported that it came in (DSA, article 16). The address may be of somebody else, so nothing
/// stands in it that others wrote, also not the title of what was reported.
///
/// # Errors
/// When the database does not answer.
pub async fn received(write: &Write, address: &str, lang: Lang) -> Result<(), ActionError> {
    letter::to_address(write, address, lang, &Received {}).await
}

#[derive(Debug, Serialize)]
struct Answered<'a> {
    title: &'a str,
    what: &'a str,
    words: &'a str,
}

impl Letter for Answered<'_> {
    const TEMPLATE: &'static str = "report-answered";
}

/// Tells whoever reported what was done with it. Without an initiative there is no title any more.
///
/// # Errors
/// When the database does not answer.
pub async fn answered(
    write: &Write,
    about: Option<&Initiative>,
    address: &str,
    what: &str,
    words: &str,
) -> Result<(), ActionError> {
    let title = about.map(|about| about.title.as_str()).unwrap_or_default();
    letter::to_address(write, address, Lang::Nl, &Answered { title, what, words }).await
}

#[derive(Debug, Serialize)]
struct TakenDown<'a> {
    name: String,
    title: &'a str,
    ground: String,
    reason: &'a str,
    by: &'a str,
    link: Link,
}

impl Letter for TakenDown<'_> {
    const TEMPLATE: &'static str = "taken-down";
}

/// Tells the makers that it was taken down, by whom, and why.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_down(
    write: &Write,
    about: &Initiative,
    ground: Ground,
    reason: &str,
    by: &str,
) -> Result<(), ActionError> {
    to_makers(write, about, |maker| TakenDown {
        name: maker.name.clone(),
        title: &about.title,
        ground: maker.language.0.name("ground", ground.code()),
        reason,
        by,
        link: page_of(about),
    })
    .await
}

fn page_of(about: &Initiative) -> Link {
    Link(routes::initiatives::Detail(&about.slug).path())
}

#[derive(Debug, Serialize)]
struct Contested<'a> {
    name: String,
    title: &'a str,
    link: Link,
}

impl Letter for Contested<'_> {
    const TEMPLATE: &'static str = "takedown-contested";
}

/// Tells the administrators that the makers do not agree.
///
/// # Errors
/// When the database does not answer.
pub async fn contested(write: &Write, about: &Initiative, id: TakedownId) -> Result<(), ActionError> {
    to_administrators(write, |name| Contested {
        name,
        title: &about.title,
        link: Link(routes::reports::OneTakedown(&id).path()),
    })
    .await
}

#[derive(Debug, Serialize)]
struct ContestAnswered<'a> {
    name: String,
    title: &'a str,
    status: TakedownStatus,
    words: &'a str,
    link: Link,
}

impl Letter for ContestAnswered<'_> {
    const TEMPLATE: &'static str = "takedown-answered";
}

/// Tells the makers what became of it.
///
/// # Errors
/// When the database does not answer.
pub async fn contest_answered(
    write: &Write,
    about: &Initiative,
    status: TakedownStatus,
    words: &str,
) -> Result<(), ActionError> {
    to_makers(write, about, |maker| ContestAnswered {
        name: maker.name.clone(),
        title: &about.title,
        status,
        words,
        link: page_of(about),
    })
    .await
}

//! Mail about what goes from one to another.

use crate::{
    action::ActionError,
    handover::stands::Thing,
    letter::{self, Letter, Link},
};
use domain::{
    absence::Case,
    access::{Action, Actor, may},
    id::{AccountId, TeamId},
    lang::Lang,
};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use store::{accounts::Account, journal::Write};
use web::{
    route::Route as _,
    routes,
    text::{self, Texts as _},
};

/// A line for each.
fn lines(lang: Lang, things: &[Thing<'_>]) -> String {
    let line = |thing: &Thing<'_>| {
        let what = lang.name("thing", thing.code());
        match thing {
            Thing::Request(request) | Thing::Signature(request) | Thing::Cover(request) => {
                format!("{what} {}: {}", request.number, request.title)
            }
            Thing::Obstacle(obstacle) => format!("{what}: {}", obstacle.title),
        }
    };
    things.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[derive(Debug, Serialize)]
struct HandedOver {
    name: String,
    /// Whether it followed from a log-in, whoever had it gave it, or somebody else arranged it.
    arranged: &'static str,
    by: String,
    /// Whose it was.
    from: String,
    what: String,
    link: Link,
}

impl Letter for HandedOver {
    const TEMPLATE: &'static str = "handed-over";
}

/// Tells a colleague what is theirs from now on, and whose it was. Nobody hears what they arranged
/// themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn got(
    write: &Write,
    to: AccountId,
    from: Option<AccountId>,
    things: &[Thing<'_>],
) -> Result<(), ActionError> {
    if write.by().actor == Some(to) || things.is_empty() {
        return Ok(());
    }
    let arranged = match write.by().actor {
        None => "log_in",
        actor if from.is_none() || actor == from => "them",
        Some(_) => "other",
    };
    let (by, from) = (letter::name(write, write.by().actor).await?, letter::name(write, from).await?);
    letter::to_colleague(write, to, |account: &Account| HandedOver {
        name: account.name.clone(),
        arranged,
        by,
        from,
        what: lines(account.language.0, things),
        link: Link(routes::handover::Own.path().to_owned()),
    })
    .await
}

#[derive(Debug, Serialize)]
struct OfNobody {
    name: String,
    what: String,
    link: Link,
}

impl Letter for OfNobody {
    const TEMPLATE: &'static str = "of-nobody";
}

/// Tells teams, or a manager when nobody is in one, what nobody has now.
///
/// # Errors
/// When the database does not answer.
pub async fn of_nobody(
    write: &Write,
    before: Option<AccountId>,
    things: &[(Option<TeamId>, Thing<'_>)],
) -> Result<(), ActionError> {
    // Each reads of what they may read.
    let mut told: BTreeMap<AccountId, Vec<Thing<'_>>> = BTreeMap::new();
    for (team, thing) in things {
        let able = |actor: &Actor| {
            actor.account != before
                && match thing {
                    Thing::Request(request) | Thing::Signature(request) | Thing::Cover(request) => {
                        store::requests::handles(request, actor)
                    }
                    Thing::Obstacle(obstacle) => may(actor, &Action::AnswerObstacle(obstacle.level)),
                }
        };
        for whom in letter::who_has(write, Case { who: None, team: *team, new: false }, able).await? {
            told.entry(whom).or_default().push(*thing);
        }
    }
    for (whom, things) in told {
        letter::to_colleague(write, whom, |account: &Account| OfNobody {
            name: account.name.clone(),
            what: lines(account.language.0, &things),
            link: Link(routes::requests::Worklist.ask("lijst", "niemand")),
        })
        .await?;
    }
    Ok(())
}

#[derive(Debug, Serialize)]
struct StandIn {
    name: String,
    who: String,
    from: String,
    until: String,
    link: Link,
}

impl Letter for StandIn {
    const TEMPLATE: &'static str = "stand-in";
}

/// Tells a colleague for whom they are there, from when until when.
///
/// # Errors
/// When the database does not answer.
pub async fn stand_in(
    write: &Write,
    whom: AccountId,
    who: AccountId,
    (from, until): (Date, Date),
) -> Result<(), ActionError> {
    if write.by().actor == Some(whom) {
        return Ok(());
    }
    let who = letter::name(write, who).await?;
    let viewer = store::accounts::viewer(write.tx(), whom).await?;
    let works = viewer.is_some_and(|viewer| may(&viewer.actor, &Action::SeeWorklist));
    let path = if works { routes::requests::Worklist.path() } else { routes::council::Desk.path() };
    letter::to_colleague(write, whom, |account: &Account| StandIn {
        name: account.name.clone(),
        who,
        from: text::date(account.language.0, from),
        until: text::date(account.language.0, until),
        link: Link(path.to_owned()),
    })
    .await
}

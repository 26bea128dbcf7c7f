//! The journey of an obstacle, as everybody can read it: from where it was reported to where it was answered.

use crate::requests::timeline::Entry;
use domain::{
    event::{Audience, Kind},
    id::ObstacleId,
};
use std::collections::HashMap;
use store::{
    journal::{self, Happened},
    obstacles::Obstacle,
};
use web::{context::Ctx, error::AppError, route::Route as _, routes, text};

/// What happened to an obstacle and to those that became part of it, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(ctx: &Ctx, found: &Obstacle) -> Result<Vec<Entry>, AppError> {
    let mut all: Vec<(Option<String>, Happened)> = Vec::new();
    for happened in journal::history(ctx.db(), found.id.0, &[Audience::Public]).await? {
        all.push((None, happened));
    }
    for part in store::obstacles::joining::merged(ctx.db(), ctx.municipality(), found.id, ctx.lang).await? {
        for happened in journal::history(ctx.db(), part.id.0, &[Audience::Public]).await? {
            // That the part was joined is told once, by the whole.
            if happened.kind != Kind::ObstacleMerged {
                all.push((Some(part.title.clone()), happened));
            }
        }
    }
    all.sort_by_key(|(_, happened)| happened.at);
    let others = all.iter().filter_map(|(_, happened)| other(happened)).collect();
    let others = store::obstacles::by_ids(ctx.db(), others, ctx.lang).await?;
    Ok(all
        .into_iter()
        .map(|(part, happened)| Entry {
            said: None,
            about: about(ctx, &happened, &others).or(part.map(|title| (title, None))),
            happened,
        })
        .collect())
}

fn other(happened: &Happened) -> Option<ObstacleId> {
    ["other", "into", "from"].into_iter().find_map(|name| happened.payload.get(name)?.as_str()?.parse().ok())
}

fn about(
    ctx: &Ctx,
    happened: &Happened,
    others: &HashMap<ObstacleId, Obstacle>,
) -> Option<(String, Option<String>)> {
    let text = |name: &str| happened.payload.get(name).and_then(|value| value.as_str());
    let due = || {
        text("due")
            .and_then(|day| day.parse().ok())
            .map(|day| ctx.tv("obstacle-before", &[("date", text::date(ctx.lang, day).into())]))
    };
    let kind = happened.kind;
    if kind == Kind::ObstacleClimbed {
        let level =
            |name| text(name).map(|code| ctx.name("obstacle-level", code).to_lowercase()).unwrap_or_default();
        let why = text("why").map(|code| ctx.name("climb-why", code)).unwrap_or_default();
        let line = ctx.tv(
            "climb-line",
            &[("from", level("from").into()), ("to", level("to").into()), ("why", why.into())],
        );
        Some(([Some(line), due()].into_iter().flatten().collect::<Vec<_>>().join(" "), None))
    } else if kind == Kind::ObstacleOwned {
        due().map(|due| (due, None))
    } else if kind == Kind::ObstacleFinished {
        text("status").map(|code| (ctx.name("obstacle-status", code), None))
    } else {
        other(happened)
            .and_then(|id| others.get(&id))
            .map(|other| (other.title.clone(), Some(routes::obstacles::Detail(&other.slug).path())))
    }
}

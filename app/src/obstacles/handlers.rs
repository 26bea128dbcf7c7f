//! Owning, answering, reopening and putting obstacles higher. (Reporting and linking happen on a request: see
//! `requests`; joining and parting in `joining`, what goes outside the municipality in `appeals`.)

use crate::obstacles::actions::{self, Taking, climbing::climb};
use axum::{Router, routing::post};
use domain::{
    access::{Action, may},
    climb::Why,
    lang::Lang,
    obstacle::{Level, Status, Step, step},
};
use serde::Deserialize;
use store::{journal::Write, obstacles::Obstacle};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::obstacles::Own>(post(own))
        .at::<routes::obstacles::Finish>(post(finish))
        .at::<routes::obstacles::Reopen>(post(reopen))
        .at::<routes::obstacles::PutHigher>(post(put_higher))
}

/// The obstacle at this address, to be changed, if the one who asks may work on it. One that became part of
/// another is worked on there.
///
/// # Errors
/// When there is none, or the access table says no.
pub async fn workable(write: &Write, ctx: &Ctx, slug: &str) -> Result<Obstacle, AppError> {
    let found = store::obstacles::to_change(write.tx(), ctx.municipality(), slug, Lang::Nl).await?;
    let level = found.as_ref().map_or(Level::Official, |obstacle| obstacle.level);
    ctx.may(Action::AnswerObstacle(level))?;
    match found {
        Some(found) if found.merged_into.is_some() => Err(AppError::Refused("refused-obstacle-merged")),
        Some(found) => Ok(found),
        None => Err(AppError::NotFound),
    }
}

/// The page on which these forms stand.
#[must_use]
pub fn page(slug: &str) -> String {
    routes::obstacles::Work(&slug).path()
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Own {
    owner: String,
    outside: String,
    due: String,
    version: i32,
}

async fn own(
    ctx: Ctx,
    At(routes::obstacles::Own(slug)): At<routes::obstacles::Own>,
    mut form: Posted<Own>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let outside = Some(form.line::<100>("outside", &fields.outside)).filter(|body| !body.is_empty());
    let due = form.day_optional("due", &fields.due, ..);
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let here = routes::obstacles::Own(&slug);
    unless_seen(&there, here, form.values(), fields.version)?;
    let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
    // Only who can answer it at this level can have it.
    let person = staff.iter().find(|person| {
        person.id.to_string() == fields.owner && may(&person.actor, &Action::AnswerObstacle(there.level))
    });
    let taking = Taking { person, outside, due };
    let thresholds = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    for (part, key) in taking.wrong(&there, ctx.now, &thresholds) {
        form.error(part, key);
    }
    form.check(&page(&slug))?;
    if !actions::own(&write, &there, fields.version, &taking).await? {
        return Err(stale(&there, here, form.values()).into());
    }
    write.done(routes::obstacles::Work(&slug).done("eigenaar")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Finish {
    status: String,
    answer: String,
    version: i32,
}

async fn finish(
    ctx: Ctx,
    At(routes::obstacles::Finish(slug)): At<routes::obstacles::Finish>,
    mut form: Posted<Finish>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let status: Option<Status> = form.choose("status", &fields.status);
    let answer = form.text::<4000>("answer", &fields.answer);
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    if fields.version != 0 {
        other_answer(&there, &slug, form.values()).unless_seen(fields.version)?;
    }
    let status = status.unwrap_or(Status::Removed);
    if let Err(error) = step(there.status, &Step::Finish { status, answer: answer.clone() }) {
        form.error("answer", error.key());
    }
    form.check(&page(&slug))?;
    if !actions::finish(&write, &there, fields.version, status, &answer).await? {
        return Err(other_answer(&there, &slug, form.values()).into());
    }
    write.done(routes::obstacles::Work(&slug).done("beantwoord")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Higher {
    version: i32,
}

/// Puts an obstacle one level higher by hand.
async fn put_higher(
    ctx: Ctx,
    At(routes::obstacles::PutHigher(slug)): At<routes::obstacles::PutHigher>,
    form: Posted<Higher>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    if !climb(&write, &there, form.fields.version, Why::ByHand).await? {
        return Err(stale(&there, routes::obstacles::PutHigher(&slug), form.values()).into());
    }
    // Who puts it higher may not be among those who answer there: the public page is for everybody.
    write.done(routes::obstacles::Detail(&slug).done("opgeschaald")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reopen {
    version: i32,
}

async fn reopen(
    ctx: Ctx,
    At(routes::obstacles::Reopen(slug)): At<routes::obstacles::Reopen>,
    form: Posted<Reopen>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let here = routes::obstacles::Reopen(&slug);
    unless_seen(&there, here, form.values(), form.fields.version)?;
    if !actions::reopen(&write, &there, form.fields.version).await? {
        return Err(stale(&there, here, form.values()).into());
    }
    write.done(routes::obstacles::Work(&slug).done("heropend")).await
}

/// Who saw another version gets to see what a colleague did; a form without one is first told what is wrong
/// with it.
fn unless_seen(
    there: &Obstacle,
    action: impl Route,
    posted: &[(String, String)],
    seen: i32,
) -> Result<(), AppError> {
    if seen == 0 { Ok(()) } else { stale(there, action, posted).unless_seen(seen) }
}

/// The error for a form on an old version of an obstacle.
#[must_use]
pub fn stale(there: &Obstacle, action: impl Route, posted: &[(String, String)]) -> Conflict {
    Conflict::new(action.path(), page(&there.slug), there.version, posted)
}

/// The same for an answer: the one that stands there now is beside one's own.
fn other_answer(there: &Obstacle, slug: &str, posted: &[(String, String)]) -> Conflict {
    let theirs = there.answer.clone().unwrap_or_default();
    stale(there, routes::obstacles::Finish(&slug), posted).beside("answer", "obstacle-answer", theirs)
}

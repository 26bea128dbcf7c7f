//! Reporting, looking, taking down, contesting, putting back.

use crate::reports::actions::{self, Judged};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    report::{Ground, ReportStatus, TakedownStatus, may_contest},
    spam::PerDay,
    text::{Email, Text},
};
use serde::Deserialize;
use store::{initiatives::Initiative, journal::Write};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::reports::Report>(post(report))
        .at::<routes::reports::Contest>(post(contest))
        .at::<routes::reports::OneReport>(post(handle))
        .at::<routes::reports::OneTakedown>(post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reported {
    ground: String,
    words: String,
    email: String,
}

/// Keeps a report and tells the administrators. An address is asked only for whoever wants an answer (DSA,
/// article 16).
async fn report(
    ctx: Ctx,
    At(routes::reports::Report(slug)): At<routes::reports::Report>,
    mut form: Posted<Reported>,
) -> Result<Seen, AppError> {
    let page = routes::reports::Report(&slug).path();
    let fields = std::mem::take(&mut form.fields);
    let ground: Option<Ground> = form.choose("ground", &fields.ground);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    let typed = ctx.viewer.as_ref().map_or(fields.email, |viewer| viewer.email.clone());
    let email: Option<Email> = form.parse_optional("email", &typed);
    form.guard(&ctx, &[("words", &fields.words)]);
    let write = ctx.begin(form.key()).await?;
    let about = reportable(&write, &ctx, &slug).await?;
    if let Some(email) = &email {
        form.limit(PerDay::Reports, store::reports::since(&write, email, ctx.yesterday()).await?);
    }
    form.check(&page)?;
    let (Some(ground), Some(words)) = (ground, words) else { return Err(form.invalid(&page)) };
    actions::report(&write, &about, ground, words.as_str(), email.as_ref(), ctx.lang).await?;
    write.done(routes::initiatives::Detail(&slug).done("gemeld")).await
}

/// The initiative at this address, when everybody can see it.
async fn reportable(write: &Write, ctx: &Ctx, slug: &str) -> Result<Initiative, AppError> {
    let found = store::initiatives::by_slug(write.tx(), ctx.reader(), slug).await?;
    found.filter(|found| found.visibility.is_shown()).ok_or(AppError::NotFound)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Handled {
    what: String,
    ground: String,
    words: String,
}

/// An administrator looks at a report: it is left as it is, or taken down on one of the two grounds, with
/// reasons (rule 1).
async fn handle(
    ctx: Ctx,
    At(routes::reports::OneReport(id)): At<routes::reports::OneReport>,
    mut form: Posted<Handled>,
) -> Result<Seen, AppError> {
    ctx.may(Action::TakeDown)?;
    let me = ctx.account()?;
    let page = routes::reports::OneReport(&id).path();
    let fields = std::mem::take(&mut form.fields);
    let status: Option<ReportStatus> =
        form.choose("what", &fields.what).filter(|status| *status != ReportStatus::Open);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    let takes = status == Some(ReportStatus::TakenDown);
    let ground: Option<Ground> = if takes { form.choose("ground", &fields.ground) } else { None };
    let write = ctx.begin(form.key()).await?;
    let there =
        store::reports::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    form.check(&page)?;
    let (Some(status), Some(words)) = (status, words) else { return Err(form.invalid(&page)) };
    let judged = ground.map_or(Judged::Left, Judged::TakenDown);
    actions::answer(&write, &there, me, judged, words.as_str()).await?;
    write.done(routes::reports::Queue.done(format!("melding-{}", status.code().replace('_', "-")))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Contested {
    words: String,
}

/// Its makers say why a takedown is wrong, once; an administrator other than the first looks again.
async fn contest(
    ctx: Ctx,
    At(routes::reports::Contest(slug)): At<routes::reports::Contest>,
    mut form: Posted<Contested>,
) -> Result<Seen, AppError> {
    ctx.account()?;
    let page = routes::initiatives::Detail(&slug);
    let words: Option<Text<4000>> = form.parse("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let about = store::initiatives::own_by_slug(write.tx(), write.by(), &slug)
        .await?
        .ok_or(AppError::Refused("refused-not-your-initiative"))?;
    let there = store::reports::of_initiative(write.tx(), about.id).await?.ok_or(AppError::NotFound)?;
    if !may_contest(there.status) {
        return Err(AppError::Refused("refused-contested-already"));
    }
    let words = words.ok_or_else(|| form.invalid(&page.path()))?;
    actions::contest(&write, &about, &there, words.as_str()).await?;
    write.done(page.done("oneens")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answered {
    status: String,
    words: String,
    version: i32,
}

/// Answers a contest (somebody else than who took it down), or puts right a mistake.
async fn answer(
    ctx: Ctx,
    At(routes::reports::OneTakedown(id)): At<routes::reports::OneTakedown>,
    mut form: Posted<Answered>,
) -> Result<Seen, AppError> {
    ctx.may(Action::TakeDown)?;
    let me = ctx.account()?;
    let page = routes::reports::OneTakedown(&id).path();
    let fields = std::mem::take(&mut form.fields);
    let status: Option<TakedownStatus> = form.choose("status", &fields.status);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    let write = ctx.begin(form.key()).await?;
    let there = store::reports::takedown_to_change(write.tx(), ctx.municipality(), id)
        .await?
        .ok_or(AppError::NotFound)?;
    form.check(&page)?;
    let (Some(status), Some(words)) = (status, words) else { return Err(form.invalid(&page)) };
    if !actions::answer_contest(&write, &there, fields.version, me, status, words.as_str()).await? {
        return Err(Conflict::new(page.clone(), page, there.version, form.values()).into());
    }
    write.done(routes::reports::Queue.done(format!("weggehaald-{}", status.code()))).await
}

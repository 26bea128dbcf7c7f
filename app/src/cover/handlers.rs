//! Asking for cover, and answering: on screen or by the link in the mail.

use crate::{accounts::actions::open_link, action::ActionError, cover::actions, requests};
use axum::{Router, routing::post};
use domain::{
    access::{Action, Role, may},
    cover::AnswerError,
    id::{AccountId, CoverId, ObstacleId},
    text::Line,
    time::day_of,
};
use jiff::civil::Date;
use serde::Deserialize;
use store::{
    accounts::Purpose,
    cover::Cover,
    journal::{By, Write},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    meanwhile::{self, Field},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::cover::Ask>(post(ask))
        .at::<routes::cover::Duty>(post(on_duty))
        .at::<routes::cover::Answer>(post(on_screen))
        .at::<routes::cover::ByMail>(post(by_mail))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Ask {
    why: String,
    obstacle: String,
}

/// One button, one sentence. The manager of the team is asked; without one, whoever is above.
async fn ask(
    ctx: Ctx,
    At(routes::cover::Ask(number)): At<routes::cover::Ask>,
    mut form: Posted<Ask>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let why: Option<Line<400>> = form.parse("why", &form.fields.why.clone());
    let write = ctx.begin(form.key()).await?;
    let request = requests::work_handlers::workable(&write, &ctx, &number).await?;
    let page = routes::requests::Work(&number);
    let Some(why) = why else { return Err(form.invalid(&page.path())) };
    actions::ask(&write, &request, form.fields.obstacle.parse::<ObstacleId>().ok(), why.as_str(), me).await?;
    write.done(page.done_at("dekking-gevraagd", "dekking")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answer {
    answer: String,
    words: String,
}

/// The answer of whoever is logged in; who asked can take it back.
async fn on_screen(
    ctx: Ctx,
    At(routes::cover::Answer(id)): At<routes::cover::Answer>,
    mut form: Posted<Answer>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let words = form.text::<1000>("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let cover = store::cover::to_change(write.tx(), ctx.municipality(), id).await?;
    if let Some(cover) = cover.as_ref().filter(|_| form.fields.answer == "withdraw") {
        actions::take_back(&write, cover, me).await?;
        return write.done(routes::cover::Desk.done("dekking-ingetrokken")).await;
    }
    ctx.may(Action::AnswerCover)?;
    let cover = cover.ok_or(AppError::NotFound)?;
    let manages = ctx.actor().has(Role::Manager);
    let page = if manages { routes::cover::Desk::PATH } else { routes::council::Desk::PATH };
    let covers = give(&write, &cover, me, &words, &mut form, page).await?;
    let seen = if covers { "dekking-gegeven" } else { "dekking-niet" };
    write.done(if manages { routes::cover::Desk.done(seen) } else { routes::council::Desk.done(seen) }).await
}

/// The answer by the link in the mail. The link says who answers; it works once.
async fn by_mail(
    ctx: Ctx,
    At(routes::cover::ByMail(token)): At<routes::cover::ByMail>,
    mut form: Posted<Answer>,
) -> Result<Seen, AppError> {
    let page = routes::cover::ByMail(&token).path();
    let words = form.text::<1000>("words", &form.fields.words.clone());
    let mut write = ctx.begin(form.key()).await?;
    let (cover, by) = by_link(&write, &ctx, &token).await?;
    write.set_by(By { actor: Some(by), ..write.by() });
    let covers = give(&write, &cover, by, &words, &mut form, &page).await?;
    write
        .done(routes::cover::ByMail(&token).done(if covers { "dekking-gegeven" } else { "dekking-niet" }))
        .await
}

/// The question behind a link, and who answers by it. Who lost the role since the mail was sent has lost the
/// link too.
async fn by_link(write: &Write, ctx: &Ctx, token: &str) -> Result<(Cover, AccountId), AppError> {
    let Some((email, next)) = open_link(write, token, Purpose::Cover).await? else {
        // With what was typed: the page of the link says what became of the question.
        return Err(AppError::Refused("refused-cover-answered"));
    };
    let id: CoverId = next.and_then(|next| next.parse().ok()).ok_or(AppError::NotFound)?;
    let cover =
        store::cover::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let account = store::accounts::by_email(write.tx(), ctx.municipality(), &email)
        .await?
        .ok_or(AppError::Forbidden)?;
    let by = account.id.0;
    let actor = store::accounts::viewer(write.tx(), by).await?.map(|viewer| viewer.actor).unwrap_or_default();
    if !may(&actor, &Action::AnswerCover) {
        return Err(AppError::Forbidden);
    }
    Ok((cover, by))
}

/// Gives the answer that was posted. Tells whether it is cover.
async fn give(
    write: &Write,
    cover: &Cover,
    by: AccountId,
    words: &str,
    form: &mut Posted<Answer>,
    page: &str,
) -> Result<bool, AppError> {
    let covers = form.fields.answer == "cover";
    form.check(page)?;
    match actions::answer(write, cover, by, covers, words).await {
        Ok(()) => Ok(covers),
        Err(ActionError::Refused(key)) if key == AnswerError::NeedsReason.key() => {
            form.error("words", key);
            Err(form.invalid(page))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Duty {
    from: String,
    until: String,
}

/// Who can be called, from when until when.
async fn on_duty(ctx: Ctx, mut form: Posted<Duty>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::cover::Desk::PATH;
    ctx.may(Action::AnswerCover)?;
    let me = ctx.account()?;
    let (from, until) = (form.fields.from.clone(), form.fields.until.clone());
    let today = day_of(ctx.now);
    let from = form.day("from", &from, today..);
    let until = form.day("until", &until, today..);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.error("until", "error-duty-order");
    }
    form.check(PAGE)?;
    let (Some(from), Some(until)) = (from, until) else { return Err(form.invalid(PAGE)) };
    let write = ctx.begin(form.key()).await?;
    write.queue(me.0).await?;
    let there = store::accounts::duty::of(write.tx(), me, day_of(ctx.now)).await?;
    let new = [(from, until)];
    let field = Field::text(DUTY, "duty-yours", days(&there), days(&new))
        .in_words(periods(&ctx, &there), periods(&ctx, &new))
        .meant();
    let changed = meanwhile::changed(form.values(), &routes::cover::Duty.path(), PAGE, vec![field])?;
    if !changed.is_empty() {
        actions::on_duty(&write, me, from, until).await?;
    }
    write.done(routes::cover::Desk.done_at("dienst", "dienst")).await
}

/// Under what a form tells when somebody was on duty as it was drawn.
pub const DUTY: &str = "duty";

/// From when until when somebody is on duty, as a form tells it.
#[must_use]
pub fn days(periods: &[(Date, Date)]) -> String {
    periods.iter().map(|(from, until)| format!("{from}/{until}")).collect::<Vec<_>>().join(" ")
}

/// From when until when somebody is on duty, in words.
#[must_use]
pub fn periods(ctx: &Ctx, periods: &[(Date, Date)]) -> String {
    let named = |(from, until): &(Date, Date)| {
        let days = [("from", *from), ("until", *until)];
        ctx.tv("duty-period", &days.map(|(name, day)| (name, text::date(ctx.lang, day).into())))
    };
    periods.iter().map(named).collect::<Vec<_>>().join("; ")
}

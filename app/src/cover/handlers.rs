//! Asking for cover, and answering: on screen or by the link in the mail.

use crate::requests;
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Role, may},
    climb::answerer,
    cover::{AnswerError, Status, answer},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, CoverId, ObstacleId},
    lang::Lang,
    obstacle::Level,
    text::{Email, Text},
    time::day_of,
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use store::{
    accounts::Purpose,
    cover::Cover,
    journal::{By, Fact, Mail, Write},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/werk/verzoeken/{number}/dekking", post(ask))
        .route("/werk/dekking/dienst", post(on_duty))
        .route("/werk/dekking/{id}", post(on_screen))
        .route("/dekking/{token}", post(by_mail))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Ask {
    why: String,
    obstacle: String,
}

/// One button, one sentence. The manager of the team is asked; without one, whoever is above.
async fn ask(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Ask>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let why: Option<Text<400>> = form.parse("why", &form.fields.why.clone());
    let write = ctx.begin(form.key()).await?;
    let request = requests::work_handlers::workable(&write, &ctx, &number).await?;
    let page = requests::work_handlers::page(&number);
    if !request.is_ours() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    if store::cover::of_request(write.tx(), request.id).await?.iter().any(|cover| cover.status == Status::Asked) {
        return Err(AppError::Refused("refused-cover-waits"));
    }
    let met = store::obstacles::of_request(write.tx(), request.id, Lang::Nl).await?;
    let obstacle = form.fields.obstacle.parse::<ObstacleId>().ok().filter(|id| met.iter().any(|one| one.id == *id));
    let Some(why) = why else { return Err(form.invalid(&page)) };
    let staff: Vec<_> = store::accounts::grants(write.tx(), ctx.municipality()).await?.into_iter().filter(|(who, _)| *who != me).collect();
    let manager = answerer(Role::Manager, request.team, &staff).map(|who| (Level::Manager, who));
    let alderman = || answerer(Role::Alderman, request.team, &staff).map(|who| (Level::Alderman, who));
    let (level, asked_of) = manager.or_else(alderman).ok_or(AppError::Refused("refused-cover-nobody"))?;
    let new = store::cover::New { request: request.id, obstacle, asked_by: me, why: why.as_str(), level, asked_of };
    let id = store::cover::ask(write.tx(), write.by(), new).await?;
    let payload = json!({"cover": id, "of": asked_of, "obstacle": obstacle});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::CoverAsked, audience: Audience::Staff, payload }).await?;
    let cover = store::cover::by_id(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    tell(&write, &ctx.app, &cover, &request.number, "cover").await?;
    write.done(format!("{page}?gedaan=dekking-gevraagd#dekking")).await
}

/// Writes to whoever is asked now, with a link that answers without logging in.
///
/// # Errors
/// When the database does not answer.
pub async fn tell(write: &Write, app: &web::context::App, cover: &Cover, number: &str, template: &'static str) -> Result<(), AppError> {
    let Some(asked) = store::accounts::by_id(write.tx(), cover.asked_of).await? else { return Ok(()) };
    let from = store::accounts::by_id(write.tx(), cover.asked_by).await?;
    let Ok(email) = asked.email.parse::<Email>() else { return Ok(()) };
    let token = store::accounts::new_token(write.tx(), write.by(), &email, Purpose::Cover, Some(cover.id.to_string())).await?;
    let facts = json!({
        "name": asked.name, "from": from.as_ref().map(|from| from.name.clone()).unwrap_or_default(), "why": cover.why, "number": number,
        "phone": from.and_then(|from| from.phone).or_else(|| app.municipality.phone.clone()).unwrap_or_default(), "link": format!("{}/dekking/{token}", app.base_url),
    });
    Ok(write.mail(Mail { to: asked.email, template, lang: asked.language.0, facts }).await?)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answer {
    answer: String,
    words: String,
}

/// The answer of whoever is logged in; who asked can take it back.
async fn on_screen(ctx: Ctx, Path(id): Path<CoverId>, mut form: Posted<Answer>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let cover = store::cover::to_change(write.tx(), ctx.municipality(), id).await?;
    if let Some(cover) = cover.as_ref().filter(|cover| form.fields.answer == "withdraw" && cover.asked_by == me) {
        if !store::cover::answer(write.tx(), cover.id, Status::Withdrawn, me, "", ctx.now).await? {
            return Err(AppError::Refused("refused-cover-answered"));
        }
        let payload = json!({"cover": cover.id, "status": Status::Withdrawn});
        write.event(Fact { aggregate: Aggregate::Request, id: cover.request.0, kind: Kind::CoverAnswered, audience: Audience::Staff, payload }).await?;
        return write.done("/werk/dekking?gedaan=dekking-ingetrokken").await;
    }
    ctx.may(Action::AnswerCover)?;
    let cover = cover.ok_or(AppError::NotFound)?;
    let page = if ctx.actor().has(Role::Manager) { "/werk/dekking" } else { "/bestuur" };
    let words = form.text::<1000>("words", &form.fields.words.clone());
    let covers = form.fields.answer == "cover";
    give(&write, &ctx, &cover, me, covers, &words, &mut form, page).await?;
    write.done(format!("{page}?gedaan={}", if covers { "dekking-gegeven" } else { "dekking-niet" })).await
}

/// The answer by the link in the mail. The link says who answers; it works once.
async fn by_mail(ctx: Ctx, Path(token): Path<String>, mut form: Posted<Answer>) -> Result<Seen, AppError> {
    let page = format!("/dekking/{token}");
    let mut write = ctx.begin(form.key()).await?;
    let Some((email, next)) = store::accounts::use_token(write.tx(), write.by(), &token, Purpose::Cover).await? else {
        return Err(AppError::Refused("refused-cover-answered"));
    };
    let id: CoverId = next.and_then(|next| next.parse().ok()).ok_or(AppError::NotFound)?;
    let cover = store::cover::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let account = store::accounts::by_email(write.tx(), ctx.municipality(), &email).await?.ok_or(AppError::Forbidden)?;
    let by = account.id.0;
    // Who lost the role since the mail was sent has lost the link too.
    let actor = store::accounts::viewer(write.tx(), by).await?.map(|viewer| viewer.actor).unwrap_or_default();
    if !may(&actor, &Action::AnswerCover) {
        return Err(AppError::Forbidden);
    }
    write.set_by(By { actor: Some(by), ..write.by() });
    let words = form.text::<1000>("words", &form.fields.words.clone());
    let covers = form.fields.answer == "cover";
    give(&write, &ctx, &cover, by, covers, &words, &mut form, &page).await?;
    write.done(format!("/dekking/gegeven?gedaan={}", if covers { "dekking-gegeven" } else { "dekking-niet" })).await
}

#[expect(clippy::too_many_arguments, reason = "an answer is who, what and where it came from; two callers")]
async fn give(
    write: &Write,
    ctx: &Ctx,
    cover: &Cover,
    by: AccountId,
    covers: bool,
    words: &str,
    form: &mut Posted<Answer>,
    page: &str,
) -> Result<(), AppError> {
    let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
    let Some(request) = requests.first() else { return Err(AppError::NotFound) };
    // Whoever is asked now, whoever manages the team, or an alderman: nobody else stands behind it.
    let actor = store::accounts::viewer(write.tx(), by).await?.map(|viewer| viewer.actor).unwrap_or_default();
    let manages = actor.grants.iter().any(|grant| grant.role == Role::Manager && (grant.team.is_none() || grant.team == request.team));
    if cover.asked_of != by && cover.asked_by != by && !manages && !actor.has(Role::Alderman) {
        return Err(AppError::Refused("refused-cover-asked-of-another"));
    }
    let status = match answer(cover.status, cover.asked_by, by, covers, words) {
        Ok(status) => status,
        Err(error @ AnswerError::NeedsReason) => {
            form.error("words", error.key());
            cover.status
        }
        Err(error @ (AnswerError::Answered | AnswerError::Own)) => return Err(AppError::Refused(error.key())),
    };
    form.check(page)?;
    if !store::cover::answer(write.tx(), cover.id, status, by, words, ctx.now).await? {
        return Err(AppError::Refused(AnswerError::Answered.key()));
    }
    let payload = json!({"cover": cover.id, "status": status, "by": by});
    write.event(Fact { aggregate: Aggregate::Request, id: cover.request.0, kind: Kind::CoverAnswered, audience: Audience::Staff, payload }).await?;
    let name = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    let covered = if status == Status::Covered { "yes" } else { "no" };
    requests::letters::to_colleague(write, ctx, request, cover.asked_by, "cover-answered", |_| json!({"from": name, "covered": covered, "words": words})).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Duty {
    from: String,
    until: String,
}

/// Who can be called, from when until when.
async fn on_duty(ctx: Ctx, mut form: Posted<Duty>) -> Result<Seen, AppError> {
    ctx.may(Action::AnswerCover)?;
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let today = day_of(ctx.now);
    let (from, until) = (form.fields.from.clone(), form.fields.until.clone());
    let mut day = |name: &'static str, typed: String| -> Option<Date> {
        let day = typed.parse().ok();
        match day {
            None => form.error(name, "error-date"),
            Some(day) if day < today => form.error(name, "error-date-past"),
            Some(_) => {}
        }
        day
    };
    let (from, until) = (day("from", from), day("until", until));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.error("until", "error-duty-order");
    }
    form.check("/werk/dekking")?;
    let (Some(from), Some(until)) = (from, until) else { return Err(form.invalid("/werk/dekking")) };
    store::accounts::duty::set(write.tx(), ctx.municipality(), me, from, until).await?;
    write.done("/werk/dekking?gedaan=dienst#dienst").await
}

//! What a civil servant does with a request: take, talk, ask, log obstacles, offer, hand over.

use crate::requests::{actions, decide, letters};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Role},
    decision::NonReason,
    event::{Aggregate, Audience, Kind},
    id::{ObstacleId, OfferId},
    obstacle::{Kind as ObstacleKind, Source},
    offer::{self, Side, may_change},
    request::{Step, Turn, due_by_law, step},
    text::{Story, Text, Title},
    thresholds::Threshold,
};
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use serde_json::json;
use store::{
    journal::{Fact, Write},
    requests::{NewOffer, Referral, Request, entity::request},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    seen::{Done as _, Seen},
    text,
};

/// Routes of this feature, for colleagues.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/werk/verzoeken/{number}/oppakken", post(take))
        .route("/werk/verzoeken/{number}/bericht", post(say))
        .route("/werk/verzoeken/{number}/aanvraag", post(application))
        .route("/werk/verzoeken/{number}/belemmering", post(obstacle))
        .route("/werk/verzoeken/{number}/aanbod", post(make_offer))
        .route("/werk/verzoeken/{number}/aanbod/{offer}", post(step_offer))
        .route("/werk/verzoeken/{number}/doorgeven", post(refer))
        .route("/werk/verzoeken/{number}/afsluiten", post(close))
        .merge(decide::router())
}

/// The request with this number, to be changed, if the one who asks may handle it.
///
/// # Errors
/// When there is none, or the access table says no.
pub async fn workable(write: &Write, ctx: &Ctx, number: &str) -> Result<Request, AppError> {
    ctx.may(Action::SeeWorklist)?;
    let request = store::requests::to_change(write.tx(), ctx.municipality(), number).await?.ok_or(AppError::NotFound)?;
    let asked = store::requests::decision(write.tx(), request.id).await?.and_then(|decision| decision.manager);
    ctx.may(Action::HandleRequest(store::requests::access(&request, &ctx.actor(), &[], asked)))?;
    Ok(request)
}

/// The page on which these forms stand.
#[must_use]
pub fn page(number: &str) -> String {
    format!("/werk/verzoeken/{number}")
}

fn open(request: &Request) -> Result<(), AppError> {
    if request.is_ours() { Ok(()) } else { Err(AppError::Refused("refused-request-closed")) }
}

/// Takes a request: from now on it has a name and a team.
async fn take(ctx: Ctx, Path(number): Path<String>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    open(&request)?;
    let team = ctx.actor().grants.iter().find(|grant| grant.role == Role::Official).ok_or(AppError::Refused("refused-only-officials"))?.team;
    match request.handler {
        // Twice is once, without a second letter.
        Some(handler) if handler == me => return write.done(format!("{}?gedaan=opgepakt", page(&number))).await,
        Some(_colleague) => return Err(AppError::AtOnce),
        None => {}
    }
    actions::take(&write, &request, me, team).await?;
    write.done(format!("{}?gedaan=opgepakt", page(&number))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Say {
    words: String,
    way: String,
    asks: String,
}

/// A message to the resident, or the note of a talk. An answer to their own request is always allowed (rule 2).
async fn say(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Say>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let words: Option<Story> = form.parse("words", &fields.words);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    open(&request)?;
    let Some(words) = words else { return Err(form.invalid(&page(&number))) };
    let spoken = fields.way == "spoken";
    let to = if fields.asks == "yes" { Turn::You } else { Turn::Us };
    let status = step(request.status, Step::Talk, &request.facts(false), ctx.now).unwrap_or(request.status);
    let mut change = request::ActiveModel { status: Set(store::column::Code(status)), ..Default::default() };
    if to != request.turn {
        change.turn = Set(store::column::Code(to));
        change.turn_since = Set(ctx.now.into());
    }
    if spoken && request.spoken.is_none() {
        change.spoken_at = Set(Some(ctx.now.into()));
    }
    store::requests::save(write.tx(), request.id, change).await?;
    store::requests::say(&write, request.id, me, Side::Municipality, spoken, words.as_str()).await?;
    if !spoken {
        let name = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
        let asks = if to == Turn::You { "yes" } else { "no" };
        letters::to_resident(&write, &ctx, &request, "message-out", |_| json!({"from": name, "words": words.as_str(), "asks": asks})).await?;
    }
    write.done(format!("{}?gedaan={}#verhaal", page(&number), if spoken { "gesprek" } else { "bericht" })).await
}

/// "This is an application for a decision": the legal clock runs from the day it came in (rule 12).
async fn application(ctx: Ctx, Path(number): Path<String>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    if request.application {
        return Ok(Seen(page(&number)));
    }
    let law = store::settings::thresholds(write.tx(), ctx.municipality()).await?.get(Threshold::LawDecision);
    let due = due_by_law(request.received, law);
    store::requests::save(
        write.tx(),
        request.id,
        request::ActiveModel { application: Set(true), due_on: Set(Some(store::column::Day(due))), ..Default::default() },
    )
    .await?;
    let payload = json!({"due": due});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::ApplicationStarted, audience: Audience::Parties, payload }).await?;
    letters::to_resident(&write, &ctx, &request, "application", |lang| json!({"due": text::date(lang, due)})).await?;
    write.done(format!("{}?gedaan=aanvraag", page(&number))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct ObstacleForm {
    obstacle: String,
    non_reason: String,
    obstacle_title: String,
    obstacle_explanation: String,
    obstacle_kind: String,
    obstacle_source: String,
}

/// Links a known obstacle, or opens a new one.
async fn obstacle(ctx: Ctx, Path(number): Path<String>, mut form: Posted<ObstacleForm>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    open(&request)?;
    let fields = std::mem::take(&mut form.fields);
    let known: Option<ObstacleId> = fields.obstacle.parse().ok();
    let (id, kind) = if let Some(id) = known {
        let there = store::obstacles::current(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
        (there.id, there.kind)
    } else {
        let prefilled = fields.non_reason.parse::<NonReason>().ok().map(NonReason::obstacle_kind);
        let title: Option<Title> = form.parse("obstacle_title", &fields.obstacle_title);
        let kind: Option<ObstacleKind> =
            if fields.obstacle_kind.is_empty() && prefilled.is_some() { prefilled } else { form.choose("obstacle_kind", &fields.obstacle_kind) };
        let source: Option<Source> = if fields.obstacle_source.is_empty() && prefilled.is_some() {
            Some(Source::OwnDepartment)
        } else {
            form.choose("obstacle_source", &fields.obstacle_source)
        };
        let explanation: Option<Text<1000>> = form.parse_optional("obstacle_explanation", &fields.obstacle_explanation);
        form.check(&page(&number))?;
        let (Some(title), Some(kind), Some(source)) = (title, kind, source) else { return Err(form.invalid(&page(&number))) };
        let new = store::obstacles::New {
            title: title.into_string(),
            explanation: explanation.map(Text::into_string).unwrap_or_default(),
            kind,
            source,
            translations: None,
            slug: String::new(),
        };
        let id = store::obstacles::report(write.tx(), write.by(), new, me).await?;
        let payload = json!({"kind": kind, "source": source});
        write.event(Fact { aggregate: Aggregate::Obstacle, id: id.0, kind: Kind::ObstacleReported, audience: Audience::Public, payload }).await?;
        (id, kind)
    };
    if store::obstacles::link(write.tx(), write.by(), request.id, id).await? {
        store::requests::save(write.tx(), request.id, store::requests::turn(Turn::Us, ctx.now)).await?;
        let payload = json!({"obstacle": id, "kind": kind});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::ObstacleLinked, audience: Audience::Public, payload }).await?;
    }
    write.done(format!("{}?gedaan=belemmering#belemmeringen", page(&number))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OfferForm {
    offer_kind: String,
    what: String,
    details: String,
    offered_by: String,
    until: String,
}

async fn make_offer(ctx: Ctx, Path(number): Path<String>, mut form: Posted<OfferForm>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let kind: Option<offer::Kind> = form.choose("offer_kind", &fields.offer_kind);
    let what: Option<Title> = form.parse("what", &fields.what);
    let details: Option<Text<1000>> = form.parse_optional("details", &fields.details);
    let offered_by: Option<Title> = form.parse("offered_by", &fields.offered_by);
    let until = if fields.until.is_empty() { None } else { fields.until.parse().ok() };
    if !fields.until.is_empty() && until.is_none() {
        form.error("until", "error-date");
    }
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    open(&request)?;
    form.check(&page(&number))?;
    let (Some(kind), Some(what), Some(offered_by)) = (kind, what, offered_by) else { return Err(form.invalid(&page(&number))) };
    let details = details.map(Text::into_string).unwrap_or_default();
    let new = NewOffer { kind, what: what.as_str(), details: &details, offered_by: offered_by.as_str(), until, made_by: me };
    let id = store::requests::make_offer(write.tx(), write.by(), request.id, new).await?;
    let payload = json!({"offer": id, "kind": kind});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::OfferMade, audience: Audience::Parties, payload }).await?;
    letters::to_resident(&write, &ctx, &request, "offer", |_| json!({"what": what.as_str(), "details": details, "by": offered_by.as_str()})).await?;
    write.done(format!("{}?gedaan=aanbod#aanbod", page(&number))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OfferStep {
    to: String,
}

async fn step_offer(ctx: Ctx, Path((number, offer)): Path<(String, OfferId)>, form: Posted<OfferStep>) -> Result<Seen, AppError> {
    let to = form.fields.to.parse::<offer::Status>();
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    let there = store::requests::offers(write.tx(), request.id).await?.into_iter().find(|there| there.id == offer).ok_or(AppError::NotFound)?;
    let to = to.map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?;
    if !may_change(Side::Municipality, there.status, to) {
        return Err(AppError::Refused("refused-offer-step"));
    }
    store::requests::set_offer(write.tx(), write.by(), offer, to).await?;
    let payload = json!({"offer": offer, "status": to});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::OfferAnswered, audience: Audience::Parties, payload }).await?;
    write.done(format!("{}?gedaan=aanbod-gewijzigd#aanbod", page(&number))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Refer {
    to: String,
    who_calls: String,
    when: String,
}

/// A warm handover: to whom, who calls, when. Never just an address.
async fn refer(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Refer>) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let to: Option<Title> = form.parse("to", &fields.to);
    let who_calls: Option<Title> = form.parse("who_calls", &fields.who_calls);
    let when: Option<Title> = form.parse("when", &fields.when);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    form.check(&page(&number))?;
    let (Some(to), Some(who_calls), Some(when)) = (to, who_calls, when) else { return Err(form.invalid(&page(&number))) };
    let status = step(request.status, Step::Refer, &request.facts(false), ctx.now).map_err(|_closed| AppError::Refused("refused-request-closed"))?;
    if request.application {
        // Rule 12: only a letter, a withdrawal or a forwarding with the original date closes an application.
        return Err(AppError::Refused("refused-refer-application"));
    }
    let referral = Referral { to: to.into_string(), who_calls: who_calls.into_string(), when: when.into_string() };
    store::requests::save(
        write.tx(),
        request.id,
        request::ActiveModel { status: Set(store::column::Code(status)), referral: Set(Some(store::column::Json(referral.clone()))), ..Default::default() },
    )
    .await?;
    store::cover::withdraw(write.tx(), request.id).await?;
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::RequestReferred, audience: Audience::Parties, payload: json!({}) }).await?;
    letters::to_resident(&write, &ctx, &request, "referred", |_| json!({"to": referral.to, "who": referral.who_calls, "when": referral.when})).await?;
    write.done(format!("{}?gedaan=doorgegeven", page(&number))).await
}

/// Nothing left to do.
async fn close(ctx: Ctx, Path(number): Path<String>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    if request.outcome == Some(domain::decision::Outcome::NotYet) {
        return Err(AppError::Refused("refused-close-not-yet"));
    }
    let status = step(request.status, Step::Close, &request.facts(true), ctx.now).map_err(|_open| AppError::Refused("refused-close-open"))?;
    store::requests::save(write.tx(), request.id, request::ActiveModel { status: Set(store::column::Code(status)), ..Default::default() }).await?;
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::RequestClosed, audience: Audience::Parties, payload: json!({}) }).await?;
    write.done(format!("{}?gedaan=afgesloten", page(&number))).await
}

/// Somebody of the municipality with this key and the role of a manager.
///
/// # Errors
/// When the database does not answer.
pub async fn manager(write: &Write, ctx: &Ctx, key: &str) -> Result<Option<store::accounts::Staff>, AppError> {
    let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
    Ok(staff.into_iter().find(|person| person.actor.has(Role::Manager) && person.id.to_string() == key))
}

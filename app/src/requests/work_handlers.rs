//! What a civil servant does with a request: take, talk, ask, log obstacles, offer, hand over.

use crate::{
    handover::{self, stands::Thing},
    requests::actions::{self, Said, handler::To},
};
use axum::{Router, routing::post};
use domain::{
    access::{Action, Role},
    decision::NonReason,
    id::ObstacleId,
    obstacle::{Kind as ObstacleKind, Source},
    offer,
    text::{Story, Title},
    time::day_of,
};
use serde::Deserialize;
use store::{
    journal::Write,
    requests::{NewOffer, Referral, Request},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature, for colleagues.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::requests::Take>(post(take))
        .at::<routes::requests::Assign>(post(assign))
        .at::<routes::requests::Say>(post(say))
        .at::<routes::requests::Application>(post(application))
        .at::<routes::requests::Obstacle>(post(obstacle))
        .at::<routes::requests::MakeOffer>(post(make_offer))
        .at::<routes::requests::StepOffer>(post(step_offer))
        .at::<routes::requests::Refer>(post(refer))
        .at::<routes::requests::Close>(post(close))
}

/// The request with this number, to be changed, if the one who asks may handle it.
///
/// # Errors
/// When there is none, or the access table says no.
pub async fn workable(write: &Write, ctx: &Ctx, number: &str) -> Result<Request, AppError> {
    ctx.may(Action::SeeWorklist)?;
    let request = store::requests::to_change(write.tx(), ctx.municipality(), number)
        .await?
        .ok_or(AppError::NotFound)?;
    let asked =
        store::requests::decision(write.tx(), request.id).await?.and_then(|decision| decision.asked());
    ctx.may(Action::HandleRequest(store::requests::access(&request, &ctx.actor(), &[], asked)))?;
    Ok(request)
}

/// The page on which these forms stand.
#[must_use]
pub fn page(number: &str) -> String {
    routes::requests::Work(&number).path()
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Take {
    /// Who has it, as the page showed; empty for nobody.
    from: String,
}

/// Takes a request, or takes it over: from now on it has a name and a team.
async fn take(
    ctx: Ctx,
    At(routes::requests::Take(number)): At<routes::requests::Take>,
    form: Posted<Take>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::open(&request)?;
    if !ctx.actor().has(Role::Official) {
        return Err(AppError::Refused("refused-only-officials"));
    }
    let team = actions::handler::team_for(&ctx.actor(), &request).flatten();
    actions::handler::take(&write, &request, me, team, form.fields.from.parse().ok()).await?;
    write.done(routes::requests::Work(&number).done("opgepakt")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Assign {
    to: String,
    from: String,
}

/// Gives it to a colleague, or back to a team.
async fn assign(
    ctx: Ctx,
    At(routes::requests::Assign(number)): At<routes::requests::Assign>,
    mut form: Posted<Assign>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::open(&request)?;
    if request.handler != fields.from.parse().ok() {
        return Err(AppError::AtOnce);
    }
    let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
    let teams = store::accounts::teams(write.tx(), ctx.municipality()).await?;
    let colleague = staff.iter().find(|person| person.id.to_string() == fields.to);
    let team =
        fields.to.strip_prefix(TEAM).and_then(|key| teams.iter().find(|(id, _)| id.to_string() == key));
    let to = match (colleague, team) {
        (Some(person), _) if actions::handler::may_get(person, &request) => To::Colleague(person),
        (_, Some((team, _))) => To::Team(Some(*team)),
        (_, None) => {
            form.error("to", "error-handler");
            return Err(form.invalid(&page(&number)));
        }
    };
    actions::handler::give(&write, &request, to).await?;
    if let To::Colleague(person) = to {
        handover::letters::got(&write, person.id, request.handler, &[Thing::Request(&request)]).await?;
    } else {
        let team = team.map(|(team, _)| *team).or(request.team);
        handover::letters::of_nobody(&write, None, &[(team, Thing::Request(&request))]).await?;
    }
    write.done(routes::requests::Worklist.done("overgedragen")).await
}

/// Before the key of a team where a colleague could stand too.
pub const TEAM: &str = "team:";

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Say {
    words: String,
    way: String,
    asks: String,
}

/// A message to the resident, or the note of a talk. An answer to their own request is always allowed (rule
/// 2).
async fn say(
    ctx: Ctx,
    At(routes::requests::Say(number)): At<routes::requests::Say>,
    mut form: Posted<Say>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let words: Option<Story> = form.parse("words", &fields.words);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::open(&request)?;
    let Some(words) = words else { return Err(form.invalid(&page(&number))) };
    let spoken = fields.way == "spoken";
    actions::say(&write, &request, me, Said { words: &words, spoken, asks: fields.asks == "yes" }).await?;
    let done = if spoken { "gesprek" } else { "bericht" };
    write.done(routes::requests::Work(&number).done_at(done, "verhaal")).await
}

/// "This is an application for a decision": the legal clock runs from the day it came in (rule 12).
async fn application(
    ctx: Ctx,
    At(routes::requests::Application(number)): At<routes::requests::Application>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    if !actions::make_application(&write, &request).await? {
        return Ok(Seen(page(&number)));
    }
    write.done(routes::requests::Work(&number).done("aanvraag")).await
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
async fn obstacle(
    ctx: Ctx,
    At(routes::requests::Obstacle(number)): At<routes::requests::Obstacle>,
    mut form: Posted<ObstacleForm>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let known: Option<ObstacleId> = fields.obstacle.parse().ok();
    let new = if known.is_none() { new_obstacle(&mut form, &fields) } else { None };
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::open(&request)?;
    if let Some(id) = known {
        let there =
            store::obstacles::current(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
        actions::link_obstacle(&write, &request, there.id, there.kind).await?;
    } else {
        let new = new.ok_or_else(|| form.invalid(&page(&number)))?;
        actions::log_obstacle(&write, &request, me, new).await?;
    }
    write.done(routes::requests::Work(&number).done_at("belemmering", "belemmeringen")).await
}

/// What was typed about an obstacle that is not in the log yet; nothing when it is not complete.
fn new_obstacle(form: &mut Posted<ObstacleForm>, fields: &ObstacleForm) -> Option<store::obstacles::New> {
    let prefilled = fields.non_reason.parse::<NonReason>().ok().map(NonReason::obstacle_kind);
    let title: Option<Title> = form.parse("obstacle_title", &fields.obstacle_title);
    let kind: Option<ObstacleKind> = if fields.obstacle_kind.is_empty() && prefilled.is_some() {
        prefilled
    } else {
        form.choose("obstacle_kind", &fields.obstacle_kind)
    };
    let source: Option<Source> = if fields.obstacle_source.is_empty() && prefilled.is_some() {
        Some(Source::OwnDepartment)
    } else {
        form.choose("obstacle_source", &fields.obstacle_source)
    };
    let explanation = form.text::<1000>("obstacle_explanation", &fields.obstacle_explanation);
    if form.has_errors() {
        return None;
    }
    Some(store::obstacles::New {
        title: title?.into_string(),
        explanation,
        kind: kind?,
        source: source?,
        translations: None,
        slug: String::new(),
    })
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

async fn make_offer(
    ctx: Ctx,
    At(routes::requests::MakeOffer(number)): At<routes::requests::MakeOffer>,
    mut form: Posted<OfferForm>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let kind: Option<offer::Kind> = form.choose("offer_kind", &fields.offer_kind);
    let what: Option<Title> = form.parse("what", &fields.what);
    let details = form.text::<1000>("details", &fields.details);
    let offered_by: Option<Title> = form.parse("offered_by", &fields.offered_by);
    let until = form.day_optional("until", &fields.until, day_of(ctx.now)..);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::open(&request)?;
    form.check(&page(&number))?;
    let (Some(kind), Some(what), Some(offered_by)) = (kind, what, offered_by) else {
        return Err(form.invalid(&page(&number)));
    };
    let new = NewOffer {
        kind,
        what: what.as_str(),
        details: &details,
        offered_by: offered_by.as_str(),
        until,
        made_by: me,
    };
    actions::offers::make(&write, &request, new).await?;
    write.done(routes::requests::Work(&number).done_at("aanbod", "aanbod")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OfferStep {
    to: String,
}

async fn step_offer(
    ctx: Ctx,
    At(routes::requests::StepOffer(number, offer)): At<routes::requests::StepOffer>,
    form: Posted<OfferStep>,
) -> Result<Seen, AppError> {
    let to = form.fields.to.parse::<offer::Status>();
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    let offer = actions::offers::find(&write, &request, offer).await?;
    let to = to.map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?;
    actions::offers::go_on(&write, &request, &offer, to).await?;
    write.done(routes::requests::Work(&number).done_at("aanbod-gewijzigd", "aanbod")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Refer {
    to: String,
    who_calls: String,
    when: String,
}

/// A warm handover: to whom, who calls, when. Never just an address.
async fn refer(
    ctx: Ctx,
    At(routes::requests::Refer(number)): At<routes::requests::Refer>,
    mut form: Posted<Refer>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let to: Option<Title> = form.parse("to", &fields.to);
    let who_calls: Option<Title> = form.parse("who_calls", &fields.who_calls);
    let when: Option<Title> = form.parse("when", &fields.when);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    form.check(&page(&number))?;
    let (Some(to), Some(who_calls), Some(when)) = (to, who_calls, when) else {
        return Err(form.invalid(&page(&number)));
    };
    let referral =
        Referral { to: to.into_string(), who_calls: who_calls.into_string(), when: when.into_string() };
    actions::refer(&write, &request, &referral).await?;
    write.done(routes::requests::Work(&number).done("doorgegeven")).await
}

/// Nothing left to do.
async fn close(
    ctx: Ctx,
    At(routes::requests::Close(number)): At<routes::requests::Close>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    actions::close(&write, &request).await?;
    write.done(routes::requests::Work(&number).done("afgesloten")).await
}

/// Somebody of the municipality with this key and the role of a manager.
///
/// # Errors
/// When the database does not answer.
pub async fn manager(
    write: &Write,
    ctx: &Ctx,
    key: &str,
) -> Result<Option<store::accounts::Staff>, AppError> {
    let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
    Ok(staff.into_iter().find(|person| person.actor.has(Role::Manager) && person.id.to_string() == key))
}

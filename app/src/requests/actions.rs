//! What can happen to a request. Who handles it, deciding and offering stand in `actions/`.

pub mod decide;
pub mod handler;
pub mod offers;

use crate::{action::ActionError, obstacles, requests::letters};
use domain::{
    calendar::Calendar,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, ObstacleId},
    obstacle,
    offer::Side,
    request::{self as rules, Step, StepError, Turn, due_by_law, step},
    text::{Phone, Story, Title},
    thresholds::Threshold,
};
use jiff::civil::Date;
use serde_json::{Value, json};
use store::{
    error::StoreError,
    initiatives::Initiative,
    journal::{Fact, Write},
    requests::{New, Referral, Request},
};

const CLOSED: ActionError = ActionError::Refused("refused-request-closed");

/// What somebody asks.
#[derive(Debug)]
pub struct Asked<'a> {
    /// Who asks.
    pub account: AccountId,
    /// For which initiative: the request is about its place.
    pub initiative: Option<&'a Initiative>,
    /// What.
    pub kind: rules::Kind,
    /// In one sentence.
    pub title: Title,
    /// The story.
    pub story: Story,
    /// Before when.
    pub wished_on: Option<Date>,
    /// Whether it is a formal application: the term of the law runs from now.
    pub application: bool,
    /// By which number they can be called from now on, when they give one.
    pub phone: Option<Phone>,
    /// The civil servant who writes it down for somebody.
    pub filled_in_by: Option<AccountId>,
}

/// Files a request: it has a number, and whoever asked gets a receipt.
///
/// # Errors
/// When the database does not answer.
pub async fn file(write: &Write, asked: Asked<'_>) -> Result<Request, ActionError> {
    let by = write.by();
    let law = store::settings::thresholds(write.tx(), by.municipality).await?.get(Threshold::LawDecision);
    let new = New {
        initiative: asked.initiative.map(|initiative| initiative.id),
        account: asked.account,
        kind: asked.kind,
        title: asked.title.into_string(),
        story: asked.story.into_string(),
        wished_on: asked.wished_on,
        application: asked.application.then(|| due_by_law(by.now, law)),
        filled_in_by: asked.filled_in_by,
        place: asked.initiative.and_then(Initiative::rules_place),
    };
    let payload = json!({"kind": new.kind, "application": asked.application, "initiative": new.initiative,
        "filled_in_by": new.filled_in_by});
    if let Some(phone) = &asked.phone {
        store::accounts::set_phone(write.tx(), asked.account, Some(phone)).await?;
    }
    let (_, number) = store::requests::file(write.tx(), by, new).await?;
    let request = store::requests::by_number(write.tx(), by.municipality, &number)
        .await?
        .ok_or(StoreError::NotFound)?;
    event(write, &request, Kind::RequestSubmitted, Audience::Public, payload).await?;
    letters::receipt(write, &request).await?;
    Ok(request)
}

/// What a colleague says to a resident.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The words, or the note of a talk.
    pub words: &'a Story,
    /// Whether it is the note of a talk.
    pub spoken: bool,
    /// Whether the resident is asked something, and is at turn.
    pub asks: bool,
}

/// A message to the resident, or the note of a talk. An answer to their own request is always allowed (rule
/// 2).
///
/// # Errors
/// When the request is closed, and when the database does not answer.
pub async fn say(write: &Write, request: &Request, by: AccountId, said: Said<'_>) -> Result<(), ActionError> {
    open(request)?;
    let now = write.by().now;
    // After "not yet" people talk on, and it stays decided.
    let status = step(request.status, Step::Talk, &request.facts(false, &calendar(write).await?), now)
        .unwrap_or(request.status);
    let to = if said.asks { Turn::You } else { Turn::Us };
    store::requests::changes::talked(write.tx(), request, status, to, said.spoken, now).await?;
    store::requests::say(write, request.id, by, Side::Municipality, said.spoken, said.words.as_str()).await?;
    if !said.spoken {
        letters::message_out(write, request, by, said.words.as_str(), said.asks).await?;
    }
    Ok(())
}

/// A message of the resident: the municipality is at turn.
///
/// # Errors
/// When the database does not answer.
pub async fn write_back(
    write: &Write,
    request: &Request,
    by: AccountId,
    words: &Story,
) -> Result<(), ActionError> {
    store::requests::changes::at_turn(write.tx(), request.id, Turn::Us, write.by().now).await?;
    store::requests::say(write, request.id, by, Side::Resident, false, words.as_str()).await?;
    letters::colleagues::message_in(write, request).await
}

/// "This is an application for a decision": the legal clock runs from the day it came in (rule 12). `false`
/// when it was one already.
///
/// # Errors
/// When the database does not answer.
pub async fn make_application(write: &Write, request: &Request) -> Result<bool, ActionError> {
    if request.application {
        return Ok(false);
    }
    let law =
        store::settings::thresholds(write.tx(), write.by().municipality).await?.get(Threshold::LawDecision);
    let due = due_by_law(request.received, law);
    store::requests::changes::is_application(write.tx(), request.id, due).await?;
    event(write, request, Kind::ApplicationStarted, Audience::Parties, json!({"due": due})).await?;
    letters::application(write, request, due).await?;
    Ok(true)
}

/// Links an obstacle that is known. Linked before, nothing happens.
///
/// # Errors
/// When the request is closed, and when the database does not answer.
pub async fn link_obstacle(
    write: &Write,
    request: &Request,
    id: ObstacleId,
    kind: obstacle::Kind,
) -> Result<(), ActionError> {
    open(request)?;
    if store::obstacles::link(write.tx(), write.by(), request.id, id).await? {
        store::requests::changes::at_turn(write.tx(), request.id, Turn::Us, write.by().now).await?;
        event(write, request, Kind::ObstacleLinked, Audience::Public, json!({"obstacle": id, "kind": kind}))
            .await?;
    }
    Ok(())
}

/// Logs an obstacle that a request met first, and links it.
///
/// # Errors
/// When the request is closed, and when the database does not answer.
pub async fn log_obstacle(
    write: &Write,
    request: &Request,
    by: AccountId,
    new: store::obstacles::New,
) -> Result<ObstacleId, ActionError> {
    open(request)?;
    let kind = new.kind;
    let id = obstacles::actions::report(write, new, by, None).await?;
    link_obstacle(write, request, id, kind).await?;
    Ok(id)
}

/// A warm handover: to whom, who calls, when. Never just an address.
///
/// # Errors
/// When it is closed, when it is a formal application, and when the database does not answer.
pub async fn refer(write: &Write, request: &Request, referral: &Referral) -> Result<(), ActionError> {
    let status =
        step(request.status, Step::Refer, &request.facts(false, &calendar(write).await?), write.by().now)
            .map_err(|_closed| CLOSED)?;
    if request.application {
        // Rule 12: only a letter, a withdrawal or a forwarding with the original date closes an application.
        return Err(ActionError::Refused("refused-refer-application"));
    }
    store::requests::changes::referred(write.tx(), request.id, status, referral).await?;
    store::cover::withdraw(write.tx(), request.id).await?;
    event(write, request, Kind::RequestReferred, Audience::Parties, json!({})).await?;
    letters::referred(write, request, referral).await
}

/// Nothing left to do.
///
/// # Errors
/// When it is not decided, when the answer was "not yet", and when the database does not answer.
pub async fn close(write: &Write, request: &Request) -> Result<(), ActionError> {
    if request.outcome == Some(domain::decision::Outcome::NotYet) {
        return Err(ActionError::Refused("refused-close-not-yet"));
    }
    let status =
        step(request.status, Step::Close, &request.facts(true, &calendar(write).await?), write.by().now)
            .map_err(|_open| ActionError::Refused("refused-close-open"))?;
    store::requests::changes::stands_at(write.tx(), request.id, status).await?;
    event(write, request, Kind::RequestClosed, Audience::Parties, json!({})).await
}

/// The resident stops it.
///
/// # Errors
/// When it is closed, and when the database does not answer.
pub async fn withdraw(write: &Write, request: &Request) -> Result<(), ActionError> {
    let status =
        step(request.status, Step::Withdraw, &request.facts(false, &calendar(write).await?), write.by().now)
            .map_err(|_done| CLOSED)?;
    store::requests::changes::stands_at(write.tx(), request.id, status).await?;
    store::cover::withdraw(write.tx(), request.id).await?;
    event(write, request, Kind::RequestWithdrawn, Audience::Parties, json!({})).await?;
    letters::spoken(write, request, letters::Did::Stopped, "").await?;
    letters::colleagues::withdrawn(write, request).await
}

/// The resident asks to look again, and says why.
///
/// # Errors
/// When it is open, when it is too late, and when the database does not answer.
pub async fn reopen(write: &Write, request: &Request, by: AccountId, why: &Story) -> Result<(), ActionError> {
    let now = write.by().now;
    let status = step(request.status, Step::Reopen, &request.facts(false, &calendar(write).await?), now)
        .map_err(|error| match error {
            StepError::TooLate => ActionError::Refused("refused-reopen-too-late"),
            StepError::NotFrom(..) | StepError::NeedsAssessment => {
                ActionError::Refused("refused-reopen-open")
            }
        })?;
    store::requests::changes::reopened(write.tx(), request.id, status, now).await?;
    event(write, request, Kind::RequestReopened, Audience::Parties, json!({})).await?;
    store::requests::say(write, request.id, by, Side::Resident, false, why.as_str()).await?;
    letters::spoken(write, request, letters::Did::Reopened, why.as_str()).await?;
    letters::colleagues::reopened(write, request).await
}

/// Which days are free.
async fn calendar(write: &Write) -> Result<Calendar, ActionError> {
    Ok(store::settings::calendar(write.tx(), write.by().municipality).await?)
}

/// Appends to the chain of a request.
///
/// # Errors
/// When the database does not answer.
pub async fn event(
    write: &Write,
    request: &Request,
    kind: Kind,
    audience: Audience,
    payload: Value,
) -> Result<(), ActionError> {
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind, audience, payload }).await?;
    Ok(())
}

/// Goes on only while there is something to do. Actions ask it themselves; a handler asks first, so that
/// whoever is too late reads that, and not what is wrong in a form.
///
/// # Errors
/// When the request is closed.
pub fn open(request: &Request) -> Result<(), ActionError> {
    if request.is_ours() { Ok(()) } else { Err(CLOSED) }
}

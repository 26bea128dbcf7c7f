//! Queries on requests and what belongs to them.

use crate::{
    db::{Key, Moment, new_key},
    error::AppError,
    journal::{By, Write},
    requests::entity::{decision, facility_offer, message, reasoned_exception, request},
};
use domain::{
    access::{Actor, RequestFacts, Role},
    decision::{Exception, No, Outcome},
    event,
    id::{AccountId, InitiativeId, MunicipalityId, OfferId, RequestId, TeamId},
    offer,
    request::{self as rules, Kind, Number, Status, Turn},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, DbBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement,
    entity::prelude::*,
};
use serde::{Deserialize, Serialize};

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its key.
    pub id: RequestId,
    /// The number by which people call it.
    pub number: String,
    /// The initiative that it is for; `None` for a person before there is one.
    pub initiative: Option<InitiativeId>,
    /// Who asked.
    pub account: AccountId,
    /// What is asked.
    pub kind: Kind,
    /// What is asked, in one sentence.
    pub title: String,
    /// The story.
    pub story: String,
    /// Before when they would like it.
    pub wished_on: Option<Date>,
    /// Who handles it.
    pub handler: Option<AccountId>,
    /// Their team.
    pub team: Option<TeamId>,
    /// Where it stands.
    pub status: Status,
    /// Who is at turn.
    pub turn: Turn,
    /// Since when.
    pub turn_since: Timestamp,
    /// Whether it is a formal application (Awb).
    pub application: bool,
    /// The day before which the law wants a decision.
    pub due_on: Option<Date>,
    /// When it came in. Never changes.
    pub received: Timestamp,
    /// When somebody first spoke to the resident.
    pub spoken: Option<Timestamp>,
    /// When it was decided.
    pub decided: Option<Timestamp>,
    /// How.
    pub outcome: Option<Outcome>,
    /// To whom it was handed over.
    pub referral: Option<Referral>,
    /// For stale forms.
    pub version: i32,
}

/// A warm handover.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Referral {
    /// To whom.
    pub to: String,
    /// Who calls.
    pub who_calls: String,
    /// When.
    pub when: String,
}

impl Request {
    fn of(row: request::Model) -> Option<Self> {
        Some(Self {
            id: RequestId(row.id.0),
            number: row.number,
            initiative: row.initiative_id.map(|id| InitiativeId(id.0)),
            account: AccountId(row.account_id.0),
            kind: row.kind.parse().ok()?,
            title: row.title,
            story: row.story,
            wished_on: row.wished_on.and_then(|day| day.parse().ok()),
            handler: row.handler_id.map(|id| AccountId(id.0)),
            team: row.team_id.map(|id| TeamId(id.0)),
            status: row.status.parse().ok()?,
            turn: row.turn.parse().ok()?,
            turn_since: row.turn_since.timestamp(),
            application: row.application,
            due_on: row.due_on.and_then(|day| day.parse().ok()),
            received: row.received_at.timestamp(),
            spoken: row.spoken_at.map(Moment::timestamp),
            decided: row.decided_at.map(Moment::timestamp),
            outcome: row.outcome.and_then(|code| code.parse().ok()),
            referral: row.referral.and_then(|text| serde_json::from_str(&text).ok()),
            version: row.version,
        })
    }

    /// Whether the municipality still has something to do: open, or "not yet".
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.status.is_open() || (self.status == Status::Decided && self.outcome == Some(Outcome::NotYet))
    }

    /// What the rules on states look at.
    #[must_use]
    pub fn facts(&self, assessed: bool) -> rules::Facts {
        rules::Facts { kind: self.kind, assessed, decided_at: self.decided }
    }
}

/// What somebody asks.
#[derive(Debug, Clone)]
pub struct New {
    /// For which initiative.
    pub initiative: Option<InitiativeId>,
    /// Who asks.
    pub account: AccountId,
    /// What.
    pub kind: Kind,
    /// In one sentence.
    pub title: String,
    /// The story.
    pub story: String,
    /// Before when.
    pub wished_on: Option<Date>,
    /// Whether it is a formal application.
    pub application: bool,
    /// The civil servant who wrote it down for somebody.
    pub filled_in_by: Option<AccountId>,
}

/// Files a request. Gives its key and its number.
///
/// # Errors
/// When the database does not answer.
pub async fn file(tx: &impl ConnectionTrait, by: By, new: New) -> Result<(RequestId, String), AppError> {
    let number = next_number(tx, by).await?.to_string();
    let id = new_key();
    let due_on = new.application.then(|| rules::due_by_law(by.now).to_string());
    request::Entity::insert(request::ActiveModel {
        id: Set(Key(id)),
        municipality_id: Set(Key(by.municipality.0)),
        number: Set(number.clone()),
        initiative_id: Set(new.initiative.map(|id| Key(id.0))),
        account_id: Set(Key(new.account.0)),
        kind: Set(new.kind.code().to_owned()),
        title: Set(new.title),
        story: Set(new.story),
        wished_on: Set(new.wished_on.map(|day| day.to_string())),
        handler_id: Set(None),
        team_id: Set(None),
        status: Set(Status::Submitted.code().to_owned()),
        turn: Set(Turn::Us.code().to_owned()),
        turn_since: Set(by.now.into()),
        application: Set(new.application),
        due_on: Set(due_on),
        filled_in_by: Set(new.filled_in_by.map(|id| Key(id.0))),
        received_at: Set(by.now.into()),
        spoken_at: Set(None),
        decided_at: Set(None),
        outcome: Set(None),
        referral: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((RequestId(id), number))
}

async fn next_number(tx: &impl ConnectionTrait, by: By) -> Result<Number, AppError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // Two requests at the same moment take their number one after the other; SQLite has one writer anyhow.
        tx.execute_raw(Statement::from_string(DbBackend::Postgres, "SELECT pg_advisory_xact_lock(20260042)")).await?;
    }
    let year = domain::time::day_of(by.now).year();
    let last: Option<String> = request::Entity::find()
        .select_only()
        .column(request::Column::Number)
        .filter(request::Column::MunicipalityId.eq(Key(by.municipality.0)))
        .filter(request::Column::Number.starts_with(format!("{year:04}-")))
        .order_by_desc(request::Column::Number)
        .into_tuple()
        .one(tx)
        .await?;
    let count = last.and_then(|number| number.parse::<Number>().ok()).map_or(1, |last| last.count.saturating_add(1));
    Ok(Number { year, count })
}

/// The request with this number.
///
/// # Errors
/// When the database does not answer.
pub async fn by_number(db: &impl ConnectionTrait, municipality: MunicipalityId, number: &str) -> Result<Option<Request>, AppError> {
    let row =
        request::Entity::find().filter(request::Column::MunicipalityId.eq(Key(municipality.0))).filter(request::Column::Number.eq(number)).one(db).await?;
    Ok(row.and_then(Request::of))
}

/// Requests by key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_ids(db: &impl ConnectionTrait, ids: Vec<RequestId>) -> Result<Vec<Request>, AppError> {
    let ids = ids.into_iter().map(|id| Key(id.0));
    let rows = request::Entity::find().filter(request::Column::Id.is_in(ids)).order_by_asc(request::Column::ReceivedAt).all(db).await?;
    Ok(rows.into_iter().filter_map(Request::of).collect())
}

/// What decides who may see a request.
#[must_use]
pub fn access(request: &Request, actor: &Actor, stewards: &[AccountId], asked: Option<AccountId>) -> RequestFacts {
    RequestFacts {
        asked_by: request.account,
        actor_is_steward: actor.account.is_some_and(|account| stewards.contains(&account)),
        team: request.team,
        actor_is_asked: actor.account.is_some() && actor.account == asked,
    }
}

/// The requests of a person and of the initiatives that they run.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(db: &impl ConnectionTrait, account: AccountId, initiatives: Vec<InitiativeId>) -> Result<Vec<Request>, AppError> {
    let initiatives = initiatives.into_iter().map(|id| Key(id.0));
    let mine = Condition::any().add(request::Column::AccountId.eq(Key(account.0))).add(request::Column::InitiativeId.is_in(initiatives));
    let rows = request::Entity::find().filter(mine).order_by_desc(request::Column::ReceivedAt).all(db).await?;
    Ok(rows.into_iter().filter_map(Request::of).collect())
}

/// The requests of an initiative, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Request>, AppError> {
    let rows = request::Entity::find().filter(request::Column::InitiativeId.eq(Key(id.0))).order_by_asc(request::Column::ReceivedAt).all(db).await?;
    Ok(rows.into_iter().filter_map(Request::of).collect())
}

/// Everything that somebody who works may see and that is not done, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn open_for(db: &impl ConnectionTrait, municipality: MunicipalityId, actor: &Actor) -> Result<Vec<Request>, AppError> {
    let works = |role: Role| actor.grants.iter().filter(move |grant| grant.role == role);
    let grants: Vec<_> = works(Role::Official).chain(works(Role::Manager)).collect();
    let mut seen = Condition::any().add(request::Column::TeamId.is_null());
    if grants.iter().any(|grant| grant.team.is_none()) {
        seen = seen.add(request::Column::TeamId.is_not_null());
    }
    seen = seen.add(request::Column::TeamId.is_in(grants.iter().filter_map(|grant| grant.team).map(|team| Key(team.0))));
    if let Some(account) = actor.account {
        let asked = decision::Entity::find()
            .select_only()
            .column(decision::Column::RequestId)
            .filter(decision::Column::ManagerId.eq(Key(account.0)))
            .filter(decision::Column::State.eq(DecisionState::Proposed.code()))
            .into_query();
        seen = seen.add(request::Column::Id.in_subquery(asked));
    }
    let open = Condition::any()
        .add(request::Column::Status.is_in([Status::Submitted, Status::InConversation, Status::Assessed].map(Status::code)))
        .add(Condition::all().add(request::Column::Status.eq(Status::Decided.code())).add(request::Column::Outcome.eq(Outcome::NotYet.code())));
    let rows = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Key(municipality.0)))
        .filter(open)
        .filter(seen)
        .order_by_asc(request::Column::ReceivedAt)
        .limit(500)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(Request::of).collect())
}

/// Changes a request. Its version goes up, so that a form on the old one is stale.
///
/// # Errors
/// When the database does not answer.
pub async fn save(tx: &impl ConnectionTrait, id: RequestId, change: request::ActiveModel) -> Result<(), AppError> {
    request::Entity::update_many()
        .set(change)
        .col_expr(request::Column::Version, Expr::col(request::Column::Version).add(1))
        .filter(request::Column::Id.eq(Key(id.0)))
        .exec(tx)
        .await?;
    Ok(())
}

/// A change that says who is at turn from now on.
#[must_use]
pub fn turn(to: Turn, now: Timestamp) -> request::ActiveModel {
    request::ActiveModel { turn: Set(to.code().to_owned()), turn_since: Set(now.into()), ..Default::default() }
}

/// A message, or the note of a talk.
#[derive(Debug, Clone)]
pub struct Message {
    /// Who wrote it.
    pub author: AccountId,
    /// Whether the resident wrote it.
    pub by_resident: bool,
    /// Whether it is the note of a talk.
    pub spoken: bool,
    /// The words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Messages of a request, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn messages(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Message>, AppError> {
    let rows = message::Entity::find().filter(message::Column::RequestId.eq(Key(id.0))).order_by_asc(message::Column::At).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Message {
            author: AccountId(row.author_id.0),
            by_resident: row.side == offer::Side::Resident.code(),
            spoken: row.way == "spoken",
            words: row.words,
            at: row.at.timestamp(),
        })
        .collect())
}

/// Adds a message, and its event with the salted hash of its words.
///
/// # Errors
/// When the database does not answer.
pub async fn say(write: &Write, id: RequestId, author: AccountId, side: offer::Side, spoken: bool, words: &str) -> Result<(), AppError> {
    let (key, salt) = (new_key(), Uuid::new_v4());
    message::Entity::insert(message::ActiveModel {
        id: Set(Key(key)),
        request_id: Set(Key(id.0)),
        author_id: Set(Key(author.0)),
        side: Set(side.code().to_owned()),
        way: Set(if spoken { "spoken" } else { "written" }.to_owned()),
        words: Set(words.to_owned()),
        salt: Set(Key(salt)),
        at: Set(write.by().now.into()),
    })
    .exec_without_returning(write.tx())
    .await?;
    let kind = if spoken { event::Kind::RequestSpoken } else { event::Kind::MessageSent };
    // That there was contact is public, with the initiative (rule 2); what was said is not.
    let audience = if side == offer::Side::Municipality { event::Audience::Public } else { event::Audience::Parties };
    let payload = serde_json::json!({"message": key, "side": side, "text": event::text_hash(salt, words)});
    write.event(crate::journal::Fact { aggregate: event::Aggregate::Request, id: id.0, kind, audience, payload }).await?;
    Ok(())
}

/// Messages whose words do not fit the hash in the chain any more; erased ones (row gone) are fine.
///
/// # Errors
/// When the database does not answer.
pub async fn verify_messages(db: &impl ConnectionTrait) -> Result<Vec<String>, AppError> {
    use crate::journal::entity::event_row;
    let kinds = [event::Kind::MessageSent, event::Kind::RequestSpoken].map(event::Kind::code);
    let mut broken = Vec::new();
    let mut events = event_row::Entity::find().filter(event_row::Column::Kind.is_in(kinds)).order_by_asc(event_row::Column::Id).paginate(db, 1000);
    while let Some(rows) = events.fetch_and_next().await? {
        let bound = |row: &event_row::Model| {
            let payload: serde_json::Value = serde_json::from_str(&row.payload).ok()?;
            Some((payload.get("message")?.as_str()?.parse::<Uuid>().ok()?, payload.get("text")?.as_str()?.to_owned()))
        };
        let bound: std::collections::HashMap<_, _> = rows.iter().filter_map(bound).collect();
        let texts = message::Entity::find().filter(message::Column::Id.is_in(bound.keys().map(|id| Key(*id)))).all(db).await?;
        for text in texts {
            if bound.get(&text.id.0).is_some_and(|hash| *hash != event::text_hash(text.salt.0, &text.words)) {
                broken.push(format!("message {}: was changed after it was written", text.id));
            }
        }
    }
    Ok(broken)
}

/// An offer.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its key.
    pub id: OfferId,
    /// The request.
    pub request: RequestId,
    /// What kind.
    pub kind: offer::Kind,
    /// What.
    pub what: String,
    /// More about it.
    pub details: String,
    /// By which team or organisation.
    pub offered_by: String,
    /// Until when.
    pub until: Option<Date>,
    /// How it stands.
    pub status: offer::Status,
    /// When it was made.
    pub at: Timestamp,
}

impl Offer {
    fn of(row: facility_offer::Model) -> Option<Self> {
        Some(Self {
            id: OfferId(row.id.0),
            request: RequestId(row.request_id.0),
            kind: row.kind.parse().ok()?,
            what: row.what,
            details: row.details,
            offered_by: row.offered_by,
            until: row.until_on.and_then(|day| day.parse().ok()),
            status: row.status.parse().ok()?,
            at: row.at.timestamp(),
        })
    }

    /// Whether it still counts as help.
    #[must_use]
    pub fn stands(&self) -> bool {
        !matches!(self.status, offer::Status::Declined | offer::Status::Withdrawn)
    }
}

/// Offers to a request, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn offers(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Offer>, AppError> {
    let rows = facility_offer::Entity::find().filter(facility_offer::Column::RequestId.eq(Key(id.0))).order_by_asc(facility_offer::Column::At).all(db).await?;
    Ok(rows.into_iter().filter_map(Offer::of).collect())
}

/// What is offered, by whom, until when. No field for a condition.
#[derive(Debug, Clone, Copy)]
pub struct NewOffer<'a> {
    /// What kind.
    pub kind: offer::Kind,
    /// What.
    pub what: &'a str,
    /// More about it.
    pub details: &'a str,
    /// By which team or organisation.
    pub offered_by: &'a str,
    /// Until when.
    pub until: Option<Date>,
    /// Who made it.
    pub made_by: AccountId,
}

/// Makes an offer. There is no field for a condition (rule 8).
///
/// # Errors
/// When the database does not answer.
pub async fn make_offer(tx: &impl ConnectionTrait, by: By, to: RequestId, new: NewOffer<'_>) -> Result<OfferId, AppError> {
    let id = new_key();
    facility_offer::Entity::insert(facility_offer::ActiveModel {
        id: Set(Key(id)),
        request_id: Set(Key(to.0)),
        kind: Set(new.kind.code().to_owned()),
        what: Set(new.what.to_owned()),
        details: Set(new.details.to_owned()),
        offered_by: Set(new.offered_by.to_owned()),
        until_on: Set(new.until.map(|day| day.to_string())),
        status: Set(offer::Status::Offered.code().to_owned()),
        made_by: Set(Key(new.made_by.0)),
        at: Set(by.now.into()),
        answered_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(OfferId(id))
}

/// Changes the status of an offer.
///
/// # Errors
/// When the database does not answer.
pub async fn set_offer(tx: &impl ConnectionTrait, by: By, id: OfferId, status: offer::Status) -> Result<(), AppError> {
    facility_offer::Entity::update_many()
        .col_expr(facility_offer::Column::Status, Expr::value(status.code()))
        .col_expr(facility_offer::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .col_expr(facility_offer::Column::Version, Expr::col(facility_offer::Column::Version).add(1))
        .filter(facility_offer::Column::Id.eq(Key(id.0)))
        .exec(tx)
        .await?;
    Ok(())
}

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionState {
    /// Waits for a manager.
    Proposed,
    /// The manager did not sign.
    Returned,
    /// Sent to the resident.
    Sent,
}

impl DecisionState {
    const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Returned => "returned",
            Self::Sent => "sent",
        }
    }
}

/// A decision.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its key.
    pub id: Uuid,
    /// What.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: String,
    /// Parts of a "no" and of an exception.
    pub details: Details,
    /// How it stands.
    pub state: DecisionState,
    /// Who proposed it.
    pub proposed_by: AccountId,
    /// The manager who is asked, or whose name stands under it.
    pub manager: Option<AccountId>,
    /// Why the manager returned it.
    pub returned_because: Option<String>,
    /// When it was sent.
    pub sent: Option<Timestamp>,
}

/// Parts of a "no" and of an exception, as stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Details {
    /// Code of the harm.
    pub harm: String,
    /// To whom.
    pub to_whom: String,
    /// Why nothing lighter.
    pub why_not_lighter: String,
    /// What was tried.
    pub tried: String,
    /// What they can do instead.
    pub alternative: String,
    /// Article of the law.
    pub article: String,
    /// Rule that is left.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The same situation.
    pub same_situation: String,
}

impl Details {
    /// The parts of a "no", for the rules.
    #[must_use]
    pub fn no(&self) -> No {
        No {
            harm: self.harm.parse().ok(),
            to_whom: self.to_whom.clone(),
            why_not_lighter: self.why_not_lighter.clone(),
            tried: self.tried.clone(),
            alternative: self.alternative.clone(),
            article: self.article.clone(),
        }
    }

    /// The parts of an exception, for the rules.
    #[must_use]
    pub fn exception(&self) -> Exception {
        Exception { rule: self.rule.clone(), reason: self.reason.clone(), same_situation: self.same_situation.clone() }
    }
}

impl Decision {
    fn of(row: decision::Model) -> Option<Self> {
        Some(Self {
            id: row.id.0,
            outcome: row.outcome.parse().ok()?,
            words: row.words,
            details: serde_json::from_str(&row.details).unwrap_or_default(),
            state: match row.state.as_str() {
                "proposed" => DecisionState::Proposed,
                "returned" => DecisionState::Returned,
                "sent" => DecisionState::Sent,
                _ => return None,
            },
            proposed_by: AccountId(row.proposed_by.0),
            manager: row.manager_id.map(|id| AccountId(id.0)),
            returned_because: row.returned_because,
            sent: row.sent_at.map(Moment::timestamp),
        })
    }
}

/// The newest decision on a request.
///
/// # Errors
/// When the database does not answer.
pub async fn decision(db: &impl ConnectionTrait, id: RequestId) -> Result<Option<Decision>, AppError> {
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(Key(id.0)))
        .order_by_desc(decision::Column::ProposedAt)
        .order_by_desc(decision::Column::Id)
        .one(db)
        .await?;
    Ok(row.and_then(Decision::of))
}

/// Decisions that wait for this manager.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_for(db: &impl ConnectionTrait, manager: AccountId) -> Result<Vec<RequestId>, AppError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ManagerId.eq(Key(manager.0)))
        .filter(decision::Column::State.eq(DecisionState::Proposed.code()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| RequestId(row.request_id.0)).collect())
}

/// The newest decisions that were sent, with their requests.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_decisions(db: &impl ConnectionTrait, municipality: MunicipalityId, most: u64) -> Result<Vec<Request>, AppError> {
    let rows = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Key(municipality.0)))
        .filter(request::Column::DecidedAt.is_not_null())
        .filter(request::Column::Outcome.is_not_null())
        .order_by_desc(request::Column::DecidedAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(Request::of).collect())
}

/// A decision that is written down.
#[derive(Debug, Clone, Copy)]
pub struct NewDecision<'a> {
    /// What.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: &'a str,
    /// Parts of a "no" and of an exception.
    pub details: &'a Details,
    /// Who proposes it.
    pub proposed_by: AccountId,
    /// The manager who is asked.
    pub manager: Option<AccountId>,
    /// Waiting, or sent at once.
    pub state: DecisionState,
}

/// Writes a decision down: it waits for a manager, or it is sent at once.
///
/// # Errors
/// When the database does not answer.
pub async fn decide(tx: &impl ConnectionTrait, by: By, id: RequestId, new: NewDecision<'_>) -> Result<Uuid, AppError> {
    let key = new_key();
    decision::Entity::insert(decision::ActiveModel {
        id: Set(Key(key)),
        request_id: Set(Key(id.0)),
        outcome: Set(new.outcome.code().to_owned()),
        words: Set(new.words.to_owned()),
        details: Set(serde_json::to_string(new.details).map_err(|error| AppError::Internal(error.into()))?),
        state: Set(new.state.code().to_owned()),
        proposed_by: Set(Key(new.proposed_by.0)),
        proposed_at: Set(by.now.into()),
        manager_id: Set(new.manager.map(|id| Key(id.0))),
        answered_at: Set(None),
        returned_because: Set(None),
        sent_at: Set((new.state == DecisionState::Sent).then(|| by.now.into())),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(key)
}

/// The manager's answer. `false` when it was answered already.
///
/// # Errors
/// When the database does not answer.
pub async fn answer_decision(tx: &impl ConnectionTrait, by: By, id: Uuid, returned_because: Option<&str>) -> Result<bool, AppError> {
    let state = if returned_because.is_some() { DecisionState::Returned } else { DecisionState::Sent };
    let sent = returned_because.is_none().then(|| by.now.as_microsecond());
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::State, Expr::value(state.code()))
        .col_expr(decision::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .col_expr(decision::Column::ReturnedBecause, Expr::value(returned_because.map(str::to_owned)))
        .col_expr(decision::Column::SentAt, Expr::value(sent))
        .filter(decision::Column::Id.eq(Key(id)))
        .filter(decision::Column::State.eq(DecisionState::Proposed.code()))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Puts an exception in the register (rule 6), under the manager's name (rule 7).
///
/// # Errors
/// When the database does not answer.
pub async fn record_exception(tx: &impl ConnectionTrait, by: By, id: RequestId, exception: &Exception, covered_by: AccountId) -> Result<(), AppError> {
    reasoned_exception::Entity::insert(reasoned_exception::ActiveModel {
        id: Set(Key(new_key())),
        municipality_id: Set(Key(by.municipality.0)),
        request_id: Set(Key(id.0)),
        rule: Set(exception.rule.clone()),
        reason: Set(exception.reason.clone()),
        same_situation: Set(exception.same_situation.clone()),
        covered_by: Set(Key(covered_by.0)),
        at: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

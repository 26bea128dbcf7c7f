//! Queries on requests; on what belongs to them in `store/`.

pub mod changes;
pub mod decisions;
pub mod entity;
mod facts;
pub mod messages;
pub mod offers;
mod parts;
pub mod worklist;

pub use decisions::{
    Decision, NewDecision, answer_decision, asked_managers, decide, decision, last_sent, put_to, take_back,
    waiting_for,
};
pub use facts::{RequestFact, facts};
pub use messages::{Message, forget_messages_of, messages, messages_since, say, verify_messages};
pub use offers::{NewOffer, Offer, make_offer, offers, offers_called, offers_made, set_offer};
pub use parts::{DecisionState, Details, MessageWay, Referral};

use crate::{
    areas,
    column::{Code, Day, Id, Json, Moment, new_id},
    error::StoreError,
    journal::{By, Write},
    keys::one_of,
    requests::entity::{decision, facility_offer, message, request},
    search::{
        Subject,
        entries::{self, Entry},
    },
};
use domain::{
    access::{Action, Actor, Place, RequestFacts, may},
    calendar::Calendar,
    decision::Outcome,
    id::{AccountId, InitiativeId, MunicipalityId, RequestId, TeamId},
    request::{self as rules, Kind, Number, Status, Turn},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect, Statement, entity::prelude::*, sea_query::LockType,
};

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
    /// Where it is about, if that is one place.
    pub place: Option<Place>,
    /// For stale forms.
    pub version: i32,
    /// Whether its handler says that a few questions are enough; `None` when nobody said so.
    pub small: Option<bool>,
}

impl Request {
    fn of(row: request::Model) -> Self {
        Self {
            id: row.id.0,
            number: row.number,
            initiative: row.initiative_id.map(|id| id.0),
            account: row.account_id.0,
            kind: row.kind.0,
            title: row.title,
            story: row.story,
            wished_on: row.wished_on.map(|day| day.0),
            handler: row.handler_id.map(|id| id.0),
            team: row.team_id.map(|id| id.0),
            status: row.status.0,
            turn: row.turn.0,
            turn_since: row.turn_since.timestamp(),
            application: row.application,
            due_on: row.due_on.map(|day| day.0),
            received: row.received_at.timestamp(),
            spoken: row.spoken_at.map(Moment::timestamp),
            decided: row.decided_at.map(Moment::timestamp),
            outcome: row.outcome.map(|code| code.0),
            referral: row.referral.map(|text| text.0),
            place: row.area_code.map(|area| Place { area, district: row.district_code }),
            version: row.version,
            small: row.small,
        }
    }

    /// Whether the municipality still has something to do: open, or "not yet".
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.status.is_open() || (self.status == Status::Decided && self.outcome == Some(Outcome::NotYet))
    }

    /// Whether nobody called in time, or the day before which the law wants a decision has passed.
    #[must_use]
    pub fn is_late(&self, today: Date, calendar: &Calendar) -> bool {
        let not_called = self.spoken.is_none()
            && self.status == Status::Submitted
            && rules::call_before(self.received, calendar) < today;
        not_called || (self.status.is_open() && self.due_on.is_some_and(|due| due < today))
    }

    /// What the rules on states look at.
    #[must_use]
    pub fn facts(&self, assessed: bool, calendar: &Calendar) -> rules::Facts {
        let reopen_until = self.decided.map(|at| rules::reopen_until(at, calendar));
        rules::Facts { kind: self.kind, assessed, reopen_until }
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
    /// The day before which the law wants a decision, when it is a formal application.
    pub application: Option<Date>,
    /// The civil servant who wrote it down for somebody.
    pub filled_in_by: Option<AccountId>,
    /// Where it is about: the place of the initiative.
    pub place: Option<Place>,
}

/// Files a request. Gives its key and its number.
///
/// # Errors
/// When the database does not answer.
pub async fn file(tx: &impl ConnectionTrait, by: By, new: New) -> Result<(RequestId, String), StoreError> {
    let number = next_number(tx, by).await?.to_string();
    let id = new_id();
    let place = match new.place {
        Some(place) => Some(areas::rows::standing_place(tx, by.municipality, place).await?),
        None => None,
    };
    let New { title, story, .. } = new;
    request::Entity::insert(request::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        number: Set(number.clone()),
        initiative_id: Set(new.initiative.map(Id)),
        account_id: Set(Id(new.account)),
        kind: Set(Code(new.kind)),
        title: Set(title.clone()),
        story: Set(story.clone()),
        wished_on: Set(new.wished_on.map(Day)),
        handler_id: Set(None),
        team_id: Set(None),
        status: Set(Code(Status::Submitted)),
        turn: Set(Code(Turn::Us)),
        turn_since: Set(by.now.into()),
        application: Set(new.application.is_some()),
        due_on: Set(new.application.map(Day)),
        filled_in_by: Set(new.filled_in_by.map(Id)),
        received_at: Set(by.now.into()),
        spoken_at: Set(None),
        decided_at: Set(None),
        outcome: Set(None),
        referral: Set(None),
        area_code: Set(place.as_ref().map(|place| place.area.clone())),
        district_code: Set(place.and_then(|place| place.district)),
        version: Set(1),
        small: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    index(tx, id, &title, &story).await?;
    Ok((id, number))
}

/// Writes the words by which a request is found on the worklist.
async fn index(tx: &impl ConnectionTrait, id: RequestId, title: &str, story: &str) -> Result<(), StoreError> {
    entries::put(tx, Entry::new(Subject::Request, id, (title, story), &[])).await
}

/// Writes the words of every request, where there are none.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    for row in request::Entity::find().filter(request::Column::Title.ne(FORGOTTEN)).all(tx).await? {
        index(tx, row.id.0, &row.title, &row.story).await?;
    }
    Ok(())
}

async fn next_number(tx: &impl ConnectionTrait, by: By) -> Result<Number, StoreError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // Two requests at the same moment take their number one after the other; SQLite has one writer
        // anyhow.
        tx.execute_raw(Statement::from_string(DbBackend::Postgres, "SELECT pg_advisory_xact_lock(20260042)"))
            .await?;
    }
    let year = domain::time::day_of(by.now).year();
    let last: Option<String> = request::Entity::find()
        .select_only()
        .column(request::Column::Number)
        .filter(request::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(request::Column::Number.starts_with(format!("{year:04}-")))
        .order_by_desc(request::Column::Number)
        .into_tuple()
        .one(tx)
        .await?;
    let count =
        last.and_then(|number| number.parse::<Number>().ok()).map_or(1, |last| last.count.saturating_add(1));
    Ok(Number { year, count })
}

/// The request with this number.
///
/// # Errors
/// When the database does not answer.
pub async fn by_number(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    number: &str,
) -> Result<Option<Request>, StoreError> {
    let row = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(request::Column::Number.eq(number))
        .one(db)
        .await?;
    Ok(row.map(Request::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    number: &str,
) -> Result<Option<Request>, StoreError> {
    let found = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(request::Column::Number.eq(number));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.map(Request::of))
}

/// Requests by key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_ids(db: &impl ConnectionTrait, ids: Vec<RequestId>) -> Result<Vec<Request>, StoreError> {
    let rows = request::Entity::find()
        .filter(one_of(db, request::Column::Id, ids))
        .order_by_asc(request::Column::ReceivedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// How many requests somebody filed since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn requests_since(write: &Write, account: AccountId, since: Timestamp) -> Result<u64, StoreError> {
    write.queue(account.0).await?;
    let mine = request::Entity::find()
        .filter(request::Column::AccountId.eq(Id(account)))
        .filter(request::Column::FilledInBy.is_null());
    Ok(mine.filter(request::Column::ReceivedAt.gt(Moment::from(since))).count(write.tx()).await?)
}

/// What decides who may see a request.
#[must_use]
pub fn access(
    request: &Request,
    actor: &Actor,
    stewards: &[AccountId],
    asked: Option<AccountId>,
) -> RequestFacts {
    RequestFacts {
        asked_by: request.account,
        actor_is_steward: actor.account.is_some_and(|account| stewards.contains(&account)),
        team: request.team,
        actor_is_asked: actor.account.is_some() && actor.account == asked,
        on_paper: false,
        place: request.place.clone(),
    }
}

/// Whether somebody may read and handle a request for the municipality.
#[must_use]
pub fn handles(request: &Request, actor: &Actor) -> bool {
    may(actor, &Action::HandleRequest(access(request, actor, &[], None)))
}

/// The requests of a person and of the initiatives that they run.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(
    db: &impl ConnectionTrait,
    account: AccountId,
    initiatives: Vec<InitiativeId>,
) -> Result<Vec<Request>, StoreError> {
    let mine = Condition::any().add(request::Column::AccountId.eq(Id(account))).add(one_of(
        db,
        request::Column::InitiativeId,
        initiatives,
    ));
    let rows =
        request::Entity::find().filter(mine).order_by_desc(request::Column::ReceivedAt).all(db).await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// The requests of an initiative, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Request>, StoreError> {
    let rows = request::Entity::find()
        .filter(request::Column::InitiativeId.eq(Id(id)))
        .order_by_asc(request::Column::ReceivedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// When the first request came in.
///
/// # Errors
/// When the database does not answer.
pub async fn first(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Option<Timestamp>, StoreError> {
    let row = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_asc(request::Column::ReceivedAt)
        .one(db)
        .await?;
    Ok(row.map(|row| row.received_at.timestamp()))
}

/// Requests by number.
///
/// # Errors
/// When the database does not answer.
pub async fn by_numbers(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    numbers: impl IntoIterator<Item = String>,
) -> Result<Vec<Request>, StoreError> {
    let rows = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(request::Column::Number.is_in(numbers))
        .order_by_desc(request::Column::Number)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// Changes a request. Its version goes up, so that a form on the old one is stale.
///
/// # Errors
/// When the database does not answer.
pub async fn save(
    tx: &impl ConnectionTrait,
    id: RequestId,
    change: request::ActiveModel,
) -> Result<(), StoreError> {
    request::Entity::update_many()
        .set(change)
        .col_expr(request::Column::Version, Expr::col(request::Column::Version).add(1))
        .filter(request::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// A change that says who is at turn from now on.
#[must_use]
pub fn turn(to: Turn, now: Timestamp) -> request::ActiveModel {
    request::ActiveModel { turn: Set(Code(to)), turn_since: Set(now.into()), ..Default::default() }
}

/// The newest decisions that were sent, with their requests.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_decisions(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    most: u64,
) -> Result<Vec<Request>, StoreError> {
    let rows = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(request::Column::DecidedAt.is_not_null())
        .filter(request::Column::Outcome.is_not_null())
        .order_by_desc(request::Column::DecidedAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// Stops a request that is still open, because whoever asked is erased.
///
/// # Errors
/// When the database does not answer.
pub async fn stop(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    save(tx, id, request::ActiveModel { status: Set(Code(Status::Withdrawn)), ..Default::default() }).await
}

/// Makes a request that of another account.
///
/// # Errors
/// When the database does not answer.
pub async fn hand_to(tx: &impl ConnectionTrait, id: RequestId, account: AccountId) -> Result<(), StoreError> {
    save(tx, id, request::ActiveModel { account_id: Set(Id(account)), ..Default::default() }).await
}

/// What stands where a title was.
pub const FORGOTTEN: &str = "(gewist)";

/// Takes away what was written in and about a request. Kind, outcome and moments stay: they are figures of
/// the municipality.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    let change = request::ActiveModel {
        title: Set(FORGOTTEN.to_owned()),
        story: Set(String::new()),
        referral: Set(None),
        ..Default::default()
    };
    save(tx, id, change).await?;
    entries::forget(tx, id.0).await?;
    message::Entity::delete_many().filter(message::Column::RequestId.eq(Id(id))).exec(tx).await?;
    let change = decision::ActiveModel {
        words: Set(String::new()),
        details: Set(Json(Details::default())),
        returned_because: Set(None),
        ..Default::default()
    };
    decision::Entity::update_many()
        .set(change)
        .filter(decision::Column::RequestId.eq(Id(id)))
        .exec(tx)
        .await?;
    let change = facility_offer::ActiveModel {
        what: Set(String::new()),
        details: Set(String::new()),
        ..Default::default()
    };
    facility_offer::Entity::update_many()
        .set(change)
        .filter(facility_offer::Column::RequestId.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Requests that ended before a moment and still have their words. Formal applications are in the archive,
/// and what is "not yet" is not done.
///
/// # Errors
/// When the database does not answer.
pub async fn forgettable(db: &impl ConnectionTrait, moment: Timestamp) -> Result<Vec<RequestId>, StoreError> {
    let ended = [Status::Decided, Status::Closed, Status::Withdrawn, Status::Referred].map(Status::code);
    let rows = request::Entity::find()
        .filter(request::Column::Status.is_in(ended))
        .filter(request::Column::Application.eq(false))
        .filter(request::Column::Title.ne(FORGOTTEN))
        .filter(request::Column::TurnSince.lt(Moment::from(moment)))
        .filter(
            Condition::any()
                .add(request::Column::DecidedAt.is_null())
                .add(request::Column::DecidedAt.lt(Moment::from(moment))),
        )
        .filter(
            Condition::any()
                .add(request::Column::Outcome.is_null())
                .add(request::Column::Outcome.ne(Code(Outcome::NotYet))),
        )
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

//! Reading what happened: of one thing, and of everything.

use crate::{
    column::{Code, Id, Moment},
    corrupt::Corrupt,
    error::StoreError,
    journal::entity::event_row,
    keys::one_of,
};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, MunicipalityId},
};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// An event as it is read back.
#[derive(Debug, Clone)]
pub struct Happened {
    /// What.
    pub kind: Kind,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: Option<AccountId>,
    /// Ids and facts.
    pub payload: serde_json::Value,
}

/// What happened to an aggregate, oldest first, as far as these audiences may read it.
///
/// # Errors
/// When the database does not answer.
pub async fn history(
    db: &impl ConnectionTrait,
    id: Uuid,
    audiences: &[Audience],
) -> Result<Vec<Happened>, StoreError> {
    histories(db, [id], audiences).await
}

/// What happened to some aggregates, of each the oldest first, as far as these audiences may read it.
///
/// # Errors
/// When the database does not answer.
pub async fn histories(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
    audiences: &[Audience],
) -> Result<Vec<Happened>, StoreError> {
    let rows = event_row::Entity::find()
        .filter(one_of(db, event_row::Column::AggregateId, ids))
        .filter(event_row::Column::Audience.is_in(audiences.iter().map(|audience| audience.code())))
        .order_by_asc(event_row::Column::Number)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Happened {
                kind: row.kind.0,
                at: row.at.timestamp(),
                actor: row.actor_id.map(|actor| actor.0),
                payload: serde_json::from_str(&row.payload).map_err(|_damaged| not_json(row.id))?,
            })
        })
        .collect()
}

fn not_json(id: Id<Uuid>) -> StoreError {
    let why = "not JSON".to_owned();
    StoreError::Corrupt(Corrupt {
        table: "event".to_owned(),
        column: "payload".to_owned(),
        row: id.to_string(),
        why,
    })
}

/// Which lines of the log are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// About what.
    pub aggregate: Option<Aggregate>,
    /// What happened.
    pub kind: Option<Kind>,
    /// By whom.
    pub actor: Option<AccountId>,
    /// From this moment.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// A line of the log.
#[derive(Debug, Clone)]
pub struct Logged {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: Option<AccountId>,
    /// What.
    pub kind: Kind,
    /// About what.
    pub aggregate: Aggregate,
    /// Which one.
    pub id: Uuid,
    /// Ids and facts, as JSON.
    pub payload: String,
    /// Its link in the chain.
    pub hash: String,
}

fn logged(municipality: MunicipalityId, filter: &LogFilter) -> Select<event_row::Entity> {
    let mut select = event_row::Entity::find().filter(event_row::Column::MunicipalityId.eq(Id(municipality)));
    if let Some(aggregate) = filter.aggregate {
        select = select.filter(event_row::Column::Aggregate.eq(Code(aggregate)));
    }
    if let Some(kind) = filter.kind {
        select = select.filter(event_row::Column::Kind.eq(Code(kind)));
    }
    if let Some(actor) = filter.actor {
        select = select.filter(event_row::Column::ActorId.eq(Id(actor)));
    }
    if let Some(from) = filter.from {
        select = select.filter(event_row::Column::At.gte(Moment::from(from)));
    }
    if let Some(until) = filter.until {
        select = select.filter(event_row::Column::At.lt(Moment::from(until)));
    }
    select
}

/// How many lines there are.
///
/// # Errors
/// When the database does not answer.
pub async fn count(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    filter: &LogFilter,
) -> Result<u64, StoreError> {
    Ok(logged(municipality, filter).count(db).await?)
}

/// Some of them, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn log(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    filter: &LogFilter,
    skip: u64,
    most: u64,
) -> Result<Vec<Logged>, StoreError> {
    let rows = logged(municipality, filter)
        .order_by_desc(event_row::Column::At)
        .order_by_desc(event_row::Column::Id)
        .offset(skip)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Logged {
            at: row.at.timestamp(),
            actor: row.actor_id.map(|actor| actor.0),
            kind: row.kind.0,
            aggregate: row.aggregate.0,
            id: row.aggregate_id.0,
            payload: row.payload,
            hash: row.hash,
        })
        .collect())
}

/// A number that stands for what happened last, the same in every process. Something that was begun earlier
/// and is written later than the newest moves it as well, unless hundreds went before it.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    const LAST: u64 = 200;
    let last: Vec<Id<Uuid>> = event_row::Entity::find()
        .select_only()
        .column(event_row::Column::Id)
        .order_by_desc(event_row::Column::Id)
        .limit(LAST)
        .into_tuple()
        .all(db)
        .await?;
    let mut print = DefaultHasher::new();
    last.iter().for_each(|id| id.0.hash(&mut print));
    Ok(print.finish())
}

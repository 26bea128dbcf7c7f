//! Queries on exceptions, and on requests that name one as support.

pub mod entity;

use crate::{
    column::{Day, Id, Moment, new_id},
    error::StoreError,
    exceptions::entity::{exception_support, reasoned_exception},
    journal::By,
    keys::within,
    search::{
        self, Match, Question, Subject,
        entries::{self, Entry},
    },
};
use domain::{
    decision,
    id::{AccountId, ExceptionId, MunicipalityId, RequestId},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};

/// An exception.
#[derive(Debug, Clone)]
pub struct Exception {
    /// Its key.
    pub id: ExceptionId,
    /// The request for which it was made.
    pub request: RequestId,
    /// The rule that was left.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// "In the same situation we decide the same": the situation.
    pub same_situation: String,
    /// Who covers it.
    pub covered_by: AccountId,
    /// Until and with which day it holds; `None` for always.
    pub valid_until: Option<Date>,
    /// When it was made.
    pub at: Timestamp,
}

impl Exception {
    fn of(row: reasoned_exception::Model) -> Self {
        Self {
            id: row.id.0,
            request: row.request_id.0,
            rule: row.rule,
            reason: row.reason,
            same_situation: row.same_situation,
            covered_by: row.covered_by.0,
            valid_until: row.valid_until.map(|day| day.0),
            at: row.at.timestamp(),
        }
    }

    /// Whether it still holds on a day.
    #[must_use]
    pub fn holds(&self, today: Date) -> bool {
        self.valid_until.is_none_or(|last| today <= last)
    }
}

/// Puts an exception in the register, under the name of who covers it (rule 7).
///
/// # Errors
/// When the database does not answer.
pub async fn record(
    tx: &impl ConnectionTrait,
    by: By,
    request: RequestId,
    exception: &decision::Exception,
    covered_by: AccountId,
    valid_until: Option<Date>,
) -> Result<ExceptionId, StoreError> {
    let id = new_id();
    reasoned_exception::Entity::insert(reasoned_exception::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        request_id: Set(Id(request)),
        rule: Set(exception.rule.clone()),
        reason: Set(exception.reason.clone()),
        same_situation: Set(exception.same_situation.clone()),
        covered_by: Set(Id(covered_by)),
        at: Set(by.now.into()),
        valid_until: Set(valid_until.map(Day)),
    })
    .exec_without_returning(tx)
    .await?;
    entries::put(tx, entry(id, &exception.rule, &exception.reason, &exception.same_situation)).await?;
    Ok(id)
}

/// Writes by which words each is found, where no words are.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    for row in reasoned_exception::Entity::find().all(tx).await? {
        entries::put(tx, entry(row.id.0, &row.rule, &row.reason, &row.same_situation)).await?;
    }
    Ok(())
}

fn entry(id: ExceptionId, rule: &str, reason: &str, same_situation: &str) -> Entry {
    Entry::new(Subject::Exception, id, (rule, &format!("{reason} {same_situation}")), &[])
}

/// The column that a search finds.
const KEY: &str = "\"reasoned_exception\".\"id\"";

fn newest(municipality: MunicipalityId) -> Select<reasoned_exception::Entity> {
    reasoned_exception::Entity::find()
        .filter(reasoned_exception::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_desc(reasoned_exception::Column::At)
        .order_by_desc(reasoned_exception::Column::Id)
}

/// What holds the words that were looked for.
#[derive(Debug)]
pub struct Register {
    select: Select<reasoned_exception::Entity>,
    /// How many it holds.
    pub total: u64,
}

impl Register {
    /// The register; only what holds these words when some are asked, or one of them when nothing holds them
    /// all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(
        db: &impl ConnectionTrait,
        municipality: MunicipalityId,
        words: &str,
    ) -> Result<Self, StoreError> {
        let every = newest(municipality);
        let (question, backend) = (Question::of(words, &[]), db.get_database_backend());
        if words.is_empty() {
            return Ok(Self { total: every.clone().count(db).await?, select: every });
        }
        let that =
            |how: Match| every.clone().filter(question.condition(backend, Subject::Exception, KEY, how));
        let all = that(Match::All);
        let total = all.clone().count(db).await?;
        if total > 0 || question.len() < 2 {
            return Ok(Self { select: all, total });
        }
        let any = that(Match::Any);
        Ok(Self { total: any.clone().count(db).await?, select: any })
    }

    /// Some of it, newest first: behind so many, so many at the most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn some(
        &self,
        db: &impl ConnectionTrait,
        (skip, take): (u64, u64),
    ) -> Result<Vec<Exception>, StoreError> {
        let rows = self.select.clone().offset(skip).limit(take).all(db).await?;
        Ok(rows.into_iter().map(Exception::of).collect())
    }
}

/// When exceptions were made, from a moment on and before another, for figures about the municipality itself
/// (rule 10).
///
/// # Errors
/// When the database does not answer.
pub async fn made(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    time: (Timestamp, Timestamp),
) -> Result<Vec<Timestamp>, StoreError> {
    let rows: Vec<Moment> = newest(municipality)
        .select_only()
        .column(reasoned_exception::Column::At)
        .filter(within(reasoned_exception::Column::At, time))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Moment::timestamp).collect())
}

/// Those that may look like a text, newest first: all when there are few, and of many those that share a word
/// with it.
///
/// # Errors
/// When the database does not answer.
pub async fn like(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    text: &str,
) -> Result<Vec<Exception>, StoreError> {
    let rows = search::near(db, newest(municipality), (Subject::Exception, KEY), text).await?;
    Ok(rows.into_iter().map(Exception::of).collect())
}

/// The exception with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: ExceptionId,
) -> Result<Option<Exception>, StoreError> {
    let row = reasoned_exception::Entity::find_by_id(Id(id))
        .filter(reasoned_exception::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.map(Exception::of))
}

/// That a request names an exception as support.
#[derive(Debug, Clone)]
pub struct Support {
    /// The request.
    pub request: RequestId,
    /// The exception.
    pub exception: ExceptionId,
    /// What is the same in both.
    pub alike: String,
    /// What is different.
    pub different: String,
}

/// Names an exception as support for a request, in the place of what was said of it before.
///
/// # Errors
/// When the database does not answer.
pub async fn cite(
    tx: &impl ConnectionTrait,
    by: By,
    support: &Support,
    who: AccountId,
) -> Result<(), StoreError> {
    let columns = [exception_support::Column::RequestId, exception_support::Column::ExceptionId];
    let changed = [
        exception_support::Column::Alike,
        exception_support::Column::Different,
        exception_support::Column::CitedBy,
        exception_support::Column::At,
    ];
    exception_support::Entity::insert(exception_support::ActiveModel {
        id: Set(Id(new_id())),
        request_id: Set(Id(support.request)),
        exception_id: Set(Id(support.exception)),
        alike: Set(support.alike.clone()),
        different: Set(support.different.clone()),
        cited_by: Set(Id(who)),
        at: Set(by.now.into()),
    })
    .on_conflict(OnConflict::columns(columns).update_columns(changed).to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// What a request names as support, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn supports(db: &impl ConnectionTrait, request: RequestId) -> Result<Vec<Support>, StoreError> {
    let rows = exception_support::Entity::find()
        .filter(exception_support::Column::RequestId.eq(Id(request)))
        .order_by_asc(exception_support::Column::At);
    Ok(rows.all(db).await?.into_iter().map(support).collect())
}

/// Where an exception was named as support.
///
/// # Errors
/// When the database does not answer.
pub async fn cited(db: &impl ConnectionTrait, exception: ExceptionId) -> Result<Vec<Support>, StoreError> {
    let rows = exception_support::Entity::find()
        .filter(exception_support::Column::ExceptionId.eq(Id(exception)))
        .order_by_asc(exception_support::Column::At);
    Ok(rows.all(db).await?.into_iter().map(support).collect())
}

fn support(row: exception_support::Model) -> Support {
    Support {
        request: row.request_id.0,
        exception: row.exception_id.0,
        alike: row.alike,
        different: row.different,
    }
}

/// Takes away what was written about what is alike and different in a request.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_support(tx: &impl ConnectionTrait, request: RequestId) -> Result<(), StoreError> {
    let change = exception_support::ActiveModel {
        alike: Set(String::new()),
        different: Set(String::new()),
        ..Default::default()
    };
    exception_support::Entity::update_many()
        .set(change)
        .filter(exception_support::Column::RequestId.eq(Id(request)))
        .exec(tx)
        .await?;
    Ok(())
}

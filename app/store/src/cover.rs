//! Queries on requests for cover.

pub mod entity;

use crate::{
    column::{Code, Id, Moment, new_id},
    cover::entity::cover_request,
    error::StoreError,
    journal::By,
};
use domain::{
    cover::Status,
    id::{AccountId, CoverId, MunicipalityId, ObstacleId, RequestId},
    obstacle::Level,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*, sea_query::LockType,
};

/// A request for cover.
#[derive(Debug, Clone)]
pub struct Cover {
    /// Its key.
    pub id: CoverId,
    /// For which request of a resident.
    pub request: RequestId,
    /// Which obstacle it goes beyond, if that is known.
    pub obstacle: Option<ObstacleId>,
    /// Who asks.
    pub asked_by: AccountId,
    /// What for, in one sentence.
    pub why: String,
    /// Where it stands: manager or alderman.
    pub level: Level,
    /// Who is asked now.
    pub asked_of: AccountId,
    /// Since when it stands at this level.
    pub since: Timestamp,
    /// How it stands.
    pub status: Status,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// When.
    pub answered: Option<Timestamp>,
    /// What was said with it.
    pub answer: Option<String>,
    /// For stale forms.
    pub version: i32,
}

impl Cover {
    fn of(row: cover_request::Model) -> Self {
        Self {
            id: row.id.0,
            request: row.request_id.0,
            obstacle: row.obstacle_id.map(|id| id.0),
            asked_by: row.asked_by.0,
            why: row.why,
            level: row.level.0,
            asked_of: row.asked_of.0,
            since: row.level_since.timestamp(),
            status: row.status.0,
            answered_by: row.answered_by.map(|id| id.0),
            answered: row.answered_at.map(Moment::timestamp),
            answer: row.answer,
            version: row.version,
        }
    }
}

/// A question for cover.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// For which request.
    pub request: RequestId,
    /// Beyond which obstacle.
    pub obstacle: Option<ObstacleId>,
    /// Who asks.
    pub asked_by: AccountId,
    /// What for.
    pub why: &'a str,
    /// At which level.
    pub level: Level,
    /// Whom.
    pub asked_of: AccountId,
}

/// Writes down a question for cover.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(tx: &impl ConnectionTrait, by: By, new: New<'_>) -> Result<CoverId, StoreError> {
    let id = new_id();
    cover_request::Entity::insert(cover_request::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        request_id: Set(Id(new.request)),
        obstacle_id: Set(new.obstacle.map(Id)),
        asked_by: Set(Id(new.asked_by)),
        why: Set(new.why.to_owned()),
        level: Set(Code(new.level)),
        asked_of: Set(Id(new.asked_of)),
        asked_at: Set(by.now.into()),
        level_since: Set(by.now.into()),
        status: Set(Code(Status::Asked)),
        answered_by: Set(None),
        answered_at: Set(None),
        answer: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// The question with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: CoverId,
) -> Result<Option<Cover>, StoreError> {
    let row = cover_request::Entity::find_by_id(Id(id))
        .filter(cover_request::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.map(Cover::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: CoverId,
) -> Result<Option<Cover>, StoreError> {
    let found = cover_request::Entity::find_by_id(Id(id))
        .filter(cover_request::Column::MunicipalityId.eq(Id(municipality)));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.map(Cover::of))
}

/// Questions about a request of a resident, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_request(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Cover>, StoreError> {
    let rows = cover_request::Entity::find()
        .filter(cover_request::Column::RequestId.eq(Id(id)))
        .order_by_desc(cover_request::Column::AskedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Cover::of).collect())
}

/// Who gave cover for what is decided on a request now, if somebody did. Cover is for one decision: what was
/// covered before the last one was sent does not count for the next.
///
/// # Errors
/// When the database does not answer.
pub async fn covered_by(
    db: &impl ConnectionTrait,
    id: RequestId,
    decided_before: Option<Timestamp>,
) -> Result<Option<AccountId>, StoreError> {
    let fresh = |cover: &Cover| {
        cover.status == Status::Covered
            && cover.answered.is_some_and(|at| decided_before.is_none_or(|sent| at > sent))
    };
    Ok(of_request(db, id).await?.into_iter().find(fresh).and_then(|cover| cover.answered_by))
}

/// Who covers what is decided on a request now. Not one of these: nobody puts their own name under what they
/// propose or handle.
///
/// # Errors
/// When the database does not answer.
pub async fn for_decision(
    db: &impl ConnectionTrait,
    id: RequestId,
    not: &[AccountId],
) -> Result<Option<AccountId>, StoreError> {
    let last = crate::requests::last_sent(db, id).await?.and_then(|last| last.sent);
    Ok(covered_by(db, id, last).await?.filter(|who| !not.contains(who)))
}

/// Questions that wait for an answer, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn open(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<Cover>, StoreError> {
    let rows = cover_request::Entity::find()
        .filter(cover_request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(cover_request::Column::Status.eq(Code(Status::Asked)))
        .order_by_asc(cover_request::Column::AskedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Cover::of).collect())
}

/// What somebody asked, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    who: AccountId,
) -> Result<Vec<Cover>, StoreError> {
    let rows = cover_request::Entity::find()
        .filter(cover_request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(cover_request::Column::AskedBy.eq(Id(who)))
        .order_by_desc(cover_request::Column::AskedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Cover::of).collect())
}

/// Writes down an answer. `false` when it was answered already.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    tx: &impl ConnectionTrait,
    id: CoverId,
    status: Status,
    by: AccountId,
    words: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    let changed = cover_request::Entity::update_many()
        .set(cover_request::ActiveModel {
            status: Set(Code(status)),
            answered_by: Set(Some(Id(by))),
            answered_at: Set(Some(now.into())),
            answer: Set(words),
            ..Default::default()
        })
        .filter(cover_request::Column::Id.eq(Id(id)))
        .filter(cover_request::Column::Status.eq(Code(Status::Asked)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Takes back what still waits about a request of a resident: nobody has to answer it any more.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    cover_request::Entity::update_many()
        .col_expr(cover_request::Column::Status, Expr::value(Status::Withdrawn.code()))
        .filter(cover_request::Column::RequestId.eq(Id(id)))
        .filter(cover_request::Column::Status.eq(Code(Status::Asked)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Puts a question one level higher. `false` when it was answered or put higher in the meantime.
///
/// # Errors
/// When the database does not answer.
pub async fn climb(
    tx: &impl ConnectionTrait,
    there: &Cover,
    level: Level,
    asked_of: AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = cover_request::Entity::update_many()
        .set(cover_request::ActiveModel {
            level: Set(Code(level)),
            asked_of: Set(Id(asked_of)),
            level_since: Set(Moment::from(now)),
            version: Set(there.version.saturating_add(1)),
            ..Default::default()
        })
        .filter(cover_request::Column::Id.eq(Id(there.id)))
        .filter(cover_request::Column::Version.eq(there.version))
        .filter(cover_request::Column::Status.eq(Code(Status::Asked)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Leads questions about one obstacle to another, when the two turn out to be the same.
///
/// # Errors
/// When the database does not answer.
pub async fn move_obstacle(
    tx: &impl ConnectionTrait,
    from: ObstacleId,
    to: ObstacleId,
) -> Result<(), StoreError> {
    cover_request::Entity::update_many()
        .col_expr(cover_request::Column::ObstacleId, Expr::value(Id(to)))
        .filter(cover_request::Column::ObstacleId.eq(Id(from)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away what was written with questions for cover about a request.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    let change =
        cover_request::ActiveModel { why: Set(String::new()), answer: Set(None), ..Default::default() };
    cover_request::Entity::update_many()
        .set(change)
        .filter(cover_request::Column::RequestId.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

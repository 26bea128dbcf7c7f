//! Drafts in the database. Who holds the number of a draft can go on with it; it stands in a cookie and in
//! the mail.

use crate::{
    column::{Id, Json, Moment},
    error::StoreError,
    journal::By,
    register::draft::Draft,
};
use domain::{
    id::{AccountId, InitiativeId, MunicipalityId},
    text::Email,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Func, LockType, OnConflict},
};
use std::collections::HashSet;

pub mod check;
pub mod draft;

pub mod entity;

/// A draft with its number.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its number: random, so that it can't be guessed.
    pub id: Uuid,
    /// The answers.
    pub draft: Draft,
    /// The civil servant who fills it in for somebody.
    pub filled_in_by: Option<AccountId>,
    /// The initiative that it became.
    pub initiative: Option<InitiativeId>,
    /// When it was last changed.
    pub updated: Timestamp,
    /// When the link to confirm it was asked; since then it stays as it was.
    pub sent: Option<Timestamp>,
}

impl Kept {
    /// Whether it was not sent yet: what was sent stays as it is.
    #[must_use]
    pub fn can_change(&self) -> bool {
        self.initiative.is_none() && self.sent.is_none()
    }

    fn of(row: entity::Model) -> Self {
        Self {
            id: row.id.0,
            draft: row.fields.0,
            filled_in_by: row.filled_in_by.map(|id| id.0),
            initiative: row.initiative_id.map(|id| id.0),
            updated: row.updated_at.timestamp(),
            sent: row.sent_at.map(Moment::timestamp),
        }
    }
}

/// The draft with this number.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Kept>, StoreError> {
    let row = entity::Entity::find_by_id(Id(id)).one(db).await?;
    Ok(row.map(Kept::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Kept>, StoreError> {
    let row = entity::Entity::find_by_id(Id(id)).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(row.map(Kept::of))
}

/// A draft to be changed, which nobody else changes until this transaction ends: the one with this number,
/// which is made when there is none, or a new one when that one was sent.
///
/// # Errors
/// When the database does not answer.
pub async fn open(
    tx: &DatabaseTransaction,
    by: By,
    id: Uuid,
    filled_in_by: Option<AccountId>,
) -> Result<Kept, StoreError> {
    // Not a UUIDv7: its number is a key to what somebody typed, so it must not follow from the time.
    for id in [id, Uuid::new_v4()] {
        let row = fresh(by, id, Draft::default(), filled_in_by);
        let once = OnConflict::column(entity::Column::Id).do_nothing().to_owned();
        entity::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
        if let Some(kept) = to_change(tx, id).await?.filter(Kept::can_change) {
            return Ok(kept);
        }
    }
    Err(StoreError::NotFound)
}

/// The row of a draft that nobody sent yet.
fn fresh(by: By, id: Uuid, draft: Draft, filled_in_by: Option<AccountId>) -> entity::ActiveModel {
    entity::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        fields: Set(Json(draft)),
        filled_in_by: Set(filled_in_by.map(Id)),
        initiative_id: Set(None),
        created_at: Set(by.now.into()),
        updated_at: Set(by.now.into()),
        sent_at: Set(None),
        version: Set(1),
        list_key: Set(None),
    }
}

/// A draft out of a list, once for each line of it: nothing when that line was taken in before.
///
/// # Errors
/// When the database does not answer.
pub async fn take_in(
    tx: &DatabaseTransaction,
    by: By,
    draft: &Draft,
    key: &str,
    filled_in_by: AccountId,
) -> Result<Option<Kept>, StoreError> {
    let id = Uuid::new_v4();
    let row = entity::ActiveModel {
        list_key: Set(Some(key.to_owned())),
        ..fresh(by, id, draft.clone(), Some(filled_in_by))
    };
    let columns = [entity::Column::MunicipalityId, entity::Column::ListKey];
    let once = OnConflict::columns(columns).do_nothing().to_owned();
    entity::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    // Another line with this key keeps its own number.
    to_change(tx, id).await
}

/// Which of these lines of a list were taken in before.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_in(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    keys: Vec<String>,
) -> Result<HashSet<String>, StoreError> {
    let rows = entity::Entity::find()
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(entity::Column::ListKey.is_in(keys))
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.list_key).collect())
}

/// Keeps the answers of a draft that was opened to be changed.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(tx: &impl ConnectionTrait, by: By, id: Uuid, draft: &Draft) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Fields, Expr::value(Json(draft.clone())))
        .col_expr(entity::Column::UpdatedAt, Expr::value(by.now.as_microsecond()))
        .filter(entity::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// The drafts with these numbers that can still be changed, the one that was kept last first.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Kept>, StoreError> {
    let rows = entity::Entity::find()
        .filter(entity::Column::Id.is_in(ids.iter().map(|id| Id(*id))))
        .order_by_desc(entity::Column::UpdatedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Kept::of).filter(Kept::can_change).collect())
}

/// From now on it stays as it is. `false` when it was sent already: one statement decides.
///
/// # Errors
/// When the database does not answer.
pub async fn sent(tx: &impl ConnectionTrait, by: By, id: Uuid) -> Result<bool, StoreError> {
    set_sent(tx, id, Some(by.now), false).await
}

/// It can be changed again. `false` when it was not sent, or became an initiative.
///
/// # Errors
/// When the database does not answer.
pub async fn reopen(tx: &impl ConnectionTrait, id: Uuid) -> Result<bool, StoreError> {
    set_sent(tx, id, None, true).await
}

async fn set_sent(
    tx: &impl ConnectionTrait,
    id: Uuid,
    at: Option<Timestamp>,
    was_sent: bool,
) -> Result<bool, StoreError> {
    let is_sent = entity::Column::SentAt;
    let changed = entity::Entity::update_many()
        .col_expr(entity::Column::SentAt, Expr::value(at.map(Timestamp::as_microsecond)))
        .filter(entity::Column::Id.eq(Id(id)))
        .filter(entity::Column::InitiativeId.is_null())
        .filter(if was_sent { is_sent.is_not_null() } else { is_sent.is_null() })
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Forgets what was typed, when it was not sent.
///
/// # Errors
/// When the database does not answer.
pub async fn wipe(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), StoreError> {
    entity::Entity::delete_many()
        .filter(entity::Column::Id.eq(Id(id)))
        .filter(entity::Column::SentAt.is_null())
        .filter(entity::Column::InitiativeId.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes what a draft became, and forgets what was typed: that stands in the initiative now.
///
/// # Errors
/// When the database does not answer.
pub async fn became(tx: &impl ConnectionTrait, id: Uuid, initiative: InitiativeId) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Fields, Expr::value("{}"))
        .col_expr(entity::Column::InitiativeId, Expr::value(Id(initiative)))
        .filter(entity::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Drafts with this address in them that did not become an initiative.
///
/// # Errors
/// When the database does not answer.
pub async fn of_email(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    email: &str,
) -> Result<Vec<Kept>, StoreError> {
    let rows = entity::Entity::find()
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(Expr::expr(Func::lower(Expr::col(entity::Column::Fields))).like(format!("%{email}%")))
        .all(db)
        .await?;
    // What the database finds is only likely: an address can have a `_` in it, which stands for any letter
    // there.
    let same = |kept: &Kept| kept.draft.email.parse().is_ok_and(|of: Email| of.as_str() == email);
    Ok(rows.into_iter().map(Kept::of).filter(same).collect())
}

/// Forgets them.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    email: &str,
) -> Result<(), StoreError> {
    let ids = of_email(tx, municipality, email).await?.into_iter().map(|kept| Id(kept.id));
    entity::Entity::delete_many().filter(entity::Column::Id.is_in(ids)).exec(tx).await?;
    Ok(())
}

/// How many drafts were last changed before a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn older(db: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(entity::Entity::find().filter(entity::Column::UpdatedAt.lt(Moment::from(moment))).count(db).await?)
}

/// Forgets those.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_older(tx: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(entity::Entity::delete_many()
        .filter(entity::Column::UpdatedAt.lt(Moment::from(moment)))
        .exec(tx)
        .await?
        .rows_affected)
}

/// Somebody is known by another address: their half forms go along.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    from: &str,
    to: &Email,
) -> Result<(), StoreError> {
    for kept in of_email(tx, municipality, from).await? {
        let draft = Draft { email: to.as_str().to_owned(), ..kept.draft };
        entity::Entity::update_many()
            .set(entity::ActiveModel { fields: Set(Json(draft)), ..Default::default() })
            .filter(entity::Column::Id.eq(Id(kept.id)))
            .exec(tx)
            .await?;
    }
    Ok(())
}

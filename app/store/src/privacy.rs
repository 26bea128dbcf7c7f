//! Queries on who looked at whose data.

pub mod entity;

use crate::{
    column::{Id, Moment, new_id},
    error::StoreError,
    journal::By,
    privacy::entity::look,
};
use domain::id::AccountId;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult as _, JsonValue, QueryFilter, QueryOrder,
    QuerySelect, Statement, entity::prelude::*,
};

/// Looking again at the same within this time is the same look.
const SAME: SignedDuration = SignedDuration::from_hours(1);

/// Somebody looked.
#[derive(Debug, Clone)]
pub struct Look {
    /// Who.
    pub viewer: AccountId,
    /// At what: the number of a request.
    pub about: String,
    /// When.
    pub at: Timestamp,
}

/// Whether it was noted just now that somebody looks at this.
///
/// # Errors
/// When the database does not answer.
pub async fn is_noted(
    db: &impl ConnectionTrait,
    now: Timestamp,
    viewer: AccountId,
    about: &str,
) -> Result<bool, StoreError> {
    let since = now.checked_sub(SAME).unwrap_or(now);
    let again = look::Entity::find()
        .filter(look::Column::ViewerId.eq(Id(viewer)))
        .filter(look::Column::About.eq(about))
        .filter(look::Column::At.gt(Moment::from(since)));
    Ok(again.one(db).await?.is_some())
}

/// Notes that somebody of the municipality looked at what a resident wrote.
///
/// # Errors
/// When the database does not answer.
pub async fn looked(
    db: &impl ConnectionTrait,
    by: By,
    viewer: AccountId,
    subject: AccountId,
    about: &str,
) -> Result<(), StoreError> {
    if viewer == subject || is_noted(db, by.now, viewer, about).await? {
        return Ok(());
    }
    look::Entity::insert(look::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(by.municipality)),
        viewer_id: Set(Id(viewer)),
        subject_id: Set(Id(subject)),
        about: Set(about.to_owned()),
        at: Set(by.now.into()),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Who looked at data of somebody, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn looks(
    db: &impl ConnectionTrait,
    subject: AccountId,
    most: u64,
) -> Result<Vec<Look>, StoreError> {
    let rows = look::Entity::find()
        .filter(look::Column::SubjectId.eq(Id(subject)))
        .order_by_desc(look::Column::At)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Look { viewer: row.viewer_id.0, about: row.about, at: row.at.timestamp() })
        .collect())
}

/// Forgets who looked at data of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_looks(tx: &impl ConnectionTrait, subject: AccountId) -> Result<(), StoreError> {
    look::Entity::delete_many().filter(look::Column::SubjectId.eq(Id(subject))).exec(tx).await?;
    Ok(())
}

/// How many looks are older than a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn looks_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(look::Entity::find().filter(look::Column::At.lt(Moment::from(moment))).count(db).await?)
}

/// Forgets them.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_looks_before(tx: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(look::Entity::delete_many()
        .filter(look::Column::At.lt(Moment::from(moment)))
        .exec(tx)
        .await?
        .rows_affected)
}

/// Accounts that nobody used since a moment and that have nothing in them: no initiative, no request, no
/// critique, and never a role: who worked here stands under what they decided.
///
/// # Errors
/// When the database does not answer.
pub async fn quiet(db: &impl ConnectionTrait, moment: Timestamp) -> Result<Vec<AccountId>, StoreError> {
    let nothing: String = ["steward", "request", "role_grant"]
        .map(|table| format!(" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.account_id = account.id)"))
        .concat();
    let sql = format!(
        "SELECT id FROM account WHERE created_at < $1 AND erased_at IS NULL{nothing} AND NOT EXISTS (SELECT \
            1 FROM critique WHERE critique.author_id = account.id) \
         AND NOT EXISTS (SELECT 1 FROM event WHERE event.aggregate_id = account.id AND event.kind = \
         'role_granted') \
         AND NOT EXISTS (SELECT 1 FROM session WHERE session.account_id = account.id AND session.seen_at >= \
         $1) \
         AND NOT EXISTS (SELECT 1 FROM login_token WHERE login_token.email = account.email AND \
         login_token.used_at >= $1)"
    );
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [moment.as_microsecond().into()]);
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get::<Id<AccountId>>("", "id")?.0)).collect()
}

/// What a query about somebody finds, row by row as it is kept; `$1` is their key.
///
/// # Errors
/// When the database does not answer.
pub async fn rows_of(
    db: &impl ConnectionTrait,
    sql: &str,
    account: AccountId,
) -> Result<Vec<JsonValue>, StoreError> {
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [account.0.to_string().into()]);
    Ok(JsonValue::find_by_statement(statement).all(db).await?)
}

//! The outbox: what still has to be sent.

use crate::{
    column::{Code, Id, Moment},
    error::StoreError,
    journal::{Delivery, entity::outbox_message},
};
use jiff::{Timestamp, ToSpan};
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement, entity::prelude::*,
};

/// A row that is to be sent now.
pub use outbox_message::Model as Row;

/// How long a worker may take before another one tries the same row again.
const LEASE_MINUTES: i64 = 5;

/// A row that a worker has taken. It is read apart, so that one that can't be read holds up no other.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Claimed {
    /// Its key.
    pub id: Id<Uuid>,
    /// How often it was tried, this time too.
    pub attempts: i32,
}

/// Takes some rows that are due, for this worker alone, until the lease ends.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(db: &impl ConnectionTrait, now: Timestamp, most: u64) -> Result<Vec<Claimed>, StoreError> {
    let until = now.checked_add(LEASE_MINUTES.minutes()).unwrap_or(now).as_microsecond();
    let lock = if db.get_database_backend() == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    // One statement: what one worker takes, another does not see.
    let take = format!(
        "UPDATE outbox_message SET next_at = $1, attempts = attempts + 1 WHERE id IN (SELECT id FROM \
            outbox_message WHERE state = 'pending' AND next_at <= $2 \
         ORDER BY next_at, id LIMIT {most}{lock}) RETURNING id, attempts"
    );
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        take,
        [until.into(), now.as_microsecond().into()],
    );
    let mut claimed = Claimed::find_by_statement(statement).all(db).await?;
    claimed.sort_by_key(|row| row.id.0);
    Ok(claimed)
}

/// Reads what is to be sent. `None` when it was forgotten since it was taken.
///
/// # Errors
/// When it can't be read, and when the database does not answer.
pub async fn read(db: &impl ConnectionTrait, claimed: Claimed) -> Result<Option<Row>, StoreError> {
    Ok(outbox_message::Entity::find_by_id(claimed.id).one(db).await?)
}

/// Makes everything that waits due now: what a killed worker had taken would otherwise wait until its lease
/// ends. Only for a database that no other process works on.
///
/// # Errors
/// When the database does not answer.
pub async fn wake(db: &impl ConnectionTrait, now: Timestamp) -> Result<(), StoreError> {
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::NextAt, Expr::value(now.as_microsecond()))
        .filter(outbox_message::Column::State.eq(Code(Delivery::Pending)))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a row was sent, and forgets what stood in it.
///
/// # Errors
/// When the database does not answer.
pub async fn sent(db: &impl ConnectionTrait, row: Claimed, now: Timestamp) -> Result<(), StoreError> {
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::State, Expr::value(Code(Delivery::Sent)))
        .col_expr(outbox_message::Column::SentAt, Expr::value(now.as_microsecond()))
        .col_expr(outbox_message::Column::Facts, Expr::value("{}"))
        .col_expr(outbox_message::Column::LastError, Expr::value(Option::<String>::None))
        .filter(outbox_message::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes why a row was not sent, and when to try again: after 5, 10, 20 … seconds, at most an hour. It is
/// never given up.
///
/// # Errors
/// When the database does not answer.
pub async fn failed(
    db: &impl ConnectionTrait,
    row: Claimed,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let doubled = u32::try_from(row.attempts.saturating_sub(1)).unwrap_or(0).min(10);
    let next = now.checked_add((5_i64 << doubled).min(3600).seconds()).unwrap_or(now);
    let why: String = why.chars().take(500).collect();
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::NextAt, Expr::value(next.as_microsecond()))
        .col_expr(outbox_message::Column::LastError, Expr::value(why))
        .filter(outbox_message::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(())
}

/// When the oldest row that was not sent was written; `None` when everything is sent.
///
/// # Errors
/// When the database does not answer.
pub async fn oldest_pending(db: &impl ConnectionTrait) -> Result<Option<Timestamp>, StoreError> {
    let oldest: Option<Moment> = outbox_message::Entity::find()
        .select_only()
        .column(outbox_message::Column::CreatedAt)
        .filter(outbox_message::Column::State.eq(Code(Delivery::Pending)))
        .order_by_asc(outbox_message::Column::CreatedAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(oldest.map(Moment::timestamp))
}

/// Mail that was tried and did not leave, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Row>, StoreError> {
    Ok(outbox_message::Entity::find()
        .filter(outbox_message::Column::State.eq(Code(Delivery::Pending)))
        .filter(outbox_message::Column::LastError.is_not_null())
        .order_by_asc(outbox_message::Column::CreatedAt)
        .limit(100)
        .all(db)
        .await?)
}

/// A name for a message that stays the same when it is tried again, so that a mail server can see it is the
/// same one.
#[must_use]
pub fn message_id(id: Id<Uuid>, host: &str) -> String {
    format!("<{id}@{host}>")
}

/// Forgets that mail went to an address; what still waits does not go any more.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, email: &str) -> Result<(), StoreError> {
    outbox_message::Entity::delete_many()
        .filter(outbox_message::Column::Recipient.eq(email))
        .exec(tx)
        .await?;
    Ok(())
}

fn old(moment: Timestamp) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(outbox_message::Column::State.eq(Code(Delivery::Sent)))
        .add(outbox_message::Column::SentAt.lt(Moment::from(moment)))
}

/// How many messages were sent before a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn sent_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(outbox_message::Entity::find().filter(old(moment)).count(db).await?)
}

/// Forgets those.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_sent_before(tx: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    Ok(outbox_message::Entity::delete_many().filter(old(moment)).exec(tx).await?.rows_affected)
}

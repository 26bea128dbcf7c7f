//! The outbox: what still has to be sent.

use crate::{
    column::{Code, Id, Moment},
    error::StoreError,
    journal::{Delivery, entity::outbox_message},
};
use domain::{id::MunicipalityId, text::Email};
use jiff::{SignedDuration, Timestamp, ToSpan};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Statement, UpdateMany, entity::prelude::*, sea_query::LockType,
};

/// A row that is to be sent now.
pub use outbox_message::Model as Row;

/// How long a worker may take over one message before another one tries it. A mail server that does not
/// answer is left long before.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// Why mail waits that came with a backup.
pub const RESTORED: &str = "restored";
/// Tries before a message is given up: about five days of an hour each, as mail servers do.
const MOST_TRIES: i32 = 130;

/// A row that a worker has taken. It is read apart, so that one that can't be read holds up no other.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Claimed {
    /// Its key.
    pub id: Id<Uuid>,
    /// How often it was tried, this time too.
    pub attempts: i32,
}

/// Takes a message that is due, for this worker alone, until it is sent or its lease ends: first what
/// somebody waits for.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(db: &impl ConnectionTrait, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
    let until = now.checked_add(LEASE).unwrap_or(now).as_microsecond();
    let lock = if db.get_database_backend() == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    for which in [" AND urgent = 1", ""] {
        // One statement: what one worker takes, another does not see.
        let take = format!(
            "UPDATE outbox_message SET taken_until = $1, attempts = attempts + 1 WHERE id = (SELECT id FROM \
                outbox_message WHERE state = 'pending'{which} AND next_at <= $2 AND (taken_until IS NULL OR \
                taken_until <= $2) ORDER BY next_at, id LIMIT 1{lock}) RETURNING id, attempts"
        );
        let values = [until.into(), now.as_microsecond().into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), take, values);
        if let Some(claimed) = Claimed::find_by_statement(statement).one(db).await? {
            return Ok(Some(claimed));
        }
    }
    Ok(None)
}

/// Reads what is to be sent. `None` when it was forgotten since it was taken.
///
/// # Errors
/// When it can't be read, and when the database does not answer.
pub async fn read(db: &impl ConnectionTrait, claimed: Claimed) -> Result<Option<Row>, StoreError> {
    Ok(outbox_message::Entity::find_by_id(claimed.id).one(db).await?)
}

/// Makes everything that waits due now. What a worker is sending stays with it.
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

/// Gives back what a killed worker had taken: it would otherwise wait until its lease ends. Only for a
/// database that no other process works on.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(db: &impl ConnectionTrait, now: Timestamp) -> Result<(), StoreError> {
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::TakenUntil, Expr::value(Option::<i64>::None))
        .filter(outbox_message::Column::State.eq(Code(Delivery::Pending)))
        .exec(db)
        .await?;
    wake(db, now).await
}

/// Notes that a row was sent, and forgets what stood in it.
///
/// # Errors
/// When the database does not answer.
pub async fn sent(db: &impl ConnectionTrait, row: Claimed, now: Timestamp) -> Result<(), StoreError> {
    gone(now).filter(outbox_message::Column::Id.eq(row.id)).exec(db).await?;
    Ok(())
}

/// A message is on its way: that it went stays, what stood in it is forgotten.
fn gone(now: Timestamp) -> UpdateMany<outbox_message::Entity> {
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::State, Expr::value(Code(Delivery::Sent)))
        .col_expr(outbox_message::Column::SentAt, Expr::value(now.as_microsecond()))
        .col_expr(outbox_message::Column::Facts, Expr::value("{}"))
        .col_expr(outbox_message::Column::LastError, Expr::value(Option::<String>::None))
        .col_expr(outbox_message::Column::TakenUntil, Expr::value(Option::<i64>::None))
}

/// Notes why a row was not sent, and when to try again: after 5, 10, 20 … seconds, at most an hour. One
/// that is refused for good, or was tried for days, ends; it then waits for somebody who decides.
///
/// # Errors
/// When the database does not answer.
pub async fn failed(
    db: &impl ConnectionTrait,
    row: Claimed,
    (why, for_good): (&str, bool),
    now: Timestamp,
) -> Result<(), StoreError> {
    let ends = for_good || row.attempts >= MOST_TRIES;
    let doubled = u32::try_from(row.attempts.saturating_sub(1)).unwrap_or(0).min(10);
    let wait = if ends { 0 } else { (5_i64 << doubled).min(3600) };
    let next = now.checked_add(wait.seconds()).unwrap_or(now);
    let state = if ends { Delivery::Failed } else { Delivery::Pending };
    let why: String = why.chars().take(500).collect();
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::State, Expr::value(Code(state)))
        .col_expr(outbox_message::Column::NextAt, Expr::value(next.as_microsecond()))
        .col_expr(outbox_message::Column::LastError, Expr::value(why))
        .col_expr(outbox_message::Column::TakenUntil, Expr::value(Option::<i64>::None))
        .filter(outbox_message::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(())
}

/// A message that ended without being sent, to be changed.
///
/// # Errors
/// When the database does not answer.
pub async fn ended(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Row>, StoreError> {
    let row = outbox_message::Entity::find_by_id(Id(id)).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(row.filter(|row| row.state.0 == Delivery::Failed))
}

/// Tries such a message anew, to the same address or to a better one.
///
/// # Errors
/// When the database does not answer.
pub async fn again(
    tx: &impl ConnectionTrait,
    id: Uuid,
    to: Option<&Email>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut change = outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::State, Expr::value(Code(Delivery::Pending)))
        .col_expr(outbox_message::Column::Attempts, Expr::value(0))
        .col_expr(outbox_message::Column::NextAt, Expr::value(now.as_microsecond()));
    if let Some(to) = to {
        change = change.col_expr(outbox_message::Column::Recipient, Expr::value(to.as_str()));
    }
    change.filter(outbox_message::Column::Id.eq(Id(id))).exec(tx).await?;
    Ok(())
}

/// Lets such a message go: it is not sent.
///
/// # Errors
/// When the database does not answer.
pub async fn let_go(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), StoreError> {
    outbox_message::Entity::delete_by_id(Id(id)).exec(tx).await?;
    Ok(())
}

/// How many messages stand so.
///
/// # Errors
/// When the database does not answer.
pub async fn count(db: &impl ConnectionTrait, state: Delivery) -> Result<u64, StoreError> {
    Ok(outbox_message::Entity::find().filter(outbox_message::Column::State.eq(Code(state))).count(db).await?)
}

/// Mail that was tried and did not leave, what ended first, then the oldest.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Row>, StoreError> {
    Ok(outbox_message::Entity::find()
        .filter(
            outbox_message::Column::State.is_in([Delivery::Pending, Delivery::Failed].map(Delivery::code)),
        )
        .filter(outbox_message::Column::LastError.is_not_null())
        .order_by_asc(outbox_message::Column::State)
        .order_by_asc(outbox_message::Column::CreatedAt)
        .limit(100)
        .all(db)
        .await?)
}

/// Letters that wait to be printed, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn on_paper(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<Row>, StoreError> {
    Ok(outbox_message::Entity::find()
        .filter(outbox_message::Column::MunicipalityId.eq(Id(municipality)))
        .filter(outbox_message::Column::State.eq(Code(Delivery::Paper)))
        .order_by_asc(outbox_message::Column::CreatedAt)
        .order_by_asc(outbox_message::Column::Id)
        .limit(500)
        .all(db)
        .await?)
}

/// A letter that waits to be printed.
///
/// # Errors
/// When the database does not answer.
pub async fn one_on_paper(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Row>, StoreError> {
    let row = outbox_message::Entity::find_by_id(Id(id)).one(db).await?;
    Ok(row.filter(|row| row.state.0 == Delivery::Paper))
}

/// Forgets letters about a request that nobody printed yet: they link to its page.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_paper(tx: &impl ConnectionTrait, number: &str) -> Result<(), StoreError> {
    let facts = match tx.get_database_backend() {
        DbBackend::Postgres => "CAST(facts AS text) LIKE $1",
        _ => "facts LIKE ?",
    };
    outbox_message::Entity::delete_many()
        .filter(outbox_message::Column::State.eq(Code(Delivery::Paper)))
        .filter(Expr::cust_with_values(facts, [format!("%/verzoeken/{number}%")]))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that a letter was posted, handed over or read out, and forgets what stood in it. Gives whether it
/// was this time.
///
/// # Errors
/// When the database does not answer.
pub async fn posted(tx: &impl ConnectionTrait, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    let posted = gone(now)
        .filter(outbox_message::Column::Id.eq(Id(id)))
        .filter(outbox_message::Column::State.eq(Code(Delivery::Paper)))
        .exec(tx)
        .await?;
    Ok(posted.rows_affected > 0)
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
    let before = Moment::from(moment);
    let sent = sea_orm::Condition::all()
        .add(outbox_message::Column::State.eq(Code(Delivery::Sent)))
        .add(outbox_message::Column::SentAt.lt(before));
    // Of one that ended, this is when.
    let ended = sea_orm::Condition::all()
        .add(outbox_message::Column::State.eq(Code(Delivery::Failed)))
        .add(outbox_message::Column::NextAt.lt(before));
    // Nobody printed it: what it says is long known, or of no use any more.
    let printed_by_nobody = sea_orm::Condition::all()
        .add(outbox_message::Column::State.eq(Code(Delivery::Paper)))
        .add(outbox_message::Column::CreatedAt.lt(before));
    sea_orm::Condition::any().add(sent).add(ended).add(printed_by_nobody)
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

/// Somebody is known by another address: mail that has not left goes there, and what left is told with it.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(tx: &impl ConnectionTrait, from: &str, to: &Email) -> Result<(), StoreError> {
    outbox_message::Entity::update_many()
        .col_expr(outbox_message::Column::Recipient, Expr::value(to.as_str()))
        .filter(outbox_message::Column::Recipient.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

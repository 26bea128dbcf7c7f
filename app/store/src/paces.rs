//! How often somebody posts something, counted for all processes together: whoever is sent to another process
//! each time has no more room than whoever always comes to the same.
//!
//! What is kept of somebody is the moment at which everything they did is forgotten (the generic cell rate
//! algorithm), under a hash, in a table that is not logged.

use crate::{db::Db, error::StoreError};
use domain::event::hex;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use sha2::{Digest as _, Sha256};
use std::time::Duration;

/// How often: so many at once, and one more every so many microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// So many at once.
    pub burst: u32,
    /// After so many microseconds there is room for one more.
    pub every: u64,
}

/// One more of somebody; how long they must wait when that is one too many. A database with one process
/// leaves it to that process.
///
/// # Errors
/// When the database does not answer.
pub async fn one_more(db: &Db, who: &str, pace: Pace) -> Result<Option<Duration>, StoreError> {
    // Moments are those of the database: the clocks of two machines are never the same.
    const ONE_MORE: &str = "INSERT INTO pace AS kept (who, full_at) VALUES ($1, (extract(epoch FROM \
                            clock_timestamp()) * 1000000)::bigint + $2) ON CONFLICT (who) DO UPDATE SET \
                            full_at = greatest(kept.full_at + $2, excluded.full_at) WHERE kept.full_at + $2 \
                            <= excluded.full_at - $2 + $3";
    const WAIT: &str = "SELECT full_at + $2 - $3 - (extract(epoch FROM clock_timestamp()) * \
                        1000000)::bigint AS wait FROM pace WHERE who = $1";
    if db.backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let who = hex(&Sha256::digest(who)).chars().take(36).collect::<String>();
    let every = i64::try_from(pace.every).unwrap_or(i64::MAX / 4);
    let room = every.saturating_mul(pace.burst.into());
    let statement = |sql: &str| {
        Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            [who.clone().into(), every.into(), room.into()],
        )
    };
    if db.write().execute_raw(statement(ONE_MORE)).await?.rows_affected() > 0 {
        return Ok(None);
    }
    let row = db.write().query_one_raw(statement(WAIT)).await?;
    let wait: i64 = row.map(|row| row.try_get("", "wait")).transpose()?.unwrap_or_default();
    Ok(Some(Duration::from_micros(wait.try_into().unwrap_or_default())))
}

/// Forgets who has all their room back.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(db: &Db) -> Result<(), StoreError> {
    const FORGET: &str =
        "DELETE FROM pace WHERE full_at < (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    if db.backend() == DbBackend::Postgres {
        db.write().execute_unprepared(FORGET).await?;
    }
    Ok(())
}

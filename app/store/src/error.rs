//! What can go wrong between the application and its database.

use crate::corrupt::Corrupt;
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// What a query or a change can end in besides its answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What it is about is not there.
    #[error("not found")]
    NotFound,
    /// A rule refuses it, and only the database could tell; the key is that of the explanation.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The form with this key was handled before. It led to this place; to none when the key is of another
    /// form.
    #[error("handled before")]
    Handled(Option<String>),
    /// A row holds what this version does not know.
    #[error("the database holds what can't be read: {0}")]
    Corrupt(Corrupt),
    /// Somebody else wrote at the same moment. Nothing of this was kept; whoever sends it again finds what
    /// the other wrote.
    #[error("somebody else wrote at the same moment: {0}")]
    Conflict(DbErr),
    /// Nothing can be kept now: the disk is full, or the database is away. Nothing of this was kept.
    #[error("nothing can be written: {0}")]
    Unwritable(DbErr),
    /// The database answers something else than it should.
    #[error("the database: {0}")]
    Database(DbErr),
    /// A session could not be read or kept.
    #[error("the session: {0}")]
    Session(#[from] tower_sessions::session::Error),
    /// Another fault of ours.
    #[error("{0:#}")]
    Internal(#[from] anyhow::Error),
}

/// The one place where an error of the database gets its meaning.
impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let DbErr::TryIntoErr { source, .. } = &error
            && let Some(corrupt) = source.downcast_ref::<Corrupt>()
        {
            return Self::Corrupt(corrupt.clone());
        }
        match meaning(&error) {
            Meaning::AtOnce => Self::Conflict(error),
            Meaning::Away => Self::Unwritable(error),
            Meaning::Fault => Self::Database(error),
        }
    }
}

/// Whether the connection broke while something was asked. Whoever waited for one long enough waited for
/// nothing; it is not that.
pub(crate) fn is_broken(error: &DbErr) -> bool {
    let waited = matches!(error, DbErr::ConnectionAcquire(_))
        || matches!(of_sqlx(error), Some(sqlx::Error::PoolTimedOut));
    meaning(error) == Meaning::Away && !waited
}

/// Whether a copy of the database could not answer what the database itself can: it is away, or what was
/// read was changed under whoever read it.
pub(crate) fn is_elsewhere(error: &DbErr) -> bool {
    meaning(error) != Meaning::Fault
}

/// Whether somebody on PostgreSQL held what was wanted for too long; nothing was done.
#[must_use]
pub fn is_held(error: &DbErr) -> bool {
    const HELD: [&str; 2] = ["55P03", "40P01"];
    let code = of_sqlx(error).and_then(|error| error.as_database_error()?.code());
    code.is_some_and(|code| HELD.contains(&&*code))
}

fn of_sqlx(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    AtOnce,
    Away,
    Fault,
}

fn meaning(error: &DbErr) -> Meaning {
    if matches!(error, DbErr::ConnectionAcquire(_)) {
        return Meaning::Away;
    }
    match of_sqlx(error) {
        Some(sqlx::Error::Database(error)) => error.code().map_or(Meaning::Fault, |code| of_code(&code)),
        Some(
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::BeginFailed
            | sqlx::Error::InvalidSavePointStatement,
        ) => Meaning::Away,
        Some(_) | None => Meaning::Fault,
    }
}

/// PostgreSQL has five characters, SQLite a number of which the last byte is the kind.
fn of_code(code: &str) -> Meaning {
    /// Something unique is there already, two that wait for each other, one that waited too long.
    const AT_ONCE: [&str; 4] = ["23505", "40001", "40P01", "55P03"];
    /// In recovery or read-only; no memory, disk, connections; stopped by somebody; a fault of the disk.
    const AWAY: [&str; 5] = ["25006", "53", "57P", "58", "08"];
    if code.len() == 5 {
        return if AT_ONCE.contains(&code) {
            Meaning::AtOnce
        } else if AWAY.iter().any(|start| code.starts_with(start)) {
            Meaning::Away
        } else {
            Meaning::Fault
        };
    }
    match code.parse::<u32>() {
        // A key or another unique column; busy and locked.
        Ok(1555 | 2067) => Meaning::AtOnce,
        Ok(code) => match code & 0xff {
            5 | 6 => Meaning::AtOnce,
            // No memory, read-only, a fault of the disk, full, can't be opened.
            7 | 8 | 10 | 13 | 14 => Meaning::Away,
            _ => Meaning::Fault,
        },
        Err(_not_a_number) => Meaning::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, StoreError, of_code};
    use sea_orm::{ConnAcquireErr, DbErr};

    #[test]
    fn codes_of_both_databases_have_their_meaning() {
        for code in ["23505", "40001", "40P01", "55P03", "5", "6", "261", "517", "1555", "2067"] {
            assert_eq!(of_code(code), Meaning::AtOnce, "{code}");
        }
        for code in
            ["25006", "53100", "53300", "57P01", "57P03", "58030", "08006", "8", "10", "778", "13", "14"]
        {
            assert_eq!(of_code(code), Meaning::Away, "{code}");
        }
        for code in ["23503", "42P01", "P0001", "1", "19", "787", "1811", ""] {
            assert_eq!(of_code(code), Meaning::Fault, "{code}");
        }
    }

    #[test]
    fn a_database_that_gives_no_connection_is_away() {
        assert!(matches!(
            StoreError::from(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
            StoreError::Unwritable(_)
        ));
        assert!(matches!(StoreError::from(DbErr::Custom("x".to_owned())), StoreError::Database(_)));
    }
}

//! What can go wrong between the application and its database.

use crate::column::Corrupt;
use sea_orm::DbErr;

/// What a query or a change can end in besides its answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What it is about is not there.
    #[error("not found")]
    NotFound,
    /// A rule refuses it, and only the database could tell; the key is that of the explanation.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The form with this key was handled before. It led to this place; to none when the key is of another form.
    #[error("handled before")]
    Handled(Option<String>),
    /// A row holds what this version does not know.
    #[error("the database holds what can't be read: {0}")]
    Corrupt(Corrupt),
    /// The database does not answer, or answers something else than it should.
    #[error("the database: {0}")]
    Database(DbErr),
    /// A session could not be read or kept.
    #[error("the session: {0}")]
    Session(#[from] tower_sessions::session::Error),
    /// Another fault of ours.
    #[error("{0:#}")]
    Internal(#[from] anyhow::Error),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let DbErr::TryIntoErr { source, .. } = &error
            && let Some(corrupt) = source.downcast_ref::<Corrupt>()
        {
            return Self::Corrupt(corrupt.clone());
        }
        Self::Database(error)
    }
}

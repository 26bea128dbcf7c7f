//! What can end an action: a thing that happens, written once, for whoever does it.
//!
//! An action takes a [`store::journal::Write`] and what it is about. It knows no request, form or path, so
//! that a handler, the clock, the command line, an import, the demonstration and a test call the same
//! function.

use store::error::StoreError;
use web::error::AppError;

/// Why something did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// A rule of the product refuses it; the key is that of the explanation.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Somebody else did the same at the same moment.
    #[error("done by somebody else at the same moment")]
    AtOnce,
    /// The database refuses it, or does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ActionError> for AppError {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::Refused(why) => Self::Refused(why),
            ActionError::AtOnce => Self::AtOnce,
            ActionError::Store(error) => error.into(),
        }
    }
}

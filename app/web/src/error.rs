//! What can go wrong in a request, and how it is told: as a page in the house style with a way on.

use crate::form::state::FormState;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sea_orm::DbErr;
use std::borrow::Cow;
use store::error::StoreError;

/// Everything that a page or a handler can end in besides its answer.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing is here.
    #[error("not found")]
    NotFound,
    /// Something is here, but not in this way: a form's address that was opened, a page that was posted to.
    #[error("method not allowed")]
    NotAllowed,
    /// Somebody else may see this, not you. The text says who may.
    #[error("forbidden")]
    Forbidden,
    /// A form of another site was sent here. What stood in it is shown, and never sent on.
    #[error("a form of another site")]
    OtherSite,
    /// The rules of the product refuse this (rules 1 to 12); the key is that of the explanation.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Log in first, and come back to this page.
    #[error("log in first")]
    LoginNeeded,
    /// Somebody was logged out while they were typing: they log in elsewhere and send this again.
    #[error("the session has ended")]
    SessionEnded {
        /// Where it was posted to.
        action: String,
        /// What was posted.
        posted: Vec<(String, String)>,
    },
    /// What was asked for is at another address: where the same form led before, or where something new
    /// begins.
    #[error("it is elsewhere")]
    Elsewhere(String),
    /// Somebody else changed it in the meantime.
    #[error("changed in the meantime")]
    Conflict(Box<Conflict>),
    /// Somebody else did something at the same moment. What was posted can be sent again.
    #[error("somebody else wrote at the same moment")]
    AtOnce,
    /// Nothing can be kept now. What was posted can be sent again.
    #[error("nothing can be written now")]
    Unwritable,
    /// The form has errors; it comes back with everything that was typed.
    #[error("invalid form")]
    Invalid(Box<FormState>),
    /// The form can't be read at all.
    #[error("bad request")]
    BadRequest,
    /// More bytes than the form takes.
    #[error("too large")]
    TooLarge,
    /// Too often; try again after so many seconds.
    #[error("too many requests")]
    TooMany(u64),
    /// A fault of ours.
    #[error("internal error: {0:#}")]
    Internal(#[from] anyhow::Error),
}

/// A stale form: what was typed, and what stands there now.
#[derive(Debug, Clone, Default)]
pub struct Conflict {
    /// Where the form is posted again.
    pub action: String,
    /// Where the text of the other can be seen.
    pub back: String,
    /// The version that stands there now.
    pub version: i32,
    /// Everything that was posted, to be posted again.
    pub posted: Vec<(String, String)>,
    /// Per field that differs: its name, the key of its label, and the text that stands there now.
    pub theirs: Vec<(Cow<'static, str>, Cow<'static, str>, String)>,
    /// The same for what is chosen and not typed: the key of its label, what stands there now and what was
    /// chosen here, both in words.
    pub chosen: Vec<(Cow<'static, str>, String, String)>,
    /// Names of the fields in which what stands there now can be left, while the rest of the form is kept.
    pub leave: Vec<String>,
}

impl Conflict {
    /// Of a form that is posted to `action`, when what it is about is seen on the page `back`.
    pub fn new(
        action: impl Into<String>,
        back: impl Into<String>,
        version: i32,
        posted: &[(String, String)],
    ) -> Self {
        let (action, back) = (action.into(), back.into());
        Self { action, back, version, posted: posted.to_vec(), ..Self::default() }
    }

    /// With the text that stands now in a field: its name, the key of its label, and the text.
    #[must_use]
    pub fn beside(
        mut self,
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        theirs: impl Into<String>,
    ) -> Self {
        self.theirs.push((name.into(), label.into(), theirs.into()));
        self
    }

    /// With a choice, in words: the key of its label, what stands there now, and what was chosen here.
    #[must_use]
    pub fn chosen(
        mut self,
        label: impl Into<Cow<'static, str>>,
        theirs: impl Into<String>,
        mine: impl Into<String>,
    ) -> Self {
        self.chosen.push((label.into(), theirs.into(), mine.into()));
        self
    }

    /// The one place where the version that somebody saw is compared with the one that stands there now,
    /// which was loaded to be changed: nobody else changes it in between.
    ///
    /// # Errors
    /// [`AppError::Conflict`] with both texts when somebody else changed it.
    pub fn unless_seen(self, seen: i32) -> Result<(), AppError> {
        if self.version == seen { Ok(()) } else { Err(self.into()) }
    }
}

impl From<Conflict> for AppError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(Box::new(conflict))
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(why) => Self::Refused(why),
            StoreError::NotFound => Self::NotFound,
            StoreError::Handled(Some(location)) => Self::Elsewhere(location),
            StoreError::Handled(None) => Self::BadRequest,
            StoreError::Conflict(cause) => {
                tracing::info!("somebody else wrote at the same moment: {cause}");
                Self::AtOnce
            }
            StoreError::Unwritable(cause) => {
                tracing::error!("nothing can be written: {cause}");
                Self::Unwritable
            }
            StoreError::Session(cause) => cause.into(),
            other @ (StoreError::Corrupt(_) | StoreError::Database(_) | StoreError::Internal(_)) => {
                Self::Internal(other.into())
            }
        }
    }
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        StoreError::from(error).into()
    }
}

impl From<tower_sessions::session::Error> for AppError {
    fn from(error: tower_sessions::session::Error) -> Self {
        use tower_sessions::{session::Error, session_store};
        match error {
            Error::Store(session_store::Error::Backend(cause)) => {
                tracing::error!("the session could not be read or kept: {cause}");
                Self::Unwritable
            }
            other => Self::Internal(anyhow::Error::new(other).context("the session")),
        }
    }
}

impl AppError {
    /// The status that belongs to it.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden | Self::OtherSite | Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::LoginNeeded | Self::Elsewhere(_) => StatusCode::SEE_OTHER,
            Self::SessionEnded { .. } => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) | Self::AtOnce => StatusCode::CONFLICT,
            Self::Unwritable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Invalid(form) => form.status(),
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The error of a response whose page is still to be drawn by `app::root::error_pages`.
#[derive(Debug, Clone)]
pub struct Undrawn(pub std::sync::Arc<AppError>);

/// The language in which the page of a response is drawn, when it is not the one that was asked in.
#[derive(Debug, Clone, Copy)]
pub struct Spoken(pub domain::lang::Lang);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = self.status();
        if let Self::Elsewhere(location) = &self {
            return (status, [(header::LOCATION, location.clone())]).into_response();
        }
        let mut response = status.into_response();
        if let Self::TooMany(seconds) = &self {
            response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
        }
        response.extensions_mut().insert(Undrawn(std::sync::Arc::new(self)));
        response
    }
}

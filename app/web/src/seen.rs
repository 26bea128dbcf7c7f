//! Where a browser goes after a form was handled.

use crate::error::AppError;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use store::journal::Write;

/// "See other": where the browser goes after a form was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(pub String);

impl IntoResponse for Seen {
    fn into_response(self) -> Response {
        (StatusCode::SEE_OTHER, [(header::LOCATION, self.0)]).into_response()
    }
}

/// The end of writing for a form.
pub trait Done {
    /// Commits, and sends the browser on. The place is remembered with the key of the form.
    ///
    /// # Errors
    /// When the database does not answer.
    fn done(self, location: impl Into<String> + Send) -> impl Future<Output = Result<Seen, AppError>> + Send;
}

impl Done for Write {
    async fn done(self, location: impl Into<String> + Send) -> Result<Seen, AppError> {
        let location = location.into();
        self.finish(&location).await?;
        Ok(Seen(location))
    }
}

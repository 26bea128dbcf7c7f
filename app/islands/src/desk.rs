//! What the islands ask of the server. The application provides it as a Leptos context; without one, an
//! island is told that it can't be answered.

use crate::answer::{Given, Kept, Similar};
use leptos::prelude::{ServerFnError, use_context};
use std::{future::Future, pin::Pin, sync::Arc};

/// An answer that is on its way.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, ServerFnError>> + Send>>;

/// Who answers the islands, on behalf of whoever asks.
pub trait Desk: Send + Sync {
    /// Keeps one answer of the checklist for a request, which is named by its number.
    fn keep_answer(&self, number: String, given: Given) -> Answer<Kept>;
    /// Open obstacles that look like what is typed.
    fn similar_obstacles(&self, typed: String) -> Answer<Vec<Similar>>;
}

pub(crate) fn desk() -> Result<Arc<dyn Desk>, ServerFnError> {
    use_context().ok_or_else(|| ServerFnError::new("no desk"))
}

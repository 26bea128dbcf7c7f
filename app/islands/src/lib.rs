//! The few parts of a page that also run in the browser, and all that is built to WebAssembly. Each stands around fields that the
//! server drew, and the page works without it.

pub mod assessments;
pub mod obstacles;

/// Entry point in the browser: wakes the islands that the page holds.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// What the islands ask of the server. The application provides it as a Leptos context; without one, an island is told that it
/// can't be answered.
#[cfg(feature = "ssr")]
pub mod desk {
    use crate::obstacles::Similar;
    use leptos::prelude::{ServerFnError, use_context};
    use std::{future::Future, pin::Pin, sync::Arc};

    /// An answer that is on its way.
    pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, ServerFnError>> + Send>>;

    /// Who answers the islands, on behalf of whoever asks.
    pub trait Desk: Send + Sync {
        /// Keeps one answer of the checklist. Gives whether the checklist is complete.
        fn keep_answer(&self, number: String, question: String, choice: String, reason: String) -> Answer<bool>;
        /// Open obstacles that look like what is typed.
        fn similar_obstacles(&self, typed: String) -> Answer<Vec<Similar>>;
    }

    pub(crate) fn desk() -> Result<Arc<dyn Desk>, ServerFnError> {
        use_context().ok_or_else(|| ServerFnError::new("no desk"))
    }
}

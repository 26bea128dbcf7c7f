//! The few parts of a page that also run in the browser, and all that is built to WebAssembly. Each stands
//! around fields that the server drew, and the page works without it.

pub mod answer;
pub mod assessments;
#[cfg(feature = "ssr")]
pub mod desk;
pub mod obstacles;

/// Entry point in the browser: wakes the islands that the page holds.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

//! Critique of the municipality: asked for after each request, welcome at any time, answered within a term.

pub mod actions;
pub mod handlers;
pub mod late;
pub mod letters;
pub mod pages;
pub mod work;
pub mod write;

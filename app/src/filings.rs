//! What a visitor files under an address waits until somebody opens the link that goes there.

pub mod actions;
pub mod handlers;
pub mod letters;
pub mod pages;
pub mod release;

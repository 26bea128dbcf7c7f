//! The map: drawn by the server, so that it works without JavaScript, prints, and can be read aloud.

pub mod draw;
pub mod handlers;
pub mod pages;

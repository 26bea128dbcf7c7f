//! `/aanmelden`: an initiative in four steps, without an account first. Every step is kept on the server.

pub mod actions;
pub mod check;
pub mod confirm;
pub mod cookie;
pub mod fields;
pub mod frame;
pub mod handlers;
pub mod letters;
pub mod pages;
pub mod steps;

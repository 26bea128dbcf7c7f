//! `/aanmelden`: an initiative in four steps, without an account first. Every step is kept on the server.

pub mod handlers;
pub mod pages;
pub mod steps;

//! Black-box tests: a whole application over a real database, asked as a browser asks. One body, two databases.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test ends at what it did not expect")]

mod access;
mod decisions;
mod forms;
mod login;
mod loops;
mod mail;
mod refusals;
mod register;
mod search;
mod storage;
mod support;
mod texts;
mod web;
mod year;

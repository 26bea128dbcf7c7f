//! Black-box tests: a whole application over a real database, asked as a browser asks. One body, two
//! databases.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test ends at what it did not expect"
)]
#![expect(clippy::too_many_lines, reason = "a test is one story, told in one go")]

mod access;
mod address;
mod areas;
mod backing;
mod builders;
mod clock;
mod corrupt;
mod decisions;
mod filings;
mod forms;
mod full_disk;
mod fuzz;
mod growth;
mod hearing;
mod index;
mod invariants;
mod kept;
mod leaving;
mod letter;
mod listening;
mod lists;
mod login;
mod mail;
mod makers;
mod many;
mod migrated;
mod obstacles;
mod open_data;
mod own;
mod paper;
mod parsers;
mod people;
mod photos;
mod privacy;
mod refusals;
mod register;
mod routes;
mod search;
mod sessions;
mod settings;
mod spam;
mod storage;
mod support;
mod takedown;
mod terms;
mod texts;
mod together;
mod web;
mod worklist;
mod year;

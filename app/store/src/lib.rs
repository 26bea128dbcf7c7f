//! The database of Meerwaarde: what its rows look like, every query, and the journal in which each change is
//! written down. Knows the rules of [`domain`], and nothing of the web or of texts on a screen.

pub mod accounts;
pub mod areas;
pub mod assessments;
pub mod clock;
pub mod column;
pub mod corrupt;
pub mod council;
pub mod cover;
pub mod critique;
pub mod db;
pub mod error;
pub mod exceptions;
pub mod filings;
pub mod initiatives;
pub mod journal;
pub mod keys;
pub mod learning;
pub mod live;
pub mod notifications;
pub mod obstacles;
pub mod paces;
pub mod photos;
pub mod pool;
pub mod privacy;
pub mod recognition;
pub mod register;
mod replica;
pub mod reports;
pub mod requests;
pub mod schema;
pub mod search;
pub mod settings;
mod slugs;
pub mod table;
pub mod translations;
pub mod upkeep;

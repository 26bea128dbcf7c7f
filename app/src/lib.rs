//! The features of Meerwaarde, a folder each: `pages` (what people see) and `handlers` (routes). Pages are
//! drawn on the server; what also runs in the browser is in the crate `islands`.

#![recursion_limit = "512"]

pub mod accounts;
pub mod action;
pub mod admin;
pub mod assessments;
pub mod council;
pub mod cover;
pub mod critique;
pub mod deadlines;
pub mod desk;
pub mod exceptions;
pub mod figures;
pub mod filings;
pub mod handover;
pub mod initiatives;
pub mod learning;
pub mod letter;
pub mod map;
pub mod notifications;
pub mod obstacles;
pub mod photos;
pub mod privacy;
pub mod recognition;
pub mod register;
pub mod reports;
pub mod requests;
pub mod root;
pub mod site;

//! Initiatives of residents: the list, the page of each, and what only its own stewards can do.

pub mod actions;
pub mod detail;
pub mod edit;
pub mod facts;
pub mod filter;
pub mod handlers;
pub mod invited;
pub mod letters;
pub mod makers;
pub mod makers_handlers;
pub mod own;
pub mod own_handlers;
pub mod pages;
pub mod place;
pub mod web;

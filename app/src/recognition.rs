//! Praise (rule 9): an alderman thanks an initiative, and the initiative decides who reads it.

pub mod actions;
pub mod choose;
pub mod handlers;
pub mod letters;
pub mod pages;
pub mod thank;

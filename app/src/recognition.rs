//! Praise (rule 9): an alderman thanks an initiative, and the initiative decides who reads it.

pub mod entity;
pub mod handlers;
pub mod pages;
pub mod store;

//! The municipality's own figures (rule 10): how fast, how often, how well. Never of an initiative, never of
//! a person.

pub mod handlers;
pub mod numbers;
pub mod pages;

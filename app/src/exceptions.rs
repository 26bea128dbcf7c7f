//! Exceptions to rules (rule 6): a register that supports colleagues, and never becomes a form of its own.

pub mod actions;
pub mod handlers;
pub mod pages;
pub mod panel;

//! The checklist of added value: who judges what, side by side, and never added up (rule 3).

pub mod actions;
pub mod fields;
pub mod handlers;
pub mod pages;
pub mod panel;

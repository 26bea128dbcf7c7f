//! Cover (rule 7): who goes beyond a rule for a resident asks a manager with one button, and does not stand
//! alone.

pub mod actions;
pub mod asked;
pub mod busy;
pub mod climbing;
pub mod handlers;
pub mod letters;
pub mod manager;
pub mod pages;
pub mod panel;

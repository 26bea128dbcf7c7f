//! What should not be there (rule 1): anybody can say so, an administrator looks, and its makers can contest
//! a takedown.

pub mod about;
pub mod actions;
pub mod handlers;
pub mod letters;
pub mod one_report;
pub mod one_takedown;
pub mod pages;
pub mod work;

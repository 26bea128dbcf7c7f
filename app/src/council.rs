//! The council's desk: what lives where, what stands in the way, whom to thank, and what was heard in the
//! neighbourhoods.

pub mod actions;
pub mod handlers;
pub mod pages;
pub mod talks;

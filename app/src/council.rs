//! The council's desk: what lives where, what stands in the way, whom to thank, and what was heard in the
//! neighbourhoods.

pub mod actions;
pub mod blocked;
pub mod charts;
pub mod handlers;
pub mod lists;
pub mod pages;
pub mod talk;
pub mod talks;

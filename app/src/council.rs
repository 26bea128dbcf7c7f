//! The council's desk: what lives where, what stands in the way, whom to thank, and what was heard in the neighbourhoods.

pub mod entity;
pub mod handlers;
pub mod pages;
pub mod store;
pub mod talks;

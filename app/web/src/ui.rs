//! Shared components: the frame of a page, fields, icons and small pieces in the house style.

pub mod bits;
pub mod chart;
pub mod choice;
pub mod fault;
pub mod field;
pub mod form;
pub mod frame;
pub mod icon;
pub mod inside;
pub mod page;
pub mod parts;
pub mod search;
pub mod section;
pub mod told;

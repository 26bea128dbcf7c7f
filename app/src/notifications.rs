//! Mail: which words it has, and (in a demonstration) where one can read it.

pub mod letter;
pub mod pages;
pub mod paper;

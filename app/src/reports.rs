//! What should not be there (rule 1): anybody can say so, an administrator looks, and its makers can contest a takedown.

pub mod entity;
pub mod handlers;
pub mod pages;
pub mod store;
pub mod work;

//! What is kept about somebody: to see, to take along, to erase; who looked at it; and what goes by itself after a while.

pub mod entity;
pub mod erase;
pub mod export;
pub mod handlers;
pub mod pages;
pub mod retention;
pub mod retention_pages;
pub mod store;

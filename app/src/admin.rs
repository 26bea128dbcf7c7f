//! What the administrator sets without a programmer: for now the terms and limits of the feedback loops.

pub mod entity;
pub mod handlers;
pub mod pages;
pub mod store;

//! What the administrator sets without a programmer: people and roles, terms, texts, colours, areas; and what happened.

pub mod checklist;
pub mod colours;
pub mod desk;
pub mod entity;
pub mod handlers;
pub mod log;
pub mod pages;
pub mod people;
pub mod people_handlers;
pub mod places;
pub mod post;
pub mod store;
pub mod words;

//! People with an e-mail address: logging in by a link, sessions, roles.

pub mod actions;
pub mod address;
pub mod codes;
pub mod colleagues;
pub mod devices;
pub mod groups;
pub mod handlers;
pub mod letters;
pub mod links;
pub mod mine;
pub mod pages;
pub mod reach;
pub mod second;
pub mod second_handlers;
pub mod session;
pub mod sso;

//! People with an e-mail address: logging in by a link, sessions, roles.

pub mod devices;
pub mod handlers;
pub mod mine;
pub mod pages;
pub mod second;
pub mod sso;

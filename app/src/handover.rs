//! People are away and people leave: what stands on a name goes to somebody who is there.

pub mod actions;
pub mod fields;
pub mod handlers;
pub mod leaving;
pub mod letters;
pub mod pages;
pub mod rounds;
pub mod stands;

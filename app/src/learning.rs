//! The learning table (leertafel): a team looks at what happened and writes down what it does differently.
//! What changed is public.

pub mod actions;
pub mod case;
pub mod handlers;
pub mod pages;
pub mod work;

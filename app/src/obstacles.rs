//! Obstacles: rules of ours that stand in the way, until somebody answers (rule 4).

pub mod islands;

#[cfg(feature = "ssr")]
pub mod appeals;
#[cfg(feature = "ssr")]
pub mod climbing;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod handlers;
#[cfg(feature = "ssr")]
pub mod joining;
#[cfg(feature = "ssr")]
pub mod journey;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod work;

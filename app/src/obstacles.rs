//! Obstacles: rules of ours that stand in the way, until somebody answers (rule 4).

pub mod actions;
pub mod appeals;
pub mod climbing;
pub mod counts;
pub mod handlers;
pub mod joining;
pub mod joining_panel;
pub mod journey;
pub mod letters;
pub mod names;
pub mod pages;
pub mod steps;
pub mod work;

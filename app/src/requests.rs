//! Requests to the municipality: asking, talking, judging, deciding.

pub mod actions;
pub mod ask;
pub mod decide;
pub mod decide_panel;
pub mod handlers;
pub mod letters;
pub mod pages;
pub mod panels;
pub mod timeline;
pub mod work;
pub mod work_handlers;
pub mod worklist;

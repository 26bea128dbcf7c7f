//! Requests to the municipality: asking, talking, judging, deciding.

pub mod actions;
pub mod ask;
pub mod conversation;
pub mod decide;
pub mod decide_form;
pub mod decide_panel;
pub mod decide_preview;
pub mod decision_letter;
pub mod found;
mod handler_panel;
pub mod handlers;
pub mod letters;
pub mod offer_panel;
pub mod offers;
pub mod pages;
pub mod panels;
pub mod progress;
pub mod steering;
pub mod story;
pub mod timeline;
pub mod turn;
pub mod work;
pub mod work_handlers;
pub mod worklist;

//! The rules of Meerwaarde, apart from the web and the database.
//!
//! Nothing in here reads a clock, a file or a socket: `now` is an argument, and what comes back is the new
//! state plus the events that tell what happened. So every rule of the product can be read in one place and
//! tested in milliseconds.

#![warn(missing_docs)]

pub mod absence;
pub mod access;
pub mod area;
pub mod calendar;
pub mod checklist;
pub mod climb;
pub mod code;
pub mod colour;
pub mod cover;
pub mod critique;
pub mod decision;
pub mod device;
pub mod event;
pub mod figures;
pub mod id;
pub mod initiative;
pub mod lang;
pub mod learning;
pub mod obstacle;
pub mod offer;
pub mod recognition;
pub mod report;
pub mod request;
pub mod session;
pub mod spam;
pub mod text;
pub mod thresholds;
pub mod time;

pub use code::UnknownCode;

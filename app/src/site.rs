//! The start page, and the pages about the site itself: what it is, whom it serves, what it keeps and what it
//! gives away.

pub mod home;
pub mod how;
pub mod pages;

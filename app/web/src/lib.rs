//! What every page and form of Meerwaarde is made of: who asks, what was posted, what can go wrong, the frame
//! of a page, its fields, charts and icons, and the texts that people read. Knows no feature.

#![recursion_limit = "512"]

pub mod context;
pub mod csv;
pub mod error;
pub mod form;
pub mod http;
pub mod kept;
pub mod login;
pub mod meanwhile;
pub mod pages;
pub mod passkeys;
pub mod route;
pub mod routes;
pub mod seen;
pub mod sso;
pub mod text;
pub mod ui;

//! The server of Meerwaarde: command line, configuration, router, worker. `main.rs` only starts it, so that
//! tests can too.

pub mod assets;
pub mod cli;
pub mod clockwork;
pub mod config;
pub mod data;
pub mod demo;
#[cfg(debug_assertions)]
pub mod dev;
pub mod files;
pub mod listen;
pub mod mailer;
pub mod router;
pub mod security;
pub mod serve;
pub mod setup;
pub mod telemetry;
pub mod worker;

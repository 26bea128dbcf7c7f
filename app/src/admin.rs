//! What the administrator sets without a programmer: people and roles, terms, texts, colours, areas; and what
//! happened.

pub mod actions;
pub mod checklist;
pub mod checklist_handlers;
pub mod colleague;
pub mod colours;
pub mod desk;
pub mod handlers;
pub mod landscape;
pub mod leave;
pub mod letters;
pub mod list;
pub mod list_lines;
pub mod log;
pub mod log_words;
pub mod one_area;
pub mod pages;
pub mod people;
pub mod people_actions;
pub mod people_handlers;
pub mod person;
pub mod places;
pub mod post;
pub mod preview;
pub mod said;
pub mod teams;
pub mod themes;
pub mod words;

use store::journal::Write;
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    seen::{Done as _, Seen},
};

/// Starts to write what an administrator sets. Administrators do so one after the other.
///
/// # Errors
/// When the form was already handled, or the database does not answer.
pub async fn begin(ctx: &Ctx, key: Option<Uuid>) -> Result<Write, AppError> {
    let write = ctx.begin(key).await?;
    write.queue(ctx.municipality().0).await?;
    Ok(write)
}

/// Commits what an administrator set, and shows it at once.
///
/// # Errors
/// When the database does not answer.
pub async fn settled(ctx: &Ctx, write: Write, location: impl Into<String> + Send) -> Result<Seen, AppError> {
    let seen = write.done(location).await?;
    // It is done, whatever comes after it; the clock reads it again too.
    if let Err(error) = ctx.app.refresh().await {
        tracing::error!("what an administrator set could not be read: {error:#}");
    }
    Ok(seen)
}

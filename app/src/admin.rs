//! What the administrator sets without a programmer: people and roles, terms, texts, colours, areas; and what happened.

pub mod checklist;
pub mod colours;
pub mod desk;
pub mod handlers;
pub mod log;
pub mod pages;
pub mod people;
pub mod people_handlers;
pub mod places;
pub mod post;
pub mod words;

use store::journal::Write;
use web::{
    context::Ctx,
    error::AppError,
    seen::{Done as _, Seen},
};

/// Commits what an administrator set, and shows it at once.
///
/// # Errors
/// When the database does not answer.
pub async fn settled(ctx: &Ctx, write: Write, location: impl Into<String> + Send) -> Result<Seen, AppError> {
    let seen = write.done(location).await?;
    ctx.app.refresh().await?;
    Ok(seen)
}

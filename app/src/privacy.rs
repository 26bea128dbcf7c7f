//! What is kept about somebody: to see, to take along, to erase; who looked at it; and what goes by itself
//! after a while.

pub mod actions;
pub mod erase;
pub mod erase_page;
pub mod export;
pub mod file;
pub mod handlers;
pub mod helped;
pub mod helped_handlers;
pub mod pages;
pub mod retention;
pub mod retention_pages;
pub mod rounds;
pub mod words;

use store::requests::Request;
use web::{context::Ctx, error::AppError};

/// Notes that whoever asks looks at what a resident wrote in a request, unless that was noted just now: a
/// page that is looked at again writes nothing.
///
/// # Errors
/// When nobody is logged in, or the database does not answer.
pub async fn look(ctx: &Ctx, request: &Request) -> Result<(), AppError> {
    let me = ctx.account()?;
    if me == request.account || store::privacy::is_noted(ctx.db(), ctx.now, me, &request.number).await? {
        return Ok(());
    }
    let write = ctx.begin(None).await?;
    actions::looked(&write, me, request).await?;
    Ok(write.commit().await?)
}

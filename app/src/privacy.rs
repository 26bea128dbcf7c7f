//! What is kept about somebody: to see, to take along, to erase; who looked at it; and what goes by itself
//! after a while.

pub mod actions;
pub mod erase;
pub mod erase_page;
pub mod export;
pub mod file;
pub mod handlers;
pub mod pages;
pub mod retention;
pub mod retention_pages;
pub mod rounds;
pub mod words;

use store::requests::Request;
use web::{context::Ctx, error::AppError};

/// Notes that whoever asks looks at what a resident wrote in a request: the resident can see that (AVG
/// article 32).
///
/// # Errors
/// When nobody is logged in, or the database does not answer.
pub async fn looked(ctx: &Ctx, request: &Request) -> Result<(), AppError> {
    Ok(store::privacy::looked(ctx.app.db.write(), ctx.by(), ctx.account()?, request.account, &request.number)
        .await?)
}

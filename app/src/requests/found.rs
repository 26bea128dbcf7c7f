//! A request by the number in an address.

use domain::{request::Number, time::day_of};
use store::requests::{Request, by_number};
use web::{context::Ctx, error::AppError, route::Route};

/// The request with this number. A number as people write it, `2026-42` or `42`, leads to the address of the
/// whole number, which `at` gives.
///
/// # Errors
/// When there is none, or the database does not answer.
pub async fn found<R: Route>(ctx: &Ctx, number: &str, at: impl Fn(String) -> R) -> Result<Request, AppError> {
    if let Some(request) = by_number(ctx.db(), ctx.municipality(), number).await? {
        return Ok(request);
    }
    // Of a number without its year the newest that there is.
    let meant = Number::meant(number, day_of(ctx.now).year()).into_iter().map(|meant| meant.to_string());
    let there = store::requests::by_numbers(ctx.db(), ctx.municipality(), meant).await?;
    Err(match there.into_iter().next() {
        Some(newest) => AppError::Elsewhere(at(newest.number).path()),
        None => AppError::NotFound,
    })
}

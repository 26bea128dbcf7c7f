//! A request by the number in an address.

use domain::{access::Action, request::Number, time::day_of};
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

/// The same, for whoever asked it, and for the stewards of its initiative.
///
/// # Errors
/// When nobody is logged in, there is none, the access table says no, and when the database does not answer.
pub async fn readable<R: Route>(
    ctx: &Ctx,
    number: &str,
    at: impl Fn(String) -> R,
) -> Result<Request, AppError> {
    ctx.account()?;
    let request = found(ctx, number, at).await?;
    let stewards = store::initiatives::stewards(ctx.db(), request.initiative).await?;
    ctx.may(Action::ReadOwnRequest(store::requests::access(&request, &ctx.actor(), &stewards, None)))?;
    Ok(request)
}

//! Links that go to an address by mail, for what other features ask with them.

use domain::{spam::PerDay, text::Email};
use store::{accounts::Purpose, journal::Write};
use web::{context::Ctx, error::AppError, form::Posted};

/// Notes in a form that an address got as many links for this today as it may, when that is so: whoever asks,
/// and whether we know the address or not.
///
/// # Errors
/// When the database does not answer.
pub async fn limit<T>(
    ctx: &Ctx,
    write: &Write,
    form: &mut Posted<T>,
    most: PerDay,
    (email, purpose): (&Email, Purpose),
) -> Result<(), AppError> {
    let today = store::accounts::links_since(write, email, purpose, ctx.yesterday()).await?;
    form.limit(most, today);
    Ok(())
}

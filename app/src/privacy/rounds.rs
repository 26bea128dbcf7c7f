//! When what was kept long enough goes: once a day by the clock, or now.

use crate::privacy::{
    actions,
    retention::{Due, LAST, day_number, is_on},
};
use store::journal::{By, Write};
use web::{context::App, error::AppError};

/// Takes away what may go, in a transaction of its own. What people wrote only when `people` says so.
///
/// # Errors
/// When the database does not answer.
pub async fn run(app: &App, people: bool, by: By) -> Result<Due, AppError> {
    let write = Write::start(&app.db, by).await?;
    let done = actions::forget_what_is_old(&write, people).await?;
    write.commit().await?;
    Ok(done)
}

/// Once a day, by the clock.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<Option<Due>, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    if store::settings::number(app.db.read(), by.municipality, LAST)
        .await?
        .is_some_and(|last| last >= day_number(by.now))
    {
        return Ok(None);
    }
    let people = is_on(app.db.read(), by.municipality).await?;
    Ok(Some(run(app, people, by).await?))
}

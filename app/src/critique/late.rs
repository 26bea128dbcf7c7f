//! What the clock does with critique: when its term is over, the alderman hears it, and it is shown without
//! an answer.

use crate::critique::actions;
use domain::time::day_of;
use store::journal::{By, Write};
use web::{context::App, error::AppError};

/// Tells the aldermen of every critique whose term is over. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let mut told = 0;
    for critique in store::critique::late(app.db.read(), by.municipality, day_of(by.now)).await? {
        let write = Write::start(&app.db, by).await?;
        // Another worker may have been first.
        if actions::late(&write, &critique).await? {
            write.commit().await?;
            told += 1;
        }
    }
    Ok(told)
}

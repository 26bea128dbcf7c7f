//! What the clock does with cover: a question that its manager left unanswered goes to the alderman.

use crate::cover::actions;
use domain::{access::Role, climb::cover_climbs, obstacle::Level, time::day_of};
use store::journal::{By, Write};
use web::{context::App, error::AppError};

/// Puts every question higher that waited too long, or whose alderman left. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let thresholds = store::settings::thresholds(app.db.read(), by.municipality).await?;
    let today = day_of(by.now);
    let grants = store::accounts::grants(app.db.read(), by.municipality).await?;
    let alderman = |who| grants.iter().any(|(person, grant)| *person == who && grant.role == Role::Alderman);
    let late: Vec<_> = store::cover::open(app.db.read(), by.municipality)
        .await?
        .into_iter()
        .filter(|cover| {
            // Nobody is above the alderman; but one who is not there any more gives no answer.
            let left = cover.level == Level::Alderman && !alderman(cover.asked_of);
            left || cover_climbs(cover.status, cover.level, day_of(cover.since), &thresholds, today)
        })
        .collect();
    let mut climbed = 0;
    for cover in late {
        let write = Write::start(&app.db, by).await?;
        // Another worker, or an answer, may have been first.
        if actions::climb(&write, cover).await? {
            write.commit().await?;
            climbed += 1;
        }
    }
    Ok(climbed)
}

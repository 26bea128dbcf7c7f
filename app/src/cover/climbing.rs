//! What the clock does with cover: a question that its manager left unanswered goes to the alderman, and one
//! of a manager who is not there to another.

use crate::cover::actions;
use domain::{access::Role, climb::cover_climbs, obstacle::Level, time::day_of};
use store::journal::{By, Write};
use web::{context::App, error::AppError};

/// Puts every question higher that waited too long, and to somebody else whose manager or alderman is away or
/// left. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let thresholds = store::settings::thresholds(app.db.read(), by.municipality).await?;
    let today = day_of(by.now);
    let grants = store::accounts::grants(app.db.read(), by.municipality, today).await?;
    let there = |who, role| grants.iter().any(|(person, grant)| *person == who && grant.role == role);
    let mut climbed = 0;
    for cover in store::cover::open(app.db.read(), by.municipality).await? {
        let (late, gone) = match cover.level {
            // Nobody is above the alderman; but one who is not there any more gives no answer.
            Level::Alderman => (false, !there(cover.asked_of, Role::Alderman)),
            Level::Manager => (
                cover_climbs(cover.status, cover.level, day_of(cover.since), &thresholds, today),
                !there(cover.asked_of, Role::Manager),
            ),
            Level::Official | Level::HigherGovernment => (false, false),
        };
        if !late && !gone {
            continue;
        }
        let write = Write::start(&app.db, by).await?;
        // Another worker, or an answer, may have been first.
        let done = (late && actions::climb(&write, cover.clone()).await?)
            || (gone && actions::move_on(&write, cover, None).await?);
        if done {
            write.commit().await?;
            climbed += 1;
        }
    }
    Ok(climbed)
}

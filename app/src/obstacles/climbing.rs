//! The clock puts an obstacle higher when nobody answers in time.

use crate::obstacles::actions::climbing::climb;
use domain::{
    climb::{Facts, climbs},
    lang::Lang,
    obstacle::Level,
    thresholds::Threshold,
    time::day_of,
};
use store::{
    cover::Cover,
    journal::{By, Write},
    obstacles::Obstacle,
};
use web::{context::App, error::AppError};

/// Puts every obstacle higher whose day has come. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let thresholds = store::settings::thresholds(app.db.read(), by.municipality).await?;
    let open: Vec<_> = store::obstacles::all(app.db.read(), by.municipality, Lang::Nl)
        .await?
        .into_iter()
        .filter(Obstacle::is_open)
        .collect();
    let met =
        store::obstacles::meetings(app.db.read(), open.iter().map(|obstacle| obstacle.id).collect()).await?;
    let today = day_of(by.now);
    let term = thresholds.get(Threshold::TermCover);
    let waiting = store::cover::open(app.db.read(), by.municipality).await?;
    // Each level has the whole term to give cover, whoever was asked before it came there.
    let uncovered = |there: &Obstacle| {
        let since = |cover: &Cover| day_of(cover.since.max(there.since));
        waiting.iter().any(|cover| {
            cover.obstacle == Some(there.id)
                && thresholds.calendar.working_days_between(since(cover), today) >= term
        })
    };
    let mut climbed = 0;
    for there in open {
        // At the first level the request with which it was reported counts too; higher up only what came
        // after.
        let since = |at| if there.level == Level::Official { at >= there.since } else { at > there.since };
        let requests = met.iter().filter(|(id, _, at)| *id == there.id && since(*at)).count();
        let facts = Facts {
            status: there.status,
            level: there.level,
            since: day_of(there.since),
            requests,
            due: there.due,
            // The alderman is the last who covers; whoever is above has no say over our people.
            cover_unanswered: uncovered(&there) && matches!(there.level, Level::Official | Level::Manager),
        };
        let Some(why) = climbs(&facts, &thresholds, today) else { continue };
        let write = Write::start(&app.db, by).await?;
        // When somebody, or another worker, was first, the next round looks again.
        if climb(&write, &there, there.version, why).await? {
            write.commit().await?;
            climbed += 1;
        }
    }
    Ok(climbed)
}

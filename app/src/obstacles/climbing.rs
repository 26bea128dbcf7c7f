//! The clock puts an obstacle higher when nobody answers in time.

use crate::obstacles::actions::climbing::climb;
use domain::{
    climb::{Facts, climbs},
    id::ObstacleId,
    lang::Lang,
    obstacle::Level,
    thresholds::Threshold,
    time::day_of,
};
use jiff::Timestamp;
use std::collections::HashMap;
use store::{
    cover::Cover,
    db::Reader,
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
    let open = store::obstacles::lists::open(
        app.db.read(),
        Reader { municipality: by.municipality, lang: Lang::Nl },
    )
    .await?;
    let mut met: HashMap<ObstacleId, Vec<Timestamp>> = HashMap::new();
    let ids = open.iter().map(|obstacle| obstacle.id).collect();
    for (obstacle, _, at) in store::obstacles::meetings(app.db.read(), ids).await? {
        met.entry(obstacle).or_default().push(at);
    }
    let today = day_of(by.now);
    let term = thresholds.get(Threshold::TermCover);
    let waiting = store::cover::open(app.db.read(), by.municipality).await?;
    // Each level has the whole term to give cover, whoever was asked before it came there.
    let mut asked: HashMap<ObstacleId, Vec<&Cover>> = HashMap::new();
    for (obstacle, cover) in waiting.iter().filter_map(|cover| Some((cover.obstacle?, cover))) {
        asked.entry(obstacle).or_default().push(cover);
    }
    let uncovered = |there: &Obstacle| {
        let since = |cover: &Cover| day_of(cover.since.max(there.since));
        let late = |cover: &&Cover| thresholds.calendar.working_days_between(since(cover), today) >= term;
        asked.get(&there.id).is_some_and(|some| some.iter().any(late))
    };
    let mut climbed = 0;
    for there in open {
        // At the first level the request with which it was reported counts too; higher up only what came
        // after.
        let since = |at| if there.level == Level::Official { at >= there.since } else { at > there.since };
        let requests = met.get(&there.id).into_iter().flatten().filter(|at| since(**at)).count();
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

//! What the clock does with cover: a question that its manager left unanswered goes to the alderman.

use crate::cover::handlers::tell;
use domain::{
    access::Role,
    climb::{answerer, cover_climbs},
    event::{Aggregate, Audience, Kind},
    obstacle::Level,
    time::day_of,
};
use serde_json::json;
use store::journal::{By, Fact, Write};
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
        let requests = store::requests::by_ids(write.tx(), vec![cover.request]).await?;
        let staff: Vec<_> = grants.iter().filter(|(who, _)| *who != cover.asked_by).cloned().collect();
        let (Some(request), Some(alderman)) = (requests.first(), answerer(Role::Alderman, requests.first().and_then(|request| request.team), &staff)) else {
            continue;
        };
        // Another worker, or an answer, may have been first.
        if !store::cover::climb(write.tx(), &cover, Level::Alderman, alderman, by.now).await? {
            continue;
        }
        let payload = json!({"cover": cover.id, "of": alderman});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::CoverClimbed, audience: Audience::Staff, payload }).await?;
        let asked = store::cover::Cover { asked_of: alderman, ..cover };
        tell(&write, app, &asked, &request.number, "cover-climbed").await?;
        write.commit().await?;
        climbed += 1;
    }
    Ok(climbed)
}

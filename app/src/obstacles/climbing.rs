//! Putting an obstacle higher: by hand, and by the clock.

use domain::{
    climb::{Facts, Why, answer_by, arrives, climbs},
    event::{Aggregate, Audience, Kind},
    id::TeamId,
    lang::Lang,
    obstacle::{Level, Status},
    thresholds::{Threshold, Thresholds},
    time::{day_of, working_days_between},
};
use serde_json::json;
use store::{
    cover::Cover,
    journal::{By, Fact, Mail, Write},
    obstacles::{Change, Obstacle, Owner},
};
use web::{context::App, error::AppError, text, text::Texts as _};

/// How a climb ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Climbed {
    /// It stands higher now.
    Yes,
    /// Nobody is above.
    Top,
    /// Somebody else changed it in the meantime.
    Changed,
}

/// Puts an obstacle one level higher: an event, a message to whoever has it now, and the term of that level.
///
/// # Errors
/// When the database does not answer.
pub async fn climb(write: &Write, app: &App, there: &Obstacle, why: Why, thresholds: &Thresholds) -> Result<Climbed, AppError> {
    let by = write.by();
    let staff = store::accounts::grants(write.tx(), by.municipality).await?;
    let Some((level, who)) = arrives(there.level, team(write, there).await?, &staff) else { return Ok(Climbed::Top) };
    let due = answer_by(level, day_of(by.now), thresholds);
    let person = who.or(there.owner.person);
    let status = if person.is_some() { Status::Owned } else { there.status };
    let owner = Owner { person, ..there.owner.clone() };
    let change = Change { status, owner, level, since: by.now, due: Some(due), answer: None, finished: None };
    if !store::obstacles::change(write.tx(), there.id, there.version, change).await? {
        return Ok(Climbed::Changed);
    }
    let payload = json!({"from": there.level, "to": level, "why": why, "owner": person, "due": due});
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleClimbed, audience: Audience::Public, payload }).await?;
    let account = match person.filter(|person| Some(*person) != by.actor) {
        Some(person) => store::accounts::by_id(write.tx(), person).await?,
        None => None,
    };
    if let Some(account) = account {
        let lang = account.language.0;
        let path = if level == Level::HigherGovernment { "higher" } else { "inside" };
        let facts = json!({
            "name": account.name, "title": there.title, "why": lang.name("climb-why", why.code()), "due": text::date(lang, due), "where": path,
            "link": format!("{}/werk/belemmeringen/{}", app.base_url, there.slug),
        });
        write.mail(Mail { to: account.email, template: "obstacle-climbed", lang, facts }).await?;
    }
    Ok(Climbed::Yes)
}

/// The team whose manager answers: of the owner, else of whoever handles the first request that met it.
async fn team(write: &Write, there: &Obstacle) -> Result<Option<TeamId>, AppError> {
    if there.owner.team.is_some() {
        return Ok(there.owner.team);
    }
    let linked = store::obstacles::links(write.tx(), vec![there.id]).await?;
    let requests = store::requests::by_ids(write.tx(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    Ok(requests.into_iter().find_map(|request| request.team))
}

/// Puts every obstacle higher whose day has come. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let thresholds = store::settings::thresholds(app.db.read(), by.municipality).await?;
    let open: Vec<_> = store::obstacles::all(app.db.read(), by.municipality, Lang::Nl).await?.into_iter().filter(Obstacle::is_open).collect();
    let met = store::obstacles::meetings(app.db.read(), open.iter().map(|obstacle| obstacle.id).collect()).await?;
    let today = day_of(by.now);
    let term = thresholds.get(Threshold::TermCover);
    let waiting = store::cover::open(app.db.read(), by.municipality).await?;
    // Each level has the whole term to give cover, whoever was asked before it came there.
    let uncovered = |there: &Obstacle| {
        let since = |cover: &Cover| day_of(cover.since.max(there.since));
        waiting.iter().any(|cover| cover.obstacle == Some(there.id) && working_days_between(since(cover), today) >= term)
    };
    let mut climbed = 0;
    for there in open {
        // At the first level the request with which it was reported counts too; higher up only what came after.
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
        if climb(&write, app, &there, why, &thresholds).await? == Climbed::Yes {
            write.commit().await?;
            climbed += 1;
        }
    }
    Ok(climbed)
}

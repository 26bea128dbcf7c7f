//! An obstacle goes one level higher: by hand, and by the clock.

use super::{happened, own_name};
use crate::{action::ActionError, obstacles::letters};
use domain::{
    climb::{Why, answer_by, arrives},
    event::Kind,
    id::TeamId,
    obstacle::Status,
    time::day_of,
};
use serde_json::json;
use store::{
    journal::Write,
    obstacles::{Change, Obstacle, Owner},
};

/// Puts an obstacle one level higher: an event, a message to whoever has it now, and the term of that level.
/// `false` when somebody else changed it since it was seen.
///
/// # Errors
/// When it has an answer, when nobody is above, and when the database does not answer.
pub async fn climb(write: &Write, there: &Obstacle, seen: i32, why: Why) -> Result<bool, ActionError> {
    own_name(there)?;
    if seen != there.version {
        return Ok(false);
    }
    if !there.is_open() {
        return Err(ActionError::Refused("error-obstacle-step"));
    }
    let by = write.by();
    let staff = store::accounts::grants(write.tx(), by.municipality, day_of(by.now)).await?;
    let (level, who) = arrives(there.level, team(write, there).await?, &staff)
        .ok_or(ActionError::Refused("refused-obstacle-top"))?;
    let due =
        answer_by(level, day_of(by.now), &store::settings::thresholds(write.tx(), by.municipality).await?);
    let person = who.or(there.owner.person);
    let status = if person.is_some() { Status::Owned } else { there.status };
    let owner = Owner { person, ..there.owner.clone() };
    let change = Change { status, owner, level, since: by.now, due: Some(due), answer: None, finished: None };
    if !store::obstacles::change(write.tx(), there.id, seen, change).await? {
        return Ok(false);
    }
    let payload = json!({"from": there.level, "to": level, "why": why, "owner": person, "due": due});
    happened(write, there.id, Kind::ObstacleClimbed, payload).await?;
    if let Some(person) = person.filter(|person| Some(*person) != by.actor) {
        letters::climbed(write, there, person, level, why, due).await?;
    }
    Ok(true)
}

/// The team whose manager answers: of the owner, else of whoever handles the first request that met it.
async fn team(write: &Write, there: &Obstacle) -> Result<Option<TeamId>, ActionError> {
    if there.owner.team.is_some() {
        return Ok(there.owner.team);
    }
    let linked = store::obstacles::links(write.tx(), vec![there.id]).await?;
    let requests =
        store::requests::by_ids(write.tx(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    Ok(requests.into_iter().find_map(|request| request.team))
}

//! What the municipality can't remove itself is put to whoever can, and something comes back.

use super::{happened, own_name};
use crate::action::ActionError;
use domain::{event::Kind, id::AccountId, obstacle::Level, time::day_of};
use serde_json::json;
use store::{journal::Write, obstacles::Obstacle};
use uuid::Uuid;

/// What stands there in the place of a new letter: the one that waits for its reply, or the answer that the
/// obstacle has. `None` when a letter can be sent.
///
/// # Errors
/// When the database does not answer.
pub async fn instead(write: &Write, there: &Obstacle) -> Result<Option<String>, ActionError> {
    let made = store::obstacles::appeals(write.tx(), there.id).await?;
    // One letter at a time: first what comes back on the one before.
    if let Some(waits) = made.into_iter().find(|appeal| appeal.reply.is_none()) {
        return Ok(Some(waits.letter));
    }
    let stands = there.level == Level::HigherGovernment && there.is_open();
    Ok((!stands).then(|| there.answer.clone().unwrap_or_default()))
}

/// Writes down to whom an obstacle was put, with the letter as it was sent. Gives the key of that.
///
/// # Errors
/// When it does not stand at the top, or a letter waits for its reply, and when the database does not answer.
pub async fn put(
    write: &Write,
    there: &Obstacle,
    body: &str,
    letter: &str,
    by: AccountId,
) -> Result<Uuid, ActionError> {
    own_name(there)?;
    if instead(write, there).await?.is_some() {
        return Err(ActionError::Refused("error-obstacle-step"));
    }
    let id = store::obstacles::put(write.tx(), there.id, body, letter, day_of(write.by().now), by).await?;
    happened(write, there.id, Kind::ObstaclePut, json!({"appeal": id})).await?;
    Ok(id)
}

/// Writes down what came back, for everybody to read. `false` when there is no such letter, or something came
/// back before.
///
/// # Errors
/// When the database does not answer.
pub async fn replied(
    write: &Write,
    there: &Obstacle,
    appeal: Uuid,
    words: &str,
) -> Result<bool, ActionError> {
    own_name(there)?;
    if !store::obstacles::reply(write.tx(), there.id, appeal, words, day_of(write.by().now)).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::ObstacleReplied, json!({"appeal": appeal})).await?;
    Ok(true)
}

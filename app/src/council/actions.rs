//! What can happen at the council's desk: a talk is written down, with what was heard of in it.

use crate::action::ActionError;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, ObstacleId, TalkId},
    time::day_of,
};
use jiff::civil::Date;
use serde_json::json;
use store::journal::{Fact, Write};

/// A talk in a neighbourhood.
#[derive(Debug, Clone, Copy)]
pub struct Talk<'a> {
    /// Code of the neighbourhood.
    pub area: &'a str,
    /// When.
    pub held_on: Date,
    /// With whom, without names.
    pub with_whom: &'a str,
    /// What was heard.
    pub heard: &'a str,
}

/// Writes a talk down.
///
/// # Errors
/// When it is still to come, and when the database does not answer.
pub async fn hold(write: &Write, talk: Talk<'_>, by: AccountId) -> Result<TalkId, ActionError> {
    let Talk { area, held_on, with_whom, heard } = talk;
    if held_on > day_of(write.by().now) {
        return Err(ActionError::Refused("error-date-future"));
    }
    let id = store::council::hold(write.tx(), write.by(), area, held_on, with_whom, heard, by).await?;
    let payload = json!({"area": area, "held_on": held_on});
    write
        .event(Fact {
            aggregate: Aggregate::Talk,
            id: id.0,
            kind: Kind::TalkHeld,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    Ok(id)
}

/// An obstacle was heard of in a talk.
///
/// # Errors
/// When the database does not answer.
pub async fn heard_of(write: &Write, talk: TalkId, obstacle: ObstacleId) -> Result<(), ActionError> {
    Ok(store::council::heard_of(write.tx(), talk, obstacle).await?)
}

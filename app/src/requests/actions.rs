//! What can happen to a request.

use crate::{action::ActionError, requests::letters};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, TeamId},
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use store::{
    column::Id,
    journal::{Fact, Write},
    requests::{Request, entity::request},
};

/// Takes a request: from now on it has a name and a team, and the resident hears which.
///
/// # Errors
/// When it is closed, and when the database does not answer.
pub async fn take(write: &Write, request: &Request, by: AccountId, team: Option<TeamId>) -> Result<(), ActionError> {
    open(request)?;
    let change = request::ActiveModel { handler_id: Set(Some(Id(by))), team_id: Set(team.map(Id)), ..Default::default() };
    store::requests::save(write.tx(), request.id, change).await?;
    let payload = json!({"handler": by, "team": team});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::RequestTaken, audience: Audience::Parties, payload }).await?;
    let handler = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    letters::taken(write, request, handler).await
}

/// Goes on only while there is something to do.
fn open(request: &Request) -> Result<(), ActionError> {
    if request.is_ours() { Ok(()) } else { Err(ActionError::Refused("refused-request-closed")) }
}

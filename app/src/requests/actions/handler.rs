//! Who handles a request: taking it, taking it over, giving it to a colleague or back to a team.

use super::{event, open};
use crate::{action::ActionError, requests::letters};
use domain::{
    access::{Action, may},
    event::{Audience, Kind},
    id::{AccountId, TeamId},
};
use serde_json::json;
use store::{accounts::Staff, journal::Write, requests::Request};

/// Takes a request: from now on it has a name and a team, and the resident hears which. From a colleague it
/// is taken over, who hears that; `seen` is who had it when it was decided to.
///
/// # Errors
/// When it is closed, when somebody else took it meanwhile, and when the database does not answer.
pub async fn take(
    write: &Write,
    request: &Request,
    by: AccountId,
    team: Option<TeamId>,
    seen: Option<AccountId>,
) -> Result<(), ActionError> {
    open(request)?;
    // Twice is once, without a second letter.
    if request.handler == Some(by) {
        return Ok(());
    }
    if request.handler != seen {
        return Err(ActionError::AtOnce);
    }
    store::requests::changes::handled(write.tx(), request.id, Some(by), team).await?;
    let payload = json!({"handler": by, "team": team, "from": request.handler});
    event(write, request, Kind::RequestTaken, Audience::Parties, payload).await?;
    letters::colleagues::taken_over(write, request, Some(by)).await?;
    letters::taken(write, request, by).await
}

/// Where a request goes.
#[derive(Debug, Clone, Copy)]
pub enum To<'a> {
    /// To a colleague.
    Colleague(&'a Staff),
    /// To a team: for now nobody has it. The one it has already, when none is named.
    Team(Option<TeamId>),
}

/// Gives a request to a colleague, or back to a team. The resident hears who helps from now on; whoever
/// hands over tells the one who gets it.
///
/// # Errors
/// When it is closed, when the colleague may not handle it, and when the database does not answer.
pub async fn give(write: &Write, request: &Request, to: To<'_>) -> Result<(), ActionError> {
    open(request)?;
    let (handler, team) = match to {
        To::Colleague(person) => (Some(person.id), person.team.or(request.team)),
        To::Team(team) => (None, team.or(request.team)),
    };
    if let To::Colleague(person) = to
        && !may_get(person, request)
    {
        return Err(ActionError::Refused("error-handler"));
    }
    if (handler, team) == (request.handler, request.team) {
        return Ok(());
    }
    store::requests::changes::handled(write.tx(), request.id, handler, team).await?;
    let payload = json!({"from": request.handler, "handler": handler, "team": team});
    event(write, request, Kind::RequestHandedOver, Audience::Parties, payload).await?;
    letters::colleagues::taken_over(write, request, handler).await?;
    match handler.filter(|handler| Some(*handler) != request.handler) {
        Some(handler) => letters::taken(write, request, handler).await,
        None => Ok(()),
    }
}

/// Whether a colleague may handle a request.
#[must_use]
pub fn may_get(person: &Staff, request: &Request) -> bool {
    let facts = store::requests::access(request, &person.actor, &[], None);
    // A request goes along to the team of who gets it, as long as it is about their districts.
    let facts = domain::access::RequestFacts { team: person.team.or(facts.team), ..facts };
    may(&person.actor, &Action::HandleRequest(facts))
}

//! Who handles a request: taking it, taking it over, giving it to a colleague or back to a team.

use super::{event, open};
use crate::{action::ActionError, requests::letters};
use domain::{
    access::{Action, Actor, Grant, RequestFacts, Role, may},
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
    not_who_signs(write, request, by).await?;
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
        To::Colleague(person) => {
            let team = team_for(&person.actor, request).ok_or(ActionError::Refused("error-handler"))?;
            not_who_signs(write, request, person.id).await?;
            (Some(person.id), team)
        }
        To::Team(team) => (None, team.or(request.team)),
    };
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

/// The team with which a colleague would handle a request: the one it has, when they may; else one of theirs.
/// Nothing when they may not handle it at all.
#[must_use]
pub fn team_for(actor: &Actor, request: &Request) -> Option<Option<TeamId>> {
    let facts = store::requests::access(request, actor, &[], None);
    let works = |grant: &&Grant| matches!(grant.role, Role::Official | Role::Manager);
    let able = |team| may(actor, &Action::HandleRequest(RequestFacts { team, ..facts.clone() }));
    if able(request.team) {
        let own = || actor.grants.iter().filter(works).find(|grant| grant.reaches(facts.place.as_ref()));
        return Some(request.team.or_else(|| own()?.team));
    }
    actor.grants.iter().filter(works).map(|grant| grant.team).find(|team| team.is_some() && able(*team))
}

/// Whether a colleague may handle a request.
#[must_use]
pub fn may_get(person: &Staff, request: &Request) -> bool {
    team_for(&person.actor, request).is_some()
}

/// Nobody handles what waits for their own name (rule 5).
async fn not_who_signs(write: &Write, request: &Request, who: AccountId) -> Result<(), ActionError> {
    if is_asked(write, request, who).await? {
        return Err(ActionError::Refused("refused-handler-signs"));
    }
    Ok(())
}

/// Whether a proposal waits for the name of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn is_asked(write: &Write, request: &Request, who: AccountId) -> Result<bool, ActionError> {
    let decision = store::requests::decision(write.tx(), request.id).await?;
    Ok(decision.is_some_and(|decision| decision.asked() == Some(who)))
}

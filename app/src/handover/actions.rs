//! Handing over what stands on a name, and being away.

use crate::{
    action::ActionError,
    cover,
    handover::{
        letters,
        stands::{Stands, Thing},
    },
    obstacles::{self, actions::Taking},
    requests::{
        self,
        actions::{
            decide,
            handler::{To, is_asked, may_get},
        },
    },
};
use domain::{
    access::{Action, Role, may},
    climb::answerer,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, TeamId},
    obstacle::Level,
    time::day_of,
};
use serde_json::json;
use std::collections::BTreeMap;
use store::{
    accounts::{Staff, absence::Absence},
    journal::{Fact, Write},
    obstacles::Obstacle,
    requests::{Decision, DecisionState, Request},
};

/// Who gets what stood on a name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Successors<'a> {
    /// Who gets requests and obstacles; without one they are the team's, and nobody's.
    pub colleague: Option<&'a Staff>,
    /// Who is asked for names and cover; without one whoever is there.
    pub manager: Option<&'a Staff>,
}

/// Hands over what stands on a name. What a successor may not do goes where it would go without one. Each
/// who gets something hears it, in one letter.
///
/// # Errors
/// When the database does not answer.
pub async fn hand_over(
    write: &Write,
    from: AccountId,
    stands: &Stands,
    to: Successors<'_>,
) -> Result<(), ActionError> {
    let mut got: BTreeMap<AccountId, Vec<Thing<'_>>> = BTreeMap::new();
    let mut free: Vec<(Option<TeamId>, Thing<'_>)> = Vec::new();
    for request in &stands.requests {
        // Locked, and as it is now: a colleague may have taken it over meanwhile.
        let Some(now) = store::requests::to_change(write.tx(), write.by().municipality, &request.number)
            .await?
            .filter(|now| now.handler == Some(from) && now.is_ours())
        else {
            continue;
        };
        let person = match to.colleague.filter(|person| may_get(person, &now)) {
            Some(person) if is_asked(write, &now, person.id).await? => None,
            person => person,
        };
        let goes = person.map_or(To::Team(None), To::Colleague);
        requests::actions::handler::give(write, &now, goes).await?;
        match person {
            Some(person) => got.entry(person.id).or_default().push(Thing::Request(request)),
            None => free.push((now.team, Thing::Request(request))),
        }
    }
    for (request, decision) in &stands.proposals {
        move_proposal(write, request, decision, to.manager.map(|person| person.id)).await?;
    }
    for (_, question) in &stands.covers {
        cover::actions::move_on(write, question.clone(), to.manager.map(|person| person.id)).await?;
    }
    for obstacle in &stands.obstacles {
        match successor(write, obstacle, from, to).await? {
            Some(person) => {
                if hand_obstacle(write, obstacle, &person).await? {
                    got.entry(person.id).or_default().push(Thing::Obstacle(obstacle));
                }
            }
            None => {
                if obstacles::actions::release(write, obstacle).await? {
                    free.push((obstacle.owner.team, Thing::Obstacle(obstacle)));
                }
            }
        }
    }
    for (person, things) in got {
        letters::got(write, person, Some(from), &things).await?;
    }
    letters::of_nobody(write, Some(from), &free).await?;
    Ok(())
}

/// Puts a proposal to this manager, else to one who is there; taken back when there is none, so that whoever
/// has the request can go on. Gives whether it moved.
///
/// # Errors
/// When the database does not answer.
pub async fn move_proposal(
    write: &Write,
    request: &Request,
    decision: &Decision,
    to: Option<AccountId>,
) -> Result<bool, ActionError> {
    let by = write.by();
    let Some(now) = store::requests::to_change(write.tx(), by.municipality, &request.number).await? else {
        return Ok(false);
    };
    let Some(decision) = store::requests::decision(write.tx(), now.id)
        .await?
        .filter(|there| there.id == decision.id && there.manager == decision.manager)
        .filter(|there| there.state == DecisionState::Proposed && now.is_ours())
    else {
        return Ok(false);
    };
    let may_sign =
        |who: AccountId| decision.manager != Some(who) && decide::may_be_asked(&now, &decision, who);
    let other = match to.filter(|to| may_sign(*to)) {
        Some(to) => Some(to),
        None => {
            let away = store::accounts::absence::away(write.tx(), by.municipality, day_of(by.now)).await?;
            let mut staff = store::accounts::grants(write.tx(), by.municipality, day_of(by.now)).await?;
            staff.retain(|(who, _)| may_sign(*who) && !away.iter().any(|one| one.who == *who));
            answerer(Role::Manager, now.team, &staff)
        }
    };
    match other {
        Some(other) => decide::put_to(write, &now, &decision, other).await?,
        // Nobody else is there, but they come back: it waits for them.
        None if still_signs(write, decision.manager).await? => return Ok(false),
        None => {
            decide::take_back(write, &now, &decision).await?;
            requests::letters::colleagues::unsigned(write, &now).await?;
        }
    }
    Ok(true)
}

async fn still_signs(write: &Write, manager: Option<AccountId>) -> Result<bool, ActionError> {
    let Some(manager) = manager else { return Ok(false) };
    let viewer = store::accounts::viewer(write.tx(), manager).await?;
    Ok(viewer.is_some_and(|viewer| viewer.actor.has(Role::Manager)))
}

/// Who gets an obstacle: the colleague, if they can answer it where it stands; higher up whoever answers
/// there.
async fn successor(
    write: &Write,
    obstacle: &Obstacle,
    from: AccountId,
    to: Successors<'_>,
) -> Result<Option<Staff>, ActionError> {
    let able = |person: &&Staff| may(&person.actor, &Action::AnswerObstacle(obstacle.level));
    let higher = to.manager.filter(|_| obstacle.level != Level::Official);
    if let Some(person) = to.colleague.or(higher).filter(able) {
        return Ok(Some(person.clone()));
    }
    let role = match obstacle.level {
        Level::Official => return Ok(None),
        Level::Manager => Role::Manager,
        Level::Alderman | Level::HigherGovernment => Role::Alderman,
    };
    let by = write.by();
    let mut staff = store::accounts::grants(write.tx(), by.municipality, day_of(by.now)).await?;
    staff.retain(|(who, _)| *who != from);
    let who = answerer(role, obstacle.owner.team, &staff);
    let people = store::accounts::staff(write.tx(), by.municipality).await?;
    Ok(people.into_iter().find(|person| Some(person.id) == who))
}

/// The date that was promised stays.
async fn hand_obstacle(write: &Write, obstacle: &Obstacle, person: &Staff) -> Result<bool, ActionError> {
    let taking = Taking {
        person: Some(person),
        outside: obstacle.owner.outside.clone(),
        due: obstacle.due.or(Some(day_of(write.by().now))),
    };
    obstacles::actions::hand(write, obstacle, obstacle.version, &taking).await
}

async fn said(write: &Write, who: AccountId, payload: serde_json::Value) -> Result<(), ActionError> {
    let fact = Fact {
        aggregate: Aggregate::Account,
        id: who.0,
        kind: Kind::AbsenceSet,
        audience: Audience::Staff,
        payload,
    };
    write.event(fact).await?;
    Ok(())
}

/// Somebody is away, and a colleague does their work meanwhile, who hears that.
///
/// # Errors
/// When the days are in the wrong order, when somebody would stand in for themselves, and when the database
/// does not answer.
pub async fn go_away(write: &Write, who: AccountId, absence: Absence) -> Result<(), ActionError> {
    if absence.until < absence.from {
        return Err(ActionError::Refused("error-duty-order"));
    }
    if absence.stand_in == Some(who) {
        return Err(ActionError::Refused("error-stand-in"));
    }
    store::accounts::absence::set(write.tx(), write.by().municipality, who, absence).await?;
    let payload = json!({"from": absence.from, "until": absence.until, "stand_in": absence.stand_in});
    said(write, who, payload).await?;
    match absence.stand_in {
        Some(stand_in) => letters::stand_in(write, stand_in, who, (absence.from, absence.until)).await,
        None => Ok(()),
    }
}

/// Somebody is there again.
///
/// # Errors
/// When the database does not answer.
pub async fn come_back(write: &Write, who: AccountId) -> Result<(), ActionError> {
    if store::accounts::absence::end(write.tx(), who).await? {
        said(write, who, json!({})).await?;
    }
    Ok(())
}

//! What can happen at the learning table: a case is put on it and held, and a procedure changes.

use crate::action::ActionError;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, LearningCaseId, ObstacleId, RequestId},
    learning::{Change, Parts, Status, missing},
    time::day_of,
};
use jiff::civil::Date;
use serde_json::json;
use store::{
    journal::{Fact, Write},
    learning::{Case, NewProcedure},
};
use uuid::Uuid;

/// Puts a case on the table.
///
/// # Errors
/// When the database does not answer.
pub async fn prepare(
    write: &Write,
    title: &str,
    parts: &Parts,
    by: AccountId,
) -> Result<LearningCaseId, ActionError> {
    let id = store::learning::prepare(write.tx(), write.by(), title, parts, by).await?;
    write
        .event(Fact {
            aggregate: Aggregate::LearningCase,
            id: id.0,
            kind: Kind::CasePrepared,
            audience: Audience::Staff,
            payload: json!({}),
        })
        .await?;
    Ok(id)
}

/// Puts a request on the table, in a case.
///
/// # Errors
/// When the database does not answer.
pub async fn put_request(write: &Write, case: LearningCaseId, request: RequestId) -> Result<(), ActionError> {
    Ok(store::learning::put(write.tx(), case, Some(request), None).await?)
}

/// Puts an obstacle on the table, in a case.
///
/// # Errors
/// When the database does not answer.
pub async fn put_obstacle(
    write: &Write,
    case: LearningCaseId,
    obstacle: ObstacleId,
) -> Result<(), ActionError> {
    Ok(store::learning::put(write.tx(), case, None, Some(obstacle)).await?)
}

/// Writes down what was said. With a day it was held then, and says all four parts. `false` when somebody
/// else changed it since it was seen.
///
/// # Errors
/// When it was held without a day, on a day to come or with a part that is empty, and when the database does
/// not answer.
pub async fn save(
    write: &Write,
    case: &Case,
    seen: i32,
    title: &str,
    parts: &Parts,
    held_on: Option<Date>,
) -> Result<bool, ActionError> {
    match held_on {
        None if case.status == Status::Held => return Err(ActionError::Refused("error-date")),
        Some(day) if day > day_of(write.by().now) => return Err(ActionError::Refused("error-date-future")),
        Some(_) if !missing(parts).is_empty() => return Err(ActionError::Refused("error-empty")),
        None | Some(_) => {}
    }
    if !store::learning::save(write.tx(), case.id, seen, title, parts, held_on).await? {
        return Ok(false);
    }
    if held_on.is_some() && case.status == Status::Prepared {
        let payload = json!({"held_on": held_on});
        write
            .event(Fact {
                aggregate: Aggregate::LearningCase,
                id: case.id.0,
                kind: Kind::CaseHeld,
                audience: Audience::Staff,
                payload,
            })
            .await?;
    }
    Ok(true)
}

/// A procedure that goes another way from now on, or is gone, because of a case. Everybody can read it. What
/// does not lie on the table is left out of its obstacles.
///
/// # Errors
/// When the case was not held yet, and when the database does not answer.
pub async fn change(
    write: &Write,
    case: &Case,
    new: NewProcedure,
    kind: Change,
    by: AccountId,
) -> Result<Uuid, ActionError> {
    if case.status != Status::Held {
        return Err(ActionError::Refused("refused-case-not-held"));
    }
    let (_, on_table) = store::learning::items(write.tx(), case.id).await?;
    let obstacles: Vec<ObstacleId> = on_table.into_iter().filter(|one| new.obstacles.contains(one)).collect();
    let new = NewProcedure { case: Some(case.id), obstacles: obstacles.clone(), ..new };
    let procedure =
        store::learning::change(write.tx(), write.by(), new, kind, day_of(write.by().now), by).await?;
    let payload = json!({"procedure": procedure, "change": kind, "obstacles": obstacles});
    let about_case = Fact {
        aggregate: Aggregate::LearningCase,
        id: case.id.0,
        kind: Kind::ProcedureChanged,
        audience: Audience::Public,
        payload: payload.clone(),
    };
    write.event(about_case).await?;
    for obstacle in obstacles {
        let payload = payload.clone();
        write
            .event(Fact {
                aggregate: Aggregate::Obstacle,
                id: obstacle.0,
                kind: Kind::ProcedureChanged,
                audience: Audience::Public,
                payload,
            })
            .await?;
    }
    Ok(procedure)
}

//! Two obstacles that are one, and one that is two.

use super::{happened, own_name};
use crate::action::ActionError;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, ObstacleId, RequestId},
    obstacle,
};
use serde_json::json;
use store::{
    journal::{Fact, Write},
    obstacles::{New, Obstacle},
};

/// Whether one can become part of the other: both still stand in the way, under their own names.
#[must_use]
pub fn joins(there: &Obstacle, other: &Obstacle) -> bool {
    other.id != there.id && other.is_open() && there.is_open()
}

/// "The same obstacle as …": this one becomes part of the other. Both keep their history.
///
/// # Errors
/// When one of them has an answer, and when the database does not answer.
pub async fn join(write: &Write, there: &Obstacle, seen: i32, other: &Obstacle) -> Result<bool, ActionError> {
    own_name(there)?;
    if !joins(there, other) {
        return Err(ActionError::Refused("error-obstacle-step"));
    }
    if !store::obstacles::joining::merge(write.tx(), there, seen, other).await? {
        return Ok(false);
    }
    store::cover::move_obstacle(write.tx(), there.id, other.id).await?;
    store::learning::move_obstacle(write.tx(), there.id, other.id).await?;
    store::council::move_obstacle(write.tx(), there.id, other.id).await?;
    store::obstacles::move_appeals(write.tx(), there.id, other.id).await?;
    happened(write, there.id, Kind::ObstacleMerged, json!({"into": other.id})).await?;
    happened(write, other.id, Kind::ObstacleMerged, json!({"other": there.id})).await?;
    Ok(true)
}

/// Which requests met something else than an obstacle says.
#[derive(Debug, Clone)]
pub struct Parting {
    /// What they met, in one sentence.
    pub title: String,
    /// A little more about it.
    pub explanation: String,
    /// Which requests.
    pub requests: Vec<RequestId>,
}

/// Whether these requests can get an obstacle of their own: taking all of them would leave one that nobody
/// met.
#[must_use]
pub fn parts(linked: &[RequestId], chosen: &[RequestId]) -> bool {
    !chosen.is_empty()
        && chosen.iter().all(|id| linked.contains(id))
        && linked.iter().any(|id| !chosen.contains(id))
}

/// Some requests met something else: that becomes an obstacle of its own. `None` when somebody else changed
/// this one since it was seen.
///
/// # Errors
/// When none or all of the requests are chosen, and when the database does not answer.
pub async fn part(
    write: &Write,
    there: &Obstacle,
    seen: i32,
    parting: Parting,
    by: AccountId,
) -> Result<Option<ObstacleId>, ActionError> {
    own_name(there)?;
    let linked: Vec<RequestId> = store::obstacles::links(write.tx(), vec![there.id])
        .await?
        .into_iter()
        .map(|(_, request)| request)
        .collect();
    if !parts(&linked, &parting.requests) {
        return Err(ActionError::Refused("error-split"));
    }
    if !store::obstacles::change(write.tx(), there.id, seen, there.unchanged()).await? {
        return Ok(None);
    }
    let Parting { title, explanation, requests } = parting;
    let new = New {
        title,
        explanation,
        kind: there.kind,
        source: there.source,
        translations: None,
        slug: String::new(),
    };
    let id = store::obstacles::joining::split(write.tx(), write.by(), there, new, &requests, by).await?;
    happened(
        write,
        id,
        Kind::ObstacleReported,
        json!({"from": there.id, "kind": there.kind, "source": there.source}),
    )
    .await?;
    happened(write, there.id, Kind::ObstacleSplit, json!({"other": id})).await?;
    for request in requests {
        met(write, request, id, there.kind).await?;
    }
    Ok(Some(id))
}

/// Writes down, with a request, that it met an obstacle.
async fn met(
    write: &Write,
    request: RequestId,
    obstacle: ObstacleId,
    kind: obstacle::Kind,
) -> Result<(), ActionError> {
    let payload = json!({"obstacle": obstacle, "kind": kind});
    write
        .event(Fact {
            aggregate: Aggregate::Request,
            id: request.0,
            kind: Kind::ObstacleLinked,
            audience: Audience::Public,
            payload,
        })
        .await?;
    Ok(())
}

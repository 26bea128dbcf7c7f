//! What changes in a request when something happens to it, a function for each.

use crate::{
    column::{Code, Day, Id, Json},
    error::StoreError,
    requests::{Referral, Request, entity::request, save, turn},
};
use domain::{
    decision::Outcome,
    id::{AccountId, RequestId, TeamId},
    request::{Status, Turn},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

/// Somebody handles it, or for now nobody, in a team.
///
/// # Errors
/// When the database does not answer.
pub async fn handled(
    tx: &impl ConnectionTrait,
    id: RequestId,
    by: Option<AccountId>,
    team: Option<TeamId>,
) -> Result<(), StoreError> {
    let change = request::ActiveModel {
        handler_id: Set(by.map(Id)),
        team_id: Set(team.map(Id)),
        ..Default::default()
    };
    save(tx, id, change).await
}

/// Its handler says whether a few questions are enough.
///
/// # Errors
/// When the database does not answer.
pub async fn sized(tx: &impl ConnectionTrait, id: RequestId, small: bool) -> Result<(), StoreError> {
    save(tx, id, request::ActiveModel { small: Set(Some(small)), ..Default::default() }).await
}

/// A colleague wrote or spoke: it stands at a status, and somebody is at turn. The first talk is remembered.
///
/// # Errors
/// When the database does not answer.
pub async fn talked(
    tx: &impl ConnectionTrait,
    request: &Request,
    status: Status,
    at_turn: Turn,
    spoken: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Since when somebody is at turn stays, as long as it is the same side.
    let change = if at_turn == request.turn { request::ActiveModel::default() } else { turn(at_turn, now) };
    let mut change = request::ActiveModel { status: Set(Code(status)), ..change };
    if spoken && request.spoken.is_none() {
        change.spoken_at = Set(Some(now.into()));
    }
    save(tx, request.id, change).await
}

/// Somebody is at turn from now on.
///
/// # Errors
/// When the database does not answer.
pub async fn at_turn(
    tx: &impl ConnectionTrait,
    id: RequestId,
    to: Turn,
    now: Timestamp,
) -> Result<(), StoreError> {
    save(tx, id, turn(to, now)).await
}

/// It is a formal application, to be decided on before a day.
///
/// # Errors
/// When the database does not answer.
pub async fn is_application(tx: &impl ConnectionTrait, id: RequestId, due: Date) -> Result<(), StoreError> {
    save(
        tx,
        id,
        request::ActiveModel { application: Set(true), due_on: Set(Some(Day(due))), ..Default::default() },
    )
    .await
}

/// It stands at another status, and nothing else changed.
///
/// # Errors
/// When the database does not answer.
pub async fn stands_at(tx: &impl ConnectionTrait, id: RequestId, status: Status) -> Result<(), StoreError> {
    save(tx, id, request::ActiveModel { status: Set(Code(status)), ..Default::default() }).await
}

/// It was handed over.
///
/// # Errors
/// When the database does not answer.
pub async fn referred(
    tx: &impl ConnectionTrait,
    id: RequestId,
    status: Status,
    referral: &Referral,
) -> Result<(), StoreError> {
    save(
        tx,
        id,
        request::ActiveModel {
            status: Set(Code(status)),
            referral: Set(Some(Json(referral.clone()))),
            ..Default::default()
        },
    )
    .await
}

/// It is looked at again, and the municipality is at turn.
///
/// # Errors
/// When the database does not answer.
pub async fn reopened(
    tx: &impl ConnectionTrait,
    id: RequestId,
    status: Status,
    now: Timestamp,
) -> Result<(), StoreError> {
    save(
        tx,
        id,
        request::ActiveModel {
            status: Set(Code(status)),
            outcome: Set(None),
            decided_at: Set(None),
            ..turn(Turn::Us, now)
        },
    )
    .await
}

/// A decision waits for a manager: what is proposed next on the old version is stale.
///
/// # Errors
/// When the database does not answer.
pub async fn proposed(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    save(tx, id, request::ActiveModel::default()).await
}

/// A decision was sent.
///
/// # Errors
/// When the database does not answer.
pub async fn decided(
    tx: &impl ConnectionTrait,
    id: RequestId,
    outcome: Outcome,
    now: Timestamp,
) -> Result<(), StoreError> {
    let change = request::ActiveModel {
        status: Set(Code(Status::Decided)),
        outcome: Set(Some(Code(outcome))),
        decided_at: Set(Some(now.into())),
        turn: Set(Code(Turn::Us)),
        ..Default::default()
    };
    save(tx, id, change).await
}

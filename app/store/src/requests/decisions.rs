//! Decisions on requests.

use crate::requests::parts::{DecisionState, Details};
use crate::{
    column::{Code, Id, Json, Moment, new_id},
    error::StoreError,
    journal::By,
    requests::entity::decision,
};
use domain::{
    decision::Outcome,
    id::{AccountId, RequestId},
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

/// A decision.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its key.
    pub id: Uuid,
    /// What.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: String,
    /// Parts of a "no" and of an exception.
    pub details: Details,
    /// How it stands.
    pub state: DecisionState,
    /// Who proposed it.
    pub proposed_by: AccountId,
    /// The manager who is asked, or whose name stands under it.
    pub manager: Option<AccountId>,
    /// Why the manager returned it.
    pub returned_because: Option<String>,
    /// When it was sent.
    pub sent: Option<Timestamp>,
}

impl Decision {
    /// The manager who is asked now. Who answered, or is not asked any more, has no more to do with it than
    /// others.
    #[must_use]
    pub fn asked(&self) -> Option<AccountId> {
        self.manager.filter(|_| self.state == DecisionState::Proposed)
    }

    fn of(row: decision::Model) -> Self {
        Self {
            id: row.id.0,
            outcome: row.outcome.0,
            words: row.words,
            details: row.details.0,
            state: row.state.0,
            proposed_by: row.proposed_by.0,
            manager: row.manager_id.map(|id| id.0),
            returned_because: row.returned_because,
            sent: row.sent_at.map(Moment::timestamp),
        }
    }
}

/// The newest decision on a request.
///
/// # Errors
/// When the database does not answer.
pub async fn decision(db: &impl ConnectionTrait, id: RequestId) -> Result<Option<Decision>, StoreError> {
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(Id(id)))
        .order_by_desc(decision::Column::ProposedAt)
        .order_by_desc(decision::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(Decision::of))
}

/// The decision on a request that was sent last, if one was: also one that was reopened since.
///
/// # Errors
/// When the database does not answer.
pub async fn last_sent(db: &impl ConnectionTrait, id: RequestId) -> Result<Option<Decision>, StoreError> {
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(Id(id)))
        .filter(decision::Column::SentAt.is_not_null())
        .order_by_desc(decision::Column::SentAt)
        .one(db)
        .await?;
    Ok(row.map(Decision::of))
}

/// Decisions that wait for this manager.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_for(
    db: &impl ConnectionTrait,
    manager: AccountId,
) -> Result<Vec<RequestId>, StoreError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ManagerId.eq(Id(manager)))
        .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.request_id.0).collect())
}

/// A decision that is written down.
#[derive(Debug, Clone, Copy)]
pub struct NewDecision<'a> {
    /// What.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: &'a str,
    /// Parts of a "no" and of an exception.
    pub details: &'a Details,
    /// Who proposes it.
    pub proposed_by: AccountId,
    /// The manager who is asked.
    pub manager: Option<AccountId>,
    /// Waiting, or sent at once.
    pub state: DecisionState,
}

/// Writes a decision down: it waits for a manager, or it is sent at once.
///
/// # Errors
/// When the database does not answer.
pub async fn decide(
    tx: &impl ConnectionTrait,
    by: By,
    id: RequestId,
    new: NewDecision<'_>,
) -> Result<Uuid, StoreError> {
    let key = new_id();
    decision::Entity::insert(decision::ActiveModel {
        id: Set(Id(key)),
        request_id: Set(Id(id)),
        outcome: Set(Code(new.outcome)),
        words: Set(new.words.to_owned()),
        details: Set(Json(new.details.clone())),
        state: Set(Code(new.state)),
        proposed_by: Set(Id(new.proposed_by)),
        proposed_at: Set(by.now.into()),
        manager_id: Set(new.manager.map(Id)),
        answered_at: Set(None),
        returned_because: Set(None),
        sent_at: Set((new.state == DecisionState::Sent).then(|| by.now.into())),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(key)
}

/// The manager's answer. `false` when it was answered already.
///
/// # Errors
/// When the database does not answer.
pub async fn answer_decision(
    tx: &impl ConnectionTrait,
    by: By,
    id: Uuid,
    returned_because: Option<&str>,
) -> Result<bool, StoreError> {
    let state = if returned_because.is_some() { DecisionState::Returned } else { DecisionState::Sent };
    let sent = returned_because.is_none().then(|| by.now.as_microsecond());
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::State, Expr::value(state.code()))
        .col_expr(decision::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .col_expr(decision::Column::ReturnedBecause, Expr::value(returned_because.map(str::to_owned)))
        .col_expr(decision::Column::SentAt, Expr::value(sent))
        .filter(decision::Column::Id.eq(Id(id)))
        .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// The managers whom a proposal waits for.
///
/// # Errors
/// When the database does not answer.
pub async fn asked_managers(db: &impl ConnectionTrait) -> Result<Vec<AccountId>, StoreError> {
    let managers: Vec<Id<AccountId>> = decision::Entity::find()
        .select_only()
        .column(decision::Column::ManagerId)
        .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
        .filter(decision::Column::ManagerId.is_not_null())
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(managers.into_iter().map(|id| id.0).collect())
}

/// Asks another manager for a name under a proposal. `false` when it was answered meanwhile.
///
/// # Errors
/// When the database does not answer.
pub async fn put_to(tx: &impl ConnectionTrait, id: Uuid, manager: AccountId) -> Result<bool, StoreError> {
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::ManagerId, Expr::value(Id(manager)))
        .filter(decision::Column::Id.eq(Id(id)))
        .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Takes a proposal back. `false` when it was answered meanwhile.
///
/// # Errors
/// When the database does not answer.
pub async fn take_back(tx: &impl ConnectionTrait, by: By, id: Uuid) -> Result<bool, StoreError> {
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::State, Expr::value(DecisionState::TakenBack.code()))
        .col_expr(decision::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .filter(decision::Column::Id.eq(Id(id)))
        .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

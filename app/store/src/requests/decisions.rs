//! Decisions on requests.

use crate::{
    db::{Key, Moment, new_key},
    error::StoreError,
    journal::By,
    requests::entity::decision,
};
use domain::{
    decision::{Exception, No, Outcome},
    id::{AccountId, RequestId},
};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionState {
    /// Waits for a manager.
    Proposed,
    /// The manager did not sign.
    Returned,
    /// Sent to the resident.
    Sent,
}

impl DecisionState {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Returned => "returned",
            Self::Sent => "sent",
        }
    }
}

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

/// Parts of a "no" and of an exception, as stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Details {
    /// Code of the harm.
    pub harm: String,
    /// To whom.
    pub to_whom: String,
    /// Why nothing lighter.
    pub why_not_lighter: String,
    /// What was tried.
    pub tried: String,
    /// What they can do instead.
    pub alternative: String,
    /// Article of the law.
    pub article: String,
    /// Rule that is left.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The same situation.
    pub same_situation: String,
    /// Until and with which day the exception holds; empty for always.
    pub valid_until: String,
}

impl Details {
    /// The parts of a "no", for the rules.
    #[must_use]
    pub fn no(&self) -> No {
        No {
            harm: self.harm.parse().ok(),
            to_whom: self.to_whom.clone(),
            why_not_lighter: self.why_not_lighter.clone(),
            tried: self.tried.clone(),
            alternative: self.alternative.clone(),
            article: self.article.clone(),
        }
    }

    /// The parts of an exception, for the rules.
    #[must_use]
    pub fn exception(&self) -> Exception {
        Exception { rule: self.rule.clone(), reason: self.reason.clone(), same_situation: self.same_situation.clone() }
    }
}

impl Decision {
    fn of(row: decision::Model) -> Option<Self> {
        Some(Self {
            id: row.id.0,
            outcome: row.outcome.parse().ok()?,
            words: row.words,
            details: serde_json::from_str(&row.details).unwrap_or_default(),
            state: match row.state.as_str() {
                "proposed" => DecisionState::Proposed,
                "returned" => DecisionState::Returned,
                "sent" => DecisionState::Sent,
                _ => return None,
            },
            proposed_by: AccountId(row.proposed_by.0),
            manager: row.manager_id.map(|id| AccountId(id.0)),
            returned_because: row.returned_because,
            sent: row.sent_at.map(Moment::timestamp),
        })
    }
}

/// The newest decision on a request.
///
/// # Errors
/// When the database does not answer.
pub async fn decision(db: &impl ConnectionTrait, id: RequestId) -> Result<Option<Decision>, StoreError> {
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(Key(id.0)))
        .order_by_desc(decision::Column::ProposedAt)
        .order_by_desc(decision::Column::Id)
        .one(db)
        .await?;
    Ok(row.and_then(Decision::of))
}

/// When the last decision on a request was sent, if one was: also one that was reopened since.
///
/// # Errors
/// When the database does not answer.
pub async fn last_sent(db: &impl ConnectionTrait, id: RequestId) -> Result<Option<Timestamp>, StoreError> {
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(Key(id.0)))
        .filter(decision::Column::SentAt.is_not_null())
        .order_by_desc(decision::Column::SentAt)
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.sent_at).map(Moment::timestamp))
}

/// Decisions that wait for this manager.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_for(db: &impl ConnectionTrait, manager: AccountId) -> Result<Vec<RequestId>, StoreError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ManagerId.eq(Key(manager.0)))
        .filter(decision::Column::State.eq(DecisionState::Proposed.code()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| RequestId(row.request_id.0)).collect())
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
pub async fn decide(tx: &impl ConnectionTrait, by: By, id: RequestId, new: NewDecision<'_>) -> Result<Uuid, StoreError> {
    let key = new_key();
    decision::Entity::insert(decision::ActiveModel {
        id: Set(Key(key)),
        request_id: Set(Key(id.0)),
        outcome: Set(new.outcome.code().to_owned()),
        words: Set(new.words.to_owned()),
        details: Set(serde_json::to_string(new.details).map_err(|error| StoreError::Internal(error.into()))?),
        state: Set(new.state.code().to_owned()),
        proposed_by: Set(Key(new.proposed_by.0)),
        proposed_at: Set(by.now.into()),
        manager_id: Set(new.manager.map(|id| Key(id.0))),
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
pub async fn answer_decision(tx: &impl ConnectionTrait, by: By, id: Uuid, returned_because: Option<&str>) -> Result<bool, StoreError> {
    let state = if returned_because.is_some() { DecisionState::Returned } else { DecisionState::Sent };
    let sent = returned_because.is_none().then(|| by.now.as_microsecond());
    let changed = decision::Entity::update_many()
        .col_expr(decision::Column::State, Expr::value(state.code()))
        .col_expr(decision::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .col_expr(decision::Column::ReturnedBecause, Expr::value(returned_because.map(str::to_owned)))
        .col_expr(decision::Column::SentAt, Expr::value(sent))
        .filter(decision::Column::Id.eq(Key(id)))
        .filter(decision::Column::State.eq(DecisionState::Proposed.code()))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

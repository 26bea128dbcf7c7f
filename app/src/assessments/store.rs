//! Queries on assessments.

use crate::{
    assessments::entity::{answer, assessment},
    db::{Key, Moment, new_key},
    error::AppError,
    journal::By,
};
use domain::{
    checklist::{self, Answer, Choice, Question},
    id::{AccountId, RequestId},
};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

/// What one person answered.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its key.
    pub id: Uuid,
    /// Who.
    pub by: AccountId,
    /// Version of the checklist.
    pub version: i32,
    /// When it was complete.
    pub completed: Option<Timestamp>,
    /// The answers.
    pub answers: BTreeMap<Question, Answer>,
}

impl Assessment {
    /// Whether everything is answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        checklist::is_complete(|question| self.answers.get(&question))
    }

    /// How many questions are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        Question::ALL.iter().filter(|question| checklist::missing(**question, self.answers.get(question)).is_none()).count()
    }
}

/// The assessments of a request, in the order in which people started.
///
/// # Errors
/// When the database does not answer.
pub async fn of_request(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Assessment>, AppError> {
    let rows = assessment::Entity::find().filter(assessment::Column::RequestId.eq(Key(id.0))).order_by_asc(assessment::Column::StartedAt).all(db).await?;
    let answers = answer::Entity::find().filter(answer::Column::AssessmentId.is_in(rows.iter().map(|row| row.id))).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Assessment {
            id: row.id.0,
            by: AccountId(row.account_id.0),
            version: row.checklist_version,
            completed: row.completed_at.map(Moment::timestamp),
            answers: answers
                .iter()
                .filter(|answer| answer.assessment_id == row.id)
                .filter_map(|answer| {
                    let choice = answer.choice.as_deref().and_then(|code| code.parse().ok());
                    Some((answer.question.parse().ok()?, Answer { choice, reason: answer.reason.clone() }))
                })
                .collect(),
        })
        .collect())
}

/// Whether the handler's assessment is complete.
///
/// # Errors
/// When the database does not answer.
pub async fn is_assessed(db: &impl ConnectionTrait, id: RequestId, handler: Option<AccountId>) -> Result<bool, AppError> {
    Ok(of_request(db, id).await?.iter().any(|assessment| Some(assessment.by) == handler && assessment.is_complete()))
}

/// Keeps one answer of one assessor. Gives whether the assessment has become complete by it.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    tx: &impl ConnectionTrait,
    by: By,
    request: RequestId,
    assessor: AccountId,
    question: Question,
    choice: Option<Choice>,
    reason: &str,
) -> Result<bool, AppError> {
    let there = assessment::Entity::find()
        .filter(assessment::Column::RequestId.eq(Key(request.0)))
        .filter(assessment::Column::AccountId.eq(Key(assessor.0)))
        .one(tx)
        .await?;
    let id = match &there {
        Some(there) => there.id.0,
        None => {
            let id = new_key();
            assessment::Entity::insert(assessment::ActiveModel {
                id: Set(Key(id)),
                request_id: Set(Key(request.0)),
                account_id: Set(Key(assessor.0)),
                checklist_version: Set(checklist::VERSION),
                completed_at: Set(None),
                started_at: Set(by.now.into()),
            })
            .exec_without_returning(tx)
            .await?;
            id
        }
    };
    answer::Entity::insert(answer::ActiveModel {
        id: Set(Key(new_key())),
        assessment_id: Set(Key(id)),
        question: Set(question.code().to_owned()),
        choice: Set(choice.map(|choice| choice.code().to_owned())),
        reason: Set(reason.to_owned()),
        updated_at: Set(by.now.into()),
    })
    .on_conflict(
        OnConflict::columns([answer::Column::AssessmentId, answer::Column::Question])
            .update_columns([answer::Column::Choice, answer::Column::Reason, answer::Column::UpdatedAt])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    let was_complete = there.is_some_and(|there| there.completed_at.is_some());
    let is_complete = of_request(tx, request).await?.iter().any(|assessment| assessment.id == id && assessment.is_complete());
    if is_complete != was_complete {
        let completed: Option<i64> = is_complete.then(|| by.now.as_microsecond());
        assessment::Entity::update_many()
            .col_expr(assessment::Column::CompletedAt, Expr::value(completed))
            .filter(assessment::Column::Id.eq(Key(id)))
            .exec(tx)
            .await?;
    }
    Ok(is_complete && !was_complete)
}

/// Takes away the reasons that were written about a request; the choices stay.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), AppError> {
    let of_it = assessment::Entity::find().filter(assessment::Column::RequestId.eq(Key(id.0))).all(tx).await?;
    answer::Entity::update_many()
        .col_expr(answer::Column::Reason, Expr::value(""))
        .filter(answer::Column::AssessmentId.is_in(of_it.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(())
}

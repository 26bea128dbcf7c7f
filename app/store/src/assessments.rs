//! Queries on assessments.

pub mod entity;

use crate::{
    assessments::entity::{answer, assessment, checklist_version},
    column::{Code, Codes, Id, Moment, new_id},
    corrupt::Corrupt,
    error::StoreError,
    journal::By,
    keys::one_of,
    requests::Request,
};
use domain::{
    checklist::{self, Answer, Checklist, Question},
    id::{AccountId, MunicipalityId, RequestId},
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*,
    sea_query::OnConflict,
};
use std::collections::BTreeMap;

/// What one person answered.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its key.
    pub id: Uuid,
    /// Who.
    pub by: AccountId,
    /// The checklist that it was made with.
    pub checklist: Checklist,
    /// Whether a few of its questions are enough.
    pub light: bool,
    /// When it was complete.
    pub completed: Option<Timestamp>,
    /// The answers.
    pub answers: BTreeMap<Question, Answer>,
}

impl Assessment {
    /// Whether everything is answered that had to be.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        checklist::is_complete(self.checklist.asked(self.light), |question| self.answers.get(&question))
    }

    /// Whether every question is answered, also those that something small can do without.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        checklist::is_complete(&self.checklist.questions, |question| self.answers.get(&question))
    }
}

fn of_row(row: &checklist_version::Model) -> Checklist {
    Checklist {
        version: row.number,
        questions: row.questions.0.clone(),
        light: row.light.0.clone(),
        light_kinds: row.light_kinds.0.clone(),
    }
}

/// Every version of the checklist, the first one first.
///
/// # Errors
/// When the database does not answer.
pub async fn checklists(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<Checklist>, StoreError> {
    let rows = checklist_version::Entity::find()
        .filter(checklist_version::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_asc(checklist_version::Column::Number)
        .all(db)
        .await?;
    Ok(std::iter::once(Checklist::default()).chain(rows.iter().map(of_row)).collect())
}

/// The checklist for a request: that of who judged it first, so that answers stand side by side; else the
/// newest.
///
/// # Errors
/// When the database does not answer.
pub async fn checklist_for(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    assessments: &[Assessment],
) -> Result<Checklist, StoreError> {
    match assessments.first() {
        Some(first) => Ok(first.checklist.clone()),
        None => Ok(checklists(db, municipality).await?.pop().unwrap_or_default()),
    }
}

/// Keeps a new version. Its number is one more than the last.
///
/// # Errors
/// When the database does not answer.
pub async fn new_checklist(
    tx: &impl ConnectionTrait,
    by: By,
    made_by: AccountId,
    checklist: &Checklist,
) -> Result<(), StoreError> {
    checklist_version::Entity::insert(checklist_version::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(by.municipality)),
        number: Set(checklist.version),
        questions: Set(Codes(checklist.questions.clone())),
        light: Set(Codes(checklist.light.clone())),
        light_kinds: Set(Codes(checklist.light_kinds.clone())),
        made_by: Set(Id(made_by)),
        at: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The assessments of a request, in the order in which people started.
///
/// # Errors
/// When the database does not answer.
pub async fn of_request(db: &impl ConnectionTrait, request: &Request) -> Result<Vec<Assessment>, StoreError> {
    let rows = assessment::Entity::find()
        .filter(assessment::Column::RequestId.eq(Id(request.id)))
        .order_by_asc(assessment::Column::StartedAt)
        .all(db)
        .await?;
    let answers = answer::Entity::find()
        .filter(one_of(db, answer::Column::AssessmentId, rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let made = if rows.is_empty() { Vec::new() } else { checklist_version::Entity::find().all(db).await? };
    rows.into_iter()
        .map(|row| {
            let checklist = checklist_of(&row, &made)?;
            Ok(Assessment {
                id: row.id.0,
                by: row.account_id.0,
                light: checklist.is_light(request.kind, request.small),
                checklist,
                completed: row.completed_at.map(Moment::timestamp),
                answers: answers
                    .iter()
                    .filter(|answer| answer.assessment_id == row.id)
                    .map(|answer| {
                        let choice = answer.choice.map(|choice| choice.0);
                        (answer.question.0, Answer { choice, reason: answer.reason.clone() })
                    })
                    .collect(),
            })
        })
        .collect()
}

/// The checklist that an assessment was made with: the first one, or a version that was made here.
fn checklist_of(row: &assessment::Model, made: &[checklist_version::Model]) -> Result<Checklist, StoreError> {
    let first = Checklist::default();
    if let Some(version) = made.iter().find(|version| version.number == row.checklist_version) {
        return Ok(of_row(version));
    }
    if row.checklist_version == first.version {
        return Ok(first);
    }
    let why = "no checklist has this version".to_owned();
    Err(StoreError::Corrupt(Corrupt {
        table: "assessment".to_owned(),
        column: "checklist_version".to_owned(),
        row: row.id.to_string(),
        why,
    }))
}

/// Whether the handler's assessment is complete.
#[must_use]
pub fn is_assessed(assessments: &[Assessment], handler: Option<AccountId>) -> bool {
    assessments.iter().any(|one| Some(one.by) == handler && one.is_complete())
}

/// Keeps one answer of one assessor.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    tx: &impl ConnectionTrait,
    by: By,
    request: &Request,
    assessor: AccountId,
    question: Question,
    answer: &Answer,
) -> Result<(), StoreError> {
    answer::Entity::insert(answer::ActiveModel {
        id: Set(Id(new_id())),
        assessment_id: Set(Id(begun(tx, by, request, assessor).await?)),
        question: Set(Code(question)),
        choice: Set(answer.choice.map(Code)),
        reason: Set(answer.reason.clone()),
        updated_at: Set(by.now.into()),
    })
    .on_conflict(
        OnConflict::columns([answer::Column::AssessmentId, answer::Column::Question])
            .update_columns([answer::Column::Choice, answer::Column::Reason, answer::Column::UpdatedAt])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Writes since when an assessment is complete, or that it no longer is.
///
/// # Errors
/// When the database does not answer.
pub async fn completed(
    tx: &impl ConnectionTrait,
    assessment: &Assessment,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    assessment::Entity::update_many()
        .col_expr(assessment::Column::CompletedAt, Expr::value(at.map(Timestamp::as_microsecond)))
        .filter(assessment::Column::Id.eq(Id(assessment.id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// The key of somebody's assessment of a request, which begins when there is none.
async fn begun(
    tx: &impl ConnectionTrait,
    by: By,
    request: &Request,
    assessor: AccountId,
) -> Result<Uuid, StoreError> {
    let there = assessment::Entity::find()
        .filter(assessment::Column::RequestId.eq(Id(request.id)))
        .filter(assessment::Column::AccountId.eq(Id(assessor)))
        .one(tx)
        .await?;
    if let Some(there) = there {
        return Ok(there.id.0);
    }
    let id = new_id();
    let version = checklist_for(tx, by.municipality, &of_request(tx, request).await?).await?.version;
    assessment::Entity::insert(assessment::ActiveModel {
        id: Set(Id(id)),
        request_id: Set(Id(request.id)),
        account_id: Set(Id(assessor)),
        checklist_version: Set(version),
        completed_at: Set(None),
        started_at: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Takes away the reasons that were written about a request; the choices stay.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: RequestId) -> Result<(), StoreError> {
    let of_it = assessment::Entity::find().filter(assessment::Column::RequestId.eq(Id(id))).all(tx).await?;
    answer::Entity::update_many()
        .col_expr(answer::Column::Reason, Expr::value(""))
        .filter(one_of(tx, answer::Column::AssessmentId, of_it.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(())
}

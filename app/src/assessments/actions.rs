//! What can happen to an assessment: answers are kept, and it becomes complete.

use crate::action::ActionError;
use domain::{
    checklist::{Choice, Question},
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    request::{Status, Step, step},
};
use serde_json::json;
use store::{
    journal::{Fact, Write},
    requests::Request,
};

/// An answer of an assessor.
#[derive(Debug)]
pub struct Given {
    /// To which question.
    pub question: Question,
    /// What was chosen; `None` where there is nothing to choose, or nothing was.
    pub choice: Option<Choice>,
    /// Why, in words; may be empty.
    pub reason: String,
}

/// Keeps answers of an assessor. When the handler's checklist becomes complete, the request counts as
/// assessed. Gives whether it did.
///
/// # Errors
/// When the request is closed, and when the database does not answer.
pub async fn keep(
    write: &Write,
    request: &Request,
    assessor: AccountId,
    answers: Vec<Given>,
) -> Result<bool, ActionError> {
    if !request.status.is_open() {
        return Err(ActionError::Refused("refused-request-closed"));
    }
    let mut completed = false;
    for given in answers {
        completed |= store::assessments::keep(
            write.tx(),
            write.by(),
            request.id,
            assessor,
            given.question,
            given.choice,
            &given.reason,
        )
        .await?;
    }
    if completed {
        let version = store::assessments::of_request(write.tx(), request.id)
            .await?
            .iter()
            .find(|one| one.by == assessor)
            .map(|one| one.checklist.version);
        let payload = json!({"version": version});
        write
            .event(Fact {
                aggregate: Aggregate::Request,
                id: request.id.0,
                kind: Kind::AssessmentCompleted,
                audience: Audience::Parties,
                payload,
            })
            .await?;
    }
    let assessed = store::assessments::is_assessed(write.tx(), request.id, request.handler).await?;
    let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
    if assessed
        && request.status != Status::Assessed
        && step(request.status, Step::Assess, &request.facts(true, &calendar), write.by().now).is_ok()
    {
        store::requests::changes::stands_at(write.tx(), request.id, Status::Assessed).await?;
    }
    Ok(assessed)
}

//! What can happen to an assessment: answers are kept, and it becomes complete.

use crate::{
    action::ActionError,
    requests::actions::{decide::proposed, event},
};
use domain::{
    checklist::{Answer, Choice, Question},
    event::{Audience, Kind},
    id::AccountId,
    request::{Status, Step, step},
};
use serde_json::json;
use store::{assessments::Assessment, journal::Write, requests::Request};

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
    for Given { question, choice, reason } in answers {
        let answer = Answer { choice, reason };
        store::assessments::keep(write.tx(), write.by(), request, assessor, question, &answer).await?;
    }
    let all = settle(write, request).await?;
    Ok(store::assessments::is_assessed(&all, request.handler))
}

/// Says whether a few questions are enough for a request. What was answered stays.
///
/// # Errors
/// When the request is closed, when a decision waits for a manager, when this checklist knows nothing small,
/// and when the database does not answer.
pub async fn size(write: &Write, request: Request, small: bool) -> Result<(), ActionError> {
    if !request.status.is_open() {
        return Err(ActionError::Refused("refused-request-closed"));
    }
    // A manager signs what was weighed as it is.
    if proposed(write, &request).await.is_ok() {
        return Err(ActionError::Refused("refused-proposal-waits"));
    }
    let there = store::assessments::of_request(write.tx(), &request).await?;
    let checklist = store::assessments::checklist_for(write.tx(), write.by().municipality, &there).await?;
    if checklist.light.is_empty() {
        return Err(ActionError::Refused("refused-nothing-small"));
    }
    if checklist.is_light(request.kind, request.small) == small {
        return Ok(());
    }
    store::requests::changes::sized(write.tx(), request.id, small).await?;
    let request = Request { small: Some(small), ..request };
    let all = settle(write, &request).await?;
    // What was complete when a colleague handled it stays so.
    let assessed = all.iter().any(Assessment::is_complete);
    if request.status == Status::Assessed {
        let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
        let facts = request.facts(assessed, &calendar);
        if let Ok(status) = step(request.status, Step::AssessAll, &facts, write.by().now) {
            store::requests::changes::stands_at(write.tx(), request.id, status).await?;
        }
    }
    let payload = json!({"small": small, "assessed": assessed});
    event(write, &request, Kind::AssessmentSized, Audience::Staff, payload).await
}

/// Writes down which assessments have become complete, and which no longer are. When that of the handler is,
/// the request counts as assessed.
async fn settle(write: &Write, request: &Request) -> Result<Vec<Assessment>, ActionError> {
    let all = store::assessments::of_request(write.tx(), request).await?;
    for one in all.iter().filter(|one| one.is_complete() != one.completed.is_some()) {
        let at = one.is_complete().then_some(write.by().now);
        store::assessments::completed(write.tx(), one, at).await?;
        if at.is_some() {
            let payload = json!({"version": one.checklist.version});
            event(write, request, Kind::AssessmentCompleted, Audience::Parties, payload).await?;
        }
    }
    let assessed = store::assessments::is_assessed(&all, request.handler);
    let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
    if assessed
        && request.status != Status::Assessed
        && step(request.status, Step::Assess, &request.facts(true, &calendar), write.by().now).is_ok()
    {
        store::requests::changes::stands_at(write.tx(), request.id, Status::Assessed).await?;
    }
    Ok(all)
}

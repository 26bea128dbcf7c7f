//! Keeping answers: one at a time from the island, or all at once from the form.

use crate::requests;
use axum::{Router, extract::Path, routing::post};
use domain::{
    checklist::{Part, Question},
    event::{Aggregate, Audience, Kind},
    request::{Status, Step, step},
    text::{Text, TextError},
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use std::collections::HashMap;
use store::journal::Fact;
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    seen::Seen,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/werk/verzoeken/{number}/afweging", post(keep_form))
}

async fn keep_form(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let value = |name: String| posted.get(&name).cloned().unwrap_or_default();
    let answers: Vec<_> = Question::ALL
        .iter()
        .map(|question| (question.code(), value(format!("{question}_choice")), value(format!("{question}_reason"))))
        .filter(|(_, choice, reason)| !choice.is_empty() || !reason.trim().is_empty())
        .collect();
    for (question, _, reason) in &answers {
        if let Err(error @ TextError::TooLong(_)) = reason.parse::<Reason>() {
            form.error(&format!("{question}_reason"), error.key());
        }
    }
    form.check(&requests::work_handlers::page(&number))?;
    let answers = answers.into_iter().map(|(question, choice, reason)| (question.to_owned(), choice, reason)).collect();
    keep_all(&ctx, form.key(), &number, answers).await?;
    Ok(Seen(format!("/werk/verzoeken/{number}?gedaan=afweging-bewaard#afweging")))
}

/// The words beside a choice.
type Reason = Text<4000>;

/// Keeps answers (question, choice, reason) of whoever is logged in. When the handler's checklist becomes complete, the
/// request counts as assessed. Gives whether it did.
///
/// # Errors
/// When they may not, or when the request is closed.
pub async fn keep_all(ctx: &Ctx, key: Option<Uuid>, number: &str, answers: Vec<(String, String, String)>) -> Result<bool, AppError> {
    let assessor = ctx.account()?;
    let write = ctx.begin(key).await?;
    let request = requests::work_handlers::workable(&write, ctx, number).await?;
    if !request.status.is_open() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    let mut completed = false;
    for (question, choice, reason) in answers {
        let question: Question = question.parse().map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?;
        let choice = match question.part() {
            Part::A if !choice.is_empty() => Some(choice.parse().map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?),
            Part::A | Part::B => None,
        };
        let reason = match reason.parse::<Reason>() {
            Ok(reason) => reason.into_string(),
            Err(TextError::Empty) => String::new(),
            Err(TextError::TooLong(_) | TextError::NotEmail | TextError::NotPostcode) => return Err(AppError::BadRequest),
        };
        completed |= store::assessments::keep(write.tx(), write.by(), request.id, assessor, question, choice, &reason).await?;
    }
    if completed {
        let version = store::assessments::of_request(write.tx(), request.id).await?.iter().find(|one| one.by == assessor).map(|one| one.checklist.version);
        let payload = json!({"version": version});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::AssessmentCompleted, audience: Audience::Parties, payload }).await?;
    }
    let assessed = store::assessments::is_assessed(write.tx(), request.id, request.handler).await?;
    if assessed && request.status != Status::Assessed && step(request.status, Step::Assess, &request.facts(true), ctx.now).is_ok() {
        let change = store::requests::entity::request::ActiveModel { status: Set(store::column::Code(Status::Assessed)), ..Default::default() };
        store::requests::save(write.tx(), request.id, change).await?;
    }
    write.commit().await?;
    Ok(assessed)
}

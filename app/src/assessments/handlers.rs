//! Keeping answers: one at a time from the island, or all at once from the form.

use crate::{
    assessments::actions::{self, Given},
    requests,
};
use axum::{Router, routing::post};
use domain::{
    checklist::{Part, Question},
    text::{Text, TextError},
};
use std::collections::HashMap;
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::Seen,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::assessments::Assess>(post(keep_form))
}

async fn keep_form(
    ctx: Ctx,
    At(routes::assessments::Assess(number)): At<routes::assessments::Assess>,
    mut form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let value = |name: String| posted.get(&name).cloned().unwrap_or_default();
    let answers: Vec<_> = Question::ALL
        .iter()
        .map(|question| {
            (question.code(), value(format!("{question}_choice")), value(format!("{question}_reason")))
        })
        .filter(|(_, choice, reason)| !choice.is_empty() || !reason.trim().is_empty())
        .collect();
    for (question, _, reason) in &answers {
        if let Err(error @ TextError::TooLong(_)) = reason.parse::<Reason>() {
            form.error(&format!("{question}_reason"), error.key());
        }
    }
    form.check(&requests::work_handlers::page(&number))?;
    let answers =
        answers.into_iter().map(|(question, choice, reason)| (question.to_owned(), choice, reason)).collect();
    keep_all(&ctx, form.key(), &number, answers).await?;
    Ok(Seen(routes::requests::Work(&number).done_at("afweging-bewaard", "afweging")))
}

/// The words beside a choice.
type Reason = Text<4000>;

/// Keeps answers (question, choice, reason) of whoever is logged in. When the handler's checklist becomes
/// complete, the request counts as assessed. Gives whether it did.
///
/// # Errors
/// When they may not, or when the request is closed.
pub async fn keep_all(
    ctx: &Ctx,
    key: Option<Uuid>,
    number: &str,
    answers: Vec<(String, String, String)>,
) -> Result<bool, AppError> {
    let assessor = ctx.account()?;
    let given: Result<Vec<_>, _> = answers.into_iter().map(given).collect();
    let write = ctx.begin(key).await?;
    let request = requests::work_handlers::workable(&write, ctx, number).await?;
    let assessed = actions::keep(&write, &request, assessor, given?).await?;
    write.commit().await?;
    Ok(assessed)
}

/// Reads an answer. Only what the page does not send can't be read.
fn given((question, choice, reason): (String, String, String)) -> Result<Given, AppError> {
    let unknown = |_: domain::UnknownCode| AppError::BadRequest;
    let question: Question = question.parse().map_err(unknown)?;
    let choice = match question.part() {
        Part::A if !choice.is_empty() => Some(choice.parse().map_err(unknown)?),
        Part::A | Part::B => None,
    };
    let reason = match reason.parse::<Reason>() {
        Ok(reason) => reason.into_string(),
        Err(TextError::Empty) => String::new(),
        Err(TextError::TooLong(_) | TextError::NotEmail | TextError::NotPostcode) => {
            return Err(AppError::BadRequest);
        }
    };
    Ok(Given { question, choice, reason })
}

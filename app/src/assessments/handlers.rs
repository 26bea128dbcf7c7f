//! Keeping answers: one at a time from the island, or all at once from the form.

use crate::{
    assessments::{
        actions::{self, Given},
        fields::{choice_of, reason_of, said},
        panel::words,
    },
    requests,
};
use axum::{Router, routing::post};
use domain::{
    checklist::{Answer, Choice, Part, Question},
    text::{Text, TextError},
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    meanwhile::{self, Field},
    route::{At, Route as _, Routes as _},
    routes,
    seen::Seen,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::assessments::Assess>(post(keep_form))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sized {
    /// Whether a few questions are enough from now on (`few`, `all`); empty to leave it.
    size: String,
}

/// Keeps the answers, and then says whether a few are enough when that was asked: nothing that was typed is
/// lost.
async fn keep_form(
    ctx: Ctx,
    At(routes::assessments::Assess(number)): At<routes::assessments::Assess>,
    mut form: Posted<Sized>,
) -> Result<Seen, AppError> {
    let posted: HashMap<&str, &str> =
        form.values().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let value = |name: String| posted.get(name.as_str()).map(|value| (*value).to_owned());
    let answers: Vec<(String, String, String)> = Question::ALL
        .iter()
        .filter_map(|question| {
            let (choice, reason) = (value(choice_of(question.code())), value(reason_of(question.code())));
            (choice.is_some() || reason.is_some())
                .then(|| (question.to_string(), choice.unwrap_or_default(), reason.unwrap_or_default()))
        })
        .collect();
    for (question, _, reason) in &answers {
        if let Err(error @ TextError::TooLong { .. }) = reason.parse::<Reason>() {
            form.error(&reason_of(question), error);
        }
    }
    form.check(&requests::work_handlers::page(&number))?;
    keep_all(&ctx, form.key(), &number, form.values(), answers).await?;
    let (small, done) = match form.fields.size.as_str() {
        "few" => (true, "afweging-licht"),
        "all" => (false, "afweging-heel"),
        _ => return Ok(Seen(routes::requests::Work(&number).done_at("afweging-bewaard", "afweging"))),
    };
    let write = ctx.begin(None).await?;
    let request = requests::work_handlers::workable(&write, &ctx, &number).await?;
    actions::size(&write, request, small).await?;
    write.commit().await?;
    Ok(Seen(routes::requests::Work(&number).done_at(done, "afweging")))
}

/// Answers that were kept.
pub struct Kept {
    /// Whether the request counts as assessed.
    pub assessed: bool,
    /// For each answer, its choice and its reason as they were sent, told by [`meanwhile::print`]. A part
    /// that was changed elsewhere and not here stays unseen, so that the next save can't overwrite it.
    pub seen: Vec<String>,
}

/// The words beside a choice.
type Reason = Text<4000>;

/// Keeps answers (question, choice, reason) of whoever is logged in, as far as they changed them. When the
/// handler's checklist becomes complete, the request counts as assessed.
///
/// # Errors
/// When they may not, when the request is closed, and [`AppError::Conflict`] when they changed the same
/// answer in another tab.
pub async fn keep_all(
    ctx: &Ctx,
    key: Option<Uuid>,
    number: &str,
    posted: &[(String, String)],
    answers: Vec<(String, String, String)>,
) -> Result<Kept, AppError> {
    let assessor = ctx.account()?;
    let given: Result<Vec<_>, _> = answers.into_iter().map(given).collect();
    let write = ctx.begin(key).await?;
    let request = requests::work_handlers::workable(&write, ctx, number).await?;
    let there = store::assessments::of_request(write.tx(), &request).await?;
    let mine = there.into_iter().find(|one| one.by == assessor);
    let version = mine.as_ref().map_or(0, |one| one.checklist.version);
    let there = mine.map(|one| one.answers).unwrap_or_default();
    let (given, action) = (given?, routes::assessments::Assess(number).path());
    let fields = given.iter().flat_map(|given| compared(ctx, version, given, there.get(&given.question)));
    let back = requests::work_handlers::page(number);
    let changed = meanwhile::changed(posted, &action, &back, fields.collect())?;
    let seen: Vec<_> = given
        .iter()
        .flat_map(|given| [given.choice.map_or("", Choice::code), &given.reason].map(meanwhile::print))
        .collect();
    let is_changed = |name: String| changed.iter().any(|field| field.name == name);
    let kept = given.into_iter().filter_map(|given| {
        let was = there.get(&given.question).cloned().unwrap_or_default();
        let (choice, reason) =
            (is_changed(choice_of(given.question.code())), is_changed(reason_of(given.question.code())));
        (choice || reason).then_some(Given {
            choice: if choice { given.choice } else { was.choice },
            reason: if reason { given.reason } else { was.reason },
            ..given
        })
    });
    let assessed = actions::keep(&write, &request, assessor, kept.collect()).await?;
    write.commit().await?;
    Ok(Kept { assessed, seen })
}

/// The two fields of an answer, beside what was answered before. Where nothing is chosen, what was chosen
/// stays: a choice can't be taken back, only changed.
fn compared(ctx: &Ctx, version: i32, given: &Given, there: Option<&Answer>) -> [Field; 2] {
    let (choice, reason) = said(there);
    let typed = given.choice.map_or(choice, Choice::code);
    let code = given.question.code();
    let word = |choice: &str| if choice.is_empty() { String::new() } else { ctx.name("choice", choice) };
    let question = words(ctx, ctx.lang, version, given.question).0;
    let label = |key: &str| ctx.tv(key, &[("question", (&question).into())]);
    [
        Field::text(choice_of(code), label("assess-choice-at"), choice, typed)
            .in_words(word(choice), word(typed)),
        Field::text(reason_of(code), label("assess-reason-at"), reason, &given.reason),
    ]
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
        Err(
            TextError::TooLong { .. }
            | TextError::Link
            | TextError::Email(_)
            | TextError::NotPostcode
            | TextError::NotPhone,
        ) => {
            return Err(AppError::BadRequest);
        }
    };
    Ok(Given { question, choice, reason })
}

//! Saying thank you, and saying who may read that.

use crate::recognition::actions;
use axum::{Router, routing::post};
use domain::{
    access::Action,
    initiative::Visibility,
    recognition::{Answer, CHOICES},
    text::Text,
};
use serde::Deserialize;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::recognition::Write>(post(thank))
        .at::<routes::recognition::Choose>(post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Thank {
    words: String,
}

/// Thanks are contact of our own accord: an initiative that wants peace has peace, also from praise (rule 2).
async fn thank(
    ctx: Ctx,
    At(routes::recognition::Write(slug)): At<routes::recognition::Write>,
    mut form: Posted<Thank>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Praise)?;
    let me = ctx.account()?;
    let words: Option<Text<2000>> = form.parse("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let found = store::initiatives::by_slug(write.tx(), ctx.reader(), &slug)
        .await?
        .filter(|one| one.visibility == Visibility::Public)
        .ok_or(AppError::NotFound)?;
    let Some(words) = words else { return Err(form.invalid(&routes::recognition::Write(&slug).path())) };
    actions::thank(&write, &found, words.as_str(), None, me).await?;
    write.done(routes::council::Desk.done_at("bedankt", "bedanken")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answering {
    answer: String,
}

/// The initiative decides: everybody, between us, or rather not. It can change its mind.
async fn answer(
    ctx: Ctx,
    At(routes::recognition::Choose(id)): At<routes::recognition::Choose>,
    mut form: Posted<Answering>,
) -> Result<Seen, AppError> {
    ctx.account()?;
    let chosen: Option<Answer> =
        form.choose("answer", &form.fields.answer.clone()).filter(|chosen| CHOICES.contains(chosen));
    let write = ctx.begin(form.key()).await?;
    let found =
        store::recognition::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let stewards = store::initiatives::stewards(write.tx(), found.initiative).await?;
    ctx.may(Action::EditInitiative {
        steward: ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account)),
    })?;
    let Some(chosen) = chosen else { return Err(form.invalid(&routes::recognition::Choose(&id).path())) };
    actions::answer(&write, &found, chosen).await?;
    write.done(routes::accounts::Mine.done(format!("waardering-{}", chosen.code().replace('_', "-")))).await
}

//! Saying thank you, and saying who may read that.

use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, ContactReason, may_contact},
    event::{Aggregate, Audience, Kind},
    id::RecognitionId,
    initiative::{ContactChoice, Visibility},
    recognition::{Answer, CHOICES},
    text::Text,
};
use serde::Deserialize;
use serde_json::json;
use store::journal::{Fact, Mail};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/bestuur/waardering/{slug}", post(thank)).route("/mijn/waardering/{id}", post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Thank {
    words: String,
}

/// The key of why the municipality may not write to an initiative of its own accord; `None` when it may (rule 2).
#[must_use]
pub const fn refusal(choice: ContactChoice) -> Option<&'static str> {
    if may_contact(choice, ContactReason::OwnAccord) {
        return None;
    }
    match choice {
        ContactChoice::OnlyIfWeAsk => Some("refused-contact-only-if-asked"),
        ContactChoice::LeaveUsAlone | ContactChoice::Welcome => Some("refused-contact-peace"),
    }
}

/// Thanks are contact of our own accord: an initiative that wants peace has peace, also from praise (rule 2).
async fn thank(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Thank>) -> Result<Seen, AppError> {
    ctx.may(Action::Praise)?;
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let found =
        store::initiatives::by_slug(write.tx(), ctx.reader(), &slug).await?.filter(|one| one.visibility == Visibility::Public).ok_or(AppError::NotFound)?;
    if let Some(key) = refusal(found.contact) {
        return Err(AppError::Refused(key));
    }
    let words: Option<Text<2000>> = form.parse("words", &form.fields.words.clone());
    let Some(words) = words else { return Err(form.invalid(&format!("/bestuur/waardering/{slug}"))) };
    let (id, hash) = store::recognition::thank(write.tx(), write.by(), found.id, me, words.as_str(), None).await?;
    let payload = json!({"recognition": id, "text": hash});
    write.event(Fact { aggregate: Aggregate::Initiative, id: found.id.0, kind: Kind::ThanksSent, audience: Audience::Parties, payload }).await?;
    let from = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
    for steward in store::initiatives::stewards(write.tx(), found.id).await? {
        let Some(account) = store::accounts::by_id(write.tx(), steward).await? else { continue };
        let link = format!("{}/mijn/waardering/{id}", ctx.app.base_url);
        let facts = json!({"name": account.name, "from": from, "title": found.title, "words": words.as_str(), "link": link});
        write.mail(Mail { to: account.email, template: "thanks", lang: account.language.0, facts }).await?;
    }
    write.done("/bestuur?gedaan=bedankt#bedanken").await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answering {
    answer: String,
}

/// The initiative decides: everybody, between us, or rather not. It can change its mind.
async fn answer(ctx: Ctx, Path(id): Path<RecognitionId>, mut form: Posted<Answering>) -> Result<Seen, AppError> {
    ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let found = store::recognition::by_id(write.tx(), ctx.municipality(), id, ctx.lang).await?.ok_or(AppError::NotFound)?;
    let stewards = store::initiatives::stewards(write.tx(), found.initiative).await?;
    ctx.may(Action::EditInitiative { steward: ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account)) })?;
    let chosen: Option<Answer> = form.choose("answer", &form.fields.answer.clone()).filter(|chosen| CHOICES.contains(chosen));
    let Some(chosen) = chosen else { return Err(form.invalid(&format!("/mijn/waardering/{id}"))) };
    store::recognition::answer(write.tx(), id, chosen, ctx.now).await?;
    let payload = json!({"recognition": id, "answer": chosen});
    write.event(Fact { aggregate: Aggregate::Initiative, id: found.initiative.0, kind: Kind::ThanksAnswered, audience: Audience::Parties, payload }).await?;
    write.done(format!("/mijn?gedaan=waardering-{}", chosen.code().replace('_', "-"))).await
}

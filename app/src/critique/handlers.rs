//! Sending critique, answering it, and taking it back.

use crate::{
    critique::actions::{self, Words},
    filings::handlers::hold,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    critique::{Choice, Degree},
    id::CritiqueId,
    spam::PerDay,
    text::{Email, Name, Text, Title},
};
use serde::Deserialize;
use store::{
    critique::Critique,
    filings::{Said, What},
    journal::{By, Write},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::critique::Write>(post(send))
        .at::<routes::critique::Own>(post(change))
        .at::<routes::critique::Work>(post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Critical {
    request: String,
    helped: String,
    hindered: String,
    words: String,
    public: String,
    name: String,
    email: String,
}

/// Two questions and words. Like a request: of somebody who is not logged in it waits until their address is
/// proved.
async fn send(ctx: Ctx, mut form: Posted<Critical>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::critique::Write::PATH;
    let fields = std::mem::take(&mut form.fields);
    let sent = words(&mut form, &fields);
    let visitor = if ctx.viewer.is_none() { visitor(&mut form, &fields) } else { None };
    form.guard(&ctx, &[("words", &fields.words)]);
    form.check(PAGE)?;
    let sent = sent.ok_or_else(|| form.invalid(PAGE))?;
    let mut write = ctx.begin(form.key()).await?;
    let author = match (&ctx.viewer, visitor) {
        (Some(viewer), _) => viewer.account,
        (None, Some((name, email))) => {
            let what = What::Critique(waits(sent, &fields.request));
            return hold(&ctx, write, &mut form, (PAGE, PerDay::Critique), (&name, &email), what).await;
        }
        (None, None) => return Err(form.invalid(PAGE)),
    };
    form.limit(PerDay::Critique, store::critique::since(&write, author, ctx.yesterday()).await?);
    form.check(PAGE)?;
    write.set_by(By { actor: Some(author), ..write.by() });
    let request = actions::own_request(&write, &ctx.actor(), &fields.request).await?;
    let id = actions::send(&write, author, Words { request, ..sent }).await?;
    write.done(routes::critique::Own(&id).done("kritiek")).await
}

/// What waits of it.
fn waits(sent: Words, request: &str) -> Said {
    let Words { request: _, helped, hindered, words, translations: _, wants_public } = sent;
    // Of a form of ours it is a number; whatever else it is leads nowhere.
    let request = request.parse().map(Title::into_string).unwrap_or_default();
    Said { request, helped, hindered, words, wants_public }
}

/// Reads what is said, about no request yet. What is wrong with it is noted.
fn words(form: &mut Posted<Critical>, fields: &Critical) -> Option<Words> {
    let helped: Option<Degree> = form.choose("helped", &fields.helped);
    let hindered: Option<Degree> = form.choose("hindered", &fields.hindered);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    if !["yes", "no"].contains(&fields.public.as_str()) {
        form.error("public", "error-choose");
    }
    Some(Words {
        request: None,
        helped,
        hindered,
        words: words?.into_string(),
        translations: None,
        wants_public: fields.public == "yes",
    })
}

/// Reads who writes without being logged in. What is wrong with it is noted.
fn visitor(form: &mut Posted<Critical>, fields: &Critical) -> Option<(Name, Email)> {
    let name = form.parse("name", &fields.name);
    let email = form.parse("email", &fields.email);
    name.zip(email)
}

/// The critique with this key, to be changed.
async fn found(write: &Write, ctx: &Ctx, id: CritiqueId) -> Result<Critique, AppError> {
    store::critique::to_change(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Change {
    to: String,
}

/// The author shows it, keeps it between us, or takes it back. Nobody else can.
async fn change(
    ctx: Ctx,
    At(routes::critique::Own(id)): At<routes::critique::Own>,
    form: Posted<Change>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let to = form.fields.to.parse::<Choice>();
    let write = ctx.begin(form.key()).await?;
    let there = found(&write, &ctx, id).await?;
    if there.author != me {
        return Err(AppError::Forbidden);
    }
    let to = to.map_err(|_unknown| AppError::BadRequest)?;
    actions::choose(&write, &there, to).await?;
    write.done(routes::critique::Own(&id).done(format!("kritiek-{to}"))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answer {
    answer: String,
}

/// The answer of the municipality. It can't change a word of the critique, and can't hide it.
async fn answer(
    ctx: Ctx,
    At(routes::critique::Work(id)): At<routes::critique::Work>,
    mut form: Posted<Answer>,
) -> Result<Seen, AppError> {
    ctx.may(Action::AnswerCritique)?;
    let me = ctx.account()?;
    let page = routes::critique::Work(&id).path();
    let words: Option<Text<4000>> = form.parse("answer", &form.fields.answer.clone());
    let write = ctx.begin(form.key()).await?;
    let there = found(&write, &ctx, id).await?;
    let words = words.ok_or_else(|| form.invalid(&page))?;
    if !actions::answer(&write, &there, words.as_str(), me).await? {
        // A colleague was first, or its author took it back: what was written here is not lost.
        let theirs = there.answer.unwrap_or_else(|| ctx.t("critique-withdrawn"));
        let both = Conflict::new(page, routes::critique::Desk.path(), 0, form.values());
        return Err(both.beside("answer", "work-critique-answer", theirs).into());
    }
    write.done(routes::critique::Desk.done("kritiek-beantwoord")).await
}

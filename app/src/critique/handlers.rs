//! Sending critique, answering it, and taking it back.

use crate::{
    accounts,
    critique::actions::{self, Words},
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    critique::{Choice, Degree},
    id::{CritiqueId, RequestId},
    spam::PerDay,
    text::{Email, Text},
};
use serde::Deserialize;
use store::{
    critique::Critique,
    journal::{By, Write},
};
use tower_sessions::Session;
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

/// Two questions and words. Like a request: an e-mail address is enough, and somebody new is logged in at
/// once.
async fn send(ctx: Ctx, session: Session, mut form: Posted<Critical>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::critique::Write::PATH;
    let fields = std::mem::take(&mut form.fields);
    let helped: Option<Degree> = form.choose("helped", &fields.helped);
    let hindered: Option<Degree> = form.choose("hindered", &fields.hindered);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    if !["yes", "no"].contains(&fields.public.as_str()) {
        form.error("public", "error-choose");
    }
    let visitor = ctx.viewer.is_none();
    let name: Option<Text<80>> = if visitor { form.parse("name", &fields.name) } else { None };
    let email: Option<Email> = if visitor { form.parse("email", &fields.email) } else { None };
    form.guard(&ctx, &[("words", &fields.words)]);
    form.check(PAGE)?;
    let Some(words) = words else { return Err(form.invalid(PAGE)) };
    let mut write = ctx.begin(form.key()).await?;
    let (author, is_new) = match (&ctx.viewer, &email, &name) {
        (Some(viewer), ..) => (viewer.account, false),
        (None, Some(email), Some(name)) => {
            store::accounts::known_or_new(write.tx(), write.by(), email, name.as_str(), ctx.lang).await?
        }
        (None, ..) => return Err(form.invalid(PAGE)),
    };
    form.limit(PerDay::Critique, store::critique::since(write.tx(), author, ctx.yesterday()).await?);
    form.check(PAGE)?;
    write.set_by(By { actor: Some(author), ..write.by() });
    let request = if visitor { None } else { own_request(&write, &ctx, &fields.request).await? };
    let sent = Words {
        request,
        helped,
        hindered,
        words: words.into_string(),
        translations: None,
        wants_public: fields.public == "yes",
    };
    let id = actions::send(&write, author, sent).await?;
    if is_new {
        let seen = write.done(routes::critique::Own(&id).done("kritiek")).await?;
        accounts::handlers::log_in(&ctx, &session, author, store::accounts::Way::Form).await?;
        return Ok(seen);
    }
    let own = || routes::critique::Own(&id).done("kritiek");
    write.done(if visitor { routes::critique::List.done("kritiek-mail") } else { own() }).await
}

/// The request of this number, if it is of whoever writes.
async fn own_request(write: &Write, ctx: &Ctx, number: &str) -> Result<Option<RequestId>, AppError> {
    let Some(request) = store::requests::by_number(write.tx(), ctx.municipality(), number).await? else {
        return Ok(None);
    };
    let stewards = match request.initiative {
        Some(id) => store::initiatives::stewards(write.tx(), id).await?,
        None => Vec::new(),
    };
    let mine = ctx
        .may(Action::ReadOwnRequest(store::requests::access(&request, &ctx.actor(), &stewards, None)))
        .is_ok();
    Ok(mine.then_some(request.id))
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
        return Err(AppError::Conflict(Box::new(Conflict {
            action: page,
            back: routes::critique::Desk.path(),
            version: 0,
            posted: form.values().to_vec(),
            theirs: vec![(
                "answer".into(),
                "work-critique-answer".into(),
                there.answer.unwrap_or_else(|| ctx.t("critique-withdrawn")),
            )],
        })));
    }
    write.done(routes::critique::Desk.done("kritiek-beantwoord")).await
}

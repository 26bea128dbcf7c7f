//! Keeping, sending and confirming.

use crate::{
    accounts::{actions::open_link, links::limit, session::enter_by_mail},
    initiatives::{own, place},
    register::{
        actions,
        cookie::{about, draft_of, holding_also, with_draft, without_draft},
        fields,
        frame::is_helping,
        steps::StepPath as _,
    },
};
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::post,
};
use domain::{
    access::{Action, may},
    spam::PerDay,
    text::Email,
};
use serde::Deserialize;
use store::{
    accounts::{Purpose, known_token},
    areas::chosen::Chosen,
    journal::Write,
    register::{Kept, check::Step, draft::Draft},
};
use tower_sessions::Session;
use uuid::Uuid;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::register::What>(post(what))
        .at::<routes::register::Where>(post(whereabouts))
        .at::<routes::register::Who>(post(who))
        .at::<routes::register::Check>(post(send))
        .at::<routes::register::Wipe>(post(wipe))
        .at::<routes::register::GoOn>(post(go_on))
        .at::<routes::register::Confirm>(post(by_link))
}

/// Keeps the answers of a step, and goes on to the next one when they are right.
async fn keep<T>(
    ctx: &Ctx,
    mut form: Posted<T>,
    step: Step,
    stay: Option<&'static str>,
    change: impl FnOnce(&mut Draft),
) -> Result<Response, AppError> {
    let helper = ctx
        .viewer
        .as_ref()
        .filter(|viewer| may(&viewer.actor, &Action::FillInForSomebody))
        .map(|viewer| viewer.account);
    let write = ctx.begin(None).await?;
    let kept = actions::open(&write, draft_of(ctx).unwrap_or_else(Uuid::new_v4), helper).await?;
    let id = kept.id;
    let mut typed = kept.draft.clone();
    change(&mut typed);
    let typed = typed.cleaned();
    // What was sent or wiped in another tab meanwhile is not what this form saw: it is a draft of its own.
    let mut draft = if kept.draft == Draft::default() {
        typed
    } else {
        fields::merged(ctx, step, form.values(), &step.of(id), kept.draft, &typed)?
    };
    if draft.lang.is_empty() {
        ctx.lang.code().clone_into(&mut draft.lang);
    }
    // Kept also when something is wrong: nothing that was typed is lost.
    actions::keep(&write, id, &draft).await?;
    write.commit().await?;
    if let Some(done) = stay {
        return Ok(with_draft(ctx, id, Seen(format!("{}&gedaan={done}", step.of(id)))));
    }
    for (_, field, fault) in draft.wrong(&ctx.live.areas).into_iter().filter(|(at, ..)| *at == step) {
        // A colleague may give a number in the place of an address.
        let neither = field == "email" && is_helping(ctx) && fault.key == "error-empty";
        form.error(field, if neither { "error-reach".into() } else { fault });
    }
    if form.has_errors() {
        fields::kept(&mut form, step, &draft);
        let cookie = [(header::SET_COOKIE, holding_also(ctx, id))];
        return Ok((cookie, form.invalid(&step.of(id))).into_response());
    }
    let next = Step::ALL.into_iter().find(|next| *next > step).unwrap_or(Step::Check);
    Ok(with_draft(ctx, id, Seen(next.of(id))))
}

/// What the page says when somebody goes on later.
fn later(pressed: &str) -> Option<&'static str> {
    (!pressed.is_empty()).then_some("bewaard-voor-later")
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct What {
    title: String,
    summary: String,
    story: String,
    lang: String,
    themes: Vec<String>,
    stage: String,
    later: String,
    /// Address of an initiative of the same person, to begin with its place and its makers.
    like: String,
}

async fn what(ctx: Ctx, mut form: Posted<What>) -> Result<Response, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let stay = later(&fields.later);
    let like = match &ctx.viewer {
        Some(_) => store::initiatives::own_by_slug(ctx.db(), ctx.by(), &fields.like).await?,
        None => None,
    };
    form.guard(&ctx, &[("title", &fields.title), ("summary", &fields.summary), ("story", &fields.story)]);
    keep(&ctx, form, Step::What, stay, |draft| {
        draft.title = fields.title;
        draft.summary = fields.summary;
        draft.story = fields.story;
        draft.lang = fields.lang;
        draft.themes = fields.themes;
        draft.stage = fields.stage;
        if let Some(like) = like.filter(|_| draft.place == Chosen::default()) {
            draft.place = own::chosen(&like);
            draft.initiators = like.initiators.unwrap_or_default();
            like.contact.code().clone_into(&mut draft.contact);
        }
    })
    .await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Where {
    opening: String,
    later: String,
}

async fn whereabouts(ctx: Ctx, mut form: Posted<Where>) -> Result<Response, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let posted = place::posted(&ctx, form.posted());
    // A click on the map is not the end of the step: show what was clicked.
    let stay = posted.stay.or(later(&fields.later));
    keep(&ctx, form, Step::Where, stay, |draft| {
        draft.place = posted.chosen;
        draft.opening = fields.opening;
    })
    .await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Who {
    name: String,
    initiators: String,
    email: String,
    phone: String,
    post: String,
    contact: String,
    later: String,
}

async fn who(ctx: Ctx, mut form: Posted<Who>) -> Result<Response, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let stay = later(&fields.later);
    let helps = is_helping(&ctx);
    keep(&ctx, form, Step::Who, stay, |draft| {
        draft.name = fields.name;
        draft.initiators = fields.initiators;
        draft.email = fields.email;
        // Only a colleague gives a number in the place of an address that can be proved.
        draft.phone = if helps { fields.phone } else { String::new() };
        draft.post = if helps { fields.post } else { String::new() };
        draft.contact = fields.contact;
    })
    .await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sending {
    read_out: String,
}

/// Sends the link that confirms the address. Nothing is public before that (and nobody has to approve it
/// after, rule 1).
async fn send(ctx: Ctx, mut form: Posted<Sending>) -> Result<Response, AppError> {
    let first = || Ok(Seen(Step::What.path().to_owned()).into_response());
    let Some(id) = draft_of(&ctx) else { return first() };
    let write = ctx.begin(form.key()).await?;
    // What is sent is what stands there now, also when another tab keeps something at this moment.
    let Some(kept) = store::register::to_change(write.tx(), id).await? else { return first() };
    if !kept.can_change() {
        return Ok(without_draft(&ctx, id, Seen(routes::register::Sent.path())));
    }
    if let Some((step, ..)) = kept.draft.wrong(&ctx.live.areas).first() {
        return Ok(Seen(step.of(id)).into_response());
    }
    if kept.draft.is_on_paper() {
        return publish_for(&ctx, write, &mut form, &kept).await;
    }
    let email: Email =
        kept.draft.email.parse().map_err(|_unlikely: domain::text::TextError| AppError::BadRequest)?;
    limit(&ctx, &write, &mut form, PerDay::Initiatives, (&email, Purpose::Confirm)).await?;
    // What was kept for later was not looked at then.
    form.links(&ctx, &[("", &kept.draft.title), ("", &kept.draft.summary), ("", &kept.draft.story)]);
    form.check(Step::Check.path())?;
    actions::ask_to_confirm(&write, &kept, &email, ctx.lang).await?;
    Ok(without_draft(&ctx, id, write.done(routes::register::Sent.path()).await?))
}

/// Publishes what a colleague filled in for somebody without an e-mail address, who agreed.
async fn publish_for(
    ctx: &Ctx,
    write: Write,
    form: &mut Posted<Sending>,
    kept: &Kept,
) -> Result<Response, AppError> {
    ctx.may(Action::FillInForSomebody)?;
    let helper = ctx.account()?;
    if form.fields.read_out != "yes" {
        form.error("read_out", "error-read-out");
    }
    form.check(Step::Check.path())?;
    let finished = kept.draft.finished(&ctx.live.areas).ok_or(AppError::BadRequest)?;
    let slug = actions::publish_for(&write, kept, finished, helper, ctx.lang).await?;
    let seen = write.done(routes::initiatives::Detail(&slug).done("openbaar-namens")).await?;
    Ok(without_draft(ctx, kept.id, seen))
}

/// Forgets what was filled in in this browser, of the draft that the page was about.
async fn wipe(ctx: Ctx, form: Posted<Nothing>) -> Result<Response, AppError> {
    let write = ctx.begin(form.key()).await?;
    let id = draft_of(&ctx);
    if let Some(id) = id {
        actions::wipe(&write, id).await?;
    }
    let new = Uuid::new_v4();
    let seen = write.done(about(&routes::register::What.done("aanmelding-gewist"), new)).await?;
    Ok(without_draft(&ctx, id.unwrap_or(new), seen))
}

/// Picks a draft up again, on this or another device. Who opened the link saw whose it is, and said yes.
async fn go_on(
    ctx: Ctx,
    At(routes::register::GoOn(draft)): At<routes::register::GoOn>,
    _form: Posted<Nothing>,
) -> Result<Response, AppError> {
    let kept =
        store::register::find(ctx.db(), draft).await?.filter(Kept::can_change).ok_or(AppError::NotFound)?;
    Ok(with_draft(&ctx, draft, Seen(first_wrong(&ctx, &kept).of(draft))))
}

/// The step where something is not right yet, or the last one.
fn first_wrong(ctx: &Ctx, kept: &Kept) -> Step {
    kept.draft.wrong(&ctx.live.areas).first().map_or(Step::Check, |(step, ..)| *step)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct ByLink {
    what: String,
}

/// What somebody does by the link in their mail: publish what they see there, go on changing it, or ask for a
/// new link when this one is too old.
async fn by_link(
    ctx: Ctx,
    session: Session,
    At(routes::register::Confirm(token)): At<routes::register::Confirm>,
    mut form: Posted<ByLink>,
) -> Result<Response, AppError> {
    let page = routes::register::Confirm(&token).path();
    let write = ctx.begin(form.key()).await?;
    if form.fields.what == "again" {
        return again(&ctx, write, &token, &mut form).await;
    }
    let Some((email, Some(draft))) = open_link(&write, &token, Purpose::Confirm).await? else {
        return Ok(Seen(page).into_response());
    };
    let kept = sent(&write, &draft).await?;
    if form.fields.what == "change" {
        actions::reopen(&write, &kept).await?;
        let seen = write.done(first_wrong(&ctx, &kept).of(kept.id)).await?;
        return Ok(with_draft(&ctx, kept.id, seen));
    }
    publish(&ctx, write, &session, &kept, &email).await
}

/// What a link is about, when it is not public yet.
async fn sent(write: &Write, draft: &str) -> Result<Kept, AppError> {
    let id: Uuid = draft.parse().map_err(|_unlikely: uuid::Error| AppError::BadRequest)?;
    let kept = store::register::to_change(write.tx(), id).await?;
    kept.filter(|kept| kept.initiative.is_none()).ok_or(AppError::NotFound)
}

/// Publishes: the address is confirmed, the initiative is public at once, and its owner is logged in.
async fn publish(
    ctx: &Ctx,
    mut write: Write,
    session: &Session,
    kept: &Kept,
    email: &Email,
) -> Result<Response, AppError> {
    let Some(finished) = kept.draft.finished(&ctx.live.areas) else {
        // Its neighbourhood has ended since it was sent: they choose another, and send it again.
        actions::reopen(&write, kept).await?;
        let seen = write.done(first_wrong(ctx, kept).of(kept.id)).await?;
        return Ok(with_draft(ctx, kept.id, seen));
    };
    let (account, slug) = actions::confirm(&mut write, kept, finished, email, ctx.lang).await?;
    let done = routes::initiatives::Detail(&slug).done("openbaar");
    Ok(without_draft(ctx, kept.id, enter_by_mail(write, ctx, session, account, &done).await?))
}

/// Sends a new link in the place of one that is too old, to the same address.
async fn again(
    ctx: &Ctx,
    write: Write,
    token: &str,
    form: &mut Posted<ByLink>,
) -> Result<Response, AppError> {
    let page = routes::register::Confirm(token).path();
    let known = known_token(write.tx(), ctx.municipality(), token, Purpose::Confirm).await?;
    let Some(link) = known.filter(|link| !link.used) else { return Ok(Seen(page).into_response()) };
    let (email, draft) = (link.email, link.next.unwrap_or_default());
    let kept = sent(&write, &draft).await?;
    limit(ctx, &write, form, PerDay::Initiatives, (&email, Purpose::Confirm)).await?;
    form.check(&page)?;
    actions::ask_again(&write, &kept, &email, ctx.lang).await?;
    Ok(write.done(routes::register::Sent.path()).await?.into_response())
}

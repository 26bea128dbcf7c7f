//! What the municipality can't remove itself: a letter with the facts to whoever can, and what came back.

use crate::obstacles::{
    actions::appeals as actions,
    handlers::{page, workable},
};
use axum::{Router, routing::post};
use domain::{
    access::{Action, may},
    obstacle::Level,
    text::{Story, Text, Title},
    time::day_of,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    obstacles::{Appeal, Obstacle},
    requests::Request,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::{FormView, Posted},
    route::{At, Route, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
    ui::{
        bits::{Empty, Prose},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// Routes of appeals.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::obstacles::Appeal>(post(put)).at::<routes::obstacles::Reply>(post(reply))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Put {
    body: String,
    letter: String,
}

/// The alderman writes down to whom it was put, with the letter as it was sent.
async fn put(
    ctx: Ctx,
    At(routes::obstacles::Appeal(slug)): At<routes::obstacles::Appeal>,
    mut form: Posted<Put>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let body: Option<Title> = form.parse("body", &fields.body);
    let letter: Option<Story> = form.parse("letter", &fields.letter);
    let write = ctx.begin(form.key()).await?;
    ctx.may(Action::PutToHigherGovernment)?;
    let there = workable(&write, &ctx, &slug).await?;
    if let Some(theirs) = actions::instead(&write, &there).await? {
        let here = routes::obstacles::Appeal(&slug);
        return Err(first(&there, here, form.values()).beside("letter", "appeal-letter", theirs).into());
    }
    let (Some(body), Some(letter)) = (body, letter) else { return Err(form.invalid(&page(&slug))) };
    actions::put(&write, &there, body.as_str(), letter.as_str(), me).await?;
    write.done(routes::obstacles::Work(&slug).done_at("voorgelegd-elders", "hoger")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reply {
    reply: String,
}

/// What came back, for everybody to read.
async fn reply(
    ctx: Ctx,
    At(routes::obstacles::Reply(slug, appeal)): At<routes::obstacles::Reply>,
    mut form: Posted<Reply>,
) -> Result<Seen, AppError> {
    let words: Option<Text<4000>> = form.parse("reply", &form.fields.reply.clone());
    let write = ctx.begin(form.key()).await?;
    ctx.may(Action::PutToHigherGovernment)?;
    let there = workable(&write, &ctx, &slug).await?;
    let Some(words) = words else { return Err(form.invalid(&page(&slug))) };
    if !actions::replied(&write, &there, appeal, words.as_str()).await? {
        let made = store::obstacles::appeals(write.tx(), there.id)
            .await?
            .into_iter()
            .find(|one| one.id == appeal)
            .ok_or(AppError::NotFound)?;
        let here = routes::obstacles::Reply(&slug, appeal);
        let theirs = made.reply.unwrap_or_default();
        return Err(first(&there, here, form.values()).beside("reply", "appeal-reply", theirs).into());
    }
    write.done(routes::obstacles::Work(&slug).done_at("reactie", "hoger")).await
}

/// A colleague was first: their text and mine stand side by side, so that nothing that was written is lost.
fn first(there: &Obstacle, action: impl Route, posted: &[(String, String)]) -> Conflict {
    Conflict::new(action.path(), page(&there.slug), 0, posted)
}

/// The letter with the facts and no personal data: what stands in the way, since when, how often, and what we
/// tried.
fn draft(ctx: &Ctx, there: &Obstacle, requests: &[Request]) -> String {
    let kinds: std::collections::BTreeSet<_> =
        requests.iter().map(|request| ctx.name("request-kind", request.kind.code()).to_lowercase()).collect();
    let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
    ctx.tv(
        "appeal-draft",
        &[
            ("title", (&there.title).into()),
            ("explanation", (&there.explanation).into()),
            ("kind", ctx.name("obstacle-kind", there.kind.code()).into()),
            ("source", ctx.name("obstacle-source", there.source.code()).into()),
            ("since", text::date(ctx.lang, day_of(there.reported)).into()),
            ("days", there.days(ctx.now).into()),
            ("count", requests.len().into()),
            ("kinds", kinds.into()),
            ("municipality", (&ctx.app.municipality.name).into()),
        ],
    )
}

/// The panel on the work screen of an obstacle at the top.
pub fn panel(
    ctx: &Ctx,
    there: &Obstacle,
    appeals: &[Appeal],
    requests: &[Request],
) -> Option<impl IntoView + use<>> {
    if there.level != Level::HigherGovernment {
        return None;
    }
    let mine = may(&ctx.actor(), &Action::PutToHigherGovernment);
    // One letter at a time: first what came back on the one before.
    let waits = appeals.iter().any(|appeal| appeal.reply.is_none());
    let put = (mine && there.is_open() && !waits).then(|| putting(ctx, there, requests));
    let made = appeals
        .iter()
        .map(|appeal| {
            let replying = (mine && appeal.reply.is_none()).then(|| replying(ctx, there, appeal));
            view! {
                <li class="mw-stack-s">
                    {told(ctx, appeal)} <details class="mw-box mw-box--line">
                        <summary>{ctx.t("appeal-letter")}</summary>
                        <div class="mw-letter">
                            <Prose text=appeal.letter.clone() />
                        </div>
                    </details> {replying}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <Panel id="hoger" title=ctx.t("appeal-title")>
            <div class="mw-panel__b mw-stack">
                {appeals.is_empty().then(|| view! { <Empty text=ctx.t("appeal-none") /> })}
                <ul class="mw-list mw-stack">{made}</ul> {put}
            </div>
        </Panel>
    })
}

/// The form with the letter, as it was sent.
fn putting(ctx: &Ctx, there: &Obstacle, requests: &[Request]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "voorleggen");
    view! {
        <PostForm form=form.clone() to=routes::obstacles::Appeal(&there.slug).path() class="mw-stack">
            <TextField
                form=form.clone()
                name="body"
                label=ctx.t("appeal-body")
                hint=ctx.t("appeal-body-hint")
                value=there.owner.outside.clone().unwrap_or_default()
            />
            <TextArea
                form=form
                name="letter"
                label=ctx.t("appeal-letter")
                hint=ctx.t("appeal-letter-hint")
                value=draft(ctx, there, requests)
                rows=16
            />
            <div>
                <Submit text=ctx.t("appeal-button") />
            </div>
        </PostForm>
    }
}

/// The form for what came back.
fn replying(ctx: &Ctx, there: &Obstacle, appeal: &Appeal) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "reactie", appeal.id);
    view! {
        <PostForm
            form=form.clone()
            to=routes::obstacles::Reply(&there.slug, &appeal.id).path()
            class="mw-stack-s"
        >
            <TextArea
                form=form
                name="reply"
                label=ctx.t("appeal-reply")
                hint=ctx.t("appeal-reply-hint")
                rows=3
            />
            <div>
                <Submit text=ctx.t("appeal-reply-button") secondary=true />
            </div>
        </PostForm>
    }
}

/// To whom it was put and what came back, for everybody.
pub fn told(ctx: &Ctx, appeal: &Appeal) -> impl IntoView + use<> {
    let date = |day: Option<jiff::civil::Date>| day.map(|day| text::date(ctx.lang, day)).unwrap_or_default();
    let put =
        ctx.tv("appeal-put", &[("body", (&appeal.body).into()), ("date", date(Some(appeal.put_on)).into())]);
    let back = match &appeal.reply {
        Some(reply) => view! {
            <p class="nl-paragraph">
                <b>{ctx.tv("appeal-replied", &[("date", date(appeal.replied_on).into())])}</b>
                " "
                {reply.clone()}
            </p>
        }
        .into_any(),
        None => view! { <p class="mw-small">{ctx.t("appeal-no-reply")}</p> }.into_any(),
    };
    view! {
        <p class="nl-paragraph">{put}</p>
        {back}
    }
}

//! Obstacles on the work screen of a request.

use crate::obstacles::names::{Known, Names, status_badge};
use domain::{decision::NonReason, obstacle};
use islands::obstacles::SuggestObstacles;
use leptos::prelude::*;
use store::{
    obstacles::{Obstacle, lists::ToChoose},
    requests::Request,
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        field::{Select, TextArea, TextField, codes},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// A request as a colleague may see it: with its title and a link for whoever handles it, else its number and
/// its kind. What a resident wrote is for the handler, the team and its manager.
pub fn named(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    if handles(ctx, request) {
        view! {
            <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                {request.number.clone()}
            </a>
            " "
            {request.title.clone()}
        }
        .into_any()
    } else {
        view! {
            {request.number.clone()}
            " "
            <span class="mw-small">{ctx.name("request-kind", request.kind.code())}</span>
        }
        .into_any()
    }
}

/// Whether whoever looks may read what the resident wrote.
#[must_use]
pub fn handles(ctx: &Ctx, request: &Request) -> bool {
    store::requests::handles(request, &ctx.actor())
}

/// Obstacles that were met, and the form to log one.
pub fn obstacles(
    ctx: &Ctx,
    request: &Request,
    met: &[Obstacle],
    known: &ToChoose,
    names: &Names,
) -> impl IntoView + use<> {
    let items = met
        .iter()
        .map(|obstacle| view! { <li class="mw-oitem">{item(ctx, obstacle, names)}</li> })
        .collect_view();
    let adding = request.is_ours().then(|| add_obstacle(ctx, request, known));
    view! {
        <Panel id="belemmeringen" title=ctx.t("nav-obstacles") attr:data-testid="obstacles">
            <div class="mw-panel__b mw-stack">
                {met.is_empty().then(|| view! { <p class="mw-small">{ctx.t("work-no-obstacles")}</p> })}
                <ul class="mw-list">{items}</ul> {adding}
            </div>
        </Panel>
    }
}

/// An obstacle in short: what it is, who has it, until when.
fn item(ctx: &Ctx, obstacle: &Obstacle, names: &Names) -> impl IntoView + use<> {
    let owner = names.owner(ctx, obstacle).unwrap_or_else(|| ctx.t("obstacle-no-owner"));
    let due = obstacle.due.filter(|_| obstacle.is_open()).map(|due| text::date(ctx.lang, due));
    let facts = [
        ("obstacle-kind", Some(ctx.name("obstacle-kind", obstacle.kind.code()))),
        ("obstacle-owner", Some(owner)),
        ("obstacle-due", due),
        ("obstacle-level", Some(ctx.name("obstacle-level", obstacle.level.code()))),
        ("obstacle-answer", obstacle.answer.clone()),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(key, fact)| Some((key, fact?)))
        .map(|(key, fact)| {
            view! {
                <dt>{ctx.t(key)}</dt>
                <dd>{fact}</dd>
            }
        })
        .collect_view();
    view! {
        {status_badge(ctx, obstacle)}
        <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
            <b>{obstacle.title.clone()}</b>
        </a>
        <dl>{facts}</dl>
    }
}

/// Logs an obstacle: a new one, or one that is known. A "no" for a reason that is none comes back as an
/// obstacle, with its kind filled in.
fn add_obstacle(ctx: &Ctx, request: &Request, known: &ToChoose) -> impl IntoView + use<> {
    let reason = ctx
        .form
        .as_ref()
        .and_then(|form| form.value("non_reason"))
        .and_then(|code| code.parse::<NonReason>().ok());
    let form = FormView::new(ctx, "belemmering");
    let open = form.state.is_some() || reason.is_some();
    view! {
        <details class="mw-add" id="belemmering-nieuw" open=open>
            <summary class="nl-button nl-button--secondary" id="besluit-non-reason">
                {ctx.t("work-add-obstacle")}
            </summary>
            {new_obstacle(ctx, request, form, reason)}
            {known_obstacle(ctx, request, known)}
        </details>
    }
}

fn new_obstacle(
    ctx: &Ctx,
    request: &Request,
    form: FormView,
    reason: Option<NonReason>,
) -> impl IntoView + use<> {
    let source = reason.map(|_| obstacle::Source::OwnDepartment.code()).unwrap_or_default();
    let kinds = codes(ctx, "obstacle-kind", obstacle::Kind::ALL.iter().map(|kind| kind.code()));
    let sources = codes(ctx, "obstacle-source", obstacle::Source::ALL.iter().map(|source| source.code()));
    view! {
        <PostForm form=form.clone() to=routes::requests::Obstacle(&request.number).path() class="mw-stack">
            <input
                type="hidden"
                name="non_reason"
                value=reason.map(|reason| reason.code()).unwrap_or_default()
            />
            {title(ctx, form.clone(), reason)}
            <Select
                form=form.clone()
                name="obstacle_kind"
                label=ctx.t("obstacle-kind")
                options=kinds
                value=reason.map(|reason| reason.obstacle_kind().code()).unwrap_or_default()
            />
            <Select
                form=form.clone()
                name="obstacle_source"
                label=ctx.t("obstacle-source")
                options=sources
                value=source
            />
            <TextArea
                form=form
                name="obstacle_explanation"
                label=ctx.t("work-obstacle-explanation")
                optional=true
                rows=2
            />
            <div>
                <Submit text=ctx.t("work-obstacle-button") secondary=true />
            </div>
        </PostForm>
    }
}

/// What stands in the way in one sentence, with suggestions of what is known already.
fn title(ctx: &Ctx, form: FormView, reason: Option<NonReason>) -> impl IntoView + use<> {
    let value = reason.map(|reason| ctx.name("non-reason", reason.code())).unwrap_or_default();
    let (label, hint) = (ctx.t("work-obstacle-title"), ctx.t("work-obstacle-title-hint"));
    view! {
        <SuggestObstacles heading=ctx.t("work-same-as") button=ctx.t("work-same-as-button")>
            <TextField form=form name="obstacle_title" label=label hint=hint value=value />
        </SuggestObstacles>
    }
}

fn known_obstacle(ctx: &Ctx, request: &Request, known: &ToChoose) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bekende-belemmering");
    view! {
        <PostForm form=form.clone() to=routes::requests::Obstacle(&request.number).path() class="mw-stack">
            <Known form=form name="obstacle" label=ctx.t("work-known-obstacle") known=known />
            <div>
                <Submit text=ctx.t("work-link-button") secondary=true />
            </div>
        </PostForm>
    }
}

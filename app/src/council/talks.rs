//! `/bestuur/gesprekken`: talks in neighbourhoods, what was heard, and what stands in the way there.

use crate::obstacles::pages::status_badge;
use domain::{
    access::{Action, may},
    id::TalkId,
    obstacle::{Kind, Source},
    time::day_of,
};
use leptos::prelude::*;
use store::council::Talk;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Empty, Prose},
        field::{Select, TextArea, TextField, codes, options},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/bestuur/gesprekken`
#[component]
pub fn Talks() -> impl IntoView {
    page(async |ctx, routes::council::Talks| talks(ctx).await)
}

async fn talks(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeCouncil)?;
    let area = ctx.asked("buurt").unwrap_or_default().to_owned();
    let all: Vec<_> = store::council::talks(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .filter(|talk| area.is_empty() || talk.area == area)
        .collect();
    let opened = store::council::obstacles(ctx.db(), all.iter().map(|talk| talk.id)).await?;
    let title = if area.is_empty() {
        ctx.t("nav-talks")
    } else {
        ctx.tv("talks-in", &[("area", ctx.live.areas.name(&area).into())])
    };
    let items = all
        .iter()
        .map(|talk| {
            let count = opened.iter().filter(|(id, _)| *id == talk.id).count();
            view! {
                <li class="mw-oitem">
                    <b>
                        <a class="nl-link" href=routes::council::OneTalk(&talk.id).path()>
                            {talk.with_whom.clone()}
                        </a>
                    </b>
                    <span class="mw-small">{when_and_where(&ctx, talk)}</span>
                    {(count > 0)
                        .then(|| {
                            view! {
                                <span class="mw-small">
                                    {ctx.tv("talk-opened", &[("count", count.into())])}
                                </span>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    let writing = may(&ctx.actor(), &Action::HoldTalk).then(|| write(&ctx, &area));
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("talks-intro")}</p>
            </div>
            <div class="mw-stack">
                {all.is_empty().then(|| view! { <Empty text=ctx.t("talks-none") /> })}
                <ul class="mw-list mw-stack-s">{items}</ul>
            </div>
            {writing}
        </div>
    };
    Ok(Page::new(title, routes::council::Talks::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path()))
}

fn when_and_where(ctx: &Ctx, talk: &Talk) -> String {
    let date = text::date(ctx.lang, talk.held_on);
    format!("{} · {date}", ctx.live.areas.name(&talk.area))
}

fn write(ctx: &Ctx, area: &str) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "gesprek");
    let mut areas: Vec<_> =
        ctx.live.areas.neighbourhoods.iter().map(|one| (one.code.clone(), one.name.clone())).collect();
    areas.sort_by(|a, b| a.1.cmp(&b.1));
    let areas = options(ctx.t("choose"), areas);
    view! {
        <section class="mw-box mw-stack" aria-labelledby="nieuw-gesprek">
            <h2 class="nl-heading nl-heading--level-2" id="nieuw-gesprek">
                {ctx.t("talk-new")}
            </h2>
            <form class="mw-stack-l" method="post" action=routes::council::Talks.path() novalidate>
                <Hidden form=form.clone() />
                <Select
                    form=form.clone()
                    name="area"
                    label=ctx.t("talk-area")
                    options=areas
                    value=area.to_owned()
                />
                <TextField
                    form=form.clone()
                    name="held_on"
                    label=ctx.t("talk-when")
                    kind="date"
                    value=day_of(ctx.now).to_string()
                    narrow=true
                />
                <TextField
                    form=form.clone()
                    name="with_whom"
                    label=ctx.t("talk-with")
                    hint=ctx.t("talk-with-hint")
                />
                <TextArea
                    form=form
                    name="heard"
                    label=ctx.t("talk-heard")
                    hint=ctx.t("talk-heard-hint")
                    rows=5
                />
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </form>
        </section>
    }
}

/// `/bestuur/gesprekken/{id}`
#[component]
pub fn OneTalk() -> impl IntoView {
    page(async |ctx, routes::council::OneTalk(id)| one(ctx, id).await)
}

async fn one(ctx: Ctx, id: TalkId) -> Result<Page, AppError> {
    ctx.may(Action::SeeCouncil)?;
    let talk = store::council::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let opened =
        store::council::obstacles(ctx.db(), [id]).await?.into_iter().map(|(_, obstacle)| obstacle).collect();
    let opened = store::obstacles::by_ids(ctx.db(), opened, ctx.lang).await?;
    let every: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(store::obstacles::Obstacle::is_open)
        .collect();
    let who =
        store::accounts::names(ctx.db(), [talk.held_by]).await?.remove(&talk.held_by).unwrap_or_default();
    let title = talk.with_whom.clone();
    let form = FormView::new(&ctx, "gesprek-belemmering");
    let link = FormView::new(&ctx, "gesprek-bekend");
    let open = form.state.is_some() || link.state.is_some();
    let action = routes::council::TalkObstacle(&id).path();
    let kinds = codes(&ctx, "obstacle-kind", Kind::ALL.iter().map(|kind| kind.code()));
    let sources = codes(&ctx, "obstacle-source", Source::ALL.iter().map(|source| source.code()));
    let known = options(ctx.t("choose"), every.iter().map(|one| (one.id.to_string(), one.title.clone())));
    let adding = may(&ctx.actor(), &Action::HoldTalk).then(|| {
        view! {
            <details class="mw-add" open=open>
                <summary class="nl-button nl-button--secondary">{ctx.t("work-add-obstacle")}</summary>
                <form class="mw-stack" method="post" action=action.clone() novalidate>
                    <Hidden form=form.clone() />
                    <TextField
                        form=form.clone()
                        name="title"
                        label=ctx.t("work-obstacle-title")
                        hint=ctx.t("work-obstacle-title-hint")
                    />
                    <Select form=form.clone() name="kind" label=ctx.t("obstacle-kind") options=kinds />
                    <Select form=form.clone() name="source" label=ctx.t("obstacle-source") options=sources />
                    <TextArea
                        form=form
                        name="explanation"
                        label=ctx.t("work-obstacle-explanation")
                        optional=true
                        rows=2
                    />
                    <div>
                        <Submit text=ctx.t("work-obstacle-button") secondary=true />
                    </div>
                </form>
                <form class="mw-stack" method="post" action=action novalidate>
                    <Hidden form=link.clone() />
                    <Select form=link name="obstacle" label=ctx.t("work-known-obstacle") options=known />
                    <div>
                        <Submit text=ctx.t("work-link-button") secondary=true />
                    </div>
                </form>
            </details>
        }
    });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <p class="mw-small">{when_and_where(&ctx, &talk)}" · "{who}</p>
                <Heading text=title.clone() />
            </div>
            <section class="mw-stack-s" aria-labelledby="gehoord">
                <h2 class="nl-heading nl-heading--level-3" id="gehoord">
                    {ctx.t("talk-heard")}
                </h2>
                <Prose text=talk.heard.clone() />
            </section>
            <section class="mw-stack" aria-labelledby="in-de-weg">
                <h2 class="nl-heading nl-heading--level-3" id="in-de-weg">
                    {ctx.t("talk-obstacles")}
                </h2>
                {opened.is_empty().then(|| view! { <Empty text=ctx.t("talk-no-obstacles") /> })}
                <ul class="mw-list mw-stack-s">
                    {opened
                        .values()
                        .map(|obstacle| {
                            view! {
                                <li class="mw-oitem">
                                    {status_badge(&ctx, obstacle)}
                                    <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                                        {obstacle.title.clone()}
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
                {adding}
            </section>
        </div>
    };
    Ok(Page::new(title, routes::council::Talks::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path())
        .under(ctx.t("nav-talks"), routes::council::Talks.path()))
}

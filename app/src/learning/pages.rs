//! `/geleerd`: procedures that we changed or scrapped, and the obstacles that made us. Public.

use domain::{id::ObstacleId, learning::Change};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{learning::Procedure, obstacles::Obstacle};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        page::{Page, page},
    },
};

/// The page.
#[component]
pub fn Learned() -> impl IntoView {
    page(async |ctx, routes::learning::Learned| {
        let model = LearnedModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Every procedure that changed, and the obstacles that made us.
struct LearnedModel {
    changes: Vec<Procedure>,
    because: HashMap<ObstacleId, Obstacle>,
}

impl LearnedModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let changes = store::learning::procedures(ctx.db(), ctx.municipality(), ctx.lang).await?;
        let because = changes.iter().flat_map(|change| change.obstacles.clone()).collect();
        Ok(Self { because: store::obstacles::by_ids(ctx.db(), because, ctx.lang).await?, changes })
    }
}

fn view(ctx: &Ctx, model: &LearnedModel) -> Page {
    let title = ctx.t("nav-learned");
    let changes = model.changes.iter().map(|change| view! { <li>{block(ctx, change, &model.because)}</li> });
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("learned-intro")}</p>
            </div>
            {model.changes.is_empty().then(|| view! { <Empty text=ctx.t("learned-none") /> })}
            <ul class="mw-list mw-stack">{changes.collect_view()}</ul>
        </div>
    };
    Page::new(title, routes::obstacles::List::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-obstacles"), routes::obstacles::List.path())
}

const fn tone(change: Change) -> &'static str {
    match change {
        Change::Changed => "info",
        Change::Scrapped => "success",
    }
}

/// A change with what it says, and the obstacles it was for.
pub fn block(
    ctx: &Ctx,
    change: &Procedure,
    because: &HashMap<ObstacleId, Obstacle>,
) -> impl IntoView + use<> {
    let lang = ctx.mark(change.lang);
    let date = text::date(ctx.lang, change.on);
    view! {
        <article class="mw-box mw-box--line mw-stack-s">
            <div class="mw-badges">
                <Badge tone=tone(change.change) text=ctx.name("procedure-change", change.change.code()) />
                <span class="mw-small">{date}</span>
            </div>
            <h2 class="nl-heading nl-heading--level-3" lang=lang>
                {change.title.clone()}
            </h2>
            <p class="nl-paragraph" lang=lang>
                {change.words.clone()}
            </p>
            {because_of(ctx, change, because)}
        </article>
    }
}

/// The obstacles that a change was for; nothing when there are none.
fn because_of(
    ctx: &Ctx,
    change: &Procedure,
    because: &HashMap<ObstacleId, Obstacle>,
) -> Option<impl IntoView + use<>> {
    let link = |obstacle: &Obstacle| {
        view! {
            <li>
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </li>
        }
    };
    let links: Vec<_> = change.obstacles.iter().filter_map(|id| because.get(id)).map(link).collect();
    (!links.is_empty()).then(|| {
        view! {
            <div>
                <p class="mw-small">{ctx.t("learned-because")}</p>
                <ul class="mw-list">{links}</ul>
            </div>
        }
    })
}

/// A change in one line, on the page of an obstacle.
pub fn change_line(ctx: &Ctx, change: &Procedure) -> impl IntoView + use<> {
    let lang = ctx.mark(change.lang);
    view! {
        <Badge tone=tone(change.change) text=ctx.name("procedure-change", change.change.code()) />
        " "
        <b lang=lang>{change.title.clone()}</b>
        <p class="nl-paragraph" lang=lang>
            {change.words.clone()}
        </p>
    }
}

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
    page(async |ctx, routes::learning::Learned| learned(ctx).await)
}

async fn learned(ctx: Ctx) -> Result<Page, AppError> {
    let all = store::learning::procedures(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let because = store::obstacles::by_ids(
        ctx.db(),
        all.iter().flat_map(|change| change.obstacles.clone()).collect(),
        ctx.lang,
    )
    .await?;
    let title = ctx.t("nav-learned");
    let items = all.iter().map(|change| view! { <li>{block(&ctx, change, &because)}</li> }).collect_view();
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("learned-intro")}</p>
            </div>
            {all.is_empty().then(|| view! { <Empty text=ctx.t("learned-none") /> })}
            <ul class="mw-list mw-stack">{items}</ul>
        </div>
    };
    Ok(Page::new(title, routes::obstacles::List::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-obstacles"), routes::obstacles::List.path()))
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
    let lang = (change.lang != ctx.lang).then_some(change.lang.code());
    let date = text::date(ctx.lang, change.on);
    let links: Vec<_> = change
        .obstacles
        .iter()
        .filter_map(|id| because.get(id))
        .map(|obstacle| {
            view! {
                <li>
                    <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                        {obstacle.title.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    let because = (!links.is_empty()).then(|| {
        view! {
            <div>
                <p class="mw-small">{ctx.t("learned-because")}</p>
                <ul class="mw-list">{links}</ul>
            </div>
        }
    });
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
            {because}
        </article>
    }
}

/// A change in one line, on the page of an obstacle.
pub fn change_line(ctx: &Ctx, change: &Procedure) -> impl IntoView + use<> {
    let lang = (change.lang != ctx.lang).then_some(change.lang.code());
    view! {
        <Badge tone=tone(change.change) text=ctx.name("procedure-change", change.change.code()) />
        " "
        <b lang=lang>{change.title.clone()}</b>
        <p class="nl-paragraph" lang=lang>
            {change.words.clone()}
        </p>
    }
}

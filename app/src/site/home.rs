//! `/`: what this is, where things happen, what was removed, what is new.

use crate::{
    initiatives,
    map::draw,
    obstacles::{counts::tally, pages::Names},
    photos::tops::Tops,
    site::how::{self, HowModel},
};
use domain::obstacle::Stand;
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};
use store::{
    areas::Area,
    initiatives::{Initiative, filter::Filter},
    obstacles::{
        Obstacle,
        lists::{self, Sort, Tally, Which},
    },
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        icon,
        page::{Page, page},
        search::SearchBar,
        section::Section,
    },
};

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    page(async |ctx, routes::site::Home| {
        let model = HomeModel::load(&ctx).await?;
        Ok(view(&ctx, &model, draw::keys(&ctx)))
    })
}

/// What the front page tells.
struct HomeModel {
    /// How many initiatives there are, and how many per neighbourhood, once they are counted.
    on_the_map: Option<(u64, HashMap<String, usize>)>,
    newest: Vec<Initiative>,
    tops: Tops,
    /// How many obstacles there are, and those that went out of the way last.
    tally: Arc<Tally>,
    removed: Vec<Obstacle>,
    names: Names,
    how: HowModel,
}

impl HomeModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        // The front page never waits until a huge registry is read.
        let all = match ctx.app.index.is_there() {
            true => Some(ctx.find(&Filter::default()).await?),
            false => None,
        };
        let tally = tally(ctx).await?;
        let gone = Which::standing(Stand::Gone);
        let removed = lists::some(ctx.db(), ctx.reader(), &gone, Sort::Answered, (0, 3)).await?;
        let newest = match &all {
            Some(all) => store::initiatives::page(ctx.db(), ctx.reader(), all, 1, 6).await?,
            None => Vec::new(),
        };
        Ok(Self {
            on_the_map: all.map(|all| (all.total(), all.on_the_map())),
            tops: Tops::load(ctx, &newest).await?,
            newest,
            names: Names::load(ctx).await?,
            how: HowModel::load(ctx, &tally).await?,
            tally,
            removed,
        })
    }
}

fn view(ctx: &Ctx, model: &HomeModel, keys: impl IntoView + 'static) -> Page {
    let title = ctx.t("home-title");
    let body = view! {
        {hero(ctx, &title)}
        {model.on_the_map.as_ref().map(|(total, counts)| on_the_map(ctx, *total, counts))}
        {removed(ctx, model)}
        {model.on_the_map.is_some().then(|| newest(ctx, model))}
        {how::view(ctx, &model.how)}
        {keys}
    };
    Page::new(title, routes::site::Home::PATH, body).full_width().described(&ctx.t("home-lead"), None)
}

fn hero(ctx: &Ctx, title: &str) -> impl IntoView + use<> {
    view! {
        <section class="mw-hero">
            <div class="mw-wrap mw-hero__in">
                <div class="mw-stack">
                    <h1 class="nl-heading nl-heading--level-1" dir="auto">
                        {title.to_owned()}
                    </h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("home-lead")}</p>
                    <div class="mw-btns">
                        <ButtonLink to=routes::register::What.path() text=ctx.t("home-register") />
                        <ButtonLink to=routes::requests::Ask.path() text=ctx.t("home-ask") secondary=true />
                    </div>
                    {search(ctx)}
                </div>
                <div class="mw-hero__pic">
                    <img
                        class="mw-ill"
                        src=ctx.asset("illustrations/hero.svg")
                        alt=""
                        width="680"
                        height="470"
                    />
                </div>
            </div>
        </section>
    }
}

fn search(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <form class="mw-search" role="search" method="get" action=routes::initiatives::List.path()>
            <SearchBar label=ctx.t("home-search") suggest=routes::initiatives::Suggestions.path() />
        </form>
    }
}

fn on_the_map(ctx: &Ctx, total: u64, counts: &HashMap<String, usize>) -> impl IntoView + use<> {
    let in_area = |area: &Area| routes::initiatives::List.ask("buurt", &area.code);
    view! {
        <section class="mw-band" aria-labelledby="op-de-kaart">
            <div class="mw-wrap">
                <div class="mw-mapgrid">
                    <div class="mw-stack">
                        <h2 class="nl-heading nl-heading--level-2" id="op-de-kaart" data-testid="count">
                            {ctx
                                .tv(
                                    "home-map-title",
                                    &[("count", total.into()), ("areas", counts.len().into())],
                                )}
                        </h2>
                        <p class="nl-paragraph">
                            <span class="mw-big">{ctx.t("home-map-text")}</span>
                            <span class="mw-sm">{ctx.t("home-map-text-small")}</span>
                        </p>
                        {draw::legend(ctx)}
                    </div>
                    <div>
                        {draw::counted(ctx, counts, in_area)} <p class="mw-small">{ctx.t("map-source")}</p>
                    </div>
                    <div class="mw-stack">
                        <h3 class="nl-heading nl-heading--level-4">{ctx.t("home-per-district")}</h3>
                        {draw::ranking(ctx, counts)}
                        <p class="nl-paragraph">
                            <a class="nl-link" href=routes::initiatives::List.path()>
                                {ctx.tv("map-as-list", &[("count", total.into())])}
                            </a>
                        </p>
                    </div>
                </div>
            </div>
        </section>
    }
}

fn removed(ctx: &Ctx, model: &HomeModel) -> impl IntoView + use<> {
    let removed = &model.removed;
    let count = |stand| model.tally.count(stand, None);
    let counts = [("open", count(Stand::Open).into()), ("removed", count(Stand::Gone).into())];
    let all = ctx.tv("home-all-obstacles", &counts);
    let none = removed.is_empty().then(|| view! { <p class="nl-paragraph">{ctx.t("home-removed-none")}</p> });
    view! {
        <Section
            id="uit-de-weg"
            title=ctx.t("home-removed-title")
            text=ctx.t("home-removed-text")
            beside=Some(all_of(routes::obstacles::List.path(), all))
            band="mw-band mw-band--teal"
            class="mw-wrap mw-stack-l"
        >
            {none}
            <ul class="mw-cleared">
                {removed.iter().map(|one| cleared(ctx, one, &model.names)).collect_view()}
            </ul>
        </Section>
    }
}

fn newest(ctx: &Ctx, model: &HomeModel) -> impl IntoView + use<> {
    let cards = if model.newest.is_empty() {
        view! { <Empty text=ctx.t("home-none-yet") /> }.into_any()
    } else {
        initiatives::pages::cards(ctx, &model.newest, &model.tops, None).into_any()
    };
    view! {
        <Section
            id="nieuw"
            title=ctx.t("home-new-title")
            beside=Some(all_of(routes::initiatives::List.path(), ctx.t("home-all-initiatives")))
            band="mw-band"
            class="mw-wrap mw-stack-l"
        >
            {cards}
        </Section>
    }
}

/// The way to all of it.
fn all_of(path: String, text: String) -> AnyView {
    view! {
        <p class="nl-paragraph">
            <a class="nl-link" href=path>
                {text}
            </a>
        </p>
    }
    .into_any()
}

fn cleared(ctx: &Ctx, obstacle: &Obstacle, names: &Names) -> impl IntoView + use<> {
    let lang = ctx.mark(obstacle.lang);
    view! {
        <li>
            <div class="mw-split mw-split--center">
                {icon::removed()}
                <Badge tone="success" text=ctx.name("obstacle-status", obstacle.status.code()) />
            </div>
            <div>
                <p class="mw-small">{ctx.t("home-in-the-way")}</p>
                <h3 class="nl-heading nl-heading--level-3">
                    <a class="nl-link" lang=lang href=routes::obstacles::Detail(&obstacle.slug).path()>
                        {obstacle.title.clone()}
                    </a>
                </h3>
            </div>
            <p class="nl-paragraph" lang=lang>
                {obstacle.answer.clone()}
            </p>
            <footer>
                <span>{ctx.t("home-removed-by")}<br /><b>{names.owner(ctx, obstacle)}</b></span>
                <span class="mw-days">
                    {obstacle.days(ctx.now).to_string()}
                    <small>{ctx.tv("home-days", &[("count", obstacle.days(ctx.now).into())])}</small>
                </span>
            </footer>
        </li>
    }
}

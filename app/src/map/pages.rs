//! `/kaart`: the map, with the same filters and the same count as the list.

use crate::{
    initiatives::filter,
    map::draw::{self, Counts},
};
use leptos::prelude::*;
use store::{
    areas::Area,
    initiatives::{filter::Filter, index::Found},
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::page::{Page, page},
};

/// The page.
#[component]
pub fn Map() -> impl IntoView {
    page(async |ctx, routes::map::Map| {
        let model = MapModel::load(&ctx).await?;
        let script = view! { <script type="module" src=ctx.asset("map.js") /> };
        Ok(view(&ctx, &model, script))
    })
}

/// What was asked for: how many there are, and how many per neighbourhood.
struct MapModel {
    asked: Filter,
    found: Found,
    counts: Counts,
    /// What was probably meant, when nothing was found.
    meant: Option<String>,
}

impl MapModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let (asked, found) = filter::of(ctx).await?;
        let meant = filter::probably(ctx, &asked, &found).await?;
        Ok(Self { counts: found.on_the_map(), asked, found, meant })
    }
}

fn view(ctx: &Ctx, model: &MapModel, script: impl IntoView + 'static) -> Page {
    let (title, total) = (ctx.t("map-page-title"), model.found.total());
    let as_list = format!("{}{}", routes::initiatives::List.path(), filter::query(&model.asked));
    let body = view! {
        <link rel="stylesheet" href=ctx.asset("map.css") />
        <div class="mw-stack-l">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead" dir="auto" data-testid="count">
                    {ctx.tv("initiatives-count", &[("count", total.into())])}
                </p>
            </div>
            {filter::form(ctx, (&model.asked, &model.found), routes::map::Map::PATH)}
            {model.meant.as_ref().map(|words| filter::meant(ctx, words, routes::map::Map::PATH))}
            {filter::said(ctx, &model.asked, &model.found)
                .map(|said| view! { <p class="nl-paragraph">{said}</p> })}
            <div class="mw-split mw-split--center">
                <div data-drawn="">{draw::legend(ctx)}</div>
                <p class="mw-small" data-live="" hidden>
                    {ctx.t("map-live-legend")}
                </p>
                <a class="nl-link" href=as_list>
                    {ctx.tv("map-as-list", &[("count", total.into())])}
                </a>
            </div>
            {drawn(ctx, model)}
            <p class="mw-small">{without_place(ctx, model)}{ctx.t("map-source")}</p>
            {(total == 0).then(|| filter::nothing(ctx, &model.asked, routes::map::Map::PATH))}
        </div>
        {script}
    };
    Page::new(title, routes::map::Map::PATH, body)
}

/// The drawing of the neighbourhoods, and what the script needs to put a map that moves in its place.
fn drawn(ctx: &Ctx, model: &MapModel) -> impl IntoView + use<> {
    let as_list = format!("{}{}", routes::initiatives::List.path(), filter::query(&model.asked));
    let labels = serde_json::json!({"cluster": ctx.t("map-cluster"), "zoomIn": ctx.t("map-zoom-in"),
        "zoomOut": ctx.t("map-zoom-out"), "map": ctx.t("map-page-title"), "close": ctx.t("map-close"),
        "all": ctx.t("map-spot-all"), "list": as_list});
    let areas = &ctx.live.areas;
    let bounds =
        areas.bounds().map(|(low, high)| format!("[[{},{}],[{},{}]]", low.lat, low.lon, high.lat, high.lon));
    let asked = model.asked.clone();
    let link = move |area: &Area| {
        let narrowed = asked.clone().only(area);
        format!("{}{}", routes::initiatives::List.path(), filter::query(&narrowed))
    };
    view! {
        <div
            class="mw-leaflet"
            data-squares=format!("{}{}", routes::map::Squares.path(), filter::query(&model.asked))
            data-areas=routes::map::Outlines.path()
            data-landscape=draw::landscape_path(areas)
            data-bounds=bounds
            data-tiles=ctx.app.tiles.clone().unwrap_or_default()
            data-attribution=ctx.t("map-tiles-source")
            data-labels=labels.to_string()
        >
            {draw::counted(ctx, &model.counts, link)}
        </div>
    }
}

/// How many of them are in no neighbourhood.
fn without_place(ctx: &Ctx, model: &MapModel) -> Option<String> {
    let without = model.found.total().saturating_sub(model.found.with_point());
    (without > 0).then(|| format!("{} ", ctx.tv("map-without-place", &[("count", without.into())])))
}

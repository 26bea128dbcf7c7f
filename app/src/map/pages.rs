//! `/kaart`

use crate::{initiatives::filter, map::draw};
use leptos::{nonce::use_nonce, prelude::*};
use web::{
    route::Route as _,
    routes,
    ui::page::{Page, page},
};

/// The map, with the same filters and the same count as the list.
#[component]
pub fn Map() -> impl IntoView {
    let nonce = use_nonce();
    page(async move |ctx, routes::map::Map| {
        let asked = crate::initiatives::filter::of(&ctx);
        let total = store::initiatives::count(ctx.db(), ctx.reader(), &asked).await?;
        let counts = store::initiatives::by_area(ctx.db(), ctx.reader(), &asked).await?;
        let placed: usize = counts.values().sum();
        let title = ctx.t("map-page-title");
        let query = crate::initiatives::filter::query(&asked);
        let without = total.saturating_sub(u64::try_from(placed).unwrap_or(total));
        let labels = serde_json::json!({"cluster": ctx.t("map-cluster"), "zoomIn": ctx.t("map-zoom-in"),
            "zoomOut": ctx.t("map-zoom-out")})
        .to_string();
        let link = {
            let asked = asked.clone();
            move |area: &store::areas::Area| {
                let narrowed = asked.clone().only(area);
                format!(
                    "{}{}",
                    routes::initiatives::List.path(),
                    crate::initiatives::filter::query(&narrowed)
                )
            }
        };
        let body = view! {
            <link rel="stylesheet" href=ctx.asset("map.css") />
            <div class="mw-stack-l">
                <div class="mw-stack">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead" data-testid="count">
                        {ctx.tv("initiatives-count", &[("count", total.into())])}
                    </p>
                </div>
                {filter::form(&ctx, &asked, routes::map::Map::PATH)}
                <div class="mw-split mw-split--center">
                    {draw::legend(&ctx)}
                    <a class="nl-link" href=format!("{}{query}", routes::initiatives::List.path())>
                        {ctx.tv("map-as-list", &[("count", total.into())])}
                    </a>
                </div>
                <div
                    class="mw-leaflet"
                    data-points=format!("{}{query}", routes::map::Points.path())
                    data-areas=routes::map::Outlines.path()
                    data-tiles=ctx.app.tiles.clone().unwrap_or_default()
                    data-attribution=ctx.t("map-tiles-source")
                    data-labels=labels
                >
                    {draw::counted(&ctx, &counts, link)}
                </div>
                <p class="mw-small">
                    {(without > 0)
                        .then(|| format!("{} ", ctx.tv("map-without-place", &[("count", without.into())])))}
                    {ctx.t("map-source")}
                </p>
                {(total == 0).then(|| filter::nothing(&ctx, routes::map::Map::PATH))}
            </div>
            <script type="module" nonce=nonce src=ctx.asset("map.js") />
        };
        Ok(Page::new(title, routes::map::Map::PATH, body))
    })
}

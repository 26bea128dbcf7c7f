//! Pages about the site itself: what it is, whether everybody can use it, what it keeps, and what others may
//! use.

use crate::privacy::retention;
use axum::http::StatusCode;
use domain::{
    session,
    thresholds::{Group, Threshold},
};
use leptos::prelude::*;
use std::sync::Arc;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::Prose,
        fault::error_page,
        page::{Page, fixed, page, set_status},
    },
};

pub use super::home::Home;

/// Promises on `/over`, by rule of the product.
const PROMISES: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/// `/over`
#[component]
pub fn About() -> impl IntoView {
    page(async |ctx, routes::site::About| {
        let title = ctx.t("about-title");
        let promises = PROMISES
            .into_iter()
            .map(|number| {
                view! {
                    <li>
                        <h3 class="nl-heading nl-heading--level-3">{ctx.t(&format!("promise-{number}"))}</h3>
                        <p class="nl-paragraph">{ctx.t(&format!("promise-{number}-text"))}</p>
                    </li>
                }
            })
            .collect_view();
        let body = view! {
            <div class="mw-two">
                <div class="mw-stack-l">
                    {opening(&title, ctx.t("about-intro"))} {part(&ctx, "werkt", "about-works")}
                    <section class="mw-stack" id="beloften">
                        <h2 class="nl-heading nl-heading--level-2">{ctx.t("about-promises-title")}</h2>
                        <p class="nl-paragraph">{ctx.t("about-promises-text")}</p>
                        <ol class="mw-list mw-stack">{promises}</ol>
                    </section> {part(&ctx, "weghalen", "about-takedown")}
                    {part(&ctx, "oneens", "about-contest")}
                </div>
                <aside class="mw-box mw-stack" id="samen" aria-labelledby="samen-kop">
                    <h2 class="nl-heading nl-heading--level-2" id="samen-kop">
                        {ctx.t("about-together-title")}
                    </h2>
                    <Prose text=ctx.t("about-together-text") />
                    {reach(&ctx)}
                </aside>
            </div>
        };
        Ok(Page::new(title, "", body))
    })
}

/// `/toegankelijkheid`
#[component]
pub fn Accessibility() -> impl IntoView {
    page(async |ctx, routes::site::Accessibility| {
        let title = ctx.t("accessibility-title");
        let body = view! {
            <div class="mw-stack-l">
                {opening(&title, ctx.t("accessibility-intro"))} {part(&ctx, "getest", "accessibility-tested")}
                {part(&ctx, "grenzen", "accessibility-limits")} <section class="mw-stack-s" id="melden">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("accessibility-report-title")}</h2>
                    <Prose text=ctx.t("accessibility-report-text") />
                    {reach(&ctx)}
                </section>
            </div>
        };
        Ok(Page::new(title, "", body))
    })
}

/// `/privacy`
#[component]
pub fn Privacy() -> impl IntoView {
    page(async |ctx, routes::site::Privacy| {
        let title = ctx.t("privacy-title");
        let kept = ["name", "initiative", "request", "staff", "look", "device"]
            .into_iter()
            .map(|what| {
                item(ctx.t(&format!("privacy-kept-{what}")), ctx.t(&format!("privacy-kept-{what}-text")))
            })
            .collect_view();
        let there = store::settings::thresholds(ctx.db(), ctx.municipality()).await?;
        let by_itself = retention::is_on(ctx.db(), ctx.municipality()).await?;
        let how = if by_itself { "privacy-terms-text" } else { "privacy-terms-by-hand" };
        let terms = Threshold::ALL
            .iter()
            .filter(|which| which.group() == Group::Retention)
            .map(|which| {
                let words = ctx.tv(
                    &format!("privacy-term-{}", which.code().replace('_', "-")),
                    &[("days", there.get(*which).into())],
                );
                view! { <li class="utrecht-unordered-list__item">{words}</li> }
            })
            .collect_view();
        let idle = session::RESIDENT.idle.as_hours() / 24;
        let tiles =
            ctx.app.tiles.as_ref().map(|_| view! { <p class="nl-paragraph">{ctx.t("privacy-tiles")}</p> });
        let body = view! {
            <div class="mw-stack-l">
                {opening(&title, ctx.t("privacy-intro"))} <section class="mw-stack-s" id="bewaren">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("privacy-kept-title")}</h2>
                    <ul class="utrecht-unordered-list">{kept}</ul>
                </section> <section class="mw-stack-s" id="termijnen">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("privacy-terms-title")}</h2>
                    <p class="nl-paragraph">{ctx.t(how)}</p>
                    <ul class="utrecht-unordered-list">{terms}</ul>
                </section> {part(&ctx, "plek", "privacy-place")} {part(&ctx, "inloggen", "privacy-login")}
                <section class="mw-stack-s" id="cookies">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("privacy-cookies-title")}</h2>
                    <p class="nl-paragraph">{ctx.t("privacy-cookies-text")}</p>
                    <ul class="utrecht-unordered-list">
                        {item(ctx.t("privacy-cookie-language"), ctx.t("privacy-cookie-language-text"))}
                        {item(ctx.t("privacy-cookie-draft"), ctx.t("privacy-cookie-draft-text"))}
                        {item(
                            ctx.t("privacy-cookie-session"),
                            ctx
                                .tv(
                                    "privacy-cookie-session-text",
                                    &[
                                        ("days", idle.into()),
                                        ("most", (session::RESIDENT.absolute.as_hours() / 24).into()),
                                    ],
                                ),
                        )}
                    </ul>
                    {tiles}
                </section> {part(&ctx, "rechten", "privacy-rights")} <p class="nl-paragraph">
                    <a class="nl-link" href=routes::privacy::Data.path()>
                        {ctx.t("privacy-mine-link")}
                    </a>
                </p> <section class="mw-stack-s" id="vragen">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("privacy-contact-title")}</h2>
                    <p class="nl-paragraph">
                        {ctx
                            .tv(
                                "privacy-contact-text",
                                &[("municipality", (&ctx.app.municipality.name).into())],
                            )}
                    </p>
                    {reach(&ctx)}
                </section>
            </div>
        };
        Ok(Page::new(title, "", body))
    })
}

/// `/open-data`
#[component]
pub fn OpenData() -> impl IntoView {
    page(async |ctx, routes::site::OpenData| {
        let title = ctx.t("open-data-title");
        let files = [("areas", routes::map::Outlines.path()), ("points", routes::map::Points.path())]
            .into_iter()
            .map(|(what, path)| {
                view! {
                    <li class="utrecht-unordered-list__item">
                        <a class="nl-link" href=path>
                            {ctx.t(&format!("open-data-{what}"))}
                        </a>
                        ". "
                        {ctx.t(&format!("open-data-{what}-text"))}
                    </li>
                }
            })
            .collect_view();
        let sources = ["boundaries", "postcodes", "font", "design", "leaflet", "code"]
            .into_iter()
            .map(|what| item(ctx.t(&format!("open-data-{what}")), ctx.t(&format!("open-data-{what}-text"))))
            .collect_view();
        let body = view! {
            <div class="mw-stack-l">
                {opening(&title, ctx.t("open-data-intro"))} <section class="mw-stack-s" id="bestanden">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("open-data-files-title")}</h2>
                    <p class="nl-paragraph">{ctx.t("open-data-files-text")}</p>
                    <ul class="utrecht-unordered-list">{files}</ul>
                </section> <section class="mw-stack-s" id="bronnen">
                    <h2 class="nl-heading nl-heading--level-2">{ctx.t("open-data-sources-title")}</h2>
                    <ul class="utrecht-unordered-list">{sources}</ul>
                </section>
            </div>
        };
        Ok(Page::new(title, "", body))
    })
}

/// Any address that nothing lives at. Drawn outside a route, so without the parameters that `page` reads.
#[component]
pub fn Missing() -> impl IntoView {
    set_status(StatusCode::NOT_FOUND);
    use_context::<Ctx>().map(|ctx| fixed(error_page(&ctx, &Arc::new(AppError::NotFound))))
}

/// The heading and what the page says in one breath.
fn opening(title: &str, intro: String) -> impl IntoView + use<> {
    view! {
        <div class="mw-stack">
            <h1 class="nl-heading nl-heading--level-1">{title.to_owned()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{intro}</p>
        </div>
    }
}

/// A part of a page: the texts `{key}-title` and `{key}-text`, under an `id` that links can point at.
fn part(ctx: &Ctx, id: &'static str, key: &str) -> impl IntoView + use<> {
    view! {
        <section class="mw-stack-s" id=id>
            <h2 class="nl-heading nl-heading--level-2">{ctx.t(&format!("{key}-title"))}</h2>
            <Prose text=ctx.t(&format!("{key}-text")) />
        </section>
    }
}

/// A name and a line about it, in a list.
fn item(name: String, text: String) -> impl IntoView {
    view! {
        <li class="utrecht-unordered-list__item">
            <b>{name}</b>
            ". "
            {text}
        </li>
    }
}

/// How to reach somebody: by phone when there is a number, at the town hall otherwise.
fn reach(ctx: &Ctx) -> impl IntoView + use<> {
    match &ctx.app.municipality.phone {
        Some(phone) => {
            let dial: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            view! {
                <p class="nl-paragraph">
                    {ctx.t("reach-phone")}" "<a class="nl-link" href=format!("tel:{dial}")>
                        <b>{phone.clone()}</b>
                    </a>
                </p>
            }
            .into_any()
        }
        None => view! {
            <p class="nl-paragraph">
                {ctx.tv("reach-desk", &[("municipality", (&ctx.app.municipality.name).into())])}
            </p>
        }
        .into_any(),
    }
}

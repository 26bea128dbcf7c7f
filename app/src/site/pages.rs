//! Pages about the site itself: what it is, whether everybody can use it, what it keeps, and what others may
//! use.

use crate::privacy::retention;
use axum::http::StatusCode;
use domain::{
    session,
    thresholds::{Group, Threshold, Thresholds},
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
        section::Section,
    },
};

pub use super::home::Home;

/// Promises on `/over`, by rule of the product.
const PROMISES: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/// `/over`
#[component]
pub fn About() -> impl IntoView {
    page(async |ctx, routes::site::About| Ok(about(&ctx)))
}

fn about(ctx: &Ctx) -> Page {
    let title = ctx.t("about-title");
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-l">
                {opening(&title, ctx.t("about-intro"))} {part(ctx, "werkt", "about-works")} {promises(ctx)}
                {part(ctx, "weghalen", "about-takedown")} {part(ctx, "oneens", "about-contest")}
            </div>
            <aside class="mw-box mw-stack" id="samen" aria-labelledby="samen-kop">
                <h2 class="nl-heading nl-heading--level-2" id="samen-kop">
                    {ctx.t("about-together-title")}
                </h2>
                <Prose text=ctx.t("about-together-text") />
                {reach(ctx)}
            </aside>
        </div>
    };
    Page::new(title, "", body)
}

fn promises(ctx: &Ctx) -> impl IntoView + use<> {
    let promise = |number: u8| {
        view! {
            <li>
                <h3 class="nl-heading nl-heading--level-3">{ctx.t(&format!("promise-{number}"))}</h3>
                <p class="nl-paragraph">{ctx.t(&format!("promise-{number}-text"))}</p>
            </li>
        }
    };
    view! {
        <Section id="beloften" title=ctx.t("about-promises-title")>
            <p class="nl-paragraph">{ctx.t("about-promises-text")}</p>
            <ol class="mw-list mw-stack">{PROMISES.map(promise).collect_view()}</ol>
        </Section>
    }
}

/// `/toegankelijkheid`
#[component]
pub fn Accessibility() -> impl IntoView {
    page(async |ctx, routes::site::Accessibility| Ok(accessibility(&ctx)))
}

fn accessibility(ctx: &Ctx) -> Page {
    let title = ctx.t("accessibility-title");
    let body = view! {
        <div class="mw-stack-l">
            {opening(&title, ctx.t("accessibility-intro"))} {part(ctx, "getest", "accessibility-tested")}
            {part(ctx, "grenzen", "accessibility-limits")}
            <Section id="melden" title=ctx.t("accessibility-report-title") class="mw-stack-s">
                <Prose text=ctx.t("accessibility-report-text") />
                {reach(ctx)}
            </Section>
        </div>
    };
    Page::new(title, "", body)
}

/// `/privacy`
#[component]
pub fn Privacy() -> impl IntoView {
    page(async |ctx, routes::site::Privacy| {
        let model = PrivacyModel::load(&ctx).await?;
        Ok(privacy(&ctx, &model))
    })
}

/// How long things are kept, and whether they go by themselves.
struct PrivacyModel {
    terms: Thresholds,
    by_itself: bool,
}

impl PrivacyModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        Ok(Self {
            terms: store::settings::thresholds(ctx.db(), ctx.municipality()).await?,
            by_itself: retention::is_on(ctx.db(), ctx.municipality()).await?,
        })
    }
}

fn privacy(ctx: &Ctx, model: &PrivacyModel) -> Page {
    let title = ctx.t("privacy-title");
    let body = view! {
        <div class="mw-stack-l">
            {opening(&title, ctx.t("privacy-intro"))} {kept(ctx)} {terms(ctx, model)}
            {part(ctx, "plek", "privacy-place")} {part(ctx, "inloggen", "privacy-login")} {cookies(ctx)}
            {part(ctx, "rechten", "privacy-rights")} <p class="nl-paragraph">
                <a class="nl-link" href=routes::privacy::Data.path()>
                    {ctx.t("privacy-mine-link")}
                </a>
            </p> <Section id="vragen" title=ctx.t("privacy-contact-title") class="mw-stack-s">
                <p class="nl-paragraph">
                    {ctx.tv("privacy-contact-text", &[("municipality", (&ctx.app.municipality.name).into())])}
                </p>
                {reach(ctx)}
            </Section>
        </div>
    };
    Page::new(title, "", body)
}

fn kept(ctx: &Ctx) -> impl IntoView + use<> {
    let kept = ["name", "initiative", "request", "staff", "look", "device"].map(|what| {
        item(ctx.t(&format!("privacy-kept-{what}")), ctx.t(&format!("privacy-kept-{what}-text")))
    });
    view! {
        <Section id="bewaren" title=ctx.t("privacy-kept-title") class="mw-stack-s">
            <ul class="utrecht-unordered-list">{kept.collect_view()}</ul>
        </Section>
    }
}

fn terms(ctx: &Ctx, model: &PrivacyModel) -> impl IntoView + use<> {
    let how = if model.by_itself { "privacy-terms-text" } else { "privacy-terms-by-hand" };
    let terms = Threshold::ALL
        .iter()
        .filter(|which| which.group() == Group::Retention)
        .map(|which| {
            let words = ctx.tv(
                &format!("privacy-term-{}", which.code().replace('_', "-")),
                &[("days", model.terms.get(*which).into())],
            );
            view! { <li class="utrecht-unordered-list__item">{words}</li> }
        })
        .collect_view();
    view! {
        <Section id="termijnen" title=ctx.t("privacy-terms-title") class="mw-stack-s">
            <p class="nl-paragraph">{ctx.t(how)}</p>
            <ul class="utrecht-unordered-list">{terms}</ul>
        </Section>
    }
}

fn cookies(ctx: &Ctx) -> impl IntoView + use<> {
    let days = |span: jiff::SignedDuration| span.as_hours() / 24;
    let session = ctx.tv(
        "privacy-cookie-session-text",
        &[("days", days(session::RESIDENT.idle).into()), ("most", days(session::RESIDENT.absolute).into())],
    );
    let tiles =
        ctx.app.tiles.as_ref().map(|_| view! { <p class="nl-paragraph">{ctx.t("privacy-tiles")}</p> });
    view! {
        <Section id="cookies" title=ctx.t("privacy-cookies-title") class="mw-stack-s">
            <p class="nl-paragraph">{ctx.t("privacy-cookies-text")}</p>
            <ul class="utrecht-unordered-list">
                {item(ctx.t("privacy-cookie-language"), ctx.t("privacy-cookie-language-text"))}
                {item(ctx.t("privacy-cookie-draft"), ctx.t("privacy-cookie-draft-text"))}
                {item(ctx.t("privacy-cookie-session"), session)}
            </ul>
            {tiles}
        </Section>
    }
}

/// `/open-data`
#[component]
pub fn OpenData() -> impl IntoView {
    page(async |ctx, routes::site::OpenData| Ok(open_data(&ctx)))
}

fn open_data(ctx: &Ctx) -> Page {
    let title = ctx.t("open-data-title");
    let files = [("areas", routes::map::Outlines.path()), ("points", routes::map::Points.path())].map(
        |(what, path)| {
            view! {
                <li class="utrecht-unordered-list__item">
                    <a class="nl-link" href=path>
                        {ctx.t(&format!("open-data-{what}"))}
                    </a>
                    ". "
                    {ctx.t(&format!("open-data-{what}-text"))}
                </li>
            }
        },
    );
    let sources = ["boundaries", "postcodes", "font", "design", "leaflet", "code"]
        .map(|what| item(ctx.t(&format!("open-data-{what}")), ctx.t(&format!("open-data-{what}-text"))));
    let body = view! {
        <div class="mw-stack-l">
            {opening(&title, ctx.t("open-data-intro"))}
            <Section id="bestanden" title=ctx.t("open-data-files-title") class="mw-stack-s">
                <p class="nl-paragraph">{ctx.t("open-data-files-text")}</p>
                <ul class="utrecht-unordered-list">{files.collect_view()}</ul>
            </Section> <Section id="bronnen" title=ctx.t("open-data-sources-title") class="mw-stack-s">
                <ul class="utrecht-unordered-list">{sources.collect_view()}</ul>
            </Section>
        </div>
    };
    Page::new(title, "", body)
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
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.to_owned()}
            </h1>
            <p class="nl-paragraph nl-paragraph--lead" dir="auto">
                {intro}
            </p>
        </div>
    }
}

/// A part of a page: the texts `{key}-title` and `{key}-text`, under an `id` that links can point at.
fn part(ctx: &Ctx, id: &'static str, key: &str) -> impl IntoView + use<> {
    view! {
        <Section id=id title=ctx.t(&format!("{key}-title")) class="mw-stack-s">
            <Prose text=ctx.t(&format!("{key}-text")) />
        </Section>
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

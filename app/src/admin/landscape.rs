//! Water, railways and main roads on the maps: out of a file of the municipality's own, a kind at a time.

use crate::admin::{self, actions};
use axum::{Router, extract::DefaultBodyLimit, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use serde::Deserialize;
use store::areas::{
    import::NoFile,
    landmarks::{Landmark, Landmarks, NoLandmarks},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    ui::{
        choice::{Choices, choices},
        field::FileField,
        form::{PostForm, Submit},
        section::Section,
    },
};

/// Largest file, in bytes: the water of a province.
const LARGEST: usize = 20 * 1024 * 1024;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Landscape>(post(set)).layer(DefaultBodyLimit::max(LARGEST + 4096))
}

/// What there is of each kind, another file, and the way to take one away.
pub fn view(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "landschap");
    let drawn = &ctx.live.areas.landscape.drawings;
    let there = drawn.iter().map(|one| {
        let kind = ctx.name("landmark", one.kind.code());
        view! { <li>{ctx.tv("landscape-there", &[("kind", kind.into()), ("count", one.count.into())])}</li> }
    });
    let now = if drawn.is_empty() {
        view! { <p class="nl-paragraph">{ctx.t("landscape-none")}</p> }.into_any()
    } else {
        view! { <ul class="mw-list">{there.collect_view()}</ul> }.into_any()
    };
    let away = (!drawn.is_empty()).then(|| {
        view! {
            <button class="nl-button nl-button--secondary" type="submit" name="away" value="1">
                <span class="nl-button__label">{ctx.t("landscape-away")}</span>
            </button>
        }
    });
    view! {
        <Section id="landschap" title=ctx.t("landscape-title") class="mw-box mw-stack-l">
            <p class="nl-paragraph">{ctx.t("landscape-text")}</p>
            {now}
            <PostForm form=form.clone() to=routes::admin::Landscape.path() files=true>
                <Choices
                    form=form.clone()
                    name="kind"
                    legend=ctx.t("landscape-kind")
                    columns=true
                    choices=choices(ctx, "landmark", Landmark::ALL, Landmark::code, false)
                />
                <FileField
                    form=form
                    name="lines"
                    label=ctx.t("areas-file")
                    hint=ctx.t("landscape-hint")
                    accept=".geojson,.json,.geojsonl,application/geo+json,application/json"
                />
                <div class="mw-btns">
                    <Submit text=ctx.t("landscape-take-in") />
                    {away}
                </div>
            </PostForm>
        </Section>
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Set {
    kind: String,
    away: String,
}

async fn set(ctx: Ctx, mut form: Posted<Set>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Places::PATH;
    ctx.may(Action::Administer)?;
    let bounds = ctx.live.areas.bounds().ok_or(AppError::Refused("refused-landscape-no-areas"))?;
    let (kind, away) = (form.fields.kind.clone(), !form.fields.away.is_empty());
    let kind: Option<Landmark> = form.choose("kind", &kind);
    let lines = match form.file("lines") {
        _ if away => Ok(Vec::new()),
        None if form.file_is_too_large("lines") => Err("error-page-too-large"),
        None => Err("error-file-none"),
        // The water of a province takes a second to read: other requests go on meanwhile.
        Some(bytes) => {
            tokio::task::spawn_blocking(move || Landmarks::read(&bytes, bounds).map_err(|why| key(&why)))
                .await
                .unwrap_or(Err("error-areas-not-json"))
        }
    };
    if let Err(wrong) = &lines {
        form.error("lines", *wrong);
    }
    form.check(PAGE)?;
    let (Some(kind), Ok(lines)) = (kind, lines) else { return Err(form.invalid(PAGE)) };
    let done = if lines.is_empty() { "landschap-weg" } else { "landschap" };
    let write = admin::begin(&ctx, form.key()).await?;
    actions::set_landmarks(&write, kind, lines).await?;
    admin::settled(&ctx, write, routes::admin::Places.done_at(done, "landschap")).await
}

/// Why a file is not taken in, as the key of its text.
const fn key(why: &NoLandmarks) -> &'static str {
    match why {
        NoLandmarks::NoFile(NoFile::NotJson) => "error-areas-not-json",
        NoLandmarks::NoFile(NoFile::NotACollection) => "error-areas-no-collection",
        NoLandmarks::NoFile(NoFile::OtherKind(_)) => "error-areas-other-kind",
        NoLandmarks::NoFile(NoFile::OtherGrid(_)) => "error-areas-other-grid",
        NoLandmarks::NoFile(NoFile::NotItsGrid(_)) => "error-areas-not-its-grid",
        NoLandmarks::NoLines => "error-landscape-no-lines",
        NoLandmarks::Elsewhere => "error-landscape-elsewhere",
        NoLandmarks::TooMany => "error-landscape-many",
    }
}

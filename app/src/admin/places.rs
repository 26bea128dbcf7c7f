//! `/beheer/gebieden`: districts and neighbourhoods out of a GeoJSON file. First looked at, then taken in.

use crate::admin::{self, actions, desk::under, preview::drawn};
use axum::{Router, extract::DefaultBodyLimit, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use serde::Deserialize;
use store::areas::import::{NoFile, read};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    meanwhile::print,
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    ui::{
        field::FileField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

pub use crate::admin::preview::Preview;

/// Largest file, in bytes. The neighbourhoods of a large city are 3 MB.
const LARGEST: usize = 12 * 1024 * 1024;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let upload =
        Router::new().at::<routes::admin::Places>(post(look)).layer(DefaultBodyLimit::max(LARGEST + 4096));
    upload.at::<routes::admin::TakeIn>(post(take_in))
}

/// The page. What it shows is in memory already.
#[component]
pub fn Places() -> impl IntoView {
    page(async |ctx, routes::admin::Places| {
        ctx.may(Action::Administer)?;
        Ok(view(&ctx))
    })
}

fn view(ctx: &Ctx) -> Page {
    let title = ctx.t("nav-areas");
    let areas = &ctx.live.areas;
    let counts = ctx.tv(
        "areas-now",
        &[("neighbourhoods", areas.neighbourhoods.len().into()), ("districts", areas.districts.len().into())],
    );
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{counts}</p>
            </div>
            {drawn(areas, &ctx.t("map-title"))}
            <Section id="nieuw" title=ctx.t("areas-file-title") class="mw-box mw-stack-l">
                <p class="nl-paragraph">{ctx.t("areas-file-text")}</p>
                {upload(ctx)}
            </Section>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn upload(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "gebieden");
    view! {
        <PostForm form=form.clone() to=routes::admin::Places.path() files=true>
            <FileField
                form=form
                name="file"
                label=ctx.t("areas-file")
                hint=ctx.t("areas-file-hint")
                accept=".geojson,.json,application/geo+json,application/json"
            />
            <div>
                <Submit text=ctx.t("areas-look") />
            </div>
        </PostForm>
    }
}

/// Keeps the file, so that it can be looked at and then taken in without sending it twice.
async fn look(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Places::PATH;
    ctx.may(Action::Administer)?;
    let file = form.file("file");
    let text = file.as_ref().map(|bytes| String::from_utf8(bytes.to_vec()).unwrap_or_default());
    if let Some(wrong) = wrong(text.as_deref()) {
        form.error("file", wrong);
    }
    let text = text.unwrap_or_default();
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    actions::keep_areas(&write, &text).await?;
    write.done(routes::admin::Preview.path()).await
}

/// Why a file can't be looked at. That an area in it is wrong is seen in the preview.
fn wrong(text: Option<&str>) -> Option<&'static str> {
    let Some(text) = text else { return Some("error-file-none") };
    match read(text) {
        Err(NoFile::NotJson) => Some("error-areas-not-json"),
        Err(NoFile::NotACollection) => Some("error-areas-no-collection"),
        Ok(all) if all.is_empty() => Some("error-areas-none"),
        Ok(_) => None,
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Looked {
    file: String,
}

/// Takes in the file that was looked at; the one that a colleague sent meanwhile is looked at first.
async fn take_in(ctx: Ctx, form: Posted<Looked>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let kept =
        store::settings::text(write.tx(), ctx.municipality(), "", store::settings::AREAS_TO_COME).await?;
    let Some(kept) = kept.filter(|kept| !kept.is_empty()) else {
        return Ok(Seen(routes::admin::Places.done("gebieden-al")));
    };
    let looked = &form.fields.file;
    if !looked.is_empty() && print(&kept) != *looked {
        return Ok(Seen(routes::admin::Preview.done("gebieden-opnieuw")));
    }
    actions::take_in_kept_areas(&write, &kept).await?;
    admin::settled(&ctx, write, routes::admin::Places.done("gebieden")).await
}

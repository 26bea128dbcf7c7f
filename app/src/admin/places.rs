//! `/beheer/gebieden`: districts and neighbourhoods out of a file, and the municipality's own list of
//! postcodes. A file is first looked at, then taken in.

use crate::admin::{self, actions, desk::under, landscape, one_area::things_in_words, preview::drawn};
use axum::{Router, extract::DefaultBodyLimit, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use store::areas::{
    Area,
    import::{NoFile, Reading, read},
    moves::{self, Last, Things},
    postcodes::{NoList, Postcodes},
};
use uuid::Uuid;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
    ui::{
        bits::heads,
        field::FileField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

pub use crate::admin::{one_area::OneArea, preview::Preview};

/// Largest file, in bytes. The neighbourhoods of a large city are 3 MB.
const LARGEST: usize = 12 * 1024 * 1024;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::Places>(post(look))
        .at::<routes::admin::Postcodes>(post(postcodes))
        .layer(DefaultBodyLimit::max(LARGEST + 4096))
        .at::<routes::admin::PlacesBack>(post(take_back))
}

/// The page.
#[component]
pub fn Places() -> impl IntoView {
    page(async |ctx, routes::admin::Places| {
        let model = PlacesModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// What stands on each area, and the change that can be taken back.
struct PlacesModel {
    things: HashMap<String, Things>,
    last: Option<Last>,
}

impl PlacesModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self {
            things: moves::things(ctx.db(), ctx.municipality()).await?,
            last: moves::last(ctx.db(), ctx.municipality()).await?,
        })
    }
}

fn view(ctx: &Ctx, model: &PlacesModel) -> Page {
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
            {model.last.map(|last| back(ctx, last))}
            {own_postcodes(ctx)}
            {(!areas.neighbourhoods.is_empty()).then(|| landscape::view(ctx))}
            {all(ctx, model)}
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
                accept=".geojson,.json,.geojsonl,application/geo+json,application/json"
            />
            <div>
                <Submit text=ctx.t("areas-look") />
            </div>
        </PostForm>
    }
}

/// The way back from the last change.
fn back(ctx: &Ctx, last: Last) -> impl IntoView + use<> {
    let at = text::moment(ctx.lang, last.at);
    view! {
        <Section id="terug" title=ctx.t("areas-back-title") class="mw-box mw-box--line mw-stack">
            <p class="nl-paragraph">{ctx.tv("areas-back-text", &[("at", at.into())])}</p>
            <PostForm form=FormView::new(ctx, "gebieden-terug") to=routes::admin::PlacesBack.path() class="">
                <input type="hidden" name="change" value=last.id.to_string() />
                <Submit text=ctx.t("areas-back-button") secondary=true />
            </PostForm>
        </Section>
    }
}

/// The list of postcodes: what there is, another one, and none.
fn own_postcodes(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "postcodes");
    let count = ctx.live.areas.postcodes.len();
    let now = match count {
        0 => ctx.t("postcodes-none"),
        count => ctx.tv("postcodes-now", &[("count", count.into())]),
    };
    let away = (count > 0).then(|| {
        view! {
            <button class="nl-button nl-button--secondary" type="submit" name="away" value="1">
                <span class="nl-button__label">{ctx.t("postcodes-away")}</span>
            </button>
        }
    });
    view! {
        <Section id="postcodes" title=ctx.t("postcodes-title") class="mw-box mw-stack-l">
            <p class="nl-paragraph">{ctx.t("postcodes-text")}" "{now}</p>
            <PostForm form=form.clone() to=routes::admin::Postcodes.path() files=true>
                <FileField
                    form=form
                    name="list"
                    label=ctx.t("areas-file")
                    hint=ctx.t("postcodes-hint")
                    accept=".csv,.txt,text/csv"
                />
                <div class="mw-btns">
                    <Submit text=ctx.t("postcodes-take-in") />
                    {away}
                </div>
            </PostForm>
        </Section>
    }
}

/// All areas, with what stands on them.
fn all(ctx: &Ctx, model: &PlacesModel) -> impl IntoView + use<> {
    let areas = &ctx.live.areas;
    let rows = areas.districts.iter().chain(&areas.neighbourhoods).map(|area| row(ctx, model, area));
    view! {
        <details class="mw-box mw-box--line">
            <summary>{ctx.t("areas-all")}</summary>
            <table class="mw-worklist">
                <caption class="mw-vh">{ctx.t("areas-all")}</caption>
                <thead>
                    <tr>{heads(ctx, ["field-name", "areas-code", "areas-kind", "areas-things"])}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
}

fn row(ctx: &Ctx, model: &PlacesModel, area: &Area) -> impl IntoView + use<> {
    let kind = ctx.t(if area.district.is_empty() { "areas-district" } else { "areas-neighbourhood" });
    let things = things_in_words(ctx, model.things.get(&area.code).copied().unwrap_or_default());
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("field-name")>
                <a class="nl-link" href=routes::admin::OneArea(&area.code).path()>
                    {area.name.clone()}
                </a>
            </th>
            <td data-label=ctx.t("areas-code")>{area.code.clone()}</td>
            <td data-label=ctx.t("areas-kind")>{kind}</td>
            <td data-label=ctx.t("areas-things")>{things}</td>
        </tr>
    }
}

/// Keeps the file, so that it can be looked at and then taken in without sending it twice.
async fn look(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Places::PATH;
    ctx.may(Action::Administer)?;
    let read = match form.file("file") {
        None => Err("error-file-none"),
        // Drawing thousands of areas takes a second or two: other requests go on meanwhile.
        Some(bytes) => {
            tokio::task::spawn_blocking(move || reading(&bytes)).await.unwrap_or(Err("error-areas-not-json"))
        }
    };
    let reading = match read {
        Ok(reading) => reading,
        Err(wrong) => {
            form.error("file", wrong);
            return Err(form.invalid(PAGE));
        }
    };
    let write = admin::begin(&ctx, form.key()).await?;
    actions::keep_areas(&write, &reading).await?;
    write.done(routes::admin::Preview.path()).await
}

/// What stands in a file, or why it can't be looked at. That an area in it is wrong is seen in the preview.
fn reading(bytes: &[u8]) -> Result<Reading, &'static str> {
    match read(bytes) {
        Ok(reading) if reading.areas.is_empty() => Err("error-areas-none"),
        Ok(reading) => Ok(reading),
        Err(NoFile::NotJson) => Err("error-areas-not-json"),
        Err(NoFile::NotACollection) => Err("error-areas-no-collection"),
        Err(NoFile::OtherKind(_)) => Err("error-areas-other-kind"),
        Err(NoFile::OtherGrid(_)) => Err("error-areas-other-grid"),
        Err(NoFile::NotItsGrid(_)) => Err("error-areas-not-its-grid"),
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Back {
    change: Uuid,
}

async fn take_back(ctx: Ctx, form: Posted<Back>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = admin::begin(&ctx, form.key()).await?;
    actions::take_back_areas(&write, form.fields.change).await?;
    admin::settled(&ctx, write, routes::admin::Places.done("gebieden-terug")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OwnList {
    away: String,
}

async fn postcodes(ctx: Ctx, mut form: Posted<OwnList>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Places::PATH;
    ctx.may(Action::Administer)?;
    let known = |code: &str| ctx.live.areas.neighbourhood(code).map(|area| area.code.clone());
    let (list, done) = if form.fields.away.is_empty() {
        let read = form.file("list").ok_or("error-file-none").and_then(|bytes| {
            Postcodes::read(&bytes, known).map_err(|no_list| match no_list {
                NoList::NoColumns => "error-postcodes-columns",
                NoList::Nothing => "error-postcodes-nothing",
            })
        });
        match read {
            Ok((list, _)) => (list, "postcodes"),
            Err(wrong) => {
                form.error("list", wrong);
                return Err(form.invalid(PAGE));
            }
        }
    } else {
        (Postcodes::default(), "postcodes-weg")
    };
    let write = admin::begin(&ctx, form.key()).await?;
    actions::set_postcodes(&write, &list).await?;
    admin::settled(&ctx, write, routes::admin::Places.done(done)).await
}

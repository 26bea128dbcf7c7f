//! `/beheer/gebieden/gebied/{code}`: what stands on an area, and how it ends.

use crate::admin::{self, actions, desk::under};
use axum::{Router, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use serde::Deserialize;
use store::areas::{
    Area,
    moves::{self, Things},
    settle::Change,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::Seen,
    ui::{
        bits::ButtonLink,
        field::{Select, options},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::OneArea>(post(end))
}

/// The page.
#[component]
pub fn OneArea() -> impl IntoView {
    page(async |ctx, routes::admin::OneArea(code)| {
        let model = AreaModel::load(&ctx, &code).await?;
        Ok(view(&ctx, &model))
    })
}

struct AreaModel {
    area: Area,
    things: Things,
}

impl AreaModel {
    async fn load(ctx: &Ctx, code: &str) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let area = there(ctx, code)?.clone();
        let things = moves::things(ctx.db(), ctx.municipality()).await?.remove(&area.code);
        Ok(Self { area, things: things.unwrap_or_default() })
    }
}

/// The area itself, not the one that took its place.
fn there<'a>(ctx: &'a Ctx, code: &str) -> Result<&'a Area, AppError> {
    ctx.live.areas.get(code).filter(|area| area.code == code).ok_or(AppError::NotFound)
}

/// Areas of the same kind, which can take its place.
fn others<'a>(ctx: &'a Ctx, area: &Area) -> impl Iterator<Item = &'a Area> + use<'a> {
    let areas = &ctx.live.areas;
    let same = if area.district.is_empty() { &areas.districts } else { &areas.neighbourhoods };
    let code = area.code.clone();
    same.iter().filter(move |other| other.code != code)
}

fn view(ctx: &Ctx, model: &AreaModel) -> Page {
    let area = &model.area;
    let kind = if area.district.is_empty() {
        ctx.t("areas-district")
    } else {
        ctx.tv("areas-in-district", &[("district", ctx.live.areas.name(&area.district).into())])
    };
    let form = FormView::new(ctx, "opheffen");
    let names = others(ctx, area).map(|other| (other.code.clone(), other.name.clone()));
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=area.name.clone() />
                <p class="nl-paragraph">{kind}" · "{area.code.clone()}</p>
                <p class="nl-paragraph">{ctx.t("areas-things")}": "{things_in_words(ctx, model.things)}</p>
            </div>
            <Section id="opheffen" title=ctx.t("areas-end-title") class="mw-box mw-stack-l">
                <p class="nl-paragraph">{ctx.t("areas-end-text")}</p>
                <PostForm form=form.clone() to=routes::admin::OneArea(&area.code).path()>
                    <Select
                        form=form
                        name="into"
                        label=ctx.t("areas-end-into")
                        options=options(ctx.t("areas-end-none"), names)
                    />
                    <div class="mw-btns">
                        <Submit text=ctx.t("areas-end-button") />
                        <ButtonLink to=routes::admin::Places.path() text=ctx.t("cancel") secondary=true />
                    </div>
                </PostForm>
            </Section>
        </div>
    };
    under(ctx, Page::new(area.name.clone(), routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-areas"), routes::admin::Places.path())
}

/// What stands on an area, in words.
#[must_use]
pub fn things_in_words(ctx: &Ctx, things: Things) -> String {
    let Things { initiatives, requests, talks, roles } = things;
    let parts: Vec<_> = [
        ("things-initiatives", initiatives),
        ("things-requests", requests),
        ("things-talks", talks),
        ("things-roles", roles),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| ctx.tv(key, &[("count", count.into())]))
    .collect();
    if parts.is_empty() { ctx.t("things-none") } else { parts.join(", ") }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Ended {
    into: String,
}

async fn end(
    ctx: Ctx,
    At(routes::admin::OneArea(code)): At<routes::admin::OneArea>,
    mut form: Posted<Ended>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let area = there(&ctx, &code)?;
    let into = Some(form.fields.into.clone()).filter(|into| !into.is_empty());
    let write = admin::begin(&ctx, form.key()).await?;
    let things = moves::things(write.tx(), ctx.municipality()).await?;
    if into.as_ref().is_some_and(|into| !others(&ctx, area).any(|other| other.code == *into)) {
        form.error("into", "error-choose");
    }
    let inside = ctx.live.areas.neighbourhoods.iter().any(|other| other.district == area.code);
    if into.is_none() && (inside || things.get(&area.code).is_some_and(|things| !things.is_nothing())) {
        form.error("into", "error-area-used");
    }
    form.check(&routes::admin::OneArea(&code).path())?;
    actions::change_areas(&write, &Change { come: Vec::new(), go: vec![(code, into)] }).await?;
    admin::settled(&ctx, write, routes::admin::Places.done("gebied-opgeheven")).await
}

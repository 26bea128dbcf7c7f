//! `/beheer/gebieden`: districts and neighbourhoods out of a GeoJSON file. First looked at, then taken in.

use crate::admin::{self, actions, desk::under};
use axum::{Router, extract::DefaultBodyLimit, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use store::areas::{
    self, Areas,
    import::{Incoming, NoFile, Wrong, read},
};
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    ui::{
        bits::{Badge, ButtonLink, heads},
        field::FileField,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// Largest file, in bytes. The neighbourhoods of a large city are 3 MB.
const LARGEST: usize = 12 * 1024 * 1024;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let upload =
        Router::new().at::<routes::admin::Places>(post(look)).layer(DefaultBodyLimit::max(LARGEST + 4096));
    upload.at::<routes::admin::TakeIn>(post(take_in))
}

/// `/beheer/gebieden`
#[component]
pub fn Places() -> impl IntoView {
    page(async |ctx, routes::admin::Places| places(ctx).await)
}

async fn places(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let title = ctx.t("nav-areas");
    let form = FormView::new(&ctx, "gebieden");
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
            <section class="mw-box mw-stack-l" aria-labelledby="nieuw">
                <h2 class="nl-heading nl-heading--level-2" id="nieuw">
                    {ctx.t("areas-file-title")}
                </h2>
                <p class="nl-paragraph">{ctx.t("areas-file-text")}</p>
                <form
                    method="post"
                    action=routes::admin::Places.path()
                    enctype="multipart/form-data"
                    class="mw-stack-l"
                    novalidate
                >
                    <Hidden form=form.clone() />
                    <FileField
                        form=form.clone()
                        name="file"
                        label=ctx.t("areas-file")
                        hint=ctx.t("areas-file-hint")
                        accept=".geojson,.json,application/geo+json,application/json"
                    />
                    <div>
                        <Submit text=ctx.t("areas-look") />
                    </div>
                </form>
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}

fn drawn(areas: &Areas, label: &str) -> impl IntoView + use<> {
    let paths = areas
        .neighbourhoods
        .iter()
        .map(|area| {
            view! {
                <path d=area.path.clone() class="n mw-s1">
                    <title>{area.name.clone()}</title>
                </path>
            }
        })
        .collect_view();
    let lines =
        areas.districts.iter().map(|area| view! { <path d=area.path.clone() class="wijk" /> }).collect_view();
    let none = areas.neighbourhoods.is_empty() && areas.districts.is_empty();
    (!none).then(|| {
        view! {
            <svg
                class="mw-map"
                viewBox=format!("0 0 {:.0} {:.0}", areas::WIDTH, areas.height())
                role="img"
                aria-label=label.to_owned()
            >
                {paths}
                {lines}
            </svg>
        }
    })
}

/// Keeps the file, so that it can be looked at and then taken in without sending it twice.
async fn look(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Places::PATH;
    ctx.may(Action::Administer)?;
    let text = match form.file("file") {
        None => {
            form.error("file", "error-file-none");
            String::new()
        }
        Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap_or_default(),
    };
    if !form.has_errors() {
        match read(&text) {
            Err(NoFile::NotJson) => form.error("file", "error-areas-not-json"),
            Err(NoFile::NotACollection) => form.error("file", "error-areas-no-collection"),
            Ok(all) if all.is_empty() => form.error("file", "error-areas-none"),
            Ok(_) => {}
        }
    }
    form.check(PAGE)?;
    let write = ctx.begin(form.key()).await?;
    actions::keep_areas(&write, &text).await?;
    write.done(routes::admin::Preview.path()).await
}

/// `/beheer/gebieden/bekijken`
#[component]
pub fn Preview() -> impl IntoView {
    page(async |ctx, routes::admin::Preview| preview(ctx).await)
}

/// What an area of the file would do.
fn change(ctx: &Ctx, area: &Incoming) -> (&'static str, &'static str) {
    match ctx.live.areas.get(&area.code) {
        None => ("areas-new", "success"),
        Some(there) if there.name != area.name => ("areas-renamed", "info"),
        Some(there) if there.outline != area.outline => ("areas-redrawn", "info"),
        Some(_) => ("areas-same", "neutral"),
    }
}

async fn preview(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let text = store::settings::text(ctx.db(), ctx.municipality(), "", store::settings::AREAS_TO_COME)
        .await?
        .ok_or(AppError::NotFound)?;
    let all = read(&text).map_err(|_read_before| AppError::NotFound)?;
    let title = ctx.t("areas-preview");
    let wrong: Vec<(usize, Wrong)> = all
        .iter()
        .enumerate()
        .filter_map(|(index, area)| area.as_ref().err().map(|wrong| (index + 1, *wrong)))
        .collect();
    let good: Vec<&Incoming> = all.iter().filter_map(|area| area.as_ref().ok()).collect();
    let errors = (!wrong.is_empty()).then(|| {
        let lines = wrong
            .iter()
            .map(|(number, wrong)| {
                view! {
                    <li class="utrecht-unordered-list__item">
                        {ctx
                            .tv(
                                "areas-feature",
                                &[
                                    ("number", number.to_string().into()),
                                    ("wrong", ctx.t(&format!("areas-wrong-{}", wrong.code())).into()),
                                ],
                            )}
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="mw-notice mw-notice--warning" role="alert" data-testid="area-errors">
                <div class="mw-stack-s">
                    <p>{ctx.tv("areas-errors", &[("count", wrong.len().into())])}</p>
                    <ul class="utrecht-unordered-list">{lines}</ul>
                </div>
            </div>
        }
    });
    let rows = good
        .iter()
        .map(|area| {
            let (key, tone) = change(&ctx, area);
            let kind = ctx.t(if area.district.is_some() { "areas-neighbourhood" } else { "areas-district" });
            view! {
                <tr>
                    <th scope="row" data-label=ctx.t("field-name")>
                        {area.name.clone()}
                    </th>
                    <td data-label=ctx.t("areas-code")>{area.code.clone()}</td>
                    <td data-label=ctx.t("areas-kind")>{kind}</td>
                    <td data-label=ctx.t("areas-change")>
                        <Badge tone=tone text=ctx.t(key) />
                    </td>
                </tr>
            }
        })
        .collect_view();
    let head = heads(&ctx, ["field-name", "areas-code", "areas-kind", "areas-change"]);
    let coming = |district: bool| {
        good.iter()
            .filter(move |area| area.district.is_none() == district)
            .map(|area| as_area(area))
            .collect::<Vec<_>>()
    };
    let picture = drawn(&Areas::new(coming(false), coming(true)), &title);
    let form = FormView::new(&ctx, "inlezen");
    let take = wrong.is_empty().then(|| {
        let text = ctx.tv("areas-take-in", &[("count", good.len().into())]);
        view! {
            <form method="post" action=routes::admin::TakeIn.path()>
                <Hidden form=form />
                <Submit text=text />
            </form>
        }
    });
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("areas-preview-text")}</p>
            </div>
            {errors}
            {picture}
            <div class="mw-btns">
                {take}<ButtonLink to=routes::admin::Places.path() text=ctx.t("areas-other") secondary=true />
            </div>
            <table class="mw-worklist">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-areas"), routes::admin::Places.path()))
}

fn as_area(area: &Incoming) -> store::areas::Area {
    store::areas::Area {
        code: area.code.clone(),
        name: area.name.clone(),
        district: area.district.clone().unwrap_or_default(),
        outline: area.outline.clone(),
        point: area.point,
        path: String::new(),
        at: (0.0, 0.0),
    }
}

/// Takes in the file that was looked at.
async fn take_in(ctx: Ctx, form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    actions::take_in_kept_areas(&write).await?;
    admin::settled(&ctx, write, routes::admin::Places.done("gebieden")).await
}

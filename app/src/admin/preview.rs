//! `/beheer/gebieden/bekijken`: what a file of areas would change, before it is taken in.

use crate::admin::desk::under;
use domain::access::Action;
use leptos::prelude::*;
use store::areas::{
    self, Area, Areas,
    import::{Incoming, Wrong, read},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::print,
    route::Route as _,
    routes,
    ui::{
        bits::{Badge, ButtonLink, heads},
        form::{PostForm, Submit},
        page::{Page, page},
        section::Opening,
    },
};

/// The page.
#[component]
pub fn Preview() -> impl IntoView {
    page(async |ctx, routes::admin::Preview| {
        let model = PreviewModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// The areas of a file that was kept.
struct PreviewModel {
    /// Tells this file from another one.
    print: String,
    good: Vec<Incoming>,
    /// Their numbers in the file, and what is wrong with them.
    wrong: Vec<(usize, Wrong)>,
}

impl PreviewModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let text = store::settings::text(ctx.db(), ctx.municipality(), "", store::settings::AREAS_TO_COME)
            .await?
            .ok_or(AppError::NotFound)?;
        let all = read(&text).map_err(|_read_before| AppError::NotFound)?;
        let (mut good, mut wrong) = (Vec::new(), Vec::new());
        for (index, area) in all.into_iter().enumerate() {
            match area {
                Ok(area) => good.push(area),
                Err(error) => wrong.push((index + 1, error)),
            }
        }
        Ok(Self { print: print(&text), good, wrong })
    }

    /// The districts of the file, or its neighbourhoods.
    fn coming(&self, districts: bool) -> Vec<Area> {
        self.good.iter().filter(|area| area.district.is_none() == districts).map(as_area).collect()
    }
}

fn view(ctx: &Ctx, model: &PreviewModel) -> Page {
    let title = ctx.t("areas-preview");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("areas-preview-text") />
            {errors(ctx, model)}
            {drawn(&Areas::new(model.coming(false), model.coming(true)), &title)}
            <div class="mw-btns">
                {take_in(ctx, model)}
                <ButtonLink to=routes::admin::Places.path() text=ctx.t("areas-other") secondary=true />
            </div>
            <table class="mw-worklist">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{heads(ctx, ["field-name", "areas-code", "areas-kind", "areas-change"])}</tr>
                </thead>
                <tbody>{model.good.iter().map(|area| row(ctx, area)).collect_view()}</tbody>
            </table>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-areas"), routes::admin::Places.path())
}

fn errors(ctx: &Ctx, model: &PreviewModel) -> impl IntoView + use<> {
    let line = |(number, wrong): &(usize, Wrong)| {
        let wrong = ctx.t(&format!("areas-wrong-{}", wrong.code()));
        let values = [("number", number.to_string().into()), ("wrong", wrong.into())];
        view! { <li class="utrecht-unordered-list__item">{ctx.tv("areas-feature", &values)}</li> }
    };
    (!model.wrong.is_empty()).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning" role="alert" data-testid="area-errors">
                <div class="mw-stack-s">
                    <p>{ctx.tv("areas-errors", &[("count", model.wrong.len().into())])}</p>
                    <ul class="utrecht-unordered-list">{model.wrong.iter().map(line).collect_view()}</ul>
                </div>
            </div>
        }
    })
}

/// The button, when nothing is wrong with the file.
fn take_in(ctx: &Ctx, model: &PreviewModel) -> impl IntoView + use<> {
    model.wrong.is_empty().then(|| {
        view! {
            <PostForm form=FormView::new(ctx, "inlezen") to=routes::admin::TakeIn.path() class="">
                <input type="hidden" name="file" value=model.print.clone() />
                <Submit text=ctx.tv("areas-take-in", &[("count", model.good.len().into())]) />
            </PostForm>
        }
    })
}

fn row(ctx: &Ctx, area: &Incoming) -> impl IntoView + use<> {
    let (key, tone) = change(ctx, area);
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

fn as_area(area: &Incoming) -> Area {
    Area {
        code: area.code.clone(),
        name: area.name.clone(),
        district: area.district.clone().unwrap_or_default(),
        outline: area.outline.clone(),
        point: area.point,
        path: String::new(),
        at: (0.0, 0.0),
    }
}

/// Areas as a map.
pub fn drawn(areas: &Areas, label: &str) -> impl IntoView + use<> {
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

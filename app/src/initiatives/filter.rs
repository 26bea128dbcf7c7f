//! The filters that list and map share. They stand in the address, so that a link shows the same to
//! everybody.

use domain::initiative::Stage;
use leptos::prelude::*;
use store::{
    areas::Area,
    initiatives::filter::{Filter, Sort},
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    ui::{bits::Empty, field::Select, form::Submit},
};

/// The filters in the address of a request; what is not understood is left out.
#[must_use]
pub fn of(ctx: &Ctx) -> Filter {
    let place = ctx.asked("buurt").or_else(|| ctx.asked("wijk")).and_then(|code| ctx.live.areas.get(code));
    let base = Filter {
        words: ctx.asked("q").unwrap_or_default().trim().chars().take(200).collect(),
        theme: ctx.asked("thema").and_then(|code| code.parse().ok()),
        stage: ctx.asked("fase").and_then(|code| code.parse().ok()),
        sort: if ctx.asked("volgorde") == Some("naam") { Sort::Name } else { Sort::Newest },
        ..Filter::default()
    };
    match place {
        Some(area) => base.only(area),
        None => base,
    }
}

/// The filters as a query, with its `?`; empty when nothing is asked.
#[must_use]
pub fn query(asked: &Filter) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if !asked.words.is_empty() {
        pairs.push(("q", &asked.words));
    }
    if let Some(theme) = asked.theme {
        pairs.push(("thema", theme.code()));
    }
    if let Some(area) = asked.area.as_deref().or(asked.district.as_deref()) {
        pairs.push(("buurt", area));
    }
    if let Some(stage) = asked.stage {
        pairs.push(("fase", stage.code()));
    }
    if asked.sort == Sort::Name {
        pairs.push(("volgorde", "naam"));
    }
    let query = serde_html_form::to_string(&pairs).unwrap_or_default();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// Choices of one area: districts with their neighbourhoods under them.
#[must_use]
pub fn area_options(ctx: &Ctx) -> Vec<(String, String)> {
    let areas = &ctx.live.areas;
    let inside = |district: &Area| {
        areas
            .neighbourhoods
            .iter()
            .filter(|area| area.district == district.code)
            .map(|area| (area.code.clone(), format!("– {}", area.name)))
            .collect::<Vec<_>>()
    };
    areas
        .districts
        .iter()
        .flat_map(|district| {
            std::iter::once((district.code.clone(), district.name.clone())).chain(inside(district))
        })
        .collect()
}

/// The form with the filters, for the page at this path.
pub fn form(ctx: &Ctx, asked: &Filter, path: &'static str) -> impl IntoView + use<> {
    let all = (String::new(), ctx.t("filter-all"));
    let with_all =
        |options: Vec<(String, String)>| std::iter::once(all.clone()).chain(options).collect::<Vec<_>>();
    let themes = with_all(
        ctx.live
            .themes()
            .iter()
            .map(|theme| (theme.code().to_owned(), ctx.name("theme", theme.code())))
            .collect(),
    );
    let stages = with_all(
        Stage::ALL.iter().map(|stage| (stage.code().to_owned(), ctx.name("stage", stage.code()))).collect(),
    );
    let places = with_all(area_options(ctx));
    let sorts = vec![(String::new(), ctx.t("sort-newest")), ("naam".to_owned(), ctx.t("sort-name"))];
    let form = FormView { name: "zoek", of: String::new(), state: None, key: uuid::Uuid::nil() };
    let place = asked.area.clone().or_else(|| asked.district.clone()).unwrap_or_default();
    let active = asked.active();
    let some = active > 0;
    view! {
        <form class="mw-filters" method="get" action=path role="search" aria-label=ctx.t("filter-label")>
            <label class="utrecht-form-label" for="zoek-q">
                {ctx.t("filter-words")}
            </label>
            <div class="utrecht-search-bar">
                <input
                    class="utrecht-textbox utrecht-textbox--html-input"
                    type="search"
                    id="zoek-q"
                    name="q"
                    value=asked.words.clone()
                    maxlength="200"
                />
                <Submit text=ctx.t("search-button") />
            </div>
            <details class="mw-filters__more" open=some>
                <summary>
                    {ctx.t("filter-more")}
                    {(active > 0)
                        .then(|| {
                            view! {
                                " "
                                <b>{active.to_string()}</b>
                            }
                        })}
                </summary>
                <div class="mw-filters__row">
                    <Select
                        form=form.clone()
                        name="thema"
                        label=ctx.t("filter-theme")
                        options=themes
                        value=asked.theme.map(|theme| theme.code()).unwrap_or_default()
                    />
                    <Select
                        form=form.clone()
                        name="buurt"
                        label=ctx.t("filter-area")
                        options=places
                        value=place
                    />
                    <Select
                        form=form.clone()
                        name="fase"
                        label=ctx.t("filter-stage")
                        options=stages
                        value=asked.stage.map(|stage| stage.code()).unwrap_or_default()
                    />
                    <Select
                        form=form
                        name="volgorde"
                        label=ctx.t("filter-sort")
                        options=sorts
                        value=if asked.sort == Sort::Name { "naam" } else { "" }
                    />
                </div>
            </details>
            {(active > 0)
                .then(|| {
                    view! {
                        <p>
                            <a class="nl-link" href=path>
                                {ctx.t("filter-clear")}
                            </a>
                        </p>
                    }
                })}
        </form>
    }
}

/// What stands there when nothing was found, with a way on.
pub fn nothing(ctx: &Ctx, path: &'static str) -> impl IntoView + use<> {
    let (clear, register) = (ctx.t("filter-clear"), ctx.t("register-title"));
    view! {
        <Empty text=ctx.t("initiatives-none")>
            <p class="mw-btns">
                <a class="nl-button nl-button--secondary" href=path>
                    <span class="nl-button__label">{clear}</span>
                </a>
                <a class="nl-button nl-button--primary" href=routes::register::What.path()>
                    <span class="nl-button__label">{register}</span>
                </a>
            </p>
        </Empty>
    }
}

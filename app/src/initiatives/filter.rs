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
    ui::{
        bits::Empty,
        field::{Select, options},
        form::Submit,
    },
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
        .chain(areas.without_district().map(|area| (area.code.clone(), area.name.clone())))
        .collect()
}

/// The form with the filters, for the page at this path.
pub fn form(ctx: &Ctx, asked: &Filter, path: &'static str) -> impl IntoView + use<> {
    let active = asked.active();
    let clear = (active > 0).then(|| {
        view! {
            <p>
                <a class="nl-link" href=path>
                    {ctx.t("filter-clear")}
                </a>
            </p>
        }
    });
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
            {narrower(ctx, asked, active)}
            {clear}
        </form>
    }
}

/// The other filters, unfolded when one is in use.
fn narrower(ctx: &Ctx, asked: &Filter, active: usize) -> impl IntoView + use<> {
    let count = (active > 0).then(|| {
        view! {
            " "
            <b>{active.to_string()}</b>
        }
    });
    let place = asked.area.clone().or_else(|| asked.district.clone()).unwrap_or_default();
    let themes = ctx.live.themes();
    let themes = themes.iter().map(|theme| (theme.code().to_owned(), ctx.name("theme", theme.code())));
    let stages = Stage::ALL.iter().map(|stage| (stage.code().to_owned(), ctx.name("stage", stage.code())));
    let all = |some: Vec<(String, String)>| options(ctx.t("filter-all"), some);
    let sorts = vec![(String::new(), ctx.t("sort-newest")), ("naam".to_owned(), ctx.t("sort-name"))];
    let lists = [
        ("thema", "filter-theme", all(themes.collect()), asked.theme.map(|theme| theme.code().to_owned())),
        ("buurt", "filter-area", all(area_options(ctx)), Some(place)),
        ("fase", "filter-stage", all(stages.collect()), asked.stage.map(|stage| stage.code().to_owned())),
        ("volgorde", "filter-sort", sorts, (asked.sort == Sort::Name).then(|| "naam".to_owned())),
    ];
    let lists = lists.map(|(name, label, options, chosen)| {
        let form = FormView { name: "zoek", of: String::new(), state: None, key: uuid::Uuid::nil() };
        let value = chosen.unwrap_or_default();
        view! { <Select form=form name=name label=ctx.t(label) options=options value=value /> }
    });
    view! {
        <details class="mw-filters__more" open=active != 0>
            <summary>{ctx.t("filter-more")} {count}</summary>
            <div class="mw-filters__row">{lists.collect_view()}</div>
        </details>
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

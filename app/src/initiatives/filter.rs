//! The filters that list and map share. They stand in the address, so that a link shows the same to
//! everybody.

use domain::{
    initiative::{Stage, Theme},
    lang::Lang,
    text::Postcode,
};
use leptos::prelude::*;
use store::{
    areas::{Area, near::Near},
    initiatives::{
        filter::{Filter, Sort},
        index::{Choices, Found},
    },
    search::{Question, named},
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        bits::Empty,
        field::options,
        search::{self, Choice, SearchBar},
    },
};

/// The filters in the address of a request, and what is under them; what is not understood is left out.
///
/// # Errors
/// When the database does not answer.
pub async fn of(ctx: &Ctx) -> Result<(Filter, Found), AppError> {
    let asked = asked(ctx);
    let found = ctx.find(&asked).await?;
    Ok((asked, found))
}

/// The filters in the address of a request.
#[must_use]
pub fn asked(ctx: &Ctx) -> Filter {
    let place = ctx.asked("buurt").or_else(|| ctx.asked("wijk")).and_then(|code| ctx.live.areas.get(code));
    let words = search::words(ctx);
    let base = Filter {
        question: Question::of(&words, &names(ctx, &words)),
        at_postcode: at_postcode(ctx, &words),
        words,
        theme: ctx.asked("thema").and_then(|code| code.parse().ok()),
        stage: ctx.asked("fase").and_then(|code| code.parse().ok()),
        sort: match ctx.asked("volgorde") {
            Some("naam") => Sort::Name,
            Some("nieuw") => Sort::Newest,
            _ => Sort::Best,
        },
        ..Filter::default()
    };
    match place {
        Some(area) => base.only(area),
        None => base,
    }
}

/// What themes are called, in both languages, with the tokens under which they are found.
fn names(ctx: &Ctx, words: &str) -> Vec<(String, String)> {
    if words.is_empty() {
        return Vec::new();
    }
    let of = |theme: &Theme| {
        let token = named(theme.code());
        let code = theme.code();
        let delivered = Lang::ALL.iter().map(|lang| lang.name("theme", code));
        let all: Vec<_> =
            delivered.chain([ctx.name("theme", code)]).map(|name| (name, token.clone())).collect();
        all
    };
    Theme::ALL.iter().flat_map(of).collect()
}

/// Whether what was typed is a postcode, or the four digits of one.
fn is_postcode(words: &str) -> bool {
    let digits = words.len() == 4 && words.chars().all(|c| c.is_ascii_digit()) && !words.starts_with('0');
    digits || words.parse::<Postcode>().is_ok()
}

/// The neighbourhoods at a postcode, when that is what was typed and there are some: the number of a year is
/// a word like others.
fn at_postcode(ctx: &Ctx, words: &str) -> Option<Vec<String>> {
    let areas = &ctx.live.areas;
    let near = match words.parse::<Postcode>() {
        Ok(postcode) => areas.near_postcode(&postcode),
        Err(_) if is_postcode(words) => areas.near_digits(words),
        Err(_) => return None,
    };
    match near {
        Near::These(areas) => Some(areas.into_iter().map(|area| area.code.clone()).collect()),
        Near::Elsewhere | Near::Unknown => None,
    }
}

/// What is said of a search above what was found: where a postcode looks, that not every word was found, or
/// that there is no word to look for.
#[must_use]
pub fn said(ctx: &Ctx, asked: &Filter, found: &Found) -> Option<String> {
    match &asked.at_postcode {
        _ if asked.words.is_empty() => None,
        Some(_) => Some(ctx.tv("search-at-postcode", &[("words", (&asked.words).into())])),
        None if asked.question.is_empty() => Some(ctx.t("search-no-words")),
        None if asked.question.says_nothing() => Some(ctx.t("search-small")),
        None if found.any => Some(ctx.t("search-any")),
        None => None,
    }
}

/// What was probably meant by words that found nothing, when that finds something.
///
/// # Errors
/// When the database does not answer.
pub async fn probably(ctx: &Ctx, asked: &Filter, found: &Found) -> Result<Option<String>, AppError> {
    if (found.total() > 0 && !found.any) || asked.question.is_empty() || asked.at_postcode.is_some() {
        return Ok(None);
    }
    let Some(words) = ctx.app.index.meant(&ctx.app.db, asked).await? else { return Ok(None) };
    let other = Filter { question: Question::of(&words, &names(ctx, &words)), ..asked.clone() };
    let better = ctx.find(&other).await?;
    Ok((better.total() > 0 && !better.any).then_some(words))
}

/// The way to what was probably meant.
pub fn meant(ctx: &Ctx, words: &str, path: &'static str) -> impl IntoView + use<> {
    let changes = [("q", words), ("pagina", "")];
    let query = ctx.with_query(&changes);
    let to = query.split_once('?').map_or_else(|| path.to_owned(), |(_, query)| format!("{path}?{query}"));
    view! {
        <p class="nl-paragraph" role="status">
            {ctx.t("search-meant")}
            " "
            <a class="nl-link" href=to>
                {words.to_owned()}
            </a>
            "?"
        </p>
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
    if let Some(order) = order(asked) {
        pairs.push(("volgorde", order));
    }
    let query = serde_html_form::to_string(&pairs).unwrap_or_default();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// The order that was chosen, when it is not the usual one.
fn order(asked: &Filter) -> Option<&'static str> {
    match asked.sort {
        Sort::Name => Some("naam"),
        Sort::Newest if !asked.words.is_empty() => Some("nieuw"),
        Sort::Newest | Sort::Best => None,
    }
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
pub fn form(ctx: &Ctx, (asked, found): (&Filter, &Found), path: &'static str) -> impl IntoView + use<> {
    let active = asked.active();
    let chosen = active - usize::from(!asked.words.is_empty());
    view! {
        <form class="mw-filters" method="get" action=path role="search" aria-label=ctx.t("filter-label")>
            <SearchBar
                label=ctx.t("filter-words")
                words=asked.words.clone()
                suggest=routes::initiatives::Suggestions.path()
            />
            {search::narrower(ctx, choices(ctx, asked, &found.choices(asked)), chosen)}
            {search::clear(ctx, path, active)}
        </form>
    }
}

/// The choices that narrow a list of initiatives.
fn choices(ctx: &Ctx, asked: &Filter, left: &Choices) -> Vec<Choice> {
    let place = asked.area.clone().or_else(|| asked.district.clone()).unwrap_or_default();
    // With how many each would leave.
    let counted = |code: &str, name: String, left: Option<&u64>| {
        let count = left.copied().unwrap_or_default();
        (code.to_owned(), ctx.tv("filter-counted", &[("name", name.into()), ("count", count.into())]))
    };
    let themes = ctx.live.themes();
    let themes = themes
        .iter()
        .map(|theme| counted(theme.code(), ctx.name("theme", theme.code()), left.themes.get(theme)));
    let stages = Stage::ALL
        .iter()
        .map(|stage| counted(stage.code(), ctx.name("stage", stage.code()), left.stages.get(stage)));
    let places = area_options(ctx).into_iter().map(|(code, name)| {
        let left = left.places.get(&code);
        counted(&code, name, left)
    });
    let all = |some: Vec<(String, String)>| options(ctx.t("filter-all"), some);
    let newest = if asked.words.is_empty() { "" } else { "nieuw" };
    let best = (!asked.words.is_empty()).then(|| (String::new(), ctx.t("sort-best")));
    let sorts = [(newest.to_owned(), ctx.t("sort-newest")), ("naam".to_owned(), ctx.t("sort-name"))];
    let sorts: Vec<_> = best.into_iter().chain(sorts).collect();
    let theme = asked.theme.map(|theme| theme.code().to_owned()).unwrap_or_default();
    let stage = asked.stage.map(|stage| stage.code().to_owned()).unwrap_or_default();
    let order = order(asked).unwrap_or_default().to_owned();
    vec![
        Choice { name: "thema", label: "filter-theme", options: all(themes.collect()), value: theme },
        Choice { name: "buurt", label: "filter-area", options: all(places.collect()), value: place },
        Choice { name: "fase", label: "filter-stage", options: all(stages.collect()), value: stage },
        Choice { name: "volgorde", label: "filter-sort", options: sorts, value: order },
    ]
}

/// What stands there when nothing was found, with a way on.
pub fn nothing(ctx: &Ctx, asked: &Filter, path: &'static str) -> impl IntoView + use<> {
    let (none, clear) = (ctx.t("initiatives-none"), ctx.t("filter-clear"));
    let register = ctx.t("register-title");
    // The names of streets are not known here; who looks for theirs, or by another postcode, is helped on.
    let help = match asked.at_postcode {
        None if is_postcode(&asked.words) => {
            Some(ctx.tv("search-no-postcode", &[("words", (&asked.words).into())]))
        }
        None if !asked.question.is_empty() => Some(ctx.t("search-street")),
        _ => None,
    };
    view! {
        <Empty text=none>
            {help.map(|help| view! { <p class="nl-paragraph">{help}</p> })} <p class="mw-btns">
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

//! `/zo-doen-wij-het`: the municipality's own figures, drawn, for everybody.

use crate::figures::numbers::{self, Line, Section};
use domain::{
    figures::{Period, Shown, Spread},
    time::day_of,
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        page::{Page, page},
    },
};

/// The page.
#[component]
pub fn Figures() -> impl IntoView {
    page(async |ctx, routes::figures::Figures| figures(ctx).await)
}

/// The period that is asked for; this year when none is.
#[must_use]
pub fn period(ctx: &Ctx) -> Period {
    ctx.asked("periode")
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| Period::year_of(day_of(ctx.now)))
}

/// A period in words.
fn name(ctx: &Ctx, period: Period) -> String {
    let year = period.year.to_string();
    match period.quarter {
        None => year,
        Some(quarter) => {
            ctx.tv("figures-quarter", &[("quarter", quarter.to_string().into()), ("year", year.into())])
        }
    }
}

async fn figures(ctx: Ctx) -> Result<Page, AppError> {
    let asked = period(&ctx);
    let sections = numbers::of(&ctx, asked).await?;
    let periods = numbers::periods(&ctx).await?;
    let title = ctx.t("nav-figures");
    let options = periods
        .iter()
        .map(|period| {
            let selected = *period == asked;
            view! {
                <option value=period.to_string() selected=selected>
                    {name(&ctx, *period)}
                </option>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack mw-narrow">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("figures-intro")}</p>
                <form class="mw-filter-line" method="get" action=routes::figures::Figures.path()>
                    <label class="utrecht-form-label" for="periode">
                        {ctx.t("figures-period")}
                    </label>
                    <select class="utrecht-select utrecht-select--html-select" id="periode" name="periode">
                        {options}
                    </select>
                    <button class="nl-button nl-button--secondary" type="submit">
                        <span class="nl-button__label">{ctx.t("show")}</span>
                    </button>
                    <a class="nl-link" href=routes::figures::Download.ask("periode", asked) download="">
                        {ctx.tv("figures-download", &[("period", name(&ctx, asked).into())])}
                    </a>
                </form>
                <p class="mw-small">{ctx.t("figures-small")}</p>
            </div>
            <div class="mw-figures">
                {sections.into_iter().map(|section| drawn(&ctx, section)).collect_view()}
            </div>
        </div>
    };
    Ok(Page::new(title, routes::figures::Figures::PATH, body).under(ctx.t("home"), routes::site::Home.path()))
}

fn drawn(ctx: &Ctx, section: Section) -> impl IntoView + use<> {
    let id = section.id;
    let most = section.lines.iter().map(|line| amount(line.count)).max().unwrap_or(0).max(1);
    let empty = section.lines.is_empty().then(|| view! { <Empty text=ctx.t("figures-nothing") /> });
    let rows = section.lines.into_iter().map(|line| row(ctx, line, most)).collect_view();
    let terms = section.terms.into_iter().map(|(name, spread)| term(ctx, name, spread)).collect_view();
    let title = section.title.clone();
    view! {
        <section class="mw-box mw-box--line mw-stack" aria-labelledby=id>
            <h2 class="nl-heading nl-heading--level-3" id=id>
                {section.title}
            </h2>
            {empty}
            {terms}
            <table class="mw-figure">
                <caption class="mw-vh">{title}</caption>
                <thead class="mw-vh">
                    <tr>
                        <th scope="col">{ctx.t("figures-what")}</th>
                        <th scope="col">{ctx.t("figures-drawn")}</th>
                        <th scope="col">{ctx.t("figures-count")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

const fn amount(count: Shown) -> usize {
    match count {
        Shown::Exactly(count) => count,
        Shown::Few | Shown::Withheld => 0,
    }
}

fn row(ctx: &Ctx, line: Line, most: usize) -> impl IntoView + use<> {
    let wide = amount(line.count) * 100 / most;
    let said = match (line.count, line.percent) {
        (Shown::Few, _) => "< 5".to_owned(),
        (Shown::Withheld, _) => ctx.t("figures-withheld"),
        (Shown::Exactly(count), None) => count.to_string(),
        (Shown::Exactly(count), Some(percent)) => {
            ctx.tv("figures-share", &[("count", count.into()), ("percent", percent.into())])
        }
    };
    view! {
        <tr>
            <th scope="row">{line.name}</th>
            <td class="bar">
                <svg
                    class="mw-bar"
                    viewBox="0 0 100 12"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                >
                    <rect class="part-1" width=wide.to_string() height="12" />
                </svg>
            </td>
            <td class="num">{said}</td>
        </tr>
    }
}

fn term(ctx: &Ctx, name: String, spread: Option<Spread>) -> impl IntoView + use<> {
    let said = spread.map_or_else(
        || ctx.t("figures-too-few"),
        |spread| ctx.tv("figures-spread", &[("median", spread.median.into()), ("p90", spread.p90.into())]),
    );
    view! {
        <p class="nl-paragraph">
            <b>{name}</b>
            <br />
            {said}
        </p>
    }
}

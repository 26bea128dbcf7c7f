//! `/zo-doen-wij-het`: the municipality's own figures, drawn, for everybody.

use crate::figures::numbers::{Happened, Line, Part, SPEED};
use domain::{
    figures::{Period, Shown, Spread},
    time::day_of,
};
use leptos::prelude::*;
use std::sync::Arc;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::{Empty, heads},
        page::{Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Figures() -> impl IntoView {
    page(async |ctx, routes::figures::Figures| Ok(view(&ctx, &*FiguresModel::load(&ctx).await?)))
}

/// The period that is asked for; this year when none is.
fn period(ctx: &Ctx) -> Period {
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

/// What is told of one period, and of which periods there is something to tell.
pub struct FiguresModel {
    /// Which period it is.
    pub asked: Period,
    periods: Arc<Vec<Period>>,
    /// Each part of the page.
    pub parts: Vec<Part>,
}

impl FiguresModel {
    /// Of the period that is asked for. They are the same for everybody, so they are counted once in a while.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Arc<Self>, AppError> {
        Self::of(ctx, period(ctx)).await
    }

    /// Of this year.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn this_year(ctx: &Ctx) -> Result<Arc<Self>, AppError> {
        Self::of(ctx, Period::year_of(day_of(ctx.now))).await
    }

    async fn of(ctx: &Ctx, asked: Period) -> Result<Arc<Self>, AppError> {
        // Of all that can be asked, only periods of ours are counted: any year stands in an address.
        let periods = periods(ctx).await?;
        let asked = if periods.contains(&asked) { asked } else { Period::year_of(day_of(ctx.now)) };
        let name = format!("{asked} {}", ctx.lang.code());
        let count = async {
            let parts = Happened::load(ctx, asked).await?.told(ctx, asked);
            Ok(Self { asked, periods, parts })
        };
        ctx.figures(name, count).await
    }
}

impl FiguresModel {
    /// How long it took until a resident and somebody of ours spoke, when enough did.
    #[must_use]
    pub fn first_contact(&self) -> Option<&Spread> {
        self.speed()?.terms.first()?.1.as_ref()
    }

    /// How many requests came in, as far as that may be told.
    #[must_use]
    pub fn received(&self) -> Option<Shown> {
        Some(self.speed()?.lines.first()?.count)
    }

    fn speed(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == SPEED)
    }
}

/// The periods of which there is something to tell, newest first.
async fn periods(ctx: &Ctx) -> Result<Arc<Vec<Period>>, AppError> {
    let all = async {
        let first = store::requests::first(ctx.db(), ctx.municipality()).await?;
        let today = day_of(ctx.now);
        Ok(Period::between(first.map_or(today, day_of), today))
    };
    ctx.figures("periods".to_owned(), all).await
}

fn view(ctx: &Ctx, model: &FiguresModel) -> Page {
    let title = ctx.t("nav-figures");
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack mw-narrow">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("figures-intro")}</p>
                {which(ctx, model)}
                <p class="mw-small">{ctx.t("figures-small")}</p>
            </div>
            <div class="mw-figures">{model.parts.iter().map(|part| drawn(ctx, part)).collect_view()}</div>
        </div>
    };
    Page::new(title, routes::figures::Figures::PATH, body).under(ctx.t("home"), routes::site::Home.path())
}

/// The choice of a period, and the file of the one that is shown.
fn which(ctx: &Ctx, model: &FiguresModel) -> impl IntoView + use<> {
    let asked = model.asked;
    let option = |period: &Period| {
        view! {
            <option value=period.to_string() selected=*period == asked>
                {name(ctx, *period)}
            </option>
        }
    };
    view! {
        <form class="mw-filter-line" method="get" action=routes::figures::Figures.path()>
            <label class="utrecht-form-label" for="periode">
                {ctx.t("figures-period")}
            </label>
            <select class="utrecht-select utrecht-select--html-select" id="periode" name="periode">
                {model.periods.iter().map(option).collect_view()}
            </select>
            <button class="nl-button nl-button--secondary" type="submit">
                <span class="nl-button__label">{ctx.t("show")}</span>
            </button>
            <a class="nl-link" href=routes::figures::Download.ask("periode", asked) download="">
                {ctx.tv("figures-download", &[("period", name(ctx, asked).into())])}
            </a>
        </form>
    }
}

fn drawn(ctx: &Ctx, part: &Part) -> impl IntoView + use<> {
    let most = round_up(part.lines.iter().map(|line| amount(line.count)).max().unwrap_or(0));
    let empty = part.lines.is_empty().then(|| view! { <Empty text=ctx.t("figures-nothing") /> });
    // What is too small to be told is one line, and no wall of them.
    let few: Vec<_> = part.lines.iter().filter(|line| line.count == Shown::Few).collect();
    let together = few.len() > 1;
    let shown: Vec<_> = part.lines.iter().filter(|line| !together || line.count != Shown::Few).collect();
    let few = together.then(|| {
        let key = if shown.is_empty() { "figures-all-few" } else { "figures-few" };
        let names: Vec<_> = few.iter().map(|line| line.name.as_str()).collect();
        view! {
            <p class="mw-small">
                {ctx.tv(key, &[("count", few.len().into()), ("names", names.join(" · ").into())])}
            </p>
        }
    });
    let table = (!shown.is_empty()).then(|| {
        let rows = shown.iter().map(|line| row(ctx, line, most)).collect_view();
        let scale = shown.iter().any(|line| amount(line.count) > 0).then(|| scale(most));
        view! {
            <table class="mw-figure">
                <caption class="mw-vh">{part.title.clone()}</caption>
                <thead class="mw-vh">
                    <tr>{heads(ctx, ["figures-what", "figures-drawn", "figures-count"])}</tr>
                </thead>
                <tbody>{rows}</tbody>
                {scale}
            </table>
        }
    });
    let terms =
        part.terms.iter().map(|(name, spread)| term(ctx, name.clone(), spread.as_ref())).collect_view();
    view! {
        <Section id=part.id title=part.title.clone() looks=3 class="mw-box mw-box--line mw-stack">
            {empty}
            {terms}
            {table}
            {few}
        </Section>
    }
}

/// What the lengths of the bars mean.
fn scale(most: usize) -> impl IntoView + use<> {
    let marks = [0, most / 2, most].map(|mark| view! { <span>{mark.to_string()}</span> });
    view! {
        <tfoot aria-hidden="true">
            <tr>
                <td />
                <td>
                    <div class="scale">{marks.collect_view()}</div>
                </td>
                <td />
            </tr>
        </tfoot>
    }
}

/// The end of a scale: the next round number that has a round half.
fn round_up(most: usize) -> usize {
    let ends = (0..12).flat_map(|power| [2, 4, 6, 10].map(|end| end * 10_usize.pow(power)));
    ends.into_iter().find(|end| *end >= most).unwrap_or(most)
}

const fn amount(count: Shown) -> usize {
    match count {
        Shown::Exactly(count) => count,
        Shown::Few | Shown::Withheld => 0,
    }
}

fn row(ctx: &Ctx, line: &Line, most: usize) -> impl IntoView + use<> {
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
            <th scope="row">{line.name.clone()}</th>
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

fn term(ctx: &Ctx, name: String, spread: Option<&Spread>) -> impl IntoView + use<> {
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

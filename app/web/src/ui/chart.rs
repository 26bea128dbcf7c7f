//! Charts: drawn by the server as SVG, each part a link to what it counts, and a table with the same numbers
//! behind it.

use crate::context::Ctx;
use leptos::prelude::*;

/// One bar: what it is of, its parts, and where its numbers can be seen.
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its parts, in the order of the columns.
    pub parts: Vec<usize>,
    /// The numbers in words.
    pub text: String,
    /// Where what is counted can be seen.
    pub link: String,
}

/// Horizontal bars with stacked parts. `columns` are the names of the parts.
pub fn bars(
    ctx: &Ctx,
    caption: &str,
    first: String,
    columns: &[String],
    bars: Vec<Bar>,
) -> impl IntoView + use<> {
    let most = bars.iter().map(|bar| bar.parts.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let lines = bars.iter().map(|bar| line(bar, most)).collect_view();
    let rows = bars.into_iter().map(|bar| (bar.name, bar.link, bar.parts)).collect();
    view! {
        {(columns.len() > 1).then(|| legend(columns))}
        <ul class="mw-bars">{lines}</ul>
        {behind(ctx, caption, first, columns, rows)}
    }
}

/// A bar with its name and its numbers.
fn line(bar: &Bar, most: usize) -> impl IntoView + use<> {
    let mut from = 0;
    let parts = bar.parts.iter().enumerate().map(|(index, part)| {
        let x = from;
        from += part;
        (*part > 0).then(|| {
            let (x, width) = (share(x, most), share(*part, most));
            view! { <rect class=format!("part-{index}") x=x y="0" width=width height="12" /> }
        })
    });
    let parts = parts.collect_view();
    view! {
        <li>
            <a class="nl-link" href=bar.link.clone()>
                {bar.name.clone()}
            </a>
            <span class="b">
                <svg
                    class="mw-bar"
                    viewBox="0 0 100 12"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                >
                    {parts}
                </svg>
                <span class="mw-small">{bar.text.clone()}</span>
            </span>
        </li>
    }
}

/// What the colours of the parts mean.
fn legend(columns: &[String]) -> impl IntoView + use<> {
    let names = columns.iter().enumerate().map(|(index, name)| {
        view! {
            <li>
                <svg viewBox="0 0 20 20" class="mw-bar" aria-hidden="true">
                    <rect class=format!("part-{index}") width="20" height="20" rx="4" />
                </svg>
                {name.clone()}
            </li>
        }
    });
    view! { <ul class="mw-legend">{names.collect_view()}</ul> }
}

/// Vertical columns, one number each.
pub fn columns(
    ctx: &Ctx,
    caption: &str,
    first: String,
    second: String,
    bars: Vec<Bar>,
) -> impl IntoView + use<> {
    let most = bars.iter().flat_map(|bar| bar.parts.first()).copied().max().unwrap_or(0).max(1);
    let width = 400 / bars.len().max(1);
    let drawn = bars.iter().enumerate().map(|(index, bar)| column(bar, index, width, most)).collect_view();
    let label = caption.to_owned();
    let rows = bars.into_iter().map(|bar| (bar.name, bar.link, bar.parts)).collect();
    view! {
        <svg class="mw-chart" viewBox="0 0 400 226" role="group" aria-label=label>
            {drawn}
            <path class="axis" d=format!("M0 {}h400", 30 + HEIGHT) />
        </svg>
        {behind(ctx, caption, first, &[second], rows)}
    }
}

/// Height of the tallest column.
const HEIGHT: usize = 150;

fn column(bar: &Bar, index: usize, width: usize, most: usize) -> impl IntoView + use<> {
    let count = bar.parts.first().copied().unwrap_or(0);
    let tall = count * HEIGHT / most;
    let (x, y) = (index * width + width / 8, 30 + HEIGHT - tall);
    let middle = index * width + width / 2;
    // A name of two words stands on two lines, so that five of them fit on a phone.
    let words = bar
        .name
        .rsplit_once(' ')
        .map_or_else(|| vec![bar.name.clone()], |(a, b)| vec![a.to_owned(), b.to_owned()]);
    let name = words.into_iter().enumerate().map(|(line, word)| {
        let y = (30 + HEIGHT + 22 + line * 18).to_string();
        view! {
            <text class="name" x=middle.to_string() y=y>
                {word}
            </text>
        }
    });
    view! {
        <a href=bar.link.clone() aria-label=format!("{}: {}", bar.name, bar.text)>
            <rect
                class=format!("age-{index}")
                x=x.to_string()
                y=y.to_string()
                width=(width * 3 / 4).to_string()
                height=tall.max(1).to_string()
                rx="3"
            />
            <text class="count" x=middle.to_string() y=(y - 8).to_string()>
                {count.to_string()}
            </text>
            {name.collect_view()}
        </a>
    }
}

/// The table behind a chart.
fn behind(
    ctx: &Ctx,
    caption: &str,
    first: String,
    columns: &[String],
    rows: Vec<(String, String, Vec<usize>)>,
) -> impl IntoView + use<> {
    let head = columns.iter().map(|name| {
        view! {
            <th scope="col" class="num">
                {name.clone()}
            </th>
        }
    });
    let head = head.collect_view();
    let lines = rows.into_iter().map(|(name, link, parts)| row(name, link, parts, columns)).collect_view();
    view! {
        <details class="mw-behind">
            <summary>{ctx.t("chart-table")}</summary>
            <table class="mw-worklist">
                <caption class="mw-vh">{caption.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </details>
    }
}

fn row(name: String, link: String, parts: Vec<usize>, columns: &[String]) -> impl IntoView + use<> {
    let cells = parts.into_iter().zip(columns.to_vec()).map(|(part, column)| {
        view! {
            <td class="num" data-label=column>
                {part.to_string()}
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="nl-link" href=link>
                    {name}
                </a>
            </th>
            {cells.collect_view()}
        </tr>
    }
}

/// A part of a whole in hundredths, as the attribute of a shape.
fn share(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole.max(1);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

//! The owner's own value picture, drawn as a web with a list in words beside it. Nothing is computed from it
//! (rules 1 and 3).

use domain::{
    checklist::{Part, Question},
    initiative::{OwnValue, ValuePicture},
};
use leptos::prelude::*;
use web::{context::Ctx, ui::bits::Badge};

const MIDDLE: f64 = 250.0;
const RADIUS: f64 = 150.0;

fn spot(index: usize, of: usize, share: f64) -> (f64, f64) {
    let turn = f64::from(u32::try_from(index).unwrap_or(0)) / f64::from(u32::try_from(of).unwrap_or(1))
        * std::f64::consts::TAU;
    (MIDDLE + RADIUS * share * turn.sin(), MIDDLE - RADIUS * share * turn.cos())
}

fn points(of: usize, share: impl Fn(usize) -> f64) -> String {
    (0..of)
        .map(|index| spot(index, of, share(index)))
        .map(|(x, y)| format!("{x:.0},{y:.0}"))
        .collect::<Vec<_>>()
        .join(" ")
}

const fn share(value: Option<OwnValue>) -> f64 {
    match value {
        Some(OwnValue::Yes) => 1.0,
        Some(OwnValue::ABit) => 0.6,
        Some(OwnValue::NotOurAim) | None => 0.22,
    }
}

/// What was said of each value.
type Said = Vec<(Question, Option<OwnValue>)>;

/// The web and its list.
pub fn value_web(ctx: &Ctx, picture: &ValuePicture) -> impl IntoView + use<> {
    let values: Said = Question::FIRST
        .into_iter()
        .filter(|question| question.part() == Part::A)
        .map(|question| (question, picture.get(&question).copied()))
        .collect();
    view! { <div class="mw-web">{drawn(ctx, &values)} {listed(ctx, &values)}</div> }
}

/// The web, for who sees it: the list beside it says the same.
fn drawn(ctx: &Ctx, values: &Said) -> impl IntoView + use<> {
    let of = values.len();
    let shares: Vec<f64> = values.iter().map(|(_, value)| share(*value)).collect();
    let at = |index: usize| shares.get(index).copied().unwrap_or(0.0);
    let spokes = (0..of).map(|index| {
        let (x, y) = spot(index, of, 1.0);
        view! { <path class="mw-web__spoke" d=format!("M{MIDDLE:.0} {MIDDLE:.0}L{x:.0} {y:.0}") /> }
    });
    let dots = values.iter().enumerate().map(|(index, (_, value))| {
        let (x, y) = spot(index, of, at(index));
        let (tx, ty) = spot(index, of, 1.22);
        let yes = *value == Some(OwnValue::Yes);
        let class = if yes { "mw-web__dot mw-web__dot--yes" } else { "mw-web__dot" };
        view! {
            <circle class=class cx=format!("{x:.0}") cy=format!("{y:.0}") r="8" />
            <text x=format!("{tx:.0}") y=format!("{ty:.0}") class="mw-web__number">
                {(index + 1).to_string()}
            </text>
        }
    });
    let names = values
        .iter()
        .enumerate()
        .map(|(index, (question, _))| axis(index, of, &ctx.t(&format!("value-{question}"))));
    view! {
        <svg viewBox="-130 0 760 500" aria-hidden="true" focusable="false">
            <polygon class="mw-web__ring" points=points(of, |_| 1.0) />
            <polygon class="mw-web__ring mw-web__ring--2" points=points(of, |_| 0.6) />
            <polygon class="mw-web__ring mw-web__ring--3" points=points(of, |_| 0.22) />
            {spokes.collect_view()}
            <polygon class="mw-web__shape" points=points(of, at) />
            {dots.collect_view()}
            {names.collect_view()}
        </svg>
    }
}

/// The name of an axis, at its end, on two lines when it is long. Where there is no room for words, the
/// number stands there.
fn axis(index: usize, of: usize, name: &str) -> impl IntoView + use<> {
    let side = match spot(index, of, 1.0).0 - MIDDLE {
        ..-20.0 => "end",
        20.0.. => "start",
        _ => "middle",
    };
    let (x, y) = spot(index, of, if side == "middle" { 1.24 } else { 1.12 });
    let words: Vec<&str> = name.split(' ').collect();
    let half = if name.chars().count() > 15 { words.len().div_ceil(2) } else { words.len() };
    let (first, second) = words.split_at(half.min(words.len()));
    let lines = [first, second].map(|words| words.join(" "));
    let up = if lines[1].is_empty() { 0.0 } else { 9.0 };
    let lines = lines.into_iter().filter(|line| !line.is_empty()).enumerate().map(|(row, line)| {
        let down = if row == 0 { "0" } else { "1.15em" };
        view! {
            <tspan x=format!("{x:.0}") dy=down>
                {line}
            </tspan>
        }
    });
    view! {
        <text x=format!("{x:.0}") y=format!("{:.0}", y - up) class="mw-web__name" text-anchor=side>
            {lines.collect_view()}
        </text>
    }
}

fn listed(ctx: &Ctx, values: &Said) -> impl IntoView + use<> {
    let lines = values.iter().enumerate().map(|(index, (question, value))| {
        let (tone, said) = match value {
            Some(OwnValue::Yes) => ("success", OwnValue::Yes),
            Some(OwnValue::ABit) => ("warning", OwnValue::ABit),
            Some(OwnValue::NotOurAim) | None => ("neutral", OwnValue::NotOurAim),
        };
        view! {
            <li>
                <span>
                    <b>{(index + 1).to_string()}</b>
                    " "
                    {ctx.t(&format!("value-{question}"))}
                </span>
                <Badge tone=tone text=ctx.name("own-value", said.code()) />
            </li>
        }
    });
    view! { <ol class="mw-weblist">{lines.collect_view()}</ol> }
}

//! The neighbourhoods as an inline SVG, with counts and links.

use leptos::prelude::*;
use std::collections::HashMap;
use store::areas::{
    Area, Areas, WIDTH,
    labels::{LINE, Label},
};
use web::{context::Ctx, route::Route as _, routes};

/// Counts by code of an area.
pub type Counts = HashMap<String, usize>;

/// Where a step of the colours begins, for neighbourhoods and for districts.
const NEIGHBOURHOOD_STEPS: [usize; 4] = [1, 2, 4, 6];
const DISTRICT_STEPS: [usize; 4] = [1, 4, 7, 10];

fn step(count: usize, steps: [usize; 4]) -> usize {
    steps.iter().filter(|least| count >= **least).count()
}

/// The map with a colour and a number per area, each a link. On narrow screens the districts, where the
/// numbers stay legible.
pub fn counted<L: Fn(&Area) -> String>(ctx: &Ctx, counts: &Counts, link: L) -> AnyView {
    let areas = &ctx.live.areas;
    if areas.neighbourhoods.is_empty() {
        return none_yet(ctx).into_any();
    }
    let neighbourhoods = areas
        .neighbourhoods
        .iter()
        .map(|area| (area, counts.get(&area.code).copied().unwrap_or(0)))
        .collect::<Vec<_>>();
    let districts = areas
        .districts
        .iter()
        .map(|district| {
            let inside = neighbourhoods
                .iter()
                .filter(|(area, _)| area.district == district.code)
                .map(|(_, count)| count)
                .sum();
            (district, inside)
        })
        .chain(areas.without_district().map(|area| (area, counts.get(&area.code).copied().unwrap_or(0))))
        .collect::<Vec<_>>();
    let view_box = format!("0 0 {WIDTH:.0} {:.0}", areas.height());
    let title = ctx.t("map-title");
    view! {
        {past(ctx)}
        <svg class="mw-map mw-map--big" viewBox=view_box.clone() role="group" aria-label=title.clone()>
            {neighbourhoods
                .iter()
                .map(|(area, count)| shape(ctx, area, *count, NEIGHBOURHOOD_STEPS, link(area)))
                .collect_view()}
            {landscape(areas)}
            {borders(areas)}
            {names(&areas.labels.wide)}
        </svg>
        <svg class="mw-map mw-map--small" viewBox=view_box role="group" aria-label=title>
            {districts
                .iter()
                .map(|(area, count)| shape(ctx, area, *count, DISTRICT_STEPS, link(area)))
                .collect_view()}
            {landscape(areas)}
            {names(&areas.labels.narrow)}
        </svg>
        <span id=PAST tabindex="-1" />
    }
    .into_any()
}

/// In the place of a map, in a municipality that did not bring its neighbourhoods yet.
pub fn none_yet(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <div class="mw-notice">
            <p>{ctx.t("map-none-yet")}</p>
        </div>
    }
}

/// What stands behind a map.
const PAST: &str = "na-de-kaart";

/// The way past all links of a map, for who goes by keyboard.
fn past(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <a class="nl-link mw-past" href=format!("#{PAST}")>
            {ctx.t("map-skip")}
        </a>
    }
}

/// Makes one tab stop of a drawn map, with the arrow keys inside it.
pub fn keys(ctx: &Ctx) -> impl IntoView + use<> {
    view! { <script type="module" src=ctx.asset("drawn.js") /> }
}

/// The names on a map: of districts and of the neighbourhoods that have room for one. Every area says its
/// name to who points at it or comes there by keyboard.
fn names(labels: &[Label]) -> AnyView {
    labels
        .iter()
        .map(|label| {
            let (x, y) = label.at;
            let lines = label.lines.iter().enumerate().map(|(index, line)| {
                let down = if index == 0 { "0".to_owned() } else { format!("{LINE}em") };
                view! {
                    <tspan x=px(x) dy=down>
                        {line.clone()}
                    </tspan>
                }
            });
            view! {
                <text
                    x=px(x)
                    y=px(y)
                    class=if label.district { "nm nm--wijk" } else { "nm" }
                    aria-hidden="true"
                >
                    {lines.collect_view()}
                </text>
            }
        })
        .collect_view()
        .into_any()
}

/// An area in the colour of its count. A district always shows its number, a neighbourhood no zero.
fn shape(ctx: &Ctx, area: &Area, count: usize, steps: [usize; 4], link: String) -> impl IntoView + use<> {
    let (x, y) = area.at;
    let label = ctx.tv("map-area", &[("area", (&area.name).into()), ("count", count.into())]);
    let step = step(count, steps);
    let number = (count > 0 || steps == DISTRICT_STEPS).then(|| {
        view! {
            <text x=px(x) y=px(y) class=format!("mw-t{step}")>
                {count.to_string()}
            </text>
        }
    });
    view! {
        <a href=link aria-label=label.clone()>
            <path d=area.path.clone() class=format!("mw-s{step}")>
                <title>{label.clone()}</title>
            </path>
            {number}
        </a>
    }
}

/// What the colours mean.
pub fn legend(ctx: &Ctx) -> impl IntoView + use<> {
    let one = |names: [&'static str; 5], class: &'static str| {
        let steps = names
            .into_iter()
            .enumerate()
            .map(|(step, text)| {
                view! {
                    <li>
                        <svg viewBox="0 0 20 20" aria-hidden="true">
                            <rect width="20" height="20" rx="4" class=format!("mw-s{step}") />
                        </svg>
                        {text}
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class=class>
                <ul class="mw-legend" aria-label=ctx.t("map-legend")>
                    {steps}
                </ul>
            </div>
        }
    };
    // Neighbourhoods on wide screens, districts on narrow ones, each with steps of its own.
    view! {
        {one(["0", "1", "2–3", "4–5", "6+"], "mw-big")}
        {one(["0", "1–3", "4–6", "7–9", "10+"], "mw-sm")}
    }
}

/// Names and numbers per district, for who would rather read than look.
pub fn ranking(ctx: &Ctx, counts: &Counts) -> impl IntoView + use<> {
    let areas = &ctx.live.areas;
    let rows = areas
        .districts
        .iter()
        .map(|district| {
            let inside = areas.neighbourhoods.iter().filter(|area| area.district == district.code);
            let count: usize = inside.map(|area| counts.get(&area.code).copied().unwrap_or(0)).sum();
            (district, count)
        })
        .collect::<Vec<_>>();
    view! {
        <ul class="mw-rank">
            {rows
                .into_iter()
                .map(|(district, count)| {
                    view! {
                        <li>
                            <a class="nl-link" href=routes::initiatives::List.ask("wijk", &district.code)>
                                {district.name.clone()}
                            </a>
                            <b>{count.to_string()}</b>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// What a mark on the map of the council counts: its name in the stylesheet, the key of its words, and what
/// follows the address of the list.
const MARKS: [(&str, &str); 3] =
    [("iv", "map-area"), ("ob", "council-map-obstacles"), ("ta", "council-map-talks")];

/// The map of the council: how many initiatives (circle), open obstacles (diamond) and talks (square) per
/// neighbourhood; on narrow screens per district, where the numbers stay legible.
pub fn council(
    ctx: &Ctx,
    initiatives: &Counts,
    (obstacles, by_district): (&Counts, &Counts),
    talks: &Counts,
) -> impl IntoView + use<> {
    let areas = &ctx.live.areas;
    let all = [initiatives, obstacles, talks];
    let counted = |area| (area, all.map(|counts| count(counts, area)));
    let near: Vec<_> = areas.neighbourhoods.iter().map(counted).collect();
    let inside = |district: &Area| {
        let mut sum = [0; 3];
        for (_, counts) in near.iter().filter(|(area, _)| area.district == district.code) {
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        // An obstacle that stands in the way in more neighbourhoods is one.
        sum[1] = count(by_district, district);
        sum
    };
    let far: Vec<_> = areas
        .districts
        .iter()
        .map(|district| (district, inside(district)))
        .chain(areas.without_district().map(counted))
        .collect();
    let (near, far) = (Marked::new(near, 1.0), Marked::new(far, 2.0));
    let ((wide, reach), (narrow, far_reach)) = (near.drawn(), far.drawn());
    let labels = areas.labels_beside((&wide, reach), (&narrow, far_reach));
    view! {
        {past(ctx)}
        {desk(ctx, &near, "mw-map mw-map--big", &labels.wide)}
        {desk(ctx, &far, "mw-map mw-map--small", &labels.narrow)}
        <span id=PAST tabindex="-1" />
    }
}

/// What is counted in some areas, and where its marks stand.
struct Marked<'a> {
    counted: Vec<(&'a Area, [usize; 3])>,
    /// Those with something to mark.
    marks: Vec<(&'a Area, [usize; 3])>,
    places: Vec<[Place; 3]>,
    /// How much larger the marks are than on a wide map.
    size: f64,
}

impl<'a> Marked<'a> {
    fn new(counted: Vec<(&'a Area, [usize; 3])>, size: f64) -> Self {
        let some = |(_, counts): &&(&Area, [usize; 3])| counts.iter().any(|count| *count > 0);
        let marks: Vec<_> = counted.iter().filter(some).copied().collect();
        Self { places: apart(&marks, size), counted, marks, size }
    }

    /// Where marks stand, and how far they reach.
    fn drawn(&self) -> (Vec<Place>, f64) {
        let shown = self.marks.iter().zip(&self.places).flat_map(|((_, counts), places)| {
            counts.iter().zip(places).filter(|(count, _)| **count > 0).map(|(_, place)| *place)
        });
        (shown.collect(), 14.0 * self.size)
    }
}

/// One of the two maps.
fn desk(ctx: &Ctx, marked: &Marked<'_>, class: &'static str, labels: &[Label]) -> impl IntoView + use<> {
    let Marked { counted, marks, places, size } = marked;
    let areas = &ctx.live.areas;
    let drawn =
        marks.iter().zip(places).map(|((area, counts), places)| marks_of(ctx, area, *counts, *places, *size));
    let drawn = drawn.collect_view();
    let shapes = counted.iter().map(|(area, [initiatives, obstacles, _])| {
        let class = match (*obstacles > 0, *initiatives > 0) {
            (true, _) => "n mw-so",
            (false, true) => "n mw-s1",
            (false, false) => "n mw-s0",
        };
        view! {
            <path d=area.path.clone() class=class>
                <title>{area.name.clone()}</title>
            </path>
        }
    });
    view! {
        <svg
            class=class
            viewBox=format!("0 0 {WIDTH:.0} {:.0}", areas.height())
            role="group"
            aria-label=ctx.t("council-map-title")
        >
            {shapes.collect_view()}
            {landscape(areas)}
            {borders(areas)}
            {names(labels)}
            {drawn}
        </svg>
    }
}

fn count(counts: &Counts, area: &Area) -> usize {
    counts.get(&area.code).copied().unwrap_or(0)
}

/// The marks of a neighbourhood: a link with a shape and a number for each of the three that is not none.
fn marks_of(
    ctx: &Ctx,
    area: &Area,
    counts: [usize; 3],
    places: [Place; 3],
    size: f64,
) -> impl IntoView + use<> {
    let lists = routes::council::Lists.ask("buurt", &area.code);
    let talks = routes::council::Talks.ask("buurt", &area.code);
    let links = [lists.clone(), format!("{lists}#belemmeringen"), talks];
    counts
        .into_iter()
        .zip(places)
        .zip(links)
        .zip(MARKS)
        .filter(|(((count, _), _), _)| *count > 0)
        .map(|(((count, (x, y)), link), (class, key))| {
            let label = ctx.tv(key, &[("area", (&area.name).into()), ("count", count.into())]);
            view! {
                <a href=link class=class aria-label=label>
                    <g transform=moved(x, y, size)>{mark(class)} <text>{count.to_string()}</text></g>
                </a>
            }
        })
        .collect_view()
}

/// To a place on the map, and to the size of its marks.
fn moved(x: f64, y: f64, size: f64) -> String {
    format!("translate({x:.0} {y:.0}) scale({size})")
}

/// A circle for initiatives, a diamond for obstacles, a square for talks.
fn mark(class: &str) -> AnyView {
    match class {
        "iv" => view! { <circle r="13" /> }.into_any(),
        "ob" => view! { <path d="M0-14l14 14-14 14-14-14z" /> }.into_any(),
        _ => view! { <rect x="-11" y="-11" width="22" height="22" rx="4" /> }.into_any(),
    }
}

type Place = (f64, f64);

/// Moves the marks apart, so that none lies over another: each pair that is too near is pushed away from its
/// middle.
fn apart(marks: &[(&Area, [usize; 3])], size: f64) -> Vec<[Place; 3]> {
    let near = 30.0 * size;
    let start = |area: &Area| {
        [(-3.0, 3.0), (18.0, -15.0), (-20.0, -15.0)]
            .map(|(x, y)| (area.at.0 + x * size, area.at.1 + y * size))
    };
    let mut at: Vec<Place> = marks.iter().flat_map(|(area, _)| start(area)).collect();
    let shown: Vec<bool> = marks.iter().flat_map(|(_, counts)| counts.map(|count| count > 0)).collect();
    for _ in 0..60 {
        let before = at.clone();
        for (index, place) in at.iter_mut().enumerate() {
            for (other, (from, visible)) in before.iter().zip(&shown).enumerate() {
                let (dx, dy) = (place.0 - from.0, place.1 - from.1);
                // Most are far, which is seen without their distance.
                if other == index || !*visible || dx.abs() >= near || dy.abs() >= near {
                    continue;
                }
                let distance = dx.hypot(dy);
                if distance < near {
                    let push = (near - distance) / 2.0;
                    let (ux, uy) = if distance > 0.1 { (dx / distance, dy / distance) } else { (1.0, 0.0) };
                    *place = (place.0 + ux * push * 0.6, place.1 + uy * push * 0.6);
                }
            }
        }
    }
    at.chunks_exact(3).filter_map(|three| <[Place; 3]>::try_from(three).ok()).collect()
}

/// Tells the picture of the neighbourhoods from another one.
#[must_use]
pub fn picture_version(areas: &Areas) -> String {
    format!("{}{}", areas.version, areas.landscape.version)
}

/// Where the picture of water, roads and railways is; nothing when there are none.
#[must_use]
pub fn landscape_path(areas: &Areas) -> Option<String> {
    let version = &areas.landscape.version;
    (!version.is_empty()).then(|| routes::map::Landscape.ask("v", version))
}

/// Water, roads and railways over the colours of the areas, and under the names.
fn landscape(areas: &Areas) -> Option<impl IntoView + use<>> {
    landscape_path(areas).map(|path| {
        view! {
            <image
                class="mw-landscape"
                href=path
                width=format!("{WIDTH:.0}")
                height=format!("{:.0}", areas.height())
                preserveAspectRatio="none"
            />
        }
    })
}

fn borders(areas: &Areas) -> impl IntoView + use<> {
    areas
        .districts
        .iter()
        .map(|district| view! { <path d=district.path.clone() class="wijk" /> })
        .collect_view()
}

/// A small map with one neighbourhood in it, for "this is what others see".
pub fn pinned(ctx: &Ctx, code: &str) -> impl IntoView + use<> {
    let areas = &ctx.live.areas;
    let chosen = areas.get(code).cloned();
    let label = chosen.as_ref().map_or_else(|| ctx.t("map-title"), |area| area.name.clone());
    view! {
        <svg
            class="mw-map mw-map--pin"
            viewBox=format!("0 0 {WIDTH:.0} {:.0}", areas.height())
            role="img"
            aria-label=label
        >
            {areas
                .neighbourhoods
                .iter()
                .map(|area| {
                    let class = if area.code == code { "n mw-s3" } else { "n mw-s1" };
                    view! { <path d=area.path.clone() class=class /> }
                })
                .collect_view()}
            {landscape(areas)}
            {chosen
                .map(|area| {
                    let (x, y) = area.at;
                    view! {
                        <path
                            class="mw-pin"
                            d=format!("M{x:.0} {y:.0}c-12-17-23-29-23-44a23 23 0 0 1 46 0c0 15-11 27-23 44z")
                        />
                    }
                })}
            {names(&areas.labels.narrow)}
        </svg>
    }
}

/// A coordinate, rounded, as the attribute of a shape.
fn px(value: f64) -> String {
    format!("{value:.0}")
}

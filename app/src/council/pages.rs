//! `/bestuur`: the desk of the council.

use crate::{
    cover,
    map::draw,
    obstacles::pages::{Names, status_badge},
    recognition,
};
use domain::{
    access::{Action, Role, may},
    figures::{Age, age},
    id::RequestId,
    initiative::Visibility,
    obstacle::Level,
    recognition::Answer,
    time::{day_of, days_between},
};
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use store::{initiatives::filter::Filter, obstacles::Obstacle};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        chart::{self, Bar},
        page::{Page, page},
    },
};

/// Open obstacles, and how many there are per neighbourhood of the initiatives that met them.
struct Blocked {
    open: Vec<Obstacle>,
    by_area: HashMap<String, BTreeSet<domain::id::ObstacleId>>,
    met: HashMap<domain::id::ObstacleId, Vec<store::requests::Request>>,
}

impl Blocked {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let open: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
            .await?
            .into_iter()
            .filter(Obstacle::is_open)
            .collect();
        let links =
            store::obstacles::links(ctx.db(), open.iter().map(|obstacle| obstacle.id).collect()).await?;
        let asked =
            store::requests::by_ids(ctx.db(), links.iter().map(|(_, request)| *request).collect()).await?;
        let places = store::initiatives::by_ids(
            ctx.db(),
            asked.iter().filter_map(|request| request.initiative),
            ctx.lang,
        )
        .await?;
        let asked: HashMap<RequestId, _> = asked.into_iter().map(|request| (request.id, request)).collect();
        let mut by_area: HashMap<String, BTreeSet<_>> = HashMap::new();
        let mut met: HashMap<_, Vec<_>> = HashMap::new();
        for (obstacle, request) in links {
            let Some(request) = asked.get(&request) else { continue };
            met.entry(obstacle).or_default().push(request.clone());
            if let Some(area) = request
                .initiative
                .and_then(|id| places.get(&id))
                .and_then(|initiative| initiative.area.clone())
            {
                by_area.entry(area).or_default().insert(obstacle);
            }
        }
        Ok(Self { open, by_area, met })
    }

    fn counts(&self) -> HashMap<String, usize> {
        self.by_area.iter().map(|(area, obstacles)| (area.clone(), obstacles.len())).collect()
    }
}

/// The page.
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::council::Desk| desk(ctx).await)
}

async fn desk(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeCouncil)?;
    let me = ctx.account()?;
    let everything = Filter::default();
    let total = store::initiatives::count(ctx.db(), ctx.reader(), &everything).await?;
    let by_area = store::initiatives::by_area(ctx.db(), ctx.reader(), &everything).await?;
    let blocked = Blocked::load(&ctx).await?;
    let counts = blocked.counts();
    let names = Names::load(&ctx).await?;
    let level = if ctx.actor().has(Role::Alderman) { Level::Alderman } else { Level::Manager };
    // An alderman also has what was put to a higher government: somebody of ours keeps asking there.
    let here = |obstacle: &Obstacle| {
        obstacle.level == level || (level == Level::Alderman && obstacle.level == Level::HigherGovernment)
    };
    let mut mine: Vec<_> = blocked
        .open
        .iter()
        .filter(|obstacle| {
            here(obstacle) && (obstacle.owner.person.is_none() || obstacle.owner.person == Some(me))
        })
        .collect();
    mine.sort_by_key(|obstacle| obstacle.due);
    let talks = store::council::talks(ctx.db(), ctx.municipality()).await?;
    let mut talked: HashMap<String, usize> = HashMap::new();
    for talk in &talks {
        *talked.entry(talk.area.clone()).or_default() += 1;
    }
    let asked: Vec<_> = store::cover::open(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .filter(|cover| cover.asked_of == me)
        .collect();
    let askers = store::accounts::names(ctx.db(), asked.iter().map(|cover| cover.asked_by)).await?;
    let thanks = if may(&ctx.actor(), &Action::Praise) { Some(thanks(&ctx).await?) } else { None };
    let decisions = store::requests::newest_decisions(ctx.db(), ctx.municipality(), 8).await?;
    let about = store::initiatives::by_ids(
        ctx.db(),
        decisions.iter().filter_map(|request| request.initiative),
        ctx.lang,
    )
    .await?;
    let all = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let title = ctx.t("council-title");
    let today = text::weekday_date(ctx.lang, day_of(ctx.now));
    let lead = ctx.tv(
        "council-lead",
        &[
            ("initiatives", total.into()),
            ("areas", by_area.len().into()),
            ("obstacles", blocked.open.len().into()),
            ("mine", mine.len().into()),
        ],
    );
    let as_list = [("initiatives", total.into()), ("obstacles", blocked.open.len().into())];
    let as_list = ctx.tv("council-as-list", &as_list);
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <p class="mw-small">{today}</p>
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead mw-wide" data-testid="lead">
                    {lead}
                </p>
                <nav aria-label=ctx.t("council-numbers")>
                    <ul class="mw-tabs">
                        <li>
                            <a href=routes::council::Lists
                                .part(
                                    "l-initiatieven",
                                )>{ctx.t("nav-initiatives")}" "<b>{total.to_string()}</b></a>
                        </li>
                        <li>
                            <a href=routes::council::Lists
                                .part(
                                    "belemmeringen",
                                )>
                                {ctx.t("council-tab-obstacles")}" "<b>{blocked.open.len().to_string()}</b>
                            </a>
                        </li>
                        <li>
                            <a href="#bij-u">
                                {ctx.t("council-mine")}" "<b>{(mine.len() + asked.len()).to_string()}</b>
                            </a>
                        </li>
                        <li>
                            <a href=routes::council::Talks
                                .path()>{ctx.t("nav-talks")}" "<b>{talks.len().to_string()}</b></a>
                        </li>
                    </ul>
                </nav>
            </div>
            <div class="mw-council">
                <section aria-labelledby="kaart" class="mw-stack">
                    <div class="mw-split">
                        <h2 class="nl-heading nl-heading--level-2" id="kaart">
                            {ctx.t("council-map")}
                        </h2>
                        <ul class="mw-legend">
                            <li>
                                <svg viewBox="0 0 20 20" class="mw-map" aria-hidden="true">
                                    <g class="iv">
                                        <circle cx="10" cy="10" r="8" />
                                    </g>
                                </svg>
                                {ctx.t("council-legend-initiatives")}
                            </li>
                            <li>
                                <svg viewBox="0 0 20 20" class="mw-map" aria-hidden="true">
                                    <g class="ob">
                                        <path d="M10 1l9 9-9 9-9-9z" />
                                    </g>
                                </svg>
                                {ctx.t("council-legend-obstacles")}
                            </li>
                            <li>
                                <svg viewBox="0 0 20 20" class="mw-map" aria-hidden="true">
                                    <g class="ta">
                                        <rect x="1" y="1" width="18" height="18" rx="4" />
                                    </g>
                                </svg>
                                {ctx.t("council-legend-talks")}
                            </li>
                        </ul>
                    </div>
                    {draw::council(&ctx, &by_area, &counts, &talked)}
                    <div class="mw-split">
                        <a class="nl-link" href=routes::council::Lists.path()>
                            {as_list}
                        </a>
                        <span class="mw-small">{ctx.t("map-source")}</span>
                    </div>
                </section>
                <section aria-labelledby="bij-u" class="mw-stack">
                    <h2 class="nl-heading nl-heading--level-2" id="bij-u">
                        {ctx.t("council-mine")}
                    </h2>
                    {(mine.is_empty() && asked.is_empty())
                        .then(|| view! { <Empty text=ctx.t("council-mine-none") /> })}
                    <ul class="mw-mine">
                        {mine
                            .iter()
                            .map(|obstacle| escalated(&ctx, obstacle, &names, &blocked))
                            .collect_view()}
                    </ul>
                    {(!asked.is_empty())
                        .then(|| {
                            view! {
                                <h3 class="nl-heading nl-heading--level-3">
                                    {ctx.tv("cover-asked", &[("count", asked.len().into())])}
                                </h3>
                                {asked
                                    .iter()
                                    .map(|cover| cover::pages::asked_card(&ctx, cover, &askers, None))
                                    .collect_view()}
                            }
                        })}
                </section>
            </div>
            <div class="mw-charts">{kinds(&ctx, &all, &blocked)}{ages(&ctx, &blocked.open)}</div>
            {thanks}
            <section aria-labelledby="besluiten" class="mw-stack">
                <h2 class="nl-heading nl-heading--level-2" id="besluiten">
                    {ctx.t("council-decisions")}
                </h2>
                {decisions.is_empty().then(|| view! { <Empty text=ctx.t("council-decisions-none") /> })}
                <ul class="mw-rank">
                    {decisions
                        .iter()
                        .filter_map(|request| {
                            let outcome = ctx.name("outcome", request.outcome?.code());
                            let date = text::date(ctx.lang, day_of(request.decided?));
                            let yes = request.outcome?.is_yes();
                            let initiative = request
                                .initiative
                                .and_then(|id| about.get(&id))
                                .filter(|one| yes && one.visibility == Visibility::Public);
                            let what = initiative
                                .map(|one| {
                                    // What was asked is between the resident and the handler. Of a "yes"
                                    // everybody may know whose it is; of a "no" or a "not yet" the parties
                                    // decide that themselves.
                                    view! {
                                        <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                                            {one.title.clone()}
                                        </a>
                                        " · "
                                    }
                                });
                            Some(
                                view! {
                                    <li>
                                        <span>
                                            {what}{ctx.name("request-kind", request.kind.code())}" · "
                                            <span class="mw-small">{date}</span>
                                        </span>
                                        <b>{outcome}</b>
                                    </li>
                                },
                            )
                        })
                        .collect_view()}
                </ul>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::council::Desk::PATH, body).work())
}

/// An obstacle that was put to whoever looks, with its clock.
fn escalated(ctx: &Ctx, obstacle: &Obstacle, names: &Names, blocked: &Blocked) -> impl IntoView + use<> {
    let left = obstacle.due.map(|due| days_between(day_of(ctx.now), due));
    let late = left.is_some_and(|left| left < 0);
    let clock = left.map(|left| {
        let (tone, key) = match left {
            i32::MIN..=-1 => ("danger", "council-late"),
            0..=7 => ("warning", "council-left"),
            _ => ("neutral", "council-left"),
        };
        view! { <Badge tone=tone text=ctx.tv(key, &[("days", left.abs().into())]) /> }
    });
    let met = blocked.met.get(&obstacle.id).map_or(0, Vec::len);
    let owner = names.owner(ctx, obstacle).map(|owner| ctx.tv("obstacle-with", &[("owner", owner.into())]));
    view! {
        <li class=late.then_some("late")>
            <div class="mw-split mw-split--center">
                {clock}
                <span class="mw-small">
                    {ctx
                        .tv(
                            "council-since",
                            &[("date", text::date(ctx.lang, day_of(obstacle.reported)).into())],
                        )}
                </span>
            </div>
            <h3 class="nl-heading nl-heading--level-4">
                <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </h3>
            <p class="mw-small">{ctx.tv("obstacle-met", &[("count", met.into())])}" "{owner}</p>
        </li>
    }
}

/// What keeps coming back: by kind, and the ones that most requests met.
fn kinds(ctx: &Ctx, all: &[Obstacle], blocked: &Blocked) -> impl IntoView + use<> {
    let mut rows: Vec<(domain::obstacle::Kind, usize, usize)> = domain::obstacle::Kind::ALL
        .iter()
        .map(|kind| {
            let of: Vec<_> = all.iter().filter(|obstacle| obstacle.kind == *kind).collect();
            let open = of.iter().filter(|obstacle| obstacle.is_open()).count();
            (*kind, open, of.len() - open)
        })
        .filter(|(_, open, gone)| open + gone > 0)
        .collect();
    rows.sort_by_key(|(_, open, gone)| std::cmp::Reverse((*open, *gone)));
    let bars = rows
        .into_iter()
        .map(|(kind, open, gone)| Bar {
            name: ctx.name("obstacle-kind", kind.code()),
            parts: vec![open, gone],
            text: ctx.tv("council-bar", &[("open", open.into()), ("gone", gone.into())]),
            link: routes::obstacles::List.ask("soort", kind.code()),
        })
        .collect();
    let mut often: Vec<_> = blocked
        .open
        .iter()
        .map(|obstacle| (blocked.met.get(&obstacle.id).map_or(0, Vec::len), obstacle))
        .filter(|(met, _)| *met > 1)
        .collect();
    often.sort_by_key(|(met, _)| std::cmp::Reverse(*met));
    let often = often
        .into_iter()
        .take(3)
        .map(|(met, obstacle)| {
            view! {
                <li>
                    <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                        {obstacle.title.clone()}
                    </a>
                    <b>{ctx.tv("council-met", &[("count", met.into())])}</b>
                </li>
            }
        })
        .collect_view();
    let columns = [ctx.t("council-column-open"), ctx.t("council-column-gone")];
    view! {
        <section aria-labelledby="terugkomt" class="mw-stack">
            <h2 class="nl-heading nl-heading--level-2" id="terugkomt">
                {ctx.t("council-recurs")}
            </h2>
            <p class="nl-paragraph">{ctx.tv("council-recurs-text", &[("count", all.len().into())])}</p>
            {chart::bars(ctx, &ctx.t("council-recurs"), ctx.t("obstacle-kind"), &columns, bars)}
            <ul class="mw-rank">{often}</ul>
        </section>
    }
}

/// How old the open obstacles are.
fn ages(ctx: &Ctx, open: &[Obstacle]) -> impl IntoView + use<> {
    let oldest = open.iter().map(|obstacle| obstacle.days(ctx.now)).max().unwrap_or(0);
    let bars = Age::ALL
        .iter()
        .map(|class| {
            let count = open.iter().filter(|obstacle| age(obstacle.days(ctx.now)) == *class).count();
            Bar {
                name: ctx.name("age", class.code()),
                parts: vec![count],
                text: ctx.tv("council-open-obstacles", &[("count", count.into())]),
                link: format!("{}#belemmeringen", routes::council::Lists.ask("leeftijd", class.code())),
            }
        })
        .collect();
    view! {
        <section aria-labelledby="hoe-oud" class="mw-stack">
            <h2 class="nl-heading nl-heading--level-2" id="hoe-oud">
                {ctx.t("council-ages")}
            </h2>
            <p class="nl-paragraph">
                {ctx.tv("council-ages-text", &[("count", open.len().into()), ("days", oldest.into())])}
            </p>
            {chart::columns(
                ctx,
                &ctx.t("council-ages"),
                ctx.t("council-age"),
                ctx.t("council-column-open"),
                bars,
            )}
        </section>
    }
}

/// Whom to thank.
async fn thanks(ctx: &Ctx) -> Result<impl IntoView + use<>, AppError> {
    let all = store::initiatives::all(ctx.db(), ctx.reader(), &Filter::default()).await?;
    let thanked = store::recognition::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let public = thanked.iter().filter(|one| one.answer == Answer::Public).count();
    let some = recognition::pages::to_thank(all, &thanked, day_of(ctx.now), 4);
    Ok(view! {
        <section class="mw-stack" aria-labelledby="bedanken">
            <div class="mw-split">
                <h2 class="nl-heading nl-heading--level-2" id="bedanken">
                    {ctx.t("council-thanks")}
                </h2>
                <a class="nl-link" href=routes::recognition::Wall.path()>
                    {ctx.tv("council-thanked", &[("count", public.into())])}
                </a>
            </div>
            <p class="nl-paragraph">{ctx.t("council-thanks-text")}</p>
            {some.is_empty().then(|| view! { <Empty text=ctx.t("council-thanks-none") /> })}
            {recognition::pages::cards(ctx, &some)}
        </section>
    })
}

/// `/bestuur/lijst`: what stands behind the numbers.
#[component]
pub fn Lists() -> impl IntoView {
    page(async |ctx, routes::council::Lists| lists(ctx).await)
}

async fn lists(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeCouncil)?;
    let asked = Filter { theme: None, ..crate::initiatives::filter::of(&ctx) };
    let blocked = Blocked::load(&ctx).await?;
    let names = Names::load(&ctx).await?;
    let found = store::initiatives::all(ctx.db(), ctx.reader(), &asked).await?;
    let codes: Vec<String> = match (&asked.area, &asked.district) {
        (Some(area), _) => vec![area.clone()],
        (None, Some(district)) => ctx
            .live
            .areas
            .neighbourhoods
            .iter()
            .filter(|area| area.district == *district)
            .map(|area| area.code.clone())
            .collect(),
        (None, None) => Vec::new(),
    };
    let here = |obstacle: &Obstacle| {
        codes.is_empty()
            || codes
                .iter()
                .filter_map(|code| blocked.by_area.get(code))
                .any(|some| some.contains(&obstacle.id))
    };
    let old: Option<Age> = ctx.asked("leeftijd").and_then(|code| code.parse().ok());
    let of_age = |obstacle: &Obstacle| old.is_none_or(|class| age(obstacle.days(ctx.now)) == class);
    let open: Vec<_> = blocked.open.iter().filter(|obstacle| here(obstacle) && of_age(obstacle)).collect();
    let which = old.map(|class| {
        view! {
            <p class="nl-paragraph">
                {ctx.tv("council-of-age", &[("age", ctx.name("age", class.code()).into())])}" "
                <a class="nl-link" href=routes::council::Lists.part("belemmeringen")>
                    {ctx.t("council-all-ages")}
                </a>
            </p>
        }
    });
    let place = asked.area.as_deref().or(asked.district.as_deref()).map(|code| ctx.live.areas.name(code));
    let title = place.map_or_else(
        || ctx.t("council-list-title"),
        |place| ctx.tv("council-list-title-area", &[("area", place.into())]),
    );
    let body = view! {
        <div class="mw-stack-xl">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <section class="mw-stack" aria-labelledby="l-initiatieven">
                <h2 class="nl-heading nl-heading--level-2" id="l-initiatieven">
                    {ctx.tv("initiatives-count", &[("count", found.len().into())])}
                </h2>
                {found.is_empty().then(|| view! { <Empty text=ctx.t("council-list-none") /> })}
                <ul class="mw-rank">
                    {found
                        .iter()
                        .map(|one| {
                            view! {
                                <li>
                                    <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                                        {one.title.clone()}
                                    </a>
                                    <span class="mw-small">
                                        {one.area.as_deref().map(|code| ctx.live.areas.name(code))}
                                    </span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
            <section class="mw-stack" aria-labelledby="belemmeringen">
                <h2 class="nl-heading nl-heading--level-2" id="belemmeringen">
                    {ctx.tv("council-open-obstacles", &[("count", open.len().into())])}
                </h2>
                {which}
                {open.is_empty().then(|| view! { <Empty text=ctx.t("obstacles-none") /> })}
                <ul class="mw-rank">
                    {open
                        .iter()
                        .map(|obstacle| {
                            view! {
                                <li>
                                    <span>
                                        <a
                                            class="nl-link"
                                            href=routes::obstacles::Detail(&obstacle.slug).path()
                                        >
                                            {obstacle.title.clone()}
                                        </a>
                                        <br />
                                        <span class="mw-small">{names.owner(&ctx, obstacle)}</span>
                                    </span>
                                    {status_badge(&ctx, obstacle)}
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::council::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path()))
}

//! `/belemmeringen`: what stands in the way, what was removed, what stays and why. Public.

use crate::{
    initiatives::facts,
    initiatives::facts::fact,
    learning::pages::change_line,
    obstacles::{
        appeals,
        counts::{shown, tally},
        journey,
    },
    requests::timeline::{self, Entry},
};
use domain::{
    access::{Action, may},
    id::ObstacleId,
    initiative::Visibility,
    obstacle::{Kind, Stand, Status},
    time::{day_of, days_between},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    initiatives::Initiative,
    learning::Procedure,
    obstacles::{
        self, Appeal, Obstacle,
        lists::{self, Sort, Which},
    },
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{ButtonLink, Empty},
        page::{Page, page},
        parts::Part,
        section::Section,
    },
};

pub use crate::obstacles::names::{Names, block_class, status_badge};

/// `/belemmeringen`
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::obstacles::List| {
        let model = ListModel::load(&ctx).await?;
        Ok(list(&ctx, &model))
    })
}

/// So many of each stand on a page.
const PER_PAGE: u64 = 20;

/// The obstacles, or those of the kind that was asked for.
struct ListModel {
    /// The kinds that there are.
    kinds: Vec<Kind>,
    asked: Option<Kind>,
    /// What is shown of those that stand alike.
    groups: Vec<(Stand, Part, Vec<Obstacle>)>,
    names: Names,
    /// How many requests met each.
    met: HashMap<ObstacleId, usize>,
}

impl ListModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let tally = tally(ctx).await?;
        let kinds = Kind::ALL.iter().copied().filter(|kind| tally.of(*kind) > 0).collect();
        let asked: Option<Kind> = ctx.asked("soort").and_then(|code| code.parse().ok());
        let ids: Vec<_> = Stand::ALL.iter().map(|stand| stand.code()).collect();
        let mut groups = Vec::with_capacity(Stand::ALL.len());
        for stand in Stand::ALL.iter().copied() {
            let which = Which { kind: asked, ..Which::standing(stand) };
            let sort = if stand == Stand::Open { Sort::Oldest } else { Sort::Answered };
            let part = Part::of(ctx, &ids, stand.code(), tally.count(stand, asked), PER_PAGE);
            if let Some((part, some)) = shown(ctx, part, &which, sort).await? {
                groups.push((stand, part, some));
            }
        }
        let all = groups.iter().flat_map(|(_, _, some)| some).map(|one| one.id);
        let met = lists::met(ctx.db(), all).await?;
        Ok(Self { kinds, asked, names: Names::load(ctx).await?, met, groups })
    }
}

fn list(ctx: &Ctx, model: &ListModel) -> Page {
    let title = ctx.t("obstacles-title");
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("obstacles-intro")}</p>
                <p class="mw-btns">
                    {Stand::ALL.iter().map(|stand| to_group(ctx, *stand)).collect_view()}
                    <a class="nl-link" href=routes::learning::Learned.path()>
                        {ctx.t("nav-learned")}
                    </a>
                </p>
                {by_kind(ctx, &model.kinds, model.asked)}
            </div>
            {model
                .groups
                .iter()
                .map(|(stand, part, some)| group(ctx, model, *stand, *part, some))
                .collect_view()}
        </div>
    };
    Page::new(title, routes::obstacles::List::PATH, body)
        .described(&ctx.t("obstacles-intro"), None)
        .under(ctx.t("home"), routes::site::Home.path())
}

/// The way to those that stand so, also from a page with others only.
fn to_group(ctx: &Ctx, stand: Stand) -> impl IntoView + use<> {
    let to = format!("{}#{}", ctx.with_query(&[("deel", ""), ("pagina", "")]), stand.code());
    view! {
        <a class="nl-link" href=to>
            {ctx.t(heading(stand))}
        </a>
    }
}

/// The text above those that stand so.
const fn heading(stand: Stand) -> &'static str {
    match stand {
        Stand::Open => "obstacles-open",
        Stand::Gone => "obstacles-removed",
        Stand::Stays => "obstacles-stay",
    }
}

/// The obstacles that stand alike, with how many they are beside the heading.
fn group(ctx: &Ctx, model: &ListModel, stand: Stand, part: Part, some: &[Obstacle]) -> impl IntoView + use<> {
    let (id, title) = (stand.code(), heading(stand));
    let blocks = some
        .iter()
        .map(|obstacle| {
            let met = model.met.get(&obstacle.id).copied().unwrap_or_default();
            view! { <li>{block(ctx, obstacle, &model.names, met)}</li> }
        })
        .collect_view();
    view! {
        <section class="mw-stack" aria-labelledby=id>
            <h2 class="nl-heading nl-heading--level-2" id=id>
                {ctx.t(title)}
                " "
                <span class="mw-small">{part.total.to_string()}</span>
            </h2>
            {some.is_empty().then(|| view! { <Empty text=ctx.t("obstacles-none") /> })}
            <ul class="mw-list mw-stack">{blocks}</ul>
            {part.rest(ctx)}
        </section>
    }
}

/// The list of one kind only.
fn by_kind(ctx: &Ctx, kinds: &[Kind], asked: Option<Kind>) -> impl IntoView + use<> {
    let every = std::iter::once((String::new(), ctx.t("obstacles-every-kind")));
    let options = every
        .chain(kinds.iter().map(|kind| (kind.code().to_owned(), ctx.name("obstacle-kind", kind.code()))));
    let chosen = asked.map(Kind::code).unwrap_or_default();
    let options = options
        .map(|(value, name)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <form class="mw-filter-line" method="get" action=routes::obstacles::List.path()>
            <label class="utrecht-form-label" for="soort">
                {ctx.t("obstacle-kind")}
            </label>
            <select class="utrecht-select utrecht-select--html-select" id="soort" name="soort">
                {options}
            </select>
            <button class="nl-button nl-button--secondary" type="submit">
                <span class="nl-button__label">{ctx.t("show")}</span>
            </button>
        </form>
    }
}

/// One obstacle in a list.
fn block(ctx: &Ctx, obstacle: &Obstacle, names: &Names, met: usize) -> impl IntoView + use<> {
    let lang = ctx.mark(obstacle.lang);
    let open = obstacle.is_open();
    let gone = matches!(obstacle.status, Status::Removed | Status::WorkedAround);
    let owner = match names.owner(ctx, obstacle) {
        Some(owner) => {
            let key = if gone { "obstacle-by" } else { "obstacle-with" };
            Some(ctx.tv(key, &[("owner", owner.into())]))
        }
        None => open.then(|| ctx.t("obstacle-nobody")),
    };
    let met = ctx.tv(if open { "obstacle-meets" } else { "obstacle-met" }, &[("count", met.into())]);
    view! {
        <article class=block_class(
            obstacle.status,
        )>
            {status_badge(ctx, obstacle)} <h3 class="nl-heading nl-heading--level-4">
                <a class="nl-link" lang=lang href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </h3>
            {obstacle
                .answer
                .clone()
                .map(|answer| {
                    view! {
                        <p class="nl-paragraph" lang=lang>
                            {answer}
                        </p>
                    }
                })}
            <p class="mw-small">
                {[owner, promised(ctx, obstacle), Some(met)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")}
            </p>
        </article>
    }
}

/// Before when an answer is promised of an obstacle that is open, or by how many days it is late: the central
/// promise.
fn promised(ctx: &Ctx, obstacle: &Obstacle) -> Option<String> {
    let due = obstacle.due.filter(|_| obstacle.is_open())?;
    let date = text::date(ctx.lang, due);
    let late = days_between(due, day_of(ctx.now));
    Some(if late > 0 {
        ctx.tv("obstacle-late", &[("date", date.into()), ("days", late.into())])
    } else {
        ctx.tv("obstacle-before", &[("date", date.into())])
    })
}

/// `/belemmeringen/{slug}`
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::obstacles::Detail(slug)| {
        let model = DetailModel::load(&ctx, &slug).await?;
        Ok(detail(&ctx, &model))
    })
}

/// An obstacle as everybody can read it: its journey, what it stood in the way of, and what was learned.
struct DetailModel {
    found: Obstacle,
    names: Names,
    /// How many requests met it.
    met: usize,
    /// The public initiatives that met it, by title; of many, those of the last requests.
    initiatives: Vec<Initiative>,
    journey: Vec<Entry>,
    put: Vec<Appeal>,
    learned: Vec<Procedure>,
    /// The obstacle that it became part of.
    part_of: Option<Obstacle>,
}

impl DetailModel {
    async fn load(ctx: &Ctx, slug: &str) -> Result<Self, AppError> {
        let found = store::obstacles::by_slug(ctx.db(), ctx.municipality(), slug, ctx.lang)
            .await?
            .ok_or(AppError::NotFound)?;
        let met = lists::met(ctx.db(), [found.id]).await?.remove(&found.id).unwrap_or_default();
        let linked = obstacles::met_lately(ctx.db(), found.id, MOST).await?;
        let requests = store::requests::by_ids(ctx.db(), linked).await?;
        let about = requests.iter().filter_map(|request| request.initiative);
        let mut initiatives: Vec<_> = store::initiatives::by_ids(ctx.db(), about, ctx.lang)
            .await?
            .into_values()
            .filter(|initiative| initiative.visibility == Visibility::Public)
            .collect();
        initiatives.sort_by(|a, b| a.title.cmp(&b.title));
        let part_of = match found.merged_into {
            Some(id) => store::obstacles::by_ids(ctx.db(), vec![id], ctx.lang).await?.remove(&id),
            None => None,
        };
        Ok(Self {
            names: Names::load(ctx).await?,
            met,
            initiatives,
            journey: journey::of(ctx, &found).await?,
            put: store::obstacles::appeals(ctx.db(), found.id).await?,
            learned: store::learning::of_obstacle(ctx.db(), found.id, ctx.lang).await?,
            part_of,
            found,
        })
    }
}

fn detail(ctx: &Ctx, model: &DetailModel) -> Page {
    let found = &model.found;
    let works = found.merged_into.is_none() && may(&ctx.actor(), &Action::AnswerObstacle(found.level));
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-xl">
                {opening(ctx, model)} {answer(ctx, found)} <Section id="reis" title=ctx.t("obstacle-journey")>
                    {timeline::drawn(ctx, &model.journey)}
                </Section> {(!model.put.is_empty()).then(|| elsewhere(ctx, &model.put))}
                {(!model.learned.is_empty()).then(|| learned(ctx, &model.learned))}
            </div>
            <aside class="mw-stack" aria-label=ctx.t("facts-title")>
                {facts(ctx, model)}
                {(!model.initiatives.is_empty()).then(|| who_met(ctx, model))}
                {works
                    .then(|| {
                        view! {
                            <p>
                                <ButtonLink
                                    to=routes::obstacles::Work(&found.slug).path()
                                    text=ctx.t("obstacle-work")
                                    secondary=true
                                />
                            </p>
                        }
                    })}
            </aside>
        </div>
    };
    Page::new(found.title.clone(), routes::obstacles::List::PATH, body)
        .described(&found.explanation, None)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-obstacles"), routes::obstacles::List.path())
}

/// How it stands, what it is, and of which other it became part.
fn opening(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let found = &model.found;
    let lang = ctx.mark(found.lang);
    let promise = promised(ctx, found).map(|promise| view! { <p class="nl-paragraph">{promise}</p> });
    let part_of = model.part_of.as_ref().map(|other| {
        view! {
            <div class="mw-notice">
                <p>
                    {ctx.t("obstacle-is-part-of")}" "
                    <a class="nl-link" href=routes::obstacles::Detail(&other.slug).path()>
                        {other.title.clone()}
                    </a>
                </p>
            </div>
        }
    });
    view! {
        <div class="mw-stack">
            {status_badge(ctx, found)} <h1 class="nl-heading nl-heading--level-1" dir="auto" lang=lang>
                {found.title.clone()}
            </h1> {promise} <p class="nl-paragraph nl-paragraph--lead" dir="auto" lang=lang>
                {found.explanation.clone()}
            </p> {part_of}
        </div>
    }
}

fn answer(ctx: &Ctx, found: &Obstacle) -> Option<impl IntoView + use<>> {
    let (answer, lang) = (found.answer.clone()?, ctx.mark(found.lang));
    Some(view! {
        <Section id="antwoord" title=ctx.t("obstacle-answer") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph" lang=lang>
                {answer}
            </p>
        </Section>
    })
}

/// To which higher government it was put, and what came back.
fn elsewhere(ctx: &Ctx, put: &[Appeal]) -> impl IntoView + use<> {
    view! {
        <Section id="elders" title=ctx.t("appeal-title") looks=3 class="mw-box mw-box--line mw-stack-s">
            {put.iter().map(|appeal| appeals::told(ctx, appeal)).collect_view()}
        </Section>
    }
}

/// What the municipality does differently since.
fn learned(ctx: &Ctx, learned: &[Procedure]) -> impl IntoView + use<> {
    let changes = learned.iter().map(|change| view! { <li>{change_line(ctx, change)}</li> }).collect_view();
    view! {
        <Section id="geleerd" title=ctx.t("learned-from-this") looks=3 class="mw-box mw-stack-s">
            <ul class="mw-list">{changes}</ul>
        </Section>
    }
}

fn facts(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let found = &model.found;
    let owner = model.names.owner(ctx, found).unwrap_or_else(|| ctx.t("obstacle-no-owner"));
    let due = found.due.filter(|_| found.is_open());
    view! {
        <div class="mw-box">
            <h2 class="nl-heading nl-heading--level-3">{ctx.t("facts-title")}</h2>
            <dl class="utrecht-data-list utrecht-data-list--html-dl">
                {fact(ctx.t("obstacle-kind"), ctx.name("obstacle-kind", found.kind.code()))}
                {fact(ctx.t("obstacle-source"), ctx.name("obstacle-source", found.source.code()))}
                {fact(ctx.t("obstacle-owner"), owner)}
                {fact(ctx.t("obstacle-level"), ctx.name("obstacle-level", found.level.code()))}
                {due.map(|due| fact(ctx.t("obstacle-due"), text::date(ctx.lang, due)))}
                {fact(ctx.t("obstacle-reported"), text::date(ctx.lang, day_of(found.reported)))}
                {fact(ctx.t("obstacle-requests"), model.met.to_string())}
            </dl>
        </div>
    }
}

/// So many requests that met an obstacle are looked at.
pub const MOST: u64 = 100;

/// That of many requests the last ones stand there.
pub fn latest(ctx: &Ctx, met: usize) -> Option<impl IntoView + use<>> {
    let is_cut = u64::try_from(met).unwrap_or(u64::MAX) > MOST;
    let said = ctx.tv("obstacle-latest-requests", &[("count", MOST.into())]);
    is_cut.then(|| view! { <p class="mw-small">{said}</p> })
}

fn who_met(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let links = model
        .initiatives
        .iter()
        .map(|initiative| {
            view! {
                <li>
                    <a class="nl-link" href=routes::initiatives::Detail(&initiative.slug).path()>
                        {facts::written(ctx, initiative, &initiative.title)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="mw-box mw-box--line mw-stack-s">
            <h2 class="nl-heading nl-heading--level-4">{ctx.t("obstacle-who-met")}</h2>
            <ul class="mw-list">{links}</ul>
            {latest(ctx, model.met)}
        </div>
    }
}

//! `/werk/belemmeringen`: obstacles of ours, to own and to answer.

use crate::{
    accounts::colleagues::colleagues,
    obstacles::{
        appeals,
        counts::{shown, tally},
        joining_panel,
        names::{Names, status_badge},
        pages::{MOST, latest},
        steps,
    },
    requests::panels::named,
};
use domain::{
    access::{Action, may},
    climb::answer_by,
    id::ObstacleId,
    obstacle::{Level, Stand},
    time::day_of,
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    obstacles::{
        self, Appeal, Obstacle,
        lists::{self, Owned, Sort, ToChoose, Which},
    },
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{ButtonLink, Empty, heads},
        page::{Heading, Page, page},
        parts::Part,
        section::{Opening, Panel, Section},
    },
};

/// `/werk/belemmeringen`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::obstacles::Desk| {
        let model = DeskModel::load(&ctx).await?;
        Ok(desk(&ctx, &model))
    })
}

const MINE: &str = "van-mij";
const REST: &str = "alle";
/// So many of each stand on a page.
const PER_PAGE: u64 = 50;

/// The open obstacles: those of whoever looks, and the rest; what is shown of each.
struct DeskModel {
    mine: Option<(Part, Vec<Obstacle>)>,
    rest: Option<(Part, Vec<Obstacle>)>,
    names: Names,
    /// How many requests met each.
    met: HashMap<ObstacleId, usize>,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::HandleObstacles)?;
        let me = ctx.account()?;
        let names = Names::load(ctx).await?;
        let which = |owner| Which { owner: Some(owner), ..Which::standing(Stand::Open) };
        let (mine, rest) = (which(Owned::By(me)), which(Owned::ByOthers(me)));
        let of_mine = lists::count(ctx.db(), ctx.municipality(), &mine).await?;
        let of_rest = tally(ctx).await?.count(Stand::Open, None).saturating_sub(of_mine);
        let part = |name, total| Part::of(ctx, &[MINE, REST], name, total, PER_PAGE);
        let mine = shown(ctx, part(MINE, of_mine), &mine, Sort::Oldest).await?;
        let rest = shown(ctx, part(REST, of_rest), &rest, Sort::Oldest).await?;
        let all = [&mine, &rest].into_iter().flatten().flat_map(|(_, some)| some);
        let met = lists::met(ctx.db(), all.map(|one| one.id)).await?;
        Ok(Self { mine, rest, names, met })
    }
}

fn desk(ctx: &Ctx, model: &DeskModel) -> Page {
    let title = ctx.t("nav-work-obstacles");
    let body = view! {
        <div class="mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("work-obstacles-intro") />
            {model
                .mine
                .as_ref()
                .map(|mine| listed(
                    ctx,
                    model,
                    mine,
                    MINE,
                    "work-obstacles-mine",
                    "work-obstacles-mine-none",
                ))}
            {model
                .rest
                .as_ref()
                .map(|rest| listed(ctx, model, rest, REST, "work-obstacles-all", "obstacles-none"))}
        </div>
    };
    Page::new(title, routes::obstacles::Desk::PATH, body).work()
}

fn listed(
    ctx: &Ctx,
    model: &DeskModel,
    (part, some): &(Part, Vec<Obstacle>),
    id: &'static str,
    title: &str,
    none: &str,
) -> impl IntoView + use<> {
    view! {
        <Section id=id title=ctx.t(title)>
            {table(ctx, model, some, title, none)}
            {part.rest(ctx)}
        </Section>
    }
}

/// Some of the obstacles, or that there are none.
fn table(
    ctx: &Ctx,
    model: &DeskModel,
    some: &[Obstacle],
    caption: &str,
    none: &str,
) -> impl IntoView + use<> {
    if some.is_empty() {
        return view! { <Empty text=ctx.t(none) /> }.into_any();
    }
    let rows = some.iter().map(|obstacle| row(ctx, model, obstacle)).collect_view();
    let head =
        heads(ctx, ["obstacle", "column-status", "obstacle-owner", "obstacle-due", "obstacle-requests"]);
    view! {
        <table class="mw-worklist">
            <caption class="mw-vh">{ctx.t(caption)}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(ctx: &Ctx, model: &DeskModel, obstacle: &Obstacle) -> impl IntoView + use<> {
    let late = obstacle.due.is_some_and(|due| due < day_of(ctx.now));
    let met = model.met.get(&obstacle.id).copied().unwrap_or_default();
    let owner = model.names.owner(ctx, obstacle).unwrap_or_else(|| ctx.t("obstacle-no-owner"));
    view! {
        <tr class=late.then_some("late")>
            <th scope="row" data-label=ctx.t("obstacle")>
                <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </th>
            <td data-label=ctx.t("column-status")>{status_badge(ctx, obstacle)}</td>
            <td data-label=ctx.t("obstacle-owner")>{owner}</td>
            <td data-label=ctx
                .t(
                    "obstacle-due",
                )>
                {obstacle.due.map(|due| text::date(ctx.lang, due))}
                {late.then(|| format!(" · {}", ctx.t("late")))}
            </td>
            <td class="num" data-label=ctx.t("obstacle-requests")>
                {met.to_string()}
            </td>
        </tr>
    }
}

/// `/werk/belemmeringen/{slug}`
#[component]
pub fn Work() -> impl IntoView {
    page(async |ctx, routes::obstacles::Work(slug)| {
        let model = WorkModel::load(&ctx, &slug).await?;
        Ok(work(&ctx, &model))
    })
}

/// An obstacle, and what there is to choose from when it goes on.
struct WorkModel {
    found: Obstacle,
    names: Names,
    /// The requests that met it last, and how many did.
    requests: Vec<Request>,
    met: usize,
    /// What was put to a higher government.
    put: Vec<Appeal>,
    /// The last day for an answer at the level where it stands.
    last: Date,
    /// Who can answer it at that level: their keys and names.
    able: Vec<(String, String)>,
    /// The other open obstacles.
    others: ToChoose,
}

impl WorkModel {
    async fn load(ctx: &Ctx, slug: &str) -> Result<Self, AppError> {
        let found = store::obstacles::by_slug(ctx.db(), ctx.municipality(), slug, ctx.lang).await?;
        ctx.may(Action::AnswerObstacle(found.as_ref().map_or(Level::Official, |obstacle| obstacle.level)))?;
        let found = found.ok_or(AppError::NotFound)?;
        if found.merged_into.is_some() {
            return Err(AppError::Refused("refused-obstacle-merged"));
        }
        let able = colleagues(ctx)
            .await?
            .staff
            .iter()
            .filter(|person| may(&person.actor, &Action::AnswerObstacle(found.level)))
            .map(|person| (person.id.to_string(), person.name.clone()))
            .collect();
        let linked = obstacles::met_lately(ctx.db(), found.id, MOST).await?;
        let met = lists::met(ctx.db(), [found.id]).await?.remove(&found.id).unwrap_or_default();
        let thresholds = store::settings::thresholds(ctx.db(), ctx.municipality()).await?;
        let open = Which::standing(Stand::Open);
        let others = lists::to_choose(ctx.db(), ctx.reader(), &open, &[found.id]).await?;
        Ok(Self {
            names: Names::load(ctx).await?,
            requests: store::requests::by_ids(ctx.db(), linked).await?,
            met,
            put: store::obstacles::appeals(ctx.db(), found.id).await?,
            last: answer_by(found.level, day_of(found.since), &thresholds),
            able,
            others,
            found,
        })
    }
}

fn work(ctx: &Ctx, model: &WorkModel) -> Page {
    let found = &model.found;
    let title = found.title.clone();
    let steps = if found.is_open() {
        view! {
            {steps::own(ctx, found, model.last, &model.able)}
            {steps::finish(ctx, found)}
        }
        .into_any()
    } else {
        steps::reopen(ctx, found).into_any()
    };
    let body = view! {
        <div class="mw-stack">
            <div class="mw-stack-s">
                {status_badge(ctx, found)}<Heading text=title.clone() />
                <p class="nl-paragraph">{found.explanation.clone()}</p>
            </div>
            <p class="mw-small">
                {model.names.owner(ctx, found).unwrap_or_else(|| ctx.t("obstacle-no-owner"))}" · "
                {ctx.name("obstacle-kind", found.kind.code())}" · "
                {ctx.name("obstacle-source", found.source.code())}" · "
                {ctx.name("obstacle-level", found.level.code())}
            </p>
            <div class="mw-wgrid">
                <div class="mw-stack-l">{steps}{appeals::panel(ctx, found, &model.put, &model.requests)}</div>
                <div class="mw-stack-l">
                    {steps::higher(ctx, found)}
                    {joining_panel::panel(ctx, found, &model.others, &model.requests)} {where_met(ctx, model)}
                </div>
            </div>
        </div>
    };
    let above = if ctx.may(Action::HandleObstacles).is_ok() {
        ("nav-work-obstacles", routes::obstacles::Desk::PATH)
    } else {
        ("nav-council", routes::council::Desk::PATH)
    };
    Page::new(title, above.1, body).work().under(ctx.t(above.0), above.1)
}

/// The requests that met it, and the page that everybody can read.
fn where_met(ctx: &Ctx, model: &WorkModel) -> impl IntoView + use<> {
    let requests =
        model.requests.iter().map(|request| view! { <li>{named(ctx, request)}</li> }).collect_view();
    view! {
        <Panel id="waar" title=ctx.t("obstacle-requests")>
            <div class="mw-panel__b mw-stack-s">
                <ul class="mw-list">{requests}</ul>
                {latest(ctx, model.met)}
                <p>
                    <ButtonLink
                        to=routes::obstacles::Detail(&model.found.slug).path()
                        text=ctx.t("obstacle-public-page")
                        secondary=true
                    />
                </p>
            </div>
        </Panel>
    }
}

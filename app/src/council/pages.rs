//! `/bestuur`: the desk of the council.

use crate::{
    council::{
        blocked::Blocked,
        charts::{ages, kinds},
        talks,
    },
    cover::asked::asked_card,
    map::draw,
    obstacles::names::Names,
    photos::tops::Tops,
    recognition,
};
use domain::{
    access::{Action, Role, may},
    id::{AccountId, InitiativeId, ObstacleId},
    initiative::Visibility,
    obstacle::{Level, Stand},
    time::{day_of, days_between},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};
use store::{
    cover::Cover,
    initiatives::{Initiative, filter::Filter},
    obstacles::{
        Obstacle,
        lists::{self, Owned, Sort, Which},
    },
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty, heads},
        page::{Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::council::Desk| {
        let model = DeskModel::load(&ctx).await?;
        Ok(view(&ctx, &model, draw::keys(&ctx)))
    })
}

/// So many of what was put to somebody are shown.
const SHOWN: u64 = 20;

/// So many to thank are shown.
const SHOWN_TO_THANK: usize = 4;

/// What the council sees of the whole municipality, and what waits for whoever looks.
struct DeskModel {
    /// How many initiatives there are, and how many per neighbourhood.
    total: u64,
    by_area: HashMap<String, usize>,
    blocked: Arc<Blocked>,
    owners: Names,
    /// Obstacles that were put to whoever looks, those with the nearest date first; how many they are, and
    /// how many requests met those that are shown.
    mine: Vec<Obstacle>,
    all_mine: u64,
    met: HashMap<ObstacleId, usize>,
    /// Talks per neighbourhood.
    talked: Arc<HashMap<String, usize>>,
    /// Questions for cover to whoever looks, and who asks them.
    asked: Vec<Cover>,
    askers: HashMap<AccountId, String>,
    thanks: Option<ThanksModel>,
    decisions: Vec<Request>,
    about: HashMap<InitiativeId, Initiative>,
}

/// Whom to thank, and how many thanks are public.
struct ThanksModel {
    some: Vec<Initiative>,
    tops: Tops,
    public: u64,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeCouncil)?;
        let me = ctx.account()?;
        let (db, municipality) = (ctx.db(), ctx.municipality());
        let all = ctx.find(&Filter::default()).await?;
        let blocked = Blocked::load(ctx).await?;
        let talked = talks::by_area(ctx).await?;
        let asked = store::cover::open(db, municipality).await?;
        let asked: Vec<_> = asked.into_iter().filter(|cover| cover.asked_of == me).collect();
        let decisions = store::requests::newest_decisions(db, municipality, 8).await?;
        let about = decisions.iter().filter_map(|request| request.initiative);
        let put = put_to(ctx, me);
        let mine = lists::some(db, ctx.reader(), &put, Sort::Due, (0, SHOWN)).await?;
        let praises = may(&ctx.actor(), &Action::Praise);
        Ok(Self {
            total: all.total(),
            by_area: all.on_the_map(),
            owners: Names::load(ctx).await?,
            all_mine: lists::count(db, municipality, &put).await?,
            met: lists::met(db, mine.iter().map(|one| one.id)).await?,
            mine,
            askers: store::accounts::names(db, asked.iter().map(|cover| cover.asked_by)).await?,
            thanks: if praises { Some(ThanksModel::load(ctx).await?) } else { None },
            about: store::initiatives::by_ids(db, about, ctx.lang).await?,
            blocked,
            talked,
            asked,
            decisions,
        })
    }
}

impl ThanksModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let some = Self::next(ctx).await?;
        let some = store::initiatives::public_by_ids(ctx.db(), some, ctx.lang).await?;
        let public = recognition::pages::count(ctx).await?;
        Ok(Self { tops: Tops::load(ctx, &some).await?, some, public })
    }

    /// Whose day on this site comes round first, without those that were thanked within a year: in that time
    /// it comes round to everybody.
    async fn next(ctx: &Ctx) -> Result<Vec<InitiativeId>, AppError> {
        const AT_ONCE: usize = 50;
        // Where hundreds in a row were thanked lately, nobody waits for it.
        const TURNS: usize = 6;
        let (today, mut next) = (day_of(ctx.now), Vec::new());
        for turn in 0..TURNS {
            let part = (turn * AT_ONCE, AT_ONCE);
            let some = ctx.app.index.to_thank(&ctx.app.db, today, part).await?;
            let thanks = store::recognition::of_initiatives(ctx.db(), some.iter().copied(), ctx.lang).await?;
            let lately = |id: &InitiativeId| {
                let mut own = thanks.iter().filter(|one| one.initiative == *id);
                own.any(|one| days_between(day_of(one.at), today) < 365)
            };
            next.extend(some.iter().copied().filter(|id| !lately(id)));
            if next.len() >= SHOWN_TO_THANK || some.len() < AT_ONCE {
                break;
            }
        }
        next.truncate(SHOWN_TO_THANK);
        Ok(next)
    }
}

/// The obstacles that somebody has to answer at their level. An alderman also has what was put to a higher
/// government: somebody of ours keeps asking there.
fn put_to(ctx: &Ctx, me: AccountId) -> Which {
    let levels = match ctx.actor().has(Role::Alderman) {
        true => vec![Level::Alderman, Level::HigherGovernment],
        false => vec![Level::Manager],
    };
    Which { levels, owner: Some(Owned::ByOrNobody(me)), ..Which::standing(Stand::Open) }
}

fn view(ctx: &Ctx, model: &DeskModel, keys: impl IntoView + 'static) -> Page {
    let title = ctx.t("council-title");
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <p class="mw-small">{text::weekday_date(ctx.lang, day_of(ctx.now))}</p>
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                {lead(ctx, model)}
                {numbers(ctx, model)}
            </div>
            <div class="mw-council">{map(ctx, model)} {mine(ctx, model)}</div>
            <div class="mw-charts">{kinds(ctx, &model.blocked)} {ages(ctx, &model.blocked)}</div>
            {model.thanks.as_ref().map(|thanks| whom_to_thank(ctx, thanks))}
            {decisions(ctx, model)}
            <p>
                <a class="nl-link" href=routes::handover::Own.path()>
                    {ctx.t("handover-title")}
                </a>
            </p>
            {keys}
        </div>
    };
    Page::new(title, routes::council::Desk::PATH, body).work()
}

/// The day in one sentence.
fn lead(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let parts = [
        ("initiatives", model.total.into()),
        ("areas", model.by_area.len().into()),
        ("obstacles", model.blocked.open().into()),
        ("mine", model.all_mine.into()),
    ];
    view! {
        <p class="nl-paragraph nl-paragraph--lead mw-wide" data-testid="lead">
            {ctx.tv("council-lead", &parts)}
        </p>
    }
}

/// The numbers of the page, each a link to what it counts.
fn numbers(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let lists = routes::council::Lists;
    let talks: usize = model.talked.values().sum();
    let all = [
        (lists.part("l-initiatieven"), "nav-initiatives", model.total.to_string()),
        (lists.part("belemmeringen"), "council-tab-obstacles", model.blocked.open().to_string()),
        (
            "#bij-u".to_owned(),
            "council-mine",
            (model.all_mine + u64::try_from(model.asked.len()).unwrap_or_default()).to_string(),
        ),
        (routes::council::Talks.path(), "nav-talks", talks.to_string()),
    ];
    let tabs = all.map(|(to, name, count)| {
        view! {
            <li>
                <a href=to>{ctx.t(name)}" "<b>{count}</b></a>
            </li>
        }
    });
    view! {
        <nav aria-label=ctx.t("council-numbers")>
            <ul class="mw-tabs">{tabs.collect_view()}</ul>
        </nav>
    }
}

fn map(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let counts = [("initiatives", model.total.into()), ("obstacles", model.blocked.open().into())];
    view! {
        <Section id="kaart" title=ctx.t("council-map") beside=Some(legend(ctx).into_any())>
            {draw::council(
                ctx,
                &model.by_area,
                (&model.blocked.by_area, &model.blocked.by_district),
                &model.talked,
            )}
            <div class="mw-split">
                <a class="nl-link" href=routes::council::Lists.path()>
                    {ctx.tv("council-as-list", &counts)}
                </a>
                <span class="mw-small">{ctx.t("map-source")}</span>
            </div>
        </Section>
    }
}

/// What the three shapes on the map are.
fn legend(ctx: &Ctx) -> impl IntoView + use<> {
    let initiatives = view! { <circle cx="10" cy="10" r="8" /> }.into_any();
    let obstacles = view! { <path d="M10 1l9 9-9 9-9-9z" /> }.into_any();
    let talks = view! { <rect x="1" y="1" width="18" height="18" rx="4" /> }.into_any();
    let shapes = [("iv", initiatives, "initiatives"), ("ob", obstacles, "obstacles"), ("ta", talks, "talks")];
    let lines = shapes.map(|(class, shape, name)| {
        view! {
            <li>
                <svg viewBox="0 0 20 20" class="mw-map" aria-hidden="true">
                    <g class=class>{shape}</g>
                </svg>
                {ctx.t(&format!("council-legend-{name}"))}
            </li>
        }
    });
    let fills = [("mw-so", "blocked"), ("mw-s1", "lively"), ("mw-s0", "quiet")].map(|(class, name)| {
        view! {
            <li>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <rect width="20" height="20" rx="4" class=class />
                </svg>
                {ctx.t(&format!("council-legend-{name}"))}
            </li>
        }
    });
    view! { <ul class="mw-legend">{lines.collect_view()} {fills.collect_view()}</ul> }
}

/// What waits for whoever looks: obstacles at their level, and questions for cover.
fn mine(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let nothing = model.mine.is_empty() && model.asked.is_empty();
    let cards = model.asked.iter().map(|cover| asked_card(ctx, cover, &model.askers, None)).collect_view();
    let asked = (!model.asked.is_empty()).then(|| {
        view! {
            <h3 class="nl-heading nl-heading--level-3">
                {ctx.tv("cover-asked", &[("count", model.asked.len().into())])}
            </h3>
            {cards}
        }
    });
    let more = model.all_mine.saturating_sub(SHOWN);
    let more = (more > 0).then(|| {
        view! { <p class="mw-small">{ctx.tv("council-mine-more", &[("count", more.into())])}</p> }
    });
    view! {
        <Section id="bij-u" title=ctx.t("council-mine")>
            {nothing.then(|| view! { <Empty text=ctx.t("council-mine-none") /> })}
            <ul class="mw-mine">
                {model.mine.iter().map(|obstacle| escalated(ctx, obstacle, model)).collect_view()}
            </ul>
            {more}
            {asked}
        </Section>
    }
}

/// An obstacle that was put to whoever looks, with its clock.
fn escalated(ctx: &Ctx, obstacle: &Obstacle, model: &DeskModel) -> impl IntoView + use<> {
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
    let met = model.met.get(&obstacle.id).copied().unwrap_or_default();
    let owner =
        model.owners.owner(ctx, obstacle).map(|owner| ctx.tv("obstacle-with", &[("owner", owner.into())]));
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

fn whom_to_thank(ctx: &Ctx, model: &ThanksModel) -> impl IntoView + use<> {
    let all = view! {
        <a class="nl-link" href=routes::recognition::Wall.path()>
            {ctx.tv("council-thanked", &[("count", model.public.into())])}
        </a>
    };
    view! {
        <Section id="bedanken" title=ctx.t("council-thanks") beside=Some(all.into_any())>
            <p class="nl-paragraph">{ctx.t("council-thanks-text")}</p>
            {model.some.is_empty().then(|| view! { <Empty text=ctx.t("council-thanks-none") /> })}
            {recognition::pages::cards(ctx, &model.some, &model.tops)}
        </Section>
    }
}

/// What was decided lately.
fn decisions(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let lines: Vec<_> =
        model.decisions.iter().filter_map(|request| decision(ctx, request, &model.about)).collect();
    let table = (!lines.is_empty()).then(|| {
        let columns =
            ["council-decided-on", "council-decided-kind", "council-decided", "council-decided-for"];
        view! {
            <table class="mw-worklist mw-wide">
                <caption class="mw-vh">{ctx.t("council-decisions")}</caption>
                <thead>
                    <tr>{heads(ctx, columns)}</tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        }
    });
    view! {
        <Section id="besluiten" title=ctx.t("council-decisions")>
            {model.decisions.is_empty().then(|| view! { <Empty text=ctx.t("council-decisions-none") /> })}
            {table}
        </Section>
    }
}

/// A decision. What was asked is between the resident and the handler. Of a "yes" everybody may know whose it
/// is; of a "no" or a "not yet" the parties decide that themselves.
fn decision(
    ctx: &Ctx,
    request: &Request,
    about: &HashMap<InitiativeId, Initiative>,
) -> Option<impl IntoView + use<>> {
    let outcome = request.outcome?;
    let date = text::date(ctx.lang, day_of(request.decided?));
    let initiative = request
        .initiative
        .and_then(|id| about.get(&id))
        .filter(|one| outcome.is_yes() && one.visibility == Visibility::Public);
    let whose = initiative.map(|one| {
        view! {
            <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                {one.title.clone()}
            </a>
        }
    });
    let whose = whose.map_or_else(|| ctx.t("council-decided-private").into_any(), IntoAny::into_any);
    Some(view! {
        <tr>
            <th scope="row" data-label=ctx.t("council-decided-on")>
                {date}
            </th>
            <td data-label=ctx.t("council-decided-kind")>{ctx.name("request-kind", request.kind.code())}</td>
            <td data-label=ctx.t("council-decided")>
                <b>{ctx.name("outcome", outcome.code())}</b>
            </td>
            <td data-label=ctx.t("council-decided-for")>{whose}</td>
        </tr>
    })
}

//! `/bestuur/lijst`: what stands behind the numbers of the desk.

use crate::{
    council::blocked::Blocked,
    obstacles::names::{Names, status_badge},
};
use domain::{
    access::Action,
    figures::{Age, age},
};
use leptos::prelude::*;
use store::{
    initiatives::{Initiative, filter::Filter},
    obstacles::Obstacle,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::{Empty, Pages},
        page::{Page, page},
        section::Section,
    },
};

/// Initiatives on a page.
const PER_PAGE: u64 = 50;

/// The page.
#[component]
pub fn Lists() -> impl IntoView {
    page(async |ctx, routes::council::Lists| {
        let model = ListsModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Initiatives and open obstacles, of everywhere or of one place; the obstacles of every age or of one.
struct ListsModel {
    /// The code of the place that is asked for.
    place: Option<String>,
    old: Option<Age>,
    /// A page of the initiatives, how many there are, and which page of how many it is.
    found: Vec<Initiative>,
    total: u64,
    pages: (u64, u64),
    open: Vec<Obstacle>,
    owners: Names,
}

impl ListsModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeCouncil)?;
        let asked = Filter { theme: None, ..crate::initiatives::filter::asked(ctx) };
        let under = ctx.find(&asked).await?;
        let pages = under.total().div_ceil(PER_PAGE);
        let shown = ctx.page_asked(pages);
        let blocked = Blocked::load(ctx).await?;
        let codes = neighbourhoods(ctx, &asked);
        let here = |obstacle: &Obstacle| {
            let met = codes.iter().filter_map(|code| blocked.by_area.get(code));
            codes.is_empty() || met.into_iter().any(|some| some.contains(&obstacle.id))
        };
        let old: Option<Age> = ctx.asked("leeftijd").and_then(|code| code.parse().ok());
        let of_age = |obstacle: &Obstacle| old.is_none_or(|class| age(obstacle.days(ctx.now)) == class);
        let open = blocked.open.iter().filter(|one| here(one) && of_age(one)).cloned().collect();
        Ok(Self {
            found: store::initiatives::page(ctx.db(), ctx.reader(), &under, shown, PER_PAGE).await?,
            total: under.total(),
            pages: (shown, pages),
            place: asked.area.or(asked.district),
            old,
            open,
            owners: Names::load(ctx).await?,
        })
    }
}

/// The neighbourhoods that are asked for; none for everywhere.
fn neighbourhoods(ctx: &Ctx, asked: &Filter) -> Vec<String> {
    match (&asked.area, &asked.district) {
        (Some(area), _) => vec![area.clone()],
        (None, Some(district)) => {
            let all = ctx.live.areas.neighbourhoods.iter();
            all.filter(|area| area.district == *district).map(|area| area.code.clone()).collect()
        }
        (None, None) => Vec::new(),
    }
}

fn view(ctx: &Ctx, model: &ListsModel) -> Page {
    let place = model.place.as_deref().map(|code| ctx.live.areas.name(code));
    let title = place.map_or_else(
        || ctx.t("council-list-title"),
        |place| ctx.tv("council-list-title-area", &[("area", place.into())]),
    );
    let body = view! {
        <div class="mw-stack-xl">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            {initiatives(ctx, model)}
            {obstacles(ctx, model)}
        </div>
    };
    Page::new(title, routes::council::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path())
}

fn initiatives(ctx: &Ctx, model: &ListsModel) -> impl IntoView + use<> {
    let lines = model.found.iter().map(|one| {
        view! {
            <li>
                <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                    {one.title.clone()}
                </a>
                <span class="mw-small">{one.area.as_deref().map(|code| ctx.live.areas.name(code))}</span>
            </li>
        }
    });
    view! {
        <Section id="l-initiatieven" title=ctx.tv("initiatives-count", &[("count", model.total.into())])>
            {model.found.is_empty().then(|| view! { <Empty text=ctx.t("council-list-none") /> })}
            <ul class="mw-rank">{lines.collect_view()}</ul>
            <Pages page=model.pages.0 pages=model.pages.1 />
        </Section>
    }
}

fn obstacles(ctx: &Ctx, model: &ListsModel) -> impl IntoView + use<> {
    let which = model.old.map(|class| {
        view! {
            <p class="nl-paragraph">
                {ctx.tv("council-of-age", &[("age", ctx.name("age", class.code()).into())])}" "
                <a class="nl-link" href=routes::council::Lists.part("belemmeringen")>
                    {ctx.t("council-all-ages")}
                </a>
            </p>
        }
    });
    let lines = model.open.iter().map(|obstacle| {
        view! {
            <li>
                <span>
                    <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                        {obstacle.title.clone()}
                    </a>
                    <br />
                    <span class="mw-small">{model.owners.owner(ctx, obstacle)}</span>
                </span>
                {status_badge(ctx, obstacle)}
            </li>
        }
    });
    view! {
        <Section
            id="belemmeringen"
            title=ctx.tv("council-open-obstacles", &[("count", model.open.len().into())])
        >
            {which}
            {model.open.is_empty().then(|| view! { <Empty text=ctx.t("obstacles-none") /> })}
            <ul class="mw-rank">{lines.collect_view()}</ul>
        </Section>
    }
}

//! `/bestuur/lijst`: what stands behind the numbers of the desk.

use crate::obstacles::{
    counts::{of_age, shown},
    names::{Names, status_badge},
};
use domain::{access::Action, figures::Age};
use leptos::prelude::*;
use store::{
    initiatives::{Initiative, filter::Filter},
    obstacles::{
        Obstacle,
        lists::{self, Sort, Which},
    },
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        page::{Page, page},
        parts::Part,
        section::Section,
    },
};

/// Initiatives or obstacles on a page.
const PER_PAGE: u64 = 50;
const INITIATIVES: &str = "l-initiatieven";
const OBSTACLES: &str = "belemmeringen";
const PARTS: [&str; 2] = [INITIATIVES, OBSTACLES];

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
    /// What is shown of the initiatives and of the obstacles, when it is.
    initiatives: Option<(Part, Vec<Initiative>)>,
    open: Option<(Part, Vec<Obstacle>)>,
    owners: Names,
}

impl ListsModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeCouncil)?;
        let asked = Filter { theme: None, ..crate::initiatives::filter::asked(ctx) };
        let under = ctx.find(&asked).await?;
        let part = Part::of(ctx, &PARTS, INITIATIVES, under.total(), PER_PAGE);
        let page = async |part: Part| {
            Ok(store::initiatives::page(ctx.db(), ctx.reader(), &under, part.page, PER_PAGE).await?)
        };
        let initiatives = Part::filled(part, page).await?;
        let old: Option<Age> = ctx.asked("leeftijd").and_then(|code| code.parse().ok());
        let which = Which { areas: neighbourhoods(ctx, &asked), ..of_age(ctx, old) };
        let count = async { Ok(lists::count(ctx.db(), ctx.municipality(), &which).await?) };
        let total = *ctx.counted(&format!("{which:?}"), count).await?;
        let part = Part::of(ctx, &PARTS, OBSTACLES, total, PER_PAGE);
        let open = shown(ctx, part, &which, Sort::Oldest).await?;
        Ok(Self {
            initiatives,
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
            {model.initiatives.as_ref().map(|(part, some)| initiatives(ctx, *part, some))}
            {model.open.as_ref().map(|(part, some)| open(ctx, model, *part, some))}
        </div>
    };
    Page::new(title, routes::council::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path())
}

fn initiatives(ctx: &Ctx, part: Part, some: &[Initiative]) -> impl IntoView + use<> {
    let lines = some.iter().map(|one| {
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
        <Section id=INITIATIVES title=ctx.tv("initiatives-count", &[("count", part.total.into())])>
            {some.is_empty().then(|| view! { <Empty text=ctx.t("council-list-none") /> })}
            <ul class="mw-rank">{lines.collect_view()}</ul>
            {part.rest(ctx)}
        </Section>
    }
}

fn open(ctx: &Ctx, model: &ListsModel, part: Part, some: &[Obstacle]) -> impl IntoView + use<> {
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
    let lines = some.iter().map(|obstacle| {
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
        <Section id=OBSTACLES title=ctx.tv("council-open-obstacles", &[("count", part.total.into())])>
            {which}
            {some.is_empty().then(|| view! { <Empty text=ctx.t("obstacles-none") /> })}
            <ul class="mw-rank">{lines.collect_view()}</ul>
            {part.rest(ctx)}
        </Section>
    }
}

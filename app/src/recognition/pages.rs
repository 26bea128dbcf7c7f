//! `/waardering`, the wall; what other pages show of thanks, and whom to thank.

use crate::{initiatives::facts, photos::tops::Tops};
use domain::{id::AccountId, time::day_of};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{initiatives::Initiative, recognition::Recognition};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{ButtonLink, Empty, Prose},
        page::{Page, page},
        parts::Part,
    },
};

/// The page.
#[component]
pub fn Wall() -> impl IntoView {
    page(async |ctx, routes::recognition::Wall| {
        let model = WallModel::load(&ctx).await?;
        Ok(wall(&ctx, &model))
    })
}

/// So much stands on a page.
const PER_PAGE: u64 = 20;

/// How many thanks everybody can read, counted once until anything changes.
///
/// # Errors
/// When the database does not answer.
pub async fn count(ctx: &Ctx) -> Result<u64, AppError> {
    let count = async { Ok(store::recognition::count_public(ctx.db(), ctx.municipality()).await?) };
    Ok(*ctx.counted("thanks", count).await?)
}

/// Thanks that everybody can read, each with the initiative, and who said them.
struct WallModel {
    part: Part,
    thanks: Vec<(Recognition, Initiative)>,
    from: HashMap<AccountId, String>,
    tops: Tops,
}

impl WallModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let part = Part::whole(ctx, count(ctx).await?, PER_PAGE);
        let all = store::recognition::some_public(ctx.db(), ctx.reader(), part.rows()).await?;
        let ids = all.iter().map(|one| one.initiative);
        let about = store::initiatives::by_ids(ctx.db(), ids, ctx.lang).await?;
        let from = signers(ctx, &all).await?;
        let with_about = |one: Recognition| about.get(&one.initiative).cloned().map(|about| (one, about));
        let thanks: Vec<_> = all.into_iter().filter_map(with_about).collect();
        let tops = Tops::load(ctx, thanks.iter().map(|(_, about)| about)).await?;
        Ok(Self { part, thanks, from, tops })
    }
}

fn wall(ctx: &Ctx, model: &WallModel) -> Page {
    let title = ctx.t("nav-thanks");
    let lines = model.thanks.iter().map(|(one, about)| thanked(ctx, one, about, model));
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("thanks-intro")}</p>
            </div>
            {model.thanks.is_empty().then(|| view! { <Empty text=ctx.t("thanks-none") /> })}
            <ul class="mw-list mw-stack-l">{lines.collect_view()}</ul>
            {model.part.rest(ctx)}
        </div>
    };
    Page::new(title, routes::recognition::Wall::PATH, body).under(ctx.t("home"), routes::site::Home.path())
}

fn thanked(ctx: &Ctx, one: &Recognition, about: &Initiative, model: &WallModel) -> impl IntoView + use<> {
    view! {
        <li class="mw-thanks">
            {model.tops.img(ctx, about, "mw-thanks__img", (320, 200))} <div class="mw-stack-s">
                <h2 class="nl-heading nl-heading--level-3">
                    <a class="nl-link" href=routes::initiatives::Detail(&about.slug).path()>
                        {facts::written(ctx, about, &about.title)}
                    </a>
                </h2>
                {words(ctx, one, &model.from)}
            </div>
        </li>
    }
}

/// Names and functions of who said thank you: aldermen stand there by name.
///
/// # Errors
/// When the database does not answer.
pub async fn signers(ctx: &Ctx, all: &[Recognition]) -> Result<HashMap<AccountId, String>, AppError> {
    let mut signers = HashMap::new();
    for id in all.iter().map(|one| one.thanked_by) {
        if !signers.contains_key(&id)
            && let Some(account) = store::accounts::by_id(ctx.db(), id).await?
        {
            signers.insert(
                id,
                [Some(account.name), account.function].into_iter().flatten().collect::<Vec<_>>().join(", "),
            );
        }
    }
    Ok(signers)
}

/// The words, with who said them and when.
pub fn words(ctx: &Ctx, one: &Recognition, from: &HashMap<AccountId, String>) -> impl IntoView + use<> {
    let quote = view! { <Prose text=one.words.clone() lang=ctx.mark(one.lang) /> };
    let signed = from.get(&one.thanked_by).cloned().unwrap_or_default();
    view! {
        <blockquote class="mw-quote">
            {quote}<footer class="mw-small">{signed}" · "{text::date(ctx.lang, day_of(one.at))}</footer>
        </blockquote>
    }
}

/// Cards of initiatives to thank, for the council.
pub fn cards(ctx: &Ctx, some: &[Initiative], tops: &Tops) -> impl IntoView + use<> {
    view! { <ul class="mw-thank">{some.iter().map(|one| card(ctx, one, tops)).collect_view()}</ul> }
}

fn card(ctx: &Ctx, one: &Initiative, tops: &Tops) -> impl IntoView + use<> {
    let place = one.area.as_deref().map(|code| ctx.live.areas.name(code));
    let text = ctx.t("thank-write");
    view! {
        <li>
            {tops.img(ctx, one, "mw-ill", (320, 200))} <div>
                <h3 class="nl-heading nl-heading--level-4">
                    <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                        {one.title.clone()}
                    </a>
                </h3>
                <span class="mw-small">{place}</span>
                <span>{one.summary.clone()}</span>
                <ButtonLink to=routes::recognition::Write(&one.slug).path() text=text secondary=true />
            </div>
        </li>
    }
}

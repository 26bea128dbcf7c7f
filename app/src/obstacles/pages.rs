//! `/belemmeringen`: what stands in the way, what was removed, what stays and why. Public.

use crate::{
    initiatives, learning,
    obstacles::{appeals, journey},
    requests,
};
use domain::{
    access::{Action, Role, may},
    id::{AccountId, TeamId},
    obstacle::{Kind, Status},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::obstacles::Obstacle;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        page::{Page, page},
    },
};

/// Names of people and teams, to say who has an obstacle.
pub struct Names {
    people: HashMap<AccountId, (String, Option<String>)>,
    teams: HashMap<TeamId, String>,
    named: Vec<AccountId>,
}

impl Names {
    /// Loads them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
        let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?.into_iter().collect();
        // Managers and aldermen carry the responsibility, so they stand there by name; of others the public
        // sees the team.
        let named = staff
            .iter()
            .filter(|person| person.actor.has(Role::Manager) || person.actor.has(Role::Alderman))
            .map(|person| person.id)
            .collect();
        Ok(Self {
            people: staff.into_iter().map(|person| (person.id, (person.name, person.function))).collect(),
            teams,
            named,
        })
    }

    /// Who has an obstacle, in words. Colleagues see every name.
    #[must_use]
    pub fn owner(&self, ctx: &Ctx, obstacle: &Obstacle) -> Option<String> {
        let team = obstacle
            .owner
            .team
            .and_then(|team| self.teams.get(&team))
            .map(|team| ctx.tv("team-name", &[("team", team.into())]));
        let open = ctx.actor().is_staff();
        let person = obstacle
            .owner
            .person
            .filter(|person| open || self.named.contains(person))
            .and_then(|person| self.people.get(&person))
            .map(|(name, _)| name.clone());
        let outside =
            obstacle.owner.outside.as_ref().map(|body| ctx.tv("owner-outside", &[("body", body.into())]));
        let parts: Vec<_> = [person, team, outside].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The word for how an obstacle stands, with a shape and a colour.
pub fn status_badge(ctx: &Ctx, obstacle: &Obstacle) -> impl IntoView + use<> {
    let days = obstacle.days(ctx.now);
    let tone = match obstacle.status {
        Status::Reported | Status::Owned => "danger",
        Status::Removed => "success",
        Status::WorkedAround => "info",
        Status::Stays => "neutral",
    };
    let key = if obstacle.is_open() { "obstacle-open-days" } else { "obstacle-done-days" };
    let name = ctx.name("obstacle-status", obstacle.status.code());
    view! { <Badge tone=tone text=ctx.tv(key, &[("status", name.into()), ("days", days.into())]) /> }
}

/// Class of the block of an obstacle.
#[must_use]
pub const fn block_class(status: Status) -> &'static str {
    match status {
        Status::Reported | Status::Owned => "mw-obs",
        Status::Removed | Status::WorkedAround => "mw-obs mw-obs--gone",
        Status::Stays => "mw-obs mw-obs--stays",
    }
}

/// `/belemmeringen`
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::obstacles::List| list(ctx).await)
}

async fn list(ctx: Ctx) -> Result<Page, AppError> {
    let mut all = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| all.iter().any(|obstacle| obstacle.kind == *kind)).collect();
    let asked: Option<Kind> = ctx.asked("soort").and_then(|code| code.parse().ok());
    all.retain(|obstacle| asked.is_none_or(|kind| obstacle.kind == kind));
    let names = Names::load(&ctx).await?;
    let links = store::obstacles::links(ctx.db(), all.iter().map(|obstacle| obstacle.id).collect()).await?;
    let met = |obstacle: &Obstacle| links.iter().filter(|(id, _)| *id == obstacle.id).count();
    let title = ctx.t("obstacles-title");
    let group = |id: &'static str, title: String, statuses: &[Status]| {
        let some: Vec<_> = all.iter().filter(|obstacle| statuses.contains(&obstacle.status)).collect();
        let count = some.len();
        view! {
            <section class="mw-stack" aria-labelledby=id>
                <h2 class="nl-heading nl-heading--level-2" id=id>
                    {title}
                    " "
                    <span class="mw-small">{count.to_string()}</span>
                </h2>
                {some.is_empty().then(|| view! { <Empty text=ctx.t("obstacles-none") /> })}
                <ul class="mw-list mw-stack">
                    {some
                        .into_iter()
                        .map(|obstacle| view! { <li>{block(&ctx, obstacle, &names, met(obstacle))}</li> })
                        .collect_view()}
                </ul>
            </section>
        }
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("obstacles-intro")}</p>
                <p class="mw-btns">
                    <a class="nl-link" href="#open">
                        {ctx.t("obstacles-open")}
                    </a>
                    <a class="nl-link" href="#weg">
                        {ctx.t("obstacles-removed")}
                    </a>
                    <a class="nl-link" href="#blijft">
                        {ctx.t("obstacles-stay")}
                    </a>
                    <a class="nl-link" href=routes::learning::Learned.path()>
                        {ctx.t("nav-learned")}
                    </a>
                </p>
                {by_kind(&ctx, &kinds, asked)}
            </div>
            {group("open", ctx.t("obstacles-open"), &[Status::Reported, Status::Owned])}
            {group("weg", ctx.t("obstacles-removed"), &[Status::Removed, Status::WorkedAround])}
            {group("blijft", ctx.t("obstacles-stay"), &[Status::Stays])}
        </div>
    };
    Ok(Page::new(title, routes::obstacles::List::PATH, body).under(ctx.t("home"), routes::site::Home.path()))
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
    let lang = (obstacle.lang != ctx.lang).then_some(obstacle.lang.code());
    let due = obstacle
        .due
        .filter(|_| obstacle.is_open())
        .map(|due| ctx.tv("obstacle-before", &[("date", text::date(ctx.lang, due).into())]));
    let owner = names.owner(ctx, obstacle).map_or_else(
        || ctx.t("obstacle-no-owner"),
        |owner| ctx.tv("obstacle-with", &[("owner", owner.into())]),
    );
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
                {[Some(owner), due, Some(ctx.tv("obstacle-met", &[("count", met.into())]))]
                    .into_iter()
                    .flatten()
                    .map(|part| part.trim_end_matches('.').to_owned())
                    .collect::<Vec<_>>()
                    .join(". ")}"."
            </p>
        </article>
    }
}

/// `/belemmeringen/{slug}`
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::obstacles::Detail(slug)| detail(ctx, slug).await)
}

async fn detail(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found = store::obstacles::by_slug(ctx.db(), ctx.municipality(), &slug, ctx.lang)
        .await?
        .ok_or(AppError::NotFound)?;
    let names = Names::load(&ctx).await?;
    let linked = store::obstacles::links(ctx.db(), vec![found.id]).await?;
    let requests =
        store::requests::by_ids(ctx.db(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    let helped = store::initiatives::by_ids(
        ctx.db(),
        requests.iter().filter_map(|request| request.initiative),
        ctx.lang,
    )
    .await?;
    let mut helped: Vec<_> = helped
        .into_values()
        .filter(|initiative| initiative.visibility == domain::initiative::Visibility::Public)
        .collect();
    helped.sort_by(|a, b| a.title.cmp(&b.title));
    let entries = journey::of(&ctx, &found).await?;
    let put = store::obstacles::appeals(ctx.db(), found.id).await?;
    let learned = store::learning::of_obstacle(ctx.db(), found.id, ctx.lang).await?;
    let now_part_of = match found.merged_into {
        Some(id) => store::obstacles::by_ids(ctx.db(), vec![id], ctx.lang).await?.remove(&id),
        None => None,
    };
    let part_of = now_part_of.map(|other| {
        view! {
            <div class="mw-notice">
                <p>
                    {ctx.t("obstacle-is-part-of")}" "
                    <a class="nl-link" href=routes::obstacles::Detail(&other.slug).path()>
                        {other.title}
                    </a>
                </p>
            </div>
        }
    });
    let lang = (found.lang != ctx.lang).then_some(found.lang.code());
    let fact = initiatives::pages::fact;
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-xl">
                <div class="mw-stack">
                    {status_badge(&ctx, &found)} <h1 class="nl-heading nl-heading--level-1" lang=lang>
                        {found.title.clone()}
                    </h1> <p class="nl-paragraph nl-paragraph--lead" lang=lang>
                        {found.explanation.clone()}
                    </p> {part_of}
                </div>
                {found
                    .answer
                    .clone()
                    .map(|answer| {
                        view! {
                            <section class="mw-box mw-stack-s" aria-labelledby="antwoord">
                                <h2 class="nl-heading nl-heading--level-3" id="antwoord">
                                    {ctx.t("obstacle-answer")}
                                </h2>
                                <p class="nl-paragraph" lang=lang>
                                    {answer}
                                </p>
                            </section>
                        }
                    })}
                <section class="mw-stack" aria-labelledby="reis">
                    <h2 class="nl-heading nl-heading--level-2" id="reis">
                        {ctx.t("obstacle-journey")}
                    </h2>
                    {requests::timeline::drawn(&ctx, &entries)}
                </section>
                {(!put.is_empty())
                    .then(|| {
                        view! {
                            <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="elders">
                                <h2 class="nl-heading nl-heading--level-3" id="elders">
                                    {ctx.t("appeal-title")}
                                </h2>
                                {put.iter().map(|appeal| appeals::told(&ctx, appeal)).collect_view()}
                            </section>
                        }
                    })}
                {(!learned.is_empty())
                    .then(|| {
                        view! {
                            <section class="mw-box mw-stack-s" aria-labelledby="geleerd">
                                <h2 class="nl-heading nl-heading--level-3" id="geleerd">
                                    {ctx.t("learned-from-this")}
                                </h2>
                                <ul class="mw-list">
                                    {learned
                                        .iter()
                                        .map(|change| {
                                            view! { <li>{learning::pages::change_line(&ctx, change)}</li> }
                                        })
                                        .collect_view()}
                                </ul>
                            </section>
                        }
                    })}
            </div>
            <aside class="mw-stack" aria-label=ctx.t("facts-title")>
                <div class="mw-box">
                    <h2 class="nl-heading nl-heading--level-3">{ctx.t("facts-title")}</h2>
                    <dl class="utrecht-data-list utrecht-data-list--html-dl">
                        {fact(ctx.t("obstacle-kind"), ctx.name("obstacle-kind", found.kind.code()))}
                        {fact(ctx.t("obstacle-source"), ctx.name("obstacle-source", found.source.code()))}
                        {fact(
                            ctx.t("obstacle-owner"),
                            names.owner(&ctx, &found).unwrap_or_else(|| ctx.t("obstacle-no-owner")),
                        )} {fact(ctx.t("obstacle-level"), ctx.name("obstacle-level", found.level.code()))}
                        {found
                            .due
                            .filter(|_| found.is_open())
                            .map(|due| fact(ctx.t("obstacle-due"), text::date(ctx.lang, due)))}
                        {fact(ctx.t("obstacle-reported"), text::date(ctx.lang, day_of(found.reported)))}
                        {fact(ctx.t("obstacle-requests"), requests.len().to_string())}
                    </dl>
                </div>
                {(!helped.is_empty())
                    .then(|| {
                        view! {
                            <div class="mw-box mw-box--line mw-stack-s">
                                <h2 class="nl-heading nl-heading--level-4">{ctx.t("obstacle-who-met")}</h2>
                                <ul class="mw-list">
                                    {helped
                                        .into_iter()
                                        .map(|initiative| {
                                            view! {
                                                <li>
                                                    <a
                                                        class="nl-link"
                                                        href=routes::initiatives::Detail(&initiative.slug).path()
                                                    >
                                                        {initiative.title}
                                                    </a>
                                                </li>
                                            }
                                        })
                                        .collect_view()}
                                </ul>
                            </div>
                        }
                    })}
                {(found.merged_into.is_none() && may(&ctx.actor(), &Action::AnswerObstacle(found.level)))
                    .then(|| {
                        view! {
                            <p>
                                <a
                                    class="nl-button nl-button--secondary"
                                    href=routes::obstacles::Work(&slug).path()
                                >
                                    <span class="nl-button__label">{ctx.t("obstacle-work")}</span>
                                </a>
                            </p>
                        }
                    })}
            </aside>
        </div>
    };
    let page = Page::new(found.title.clone(), routes::obstacles::List::PATH, body);
    Ok(page
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-obstacles"), routes::obstacles::List.path()))
}

//! `/werk/belemmeringen`: obstacles of ours, to own and to answer.

use crate::{
    obstacles::{
        appeals,
        pages::{Names, status_badge},
    },
    requests::panels::{handles, named},
};
use domain::{
    access::{Action, may},
    climb::{above, answer_by},
    obstacle::{Level, Status},
};
use leptos::prelude::*;
use store::obstacles::Obstacle;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{ButtonLink, Empty, heads},
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/werk/belemmeringen`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::obstacles::Desk| desk(ctx).await)
}

async fn desk(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::HandleObstacles)?;
    let me = ctx.account()?;
    let names = Names::load(&ctx).await?;
    let open: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(Obstacle::is_open)
        .collect();
    let links = store::obstacles::links(ctx.db(), open.iter().map(|obstacle| obstacle.id).collect()).await?;
    let (mine, rest): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|obstacle| obstacle.owner.person == Some(me));
    let title = ctx.t("nav-work-obstacles");
    let table = |some: &[Obstacle], caption: String| {
        let rows = some
            .iter()
            .map(|obstacle| {
                let late = obstacle.due.is_some_and(|due| due < domain::time::day_of(ctx.now));
                let met = links.iter().filter(|(id, _)| *id == obstacle.id).count();
                view! {
                    <tr class=late.then_some("late")>
                        <th scope="row" data-label=ctx.t("obstacle")>
                            <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                                {obstacle.title.clone()}
                            </a>
                        </th>
                        <td data-label=ctx.t("column-status")>{status_badge(&ctx, obstacle)}</td>
                        <td data-label=ctx
                            .t(
                                "obstacle-owner",
                            )>{names.owner(&ctx, obstacle).unwrap_or_else(|| ctx.t("obstacle-no-owner"))}</td>
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
            })
            .collect_view();
        let head =
            heads(&ctx, ["obstacle", "column-status", "obstacle-owner", "obstacle-due", "obstacle-requests"]);
        view! {
            <table class="mw-worklist">
                <caption class="mw-vh">{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("work-obstacles-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="van-mij">
                <h2 class="nl-heading nl-heading--level-2" id="van-mij">
                    {ctx.t("work-obstacles-mine")}
                </h2>
                {if mine.is_empty() {
                    view! { <Empty text=ctx.t("work-obstacles-mine-none") /> }.into_any()
                } else {
                    table(&mine, ctx.t("work-obstacles-mine")).into_any()
                }}
            </section>
            <section class="mw-stack" aria-labelledby="alle">
                <h2 class="nl-heading nl-heading--level-2" id="alle">
                    {ctx.t("work-obstacles-all")}
                </h2>
                {if rest.is_empty() {
                    view! { <Empty text=ctx.t("obstacles-none") /> }.into_any()
                } else {
                    table(&rest, ctx.t("work-obstacles-all")).into_any()
                }}
            </section>
        </div>
    };
    Ok(Page::new(title, routes::obstacles::Desk::PATH, body).work())
}

/// `/werk/belemmeringen/{slug}`
#[component]
pub fn Work() -> impl IntoView {
    page(async |ctx, routes::obstacles::Work(slug)| work(ctx, slug).await)
}

async fn work(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found = store::obstacles::by_slug(ctx.db(), ctx.municipality(), &slug, ctx.lang).await?;
    ctx.may(Action::AnswerObstacle(found.as_ref().map_or(Level::Official, |obstacle| obstacle.level)))?;
    let found = found.ok_or(AppError::NotFound)?;
    if found.merged_into.is_some() {
        return Err(AppError::Refused("refused-obstacle-merged"));
    }
    let names = Names::load(&ctx).await?;
    let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
    let linked = store::obstacles::links(ctx.db(), vec![found.id]).await?;
    let requests =
        store::requests::by_ids(ctx.db(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    let action = routes::obstacles::Work(&slug).path();
    let put = store::obstacles::appeals(ctx.db(), found.id).await?;
    let thresholds = store::settings::thresholds(ctx.db(), ctx.municipality()).await?;
    let last = answer_by(found.level, domain::time::day_of(found.since), &thresholds);
    let due_hint = ctx.tv("obstacle-due-hint", &[("date", text::date(ctx.lang, last).into())]);
    let others: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(|other| other.is_open() && other.id != found.id)
        .collect();
    let owner_form = FormView::new(&ctx, "eigenaar");
    let answer_form = FormView::new(&ctx, "antwoord");
    let reopen_form = FormView::new(&ctx, "heropenen");
    let able = staff.iter().filter(|person| may(&person.actor, &Action::AnswerObstacle(found.level)));
    let people = options(ctx.t("choose"), able.map(|person| (person.id.to_string(), person.name.clone())));
    let finals: Vec<_> = [Status::Removed, Status::WorkedAround, Status::Stays]
        .iter()
        .map(|status| {
            Choice::new(status.code(), ctx.name("obstacle-status", status.code()))
                .hint(ctx.t(&format!("obstacle-status-{}-hint", status.code().replace('_', "-"))))
        })
        .collect();
    let steps = if found.is_open() {
        view! {
            <section class="mw-panel" aria-labelledby="eigenaar-kop">
                <header>
                    <h2 class="nl-heading nl-heading--level-2" id="eigenaar-kop">
                        {ctx.t("obstacle-own-title")}
                    </h2>
                </header>
                <form
                    class="mw-panel__b mw-stack"
                    method="post"
                    action=format!("{action}/eigenaar")
                    novalidate
                >
                    <Hidden form=owner_form.clone() version=found.version />
                    <Select
                        form=owner_form.clone()
                        name="owner"
                        label=ctx.t("obstacle-owner")
                        hint=ctx.t("obstacle-owner-hint")
                        options=people
                        value=found.owner.person.map(|id| id.to_string()).unwrap_or_default()
                    />
                    <TextField
                        form=owner_form.clone()
                        name="outside"
                        label=ctx.t("obstacle-outside")
                        hint=ctx.t("obstacle-outside-hint")
                        value=found.owner.outside.clone().unwrap_or_default()
                        optional=true
                    />
                    <TextField
                        form=owner_form
                        name="due"
                        label=ctx.t("obstacle-due")
                        hint=due_hint
                        kind="date"
                        value=found.due.map(|due| due.to_string()).unwrap_or_default()
                        narrow=true
                    />
                    <div>
                        <Submit text=ctx.t("save") />
                    </div>
                </form>
            </section>
            <section class="mw-panel" aria-labelledby="antwoord-kop">
                <header>
                    <h2 class="nl-heading nl-heading--level-2" id="antwoord-kop">
                        {ctx.t("obstacle-answer-title")}
                    </h2>
                </header>
                <form
                    class="mw-panel__b mw-stack"
                    method="post"
                    action=format!("{action}/antwoord")
                    novalidate
                >
                    <Hidden form=answer_form.clone() version=found.version />
                    <Choices
                        form=answer_form.clone()
                        name="status"
                        legend=ctx.t("obstacle-what-happened")
                        choices=finals
                    />
                    <TextArea
                        form=answer_form
                        name="answer"
                        label=ctx.t("obstacle-answer")
                        hint=ctx.t("obstacle-answer-hint")
                        rows=4
                    />
                    <div>
                        <Submit text=ctx.t("obstacle-answer-button") />
                    </div>
                </form>
            </section>
        }
        .into_any()
    } else {
        view! {
            <section class="mw-panel" aria-labelledby="heropen-kop">
                <header>
                    <h2 class="nl-heading nl-heading--level-2" id="heropen-kop">
                        {ctx.t("obstacle-reopen-title")}
                    </h2>
                </header>
                <form
                    class="mw-panel__b mw-stack"
                    method="post"
                    action=format!("{action}/heropenen")
                    novalidate
                >
                    <Hidden form=reopen_form version=found.version />
                    <p class="nl-paragraph">{found.answer.clone()}</p>
                    <p class="nl-paragraph">{ctx.t("obstacle-reopen-text")}</p>
                    <div>
                        <Submit text=ctx.t("obstacle-reopen-button") secondary=true />
                    </div>
                </form>
            </section>
        }
        .into_any()
    };
    let title = found.title.clone();
    let body = view! {
        <div class="mw-stack">
            <div class="mw-stack-s">
                {status_badge(&ctx, &found)}<Heading text=title.clone() />
                <p class="nl-paragraph">{found.explanation.clone()}</p>
            </div>
            <p class="mw-small">
                {names.owner(&ctx, &found).unwrap_or_else(|| ctx.t("obstacle-no-owner"))}" · "
                {ctx.name("obstacle-kind", found.kind.code())}" · "
                {ctx.name("obstacle-source", found.source.code())}" · "
                {ctx.name("obstacle-level", found.level.code())}
            </p>
            <div class="mw-wgrid">
                <div class="mw-stack-l">{steps}{appeals::panel(&ctx, &found, &put, &requests)}</div>
                <div class="mw-stack-l">
                    {higher(&ctx, &found)} {joining(&ctx, &found, &others, &requests)}
                    <section class="mw-panel" aria-labelledby="waar-kop">
                        <header>
                            <h2 class="nl-heading nl-heading--level-2" id="waar-kop">
                                {ctx.t("obstacle-requests")}
                            </h2>
                        </header>
                        <div class="mw-panel__b mw-stack-s">
                            <ul class="mw-list">
                                {requests
                                    .iter()
                                    .map(|request| view! { <li>{named(&ctx, request)}</li> })
                                    .collect_view()}
                            </ul>
                            <p>
                                <ButtonLink
                                    to=routes::obstacles::Detail(&slug).path()
                                    text=ctx.t("obstacle-public-page")
                                    secondary=true
                                />
                            </p>
                        </div>
                    </section>
                </div>
            </div>
        </div>
    };
    let above = if ctx.may(Action::HandleObstacles).is_ok() {
        ("nav-work-obstacles", routes::obstacles::Desk::PATH)
    } else {
        ("nav-council", routes::council::Desk::PATH)
    };
    Ok(Page::new(title, above.1, body).work().under(ctx.t(above.0), above.1))
}

/// "Can't you remove it? Put it higher."
fn higher(ctx: &Ctx, found: &Obstacle) -> Option<impl IntoView + use<>> {
    let to = above(found.level).filter(|_| found.is_open())?;
    let form = FormView::new(ctx, "opschalen");
    let level = ctx.name("obstacle-level", to.code());
    Some(view! {
        <section class="mw-panel" aria-labelledby="hoger-op-kop">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="hoger-op-kop">
                    {ctx.t("climb-title")}
                </h2>
            </header>
            <form
                class="mw-panel__b mw-stack-s"
                method="post"
                action=routes::obstacles::PutHigher(&found.slug).path()
            >
                <Hidden form=form version=found.version />
                <p class="nl-paragraph">{ctx.t("climb-text")}</p>
                <div>
                    <Submit
                        text=ctx.tv("climb-button", &[("level", level.to_lowercase().into())])
                        secondary=true
                    />
                </div>
            </form>
        </section>
    })
}

/// Two that are one, or one that is two.
fn joining(
    ctx: &Ctx,
    found: &Obstacle,
    others: &[Obstacle],
    requests: &[store::requests::Request],
) -> Option<impl IntoView + use<>> {
    if !found.is_open() {
        return None;
    }
    let (merge, split) = (FormView::new(ctx, "samenvoegen"), FormView::new(ctx, "splitsen"));
    let (merges, splits) = (merge.state.is_some(), split.state.is_some());
    let action = routes::obstacles::Work(&found.slug).path();
    let options =
        options(ctx.t("choose"), others.iter().map(|other| (other.id.to_string(), other.title.clone())));
    let parting = (requests.len() > 1).then(|| {
        // A request of another team is chosen by its number and its kind.
        let what = |request: &store::requests::Request| {
            if handles(ctx, request) {
                request.title.clone()
            } else {
                ctx.name("request-kind", request.kind.code())
            }
        };
        let choices = requests
            .iter()
            .map(|request| Choice::new(request.id.to_string(), what(request)).hint(request.number.clone()))
            .collect();
        view! {
            <details class="mw-add" open=splits>
                <summary class="nl-button nl-button--secondary">{ctx.t("split-title")}</summary>
                <form class="mw-stack" method="post" action=format!("{action}/splitsen") novalidate>
                    <Hidden form=split.clone() version=found.version />
                    <TextField
                        form=split.clone()
                        name="title"
                        label=ctx.t("work-obstacle-title")
                        hint=ctx.t("work-obstacle-title-hint")
                    />
                    <TextArea
                        form=split.clone()
                        name="explanation"
                        label=ctx.t("work-obstacle-explanation")
                        optional=true
                        rows=2
                    />
                    <Choices
                        form=split
                        name="requests"
                        legend=ctx.t("split-requests")
                        several=true
                        choices=choices
                    />
                    <div>
                        <Submit text=ctx.t("split-button") secondary=true />
                    </div>
                </form>
            </details>
        }
    });
    Some(view! {
        <section class="mw-panel" aria-labelledby="samen-kop">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="samen-kop">
                    {ctx.t("joining-title")}
                </h2>
            </header>
            <div class="mw-panel__b mw-stack">
                <details class="mw-add" open=merges>
                    <summary class="nl-button nl-button--secondary">{ctx.t("merge-title")}</summary>
                    <form class="mw-stack" method="post" action=format!("{action}/samenvoegen") novalidate>
                        <Hidden form=merge.clone() version=found.version />
                        <Select
                            form=merge
                            name="other"
                            label=ctx.t("merge-other")
                            hint=ctx.t("merge-hint")
                            options=options
                        />
                        <div>
                            <Submit text=ctx.t("merge-button") secondary=true />
                        </div>
                    </form>
                </details>
                {parting}
            </div>
        </section>
    })
}

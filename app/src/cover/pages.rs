//! `/werk/dekking`: what waits for a manager, and what an official asked. And the page behind the link in a
//! mail.

use crate::{
    cover::panel::line,
    obstacles::pages::{Names, status_badge},
    requests::{decide_panel::signature, panels::named},
};
use domain::{
    access::{Action, Role, may},
    checklist::Question,
    decision::{Harm, Outcome},
    id::{AccountId, TeamId},
    obstacle::Level,
    request::Turn,
    time::{day_of, working_days_between},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    accounts::Purpose,
    cover::Cover,
    obstacles::Obstacle,
    requests::{Decision, DecisionState, Request},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        field::{TextArea, TextField},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/werk/dekking`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::cover::Desk| desk(ctx).await)
}

async fn desk(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeCover)?;
    let me = ctx.account()?;
    let manages = may(&ctx.actor(), &Action::AnswerCover);
    let asked: Vec<_> = store::cover::open(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .filter(|cover| cover.asked_of == me)
        .collect();
    let own = store::cover::of_person(ctx.db(), ctx.municipality(), me).await?;
    let people = asked
        .iter()
        .chain(&own)
        .flat_map(|cover| [cover.asked_by, cover.asked_of].into_iter().chain(cover.answered_by));
    let names = store::accounts::names(ctx.db(), people).await?;
    let requests = requests_of(&ctx, asked.iter().chain(&own).map(|cover| cover.request).collect()).await?;
    let title = ctx.t("nav-cover");
    let manager = if manages { Some(manager(&ctx, me, &asked, &names, &requests).await?) } else { None };
    let items = own
        .iter()
        .map(|cover| {
            let form = FormView::new(&ctx, "intrekken");
            let back = (cover.status == domain::cover::Status::Asked).then(|| {
                view! {
                    <form method="post" action=routes::cover::Answer(&cover.id).path()>
                        <Hidden form=form />
                        <Submit text=ctx.t("cover-withdraw") secondary=true says=("answer", "withdraw") />
                    </form>
                }
            });
            view! {
                <li class="mw-oitem">
                    {line(&ctx, cover, &names)}{request_link(&ctx, requests.get(&cover.request))}{back}
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">
                    {ctx.t(if manages { "cover-intro-manager" } else { "cover-intro" })}
                </p>
            </div>
            {manager}
            {(!manages || !own.is_empty())
                .then(|| {
                    view! {
                        <section class="mw-stack" aria-labelledby="van-mij">
                            <h2 class="nl-heading nl-heading--level-2" id="van-mij">
                                {ctx.t("cover-mine")}
                            </h2>
                            {own.is_empty().then(|| view! { <Empty text=ctx.t("cover-mine-none") /> })}
                            <ul class="mw-list mw-stack-s">{items}</ul>
                        </section>
                    }
                })}
        </div>
    };
    Ok(Page::new(title, routes::cover::Desk::PATH, body).work())
}

async fn requests_of(
    ctx: &Ctx,
    ids: Vec<domain::id::RequestId>,
) -> Result<HashMap<domain::id::RequestId, Request>, AppError> {
    Ok(store::requests::by_ids(ctx.db(), ids)
        .await?
        .into_iter()
        .map(|request| (request.id, request))
        .collect())
}

fn request_link(ctx: &Ctx, request: Option<&Request>) -> Option<impl IntoView + use<>> {
    request.map(|request| view! { <span class="mw-small">{named(ctx, request)}</span> })
}

/// What waits for a manager: cover, signatures, obstacles; how busy the team is; and when one can be called.
async fn manager(
    ctx: &Ctx,
    me: AccountId,
    asked: &[Cover],
    names: &HashMap<AccountId, String>,
    requests: &HashMap<domain::id::RequestId, Request>,
) -> Result<impl IntoView + use<>, AppError> {
    let owners = Names::load(ctx).await?;
    let obstacles: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(|one| one.is_open() && one.level == Level::Manager && one.owner.person == Some(me))
        .collect();
    let mut waiting = Vec::new();
    let proposed =
        store::requests::by_ids(ctx.db(), store::requests::waiting_for(ctx.db(), me).await?).await?;
    for request in proposed.into_iter().filter(Request::is_ours) {
        if let Some(decision) = store::requests::decision(ctx.db(), request.id)
            .await?
            .filter(|decision| decision.state == DecisionState::Proposed)
        {
            let conditions = conditions(ctx, &request).await?;
            waiting.push((request, decision, conditions));
        }
    }
    let covers = asked
        .iter()
        .map(|cover| view! { <li>{asked_card(ctx, cover, names, requests.get(&cover.request))}</li> })
        .collect_view();
    let signatures = waiting
        .iter()
        .map(|(request, decision, conditions)| {
            view! { <li>{signature_card(ctx, request, decision, conditions)}</li> }
        })
        .collect_view();
    let climbed = obstacles
        .iter()
        .map(|obstacle| view! { <li>{obstacle_card(ctx, obstacle, &owners)}</li> })
        .collect_view();
    Ok(view! {
        <section class="mw-stack" aria-labelledby="gevraagd" data-testid="asked">
            <h2 class="nl-heading nl-heading--level-2" id="gevraagd">
                {ctx.tv("cover-asked", &[("count", asked.len().into())])}
            </h2>
            {asked.is_empty().then(|| view! { <Empty text=ctx.t("cover-asked-none") /> })}
            <ul class="mw-list mw-stack">{covers}</ul>
        </section>
        <section class="mw-stack" aria-labelledby="tekenen" data-testid="signatures">
            <h2 class="nl-heading nl-heading--level-2" id="tekenen">
                {ctx.tv("signatures-title", &[("count", waiting.len().into())])}
            </h2>
            <p class="nl-paragraph">{ctx.t("signatures-text")}</p>
            {waiting.is_empty().then(|| view! { <Empty text=ctx.t("signatures-none") /> })}
            <ul class="mw-list mw-stack">{signatures}</ul>
        </section>
        <section class="mw-stack" aria-labelledby="opgeschaald">
            <h2 class="nl-heading nl-heading--level-2" id="opgeschaald">
                {ctx.tv("climbed-title", &[("count", obstacles.len().into())])}
            </h2>
            {obstacles.is_empty().then(|| view! { <Empty text=ctx.t("climbed-none") /> })}
            <ul class="mw-mine">{climbed}</ul>
        </section>
        {load(ctx).await?}
        {duty(ctx, me).await?}
    })
}

/// A question for cover, with the one button that answers it.
pub fn asked_card(
    ctx: &Ctx,
    cover: &Cover,
    names: &HashMap<AccountId, String>,
    request: Option<&Request>,
) -> impl IntoView + use<> {
    let days = working_days_between(day_of(cover.since), day_of(ctx.now));
    let from = names.get(&cover.asked_by).cloned().unwrap_or_default();
    let title = request_link(ctx, request);
    view! {
        <article class="mw-box mw-stack-s" data-testid="cover-asked">
            <p class="mw-small">{ctx.tv("cover-from", &[("name", from.into()), ("days", days.into())])}</p>
            <p class="nl-paragraph">
                <b>{cover.why.clone()}</b>
            </p>
            {title}
            {answer_form(ctx, cover, routes::cover::Answer(&cover.id).path())}
        </article>
    }
}

/// The two answers. Cover needs no words.
fn answer_form(ctx: &Ctx, cover: &Cover, action: String) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "dekking-antwoord", cover.id);
    view! {
        <form class="mw-stack-s" method="post" action=action novalidate>
            <Hidden form=form.clone() />
            <TextArea
                form=form
                name="words"
                label=ctx.t("cover-words")
                hint=ctx.t("cover-words-hint")
                optional=true
                rows=2
            />
            <div class="mw-btns">
                <Submit text=ctx.t("cover-give") says=("answer", "cover") />
                <Submit text=ctx.t("cover-refuse") secondary=true says=("answer", "decline") />
            </div>
        </form>
    }
}

/// What the assessors called the lightest condition that prevents the harm (question B3), each in their own
/// words.
async fn conditions(ctx: &Ctx, request: &Request) -> Result<Vec<String>, AppError> {
    let judged = store::assessments::of_request(ctx.db(), request.id).await?;
    Ok(judged
        .iter()
        .filter_map(|assessment| assessment.answers.get(&Question::B3))
        .map(|answer| answer.reason.clone())
        .filter(|reason| !reason.is_empty())
        .collect())
}

/// A decision that waits for a signature. Of a "no": its four parts side by side, and what would make it a
/// "yes".
fn signature_card(
    ctx: &Ctx,
    request: &Request,
    decision: &Decision,
    conditions: &[String],
) -> impl IntoView + use<> {
    let details = &decision.details;
    let harm = details.harm.parse::<Harm>().map(|harm| ctx.name("harm", harm.code())).unwrap_or_default();
    let article = Some(details.article.clone())
        .filter(|article| !article.is_empty())
        .map(|article| format!(" ({article})"))
        .unwrap_or_default();
    let parts = match decision.outcome {
        Outcome::No => vec![
            ("decide-harm", format!("{harm}{article}: {}", details.to_whom)),
            ("decide-lighter", details.why_not_lighter.clone()),
            ("decide-tried", details.tried.clone()),
            ("decide-alternative", details.alternative.clone()),
        ],
        Outcome::Yes | Outcome::YesWithHelp | Outcome::YesWithException | Outcome::NotYet => {
            vec![
                ("decide-rule", details.rule.clone()),
                ("decide-reason", details.reason.clone()),
                ("decide-same", details.same_situation.clone()),
            ]
        }
    };
    let columns = parts
        .into_iter()
        .map(|(key, text)| {
            view! {
                <div>
                    <dt>{ctx.t(key)}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    let lightest = (decision.outcome == Outcome::No).then(|| {
        let said =
            if conditions.is_empty() { ctx.t("signature-no-condition") } else { conditions.join(" / ") };
        view! {
            <div class="mw-notice mw-notice--warning">
                <p>
                    <b>{ctx.t("signature-condition")}</b>
                    " "
                    {said}
                </p>
            </div>
        }
    });
    view! {
        <article class="mw-box mw-stack-s" data-testid="signature">
            <div class="mw-badges">
                <Badge tone="warning" text=ctx.name("outcome", decision.outcome.code()) />
            </div>
            <h3 class="nl-heading nl-heading--level-4">
                <a class="nl-link" href=routes::requests::Work(&request.number).part("besluit")>
                    {request.title.clone()}
                </a>
            </h3>
            <dl class="mw-columns">{columns}</dl>
            {lightest}
            {signature(ctx, &request.number, decision.outcome)}
        </article>
    }
}

fn obstacle_card(ctx: &Ctx, obstacle: &Obstacle, names: &Names) -> impl IntoView + use<> {
    let due =
        obstacle.due.map(|due| ctx.tv("obstacle-before", &[("date", text::date(ctx.lang, due).into())]));
    view! {
        {status_badge(ctx, obstacle)}
        <h3 class="nl-heading nl-heading--level-4">
            <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                {obstacle.title.clone()}
            </a>
        </h3>
        <p class="mw-small">{due}" "{names.owner(ctx, obstacle)}</p>
    }
}

/// How busy each team is. Teams, never people: nobody is ranked.
async fn load(ctx: &Ctx) -> Result<impl IntoView + use<>, AppError> {
    let open = store::requests::open_for(ctx.db(), ctx.municipality(), &ctx.actor()).await?;
    let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
    let today = day_of(ctx.now);
    let row = |name: String, some: Vec<&Request>| {
        let count = |which: &dyn Fn(&Request) -> bool| some.iter().filter(|request| which(request)).count();
        let cells = [
            ("team", count(&|_| true)),
            ("wij", count(&|request| request.turn == Turn::Us)),
            ("zij", count(&|request| request.turn == Turn::You)),
            ("laat", count(&|request| request.is_late(today))),
        ];
        (name, cells)
    };
    let own: Vec<Option<TeamId>> = ctx
        .actor()
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Manager)
        .map(|grant| grant.team)
        .collect();
    let mut rows: Vec<_> = teams
        .into_iter()
        .filter(|(id, _)| own.iter().any(|team| team.is_none_or(|team| team == *id)))
        .map(|(id, name)| {
            let some = open.iter().filter(|request| request.team == Some(id)).collect();
            (Some(id), row(name, some))
        })
        .collect();
    rows.push((
        None,
        row(ctx.t("load-nobody"), open.iter().filter(|request| request.team.is_none()).collect()),
    ));
    let head = ["load-open", "load-us", "load-them", "load-late"]
        .map(|key| {
            view! {
                <th scope="col" class="num">
                    {ctx.t(key)}
                </th>
            }
        })
        .collect_view();
    let lines = rows
        .into_iter()
        .map(|(team, (name, cells))| {
            let code = team.map_or_else(|| "geen".to_owned(), |team| team.to_string());
            let cells = cells
                .into_iter()
                .zip(["load-open", "load-us", "load-them", "load-late"])
                .map(|((list, count), key)| {
                    view! {
                        <td class="num" data-label=ctx.t(key)>
                            <a
                                class="nl-link"
                                href=format!("{}&team={code}", routes::requests::Worklist.ask("lijst", list))
                            >
                                {count.to_string()}
                            </a>
                        </td>
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    Ok(view! {
        <section class="mw-stack" aria-labelledby="drukte">
            <h2 class="nl-heading nl-heading--level-2" id="drukte">
                {ctx.t("load-title")}
            </h2>
            <p class="nl-paragraph">{ctx.t("load-text")}</p>
            <table class="mw-worklist">
                <caption class="mw-vh">{ctx.t("load-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{ctx.t("load-team")}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    })
}

async fn duty(ctx: &Ctx, me: AccountId) -> Result<impl IntoView + use<>, AppError> {
    let now = store::accounts::duty::on(ctx.db(), ctx.municipality(), day_of(ctx.now)).await?;
    let names: Vec<_> = now.iter().map(|one| one.name.clone()).collect();
    let said = if names.is_empty() {
        ctx.t("duty-none-now")
    } else {
        ctx.tv("duty-now", &[("names", names.join(", ").into())])
    };
    let mine = now
        .iter()
        .find(|one| one.account == me)
        .and_then(|one| one.until)
        .map(|day| day.to_string())
        .unwrap_or_default();
    let form = FormView::new(ctx, "dienst");
    let today = day_of(ctx.now).to_string();
    Ok(view! {
        <section class="mw-box mw-stack mw-narrow" aria-labelledby="dienst">
            <h2 class="nl-heading nl-heading--level-2" id="dienst">
                {ctx.t("duty-title")}
            </h2>
            <p class="nl-paragraph">{said}" "{ctx.t("duty-text")}</p>
            <form class="mw-stack-s" method="post" action=routes::cover::Duty.path() novalidate>
                <Hidden form=form.clone() />
                <TextField
                    form=form.clone()
                    name="from"
                    label=ctx.t("duty-from")
                    kind="date"
                    value=today
                    narrow=true
                />
                <TextField
                    form=form
                    name="until"
                    label=ctx.t("duty-until-label")
                    kind="date"
                    value=mine
                    narrow=true
                />
                <div>
                    <Submit text=ctx.t("duty-button") secondary=true />
                </div>
            </form>
        </section>
    })
}

/// `/dekking/{token}`: the question behind the link in a mail, with the two answers. Nothing changes by
/// opening it.
#[component]
pub fn ByMail() -> impl IntoView {
    page(async |ctx, routes::cover::ByMail(token)| by_mail(ctx, token).await)
}

async fn by_mail(ctx: Ctx, token: String) -> Result<Page, AppError> {
    let found =
        store::accounts::peek_token(ctx.db(), ctx.municipality(), &token, Purpose::Cover, ctx.now).await?;
    let cover = match found.and_then(|(_, next)| next?.parse().ok()) {
        Some(id) => store::cover::by_id(ctx.db(), ctx.municipality(), id)
            .await?
            .filter(|cover| cover.status == domain::cover::Status::Asked),
        None => None,
    };
    let title = ctx.t(if cover.is_some() { "cover-link-title" } else { "cover-link-done" });
    let body = match cover {
        Some(cover) => {
            let names = store::accounts::names(ctx.db(), [cover.asked_by]).await?;
            let days = working_days_between(day_of(cover.since), day_of(ctx.now));
            let from = names.get(&cover.asked_by).cloned().unwrap_or_default();
            view! {
                <div class="mw-stack mw-narrow">
                    <Heading text=title.clone() />
                    <p class="mw-small">
                        {ctx.tv("cover-from", &[("name", from.into()), ("days", days.into())])}
                    </p>
                    <p class="nl-paragraph nl-paragraph--lead">{cover.why.clone()}</p>
                    {answer_form(&ctx, &cover, routes::cover::ByMail(&token).path())}
                    <p class="mw-small">{ctx.t("cover-link-note")}</p>
                </div>
            }
            .into_any()
        }
        None => view! {
            <div class="mw-stack mw-narrow">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("cover-link-done-text")}</p>
                <p>
                    <ButtonLink to=routes::cover::Desk.path() text=ctx.t("nav-cover") secondary=true />
                </p>
            </div>
        }
        .into_any(),
    };
    Ok(Page::new(title, routes::cover::Desk::PATH, body).work())
}

//! `/verzoeken/{number}`: whose turn it is, what is offered, what stands in the way, what was said. For the
//! resident.

use crate::{obstacles, requests::timeline};
use domain::{
    access::{Action, may},
    decision::Outcome,
    event::Audience,
    id::AccountId,
    offer,
    request::{Status, Turn, call_before},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::requests::{Decision, DecisionState, Message, Offer, Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Avatar, Badge, ButtonLink, Prose},
        choice::{Choice, Choices},
        field::TextArea,
        form::{Hidden, Submit},
        icon,
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::requests::Detail(number)| detail(ctx, number).await)
}

async fn detail(ctx: Ctx, number: String) -> Result<Page, AppError> {
    ctx.account()?;
    let request =
        store::requests::by_number(ctx.db(), ctx.municipality(), &number).await?.ok_or(AppError::NotFound)?;
    let stewards = match request.initiative {
        Some(id) => store::initiatives::stewards(ctx.db(), id).await?,
        None => Vec::new(),
    };
    ctx.may(Action::ReadOwnRequest(store::requests::access(&request, &ctx.actor(), &stewards, None)))?;
    let messages = store::requests::messages(ctx.db(), request.id).await?;
    let offers = store::requests::offers(ctx.db(), request.id).await?;
    let met = store::obstacles::of_request(ctx.db(), request.id, ctx.lang).await?;
    let decision = store::requests::decision(ctx.db(), request.id).await?;
    let entries = timeline::of_request(&ctx, request.id, &[Audience::Public, Audience::Parties]).await?;
    let owners = obstacles::pages::Names::load(&ctx).await?;
    let people = messages
        .iter()
        .map(|message| message.author)
        .chain(request.handler)
        .chain(decision.as_ref().and_then(|decision| decision.manager))
        .chain([request.account]);
    let names = store::accounts::names(ctx.db(), people).await?;
    let handler = request.handler.and_then(|id| names.get(&id)).cloned();
    let shown: Vec<_> = offers.iter().filter(|offer| offer.status != offer::Status::Withdrawn).collect();
    let title = request.title.clone();
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack-s">
                <p class="mw-small">
                    {ctx
                        .tv(
                            "request-sent",
                            &[
                                ("number", (&request.number).into()),
                                ("at", text::moment(ctx.lang, request.received).into()),
                            ],
                        )}
                </p>
                <Heading text=title.clone() />
            </div>
            <div class="mw-two">
                <div class="mw-stack-xl">
                    {turn(&ctx, &request, handler.as_deref(), decision.as_ref(), &names)}
                    {decision
                        .as_ref()
                        .filter(|decision| decision.state == DecisionState::Sent && request.outcome.is_some())
                        .map(|decision| letter(&ctx, &request, decision, &names))}
                    {(!shown.is_empty()).then(|| offers_section(&ctx, &request, &shown))}
                    {(!met.is_empty())
                        .then(|| {
                            view! {
                                <section class="mw-stack" aria-labelledby="weg" id="belemmeringen">
                                    <h2 class="nl-heading nl-heading--level-2" id="weg">
                                        {ctx.t("request-in-the-way")}
                                    </h2>
                                    <p class="nl-paragraph">{ctx.t("request-in-the-way-text")}</p>
                                    {met
                                        .iter()
                                        .map(|obstacle| obstacle_block(&ctx, obstacle, &owners))
                                        .collect_view()}
                                </section>
                            }
                        })} {conversation(&ctx, &request, &messages, &names, handler.as_deref())}
                    {reopening(&ctx, &request)} {how_did_we_do(&ctx, &request)}
                </div>
                <aside class="mw-stack" aria-label=ctx.t("request-aside")>
                    {steps(&ctx, &request, met.iter().any(store::obstacles::Obstacle::is_open))}
                    {formal(&ctx, &request)}
                    {help(&ctx, &request, handler.as_deref())}
                    <details class="mw-box mw-box--line">
                        <summary>{ctx.t("request-timeline")}</summary>
                        {timeline::drawn(&ctx, &entries)}
                    </details>
                </aside>
            </div>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}

fn turn(
    ctx: &Ctx,
    request: &Request,
    handler: Option<&str>,
    decision: Option<&Decision>,
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let before = text::weekday_date(ctx.lang, call_before(request.received));
    let who = handler.map_or_else(|| ctx.t("the-municipality"), str::to_owned);
    let ours = handler
        .map_or_else(|| ctx.t("turn-us-nobody"), |handler| ctx.tv("turn-us", &[("who", handler.into())]));
    let waits_for = decision
        .filter(|decision| decision.state == DecisionState::Proposed)
        .and_then(|decision| decision.manager)
        .and_then(|id| names.get(&id))
        .cloned();
    let (class, title, line) = match (request.status, request.turn) {
        (Status::Withdrawn, _) => {
            ("mw-turn mw-turn--done", ctx.t("turn-withdrawn"), ctx.t("turn-withdrawn-text"))
        }
        (Status::Closed, _) => ("mw-turn mw-turn--done", ctx.t("turn-closed"), ctx.t("turn-closed-text")),
        (Status::Referred, _) => {
            let referral = request.referral.clone();
            let (to, calls, when) = referral
                .map_or_else(Default::default, |referral| (referral.to, referral.who_calls, referral.when));
            (
                "mw-turn",
                ctx.tv("turn-referred", &[("to", to.into())]),
                ctx.tv("turn-referred-text", &[("who", calls.into()), ("when", when.into())]),
            )
        }
        (Status::Decided, _) if request.outcome == Some(Outcome::NotYet) => {
            ("mw-turn", ours, ctx.t("turn-not-yet-text"))
        }
        (Status::Decided, _) => ("mw-turn mw-turn--done", ctx.t("turn-decided"), ctx.t("turn-decided-text")),
        (Status::Submitted, _) => {
            ("mw-turn", ctx.t("turn-submitted"), ctx.tv("turn-submitted-text", &[("before", before.into())]))
        }
        (Status::InConversation | Status::Assessed, Turn::You) => {
            ("mw-turn mw-turn--you", ctx.t("turn-you"), ctx.tv("turn-you-text", &[("who", who.into())]))
        }
        (Status::InConversation | Status::Assessed, Turn::Us) => {
            let line = waits_for.map_or_else(
                || ctx.t("turn-us-text"),
                |manager| ctx.tv("turn-us-manager", &[("manager", manager.into())]),
            );
            ("mw-turn", ours, line)
        }
    };
    let drawing = match class {
        "mw-turn mw-turn--done" => icon::tick().into_any(),
        "mw-turn mw-turn--you" => icon::pencil().into_any(),
        _ => icon::clock().into_any(),
    };
    view! {
        <section class=class aria-labelledby="beurt" data-testid="turn">
            {drawing}
            <div class="mw-stack-s">
                <h2 class="nl-heading nl-heading--level-2" id="beurt">
                    {title}
                </h2>
                <p class="nl-paragraph">{line}</p>
            </div>
        </section>
    }
}

/// The decision, as a letter that prints.
fn letter(
    ctx: &Ctx,
    request: &Request,
    decision: &Decision,
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let sent = decision.sent.map(|at| text::date(ctx.lang, day_of(at)));
    let details = &decision.details;
    let part = |key: &str, value: &str| {
        (!value.trim().is_empty()).then(|| {
            view! {
                <dt>{ctx.t(key)}</dt>
                <dd>{value.to_owned()}</dd>
            }
        })
    };
    let harm = if decision.outcome == Outcome::No && !details.harm.is_empty() {
        ctx.name("harm", &details.harm)
    } else {
        String::new()
    };
    let signed = decision.manager.and_then(|id| names.get(&id)).map(|name| {
        let key =
            if decision.outcome == Outcome::No { "letter-signed-no" } else { "letter-signed-exception" };
        view! { <p class="mw-letter__sign">{ctx.tv(key, &[("manager", name.into())])}</p> }
    });
    // Awb 3:45: an application ends in a letter that says how, where and until when one can object (six
    // weeks, Awb 6:7).
    let objection = decision.sent.filter(|_| request.application).map(|sent| {
        let last = domain::time::plus_days(day_of(sent), domain::request::OBJECTION_DAYS);
        let municipality = ctx.app.municipality.name.clone();
        view! {
            <p class="nl-paragraph">
                {ctx
                    .tv(
                        "letter-objection",
                        &[("date", text::date(ctx.lang, last).into()), ("municipality", municipality.into())],
                    )}
            </p>
        }
    });
    view! {
        <article class="mw-letter mw-stack" aria-labelledby="besluit-kop" id="besluit" data-testid="decision">
            <p class="mw-small">{sent}</p>
            <h2 class="nl-heading nl-heading--level-2" id="besluit-kop">
                {ctx.tv("letter-title", &[("outcome", ctx.name("outcome", decision.outcome.code()).into())])}
            </h2>
            <Prose text=decision.words.clone() />
            <dl class="mw-letter__ref">
                {part("decide-rule", &details.rule)} {part("decide-reason", &details.reason)}
                {part("decide-same", &details.same_situation)} {part("decide-harm", &harm)}
                {part("decide-to-whom", &details.to_whom)} {part("decide-lighter", &details.why_not_lighter)}
                {part("decide-article", &details.article)} {part("decide-tried", &details.tried)}
                {part("decide-alternative", &details.alternative)}
            </dl>
            {signed}
            {objection}
        </article>
    }
}

fn offers_section(ctx: &Ctx, request: &Request, offers: &[&Offer]) -> impl IntoView + use<> {
    let blocks = offers
        .iter()
        .map(|offer| {
            let form = FormView::new(ctx, "aanbod");
            let tone = match offer.status {
                offer::Status::Offered => "warning",
                offer::Status::Accepted | offer::Status::InUse => "success",
                offer::Status::Declined | offer::Status::Returned | offer::Status::Withdrawn => "neutral",
            };
            let until = offer
                .until
                .map(|until| ctx.tv("offer-until", &[("date", text::date(ctx.lang, until).into())]));
            let answers: Vec<(&'static str, &'static str, bool)> = match offer.status {
                offer::Status::Offered => {
                    vec![("accepted", "offer-yes", false), ("declined", "offer-no", true)]
                }
                offer::Status::Declined => vec![("accepted", "offer-still-yes", true)],
                offer::Status::Accepted => vec![("declined", "offer-still-no", true)],
                offer::Status::InUse | offer::Status::Returned | offer::Status::Withdrawn => Vec::new(),
            };
            let buttons = (!answers.is_empty() && request.is_ours()).then(|| {
                view! {
                    <form
                        class="mw-btns"
                        method="post"
                        action=routes::requests::Offer(&request.number, &offer.id).path()
                    >
                        <Hidden form=form />
                        {answers
                            .into_iter()
                            .map(|(answer, key, secondary)| {
                                view! {
                                    <Submit text=ctx.t(key) secondary=secondary says=("answer", answer) />
                                }
                            })
                            .collect_view()}
                    </form>
                }
            });
            view! {
                <div class="mw-offer mw-offer--plain" data-testid="offer">
                    <div class="mw-offer__b">
                        <Badge tone=tone text=ctx.name("offer-status", offer.status.code()) />
                        <h3 class="nl-heading nl-heading--level-3">{offer.what.clone()}</h3>
                        <Prose text=offer.details.clone() />
                        <p class="mw-small">
                            {ctx.tv("offer-by", &[("by", (&offer.offered_by).into())])}" "{until}
                        </p>
                        {(offer.status == offer::Status::Offered)
                            .then(|| view! { <p class="nl-paragraph">{ctx.t("offer-no-strings")}</p> })}
                        {buttons}
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="mw-stack" aria-labelledby="aanbod-kop" id="aanbod">
            <h2 class="nl-heading nl-heading--level-2" id="aanbod-kop">
                {ctx.t("request-offers")}
            </h2>
            {blocks}
        </section>
    }
}

fn obstacle_block(
    ctx: &Ctx,
    obstacle: &store::obstacles::Obstacle,
    owners: &obstacles::pages::Names,
) -> impl IntoView + use<> {
    let owner = owners.owner(ctx, obstacle).unwrap_or_else(|| ctx.t("obstacle-no-owner"));
    let due = obstacle
        .due
        .filter(|_| obstacle.is_open())
        .map(|due| ctx.tv("obstacle-before", &[("date", text::date(ctx.lang, due).into())]));
    let line = if obstacle.is_open() {
        ctx.tv("obstacle-with", &[("owner", owner.into())])
    } else {
        obstacle.answer.clone().unwrap_or_default()
    };
    view! {
        <div class=obstacles::pages::block_class(
            obstacle.status,
        )>
            {obstacles::pages::status_badge(ctx, obstacle)} <b>
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </b> <span>{line}" "{due}</span>
        </div>
    }
}

/// Messages as people read them: who, when, what.
pub fn messages_list(
    ctx: &Ctx,
    request: &Request,
    messages: &[Message],
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let asked = names.get(&request.account).cloned().unwrap_or_default();
    let first = view! {
        <li class="mw-msg mw-msg--me">
            <Avatar name=asked.clone() colour=2 />
            <div class="mw-msg__b">
                <header>
                    <b>{asked}</b>
                    " · "
                    {text::moment(ctx.lang, request.received)}
                </header>
                <Prose text=request.story.clone() />
            </div>
        </li>
    };
    let rest = messages
        .iter()
        .map(|message| {
            let name = names.get(&message.author).cloned().unwrap_or_default();
            let shown = if message.by_resident {
                name.clone()
            } else {
                ctx.tv("message-from-us", &[("name", (&name).into())])
            };
            let how = message.spoken.then(|| format!(" · {}", ctx.t("message-spoken")));
            view! {
                <li class=if message.by_resident { "mw-msg mw-msg--me" } else { "mw-msg" }>
                    <Avatar name=name colour=if message.by_resident { 2 } else { 1 } />
                    <div class="mw-msg__b">
                        <header>
                            <b>{shown}</b>
                            " · "
                            {text::moment(ctx.lang, message.at)}
                            {how}
                        </header>
                        <Prose text=message.words.clone() />
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="mw-msgs">{first}{rest}</ol> }
}

fn conversation(
    ctx: &Ctx,
    request: &Request,
    messages: &[Message],
    names: &HashMap<AccountId, String>,
    handler: Option<&str>,
) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bericht");
    let label = handler.map_or_else(
        || ctx.t("message-to-municipality"),
        |handler| ctx.tv("message-to", &[("name", handler.into())]),
    );
    let writes = matches!(
        request.status,
        Status::Submitted | Status::InConversation | Status::Assessed | Status::Decided
    )
    .then(|| {
        view! {
            <form
                method="post"
                action=routes::requests::Message(&request.number).path()
                class="mw-stack-s"
                novalidate
            >
                <Hidden form=form.clone() />
                <TextArea form=form name="words" label=label rows=3 />
                <div>
                    <Submit text=ctx.t("message-send") secondary=true />
                </div>
            </form>
        }
    });
    view! {
        <section class="mw-stack" aria-labelledby="berichten-kop" id="berichten">
            <h2 class="nl-heading nl-heading--level-2" id="berichten-kop">
                {ctx.t("request-messages")}
            </h2>
            {messages_list(ctx, request, messages, names)}
            {writes}
        </section>
    }
}

fn reopening(ctx: &Ctx, request: &Request) -> Option<impl IntoView + use<>> {
    let last = domain::time::plus_days(day_of(request.decided?), domain::request::REOPEN_DAYS);
    if !matches!(request.status, Status::Decided | Status::Closed) || day_of(ctx.now) > last {
        return None;
    }
    let form = FormView::new(ctx, "heropenen");
    Some(view! {
        <details class="mw-box mw-box--line" open=form.state.is_some()>
            <summary>{ctx.t("reopen-title")}</summary>
            <form
                method="post"
                action=routes::requests::Reopen(&request.number).path()
                class="mw-stack"
                novalidate
            >
                <Hidden form=form.clone() />
                <p class="nl-paragraph">
                    {ctx.tv("reopen-text", &[("date", text::date(ctx.lang, last).into())])}
                </p>
                <TextArea form=form.clone() name="words" label=ctx.t("reopen-why") rows=4 />
                <div>
                    <Submit text=ctx.t("reopen-button") secondary=true />
                </div>
            </form>
        </details>
    })
}

/// After each request: tell us what we did badly, or well.
fn how_did_we_do(ctx: &Ctx, request: &Request) -> Option<impl IntoView + use<>> {
    if request.status.is_open() {
        return None;
    }
    let text = ctx.t("critique-button");
    Some(view! {
        <section class="mw-box mw-stack-s" aria-labelledby="hoe-deden-wij-het" data-testid="critique">
            <h2 class="nl-heading nl-heading--level-3" id="hoe-deden-wij-het">
                {ctx.t("critique-ask")}
            </h2>
            <p class="nl-paragraph">{ctx.t("critique-ask-text")}</p>
            <p>
                <ButtonLink
                    to=routes::critique::Write.ask("verzoek", &request.number)
                    text=text
                    secondary=true
                />
            </p>
        </section>
    })
}

fn steps(ctx: &Ctx, request: &Request, blocked: bool) -> impl IntoView + use<> {
    let decided = matches!(request.status, Status::Decided | Status::Closed)
        && request.outcome != Some(Outcome::NotYet);
    let date = |at: jiff::Timestamp| text::date(ctx.lang, day_of(at));
    let before_call =
        ctx.tv("step-before", &[("date", text::date(ctx.lang, call_before(request.received)).into())]);
    let assessed = decided || request.status == Status::Assessed || request.outcome.is_some();
    let all: Vec<(String, String, bool)> = vec![
        (ctx.t("step-received"), date(request.received), true),
        (
            ctx.t("step-called"),
            request.spoken.map_or(before_call, date),
            request.spoken.is_some() || assessed,
        ),
        (ctx.t("step-assessed"), String::new(), assessed),
        (
            ctx.t("step-removed"),
            if blocked { ctx.t("step-our-turn") } else { String::new() },
            assessed && !blocked,
        ),
        (
            ctx.t("step-decided"),
            request
                .decided
                .filter(|_| decided)
                .map(date)
                .or_else(|| {
                    request
                        .due_on
                        .map(|due| ctx.tv("step-before", &[("date", text::date(ctx.lang, due).into())]))
                })
                .unwrap_or_default(),
            decided,
        ),
    ];
    let now = all.iter().position(|(_, _, done)| !done);
    let ended = matches!(request.status, Status::Withdrawn | Status::Referred);
    view! {
        <section class="mw-box" aria-labelledby="stappen">
            <h2 class="nl-heading nl-heading--level-3" id="stappen">
                {ctx.t("request-steps")}
            </h2>
            <ol class="mw-psteps">
                {all
                    .into_iter()
                    .enumerate()
                    .map(|(index, (name, when, done))| {
                        let current = Some(index) == now && !ended;
                        let mark = if done { "✓".to_owned() } else { (index + 1).to_string() };
                        let class = if done { "done" } else if current { "now" } else { "" };
                        view! {
                            <li class=class aria-current=current.then_some("step")>
                                <span class="m" aria-hidden="true">
                                    {mark}
                                </span>
                                <b>{name}</b>
                                <small>{when}</small>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

fn formal(ctx: &Ctx, request: &Request) -> Option<impl IntoView + use<>> {
    let due = request.due_on.filter(|_| request.application)?;
    Some(view! {
        <section class="mw-box mw-stack-s" aria-labelledby="officieel">
            <h2 class="nl-heading nl-heading--level-3" id="officieel">
                {ctx.t("formal-title")}
            </h2>
            <p class="nl-paragraph">{ctx.tv("formal-text", &[("date", text::date(ctx.lang, due).into())])}</p>
        </section>
    })
}

fn help(ctx: &Ctx, request: &Request, handler: Option<&str>) -> impl IntoView + use<> {
    let phone = ctx.app.municipality.phone.clone().unwrap_or_default();
    let who = handler.map_or_else(|| ctx.t("the-municipality"), str::to_owned);
    let form = FormView::new(ctx, "stoppen");
    let stop = request.status.is_open().then(|| {
        view! {
            <details open=form.state.is_some()>
                <summary>{ctx.t("stop-title")}</summary>
                <form
                    method="post"
                    action=routes::requests::Stop(&request.number).path()
                    class="mw-stack-s"
                    novalidate
                >
                    <Hidden form=form.clone() />
                    <Choices
                        form=form.clone()
                        name="sure"
                        legend=ctx.t("stop-sure")
                        several=true
                        choices=vec![Choice::new("yes", ctx.t("stop-yes"))]
                    />
                    <div>
                        <Submit text=ctx.t("stop-button") secondary=true />
                    </div>
                </form>
            </details>
        }
    });
    view! {
        <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="liever">
            <h2 class="nl-heading nl-heading--level-3" id="liever">
                {ctx.t("call-title")}
            </h2>
            <p class="nl-paragraph">{ctx.tv("call-text", &[("who", who.into()), ("phone", phone.into())])}</p>
            {stop}
            {may(&ctx.actor(), &Action::SeeWorklist)
                .then(|| {
                    view! {
                        <p>
                            <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                                {ctx.t("request-to-work")}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

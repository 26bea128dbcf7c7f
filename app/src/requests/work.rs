//! `/werk/verzoeken/{number}`: everything about a request on one screen.

use crate::{
    assessments, cover, exceptions, obstacles, privacy,
    requests::{decide_panel, pages, panels, timeline},
};
use domain::{
    access::Action,
    event::Audience,
    id::AccountId,
    request::{Status, Turn},
    time::{day_of, days_between},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::requests::{Message, Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Badge,
        field::{TextArea, TextField},
        form::{Hidden, Submit},
        icon,
        page::{Heading, Page, WakeIslands, page},
    },
};

/// The page.
#[component]
pub fn Work() -> impl IntoView {
    page(async |ctx, routes::requests::Work(number)| work(ctx, number).await)
}

async fn work(ctx: Ctx, number: String) -> Result<Page, AppError> {
    ctx.may(Action::SeeWorklist)?;
    let me = ctx.account()?;
    let request =
        store::requests::by_number(ctx.db(), ctx.municipality(), &number).await?.ok_or(AppError::NotFound)?;
    let decision = store::requests::decision(ctx.db(), request.id).await?;
    ctx.may(Action::HandleRequest(store::requests::access(
        &request,
        &ctx.actor(),
        &[],
        decision.as_ref().and_then(|decision| decision.manager),
    )))?;
    privacy::looked(&ctx, &request).await?;
    let initiative = match request.initiative {
        Some(id) => store::initiatives::by_ids(ctx.db(), [id], ctx.lang).await?.remove(&id),
        None => None,
    };
    let messages = store::requests::messages(ctx.db(), request.id).await?;
    let offers = store::requests::offers(ctx.db(), request.id).await?;
    let met = store::obstacles::of_request(ctx.db(), request.id, ctx.lang).await?;
    let known: Vec<_> = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(|obstacle| obstacle.is_open() && !met.iter().any(|other| other.id == obstacle.id))
        .collect();
    let judged = store::assessments::of_request(ctx.db(), request.id).await?;
    let checklist = store::assessments::checklist_for(ctx.db(), ctx.municipality(), &judged).await?;
    let owners = obstacles::pages::Names::load(&ctx).await?;
    let entries = timeline::of_request(&ctx, request.id, Audience::ALL).await?;
    let people = messages
        .iter()
        .map(|message| message.author)
        .chain(judged.iter().map(|assessment| assessment.by))
        .chain(request.handler)
        .chain(decision.as_ref().and_then(|decision| decision.manager))
        .chain([request.account]);
    let names = store::accounts::names(ctx.db(), people).await?;
    let open = met.iter().filter(|obstacle| obstacle.is_open()).count();
    let answered = judged
        .iter()
        .find(|assessment| assessment.by == me)
        .map_or(0, store::assessments::Assessment::answered);
    let decide = decide_panel::panel(&ctx, &request, decision.as_ref(), &names).await?;
    let covering = cover::panel::PanelModel::load(&ctx, &request).await?;
    let covering = cover::panel::view(&ctx, &request, &met, &covering);
    let judging = assessments::panel::PanelModel::load(&ctx, &request).await?;
    let rules: Vec<_> =
        met.iter().map(|obstacle| format!("{} {}", obstacle.title, obstacle.explanation)).collect();
    let earlier = exceptions::panel::PanelModel::load(&ctx, &request, &rules.join(" ")).await?;
    let earlier = exceptions::panel::view(&ctx, &earlier);
    let take = FormView::new(&ctx, "oppakken");
    let takes = (request.handler.is_none() && request.is_ours()).then(|| {
        view! {
            <form method="post" action=routes::requests::Take(&number).path()>
                <Hidden form=take />
                <Submit text=ctx.t("work-take") />
            </form>
        }
    });
    let body = view! {
        <div class="mw-stack">
            <div class="mw-split">
                <div>{badges(&ctx, &request, &names, me)} <Heading text=request.title.clone() /></div>
                <div class="mw-btns">{takes}</div>
            </div>
            {clock(&ctx, &request)}
            <nav aria-label=ctx.t("work-on-this-page")>
                <ul class="mw-tabs">
                    <li>
                        <a href="#verhaal">{ctx.t("work-story")}" "<b>{messages.len().to_string()}</b></a>
                    </li>
                    <li>
                        <a href="#afweging">
                            {ctx.t("work-assessment")}" "
                            <b>
                                {ctx
                                    .tv(
                                        "work-answered",
                                        &[
                                            ("count", answered.into()),
                                            ("all", checklist.questions.len().into()),
                                        ],
                                    )}
                            </b>
                        </a>
                    </li>
                    <li>
                        <a href="#belemmeringen">{ctx.t("nav-obstacles")}" "<b>{met.len().to_string()}</b></a>
                    </li>
                    <li>
                        <a href="#aanbod">{ctx.t("work-offers")}" "<b>{offers.len().to_string()}</b></a>
                    </li>
                    <li>
                        <a href="#eerder">{ctx.t("earlier-title")}</a>
                    </li>
                    <li>
                        <a href="#dekking">{ctx.t("cover-title")}</a>
                    </li>
                    <li>
                        <a href="#besluit">{ctx.t("decide-title")}</a>
                    </li>
                </ul>
            </nav>
            <div class="mw-wgrid">
                <div class="mw-stack-l">
                    {story(&ctx, &request, initiative.as_ref(), &messages, &names)}
                    {assessments::panel::view(&ctx, &judging, open)}
                </div>
                <div class="mw-stack-l">
                    {panels::obstacles(&ctx, &request, &met, &known, &owners)}
                    {panels::offers(&ctx, &request, &offers)} {earlier} {covering} {decide}
                    {more(&ctx, &request)} <details class="mw-box mw-box--line">
                        <summary>{ctx.t("request-timeline")}</summary>
                        {timeline::drawn(&ctx, &entries)}
                    </details>
                </div>
            </div>
        </div>
        <WakeIslands />
    };
    Ok(Page::new(request.title.clone(), routes::requests::Worklist::PATH, body)
        .work()
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path()))
}

fn badges(
    ctx: &Ctx,
    request: &Request,
    names: &HashMap<AccountId, String>,
    me: AccountId,
) -> impl IntoView + use<> {
    let handler = match request.handler {
        Some(handler) if handler == me => ctx.t("work-handler-you"),
        Some(handler) => {
            ctx.tv("work-handler", &[("name", names.get(&handler).cloned().unwrap_or_default().into())])
        }
        None => ctx.t("worklist-nobody"),
    };
    let since = text::date(ctx.lang, day_of(request.turn_since));
    let turn = request.is_ours().then(|| match request.turn {
        Turn::Us => {
            view! { <Badge tone="danger" text=ctx.tv("worklist-us-since", &[("date", since.into())]) /> }
        }
        Turn::You => {
            view! { <Badge tone="info" text=ctx.tv("worklist-you-since", &[("date", since.into())]) /> }
        }
    });
    view! {
        <div class="mw-badges mw-mb-2">
            <Badge tone="neutral" text=ctx.name("request-status", request.status.code()) />
            {turn}
            <span class="mw-small">
                {request.number.clone()}" · "{ctx.name("request-kind", request.kind.code())}" · "{handler}
            </span>
        </div>
    }
}

/// The legal clock: a slim bar, apart from the value judgement, and never red until it is late (rule 12).
fn clock(ctx: &Ctx, request: &Request) -> Option<impl IntoView + use<>> {
    let due = request.due_on.filter(|_| request.application)?;
    let (from, today) = (day_of(request.received), day_of(ctx.now));
    let left = days_between(today, due);
    let whole = days_between(from, due).max(1);
    let gone = (days_between(from, today).clamp(0, whole) * 20 / whole) * 5;
    let late = left < 0 && request.status.is_open();
    let key = if late { "clock-late" } else { "clock-left" };
    Some(view! {
        <div
            class=if late { "mw-clock mw-clock--late" } else { "mw-clock" }
            role="group"
            aria-label=ctx.t("clock-label")
        >
            {icon::clock()}
            <span>
                <b>
                    {ctx.tv(key, &[("date", text::date(ctx.lang, due).into()), ("days", left.abs().into())])}
                </b>
            </span>
            <span class="mw-clock__bar" aria-hidden="true">
                <i class=format!("mw-w-{gone}") />
            </span>
            <span class="mw-small">
                {ctx.tv("clock-received", &[("date", text::date(ctx.lang, from).into())])}
            </span>
        </div>
    })
}

fn story(
    ctx: &Ctx,
    request: &Request,
    initiative: Option<&store::initiatives::Initiative>,
    messages: &[Message],
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bericht");
    let resident = names.get(&request.account).cloned().unwrap_or_default();
    let about = initiative.map(|initiative| {
        view! {
            <p class="mw-small">
                <a class="nl-link" href=routes::initiatives::Detail(&initiative.slug).path()>
                    {initiative.title.clone()}
                </a>
                " · "
                {ctx.t("field-contact-short")}
                " "
                <b>{ctx.name("contact", initiative.contact.code())}</b>
            </p>
        }
    });
    let wished = request.wished_on.map(|day| {
        let text = ctx.tv("work-wished", &[("date", text::date(ctx.lang, day).into())]);
        view! { <p class="mw-small">{text}</p> }
    });
    let writes = request.is_ours().then(|| {
        view! {
            <form
                method="post"
                action=routes::requests::Say(&request.number).path()
                class="mw-stack-s"
                novalidate
            >
                <Hidden form=form.clone() />
                <TextArea
                    form=form.clone()
                    name="words"
                    label=ctx.tv("message-to", &[("name", resident.clone().into())])
                    rows=3
                />
                <label class="utrecht-form-label utrecht-form-label--checkbox">
                    <input
                        type="checkbox"
                        class="utrecht-checkbox utrecht-checkbox--html-input"
                        name="asks"
                        value="yes"
                        checked=form.is_on("asks", "yes", false)
                    />
                    <span>{ctx.t("work-asks")}</span>
                </label>
                <div class="mw-btns">
                    <Submit text=ctx.t("message-send") secondary=true says=("way", "written") />
                    <button class="nl-button nl-button--subtle" type="submit" name="way" value="spoken">
                        <span class="nl-button__label">{ctx.t("work-note-talk")}</span>
                    </button>
                </div>
            </form>
        }
    });
    view! {
        <section class="mw-panel" id="verhaal" aria-labelledby="verhaal-kop">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="verhaal-kop">
                    {ctx.t("work-story")}
                </h2>
            </header>
            <div class="mw-panel__b mw-stack">
                {about}{wished}{pages::messages_list(ctx, request, messages, names)}{writes}
            </div>
        </section>
    }
}

/// What else can be done: hand over, call it an application, close.
fn more(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let number = request.number.clone();
    let refer = FormView::new(ctx, "doorgeven");
    let (formal, close) = (FormView::new(ctx, "aanvraag"), FormView::new(ctx, "afsluiten"));
    let handing = (request.status.is_open() && !request.application).then(|| {
        view! {
            <details class="mw-add" open=refer.state.is_some()>
                <summary class="nl-button nl-button--secondary">{ctx.t("refer-title")}</summary>
                <form
                    method="post"
                    action=routes::requests::Refer(&number).path()
                    class="mw-stack"
                    novalidate
                >
                    <Hidden form=refer.clone() />
                    <TextField
                        form=refer.clone()
                        name="to"
                        label=ctx.t("refer-to")
                        hint=ctx.t("refer-to-hint")
                    />
                    <TextField form=refer.clone() name="who_calls" label=ctx.t("refer-who") />
                    <TextField form=refer.clone() name="when" label=ctx.t("refer-when") />
                    <div>
                        <Submit text=ctx.t("refer-button") secondary=true />
                    </div>
                </form>
            </details>
        }
    });
    let becomes = (request.status.is_open() && !request.application).then(|| {
        view! {
            <form method="post" action=routes::requests::Application(&number).path()>
                <Hidden form=formal />
                <Submit text=ctx.t("work-make-application") secondary=true />
            </form>
        }
    });
    let closing = (request.status == Status::Decided && !request.is_ours()).then(|| {
        view! {
            <form method="post" action=routes::requests::Close(&number).path()>
                <Hidden form=close />
                <Submit text=ctx.t("work-close") secondary=true />
            </form>
        }
    });
    let table = view! {
        <p>
            <a class="nl-link" href=routes::learning::New.ask("verzoek", &number)>
                {ctx.t("work-to-table")}
            </a>
        </p>
    };
    view! { <div class="mw-stack">{handing}{becomes}{closing}{table}</div> }
}

//! `/werk/verzoeken/{number}`: everything about a request on one screen.

use crate::{
    assessments, cover, exceptions,
    notifications::paper::phone,
    obstacles::names::Names,
    privacy,
    requests::{
        decide_panel,
        found::found,
        handler_panel::{self, HandlersModel},
        offer_panel, panels, steering, story,
        timeline::{self, Entry},
        worklist::turn_badge,
    },
};
use domain::{
    access::{Action, RequestFacts, Role, may},
    event::Audience,
    id::AccountId,
    obstacle::Stand,
    request::Status,
    time::{day_of, days_between},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    accounts::Account,
    initiatives::Initiative,
    obstacles::{
        Obstacle,
        lists::{ToChoose, Which},
    },
    requests::{Decision, Message, Offer, Request},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Badge,
        field::TextField,
        form::{PostForm, Submit},
        icon,
        page::{Heading, Page, WakeIslands, page},
    },
};

/// The page.
#[component]
pub fn Work() -> impl IntoView {
    page(async |ctx, routes::requests::Work(number)| {
        let model = WorkModel::load(&ctx, &number).await?;
        Ok(view(&ctx, &model))
    })
}

/// A request with all that its team knows of it.
struct WorkModel {
    request: Request,
    /// Who asked.
    resident: Option<Account>,
    initiative: Option<Initiative>,
    messages: Vec<Message>,
    names: HashMap<AccountId, String>,
    offers: Vec<Offer>,
    met: Vec<Obstacle>,
    /// Open obstacles that it did not meet, so far.
    known: ToChoose,
    /// Who has the obstacles.
    owners: Names,
    judged: assessments::panel::PanelModel,
    cover: cover::panel::PanelModel,
    earlier: exceptions::panel::PanelModel,
    deciding: decide_panel::PanelModel,
    handlers: HandlersModel,
    journey: Vec<Entry>,
}

impl WorkModel {
    async fn load(ctx: &Ctx, number: &str) -> Result<Self, AppError> {
        let (request, decision) = handled(ctx, number).await?;
        let deciding = decide_panel::PanelModel::load(ctx, &request, decision).await?;
        let initiative = match request.initiative {
            Some(id) => store::initiatives::by_ids(ctx.db(), [id], ctx.lang).await?.remove(&id),
            None => None,
        };
        let messages = store::requests::messages(ctx.db(), request.id).await?;
        let people = messages.iter().map(|message| message.author).chain([request.account]);
        let names = store::accounts::names(ctx.db(), people).await?;
        let met = store::obstacles::of_request(ctx.db(), request.id, ctx.lang).await?;
        let there: Vec<_> = met.iter().map(|one| one.id).collect();
        let known =
            store::obstacles::lists::to_choose(ctx.db(), ctx.reader(), &Which::standing(Stand::Open), &there)
                .await?;
        let rules: Vec<_> =
            met.iter().map(|obstacle| format!("{} {}", obstacle.title, obstacle.explanation)).collect();
        let resident = store::accounts::by_id(ctx.db(), request.account).await?;
        Ok(Self {
            resident,
            offers: store::requests::offers(ctx.db(), request.id).await?,
            owners: Names::load(ctx).await?,
            judged: assessments::panel::PanelModel::load(ctx, &request).await?,
            cover: cover::panel::PanelModel::load(ctx, &request).await?,
            earlier: exceptions::panel::PanelModel::load(ctx, &request, &rules.join(" ")).await?,
            journey: timeline::of_request(ctx, request.id, Audience::ALL).await?,
            handlers: HandlersModel::load(ctx, &request).await?,
            deciding,
            request,
            initiative,
            messages,
            names,
            met,
            known,
        })
    }
}

/// The request with this number and its decision, for whoever handles it or is asked to sign. That they
/// looked is kept.
///
/// # Errors
/// When there is none, the access table says no, and when the database does not answer.
pub async fn handled(ctx: &Ctx, number: &str) -> Result<(Request, Option<Decision>), AppError> {
    ctx.may(Action::SeeWorklist)?;
    ctx.account()?;
    let request = found(ctx, number, routes::requests::Work).await?;
    let decision = store::requests::decision(ctx.db(), request.id).await?;
    let asked = decision.as_ref().and_then(Decision::asked);
    ctx.may(Action::HandleRequest(store::requests::access(&request, &ctx.actor(), &[], asked)))?;
    privacy::look(ctx, &request).await?;
    Ok((request, decision))
}

fn view(ctx: &Ctx, model: &WorkModel) -> Page {
    let request = &model.request;
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let takes = (request.handler != me && request.is_ours() && ctx.actor().has(Role::Official))
        .then(|| taking(ctx, request));
    let body = view! {
        <div class="mw-stack">
            <div class="mw-split">
                <div>{badges(ctx, request, &model.handlers)} <Heading text=request.title.clone() /></div>
                <div class="mw-btns">{takes}</div>
            </div>
            {model.resident.as_ref().map(|resident| reached(ctx, resident))}
            {clock(ctx, request)}
            {on_this_page(ctx, model)}
            {panels(ctx, model)}
        </div>
        <WakeIslands />
    };
    Page::new(request.title.clone(), routes::requests::Worklist::PATH, body)
        .work()
        .typed_in(matches!(model.deciding, decide_panel::PanelModel::Open(_)).then_some("besluit"))
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path())
}

/// The panels: what was said and judged on one side, what can be done about it on the other.
fn panels(ctx: &Ctx, model: &WorkModel) -> impl IntoView + use<> {
    let (request, met) = (&model.request, &model.met);
    let open = met.iter().filter(|obstacle| obstacle.is_open()).count();
    view! {
        <div class="mw-wgrid">
            <div class="mw-stack-l">
                {story::panel(ctx, request, model.initiative.as_ref(), &model.messages, &model.names)}
                {assessments::panel::view(ctx, &model.judged, open)}
            </div>
            <div class="mw-stack-l">
                {panels::obstacles(ctx, request, met, &model.known, &model.owners)}
                {offer_panel::view(ctx, request, &model.offers)}
                {model
                    .resident
                    .as_ref()
                    .filter(|resident| !resident.reads_mail() && speaks(ctx, request))
                    .and_then(|whose| steering::panel(ctx, request, &model.offers, whose))}
                {exceptions::panel::view(ctx, &model.earlier)}
                {cover::panel::view(ctx, request, met, &model.cover)}
                {decide_panel::view(ctx, request, &model.deciding)} {more(ctx, request, &model.handlers)}
                <details class="mw-box mw-box--line">
                    <summary>{ctx.t("request-timeline")}</summary>
                    {timeline::drawn(ctx, &model.journey)}
                </details>
            </div>
        </div>
    }
}

/// Whether whoever looks may write down what a resident without an e-mail address says.
fn speaks(ctx: &Ctx, request: &Request) -> bool {
    let facts = store::requests::access(request, &ctx.actor(), &[], None);
    may(&ctx.actor(), &Action::SteerOwnRequest(RequestFacts { on_paper: true, ..facts }))
}

/// How a resident is reached by telephone; who has no e-mail address also by letter.
fn reached(ctx: &Ctx, resident: &Account) -> Option<AnyView> {
    if !resident.reads_mail() {
        return Some(on_paper(ctx, resident).into_any());
    }
    resident.phone.as_ref().filter(|number| !number.is_empty())?;
    let call = ctx.tv("reached-call-too", &[("phone", phone(resident).into())]);
    Some(view! { <p class="mw-meta">{icon::phone()} {call}</p> }.into_any())
}

fn on_paper(ctx: &Ctx, resident: &Account) -> impl IntoView + use<> {
    let post = resident.post_address.clone().map(|post| format!(" · {post}"));
    view! {
        <p class="mw-meta" data-testid="on-paper">
            {icon::phone()}
            {ctx.tv("reached-call", &[("phone", phone(resident).into())])}
            {post}
            " · "
            {may(&ctx.actor(), &Action::FillInForSomebody).then(|| paper_links(ctx, resident))}
        </p>
    }
}

/// The ways to what an official does for somebody on paper.
fn paper_links(ctx: &Ctx, resident: &Account) -> impl IntoView + use<> {
    view! {
        <a class="nl-link" href=routes::privacy::Helped(resident.id.0).path()>
            {ctx.tv("helped-open", &[("name", (&resident.name).into())])}
        </a>
        " · "
        <a class="nl-link" href=routes::notifications::Tray.path()>
            {ctx.t("paper-title")}
        </a>
    }
}

/// Links to the panels, with how much stands in each.
fn on_this_page(ctx: &Ctx, model: &WorkModel) -> impl IntoView + use<> {
    let (answered, all) = model.judged.answered();
    let answered = ctx.tv("work-answered", &[("count", answered.into()), ("all", all.into())]);
    let tabs = [
        ("#verhaal", "work-story", Some(model.messages.len().to_string())),
        ("#afweging", "work-assessment", Some(answered)),
        ("#belemmeringen", "nav-obstacles", Some(model.met.len().to_string())),
        ("#aanbod", "work-offers", Some(model.offers.len().to_string())),
        ("#eerder", "earlier-title", None),
        ("#dekking", "cover-title", None),
        ("#besluit", "decide-title", None),
    ];
    let tabs = tabs
        .map(|(part, key, count)| {
            let count = count.map(|count| {
                view! {
                    " "
                    <b>{count}</b>
                }
            });
            view! {
                <li>
                    <a href=part>{ctx.t(key)}{count}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav aria-label=ctx.t("work-on-this-page")>
            <ul class="mw-tabs">{tabs}</ul>
        </nav>
    }
}

fn taking(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "oppakken");
    let from = request.handler.map(|handler| handler.to_string()).unwrap_or_default();
    let over = request.handler.is_some();
    let text = ctx.t(if over { "work-take-over" } else { "work-take" });
    view! {
        <PostForm form=form to=routes::requests::Take(&request.number).path() class="">
            <input type="hidden" name="from" value=from />
            <Submit text=text secondary=over />
        </PostForm>
    }
}

/// How it stands, whose turn it is, and who handles it.
fn badges(ctx: &Ctx, request: &Request, handlers: &HandlersModel) -> impl IntoView + use<> {
    let handler = handlers.handled_by(ctx, request);
    view! {
        <div class="mw-badges mw-mb-2">
            <Badge tone="neutral" text=ctx.name("request-status", request.status.code()) />
            {request.is_ours().then(|| turn_badge(ctx, request))}
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

/// What else can be done: hand over, call it an application, close.
fn more(ctx: &Ctx, request: &Request, handlers: &HandlersModel) -> impl IntoView + use<> {
    let number = &request.number;
    let informal = request.status.is_open() && !request.application;
    let becomes = informal.then(|| {
        let form = FormView::new(ctx, "aanvraag");
        view! {
            <PostForm form=form to=routes::requests::Application(number).path() class="">
                <Submit text=ctx.t("work-make-application") secondary=true />
            </PostForm>
        }
    });
    let closing = (request.status == Status::Decided && !request.is_ours()).then(|| {
        let form = FormView::new(ctx, "afsluiten");
        view! {
            <PostForm form=form to=routes::requests::Close(number).path() class="">
                <Submit text=ctx.t("work-close") secondary=true />
            </PostForm>
        }
    });
    view! {
        <div class="mw-stack">
            {request.is_ours().then(|| handler_panel::view(ctx, request, handlers))}
            {informal.then(|| handing_over(ctx, request))} {becomes} {closing} <p>
                <a class="nl-link" href=routes::learning::New.ask("verzoek", number)>
                    {ctx.t("work-to-table")}
                </a>
            </p>
        </div>
    }
}

/// A warm handover: to whom, who calls, when.
fn handing_over(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "doorgeven");
    let open = form.state.is_some();
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("refer-title")}</summary>
            <PostForm form=form.clone() to=routes::requests::Refer(&request.number).path() class="mw-stack">
                <TextField form=form.clone() name="to" label=ctx.t("refer-to") hint=ctx.t("refer-to-hint") />
                <TextField form=form.clone() name="who_calls" label=ctx.t("refer-who") />
                <TextField form=form name="when" label=ctx.t("refer-when") />
                <div>
                    <Submit text=ctx.t("refer-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

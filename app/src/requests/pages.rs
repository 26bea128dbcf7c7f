//! `/verzoeken/{number}`: whose turn it is, what is offered, what stands in the way, what was said. For the
//! resident.

use crate::{
    accounts::colleagues::colleagues,
    obstacles::names::{Names, block_class, status_badge},
    requests::{
        conversation,
        decision_letter::{self, LetterModel},
        found::readable,
        offers, progress,
        steering::{Voice, reopening, stopping},
        timeline::{self, Entry},
        turn,
    },
};
use domain::{
    absence::acting,
    access::{Action, may},
    event::Audience,
    id::AccountId,
    offer,
    request::object_until,
    time::day_of,
};
use jiff::Timestamp;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    obstacles::Obstacle,
    requests::{Decision, Message, Offer, Request},
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::ButtonLink,
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::requests::Detail(number)| {
        let model = DetailModel::load(&ctx, &number).await?;
        Ok(view(&ctx, &model))
    })
}

/// A request with all that the resident may know of it.
struct DetailModel {
    request: Request,
    messages: Vec<Message>,
    /// The offers that were not withdrawn.
    offers: Vec<Offer>,
    met: Vec<Obstacle>,
    /// The manager who is asked to put a name under a decision.
    asked: Option<AccountId>,
    /// The decision, once it was sent.
    letter: Option<LetterModel>,
    journey: Vec<Entry>,
    /// Who has the obstacles.
    owners: Names,
    names: HashMap<AccountId, String>,
    /// When the last decision was sent.
    sent: Option<Timestamp>,
    /// Who helps today: the handler, as long as they work here and are there, else who stands in for them.
    helper: Option<AccountId>,
}

impl DetailModel {
    async fn load(ctx: &Ctx, number: &str) -> Result<Self, AppError> {
        let request = readable(ctx, number, routes::requests::Detail).await?;
        let messages = store::requests::messages(ctx.db(), request.id).await?;
        let mut offers = store::requests::offers(ctx.db(), request.id).await?;
        offers.retain(|offer| offer.status != offer::Status::Withdrawn);
        let decision = store::requests::decision(ctx.db(), request.id).await?;
        let asked = decision.as_ref().and_then(Decision::asked);
        let last = store::requests::last_sent(ctx.db(), request.id).await?;
        let sent = last.as_ref().and_then(|last| last.sent);
        let letter = match last.filter(|_| request.outcome.is_some()) {
            Some(last) => Some(LetterModel::load(ctx, &request, &last).await?),
            None => None,
        };
        let helper = helper(ctx, &request).await?;
        let people =
            messages.iter().map(|message| message.author).chain(helper).chain(asked).chain([request.account]);
        let names = store::accounts::names(ctx.db(), people).await?;
        Ok(Self {
            met: store::obstacles::of_request(ctx.db(), request.id, ctx.lang).await?,
            journey: timeline::of_request(ctx, request.id, &[Audience::Public, Audience::Parties]).await?,
            owners: Names::load(ctx).await?,
            sent,
            request,
            messages,
            offers,
            asked,
            letter,
            names,
            helper,
        })
    }

    fn name(&self, account: Option<AccountId>) -> Option<&str> {
        account.and_then(|id| self.names.get(&id)).map(String::as_str)
    }

    fn handler(&self) -> Option<&str> {
        self.name(self.helper)
    }
}

async fn helper(ctx: &Ctx, request: &Request) -> Result<Option<AccountId>, AppError> {
    let Some(handler) = request.handler else { return Ok(None) };
    let here = colleagues(ctx).await?;
    let Some(now) = acting(handler, &here.away) else { return Ok(None) };
    // Only who may handle it: who left does not help any more.
    let actor = store::accounts::viewer(ctx.db(), now).await?.map(|viewer| viewer.actor).unwrap_or_default();
    Ok(store::requests::handles(request, &actor).then_some(now))
}

fn view(ctx: &Ctx, model: &DetailModel) -> Page {
    let request = &model.request;
    let at = text::moment(ctx.lang, request.received);
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack-s">
                <p class="mw-small">
                    {ctx.tv("request-sent", &[("number", (&request.number).into()), ("at", at.into())])}
                </p>
                <Heading text=request.title.clone() />
            </div>
            <div class="mw-two">
                {story(ctx, model)} <aside class="mw-stack" aria-label=ctx.t("request-aside")>
                    {progress::view(ctx, request, model.met.iter().any(Obstacle::is_open))}
                    {formal(ctx, request, model.sent)}
                    {help(ctx, request, model.handler())}
                    <details class="mw-box mw-box--line">
                        <summary>{ctx.t("request-timeline")}</summary>
                        {timeline::drawn(ctx, &model.journey)}
                    </details>
                </aside>
            </div>
        </div>
    };
    Page::new(request.title.clone(), routes::accounts::Mine::PATH, body)
        .typed_in(conversation::goes_on(request).then_some("bericht"))
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

/// Whose turn it is, and below it what there is to read and to answer.
fn story(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let request = &model.request;
    let asked = model.name(model.asked);
    view! {
        <div class="mw-stack-xl">
            {turn::view(ctx, request, model.handler(), asked)}
            {model.letter.as_ref().map(|letter| decided(ctx, request, letter))}
            {(!model.offers.is_empty()).then(|| offers::view(ctx, request, &model.offers))}
            {(!model.met.is_empty()).then(|| in_the_way(ctx, model))}
            {conversation::view(ctx, request, &model.messages, &model.names, model.handler())}
            {reopening(ctx, request, Voice::Own)} {how_did_we_do(ctx, request)}
        </div>
    }
}

/// The decision, and the way to a page with nothing but it.
fn decided(ctx: &Ctx, request: &Request, letter: &LetterModel) -> impl IntoView + use<> {
    view! {
        <div class="mw-stack-s" id="besluit">
            {decision_letter::view(ctx, letter)}
            <p class="mw-no-print">
                <a class="nl-link" href=routes::requests::Letter(&request.number).path()>
                    {ctx.t("letter-print")}
                </a>
            </p>
        </div>
    }
}

/// The obstacles that the request met: they are the municipality's to remove.
fn in_the_way(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    view! {
        <Section id="belemmeringen" title=ctx.t("request-in-the-way")>
            <p class="nl-paragraph">{ctx.t("request-in-the-way-text")}</p>
            {model.met.iter().map(|obstacle| obstacle_block(ctx, obstacle, &model.owners)).collect_view()}
        </Section>
    }
}

fn obstacle_block(ctx: &Ctx, obstacle: &Obstacle, owners: &Names) -> impl IntoView + use<> {
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
        <div class=block_class(
            obstacle.status,
        )>
            {status_badge(ctx, obstacle)} <b>
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </b> <span>{line}" "{due}</span>
        </div>
    }
}

/// After each request: tell us what we did badly, or well.
fn how_did_we_do(ctx: &Ctx, request: &Request) -> Option<impl IntoView + use<>> {
    if request.status.is_open() {
        return None;
    }
    Some(view! {
        <Section
            id="hoe-deden-wij-het"
            title=ctx.t("critique-ask")
            looks=3
            class="mw-box mw-stack-s"
            attr:data-testid="critique"
        >
            <p class="nl-paragraph">{ctx.t("critique-ask-text")}</p>
            <p>
                <ButtonLink
                    to=routes::critique::Write.ask("verzoek", &request.number)
                    text=ctx.t("critique-button")
                    secondary=true
                />
            </p>
        </Section>
    })
}

/// An application: before when it is decided, and until when one can object to what was decided. That goes
/// on when the request is opened again.
fn formal(ctx: &Ctx, request: &Request, sent: Option<Timestamp>) -> Option<impl IntoView + use<>> {
    let due = request.due_on.filter(|_| request.application)?;
    let before = request.status.is_open().then(|| {
        let line = ctx.tv("formal-text", &[("date", text::date(ctx.lang, due).into())]);
        view! { <p class="nl-paragraph">{line}</p> }
    });
    let object = sent.map(|sent| {
        let last = object_until(sent, &ctx.live.calendar);
        let days = [("sent", day_of(sent)), ("last", last)];
        let days = days.map(|(name, day)| (name, text::date(ctx.lang, day).into()));
        let key = match (day_of(ctx.now) > last, request.status.is_open()) {
            (true, _) => "formal-object-over",
            (false, true) => "formal-object-reopened",
            (false, false) => "formal-object",
        };
        view! { <p class="nl-paragraph">{ctx.tv(key, &days)}</p> }
    });
    Some(view! {
        <Section id="officieel" title=ctx.t("formal-title") looks=3 class="mw-box mw-stack-s">
            {before}
            {object}
        </Section>
    })
}

/// Whom to call, and how to stop.
fn help(ctx: &Ctx, request: &Request, handler: Option<&str>) -> impl IntoView + use<> {
    let phone = ctx.app.municipality.phone.clone().unwrap_or_default();
    let who = handler.map_or_else(|| ctx.t("the-municipality"), str::to_owned);
    view! {
        <Section id="liever" title=ctx.t("call-title") looks=3 class="mw-box mw-box--line mw-stack-s">
            <p class="nl-paragraph">{ctx.tv("call-text", &[("who", who.into()), ("phone", phone.into())])}</p>
            {stopping(ctx, request, Voice::Own)}
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
        </Section>
    }
}

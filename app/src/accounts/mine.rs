//! `/mijn`: my initiatives and my requests.

use crate::{initiatives::facts, photos::tops::Tops};
use domain::{recognition::Answer, request::Turn, text::beginning, time::day_of};
use leptos::prelude::*;
use store::{
    accounts::Account, critique::Critique, initiatives::Initiative, recognition::Recognition,
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        page::{Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Mine() -> impl IntoView {
    page(async |ctx, routes::accounts::Mine| {
        let model = MineModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// What is somebody's own.
struct MineModel {
    account: Account,
    initiatives: Vec<Initiative>,
    tops: Tops,
    requests: Vec<Request>,
    thanks: Vec<Recognition>,
    critique: Vec<Critique>,
}

impl MineModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let account = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
        let initiatives = store::initiatives::of_steward(ctx.db(), me, ctx.lang).await?;
        let ids: Vec<_> = initiatives.iter().map(|one| one.id).collect();
        Ok(Self {
            requests: store::requests::of_person(ctx.db(), me, ids.clone()).await?,
            thanks: store::recognition::of_initiatives(ctx.db(), ids, ctx.lang).await?,
            critique: store::critique::of_author(ctx.db(), me, ctx.lang).await?,
            tops: Tops::load(ctx, &initiatives).await?,
            account,
            initiatives,
        })
    }
}

fn view(ctx: &Ctx, model: &MineModel) -> Page {
    let title = ctx.tv("mine-title", &[("name", (&model.account.name).into())]);
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            <Section id="initiatieven" title=ctx.t("mine-initiatives")>
                {initiatives(ctx, model)}
            </Section>
            <Section id="verzoeken" title=ctx.t("mine-requests")>
                {requests(ctx, model)}
            </Section>
            {thanks(ctx, model)}
            {critique(ctx, model)}
            {login(ctx, model)}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
}

fn initiatives(ctx: &Ctx, model: &MineModel) -> AnyView {
    if model.initiatives.is_empty() {
        let text = ctx.t("register-button");
        return view! {
            <Empty text=ctx.t("mine-no-initiatives")>
                <p>
                    <ButtonLink to=routes::register::What.path() text=text />
                </p>
            </Empty>
        }
        .into_any();
    }
    let items = model.initiatives.iter().map(|one| initiative(ctx, one, &model.tops)).collect_view();
    view! { <ul class="mw-results">{items}</ul> }.into_any()
}

fn initiative(ctx: &Ctx, one: &Initiative, tops: &Tops) -> impl IntoView + use<> {
    view! {
        <li class="mw-result">
            {tops.img(ctx, one, "mw-result__img", (160, 100))} <div class="mw-result__b">
                <h3 class="nl-heading nl-heading--level-3">
                    <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                        {one.title.clone()}
                    </a>
                </h3>
                <p class="mw-meta">
                    {ctx.name("stage", one.stage.code())}" · "{ctx.name("visibility", one.visibility.code())}
                </p>
                <p class="mw-btns">
                    <ButtonLink
                        to=routes::initiatives::Edit(&one.slug).path()
                        text=ctx.t("initiative-edit")
                        secondary=true
                    />
                    <ButtonLink
                        to=routes::requests::Ask.ask("initiatief", &one.slug)
                        text=ctx.t("initiative-ask")
                        secondary=true
                    />
                </p>
            </div>
        </li>
    }
}

fn requests(ctx: &Ctx, model: &MineModel) -> AnyView {
    if model.requests.is_empty() {
        let text = ctx.t("ask-title");
        return view! {
            <Empty text=ctx.t("mine-no-requests")>
                <p>
                    <ButtonLink to=routes::requests::Ask.path() text=text secondary=true />
                </p>
            </Empty>
        }
        .into_any();
    }
    let items = model.requests.iter().map(|one| request(ctx, one)).collect_view();
    view! { <ul class="mw-results">{items}</ul> }.into_any()
}

fn request(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let turn = request.is_ours().then(|| match request.turn {
        Turn::Us => view! { <Badge tone="info" text=ctx.t("turn-short-us") /> },
        Turn::You => view! { <Badge tone="warning" text=ctx.t("turn-short-you") /> },
    });
    view! {
        <li class="mw-result mw-result--plain">
            <div class="mw-result__b">
                <h3 class="nl-heading nl-heading--level-3">
                    <a class="nl-link" href=routes::requests::Detail(&request.number).path()>
                        {request.title.clone()}
                    </a>
                </h3>
                <p class="mw-meta">
                    {request.number.clone()}" · "{text::date(ctx.lang, day_of(request.received))} " · "
                    {ctx.name("request-status", request.status.code())}
                </p>
                <div class="mw-badges">{turn}</div>
            </div>
        </li>
    }
}

/// Thanks of an alderman for initiatives of mine.
fn thanks(ctx: &Ctx, model: &MineModel) -> impl IntoView + use<> {
    let one = |one: &Recognition| {
        let tone = if one.answer == Answer::Waiting { "warning" } else { "neutral" };
        let about = model.initiatives.iter().find(|initiative| initiative.id == one.initiative);
        view! {
            <li class="mw-oitem">
                <Badge tone=tone text=ctx.name("thanks-answer", one.answer.code()) />
                <a class="nl-link" href=routes::recognition::Choose(&one.id).path()>
                    {about.map(|initiative| facts::written(ctx, initiative, &initiative.title))}
                </a>
                <span class="mw-small">{text::date(ctx.lang, day_of(one.at))}</span>
            </li>
        }
    };
    (!model.thanks.is_empty()).then(|| {
        view! {
            <Section id="dank" title=ctx.t("mine-thanks")>
                <ul class="mw-list mw-stack-s">{model.thanks.iter().map(one).collect_view()}</ul>
            </Section>
        }
    })
}

/// Critique that I wrote.
fn critique(ctx: &Ctx, model: &MineModel) -> impl IntoView + use<> {
    let one = |one: &Critique| {
        let start = beginning(&one.words, 80);
        let start = if start.is_empty() { ctx.t("critique-withdrawn") } else { start };
        view! {
            <li class="mw-oitem">
                <Badge tone="neutral" text=ctx.name("critique-status", one.status.code()) />
                <a class="nl-link" href=routes::critique::Own(&one.id).path()>
                    {start}
                </a>
                <span class="mw-small">{text::date(ctx.lang, day_of(one.at))}</span>
            </li>
        }
    };
    (!model.critique.is_empty()).then(|| {
        view! {
            <Section id="kritiek" title=ctx.t("mine-critique")>
                <ul class="mw-list mw-stack-s">{model.critique.iter().map(one).collect_view()}</ul>
            </Section>
        }
    })
}

/// With which address somebody logs in, and the way to what is kept of them.
fn login(ctx: &Ctx, model: &MineModel) -> impl IntoView + use<> {
    let email = &model.account.email;
    view! {
        <Section id="inlog" title=ctx.t("mine-login") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.tv("mine-login-text", &[("email", email.into())])}</p>
            <p class="mw-btns">
                <ButtonLink to=routes::accounts::Devices.path() text=ctx.t("devices-title") secondary=true />
                <ButtonLink to=routes::privacy::Data.path() text=ctx.t("data-title") secondary=true />
            </p>
        </Section>
    }
}

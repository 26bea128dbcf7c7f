//! `/mijn`: my initiatives and my requests.

use domain::{recognition::Answer, request::Turn, time::day_of};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        page::{Page, page},
    },
};

/// The page.
#[component]
pub fn Mine() -> impl IntoView {
    page(async |ctx, routes::accounts::Mine| mine(ctx).await)
}

async fn mine(ctx: Ctx) -> Result<Page, AppError> {
    let me = ctx.account()?;
    let account = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
    let initiatives = store::initiatives::of_steward(ctx.db(), me, ctx.lang).await?;
    let requests =
        store::requests::of_person(ctx.db(), me, initiatives.iter().map(|one| one.id).collect()).await?;
    let thanks =
        store::recognition::of_initiatives(ctx.db(), initiatives.iter().map(|one| one.id), ctx.lang).await?;
    let critique = store::critique::of_author(ctx.db(), me, ctx.lang).await?;
    let thanked = (!thanks.is_empty()).then(|| {
        let items = thanks
            .iter()
            .map(|one| {
                let tone = if one.answer == Answer::Waiting { "warning" } else { "neutral" };
                let about = initiatives
                    .iter()
                    .find(|initiative| initiative.id == one.initiative)
                    .map(|initiative| initiative.title.clone());
                view! {
                    <li class="mw-oitem">
                        <Badge tone=tone text=ctx.name("thanks-answer", one.answer.code()) />
                        <a class="nl-link" href=routes::recognition::Choose(&one.id).path()>
                            {about}
                        </a>
                        <span class="mw-small">{text::date(ctx.lang, day_of(one.at))}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="mw-stack" aria-labelledby="dank">
                <h2 class="nl-heading nl-heading--level-2" id="dank">
                    {ctx.t("mine-thanks")}
                </h2>
                <ul class="mw-list mw-stack-s">{items}</ul>
            </section>
        }
    });
    let said = (!critique.is_empty()).then(|| {
        let items = critique
            .iter()
            .map(|one| {
                let start: String = one.words.chars().take(80).collect();
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
            })
            .collect_view();
        view! {
            <section class="mw-stack" aria-labelledby="kritiek">
                <h2 class="nl-heading nl-heading--level-2" id="kritiek">
                    {ctx.t("mine-critique")}
                </h2>
                <ul class="mw-list mw-stack-s">{items}</ul>
            </section>
        }
    });
    let title = ctx.tv("mine-title", &[("name", account.name.into())]);
    let mine = if initiatives.is_empty() {
        let text = ctx.t("register-button");
        view! {
            <Empty text=ctx.t("mine-no-initiatives")>
                <p>
                    <ButtonLink to=routes::register::What.path() text=text />
                </p>
            </Empty>
        }
        .into_any()
    } else {
        let items = initiatives
            .iter()
            .map(|one| {
                view! {
                    <li class="mw-result">
                        <img
                            class="mw-result__img"
                            src=ctx.asset(&one.drawing())
                            alt=""
                            width="160"
                            height="100"
                        />
                        <div class="mw-result__b">
                            <h3 class="nl-heading nl-heading--level-3">
                                <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                                    {one.title.clone()}
                                </a>
                            </h3>
                            <p class="mw-meta">
                                {ctx.name("stage", one.stage.code())}" · "
                                {ctx.name("visibility", one.visibility.code())}
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
            })
            .collect_view();
        view! { <ul class="mw-results">{items}</ul> }.into_any()
    };
    let asked = if requests.is_empty() {
        let text = ctx.t("ask-title");
        view! {
            <Empty text=ctx.t("mine-no-requests")>
                <p>
                    <ButtonLink to=routes::requests::Ask.path() text=text secondary=true />
                </p>
            </Empty>
        }
        .into_any()
    } else {
        let items = requests
            .iter()
            .map(|request| {
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
                                {request.number.clone()}" · "{text::date(ctx.lang, day_of(request.received))}
                                " · "{ctx.name("request-status", request.status.code())}
                            </p>
                            <div class="mw-badges">{turn}</div>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="mw-results">{items}</ul> }.into_any()
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <section class="mw-stack" aria-labelledby="initiatieven">
                <h2 class="nl-heading nl-heading--level-2" id="initiatieven">
                    {ctx.t("mine-initiatives")}
                </h2>
                {mine}
            </section>
            <section class="mw-stack" aria-labelledby="verzoeken">
                <h2 class="nl-heading nl-heading--level-2" id="verzoeken">
                    {ctx.t("mine-requests")}
                </h2>
                {asked}
            </section>
            {thanked}
            {said}
            <section class="mw-box mw-stack-s" aria-labelledby="inlog">
                <h2 class="nl-heading nl-heading--level-3" id="inlog">
                    {ctx.t("mine-login")}
                </h2>
                <p class="nl-paragraph">{ctx.tv("mine-login-text", &[("email", account.email.into())])}</p>
                <p class="mw-btns">
                    <ButtonLink
                        to=routes::accounts::Devices.path()
                        text=ctx.t("devices-title")
                        secondary=true
                    />
                    <ButtonLink to=routes::privacy::Data.path() text=ctx.t("data-title") secondary=true />
                </p>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body))
}

//! `/werk/uitzonderingen`: where we left a rule, why, and in which situation we would do it again.

use crate::privacy;
use domain::{
    access::{Action, may},
    id::{AccountId, ExceptionId},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::exceptions::Exception;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty, Prose},
        field::TextArea,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/werk/uitzonderingen`
#[component]
pub fn Register() -> impl IntoView {
    page(async |ctx, routes::exceptions::Register| register(ctx).await)
}

async fn register(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::SeeExceptions)?;
    let words = ctx.asked("q").unwrap_or_default().to_owned();
    let number = ctx.asked("verzoek").unwrap_or_default().to_owned();
    let found = store::exceptions::all(ctx.db(), ctx.municipality(), &words).await?;
    let names = store::accounts::names(ctx.db(), found.iter().map(|exception| exception.covered_by)).await?;
    let title = ctx.t("nav-exceptions");
    let about = (!number.is_empty()).then(|| {
        view! {
            <p class="nl-paragraph">
                {ctx.t("exceptions-for")}" "
                <a class="nl-link" href=routes::requests::Work(&number).part("eerder")>
                    {number.clone()}
                </a>
            </p>
        }
    });
    let hidden =
        (!number.is_empty()).then(|| view! { <input type="hidden" name="verzoek" value=number.clone() /> });
    let items = found
        .iter()
        .map(|exception| view! { <li>{block(&ctx, exception, &names, &number)}</li> })
        .collect_view();
    let counted = ctx.tv("exceptions-count", &[("count", found.len().into())]);
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("exceptions-intro")}</p>
                {about}
            </div>
            <form class="mw-search" role="search" method="get" action=routes::exceptions::Register.path()>
                <label class="utrecht-form-label" for="q">
                    {ctx.t("exceptions-search")}
                </label>
                <div class="utrecht-search-bar">
                    <input
                        class="utrecht-textbox utrecht-textbox--html-input"
                        type="search"
                        id="q"
                        name="q"
                        value=words
                    />
                    {hidden}
                    <Submit text=ctx.t("search-button") />
                </div>
            </form>
            <h2 class="nl-heading nl-heading--level-3" data-testid="count">
                {counted}
            </h2>
            {found.is_empty().then(|| view! { <Empty text=ctx.t("exceptions-none") /> })}
            <ul class="mw-list mw-stack">{items}</ul>
        </div>
    };
    Ok(Page::new(title, routes::exceptions::Register::PATH, body).work())
}

/// Where an exception can be read, next to a request when there is one.
fn address(exception: &Exception, number: &str) -> String {
    if number.is_empty() {
        routes::exceptions::Detail(&exception.id).path()
    } else {
        routes::exceptions::Detail(&exception.id).ask("verzoek", number)
    }
}

/// An exception in a list: the rule, and the situation in which it would be left again.
pub fn block(
    ctx: &Ctx,
    exception: &Exception,
    names: &HashMap<AccountId, String>,
    number: &str,
) -> impl IntoView + use<> {
    view! {
        <article class="mw-box mw-box--line mw-stack-s">
            <h3 class="nl-heading nl-heading--level-4">
                <a class="nl-link" href=address(exception, number)>
                    {exception.rule.clone()}
                </a>
            </h3>
            <p class="nl-paragraph">{exception.same_situation.clone()}</p>
            <p class="mw-small">{covered(ctx, exception, names)}</p>
            {validity(ctx, exception)}
        </article>
    }
}

fn covered(ctx: &Ctx, exception: &Exception, names: &HashMap<AccountId, String>) -> String {
    let name = names.get(&exception.covered_by).cloned().unwrap_or_default();
    ctx.tv(
        "exception-covered",
        &[("name", name.into()), ("date", text::date(ctx.lang, day_of(exception.at)).into())],
    )
}

fn validity(ctx: &Ctx, exception: &Exception) -> Option<impl IntoView + use<>> {
    let last = exception.valid_until?;
    let (tone, key) = if exception.holds(day_of(ctx.now)) {
        ("info", "exception-until")
    } else {
        ("neutral", "exception-over")
    };
    Some(view! {
        <div class="mw-badges">
            <Badge tone=tone text=ctx.tv(key, &[("date", text::date(ctx.lang, last).into())]) />
        </div>
    })
}

/// `/werk/uitzonderingen/{id}`
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::exceptions::Detail(id)| detail(ctx, id).await)
}

async fn detail(ctx: Ctx, id: ExceptionId) -> Result<Page, AppError> {
    ctx.may(Action::SeeExceptions)?;
    let found =
        store::exceptions::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let names = store::accounts::names(ctx.db(), [found.covered_by]).await?;
    let cited = store::exceptions::cited(ctx.db(), found.id).await?.len();
    // The number comes with the link, or with the form that comes back.
    let form = FormView::new(&ctx, "steun");
    let number = form
        .state
        .as_ref()
        .and_then(|state| state.value("number"))
        .or_else(|| ctx.asked("verzoek"))
        .unwrap_or_default()
        .to_owned();
    let request = match number.as_str() {
        "" => None,
        number => store::requests::by_number(ctx.db(), ctx.municipality(), number).await?,
    };
    // What a resident wrote is for the team that handles it; a colleague elsewhere sees the exception alone.
    let asked = match &request {
        Some(request) => {
            store::requests::decision(ctx.db(), request.id).await?.and_then(|decision| decision.manager)
        }
        None => None,
    };
    let request = request.filter(|request| {
        may(&ctx.actor(), &Action::HandleRequest(store::requests::access(request, &ctx.actor(), &[], asked)))
    });
    if let Some(request) = &request {
        privacy::looked(&ctx, request).await?;
    }
    let there = match &request {
        Some(request) => store::exceptions::supports(ctx.db(), request.id)
            .await?
            .into_iter()
            .find(|support| support.exception == found.id),
        None => None,
    };
    let title = ctx.t("exception-title");
    let then = view! {
        <section class="mw-box mw-stack-s" aria-labelledby="toen">
            <h2 class="nl-heading nl-heading--level-3" id="toen">
                {ctx.t("exception-then")}
            </h2>
            <dl class="mw-facts">
                <dt>{ctx.t("decide-rule")}</dt>
                <dd>{found.rule.clone()}</dd>
                <dt>{ctx.t("decide-same")}</dt>
                <dd>{found.same_situation.clone()}</dd>
                <dt>{ctx.t("decide-reason")}</dt>
                <dd>{found.reason.clone()}</dd>
            </dl>
            <p class="mw-small">
                {covered(&ctx, &found, &names)}" "{ctx.tv("exception-cited", &[("count", cited.into())])}
            </p>
            {validity(&ctx, &found)}
        </section>
    };
    let beside = request.as_ref().map(|request| {
        let ours = request.is_ours().then(|| {
            view! {
                <form
                    class="mw-box mw-stack"
                    method="post"
                    action=routes::exceptions::Cite(&number).path()
                    novalidate
                >
                    <h2 class="nl-heading nl-heading--level-3">{ctx.t("support-title")}</h2>
                    <p class="nl-paragraph">{ctx.t("support-text")}</p>
                    <Hidden form=form.clone() />
                    <input type="hidden" name="exception" value=found.id.to_string() />
                    <input type="hidden" name="number" value=number.clone() />
                    <TextArea
                        form=form.clone()
                        name="alike"
                        label=ctx.t("support-alike")
                        value=there.as_ref().map(|there| there.alike.clone()).unwrap_or_default()
                        rows=3
                    />
                    <TextArea
                        form=form.clone()
                        name="different"
                        label=ctx.t("support-different")
                        hint=ctx.t("support-different-hint")
                        value=there.as_ref().map(|there| there.different.clone()).unwrap_or_default()
                        rows=3
                    />
                    <div>
                        <Submit text=ctx.t("support-button") />
                    </div>
                </form>
            }
        });
        let now = view! {
            <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="nu">
                <h2 class="nl-heading nl-heading--level-3" id="nu">
                    {ctx.t("exception-now")}
                </h2>
                <p class="nl-paragraph">
                    <a class="nl-link" href=routes::requests::Work(&number).path()>
                        {request.title.clone()}
                    </a>
                </p>
                <Prose text=request.story.clone() />
            </section>
        };
        (now, ours)
    });
    let (now, cite) = beside.map_or((None, None), |(now, cite)| (Some(now), cite));
    let width = if now.is_some() { "mw-side" } else { "mw-narrow" };
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("exception-intro")}</p>
            </div>
            <div class=width data-testid="compare">
                {then}
                {now}
            </div>
            {cite}
        </div>
    };
    Ok(Page::new(title, routes::exceptions::Register::PATH, body)
        .work()
        .under(ctx.t("nav-exceptions"), routes::exceptions::Register.path()))
}

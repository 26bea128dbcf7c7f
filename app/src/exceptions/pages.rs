//! `/werk/uitzonderingen`: where we left a rule, why, and in which situation we would do it again.

use crate::privacy;
use domain::{
    access::{Action, may},
    id::{AccountId, ExceptionId},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    exceptions::{Exception, Register, Support},
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty, Prose},
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        parts::Part,
        search::{self, SearchBar},
        section::Section,
    },
};

/// `/werk/uitzonderingen`
#[component]
pub fn Exceptions() -> impl IntoView {
    page(async |ctx, routes::exceptions::Register| {
        let model = RegisterModel::load(&ctx).await?;
        Ok(register(&ctx, &model))
    })
}

/// So many exceptions stand on a page.
const PER_PAGE: u64 = 20;

/// A page of the exceptions that hold the words that were looked for.
struct RegisterModel {
    words: String,
    number: String,
    part: Part,
    found: Vec<Exception>,
    names: HashMap<AccountId, String>,
}

impl RegisterModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::SeeExceptions)?;
        let words = search::words(ctx);
        let number = ctx.asked("verzoek").unwrap_or_default().to_owned();
        let count = async { Ok(Register::of(ctx.db(), ctx.municipality(), &words).await?) };
        let all = ctx.counted(&format!("exceptions {words}"), count).await?;
        let part = Part::whole(ctx, all.total, PER_PAGE);
        let found = all.some(ctx.db(), part.rows()).await?;
        let names =
            store::accounts::names(ctx.db(), found.iter().map(|exception| exception.covered_by)).await?;
        Ok(Self { words, number, part, found, names })
    }
}

fn register(ctx: &Ctx, model: &RegisterModel) -> Page {
    let title = ctx.t("nav-exceptions");
    let number = &model.number;
    let about = (!number.is_empty()).then(|| {
        view! {
            <p class="nl-paragraph">
                {ctx.t("exceptions-for")}" "
                <a class="nl-link" href=routes::requests::Work(number).part("eerder")>
                    {number.clone()}
                </a>
            </p>
        }
    });
    let items = model
        .found
        .iter()
        .map(|exception| view! { <li>{block(ctx, exception, &model.names, number)}</li> })
        .collect_view();
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("exceptions-intro")}</p>
                {about}
            </div>
            {search_form(ctx, model)}
            <h2 class="nl-heading nl-heading--level-3" data-testid="count">
                {ctx.tv("exceptions-count", &[("count", model.part.total.into())])}
            </h2>
            {model.found.is_empty().then(|| view! { <Empty text=ctx.t("exceptions-none") /> })}
            <ul class="mw-list mw-stack">{items}</ul>
            {model.part.rest(ctx)}
        </div>
    };
    Page::new(title, routes::exceptions::Register::PATH, body).work()
}

/// The field in which one looks for words. The request that one came from stays in the address.
fn search_form(ctx: &Ctx, model: &RegisterModel) -> impl IntoView + use<> {
    let hidden = (!model.number.is_empty())
        .then(|| view! { <input type="hidden" name="verzoek" value=model.number.clone() /> });
    view! {
        <form class="mw-search" role="search" method="get" action=routes::exceptions::Register.path()>
            <SearchBar label=ctx.t("exceptions-search") words=model.words.clone() />
            {hidden}
        </form>
    }
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
    page(async |ctx, routes::exceptions::Detail(id)| {
        let model = DetailModel::load(&ctx, id).await?;
        Ok(detail(&ctx, &model))
    })
}

/// An exception, and the request that it may support.
struct DetailModel {
    found: Exception,
    names: HashMap<AccountId, String>,
    cited: usize,
    form: FormView,
    request: Option<Request>,
    there: Option<Support>,
}

impl DetailModel {
    async fn load(ctx: &Ctx, id: ExceptionId) -> Result<Self, AppError> {
        ctx.may(Action::SeeExceptions)?;
        let found =
            store::exceptions::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
        let names = store::accounts::names(ctx.db(), [found.covered_by]).await?;
        let cited = store::exceptions::cited(ctx.db(), found.id).await?.len();
        let form = FormView::new(ctx, "steun");
        let request = beside(ctx, &form).await?;
        let there = match &request {
            Some(request) => store::exceptions::supports(ctx.db(), request.id)
                .await?
                .into_iter()
                .find(|support| support.exception == found.id),
            None => None,
        };
        Ok(Self { found, names, cited, form, request, there })
    }
}

/// The request beside the exception. Its number comes with the link, or with the form that comes back.
async fn beside(ctx: &Ctx, form: &FormView) -> Result<Option<Request>, AppError> {
    let posted = form.state.as_ref().and_then(|state| state.value("number"));
    let number = posted.or_else(|| ctx.asked("verzoek")).unwrap_or_default();
    if number.is_empty() {
        return Ok(None);
    }
    let Some(request) = store::requests::by_number(ctx.db(), ctx.municipality(), number).await? else {
        return Ok(None);
    };
    // What a resident wrote is for the team that handles it; a colleague elsewhere sees the exception alone.
    let asked = store::requests::decision(ctx.db(), request.id).await?.and_then(|decision| decision.manager);
    let access = store::requests::access(&request, &ctx.actor(), &[], asked);
    if !may(&ctx.actor(), &Action::HandleRequest(access)) {
        return Ok(None);
    }
    privacy::look(ctx, &request).await?;
    Ok(Some(request))
}

fn detail(ctx: &Ctx, model: &DetailModel) -> Page {
    let title = ctx.t("exception-title");
    let now = model.request.as_ref().map(|request| now(ctx, request));
    let cite = model.request.as_ref().filter(|request| request.is_ours());
    let width = if now.is_some() { "mw-side" } else { "mw-narrow" };
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("exception-intro")}</p>
            </div>
            <div class=width data-testid="compare">
                {then(ctx, model)}
                {now}
            </div>
            {cite.map(|request| support(ctx, model, request))}
        </div>
    };
    Page::new(title, routes::exceptions::Register::PATH, body)
        .work()
        .under(ctx.t("nav-exceptions"), routes::exceptions::Register.path())
}

/// The situation in which the rule was left.
fn then(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let found = &model.found;
    view! {
        <Section id="toen" title=ctx.t("exception-then") looks=3 class="mw-box mw-stack-s">
            <dl class="mw-facts">
                <dt>{ctx.t("decide-rule")}</dt>
                <dd>{found.rule.clone()}</dd>
                <dt>{ctx.t("decide-same")}</dt>
                <dd>{found.same_situation.clone()}</dd>
                <dt>{ctx.t("decide-reason")}</dt>
                <dd>{found.reason.clone()}</dd>
            </dl>
            <p class="mw-small">
                {covered(ctx, found, &model.names)}" "
                {ctx.tv("exception-cited", &[("count", model.cited.into())])}
            </p>
            {validity(ctx, found)}
        </Section>
    }
}

/// The request that is being decided now.
fn now(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    view! {
        <Section id="nu" title=ctx.t("exception-now") looks=3 class="mw-box mw-box--line mw-stack-s">
            <p class="nl-paragraph">
                <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                    {request.title.clone()}
                </a>
            </p>
            <Prose text=request.story.clone() />
        </Section>
    }
}

/// Two questions, so that nobody copies without looking: what is the same, and what is different.
fn support(ctx: &Ctx, model: &DetailModel, request: &Request) -> impl IntoView + use<> {
    let form = &model.form;
    let (alike, different) =
        model.there.as_ref().map(|there| (there.alike.clone(), there.different.clone())).unwrap_or_default();
    view! {
        <PostForm
            form=form.clone()
            to=routes::exceptions::Cite(&request.number).path()
            class="mw-box mw-stack"
        >
            <h2 class="nl-heading nl-heading--level-3">{ctx.t("support-title")}</h2>
            <p class="nl-paragraph">{ctx.t("support-text")}</p>
            <input type="hidden" name="exception" value=model.found.id.to_string() />
            <input type="hidden" name="number" value=request.number.clone() />
            <TextArea form=form.clone() name="alike" label=ctx.t("support-alike") value=alike rows=3 />
            <TextArea
                form=form.clone()
                name="different"
                label=ctx.t("support-different")
                hint=ctx.t("support-different-hint")
                value=different
                rows=3
            />
            <div>
                <Submit text=ctx.t("support-button") />
            </div>
        </PostForm>
    }
}

//! `/werk/leertafel`: the table itself.

use crate::{learning::pages::block, requests};
use domain::{
    access::Action,
    id::LearningCaseId,
    learning::{Change, Parts, Status},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    learning::{Case, Procedure},
    obstacles::Obstacle,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/werk/leertafel`
#[component]
pub fn Table() -> impl IntoView {
    page(async |ctx, routes::learning::Table| table(ctx).await)
}

async fn table(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::HandleLearning)?;
    let all = store::learning::all(ctx.db(), ctx.municipality()).await?;
    let changes = store::learning::procedures(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let title = ctx.t("nav-learning");
    let list = |status: Status, key: &str, id: &'static str| {
        let some: Vec<_> = all.iter().filter(|case| case.status == status).collect();
        let items = some
            .iter()
            .map(|case| {
                let date = case.held_on.unwrap_or_else(|| day_of(case.at));
                let changed = changes.iter().filter(|change| change.case == Some(case.id)).count();
                let changed = (changed > 0).then(|| {
                    let text = ctx.tv("case-changed", &[("count", changed.into())]);
                    view! { <Badge tone="success" text=text /> }
                });
                view! {
                    <li class="mw-oitem">
                        <b>
                            <a class="nl-link" href=routes::learning::OneCase(&case.id).path()>
                                {case.title.clone()}
                            </a>
                        </b>
                        <span class="mw-small">{text::date(ctx.lang, date)}</span>
                        {changed}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="mw-stack" aria-labelledby=id>
                <h2 class="nl-heading nl-heading--level-2" id=id>
                    {ctx.t(key)}
                </h2>
                {some.is_empty().then(|| view! { <Empty text=ctx.t("case-none") /> })}
                <ul class="mw-list mw-stack-s">{items}</ul>
            </section>
        }
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-split">
                <div class="mw-stack-s">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("case-intro")}</p>
                </div>
                <ButtonLink to=routes::learning::New.path() text=ctx.t("case-new") />
            </div>
            {list(Status::Prepared, "case-prepared", "voorbereid")}
            {list(Status::Held, "case-held", "gehouden")}
            <p>
                <a class="nl-link" href=routes::learning::Learned.path()>
                    {ctx.tv("case-all-changes", &[("count", changes.len().into())])}
                </a>
            </p>
        </div>
    };
    Ok(Page::new(title, routes::learning::Table::PATH, body).work())
}

/// `/werk/leertafel/nieuw`
#[component]
pub fn New() -> impl IntoView {
    page(async |ctx, routes::learning::New| new(ctx).await)
}

async fn new(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::HandleLearning)?;
    let form = FormView::new(&ctx, "leertafel");
    let number = form.value("request", ctx.asked("verzoek").unwrap_or_default());
    let slug = form.value("obstacle", ctx.asked("belemmering").unwrap_or_default());
    let title = ctx.t("case-new-title");
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("case-new-intro")}</p>
            </div>
            <form class="mw-stack-l" method="post" action=routes::learning::New.path() novalidate>
                <Hidden form=form.clone() />
                <input type="hidden" name="request" value=number.clone() />
                <input type="hidden" name="obstacle" value=slug />
                {(!number.is_empty())
                    .then(|| {
                        view! { <p class="mw-small">{ctx.tv("case-about", &[("number", number.into())])}</p> }
                    })}
                <TextField
                    form=form.clone()
                    name="title"
                    label=ctx.t("case-title")
                    hint=ctx.t("case-title-hint")
                />
                {fields(&ctx, &form, &Parts::default(), true)}
                <div>
                    <Submit text=ctx.t("case-put") />
                </div>
            </form>
        </div>
    };
    Ok(Page::new(title, routes::learning::Table::PATH, body)
        .work()
        .under(ctx.t("nav-learning"), routes::learning::Table.path()))
}

/// The three questions to prepare.
fn fields(ctx: &Ctx, form: &FormView, there: &Parts, optional: bool) -> impl IntoView + use<> {
    view! {
        <TextArea
            form=form.clone()
            name="happened"
            label=ctx.t("case-happened")
            hint=ctx.t("case-no-names")
            value=there.happened.clone()
            optional=optional
            rows=4
        />
        <TextArea
            form=form.clone()
            name="rule_wanted"
            label=ctx.t("case-rule-wanted")
            value=there.rule_wanted.clone()
            optional=optional
            rows=3
        />
        <TextArea
            form=form.clone()
            name="person_needed"
            label=ctx.t("case-person-needed")
            hint=ctx.t("case-no-names")
            value=there.person_needed.clone()
            optional=optional
            rows=3
        />
    }
}

/// `/werk/leertafel/{id}`
#[component]
pub fn OneCase() -> impl IntoView {
    page(async |ctx, routes::learning::OneCase(id)| one(ctx, id).await)
}

async fn one(ctx: Ctx, id: LearningCaseId) -> Result<Page, AppError> {
    ctx.may(Action::HandleLearning)?;
    let case = store::learning::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let (requests, on_table) = store::learning::items(ctx.db(), id).await?;
    let requests = store::requests::by_ids(ctx.db(), requests).await?;
    let known = store::obstacles::by_ids(ctx.db(), on_table, ctx.lang).await?;
    let changes: Vec<_> = store::learning::procedures(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(|change| change.case == Some(id))
        .collect();
    let because = store::obstacles::by_ids(
        ctx.db(),
        changes.iter().flat_map(|change| change.obstacles.clone()).collect(),
        ctx.lang,
    )
    .await?;
    let every = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let form = FormView::new(&ctx, "leertafel");
    let title = case.title.clone();
    let today = case.held_on.unwrap_or_else(|| day_of(ctx.now)).to_string();
    let held = case.status == Status::Held;
    let buttons = if held {
        view! { <Submit text=ctx.t("save") says=("hold", "yes") /> }.into_any()
    } else {
        view! {
            <Submit text=ctx.t("case-hold") says=("hold", "yes") />
            <Submit text=ctx.t("save") secondary=true says=("hold", "no") />
        }
        .into_any()
    };
    let lines = requests
        .iter()
        .map(|request| view! { <li>{requests::panels::named(&ctx, request)}</li> })
        .collect_view();
    let body = view! {
        <div class="mw-stack">
            <div class="mw-badges">
                <Badge
                    tone=if held { "success" } else { "neutral" }
                    text=ctx.name("case-status", case.status.code())
                />
            </div>
            <Heading text=title.clone() />
            <div class="mw-wgrid">
                <form
                    class="mw-panel mw-panel__b mw-stack-l"
                    method="post"
                    action=routes::learning::OneCase(&id).path()
                    novalidate
                >
                    <Hidden form=form.clone() version=case.version />
                    <TextField
                        form=form.clone()
                        name="title"
                        label=ctx.t("case-title")
                        hint=ctx.t("case-title-hint")
                        value=case.title.clone()
                    />
                    {fields(&ctx, &form, &case.parts, !held)}
                    <TextArea
                        form=form.clone()
                        name="change"
                        label=ctx.t("case-change")
                        hint=ctx.t("case-change-hint")
                        value=case.parts.change.clone()
                        optional=!held
                        rows=4
                    />
                    <TextField
                        form=form.clone()
                        name="held_on"
                        label=ctx.t("case-held-on")
                        kind="date"
                        value=today
                        narrow=true
                    />
                    <div class="mw-btns">{buttons}</div>
                </form>
                <div class="mw-stack-l">
                    <section class="mw-panel" id="op-tafel" aria-labelledby="op-tafel-kop">
                        <header>
                            <h2 class="nl-heading nl-heading--level-2" id="op-tafel-kop">
                                {ctx.t("case-items")}
                            </h2>
                        </header>
                        <div class="mw-panel__b mw-stack">
                            <ul class="mw-list mw-stack-s">
                                {lines}
                                {known
                                    .values()
                                    .map(|obstacle| {
                                        view! {
                                            <li>
                                                <a
                                                    class="nl-link"
                                                    href=routes::obstacles::Detail(&obstacle.slug).path()
                                                >
                                                    {obstacle.title.clone()}
                                                </a>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                            {adding(&ctx, &case, &every)}
                        </div>
                    </section>
                    {procedures(&ctx, &case, &changes, &because, &known)}
                </div>
            </div>
        </div>
    };
    Ok(Page::new(title, routes::learning::Table::PATH, body)
        .work()
        .under(ctx.t("nav-learning"), routes::learning::Table.path()))
}

fn adding(ctx: &Ctx, case: &Case, every: &[Obstacle]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "erbij");
    let open = form.state.is_some();
    let options = options(ctx.t("choose"), every.iter().map(|one| (one.id.to_string(), one.title.clone())));
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("case-add")}</summary>
            <form class="mw-stack" method="post" action=routes::learning::Put(&case.id).path() novalidate>
                <Hidden form=form.clone() />
                <TextField
                    form=form.clone()
                    name="number"
                    label=ctx.t("case-number")
                    hint=ctx.t("case-number-hint")
                    optional=true
                    narrow=true
                />
                <Select form=form name="obstacle" label=ctx.t("obstacle") options=options optional=true />
                <div>
                    <Submit text=ctx.t("case-add-button") secondary=true />
                </div>
            </form>
        </details>
    }
}

fn procedures(
    ctx: &Ctx,
    case: &Case,
    changes: &[Procedure],
    because: &HashMap<domain::id::ObstacleId, Obstacle>,
    on_table: &HashMap<domain::id::ObstacleId, Obstacle>,
) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "procedure");
    let kinds = Change::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), ctx.name("procedure-change", kind.code())))
        .collect();
    let obstacles: Vec<_> = on_table
        .values()
        .map(|obstacle| Choice::new(obstacle.id.to_string(), obstacle.title.clone()))
        .collect();
    let which = (!obstacles.is_empty()).then(|| {
        view! {
            <Choices
                form=form.clone()
                name="obstacles"
                legend=ctx.t("procedure-obstacles")
                several=true
                choices=obstacles
            />
        }
    });
    let adding = if case.status == Status::Held {
        view! {
            <details class="mw-add" open=form.state.is_some()>
                <summary class="nl-button nl-button--secondary">{ctx.t("procedure-add")}</summary>
                <form
                    class="mw-stack"
                    method="post"
                    action=routes::learning::Change(&case.id).path()
                    novalidate
                >
                    <Hidden form=form.clone() />
                    <TextField
                        form=form.clone()
                        name="procedure"
                        label=ctx.t("procedure-title")
                        hint=ctx.t("procedure-title-hint")
                    />
                    <Choices form=form.clone() name="kind" legend=ctx.t("procedure-kind") choices=kinds />
                    <TextArea
                        form=form.clone()
                        name="words"
                        label=ctx.t("procedure-words")
                        hint=ctx.t("procedure-words-hint")
                        rows=3
                    />
                    {which}
                    <div>
                        <Submit text=ctx.t("procedure-button") secondary=true />
                    </div>
                </form>
            </details>
        }
        .into_any()
    } else {
        view! { <p class="mw-small">{ctx.t("procedure-first-hold")}</p> }.into_any()
    };
    let items = changes.iter().map(|change| view! { <li>{block(ctx, change, because)}</li> }).collect_view();
    view! {
        <section class="mw-panel" id="procedures" aria-labelledby="procedures-kop">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="procedures-kop">
                    {ctx.t("procedures-title")}
                </h2>
            </header>
            <div class="mw-panel__b mw-stack">
                <ul class="mw-list mw-stack-s">{items}</ul>
                {adding}
            </div>
        </section>
    }
}

//! `/werk/leertafel/{id}`: a case on the table, what is on it, and what changed by it.

use crate::{
    learning::{pages::block, work::fields},
    obstacles::names::Known,
    requests::panels::named,
};
use domain::{
    access::Action,
    id::{LearningCaseId, ObstacleId},
    learning::{Change, Status},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    learning::{Case, Procedure},
    obstacles::{
        Obstacle,
        lists::{ToChoose, Which},
    },
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::Badge,
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Panel,
    },
};

/// The page.
#[component]
pub fn OneCase() -> impl IntoView {
    page(async |ctx, routes::learning::OneCase(id)| {
        let model = OneCaseModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// A case, what is on the table with it, and what changed by it.
struct OneCaseModel {
    case: Case,
    requests: Vec<Request>,
    /// The obstacles on the table, in the order in which they were put there.
    obstacles: Vec<Obstacle>,
    changes: Vec<Procedure>,
    /// The obstacles because of which something changed.
    because: HashMap<ObstacleId, Obstacle>,
    /// Every obstacle, to put another one on the table.
    every: ToChoose,
}

impl OneCaseModel {
    async fn load(ctx: &Ctx, id: LearningCaseId) -> Result<Self, AppError> {
        ctx.may(Action::HandleLearning)?;
        let (db, municipality) = (ctx.db(), ctx.municipality());
        let case = store::learning::by_id(db, municipality, id).await?.ok_or(AppError::NotFound)?;
        let (requests, on_table) = store::learning::items(db, id).await?;
        let mut found = store::obstacles::by_ids(db, on_table.clone(), ctx.lang).await?;
        let mut changes = store::learning::procedures(db, municipality, ctx.lang).await?;
        changes.retain(|change| change.case == Some(id));
        let because = changes.iter().flat_map(|change| change.obstacles.clone()).collect();
        Ok(Self {
            case,
            requests: store::requests::by_ids(db, requests).await?,
            obstacles: on_table.into_iter().filter_map(|id| found.remove(&id)).collect(),
            changes,
            because: store::obstacles::by_ids(db, because, ctx.lang).await?,
            every: store::obstacles::lists::to_choose(db, ctx.reader(), &Which::default(), &[]).await?,
        })
    }

    fn held(&self) -> bool {
        self.case.status == Status::Held
    }
}

fn view(ctx: &Ctx, model: &OneCaseModel) -> Page {
    let title = model.case.title.clone();
    let tone = if model.held() { "success" } else { "neutral" };
    let body = view! {
        <div class="mw-stack">
            <div class="mw-badges">
                <Badge tone=tone text=ctx.name("case-status", model.case.status.code()) />
            </div>
            <Heading text=title.clone() />
            <div class="mw-wgrid">
                {said(ctx, model)}
                <div class="mw-stack-l">{on_table(ctx, model)} {procedures(ctx, model)}</div>
            </div>
        </div>
    };
    Page::new(title, routes::learning::Table::PATH, body)
        .work()
        .typed_in("leertafel")
        .under(ctx.t("nav-learning"), routes::learning::Table.path())
}

/// What is said about it, before it is held and after.
fn said(ctx: &Ctx, model: &OneCaseModel) -> impl IntoView + use<> {
    let (case, form) = (&model.case, FormView::new(ctx, "leertafel"));
    let day = case.held_on.unwrap_or_else(|| day_of(ctx.now)).to_string();
    view! {
        <PostForm
            form=form.clone()
            to=routes::learning::OneCase(&case.id).path()
            class="mw-panel mw-panel__b mw-stack-l"
            version=case.version
            typed_in=true
        >
            <TextField
                form=form.clone()
                name="title"
                label=ctx.t("case-title")
                hint=ctx.t("case-title-hint")
                value=case.title.clone()
            />
            {fields(ctx, &form, &case.parts, !model.held())}
            <TextArea
                form=form.clone()
                name="change"
                label=ctx.t("case-change")
                hint=ctx.t("case-change-hint")
                value=case.parts.change.clone()
                optional=!model.held()
                rows=4
            />
            <TextField
                form=form.clone()
                name="held_on"
                label=ctx.t("case-held-on")
                kind="date"
                value=day
                narrow=true
            />
            <div class="mw-btns">{buttons(ctx, model.held())}</div>
        </PostForm>
    }
}

fn buttons(ctx: &Ctx, held: bool) -> AnyView {
    if held {
        return view! { <Submit text=ctx.t("save") says=("hold", "yes") /> }.into_any();
    }
    view! {
        <Submit text=ctx.t("case-hold") says=("hold", "yes") />
        <Submit text=ctx.t("save") secondary=true says=("hold", "no") />
    }
    .into_any()
}

fn on_table(ctx: &Ctx, model: &OneCaseModel) -> impl IntoView + use<> {
    let requests = model.requests.iter().map(|request| view! { <li>{named(ctx, request)}</li> });
    let obstacles = model.obstacles.iter().map(|obstacle| {
        view! {
            <li>
                <a class="nl-link" href=routes::obstacles::Detail(&obstacle.slug).path()>
                    {obstacle.title.clone()}
                </a>
            </li>
        }
    });
    view! {
        <Panel id="op-tafel" title=ctx.t("case-items")>
            <div class="mw-panel__b mw-stack">
                <ul class="mw-list mw-stack-s">{requests.collect_view()} {obstacles.collect_view()}</ul>
                {adding(ctx, model)}
            </div>
        </Panel>
    }
}

/// Puts another request or obstacle on the table.
fn adding(ctx: &Ctx, model: &OneCaseModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "erbij");
    let unfolded = form.state.is_some();
    view! {
        <details class="mw-add" open=unfolded>
            <summary class="nl-button nl-button--secondary">{ctx.t("case-add")}</summary>
            <PostForm form=form.clone() to=routes::learning::Put(&model.case.id).path() class="mw-stack">
                <TextField
                    form=form.clone()
                    name="number"
                    label=ctx.t("case-number")
                    hint=ctx.t("case-number-hint")
                    optional=true
                    narrow=true
                />
                <Known form=form name="obstacle" label=ctx.t("obstacle") known=&model.every optional=true />
                <div>
                    <Submit text=ctx.t("case-add-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

/// What changed by it. Something changes after a case was held.
fn procedures(ctx: &Ctx, model: &OneCaseModel) -> impl IntoView + use<> {
    let lines = model.changes.iter().map(|change| view! { <li>{block(ctx, change, &model.because)}</li> });
    let adding = if model.held() {
        changing(ctx, model).into_any()
    } else {
        view! { <p class="mw-small">{ctx.t("procedure-first-hold")}</p> }.into_any()
    };
    view! {
        <Panel id="procedures" title=ctx.t("procedures-title")>
            <div class="mw-panel__b mw-stack">
                <ul class="mw-list mw-stack-s">{lines.collect_view()}</ul>
                {adding}
            </div>
        </Panel>
    }
}

/// Writes down a procedure that changed.
fn changing(ctx: &Ctx, model: &OneCaseModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "procedure");
    let kind = |kind: &Change| Choice::new(kind.code(), ctx.name("procedure-change", kind.code()));
    let kinds = Change::ALL.iter().map(kind).collect();
    let unfolded = form.state.is_some();
    view! {
        <details class="mw-add" open=unfolded>
            <summary class="nl-button nl-button--secondary">{ctx.t("procedure-add")}</summary>
            <PostForm form=form.clone() to=routes::learning::Change(&model.case.id).path() class="mw-stack">
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
                {because_of(ctx, &form, &model.obstacles)}
                <div>
                    <Submit text=ctx.t("procedure-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

/// Which of the obstacles on the table it changed because of.
fn because_of(ctx: &Ctx, form: &FormView, obstacles: &[Obstacle]) -> Option<impl IntoView + use<>> {
    let choice = |one: &Obstacle| Choice::new(one.id.to_string(), one.title.clone());
    let choices: Vec<_> = obstacles.iter().map(choice).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <Choices
                form=form.clone()
                name="obstacles"
                legend=ctx.t("procedure-obstacles")
                several=true
                choices=choices
            />
        }
    })
}

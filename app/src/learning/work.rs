//! `/werk/leertafel`: the table itself, and a new case.

use domain::{
    access::Action,
    learning::{Parts, Status},
    time::day_of,
};
use leptos::prelude::*;
use store::learning::{Case, Procedure};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// `/werk/leertafel`
#[component]
pub fn Table() -> impl IntoView {
    page(async |ctx, routes::learning::Table| {
        let model = TableModel::load(&ctx).await?;
        Ok(table(&ctx, &model))
    })
}

/// Every case, and what changed by one.
struct TableModel {
    cases: Vec<Case>,
    changes: Vec<Procedure>,
}

impl TableModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::HandleLearning)?;
        Ok(Self {
            cases: store::learning::all(ctx.db(), ctx.municipality()).await?,
            changes: store::learning::procedures(ctx.db(), ctx.municipality(), ctx.lang).await?,
        })
    }
}

fn table(ctx: &Ctx, model: &TableModel) -> Page {
    let title = ctx.t("nav-learning");
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-split">
                <div class="mw-stack-s">
                    <h1 class="nl-heading nl-heading--level-1" dir="auto">
                        {title.clone()}
                    </h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("case-intro")}</p>
                </div>
                <ButtonLink to=routes::learning::New.path() text=ctx.t("case-new") />
            </div>
            <Section id="voorbereid" title=ctx.t("case-prepared")>
                {list(ctx, model, Status::Prepared)}
            </Section>
            <Section id="gehouden" title=ctx.t("case-held")>
                {list(ctx, model, Status::Held)}
            </Section>
            <p>
                <a class="nl-link" href=routes::learning::Learned.path()>
                    {ctx.tv("case-all-changes", &[("count", model.changes.len().into())])}
                </a>
            </p>
        </div>
    };
    Page::new(title, routes::learning::Table::PATH, body).work()
}

/// The cases that stand like this.
fn list(ctx: &Ctx, model: &TableModel, status: Status) -> impl IntoView + use<> {
    let some: Vec<_> = model.cases.iter().filter(|case| case.status == status).collect();
    let lines = some.iter().map(|case| line(ctx, case, &model.changes)).collect_view();
    view! {
        {some.is_empty().then(|| view! { <Empty text=ctx.t("case-none") /> })}
        <ul class="mw-list mw-stack-s">{lines}</ul>
    }
}

fn line(ctx: &Ctx, case: &Case, changes: &[Procedure]) -> impl IntoView + use<> {
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
}

/// `/werk/leertafel/nieuw`
#[component]
pub fn New() -> impl IntoView {
    page(async |ctx, routes::learning::New| {
        ctx.may(Action::HandleLearning)?;
        Ok(new(&ctx))
    })
}

/// What it asks needs nothing from the database.
fn new(ctx: &Ctx) -> Page {
    let form = FormView::new(ctx, "leertafel");
    let number = form.value("request", ctx.asked("verzoek").unwrap_or_default());
    let slug = form.value("obstacle", ctx.asked("belemmering").unwrap_or_default());
    let about = (!number.is_empty()).then(|| {
        let text = ctx.tv("case-about", &[("number", number.clone().into())]);
        view! { <p class="mw-small">{text}</p> }
    });
    let title = ctx.t("case-new-title");
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("case-new-intro")}</p>
            </div>
            <PostForm form=form.clone() to=routes::learning::New.path()>
                <input type="hidden" name="request" value=number />
                <input type="hidden" name="obstacle" value=slug />
                {about}
                <TextField
                    form=form.clone()
                    name="title"
                    label=ctx.t("case-title")
                    hint=ctx.t("case-title-hint")
                />
                {fields(ctx, &form, &Parts::default(), true)}
                <div>
                    <Submit text=ctx.t("case-put") />
                </div>
            </PostForm>
        </div>
    };
    Page::new(title, routes::learning::Table::PATH, body)
        .work()
        .under(ctx.t("nav-learning"), routes::learning::Table.path())
}

/// The three questions to prepare.
pub fn fields(ctx: &Ctx, form: &FormView, there: &Parts, optional: bool) -> impl IntoView + use<> {
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

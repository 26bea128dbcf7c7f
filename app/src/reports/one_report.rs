//! `/beheer/meldingen/{id}`: a report, and what an administrator does with it.

use crate::{
    admin::desk::under,
    reports::about::{About, title_of},
};
use domain::{
    access::Action,
    id::ReportId,
    report::{Ground, ReportStatus},
};
use leptos::prelude::*;
use store::reports::Report;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Prose},
        choice::{Choice, Choices, choices},
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn OneReport() -> impl IntoView {
    page(async |ctx, routes::reports::OneReport(id)| {
        let model = OneReportModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// A report, what it is about, and who handled it.
struct OneReportModel {
    report: Report,
    about: About,
    /// Empty as long as nobody did.
    handled_by: String,
}

impl OneReportModel {
    async fn load(ctx: &Ctx, id: ReportId) -> Result<Self, AppError> {
        ctx.may(Action::TakeDown)?;
        let report =
            store::reports::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
        let about = store::initiatives::by_ids(ctx.db(), report.initiative, ctx.lang).await?;
        let mut names = store::accounts::names(ctx.db(), report.handled_by).await?;
        let handled_by = report.handled_by.and_then(|id| names.remove(&id)).unwrap_or_default();
        Ok(Self { report, about, handled_by })
    }
}

fn view(ctx: &Ctx, model: &OneReportModel) -> Page {
    let report = &model.report;
    let title = ctx.tv("report-about", &[("title", title_of(ctx, &model.about, report.initiative).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                {link(ctx, model)}
            </div>
            {words(ctx, report)}
            {handled(ctx, model)}
            {(report.status == ReportStatus::Open).then(|| handle(ctx, report))}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-reports"), routes::reports::Queue.path())
}

/// The way to the page that was reported.
fn link(ctx: &Ctx, model: &OneReportModel) -> impl IntoView + use<> {
    let found = model.report.initiative.and_then(|id| model.about.get(&id));
    found.map(|found| {
        view! {
            <p>
                <a class="nl-link" href=routes::initiatives::Detail(&found.slug).path()>
                    {ctx.t("report-look")}
                </a>
            </p>
        }
    })
}

/// What was reported, as it was written.
fn words(ctx: &Ctx, report: &Report) -> impl IntoView + use<> {
    let wants = ctx.t(if report.email.is_some() { "report-wants-answer" } else { "report-no-answer" });
    view! {
        <section class="mw-box mw-box--line mw-stack-s">
            <p class="nl-paragraph">
                <b>{ctx.name("ground", report.ground.code())}</b>
                " · "
                {text::moment(ctx.lang, report.at)}
            </p>
            <Prose text=report.words.clone() />
            <p class="mw-small">{wants}</p>
        </section>
    }
}

/// What was answered, and by whom.
fn handled(ctx: &Ctx, model: &OneReportModel) -> impl IntoView + use<> {
    model.report.answer.clone().map(|answer| {
        view! {
            <section class="mw-box mw-stack-s">
                <p>
                    <Badge tone="neutral" text=ctx.name("report-status", model.report.status.code()) />
                    " "
                    {model.handled_by.clone()}
                </p>
                <Prose text=answer />
            </section>
        }
    })
}

fn handle(ctx: &Ctx, report: &Report) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "melding");
    let grounds = view! {
        <Choices
            form=form.clone()
            name="ground"
            legend=ctx.t("takedown-which")
            chosen=vec![report.ground.code().to_owned()]
            choices=choices(ctx, "ground", Ground::ALL, Ground::code, true)
        />
    };
    let what = vec![
        Choice::new(ReportStatus::Left.code(), ctx.t("report-leave")).hint(ctx.t("report-leave-hint")),
        Choice::new(ReportStatus::TakenDown.code(), ctx.t("report-take"))
            .hint(ctx.t("report-take-hint"))
            .more(grounds),
    ];
    view! {
        <PostForm form=form.clone() to=routes::reports::OneReport(&report.id).path()>
            <Choices form=form.clone() name="what" legend=ctx.t("report-what") choices=what />
            <TextArea
                form=form.clone()
                name="words"
                label=ctx.t("report-why")
                hint=ctx.t("report-why-hint")
                rows=5
            />
            <div>
                <Submit text=ctx.t("report-answer") />
            </div>
        </PostForm>
    }
}

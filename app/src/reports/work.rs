//! `/beheer/meldingen`: what was reported, and what was taken down.

use crate::{
    admin::desk::under,
    reports::about::{About, title_of},
};
use domain::{
    access::Action,
    report::{ReportStatus, TakedownStatus},
};
use leptos::prelude::*;
use store::reports::{Report, Takedown};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        page::{Page, page},
        section::{Opening, Section},
    },
};

pub use crate::reports::{one_report::OneReport, one_takedown::OneTakedown};

/// The page.
#[component]
pub fn Queue() -> impl IntoView {
    page(async |ctx, routes::reports::Queue| {
        let model = QueueModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// All reports and takedowns, and what they are about.
struct QueueModel {
    reports: Vec<Report>,
    takedowns: Vec<Takedown>,
    about: About,
}

impl QueueModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::TakeDown)?;
        let reports = store::reports::reports(ctx.db(), ctx.municipality()).await?;
        let takedowns = store::reports::takedowns(ctx.db(), ctx.municipality()).await?;
        let ids: Vec<_> = reports
            .iter()
            .filter_map(|report| report.initiative)
            .chain(takedowns.iter().map(|takedown| takedown.initiative))
            .collect();
        let about = store::initiatives::by_ids(ctx.db(), ids, ctx.lang).await?;
        Ok(Self { reports, takedowns, about })
    }
}

fn view(ctx: &Ctx, model: &QueueModel) -> Page {
    let title = ctx.t("nav-reports");
    let body = view! {
        <div class="mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("reports-intro") />
            <Section id="gemeld" title=ctx.t("reports-list")>
                {reported(ctx, model)}
            </Section>
            <Section id="weg" title=ctx.t("takedowns-list")>
                {taken(ctx, model)}
            </Section>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn reported(ctx: &Ctx, model: &QueueModel) -> AnyView {
    if model.reports.is_empty() {
        return view! { <Empty text=ctx.t("reports-none") /> }.into_any();
    }
    let one = |report: &Report| {
        let tone = if report.status == ReportStatus::Open { "warning" } else { "neutral" };
        let ground = ctx.name("ground", report.ground.code());
        view! {
            <li class="mw-oitem">
                <Badge tone=tone text=ctx.name("report-status", report.status.code()) />
                <a class="nl-link" href=routes::reports::OneReport(&report.id).path()>
                    {title_of(ctx, &model.about, report.initiative)}
                </a>
                <span class="mw-small">{ground}" · "{text::moment(ctx.lang, report.at)}</span>
            </li>
        }
    };
    view! { <ul class="mw-list mw-stack-s">{model.reports.iter().map(one).collect_view()}</ul> }.into_any()
}

fn taken(ctx: &Ctx, model: &QueueModel) -> AnyView {
    if model.takedowns.is_empty() {
        return view! { <Empty text=ctx.t("takedowns-none") /> }.into_any();
    }
    let one = |takedown: &Takedown| {
        let tone = if takedown.status == TakedownStatus::Contested { "warning" } else { "neutral" };
        let ground = ctx.name("ground", takedown.ground.code());
        view! {
            <li class="mw-oitem">
                <Badge tone=tone text=ctx.name("takedown-status", takedown.status.code()) />
                <a class="nl-link" href=routes::reports::OneTakedown(&takedown.id).path()>
                    {title_of(ctx, &model.about, Some(takedown.initiative))}
                </a>
                <span class="mw-small">{ground}" · "{text::moment(ctx.lang, takedown.at)}</span>
            </li>
        }
    };
    view! { <ul class="mw-list mw-stack-s">{model.takedowns.iter().map(one).collect_view()}</ul> }.into_any()
}

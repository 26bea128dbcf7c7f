//! `/beheer/meldingen`: what was reported, and what was taken down.

use crate::{admin::desk::under, initiatives::edit::choices, photos};
use domain::{
    access::Action,
    id::{InitiativeId, ReportId, TakedownId},
    lang::Lang,
    report::{Ground, ReportStatus, TakedownStatus, may_answer},
};
use leptos::prelude::*;
use std::collections::HashMap;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty, Prose},
        choice::{Choice, Choices},
        field::TextArea,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/beheer/meldingen`
#[component]
pub fn Queue() -> impl IntoView {
    page(async |ctx, routes::reports::Queue| queue(ctx).await)
}

type About = HashMap<InitiativeId, store::initiatives::Initiative>;

fn title_of(ctx: &Ctx, about: &About, id: Option<InitiativeId>) -> String {
    let title =
        id.and_then(|id| about.get(&id)).map(|found| found.title.clone()).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| ctx.t("report-gone"))
}

async fn queue(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::TakeDown)?;
    let reports = store::reports::reports(ctx.db(), ctx.municipality()).await?;
    let takedowns = store::reports::takedowns(ctx.db()).await?;
    let ids = reports
        .iter()
        .filter_map(|report| report.initiative)
        .chain(takedowns.iter().map(|takedown| takedown.initiative));
    let about = store::initiatives::by_ids(ctx.db(), ids.collect::<Vec<_>>(), ctx.lang).await?;
    let title = ctx.t("nav-reports");
    let reported = reports
        .iter()
        .map(|report| {
            let tone = if report.status == ReportStatus::Open { "warning" } else { "neutral" };
            let ground = ctx.name("ground", report.ground.code());
            view! {
                <li class="mw-oitem">
                    <Badge tone=tone text=ctx.name("report-status", report.status.code()) />
                    <a class="nl-link" href=routes::reports::OneReport(&report.id).path()>
                        {title_of(&ctx, &about, report.initiative)}
                    </a>
                    <span class="mw-small">{ground}" · "{text::moment(ctx.lang, report.at)}</span>
                </li>
            }
        })
        .collect_view();
    let taken = takedowns
        .iter()
        .map(|takedown| {
            let tone = if takedown.status == TakedownStatus::Contested { "warning" } else { "neutral" };
            view! {
                <li class="mw-oitem">
                    <Badge tone=tone text=ctx.name("takedown-status", takedown.status.code()) />
                    <a class="nl-link" href=routes::reports::OneTakedown(&takedown.id).path()>
                        {title_of(&ctx, &about, Some(takedown.initiative))}
                    </a>
                    <span class="mw-small">
                        {ctx.name("ground", takedown.ground.code())}" · "
                        {text::moment(ctx.lang, takedown.at)}
                    </span>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("reports-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="gemeld">
                <h2 class="nl-heading nl-heading--level-2" id="gemeld">
                    {ctx.t("reports-list")}
                </h2>
                {if reports.is_empty() {
                    view! { <Empty text=ctx.t("reports-none") /> }.into_any()
                } else {
                    view! { <ul class="mw-list mw-stack-s">{reported}</ul> }.into_any()
                }}
            </section>
            <section class="mw-stack" aria-labelledby="weg">
                <h2 class="nl-heading nl-heading--level-2" id="weg">
                    {ctx.t("takedowns-list")}
                </h2>
                {if takedowns.is_empty() {
                    view! { <Empty text=ctx.t("takedowns-none") /> }.into_any()
                } else {
                    view! { <ul class="mw-list mw-stack-s">{taken}</ul> }.into_any()
                }}
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}

/// `/beheer/meldingen/{id}`
#[component]
pub fn OneReport() -> impl IntoView {
    page(async |ctx, routes::reports::OneReport(id)| one_report(ctx, id).await)
}

async fn one_report(ctx: Ctx, id: ReportId) -> Result<Page, AppError> {
    ctx.may(Action::TakeDown)?;
    let report = store::reports::by_id(ctx.db(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let about: About = store::initiatives::by_ids(ctx.db(), report.initiative, ctx.lang).await?;
    let found = report.initiative.and_then(|id| about.get(&id));
    let names = store::accounts::names(ctx.db(), report.handled_by).await?;
    let title = ctx.tv("report-about", &[("title", title_of(&ctx, &about, report.initiative).into())]);
    let link = found.map(|found| {
        view! {
            <p>
                <a class="nl-link" href=routes::initiatives::Detail(&found.slug).path()>
                    {ctx.t("report-look")}
                </a>
            </p>
        }
    });
    let form = FormView::new(&ctx, "melding");
    let handled = report.answer.clone().map(|answer| {
        let by = report.handled_by.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        view! {
            <section class="mw-box mw-stack-s">
                <p>
                    <Badge tone="neutral" text=ctx.name("report-status", report.status.code()) />
                    " "
                    {by}
                </p>
                <Prose text=answer />
            </section>
        }
    });
    let handle = (report.status == ReportStatus::Open).then(|| {
        let grounds = view! {
            <Choices
                form=form.clone()
                name="ground"
                legend=ctx.t("takedown-which")
                chosen=vec![report.ground.code().to_owned()]
                choices=choices(&ctx, "ground", Ground::ALL, Ground::code, true)
            />
        };
        let what = vec![
            Choice::new(ReportStatus::Left.code(), ctx.t("report-leave")).hint(ctx.t("report-leave-hint")),
            Choice::new(ReportStatus::TakenDown.code(), ctx.t("report-take"))
                .hint(ctx.t("report-take-hint"))
                .more(grounds),
        ];
        view! {
            <form method="post" action=routes::reports::OneReport(&id).path() class="mw-stack-l" novalidate>
                <Hidden form=form.clone() />
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
            </form>
        }
    });
    let ground = ctx.name("ground", report.ground.code());
    let wants = if report.email.is_some() { ctx.t("report-wants-answer") } else { ctx.t("report-no-answer") };
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                {link}
            </div>
            <section class="mw-box mw-box--line mw-stack-s">
                <p class="nl-paragraph">
                    <b>{ground}</b>
                    " · "
                    {text::moment(ctx.lang, report.at)}
                </p>
                <Prose text=report.words.clone() />
                <p class="mw-small">{wants}</p>
            </section>
            {handled}
            {handle}
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-reports"), routes::reports::Queue.path()))
}

/// `/beheer/weggehaald/{id}`
#[component]
pub fn OneTakedown() -> impl IntoView {
    page(async |ctx, routes::reports::OneTakedown(id)| one_takedown(ctx, id).await)
}

async fn one_takedown(ctx: Ctx, id: TakedownId) -> Result<Page, AppError> {
    ctx.may(Action::TakeDown)?;
    let me = ctx.account()?;
    let takedown = store::reports::takedown(ctx.db(), id).await?.ok_or(AppError::NotFound)?;
    let about: About = store::initiatives::by_ids(ctx.db(), [takedown.initiative], Lang::Nl).await?;
    let names = store::accounts::names(
        ctx.db(),
        [Some(takedown.taken_by), takedown.answered_by].into_iter().flatten(),
    )
    .await?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let found = about.get(&takedown.initiative);
    let title = ctx.tv("takedown-of", &[("title", title_of(&ctx, &about, Some(takedown.initiative)).into())]);
    let form = FormView::new(&ctx, "weggehaald");
    let own = takedown.taken_by == me;
    let ways: Vec<_> = [TakedownStatus::Restored, TakedownStatus::Upheld]
        .into_iter()
        .filter(|to| may_answer(takedown.status, *to))
        .filter(|to| {
            *to == TakedownStatus::Restored || ctx.may(Action::AnswerContest { took_it_down: own }).is_ok()
        })
        .collect();
    let choices = ways
        .iter()
        .map(|to| {
            Choice::new(to.code(), ctx.t(&format!("takedown-to-{}", to.code())))
                .hint(ctx.t(&format!("takedown-to-{}-hint", to.code())))
        })
        .collect();
    let answer = (!ways.is_empty()).then(|| {
        view! {
            <form method="post" action=routes::reports::OneTakedown(&id).path() class="mw-stack-l" novalidate>
                <Hidden form=form.clone() version=takedown.version />
                <Choices form=form.clone() name="status" legend=ctx.t("takedown-what") choices=choices />
                <TextArea
                    form=form.clone()
                    name="words"
                    label=ctx.t("takedown-words")
                    hint=ctx.t("takedown-words-hint")
                    rows=5
                />
                <div>
                    <Submit text=ctx.t("report-answer") />
                </div>
            </form>
        }
    });
    let wait = (own && takedown.status == TakedownStatus::Contested).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t("refused-own-takedown")}</p>
            </div>
        }
    });
    let photos = store::photos::of_initiative(ctx.db(), takedown.initiative).await?;
    let shown = found.map(|found| {
        view! {
            <details class="mw-box mw-box--line">
                <summary>{ctx.t("takedown-text")}</summary>
                <div class="mw-stack-s">
                    <Prose text=found.summary.clone() />
                    <Prose text=found.story.clone() />
                    {photos::pages::gallery(&ctx, &photos)}
                </div>
            </details>
        }
    });
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p>
                    <Badge tone="warning" text=ctx.name("takedown-status", takedown.status.code()) />
                </p>
            </div>
            {shown}
            <section class="mw-stack-s">
                <h2 class="nl-heading nl-heading--level-3">
                    {ctx
                        .tv(
                            "takedown-by",
                            &[
                                ("by", name(takedown.taken_by).into()),
                                ("ground", ctx.name("ground", takedown.ground.code()).into()),
                                ("moment", text::moment(ctx.lang, takedown.at).into()),
                            ],
                        )}
                </h2>
                <Prose text=takedown.reason.clone() />
            </section>
            {takedown
                .contest
                .clone()
                .map(|words| {
                    view! {
                        <section class="mw-stack-s">
                            <h2 class="nl-heading nl-heading--level-3">{ctx.t("takedown-their-words")}</h2>
                            <Prose text=words />
                        </section>
                    }
                })}
            {takedown
                .answer
                .clone()
                .zip(takedown.answered_by)
                .map(|(words, by)| {
                    view! {
                        <section class="mw-stack-s">
                            <h2 class="nl-heading nl-heading--level-3">
                                {ctx.tv("takedown-answer-of", &[("by", name(by).into())])}
                            </h2>
                            <Prose text=words />
                        </section>
                    }
                })}
            {wait}
            {answer}
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-reports"), routes::reports::Queue.path()))
}

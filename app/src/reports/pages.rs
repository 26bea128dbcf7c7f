//! Saying that something should not be there, and what stands in its place when it was taken down.

use crate::initiatives::edit::choices;
use axum::http::StatusCode;
use domain::{
    report::{Ground, may_contest},
    time::day_of,
};
use leptos::prelude::*;
use store::initiatives::Initiative;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Prose},
        choice::Choices,
        field::{TextArea, TextField},
        form::{Hidden, Honeypot, Submit},
        page::{Heading, Page, page, set_status},
    },
};

/// `/melden/{slug}`
#[component]
pub fn Report() -> impl IntoView {
    page(async |ctx, routes::reports::Report(slug)| report(ctx, slug).await)
}

async fn report(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found = store::initiatives::by_slug(ctx.db(), ctx.reader(), &slug).await?;
    let found = found.filter(|found| found.visibility.is_shown()).ok_or(AppError::NotFound)?;
    let title = ctx.tv("report-title", &[("title", (&found.title).into())]);
    let form = FormView::new(&ctx, "melden");
    let email = ctx.viewer.is_none().then(|| {
        view! {
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=ctx.t("report-email-hint")
                kind="email"
                autocomplete="email"
                optional=true
            />
        }
    });
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <Prose text=ctx.t("report-intro") />
            </div>
            <form method="post" action=routes::reports::Report(&slug).path() class="mw-stack-l" novalidate>
                <Hidden form=form.clone() />
                <Honeypot form=form.clone() />
                <Choices
                    form=form.clone()
                    name="ground"
                    legend=ctx.t("report-ground")
                    choices=choices(&ctx, "ground", Ground::ALL, Ground::code, true)
                />
                <TextArea
                    form=form.clone()
                    name="words"
                    label=ctx.t("report-words")
                    hint=ctx.t("report-words-hint")
                    rows=6
                />
                {email}
                <div>
                    <Submit text=ctx.t("report-send") />
                </div>
            </form>
        </div>
    };
    let up = routes::initiatives::Detail(&slug).path();
    Ok(Page::new(title, routes::initiatives::List::PATH, body)
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
        .under(found.title, up))
}

/// What stands in the place of an initiative that was taken down: for everybody that it was, on which ground
/// and by whom; for its makers also why, and how to contest it.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_down(ctx: &Ctx, found: &Initiative, mine: bool) -> Result<Page, AppError> {
    set_status(StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS);
    let takedown = store::reports::of_initiative(ctx.db(), found.id).await?.ok_or(AppError::NotFound)?;
    let names = store::accounts::names(
        ctx.db(),
        [Some(takedown.taken_by), takedown.answered_by].into_iter().flatten(),
    )
    .await?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let title = if mine {
        ctx.tv("takedown-yours", &[("title", (&found.title).into())])
    } else {
        ctx.t("takedown-title")
    };
    let ground = ctx.tv(
        "takedown-ground",
        &[
            ("ground", ctx.name("ground", takedown.ground.code()).into()),
            ("date", text::date(ctx.lang, day_of(takedown.at)).into()),
            ("by", name(takedown.taken_by).into()),
        ],
    );
    let form = FormView::new(ctx, "oneens");
    let makers = mine.then(|| {
        let contested = takedown.contest.clone().map(|words| {
            view! {
                <section class="mw-stack-s">
                    <h2 class="nl-heading nl-heading--level-3">{ctx.t("takedown-your-words")}</h2>
                    <Prose text=words />
                </section>
            }
        });
        let answered = takedown.answer.clone().zip(takedown.answered_by).map(|(words, by)| {
            view! {
                <section class="mw-stack-s">
                    <h2 class="nl-heading nl-heading--level-3">
                        {ctx.tv("takedown-answer-of", &[("by", name(by).into())])}
                    </h2>
                    <Prose text=words />
                </section>
            }
        });
        let contest = may_contest(takedown.status).then(|| {
            view! {
                <form
                    method="post"
                    action=routes::reports::Contest(&found.slug).path()
                    class="mw-stack-l"
                    novalidate
                >
                    <Hidden form=form.clone() />
                    <TextArea
                        form=form.clone()
                        name="words"
                        label=ctx.t("takedown-contest")
                        hint=ctx.t("takedown-contest-hint")
                        rows=6
                    />
                    <div>
                        <Submit text=ctx.t("takedown-contest-send") />
                    </div>
                </form>
            }
        });
        view! {
            <p>
                <Badge tone="warning" text=ctx.name("takedown-status", takedown.status.code()) />
            </p>
            <section class="mw-stack-s">
                <h2 class="nl-heading nl-heading--level-3">{ctx.t("takedown-reason")}</h2>
                <Prose text=takedown.reason.clone() />
            </section>
            {contested}
            {answered}
            <p class="mw-btns">
                <ButtonLink
                    to=routes::initiatives::Edit(&found.slug).path()
                    text=ctx.t("initiative-edit")
                    secondary=true
                />
            </p>
            {contest}
        }
    });
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ground}</p>
                <p class="nl-paragraph">{ctx.t("takedown-public")}</p>
            </div>
            {makers}
            <p>
                <a class="nl-link" href=routes::site::About.part("weghalen")>
                    {ctx.t("takedown-how")}
                </a>
            </p>
        </div>
    };
    Ok(Page::new(title, routes::initiatives::List::PATH, body)
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path()))
}

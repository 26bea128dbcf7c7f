//! Saying that something should not be there, and what stands in its place when it was taken down.

use axum::http::StatusCode;
use domain::{
    report::{Ground, may_contest},
    time::day_of,
};
use leptos::prelude::*;
use store::{initiatives::Initiative, reports::Takedown};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Prose},
        choice::{Choices, choices},
        field::{TextArea, TextField},
        form::{Honeypot, PostForm, Submit},
        page::{Heading, Page, page, set_status},
        section::Section,
    },
};

/// `/melden/{slug}`
#[component]
pub fn Report() -> impl IntoView {
    page(async |ctx, routes::reports::Report(slug)| {
        let model = ReportModel::load(&ctx, &slug).await?;
        Ok(report(&ctx, &model))
    })
}

/// An initiative that everybody can see, and so report.
struct ReportModel {
    about: Initiative,
}

impl ReportModel {
    async fn load(ctx: &Ctx, slug: &str) -> Result<Self, AppError> {
        let found = store::initiatives::by_slug(ctx.db(), ctx.reader(), slug).await?;
        let about = found.filter(|found| found.visibility.is_shown()).ok_or(AppError::NotFound)?;
        Ok(Self { about })
    }
}

fn report(ctx: &Ctx, model: &ReportModel) -> Page {
    let about = &model.about;
    let title = ctx.tv("report-title", &[("title", (&about.title).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <Prose text=ctx.t("report-intro") />
            </div>
            {report_form(ctx, about)}
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
        .typed_in("melden")
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
        .under(&about.title, routes::initiatives::Detail(&about.slug).path())
}

fn report_form(ctx: &Ctx, about: &Initiative) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "melden");
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
    view! {
        <PostForm form=form.clone() to=routes::reports::Report(&about.slug).path() typed_in=true>
            <Honeypot form=form.clone() />
            <Choices
                form=form.clone()
                name="ground"
                legend=ctx.t("report-ground")
                choices=choices(ctx, "ground", Ground::ALL, Ground::code, true)
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
        </PostForm>
    }
}

/// What stands in the place of an initiative that was taken down: for everybody that it was, on which ground
/// and by whom; for its makers also why, and how to contest it.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_down(ctx: &Ctx, found: &Initiative, mine: bool) -> Result<Page, AppError> {
    set_status(StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS);
    let model = TakenDownModel::load(ctx, found).await?;
    Ok(in_its_place(ctx, &model, mine))
}

/// An initiative that was taken down, and by whom.
struct TakenDownModel {
    title: String,
    slug: String,
    takedown: Takedown,
    taken_by: String,
    answered_by: String,
}

impl TakenDownModel {
    async fn load(ctx: &Ctx, found: &Initiative) -> Result<Self, AppError> {
        let takedown = store::reports::of_initiative(ctx.db(), found.id).await?.ok_or(AppError::NotFound)?;
        let people = [Some(takedown.taken_by), takedown.answered_by].into_iter().flatten();
        let names = store::accounts::names(ctx.db(), people).await?;
        let name = |id| names.get(&id).cloned().unwrap_or_default();
        Ok(Self {
            title: found.title.clone(),
            slug: found.slug.clone(),
            taken_by: name(takedown.taken_by),
            answered_by: takedown.answered_by.map(name).unwrap_or_default(),
            takedown,
        })
    }
}

fn in_its_place(ctx: &Ctx, model: &TakenDownModel, mine: bool) -> Page {
    let title = if mine {
        ctx.tv("takedown-yours", &[("title", (&model.title).into())])
    } else {
        ctx.t("takedown-title")
    };
    let ground = ctx.tv(
        "takedown-ground",
        &[
            ("ground", ctx.name("ground", model.takedown.ground.code()).into()),
            ("date", text::date(ctx.lang, day_of(model.takedown.at)).into()),
            ("by", (&model.taken_by).into()),
        ],
    );
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ground}</p>
                <p class="nl-paragraph">{ctx.t("takedown-public")}</p>
            </div>
            {mine.then(|| for_makers(ctx, model))}
            <p>
                <a class="nl-link" href=routes::site::About.part("weghalen")>
                    {ctx.t("takedown-how")}
                </a>
            </p>
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
}

/// What only its makers see: why, what they said of it, and what was answered.
fn for_makers(ctx: &Ctx, model: &TakenDownModel) -> impl IntoView + use<> {
    let takedown = &model.takedown;
    let contested = takedown.contest.clone().map(|words| {
        view! {
            <Section id="oneens" title=ctx.t("takedown-your-words") looks=3 class="mw-stack-s">
                <Prose text=words />
            </Section>
        }
    });
    let answered = takedown.answer.clone().filter(|_| takedown.answered_by.is_some()).map(|words| {
        let title = ctx.tv("takedown-answer-of", &[("by", (&model.answered_by).into())]);
        view! {
            <Section id="antwoord" title=title looks=3 class="mw-stack-s">
                <Prose text=words />
            </Section>
        }
    });
    view! {
        <p>
            <Badge tone="warning" text=ctx.name("takedown-status", takedown.status.code()) />
        </p>
        <Section id="reden" title=ctx.t("takedown-reason") looks=3 class="mw-stack-s">
            <Prose text=takedown.reason.clone() />
        </Section>
        {contested}
        {answered}
        <p class="mw-btns">
            <ButtonLink
                to=routes::initiatives::Edit(&model.slug).path()
                text=ctx.t("initiative-edit")
                secondary=true
            />
        </p>
        {may_contest(takedown.status).then(|| contest_form(ctx, &model.slug))}
    }
}

fn contest_form(ctx: &Ctx, slug: &str) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "oneens");
    view! {
        <PostForm form=form.clone() to=routes::reports::Contest(slug).path()>
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
        </PostForm>
    }
}

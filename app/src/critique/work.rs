//! `/werk/kritiek`: critique that waits for an answer of the municipality.

use crate::critique::pages::{reply, said};
use domain::{access::Action, critique::Status, id::CritiqueId, text::beginning, time::day_of};
use leptos::prelude::*;
use store::critique::Critique;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// `/werk/kritiek`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::critique::Desk| {
        let model = DeskModel::load(&ctx).await?;
        Ok(desk(&ctx, &model))
    })
}

/// What waits, the nearest date first, and what is answered.
struct DeskModel {
    waiting: Vec<Critique>,
    answered: Vec<Critique>,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::AnswerCritique)?;
        let mut all = store::critique::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
        let answered = all.extract_if(.., |one| one.status == Status::Answered).collect();
        all.retain(|one| one.status == Status::Sent);
        all.sort_by_key(|one| one.due);
        Ok(Self { waiting: all, answered })
    }
}

fn desk(ctx: &Ctx, model: &DeskModel) -> Page {
    let title = ctx.t("nav-work-critique");
    let list = |some: &[Critique]| {
        some.iter().map(|one| view! { <li class="mw-oitem">{entry(ctx, one)}</li> }).collect_view()
    };
    let waits = ctx.tv("work-critique-waits", &[("count", model.waiting.len().into())]);
    let done = ctx.tv("work-critique-done", &[("count", model.answered.len().into())]);
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("work-critique-intro")}</p>
            </div>
            <Section id="wacht" title=waits>
                {model.waiting.is_empty().then(|| view! { <Empty text=ctx.t("work-critique-none") /> })}
                <ul class="mw-list mw-stack-s">{list(&model.waiting)}</ul>
            </Section>
            <Section id="klaar" title=done>
                <ul class="mw-list mw-stack-s">{list(&model.answered)}</ul>
            </Section>
        </div>
    };
    Page::new(title, routes::critique::Desk::PATH, body).work()
}

fn entry(ctx: &Ctx, one: &Critique) -> impl IntoView + use<> {
    let late = one.status == Status::Sent && day_of(ctx.now) > one.due;
    let (tone, key) = match (one.status, late) {
        (Status::Sent, true) => ("danger", "critique-late"),
        (Status::Sent, false) => ("warning", "critique-before"),
        (Status::Answered | Status::Withdrawn, _) => ("success", "critique-done"),
    };
    let start = beginning(&one.words, 120);
    view! {
        <Badge tone=tone text=ctx.tv(key, &[("date", text::date(ctx.lang, one.due).into())]) />
        <a class="nl-link" href=routes::critique::Work(&one.id).path()>
            {start}
        </a>
        <span class="mw-small">{text::date(ctx.lang, day_of(one.at))}</span>
    }
}

/// `/werk/kritiek/{id}`
#[component]
pub fn Work() -> impl IntoView {
    page(async |ctx, routes::critique::Work(id)| {
        let model = WorkModel::load(&ctx, id).await?;
        Ok(work(&ctx, &model))
    })
}

/// Critique to be answered, and who answered it.
struct WorkModel {
    found: Critique,
    answered: Option<String>,
}

impl WorkModel {
    async fn load(ctx: &Ctx, id: CritiqueId) -> Result<Self, AppError> {
        ctx.may(Action::AnswerCritique)?;
        let found = store::critique::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
            .await?
            .filter(|one| one.status != Status::Withdrawn)
            .ok_or(AppError::NotFound)?;
        let mut names = store::accounts::names(ctx.db(), found.answered_by).await?;
        let answered = found.answered_by.and_then(|id| names.remove(&id));
        Ok(Self { found, answered })
    }
}

fn work(ctx: &Ctx, model: &WorkModel) -> Page {
    let (title, found) = (ctx.t("work-critique-title"), &model.found);
    let shown = ctx.t(if found.wants_public { "work-critique-public" } else { "work-critique-private" });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <Heading text=title.clone() />
            <article class="mw-box mw-box--line mw-stack-s">
                {said(ctx, found)}{reply(ctx, found, model.answered.clone())}
            </article>
            <p class="mw-small">{shown}</p>
            {(found.status == Status::Sent).then(|| answering(ctx, found))}
        </div>
    };
    Page::new(title, routes::critique::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-work-critique"), routes::critique::Desk.path())
}

fn answering(ctx: &Ctx, found: &Critique) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "kritiek-antwoord");
    view! {
        <PostForm form=form.clone() to=routes::critique::Work(&found.id).path() class="mw-stack">
            <TextArea
                form=form
                name="answer"
                label=ctx.t("work-critique-answer")
                hint=ctx.t("work-critique-answer-hint")
                rows=6
            />
            <div>
                <Submit text=ctx.t("work-critique-button") />
            </div>
        </PostForm>
    }
}

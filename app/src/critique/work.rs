//! `/werk/kritiek`: critique that waits for an answer of the municipality.

use crate::critique::pages::{count, reply, said};
use domain::{access::Action, critique::Status, id::CritiqueId, text::beginning, time::day_of};
use leptos::prelude::*;
use store::critique::{self, Critique, Which};
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
        parts::Part,
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

const WAITING: &str = "wacht";
const ANSWERED: &str = "klaar";
/// So much of each stands on a page.
const PER_PAGE: u64 = 50;

/// What is shown of what waits, the nearest date first, and of what is answered.
struct DeskModel {
    waiting: Option<(Part, Vec<Critique>)>,
    answered: Option<(Part, Vec<Critique>)>,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::AnswerCritique)?;
        let load = async |name, which| {
            let part = Part::of(ctx, &[WAITING, ANSWERED], name, count(ctx, which).await?, PER_PAGE);
            let rows =
                async |part: Part| Ok(critique::some(ctx.db(), ctx.reader(), which, part.rows()).await?);
            Part::filled(part, rows).await
        };
        Ok(Self {
            waiting: load(WAITING, Which::Waiting).await?,
            answered: load(ANSWERED, Which::Answered).await?,
        })
    }
}

fn desk(ctx: &Ctx, model: &DeskModel) -> Page {
    let title = ctx.t("nav-work-critique");
    let list = |id, title: &str, (part, some): &(Part, Vec<Critique>)| {
        let lines = some.iter().map(|one| view! { <li class="mw-oitem">{entry(ctx, one)}</li> });
        let nothing = some.is_empty() && id == WAITING;
        view! {
            <Section id=id title=ctx.tv(title, &[("count", part.total.into())])>
                {nothing.then(|| view! { <Empty text=ctx.t("work-critique-none") /> })}
                <ul class="mw-list mw-stack-s">{lines.collect_view()}</ul>
                {part.rest(ctx)}
            </Section>
        }
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("work-critique-intro")}</p>
            </div>
            {model.waiting.as_ref().map(|some| list(WAITING, "work-critique-waits", some))}
            {model.answered.as_ref().map(|some| list(ANSWERED, "work-critique-done", some))}
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

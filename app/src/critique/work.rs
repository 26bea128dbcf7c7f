//! `/werk/kritiek`: critique that waits for an answer of the municipality.

use crate::critique::pages::{reply, said};
use domain::{access::Action, critique::Status, id::CritiqueId, time::day_of};
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
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/werk/kritiek`
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::critique::Desk| desk(ctx).await)
}

async fn desk(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::AnswerCritique)?;
    let all = store::critique::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let mut waiting: Vec<_> = all.iter().filter(|one| one.status == Status::Sent).collect();
    waiting.sort_by_key(|one| one.due);
    let answered: Vec<_> = all.iter().filter(|one| one.status == Status::Answered).collect();
    let title = ctx.t("nav-work-critique");
    let list = |some: &[&Critique]| {
        some.iter().map(|one| view! { <li class="mw-oitem">{entry(&ctx, one)}</li> }).collect_view()
    };
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("work-critique-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="wacht">
                <h2 class="nl-heading nl-heading--level-2" id="wacht">
                    {ctx.tv("work-critique-waits", &[("count", waiting.len().into())])}
                </h2>
                {waiting.is_empty().then(|| view! { <Empty text=ctx.t("work-critique-none") /> })}
                <ul class="mw-list mw-stack-s">{list(&waiting)}</ul>
            </section>
            <section class="mw-stack" aria-labelledby="klaar">
                <h2 class="nl-heading nl-heading--level-2" id="klaar">
                    {ctx.tv("work-critique-done", &[("count", answered.len().into())])}
                </h2>
                <ul class="mw-list mw-stack-s">{list(&answered)}</ul>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::critique::Desk::PATH, body).work())
}

fn entry(ctx: &Ctx, one: &Critique) -> impl IntoView + use<> {
    let late = one.status == Status::Sent && day_of(ctx.now) > one.due;
    let (tone, key) = match (one.status, late) {
        (Status::Sent, true) => ("danger", "critique-late"),
        (Status::Sent, false) => ("warning", "critique-before"),
        (Status::Answered | Status::Withdrawn, _) => ("success", "critique-done"),
    };
    let start: String = one.words.chars().take(120).collect();
    let start = if start.len() < one.words.len() { format!("{start}…") } else { start };
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
    page(async |ctx, routes::critique::Work(id)| work(ctx, id).await)
}

async fn work(ctx: Ctx, id: CritiqueId) -> Result<Page, AppError> {
    ctx.may(Action::AnswerCritique)?;
    let found = store::critique::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
        .await?
        .filter(|one| one.status != Status::Withdrawn)
        .ok_or(AppError::NotFound)?;
    let names = store::accounts::names(ctx.db(), found.answered_by).await?;
    let answered = found.answered_by.and_then(|id| names.get(&id)).cloned();
    let title = ctx.t("work-critique-title");
    let form = FormView::new(&ctx, "kritiek-antwoord");
    let shown = ctx.t(if found.wants_public { "work-critique-public" } else { "work-critique-private" });
    let answering = (found.status == Status::Sent).then(|| {
        view! {
            <form class="mw-stack" method="post" action=routes::critique::Work(&id).path() novalidate>
                <Hidden form=form.clone() />
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
            </form>
        }
    });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <Heading text=title.clone() />
            <article class="mw-box mw-box--line mw-stack-s">
                {said(&ctx, &found)}{reply(&ctx, &found, answered)}
            </article>
            <p class="mw-small">{shown}</p>
            {answering}
        </div>
    };
    Ok(Page::new(title, routes::critique::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-work-critique"), routes::critique::Desk.path()))
}

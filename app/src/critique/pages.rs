//! `/kritiek`: what people say that we did badly, and our answer. And what its author can do with it.

use domain::{
    critique::{Degree, Status},
    id::{AccountId, CritiqueId},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::critique::{self, Critique};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty, Prose},
        form::{PostForm, Submit},
        page::{Page, page},
        parts::Part,
        section::Section,
    },
};

/// `/kritiek`
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::critique::List| {
        let model = ListModel::load(&ctx).await?;
        Ok(list(&ctx, &model))
    })
}

/// So much stands on a page.
const PER_PAGE: u64 = 20;

/// A page of the critique that everybody can read, and who answered it.
struct ListModel {
    part: Part,
    some: Vec<Critique>,
    names: HashMap<AccountId, String>,
}

impl ListModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let today = day_of(ctx.now);
        let (db, public) = (ctx.db(), critique::Which::Public(today));
        let part = Part::whole(ctx, count(ctx, public).await?, PER_PAGE);
        let some = critique::some(db, ctx.reader(), public, part.rows()).await?;
        let names = store::accounts::names(db, some.iter().filter_map(|one| one.answered_by)).await?;
        Ok(Self { part, some, names })
    }
}

/// How much critique there is, counted once until anything changes.
///
/// # Errors
/// When the database does not answer.
pub async fn count(ctx: &Ctx, which: critique::Which) -> Result<u64, AppError> {
    let count = async { Ok(critique::count(ctx.db(), ctx.municipality(), which).await?) };
    Ok(*ctx.counted(&format!("critique {which:?}"), count).await?)
}

fn list(ctx: &Ctx, model: &ListModel) -> Page {
    let title = ctx.t("nav-critique");
    let lines = model.some.iter().map(|one| {
        let answered = one.answered_by.and_then(|id| model.names.get(&id)).cloned();
        view! {
            <li>
                <article class="mw-box mw-box--line mw-stack-s">
                    {said(ctx, one)}{reply(ctx, one, answered)}
                </article>
            </li>
        }
    });
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("critique-intro")}</p>
                <p>
                    <ButtonLink to=routes::critique::Write.path() text=ctx.t("critique-button") />
                </p>
            </div>
            {model.some.is_empty().then(|| view! { <Empty text=ctx.t("critique-none") /> })}
            <ul class="mw-list mw-stack">{lines.collect_view()}</ul>
            {model.part.rest(ctx)}
        </div>
    };
    Page::new(title, routes::critique::List::PATH, body).under(ctx.t("home"), routes::site::Home.path())
}

/// What was said: the two answers in words, and the words. Never who.
pub fn said(ctx: &Ctx, one: &Critique) -> impl IntoView + use<> {
    let degree = |key: &str, degree: Option<Degree>| {
        degree.map(|degree| {
            view! {
                <div>
                    <dt>{ctx.t(key)}</dt>
                    <dd>{ctx.name("degree", degree.code())}</dd>
                </div>
            }
        })
    };
    let words = view! { <Prose text=one.words.clone() lang=ctx.mark(one.lang) /> };
    view! {
        <p class="mw-small">
            {ctx.tv("critique-on", &[("date", text::date(ctx.lang, day_of(one.at)).into())])}
        </p>
        {words}
        <dl class="mw-columns">
            {degree("critique-helped", one.helped)}{degree("critique-hindered", one.hindered)}
        </dl>
    }
}

/// The answer, or until when there should be one.
pub fn reply(ctx: &Ctx, one: &Critique, by: Option<String>) -> impl IntoView + use<> {
    match (&one.answer, one.status) {
        (Some(answer), _) => {
            let date = one.answered.map(|at| text::date(ctx.lang, day_of(at))).unwrap_or_default();
            let head = ctx.tv(
                "critique-answer-by",
                &[("name", by.unwrap_or_else(|| ctx.t("the-municipality")).into()), ("date", date.into())],
            );
            view! {
                <div class="mw-answer mw-stack-s">
                    <p class="mw-small">
                        <b>{head}</b>
                    </p>
                    <Prose text=answer.clone() />
                </div>
            }
            .into_any()
        }
        (None, Status::Sent) => {
            let date = text::date(ctx.lang, one.due);
            let (tone, key) = if day_of(ctx.now) > one.due {
                ("danger", "critique-late")
            } else {
                ("info", "critique-before")
            };
            view! {
                <div class="mw-badges">
                    <Badge tone=tone text=ctx.tv(key, &[("date", date.into())]) />
                </div>
            }
            .into_any()
        }
        (None, Status::Answered | Status::Withdrawn) => {
            view! { <p class="mw-small">{ctx.t("critique-withdrawn")}</p> }.into_any()
        }
    }
}

/// `/mijn/kritiek/{id}`
#[component]
pub fn Own() -> impl IntoView {
    page(async |ctx, routes::critique::Own(id)| {
        let model = OwnModel::load(&ctx, id).await?;
        Ok(own(&ctx, &model))
    })
}

/// Somebody's own critique, and who answered it.
struct OwnModel {
    found: Critique,
    answered: Option<String>,
}

impl OwnModel {
    async fn load(ctx: &Ctx, id: CritiqueId) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let found = store::critique::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
            .await?
            .ok_or(AppError::NotFound)?;
        if found.author != me {
            return Err(AppError::Forbidden);
        }
        let mut names = store::accounts::names(ctx.db(), found.answered_by).await?;
        let answered = found.answered_by.and_then(|id| names.remove(&id));
        Ok(Self { found, answered })
    }
}

fn own(ctx: &Ctx, model: &OwnModel) -> Page {
    let title = ctx.t("critique-own-title");
    let there = model.found.status != Status::Withdrawn;
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            <article class="mw-box mw-box--line mw-stack-s">
                {there.then(|| said(ctx, &model.found))} {reply(ctx, &model.found, model.answered.clone())}
            </article>
            {there.then(|| who_reads(ctx, &model.found))}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

/// Shows it to everybody, keeps it between us, or takes it back.
fn who_reads(ctx: &Ctx, found: &Critique) -> impl IntoView + use<> {
    let (to, key, now) = if found.wants_public {
        ("private", "critique-make-private", "critique-is-public")
    } else {
        ("public", "critique-make-public", "critique-is-private")
    };
    view! {
        <Section id="leest" title=ctx.t("critique-public") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.t(now)}</p>
            <PostForm
                form=FormView::new(ctx, "kritiek-wijzigen")
                to=routes::critique::Own(&found.id).path()
                class="mw-btns"
            >
                <Submit text=ctx.t(key) secondary=true says=("to", to) />
                <Submit text=ctx.t("critique-withdraw") secondary=true says=("to", "withdraw") />
            </PostForm>
            <p class="mw-small">{ctx.t("critique-withdraw-hint")}</p>
        </Section>
    }
}

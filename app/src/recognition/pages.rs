//! `/waardering` (the wall), writing thanks, and choosing who may read them.

use crate::recognition::actions::refusal;
use domain::{
    access::Action,
    id::{AccountId, RecognitionId},
    initiative::Visibility,
    recognition::{Answer, CHOICES},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{initiatives::Initiative, recognition::Recognition};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty, Prose},
        choice::{Choice, Choices},
        field::TextArea,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// `/waardering`
#[component]
pub fn Wall() -> impl IntoView {
    page(async |ctx, routes::recognition::Wall| wall(ctx).await)
}

async fn wall(ctx: Ctx) -> Result<Page, AppError> {
    let all = store::recognition::public(ctx.db(), ctx.municipality(), ctx.lang).await?;
    let about = store::initiatives::by_ids(ctx.db(), all.iter().map(|one| one.initiative), ctx.lang).await?;
    let from = signers(&ctx, &all).await?;
    let title = ctx.t("nav-thanks");
    let items = all
        .iter()
        .filter_map(|one| {
            // What was withdrawn or taken off the list takes its thanks along.
            let initiative = about
                .get(&one.initiative)
                .filter(|initiative| initiative.visibility == Visibility::Public)?;
            Some(view! {
                <li class="mw-thanks">
                    <img
                        class="mw-thanks__img"
                        src=ctx.asset(&initiative.drawing())
                        alt=""
                        width="320"
                        height="200"
                        loading="lazy"
                    />
                    <div class="mw-stack-s">
                        <h2 class="nl-heading nl-heading--level-3">
                            <a class="nl-link" href=routes::initiatives::Detail(&initiative.slug).path()>
                                {initiative.title.clone()}
                            </a>
                        </h2>
                        {words(&ctx, one, &from)}
                    </div>
                </li>
            })
        })
        .collect::<Vec<_>>();
    let none = items.is_empty().then(|| view! { <Empty text=ctx.t("thanks-none") /> });
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("thanks-intro")}</p>
            </div>
            {none}
            <ul class="mw-list mw-stack-l">{items}</ul>
        </div>
    };
    Ok(Page::new(title, routes::recognition::Wall::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path()))
}

/// Names and functions of who said thank you: aldermen stand there by name.
///
/// # Errors
/// When the database does not answer.
pub async fn signers(ctx: &Ctx, all: &[Recognition]) -> Result<HashMap<AccountId, String>, AppError> {
    let mut signers = HashMap::new();
    for id in all.iter().map(|one| one.thanked_by) {
        if !signers.contains_key(&id)
            && let Some(account) = store::accounts::by_id(ctx.db(), id).await?
        {
            signers.insert(
                id,
                [Some(account.name), account.function].into_iter().flatten().collect::<Vec<_>>().join(", "),
            );
        }
    }
    Ok(signers)
}

/// The words, with who said them and when.
pub fn words(ctx: &Ctx, one: &Recognition, from: &HashMap<AccountId, String>) -> impl IntoView + use<> {
    let lang = (one.lang != ctx.lang).then_some(one.lang.code());
    let quote = lang.map_or_else(
        || view! { <Prose text=one.words.clone() /> }.into_any(),
        |lang| view! { <Prose text=one.words.clone() lang=lang /> }.into_any(),
    );
    let signed = from.get(&one.thanked_by).cloned().unwrap_or_default();
    view! {
        <blockquote class="mw-quote">
            {quote}<footer class="mw-small">{signed}" · "{text::date(ctx.lang, day_of(one.at))}</footer>
        </blockquote>
    }
}

/// `/bestuur/waardering/{slug}`
#[component]
pub fn Write() -> impl IntoView {
    page(async |ctx, routes::recognition::Write(slug)| write(ctx, slug).await)
}

async fn write(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    ctx.may(Action::Praise)?;
    let found = store::initiatives::by_slug(ctx.db(), ctx.reader(), &slug)
        .await?
        .filter(|one| one.visibility == Visibility::Public)
        .ok_or(AppError::NotFound)?;
    let title = ctx.tv("thank-title", &[("title", (&found.title).into())]);
    let form = FormView::new(&ctx, "waardering");
    // What a colleague wrote stays between them and the initiative, unless that made it public.
    let me = ctx.account()?;
    let there: Vec<_> = store::recognition::of_initiatives(ctx.db(), [found.id], ctx.lang)
        .await?
        .into_iter()
        .filter(|one| one.answer == Answer::Public || one.thanked_by == me)
        .collect();
    let from = signers(&ctx, &there).await?;
    let before = there
        .iter()
        .map(|one| {
            view! {
                <li class="mw-stack-s">
                    <div class="mw-badges">
                        <Badge tone="neutral" text=ctx.name("thanks-answer", one.answer.code()) />
                    </div>
                    {words(&ctx, one, &from)}
                </li>
            }
        })
        .collect_view();
    let writing = match refusal(found.contact) {
        Some(key) => view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t(key)}</p>
            </div>
        }
        .into_any(),
        None => view! {
            <form class="mw-stack" method="post" action=routes::recognition::Write(&slug).path() novalidate>
                <Hidden form=form.clone() />
                <TextArea
                    form=form
                    name="words"
                    label=ctx.t("thank-words")
                    hint=ctx.t("thank-words-hint")
                    rows=6
                />
                <div>
                    <Submit text=ctx.t("thank-button") />
                </div>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{found.summary.clone()}</p>
                <p>
                    <a class="nl-link" href=routes::initiatives::Detail(&slug).path()>
                        {ctx.t("thank-look")}
                    </a>
                </p>
            </div>
            {writing}
            {(!there.is_empty())
                .then(|| {
                    view! {
                        <section class="mw-stack" aria-labelledby="eerder">
                            <h2 class="nl-heading nl-heading--level-2" id="eerder">
                                {ctx.t("thank-before")}
                            </h2>
                            <ul class="mw-list mw-stack">{before}</ul>
                        </section>
                    }
                })}
        </div>
    };
    Ok(Page::new(title, routes::council::Desk::PATH, body)
        .work()
        .under(ctx.t("nav-council"), routes::council::Desk.path()))
}

/// `/mijn/waardering/{id}`
#[component]
pub fn Choose() -> impl IntoView {
    page(async |ctx, routes::recognition::Choose(id)| choose(ctx, id).await)
}

async fn choose(ctx: Ctx, id: RecognitionId) -> Result<Page, AppError> {
    ctx.account()?;
    let found = store::recognition::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
        .await?
        .ok_or(AppError::NotFound)?;
    let stewards = store::initiatives::stewards(ctx.db(), found.initiative).await?;
    ctx.may(Action::EditInitiative {
        steward: ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account)),
    })?;
    let about = store::initiatives::by_ids(ctx.db(), [found.initiative], ctx.lang)
        .await?
        .remove(&found.initiative)
        .ok_or(AppError::NotFound)?;
    let from = signers(&ctx, std::slice::from_ref(&found)).await?;
    let form = FormView::new(&ctx, "waardering-antwoord");
    let title = ctx.tv("thanks-choose-title", &[("title", (&about.title).into())]);
    let choices = CHOICES
        .iter()
        .map(|answer| {
            Choice::new(answer.code(), ctx.name("thanks-answer", answer.code()))
                .hint(ctx.t(&format!("thanks-answer-{}-hint", answer.code().replace('_', "-"))))
        })
        .collect();
    let chosen =
        Some(found.answer).filter(|answer| *answer != Answer::Waiting).map(|answer| answer.code().to_owned());
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <Heading text=title.clone() />
            {words(&ctx, &found, &from)}
            <form class="mw-stack" method="post" action=routes::recognition::Choose(&id).path() novalidate>
                <Hidden form=form.clone() />
                <Choices
                    form=form
                    name="answer"
                    legend=ctx.t("thanks-who-reads")
                    hint=ctx.t("thanks-who-reads-hint")
                    choices=choices
                    chosen=chosen.into_iter().collect()
                />
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </form>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}

/// Initiatives that an alderman could thank: nobody thanked them in the last year and they welcome contact.
/// In the order of the year that they are in, so that none is before another for what it does (rule 1).
#[must_use]
pub fn to_thank(
    all: Vec<Initiative>,
    thanked: &[Recognition],
    today: jiff::civil::Date,
    most: usize,
) -> Vec<Initiative> {
    let lately = |one: &Initiative| {
        thanked.iter().any(|thanks| {
            thanks.initiative == one.id && domain::time::days_between(day_of(thanks.at), today) < 365
        })
    };
    let mut some: Vec<_> =
        all.into_iter().filter(|one| refusal(one.contact).is_none() && !lately(one)).collect();
    // Whose birthday on this site is nearest comes first; it comes round to everybody within a year.
    some.sort_by_key(|one| {
        one.published.map(|at| (day_of(at).day_of_year() - today.day_of_year()).rem_euclid(366))
    });
    some.truncate(most);
    some
}

/// Cards of initiatives to thank, for the council.
pub fn cards(ctx: &Ctx, some: &[Initiative]) -> impl IntoView + use<> {
    let cards = some
        .iter()
        .map(|one| {
            let place = one.area.as_deref().map(|code| ctx.live.areas.name(code));
            let text = ctx.t("thank-write");
            view! {
                <li>
                    <img
                        class="mw-ill"
                        src=ctx.asset(&one.drawing())
                        alt=""
                        width="320"
                        height="200"
                        loading="lazy"
                    />
                    <div>
                        <h3 class="nl-heading nl-heading--level-4">
                            <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                                {one.title.clone()}
                            </a>
                        </h3>
                        <span class="mw-small">{place}</span>
                        <span>{one.summary.clone()}</span>
                        <ButtonLink
                            to=routes::recognition::Write(&one.slug).path()
                            text=text
                            secondary=true
                        />
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="mw-thank">{cards}</ul> }
}

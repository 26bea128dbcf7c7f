//! `/initiatieven`: all public initiatives, with filters.

use crate::{
    initiatives::{facts::place, filter},
    photos::tops::Tops,
};
use leptos::prelude::*;
use store::{
    initiatives::{Initiative, PER_PAGE, filter::Filter, index::Found},
    search::{Question, marks},
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        icon,
        page::{Page, page},
        parts::Part,
    },
};

/// The page.
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::initiatives::List| {
        let model = ListModel::load(&ctx).await?;
        Ok(list(&ctx, &model))
    })
}

/// A page of what was asked for, and how much there is of it.
struct ListModel {
    asked: Filter,
    under: Found,
    part: Part,
    found: Vec<Initiative>,
    tops: Tops,
    /// What was probably meant, when nothing was found.
    meant: Option<String>,
}

impl ListModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let (asked, under) = filter::of(ctx).await?;
        let part = Part::whole(ctx, under.total(), PER_PAGE);
        let found = store::initiatives::page(ctx.db(), ctx.reader(), &under, part.page, PER_PAGE).await?;
        let tops = Tops::load(ctx, &found).await?;
        let meant = filter::probably(ctx, &asked, &under).await?;
        Ok(Self { asked, under, part, found, tops, meant })
    }
}

fn list(ctx: &Ctx, model: &ListModel) -> Page {
    let title = ctx.t("initiatives-title");
    let as_map = format!("{}{}", routes::map::Map.path(), filter::query(&model.asked));
    let found = if model.found.is_empty() {
        filter::nothing(ctx, &model.asked, routes::initiatives::List::PATH).into_any()
    } else {
        cards(ctx, &model.found, &model.tops, Some(&model.asked.question)).into_any()
    };
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-split">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <ButtonLink to=routes::register::What.path() text=ctx.t("register-button") />
            </div>
            {filter::form(ctx, (&model.asked, &model.under), routes::initiatives::List::PATH)}
            {model.meant.as_ref().map(|words| filter::meant(ctx, words, routes::initiatives::List::PATH))}
            {filter::said(ctx, &model.asked, &model.under)
                .map(|said| view! { <p class="nl-paragraph">{said}</p> })}
            <div class="mw-split mw-split--center">
                <p class="nl-paragraph" role="status" data-testid="count">
                    <b>{ctx.tv("initiatives-count", &[("count", model.under.total().into())])}</b>
                </p>
                <a class="nl-link" href=as_map>
                    {ctx.t("initiatives-as-map")}
                </a>
            </div>
            {found}
            {model.part.rest(ctx)}
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body).described(&ctx.t("home-lead"), None)
}

/// Initiatives as cards, a picture on top: what was found by a question, or some under a heading.
pub fn cards(
    ctx: &Ctx,
    initiatives: &[Initiative],
    tops: &Tops,
    question: Option<&Question>,
) -> impl IntoView + use<> {
    let cards = initiatives.iter().map(|found| card(ctx, found, tops, question)).collect_view();
    view! { <ul class="mw-cards">{cards}</ul> }
}

/// A text in which the words that were asked for are marked.
fn marked(question: &Question, text: &str) -> impl IntoView + use<> {
    // Of an empty text Leptos makes a space.
    let plain =
        |part: Option<&str>| part.filter(|part| !part.is_empty()).map(|part| part.to_owned().into_any());
    let (mut parts, mut from) = (Vec::new(), 0);
    for at in marks::marks(question, text) {
        parts.extend(plain(text.get(from..at.start)));
        parts.push(view! { <mark>{text.get(at.clone()).unwrap_or_default().to_owned()}</mark> }.into_any());
        from = at.end;
    }
    parts.extend(plain(text.get(from..)));
    parts
}

/// The part of the story in which what was asked for stands, when it stands nowhere above it.
fn in_story(ctx: &Ctx, found: &Initiative, question: &Question) -> Option<impl IntoView + use<>> {
    /// So many letters on each side.
    const AROUND: usize = 60;
    let above = [&found.title, &found.summary];
    if above.into_iter().any(|text| !marks::marks(question, text).is_empty()) {
        return None;
    }
    let part = marks::around(question, &found.story, AROUND)?;
    Some(view! {
        <p class="mw-small" dir="auto" lang=ctx.mark(found.lang)>
            {marked(question, &part)}
        </p>
    })
}

fn card(ctx: &Ctx, found: &Initiative, tops: &Tops, question: Option<&Question>) -> impl IntoView + use<> {
    let theme = found.themes.first().map(|theme| {
        view! { <span class="nl-data-badge">{ctx.name("theme", theme.code())}</span> }
    });
    let to = routes::initiatives::Detail(&found.slug).path();
    let nothing = Question::default();
    let asked = question.unwrap_or(&nothing);
    let link = view! {
        <a href=to>
            <bdi lang=ctx.mark(found.written)>{marked(asked, &found.title)}</bdi>
        </a>
    };
    let heading = if question.is_none() {
        view! { <h3 class="nl-heading nl-heading--level-3">{link}</h3> }.into_any()
    } else {
        view! { <h2 class="nl-heading nl-heading--level-3">{link}</h2> }.into_any()
    };
    let lang = ctx.mark(found.lang);
    view! {
        <li>
            <article class="mw-card">
                <div class="mw-card__img">{tops.img(ctx, found, "", (480, 300))}</div>
                <div class="mw-badges">{theme}</div>
                {heading}
                <p class="nl-paragraph" dir="auto" lang=lang>
                    {marked(asked, &found.summary)}
                </p>
                {in_story(ctx, found, asked)}
                <p class="nl-paragraph mw-meta">{icon::pin()}{place(ctx, found)}</p>
            </article>
        </li>
    }
}

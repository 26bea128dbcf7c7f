//! `/mijn/initiatieven/{slug}/plaats`, `/waarden` and `/gevraagd`: what makers say of their initiative beside
//! its words. Theirs alone (rule 1).

use crate::initiatives::{edit::own, place};
use domain::{
    checklist::{Part, Question},
    initiative::{OwnValue, Precision, ValuePicture},
};
use leptos::prelude::*;
use store::{
    areas::chosen::Chosen,
    initiatives::{Initiative, Need},
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        choice::{Choice, Choices},
        field::{Select, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
    },
};

/// Where it is.
#[component]
pub fn Place() -> impl IntoView {
    page(async |ctx, routes::initiatives::Place(slug)| {
        let found = own(&ctx, &slug).await?;
        Ok(whereabouts(&ctx, &found))
    })
}

/// What it adds, in the eyes of its makers.
#[component]
pub fn Values() -> impl IntoView {
    page(async |ctx, routes::initiatives::Values(slug)| {
        let found = own(&ctx, &slug).await?;
        Ok(values(&ctx, &found))
    })
}

/// What it looks for and offers.
#[component]
pub fn Needs() -> impl IntoView {
    page(async |ctx, routes::initiatives::Needs(slug)| {
        let found = own(&ctx, &slug).await?;
        let needs = store::initiatives::needs(ctx.db(), found.id).await?;
        Ok(asked_and_offered(&ctx, &found, &needs))
    })
}

/// Where an initiative is, as the fields say it.
#[must_use]
pub fn chosen(found: &Initiative) -> Chosen {
    let exact = found.precision == Precision::Exact;
    let point = found.place.filter(|_| exact);
    let way = match (&found.area, point) {
        (None, _) => "everywhere",
        (Some(_), Some(_)) => "map",
        (Some(_), None) => "list",
    };
    let degrees =
        |of: fn(domain::area::Point) -> f64| point.map(|at| format!("{:.5}", of(at))).unwrap_or_default();
    Chosen {
        way: way.to_owned(),
        area: found.area.clone().unwrap_or_default(),
        lat: degrees(|at| at.lat),
        lon: degrees(|at| at.lon),
        precision: found.precision.code().to_owned(),
        ..Chosen::default()
    }
}

/// A page with one form about an initiative.
fn framed(
    ctx: &Ctx,
    found: &Initiative,
    (title, intro): (&str, &str),
    form: FormView,
    to: String,
    fields: impl IntoView + 'static,
) -> Page {
    let title = ctx.t(title);
    let name = form.name;
    let back = routes::initiatives::Edit(&found.slug).path();
    let cancel = back.clone();
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t(intro)}</p>
            </div>
            <PostForm form=form to=to version=found.version class="mw-stack-xl" typed_in=true>
                // The first button is the one that Enter presses; it must not be the map.
                <button type="submit" class="mw-vh" tabindex="-1" aria-hidden="true">
                    {ctx.t("save")}
                </button>
                {fields}
                <div class="mw-btns">
                    <Submit text=ctx.t("save") />
                    <ButtonLink to=cancel text=ctx.t("cancel") secondary=true />
                </div>
            </PostForm>
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .typed_in(name)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(found.title.clone(), back)
}

fn whereabouts(ctx: &Ctx, found: &Initiative) -> Page {
    let form = FormView::new(ctx, "plaats");
    let there = chosen(found);
    let fields = view! {
        {place::fields(ctx, &there, &form)}
        {place::preview(ctx, &there)}
    };
    let to = routes::initiatives::Place(&found.slug).path();
    framed(ctx, found, ("place-title", "place-intro"), form, to, fields)
}

/// The questions that makers answer for themselves.
pub fn asked() -> impl Iterator<Item = Question> {
    Question::FIRST.into_iter().filter(|question| question.part() == Part::A)
}

fn values(ctx: &Ctx, found: &Initiative) -> Page {
    let form = FormView::new(ctx, "waarden");
    let picture: ValuePicture = found.value_picture.clone().unwrap_or_default();
    let one = |question: Question| {
        let said = picture.get(&question).map(|value| value.code().to_owned());
        let choices = OwnValue::ALL
            .iter()
            .map(|value| Choice::new(value.code(), ctx.name("own-value", value.code())))
            .chain([Choice::new("", ctx.t("values-nothing"))])
            .collect();
        view! {
            <Choices
                form=form.clone()
                name=question.code()
                legend=ctx.t(&format!("value-{question}"))
                hint=ctx.t(&format!("value-{question}-hint"))
                columns=true
                chosen=vec![said.unwrap_or_default()]
                choices=choices
            />
        }
    };
    let fields = asked().map(one).collect_view();
    let to = routes::initiatives::Values(&found.slug).path();
    framed(ctx, found, ("values-title", "values-intro"), form, to, fields)
}

/// Values in words, for who has to choose between two answers.
#[must_use]
pub fn values_in_words(ctx: &Ctx, picture: &ValuePicture) -> String {
    let one = |(question, value): (&Question, &OwnValue)| {
        format!("{}: {}", ctx.t(&format!("value-{question}")), ctx.name("own-value", value.code()))
    };
    let all: Vec<_> = picture.iter().map(one).collect();
    if all.is_empty() { ctx.t("values-nothing") } else { all.join("; ") }
}

/// What is asked and offered, in words.
#[must_use]
pub fn needs_in_words(ctx: &Ctx, needs: &[Need]) -> String {
    let one = |need: &Need| {
        let kind = if need.offered { "initiative-offering" } else { "initiative-looking" };
        format!("{}: {} {}", ctx.t(kind), need.what, need.details).trim_end().to_owned()
    };
    let all: Vec<_> = needs.iter().map(one).collect();
    if all.is_empty() { ctx.t("values-nothing") } else { all.join("; ") }
}

/// Lines for what is asked and offered, at the most.
pub const MOST_NEEDS: usize = 12;

fn asked_and_offered(ctx: &Ctx, found: &Initiative, needs: &[Need]) -> Page {
    /// Lines that are still empty.
    const EMPTY: usize = 3;
    let form = FormView::new(ctx, "gevraagd");
    let typed = |line: usize| !form.value(&format!("wat-{line}"), "").is_empty();
    let filled = (0..MOST_NEEDS).filter(|line| typed(*line)).max().map_or(0, |last| last + 1);
    let lines = (needs.len().max(filled) + EMPTY).min(MOST_NEEDS.max(needs.len()));
    let line = |index: usize| need_line(ctx, &form, index, needs.get(index));
    let fields = (0..lines).map(line).collect_view();
    let to = routes::initiatives::Needs(&found.slug).path();
    framed(ctx, found, ("needs-title", "needs-intro"), form, to, fields)
}

/// One thing that is asked or offered.
fn need_line(ctx: &Ctx, form: &FormView, index: usize, need: Option<&Need>) -> impl IntoView + use<> {
    let number = (index + 1).to_string();
    let of = |text: fn(&Need) -> &String| need.map(|need| text(need).clone()).unwrap_or_default();
    let kinds = vec![
        ("need".to_owned(), ctx.t("initiative-looking")),
        ("offer".to_owned(), ctx.t("initiative-offering")),
    ];
    let kind = if need.is_some_and(|need| need.offered) { "offer" } else { "need" };
    view! {
        <fieldset class="utrecht-form-fieldset mw-box mw-box--line mw-stack">
            <legend class="utrecht-form-fieldset__legend nl-heading nl-heading--level-3">
                {ctx.tv("needs-line", &[("number", number.into())])}
            </legend>
            <Select
                form=form.clone()
                name=format!("soort-{index}")
                label=ctx.t("needs-kind")
                options=kinds
                value=kind
            />
            <TextField
                form=form.clone()
                name=format!("wat-{index}")
                label=ctx.t("needs-what")
                value=of(|need| &need.what)
                optional=true
            />
            <TextField
                form=form.clone()
                name=format!("hoe-{index}")
                label=ctx.t("needs-details")
                value=of(|need| &need.details)
                optional=true
            />
        </fieldset>
    }
}

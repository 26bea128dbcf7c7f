//! `/beheer/afwegingskader`: the next version of the checklist. What was judged with an earlier one keeps its
//! questions and words.

use crate::{admin::desk::under, assessments::panel::words};
use domain::{
    access::Action,
    checklist::{Checklist, Part, Question},
    lang::Lang,
    request::Kind,
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        bits::Badge,
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::{Fold, Section},
    },
};

/// The page.
#[component]
pub fn Editor() -> impl IntoView {
    page(async |ctx, routes::admin::Checklist| {
        let model = EditorModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// The checklist as it is now.
struct EditorModel(Checklist);

impl EditorModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let all = store::assessments::checklists(ctx.db(), ctx.municipality()).await?;
        Ok(Self(all.into_iter().next_back().unwrap_or_default()))
    }
}

fn view(ctx: &Ctx, EditorModel(now): &EditorModel) -> Page {
    let title = ctx.t("nav-admin-checklist");
    let form = FormView::new(ctx, "kader");
    let next = now.version.saturating_add(1);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.tv("kader-intro", &[("version", now.version.into())])}</p>
                <p>
                    <a class="nl-link" href=routes::assessments::Checklist.path()>
                        {ctx.t("kader-look")}
                    </a>
                </p>
            </div>
            <PostForm form=form.clone() to=routes::admin::Checklist.path() class="mw-stack-xl" typed_in=true>
                {part(ctx, &form, now, Part::A, "deel-a")}
                {part(ctx, &form, now, Part::B, "deel-b")}
                {small(ctx, &form, now)}
                <div class="mw-sticky">
                    <Submit text=ctx.tv("kader-save", &[("version", next.into())]) />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body).typed_in("kader"))
}

/// The questions of a part, those that are asked and those that can be.
fn part(ctx: &Ctx, form: &FormView, now: &Checklist, part: Part, id: &'static str) -> impl IntoView + use<> {
    let all = Question::ALL
        .iter()
        .copied()
        .filter(|question| question.part() == part)
        .map(|one| question(ctx, form, now, one))
        .collect_view();
    view! {
        <Section id=id title=ctx.name("part", part.code()) class="mw-stack-l">
            {all}
        </Section>
    }
}

/// What is small unless a handler says otherwise.
fn small(ctx: &Ctx, form: &FormView, now: &Checklist) -> impl IntoView + use<> {
    let choices = Kind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), ctx.name("request-kind", kind.code())))
        .collect();
    view! {
        <Section id="klein" title=ctx.t("kader-small") class="mw-stack-l">
            <p class="nl-paragraph">{ctx.t("kader-small-intro")}</p>
            {saw(form, KINDS, &kinds(&now.light_kinds))}
            <Choices
                form=form.clone()
                name=KINDS
                legend=ctx.t("kader-small-kinds")
                several=true
                chosen=now.light_kinds.iter().map(|kind| kind.code().to_owned()).collect()
                choices=choices
            />
        </Section>
    }
}

/// Name of the field with what is small.
pub const KINDS: &str = "light_kinds";

/// Whether something is ticked, as a form tells it: the key of the word that a colleague reads who set it
/// otherwise.
#[must_use]
pub const fn ticked(is_on: bool) -> &'static str {
    if is_on { "yes" } else { "no" }
}

/// What is small, as a form tells it.
#[must_use]
pub fn kinds(all: &[Kind]) -> String {
    all.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" ")
}

/// Names of the fields with the words of a question in a language, and with its help.
#[must_use]
pub fn fields(lang: Lang, question: Question) -> (String, String) {
    let name = format!("{}.{question}", lang.code());
    (name.clone(), format!("{name}.long"))
}

/// Whether a question is asked, and its words in each language.
fn question(ctx: &Ctx, form: &FormView, now: &Checklist, question: Question) -> impl IntoView + use<> {
    let (is_asked, is_light) = (now.questions.contains(&question), now.light.contains(&question));
    let wrong = Lang::ALL.iter().any(|lang| {
        let (words, help) = fields(*lang, question);
        [words, help].iter().any(|name| form.error(name).is_some())
    });
    let fields = Lang::ALL
        .iter()
        .map(|lang| {
            question_words(ctx, form, *lang, (question, is_asked), words(ctx, *lang, now.version, question))
        })
        .collect_view();
    let asked = ctx.t(if is_asked { "kader-is-on" } else { "kader-is-off" });
    let light = is_light.then(|| view! { <Badge tone="info" text=ctx.t("kader-is-light") /> });
    let beside = view! {
        <Badge tone=if is_asked { "success" } else { "neutral" } text=asked />
        {light}
    };
    let name = words(ctx, ctx.lang, now.version, question).0;
    let name = if name.is_empty() { ctx.t("kader-spare") } else { name };
    view! {
        <Fold
            name=format!("{} {name}", question.code())
            legend=question.code()
            open=wrong
            beside=Some(beside.into_any())
        >
            {saw(form, &format!("on.{question}"), ticked(is_asked))}
            {saw(form, &format!("light.{question}"), ticked(is_light))}
            <Choices
                form=form.clone()
                name=format!("on.{question}")
                legend=ctx.tv("kader-on", &[("question", question.code().into())])
                several=true
                chosen=if is_asked { vec![question.code().to_owned()] } else { Vec::new() }
                choices=vec![Choice::new(question.code(), ctx.t("kader-on-yes"))]
            />
            <Choices
                form=form.clone()
                name=format!("light.{question}")
                legend=ctx.t("kader-small")
                several=true
                chosen=if is_light { vec![question.code().to_owned()] } else { Vec::new() }
                choices=vec![Choice::new(question.code(), ctx.t("kader-light-yes"))]
            />
            {fields}
        </Fold>
    }
}

/// A question and its help, in a language.
fn question_words(
    ctx: &Ctx,
    form: &FormView,
    lang: Lang,
    (question, is_asked): (Question, bool),
    (short, long): (String, String),
) -> impl IntoView + use<> {
    let name = lang.t("language-name");
    let (words, help) = fields(lang, question);
    view! {
        {saw(form, &words, &short)}
        {saw(form, &help, &long)}
        <TextField
            form=form.clone()
            name=words
            label=ctx.tv("kader-question", &[("language", name.clone().into())])
            value=short
            optional=!is_asked
        />
        <TextArea
            form=form.clone()
            name=help
            label=ctx.tv("kader-help", &[("language", name.into())])
            value=long
            rows=2
            optional=true
        />
    }
}

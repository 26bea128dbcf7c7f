//! `/beheer/afwegingskader`: the next version of the checklist. What was judged with an earlier one keeps its
//! questions and words.

use crate::{
    admin::{
        self,
        actions::{self, Said},
        desk::under,
    },
    assessments::panel::words,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    checklist::{Checklist, Part, Question},
    lang::Lang,
    request::Kind,
    text::Line,
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
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

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Checklist>(post(set))
}

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
            <PostForm
                form=form.clone()
                to=routes::admin::Checklist.path()
                class="mw-stack-xl"
                version=now.version
            >
                {part(ctx, &form, now, Part::A, "deel-a")}
                {part(ctx, &form, now, Part::B, "deel-b")}
                {small(ctx, &form, now)}
                <div class="mw-sticky">
                    <Submit text=ctx.tv("kader-save", &[("version", next.into())]) />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
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
    let codes = |kinds: &[Kind]| kinds.iter().map(|kind| kind.code().to_owned()).collect::<Vec<_>>();
    let choices = Kind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), ctx.name("request-kind", kind.code())))
        .collect();
    view! {
        <Section id="klein" title=ctx.t("kader-small") class="mw-stack-l">
            <p class="nl-paragraph">{ctx.t("kader-small-intro")}</p>
            <Choices
                form=form.clone()
                name="light_kinds"
                legend=ctx.t("kader-small-kinds")
                several=true
                chosen=codes(&now.light_kinds)
                choices=choices
            />
        </Section>
    }
}

/// Whether a question is asked, and its words in each language.
fn question(ctx: &Ctx, form: &FormView, now: &Checklist, question: Question) -> impl IntoView + use<> {
    let (is_asked, is_light) = (now.questions.contains(&question), now.light.contains(&question));
    // A spare question has no words before it was ever asked.
    let is_known = Question::FIRST.contains(&question) || is_asked;
    let fields = Lang::ALL
        .iter()
        .map(|lang| {
            let there = if is_known { words(ctx, *lang, now.version, question) } else { Default::default() };
            question_words(ctx, form, *lang, (question, is_asked), there)
        })
        .collect_view();
    let wrong = Lang::ALL.iter().any(|lang| form.error(&format!("{}.{question}", lang.code())).is_some());
    let asked = ctx.t(if is_asked { "kader-is-on" } else { "kader-is-off" });
    let light = is_light.then(|| view! { <Badge tone="info" text=ctx.t("kader-is-light") /> });
    let beside = view! {
        <Badge tone=if is_asked { "success" } else { "neutral" } text=asked />
        {light}
    };
    let name = if is_known { words(ctx, ctx.lang, now.version, question).0 } else { ctx.t("kader-spare") };
    view! {
        <Fold
            name=format!("{} {name}", question.code())
            legend=question.code()
            open=wrong
            beside=Some(beside.into_any())
        >
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
    view! {
        <TextField
            form=form.clone()
            name=format!("{}.{question}", lang.code())
            label=ctx.tv("kader-question", &[("language", name.clone().into())])
            value=short
            optional=!is_asked
        />
        <TextArea
            form=form.clone()
            name=format!("{}.{question}.long", lang.code())
            label=ctx.tv("kader-help", &[("language", name.into())])
            value=long
            rows=2
            optional=true
        />
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Edited {
    version: i32,
}

async fn set(ctx: Ctx, mut form: Posted<Edited>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Checklist::PATH;
    ctx.may(Action::Administer)?;
    let me = ctx.account()?;
    let (next, texts) = typed(&mut form);
    let write = admin::begin(&ctx, form.key()).await?;
    let all = store::assessments::checklists(write.tx(), ctx.municipality()).await?;
    let now = all.into_iter().next_back().unwrap_or_default();
    if form.fields.version != now.version {
        return Err(AppError::Refused("refused-kader-newer"));
    }
    form.check(PAGE)?;
    let same = Checklist { version: now.version, ..next.clone() } == now;
    if same && texts.iter().all(|said| is_there(&ctx, now.version, said)) {
        return Ok(Seen(routes::admin::Checklist.done("kader-gelijk")));
    }
    actions::make_checklist(&write, me, &next, &texts).await?;
    admin::settled(&ctx, write, routes::admin::Checklist.done("kader")).await
}

/// The version that comes after the one that was seen, with its words. What is wrong with it is noted.
fn typed(form: &mut Posted<Edited>) -> (Checklist, Vec<Said>) {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let ticked = |what: &str| {
        let is_on = |question: &Question| posted.contains_key(&format!("{what}.{question}"));
        Question::ALL.iter().copied().filter(is_on).collect::<Vec<_>>()
    };
    let questions = ticked("on");
    let kinds = form.values().iter().filter(|(name, _)| name == "light_kinds");
    let next = Checklist {
        version: form.fields.version.saturating_add(1),
        light: ticked("light").into_iter().filter(|question| questions.contains(question)).collect(),
        questions,
        light_kinds: kinds.filter_map(|(_, kind)| kind.parse().ok()).collect(),
    };
    if !next.is_whole() {
        form.error("", "error-kader-part");
    }
    let mut texts = Vec::new();
    for question in &next.questions {
        for lang in Lang::ALL.iter().copied() {
            let field = format!("{}.{question}", lang.code());
            let typed = |name: &str| posted.get(name).map(String::as_str).unwrap_or_default();
            match typed(&field).parse::<Line<200>>() {
                Ok(text) => texts.push((lang, format!("question-{question}"), text.into_string())),
                Err(error) => form.error(&field, error),
            }
            let help = form.text::<500>("", typed(&format!("{field}.long")));
            texts.push((lang, format!("question-{question}-long"), help));
        }
    }
    (next, texts)
}

/// Whether a question or its help reads like this already.
fn is_there(ctx: &Ctx, version: i32, (lang, key, text): &Said) -> bool {
    let question = key.trim_start_matches("question-").trim_end_matches("-long").parse();
    question.is_ok_and(|question| {
        let (short, long) = words(ctx, *lang, version, question);
        *text == if key.ends_with("-long") { long } else { short }
    })
}

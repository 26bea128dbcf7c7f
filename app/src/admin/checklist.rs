//! `/beheer/afwegingskader`: the next version of the checklist. What was judged with an earlier one keeps its
//! questions and words.

use crate::{
    admin::{self, actions, desk::under},
    assessments::panel::words,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    checklist::{Checklist, Part, Question},
    lang::Lang,
    text::Text,
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
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Checklist>(post(set))
}

/// The page.
#[component]
pub fn Editor() -> impl IntoView {
    page(async |ctx, routes::admin::Checklist| editor(ctx).await)
}

async fn editor(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let now = store::assessments::checklists(ctx.db(), ctx.municipality()).await?.pop().unwrap_or_default();
    let title = ctx.t("nav-admin-checklist");
    let form = FormView::new(&ctx, "kader");
    let question = |question: Question| {
        let on =
            if now.questions.contains(&question) { vec![question.code().to_owned()] } else { Vec::new() };
        // A spare question has no words before it was ever asked.
        let is_known = Question::FIRST.contains(&question) || now.questions.contains(&question);
        let fields = Lang::ALL
            .iter()
            .copied()
            .map(|lang| {
                let (short, long) =
                    if is_known { words(&ctx, lang, now.version, question) } else { Default::default() };
                let name = lang.t("language-name");
                view! {
                    <TextField
                        form=form.clone()
                        name=format!("{}.{question}", lang.code())
                        label=ctx.tv("kader-question", &[("language", name.clone().into())])
                        value=short
                        optional=true
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
            })
            .collect_view();
        view! {
            <fieldset class="utrecht-form-fieldset mw-box mw-box--line mw-stack">
                <legend class="mw-vh">{question.code()}</legend>
                <Choices
                    form=form.clone()
                    name=format!("on.{question}")
                    legend=ctx.tv("kader-on", &[("question", question.code().into())])
                    several=true
                    chosen=on
                    choices=vec![Choice::new(question.code(), ctx.t("kader-on-yes"))]
                />
                {fields}
            </fieldset>
        }
    };
    let part = |part: Part| {
        let all = Question::ALL
            .iter()
            .copied()
            .filter(|question| question.part() == part)
            .map(question)
            .collect_view();
        view! {
            <section class="mw-stack-l">
                <h2 class="nl-heading nl-heading--level-2">{ctx.name("part", part.code())}</h2>
                {all}
            </section>
        }
    };
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
            <form method="post" action=routes::admin::Checklist.path() class="mw-stack-xl" novalidate>
                <Hidden form=form.clone() version=now.version />
                {part(Part::A)}
                {part(Part::B)}
                <div class="mw-sticky">
                    <Submit text=ctx.tv("kader-save", &[("version", now.version.saturating_add(1).into())]) />
                </div>
            </form>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
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
    let write = admin::begin(&ctx, form.key()).await?;
    let now = store::assessments::checklists(write.tx(), ctx.municipality()).await?.pop().unwrap_or_default();
    if form.fields.version != now.version {
        return Err(AppError::Refused("refused-kader-newer"));
    }
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let questions: Vec<Question> = Question::ALL
        .iter()
        .copied()
        .filter(|question| posted.contains_key(&format!("on.{question}")))
        .collect();
    let next = Checklist { version: now.version.saturating_add(1), questions };
    if !next.is_whole() {
        form.error("", "error-kader-part");
    }
    let mut texts = Vec::new();
    for question in &next.questions {
        for lang in Lang::ALL.iter().copied() {
            let field = format!("{}.{question}", lang.code());
            let long = format!("{field}.long");
            let typed = |name: &str| posted.get(name).map(String::as_str).unwrap_or_default();
            match typed(&field).parse::<Text<200>>() {
                Ok(text) => texts.push((lang, format!("question-{question}"), text.into_string())),
                Err(error) => form.error(&field, error.key()),
            }
            let help = form.text::<500>("", typed(&long));
            texts.push((lang, format!("question-{question}-long"), help));
        }
    }
    form.check(PAGE)?;
    let same = next.questions == now.questions
        && texts.iter().all(|(lang, key, text)| {
            let question = key.trim_start_matches("question-").trim_end_matches("-long").parse();
            question.is_ok_and(|question| {
                let (short, long) = words(&ctx, *lang, now.version, question);
                *text == if key.ends_with("-long") { long } else { short }
            })
        });
    if same {
        return Ok(Seen(format!("{PAGE}?gedaan=kader-gelijk")));
    }
    actions::make_checklist(&write, me, &next, &texts).await?;
    admin::settled(&ctx, write, format!("{PAGE}?gedaan=kader")).await
}

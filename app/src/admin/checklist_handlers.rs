//! Making the next version of the checklist: each field apart, so that two administrators do not undo each
//! other.

use crate::{
    admin::{
        self,
        actions::{self, Said},
        checklist::{KINDS, fields, kinds, ticked},
    },
    assessments::panel::words_by,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    checklist::{Checklist, Question},
    lang::Lang,
    request::Kind,
    text::{
        Line,
        clean::{clean, clean_line},
    },
};
use std::collections::HashMap;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    meanwhile::{self, Field},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    text::Texts as _,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Checklist>(post(set))
}

const PAGE: &str = routes::admin::Checklist::PATH;

async fn set(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let me = ctx.account()?;
    let write = admin::begin(&ctx, form.key()).await?;
    let all = store::assessments::checklists(write.tx(), ctx.municipality()).await?;
    let now = all.into_iter().next_back().unwrap_or_default();
    let own = store::settings::look_and_words(write.tx(), ctx.municipality()).await?.words;
    let own = own.into_iter().map(|(lang, key, words)| ((lang, key), words)).collect();
    let compared = compared(&ctx, &Now { own, checklist: now.clone() }, form.values());
    let changed = meanwhile::changed(form.values(), PAGE, PAGE, compared.clone())?;
    if changed.is_empty() {
        return Ok(Seen(routes::admin::Checklist.done("kader-gelijk")));
    }
    let becomes =
        Becomes(compared.into_iter().map(|field| (field.name.clone(), field.afterwards(&changed))).collect());
    let next = becomes.checklist(now.version.saturating_add(1));
    if !next.is_whole() {
        form.error("", "error-kader-part");
    }
    let texts = becomes.texts(&next, &mut form);
    form.check(PAGE)?;
    actions::make_checklist(&write, me, &next, &texts).await?;
    admin::settled(&ctx, write, routes::admin::Checklist.done("kader")).await
}

/// How it is now, in the database: another process may not know yet what was changed in this one.
struct Now {
    own: HashMap<(String, String), String>,
    checklist: Checklist,
}

impl Now {
    fn words(&self, lang: Lang, question: Question) -> (String, String) {
        let own = |key: &str| self.own.get(&(lang.code().to_owned(), key.to_owned())).cloned();
        words_by(lang, self.checklist.version, question, own)
    }
}

/// Every field of the form, beside how it is now.
fn compared(ctx: &Ctx, there: &Now, posted: &[(String, String)]) -> Vec<Field> {
    let typed = |name: &str| posted.iter().find(|(posted, _)| posted == name).map(|(_, value)| value.trim());
    let tick = |name: String, there: bool, label: String| {
        let (there, typed) = (ticked(there), ticked(typed(&name).is_some()));
        Field::text(name, label, there, typed).in_words(ctx.t(there), ctx.t(typed))
    };
    let now = &there.checklist;
    let mut all = Vec::new();
    for question in Question::ALL.iter().copied() {
        let label = ctx.tv("kader-on", &[("question", question.code().into())]);
        all.push(tick(format!("on.{question}"), now.questions.contains(&question), label.clone()));
        let small = format!("{label}: {}", ctx.t("kader-is-light"));
        all.push(tick(format!("light.{question}"), now.light.contains(&question), small));
        for lang in Lang::ALL.iter().copied() {
            let ((name, help), (there, long)) = (fields(lang, question), there.words(lang, question));
            let said = format!("{label} ({})", lang.t("language-name"));
            // As it is kept: a browser ends lines in its own way.
            let words = typed(&name).map_or_else(|| there.clone(), clean_line);
            let more = typed(&help).map_or_else(|| long.clone(), clean);
            all.push(Field::text(name, said.clone(), there, words));
            all.push(Field::text(help, said, long, more));
        }
    }
    let wanted: Vec<Kind> =
        posted.iter().filter(|(name, _)| name == KINDS).filter_map(|(_, kind)| kind.parse().ok()).collect();
    let named = |all: &[Kind]| {
        let names = all.iter().map(|kind| ctx.name("request-kind", kind.code()));
        names.collect::<Vec<_>>().join(", ")
    };
    all.push(
        Field::text(KINDS, "kader-small-kinds", kinds(&now.light_kinds), kinds(&wanted))
            .in_words(named(&now.light_kinds), named(&wanted)),
    );
    all
}

/// What stands in each field afterwards.
struct Becomes(HashMap<String, String>);

impl Becomes {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    fn checklist(&self, version: i32) -> Checklist {
        let on = |what: &str, question: Question| self.get(&format!("{what}.{question}")) == ticked(true);
        let questions: Vec<_> = Question::ALL.iter().copied().filter(|one| on("on", *one)).collect();
        Checklist {
            version,
            light: questions.iter().copied().filter(|one| on("light", *one)).collect(),
            questions,
            light_kinds: self.get(KINDS).split(' ').filter_map(|kind| kind.parse().ok()).collect(),
        }
    }

    /// The words of what is asked. What is wrong with them is noted.
    fn texts(&self, next: &Checklist, form: &mut Posted<Nothing>) -> Vec<Said> {
        let mut texts = Vec::new();
        for question in &next.questions {
            for lang in Lang::ALL.iter().copied() {
                let (name, help) = fields(lang, *question);
                match self.get(&name).parse::<Line<200>>() {
                    Ok(text) => texts.push((lang, format!("question-{question}"), text.into_string())),
                    Err(error) => form.error(&name, error),
                }
                let long = form.text::<500>(&help, self.get(&help));
                texts.push((lang, format!("question-{question}-long"), long));
            }
        }
        texts
    }
}

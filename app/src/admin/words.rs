//! `/beheer/teksten`: the texts of the fixed pages.

use crate::admin::{
    self,
    actions::{self, Said},
    desk::under,
    said::touched,
    themes,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    lang::Lang,
    text::{Text, beginning},
};
use leptos::prelude::*;
use std::collections::HashMap;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    meanwhile::saw,
    route::{At, Route as _, Routes as _},
    routes,
    seen::Seen,
    text::Texts as _,
    ui::{
        bits::Badge,
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::{Fold, Opening},
    },
};

pub use crate::admin::themes::Themes;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::PageTexts>(post(set)).merge(themes::router())
}

/// A page whose texts can be changed: its last part here, the beginnings of its keys, and where it is.
type FixedPage = (&'static str, &'static [&'static str], &'static str);

/// Pages whose texts can be changed.
const PAGES: [FixedPage; 5] = [
    ("voorpagina", &["home-"], routes::site::Home::PATH),
    ("over", &["about-", "promise-"], routes::site::About::PATH),
    ("privacy", &["privacy-"], routes::site::Privacy::PATH),
    ("toegankelijkheid", &["accessibility-"], routes::site::Accessibility::PATH),
    ("open-data", &["open-data-"], routes::site::OpenData::PATH),
];

/// Keys of a page, in the order of the file. What has parts to fill in stays as it was delivered.
fn keys(starts: &[&str]) -> Vec<String> {
    let file = include_str!("../../locales/nl/site.ftl");
    let mut found: Vec<(String, bool)> = Vec::new();
    for line in file.lines() {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            let key = line.split(" =").next().unwrap_or_default().trim().to_owned();
            found.push((key, line.contains("{ ")));
        } else if let Some(last) = found.last_mut() {
            last.1 |= line.contains("{ ");
        }
    }
    found
        .into_iter()
        .filter(|(key, has_parts)| !has_parts && starts.iter().any(|start| key.starts_with(start)))
        .map(|(key, _)| key)
        .collect()
}

/// `/beheer/teksten`
#[component]
pub fn Texts() -> impl IntoView {
    page(async |ctx, routes::admin::Texts| {
        ctx.may(Action::Administer)?;
        Ok(texts(&ctx))
    })
}

fn texts(ctx: &Ctx) -> Page {
    let title = ctx.t("nav-texts");
    let line = |(name, _, path): FixedPage| {
        view! {
            <li class="mw-oitem">
                <a class="nl-link" href=routes::admin::PageTexts(&name).path()>
                    {ctx.t(&format!("texts-{name}"))}
                </a>
                " "
                <a class="nl-link mw-small" href=path>
                    {ctx.t("texts-look")}
                </a>
            </li>
        }
    };
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <Opening text=title.clone() intro=ctx.t("texts-intro") />
            <ul class="mw-list mw-stack-s">{PAGES.map(line).collect_view()}</ul>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

/// `/beheer/teksten/{page}`
#[component]
pub fn PageTexts() -> impl IntoView {
    page(async |ctx, routes::admin::PageTexts(page)| {
        ctx.may(Action::Administer)?;
        let fixed = page_of(&page)?;
        Ok(page_texts(&ctx, fixed))
    })
}

fn page_of(name: &str) -> Result<FixedPage, AppError> {
    PAGES.into_iter().find(|(page, ..)| *page == name).ok_or(AppError::NotFound)
}

fn page_texts(ctx: &Ctx, (name, starts, path): FixedPage) -> Page {
    let title = ctx.t(&format!("texts-{name}"));
    let form = FormView::new(ctx, "teksten");
    let fields = keys(starts).iter().map(|key| fields(ctx, &form, key)).collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">
                    {ctx.t("texts-how")}" "<a class="nl-link" href=path>
                        {ctx.t("texts-look")}
                    </a>
                </p>
            </div>
            <PostForm form=form to=routes::admin::PageTexts(name).path() typed_in=true>
                {fields}
                <div class="mw-sticky">
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body).typed_in("teksten"))
        .under(ctx.t("nav-texts"), routes::admin::Texts.path())
}

/// A text in each language, folded until it is chosen: one at a time.
fn fields(ctx: &Ctx, form: &FormView, key: &str) -> impl IntoView + use<> {
    let both = Lang::ALL.iter().map(|lang| field(ctx, form, *lang, key)).collect_view();
    let wrong = Lang::ALL.iter().any(|lang| form.error(&format!("{}.{key}", lang.code())).is_some());
    let own = Lang::ALL.iter().any(|lang| ctx.live.text(*lang, key).is_some());
    let now = ctx.live.text(ctx.lang, key).map_or_else(|| ctx.t(key), str::to_owned);
    let named = role_of(ctx, key);
    let beside = view! {
        <span class="mw-small">{beginning(&now, 80)}</span>
        {own.then(|| view! { <Badge tone="success" text=ctx.t("texts-own-short") /> })}
    };
    view! {
        <Fold name=named legend=beginning(&now, 80) open=wrong beside=Some(beside.into_any())>
            {both}
        </Fold>
    }
}

/// What a text is on its page, by the end of its key.
fn role_of(ctx: &Ctx, key: &str) -> String {
    let end = key.rsplit('-').next().unwrap_or_default();
    let role = match end {
        "title" => "texts-role-title",
        "intro" | "lead" => "texts-role-intro",
        "text" | "small" => "texts-role-text",
        _ => "texts-role-line",
    };
    format!("{}: ", ctx.t(role))
}

fn field(ctx: &Ctx, form: &FormView, lang: Lang, key: &str) -> impl IntoView + use<> {
    let own = ctx.live.text(lang, key);
    let hint = if own.is_some() { ctx.t("texts-own") } else { String::new() };
    let there = own.map_or_else(|| lang.t(key), str::to_owned);
    let rows = u16::try_from((there.chars().count() / 60 + 1).min(12)).unwrap_or(2);
    let name = format!("{}.{key}", lang.code());
    view! {
        {saw(form, &name, &there)}
        <TextArea
            form=form.clone()
            name=name
            label=lang.t("language-name")
            hint=hint
            value=there
            rows=rows
            optional=true
        />
    }
}

async fn set(
    ctx: Ctx,
    At(routes::admin::PageTexts(name)): At<routes::admin::PageTexts>,
    mut form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let (name, starts, _) = page_of(&name)?;
    let page = routes::admin::PageTexts(name);
    let all = typed(&mut form, starts);
    form.check(&page.path())?;
    let write = admin::begin(&ctx, form.key()).await?;
    let all = touched(&write, &ctx, form.values(), &page.path(), all).await?;
    actions::set_texts(&write, &all).await?;
    admin::settled(&ctx, write, page.done("bewaard")).await
}

/// The texts that were typed. What is empty reads as it was delivered; what is wrong is noted.
fn typed(form: &mut Posted<Nothing>, starts: &[&str]) -> Vec<Said> {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let mut all = Vec::new();
    for key in keys(starts) {
        for lang in Lang::ALL.iter().copied() {
            let field = format!("{}.{key}", lang.code());
            let Some(typed) = posted.get(&field).filter(|typed| !typed.trim().is_empty()) else {
                all.push((lang, key.clone(), String::new()));
                continue;
            };
            match typed.parse::<Text<4000>>() {
                Ok(text) => all.push((lang, key.clone(), text.into_string())),
                Err(error) => form.error(&field, error),
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{PAGES, keys};
    use domain::lang::Lang;
    use web::text::Texts as _;

    #[test]
    fn every_page_has_texts_that_are_there_in_both_languages() {
        for (name, starts, _) in PAGES {
            let keys = keys(starts);
            assert!(keys.len() > 2, "{name}");
            for key in keys {
                for lang in Lang::ALL.iter().copied() {
                    assert!(lang.find(&key).is_some(), "{key}");
                }
            }
        }
    }
}

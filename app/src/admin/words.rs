//! `/beheer/teksten` and `/beheer/onderwerpen`: the texts of the fixed pages, and what the themes are called.

use crate::admin::{self, Setting, actions, desk::under, saw};
use axum::{Router, routing::post};
use domain::{access::Action, initiative::Theme, lang::Lang, text::Text};
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::Write as Writing;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{At, Route as _, Routes as _},
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
    Router::new()
        .at::<routes::admin::PageTexts>(post(set_texts))
        .at::<routes::admin::Themes>(post(set_themes))
}

/// Pages whose texts can be changed: their last part here, the beginnings of their keys, and where they are.
const PAGES: [(&str, &[&str], &str); 5] = [
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
        let title = ctx.t("nav-texts");
        let list = PAGES
            .into_iter()
            .map(|(name, _, path)| {
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
            })
            .collect_view();
        let body = view! {
            <div class="mw-narrow mw-stack-l">
                <div class="mw-stack-s">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph">{ctx.t("texts-intro")}</p>
                </div>
                <ul class="mw-list mw-stack-s">{list}</ul>
            </div>
        };
        Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
    })
}

/// `/beheer/teksten/{page}`
#[component]
pub fn PageTexts() -> impl IntoView {
    page(async |ctx, routes::admin::PageTexts(page)| texts(ctx, &page).await)
}

fn page_of(name: &str) -> Result<(&'static str, &'static [&'static str], &'static str), AppError> {
    PAGES.into_iter().find(|(page, ..)| *page == name).ok_or(AppError::NotFound)
}

async fn texts(ctx: Ctx, name: &str) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let (name, starts, path) = page_of(name)?;
    let title = ctx.t(&format!("texts-{name}"));
    let form = FormView::new(&ctx, "teksten");
    let fields = keys(starts)
        .into_iter()
        .map(|key| {
            let both = Lang::ALL
                .iter()
                .copied()
                .map(|lang| {
                    let delivered = lang.t(&key);
                    let there = ctx.live.text(lang, &key).unwrap_or(&delivered).to_owned();
                    let own = ctx.live.text(lang, &key).is_some();
                    let rows = u16::try_from((there.chars().count() / 60 + 1).min(12)).unwrap_or(2);
                    let hint = if own { ctx.t("texts-own") } else { String::new() };
                    view! {
                        {saw(&form, &format!("{}.{key}", lang.code()), &there)}
                        <TextArea
                            form=form.clone()
                            name=format!("{}.{key}", lang.code())
                            label=lang.t("language-name")
                            hint=hint
                            value=there
                            rows=rows
                            optional=true
                        />
                    }
                })
                .collect_view();
            view! {
                <fieldset class="utrecht-form-fieldset mw-box mw-box--line mw-stack">
                    <legend class="mw-small">{key}</legend>
                    {both}
                </fieldset>
            }
        })
        .collect_view();
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
            <form method="post" action=routes::admin::PageTexts(&name).path() class="mw-stack-l" novalidate>
                <Hidden form=form.clone() />
                {fields}
                <div class="mw-sticky">
                    <Submit text=ctx.t("save") />
                </div>
            </form>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-texts"), routes::admin::Texts.path()))
}

/// The texts that somebody changed.
async fn touched(
    write: &Writing,
    ctx: &Ctx,
    posted: &[(String, String)],
    page: &str,
    typed: Vec<(Lang, String, String)>,
) -> Result<Vec<actions::Said>, AppError> {
    let own = store::settings::look_and_words(write.tx(), ctx.municipality()).await?.words;
    let own: HashMap<String, String> =
        own.into_iter().map(|(language, key, words)| (format!("{language}.{key}"), words)).collect();
    let settings = typed.iter().map(|(lang, key, typed)| {
        let (name, delivered) = (format!("{}.{key}", lang.code()), lang.t(key));
        let typed = if typed.is_empty() { &delivered } else { typed }.clone();
        Setting {
            there: own.get(&name).cloned().unwrap_or(delivered),
            name,
            label: "nav-texts".into(),
            typed,
        }
    });
    let changed = admin::changed(posted, page, settings.collect())?;
    let is_changed = |lang: Lang, key: &str| {
        changed.iter().any(|setting| setting.name == format!("{}.{key}", lang.code()))
    };
    Ok(typed.into_iter().filter(|(lang, key, _)| is_changed(*lang, key)).collect())
}

async fn set_texts(
    ctx: Ctx,
    At(routes::admin::PageTexts(name)): At<routes::admin::PageTexts>,
    mut form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let (name, starts, _) = page_of(&name)?;
    let page = routes::admin::PageTexts(&name).path();
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
                Err(error) => form.error(&field, error.key()),
            }
        }
    }
    form.check(&page)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let all = touched(&write, &ctx, form.values(), &page, all).await?;
    actions::set_texts(&write, &all).await?;
    admin::settled(&ctx, write, format!("{page}?gedaan=bewaard")).await
}

/// `/beheer/onderwerpen`
#[component]
pub fn Themes() -> impl IntoView {
    page(async |ctx, routes::admin::Themes| {
        ctx.may(Action::Administer)?;
        let title = ctx.t("nav-themes");
        let form = FormView::new(&ctx, "onderwerpen");
        let shown = ctx.live.themes();
        let fields = Theme::ALL
            .iter()
            .map(|theme| {
                let key = format!("theme-{theme}");
                let name = |lang: Lang| ctx.live.text(lang, &key).map_or_else(|| lang.t(&key), str::to_owned);
                let on = if shown.contains(theme) { vec![theme.code().to_owned()] } else { Vec::new() };
                view! {
                    <fieldset class="utrecht-form-fieldset mw-box mw-box--line mw-stack">
                        <legend class="nl-heading nl-heading--level-3">{name(ctx.lang)}</legend>
                        {Lang::ALL
                            .iter()
                            .map(|lang| saw(&form, &format!("{}.{key}", lang.code()), &name(*lang)))
                            .collect_view()}
                        <TextField
                            form=form.clone()
                            name=format!("nl.{key}")
                            label=Lang::Nl.t("language-name")
                            value=name(Lang::Nl)
                        />
                        <TextField
                            form=form.clone()
                            name=format!("en.{key}")
                            label=Lang::En.t("language-name")
                            value=name(Lang::En)
                        />
                        <Choices
                            form=form.clone()
                            name=format!("shown.{theme}")
                            legend=ctx.t("themes-shown")
                            several=true
                            chosen=on
                            choices=vec![Choice::new(theme.code(), ctx.t("themes-shown-yes"))]
                        />
                    </fieldset>
                }
            })
            .collect_view();
        let body = view! {
            <div class="mw-narrow mw-stack-xl">
                <div class="mw-stack-s">
                    <Heading text=title.clone() />
                    <p class="nl-paragraph">{ctx.t("themes-intro")}</p>
                </div>
                <form method="post" action=routes::admin::Themes.path() class="mw-stack-l" novalidate>
                    <Hidden form=form.clone() />
                    {fields}
                    <div>
                        <Submit text=ctx.t("save") />
                    </div>
                </form>
            </div>
        };
        Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
    })
}

async fn set_themes(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Themes::PATH;
    ctx.may(Action::Administer)?;
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let mut names = Vec::new();
    for theme in Theme::ALL {
        for lang in Lang::ALL.iter().copied() {
            let field = format!("{}.theme-{theme}", lang.code());
            match posted.get(&field).map(|typed| typed.parse::<Text<40>>()) {
                Some(Ok(name)) => names.push((lang, format!("theme-{theme}"), name.into_string())),
                Some(Err(error)) => form.error(&field, error.key()),
                None => form.error(&field, "error-empty"),
            }
        }
    }
    let shown: Vec<_> =
        Theme::ALL.iter().copied().filter(|theme| posted.contains_key(&format!("shown.{theme}"))).collect();
    if let (true, Some(first)) = (shown.is_empty(), Theme::ALL.first()) {
        form.error(&format!("shown.{first}"), "error-themes-none");
    }
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let names = touched(&write, &ctx, form.values(), PAGE, names).await?;
    actions::set_texts(&write, &names).await?;
    actions::show_themes(&write, &shown).await?;
    admin::settled(&ctx, write, routes::admin::Themes.done("bewaard")).await
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

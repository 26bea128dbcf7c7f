//! `/beheer/onderwerpen`: what the themes are called, and which are used.

use crate::admin::{
    self,
    actions::{self, Said},
    desk::under,
    said::touched,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    initiative::Theme,
    lang::Lang,
    text::{Line, clean::is_visible},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::Write;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    meanwhile::{self, Field, saw},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    text::Texts as _,
    ui::{
        bits::Badge,
        choice::{Choice, Choices},
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Fold,
    },
};

const PAGE: &str = routes::admin::Themes::PATH;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Themes>(post(set))
}

/// The page. What it shows is in memory already.
#[component]
pub fn Themes() -> impl IntoView {
    page(async |ctx, routes::admin::Themes| {
        ctx.may(Action::Administer)?;
        Ok(view(&ctx))
    })
}

fn view(ctx: &Ctx) -> Page {
    let title = ctx.t("nav-themes");
    let form = FormView::new(ctx, "onderwerpen");
    let fields =
        Theme::ALL.iter().map(|theme| fields(ctx, &form, *theme, !ctx.live.is_hidden(*theme))).collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("themes-intro")}</p>
            </div>
            <PostForm form=form to=routes::admin::Themes.path() typed_in=true>
                {fields}
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body).typed_in("onderwerpen"))
}

/// The names of a theme, and whether it is used.
fn fields(ctx: &Ctx, form: &FormView, theme: Theme, shown: bool) -> impl IntoView + use<> {
    let key = format!("theme-{theme}");
    let there = |lang: Lang| ctx.live.text(lang, &key).map_or_else(|| lang.t(&key), str::to_owned);
    // A theme of the municipality's own is there once it has a name.
    let named = !theme.is_spare() || ctx.live.text(ctx.lang, &key).is_some();
    let heading = if named { there(ctx.lang) } else { ctx.t("themes-spare") };
    let wrong = Lang::ALL.iter().any(|lang| form.error(&field_of(*lang, theme)).is_some())
        || form.error(&format!("shown.{theme}")).is_some();
    let field = |lang: Lang| field_of(lang, theme);
    let seen = Lang::ALL.iter().map(|lang| saw(form, &field(*lang), &there(*lang))).collect_view();
    let names = [Lang::Nl, Lang::En].map(|lang| {
        let label = lang.t("language-name");
        let free = theme.is_spare();
        view! { <TextField form=form.clone() name=field(lang) label=label value=there(lang) optional=free /> }
    });
    let beside = view! { <Badge tone=if shown { "success" } else { "neutral" } text=ctx.t(used(shown)) /> };
    view! {
        <Fold name=heading.clone() legend=heading open=wrong beside=Some(beside.into_any())>
            {seen}
            {names.collect_view()}
            {saw(form, &format!("shown.{theme}"), used(shown))}
            <Choices
                form=form.clone()
                name=format!("shown.{theme}")
                legend=ctx.t("themes-shown")
                several=true
                chosen=if shown { vec![theme.code().to_owned()] } else { Vec::new() }
                choices=vec![Choice::new(theme.code(), ctx.t("themes-shown-yes"))]
            />
        </Fold>
    }
}

async fn set(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let names = typed(&mut form);
    let shown = shown(&mut form);
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let shown = still_shown(&write, &ctx, form.values(), &shown).await?;
    let names = touched(&write, &ctx, form.values(), PAGE, names).await?;
    actions::set_texts(&write, &names).await?;
    actions::show_themes(&write, &shown).await?;
    admin::settled(&ctx, write, routes::admin::Themes.done("bewaard")).await
}

/// Whether a theme is used: the key of the words that a colleague reads who set it otherwise.
const fn used(is_used: bool) -> &'static str {
    if is_used { "themes-shown-yes" } else { "themes-shown-no" }
}

/// The themes that are used from now on: what a colleague switched meanwhile, and nobody here, stays so.
async fn still_shown(
    write: &Write,
    ctx: &Ctx,
    posted: &[(String, String)],
    wanted: &[Theme],
) -> Result<Vec<Theme>, AppError> {
    let hidden = store::settings::look_and_words(write.tx(), ctx.municipality()).await?.hidden;
    let settings = Theme::ALL.iter().map(|theme| {
        let (there, typed) = (used(!hidden.contains(theme)), used(wanted.contains(theme)));
        Field::text(format!("shown.{theme}"), format!("theme-{theme}"), there, typed)
            .in_words(ctx.t(there), ctx.t(typed))
    });
    let changed = meanwhile::changed(posted, PAGE, PAGE, settings.collect())?;
    let is_shown = |theme: &Theme| {
        let name = format!("shown.{theme}");
        let switched = changed.iter().any(|setting| setting.name == name);
        if switched { wanted.contains(theme) } else { !hidden.contains(theme) }
    };
    Ok(Theme::ALL.iter().copied().filter(is_shown).collect())
}

/// The field for the name of a theme in a language.
fn field_of(lang: Lang, theme: Theme) -> String {
    format!("{}.theme-{theme}", lang.code())
}

/// Whether a theme that is kept free has no name of its own in a language.
fn is_free(theme: Theme, lang: Lang, typed: Option<&String>) -> bool {
    typed.is_none_or(|typed| !is_visible(typed) || *typed == lang.t(&format!("theme-{theme}")))
}

/// The names that were typed; what is wrong with them is noted.
fn typed(form: &mut Posted<Nothing>) -> Vec<Said> {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let mut names = Vec::new();
    for theme in Theme::ALL {
        for lang in Lang::ALL.iter().copied() {
            let field = field_of(lang, *theme);
            let typed = posted.get(&field);
            if theme.is_spare() {
                let free = |lang: &Lang| is_free(*theme, *lang, posted.get(&field_of(*lang, *theme)));
                let nowhere = Lang::ALL.iter().all(free);
                if nowhere && !posted.contains_key(&format!("shown.{theme}")) {
                    names.push((lang, format!("theme-{theme}"), String::new()));
                    continue;
                }
                if free(&lang) {
                    form.error(&field, "error-empty");
                    continue;
                }
            }
            match typed.map(|typed| typed.parse::<Line<40>>()) {
                Some(Ok(name)) => names.push((lang, format!("theme-{theme}"), name.into_string())),
                Some(Err(error)) => form.error(&field, error),
                None => form.error(&field, "error-empty"),
            }
        }
    }
    names
}

/// The themes that are used: at least one.
fn shown(form: &mut Posted<Nothing>) -> Vec<Theme> {
    let is_on = |theme: &Theme| {
        let field = format!("shown.{theme}");
        form.values().iter().any(|(name, _)| *name == field)
    };
    let shown: Vec<_> = Theme::ALL.iter().copied().filter(is_on).collect();
    if let (true, Some(first)) = (shown.is_empty(), Theme::ALL.first()) {
        form.error(&format!("shown.{first}"), "error-themes-none");
    }
    shown
}

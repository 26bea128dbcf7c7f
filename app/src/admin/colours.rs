//! `/beheer/kleuren`: the municipality's own colours. What can't be read is refused, so that nobody makes the
//! site worse.

use crate::admin::{self, actions, desk::under};
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{access::Action, colour::Colour};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use store::journal::Write;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    meanwhile::{self, Field, saw},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    ui::{
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
    },
};

/// The colours that can be set: those that are the same in light and in dark.
const OWN: [&str; 7] = ["teal", "teal-700", "teal-900", "on-teal", "ochre", "on-ochre", "blue"];

const PAGE: &str = routes::admin::Colours::PATH;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::Colours>(post(set)).at::<routes::admin::Stylesheet>(get(stylesheet))
}

/// The palette as it was delivered.
fn delivered() -> HashMap<String, Colour> {
    palette(include_str!("../../../style/css/theme.css").split("@media").next().unwrap_or_default())
}

/// Every `--mw-name: #colour` of a stylesheet.
fn palette(css: &str) -> HashMap<String, Colour> {
    let line = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--mw-")?.split_once(':')?;
        Some((name.to_owned(), Colour::parse(value.trim().get(..7)?)?))
    };
    css.split(['\n', '{', ';']).filter_map(line).collect()
}

/// Pairs that must be told apart: front, backs, and the least contrast. The same list as the build of the
/// stylesheet checks.
fn pairs() -> Vec<(String, Vec<String>, f64)> {
    serde_json::from_str(include_str!("../../../style/contrast.json")).unwrap_or_default()
}

/// The page. What it shows is in memory already.
#[component]
pub fn Colours() -> impl IntoView {
    page(async |ctx, routes::admin::Colours| {
        ctx.may(Action::Administer)?;
        Ok(view(&ctx))
    })
}

fn view(ctx: &Ctx) -> Page {
    let title = ctx.t("nav-colours");
    let form = FormView::new(ctx, "kleuren");
    let fields = fields(ctx, &form);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("colours-intro")}</p>
            </div>
            <PostForm form=form to=routes::admin::Colours.path() typed_in=true>
                {fields}
                <div class="mw-btns">
                    <Submit text=ctx.t("save") />
                    <Submit text=ctx.t("colours-standard") secondary=true says=("standard", "yes") />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body).typed_in("kleuren"))
}

fn fields(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    let (delivered, own) = (delivered(), palette(&ctx.live.colours));
    let there = |name: &str| own.get(name).or_else(|| delivered.get(name)).map(Colour::to_string);
    OWN.into_iter()
        .map(|name| {
            let there = there(name).unwrap_or_default();
            let seen = saw(form, name, &there);
            view! {
                {seen}
                <TextField
                    form=form.clone()
                    name=name
                    label=ctx.t(&format!("colour-{name}"))
                    value=there
                    kind="color"
                    narrow=true
                />
            }
        })
        .collect_view()
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Chosen {
    standard: String,
}

async fn set(ctx: Ctx, mut form: Posted<Chosen>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let typed = if form.fields.standard == "yes" { None } else { Some(typed(&mut form)) };
    let write = admin::begin(&ctx, form.key()).await?;
    form.check(PAGE)?;
    let css = match typed {
        Some(typed) => {
            let all = merged(&write, form.values(), typed).await?;
            for field in unreadable(&all, &delivered()) {
                form.error(&field, "error-contrast");
            }
            form.check(PAGE)?;
            stylesheet_of(&all)
        }
        None => String::new(),
    };
    actions::set_colours(&write, &css).await?;
    admin::settled(&ctx, write, routes::admin::Colours.done("bewaard")).await
}

/// The colours that were typed. What is none is noted.
fn typed(form: &mut Posted<Chosen>) -> HashMap<&'static str, Colour> {
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let mut typed = HashMap::new();
    for name in OWN {
        match posted.get(name).and_then(|value| Colour::parse(value.trim())) {
            Some(colour) => drop(typed.insert(name, colour)),
            None => form.error(name, "error-colour"),
        }
    }
    typed
}

/// The whole palette: what somebody changed, over what a colleague set meanwhile, over what was delivered.
async fn merged(
    write: &Write,
    posted: &[(String, String)],
    typed: HashMap<&'static str, Colour>,
) -> Result<HashMap<String, Colour>, AppError> {
    let mut all = delivered();
    let own = store::settings::look_and_words(write.tx(), write.by().municipality).await?.words;
    let own = own.into_iter().find(|(_, key, _)| key == store::settings::COLOURS);
    all.extend(own.map(|(.., css)| palette(&css)).unwrap_or_default());
    let settings = typed.iter().map(|(name, colour)| {
        let there = all.get(*name).map(Colour::to_string).unwrap_or_default();
        Field::text(*name, format!("colour-{name}"), there, colour.to_string())
    });
    let changed = meanwhile::changed(posted, PAGE, PAGE, settings.collect())?;
    for setting in changed {
        if let Some(colour) = typed.get(setting.name.as_str()) {
            all.insert(setting.name, *colour);
        }
    }
    Ok(all)
}

/// What differs from the palette as it was delivered, as a stylesheet.
fn stylesheet_of(all: &HashMap<String, Colour>) -> String {
    let standard = delivered();
    let changed = OWN
        .into_iter()
        .filter_map(|name| Some((name, all.get(name).filter(|colour| standard.get(name) != Some(colour))?)));
    let lines: String = changed.map(|(name, colour)| format!("  --mw-{name}: {colour};\n")).collect();
    if lines.is_empty() { String::new() } else { format!(".mw-theme.mw-theme {{\n{lines}}}\n") }
}

/// Colours that can't be told apart from what they stand on. Told at the colour that was chosen, not at the
/// one that it stands on.
fn unreadable(all: &HashMap<String, Colour>, standard: &HashMap<String, Colour>) -> Vec<String> {
    let changed = |name: &&String| OWN.contains(&name.as_str()) && all.get(*name) != standard.get(*name);
    let mut found = Vec::new();
    for (front, backs, least) in pairs() {
        for back in backs {
            let (Some(one), Some(other)) = (all.get(&front), all.get(&back)) else { continue };
            let field = [&back, &front].into_iter().find(changed);
            found.extend(field.filter(|_| one.contrast(*other) < least).cloned());
        }
    }
    found
}

/// The colours as a stylesheet. Its address changes with them, so it can be kept. Under a version that this
/// process does not know, yet or any more, they are never kept: they may be those of another.
async fn stylesheet(ctx: Ctx) -> Response {
    let known = ctx.live.colours_path.as_deref() == Some(&*ctx.path_and_query());
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, if known { "public, max-age=31536000, immutable" } else { "no-store" }),
    ];
    (headers, ctx.live.colours.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use super::{OWN, delivered, pairs, palette};

    #[test]
    fn the_delivered_palette_and_its_pairs_are_read() {
        let all = delivered();
        for name in OWN {
            assert!(all.contains_key(name), "{name}");
        }
        assert!(pairs().len() > 15);
        for (front, backs, least) in pairs() {
            for back in backs {
                assert!(all[&front].contrast(all[&back]) >= least, "{front} on {back}");
            }
        }
        assert_eq!(palette(".mw-theme { --mw-teal: #123456; --mw-x: url(y) }").len(), 1);
    }
}

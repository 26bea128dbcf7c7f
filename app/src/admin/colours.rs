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
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
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
            <PostForm form=form to=routes::admin::Colours.path()>
                {fields}
                <div class="mw-btns">
                    <Submit text=ctx.t("save") />
                    <Submit text=ctx.t("colours-standard") secondary=true says=("standard", "yes") />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn fields(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    let (delivered, own) = (delivered(), palette(&ctx.live.colours));
    let there = |name: &str| own.get(name).or_else(|| delivered.get(name)).map(Colour::to_string);
    OWN.into_iter()
        .map(|name| {
            view! {
                <TextField
                    form=form.clone()
                    name=name
                    label=ctx.t(&format!("colour-{name}"))
                    value=there(name).unwrap_or_default()
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
    let css = if form.fields.standard == "yes" { String::new() } else { chosen(&mut form) };
    let write = admin::begin(&ctx, form.key()).await?;
    form.check(routes::admin::Colours::PATH)?;
    actions::set_colours(&write, &css).await?;
    admin::settled(&ctx, write, routes::admin::Colours.done("bewaard")).await
}

/// The stylesheet of the colours that were chosen. What is wrong with them is noted.
fn chosen(form: &mut Posted<Chosen>) -> String {
    let standard = delivered();
    let mut all = standard.clone();
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    for name in OWN {
        match posted.get(name).and_then(|value| Colour::parse(value.trim())) {
            Some(colour) => drop(all.insert(name.to_owned(), colour)),
            None => form.error(name, "error-colour"),
        }
    }
    for field in unreadable(&all, &standard) {
        form.error(&field, "error-contrast");
    }
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

/// The colours as a stylesheet. Its address changes with them, so it can be kept.
async fn stylesheet(ctx: Ctx) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
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

//! What makers say of their initiative beside its words.

use crate::initiatives::{
    actions,
    handlers::mine,
    own::{self, MOST_NEEDS},
    place,
};
use axum::{Router, routing::post};
use domain::initiative::ValuePicture;
use serde::Deserialize;
use store::initiatives::{Initiative, Need};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::initiatives::Place>(post(whereabouts))
        .at::<routes::initiatives::Values>(post(values))
        .at::<routes::initiatives::Needs>(post(needs))
}

#[derive(Debug, Deserialize, Validate)]
struct Changed {
    #[serde(default)]
    version: i32,
}

/// Says that somebody else was first, with what stands there now beside what was chosen here.
fn conflict(ctx: &Ctx, there: &Initiative, page: &str, posted: &[(String, String)]) -> Conflict {
    let place = place::in_words(ctx, &own::chosen(there));
    let typed = place::in_words(ctx, &place::posted(ctx, posted).chosen);
    let both = Conflict::new(page, page, there.version, posted);
    if page.ends_with("/plaats") { both.chosen("fact-area", place, typed) } else { both }
}

async fn whereabouts(
    ctx: Ctx,
    At(routes::initiatives::Place(slug)): At<routes::initiatives::Place>,
    mut form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Place(&slug).path();
    let posted = place::posted(&ctx, form.values());
    let chosen = posted.chosen.cleaned();
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    if posted.stay.is_some() {
        // Nothing is kept yet: the page shows what was clicked, or what lies at the postcode.
        for (name, value) in [("way", &chosen.way), ("lat", &chosen.lat), ("lon", &chosen.lon)] {
            form.say(name, value);
        }
        return Err(form.invalid(&page));
    }
    for (field, fault) in chosen.wrong(&ctx.live.areas) {
        form.error(field, fault);
    }
    form.check(&page)?;
    let Some(spot) = chosen.spot(&ctx.live.areas) else { return Err(form.invalid(&page)) };
    let seen = form.fields.version;
    conflict(&ctx, &there, &page, form.values()).unless_seen(seen)?;
    if !actions::move_to(&write, &there, seen, spot).await? {
        return Err(conflict(&ctx, &there, &page, form.values()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

async fn values(
    ctx: Ctx,
    At(routes::initiatives::Values(slug)): At<routes::initiatives::Values>,
    form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Values(&slug).path();
    let mut picture = ValuePicture::new();
    for question in own::asked() {
        // What is not answered, or not understood, is left open: nobody has to answer.
        let said = form.values().iter().rev().find(|(name, _)| name == question.code());
        if let Some(value) = said.and_then(|(_, value)| value.parse().ok()) {
            picture.insert(question, value);
        }
    }
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let seen = form.fields.version;
    conflict(&ctx, &there, &page, form.values()).unless_seen(seen)?;
    if !actions::say_values(&write, &there, seen, picture).await? {
        return Err(conflict(&ctx, &there, &page, form.values()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

async fn needs(
    ctx: Ctx,
    At(routes::initiatives::Needs(slug)): At<routes::initiatives::Needs>,
    mut form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Needs(&slug).path();
    let mut needs = Vec::new();
    for line in 0..MOST_NEEDS {
        let typed = |name: &str, form: &Posted<Changed>| {
            let name = format!("{name}-{line}");
            let found = form.values().iter().rev().find(|(key, _)| *key == name);
            (name, found.map(|(_, value)| value.clone()).unwrap_or_default())
        };
        let (kind, what, details) = (typed("soort", &form), typed("wat", &form), typed("hoe", &form));
        let (what, details) = (form.line::<120>(&what.0, &what.1), form.line::<200>(&details.0, &details.1));
        if what.is_empty() && !details.is_empty() {
            form.error(&format!("wat-{line}"), "error-need-what");
        }
        if !what.is_empty() {
            needs.push(Need { offered: kind.1 == "offer", what, details });
        }
    }
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    form.links(&ctx, &needs.iter().map(|need| ("", need.what.as_str())).collect::<Vec<_>>());
    form.check(&page)?;
    let seen = form.fields.version;
    conflict(&ctx, &there, &page, form.values()).unless_seen(seen)?;
    if !actions::ask_and_offer(&write, &there, seen, &needs).await? {
        return Err(conflict(&ctx, &there, &page, form.values()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

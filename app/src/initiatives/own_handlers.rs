//! What makers say of their initiative beside its words.

use crate::initiatives::{
    actions,
    handlers::mine,
    own::{self, MOST_NEEDS},
    place,
};
use axum::{Router, routing::post};
use domain::{checklist::Question, initiative::ValuePicture};
use serde::Deserialize;
use store::{
    areas::chosen::Chosen,
    initiatives::{Initiative, Need},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::{FormState, Posted},
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

/// Says that somebody else was first.
fn conflict(ctx: &Ctx, there: &Initiative, page: &str, posted: &FormState) -> Conflict {
    let (now, typed) = (own::chosen(there), place::posted(ctx, posted).chosen);
    let shown = |chosen: &Chosen| ctx.name("precision", &chosen.precision);
    Conflict::new(page, page, there.version, &posted.values)
        .chosen("fact-area", place::in_words(ctx, &now), place::in_words(ctx, &typed))
        .chosen("register-precision", shown(&now), shown(&typed))
}

async fn whereabouts(
    ctx: Ctx,
    At(routes::initiatives::Place(slug)): At<routes::initiatives::Place>,
    mut form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Place(&slug).path();
    let posted = place::posted(&ctx, form.posted());
    let chosen = posted.chosen.cleaned();
    let write = ctx.begin(form.key()).await?;
    // First where it will be, then the initiative: who changes the areas takes them in this order too.
    let spot = match chosen.spot(&ctx.live.areas) {
        Some(spot) => Some(actions::standing(&write, spot).await?),
        None => None,
    };
    let there = mine(&write, &ctx, &slug).await?;
    let seen = form.fields.version;
    conflict(&ctx, &there, &page, form.posted()).unless_seen(seen)?;
    match posted.stay {
        Some(place::MAP_CHANGED) => form.error("way", "error-map-changed"),
        // Nothing is kept yet: the page shows what was clicked, or what lies at the postcode.
        Some(_) => {
            for (name, value) in [("way", &chosen.way), ("lat", &chosen.lat), ("lon", &chosen.lon)] {
                form.say(name, value);
            }
            return Err(form.invalid(&page));
        }
        None => {}
    }
    for (field, fault) in chosen.wrong(&ctx.live.areas) {
        form.error(field, fault);
    }
    form.check(&page)?;
    let Some(spot) = spot else { return Err(form.invalid(&page)) };
    if !actions::move_to(&write, &there, seen, spot).await? {
        return Err(conflict(&ctx, &there, &page, form.posted()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

/// The answers of a form of values. What is not answered, or not understood, is left open: nobody has to
/// answer.
fn picture(posted: &FormState) -> ValuePicture {
    let said = |question: Question| Some((question, posted.value(question.code())?.parse().ok()?));
    own::asked().filter_map(said).collect()
}

async fn values(
    ctx: Ctx,
    At(routes::initiatives::Values(slug)): At<routes::initiatives::Values>,
    form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Values(&slug).path();
    let picture = picture(form.posted());
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let seen = form.fields.version;
    let both = || {
        let now = there.value_picture.clone().unwrap_or_default();
        Conflict::new(&page, &page, there.version, form.values()).chosen(
            "values-heading",
            own::values_in_words(&ctx, &now),
            own::values_in_words(&ctx, &picture),
        )
    };
    both().unless_seen(seen)?;
    if !actions::say_values(&write, &there, seen, picture.clone()).await? {
        return Err(both().into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

/// What was typed in the lines of a form; what is wrong with it is noted.
fn lines(form: &mut Posted<Changed>) -> Vec<Need> {
    let mut needs = Vec::new();
    for line in 0..MOST_NEEDS {
        let typed = |name: &str, form: &Posted<Changed>| {
            let name = format!("{name}-{line}");
            (form.posted().value(&name).unwrap_or_default().to_owned(), name)
        };
        let (kind, what, details) = (typed("soort", form), typed("wat", form), typed("hoe", form));
        let (what, details) = (form.line::<120>(&what.1, &what.0), form.line::<200>(&details.1, &details.0));
        if what.is_empty() && !details.is_empty() {
            form.error(&format!("wat-{line}"), "error-need-what");
        }
        if !what.is_empty() {
            needs.push(Need { offered: kind.0 == "offer", what, details });
        }
    }
    needs
}

async fn needs(
    ctx: Ctx,
    At(routes::initiatives::Needs(slug)): At<routes::initiatives::Needs>,
    mut form: Posted<Changed>,
) -> Result<Seen, AppError> {
    let page = routes::initiatives::Needs(&slug).path();
    let needs = lines(&mut form);
    let said = needs.iter().flat_map(|need| [("", need.what.as_str()), ("", need.details.as_str())]);
    form.links(&ctx, &said.collect::<Vec<_>>());
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let now = store::initiatives::needs(write.tx(), there.id).await?;
    let seen = form.fields.version;
    let both = |posted: &[(String, String)]| {
        Conflict::new(&page, &page, there.version, posted).chosen(
            "initiative-needs",
            own::needs_in_words(&ctx, &now),
            own::needs_in_words(&ctx, &needs),
        )
    };
    both(form.values()).unless_seen(seen)?;
    form.check(&page)?;
    if !actions::ask_and_offer(&write, &there, seen, &needs).await? {
        return Err(both(form.values()).into());
    }
    write.done(routes::initiatives::Detail(&slug).done("bewaard")).await
}

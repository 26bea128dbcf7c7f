//! Setting the terms, and the routes of all that an administrator sets.

use crate::admin::{self, actions, checklist, colours, log, people_handlers, places, post as mail, words};
use axum::{Router, routing::post};
use domain::{access::Action, thresholds::Threshold};
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    meanwhile::{self, Field},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::Terms>(post(set))
        .merge(people_handlers::router())
        .merge(places::router())
        .merge(words::router())
        .merge(colours::router())
        .merge(checklist::router())
        .merge(mail::router())
        .merge(log::router())
}

/// Sets the terms that changed.
async fn set(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Terms::PATH;
    ctx.may(Action::Administer)?;
    let typed = typed(&mut form);
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let there = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    let settings = typed.iter().map(|(which, value)| {
        let label = format!("threshold-{}", which.code().replace('_', "-"));
        Field::text(which.code(), label, there.get(*which).to_string(), value.to_string())
    });
    let changed = meanwhile::changed(form.values(), PAGE, PAGE, settings.collect())?;
    let typed: Vec<_> = typed
        .into_iter()
        .filter(|(which, _)| changed.iter().any(|setting| setting.name == which.code()))
        .collect();
    actions::set_terms(&write, &typed).await?;
    write.done(routes::admin::Terms.done("termijnen")).await
}

/// The terms that were typed; what is wrong with them is noted.
fn typed(form: &mut Posted<Nothing>) -> Vec<(Threshold, u32)> {
    let mut typed = Vec::new();
    for which in Threshold::ALL.iter().copied() {
        let value = form
            .values()
            .iter()
            .find(|(name, _)| name == which.code())
            .and_then(|(_, value)| value.trim().parse::<u32>().ok());
        match value.filter(|value| which.allows(*value)) {
            Some(value) => typed.push((which, value)),
            None => form.error(which.code(), "error-threshold"),
        }
    }
    typed
}

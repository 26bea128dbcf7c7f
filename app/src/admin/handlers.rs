//! Setting the terms, and the routes of all that an administrator sets.

use crate::admin::{self, Setting, checklist, colours, log, people_handlers, places, post as mail, words};
use axum::{Router, routing::post};
use domain::{access::Action, event::Kind, thresholds::Threshold};
use serde_json::json;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/beheer/termijnen", post(set))
        .merge(people_handlers::router())
        .merge(places::router())
        .merge(words::router())
        .merge(colours::router())
        .merge(checklist::router())
        .merge(mail::router())
        .merge(log::router())
}

/// Sets the terms that changed. Who set which to what stands in the chain of events.
async fn set(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = "/beheer/termijnen";
    ctx.may(Action::Administer)?;
    let mut typed = Vec::new();
    for which in Threshold::ALL.iter().copied() {
        let value = form.values().iter().find(|(name, _)| name == which.code()).and_then(|(_, value)| value.trim().parse::<u32>().ok());
        match value.filter(|value| which.allows(*value)) {
            Some(value) => typed.push((which, value)),
            None => form.error(which.code(), "error-threshold"),
        }
    }
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let there = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    let settings = typed.iter().map(|(which, value)| Setting {
        name: which.code().to_owned(),
        label: format!("threshold-{}", which.code().replace('_', "-")).into(),
        there: there.get(*which).to_string(),
        typed: value.to_string(),
    });
    let changed = admin::changed(form.values(), PAGE, settings.collect())?;
    for (which, value) in typed.into_iter().filter(|(which, _)| changed.iter().any(|setting| setting.name == which.code())) {
        store::settings::set(write.tx(), ctx.municipality(), which, value).await?;
        let payload = json!({"name": which, "from": there.get(which), "to": value});
        write.setting(Kind::ThresholdSet, payload).await?;
    }
    write.done("/beheer/termijnen?gedaan=termijnen").await
}

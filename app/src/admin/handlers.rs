//! Setting the terms, and the routes of all that an administrator sets.

use crate::admin::{checklist, colours, log, people_handlers, places, post as mail, words};
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
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let there = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    let mut changed = Vec::new();
    for which in Threshold::ALL.iter().copied() {
        let typed = form.values().iter().find(|(name, _)| name == which.code()).map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
        match typed.parse::<u32>() {
            Ok(value) if which.allows(value) => changed.extend((value != there.get(which)).then_some((which, value))),
            Ok(_) | Err(_) => form.error(which.code(), "error-threshold"),
        }
    }
    form.check("/beheer/termijnen")?;
    for (which, value) in changed {
        store::settings::set(write.tx(), ctx.municipality(), which, value).await?;
        let payload = json!({"name": which, "from": there.get(which), "to": value});
        write.setting(Kind::ThresholdSet, payload).await?;
    }
    write.done("/beheer/termijnen?gedaan=termijnen").await
}

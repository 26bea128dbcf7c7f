//! Setting the terms, and the routes of all that an administrator sets.

use crate::admin::{
    self, actions, checklist_handlers, colours, landscape, list, log, one_area, people_handlers, places,
    post as mail, preview, words,
};
use axum::{Router, routing::post};
use domain::{access::Action, calendar::typed_days, thresholds::Threshold};
use jiff::civil::Date;
use std::collections::BTreeSet;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    meanwhile::{self, Field},
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::Terms>(post(set))
        .merge(people_handlers::router())
        .merge(landscape::router())
        .merge(places::router())
        .merge(preview::router())
        .merge(one_area::router())
        .merge(words::router())
        .merge(colours::router())
        .merge(checklist_handlers::router())
        .merge(mail::router())
        .merge(log::router())
        .merge(list::router())
}

/// Sets the terms that changed.
async fn set(ctx: Ctx, mut form: Posted<Nothing>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Terms::PATH;
    ctx.may(Action::Administer)?;
    let typed = typed(&mut form);
    let days = decreed(&mut form);
    form.check(PAGE)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let there = store::settings::thresholds(write.tx(), ctx.municipality()).await?;
    let settings = typed.iter().map(|(which, value)| {
        let label = format!("threshold-{}", which.code().replace('_', "-"));
        Field::text(which.code(), label, there.get(*which).to_string(), value.to_string())
    });
    let days_there: BTreeSet<Date> = there.calendar.decreed().collect();
    let days_typed = days.as_ref().map_or_else(|| in_lines(&days_there), in_lines);
    let field = Field::text(DECREED, "terms-decreed", in_lines(&days_there), days_typed);
    let changed = meanwhile::changed(form.values(), PAGE, PAGE, settings.chain([field]).collect())?;
    let typed: Vec<_> = typed
        .into_iter()
        .filter(|(which, _)| changed.iter().any(|setting| setting.name == which.code()))
        .collect();
    actions::set_terms(&write, &typed).await?;
    if let Some(days) = days.filter(|_| changed.iter().any(|setting| setting.name == DECREED)) {
        actions::set_decreed(&write, &days).await?;
    }
    admin::settled(&ctx, write, routes::admin::Terms.done("termijnen")).await
}

/// Name of the field with the days that a decree makes equal to a holiday.
pub const DECREED: &str = "decreed";

/// Days as they stand in their field, one on a line.
#[must_use]
pub fn in_lines<'a>(days: impl IntoIterator<Item = &'a Date>) -> String {
    let line = |day: &Date| format!("{}-{}-{}", day.day(), day.month(), day.year());
    days.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The days that were typed, if the form has them; what is no day is noted.
fn decreed(form: &mut Posted<Nothing>) -> Option<BTreeSet<Date>> {
    let typed = form.values().iter().find(|(name, _)| name == DECREED).map(|(_, value)| value.clone())?;
    let days = typed_days(&typed);
    if days.is_none() {
        form.error(DECREED, "error-decreed");
    }
    days
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

//! Handing over, and being away: of oneself, and by a manager or an administrator for a colleague.

use crate::handover::{
    actions,
    fields::Chosen,
    pages::{arranged, back_to, is_own},
    stands::Stands,
};
use axum::{Router, routing::post};
use domain::{absence::may_stand_in, id::AccountId, lang::Lang, time::day_of};
use serde::Deserialize;
use store::accounts::{Staff, absence::Absence};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::handover::Give>(post(give))
        .at::<routes::handover::Away>(post(away))
        .at::<routes::handover::Back>(post(back))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Give {
    items: Vec<String>,
    to: String,
    manager: String,
}

/// Hands over what was chosen.
async fn give(
    ctx: Ctx,
    At(routes::handover::Give(id)): At<routes::handover::Give>,
    mut form: Posted<Give>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let write = ctx.begin(form.key()).await?;
    let (person, staff) = arranged(&ctx, write.tx(), id).await?;
    if fields.items.is_empty() {
        form.error("items", "error-handover-items");
    }
    let chosen = Chosen::new(fields.to, fields.manager);
    let to = chosen.successors(&mut form, &staff, person.id);
    form.check(&back_to(&ctx, id))?;
    let stands = Stands::of(write.tx(), ctx.municipality(), person.id, Lang::Nl).await?.only(&fields.items);
    if stands.is_empty() {
        // A colleague was first with all of it.
        return Err(AppError::AtOnce);
    }
    actions::hand_over(&write, person.id, &stands, to).await?;
    write.done(done(&ctx, id, "overgedragen")).await
}

fn done(ctx: &Ctx, id: AccountId, what: &str) -> String {
    if is_own(ctx, id) { routes::handover::Own.done(what) } else { routes::handover::Of(&id).done(what) }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Away {
    from: String,
    until: String,
    stand_in: String,
}

/// From when until when somebody is away, and who is there for them.
async fn away(
    ctx: Ctx,
    At(routes::handover::Away(id)): At<routes::handover::Away>,
    mut form: Posted<Away>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let from = form.day("from", &fields.from, ..);
    let until = form.day("until", &fields.until, day_of(ctx.now)..);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.error("until", "error-duty-order");
    }
    let write = ctx.begin(form.key()).await?;
    let (person, staff) = arranged(&ctx, write.tx(), id).await?;
    write.queue(person.id.0).await?;
    let able = |one: &&Staff| may_stand_in(&person.actor, &one.actor);
    let stand_in =
        staff.iter().filter(able).find(|one| one.id.to_string() == fields.stand_in).map(|one| one.id);
    if stand_in.is_none() && !fields.stand_in.is_empty() {
        form.error("stand_in", "error-stand-in");
    }
    form.check(&back_to(&ctx, id))?;
    let (Some(from), Some(until)) = (from, until) else { return Err(form.invalid(&back_to(&ctx, id))) };
    actions::go_away(&write, person.id, Absence { from, until, stand_in }).await?;
    write.done(done(&ctx, id, "afwezig")).await
}

/// Somebody is there again.
async fn back(
    ctx: Ctx,
    At(routes::handover::Back(id)): At<routes::handover::Back>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let (person, _) = arranged(&ctx, write.tx(), id).await?;
    write.queue(person.id.0).await?;
    actions::come_back(&write, person.id).await?;
    write.done(done(&ctx, id, "terug")).await
}

//! Joining two obstacles that are one, and parting one that is two.

use crate::obstacles::{
    actions::joining::{Parting, join, joins, part, parts},
    handlers::{page, stale, workable},
};
use axum::{Router, routing::post};
use domain::{
    id::{ObstacleId, RequestId},
    lang::Lang,
    text::Title,
};
use serde::Deserialize;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of joining and parting.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::obstacles::Merge>(post(merge)).at::<routes::obstacles::Split>(post(split))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Merge {
    other: String,
    version: i32,
}

/// "The same obstacle as …": this one becomes part of the other. Both keep their history.
async fn merge(
    ctx: Ctx,
    At(routes::obstacles::Merge(slug)): At<routes::obstacles::Merge>,
    mut form: Posted<Merge>,
) -> Result<Seen, AppError> {
    let chosen: Option<ObstacleId> = form.fields.other.parse().ok();
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let other = match chosen {
        Some(id) => store::obstacles::current(write.tx(), ctx.municipality(), id).await?,
        None => None,
    };
    let other = other.filter(|other| joins(&there, other));
    if other.is_none() {
        form.error("other", "error-choose");
    }
    form.check(&page(&slug))?;
    let Some(other) = other else { return Err(form.invalid(&page(&slug))) };
    if !join(&write, &there, form.fields.version, &other).await? {
        return Err(stale(&there, routes::obstacles::Merge(&slug), form.values()).into());
    }
    write.done(routes::obstacles::Work(&other.slug).done("samengevoegd")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Split {
    title: String,
    explanation: String,
    requests: Vec<String>,
    version: i32,
}

/// Some requests met something else: that becomes an obstacle of its own.
async fn split(
    ctx: Ctx,
    At(routes::obstacles::Split(slug)): At<routes::obstacles::Split>,
    mut form: Posted<Split>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let title: Option<Title> = form.parse("title", &fields.title);
    let explanation = form.text::<1000>("explanation", &fields.explanation);
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let linked: Vec<RequestId> = store::obstacles::links(write.tx(), vec![there.id])
        .await?
        .into_iter()
        .map(|(_, request)| request)
        .collect();
    let chosen: Vec<RequestId> =
        linked.iter().copied().filter(|id| fields.requests.contains(&id.to_string())).collect();
    if !parts(&linked, &chosen) {
        form.error("requests", "error-split");
    }
    form.check(&page(&slug))?;
    let Some(title) = title else { return Err(form.invalid(&page(&slug))) };
    let parting = Parting { title: title.into_string(), explanation, requests: chosen };
    let Some(id) = part(&write, &there, fields.version, parting, me).await? else {
        return Err(stale(&there, routes::obstacles::Split(&slug), form.values()).into());
    };
    let new = store::obstacles::by_ids(write.tx(), vec![id], Lang::Nl)
        .await?
        .remove(&id)
        .ok_or(AppError::NotFound)?;
    write.done(routes::obstacles::Work(&new.slug).done("gesplitst")).await
}

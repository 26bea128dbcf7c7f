//! Joining two obstacles that are one, and parting one that is two.

use crate::obstacles::handlers::{page, stale, workable};
use axum::{Router, extract::Path, routing::post};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{ObstacleId, RequestId},
    lang::Lang,
    text::{Text, Title},
};
use serde::Deserialize;
use serde_json::json;
use store::{journal::Fact, obstacles::New};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    seen::{Done as _, Seen},
};

/// Routes of joining and parting.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/werk/belemmeringen/{slug}/samenvoegen", post(merge)).route("/werk/belemmeringen/{slug}/splitsen", post(split))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Merge {
    other: String,
    version: i32,
}

/// "The same obstacle as …": this one becomes part of the other. Both keep their history.
async fn merge(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Merge>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let other = match form.fields.other.parse::<ObstacleId>() {
        Ok(id) => store::obstacles::current(write.tx(), ctx.municipality(), id).await?,
        Err(_nothing_chosen) => None,
    };
    let other = other.filter(|other| other.id != there.id && other.is_open() && there.is_open());
    if other.is_none() {
        form.error("other", "error-choose");
    }
    form.check(&page(&slug))?;
    let Some(other) = other else { return Err(form.invalid(&page(&slug))) };
    if !store::obstacles::merge(write.tx(), &there, form.fields.version, &other).await? {
        return Err(stale(&there, &slug, "samenvoegen", form.values()).into());
    }
    store::cover::move_obstacle(write.tx(), there.id, other.id).await?;
    store::learning::move_obstacle(write.tx(), there.id, other.id).await?;
    store::council::move_obstacle(write.tx(), there.id, other.id).await?;
    store::obstacles::move_appeals(write.tx(), there.id, other.id).await?;
    let (one, two) = (json!({"into": other.id}), json!({"other": there.id}));
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleMerged, audience: Audience::Public, payload: one }).await?;
    write.event(Fact { aggregate: Aggregate::Obstacle, id: other.id.0, kind: Kind::ObstacleMerged, audience: Audience::Public, payload: two }).await?;
    write.done(format!("{}?gedaan=samengevoegd", page(&other.slug))).await
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
async fn split(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Split>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let there = workable(&write, &ctx, &slug).await?;
    let fields = std::mem::take(&mut form.fields);
    let title: Option<Title> = form.parse("title", &fields.title);
    let explanation: Option<Text<1000>> = form.parse_optional("explanation", &fields.explanation);
    let linked: Vec<RequestId> = store::obstacles::links(write.tx(), vec![there.id]).await?.into_iter().map(|(_, request)| request).collect();
    let chosen: Vec<RequestId> = linked.iter().copied().filter(|id| fields.requests.contains(&id.to_string())).collect();
    // Taking all of them would leave an obstacle that nobody met.
    if chosen.is_empty() || chosen.len() == linked.len() {
        form.error("requests", "error-split");
    }
    form.check(&page(&slug))?;
    let Some(title) = title else { return Err(form.invalid(&page(&slug))) };
    if !store::obstacles::change(write.tx(), there.id, fields.version, there.unchanged()).await? {
        return Err(stale(&there, &slug, "splitsen", form.values()).into());
    }
    let new = New {
        title: title.into_string(),
        explanation: explanation.map(Text::into_string).unwrap_or_default(),
        kind: there.kind,
        source: there.source,
        translations: None,
        slug: String::new(),
    };
    let id = store::obstacles::split(write.tx(), write.by(), &there, new, &chosen, me).await?;
    let (from, to) = (json!({"from": there.id, "kind": there.kind, "source": there.source}), json!({"other": id}));
    write.event(Fact { aggregate: Aggregate::Obstacle, id: id.0, kind: Kind::ObstacleReported, audience: Audience::Public, payload: from }).await?;
    write.event(Fact { aggregate: Aggregate::Obstacle, id: there.id.0, kind: Kind::ObstacleSplit, audience: Audience::Public, payload: to }).await?;
    for request in chosen {
        let payload = json!({"obstacle": id, "kind": there.kind});
        write.event(Fact { aggregate: Aggregate::Request, id: request.0, kind: Kind::ObstacleLinked, audience: Audience::Public, payload }).await?;
    }
    let new = store::obstacles::by_ids(write.tx(), vec![id], Lang::Nl).await?.remove(&id).ok_or(AppError::NotFound)?;
    write.done(format!("{}?gedaan=gesplitst", page(&new.slug))).await
}

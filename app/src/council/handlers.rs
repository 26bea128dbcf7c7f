//! Writing down a talk, and the obstacles that were heard of in it.

use crate::{
    council::actions::{self, Talk},
    obstacles,
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    id::ObstacleId,
    obstacle::{Kind as ObstacleKind, Source},
    text::{Story, Title},
    time::day_of,
};
use serde::Deserialize;
use store::obstacles::New;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::council::Talks>(post(hold)).at::<routes::council::TalkObstacle>(post(obstacle))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Hold {
    area: String,
    held_on: String,
    with_whom: String,
    heard: String,
}

async fn hold(ctx: Ctx, mut form: Posted<Hold>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::council::Talks::PATH;
    ctx.may(Action::HoldTalk)?;
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    if ctx.live.areas.neighbourhood(&fields.area).is_none() {
        form.error("area", "error-choose");
    }
    let held_on = form.day("held_on", &fields.held_on, ..=day_of(ctx.now));
    let with_whom: Option<Title> = form.parse("with_whom", &fields.with_whom);
    let heard: Option<Story> = form.parse("heard", &fields.heard);
    let write = ctx.begin(form.key()).await?;
    form.check(PAGE)?;
    let (Some(held_on), Some(with_whom), Some(heard)) = (held_on, with_whom, heard) else {
        return Err(form.invalid(PAGE));
    };
    let talk = Talk { area: &fields.area, held_on, with_whom: with_whom.as_str(), heard: heard.as_str() };
    let id = actions::hold(&write, talk, me).await?;
    write.done(routes::council::OneTalk(&id).done("gesprek-bewaard")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Heard {
    obstacle: String,
    title: String,
    explanation: String,
    kind: String,
    source: String,
}

/// An obstacle that was heard of: one that we know, or a new one.
enum HeardOf {
    Known(ObstacleId),
    New(New),
}

/// Reads which obstacle was heard of. What is wrong with it is noted.
fn heard_of(form: &mut Posted<Heard>) -> Option<HeardOf> {
    let fields = std::mem::take(&mut form.fields);
    if let Ok(known) = fields.obstacle.parse() {
        return Some(HeardOf::Known(known));
    }
    if form.values().iter().any(|(name, value)| name == "form" && value == "gesprek-bekend") {
        form.error("obstacle", "error-choose");
        return None;
    }
    let title: Option<Title> = form.parse("title", &fields.title);
    let explanation = form.text::<1000>("explanation", &fields.explanation);
    let kind: Option<ObstacleKind> = form.choose("kind", &fields.kind);
    let source: Option<Source> = form.choose("source", &fields.source);
    Some(HeardOf::New(New {
        title: title?.into_string(),
        explanation,
        kind: kind?,
        source: source?,
        translations: None,
        slug: String::new(),
    }))
}

/// What was heard stands in the way: one that we know, or a new one.
async fn obstacle(
    ctx: Ctx,
    At(routes::council::TalkObstacle(id)): At<routes::council::TalkObstacle>,
    mut form: Posted<Heard>,
) -> Result<Seen, AppError> {
    ctx.may(Action::HoldTalk)?;
    let me = ctx.account()?;
    let page = routes::council::OneTalk(&id);
    let heard = heard_of(&mut form);
    let write = ctx.begin(form.key()).await?;
    let talk = store::council::by_id(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    form.check(&page.path())?;
    let obstacle = match heard.ok_or_else(|| form.invalid(&page.path()))? {
        HeardOf::Known(known) => {
            let found = store::obstacles::current(write.tx(), ctx.municipality(), known).await?;
            found.ok_or(AppError::NotFound)?.id
        }
        HeardOf::New(new) => obstacles::actions::report(&write, new, me, Some(talk.id)).await?,
    };
    actions::heard_of(&write, talk.id, obstacle).await?;
    write.done(page.done("gesprek-belemmering")).await
}

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
    text::{Story, Text, Title},
    time::day_of,
};
use jiff::civil::Date;
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
    let write = ctx.begin(form.key()).await?;
    let fields = std::mem::take(&mut form.fields);
    if ctx.live.areas.neighbourhood(&fields.area).is_none() {
        form.error("area", "error-choose");
    }
    let held_on: Option<Date> = fields.held_on.parse().ok();
    match held_on {
        None => form.error("held_on", "error-date"),
        Some(day) if day > day_of(ctx.now) => form.error("held_on", "error-date-future"),
        Some(_) => {}
    }
    let with_whom: Option<Title> = form.parse("with_whom", &fields.with_whom);
    let heard: Option<Story> = form.parse("heard", &fields.heard);
    form.check(PAGE)?;
    let (Some(held_on), Some(with_whom), Some(heard)) = (held_on, with_whom, heard) else {
        return Err(form.invalid(PAGE));
    };
    let talk = Talk { area: &fields.area, held_on, with_whom: with_whom.as_str(), heard: heard.as_str() };
    let id = actions::hold(&write, talk, me).await?;
    write.done(format!("{PAGE}/{id}?gedaan=gesprek-bewaard")).await
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

/// What was heard stands in the way: one that we know, or a new one.
async fn obstacle(
    ctx: Ctx,
    At(routes::council::TalkObstacle(id)): At<routes::council::TalkObstacle>,
    mut form: Posted<Heard>,
) -> Result<Seen, AppError> {
    ctx.may(Action::HoldTalk)?;
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let talk = store::council::by_id(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let page = routes::council::OneTalk(&id).path();
    let fields = std::mem::take(&mut form.fields);
    let knows = form.values().iter().any(|(name, value)| name == "form" && value == "gesprek-bekend");
    let known: Option<ObstacleId> = fields.obstacle.parse().ok();
    if knows && known.is_none() {
        form.error("obstacle", "error-choose");
        return Err(form.invalid(&page));
    }
    let obstacle = if let Some(known) = known {
        store::obstacles::current(write.tx(), ctx.municipality(), known).await?.ok_or(AppError::NotFound)?.id
    } else {
        let title: Option<Title> = form.parse("title", &fields.title);
        let explanation: Option<Text<1000>> = form.parse_optional("explanation", &fields.explanation);
        let kind: Option<ObstacleKind> = form.choose("kind", &fields.kind);
        let source: Option<Source> = form.choose("source", &fields.source);
        form.check(&page)?;
        let (Some(title), Some(kind), Some(source)) = (title, kind, source) else {
            return Err(form.invalid(&page));
        };
        let explanation = explanation.map(Text::into_string).unwrap_or_default();
        let new = New {
            title: title.into_string(),
            explanation,
            kind,
            source,
            translations: None,
            slug: String::new(),
        };
        obstacles::actions::report(&write, new, me, Some(talk.id)).await?
    };
    actions::heard_of(&write, talk.id, obstacle).await?;
    write.done(format!("{page}?gedaan=gesprek-belemmering")).await
}

//! Answers to the islands, on behalf of whoever asks.

use crate::assessments::{
    fields::{choice_of, reason_of},
    handlers,
};
use axum::http::StatusCode;
use domain::access::Action;
use islands::{
    answer::{Given, Kept, Similar},
    desk::{Answer, Desk},
};
use leptos::prelude::ServerFnError;
use web::{context::Ctx, error::AppError, meanwhile, ui::page::set_status};

/// See [`Desk`].
#[derive(Debug, Clone)]
pub struct IslandDesk(pub Ctx);

impl Desk for IslandDesk {
    fn keep_answer(&self, number: String, given: Given) -> Answer<Kept> {
        let ctx = self.0.clone();
        let number = number.replace(char::is_control, "");
        Box::pin(async move { keep(&ctx, &number, given).await.map_err(|error| failed(&error)) })
    }

    fn similar_obstacles(&self, typed: String) -> Answer<Vec<Similar>> {
        let ctx = self.0.clone();
        Box::pin(async move { similar(&ctx, &typed).await.map_err(|error| failed(&error)) })
    }
}

async fn keep(ctx: &Ctx, number: &str, given: Given) -> Result<Kept, AppError> {
    let Given { question, choice, reason, seen } = given;
    let names = [choice_of(&question), reason_of(&question)];
    let posted =
        names.iter().map(|name| meanwhile::seen(name)).zip(seen).filter(|(_, seen)| !seen.is_empty());
    let posted: Vec<_> = posted.collect();
    let kept = handlers::keep_all(ctx, None, number, &posted, vec![(question, choice, reason)]).await?;
    Ok(Kept { complete: kept.assessed, seen: kept.seen })
}

async fn similar(ctx: &Ctx, typed: &str) -> Result<Vec<Similar>, AppError> {
    ctx.may(Action::HandleObstacles)?;
    let typed: String = typed.chars().take(200).collect();
    let found = store::obstacles::lists::similar(ctx.db(), ctx.reader(), &typed).await?;
    Ok(found
        .into_iter()
        .map(|(obstacle, requests)| Similar {
            id: obstacle.id.to_string(),
            kind: ctx.name("obstacle-kind", obstacle.kind.code()),
            title: obstacle.title,
            requests,
        })
        .collect())
}

/// The same error for an island: a status and nothing more. A fault of ours is written down.
fn failed(error: &AppError) -> ServerFnError {
    match error {
        AppError::Internal(cause) => tracing::error!("an island: {cause:#}"),
        other => tracing::info!("an island: {other}"),
    }
    let status =
        if matches!(error, AppError::LoginNeeded) { StatusCode::UNAUTHORIZED } else { error.status() };
    set_status(status);
    ServerFnError::new(status.as_str())
}

//! What somebody does by the link in their mail.

use crate::{
    accounts::{actions::open_link, links::limit, session::enter_by_mail},
    filings::{actions, release::release},
};
use axum::{Router, routing::post};
use domain::{
    spam::PerDay,
    text::{Email, Name},
};
use serde::Deserialize;
use store::{
    accounts::{Purpose, known_token},
    filings::{Filing, What},
    journal::Write,
};
use tower_sessions::Session;
use uuid::Uuid;
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
    Router::new().at::<routes::filings::ByLink>(post(by_link))
}

/// Keeps what a visitor filed under an address, and tells them to look in their mail: the same for an address
/// that is known here and one that is not. `page` is where the form stands.
///
/// # Errors
/// When this address was written to too often today, and when the database does not answer.
pub async fn hold<T>(
    ctx: &Ctx,
    write: Write,
    form: &mut Posted<T>,
    (page, most): (&str, PerDay),
    (name, email): (&Name, &Email),
    what: What,
) -> Result<Seen, AppError> {
    limit(ctx, &write, form, most, (email, Purpose::File)).await?;
    form.check(page)?;
    actions::hold(&write, (name, email), what, ctx.lang).await?;
    write.done(routes::filings::Sent.path()).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Chosen {
    what: String,
}

async fn by_link(
    ctx: Ctx,
    session: Session,
    At(routes::filings::ByLink(token)): At<routes::filings::ByLink>,
    mut form: Posted<Chosen>,
) -> Result<Seen, AppError> {
    let page = routes::filings::ByLink(&token).path();
    let mut write = ctx.begin(form.key()).await?;
    if form.fields.what == "again" {
        return again(&ctx, write, &token, &mut form).await;
    }
    let Some((email, Some(id))) = open_link(&write, &token, Purpose::File).await? else {
        return Ok(Seen(page));
    };
    let filing = waiting(&write, &id).await?;
    if form.fields.what == "drop" {
        actions::throw_away(&write, &filing).await?;
        return write.done(page).await;
    }
    let (account, done) = release(&mut write, &filing, &email, ctx.lang).await?;
    enter_by_mail(write, &ctx, &session, account, &done).await
}

/// What a link is about, while it waits.
async fn waiting(write: &Write, id: &str) -> Result<Filing, AppError> {
    let id: Uuid = id.parse().map_err(|_unlikely: uuid::Error| AppError::BadRequest)?;
    let found = store::filings::to_change(write.tx(), id).await?;
    found.filter(|filing| filing.what.is_some()).ok_or(AppError::NotFound)
}

/// Sends a new link in the place of one that is too old, to the same address.
async fn again(ctx: &Ctx, write: Write, token: &str, form: &mut Posted<Chosen>) -> Result<Seen, AppError> {
    let page = routes::filings::ByLink(&token).path();
    let known = known_token(write.tx(), ctx.municipality(), token, Purpose::File).await?;
    let Some(link) = known.filter(|link| !link.used) else { return Ok(Seen(page)) };
    let filing = waiting(&write, &link.next.unwrap_or_default()).await?;
    limit(ctx, &write, form, PerDay::Requests, (&link.email, Purpose::File)).await?;
    form.check(&page)?;
    actions::send_again(&write, filing.id, &link.email, ctx.lang).await?;
    write.done(routes::filings::Sent.path()).await
}

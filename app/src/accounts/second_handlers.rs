//! Passing the second step of logging in; passkeys and codes of somebody.

use crate::{
    accounts::{
        actions,
        codes::CODES,
        second::{UNDER_WAY, credentials, site},
        session::{go_on, home, log_in, of_half, put},
    },
    action::ActionError,
};
use axum::{Router, routing::post};
use domain::{id::AccountId, text::Line};
use serde::Deserialize;
use store::{
    accounts::{Registered, Way},
    journal::By,
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    passkeys::PasskeyError,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::accounts::SecondStep>(post(pass))
        .at::<routes::accounts::Recover>(post(recover))
        .at::<routes::accounts::Passkey>(post(add))
        .at::<routes::accounts::RemovePasskey>(post(remove))
        .at::<routes::accounts::Codes>(post(codes))
}

/// What a browser said that does not fit is told as an error of the form; what is wrong with our own rows is
/// a fault of ours.
fn key(error: &PasskeyError) -> &'static str {
    tracing::info!(%error, "a passkey was not taken");
    match error {
        PasskeyError::Stale => "error-passkey-stale",
        PasskeyError::BaseUrl(_) | PasskeyError::None | PasskeyError::Json(_) | PasskeyError::Refused(_) => {
            "error-passkey"
        }
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answered {
    answer: String,
    name: String,
    code: String,
    what: String,
}

/// What is under way, taken out so that it works once.
async fn taken(session: &Session) -> Result<String, AppError> {
    let pending: Option<String> = session.remove(UNDER_WAY).await?;
    session.save().await?;
    Ok(pending.unwrap_or_default())
}

/// The second step, with a passkey.
async fn pass(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::accounts::SecondStep::PATH;
    let (account, next) = of_half(&ctx).await?;
    let pending = taken(&session).await?;
    let write = ctx.begin(None).await?;
    let mine = credentials(write.tx(), account).await?;
    match site(&ctx)?.finish_authentication(account.0, &form.fields.answer, &pending, &mine, ctx.now) {
        Ok(passed) => actions::pass(&write, account, passed).await?,
        Err(error) => form.error("", key(&error)),
    }
    form.check(PAGE)?;
    write.commit().await?;
    enter(&ctx, &session, account, Way::Passkey, &next).await
}

/// The second step, with a code. Tries are counted like those of links: per address, and after ten the half
/// log-in is gone.
async fn recover(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::accounts::SecondStep::PATH;
    const MOST: i32 = 10;
    let (account, _) = of_half(&ctx).await?;
    if store::accounts::sessions::count_try(ctx.app.db.write(), &session).await? > MOST {
        session.flush().await?;
        return Ok(Seen(routes::accounts::Login.ask("verlopen", "1")));
    }
    let mut write = ctx.begin(None).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    match actions::recover(&write, account, &form.fields.code).await {
        Err(ActionError::Refused(why)) => form.error("code", why),
        done => done?,
    }
    form.check(PAGE)?;
    write.commit().await?;
    enter(&ctx, &session, account, Way::Recovery, &routes::accounts::Devices.done("herstel")).await
}

async fn enter(
    ctx: &Ctx,
    session: &Session,
    account: AccountId,
    way: Way,
    next: &str,
) -> Result<Seen, AppError> {
    log_in(ctx, session, account, way).await?;
    go_on(ctx, account, next).await
}

/// Keeps a new passkey: of who is logged in, or of who makes their first one as the second step of logging
/// in.
async fn add(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    let (account, half) = match &ctx.viewer {
        Some(viewer) => (viewer.account, None),
        None => of_half(&ctx).await.map(|(account, next)| (account, Some(next)))?,
    };
    let page =
        if half.is_some() { routes::accounts::SecondStep::PATH } else { routes::accounts::Passkey::PATH };
    let pending = taken(&session).await?;
    let name: Option<Line<60>> = form.parse("name", &form.fields.name.clone());
    let made = if name.is_some() { made(&ctx, &mut form, account, &pending)? } else { None };
    let mut write = ctx.begin(None).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    if half.is_some() && !store::accounts::passkeys(write.tx(), account).await?.is_empty() {
        // Somebody who has one already passes with it; a link alone does not make another.
        return Err(AppError::Forbidden);
    }
    form.check(page)?;
    let (Some(name), Some(made)) = (name, made) else { return Err(form.invalid(page)) };
    let codes = match actions::add_passkey(&write, account, name.as_str(), made).await {
        Err(ActionError::Refused(why)) => {
            form.error("", why);
            return Err(form.invalid(page));
        }
        added => added?,
    };
    write.commit().await?;
    if half.is_some() {
        log_in(&ctx, &session, account, Way::Passkey).await?;
    }
    match codes {
        Some(codes) => {
            put(&session, CODES, codes).await?;
            Ok(Seen(routes::accounts::Codes.done("passkey")))
        }
        None => Ok(Seen(routes::accounts::Devices.done("passkey"))),
    }
}

/// The passkey that a device made. What is wrong with its answer is noted.
fn made(
    ctx: &Ctx,
    form: &mut Posted<Answered>,
    account: AccountId,
    pending: &str,
) -> Result<Option<Registered>, AppError> {
    match site(ctx)?.finish_registration(account.0, &form.fields.answer, pending, ctx.now) {
        Ok(made) => Ok(Some(made)),
        Err(error) => {
            form.error("", key(&error));
            Ok(None)
        }
    }
}

/// Takes one away. The last one stays: without it the next log-in would be by mail alone.
async fn remove(
    ctx: Ctx,
    At(routes::accounts::RemovePasskey(id)): At<routes::accounts::RemovePasskey>,
    form: Posted<Answered>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    actions::remove_passkey(&write, me, id).await?;
    write.done(routes::accounts::Devices.done("passkey-weg")).await
}

/// Makes new codes, or goes on for who wrote them down.
async fn codes(ctx: Ctx, session: Session, form: Posted<Answered>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    if form.fields.what == "kept" {
        return home(&ctx, me).await.map(Seen);
    }
    let write = ctx.begin(form.key()).await?;
    let codes = actions::make_codes(&write, me).await?;
    let seen = write.done(routes::accounts::Codes.path()).await?;
    put(&session, CODES, codes).await?;
    Ok(seen)
}

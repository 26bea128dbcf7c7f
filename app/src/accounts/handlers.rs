//! Logging in and out.

use crate::accounts::{second, sso};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{
    access::{Grant, Role},
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    lang::Lang,
    text::Email,
};
use jiff::ToSpan;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use serde_json::json;
use store::{
    accounts::{
        Way,
        sessions::{self, ACCOUNT, DEVICE, WAY},
    },
    journal::{Fact, Mail, Write},
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    login::safe_path,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/inloggen", post(ask_link))
        .route("/inloggen/link/{token}", post(use_link))
        .route("/inloggen/demo", post(demo))
        .route("/uitloggen", post(log_out))
        .route("/uitloggen/overal", post(log_out_everywhere))
        .route("/mijn/inloggen/apparaat", post(end_device))
        .merge(second::router())
        .merge(sso::router())
        .route("/taal/{code}", get(language))
}

/// Links to log in for one address in a quarter of an hour.
const MOST_LINKS: u64 = 5;

#[derive(Debug, Deserialize, Validate)]
struct AskLink {
    #[serde(default)]
    email: String,
    #[serde(default)]
    naar: String,
}

/// The same answer for an address that we know and one that we do not.
async fn ask_link(ctx: Ctx, mut form: Posted<AskLink>) -> Result<Seen, AppError> {
    let email: Option<Email> = form.parse("email", &form.fields.email.clone());
    let (Some(email), false) = (email, form.has_errors()) else { return Err(form.invalid("/inloggen")) };
    let write = ctx.begin(form.key()).await?;
    let quarter = ctx.now.checked_sub(15.minutes()).unwrap_or(ctx.now);
    if store::accounts::links_since(write.tx(), write.by(), &email, store::accounts::Purpose::LogIn, quarter).await? >= MOST_LINKS {
        // Nobody fills somebody else's mailbox. An address that we don't know gets the same answer.
        return Err(AppError::TooMany(15 * 60));
    }
    let account = store::accounts::by_email(write.tx(), ctx.municipality(), &email).await?;
    let next = Some(safe_path(&form.fields.naar).to_owned()).filter(|next| next != "/");
    // The same work for an address that we know and one that we don't: a link, a look at the roles, and a mail. So both take as long, and who
    // typed an address that they never used here is not left waiting.
    let token = store::accounts::new_token(write.tx(), write.by(), &email, store::accounts::Purpose::LogIn, next).await?;
    let roles = store::accounts::roles_of(write.tx(), account.as_ref().map_or_else(|| AccountId(Uuid::nil()), |account| account.id.0)).await?;
    let barred = !ctx.app.staff_mail && !roles.is_empty();
    let (template, path) = match account {
        None => ("login-unknown", "/aanmelden".to_owned()),
        Some(_) if barred => ("login-sso", "/inloggen".to_owned()),
        Some(_) => ("login", format!("/inloggen/link/{token}")),
    };
    let (to, name, lang) = account.map_or_else(|| (email.to_string(), String::new(), ctx.lang), |account| (account.email, account.name, account.language.0));
    let facts = json!({"link": format!("{}{path}", ctx.app.base_url), "name": name});
    write.mail(Mail { to, template, lang, facts }).await?;
    write.done("/inloggen/verstuurd").await
}

async fn use_link(ctx: Ctx, session: Session, Path(token): Path<String>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let Some((email, next)) = store::accounts::use_token(write.tx(), write.by(), &token, store::accounts::Purpose::LogIn).await? else {
        return Ok(Seen("/inloggen?verlopen=1".to_owned()));
    };
    let Some(account) = store::accounts::by_email(write.tx(), ctx.municipality(), &email).await? else { return Ok(Seen("/inloggen?verlopen=1".to_owned())) };
    let next = next.map_or_else(|| "/".to_owned(), |next| safe_path(&next).to_owned());
    enter_by_mail(write, &ctx, &session, account.id.0, &next).await
}

/// Lets somebody in who opened a link in their mail, whatever it was for. Colleagues first take the second step, or come in by the
/// municipality's own log-in only: their mail alone opens nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn enter_by_mail(write: Write, ctx: &Ctx, session: &Session, id: AccountId, next: &str) -> Result<Seen, AppError> {
    let roles = store::accounts::roles_of(write.tx(), id).await?;
    if !roles.is_empty() && !ctx.app.staff_mail {
        return write.done("/inloggen?sso=alleen").await;
    }
    if !roles.is_empty() && ctx.app.passkeys.is_some() {
        let seen = write.done("/inloggen/tweede-stap").await?;
        second::half(ctx, session, id, next).await?;
        return Ok(seen);
    }
    let next = if next == "/" { home_of(&roles.into_iter().map(|one| one.grant).collect::<Vec<_>>()) } else { next };
    let seen = write.done(next).await?;
    log_in(ctx, session, id, Way::Link).await?;
    Ok(seen)
}

/// Puts an account in the session, under a new number, so that a number that was known before is worth nothing.
///
/// # Errors
/// When the session can't be stored.
pub async fn log_in(ctx: &Ctx, session: &Session, account: AccountId, way: Way) -> Result<(), AppError> {
    // What was begun before somebody was known does not become theirs.
    session.clear().await;
    session.cycle_id().await?;
    session.insert(ACCOUNT, account.0).await?;
    session.insert(DEVICE, &ctx.device).await?;
    session.insert(WAY, way.code()).await?;
    Ok(session.save().await?)
}

/// Where somebody starts after logging in.
///
/// # Errors
/// When the database does not answer.
pub async fn home(ctx: &Ctx, id: AccountId) -> Result<String, AppError> {
    let grants: Vec<_> = store::accounts::roles_of(ctx.db(), id).await?.into_iter().map(|one| one.grant).collect();
    Ok(home_of(&grants).to_owned())
}

/// Sends somebody who has just logged in to where they wanted to go, or to where they start.
///
/// # Errors
/// When the database does not answer.
pub async fn go_on(ctx: &Ctx, id: AccountId, next: &str) -> Result<Seen, AppError> {
    if next == "/" { home(ctx, id).await.map(Seen) } else { Ok(Seen(next.to_owned())) }
}

fn home_of(grants: &[Grant]) -> &'static str {
    let has = |role: Role| grants.iter().any(|grant| grant.role == role);
    if has(Role::Alderman) {
        "/bestuur"
    } else if has(Role::Official) || has(Role::Manager) {
        "/werk"
    } else if has(Role::Admin) {
        "/beheer"
    } else {
        "/mijn"
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Demo {
    #[serde(default)]
    email: String,
    #[serde(default)]
    naar: String,
}

/// One click per role, only in a demonstration.
async fn demo(ctx: Ctx, session: Session, form: Posted<Demo>) -> Result<Seen, AppError> {
    if !ctx.app.demo {
        return Err(AppError::NotFound);
    }
    let email: Email = form.fields.email.parse().map_err(|_ignored: domain::text::TextError| AppError::BadRequest)?;
    let account = store::accounts::by_email(ctx.db(), ctx.municipality(), &email).await?.ok_or(AppError::NotFound)?;
    let id = account.id.0;
    log_in(&ctx, &session, id, Way::Demo).await?;
    let next = safe_path(&form.fields.naar);
    go_on(&ctx, id, next).await
}

/// Ends this session, and that at the municipality's own log-in when it began there.
async fn log_out(ctx: Ctx, session: Session) -> Result<Seen, AppError> {
    let id_token: Option<String> = session.get(sso::ID_TOKEN).await.unwrap_or_default();
    session.flush().await?;
    if let (Some(sso), Some(id_token)) = (ctx.app.sso.as_ref(), id_token)
        && let Some(url) = sso.party.log_out(&id_token).await
    {
        return Ok(Seen(url.into()));
    }
    Ok(Seen("/?gedaan=uitgelogd".to_owned()))
}

async fn log_out_everywhere(ctx: Ctx, session: Session, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    store::accounts::end_sessions(write.tx(), account).await?;
    write
        .event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::LoggedOutEverywhere, audience: Audience::Parties, payload: json!({}) })
        .await?;
    let seen = write.done("/?gedaan=overal-uitgelogd").await?;
    session.flush().await?;
    Ok(seen)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OneDevice {
    device: String,
}

/// Logs out one other browser of oneself.
async fn end_device(ctx: Ctx, session: Session, form: Posted<OneDevice>) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    if sessions::device_id(&session).as_deref() == Some(form.fields.device.as_str()) {
        return log_out(ctx, session).await;
    }
    let write = ctx.begin(form.key()).await?;
    if !store::accounts::end_session(write.tx(), account, &form.fields.device).await? {
        return Err(AppError::NotFound);
    }
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::DeviceLoggedOut, audience: Audience::Parties, payload: json!({}) }).await?;
    write.done("/mijn/inloggen?gedaan=apparaat").await
}

/// Keeps the chosen language in a cookie for a year, and goes back.
async fn language(ctx: Ctx, Path(code): Path<String>) -> Response {
    let lang = Lang::of(&code);
    let back = safe_path(ctx.asked("naar").unwrap_or("/")).to_owned();
    let secure = if ctx.app.base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("taal={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", lang.code());
    ([(header::SET_COOKIE, cookie)], Seen(back)).into_response()
}

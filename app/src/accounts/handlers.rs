//! Logging in and out.

use crate::{
    accounts::{safe_path, sessions::ACCOUNT, store},
    context::Ctx,
    error::AppError,
    form::Posted,
    journal::{Fact, Mail, Seen},
    text::Lang,
};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    text::Email,
};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;
use validator::Validate;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/inloggen", post(ask_link))
        .route("/inloggen/link/{token}", post(use_link))
        .route("/inloggen/demo", post(demo))
        .route("/uitloggen", post(log_out))
        .route("/uitloggen/overal", post(log_out_everywhere))
        .route("/taal/{code}", get(language))
}

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
    let account = store::by_email(write.tx(), ctx.municipality(), &email).await?;
    let next = Some(safe_path(&form.fields.naar).to_owned()).filter(|next| next != "/");
    // A link is made in both cases, so that both take as long; only somebody we know gets it.
    let token = store::new_token(write.tx(), write.by(), &email, store::Purpose::LogIn, next).await?;
    if let Some(account) = account {
        let link = format!("{}/inloggen/link/{token}", ctx.app.base_url);
        write
            .mail(Mail { to: account.email, template: "login", lang: Lang::of(&account.language), facts: json!({"link": link, "name": account.name}) })
            .await?;
    }
    write.done("/inloggen/verstuurd").await
}

#[derive(Debug, Deserialize, Validate)]
struct Nothing {}

async fn use_link(ctx: Ctx, session: Session, Path(token): Path<String>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let Some((email, next)) = store::use_token(write.tx(), write.by(), &token, store::Purpose::LogIn).await? else {
        return Ok(Seen("/inloggen?verlopen=1".to_owned()));
    };
    let Some(account) = store::by_email(write.tx(), ctx.municipality(), &email).await? else { return Ok(Seen("/inloggen?verlopen=1".to_owned())) };
    let id = AccountId(account.id.0);
    write.commit().await?;
    log_in(&session, id).await?;
    let home = home(&ctx, id).await?;
    Ok(Seen(next.map_or(home, |next| safe_path(&next).to_owned())))
}

/// Puts an account in the session, under a new number, so that a number that was known before is worth nothing.
///
/// # Errors
/// When the session can't be stored.
pub async fn log_in(session: &Session, account: AccountId) -> Result<(), AppError> {
    session.cycle_id().await.map_err(|error| AppError::Internal(error.into()))?;
    session.insert(ACCOUNT, account.0).await.map_err(|error| AppError::Internal(error.into()))?;
    session.save().await.map_err(|error| AppError::Internal(error.into()))
}

/// Where somebody starts after logging in.
async fn home(ctx: &Ctx, id: AccountId) -> Result<String, AppError> {
    use domain::access::Role;
    let actor = store::viewer(ctx.db(), id).await?.map(|viewer| viewer.actor).unwrap_or_default();
    let path = if actor.has(Role::Alderman) {
        "/bestuur"
    } else if actor.has(Role::Official) || actor.has(Role::Manager) {
        "/werk"
    } else {
        "/mijn"
    };
    Ok(path.to_owned())
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
    let account = store::by_email(ctx.db(), ctx.municipality(), &email).await?.ok_or(AppError::NotFound)?;
    let id = AccountId(account.id.0);
    log_in(&session, id).await?;
    let next = safe_path(&form.fields.naar);
    if next == "/" { home(&ctx, id).await.map(Seen) } else { Ok(Seen(next.to_owned())) }
}

async fn log_out(session: Session) -> Result<Seen, AppError> {
    session.flush().await.map_err(|error| AppError::Internal(error.into()))?;
    Ok(Seen("/?gedaan=uitgelogd".to_owned()))
}

async fn log_out_everywhere(ctx: Ctx, session: Session, form: Posted<Nothing>) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    store::end_sessions(write.tx(), account).await?;
    write
        .event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::LoggedOutEverywhere, audience: Audience::Parties, payload: json!({}) })
        .await?;
    let seen = write.done("/?gedaan=overal-uitgelogd").await?;
    session.flush().await.map_err(|error| AppError::Internal(error.into()))?;
    Ok(seen)
}

/// Keeps the chosen language in a cookie for a year, and goes back.
async fn language(ctx: Ctx, Path(code): Path<String>) -> Response {
    let lang = Lang::of(&code);
    let back = safe_path(ctx.asked("naar").unwrap_or("/")).to_owned();
    let secure = if ctx.app.base_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("taal={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", lang.code());
    ([(header::SET_COOKIE, cookie)], Seen(back)).into_response()
}

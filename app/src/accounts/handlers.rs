//! Logging in and out.

use crate::{
    accounts::{
        Way, safe_path, second,
        sessions::{self, ACCOUNT, DEVICE, WAY},
        sso, store,
    },
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
use jiff::ToSpan;
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
        .route("/mijn/inloggen/apparaat", post(end_device))
        .merge(second::router())
        .merge(sso::handlers::router())
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
    if store::links_since(write.tx(), write.by(), &email, store::Purpose::LogIn, quarter).await? >= MOST_LINKS {
        // Nobody fills somebody else's mailbox. An address that we don't know gets the same answer.
        return Err(AppError::TooMany(15 * 60));
    }
    let account = store::by_email(write.tx(), ctx.municipality(), &email).await?;
    let next = Some(safe_path(&form.fields.naar).to_owned()).filter(|next| next != "/");
    // A link is made in both cases, so that both take as long; only somebody we know gets it.
    let token = store::new_token(write.tx(), write.by(), &email, store::Purpose::LogIn, next).await?;
    // Staff that can't come in this way is told so in the mail: on the screen, everybody reads the same.
    let barred = match &account {
        Some(account) => !ctx.app.staff_mail && !store::roles_of(write.tx(), AccountId(account.id.0)).await?.is_empty(),
        None => false,
    };
    if let Some(account) = account.as_ref().filter(|_| barred) {
        let facts = json!({"link": format!("{}/inloggen", ctx.app.base_url), "name": account.name});
        write.mail(Mail { to: account.email.clone(), template: "login-sso", lang: Lang::of(&account.language), facts }).await?;
    }
    if let Some(account) = account.filter(|_| !barred) {
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
    let roles = store::roles_of(write.tx(), id).await?;
    if !roles.is_empty() && !ctx.app.staff_mail {
        // Colleagues come in by the municipality's own log-in only.
        return Ok(Seen("/inloggen?sso=alleen".to_owned()));
    }
    write.commit().await?;
    let next = next.map_or_else(|| "/".to_owned(), |next| safe_path(&next).to_owned());
    if !roles.is_empty() && ctx.app.passkeys.is_some() {
        return second::half(&session, id, &next).await;
    }
    log_in(&ctx, &session, id, Way::Link).await?;
    if next == "/" { home(&ctx, id).await.map(Seen) } else { Ok(Seen(next)) }
}

/// Puts an account in the session, under a new number, so that a number that was known before is worth nothing.
///
/// # Errors
/// When the session can't be stored.
pub async fn log_in(ctx: &Ctx, session: &Session, account: AccountId, way: Way) -> Result<(), AppError> {
    let failed = |error: tower_sessions::session::Error| AppError::Internal(error.into());
    // What was begun before somebody was known does not become theirs.
    session.clear().await;
    session.cycle_id().await.map_err(failed)?;
    session.insert(ACCOUNT, account.0).await.map_err(failed)?;
    session.insert(DEVICE, &ctx.device).await.map_err(failed)?;
    session.insert(WAY, way.code()).await.map_err(failed)?;
    session.save().await.map_err(failed)
}

/// Where somebody starts after logging in.
///
/// # Errors
/// When the database does not answer.
pub async fn home(ctx: &Ctx, id: AccountId) -> Result<String, AppError> {
    use domain::access::Role;
    let actor = store::viewer(ctx.db(), id).await?.map(|viewer| viewer.actor).unwrap_or_default();
    let path = if actor.has(Role::Alderman) {
        "/bestuur"
    } else if actor.has(Role::Official) || actor.has(Role::Manager) {
        "/werk"
    } else if actor.has(Role::Admin) {
        "/beheer"
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
    log_in(&ctx, &session, id, Way::Demo).await?;
    let next = safe_path(&form.fields.naar);
    if next == "/" { home(&ctx, id).await.map(Seen) } else { Ok(Seen(next.to_owned())) }
}

/// Ends this session, and that at the municipality's own log-in when it began there.
async fn log_out(ctx: Ctx, session: Session) -> Result<Seen, AppError> {
    let id_token: Option<String> = session.get(sso::handlers::ID_TOKEN).await.unwrap_or_default();
    session.flush().await.map_err(|error| AppError::Internal(error.into()))?;
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
    store::end_sessions(write.tx(), account).await?;
    write
        .event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::LoggedOutEverywhere, audience: Audience::Parties, payload: json!({}) })
        .await?;
    let seen = write.done("/?gedaan=overal-uitgelogd").await?;
    session.flush().await.map_err(|error| AppError::Internal(error.into()))?;
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
    if !store::end_session(write.tx(), account, &form.fields.device).await? {
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

//! Logging in and out.

use crate::{
    accounts::{
        actions::{self, open_link},
        address, second_handlers,
        session::{enter_by_mail, go_on},
        sso,
    },
    register::cookie::without_drafts,
};
use axum::{
    Extension, Router,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{lang::Lang, text::Email};
use jiff::ToSpan;
use serde::Deserialize;
use store::accounts::{Purpose, Way, sessions};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Spoken},
    form::{Nothing, Posted},
    login::safe_path,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    ui::frame::BACK,
};

pub use crate::accounts::session::log_in;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::accounts::Login>(post(ask_link))
        .at::<routes::accounts::UseLink>(post(use_link))
        .at::<routes::accounts::Demo>(post(demo))
        .at::<routes::accounts::Logout>(post(log_out))
        .at::<routes::accounts::LogoutEverywhere>(post(log_out_everywhere))
        .at::<routes::accounts::EndDevice>(post(end_device))
        .merge(second_handlers::router())
        .merge(address::router())
        .merge(sso::router())
        .at::<routes::accounts::Language>(get(language).post(language_and_form))
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
    let (Some(email), false) = (email, form.has_errors()) else {
        return Err(form.invalid(routes::accounts::Login::PATH));
    };
    let write = ctx.begin(form.key()).await?;
    let quarter = ctx.now.checked_sub(15.minutes()).unwrap_or(ctx.now);
    if store::accounts::links_since(&write, &email, Purpose::LogIn, quarter).await? >= MOST_LINKS {
        // Nobody fills somebody else's mailbox. An address that we don't know gets the same answer.
        return Err(AppError::TooMany(15 * 60));
    }
    let next = Some(safe_path(&form.fields.naar).to_owned()).filter(|next| next != routes::site::Home::PATH);
    actions::ask_link(&write, &email, next, ctx.lang, ctx.app.staff_mail).await?;
    write.done(routes::accounts::LinkSent.path()).await
}

async fn use_link(
    ctx: Ctx,
    session: Session,
    At(routes::accounts::UseLink(token)): At<routes::accounts::UseLink>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let Some((email, next)) = open_link(&write, &token, Purpose::LogIn).await? else {
        // Its page says what it did, and leads there.
        return Ok(Seen(routes::accounts::UseLink(&token).path()));
    };
    let Some(account) = store::accounts::by_email(write.tx(), ctx.municipality(), &email).await? else {
        return Ok(Seen(routes::accounts::Login.ask("verlopen", "1")));
    };
    let next = next.map_or_else(|| routes::site::Home.path(), |next| safe_path(&next).to_owned());
    enter_by_mail(write, &ctx, &session, account.id.0, &next).await
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
    let email: Email =
        form.fields.email.parse().map_err(|_ignored: domain::text::TextError| AppError::BadRequest)?;
    let account =
        store::accounts::by_email(ctx.db(), ctx.municipality(), &email).await?.ok_or(AppError::NotFound)?;
    let id = account.id.0;
    log_in(&ctx, &session, id, Way::Demo).await?;
    let next = safe_path(&form.fields.naar);
    go_on(&ctx, id, next).await
}

/// Ends this session, and that at the municipality's own log-in when it began there.
async fn log_out(ctx: Ctx, session: Session) -> Result<Response, AppError> {
    let id_token: Option<String> = session.get(sso::ID_TOKEN).await.unwrap_or_default();
    session.flush().await?;
    if let (Some(sso), Some(id_token)) = (ctx.app.sso.as_ref(), id_token)
        && let Some(url) = sso.party.log_out(&id_token).await
    {
        return Ok(without_drafts(&ctx, Seen(url.into())));
    }
    Ok(without_drafts(&ctx, Seen(routes::site::Home.done("uitgelogd"))))
}

async fn log_out_everywhere(ctx: Ctx, session: Session, form: Posted<Nothing>) -> Result<Response, AppError> {
    let account = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    actions::log_out_everywhere(&write, account).await?;
    let seen = write.done(routes::site::Home.done("overal-uitgelogd")).await?;
    session.flush().await?;
    Ok(without_drafts(&ctx, seen))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OneDevice {
    device: String,
}

/// Logs out one other browser of oneself.
async fn end_device(ctx: Ctx, session: Session, form: Posted<OneDevice>) -> Result<Response, AppError> {
    let account = ctx.account()?;
    if sessions::device_id(&session).as_deref() == Some(form.fields.device.as_str()) {
        return log_out(ctx, session).await;
    }
    let write = ctx.begin(form.key()).await?;
    actions::log_out_device(&write, account, &form.fields.device).await?;
    Ok(write.done(routes::accounts::Devices.done("apparaat")).await?.into_response())
}

/// Keeps the chosen language in a cookie for a year, and goes back.
async fn language(
    ctx: Ctx,
    At(routes::accounts::Language(code)): At<routes::accounts::Language>,
) -> Response {
    let back = safe_path(ctx.asked(BACK).unwrap_or(routes::site::Home::PATH)).to_owned();
    ([(header::SET_COOKIE, kept(&ctx, Lang::of(&code)))], Seen(back)).into_response()
}

/// The same from a page where something was typed: it comes back in that language, and nothing is lost.
async fn language_and_form(
    ctx: Ctx,
    At(routes::accounts::Language(code)): At<routes::accounts::Language>,
    form: Posted<Nothing>,
) -> Response {
    let lang = Lang::of(&code);
    let back = safe_path(form.posted().value(BACK).unwrap_or(routes::site::Home::PATH)).to_owned();
    let page = form.show(&back).into_response();
    ([(header::SET_COOKIE, kept(&ctx, lang))], Extension(Spoken(lang)), page).into_response()
}

/// The cookie that keeps a language.
fn kept(ctx: &Ctx, lang: Lang) -> String {
    let secure = if ctx.app.base_url.starts_with("https://") { "; Secure" } else { "" };
    format!("taal={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", lang.code())
}

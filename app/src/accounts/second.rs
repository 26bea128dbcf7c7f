//! The second step of logging in, for colleagues who get a link by mail. Whoever has no passkey yet makes one first.

use crate::accounts::handlers;
use axum::{Router, extract::Path, routing::post};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, PasskeyId},
    text::Text,
};
use jiff::{SignedDuration, Timestamp};
use leptos::{nonce::use_nonce, prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    accounts::Way,
    journal::{By, Fact, Write},
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    login::safe_path,
    passkeys::{PasskeyError, Passkeys},
    seen::{Done as _, Seen},
    ui::{
        bits::ButtonLink,
        field::{Hidden, Submit, TextField},
        page::{Heading, Page, page},
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/inloggen/tweede-stap", post(pass))
        .route("/inloggen/herstelcode", post(recover))
        .route("/mijn/inloggen/passkey", post(add))
        .route("/mijn/inloggen/passkey/{id}/weg", post(remove))
        .route("/mijn/inloggen/codes", post(codes))
}

/// Names under which a session keeps who is half logged in, what is under way, and codes that are to be read.
const HALF: &str = "half";
const UNDER_WAY: &str = "passkey";
const CODES: &str = "codes";

/// Somebody who opened the link, and has the second step before them.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Half {
    account: uuid::Uuid,
    next: String,
    until: Timestamp,
}

/// So long somebody has for the second step. A link that was opened long ago opens nothing any more.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

async fn put(session: &Session, name: &str, value: impl Serialize) -> Result<(), AppError> {
    session.insert(name, value).await?;
    Ok(session.save().await?)
}

/// Remembers that somebody opened their link, under a new number. They are not logged in yet.
///
/// # Errors
/// When the session can't be stored.
pub async fn half(ctx: &Ctx, session: &Session, account: AccountId, next: &str) -> Result<(), AppError> {
    session.clear().await;
    session.cycle_id().await?;
    let until = ctx.now.saturating_add(PATIENCE).unwrap_or(ctx.now);
    put(session, HALF, Half { account: account.0, next: next.to_owned(), until }).await
}

async fn of_half(ctx: &Ctx) -> Result<(AccountId, String), AppError> {
    let half: Option<Half> = ctx.session.get(HALF).await?;
    half.filter(|half| half.until > ctx.now).map(|half| (AccountId(half.account), safe_path(&half.next).to_owned())).ok_or(AppError::LoginNeeded)
}

fn site(ctx: &Ctx) -> Result<&Passkeys, AppError> {
    ctx.app.passkeys.as_ref().ok_or(AppError::NotFound)
}

/// What a browser said that does not fit is told as an error of the form; what is wrong with our own rows is a fault of ours.
fn key(ctx: &Ctx, error: &PasskeyError) -> &'static str {
    tracing::info!(request_id = %ctx.request_id, %error, "a passkey was not taken");
    match error {
        PasskeyError::Stale => "error-passkey-stale",
        PasskeyError::BaseUrl(_) | PasskeyError::None | PasskeyError::Json(_) | PasskeyError::Refused(_) => "error-passkey",
    }
}

fn internal(error: PasskeyError) -> AppError {
    AppError::Internal(error.into())
}

async fn credentials(db: &impl sea_orm::ConnectionTrait, account: AccountId) -> Result<Vec<String>, AppError> {
    Ok(store::accounts::passkeys(db, account).await?.into_iter().map(|passkey| passkey.credential).collect())
}

/// The part of a form that talks to the device. Without JavaScript there is no passkey, and the page says so.
fn device(ctx: &Ctx, nonce: Option<leptos::nonce::Nonce>) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="answer" autocomplete="off" data-passkey-answer="" />
        <p class="utrecht-form-field-error-message" role="alert" data-passkey-error=""></p>
        <noscript><div class="mw-notice mw-notice--warning"><p>{ctx.t("passkey-no-script")}</p></div></noscript>
        <script type="module" nonce=nonce src=ctx.asset("passkey.js")></script>
    }
}

/// `/inloggen/tweede-stap`
#[component]
pub fn SecondStep() -> impl IntoView {
    let nonce = use_nonce();
    page(async move |ctx, _| second_step(ctx, nonce).await)
}

async fn second_step(ctx: Ctx, nonce: Option<leptos::nonce::Nonce>) -> Result<Page, AppError> {
    let site = site(&ctx)?;
    let (account, _) = of_half(&ctx).await?;
    let person = store::accounts::by_id(ctx.db(), account).await?.ok_or(AppError::LoginNeeded)?;
    let mine = credentials(ctx.db(), account).await?;
    if mine.is_empty() {
        return make(ctx, nonce, account, &person.email, &person.name, true).await;
    }
    let started = site.start_authentication(account.0, &mine, ctx.now).map_err(internal)?;
    put(&ctx.session, UNDER_WAY, started.pending).await?;
    let title = ctx.t("second-title");
    let form = FormView::new(&ctx, "passkey");
    let code = FormView::new(&ctx, "herstelcode");
    let came_back = code.state.is_some();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack"><Heading text=title.clone() /><p class="nl-paragraph nl-paragraph--lead">{ctx.t("second-text")}</p></div>
            <form
                method="post"
                action="/inloggen/tweede-stap"
                class="mw-stack"
                data-passkey="get"
                data-options=started.options
                data-cancelled=ctx.t("passkey-cancelled")
                data-unsupported=ctx.t("passkey-unsupported")
                data-failed=ctx.t("passkey-failed")
            >
                <Hidden form=form />
                <div><Submit text=ctx.t("second-button") /></div>
                {device(&ctx, nonce)}
            </form>
            <details class="mw-box mw-box--line" open=came_back>
                <summary>{ctx.t("second-lost")}</summary>
                <form method="post" action="/inloggen/herstelcode" class="mw-stack" novalidate>
                    <Hidden form=code.clone() />
                    <TextField form=code name="code" label=ctx.t("second-code") hint=ctx.t("second-code-hint") autocomplete="one-time-code" narrow=true />
                    <div><Submit text=ctx.t("second-code-button") secondary=true /></div>
                </form>
                <p class="mw-small">{ctx.t("second-nothing")}</p>
            </details>
        </div>
    };
    Ok(Page::new(title, "/inloggen", body))
}

/// `/mijn/inloggen/passkey`
#[component]
pub fn Make() -> impl IntoView {
    let nonce = use_nonce();
    page(async move |ctx, _| {
        let me = ctx.account()?;
        if !ctx.actor().is_staff() {
            return Err(AppError::NotFound);
        }
        let person = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
        make(ctx, nonce, me, &person.email, &person.name, false).await
    })
}

async fn make(ctx: Ctx, nonce: Option<leptos::nonce::Nonce>, account: AccountId, email: &str, name: &str, first: bool) -> Result<Page, AppError> {
    let site = site(&ctx)?;
    let mine = credentials(ctx.db(), account).await?;
    let started = site.start_registration(account.0, email, name, &mine, ctx.now).map_err(internal)?;
    put(&ctx.session, UNDER_WAY, started.pending).await?;
    let title = ctx.t("passkey-title");
    let form = FormView::new(&ctx, "passkey");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t(if first { "passkey-first" } else { "passkey-more" })}</p>
                <p class="nl-paragraph">{ctx.t("passkey-what")}</p>
            </div>
            <form
                method="post"
                action="/mijn/inloggen/passkey"
                class="mw-stack"
                data-passkey="create"
                data-options=started.options
                data-cancelled=ctx.t("passkey-cancelled")
                data-known=ctx.t("passkey-known")
                data-unsupported=ctx.t("passkey-unsupported")
                data-failed=ctx.t("passkey-failed")
                novalidate
            >
                <Hidden form=form.clone() />
                <TextField form=form name="name" label=ctx.t("passkey-name") hint=ctx.t("passkey-name-hint") value=ctx.device.clone() />
                <div><Submit text=ctx.t("passkey-make") /></div>
                {device(&ctx, nonce)}
            </form>
        </div>
    };
    let page = Page::new(title, if first { "/inloggen" } else { "/mijn" }, body);
    Ok(if first { page } else { page.under(ctx.t("nav-mine"), "/mijn").under(ctx.t("devices-title"), "/mijn/inloggen") })
}

/// `/mijn/inloggen/codes`: codes that were just made, once.
#[component]
pub fn Codes() -> impl IntoView {
    page(async |ctx, _| {
        ctx.account()?;
        // Shown once: after this they stand nowhere but with who wrote them down.
        let codes: Option<Vec<String>> = ctx.session.remove(CODES).await?;
        ctx.session.save().await?;
        let title = ctx.t("codes-title");
        let form = FormView::new(&ctx, "codes");
        let body = match codes {
            Some(codes) => {
                let list = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
                view! {
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("codes-text")}</p>
                    <ul class="mw-codes" data-testid="codes">{list}</ul>
                    <form method="post" action="/mijn/inloggen/codes"><Hidden form=form /><Submit text=ctx.t("codes-kept") says=("what", "kept") /></form>
                }
                .into_any()
            }
            None => view! {
                <p class="nl-paragraph">{ctx.t("codes-gone")}</p>
                <form method="post" action="/mijn/inloggen/codes" class="mw-btns"><Hidden form=form /><Submit text=ctx.t("codes-new") /><ButtonLink to="/mijn/inloggen" text=ctx.t("back") secondary=true /></form>
            }
            .into_any(),
        };
        let body = view! { <div class="mw-narrow mw-stack-l"><h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>{body}</div> };
        Ok(Page::new(title, "/mijn", body).under(ctx.t("nav-mine"), "/mijn").under(ctx.t("devices-title"), "/mijn/inloggen"))
    })
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answered {
    answer: String,
    name: String,
    code: String,
    what: String,
}

async fn happened(write: &Write, account: AccountId, kind: Kind, what: &str) -> Result<(), AppError> {
    let payload = json!({"what": what});
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind, audience: Audience::Parties, payload }).await?;
    Ok(())
}

/// What is under way, taken out so that it works once.
async fn taken(session: &Session) -> Result<String, AppError> {
    let pending: Option<String> = session.remove(UNDER_WAY).await?;
    session.save().await?;
    Ok(pending.unwrap_or_default())
}

/// The second step, with a passkey.
async fn pass(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    const PAGE: &str = "/inloggen/tweede-stap";
    let (account, next) = of_half(&ctx).await?;
    let pending = taken(&session).await?;
    let write = ctx.begin(None).await?;
    let mine = credentials(write.tx(), account).await?;
    match site(&ctx)?.finish_authentication(account.0, &form.fields.answer, &pending, &mine, ctx.now) {
        Ok(passed) => store::accounts::used_passkey(write.tx(), write.by(), account, passed).await?,
        Err(error) => form.error("", key(&ctx, &error)),
    }
    form.check(PAGE)?;
    write.commit().await?;
    enter(&ctx, &session, account, Way::Passkey, &next).await
}

/// The second step, with a code. Tries are counted like those of links: per address, and after ten the half log-in is gone.
async fn recover(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    const PAGE: &str = "/inloggen/tweede-stap";
    const TRIES: &str = "tries";
    const MOST: u8 = 10;
    let (account, _) = of_half(&ctx).await?;
    let tries: u8 = session.get(TRIES).await?.unwrap_or(0);
    if tries >= MOST {
        session.flush().await?;
        return Ok(Seen("/inloggen?verlopen=1".to_owned()));
    }
    put(&session, TRIES, tries + 1).await?;
    let mut write = ctx.begin(None).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    if !store::accounts::use_code(write.tx(), write.by(), account, &form.fields.code).await? {
        form.error("code", "error-code");
    }
    form.check(PAGE)?;
    happened(&write, account, Kind::PasskeyChanged, "recovered").await?;
    write.commit().await?;
    enter(&ctx, &session, account, Way::Recovery, "/mijn/inloggen?gedaan=herstel").await
}

async fn enter(ctx: &Ctx, session: &Session, account: AccountId, way: Way, next: &str) -> Result<Seen, AppError> {
    handlers::log_in(ctx, session, account, way).await?;
    handlers::go_on(ctx, account, next).await
}

/// Keeps a new passkey: of who is logged in, or of who makes their first one as the second step of logging in.
async fn add(ctx: Ctx, session: Session, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    let (account, half) = match &ctx.viewer {
        Some(viewer) => (viewer.account, None),
        None => of_half(&ctx).await.map(|(account, next)| (account, Some(next)))?,
    };
    let page = if half.is_some() { "/inloggen/tweede-stap" } else { "/mijn/inloggen/passkey" };
    let pending = taken(&session).await?;
    let name: Option<Text<60>> = form.parse("name", &form.fields.name.clone());
    let mut write = ctx.begin(None).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    let first = store::accounts::passkeys(write.tx(), account).await?.is_empty();
    if half.is_some() && !first {
        // Somebody who has one already passes with it; a link alone does not make another.
        return Err(AppError::Forbidden);
    }
    match (name, site(&ctx)?.finish_registration(account.0, &form.fields.answer, &pending, ctx.now)) {
        (Some(name), Ok(new)) => {
            if !store::accounts::add_passkey(write.tx(), write.by(), account, name.as_str(), new).await? {
                form.error("", "error-passkey");
            }
        }
        (None, _) => {}
        (Some(_), Err(error)) => form.error("", key(&ctx, &error)),
    }
    form.check(page)?;
    happened(&write, account, Kind::PasskeyChanged, "added").await?;
    let codes = if first { Some(store::accounts::new_codes(write.tx(), account).await?) } else { None };
    write.commit().await?;
    if half.is_some() {
        handlers::log_in(&ctx, &session, account, Way::Passkey).await?;
    }
    match codes {
        Some(codes) => {
            put(&session, CODES, codes).await?;
            Ok(Seen("/mijn/inloggen/codes?gedaan=passkey".to_owned()))
        }
        None => Ok(Seen("/mijn/inloggen?gedaan=passkey".to_owned())),
    }
}

/// Takes one away. The last one stays: without it the next log-in would be by mail alone.
async fn remove(ctx: Ctx, Path(id): Path<PasskeyId>, form: Posted<Answered>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let mine = store::accounts::passkeys(write.tx(), me).await?;
    if !mine.iter().any(|passkey| passkey.id == id) {
        return Err(AppError::NotFound);
    }
    if mine.len() == 1 {
        return Err(AppError::Refused("refused-last-passkey"));
    }
    store::accounts::remove_passkey(write.tx(), me, id).await?;
    happened(&write, me, Kind::PasskeyChanged, "removed").await?;
    write.done("/mijn/inloggen?gedaan=passkey-weg").await
}

/// Makes new codes, or goes on for who wrote them down.
async fn codes(ctx: Ctx, session: Session, form: Posted<Answered>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    if form.fields.what == "kept" {
        return handlers::home(&ctx, me).await.map(Seen);
    }
    let write = ctx.begin(form.key()).await?;
    if store::accounts::passkeys(write.tx(), me).await?.is_empty() {
        return Err(AppError::NotFound);
    }
    let codes = store::accounts::new_codes(write.tx(), me).await?;
    happened(&write, me, Kind::RecoveryCodesMade, "made").await?;
    let seen = write.done("/mijn/inloggen/codes").await?;
    put(&session, CODES, codes).await?;
    Ok(seen)
}

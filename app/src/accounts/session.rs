//! Who is logged in, in the session of a browser: half, after the link; wholly, after the second step.

use domain::{
    access::{Grant, Role},
    id::AccountId,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{
    accounts::{
        Way,
        sessions::{ACCOUNT, DEVICE, WAY},
    },
    journal::Write,
};
use tower_sessions::Session;
use web::{
    context::Ctx,
    error::AppError,
    login::safe_path,
    route::Route as _,
    routes,
    seen::{Done as _, Seen},
};

/// Name under which a session keeps who is half logged in.
const HALF: &str = "half";

/// Somebody who opened the link, and has the second step before them.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Half {
    account: uuid::Uuid,
    next: String,
    until: Timestamp,
}

/// So long somebody has for the second step. A link that was opened long ago opens nothing any more.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

/// Keeps something in a session, at once.
///
/// # Errors
/// When the session can't be stored.
pub async fn put(session: &Session, name: &str, value: impl Serialize) -> Result<(), AppError> {
    session.insert(name, value).await?;
    Ok(session.save().await?)
}

/// Remembers that somebody opened their link, under a new number. They are not logged in yet.
///
/// # Errors
/// When the session can't be stored.
async fn half(ctx: &Ctx, session: &Session, account: AccountId, next: &str) -> Result<(), AppError> {
    session.clear().await;
    session.cycle_id().await?;
    let until = ctx.now.saturating_add(PATIENCE).unwrap_or(ctx.now);
    put(session, HALF, Half { account: account.0, next: next.to_owned(), until }).await
}

/// Who is half logged in, and where they go on to.
///
/// # Errors
/// [`AppError::LoginNeeded`] when nobody is, or it took too long.
pub async fn of_half(ctx: &Ctx) -> Result<(AccountId, String), AppError> {
    let half: Option<Half> = ctx.session.get(HALF).await?;
    half.filter(|half| half.until > ctx.now)
        .map(|half| (AccountId(half.account), safe_path(&half.next).to_owned()))
        .ok_or(AppError::LoginNeeded)
}

/// Lets somebody in who opened a link in their mail, whatever it was for. Colleagues first take the second
/// step, or come in by the municipality's own log-in only: their mail alone opens nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn enter_by_mail(
    write: Write,
    ctx: &Ctx,
    session: &Session,
    id: AccountId,
    next: &str,
) -> Result<Seen, AppError> {
    let roles = store::accounts::roles_of(write.tx(), id).await?;
    if !roles.is_empty() && !ctx.app.staff_mail {
        return write.done(routes::accounts::Login.ask("sso", "alleen")).await;
    }
    if !roles.is_empty() && ctx.app.passkeys.is_some() {
        let seen = write.done(routes::accounts::SecondStep.path()).await?;
        half(ctx, session, id, next).await?;
        return Ok(seen);
    }
    let next = if next == routes::site::Home.path() {
        home_of(&roles.into_iter().map(|one| one.grant).collect::<Vec<_>>())
    } else {
        next
    };
    let seen = write.done(next).await?;
    log_in(ctx, session, id, Way::Link).await?;
    Ok(seen)
}

/// Puts an account in the session, under a new number, so that a number that was known before is worth
/// nothing.
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
    let grants: Vec<_> =
        store::accounts::roles_of(ctx.db(), id).await?.into_iter().map(|one| one.grant).collect();
    Ok(home_of(&grants).to_owned())
}

/// Sends somebody who has just logged in to where they wanted to go, or to where they start.
///
/// # Errors
/// When the database does not answer.
pub async fn go_on(ctx: &Ctx, id: AccountId, next: &str) -> Result<Seen, AppError> {
    if next == routes::site::Home.path() { home(ctx, id).await.map(Seen) } else { Ok(Seen(next.to_owned())) }
}

/// Where whoever is logged in goes on to: where they wanted to go, or to the first page of their role.
#[must_use]
pub fn next_of(ctx: &Ctx, next: &str) -> String {
    if next == routes::site::Home.path() { home_of(&ctx.actor().grants).to_owned() } else { next.to_owned() }
}

fn home_of(grants: &[Grant]) -> &'static str {
    let has = |role: Role| grants.iter().any(|grant| grant.role == role);
    if has(Role::Alderman) {
        routes::council::Desk::PATH
    } else if has(Role::Official) || has(Role::Manager) {
        routes::requests::Worklist::PATH
    } else if has(Role::Admin) {
        routes::admin::Desk::PATH
    } else {
        routes::accounts::Mine::PATH
    }
}

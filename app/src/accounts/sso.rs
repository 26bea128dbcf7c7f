//! Logging in at the provider, and what follows from it here: an account, and the roles of their groups.

use crate::accounts::{
    actions::{self, AtProvider},
    groups::follow_groups,
    session::{go_on, log_in},
};
use axum::{
    Router,
    extract::{Query, rejection::QueryRejection},
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::time::Duration;
use store::accounts::Way;
use tower_sessions::Session;
use web::{
    context::Ctx,
    error::AppError,
    login::safe_path,
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    sso::{Answer, OidcError, Pending},
};

/// Routes of this feature. They are links, because the browser comes back from another site; what is begun
/// here hangs on the session of this browser, so that nobody can begin or end it from elsewhere.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::accounts::Sso>(get(begin))
        .at::<routes::accounts::SsoBack>(get(finish))
        .at::<routes::accounts::LoggedOut>(get(logged_out))
}

/// Name under which a session keeps that somebody is at the provider.
const PENDING: &str = "sso";
/// Tabs in which somebody can be at the provider at the same time.
const MOST_PENDING: usize = 5;
/// Name under which a session keeps what the provider wants to see at log-out.
pub const ID_TOKEN: &str = "sso_id_token";
/// The provider is asked a few things in a row; all of it together takes no longer than this.
const ALL_OF_IT: Duration = Duration::from_secs(20);

async fn begin(ctx: Ctx, session: Session) -> Result<Response, AppError> {
    let sso = ctx.app.sso.as_ref().ok_or(AppError::NotFound)?;
    let next = safe_path(ctx.asked("naar").unwrap_or(routes::site::Home::PATH)).to_owned();
    match sso.party.begin(ctx.lang.code(), next).await {
        Ok((url, pending)) => {
            // One for each tab; the oldest of many is given up.
            let mut all: Vec<Pending> = session.get(PENDING).await.ok().flatten().unwrap_or_default();
            all.push(pending);
            all.drain(..all.len().saturating_sub(MOST_PENDING));
            session.insert(PENDING, all).await?;
            Ok(Seen(url.into()).into_response())
        }
        Err(error) => Ok(Seen(told(&error)).into_response()),
    }
}

/// The log-in page again, with what went wrong. What exactly stands in the log only.
fn told(error: &OidcError) -> String {
    tracing::warn!("single sign-on: {error}");
    let why = match error {
        OidcError::Config(_) | OidcError::Unavailable(_) => "storing",
        OidcError::Refused(_) => "geweigerd",
        OidcError::Mismatch | OidcError::Token(_) => "ongeldig",
    };
    routes::accounts::Login.ask("sso", why)
}

async fn finish(
    ctx: Ctx,
    session: Session,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<Seen, AppError> {
    let sso = ctx.app.sso.as_ref().ok_or(AppError::NotFound)?;
    // What says one thing twice is no answer of the provider.
    let Ok(Query(answer)) = answer else { return Ok(Seen(told(&OidcError::Mismatch))) };
    // Taken out before it is looked at: the same answer a second time belongs to nothing.
    let mut all: Vec<Pending> = session.get(PENDING).await.ok().flatten().unwrap_or_default();
    let Some(mine) = all.iter().position(|pending| pending.is_asked_by(&answer)) else {
        // Whoever is in already, by another tab, goes on; nothing of the answer was believed.
        return Ok(Seen(match ctx.viewer {
            Some(_) => routes::accounts::Mine.path(),
            None => told(&OidcError::Mismatch),
        }));
    };
    let pending = all.swap_remove(mine);
    session.insert(PENDING, all).await?;
    session.save().await?;
    let next = pending.next.clone();
    let too_long = |_elapsed| OidcError::Unavailable("it took too long".to_owned());
    let finished = tokio::time::timeout(ALL_OF_IT, sso.party.finish(pending, answer)).await;
    let identity = match finished.map_err(too_long).flatten() {
        Ok(identity) => identity,
        Err(error) => return Ok(Seen(told(&error))),
    };
    let write = ctx.begin(None).await?;
    let who = AtProvider {
        subject: &identity.subject,
        email: identity.email.as_deref(),
        name: identity.name.as_deref(),
    };
    let Some(account) = actions::come_in(&write, who, ctx.lang).await? else {
        return Ok(Seen(routes::accounts::Login.ask("sso", "adres")));
    };
    // A provider that says nothing of groups changes nothing.
    if let Some(groups) = &identity.groups {
        let roles: Vec<_> = sso.roles.iter().filter(|one| groups.contains(&one.group)).collect();
        follow_groups(&write, account, &roles).await?;
    }
    let has_role = !store::accounts::roles_of(write.tx(), account).await?.is_empty();
    // Also when there is no role left: that one was taken away is written down.
    write.commit().await?;
    if !has_role {
        let why = if identity.groups.is_none() && identity.groups_elsewhere { "groepen" } else { "rol" };
        return Ok(Seen(routes::accounts::Login.ask("sso", why)));
    }
    log_in(&ctx, &session, account, Way::SingleSignOn).await?;
    session.insert(ID_TOKEN, identity.id_token).await?;
    session.save().await?;
    go_on(&ctx, account, &next).await
}

/// Where the provider sends the browser after logging out there.
async fn logged_out() -> Seen {
    Seen(routes::site::Home.done("uitgelogd"))
}

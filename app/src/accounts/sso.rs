//! Logging in at the provider, and what follows from it here: an account, and the roles of their groups.

use crate::accounts::handlers;
use axum::{
    Router,
    extract::Query,
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{
    access::Grant,
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    text::Email,
};
use serde_json::json;
use std::time::Duration;
use store::{
    accounts::{GrantSource, Way},
    journal::{By, Fact, Write},
};
use tower_sessions::Session;
use web::{
    context::Ctx,
    error::AppError,
    login::safe_path,
    seen::Seen,
    sso::{Answer, Identity, OidcError, Pending, Sso},
};

/// Routes of this feature. They are links, because the browser comes back from another site; what is begun here hangs on the session
/// of this browser, so that nobody can begin or end it from elsewhere.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/inloggen/gemeente", get(begin)).route("/inloggen/gemeente/terug", get(finish)).route("/uitgelogd", get(logged_out))
}

/// Name under which a session keeps that somebody is at the provider.
const PENDING: &str = "sso";
/// Name under which a session keeps what the provider wants to see at log-out.
pub const ID_TOKEN: &str = "sso_id_token";
/// The provider is asked a few things in a row; all of it together takes no longer than this.
const ALL_OF_IT: Duration = Duration::from_secs(20);

async fn begin(ctx: Ctx, session: Session) -> Result<Response, AppError> {
    let sso = ctx.app.sso.as_ref().ok_or(AppError::NotFound)?;
    let next = safe_path(ctx.asked("naar").unwrap_or("/")).to_owned();
    match sso.party.begin(ctx.lang.code(), next).await {
        Ok((url, pending)) => {
            session.insert(PENDING, pending).await?;
            Ok(Seen(url.into()).into_response())
        }
        Err(error) => Ok(Seen(told(&ctx, &error)).into_response()),
    }
}

/// The log-in page again, with what went wrong. What exactly stands in the log only.
fn told(ctx: &Ctx, error: &OidcError) -> String {
    tracing::warn!(request_id = %ctx.request_id, "single sign-on: {error}");
    let why = match error {
        OidcError::Config(_) | OidcError::Unavailable(_) => "storing",
        OidcError::Refused(_) => "geweigerd",
        OidcError::Mismatch | OidcError::Token(_) => "ongeldig",
    };
    format!("/inloggen?sso={why}")
}

async fn finish(ctx: Ctx, session: Session, Query(answer): Query<Answer>) -> Result<Seen, AppError> {
    let sso = ctx.app.sso.as_ref().ok_or(AppError::NotFound)?;
    // Taken out before it is looked at: the same answer a second time belongs to nothing.
    let pending: Option<Pending> = session.remove(PENDING).await?;
    session.save().await?;
    let Some(pending) = pending else { return Ok(Seen(told(&ctx, &OidcError::Mismatch))) };
    let next = pending.next.clone();
    let identity = match tokio::time::timeout(ALL_OF_IT, sso.party.finish(pending, answer)).await {
        Ok(Ok(identity)) => identity,
        Ok(Err(error)) => return Ok(Seen(told(&ctx, &error))),
        Err(_too_long) => return Ok(Seen(told(&ctx, &OidcError::Unavailable("it took too long".to_owned())))),
    };
    let write = ctx.begin(None).await?;
    let Some(account) = account(&write, &ctx, &identity).await? else { return Ok(Seen("/inloggen?sso=adres".to_owned())) };
    follow_groups(&write, &ctx, sso, account, identity.groups.as_deref()).await?;
    let has_role = !store::accounts::roles_of(write.tx(), account).await?.is_empty();
    // Also when there is no role left: that one was taken away is written down.
    write.commit().await?;
    if !has_role {
        return Ok(Seen("/inloggen?sso=rol".to_owned()));
    }
    handlers::log_in(&ctx, &session, account, Way::SingleSignOn).await?;
    session.insert(ID_TOKEN, identity.id_token).await?;
    session.save().await?;
    handlers::go_on(&ctx, account, &next).await
}

/// The account of an identity: by the provider's own key, else by an address that it vouches for; a new one when there is none.
/// Nothing when the provider tells no address.
async fn account(write: &Write, ctx: &Ctx, identity: &Identity) -> Result<Option<AccountId>, AppError> {
    if let Some(there) = store::accounts::by_subject(write.tx(), ctx.municipality(), &identity.subject).await? {
        let id = there.id.0;
        if let Some(name) = identity.name.as_ref().filter(|name| **name != there.name) {
            store::accounts::rename(write.tx(), id, name).await?;
        }
        return Ok(Some(id));
    }
    let Some(email) = identity.email.as_deref().and_then(|email| email.parse::<Email>().ok()) else { return Ok(None) };
    if let Some(there) = store::accounts::by_email(write.tx(), ctx.municipality(), &email).await?
        && there.sso_subject.is_some()
    {
        // The address went to somebody else at the provider: not the same person, so not the same account.
        tracing::warn!(request_id = %ctx.request_id, "single sign-on: an address belongs to another subject already");
        return Ok(None);
    }
    let name = identity.name.clone().unwrap_or_else(|| email.as_str().split('@').next().unwrap_or_default().to_owned());
    let id = store::accounts::find_or_create(write.tx(), write.by(), &email, &name, ctx.lang).await?;
    // Whoever typed this address in a form before is logged in perhaps; from now on it is of who logs in at the provider.
    store::accounts::end_sessions(write.tx(), id).await?;
    store::accounts::bind_subject(write.tx(), id, &identity.subject).await?;
    Ok(Some(id))
}

/// Gives the roles of the groups, and takes back those whose group is gone. What an administrator gave by hand stays. A provider that
/// says nothing of groups changes nothing.
async fn follow_groups(write: &Write, ctx: &Ctx, sso: &Sso, account: AccountId, groups: Option<&[String]>) -> Result<(), AppError> {
    let Some(groups) = groups else { return Ok(()) };
    let mut wanted: Vec<Grant> = Vec::new();
    for one in sso.roles.iter().filter(|one| groups.contains(&one.group)) {
        let team = match &one.team {
            Some(team) => Some(store::accounts::team(write.tx(), ctx.municipality(), team).await?),
            None => None,
        };
        wanted.push(Grant { role: one.role, team, areas: one.areas.clone() });
    }
    let by = By { actor: Some(account), ..write.by() };
    let there = store::accounts::roles_of(write.tx(), account).await?;
    for one in there.iter().filter(|one| one.by_sso && !wanted.contains(&one.grant)) {
        store::accounts::revoke(write.tx(), account, one.id).await?;
        event(write, by, account, Kind::RoleRevoked, &one.grant).await?;
    }
    for grant in wanted.iter().filter(|grant| !there.iter().any(|one| one.grant == **grant)) {
        store::accounts::grant(write.tx(), account, grant, GrantSource::SingleSignOn).await?;
        event(write, by, account, Kind::RoleGranted, grant).await?;
    }
    Ok(())
}

async fn event(write: &Write, by: By, account: AccountId, kind: Kind, grant: &Grant) -> Result<(), AppError> {
    let payload = json!({"role": grant.role, "team": grant.team, "areas": grant.areas, "by": store::accounts::Way::SingleSignOn.code(), "actor": by.actor});
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind, audience: Audience::Staff, payload }).await?;
    Ok(())
}

/// Where the provider sends the browser after logging out there.
async fn logged_out() -> Seen {
    Seen("/?gedaan=uitgelogd".to_owned())
}

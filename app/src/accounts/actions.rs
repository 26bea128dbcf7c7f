//! What can happen to an account: a link, a role, a device, a passkey.

use crate::{accounts::letters, action::ActionError};
use domain::{
    access::Grant,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, PasskeyId},
    lang::Lang,
    text::{Email, Line, Name, Phone},
};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    accounts::{GrantSource, Granted, Passed, Purpose, Registered, Way},
    error::StoreError,
    journal::{Fact, Write},
};

async fn event(
    write: &Write,
    account: AccountId,
    kind: Kind,
    audience: Audience,
    payload: Json,
) -> Result<(), ActionError> {
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind, audience, payload }).await?;
    Ok(())
}

/// Opens a link out of a mail: whose address it proves and what comes next, or `None` when it is unknown,
/// used or too old.
///
/// # Errors
/// When the database does not answer.
pub async fn open_link(
    write: &Write,
    token: &str,
    purpose: Purpose,
) -> Result<Option<(Email, Option<String>)>, ActionError> {
    Ok(store::accounts::use_token(write.tx(), write.by(), token, purpose).await?)
}

/// Makes a link that logs somebody in once, for who runs the machine to pass on. `None` when nobody has this
/// address.
///
/// # Errors
/// When the database does not answer.
pub async fn make_link(write: &Write, email: &Email) -> Result<Option<String>, ActionError> {
    if store::accounts::by_email(write.tx(), write.by().municipality, email).await?.is_none() {
        return Ok(None);
    }
    let token = store::accounts::new_token(write.tx(), write.by(), email, Purpose::LogIn, None);
    Ok(Some(token.await?))
}

/// Sends a link to log in to an address, or what to do where a link opens nothing. `staff_mail` says whether
/// it opens the desk of a colleague.
///
/// # Errors
/// When the database does not answer.
pub async fn ask_link(
    write: &Write,
    email: &Email,
    next: Option<String>,
    lang: Lang,
    staff_mail: bool,
) -> Result<(), ActionError> {
    let account = store::accounts::by_email(write.tx(), write.by().municipality, email).await?;
    // The same work for an address that we know and one that we don't: a link, a look at the roles, and a
    // mail. So both take as long, and who typed an address that they never used here is not left waiting.
    let token = store::accounts::new_token(write.tx(), write.by(), email, Purpose::LogIn, next).await?;
    let whom = account.as_ref().map_or_else(|| AccountId(uuid::Uuid::nil()), |account| account.id.0);
    let roles = store::accounts::roles_of(write.tx(), whom).await?;
    match account {
        None => letters::unknown(write, email.as_str(), lang).await,
        Some(account) if !staff_mail && !roles.is_empty() => letters::use_work_account(write, &account).await,
        Some(account) => letters::log_in(write, &account, &token).await,
    }
}

/// Sends a link to an address by which somebody wants to be known. An address of another account gets a mail
/// without one; whoever asked can't tell the two apart.
///
/// # Errors
/// When the database does not answer.
pub async fn ask_address(
    write: &Write,
    account: AccountId,
    email: &Email,
    lang: Lang,
) -> Result<(), ActionError> {
    let taken = store::accounts::by_email(write.tx(), write.by().municipality, email).await?.is_some();
    let next = Some(account.to_string());
    let token = store::accounts::new_token(write.tx(), write.by(), email, Purpose::Address, next).await?;
    if taken {
        letters::address_taken(write, email, lang).await
    } else {
        letters::address(write, email, lang, &token).await
    }
}

/// From now on somebody is known by an address that they proved. The address from before hears it, in case
/// it was not they.
///
/// # Errors
/// When it is that of another account, and when the database does not answer.
pub async fn set_address(write: &Write, account: AccountId, email: &Email) -> Result<(), ActionError> {
    // Two who want the same address at the same moment do so one after the other.
    write.queue_for(email).await?;
    let there = store::accounts::by_id(write.tx(), account)
        .await?
        .filter(|there| there.erased_at.is_none())
        .ok_or(StoreError::NotFound)?;
    if there.email == email.as_str() {
        return Ok(());
    }
    if store::accounts::by_email(write.tx(), write.by().municipality, email).await?.is_some() {
        return Err(ActionError::Refused("refused-address-taken"));
    }
    let (tx, municipality, before) = (write.tx(), write.by().municipality, there.email.as_str());
    // On paper it goes along with what else waits to be printed; nobody reads a placeholder.
    if !there.reads_mail() {
        letters::address_left(write, &there).await?;
    }
    // What stands under the old address is theirs too: to read, to have erased, and to be mailed about.
    store::register::readdress(tx, municipality, before, email).await?;
    store::filings::readdress(tx, municipality, before, email).await?;
    store::notifications::readdress(tx, before, email).await?;
    store::reports::readdress(tx, before, email).await?;
    store::initiatives::readdress_invitations(tx, before, email).await?;
    store::accounts::readdress(tx, &there, email).await?;
    event(write, account, Kind::AddressSet, Audience::Parties, json!({})).await?;
    if there.reads_mail() {
        letters::address_left(write, &there).await?;
    }
    Ok(())
}

/// Sets what somebody without an e-mail address is called and how they are reached, as they say by telephone
/// or at the counter (AVG article 16). `false` when somebody else is known by that name and number.
///
/// # Errors
/// When the database does not answer.
pub async fn set_reach(
    write: &Write,
    account: AccountId,
    name: &Name,
    phone: &Phone,
    post: Option<&Line<200>>,
) -> Result<bool, ActionError> {
    if store::accounts::by_phone(write, phone, name).await?.is_some_and(|there| there != account) {
        return Ok(false);
    }
    store::accounts::rename(write.tx(), account, name).await?;
    store::accounts::set_reach(write.tx(), account, phone, post).await?;
    event(write, account, Kind::ReachSet, Audience::Parties, json!({})).await?;
    Ok(true)
}

/// Gives somebody a role. Gives whether they did not have it yet.
///
/// # Errors
/// When the database does not answer.
pub async fn grant_role(
    write: &Write,
    account: AccountId,
    grant: &Grant,
    source: GrantSource,
) -> Result<bool, ActionError> {
    // Two who give it at the same moment do so one after the other.
    write.queue(account.0).await?;
    let grant = Grant { areas: now_called(write, &grant.areas).await?, ..grant.clone() };
    if !store::accounts::grant(write.tx(), account, &grant, source).await? {
        return Ok(false);
    }
    event(write, account, Kind::RoleGranted, Audience::Staff, about_role(account, &grant, source)).await?;
    Ok(true)
}

/// Areas by the codes that they have now: others may have taken their place since they were written down.
///
/// # Errors
/// When the database does not answer.
pub async fn now_called(write: &Write, areas: &[String]) -> Result<Vec<String>, ActionError> {
    // Everybody takes them in the same order, so that nobody waits for who waits for them.
    let mut called = BTreeMap::new();
    for code in areas.iter().collect::<BTreeSet<_>>() {
        let now = store::areas::rows::now_called(write.tx(), write.by().municipality, code).await?;
        called.insert(code, now);
    }
    let mut now: Vec<String> = areas.iter().filter_map(|code| called.get(code).cloned()).collect();
    let mut seen = BTreeSet::new();
    now.retain(|code| seen.insert(code.clone()));
    Ok(now)
}

/// Takes a role back, which logs its holder out.
///
/// # Errors
/// When the database does not answer.
pub async fn revoke_role(
    write: &Write,
    account: AccountId,
    there: &Granted,
    source: GrantSource,
) -> Result<(), ActionError> {
    store::accounts::revoke(write.tx(), account, there.id).await?;
    event(write, account, Kind::RoleRevoked, Audience::Staff, about_role(account, &there.grant, source)).await
}

fn about_role(account: AccountId, grant: &Grant, source: GrantSource) -> Json {
    match source {
        GrantSource::Hand => json!({"role": grant.role, "team": grant.team, "areas": grant.areas}),
        GrantSource::SingleSignOn => {
            json!({"role": grant.role, "team": grant.team, "areas": grant.areas,
                "by": Way::SingleSignOn.code(), "actor": account})
        }
    }
}

/// Somebody as the municipality's own log-in knows them.
#[derive(Debug, Clone, Copy)]
pub struct AtProvider<'a> {
    /// The provider's own key of them.
    pub subject: &'a str,
    /// The address that it vouches for, if it tells one.
    pub email: Option<&'a str>,
    /// Their name, if it tells one.
    pub name: Option<&'a str>,
}

/// The account of somebody who came in by the municipality's own log-in: by the provider's own key, else by
/// an address that it vouches for; a new one when there is none. Nothing when the provider tells no address,
/// or that of another person.
///
/// # Errors
/// When the database does not answer.
pub async fn come_in(
    write: &Write,
    who: AtProvider<'_>,
    lang: Lang,
) -> Result<Option<AccountId>, ActionError> {
    let municipality = write.by().municipality;
    // What a provider tells is typed by somebody too.
    let name = who.name.and_then(|name| name.parse::<Name>().ok());
    if let Some(there) = store::accounts::by_subject(write.tx(), municipality, who.subject).await? {
        let id = there.id.0;
        if let Some(name) = name.filter(|name| name.as_str() != there.name) {
            store::accounts::rename(write.tx(), id, &name).await?;
        }
        // The provider vouches for the address; one that is somebody else's here stays theirs.
        if let Some(email) = who.email.and_then(|email| email.parse::<Email>().ok()) {
            match set_address(write, id, &email).await {
                Err(ActionError::Refused(why)) => tracing::warn!("single sign-on: {why}"),
                done => done?,
            }
        }
        return Ok(Some(id));
    }
    let Some(email) = who.email.and_then(|email| email.parse::<Email>().ok()) else { return Ok(None) };
    if let Some(there) = store::accounts::by_email(write.tx(), municipality, &email).await?
        && there.sso_subject.is_some()
    {
        // The address went to somebody else at the provider: not the same person, so not the same account.
        tracing::warn!("single sign-on: an address belongs to another subject already");
        return Ok(None);
    }
    let name = name.unwrap_or_else(|| email.name());
    let id = store::accounts::find_or_create(write.tx(), write.by(), &email, &name, lang).await?;
    // From now on the account is of who logs in at the provider, and not of who read the mail before.
    store::accounts::end_sessions(write.tx(), id).await?;
    store::accounts::bind_subject(write.tx(), id, who.subject).await?;
    Ok(Some(id))
}

/// Logs somebody out everywhere, as they asked.
///
/// # Errors
/// When the database does not answer.
pub async fn log_out_everywhere(write: &Write, account: AccountId) -> Result<(), ActionError> {
    store::accounts::end_sessions(write.tx(), account).await?;
    event(write, account, Kind::LoggedOutEverywhere, Audience::Parties, json!({})).await
}

/// Logs out one browser of somebody, as they asked.
///
/// # Errors
/// When it is not theirs, and when the database does not answer.
pub async fn log_out_device(write: &Write, account: AccountId, device: &str) -> Result<(), ActionError> {
    if !store::accounts::end_session(write.tx(), account, device).await? {
        return Err(StoreError::NotFound.into());
    }
    event(write, account, Kind::DeviceLoggedOut, Audience::Parties, json!({})).await
}

/// Logs a colleague out everywhere: a laptop that was lost, an account that somebody else got into. With
/// `reset` their second step is set up anew at the next log-in.
///
/// # Errors
/// When the database does not answer.
pub async fn log_out_colleague(write: &Write, account: AccountId, reset: bool) -> Result<(), ActionError> {
    store::accounts::end_sessions(write.tx(), account).await?;
    if reset {
        store::accounts::reset_second_step(write.tx(), account).await?;
        event(write, account, Kind::PasskeyChanged, Audience::Staff, json!({"what": "reset"})).await?;
    }
    event(write, account, Kind::LoggedOutEverywhere, Audience::Staff, json!({})).await
}

async fn second_step(write: &Write, account: AccountId, kind: Kind, what: &str) -> Result<(), ActionError> {
    event(write, account, kind, Audience::Parties, json!({"what": what})).await
}

/// Somebody passed the second step with a passkey.
///
/// # Errors
/// When the database does not answer.
pub async fn pass(write: &Write, account: AccountId, passed: Passed) -> Result<(), ActionError> {
    Ok(store::accounts::used_passkey(write.tx(), write.by(), account, passed).await?)
}

/// Somebody passes the second step with a code, which works once.
///
/// # Errors
/// When it is none of theirs, or was used; and when the database does not answer.
pub async fn recover(write: &Write, account: AccountId, code: &str) -> Result<(), ActionError> {
    if !store::accounts::use_code(write.tx(), write.by(), account, code).await? {
        return Err(ActionError::Refused("error-code"));
    }
    second_step(write, account, Kind::PasskeyChanged, "recovered").await
}

/// Keeps a new passkey. Gives the codes that come with the first one.
///
/// # Errors
/// When it is kept already, and when the database does not answer.
pub async fn add_passkey(
    write: &Write,
    account: AccountId,
    name: &str,
    new: Registered,
) -> Result<Option<Vec<String>>, ActionError> {
    let first = store::accounts::passkeys(write.tx(), account).await?.is_empty();
    if !store::accounts::add_passkey(write.tx(), write.by(), account, name, new).await? {
        return Err(ActionError::Refused("error-passkey"));
    }
    second_step(write, account, Kind::PasskeyChanged, "added").await?;
    Ok(if first { Some(store::accounts::new_codes(write.tx(), account).await?) } else { None })
}

/// Takes a passkey away. The last one stays: without it the next log-in would be by mail alone.
///
/// # Errors
/// When it is not theirs or the last one, and when the database does not answer.
pub async fn remove_passkey(write: &Write, account: AccountId, id: PasskeyId) -> Result<(), ActionError> {
    let mine = store::accounts::passkeys(write.tx(), account).await?;
    if !mine.iter().any(|passkey| passkey.id == id) {
        return Err(StoreError::NotFound.into());
    }
    if mine.len() == 1 {
        return Err(ActionError::Refused("refused-last-passkey"));
    }
    store::accounts::remove_passkey(write.tx(), account, id).await?;
    second_step(write, account, Kind::PasskeyChanged, "removed").await
}

/// Makes new codes in the place of the old ones, for who has a passkey.
///
/// # Errors
/// When they have none, and when the database does not answer.
pub async fn make_codes(write: &Write, account: AccountId) -> Result<Vec<String>, ActionError> {
    if store::accounts::passkeys(write.tx(), account).await?.is_empty() {
        return Err(StoreError::NotFound.into());
    }
    let codes = store::accounts::new_codes(write.tx(), account).await?;
    second_step(write, account, Kind::RecoveryCodesMade, "made").await?;
    Ok(codes)
}

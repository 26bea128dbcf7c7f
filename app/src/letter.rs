//! Letters: what is written to somebody when something happens. Each feature has its own in `letters.rs`, as
//! types; the words stand in `locales/*/mail.ftl`, and the worker fills them in when it sends.

use crate::action::ActionError;
use domain::{
    absence::{Case, reached},
    access::Actor,
    id::AccountId,
    lang::Lang,
    request::Status,
    time::day_of,
};
use serde::{Serialize, Serializer, ser::SerializeMap as _};
use store::{
    accounts::Account,
    error::StoreError,
    journal::{Mail, Write},
    requests::Request,
};

/// A letter: its fields are the parts of its text.
pub trait Letter: Serialize {
    /// Name of its text: `mail-…` and `mail-…-subject`.
    const TEMPLATE: &'static str;
    /// Whether somebody waits for it now, with the page open.
    const URGENT: bool = false;
}

/// A page of this site in a letter. Where the site is, is known when the letter is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(pub String);

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("path", &self.0)?;
        map.end()
    }
}

/// The secret in the link of a letter that waits, when it has one: it opens something without logging in.
#[must_use]
pub fn secret_of(facts: &serde_json::Value) -> Option<&str> {
    let secret = facts.get("link")?.get("path")?.as_str()?.rsplit('/').next()?;
    // Those of an older version are longer.
    let is_secret = [32, 64].contains(&secret.len()) && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_secret.then_some(secret)
}

/// What somebody is called; empty for nobody, such as the clock.
///
/// # Errors
/// When the database does not answer.
pub async fn name(write: &Write, who: impl Into<Option<AccountId>>) -> Result<String, ActionError> {
    let account = match who.into() {
        Some(who) => store::accounts::by_id(write.tx(), who).await?,
        None => None,
    };
    Ok(account.map(|account| account.name).unwrap_or_default())
}

/// Writes to an address.
///
/// # Errors
/// When the database does not answer.
pub async fn to_address<L: Letter>(
    write: &Write,
    address: &str,
    lang: Lang,
    letter: &L,
) -> Result<(), ActionError> {
    let facts = serde_json::to_value(letter).map_err(|error| StoreError::Internal(error.into()))?;
    Ok(write
        .mail(Mail { to: address.to_owned(), template: L::TEMPLATE, lang, facts, urgent: L::URGENT })
        .await?)
}

/// Writes to somebody with an account, in their language. Nobody reads the mail of who is erased.
///
/// # Errors
/// When the database does not answer.
pub async fn to_account<L: Letter>(write: &Write, to: &Account, letter: &L) -> Result<(), ActionError> {
    if to.erased_at.is_some() {
        return Ok(());
    }
    to_address(write, &to.email, to.language.0, letter).await
}

/// Writes to one colleague, as long as they work here.
///
/// # Errors
/// When the database does not answer.
pub async fn to_colleague<L: Letter>(
    write: &Write,
    whom: AccountId,
    letter: impl FnOnce(&Account) -> L,
) -> Result<(), ActionError> {
    if store::accounts::roles_of(write.tx(), whom).await?.is_empty() {
        return Ok(());
    }
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    to_account(write, &account, &letter(&account)).await
}

/// Whoever has a case now: its handler, a stand-in, else its team, else a manager; only who may read it
/// (`able`).
///
/// # Errors
/// When the database does not answer.
pub async fn who_has(
    write: &Write,
    case: Case,
    able: impl Fn(&Actor) -> bool,
) -> Result<Vec<AccountId>, ActionError> {
    let (tx, by) = (write.tx(), write.by());
    let staff = store::accounts::staff(tx, by.municipality).await?;
    let grants: Vec<_> = staff
        .iter()
        .flat_map(|person| person.actor.grants.iter().map(|grant| (person.id, grant.clone())))
        .collect();
    let away = store::accounts::absence::away(tx, by.municipality, day_of(by.now)).await?;
    let able = |who| staff.iter().any(|person| person.id == who && able(&person.actor));
    Ok(reached(case, &grants, &away, able))
}

/// Writes to whoever has a request now.
///
/// # Errors
/// When the database does not answer.
pub async fn to_handler<L: Letter>(
    write: &Write,
    request: &Request,
    letter: impl Fn(&Account) -> L,
) -> Result<(), ActionError> {
    let new = request.status == Status::Submitted && request.handler.is_none();
    let case = Case { who: request.handler, team: request.team, new };
    let able = |actor: &Actor| store::requests::handles(request, actor);
    for whom in who_has(write, case, able).await? {
        to_colleague(write, whom, &letter).await?;
    }
    Ok(())
}

//! Mail about logging in and about a role, to the person themselves.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{access, lang::Lang, text::Email};
use serde::Serialize;
use store::{accounts::Account, journal::Write};
use web::{route::Route as _, routes, text::Texts as _};

#[derive(Debug, Serialize)]
struct LogIn<'a> {
    name: &'a str,
    link: Link,
}

impl Letter for LogIn<'_> {
    const TEMPLATE: &'static str = "login";
    const URGENT: bool = true;
}

/// Sends the link that logs somebody in.
///
/// # Errors
/// When the database does not answer.
pub async fn log_in(write: &Write, to: &Account, token: &str) -> Result<(), ActionError> {
    let letter = LogIn { name: &to.name, link: Link(routes::accounts::UseLink(&token).path()) };
    letter::to_account(write, to, &letter).await
}

/// The secret of the link to log in that a letter carries, when it is such a letter.
#[must_use]
pub fn token_of<'a>(template: &str, facts: &'a serde_json::Value) -> Option<&'a str> {
    letter::secret_of(facts).filter(|_| template == LogIn::TEMPLATE)
}

#[derive(Debug, Serialize)]
struct Address {
    link: Link,
}

impl Letter for Address {
    const TEMPLATE: &'static str = "address";
    const URGENT: bool = true;
}

/// Sends the link that makes an address somebody's. Nothing that they typed stands in it: whoever reads this
/// mail may be somebody else.
///
/// # Errors
/// When the database does not answer.
pub async fn address(write: &Write, to: &Email, lang: Lang, token: &str) -> Result<(), ActionError> {
    let link = Link(routes::accounts::NewAddress(&token).path());
    letter::to_address(write, to.as_str(), lang, &Address { link }).await
}

#[derive(Debug, Serialize)]
struct AddressTaken {
    link: Link,
}

impl Letter for AddressTaken {
    const TEMPLATE: &'static str = "address-taken";
    const URGENT: bool = true;
}

/// Tells whoever reads this address that it is that of an account already.
///
/// # Errors
/// When the database does not answer.
pub async fn address_taken(write: &Write, to: &Email, lang: Lang) -> Result<(), ActionError> {
    let link = Link(routes::accounts::Login.path().to_owned());
    letter::to_address(write, to.as_str(), lang, &AddressTaken { link }).await
}

#[derive(Debug, Serialize)]
struct AddressLeft<'a> {
    name: &'a str,
}

impl Letter for AddressLeft<'_> {
    const TEMPLATE: &'static str = "address-left";
}

/// Tells the address from before that it is not in use any more.
///
/// # Errors
/// When the database does not answer.
pub async fn address_left(write: &Write, before: &Account) -> Result<(), ActionError> {
    letter::to_account(write, before, &AddressLeft { name: &before.name }).await
}

#[derive(Debug, Serialize)]
struct WorkAccount<'a> {
    name: &'a str,
    link: Link,
}

impl Letter for WorkAccount<'_> {
    const TEMPLATE: &'static str = "login-sso";
    const URGENT: bool = true;
}

/// Tells a colleague that they log in with their work account.
///
/// # Errors
/// When the database does not answer.
pub async fn use_work_account(write: &Write, to: &Account) -> Result<(), ActionError> {
    let letter = WorkAccount { name: &to.name, link: Link(routes::accounts::Login.path().to_owned()) };
    letter::to_account(write, to, &letter).await
}

#[derive(Debug, Serialize)]
struct Unknown {
    name: &'static str,
    link: Link,
}

impl Letter for Unknown {
    const TEMPLATE: &'static str = "login-unknown";
    const URGENT: bool = true;
}

/// Tells whoever reads this address that there is no account for it.
///
/// # Errors
/// When the database does not answer.
pub async fn unknown(write: &Write, address: &str, lang: Lang) -> Result<(), ActionError> {
    letter::to_address(
        write,
        address,
        lang,
        &Unknown { name: "", link: Link(routes::register::What.path().to_owned()) },
    )
    .await
}

#[derive(Debug, Serialize)]
struct Role<'a> {
    name: &'a str,
    role: String,
    /// Whether somebody gave or took it, or it followed from the municipality's own log-in.
    gives: &'static str,
    by: String,
    link: Link,
}

impl<'a> Role<'a> {
    async fn new(write: &Write, to: &'a Account, role: access::Role) -> Result<Self, ActionError> {
        let by = match write.by().actor {
            Some(by) => store::accounts::by_id(write.tx(), by).await?.map(|by| by.name),
            None => None,
        };
        Ok(Self {
            name: &to.name,
            role: to.language.0.name("role", role.code()),
            gives: if by.is_some() { "person" } else { "log_in" },
            by: by.unwrap_or_default(),
            link: Link(routes::accounts::Login.path().to_owned()),
        })
    }
}

#[derive(Debug, Serialize)]
struct RoleGranted<'a>(Role<'a>);

impl Letter for RoleGranted<'_> {
    const TEMPLATE: &'static str = "role-granted";
}

/// Tells somebody which role they have now, and who gave it.
///
/// # Errors
/// When the database does not answer.
pub async fn role_granted(write: &Write, to: &Account, role: access::Role) -> Result<(), ActionError> {
    letter::to_account(write, to, &RoleGranted(Role::new(write, to, role).await?)).await
}

#[derive(Debug, Serialize)]
struct RoleRevoked<'a>(Role<'a>);

impl Letter for RoleRevoked<'_> {
    const TEMPLATE: &'static str = "role-revoked";
}

/// Tells somebody which role they do not have any more, and who took it back.
///
/// # Errors
/// When the database does not answer.
pub async fn role_revoked(write: &Write, to: &Account, role: access::Role) -> Result<(), ActionError> {
    letter::to_account(write, to, &RoleRevoked(Role::new(write, to, role).await?)).await
}

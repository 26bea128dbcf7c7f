//! Mail about logging in and about a role, to the person themselves.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{access::Role, lang::Lang};
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
    letter::to_address(write, &to.email, to.language.0, &letter).await
}

/// The secret of the link to log in that a letter carries, when it is such a letter.
#[must_use]
pub fn token_of<'a>(template: &str, facts: &'a serde_json::Value) -> Option<&'a str> {
    letter::secret_of(facts).filter(|_| template == LogIn::TEMPLATE)
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
    letter::to_address(
        write,
        &to.email,
        to.language.0,
        &WorkAccount { name: &to.name, link: Link(routes::accounts::Login.path().to_owned()) },
    )
    .await
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
struct RoleGranted<'a> {
    name: &'a str,
    role: String,
    link: Link,
}

impl Letter for RoleGranted<'_> {
    const TEMPLATE: &'static str = "role-granted";
}

/// Tells somebody which role they have now.
///
/// # Errors
/// When the database does not answer.
pub async fn role_granted(write: &Write, to: &Account, role: Role) -> Result<(), ActionError> {
    let lang = to.language.0;
    let letter = RoleGranted {
        name: &to.name,
        role: lang.name("role", role.code()),
        link: Link(routes::accounts::Login.path().to_owned()),
    };
    letter::to_address(write, &to.email, lang, &letter).await
}

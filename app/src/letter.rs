//! Letters: what is written to somebody when something happens. Each feature has its own in `letters.rs`, as
//! types; the words stand in `locales/*/mail.ftl`, and the worker fills them in when it sends.

use crate::action::ActionError;
use domain::lang::Lang;
use serde::{Serialize, Serializer, ser::SerializeMap as _};
use store::{
    error::StoreError,
    journal::{Mail, Write},
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
    let is_secret = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_secret.then_some(secret)
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

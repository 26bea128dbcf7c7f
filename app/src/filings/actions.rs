//! What can happen to what waits: it is kept, its link is sent, it is thrown away. Sending it on stands in
//! `release`.

use crate::{action::ActionError, filings::letters};
use domain::{
    lang::Lang,
    text::{Email, Name},
};
use store::{
    accounts::Purpose,
    filings::{Filing, What},
    journal::Write,
};
use uuid::Uuid;

/// Keeps what a visitor filed, and sends the link that files it to the address that was typed, whoever knows
/// it. Until it is opened, nobody is named, nothing is counted and no term runs.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(
    write: &Write,
    (name, email): (&Name, &Email),
    what: What,
    lang: Lang,
) -> Result<(), ActionError> {
    let id = store::filings::hold(write.tx(), write.by(), (name, email), what).await?;
    send_link(write, id, email, lang).await
}

async fn send_link(write: &Write, id: Uuid, email: &Email, lang: Lang) -> Result<(), ActionError> {
    let next = Some(id.to_string());
    let token = store::accounts::new_token(write.tx(), write.by(), email, Purpose::File, next).await?;
    letters::waits(write, email, &token, lang).await
}

/// Sends a new link in the place of one that is too old. What waits is kept as long as if it came now.
///
/// # Errors
/// When the database does not answer.
pub async fn send_again(write: &Write, id: Uuid, email: &Email, lang: Lang) -> Result<(), ActionError> {
    store::filings::renew(write.tx(), write.by(), id).await?;
    send_link(write, id, email, lang).await
}

/// Throws away what somebody else typed under one's address.
///
/// # Errors
/// When the database does not answer.
pub async fn throw_away(write: &Write, filing: &Filing) -> Result<(), ActionError> {
    Ok(store::filings::end(write.tx(), write.by(), filing.id, None).await?)
}

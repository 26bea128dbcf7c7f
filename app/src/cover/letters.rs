//! Mail about cover: to whoever is asked, and to whoever asked.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{id::AccountId, text::Email};
use serde::Serialize;
use store::{
    accounts::{Account, Purpose},
    cover::Cover,
    journal::Write,
    requests::Request,
};
use web::{route::Route as _, routes};

#[derive(Debug, Serialize)]
struct Asked {
    name: String,
    from: String,
    why: String,
    number: String,
    /// Of whoever asks; without one the letter has that of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    link: Link,
}

impl Letter for Asked {
    const TEMPLATE: &'static str = "cover";
}

/// The same question, when it came to somebody because of silence.
#[derive(Debug, Serialize)]
struct Climbed(Asked);

impl Letter for Climbed {
    const TEMPLATE: &'static str = "cover-climbed";
}

/// Writes to whoever is asked, with a link that answers without logging in.
///
/// # Errors
/// When the database does not answer.
pub async fn asked(write: &Write, cover: &Cover, number: &str) -> Result<(), ActionError> {
    let Some((account, letter)) = question(write, cover, number).await? else { return Ok(()) };
    letter::to_account(write, &account, &letter).await
}

/// Writes to whoever is asked now, because the one before gave no answer.
///
/// # Errors
/// When the database does not answer.
pub async fn climbed(write: &Write, cover: &Cover, number: &str) -> Result<(), ActionError> {
    let Some((account, letter)) = question(write, cover, number).await? else { return Ok(()) };
    letter::to_account(write, &account, &Climbed(letter)).await
}

async fn question(
    write: &Write,
    cover: &Cover,
    number: &str,
) -> Result<Option<(Account, Asked)>, ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), cover.asked_of).await? else { return Ok(None) };
    let from = store::accounts::by_id(write.tx(), cover.asked_by).await?;
    let Ok(email) = account.email.parse::<Email>() else { return Ok(None) };
    let token = store::accounts::new_token(
        write.tx(),
        write.by(),
        &email,
        Purpose::Cover,
        Some(cover.id.to_string()),
    )
    .await?;
    let letter = Asked {
        name: account.name.clone(),
        from: from.as_ref().map(|from| from.name.clone()).unwrap_or_default(),
        why: cover.why.clone(),
        number: number.to_owned(),
        phone: from.and_then(|from| from.phone),
        link: Link(routes::cover::ByMail(&token).path()),
    };
    Ok(Some((account, letter)))
}

#[derive(Debug, Serialize)]
struct Answered<'a> {
    name: String,
    number: &'a str,
    title: &'a str,
    from: String,
    covered: &'static str,
    words: &'a str,
    link: Link,
}

impl Letter for Answered<'_> {
    const TEMPLATE: &'static str = "cover-answered";
}

/// Tells whoever asked what the answer is, and by whom.
///
/// # Errors
/// When the database does not answer.
pub async fn answered(
    write: &Write,
    request: &Request,
    cover: &Cover,
    by: AccountId,
    covered: bool,
    words: &str,
) -> Result<(), ActionError> {
    let from = letter::name(write, by).await?;
    // Whoever has the request goes on with it, also when another asked.
    let about = Request { handler: request.handler.or(Some(cover.asked_by)), ..request.clone() };
    letter::to_handler(write, &about, |account| Answered {
        name: account.name.clone(),
        number: &request.number,
        title: &request.title,
        from: from.clone(),
        covered: if covered { "yes" } else { "no" },
        words,
        link: Link(routes::requests::Work(&request.number).path()),
    })
    .await
}

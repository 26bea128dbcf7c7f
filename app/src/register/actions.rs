//! What can happen while somebody registers an initiative: it is kept, a link goes out, it becomes public.

use crate::{
    action::ActionError,
    initiatives::actions::{self, Origin},
    register::letters,
};
use domain::{id::AccountId, lang::Lang, text::Email};
use store::{
    accounts::{Purpose, Reach},
    error::StoreError,
    journal::{By, Write},
    register::{Kept, check::Finished, draft::Draft},
};
use uuid::Uuid;

/// A draft to be filled in further. What was sent stays as it is: then it is a new one.
///
/// # Errors
/// When the database does not answer.
pub async fn open(write: &Write, id: Uuid, helper: Option<AccountId>) -> Result<Kept, ActionError> {
    Ok(store::register::open(write.tx(), write.by(), id, helper).await?)
}

/// Keeps what was typed so far, also when it is not right yet.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(write: &Write, id: Uuid, draft: &Draft) -> Result<(), ActionError> {
    Ok(store::register::keep(write.tx(), write.by(), id, draft).await?)
}

/// Forgets what was typed so far.
///
/// # Errors
/// When the database does not answer.
pub async fn wipe(write: &Write, id: Uuid) -> Result<(), ActionError> {
    Ok(store::register::wipe(write.tx(), id).await?)
}

/// Sends the link that confirms the address. From then on it stays as it was: what the link makes public is
/// what stood there when it was sent. Nothing is public before that (and nobody has to approve it after, rule
/// 1).
///
/// # Errors
/// When it was sent already, and when the database does not answer.
pub async fn ask_to_confirm(
    write: &Write,
    kept: &Kept,
    email: &Email,
    lang: Lang,
) -> Result<(), ActionError> {
    if !store::register::sent(write.tx(), write.by(), kept.id).await? {
        return Err(ActionError::AtOnce);
    }
    send_link(write, kept, email, lang).await
}

/// Sends a new link for what was sent before, because the first one is too old. What it makes public is still
/// the same.
///
/// # Errors
/// When it is public already, and when the database does not answer.
pub async fn ask_again(write: &Write, kept: &Kept, email: &Email, lang: Lang) -> Result<(), ActionError> {
    if kept.initiative.is_some() {
        return Err(StoreError::NotFound.into());
    }
    send_link(write, kept, email, lang).await
}

/// Whoever reads the mail goes on with it: it can be changed again, and is sent again after that.
///
/// # Errors
/// When it is public already, and when the database does not answer.
pub async fn reopen(write: &Write, kept: &Kept) -> Result<(), ActionError> {
    match store::register::reopen(write.tx(), kept.id).await? {
        true => Ok(()),
        false => Err(StoreError::NotFound.into()),
    }
}

/// Takes in a line of a list that somebody kept before: its maker gets the link, as if a colleague had filled
/// it in. `false` when that line was taken in before.
///
/// # Errors
/// When the database does not answer.
pub async fn take_in(
    write: &Write,
    draft: &Draft,
    key: &str,
    helper: AccountId,
    (email, lang): (&Email, Lang),
) -> Result<bool, ActionError> {
    let Some(kept) = store::register::take_in(write.tx(), write.by(), draft, key, helper).await? else {
        return Ok(false);
    };
    ask_to_confirm(write, &kept, email, lang).await?;
    Ok(true)
}

async fn send_link(write: &Write, kept: &Kept, email: &Email, lang: Lang) -> Result<(), ActionError> {
    let token = store::accounts::new_token(
        write.tx(),
        write.by(),
        email,
        Purpose::Confirm,
        Some(kept.id.to_string()),
    )
    .await?;
    letters::confirm(write, kept, email, &token, lang).await
}

/// Publishes what was confirmed at an address. What follows is written in the name of its owner; gives who
/// that is, and the last part of the address of the page.
///
/// # Errors
/// When it is public already, when the address was changed after the link was sent, and when the database
/// does not answer.
pub async fn confirm(
    write: &mut Write,
    kept: &Kept,
    Finished { new, name, reach }: Finished,
    proved: &Email,
    lang: Lang,
) -> Result<(AccountId, String), ActionError> {
    // Only the link to the newest address counts.
    if kept.initiative.is_some() || reach != Reach::Mail(proved.clone()) {
        return Err(StoreError::NotFound.into());
    }
    let account = store::accounts::find_or_create(write.tx(), write.by(), proved, &name, lang).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    let (id, slug) =
        actions::publish(write, new, account, Origin::Registered { helped_by: kept.filled_in_by }).await?;
    store::register::became(write.tx(), kept.id, id).await?;
    letters::published(write, kept, proved, &slug, lang).await?;
    Ok((account, slug))
}

/// Publishes what a colleague filled in for somebody without an e-mail address, who heard it read out and
/// agreed. What follows is written in the name of the colleague; gives the last part of the address of the
/// page.
///
/// # Errors
/// When it is public already, or of somebody who has an address to prove, and when the database does not
/// answer.
pub async fn publish_for(
    write: &Write,
    kept: &Kept,
    Finished { new, name, reach }: Finished,
    helper: AccountId,
    lang: Lang,
) -> Result<String, ActionError> {
    if matches!(reach, Reach::Mail(_)) || !store::register::sent(write.tx(), write.by(), kept.id).await? {
        return Err(ActionError::AtOnce);
    }
    let account = store::accounts::reached_by(write, &reach, &name, lang).await?;
    let origin = Origin::Registered { helped_by: Some(helper) };
    let (id, slug) = actions::publish(write, new, account, origin).await?;
    store::register::became(write.tx(), kept.id, id).await?;
    Ok(slug)
}

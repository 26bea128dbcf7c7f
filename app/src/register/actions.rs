//! What can happen while somebody registers an initiative: it is kept, a link goes out, it becomes public.

use crate::{
    action::ActionError,
    initiatives::actions::{self, Origin},
    register::letters,
};
use domain::{id::AccountId, lang::Lang, text::Email};
use store::{
    accounts::Purpose,
    error::StoreError,
    initiatives::New,
    journal::{By, Write},
    register::{Kept, draft::Draft},
};
use uuid::Uuid;

/// Keeps what was typed so far, also when it is not right yet. Gives its number, which is a new one when it
/// was kept nowhere.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    write: &Write,
    id: Option<Uuid>,
    draft: &Draft,
    helper: Option<AccountId>,
) -> Result<Uuid, ActionError> {
    Ok(store::register::keep(write.tx(), write.by(), id, draft, helper).await?)
}

/// Sends the link that confirms the address. Nothing is public before that (and nobody has to approve it
/// after, rule 1).
///
/// # Errors
/// When the database does not answer.
pub async fn ask_to_confirm(
    write: &Write,
    kept: &Kept,
    email: &Email,
    lang: Lang,
) -> Result<(), ActionError> {
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

/// What a draft becomes: the initiative, and the address that has to be confirmed.
pub type Finished = (New, Email);

/// Publishes what was confirmed at an address. What follows is written in the name of its owner; gives who
/// that is, and the last part of the address of the page.
///
/// # Errors
/// When it is public already, when the address was changed after the link was sent, and when the database
/// does not answer.
pub async fn confirm(
    write: &mut Write,
    kept: &Kept,
    (new, wanted): Finished,
    proved: &Email,
    lang: Lang,
) -> Result<(AccountId, String), ActionError> {
    // Only the link to the newest address counts.
    if kept.initiative.is_some() || wanted != *proved {
        return Err(StoreError::NotFound.into());
    }
    let account =
        store::accounts::find_or_create(write.tx(), write.by(), proved, &kept.draft.name, lang).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    let (id, slug) =
        actions::publish(write, new, account, Origin::Registered { helped_by: kept.filled_in_by }).await?;
    store::register::became(write.tx(), kept.id, id).await?;
    letters::published(write, kept, proved, &slug, lang).await?;
    Ok((account, slug))
}

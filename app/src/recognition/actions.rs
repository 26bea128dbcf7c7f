//! What can happen with praise: an alderman thanks, and the initiative says who may read that.

use crate::{
    action::ActionError,
    recognition::letters::{self, Said},
};
use domain::{
    access::{ContactReason, may_contact},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, RecognitionId},
    initiative::{ContactChoice, Visibility},
    recognition::{Answer, CHOICES},
};
use serde_json::json;
use store::{
    error::StoreError,
    initiatives::Initiative,
    journal::{Fact, Write},
    recognition::Recognition,
};

/// The key of why the municipality may not write to an initiative of its own accord; `None` when it may (rule
/// 2).
#[must_use]
pub const fn refusal(choice: ContactChoice) -> Option<&'static str> {
    if may_contact(choice, ContactReason::OwnAccord) {
        return None;
    }
    match choice {
        ContactChoice::OnlyIfWeAsk => Some("refused-contact-only-if-asked"),
        ContactChoice::LeaveUsAlone | ContactChoice::Welcome => Some("refused-contact-peace"),
    }
}

/// Thanks are contact of our own accord: an initiative that wants peace has peace, also from praise (rule 2).
///
/// # Errors
/// When it is not public or wants peace, and when the database does not answer.
pub async fn thank(
    write: &Write,
    initiative: &Initiative,
    words: &str,
    translations: Option<serde_json::Value>,
    by: AccountId,
) -> Result<RecognitionId, ActionError> {
    if initiative.visibility != Visibility::Public {
        return Err(StoreError::NotFound.into());
    }
    if let Some(key) = refusal(initiative.contact) {
        return Err(ActionError::Refused(key));
    }
    let (id, hash) =
        store::recognition::thank(write.tx(), write.by(), initiative.id, by, words, translations).await?;
    let payload = json!({"recognition": id, "text": hash});
    write
        .event(Fact {
            aggregate: Aggregate::Initiative,
            id: initiative.id.0,
            kind: Kind::ThanksSent,
            audience: Audience::Parties,
            payload,
        })
        .await?;
    let from = store::accounts::by_id(write.tx(), by).await?.map(|account| account.name).unwrap_or_default();
    for steward in store::initiatives::stewards(write.tx(), initiative.id).await? {
        letters::thanks(write, steward, Said { id, from: &from, title: &initiative.title, words }).await?;
    }
    Ok(id)
}

/// The initiative decides: everybody, between us, or rather not. It can change its mind.
///
/// # Errors
/// When it says nothing, and when the database does not answer.
pub async fn answer(write: &Write, there: &Recognition, chosen: Answer) -> Result<(), ActionError> {
    if !CHOICES.contains(&chosen) {
        return Err(ActionError::Refused("error-choose"));
    }
    store::recognition::answer(write.tx(), there.id, chosen, write.by().now).await?;
    let payload = json!({"recognition": there.id, "answer": chosen});
    write
        .event(Fact {
            aggregate: Aggregate::Initiative,
            id: there.initiative.0,
            kind: Kind::ThanksAnswered,
            audience: Audience::Parties,
            payload,
        })
        .await?;
    Ok(())
}

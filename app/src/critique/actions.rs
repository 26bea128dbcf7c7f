//! What can happen to critique: it is sent, answered or late, and its author chooses who reads it.

use crate::{action::ActionError, critique::letters};
use domain::{
    access::{Action, Actor, Role, may},
    critique::{Choice, Degree, Status},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, CritiqueId, RequestId},
    thresholds::Threshold,
    time::day_of,
};
use serde_json::{Value, json};
use store::{
    critique::{Critique, New},
    journal::{Fact, Write},
};

/// What somebody sends.
#[derive(Debug, Clone)]
pub struct Words {
    /// About which request of theirs; `None` for the municipality in general.
    pub request: Option<RequestId>,
    /// "Did we help you further?"
    pub helped: Option<Degree>,
    /// "Did we stand in your way?"
    pub hindered: Option<Degree>,
    /// The words.
    pub words: String,
    /// Translations, as JSON, if there are any.
    pub translations: Option<Value>,
    /// Whether everybody may read it.
    pub wants_public: bool,
}

async fn happened(
    write: &Write,
    id: CritiqueId,
    kind: Kind,
    audience: Audience,
    payload: Value,
) -> Result<(), ActionError> {
    write.event(Fact { aggregate: Aggregate::Critique, id: id.0, kind, audience, payload }).await?;
    Ok(())
}

/// The request with this number, when whoever writes may read it as their own.
///
/// # Errors
/// When the database does not answer.
pub async fn own_request(
    write: &Write,
    actor: &Actor,
    number: &str,
) -> Result<Option<RequestId>, ActionError> {
    let found = store::requests::by_number(write.tx(), write.by().municipality, number).await?;
    let Some(request) = found else { return Ok(None) };
    let stewards = store::initiatives::stewards(write.tx(), request.initiative).await?;
    let facts = store::requests::access(&request, actor, &stewards, None);
    Ok(may(actor, &Action::ReadOwnRequest(facts)).then_some(request.id))
}

/// Sends critique. Its author hears before when it is answered.
///
/// # Errors
/// When the database does not answer.
pub async fn send(write: &Write, author: AccountId, sent: Words) -> Result<CritiqueId, ActionError> {
    let terms = store::settings::thresholds(write.tx(), write.by().municipality).await?;
    let today = day_of(write.by().now);
    let due = terms.calendar.plus_working_days(today, terms.get(Threshold::TermCritique));
    let Words { request, helped, hindered, words, translations, wants_public } = sent;
    let new = New { request, author, helped, hindered, words, translations, wants_public, due };
    let (id, hash) = store::critique::send(write.tx(), write.by(), new).await?;
    // What may be taken back never stands in a chain that can't change.
    happened(write, id, Kind::CritiqueSent, Audience::Parties, json!({"critique": id, "text": hash})).await?;
    letters::received(write, id, author, due).await?;
    Ok(id)
}

/// Its author shows it, keeps it between us, or takes it back.
///
/// # Errors
/// When it was taken back before, and when the database does not answer.
pub async fn choose(write: &Write, there: &Critique, to: Choice) -> Result<(), ActionError> {
    if there.status == Status::Withdrawn {
        return Err(ActionError::Refused("refused-critique-gone"));
    }
    match to {
        Choice::Public => store::critique::show(write.tx(), there.id, true).await?,
        Choice::Private => store::critique::show(write.tx(), there.id, false).await?,
        Choice::Withdraw => store::critique::withdraw(write.tx(), there.id).await?,
    }
    happened(write, there.id, Kind::CritiqueChanged, Audience::Parties, json!({"to": to})).await
}

/// The answer of the municipality. `false` when a colleague was first, or its author took it back.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    write: &Write,
    there: &Critique,
    words: &str,
    by: AccountId,
) -> Result<bool, ActionError> {
    if !store::critique::answer(write.tx(), there.id, words, by, write.by().now).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::CritiqueAnswered, Audience::Parties, json!({})).await?;
    letters::answered(write, there, by, words).await?;
    Ok(true)
}

/// Its term is over without an answer: the aldermen hear it. `false` when they heard it before.
///
/// # Errors
/// When the database does not answer.
pub async fn late(write: &Write, there: &Critique) -> Result<bool, ActionError> {
    if !store::critique::told_late(write.tx(), there.id).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::CritiqueLate, Audience::Staff, json!({"due": there.due})).await?;
    let staff = store::accounts::staff(write.tx(), write.by().municipality).await?;
    for person in staff.iter().filter(|person| person.actor.has(Role::Alderman)) {
        letters::late(write, there, person).await?;
    }
    Ok(true)
}

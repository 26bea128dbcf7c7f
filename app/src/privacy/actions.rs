//! What can happen to what is kept about somebody: it is taken along, erased, or goes because it is old.

use crate::{
    action::ActionError,
    initiatives::actions as initiatives,
    privacy::{
        erase::{self, Plan},
        retention::{self, Due, before},
    },
};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, PhotoId, RequestId},
    lang::Lang,
    text::Name,
    thresholds::Threshold,
};
use serde_json::json;
use store::{
    error::StoreError,
    journal::{Fact, Write},
    requests::Request,
};

/// Notes that somebody looks at what a resident wrote in a request: the resident can see that (AVG article
/// 32).
///
/// # Errors
/// When the database does not answer.
pub async fn looked(write: &Write, by: AccountId, request: &Request) -> Result<(), ActionError> {
    Ok(store::privacy::looked(write.tx(), write.by(), by, request.account, &request.number).await?)
}

/// Notes that somebody took their data along: whoever else got into the account leaves a trace.
///
/// # Errors
/// When the database does not answer.
pub async fn take_along(write: &Write, account: AccountId) -> Result<(), ActionError> {
    write
        .event(Fact {
            aggregate: Aggregate::Account,
            id: account.0,
            kind: Kind::DataExported,
            audience: Audience::Parties,
            payload: json!({}),
        })
        .await?;
    Ok(())
}

/// Sets what somebody is called, as they say it themselves: what others typed with their address does not
/// stay (AVG article 16).
///
/// # Errors
/// When the database does not answer.
pub async fn set_name(write: &Write, account: AccountId, name: &Name) -> Result<(), ActionError> {
    store::accounts::rename(write.tx(), account, name).await?;
    write
        .event(Fact {
            aggregate: Aggregate::Account,
            id: account.0,
            kind: Kind::NameSet,
            audience: Audience::Parties,
            payload: json!({}),
        })
        .await?;
    Ok(())
}

/// Erases somebody, in one transaction with everything else. Gives the photos whose files go after it.
///
/// # Errors
/// When they work here, when a formal application of theirs is still open, and when the database does not
/// answer.
pub async fn erase(write: &Write, account: AccountId, plan: &Plan) -> Result<Vec<PhotoId>, ActionError> {
    let tx = write.tx();
    if !store::accounts::roles_of(tx, account).await?.is_empty() {
        return Err(ActionError::Refused("refused-erase-staff"));
    }
    if !plan.open.is_empty() {
        return Err(ActionError::Refused("refused-erase-open"));
    }
    let there = store::accounts::by_id(tx, account).await?.ok_or(StoreError::NotFound)?;
    let mut gone = Vec::new();
    for initiative in &plan.withdrawn {
        gone.extend(initiatives::withdraw(write, initiative).await?);
    }
    for initiative in &plan.left {
        initiatives::leave(write, initiative.id, account).await?;
    }
    for request in &plan.forgotten {
        stop_and_forget(write, request).await?;
    }
    for one in store::critique::of_author(tx, account, Lang::Nl).await? {
        store::critique::withdraw(tx, one.id).await?;
    }
    forget_traces(write, account, &there.email).await?;
    store::accounts::erase(tx, write.by(), account, plan.worked || !plan.kept.is_empty()).await?;
    let payload = json!({"applications_kept": plan.kept.len()});
    write
        .event(Fact {
            aggregate: Aggregate::Account,
            id: account.0,
            kind: Kind::DataErased,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    Ok(gone)
}

/// Takes back a request that is still open, and forgets its words.
async fn stop_and_forget(write: &Write, request: &Request) -> Result<(), ActionError> {
    if request.status.is_open() {
        store::requests::stop(write.tx(), request.id).await?;
        write
            .event(Fact {
                aggregate: Aggregate::Request,
                id: request.id.0,
                kind: Kind::RequestWithdrawn,
                audience: Audience::Parties,
                payload: json!({}),
            })
            .await?;
    }
    forget_request(write, request.id).await
}

/// Forgets what stands about somebody elsewhere: half forms, reports, mail, invitations, looks, words.
async fn forget_traces(write: &Write, account: AccountId, email: &str) -> Result<(), ActionError> {
    let tx = write.tx();
    store::register::forget(tx, write.by().municipality, email).await?;
    store::filings::forget(tx, write.by().municipality, email).await?;
    store::reports::forget_sender(tx, email).await?;
    store::notifications::forget(tx, email).await?;
    store::initiatives::forget_invitations(tx, account, email).await?;
    store::privacy::forget_looks(tx, account).await?;
    store::requests::forget_messages_of(tx, account).await?;
    store::reports::forget_contest(tx, account).await?;
    Ok(())
}

/// Takes away what was written about a request, by the resident and about them, and whose it was. That it
/// was, how it ended and when stays.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_request(write: &Write, id: RequestId) -> Result<(), ActionError> {
    let tx = write.tx();
    for request in store::requests::by_ids(tx, vec![id]).await? {
        store::notifications::forget_paper(tx, &request.number).await?;
    }
    store::requests::forget(tx, id).await?;
    store::assessments::forget(tx, id).await?;
    store::cover::forget(tx, id).await?;
    store::exceptions::forget_support(tx, id).await?;
    // Not of the same somebody any more: neither together with other requests, nor with an application that
    // is kept by name.
    Ok(store::requests::hand_to(tx, id, store::accounts::nobody(tx, write.by()).await?).await?)
}

/// Takes away what may go by its age. What people wrote only when `people` says so.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_what_is_old(write: &Write, people: bool) -> Result<Due, ActionError> {
    let (tx, by) = (write.tx(), write.by());
    let now = by.now;
    let terms = store::settings::thresholds(tx, by.municipality).await?;
    let machine =
        store::accounts::forget_worn_out(tx, now).await? + store::filings::forget_worn_out(tx, now).await?;
    let mut done = Due { machine, ..Due::default() };
    if people {
        done.drafts = store::register::forget_older(tx, before(now, &terms, Threshold::KeepDrafts)).await?;
        done.mails =
            store::notifications::forget_sent_before(tx, before(now, &terms, Threshold::KeepMail)).await?;
        done.looks =
            store::privacy::forget_looks_before(tx, before(now, &terms, Threshold::KeepLooks)).await?;
        for id in store::requests::forgettable(tx, before(now, &terms, Threshold::KeepRequests)).await? {
            forget_request(write, id).await?;
            done.requests += 1;
        }
        for id in store::privacy::quiet(tx, before(now, &terms, Threshold::KeepAccounts)).await? {
            let plan = erase::plan(tx, id).await?;
            // Such an account runs no initiative, so it has no photos.
            erase(write, id, &plan).await?;
            done.accounts += 1;
        }
    }
    if done != Due::default() {
        let payload = json!({"machine": done.machine, "drafts": done.drafts, "mails": done.mails,
            "looks": done.looks, "requests": done.requests, "accounts": done.accounts});
        write.setting(Kind::RetentionRan, payload).await?;
    }
    store::settings::set_number(tx, by.municipality, retention::LAST, retention::day_number(now)).await?;
    Ok(done)
}

/// Switches it on that what people wrote goes by its age, or off; it may stand so already.
///
/// # Errors
/// When the database does not answer.
pub async fn switch_retention(write: &Write, on: bool) -> Result<(), ActionError> {
    if retention::is_on(write.tx(), write.by().municipality).await? == on {
        return Ok(());
    }
    store::settings::set_number(write.tx(), write.by().municipality, retention::ON, i32::from(on)).await?;
    Ok(write.setting(Kind::ThresholdSet, json!({"name": retention::ON, "to": on})).await?)
}

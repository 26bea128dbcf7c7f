//! What can happen with exceptions: one is made, and an earlier one is named as support.

use crate::action::ActionError;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, ExceptionId, RequestId},
    text::Text,
};
use serde_json::json;
use store::{
    error::StoreError,
    exceptions::{Exception, Support},
    journal::{Fact, Write},
    requests::{Details, Request},
};

/// Puts an exception in the register, under the name of who covers it (rule 7).
///
/// # Errors
/// When the database does not answer.
pub async fn record(
    write: &Write,
    request: RequestId,
    details: &Details,
    covered_by: AccountId,
) -> Result<ExceptionId, ActionError> {
    Ok(store::exceptions::record(
        write.tx(),
        write.by(),
        request,
        &details.exception(),
        covered_by,
        details.valid_until.parse().ok(),
    )
    .await?)
}

/// Why an earlier exception supports a request: two questions, so that nobody copies without looking.
#[derive(Debug)]
pub struct Compared {
    /// What is the same in both.
    pub alike: Text<1000>,
    /// What is different.
    pub different: Text<1000>,
}

/// Names an earlier exception as support. The request is still decided on its own facts (rule 6).
///
/// # Errors
/// When the request is closed, when the exception is its own, and when the database does not answer.
pub async fn cite(
    write: &Write,
    request: &Request,
    exception: &Exception,
    by: AccountId,
    compared: Compared,
) -> Result<(), ActionError> {
    if !request.is_ours() {
        return Err(ActionError::Refused("refused-request-closed"));
    }
    if exception.request == request.id {
        return Err(StoreError::NotFound.into());
    }
    let support = Support {
        request: request.id,
        exception: exception.id,
        alike: compared.alike.into_string(),
        different: compared.different.into_string(),
    };
    store::exceptions::cite(write.tx(), write.by(), &support, by).await?;
    let payload = json!({"exception": exception.id});
    write
        .event(Fact {
            aggregate: Aggregate::Request,
            id: request.id.0,
            kind: Kind::ExceptionCited,
            audience: Audience::Staff,
            payload,
        })
        .await?;
    Ok(())
}

//! What can happen to an offer of something to use (rule 8).

use super::{event, open};
use crate::{action::ActionError, requests::letters};
use domain::{
    event::{Audience, Kind},
    id::OfferId,
    offer::{Side, Status, may_change},
};
use serde_json::json;
use store::{
    error::StoreError,
    journal::Write,
    requests::{NewOffer, Offer, Request},
};

/// Offers something. There is no field for a condition.
///
/// # Errors
/// When the request is closed, and when the database does not answer.
pub async fn make(write: &Write, request: &Request, new: NewOffer<'_>) -> Result<OfferId, ActionError> {
    open(request)?;
    let id = store::requests::make_offer(write.tx(), write.by(), request.id, new).await?;
    event(write, request, Kind::OfferMade, Audience::Parties, json!({"offer": id, "kind": new.kind})).await?;
    letters::offer_made(write, request, &new).await?;
    Ok(id)
}

/// An offer that was made to a request.
///
/// # Errors
/// When there is no such offer, and when the database does not answer.
pub async fn find(write: &Write, request: &Request, offer: OfferId) -> Result<Offer, ActionError> {
    let all = store::requests::offers(write.tx(), request.id).await?;
    Ok(all.into_iter().find(|there| there.id == offer).ok_or(StoreError::NotFound)?)
}

/// The resident says yes or no to an offer, or thinks again.
///
/// # Errors
/// When it can't go there, and when the database does not answer.
pub async fn answer(write: &Write, request: &Request, offer: &Offer, to: Status) -> Result<(), ActionError> {
    step(write, offer, Side::Resident, to).await?;
    let audience = if to == Status::Accepted { Audience::Public } else { Audience::Parties };
    event(write, request, Kind::OfferAnswered, audience, json!({"offer": offer.id, "status": to})).await?;
    let did = if to == Status::Accepted { letters::Did::Accepted } else { letters::Did::Declined };
    letters::spoken(write, request, did, &offer.what).await?;
    letters::colleagues::offer_answered(write, request, &offer.what, to).await
}

/// The municipality brings an offer further, or takes it back.
///
/// # Errors
/// When it can't go there, and when the database does not answer.
pub async fn go_on(write: &Write, request: &Request, offer: &Offer, to: Status) -> Result<(), ActionError> {
    step(write, offer, Side::Municipality, to).await?;
    // That something is used, and came back, may be seen by everybody, as that it was accepted; what was
    // taken back before is between the two.
    let audience = match to {
        Status::InUse | Status::Returned => Audience::Public,
        Status::Offered | Status::Accepted | Status::Declined | Status::Withdrawn => Audience::Parties,
    };
    event(write, request, Kind::OfferAnswered, audience, json!({"offer": offer.id, "status": to})).await
}

/// Brings an offer to another status.
async fn step(write: &Write, offer: &Offer, side: Side, to: Status) -> Result<(), ActionError> {
    if !may_change(side, offer.status, to) {
        return Err(ActionError::Refused("refused-offer-step"));
    }
    Ok(store::requests::set_offer(write.tx(), write.by(), offer.id, to).await?)
}

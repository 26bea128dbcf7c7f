//! What can happen to the photos of an initiative. Their files are of whoever calls: they are not part of the
//! transaction.

use crate::action::ActionError;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, PhotoId},
    initiative::Visibility,
};
use serde_json::json;
use store::{
    error::StoreError,
    initiatives::Initiative,
    journal::{Fact, Write},
    photos::{MOST, New, Photo},
};

async fn changed(write: &Write, id: InitiativeId, photo: PhotoId, what: &str) -> Result<(), ActionError> {
    let payload = json!({"photo": photo, "what": what});
    write
        .event(Fact {
            aggregate: Aggregate::Initiative,
            id: id.0,
            kind: Kind::PhotoChanged,
            audience: Audience::Parties,
            payload,
        })
        .await?;
    Ok(())
}

/// Adds a photo behind the others. Gives the key under which its files are kept.
///
/// # Errors
/// When there are as many as may be, when the initiative was taken back, and when the database does not
/// answer.
pub async fn add(
    write: &Write,
    there: &Initiative,
    by: AccountId,
    new: New<'_>,
) -> Result<PhotoId, ActionError> {
    // Ten photos sent at the same moment come one after the other, and an initiative that was taken back
    // meanwhile gets none.
    store::initiatives::lock(write.tx(), there.id).await?;
    if store::photos::of_initiative(write.tx(), there.id).await?.len() >= MOST {
        return Err(ActionError::Refused("error-photo-many"));
    }
    if there.visibility == Visibility::Withdrawn {
        return Err(StoreError::NotFound.into());
    }
    let id = store::photos::add(write.tx(), write.by(), by, there.id, new).await?;
    changed(write, there.id, id, "added").await?;
    Ok(id)
}

/// Says in other words what can be seen.
///
/// # Errors
/// When the database does not answer.
pub async fn describe(write: &Write, photo: &Photo, alt: &str) -> Result<(), ActionError> {
    store::photos::describe(write.tx(), photo.id, alt).await?;
    changed(write, photo.initiative, photo.id, "changed").await
}

/// Puts a photo in front of the others.
///
/// # Errors
/// When the database does not answer.
pub async fn put_first(write: &Write, photo: &Photo) -> Result<(), ActionError> {
    store::photos::put_first(write.tx(), photo).await?;
    changed(write, photo.initiative, photo.id, "changed").await
}

/// Takes a photo away. Its files go after the transaction.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(write: &Write, photo: &Photo) -> Result<(), ActionError> {
    store::photos::remove(write.tx(), photo.id).await?;
    changed(write, photo.initiative, photo.id, "removed").await
}

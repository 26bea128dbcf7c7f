//! Taking a role back, and with it all that its holder can do nothing with any more.

use crate::{
    accounts::{self, letters},
    action::ActionError,
    handover::{
        actions::{Successors, hand_over},
        stands::Stands,
    },
};
use domain::{
    access::{Action, Actor, Role, may},
    id::{AccountId, MunicipalityId},
    lang::Lang,
    time::day_of,
};
use store::{
    accounts::{GrantSource, Granted},
    db::Connection,
    error::StoreError,
    journal::Write,
};

/// Why the last administrator stays.
pub const LAST_ADMIN: &str = "refused-last-admin";

/// Takes a role back. What stands on the name and needs that role goes over in the same transaction. The last
/// administrator stays: nobody could let another in.
///
/// # Errors
/// When it is the last administrator, and when the database does not answer.
pub async fn take_role(
    write: &Write,
    account: AccountId,
    there: &Granted,
    source: GrantSource,
    to: Successors<'_>,
) -> Result<(), ActionError> {
    let by = write.by();
    if there.grant.role == Role::Admin {
        // Two who take each other's role at the same moment do so one after the other.
        store::accounts::lock_roles(write.tx(), by.municipality).await?;
        let staff = store::accounts::staff(write.tx(), by.municipality).await?;
        if !staff.iter().any(|other| other.id != account && other.actor.has(Role::Admin)) {
            return Err(ActionError::Refused(LAST_ADMIN));
        }
    }
    accounts::actions::revoke_role(write, account, there, source).await?;
    let left = actor(write.tx(), account).await?;
    let stands = Stands::of(write.tx(), by.municipality, account, Lang::Nl).await?.stranded(&left);
    hand_over(write, account, &stands, to).await?;
    if !may(&left, &Action::AnswerCover) {
        store::accounts::duty::end(write.tx(), account, day_of(by.now)).await?;
    }
    if !left.is_staff() {
        store::accounts::absence::forget(write.tx(), account).await?;
    }
    match store::accounts::by_id(write.tx(), account).await? {
        Some(person) => letters::role_revoked(write, &person, there.grant.role).await,
        None => Ok(()),
    }
}

async fn actor(db: &impl Connection, account: AccountId) -> Result<Actor, StoreError> {
    Ok(store::accounts::viewer(db, account).await?.map(|viewer| viewer.actor).unwrap_or_default())
}

/// What would be handed over if a role were taken back.
///
/// # Errors
/// When the database does not answer.
pub async fn stranded_without(
    db: &impl Connection,
    municipality: MunicipalityId,
    account: AccountId,
    there: &Granted,
    lang: Lang,
) -> Result<Stands, StoreError> {
    let mut left = actor(db, account).await?;
    if let Some(at) = left.grants.iter().position(|grant| *grant == there.grant) {
        left.grants.remove(at);
    }
    Ok(Stands::of(db, municipality, account, lang).await?.stranded(&left))
}

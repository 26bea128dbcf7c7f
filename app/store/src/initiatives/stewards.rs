//! Who runs an initiative, and who is asked to.

use crate::{
    column::{Id, Moment, new_id},
    error::StoreError,
    initiatives::entity::{initiative, steward, steward_invitation},
    journal::{By, Write},
};
use domain::{
    id::{AccountId, InitiativeId, InvitationId},
    text::Email,
};
use jiff::{Timestamp, ToSpan};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

/// Who runs an initiative, the longest first. Nobody runs the one of a request that is about none.
///
/// # Errors
/// When the database does not answer.
pub async fn stewards(
    db: &impl ConnectionTrait,
    id: impl Into<Option<InitiativeId>>,
) -> Result<Vec<AccountId>, StoreError> {
    let Some(id) = id.into() else { return Ok(Vec::new()) };
    let rows = steward::Entity::find()
        .filter(steward::Column::InitiativeId.eq(Id(id)))
        .order_by_asc(steward::Column::Since)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.account_id.0).collect())
}

/// Somebody runs it from now on, together with who did already.
///
/// # Errors
/// When the database does not answer.
pub async fn join(
    tx: &impl ConnectionTrait,
    by: By,
    id: InitiativeId,
    account: AccountId,
) -> Result<(), StoreError> {
    if stewards(tx, id).await?.contains(&account) {
        return Ok(());
    }
    steward::Entity::insert(stewarding(by, id, account)).exec_without_returning(tx).await?;
    Ok(())
}

/// The row of who runs it from now on.
pub(super) fn stewarding(by: By, id: InitiativeId, account: AccountId) -> steward::ActiveModel {
    steward::ActiveModel {
        id: Set(Id(new_id())),
        initiative_id: Set(Id(id)),
        account_id: Set(Id(account)),
        since: Set(by.now.into()),
    }
}

/// Waits until nobody else changes this initiative. SQLite has one writer anyhow.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<(), StoreError> {
    initiative::Entity::find_by_id(Id(id)).lock_exclusive().one(tx).await?;
    Ok(())
}

/// The initiative that an invitation is about, also when the invitation has ended.
///
/// # Errors
/// When the database does not answer.
pub async fn invited_to(
    db: &impl ConnectionTrait,
    id: InvitationId,
) -> Result<Option<InitiativeId>, StoreError> {
    let row = steward_invitation::Entity::find_by_id(Id(id)).one(db).await?;
    Ok(row.map(|row| row.initiative_id.0))
}

/// Somebody does not run it any more. `false` for the last one, who stays, and for who does not run it.
///
/// # Errors
/// When the database does not answer.
pub async fn leave(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    account: AccountId,
) -> Result<bool, StoreError> {
    // Two who leave at the same moment do so one after the other: the second is then the last.
    lock(tx, id).await?;
    if stewards(tx, id).await?.iter().all(|other| *other == account) {
        return Ok(false);
    }
    let left = steward::Entity::delete_many()
        .filter(steward::Column::InitiativeId.eq(Id(id)))
        .filter(steward::Column::AccountId.eq(Id(account)))
        .exec(tx)
        .await?;
    Ok(left.rows_affected > 0)
}

/// Somebody who is asked to run an initiative together.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Its key.
    pub id: InvitationId,
    /// What.
    pub initiative: InitiativeId,
    /// The address.
    pub email: String,
    /// What they are called by who asks.
    pub name: String,
    /// Who asks.
    pub by: AccountId,
    /// Whether who asks leaves as soon as they join.
    pub hands_over: bool,
    /// Until when it holds.
    pub expires: Timestamp,
}

impl Invitation {
    fn of(row: steward_invitation::Model) -> Self {
        Self {
            id: row.id.0,
            initiative: row.initiative_id.0,
            email: row.email,
            name: row.name,
            by: row.invited_by.0,
            hands_over: row.hands_over,
            expires: row.expires_at.timestamp(),
        }
    }
}

/// Keeps an invitation for 14 days.
///
/// # Errors
/// When the database does not answer.
pub async fn invite(
    tx: &impl ConnectionTrait,
    by: By,
    id: InitiativeId,
    from: AccountId,
    email: &Email,
    name: &str,
    hands_over: bool,
) -> Result<InvitationId, StoreError> {
    let key = new_id();
    steward_invitation::Entity::insert(steward_invitation::ActiveModel {
        id: Set(Id(key)),
        initiative_id: Set(Id(id)),
        email: Set(email.as_str().to_owned()),
        name: Set(name.to_owned()),
        invited_by: Set(Id(from)),
        hands_over: Set(hands_over),
        at: Set(by.now.into()),
        expires_at: Set(by.now.checked_add((14 * 24).hours()).unwrap_or(by.now).into()),
        ended_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(key)
}

/// Invitations of an initiative that still hold.
///
/// # Errors
/// When the database does not answer.
pub async fn invitations(
    db: &impl ConnectionTrait,
    id: InitiativeId,
    now: Timestamp,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = steward_invitation::Entity::find()
        .filter(steward_invitation::Column::InitiativeId.eq(Id(id)))
        .filter(steward_invitation::Column::EndedAt.is_null())
        .filter(steward_invitation::Column::ExpiresAt.gt(Moment::from(now)))
        .order_by_asc(steward_invitation::Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Invitation::of).collect())
}

/// One invitation that still holds.
///
/// # Errors
/// When the database does not answer.
pub async fn invitation(
    db: &impl ConnectionTrait,
    id: InvitationId,
    now: Timestamp,
) -> Result<Option<Invitation>, StoreError> {
    let row = steward_invitation::Entity::find_by_id(Id(id))
        .filter(steward_invitation::Column::EndedAt.is_null())
        .filter(steward_invitation::Column::ExpiresAt.gt(Moment::from(now)))
        .one(db)
        .await?;
    Ok(row.map(Invitation::of))
}

/// Ends an invitation: it was taken, or taken back. Whose address it was is forgotten. `false` when it had
/// ended already: one statement decides, so that of two at the same moment one does.
///
/// # Errors
/// When the database does not answer.
pub async fn end_invitation(tx: &impl ConnectionTrait, by: By, id: InvitationId) -> Result<bool, StoreError> {
    let ended = steward_invitation::Entity::update_many()
        .col_expr(steward_invitation::Column::EndedAt, Expr::value(by.now.as_microsecond()))
        .col_expr(steward_invitation::Column::Email, Expr::value(""))
        .col_expr(steward_invitation::Column::Name, Expr::value(""))
        .filter(steward_invitation::Column::Id.eq(Id(id)))
        .filter(steward_invitation::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// How many people somebody asked since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn invited_since(write: &Write, from: AccountId, since: Timestamp) -> Result<u64, StoreError> {
    write.queue(from.0).await?;
    let mine = steward_invitation::Entity::find().filter(steward_invitation::Column::InvitedBy.eq(Id(from)));
    Ok(mine.filter(steward_invitation::Column::At.gt(Moment::from(since))).count(write.tx()).await?)
}

/// Ends the invitations that somebody sent, and those to their address.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_invitations(
    tx: &impl ConnectionTrait,
    account: AccountId,
    email: &str,
) -> Result<(), StoreError> {
    let theirs = sea_orm::Condition::any()
        .add(steward_invitation::Column::InvitedBy.eq(Id(account)))
        .add(steward_invitation::Column::Email.eq(email));
    steward_invitation::Entity::delete_many().filter(theirs).exec(tx).await?;
    Ok(())
}

/// Somebody is known by another address: invitations that wait for them go along.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress_invitations(
    tx: &impl ConnectionTrait,
    from: &str,
    to: &Email,
) -> Result<(), StoreError> {
    steward_invitation::Entity::update_many()
        .col_expr(steward_invitation::Column::Email, Expr::value(to.as_str()))
        .filter(steward_invitation::Column::Email.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

//! Finding an account by its address, and ending what is open in its name.

use crate::{
    accounts::{
        codes::Purpose,
        entity::{account, login_token, session},
    },
    column::{Code, Id},
    error::StoreError,
    keys::one_of,
};
use domain::{
    id::{AccountId, MunicipalityId},
    text::Email,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, entity::prelude::*};
use std::collections::HashMap;

/// The account with this address, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_email(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    email: &Email,
) -> Result<Option<account::Model>, StoreError> {
    at(db, municipality, email.as_str()).await
}

pub(super) async fn at(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    address: &str,
) -> Result<Option<account::Model>, StoreError> {
    Ok(account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Id(municipality)))
        .filter(account::Column::Email.eq(address))
        .one(db)
        .await?)
}

/// The accounts at these addresses.
///
/// # Errors
/// When the database does not answer.
pub async fn by_addresses(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    addresses: Vec<String>,
) -> Result<HashMap<String, account::Model>, StoreError> {
    let rows = account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Id(municipality)))
        .filter(one_of(db, account::Column::Email, addresses))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.email.clone(), row)).collect())
}

/// Ends all sessions of somebody, and the links for another address that were asked for in them.
///
/// # Errors
/// When the database does not answer.
pub async fn end_sessions(tx: &impl ConnectionTrait, id: AccountId) -> Result<(), StoreError> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(Id(id))).exec(tx).await?;
    login_token::Entity::delete_many()
        .filter(login_token::Column::Next.eq(id.to_string()))
        .filter(login_token::Column::Purpose.eq(Code(Purpose::Address)))
        .filter(login_token::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

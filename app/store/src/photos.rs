//! Queries on photos.

use crate::{
    column::{Id, new_id},
    error::StoreError,
    journal::By,
    keys::one_of,
};
use domain::id::{AccountId, InitiativeId, PhotoId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

pub mod entity;

/// Photos of one initiative, at the most.
pub const MOST: usize = 5;

/// A photo.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Its key.
    pub id: PhotoId,
    /// Of which initiative.
    pub initiative: InitiativeId,
    /// What can be seen, for who can't see it.
    pub alt: String,
    /// Width in points.
    pub width: i32,
    /// Height in points.
    pub height: i32,
}

impl Photo {
    fn of(row: entity::Model) -> Self {
        Self {
            id: row.id.0,
            initiative: row.initiative_id.0,
            alt: row.alt,
            width: row.width,
            height: row.height,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self, size: &str) -> String {
        format!("/fotos/{}/{size}", self.id)
    }
}

/// Photos of an initiative, in the order of its makers.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Photo>, StoreError> {
    let rows = entity::Entity::find()
        .filter(entity::Column::InitiativeId.eq(Id(id)))
        .order_by_asc(entity::Column::Position)
        .order_by_asc(entity::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Photo::of).collect())
}

/// The first photo of each of some initiatives.
///
/// # Errors
/// When the database does not answer.
pub async fn first_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = InitiativeId>,
) -> Result<HashMap<InitiativeId, Photo>, StoreError> {
    let rows = entity::Entity::find()
        .filter(one_of(db, entity::Column::InitiativeId, ids))
        .order_by_desc(entity::Column::Position)
        .order_by_desc(entity::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Photo::of).map(|photo| (photo.initiative, photo)).collect())
}

/// One photo.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(db: &impl ConnectionTrait, id: PhotoId) -> Result<Option<Photo>, StoreError> {
    Ok(entity::Entity::find_by_id(Id(id)).one(db).await?.map(Photo::of))
}

/// A photo that was drawn again: what is known of it.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// What can be seen.
    pub alt: &'a str,
    /// Width and height in points.
    pub size: (u32, u32),
    /// Bytes of the large one.
    pub bytes: usize,
}

/// Adds a photo behind the others.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    tx: &impl ConnectionTrait,
    by: By,
    account: AccountId,
    initiative: InitiativeId,
    new: New<'_>,
) -> Result<PhotoId, StoreError> {
    let last = entity::Entity::find()
        .filter(entity::Column::InitiativeId.eq(Id(initiative)))
        .order_by_desc(entity::Column::Position)
        .one(tx)
        .await?;
    let id = new_id();
    entity::Entity::insert(entity::ActiveModel {
        id: Set(Id(id)),
        initiative_id: Set(Id(initiative)),
        alt: Set(new.alt.to_owned()),
        width: Set(i32::try_from(new.size.0).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(new.size.1).unwrap_or(i32::MAX)),
        bytes: Set(i32::try_from(new.bytes).unwrap_or(i32::MAX)),
        position: Set(last.map_or(1, |last| last.position.saturating_add(1))),
        added_by: Set(Id(account)),
        at: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Puts a photo in front of the others.
///
/// # Errors
/// When the database does not answer.
pub async fn put_first(tx: &impl ConnectionTrait, photo: &Photo) -> Result<(), StoreError> {
    let first = entity::Entity::find()
        .filter(entity::Column::InitiativeId.eq(Id(photo.initiative)))
        .order_by_asc(entity::Column::Position)
        .one(tx)
        .await?;
    let position = first.map_or(0, |first| first.position.saturating_sub(1));
    entity::Entity::update_many()
        .col_expr(entity::Column::Position, Expr::value(position))
        .filter(entity::Column::Id.eq(Id(photo.id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Sets what can be seen on a photo.
///
/// # Errors
/// When the database does not answer.
pub async fn describe(tx: &impl ConnectionTrait, id: PhotoId, alt: &str) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Alt, Expr::value(alt))
        .filter(entity::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a photo away.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(tx: &impl ConnectionTrait, id: PhotoId) -> Result<(), StoreError> {
    entity::Entity::delete_by_id(Id(id)).exec(tx).await?;
    Ok(())
}

/// Takes all photos of an initiative away, and gives which: their files go after the transaction.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<PhotoId>, StoreError> {
    let gone = of_initiative(tx, id).await?.into_iter().map(|photo| photo.id).collect();
    entity::Entity::delete_many().filter(entity::Column::InitiativeId.eq(Id(id))).exec(tx).await?;
    Ok(gone)
}

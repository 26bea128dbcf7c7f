//! What a visitor filed under an address, while nobody has opened the link that went there: on no list, of
//! nobody, and without a term.

use crate::{
    column::{Id, Json, Moment},
    error::StoreError,
    journal::By,
};
use domain::{
    id::MunicipalityId,
    text::{Email, Name},
};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    entity::prelude::*, sea_query::LockType,
};

pub mod entity;
pub mod what;

pub use what::{Asked, Said, What};

/// Something that was filed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Its number: random, so that it can't be guessed.
    pub id: Uuid,
    /// Under which address.
    pub email: String,
    /// The name that was typed with it.
    pub name: String,
    /// What; nothing any more when it was sent on or thrown away.
    pub what: Option<What>,
    /// The page of what it became.
    pub became: Option<String>,
}

impl Filing {
    fn of(row: entity::Model) -> Self {
        Self {
            id: row.id.0,
            email: row.email,
            name: row.name,
            what: row.what.map(|Json(what)| what),
            became: row.became,
        }
    }
}

/// Keeps something until its address is proved.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(
    tx: &impl ConnectionTrait,
    by: By,
    (name, email): (&Name, &Email),
    what: What,
) -> Result<Uuid, StoreError> {
    let id = Uuid::new_v4();
    entity::Entity::insert(entity::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        email: Set(email.as_str().to_owned()),
        name: Set(name.as_str().to_owned()),
        what: Set(Some(Json(what))),
        became: Set(None),
        created_at: Set(by.now.into()),
        ended_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// What was filed under this number.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Filing>, StoreError> {
    Ok(entity::Entity::find_by_id(Id(id)).one(db).await?.map(Filing::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Filing>, StoreError> {
    let row = entity::Entity::find_by_id(Id(id)).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(row.map(Filing::of))
}

/// It is kept as long as if it came now.
///
/// # Errors
/// When the database does not answer.
pub async fn renew(tx: &impl ConnectionTrait, by: By, id: Uuid) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::CreatedAt, Expr::value(by.now.as_microsecond()))
        .filter(entity::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// It waits no more: notes the page of what it became, or that it was thrown away, and forgets what was
/// typed.
///
/// # Errors
/// When the database does not answer.
pub async fn end(
    tx: &impl ConnectionTrait,
    by: By,
    id: Uuid,
    became: Option<&str>,
) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::What, Expr::value(None::<String>))
        .col_expr(entity::Column::Name, Expr::value(""))
        .col_expr(entity::Column::Became, Expr::value(became))
        .col_expr(entity::Column::EndedAt, Expr::value(by.now.as_microsecond()))
        .filter(entity::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// What waits under an address.
///
/// # Errors
/// When the database does not answer.
pub async fn of_email(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    email: &str,
) -> Result<Vec<Filing>, StoreError> {
    let rows = entity::Entity::find()
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(entity::Column::Email.eq(email))
        .filter(entity::Column::EndedAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Filing::of).collect())
}

/// Forgets what was filed under an address.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    email: &str,
) -> Result<(), StoreError> {
    entity::Entity::delete_many()
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(entity::Column::Email.eq(email))
        .exec(tx)
        .await?;
    Ok(())
}

/// What nobody claimed for so long is of nobody: its link works for half of that, and can be asked again.
const KEPT: SignedDuration = SignedDuration::from_hours(28 * 24);

fn worn(now: Timestamp) -> sea_orm::sea_query::SimpleExpr {
    let before = now.checked_sub(KEPT).unwrap_or(Timestamp::UNIX_EPOCH);
    entity::Column::CreatedAt.lt(Moment::from(before))
}

/// How much waited too long, or did long ago.
///
/// # Errors
/// When the database does not answer.
pub async fn worn_out(db: &impl ConnectionTrait, now: Timestamp) -> Result<u64, StoreError> {
    Ok(entity::Entity::find().filter(worn(now)).count(db).await?)
}

/// Takes it away.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_worn_out(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64, StoreError> {
    Ok(entity::Entity::delete_many().filter(worn(now)).exec(tx).await?.rows_affected)
}

/// Somebody is known by another address: what waits under the old one goes along.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    from: &str,
    to: &Email,
) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Email, Expr::value(to.as_str()))
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(entity::Column::Email.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

//! Queries on settings.

use crate::{
    admin::entity::setting,
    db::{Key, new_key},
    error::AppError,
};
use domain::{
    id::MunicipalityId,
    thresholds::{Threshold, Thresholds},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, entity::prelude::*, sea_query::OnConflict};

/// The terms and limits as they are set now.
///
/// # Errors
/// When the database does not answer.
pub async fn thresholds(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Thresholds, AppError> {
    let rows = setting::Entity::find().filter(setting::Column::MunicipalityId.eq(Key(municipality.0))).all(db).await?;
    Ok(rows.into_iter().fold(Thresholds::default(), |all, row| match (row.name.parse(), u32::try_from(row.value)) {
        (Ok(which), Ok(value)) => all.with(which, value),
        (Err(_), _) | (_, Err(_)) => all,
    }))
}

/// Sets one of them.
///
/// # Errors
/// When the database does not answer.
pub async fn set(tx: &impl ConnectionTrait, municipality: MunicipalityId, which: Threshold, value: u32) -> Result<(), AppError> {
    let row = setting::ActiveModel {
        id: Set(Key(new_key())),
        municipality_id: Set(Key(municipality.0)),
        name: Set(which.code().to_owned()),
        value: Set(i32::try_from(value).unwrap_or(i32::MAX)),
    };
    setting::Entity::insert(row)
        .on_conflict(OnConflict::columns([setting::Column::MunicipalityId, setting::Column::Name]).update_column(setting::Column::Value).to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

//! Who is away, from when until when, and who does their work meanwhile.

use crate::{
    accounts::entity::absence,
    column::{Day, Id, new_id},
    error::StoreError,
};
use domain::{
    absence::Away,
    id::{AccountId, MunicipalityId},
};
use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, entity::prelude::*};
use std::collections::HashMap;

/// Days on which somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Who does their work meanwhile.
    pub stand_in: Option<AccountId>,
}

impl Absence {
    fn of(row: &absence::Model) -> Self {
        Self { from: row.from_on.0, until: row.until_on.0, stand_in: row.stand_in_id.map(|id| id.0) }
    }

    /// Whether it is going on.
    #[must_use]
    pub fn holds(&self, today: Date) -> bool {
        self.from <= today && today <= self.until
    }
}

/// Says when somebody is away, in the place of what was said before.
///
/// # Errors
/// When the database does not answer.
pub async fn set(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    who: AccountId,
    absence: Absence,
) -> Result<(), StoreError> {
    end(tx, who).await?;
    absence::Entity::insert(absence::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(municipality)),
        account_id: Set(Id(who)),
        from_on: Set(Day(absence.from)),
        until_on: Set(Day(absence.until)),
        stand_in_id: Set(absence.stand_in.map(Id)),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Somebody is there again. Gives whether they were away, or would be.
///
/// # Errors
/// When the database does not answer.
pub async fn end(tx: &impl ConnectionTrait, who: AccountId) -> Result<bool, StoreError> {
    let ended =
        absence::Entity::delete_many().filter(absence::Column::AccountId.eq(Id(who))).exec(tx).await?;
    Ok(ended.rows_affected > 0)
}

/// Somebody works here no longer: neither away, nor there for another.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, who: AccountId) -> Result<(), StoreError> {
    end(tx, who).await?;
    absence::Entity::update_many()
        .col_expr(absence::Column::StandInId, Expr::value(None::<String>))
        .filter(absence::Column::StandInId.eq(Id(who)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Days on which somebody was away are nobody's business afterwards (AVG 5, paragraph 1, under e).
///
/// # Errors
/// When the database does not answer.
pub async fn forget_past(tx: &impl ConnectionTrait, today: Date) -> Result<(), StoreError> {
    absence::Entity::delete_many().filter(absence::Column::UntilOn.lt(Day(today))).exec(tx).await?;
    Ok(())
}

/// Everybody who is away now or later.
///
/// # Errors
/// When the database does not answer.
pub async fn every(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    today: Date,
) -> Result<HashMap<AccountId, Absence>, StoreError> {
    let rows = absence::Entity::find()
        .filter(absence::Column::MunicipalityId.eq(Id(municipality)))
        .filter(absence::Column::UntilOn.gte(Day(today)))
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| (row.account_id.0, Absence::of(row))).collect())
}

/// Everybody who is away today.
///
/// # Errors
/// When the database does not answer.
pub async fn away(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    today: Date,
) -> Result<Vec<Away>, StoreError> {
    Ok(today_of(&every(db, municipality, today).await?, today))
}

/// Who of them is away today.
#[must_use]
pub fn today_of(every: &HashMap<AccountId, Absence>, today: Date) -> Vec<Away> {
    let holds = every.iter().filter(|(_, absence)| absence.holds(today));
    holds.map(|(who, absence)| Away { who: *who, stand_in: absence.stand_in }).collect()
}

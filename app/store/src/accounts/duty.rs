//! Who is on duty: the manager whom a colleague can call now.

use crate::{
    accounts::{
        absence,
        entity::{account, duty, role_grant},
    },
    column::{Day, Id, new_id},
    error::StoreError,
};
use domain::{
    access::Role,
    id::{AccountId, MunicipalityId},
};
use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// Somebody who can be called.
#[derive(Debug, Clone)]
pub struct OnDuty {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// What they do, in words.
    pub function: Option<String>,
    /// The number they answer.
    pub phone: Option<String>,
    /// Until and with which day.
    pub until: Option<Date>,
}

/// Puts somebody on duty, in the place of what they had in those days. What started before ends the day
/// before; what starts after stays.
///
/// # Errors
/// When the database does not answer.
pub async fn set(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    who: AccountId,
    from: Date,
    until: Date,
) -> Result<(), StoreError> {
    duty::Entity::delete_many()
        .filter(duty::Column::AccountId.eq(Id(who)))
        .filter(duty::Column::FromOn.gte(Day(from)))
        .filter(duty::Column::FromOn.lte(Day(until)))
        .exec(tx)
        .await?;
    duty::Entity::update_many()
        .col_expr(duty::Column::UntilOn, Expr::value(Day(domain::time::plus_days(from, -1))))
        .filter(duty::Column::AccountId.eq(Id(who)))
        .filter(duty::Column::FromOn.lt(Day(from)))
        .filter(duty::Column::UntilOn.gte(Day(from)))
        .exec(tx)
        .await?;
    duty::Entity::insert(duty::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(municipality)),
        account_id: Set(Id(who)),
        from_on: Set(Day(from)),
        until_on: Set(Day(until)),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// From when until when somebody is on duty, from a day on; what comes first stands first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(
    db: &impl ConnectionTrait,
    who: AccountId,
    day: Date,
) -> Result<Vec<(Date, Date)>, StoreError> {
    let rows = duty::Entity::find()
        .filter(duty::Column::AccountId.eq(Id(who)))
        .filter(duty::Column::UntilOn.gte(Day(day)))
        .order_by_asc(duty::Column::FromOn)
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| (row.from_on.0, row.until_on.0)).collect())
}

/// Nobody calls somebody any more, from a day on: their role is gone.
///
/// # Errors
/// When the database does not answer.
pub async fn end(tx: &impl ConnectionTrait, who: AccountId, day: Date) -> Result<(), StoreError> {
    duty::Entity::delete_many()
        .filter(duty::Column::AccountId.eq(Id(who)))
        .filter(duty::Column::FromOn.gte(Day(day)))
        .exec(tx)
        .await?;
    duty::Entity::update_many()
        .col_expr(duty::Column::UntilOn, Expr::value(Day(domain::time::plus_days(day, -1))))
        .filter(duty::Column::AccountId.eq(Id(who)))
        .filter(duty::Column::UntilOn.gte(Day(day)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Who is on duty on a day and can give cover, the one who started last first. Not who is away.
///
/// # Errors
/// When the database does not answer.
pub async fn on(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    day: Date,
) -> Result<Vec<OnDuty>, StoreError> {
    let rows = duty::Entity::find()
        .filter(duty::Column::MunicipalityId.eq(Id(municipality)))
        .filter(duty::Column::FromOn.lte(Day(day)))
        .filter(duty::Column::UntilOn.gte(Day(day)))
        .order_by_desc(duty::Column::FromOn)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = rows.iter().map(|row| row.account_id).collect();
    let covers = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.is_in(ids.clone()))
        .filter(role_grant::Column::Role.is_in([Role::Manager, Role::Alderman].map(Role::code)))
        .all(db)
        .await?;
    let away = absence::away(db, municipality, day).await?;
    let people = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    let there = |row: &&duty::Model| {
        covers.iter().any(|grant| grant.account_id == row.account_id)
            && !away.iter().any(|one| one.who == row.account_id.0)
    };
    let of = |row: &duty::Model| {
        let person = people.iter().find(|person| person.id == row.account_id)?;
        Some(OnDuty {
            account: person.id.0,
            name: person.name.clone(),
            function: person.function.clone(),
            phone: person.phone.clone(),
            until: Some(row.until_on.0),
        })
    };
    Ok(rows.iter().filter(there).filter_map(of).collect())
}

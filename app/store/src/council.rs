//! Queries on talks in neighbourhoods.

pub mod entity;

use crate::{
    column::{Day, Id, new_id},
    council::entity::{neighbourhood_talk, talk_obstacle},
    error::StoreError,
    journal::By,
    keys::one_of,
};
use domain::id::{AccountId, MunicipalityId, ObstacleId, TalkId};
use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect as _,
    entity::prelude::*,
};
use std::collections::HashMap;

/// A talk.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Its key.
    pub id: TalkId,
    /// Code of the neighbourhood.
    pub area: String,
    /// When.
    pub held_on: Date,
    /// With whom, without names.
    pub with_whom: String,
    /// What was heard.
    pub heard: String,
    /// Who of the council was there.
    pub held_by: AccountId,
}

impl Talk {
    fn of(row: neighbourhood_talk::Model) -> Self {
        Self {
            id: row.id.0,
            area: row.area_code,
            held_on: row.held_on.0,
            with_whom: row.with_whom,
            heard: row.heard,
            held_by: row.held_by.0,
        }
    }
}

/// Writes a talk down.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(
    tx: &impl ConnectionTrait,
    by: By,
    area: &str,
    held_on: Date,
    with_whom: &str,
    heard: &str,
    who: AccountId,
) -> Result<TalkId, StoreError> {
    let id = new_id();
    let area = crate::areas::rows::now_called(tx, by.municipality, area).await?;
    neighbourhood_talk::Entity::insert(neighbourhood_talk::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        area_code: Set(area),
        held_on: Set(Day(held_on)),
        with_whom: Set(with_whom.to_owned()),
        heard: Set(heard.to_owned()),
        held_by: Set(Id(who)),
        at: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Talks in these neighbourhoods and districts, or everywhere.
fn talks_in(municipality: MunicipalityId, areas: Option<&[String]>) -> Select<neighbourhood_talk::Entity> {
    let all = neighbourhood_talk::Entity::find()
        .filter(neighbourhood_talk::Column::MunicipalityId.eq(Id(municipality)));
    match areas {
        None => all,
        Some(areas) => all.filter(neighbourhood_talk::Column::AreaCode.is_in(areas)),
    }
}

/// Some talks in these areas, or everywhere, newest first: behind so many, so many at the most.
///
/// # Errors
/// When the database does not answer.
pub async fn some_talks(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    areas: Option<&[String]>,
    (skip, take): (u64, u64),
) -> Result<Vec<Talk>, StoreError> {
    let rows = talks_in(municipality, areas)
        .order_by_desc(neighbourhood_talk::Column::HeldOn)
        .order_by_desc(neighbourhood_talk::Column::Id)
        .offset(skip)
        .limit(take);
    Ok(rows.all(db).await?.into_iter().map(Talk::of).collect())
}

/// How many talks were held in each area.
///
/// # Errors
/// When the database does not answer.
pub async fn talks_by_area(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<HashMap<String, usize>, StoreError> {
    let counted: Vec<(String, i64)> = talks_in(municipality, None)
        .select_only()
        .column(neighbourhood_talk::Column::AreaCode)
        .column_as(neighbourhood_talk::Column::Id.count(), "talks")
        .group_by(neighbourhood_talk::Column::AreaCode)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(area, talks)| (area, usize::try_from(talks).unwrap_or_default())).collect())
}

/// The talk with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: TalkId,
) -> Result<Option<Talk>, StoreError> {
    let row = neighbourhood_talk::Entity::find_by_id(Id(id))
        .filter(neighbourhood_talk::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.map(Talk::of))
}

/// Writes down that an obstacle was heard of in a talk.
///
/// # Errors
/// When the database does not answer.
pub async fn heard_of(
    tx: &impl ConnectionTrait,
    talk: TalkId,
    obstacle: ObstacleId,
) -> Result<(), StoreError> {
    let row = talk_obstacle::ActiveModel {
        id: Set(Id(new_id())),
        talk_id: Set(Id(talk)),
        obstacle_id: Set(Id(obstacle)),
    };
    let columns = [talk_obstacle::Column::TalkId, talk_obstacle::Column::ObstacleId];
    talk_obstacle::Entity::insert(row)
        .on_conflict(sea_orm::sea_query::OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Which obstacles were heard of in which talk.
///
/// # Errors
/// When the database does not answer.
pub async fn obstacles(
    db: &impl ConnectionTrait,
    talks: impl IntoIterator<Item = TalkId>,
) -> Result<Vec<(TalkId, ObstacleId)>, StoreError> {
    let rows = talk_obstacle::Entity::find()
        .filter(one_of(db, talk_obstacle::Column::TalkId, talks))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.talk_id.0, row.obstacle_id.0)).collect())
}

/// Leads what was heard of from one obstacle to another, when the two turn out to be the same.
///
/// # Errors
/// When the database does not answer.
pub async fn move_obstacle(
    tx: &impl ConnectionTrait,
    from: ObstacleId,
    to: ObstacleId,
) -> Result<(), StoreError> {
    for row in
        talk_obstacle::Entity::find().filter(talk_obstacle::Column::ObstacleId.eq(Id(from))).all(tx).await?
    {
        talk_obstacle::Entity::delete_by_id(row.id).exec(tx).await?;
        heard_of(tx, row.talk_id.0, to).await?;
    }
    Ok(())
}

//! To whom an obstacle was put outside the municipality, and what came back.

use crate::{
    column::{Day, Id, new_id},
    error::StoreError,
    obstacles::entity::obstacle_appeal,
};
use domain::id::{AccountId, ObstacleId};
use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// An appeal to a higher government or another body.
#[derive(Debug, Clone)]
pub struct Appeal {
    /// Its key.
    pub id: Uuid,
    /// To whom.
    pub body: String,
    /// The letter.
    pub letter: String,
    /// When.
    pub put_on: Date,
    /// What came back, fit to publish.
    pub reply: Option<String>,
    /// When.
    pub replied_on: Option<Date>,
}

/// Appeals about an obstacle, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn appeals(db: &impl ConnectionTrait, id: ObstacleId) -> Result<Vec<Appeal>, StoreError> {
    let rows = obstacle_appeal::Entity::find()
        .filter(obstacle_appeal::Column::ObstacleId.eq(Id(id)))
        .order_by_asc(obstacle_appeal::Column::PutOn)
        .order_by_asc(obstacle_appeal::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Appeal {
            id: row.id.0,
            body: row.body,
            letter: row.letter,
            put_on: row.put_on.0,
            reply: row.reply,
            replied_on: row.replied_on.map(|day| day.0),
        })
        .collect())
}

/// Writes down that an obstacle was put to a body.
///
/// # Errors
/// When the database does not answer.
pub async fn put(
    tx: &impl ConnectionTrait,
    id: ObstacleId,
    body: &str,
    letter: &str,
    on: Date,
    by: AccountId,
) -> Result<Uuid, StoreError> {
    let key = new_id();
    obstacle_appeal::Entity::insert(obstacle_appeal::ActiveModel {
        id: Set(Id(key)),
        obstacle_id: Set(Id(id)),
        body: Set(body.to_owned()),
        letter: Set(letter.to_owned()),
        put_on: Set(Day(on)),
        put_by: Set(Id(by)),
        reply: Set(None),
        replied_on: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(key)
}

/// Writes down what came back. `false` when there is no such appeal of this obstacle, or something came back
/// before.
///
/// # Errors
/// When the database does not answer.
pub async fn reply(
    tx: &impl ConnectionTrait,
    id: ObstacleId,
    appeal: Uuid,
    words: &str,
    on: Date,
) -> Result<bool, StoreError> {
    let changed = obstacle_appeal::Entity::update_many()
        .col_expr(obstacle_appeal::Column::Reply, Expr::value(words))
        .col_expr(obstacle_appeal::Column::RepliedOn, Expr::value(Day(on)))
        .filter(obstacle_appeal::Column::Id.eq(Id(appeal)))
        .filter(obstacle_appeal::Column::ObstacleId.eq(Id(id)))
        .filter(obstacle_appeal::Column::Reply.is_null())
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Leads what was put to a body for one obstacle to another, when the two turn out to be the same.
///
/// # Errors
/// When the database does not answer.
pub async fn move_appeals(
    tx: &impl ConnectionTrait,
    from: ObstacleId,
    to: ObstacleId,
) -> Result<(), StoreError> {
    obstacle_appeal::Entity::update_many()
        .col_expr(obstacle_appeal::Column::ObstacleId, Expr::value(Id(to)))
        .filter(obstacle_appeal::Column::ObstacleId.eq(Id(from)))
        .exec(tx)
        .await?;
    Ok(())
}

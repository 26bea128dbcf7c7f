//! Two obstacles that are one, and one that is two. Histories stay where they happened.

use super::{Obstacle, report};
use crate::{
    column::Id,
    error::StoreError,
    journal::By,
    obstacles::entity::{obstacle, request_obstacle},
};
use domain::{
    id::{AccountId, MunicipalityId, ObstacleId, RequestId},
    lang::Lang,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use std::cmp::Ordering;

/// Makes one obstacle part of another: its requests go along, its page leads there. `false` when one of them
/// changed since it was seen.
///
/// The other takes the higher level of the two with whoever has it there; at the same level the older clock.
/// So joining never wins time.
///
/// # Errors
/// When the database does not answer.
pub async fn merge(
    tx: &impl ConnectionTrait,
    one: &Obstacle,
    seen: i32,
    into: &Obstacle,
) -> Result<bool, StoreError> {
    let changed = obstacle::Entity::update_many()
        .col_expr(obstacle::Column::MergedInto, Expr::value(Id(into.id)))
        .col_expr(obstacle::Column::Version, Expr::value(seen.saturating_add(1)))
        .filter(obstacle::Column::Id.eq(Id(one.id)))
        .filter(obstacle::Column::Version.eq(seen))
        .filter(obstacle::Column::MergedInto.is_null())
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    let there: Vec<Id<RequestId>> =
        linked(tx, into.id).await?.into_iter().map(|row| row.request_id).collect();
    for row in linked(tx, one.id).await? {
        if there.contains(&row.request_id) {
            request_obstacle::Entity::delete_by_id(row.id).exec(tx).await?;
        } else {
            request_obstacle::Entity::update_many()
                .col_expr(request_obstacle::Column::ObstacleId, Expr::value(Id(into.id)))
                .filter(request_obstacle::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
        }
    }
    // What was joined before goes along, so that no page leads to one that leads on.
    obstacle::Entity::update_many()
        .col_expr(obstacle::Column::MergedInto, Expr::value(Id(into.id)))
        .filter(obstacle::Column::MergedInto.eq(Id(one.id)))
        .exec(tx)
        .await?;
    let change = match one.level.cmp(&into.level) {
        Ordering::Greater => one.unchanged(),
        Ordering::Less => into.unchanged(),
        Ordering::Equal => {
            let due = [one.due, into.due].into_iter().flatten().min();
            let owned = if into.owner.is_named() { into } else { one };
            super::Change { since: one.since.min(into.since), due, ..owned.unchanged() }
        }
    };
    super::change(tx, into.id, into.version, change).await
}

async fn linked(
    tx: &impl ConnectionTrait,
    id: ObstacleId,
) -> Result<Vec<request_obstacle::Model>, StoreError> {
    Ok(request_obstacle::Entity::find()
        .filter(request_obstacle::Column::ObstacleId.eq(Id(id)))
        .all(tx)
        .await?)
}

/// Takes some requests out of an obstacle, into a new one that stands where the old one stands: same level,
/// owner, date and clock. Gives its key.
///
/// # Errors
/// When the database does not answer.
pub async fn split(
    tx: &impl ConnectionTrait,
    by: By,
    from: &Obstacle,
    new: super::New,
    requests: &[RequestId],
    reporter: AccountId,
) -> Result<ObstacleId, StoreError> {
    let id = report(tx, by, new, reporter).await?;
    obstacle::Entity::update_many()
        .col_expr(obstacle::Column::SplitFrom, Expr::value(Id(from.id)))
        .filter(obstacle::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    super::change(tx, id, 1, from.unchanged()).await?;
    request_obstacle::Entity::update_many()
        .col_expr(request_obstacle::Column::ObstacleId, Expr::value(Id(id)))
        .filter(request_obstacle::Column::ObstacleId.eq(Id(from.id)))
        .filter(request_obstacle::Column::RequestId.is_in(requests.iter().copied().map(Id)))
        .exec(tx)
        .await?;
    Ok(id)
}

/// Obstacles that became part of this one, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn merged(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    into: ObstacleId,
    lang: Lang,
) -> Result<Vec<Obstacle>, StoreError> {
    let rows = obstacle::Entity::find()
        .filter(obstacle::Column::MunicipalityId.eq(Id(municipality)))
        .filter(obstacle::Column::MergedInto.eq(Id(into)))
        .order_by_asc(obstacle::Column::ReportedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Obstacle::of(row, lang)).collect())
}

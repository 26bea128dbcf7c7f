//! What an initiative needs and offers.

use crate::{
    column::Id,
    error::StoreError,
    initiatives::{direction::Direction, entity::need},
};
use domain::id::InitiativeId;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// What an initiative looks for or offers.
#[derive(Debug, Clone)]
pub struct Need {
    /// Whether it is offered, not looked for.
    pub offered: bool,
    /// What.
    pub what: String,
    /// More about it.
    pub details: String,
}

/// What an initiative looks for and offers, in the order of its owner.
///
/// # Errors
/// When the database does not answer.
pub async fn needs(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Need>, StoreError> {
    let rows = need::Entity::find()
        .filter(need::Column::InitiativeId.eq(Id(id)))
        .order_by_asc(need::Column::Position)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Need {
            offered: row.direction.0 == Direction::Offer,
            what: row.what,
            details: row.details,
        })
        .collect())
}

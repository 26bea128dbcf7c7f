//! Whether what happened was changed after it was written.

use crate::{column::Id, error::StoreError, journal::entity::event_row};
use domain::event::{self, GENESIS, Link};
use sea_orm::{
    ConnectionTrait, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, SimpleExpr},
};

/// So many are read at a time.
const AT_ONCE: u64 = 1_000;

/// What `meerwaarde verify` found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Events that were read.
    pub events: usize,
    /// One line per break in a chain.
    pub breaks: Vec<String>,
}

/// Reads every chain from its first event, and names each place where it does not hold.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let mut previous: Option<(Uuid, i64, String)> = None;
    loop {
        // From where the last ones ended: skipping them would read them all again.
        let (id, number) = previous.as_ref().map_or((Uuid::nil(), 0), |(id, number, _)| (*id, *number));
        let rows = event_row::Entity::find()
            .filter(after(id, number))
            .order_by_asc(event_row::Column::AggregateId)
            .order_by_asc(event_row::Column::Number)
            .limit(AT_ONCE)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(verified);
        }
        for row in rows {
            verified.events += 1;
            let before = previous.as_ref().filter(|(id, ..)| *id == row.aggregate_id.0);
            let (number, hash_before) =
                before.map_or((1, GENESIS), |(_, number, hash)| (number + 1, hash.as_str()));
            let name = format!("{} {} event {}", row.aggregate.0, row.aggregate_id, row.number);
            if row.number != number {
                verified.breaks.push(format!("{name}: event {number} is missing"));
            } else if expected_hash(&row, hash_before).is_none_or(|expected| expected != row.hash) {
                verified.breaks.push(format!("{name}: was changed after it was written"));
            }
            previous = Some((row.aggregate_id.0, row.number, row.hash));
        }
    }
}

fn after(id: Uuid, number: i64) -> SimpleExpr {
    Expr::tuple([Expr::col(event_row::Column::AggregateId), Expr::col(event_row::Column::Number)])
        .gt(Expr::tuple([Expr::value(Id(id)), Expr::value(number)]))
}

fn expected_hash(row: &event_row::Model, previous: &str) -> Option<String> {
    Some(event::hash(&Link {
        previous,
        aggregate: row.aggregate.0,
        aggregate_id: row.aggregate_id.0,
        number: row.number,
        kind: row.kind.0,
        actor: row.actor_id.map(|actor| actor.0.0),
        at: row.at.timestamp(),
        audience: row.audience.0,
        payload: &row.payload,
    }))
}

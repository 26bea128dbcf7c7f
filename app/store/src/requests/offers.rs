//! Facilities that were offered to a request.

use crate::{
    column::{Code, Day, Id, Moment, new_id},
    error::StoreError,
    journal::By,
    keys::{one_of, within},
    requests::entity::{facility_offer, request},
};
use domain::{
    id::{AccountId, MunicipalityId, OfferId, RequestId},
    offer,
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, entity::prelude::*,
};
use std::collections::HashMap;

/// An offer.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its key.
    pub id: OfferId,
    /// The request.
    pub request: RequestId,
    /// What kind.
    pub kind: offer::Kind,
    /// What.
    pub what: String,
    /// More about it.
    pub details: String,
    /// By which team or organisation.
    pub offered_by: String,
    /// Until when.
    pub until: Option<Date>,
    /// How it stands.
    pub status: offer::Status,
    /// When it was made.
    pub at: Timestamp,
}

impl Offer {
    fn of(row: facility_offer::Model) -> Self {
        Self {
            id: row.id.0,
            request: row.request_id.0,
            kind: row.kind.0,
            what: row.what,
            details: row.details,
            offered_by: row.offered_by,
            until: row.until_on.map(|day| day.0),
            status: row.status.0,
            at: row.at.timestamp(),
        }
    }

    /// Whether it still counts as help.
    #[must_use]
    pub fn stands(&self) -> bool {
        !matches!(self.status, offer::Status::Declined | offer::Status::Withdrawn)
    }
}

/// Offers to a request, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn offers(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Offer>, StoreError> {
    let rows = facility_offer::Entity::find()
        .filter(facility_offer::Column::RequestId.eq(Id(id)))
        .order_by_asc(facility_offer::Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Offer::of).collect())
}

/// What was offered, its kind and its words, by the keys of the offers.
///
/// # Errors
/// When the database does not answer.
pub async fn offers_called(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OfferId>,
) -> Result<HashMap<OfferId, (offer::Kind, String)>, StoreError> {
    let rows =
        facility_offer::Entity::find().filter(one_of(db, facility_offer::Column::Id, ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, (row.kind.0, row.what))).collect())
}

/// When offers were made to requests of the municipality, from a moment on and before another, and how they
/// stand now: for figures about the municipality itself (rule 10).
///
/// # Errors
/// When the database does not answer.
pub async fn offers_made(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    time: (Timestamp, Timestamp),
) -> Result<Vec<(Timestamp, offer::Status)>, StoreError> {
    let requests = request::Entity::find()
        .select_only()
        .column(request::Column::Id)
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .into_query();
    let rows: Vec<(Moment, Code<offer::Status>)> = facility_offer::Entity::find()
        .select_only()
        .columns([facility_offer::Column::At, facility_offer::Column::Status])
        .filter(within(facility_offer::Column::At, time))
        .filter(facility_offer::Column::RequestId.in_subquery(requests))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(at, status)| (at.timestamp(), status.0)).collect())
}

/// What is offered, by whom, until when. No field for a condition.
#[derive(Debug, Clone, Copy)]
pub struct NewOffer<'a> {
    /// What kind.
    pub kind: offer::Kind,
    /// What.
    pub what: &'a str,
    /// More about it.
    pub details: &'a str,
    /// By which team or organisation.
    pub offered_by: &'a str,
    /// Until when.
    pub until: Option<Date>,
    /// Who made it.
    pub made_by: AccountId,
}

/// Makes an offer. There is no field for a condition (rule 8).
///
/// # Errors
/// When the database does not answer.
pub async fn make_offer(
    tx: &impl ConnectionTrait,
    by: By,
    to: RequestId,
    new: NewOffer<'_>,
) -> Result<OfferId, StoreError> {
    let id = new_id();
    facility_offer::Entity::insert(facility_offer::ActiveModel {
        id: Set(Id(id)),
        request_id: Set(Id(to)),
        kind: Set(Code(new.kind)),
        what: Set(new.what.to_owned()),
        details: Set(new.details.to_owned()),
        offered_by: Set(new.offered_by.to_owned()),
        until_on: Set(new.until.map(Day)),
        status: Set(Code(offer::Status::Offered)),
        made_by: Set(Id(new.made_by)),
        at: Set(by.now.into()),
        answered_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Changes the status of an offer.
///
/// # Errors
/// When the database does not answer.
pub async fn set_offer(
    tx: &impl ConnectionTrait,
    by: By,
    id: OfferId,
    status: offer::Status,
) -> Result<(), StoreError> {
    facility_offer::Entity::update_many()
        .col_expr(facility_offer::Column::Status, Expr::value(status.code()))
        .col_expr(facility_offer::Column::AnsweredAt, Expr::value(by.now.as_microsecond()))
        .col_expr(facility_offer::Column::Version, Expr::col(facility_offer::Column::Version).add(1))
        .filter(facility_offer::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

//! What stands on areas, how it follows them, and what is kept of a change so that it can be taken back.

use crate::areas::{AreaKind, import::Incoming, rows::entity as area};
use crate::{
    accounts::entity::role_grant,
    column::{Code, Id, Moment},
    council::entity::neighbourhood_talk,
    error::StoreError,
    initiatives::{self, entity::initiative},
    requests::entity::request,
};
use domain::{
    area::Point,
    id::{InitiativeId, MunicipalityId},
    initiative::Precision,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Statement, entity::prelude::*,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// A change of areas that can be taken back, and what moved by it.
pub mod entity {
    /// The change, with the areas as they were before.
    pub mod area_change {
        use crate::areas::moves::Before;
        use crate::column::{Id, Json, Moment};
        use domain::id::MunicipalityId;
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
        #[sea_orm(table_name = "area_change")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: Id<Uuid>,
            pub municipality_id: Id<MunicipalityId>,
            pub at: Moment,
            pub before: Json<Before>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }

    /// Something that stood on an area and stands on another since.
    pub mod area_move {
        use crate::areas::moves::Mover;
        use crate::column::{Code, Id};
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "area_move")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: Id<Uuid>,
            pub change_id: Id<Uuid>,
            pub subject: Code<Mover>,
            pub subject_id: Id<Uuid>,
            pub was: String,
            pub now: String,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }
}

use entity::area_change;

domain::code_enum! {
    /// What stands on an area and moves with it. The code is the name of its table.
    Mover {
        /// Initiatives.
        Initiative = "initiative",
        /// Requests.
        Request = "request",
        /// Talks in neighbourhoods.
        Talk = "neighbourhood_talk",
        /// Roles.
        Grant = "role_grant",
    }
}

impl Mover {
    /// Those that stand on one area each, under `area_code`; a role may be for more.
    pub(super) const ON_ONE: [Self; 3] = [Self::Initiative, Self::Request, Self::Talk];
}

/// Areas as they were before a change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// Those that were there, with the code that took their place when they had ended already.
    pub(super) areas: Vec<(Incoming, Option<Ended>)>,
    /// Codes of those that were not there.
    pub(super) new: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Ended {
    pub(super) at: i64,
    pub(super) successor: Option<String>,
}

/// How much stands on an area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Things {
    /// Initiatives.
    pub initiatives: usize,
    /// Requests.
    pub requests: usize,
    /// Talks.
    pub talks: usize,
    /// Roles.
    pub roles: usize,
}

impl Things {
    /// Whether nothing does.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// How much stands on each area, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn things(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<HashMap<String, Things>, StoreError> {
    let mut all: HashMap<String, Things> = HashMap::new();
    let initiatives = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
        .filter(initiative::Column::AreaCode.is_not_null());
    for (code, count) in per_area(db, initiatives, initiative::Column::AreaCode).await? {
        all.entry(code).or_default().initiatives = count;
    }
    let requests = request::Entity::find()
        .filter(request::Column::MunicipalityId.eq(Id(municipality)))
        .filter(request::Column::AreaCode.is_not_null());
    for (code, count) in per_area(db, requests, request::Column::AreaCode).await? {
        all.entry(code).or_default().requests = count;
    }
    let talks = neighbourhood_talk::Entity::find()
        .filter(neighbourhood_talk::Column::MunicipalityId.eq(Id(municipality)));
    for (code, count) in per_area(db, talks, neighbourhood_talk::Column::AreaCode).await? {
        all.entry(code).or_default().talks = count;
    }
    for grant in grants(db, municipality).await? {
        for code in grant.areas.iter().flat_map(|areas| areas.split(',')) {
            all.entry(code.to_owned()).or_default().roles += 1;
        }
    }
    Ok(all)
}

async fn per_area<E: EntityTrait>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    column: E::Column,
) -> Result<Vec<(String, usize)>, StoreError> {
    let rows: Vec<(String, i64)> = select
        .select_only()
        .column(column)
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .group_by(column)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(code, count)| Some((code, usize::try_from(count).ok()?))).collect())
}

pub(super) async fn grants(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<role_grant::Model>, StoreError> {
    use crate::accounts::entity::account;
    let here = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::MunicipalityId.eq(Id(municipality)))
        .into_query();
    let grants = role_grant::Entity::find().filter(role_grant::Column::Areas.is_not_null());
    Ok(grants.filter(role_grant::Column::AccountId.in_subquery(here)).all(db).await?)
}

/// Areas of a role with others in their place: each once.
pub(super) fn renamed<'a>(areas: &'a str, next: impl Fn(&'a str) -> &'a str) -> String {
    let mut seen = BTreeSet::new();
    areas.split(',').map(next).filter(|code| seen.insert(*code)).collect::<Vec<_>>().join(",")
}

/// Everything of a kind that stands on one area stands on another. One statement, however much there is.
pub(super) async fn shift(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    mover: Mover,
    (was, now): (&str, &str),
) -> Result<(), StoreError> {
    let shift = format!("UPDATE {mover} SET area_code = $2 WHERE area_code = $1 AND municipality_id = $3");
    let values = [was.into(), now.into(), Id(municipality).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), shift, values)).await?;
    Ok(())
}

/// Initiatives on an area that show their own place, and that place.
pub(super) async fn exact(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    code: &str,
) -> Result<Vec<(InitiativeId, Point)>, StoreError> {
    let rows = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
        .filter(initiative::Column::AreaCode.eq(code))
        .filter(initiative::Column::Precision.eq(Code(Precision::Exact)))
        .all(db)
        .await?;
    let at = |row: initiative::Model| Some((row.id.0, Point { lat: row.lat?, lon: row.lon? }));
    Ok(rows.into_iter().filter_map(at).collect())
}

pub(super) async fn set_areas(
    tx: &impl ConnectionTrait,
    id: Id<Uuid>,
    was: &str,
    now: &str,
) -> Result<(), StoreError> {
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::Areas, Expr::value(now))
        .filter(role_grant::Column::Id.eq(id))
        .filter(role_grant::Column::Areas.eq(was))
        .exec(tx)
        .await?;
    Ok(())
}

/// What stands on neighbourhoods lies in their district, and its pin stands where theirs does.
pub(super) async fn follow(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    codes: BTreeSet<&str>,
) -> Result<(), StoreError> {
    let rows = area::Entity::find()
        .filter(area::Column::MunicipalityId.eq(Id(municipality)))
        .filter(area::Column::RetiredAt.is_null())
        .filter(area::Column::Kind.eq(Code(AreaKind::Neighbourhood)))
        .all(tx)
        .await?;
    // Neighbourhoods of a district that gave its place to another have changed too.
    let touched = |row: &area::Model| {
        codes.contains(row.code.as_str())
            || row.parent_code.as_ref().is_some_and(|parent| codes.contains(parent.as_str()))
    };
    for row in rows.into_iter().filter(touched) {
        let district = row.parent_code.clone();
        initiative::Entity::update_many()
            .col_expr(initiative::Column::DistrictCode, Expr::value(district.clone()))
            .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
            .filter(initiative::Column::AreaCode.eq(&row.code))
            .exec(tx)
            .await?;
        initiative::Entity::update_many()
            .col_expr(initiative::Column::Lat, Expr::value(row.lat))
            .col_expr(initiative::Column::Lon, Expr::value(row.lon))
            .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
            .filter(initiative::Column::AreaCode.eq(&row.code))
            .filter(initiative::Column::Precision.eq(Code(Precision::Neighbourhood)))
            .filter(initiative::Column::Lat.is_not_null())
            .exec(tx)
            .await?;
        request::Entity::update_many()
            .col_expr(request::Column::DistrictCode, Expr::value(district))
            .filter(request::Column::MunicipalityId.eq(Id(municipality)))
            .filter(request::Column::AreaCode.eq(&row.code))
            .exec(tx)
            .await?;
        // They are found by the name of where they are.
        let here: Vec<Id<InitiativeId>> = initiative::Entity::find()
            .select_only()
            .column(initiative::Column::Id)
            .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
            .filter(initiative::Column::AreaCode.eq(&row.code))
            .into_tuple()
            .all(tx)
            .await?;
        for id in here {
            initiatives::reindex(tx, id.0).await?;
        }
    }
    Ok(())
}

/// An area ends, and another takes its place when one is given.
pub(super) async fn end(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    code: &str,
    at: Moment,
    successor: Option<&str>,
) -> Result<(), StoreError> {
    area::Entity::update_many()
        .set(area::ActiveModel {
            retired_at: Set(Some(at)),
            successor_code: Set(successor.map(str::to_owned)),
            ..Default::default()
        })
        .filter(area::Column::MunicipalityId.eq(Id(municipality)))
        .filter(area::Column::Code.eq(code))
        .exec(tx)
        .await?;
    Ok(())
}

/// The change that can be taken back: the newest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// Its key.
    pub id: Uuid,
    /// When it was.
    pub at: Timestamp,
}

/// See [`Last`].
///
/// # Errors
/// When the database does not answer.
pub async fn last(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Option<Last>, StoreError> {
    let row: Option<(Id<Uuid>, Moment)> = area_change::Entity::find()
        .select_only()
        .column(area_change::Column::Id)
        .column(area_change::Column::At)
        .filter(area_change::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_desc(area_change::Column::At)
        .order_by_desc(area_change::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.map(|(id, at)| Last { id: id.0, at: at.timestamp() }))
}

//! Areas come in, end, and give their place to others; what stands on them moves along, and can move back.

use crate::areas::{
    Area, AreaKind,
    import::Incoming,
    outline::{geometry, outline},
    rows::{self, entity as area},
};
use crate::{
    accounts::entity::role_grant,
    column::{Code, Id, Json, Moment, new_id},
    council::entity::neighbourhood_talk,
    error::StoreError,
    initiatives::{self, entity::initiative},
    journal::By,
    requests::entity::request,
};
use domain::{
    area::Point,
    id::{InitiativeId, MunicipalityId},
    initiative::Precision,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Statement, entity::prelude::*,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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

use entity::{area_change, area_move};

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

/// What changes.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Areas that come in, new or in the place of what stood under their code.
    pub come: Vec<Incoming>,
    /// Areas that end, each with the one that takes its place, when there is one.
    pub go: Vec<(String, Option<String>)>,
}

/// Areas as they were before a change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// Those that were there, with the code that took their place when they had ended already.
    areas: Vec<(Incoming, Option<Ended>)>,
    /// Codes of those that were not there.
    new: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Ended {
    at: i64,
    successor: Option<String>,
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

async fn grants(
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

/// Changes the areas. Initiatives, requests, talks and roles move along; that they did is kept, so that it
/// can be taken back.
///
/// # Errors
/// [`StoreError::Refused`] when an area that ends has no area to give its place to, while something stands on
/// it; and when the database does not answer.
pub async fn settle(tx: &impl ConnectionTrait, by: By, change: &Change) -> Result<(), StoreError> {
    let there = rows::to_change(tx, by.municipality).await?;
    let there: BTreeMap<&str, &area::Model> = there.iter().map(|row| (row.code.as_str(), row)).collect();
    check(tx, by.municipality, &there, change).await?;
    let before = before(&there, change)?;
    let id: Uuid = new_id();
    // Of two who begin at the same moment, the one that comes second here is the newest.
    let newest = last(tx, by.municipality).await?.map_or(0, |last| last.at.as_microsecond() + 1);
    let row = area_change::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        at: Set(Moment(by.now.as_microsecond().max(newest))),
        before: Set(Json(before)),
    };
    area_change::Entity::insert(row).exec_without_returning(tx).await?;
    for area in &change.come {
        rows::write(tx, by.municipality, there.get(area.code.as_str()).map(|row| row.id), area).await?;
    }
    for (code, successor) in &change.go {
        end(tx, by, code, successor.as_deref()).await?;
        if let Some(successor) = successor {
            lie_in(tx, by, code, successor).await?;
            for mover in [Mover::Initiative, Mover::Request, Mover::Talk] {
                carry(tx, by.municipality, id, mover, (code, successor)).await?;
            }
        }
    }
    carry_grants(tx, by.municipality, id, &change.go).await?;
    // What stays where it was, under the same name and in the same district, takes nothing along.
    let is_other = |area: &&Incoming| {
        there.get(area.code.as_str()).is_some_and(|row| {
            (&row.name, &row.parent_code, row.lat, row.lon)
                != (&area.name, &area.district, area.point.lat, area.point.lon)
        })
    };
    let changed = change.come.iter().filter(is_other).map(|area| area.code.as_str());
    let redrawn = change.come.iter().filter(|area| {
        there.get(area.code.as_str()).is_some_and(|row| geometry(&area.outline) != row.geometry.0)
    });
    let redrawn: BTreeSet<&str> = redrawn.map(|area| area.code.as_str()).collect();
    let taken = change.go.iter().filter_map(|(_, successor)| successor.as_deref());
    place_exactly(tx, by.municipality, id, redrawn.into_iter().chain(taken.clone()).collect()).await?;
    follow(tx, by.municipality, changed.chain(taken).collect()).await
}

/// Initiatives that show their own place lie in the neighbourhood around it, however the borders run now.
async fn place_exactly(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    change: Uuid,
    codes: BTreeSet<&str>,
) -> Result<(), StoreError> {
    if codes.is_empty() {
        return Ok(());
    }
    let areas = rows::load(tx, municipality).await?;
    for code in codes {
        let exact = initiative::Entity::find()
            .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
            .filter(initiative::Column::AreaCode.eq(code))
            .filter(initiative::Column::Precision.eq(Code(Precision::Exact)))
            .all(tx)
            .await?;
        for one in exact {
            let point = one.lat.zip(one.lon).map(|(lat, lon)| Point { lat, lon });
            let Some(around) = point.and_then(|at| areas.at(at)).filter(|area| area.code != code) else {
                continue;
            };
            move_one(tx, change, one.id.0, (code, around)).await?;
        }
    }
    Ok(())
}

/// Moves an initiative to another neighbourhood, as a part of a change: back it goes to where it was before
/// the whole of it.
async fn move_one(
    tx: &impl ConnectionTrait,
    change: Uuid,
    id: InitiativeId,
    (was, now): (&str, &Area),
) -> Result<(), StoreError> {
    let moved = area_move::Entity::update_many()
        .col_expr(area_move::Column::Now, Expr::value(&now.code))
        .filter(area_move::Column::ChangeId.eq(Id(change)))
        .filter(area_move::Column::SubjectId.eq(Id(id.0)))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        let row = area_move::ActiveModel {
            id: Set(Id(new_id())),
            change_id: Set(Id(change)),
            subject: Set(Code(Mover::Initiative)),
            subject_id: Set(Id(id.0)),
            was: Set(was.to_owned()),
            now: Set(now.code.clone()),
        };
        area_move::Entity::insert(row).exec_without_returning(tx).await?;
    }
    initiative::Entity::update_many()
        .col_expr(initiative::Column::AreaCode, Expr::value(&now.code))
        .col_expr(initiative::Column::DistrictCode, Expr::value(&now.district))
        .filter(initiative::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    initiatives::reindex(tx, id).await
}

/// Whether everything that ends has a place to go.
async fn check(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    there: &BTreeMap<&str, &area::Model>,
    change: &Change,
) -> Result<(), StoreError> {
    let things = if change.go.is_empty() { HashMap::new() } else { things(tx, municipality).await? };
    let going: HashSet<&str> = change.go.iter().map(|(code, _)| code.as_str()).collect();
    let coming: HashMap<&str, &Incoming> =
        change.come.iter().map(|area| (area.code.as_str(), area)).collect();
    let goes = |code: &str| going.contains(code);
    let comes = |code: &str| coming.get(code).copied();
    let stands = |code: &str| there.get(code).filter(|row| row.retired_at.is_none() && !goes(code));
    let kind = |code: &str| match comes(code) {
        Some(area) if area.district.is_some() => Some(AreaKind::Neighbourhood),
        Some(_) => Some(AreaKind::District),
        None => stands(code).map(|row| row.kind.0),
    };
    for (code, successor) in &change.go {
        let row = there.get(code.as_str()).filter(|row| row.retired_at.is_none());
        let Some(row) = row.filter(|_| comes(code).is_none()) else {
            return Err(StoreError::Refused("refused-area-gone"));
        };
        // Neighbourhoods of a district that stay need a district to lie in.
        let inside = there.values().any(|one| {
            one.parent_code.as_ref() == Some(code)
                && stands(&one.code).is_some()
                && comes(&one.code).is_none()
        });
        let used = things.get(code).is_some_and(|things| !things.is_nothing()) || inside;
        match successor {
            Some(successor) if kind(successor) != Some(row.kind.0) => {
                return Err(StoreError::Refused("refused-area-successor"));
            }
            None if used => return Err(StoreError::Refused("refused-area-used")),
            _ => {}
        }
    }
    Ok(())
}

/// What the change writes over.
fn before(there: &BTreeMap<&str, &area::Model>, change: &Change) -> Result<Before, StoreError> {
    let mut before = Before::default();
    let touched = change.come.iter().map(|area| &area.code).chain(change.go.iter().map(|(code, _)| code));
    // Neighbourhoods of a district that ends lie in another one after it.
    let inside = there.values().filter(|row| {
        row.parent_code.as_ref().is_some_and(|parent| change.go.iter().any(|(code, _)| code == parent))
    });
    let touched: BTreeSet<&String> = touched.chain(inside.map(|row| &row.code)).collect();
    for code in touched {
        match there.get(code.as_str()) {
            Some(row) => before.areas.push(kept(row)?),
            None => before.new.push(code.clone()),
        }
    }
    Ok(before)
}

fn kept(row: &area::Model) -> Result<(Incoming, Option<Ended>), StoreError> {
    let area = Incoming {
        code: row.code.clone(),
        name: row.name.clone(),
        district: row.parent_code.clone(),
        municipality: None,
        outline: outline(&row.geometry.0).ok_or_else(|| rows::not_a_polygon(row.id))?,
        point: Point { lat: row.lat, lon: row.lon },
        inhabitants: row.inhabitants,
    };
    let ended = row.retired_at.map(|at| Ended { at: at.0, successor: row.successor_code.clone() });
    Ok((area, ended))
}

async fn end(
    tx: &impl ConnectionTrait,
    by: By,
    code: &str,
    successor: Option<&str>,
) -> Result<(), StoreError> {
    area::Entity::update_many()
        .set(area::ActiveModel {
            retired_at: Set(Some(by.now.into())),
            successor_code: Set(successor.map(str::to_owned)),
            ..Default::default()
        })
        .filter(area::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(area::Column::Code.eq(code))
        .exec(tx)
        .await?;
    Ok(())
}

/// Neighbourhoods of a district that ended lie in the one that took its place.
async fn lie_in(tx: &impl ConnectionTrait, by: By, was: &str, now: &str) -> Result<(), StoreError> {
    area::Entity::update_many()
        .col_expr(area::Column::ParentCode, Expr::value(now))
        .filter(area::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(area::Column::ParentCode.eq(was))
        .filter(area::Column::RetiredAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Moves all of a kind from one area to another, and notes each. Two statements, however many there are.
async fn carry(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    change: Uuid,
    mover: Mover,
    (was, now): (&str, &str),
) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    let key = if backend == DbBackend::Postgres {
        "gen_random_uuid()::text"
    } else {
        "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || \
            '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
    };
    let table = mover.code();
    let note = format!(
        "INSERT INTO area_move (id, change_id, subject, subject_id, was, now) SELECT {key}, $1, $2, id, $3, \
            $4 FROM {table} WHERE area_code = $3 AND municipality_id = $5"
    );
    let here = || Id(municipality).into();
    let values = [Id(change).into(), table.into(), was.into(), now.into(), here()];
    tx.execute_raw(Statement::from_sql_and_values(backend, note, values)).await?;
    let carry = format!("UPDATE {table} SET area_code = $2 WHERE area_code = $1 AND municipality_id = $3");
    tx.execute_raw(Statement::from_sql_and_values(backend, carry, [was.into(), now.into(), here()])).await?;
    Ok(())
}

/// Roles for an area that ends are roles for the one that takes its place: never for none, which would be the
/// whole municipality.
async fn carry_grants(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    change: Uuid,
    go: &[(String, Option<String>)],
) -> Result<(), StoreError> {
    let next: HashMap<&str, &str> =
        go.iter().filter_map(|(code, successor)| Some((code.as_str(), successor.as_deref()?))).collect();
    if next.is_empty() {
        return Ok(());
    }
    for grant in grants(tx, municipality).await? {
        let was = grant.areas.unwrap_or_default();
        let mut areas: Vec<&str> =
            was.split(',').map(|code| next.get(code).copied().unwrap_or(code)).collect();
        let mut seen = BTreeSet::new();
        areas.retain(|code| seen.insert(*code));
        let now = areas.join(",");
        if now == was {
            continue;
        }
        let row = area_move::ActiveModel {
            id: Set(Id(new_id())),
            change_id: Set(Id(change)),
            subject: Set(Code(Mover::Grant)),
            subject_id: Set(grant.id),
            was: Set(was.clone()),
            now: Set(now.clone()),
        };
        area_move::Entity::insert(row).exec_without_returning(tx).await?;
        set_areas(tx, grant.id, &was, &now).await?;
    }
    Ok(())
}

async fn set_areas(tx: &impl ConnectionTrait, id: Id<Uuid>, was: &str, now: &str) -> Result<(), StoreError> {
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::Areas, Expr::value(now))
        .filter(role_grant::Column::Id.eq(id))
        .filter(role_grant::Column::Areas.eq(was))
        .exec(tx)
        .await?;
    Ok(())
}

/// What stands on neighbourhoods lies in their district, and its pin stands where theirs does.
async fn follow(
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

/// Takes the newest change back: the areas are as they were, and what moved by it moves back unless somebody
/// moved it elsewhere since.
///
/// # Errors
/// [`StoreError::Refused`] when it is not the newest, or something came to stand on an area that goes with
/// it; and when the database does not answer.
pub async fn take_back(tx: &impl ConnectionTrait, by: By, id: Uuid) -> Result<(), StoreError> {
    let there = rows::to_change(tx, by.municipality).await?;
    if last(tx, by.municipality).await?.map(|last| last.id) != Some(id) {
        return Err(StoreError::Refused("refused-area-change-newer"));
    }
    let change = area_change::Entity::find_by_id(Id(id)).one(tx).await?.ok_or(StoreError::NotFound)?;
    let before = change.before.0;
    for (area, ended) in &before.areas {
        let row = there.iter().find(|row| row.code == area.code).map(|row| row.id);
        rows::write(tx, by.municipality, row, area).await?;
        if let Some(ended) = ended {
            let then = By { now: Timestamp::from_microsecond(ended.at).unwrap_or(by.now), ..by };
            end(tx, then, &area.code, ended.successor.as_deref()).await?;
        }
    }
    carry_back(tx, id).await?;
    for code in &before.new {
        home(tx, by.municipality, code, &there, &before).await?;
    }
    let stands = things(tx, by.municipality).await?;
    if before.new.iter().any(|code| stands.get(code).is_some_and(|things| !things.is_nothing())) {
        return Err(StoreError::Refused("refused-area-used-since"));
    }
    area::Entity::delete_many()
        .filter(area::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(area::Column::Code.is_in(&before.new))
        .exec(tx)
        .await?;
    let were: Vec<String> = area_move::Entity::find()
        .select_only()
        .column(area_move::Column::Was)
        .distinct()
        .filter(area_move::Column::ChangeId.eq(Id(id)))
        .filter(area_move::Column::Subject.eq(Code(Mover::Initiative)))
        .into_tuple()
        .all(tx)
        .await?;
    area_move::Entity::delete_many().filter(area_move::Column::ChangeId.eq(Id(id))).exec(tx).await?;
    area_change::Entity::delete_by_id(Id(id)).exec(tx).await?;
    let back = before.areas.iter().map(|(area, _)| &area.code).chain(&were).map(String::as_str);
    follow(tx, by.municipality, back.collect()).await
}

/// What came to stand on an area that goes again belongs to the one whose place it had taken: to the one
/// around it, when there were more.
async fn home(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    code: &str,
    there: &[area::Model],
    before: &Before,
) -> Result<(), StoreError> {
    let point = there.iter().find(|row| row.code == code).map(|row| Point { lat: row.lat, lon: row.lon });
    let had = |area: &&Incoming| {
        there.iter().any(|row| row.code == area.code && row.successor_code.as_deref() == Some(code))
    };
    let all: Vec<&Incoming> = before.areas.iter().map(|(area, _)| area).filter(had).collect();
    let around = all.iter().find(|area| point.is_some_and(|at| area.outline.contains(at)));
    let Some(to) = around.or(all.first()) else { return Ok(()) };
    let exact = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
        .filter(initiative::Column::AreaCode.eq(code))
        .filter(initiative::Column::Precision.eq(Code(Precision::Exact)))
        .all(tx)
        .await?;
    for one in exact {
        let at = one.lat.zip(one.lon).map(|(lat, lon)| Point { lat, lon });
        let own = all.iter().find(|area| at.is_some_and(|at| area.outline.contains(at)));
        initiative::Entity::update_many()
            .col_expr(initiative::Column::AreaCode, Expr::value(&own.unwrap_or(to).code))
            .filter(initiative::Column::Id.eq(one.id))
            .exec(tx)
            .await?;
    }
    let backend = tx.get_database_backend();
    for mover in [Mover::Initiative, Mover::Request, Mover::Talk] {
        let table = mover.code();
        let back = format!("UPDATE {table} SET area_code = $1 WHERE area_code = $2 AND municipality_id = $3");
        let values = [to.code.clone().into(), code.into(), Id(municipality).into()];
        tx.execute_raw(Statement::from_sql_and_values(backend, back, values)).await?;
    }
    for grant in grants(tx, municipality).await? {
        let was = grant.areas.unwrap_or_default();
        let mut now: Vec<&str> =
            was.split(',').map(|area| if area == code { to.code.as_str() } else { area }).collect();
        let mut seen = BTreeSet::new();
        now.retain(|area| seen.insert(*area));
        if now.join(",") != was {
            set_areas(tx, grant.id, &was, &now.join(",")).await?;
        }
    }
    Ok(())
}

/// What moved by a change moves back, unless it stands elsewhere by now.
async fn carry_back(tx: &impl ConnectionTrait, change: Uuid) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    for mover in [Mover::Initiative, Mover::Request, Mover::Talk] {
        let table = mover.code();
        let moved: Vec<(String, String)> = area_move::Entity::find()
            .select_only()
            .column(area_move::Column::Was)
            .column(area_move::Column::Now)
            .distinct()
            .filter(area_move::Column::ChangeId.eq(Id(change)))
            .filter(area_move::Column::Subject.eq(Code(mover)))
            .into_tuple()
            .all(tx)
            .await?;
        for (was, now) in moved {
            let back = format!(
                "UPDATE {table} SET area_code = $1 WHERE area_code = $2 AND id IN (SELECT subject_id FROM \
                    area_move WHERE change_id = $3 AND subject = $4 AND was = $1)"
            );
            let values = [was.into(), now.into(), Id(change).into(), table.into()];
            tx.execute_raw(Statement::from_sql_and_values(backend, back, values)).await?;
        }
    }
    let grants = area_move::Entity::find()
        .filter(area_move::Column::ChangeId.eq(Id(change)))
        .filter(area_move::Column::Subject.eq(Code(Mover::Grant)))
        .all(tx)
        .await?;
    for grant in grants {
        set_areas(tx, grant.subject_id, &grant.now, &grant.was).await?;
    }
    Ok(())
}

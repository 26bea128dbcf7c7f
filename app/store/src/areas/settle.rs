//! Areas come in, end, and give their place to others; what stands on them moves along.

use crate::areas::{
    Area, AreaKind,
    import::Incoming,
    moves::{
        Before, Ended, Mover, end,
        entity::{area_change, area_move},
        exact, follow, grants, last, renamed, set_areas, shift, things,
    },
    outline::{geometry, outline},
    rows::{self, entity as area},
};
use crate::{
    column::{Code, Id, Json, Moment, new_id},
    error::StoreError,
    initiatives::{self, entity::initiative},
    journal::By,
};
use domain::{
    area::Point,
    id::{InitiativeId, MunicipalityId},
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement, entity::prelude::*,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What changes.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Areas that come in, new or in the place of what stood under their code.
    pub come: Vec<Incoming>,
    /// Areas that end, each with the one that takes its place, when there is one.
    pub go: Vec<(String, Option<String>)>,
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
        end(tx, by.municipality, code, by.now.into(), successor.as_deref()).await?;
        if let Some(successor) = successor {
            lie_in(tx, by, code, successor).await?;
            for mover in Mover::ON_ONE {
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
        for (id, point) in exact(tx, municipality, code).await? {
            let Some(around) = areas.at(point).filter(|area| area.code != code) else { continue };
            move_one(tx, change, id, (code, around)).await?;
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
    let values = [Id(change).into(), table.into(), was.into(), now.into(), Id(municipality).into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, note, values)).await?;
    shift(tx, municipality, mover, (was, now)).await
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
        let now = renamed(&was, |code| next.get(code).copied().unwrap_or(code));
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

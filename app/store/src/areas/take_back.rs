//! The last change of areas is taken back: they are as they were, and what moved by it moves back.

use crate::areas::{
    import::Incoming,
    moves::{
        Before, Mover, end,
        entity::{area_change, area_move},
        exact, follow, grants, last, renamed, set_areas, shift, things,
    },
    rows::{self, entity as area},
};
use crate::{
    column::{Code, Id, Moment},
    error::StoreError,
    initiatives::entity::initiative,
    journal::By,
};
use domain::{area::Point, id::MunicipalityId};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Statement, entity::prelude::*};

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
            let successor = ended.successor.as_deref();
            end(tx, by.municipality, &area.code, Moment(ended.at), successor).await?;
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
    for (id, at) in exact(tx, municipality, code).await? {
        let own = all.iter().find(|area| area.outline.contains(at)).unwrap_or(to);
        initiative::Entity::update_many()
            .col_expr(initiative::Column::AreaCode, Expr::value(&own.code))
            .filter(initiative::Column::Id.eq(Id(id)))
            .exec(tx)
            .await?;
    }
    for mover in Mover::ON_ONE {
        shift(tx, municipality, mover, (code, &to.code)).await?;
    }
    for grant in grants(tx, municipality).await? {
        let was = grant.areas.unwrap_or_default();
        let now = renamed(&was, |area| if area == code { &to.code } else { area });
        if now != was {
            set_areas(tx, grant.id, &was, &now).await?;
        }
    }
    Ok(())
}

/// What moved by a change moves back, unless it stands elsewhere by now.
async fn carry_back(tx: &impl ConnectionTrait, change: Uuid) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    for mover in Mover::ON_ONE {
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

//! Reading what goes into the index, and what moved since.

use crate::{
    column::{Code, Codes, Id, Moment},
    error::StoreError,
    initiatives::index::docs::Entry,
};
use domain::{
    access::{ContactReason, may_contact},
    area::Point,
    id::{InitiativeId, MunicipalityId},
    initiative::{ContactChoice, Precision, Stage, Theme, Visibility},
};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use uuid::Uuid;

/// So many rows are read at a time.
const AT_ONCE: u32 = 10_000;

const SELECT: &str = "SELECT i.id, e.number, i.published_at, i.sort_key, i.themes, i.stage, i.area_code, \
    i.district_code, i.precision, i.lat, i.lon, i.contact, i.visibility, i.moved, i.municipality_id \
    FROM initiative i LEFT JOIN search_entry e ON e.id = i.id";

/// A row that was read: whose it is, when it moved, and what is public of it.
pub struct Read {
    /// Its key.
    pub id: Uuid,
    /// The number of the change with which it moved.
    pub moved: i64,
    /// What goes into the index; nothing when it is not public.
    pub entry: Option<Entry>,
}

/// Nothing for a row of another municipality: with the municipality among the conditions, a database may walk
/// through all that it has, every second, rather than look up what moved.
fn read(row: &QueryResult, municipality: MunicipalityId) -> Result<Option<Read>, StoreError> {
    let Id(of): Id<MunicipalityId> = row.try_get_by_index(14)?;
    if of != municipality {
        return Ok(None);
    }
    let id: Id<InitiativeId> = row.try_get_by_index(0)?;
    let id: Uuid = id.0.into();
    let Code(visibility): Code<Visibility> = row.try_get_by_index(12)?;
    let moved = row.try_get_by_index(13)?;
    let published: Option<Moment> = row.try_get_by_index(2)?;
    let (Visibility::Public, Some(published)) = (visibility, published) else {
        return Ok(Some(Read { id, moved, entry: None }));
    };
    let number: Option<i64> = row.try_get_by_index(1)?;
    let Codes(themes): Codes<Theme> = row.try_get_by_index(4)?;
    let Code(stage): Code<Stage> = row.try_get_by_index(5)?;
    let Code(precision): Code<Precision> = row.try_get_by_index(8)?;
    let (lat, lon): (Option<f64>, Option<f64>) = (row.try_get_by_index(9)?, row.try_get_by_index(10)?);
    let Code(contact): Code<ContactChoice> = row.try_get_by_index(11)?;
    let entry = Entry {
        id,
        moved,
        number: number.and_then(|number| u32::try_from(number).ok()),
        published: published.0,
        name: row.try_get_by_index(3)?,
        themes,
        stage,
        area: row.try_get_by_index(6)?,
        district: row.try_get_by_index(7)?,
        placed: precision != Precision::None,
        point: lat.zip(lon).map(|(lat, lon)| Point { lat, lon }),
        welcomes: may_contact(contact, ContactReason::OwnAccord),
    };
    Ok(Some(Read { id, moved, entry: Some(entry) }))
}

async fn ask(
    db: &impl ConnectionTrait,
    sql: String,
    values: impl IntoIterator<Item = sea_orm::Value>,
) -> Result<Vec<QueryResult>, StoreError> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(db.query_all_raw(statement).await?)
}

/// Everything that is public, a part at a time.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    let mut last = String::new();
    loop {
        let sql = format!("{SELECT} WHERE i.id > $1 ORDER BY i.id LIMIT {AT_ONCE}");
        let rows = ask(db, sql, [last.clone().into()]).await?;
        let Some(row) = rows.last() else { return Ok(entries) };
        last = row.try_get_by_index(0)?;
        for row in &rows {
            entries.extend(read(row, municipality)?.and_then(|read| read.entry));
        }
    }
}

/// Up to where everything that moved can be seen: all changes below it have ended.
///
/// # Errors
/// When the database does not answer.
pub async fn settled(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    // A number of PostgreSQL is that of the transaction: those of transactions that still run can come later.
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        _ => "SELECT coalesce(max(moved), 0) + 1 FROM initiative",
    };
    let rows = ask(db, sql.to_owned(), []).await?;
    rows.first().map_or(Ok(0), |row| Ok(row.try_get_by_index(0)?))
}

/// What moved from there on.
///
/// # Errors
/// When the database does not answer.
pub async fn moved(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    from: i64,
) -> Result<Vec<Read>, StoreError> {
    let sql = format!("{SELECT} WHERE i.moved >= $1 ORDER BY i.moved, i.id");
    let rows = ask(db, sql, [from.into()]).await?;
    rows.iter().filter_map(|row| read(row, municipality).transpose()).collect()
}

/// Gives a number of now to what has one that is still to come: it was brought here from another cluster.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(db: &impl ConnectionTrait) -> Result<(), StoreError> {
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = "UPDATE initiative SET version = version WHERE moved > \
            pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
        db.execute_unprepared(sql).await?;
    }
    Ok(())
}

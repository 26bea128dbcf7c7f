//! Reading what goes into the index, and what moved since.

use crate::{corrupt::Corrupt, error::StoreError, initiatives::index::docs::Entry};
use domain::{
    access::{ContactReason, may_contact},
    area::Point,
    id::MunicipalityId,
    initiative::{ContactChoice, Precision, Stage, Theme, Visibility},
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::str::FromStr;
use uuid::Uuid;

/// So many rows are read at a time.
const AT_ONCE: u32 = 10_000;

/// Between two values of a row, and between two rows. No text of ours has these signs in it (see
/// `domain::text`).
const BETWEEN: [char; 2] = ['\u{1f}', '\u{1e}'];

/// A row that was read: whose it is, when it moved, and what is public of it.
pub struct Read {
    /// Its key.
    pub id: Uuid,
    /// The number of the change with which it moved.
    pub moved: i64,
    /// What goes into the index; nothing when it is not public.
    pub entry: Option<Entry>,
}

/// Rows under a condition with one value, by their keys: nothing of those of another municipality. They come
/// as one text: of a million rows, to take each apart in the driver costs five times what finding them does.
async fn rows(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    condition: &str,
    value: sea_orm::Value,
) -> Result<Vec<(Uuid, Option<Read>)>, StoreError> {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let (join, sign) = if sqlite { ("group_concat", "char") } else { ("string_agg", "chr") };
    let exact = |column: &str| match sqlite {
        // As many digits as it takes to read the same number back.
        true => format!("CASE WHEN {column} IS NULL THEN NULL ELSE printf('%!.17g', {column}) END"),
        false => format!("{column}::text"),
    };
    let text = |column: &str| format!("CAST({column} AS text)");
    let values = [
        text("i.id"),
        text("e.number"),
        text("i.published_at"),
        text("i.sort_key"),
        text("i.themes"),
        text("i.stage"),
        text("i.area_code"),
        text("i.district_code"),
        text("i.precision"),
        exact("i.lat"),
        exact("i.lon"),
        text("i.contact"),
        text("i.visibility"),
        text("i.moved"),
        text("i.municipality_id"),
    ];
    let values = values.map(|value| format!("coalesce({value}, '')")).join(&format!(" || {sign}(31) || "));
    let sql = format!(
        "SELECT {join}(line, {sign}(30)) FROM (SELECT {values} AS line FROM initiative i LEFT JOIN \
            search_entry e ON e.id = i.id WHERE {condition}) AS part"
    );
    let row =
        db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [value])).await?;
    let text: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
    let text = text.unwrap_or_default();
    text.split(BETWEEN[1]).filter(|line| !line.is_empty()).map(|line| read(line, municipality)).collect()
}

/// What a column holds, or what is wrong with it.
fn value<T: FromStr>(row: &str, column: &str, text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_damaged| damaged(row, column))
}

/// The same of a column that may hold nothing.
fn maybe<T: FromStr>(row: &str, column: &str, text: &str) -> Result<Option<T>, StoreError> {
    (!text.is_empty()).then(|| value(row, column, text)).transpose()
}

fn damaged(row: &str, column: &str) -> StoreError {
    StoreError::Corrupt(Corrupt {
        table: "initiative".to_owned(),
        column: column.to_owned(),
        row: row.to_owned(),
        why: "not what stands in this column".to_owned(),
    })
}

/// Nothing for a row of another municipality: with the municipality among the conditions, a database
/// may walk through all that it has, every second, rather than look up what moved.
fn read(line: &str, municipality: MunicipalityId) -> Result<(Uuid, Option<Read>), StoreError> {
    let row = line.get(..36).unwrap_or_default();
    // When it has more parts, one of the texts has a sign in it that no text has.
    let values: [&str; 15] = line
        .split(BETWEEN[0])
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_more: Vec<_>| damaged(row, "sort_key"))?;
    let [_, number, published, name, themes, stage, area, district, precision, lat, lon, ..] = values;
    let [.., contact, visibility, moved, of] = values;
    let (id, moved) = (value(row, "id", row)?, value(row, "moved", moved)?);
    let of: Uuid = value(row, "municipality_id", of)?;
    let visibility: Visibility = value(row, "visibility", visibility)?;
    if of != municipality.0 || visibility != Visibility::Public || published.is_empty() {
        return Ok((id, (of == municipality.0).then_some(Read { id, moved, entry: None })));
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let point = maybe(row, "lat", lat)?.zip(maybe(row, "lon", lon)?);
    let themes = themes.split(',').filter(|code| !code.is_empty()).map(|code| value(row, "themes", code));
    let precision: Precision = value(row, "precision", precision)?;
    let contact: ContactChoice = value(row, "contact", contact)?;
    let entry = Entry {
        id,
        moved,
        number: maybe(row, "number", number)?,
        published: value(row, "published_at", published)?,
        name: name.to_owned(),
        themes: themes.collect::<Result<Vec<Theme>, _>>()?,
        stage: value::<Stage>(row, "stage", stage)?,
        area: some(area),
        district: some(district),
        placed: precision != Precision::None,
        point: point.map(|(lat, lon)| Point { lat, lon }),
        welcomes: may_contact(contact, ContactReason::OwnAccord),
    };
    Ok((id, Some(Read { id, moved, entry: Some(entry) })))
}

/// Everything that is public, a part at a time.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<Entry>, StoreError> {
    let condition = format!("i.id > $1 ORDER BY i.id LIMIT {AT_ONCE}");
    let (mut entries, mut last) = (Vec::new(), String::new());
    loop {
        let some = rows(db, municipality, &condition, last.into()).await?;
        let Some(end) = some.iter().map(|(id, _)| *id).max() else { return Ok(entries) };
        last = end.to_string();
        entries.extend(some.into_iter().filter_map(|(_, read)| read?.entry));
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
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by_index(0)?))
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
    let rows = rows(db, municipality, "i.moved >= $1", from.into()).await?;
    let mut moved: Vec<Read> = rows.into_iter().filter_map(|(_, read)| read).collect();
    moved.sort_unstable_by_key(|read| (read.moved, read.id));
    Ok(moved)
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

//! By which words what is stored is found, as the databases keep it.

use crate::{
    column::Id,
    error::StoreError,
    search::{Subject, kind_token, words},
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, prelude::Uuid};
use std::collections::HashMap;

/// The numbers of what a query finds, in everything or among some. (In one answer: a row for each would cost
/// more than finding it.)
///
/// # Errors
/// When the database does not answer.
pub async fn numbers(
    db: &impl ConnectionTrait,
    query: &str,
    among: Option<&[u32]>,
) -> Result<Vec<u32>, StoreError> {
    let backend = db.get_database_backend();
    let list = |some: &[u32]| some.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let sql = match (backend, among) {
        (_, Some([])) => return Ok(Vec::new()),
        (DbBackend::Sqlite, None) => {
            "SELECT group_concat(rowid) FROM search_words WHERE search_words MATCH $1".to_owned()
        }
        (DbBackend::Sqlite, Some(some)) => format!(
            "SELECT group_concat(rowid) FROM search_words WHERE search_words MATCH $1 AND rowid IN ({})",
            list(some)
        ),
        (_, None) => "SELECT string_agg(number::text, ',') FROM search_entry WHERE words @@ \
            to_tsquery('simple', $1)"
            .to_owned(),
        (_, Some(some)) => format!(
            "SELECT string_agg(number::text, ',') FROM search_entry WHERE number IN ({}) AND words @@ \
                to_tsquery('simple', $1)",
            list(some)
        ),
    };
    let row = db.query_one_raw(Statement::from_sql_and_values(backend, sql, [query.into()])).await?;
    let found: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
    Ok(found.unwrap_or_default().split(',').filter_map(|number| number.parse().ok()).collect())
}

/// By which words something is found.
#[derive(Debug)]
pub struct Entry {
    id: Uuid,
    words: String,
}

impl Entry {
    /// By its title, by the rest of its words, and by names of its own (see [`crate::search::named`]).
    pub fn new(subject: Subject, id: impl Into<Uuid>, (title, rest): (&str, &str), names: &[String]) -> Self {
        let words = format!("{} {} {}", kind_token(subject), words(title, rest), names.join(" "));
        Self { id: id.into(), words }
    }
}

/// Writes by which words something is found, in the place of what was written of it.
///
/// # Errors
/// When the database does not answer.
pub async fn put(tx: &impl ConnectionTrait, entry: Entry) -> Result<(), StoreError> {
    let run = |sql: &str, value: sea_orm::Value| {
        Statement::from_sql_and_values(tx.get_database_backend(), sql, [value])
    };
    if tx.get_database_backend() == DbBackend::Postgres {
        return put_new(tx, &[entry]).await;
    }
    let there = "SELECT number FROM search_entry WHERE id = $1";
    let Some(row) = tx.query_one_raw(run(there, Id(entry.id).into())).await? else {
        return put_new(tx, &[entry]).await;
    };
    let number: i64 = row.try_get_by_index(0)?;
    tx.execute_raw(run("DELETE FROM search_words WHERE rowid = $1", number.into())).await?;
    put_words(tx, &[(number, entry.words.as_str())]).await
}

/// The same for what was never found before.
///
/// # Errors
/// When the database does not answer.
pub async fn put_new(tx: &impl ConnectionTrait, entries: &[Entry]) -> Result<(), StoreError> {
    /// So many at once.
    const MOST: usize = 1_000;
    let backend = tx.get_database_backend();
    for some in entries.chunks(MOST) {
        if backend == DbBackend::Postgres {
            let row = |n: usize| format!("(${}, to_tsvector('simple', ${}))", 2 * n + 1, 2 * n + 2);
            let sql = format!(
                "INSERT INTO search_entry (id, words) VALUES {} ON CONFLICT (id) DO UPDATE SET words = \
                    excluded.words",
                listed(some.len(), row)
            );
            let values = some.iter().flat_map(|entry| [Id(entry.id).into(), entry.words.clone().into()]);
            tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
            continue;
        }
        let sql = format!(
            "INSERT INTO search_entry (id) VALUES {} RETURNING id, number",
            listed(some.len(), |_| "(?)".to_owned())
        );
        let ids = some.iter().map(|entry| sea_orm::Value::from(Id(entry.id)));
        let rows = tx.query_all_raw(Statement::from_sql_and_values(backend, sql, ids)).await?;
        let number = |row: &QueryResult| {
            Ok::<(Uuid, i64), DbErr>((row.try_get_by_index::<Id<Uuid>>(0)?.0, row.try_get_by_index(1)?))
        };
        let numbers: HashMap<Uuid, i64> = rows.iter().map(number).collect::<Result<_, _>>()?;
        let words = some.iter().filter_map(|entry| Some((*numbers.get(&entry.id)?, entry.words.as_str())));
        put_words(tx, &words.collect::<Vec<_>>()).await?;
    }
    Ok(())
}

/// Whether PostgreSQL puts new words in its index many together, or each at once: who looks then never has to
/// read what is not in it yet. For whoever writes a million texts into an empty database.
///
/// # Errors
/// When the database does not answer.
pub async fn put_in_together(tx: &impl ConnectionTrait, together: bool) -> Result<(), StoreError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let wait = if together { "on" } else { "off" };
        tx.execute_unprepared(&format!("ALTER INDEX search_entry_words SET (fastupdate = {wait})")).await?;
        if !together {
            tx.execute_unprepared("SELECT gin_clean_pending_list('search_entry_words')").await?;
        }
    }
    Ok(())
}

/// Writes words under the numbers that SQLite knows them by.
async fn put_words(tx: &impl ConnectionTrait, words: &[(i64, &str)]) -> Result<(), StoreError> {
    let rows = listed(words.len(), |_| "(?, ?)".to_owned());
    let sql = format!("INSERT INTO search_words (rowid, words) VALUES {rows}");
    let values = words.iter().flat_map(|(number, words)| [(*number).into(), (*words).into()]);
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// So many rows of values.
fn listed(count: usize, row: impl Fn(usize) -> String) -> String {
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

/// Whether nothing was written.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(tx: &impl ConnectionTrait) -> Result<bool, StoreError> {
    let one = Statement::from_string(tx.get_database_backend(), "SELECT number FROM search_entry LIMIT 1");
    Ok(tx.query_one_raw(one).await?.is_none())
}

/// Takes all words out.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        tx.execute_unprepared("INSERT INTO search_words (search_words) VALUES ('delete-all')").await?;
    }
    tx.execute_unprepared("DELETE FROM search_entry").await?;
    Ok(())
}

/// Takes the words of something out.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, id: impl Into<Uuid>) -> Result<(), StoreError> {
    let (backend, id) = (tx.get_database_backend(), Id(id.into()));
    let run = |sql: &str| Statement::from_sql_and_values(backend, sql, [id.into()]);
    if backend == DbBackend::Sqlite {
        let words = "DELETE FROM search_words WHERE rowid = (SELECT number FROM search_entry WHERE id = $1)";
        tx.execute_raw(run(words)).await?;
    }
    tx.execute_raw(run("DELETE FROM search_entry WHERE id = $1")).await?;
    Ok(())
}

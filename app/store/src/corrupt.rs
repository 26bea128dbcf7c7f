//! What can't be read back, and where it stands.

use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError};
use std::sync::{Arc, OnceLock};

/// A row holds what this version does not know: it was damaged, or written by a newer one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("table {table}, column {column}, row {row}: {why}")]
pub struct Corrupt {
    /// The table; empty for a query of which it can't be told.
    pub table: String,
    /// The column.
    pub column: String,
    /// Key of the row; empty for a query that did not ask for it.
    pub row: String,
    /// What is wrong. Never what people typed: a log has no place for it.
    pub why: String,
}

impl Corrupt {
    /// What is wrong with a column of a row that is being read.
    pub(crate) fn at<I: ColIdx>(row: &QueryResult, index: I, why: impl std::fmt::Display) -> Self {
        let columns = row.column_names();
        let column = match (index.as_str(), index.as_usize()) {
            (Some(name), _) => (*name).to_owned(),
            (None, Some(index)) => columns.get(*index).cloned().unwrap_or_default(),
            (None, None) => String::new(),
        };
        let key = ["id", "hash"]
            .into_iter()
            .find_map(|name| row.try_get::<String>("", name).ok())
            .unwrap_or_default();
        Self { table: table_of(&columns), column, row: key, why: why.to_string() }
    }
}

impl From<Corrupt> for TryGetError {
    fn from(corrupt: Corrupt) -> Self {
        Self::DbErr(DbErr::TryIntoErr {
            from: "a row",
            into: "what it stands for",
            source: Arc::new(corrupt),
        })
    }
}

/// Name of a table, and of its columns in order.
pub(crate) type Shape = (String, Vec<String>);

static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();

/// Tells which columns each table has, so that a row that can't be read can be placed. Said once, when a
/// database is opened.
pub(crate) fn know(shapes: impl FnOnce() -> Vec<Shape>) {
    SHAPES.get_or_init(shapes);
}

/// Name of the table that has just these columns; empty when none has.
fn table_of(columns: &[String]) -> String {
    let all = SHAPES.get().into_iter().flatten();
    all.filter(|(_, own)| own == columns).map(|(name, _)| name.clone()).next().unwrap_or_default()
}

//! Conditions that more than one feature puts on its rows: one of many keys, within a time, one of some
//! codes.

use crate::column::Moment;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, Iterable as _,
    sea_query::{Expr, SimpleExpr},
};
use std::fmt::Display;

/// Inserts rows, however many there are: a database takes some tens of thousands of values in a statement.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_all<R: ActiveModelTrait>(tx: &impl ConnectionTrait, rows: Vec<R>) -> Result<(), DbErr> {
    /// SQLite takes no more than 32,766 values.
    const MOST: usize = 20_000;
    let at_once = MOST / <R::Entity as EntityTrait>::Column::iter().count().max(1);
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<R> = rows.by_ref().take(at_once).collect();
        if some.is_empty() {
            return Ok(());
        }
        R::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
}

/// That a moment lies from one moment on and before another.
pub fn within(column: impl ColumnTrait, (from, before): (Timestamp, Timestamp)) -> Condition {
    Condition::all().add(column.gte(Moment::from(from))).add(column.lt(Moment::from(before)))
}

/// Codes in SQL, written out and not bound: the database then knows that they are those which its index is
/// about. A code is letters and underscores only.
pub fn literals<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    codes.into_iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")
}

/// That a column holds one of these keys, however many there are: a database takes some tens of thousands of
/// values in a statement, and this is one.
pub fn one_of<K: Display>(
    db: &impl ConnectionTrait,
    column: impl ColumnTrait,
    keys: impl IntoIterator<Item = K>,
) -> SimpleExpr {
    let (table, name) = column.as_column_ref();
    let column = format!("\"{table}\".\"{name}\"");
    let keys: Vec<String> = keys.into_iter().map(|key| key.to_string()).collect();
    match db.get_database_backend() {
        DbBackend::Sqlite => {
            let list = serde_json::Value::from(keys).to_string();
            Expr::cust_with_values(format!("{column} IN (SELECT value FROM json_each(?))"), [list])
        }
        // No text of ours has this sign in it (see `domain::text`).
        _ => Expr::cust_with_values(
            format!("{column} = ANY(string_to_array($1, chr(31)))"),
            [keys.join("\u{1f}")],
        ),
    }
}

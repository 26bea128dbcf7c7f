//! Rows by many keys at once.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend,
    sea_query::{Expr, SimpleExpr},
};
use std::fmt::Display;

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
        // Keys have no comma and no quotation mark in them.
        DbBackend::Sqlite => {
            let list =
                if keys.is_empty() { "[]".to_owned() } else { format!("[\"{}\"]", keys.join("\",\"")) };
            Expr::cust_with_values(format!("{column} IN (SELECT value FROM json_each(?))"), [list])
        }
        _ => Expr::cust_with_values(format!("{column} = ANY(string_to_array($1, ','))"), [keys.join(",")]),
    }
}

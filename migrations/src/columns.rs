//! Short words for the columns that recur, so that a step reads as a list of what a table holds.

use sea_orm_migration::{prelude::*, schema};

/// Key of a row: UUID as text.
pub fn key(name: &'static str) -> ColumnDef {
    schema::string_len(name, 36).primary_key().take()
}

/// Key of another row.
pub fn of(name: &'static str) -> ColumnDef {
    schema::string_len(name, 36)
}

/// Key of another row, or none.
pub fn maybe_of(name: &'static str) -> ColumnDef {
    schema::string_len_null(name, 36)
}

/// A moment: microseconds since 1970, UTC.
pub fn moment(name: &'static str) -> ColumnDef {
    schema::big_integer(name)
}

/// A moment, or none.
pub fn maybe_moment(name: &'static str) -> ColumnDef {
    schema::big_integer_null(name)
}

/// A date, `YYYY-MM-DD`, or none.
pub fn maybe_date(name: &'static str) -> ColumnDef {
    schema::string_len_null(name, 10)
}

/// The version that a form is compared with, so that nobody overwrites what they did not see.
pub fn version() -> ColumnDef {
    schema::integer("version").default(1).take()
}

/// A table with its columns and a foreign key for every `(column, table, key)`.
pub fn table(
    name: &'static str,
    columns: Vec<ColumnDef>,
    keys: &[(&'static str, &'static str, &'static str)],
) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name));
    for mut column in columns {
        table.col(&mut column);
    }
    for (column, other, key) in keys {
        table.foreign_key(
            ForeignKey::create()
                .from(Alias::new(name), Alias::new(*column))
                .to(Alias::new(*other), Alias::new(*key)),
        );
    }
    table.take()
}

/// An index over columns; its name follows from them.
pub fn index(table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    if unique {
        index.unique();
    }
    index.take()
}

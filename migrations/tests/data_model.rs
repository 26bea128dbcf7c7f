//! `docs/data-model.md` is drawn from the tables as the steps leave them. `make docs` writes it again.

use migrations::{Migrator, MigratorTrait as _};
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, QueryResult, Statement,
};
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/data-model.md");

#[tokio::test]
async fn the_drawn_tables_are_those_of_the_database() {
    let drawn = draw().await.unwrap();
    if std::env::var_os("WRITE_DOCS").is_some() {
        std::fs::write(FILE, &drawn).unwrap();
    }
    let there = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(there == drawn, "docs/data-model.md is not what the steps make: run `make docs`");
}

/// The tables by the step that made them, each step a picture of its own.
async fn draw() -> Result<String, DbErr> {
    let db = Database::connect(ConnectOptions::new("sqlite::memory:").max_connections(1).to_owned()).await?;
    let mut known = BTreeSet::new();
    let mut steps = Vec::new();
    for step in Migrator::migrations() {
        Migrator::up(&db, Some(1)).await?;
        let tables = tables(&db).await?;
        steps.push((
            step.name().to_owned(),
            tables.iter().filter(|table| !known.contains(*table)).cloned().collect::<Vec<_>>(),
        ));
        known.extend(tables);
    }
    let mut text = "# Data model\n\nThe tables, as the steps in `migrations` leave them, on SQLite; \
        PostgreSQL has the same, and `pace` for many processes. This page is made by\n\
                    `make docs`, and a test fails when it is old. What the types of columns mean stands in \
                    `migrations/src/columns.rs`.\n"
        .to_owned();
    for (step, tables) in steps.iter().filter(|(_, tables)| !tables.is_empty()) {
        text += &format!("\n## `{step}`\n\n```mermaid\nerDiagram\n");
        for table in tables {
            text += &drawn(&db, table).await?;
        }
        text += "```\n";
    }
    Ok(text)
}

/// Tables with rows of their own, in the order in which they were made; what lies behind a search index is
/// left out.
async fn tables(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let own = "SELECT kind.name FROM pragma_table_list AS kind JOIN sqlite_master AS made ON made.name = \
        kind.name \
               WHERE kind.type IN ('table', 'virtual') AND kind.name NOT LIKE 'sqlite_%' AND kind.name <> \
               'seaql_migrations' ORDER BY made.rowid";
    rows(db, own).await?.iter().map(|row| row.try_get("", "name")).collect()
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await
}

/// One table: its columns, and a line to each table that it points at.
async fn drawn(db: &DatabaseConnection, table: &str) -> Result<String, DbErr> {
    let columns = rows(db, &format!("PRAGMA table_info({table})")).await?;
    let columns: Vec<Column> = columns.iter().map(Column::of).collect::<Result<_, _>>()?;
    let mut points = BTreeMap::new();
    for row in rows(db, &format!("PRAGMA foreign_key_list({table})")).await? {
        points.insert(row.try_get::<String>("", "from")?, row.try_get::<String>("", "table")?);
    }
    let alone = columns.iter().filter(|column| column.key).count() == 1;
    let (mut inside, mut lines) = (String::new(), String::new());
    for Column { name, kind, needed, key } in &columns {
        let other = points.get(name);
        let role = match (key, other) {
            (true, Some(_)) => " PK, FK",
            (true, None) => " PK",
            (false, Some(_)) => " FK",
            (false, None) => "",
        };
        let empty = if *needed { "" } else { " \"or nothing\"" };
        inside += &format!("        {kind} {name}{role}{empty}\n");
        if let Some(other) = other {
            let one = if *needed { "||" } else { "|o" };
            let many = if *key && alone { "o|" } else { "o{" };
            lines += &format!("    {other} {one}--{many} {table} : {name}\n");
        }
    }
    Ok(format!("    {table} {{\n{inside}    }}\n{lines}"))
}

struct Column {
    name: String,
    kind: String,
    needed: bool,
    key: bool,
}

impl Column {
    fn of(row: &QueryResult) -> Result<Self, DbErr> {
        let kind = row.try_get::<String>("", "type")?.to_lowercase();
        let key = row.try_get::<i32>("", "pk")? != 0;
        let needed = key || row.try_get::<i32>("", "notnull")? != 0;
        let name = row.try_get("", "name")?;
        // The columns of a search index have no type, and are never empty.
        Ok(if kind.is_empty() {
            Self { name, kind: "text".to_owned(), needed: true, key }
        } else {
            Self { name, kind, needed, key }
        })
    }
}

//! What a step does while the version before it goes on reading and writing.
//!
//! A step that is taken while others work adds: tables, columns that may be empty or have a default, indexes.
//! It takes nothing away and changes no name, because the version before still asks for it; what is not used
//! any more goes a version later. `server/tests/it/migrated.rs` holds each step to that.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{DbBackend, Statement},
};

/// Makes indexes, each a statement that starts with `CREATE INDEX name`. On PostgreSQL nobody waits for them;
/// the step has no transaction, so one that was cut off is begun anew.
pub async fn indexes(manager: &SchemaManager<'_>, indexes: &[&str]) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    for index in indexes {
        let Some(rest) = index.strip_prefix("CREATE INDEX ") else {
            return Err(DbErr::Migration(format!("not an index: {index}")));
        };
        if !postgres {
            connection.execute_unprepared(&format!("CREATE INDEX IF NOT EXISTS {rest}")).await?;
            continue;
        }
        let name = rest.split(' ').next().unwrap_or_default();
        if is_half(connection, name).await? {
            connection.execute_unprepared(&format!("DROP INDEX CONCURRENTLY {name}")).await?;
        }
        // It waits for whoever began before it, for as long as they take, and nobody waits for it.
        connection.execute_unprepared("SET lock_timeout = 0").await?;
        let made =
            connection.execute_unprepared(&format!("CREATE INDEX CONCURRENTLY IF NOT EXISTS {rest}")).await;
        connection.execute_unprepared("RESET lock_timeout").await?;
        made?;
    }
    Ok(())
}

/// Whether an index is there and was never finished.
async fn is_half(connection: &SchemaManagerConnection<'_>, name: &str) -> Result<bool, DbErr> {
    let half = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid",
        [name.into()],
    );
    Ok(connection.query_one_raw(half).await?.is_some())
}

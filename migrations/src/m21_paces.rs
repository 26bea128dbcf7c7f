//! How often somebody posted something lately, for all processes together.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // SQLite has one process, which counts by itself. What is counted is of the last minutes: a crash
            // may forget it, so nothing waits for the disk.
            let paces = "CREATE UNLOGGED TABLE pace (who varchar(36) PRIMARY KEY, full_at bigint NOT NULL)";
            manager.get_connection().execute_unprepared(paces).await?;
        }
        Ok(())
    }
}

//! Tries to pass the second step, counted in the row of the session: of many at the same moment, each.

use sea_orm_migration::prelude::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = "ALTER TABLE session ADD COLUMN tries integer NOT NULL DEFAULT 0";
        manager.get_connection().execute_unprepared(column).await?;
        Ok(())
    }
}

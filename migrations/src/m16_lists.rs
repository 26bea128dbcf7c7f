//! Drafts out of a list that a municipality had already: each line once.

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
        let connection = manager.get_connection();
        connection.execute_unprepared("ALTER TABLE draft ADD COLUMN list_key text").await?;
        // What was typed by hand has none.
        let once = "CREATE UNIQUE INDEX draft_municipality_id_list_key ON draft (municipality_id, list_key)";
        connection.execute_unprepared(once).await?;
        Ok(())
    }
}

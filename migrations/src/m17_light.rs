//! Something small is judged by a few questions.

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
        for change in [
            // What was judged with a version that was made before has all its questions.
            "ALTER TABLE checklist_version ADD COLUMN light text NOT NULL DEFAULT ''",
            "ALTER TABLE checklist_version ADD COLUMN light_kinds text NOT NULL DEFAULT ''",
            // Nobody said anything about it: then its kind says so.
            "ALTER TABLE request ADD COLUMN small boolean",
        ] {
            connection.execute_unprepared(change).await?;
        }
        Ok(())
    }
}

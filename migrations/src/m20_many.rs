//! Room for the words of many at once: SQLite keeps so many of them in memory before it sorts them in.

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
        if manager.get_database_backend() == DbBackend::Sqlite {
            // 16 MB: twice as fast for thousands of texts, and nothing else for one.
            let room = "INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 16777216)";
            manager.get_connection().execute_unprepared(room).await?;
        }
        Ok(())
    }
}

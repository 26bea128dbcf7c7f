//! Names in the order in which people look for them: a key that sorts the same on both databases.

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
        // Byte by byte, whatever order the database was set up with.
        let column = match manager.get_database_backend() {
            DbBackend::Postgres => {
                "ALTER TABLE initiative ADD COLUMN sort_key text COLLATE \"C\" NOT NULL DEFAULT ''"
            }
            _ => "ALTER TABLE initiative ADD COLUMN sort_key text NOT NULL DEFAULT ''",
        };
        let connection = manager.get_connection();
        connection.execute_unprepared(column).await?;
        let index = "CREATE INDEX initiative_municipality_id_visibility_sort_key ON initiative \
            (municipality_id, visibility, sort_key)";
        connection.execute_unprepared(index).await?;
        // What lies on an area that ends is asked for.
        let index = "CREATE INDEX request_municipality_id_area_code ON request (municipality_id, area_code)";
        connection.execute_unprepared(index).await?;
        Ok(())
    }
}

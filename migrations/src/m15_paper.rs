//! People without an e-mail address: where their letters go on paper.

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
        connection.execute_unprepared("ALTER TABLE account ADD COLUMN post_address text").await?;
        // Who comes back is found by the number that they gave.
        let index = "CREATE INDEX account_municipality_id_phone ON account (municipality_id, phone)";
        connection.execute_unprepared(index).await?;
        Ok(())
    }
}

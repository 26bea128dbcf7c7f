//! Talks in the order in which they are read, page after page.

use crate::online;
use sea_orm_migration::prelude::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes =
            ["CREATE INDEX neighbourhood_talk_held_on ON neighbourhood_talk (municipality_id, held_on, id)"];
        online::indexes(manager, &indexes).await
    }
}

//! What was sent to be confirmed stays as it was.

use crate::columns::maybe_moment;
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
        let sent = &mut maybe_moment("sent_at");
        manager.alter_table(Table::alter().table(Alias::new("draft")).add_column(sent).take()).await
    }
}

//! Mail that somebody waits for goes first, a message is taken by one worker at a time, and what a mail
//! server refuses for good ends.

use crate::columns::{index, maybe_moment};
use sea_orm_migration::{prelude::*, schema::integer_null};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outbox = || Table::alter().table(Alias::new("outbox_message")).take();
        manager.alter_table(outbox().add_column(integer_null("urgent")).take()).await?;
        manager.alter_table(outbox().add_column(maybe_moment("taken_until")).take()).await?;
        manager.create_index(index("outbox_message", &["state", "urgent", "next_at"], false)).await
    }
}

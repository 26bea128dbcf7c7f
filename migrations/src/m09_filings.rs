//! What was filed under an address waits here until somebody opens the link that went there.

use crate::columns::{index, key, maybe_moment, moment, of, table};
use sea_orm_migration::{
    prelude::*,
    schema::{string, string_null, text_null},
};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let filing = table(
            "filing",
            vec![
                key("id"),
                of("municipality_id"),
                string("email"),
                string("name"),
                text_null("what"),
                string_null("became"),
                moment("created_at"),
                maybe_moment("ended_at"),
            ],
            &[("municipality_id", "municipality", "id")],
        );
        manager.create_table(filing).await?;
        manager.create_index(index("filing", &["municipality_id", "email"], false)).await?;
        manager.create_index(index("filing", &["created_at"], false)).await?;
        // Sessions from before were also of people whose address was never proved.
        manager.exec_stmt(Query::delete().from_table(Alias::new("session")).take()).await
    }
}

//! Colleagues are away, and others do their work meanwhile.

use crate::columns::{index, key, maybe_of, of, table};
use sea_orm_migration::{prelude::*, schema::string_len};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let absence = table(
            "absence",
            vec![
                key("id"),
                of("municipality_id"),
                of("account_id"),
                string_len("from_on", 10),
                string_len("until_on", 10),
                maybe_of("stand_in_id"),
            ],
            &[
                ("municipality_id", "municipality", "id"),
                ("account_id", "account", "id"),
                ("stand_in_id", "account", "id"),
            ],
        );
        manager.create_table(absence).await?;
        manager.create_index(index("absence", &["account_id"], true)).await?;
        manager.create_index(index("absence", &["municipality_id", "until_on"], false)).await?;
        // Which managers a proposal waits for is asked every minute.
        manager.create_index(index("decision", &["state", "manager_id"], false)).await?;
        manager.create_index(index("obstacle", &["owner_id", "status"], false)).await
    }
}

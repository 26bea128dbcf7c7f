//! Areas end and others take their place: what stood on the old ones moves along, and can move back.

use crate::columns::{index, key, maybe_moment, moment, of, table};
use sea_orm_migration::{
    prelude::*,
    schema::{string, string_len, string_null, text},
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
        for mut column in [maybe_moment("retired_at"), string_null("successor_code")] {
            let add = Table::alter().table(Alias::new("area")).add_column(&mut column).take();
            manager.alter_table(add).await?;
        }
        let change = table(
            "area_change",
            vec![key("id"), of("municipality_id"), moment("at"), text("before")],
            &[("municipality_id", "municipality", "id")],
        );
        manager.create_table(change).await?;
        manager.create_index(index("area_change", &["municipality_id", "at"], false)).await?;
        let moved = table(
            "area_move",
            vec![
                key("id"),
                of("change_id"),
                string_len("subject", 20),
                of("subject_id"),
                string("was"),
                string("now"),
            ],
            &[("change_id", "area_change", "id")],
        );
        manager.create_table(moved).await?;
        manager.create_index(index("area_move", &["change_id", "subject", "was"], false)).await
    }
}

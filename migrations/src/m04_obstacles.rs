//! Obstacles, and which requests met them.

use crate::columns::{index, key, maybe_date, maybe_moment, maybe_of, moment, of, table, version};
use sea_orm_migration::{
    prelude::*,
    schema::{string, string_null, text, text_null},
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
        manager
            .create_table(table(
                "obstacle",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("slug"),
                    string("title"),
                    text("explanation"),
                    text_null("translations"),
                    string("kind"),
                    string("source"),
                    maybe_of("owner_id"),
                    maybe_of("team_id"),
                    string_null("outside_owner"),
                    string("status"),
                    string("level"),
                    maybe_date("due_on"),
                    moment("reported_at"),
                    of("reported_by"),
                    maybe_moment("finished_at"),
                    text_null("answer"),
                    version(),
                ],
                &[
                    ("municipality_id", "municipality", "id"),
                    ("owner_id", "account", "id"),
                    ("team_id", "team", "id"),
                ],
            ))
            .await?;
        manager
            .create_table(table(
                "request_obstacle",
                vec![key("id"), of("request_id"), of("obstacle_id"), moment("linked_at")],
                &[("request_id", "request", "id"), ("obstacle_id", "obstacle", "id")],
            ))
            .await?;
        for index in [
            index("obstacle", &["municipality_id", "slug"], true),
            index("obstacle", &["municipality_id", "status"], false),
            index("request_obstacle", &["request_id", "obstacle_id"], true),
            index("request_obstacle", &["obstacle_id"], false),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

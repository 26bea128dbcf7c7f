//! The municipality, its teams and areas, and the people with an account.

use crate::columns::{index, key, maybe_moment, maybe_of, moment, of, table};
use sea_orm_migration::{
    prelude::*,
    schema::{boolean, double, integer, string, string_null, text, text_null},
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
        let tables = [
            table(
                "municipality",
                vec![
                    key("id"),
                    string("name"),
                    string_null("phone"),
                    boolean("demonstration"),
                    moment("created_at"),
                ],
                &[],
            ),
            table(
                "team",
                vec![key("id"), of("municipality_id"), string("name")],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "area",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("code"),
                    string("name"),
                    string("kind"),
                    string_null("parent_code"),
                    text("geometry"),
                    integer("inhabitants"),
                    double("lat"),
                    double("lon"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "account",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("email"),
                    string("name"),
                    string("language"),
                    string_null("function"),
                    string_null("phone"),
                    moment("created_at"),
                    moment("sessions_from"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "role_grant",
                vec![key("id"), of("account_id"), string("role"), maybe_of("team_id")],
                &[("account_id", "account", "id"), ("team_id", "team", "id")],
            ),
            table(
                "login_token",
                vec![
                    string("hash").primary_key().take(),
                    of("municipality_id"),
                    string("email"),
                    string("purpose"),
                    text_null("next"),
                    moment("expires_at"),
                    maybe_moment("used_at"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "session",
                vec![
                    key("id"),
                    maybe_of("account_id"),
                    text("data"),
                    moment("created_at"),
                    moment("expires_at"),
                ],
                &[],
            ),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for index in [
            index("area", &["municipality_id", "code"], true),
            index("account", &["municipality_id", "email"], true),
            index("role_grant", &["account_id"], false),
            index("session", &["account_id"], false),
            index("session", &["expires_at"], false),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

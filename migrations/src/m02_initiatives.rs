//! Initiatives, who runs them, what they need and offer, and drafts of forms that are not sent yet.

use crate::columns::{index, key, maybe_moment, maybe_of, moment, of, table, version};
use sea_orm_migration::{
    prelude::*,
    schema::{double_null, integer, string, string_null, text, text_null},
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
                "initiative",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("slug"),
                    string("language"),
                    string("title"),
                    text("summary"),
                    text("story"),
                    text_null("translations"),
                    string("themes"),
                    string("stage"),
                    string("visibility"),
                    string("contact"),
                    string("precision"),
                    string_null("area_code"),
                    string_null("district_code"),
                    double_null("lat"),
                    double_null("lon"),
                    string_null("initiators"),
                    string_null("opening"),
                    string_null("since"),
                    text_null("benefits"),
                    text_null("value_picture"),
                    moment("created_at"),
                    maybe_moment("published_at"),
                    version(),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "initiative_theme",
                vec![key("id"), of("initiative_id"), string("theme")],
                &[("initiative_id", "initiative", "id")],
            ),
            table(
                "steward",
                vec![key("id"), of("initiative_id"), of("account_id"), moment("since")],
                &[("initiative_id", "initiative", "id"), ("account_id", "account", "id")],
            ),
            table(
                "need",
                vec![
                    key("id"),
                    of("initiative_id"),
                    string("direction"),
                    text("what"),
                    text("details"),
                    integer("position"),
                ],
                &[("initiative_id", "initiative", "id")],
            ),
            table(
                "draft",
                vec![
                    key("id"),
                    of("municipality_id"),
                    text("fields"),
                    maybe_of("filled_in_by"),
                    maybe_of("initiative_id"),
                    moment("created_at"),
                    moment("updated_at"),
                    integer("version"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for index in [
            index("initiative", &["municipality_id", "slug"], true),
            index("initiative", &["municipality_id", "visibility", "published_at"], false),
            index("initiative", &["municipality_id", "area_code"], false),
            index("initiative_theme", &["theme", "initiative_id"], true),
            index("initiative_theme", &["initiative_id"], false),
            index("steward", &["initiative_id", "account_id"], true),
            index("steward", &["account_id"], false),
            index("need", &["initiative_id"], false),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

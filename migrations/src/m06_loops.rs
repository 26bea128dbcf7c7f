//! The loops by which the municipality learns: climbing obstacles, cover, exceptions as support, praise,
//! critique, the learning table, talks in neighbourhoods, and the terms for all of it.

use crate::columns::{index, key, maybe_date, maybe_moment, maybe_of, moment, of, table, version};
use sea_orm_migration::{
    prelude::*,
    schema::{boolean, integer, string, string_len, string_null, text, text_null},
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
        for (name, mut column) in [
            ("obstacle", maybe_moment("level_since")),
            ("obstacle", maybe_of("merged_into")),
            ("obstacle", maybe_of("split_from")),
            ("reasoned_exception", maybe_date("valid_until")),
        ] {
            manager
                .alter_table(Table::alter().table(Alias::new(name)).add_column(&mut column).take())
                .await?;
        }
        // What is there already has stood at its level since it was reported.
        manager
            .get_connection()
            .execute_unprepared("UPDATE obstacle SET level_since = reported_at WHERE level_since IS NULL")
            .await?;
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in [
            index("obstacle", &["merged_into"], false),
            index("setting", &["municipality_id", "name"], true),
            index("duty", &["municipality_id", "until_on"], false),
            index("obstacle_appeal", &["obstacle_id"], false),
            index("cover_request", &["request_id"], false),
            index("cover_request", &["municipality_id", "status"], false),
            index("exception_support", &["request_id", "exception_id"], true),
            index("recognition", &["initiative_id"], false),
            index("recognition", &["municipality_id", "answer", "at"], false),
            index("critique", &["municipality_id", "status", "due_on"], false),
            index("critique", &["author_id"], false),
            index("critique", &["request_id"], false),
            index("learning_item", &["case_id"], false),
            index("procedure_change", &["municipality_id", "changed_on"], false),
            index("procedure_obstacle", &["procedure_id", "obstacle_id"], true),
            index("neighbourhood_talk", &["municipality_id", "area_code"], false),
            index("talk_obstacle", &["talk_id", "obstacle_id"], true),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn day(name: &'static str) -> ColumnDef {
    string_len(name, 10)
}

fn tables() -> Vec<TableCreateStatement> {
    const MUNICIPALITY: (&str, &str, &str) = ("municipality_id", "municipality", "id");
    vec![
        table(
            "setting",
            vec![key("id"), of("municipality_id"), string("name"), integer("value")],
            &[MUNICIPALITY],
        ),
        table(
            "duty",
            vec![key("id"), of("municipality_id"), of("account_id"), day("from_on"), day("until_on")],
            &[MUNICIPALITY, ("account_id", "account", "id")],
        ),
        table(
            "obstacle_appeal",
            vec![
                key("id"),
                of("obstacle_id"),
                string("body"),
                text("letter"),
                day("put_on"),
                of("put_by"),
                text_null("reply"),
                maybe_date("replied_on"),
            ],
            &[("obstacle_id", "obstacle", "id"), ("put_by", "account", "id")],
        ),
        table(
            "cover_request",
            vec![
                key("id"),
                of("municipality_id"),
                of("request_id"),
                maybe_of("obstacle_id"),
                of("asked_by"),
                text("why"),
                string("level"),
                of("asked_of"),
                moment("asked_at"),
                moment("level_since"),
                string("status"),
                maybe_of("answered_by"),
                maybe_moment("answered_at"),
                text_null("answer"),
                version(),
            ],
            &[
                MUNICIPALITY,
                ("request_id", "request", "id"),
                ("obstacle_id", "obstacle", "id"),
                ("asked_by", "account", "id"),
                ("asked_of", "account", "id"),
            ],
        ),
        table(
            "exception_support",
            vec![
                key("id"),
                of("request_id"),
                of("exception_id"),
                text("alike"),
                text("different"),
                of("cited_by"),
                moment("at"),
            ],
            &[
                ("request_id", "request", "id"),
                ("exception_id", "reasoned_exception", "id"),
                ("cited_by", "account", "id"),
            ],
        ),
        table(
            "recognition",
            vec![
                key("id"),
                of("municipality_id"),
                of("initiative_id"),
                of("thanked_by"),
                text("words"),
                text_null("translations"),
                of("salt"),
                moment("at"),
                string("answer"),
                maybe_moment("answered_at"),
            ],
            &[MUNICIPALITY, ("initiative_id", "initiative", "id"), ("thanked_by", "account", "id")],
        ),
        table(
            "critique",
            vec![
                key("id"),
                of("municipality_id"),
                maybe_of("request_id"),
                of("author_id"),
                string_null("helped"),
                string_null("hindered"),
                text("words"),
                text_null("translations"),
                of("salt"),
                boolean("wants_public"),
                moment("at"),
                day("due_on"),
                string("status"),
                boolean("late_told"),
                text_null("answer"),
                maybe_of("answered_by"),
                maybe_moment("answered_at"),
            ],
            &[MUNICIPALITY, ("request_id", "request", "id"), ("author_id", "account", "id")],
        ),
        table(
            "learning_case",
            vec![
                key("id"),
                of("municipality_id"),
                string("title"),
                text("happened"),
                text("rule_wanted"),
                text("person_needed"),
                text("change"),
                string("status"),
                maybe_date("held_on"),
                of("prepared_by"),
                moment("at"),
                version(),
            ],
            &[MUNICIPALITY, ("prepared_by", "account", "id")],
        ),
        table(
            "learning_item",
            vec![key("id"), of("case_id"), maybe_of("request_id"), maybe_of("obstacle_id")],
            &[
                ("case_id", "learning_case", "id"),
                ("request_id", "request", "id"),
                ("obstacle_id", "obstacle", "id"),
            ],
        ),
        table(
            "procedure_change",
            vec![
                key("id"),
                of("municipality_id"),
                maybe_of("case_id"),
                string("title"),
                string("change"),
                text("words"),
                text_null("translations"),
                day("changed_on"),
                of("changed_by"),
            ],
            &[MUNICIPALITY, ("case_id", "learning_case", "id"), ("changed_by", "account", "id")],
        ),
        table(
            "procedure_obstacle",
            vec![key("id"), of("procedure_id"), of("obstacle_id")],
            &[("procedure_id", "procedure_change", "id"), ("obstacle_id", "obstacle", "id")],
        ),
        table(
            "neighbourhood_talk",
            vec![
                key("id"),
                of("municipality_id"),
                string("area_code"),
                day("held_on"),
                string("with_whom"),
                text("heard"),
                of("held_by"),
                moment("at"),
            ],
            &[MUNICIPALITY, ("held_by", "account", "id")],
        ),
        table(
            "talk_obstacle",
            vec![key("id"), of("talk_id"), of("obstacle_id")],
            &[("talk_id", "neighbourhood_talk", "id"), ("obstacle_id", "obstacle", "id")],
        ),
    ]
}

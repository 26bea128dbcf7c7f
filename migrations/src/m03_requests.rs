//! Requests with everything on their one screen: messages, the assessment, offers and the decision.

use crate::columns::{index, key, maybe_date, maybe_moment, maybe_of, moment, of, table, version};
use sea_orm_migration::{
    prelude::*,
    schema::{boolean, integer, string, string_null, text, text_null},
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
                "request",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("number"),
                    maybe_of("initiative_id"),
                    of("account_id"),
                    string("kind"),
                    string("title"),
                    text("story"),
                    maybe_date("wished_on"),
                    maybe_of("handler_id"),
                    maybe_of("team_id"),
                    string("status"),
                    string("turn"),
                    moment("turn_since"),
                    boolean("application"),
                    maybe_date("due_on"),
                    maybe_of("filled_in_by"),
                    moment("received_at"),
                    maybe_moment("spoken_at"),
                    maybe_moment("decided_at"),
                    string_null("outcome"),
                    text_null("referral"),
                    version(),
                ],
                &[
                    ("municipality_id", "municipality", "id"),
                    ("initiative_id", "initiative", "id"),
                    ("account_id", "account", "id"),
                    ("handler_id", "account", "id"),
                    ("team_id", "team", "id"),
                ],
            ),
            table(
                "message",
                vec![
                    key("id"),
                    of("request_id"),
                    of("author_id"),
                    string("side"),
                    string("way"),
                    text("words"),
                    of("salt"),
                    moment("at"),
                ],
                &[("request_id", "request", "id"), ("author_id", "account", "id")],
            ),
            table(
                "assessment",
                vec![
                    key("id"),
                    of("request_id"),
                    of("account_id"),
                    integer("checklist_version"),
                    maybe_moment("completed_at"),
                    moment("started_at"),
                ],
                &[("request_id", "request", "id"), ("account_id", "account", "id")],
            ),
            table(
                "answer",
                vec![
                    key("id"),
                    of("assessment_id"),
                    string("question"),
                    string_null("choice"),
                    text("reason"),
                    moment("updated_at"),
                ],
                &[("assessment_id", "assessment", "id")],
            ),
            table(
                "facility_offer",
                vec![
                    key("id"),
                    of("request_id"),
                    string("kind"),
                    string("what"),
                    text("details"),
                    string("offered_by"),
                    maybe_date("until_on"),
                    string("status"),
                    of("made_by"),
                    moment("at"),
                    maybe_moment("answered_at"),
                    version(),
                ],
                &[("request_id", "request", "id"), ("made_by", "account", "id")],
            ),
            table(
                "decision",
                vec![
                    key("id"),
                    of("request_id"),
                    string("outcome"),
                    text("words"),
                    text("details"),
                    string("state"),
                    of("proposed_by"),
                    moment("proposed_at"),
                    maybe_of("manager_id"),
                    maybe_moment("answered_at"),
                    text_null("returned_because"),
                    maybe_moment("sent_at"),
                    version(),
                ],
                &[
                    ("request_id", "request", "id"),
                    ("proposed_by", "account", "id"),
                    ("manager_id", "account", "id"),
                ],
            ),
            table(
                "reasoned_exception",
                vec![
                    key("id"),
                    of("municipality_id"),
                    of("request_id"),
                    text("rule"),
                    text("reason"),
                    text("same_situation"),
                    of("covered_by"),
                    moment("at"),
                ],
                &[
                    ("municipality_id", "municipality", "id"),
                    ("request_id", "request", "id"),
                    ("covered_by", "account", "id"),
                ],
            ),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for index in [
            index("request", &["municipality_id", "number"], true),
            index("request", &["municipality_id", "status", "received_at"], false),
            index("request", &["handler_id", "status"], false),
            index("request", &["account_id"], false),
            index("request", &["initiative_id"], false),
            index("message", &["request_id", "at"], false),
            index("assessment", &["request_id", "account_id"], true),
            index("answer", &["assessment_id", "question"], true),
            index("facility_offer", &["request_id"], false),
            index("decision", &["request_id"], false),
            index("decision", &["manager_id", "state"], false),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

//! What happened (append-only), what must be told to whom, what was already done, and the words by which
//! things are found.

use crate::columns::{index, key, maybe_moment, maybe_of, moment, of, table};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, string, string_null, text, text_null},
    sea_orm::DbBackend,
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
                "event",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("aggregate"),
                    of("aggregate_id"),
                    big_integer("number"),
                    string("kind"),
                    maybe_of("actor_id"),
                    moment("at"),
                    string("audience"),
                    text("payload"),
                    string("hash"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "outbox_message",
                vec![
                    key("id"),
                    of("municipality_id"),
                    string("recipient"),
                    string("template"),
                    string("language"),
                    text("facts"),
                    string("state"),
                    integer("attempts"),
                    moment("created_at"),
                    moment("next_at"),
                    maybe_moment("sent_at"),
                    text_null("last_error"),
                ],
                &[("municipality_id", "municipality", "id")],
            ),
            table(
                "idempotency_key",
                vec![
                    key("id"),
                    maybe_of("account_id"),
                    string("path"),
                    string_null("location"),
                    moment("at"),
                ],
                &[],
            ),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for index in [
            index("event", &["aggregate_id", "number"], true),
            index("event", &["municipality_id", "at"], false),
            index("outbox_message", &["state", "next_at"], false),
            index("idempotency_key", &["at"], false),
        ] {
            manager.create_index(index).await?;
        }
        // The one place where the two databases differ in shape: each has its own full-text index over the
        // same stemmed words.
        let connection = manager.get_connection();
        let search: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => {
                &["CREATE VIRTUAL TABLE search_words USING fts5(id UNINDEXED, subject UNINDEXED, words, \
                    tokenize = 'unicode61')"]
            }
            _ => &[
                "CREATE TABLE search_words (id varchar(36) PRIMARY KEY, subject varchar NOT NULL, words \
                    text NOT NULL)",
                "CREATE INDEX search_words_words ON search_words USING gin (to_tsvector('simple', words))",
            ],
        };
        for statement in search {
            connection.execute_unprepared(statement).await?;
        }
        // Nobody edits what happened: the database itself refuses it.
        let append_only: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => &[
                "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events \
                    are append-only'); END",
                "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events \
                    are append-only'); END",
            ],
            _ => &[
                "CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE \
                    EXCEPTION 'events are append-only'; END $$",
                "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE \
                    FUNCTION event_append_only()",
            ],
        };
        for statement in append_only {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

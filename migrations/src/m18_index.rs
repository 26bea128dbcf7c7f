//! What the index of initiatives in memory follows, and words under numbers: a search gives many at once, and
//! the words of something are found back without reading those of everything else.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Every change of what can be seen of an initiative gets the next number.
const SQLITE: &[&str] = &[
    "CREATE TRIGGER initiative_added AFTER INSERT ON initiative BEGIN UPDATE initiative SET moved = (SELECT \
        coalesce(max(moved), 0) + 1 FROM initiative) WHERE id = NEW.id; END",
    "CREATE TRIGGER initiative_changed AFTER UPDATE OF title, sort_key, themes, stage, visibility, contact, \
        precision, area_code, district_code, lat, lon, published_at, version ON initiative BEGIN UPDATE \
        initiative SET moved = (SELECT coalesce(max(moved), 0) + 1 FROM initiative) WHERE id = NEW.id; END",
    "DROP TABLE search_words",
    // What was taken out never lends its number to something else.
    "CREATE TABLE search_entry (number integer PRIMARY KEY AUTOINCREMENT, id varchar(36) NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', contentless_delete=1, detail=none, \
        prefix='3 5', tokenize='unicode61')",
];

/// The number is that of the transaction, so that whoever follows knows which can still come.
const POSTGRES: &[&str] = &[
    "CREATE FUNCTION initiative_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.moved := \
        pg_current_xact_id()::text::bigint; RETURN NEW; END $$",
    "CREATE TRIGGER initiative_moved BEFORE INSERT OR UPDATE ON initiative FOR EACH ROW EXECUTE FUNCTION \
        initiative_moved()",
    "DROP TABLE search_words",
    "CREATE TABLE search_entry (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id varchar(36) NOT \
        NULL UNIQUE, words tsvector NOT NULL)",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let both = [
            "ALTER TABLE initiative ADD COLUMN moved bigint NOT NULL DEFAULT 0",
            "CREATE INDEX initiative_moved ON initiative (moved)",
        ];
        let own = if manager.get_database_backend() == DbBackend::Postgres { POSTGRES } else { SQLITE };
        for statement in both.iter().chain(own) {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

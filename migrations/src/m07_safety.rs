//! Who may do what, and what becomes of data about people: devices, invitations, single sign-on, passkeys,
//! reports and takedowns, who looked at whom, and photos.

use crate::columns::{index, key, maybe_moment, maybe_of, moment, of, table, version};
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
        for (name, mut column) in [
            ("session", maybe_moment("seen_at")),
            ("session", string_null("device")),
            ("session", string_null("way")),
            ("account", string_null("sso_subject")),
            ("account", maybe_moment("erased_at")),
            ("request", string_null("area_code")),
            ("request", string_null("district_code")),
            ("role_grant", text_null("areas")),
            ("role_grant", string_null("source")),
        ] {
            manager
                .alter_table(Table::alter().table(Alias::new(name)).add_column(&mut column).take())
                .await?;
        }
        // What was asked before is about the place of its initiative.
        for column in ["area_code", "district_code"] {
            let place = format!(
                "UPDATE request SET {column} = (SELECT {column} FROM initiative WHERE initiative.id = \
                    request.initiative_id)"
            );
            manager.get_connection().execute_unprepared(&place).await?;
        }
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in [
            index("account", &["municipality_id", "sso_subject"], true),
            index("steward_invitation", &["initiative_id"], false),
            index("passkey", &["account_id"], false),
            index("passkey", &["credential_id"], true),
            index("recovery_code", &["account_id"], false),
            index("report", &["municipality_id", "status"], false),
            index("takedown", &["initiative_id"], false),
            index("look", &["subject_id", "at"], false),
            index("look", &["viewer_id", "about", "at"], false),
            index("photo", &["initiative_id", "position"], false),
            index("checklist_version", &["municipality_id", "number"], true),
            index("own_text", &["municipality_id", "language", "name"], true),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    const MUNICIPALITY: (&str, &str, &str) = ("municipality_id", "municipality", "id");
    const ACCOUNT: (&str, &str, &str) = ("account_id", "account", "id");
    const INITIATIVE: (&str, &str, &str) = ("initiative_id", "initiative", "id");
    vec![
        table(
            "steward_invitation",
            vec![
                key("id"),
                of("initiative_id"),
                string("email"),
                string("name"),
                of("invited_by"),
                boolean("hands_over"),
                moment("at"),
                moment("expires_at"),
                maybe_moment("ended_at"),
            ],
            &[INITIATIVE, ("invited_by", "account", "id")],
        ),
        table(
            "passkey",
            vec![
                key("id"),
                of("account_id"),
                string("name"),
                string("credential_id"),
                text("credential"),
                moment("at"),
                maybe_moment("used_at"),
            ],
            &[ACCOUNT],
        ),
        table(
            "recovery_code",
            vec![key("id"), of("account_id"), string("hash"), maybe_moment("used_at")],
            &[ACCOUNT],
        ),
        table(
            "report",
            vec![
                key("id"),
                of("municipality_id"),
                maybe_of("initiative_id"),
                string("ground"),
                text("words"),
                string_null("email"),
                moment("at"),
                string("status"),
                maybe_of("handled_by"),
                maybe_moment("handled_at"),
                text_null("answer"),
            ],
            &[MUNICIPALITY, INITIATIVE, ("handled_by", "account", "id")],
        ),
        table(
            "takedown",
            vec![
                key("id"),
                of("initiative_id"),
                maybe_of("report_id"),
                string("ground"),
                text("reason"),
                string("before"),
                of("taken_by"),
                moment("at"),
                text_null("contest"),
                maybe_of("contested_by"),
                maybe_moment("contested_at"),
                string("status"),
                text_null("answer"),
                maybe_of("answered_by"),
                maybe_moment("answered_at"),
                version(),
            ],
            &[INITIATIVE, ("report_id", "report", "id"), ("taken_by", "account", "id")],
        ),
        table(
            "look",
            vec![
                key("id"),
                of("municipality_id"),
                of("viewer_id"),
                of("subject_id"),
                string("about"),
                moment("at"),
            ],
            &[MUNICIPALITY, ("viewer_id", "account", "id"), ("subject_id", "account", "id")],
        ),
        table(
            "photo",
            vec![
                key("id"),
                of("initiative_id"),
                string("alt"),
                integer("width"),
                integer("height"),
                integer("bytes"),
                integer("position"),
                of("added_by"),
                moment("at"),
            ],
            &[INITIATIVE, ("added_by", "account", "id")],
        ),
        table(
            "checklist_version",
            vec![
                key("id"),
                of("municipality_id"),
                integer("number"),
                text("questions"),
                of("made_by"),
                moment("at"),
            ],
            &[MUNICIPALITY, ("made_by", "account", "id")],
        ),
        table(
            "own_text",
            vec![key("id"), of("municipality_id"), string("language"), string("name"), text("words")],
            &[MUNICIPALITY],
        ),
    ]
}

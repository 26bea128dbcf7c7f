//! Everything that is kept about one person, as AVG article 15 asks: what, and why. Read table by table, so
//! that a test can check that no table with people in it is left out.

use crate::photos::Photos;
use domain::{
    access::Role,
    id::{AccountId, TeamId},
};
use serde_json::{Map, Value as JsonValue, json};
use std::{collections::HashMap, io::Write as _};
use store::column::Moment;
use web::{context::Ctx, error::AppError};

/// A part of what is kept: its name, the table that it is of, and the query by key of the account.
pub struct Part {
    /// End of the keys of its texts.
    pub name: &'static str,
    /// The table.
    pub table: &'static str,
    sql: &'static str,
}

const MY_EMAIL: &str = "(SELECT email FROM account WHERE id = $1)";

/// All parts, in the order in which people read them.
pub const PARTS: &[Part] = &[
    Part {
        name: "account",
        table: "account",
        sql: "SELECT name, email, language, function, phone, post_address, created_at FROM account \
              WHERE id = $1",
    },
    Part {
        name: "roles",
        table: "role_grant",
        sql: "SELECT role, areas, source FROM role_grant WHERE account_id = $1",
    },
    Part {
        name: "devices",
        table: "session",
        sql: "SELECT device, way, created_at, seen_at FROM session WHERE account_id = $1",
    },
    Part {
        name: "passkeys",
        table: "passkey",
        sql: "SELECT name, at, used_at FROM passkey WHERE account_id = $1",
    },
    Part {
        name: "codes",
        table: "recovery_code",
        sql: "SELECT used_at FROM recovery_code WHERE account_id = $1",
    },
    Part {
        name: "links",
        table: "login_token",
        sql: "SELECT purpose, expires_at, used_at FROM login_token WHERE email = {email}",
    },
    Part {
        name: "initiatives",
        table: "steward",
        sql: "SELECT i.slug, i.title, i.summary, i.story, i.stage, i.visibility, i.contact, i.precision, \
            i.area_code, i.lat, i.lon, i.initiators, i.opening, i.since, \
              i.benefits, i.value_picture, i.created_at, i.published_at FROM initiative i JOIN steward s ON \
              s.initiative_id = i.id WHERE s.account_id = $1",
    },
    Part {
        name: "absence",
        table: "absence",
        sql: "SELECT from_on, until_on FROM absence WHERE account_id = $1",
    },
    Part {
        name: "needs",
        table: "need",
        sql: "SELECT i.slug, n.direction, n.what, n.details FROM need n JOIN initiative i ON i.id = \
            n.initiative_id JOIN steward s ON s.initiative_id = i.id \
              WHERE s.account_id = $1",
    },
    Part {
        name: "photos",
        table: "photo",
        sql: "SELECT i.slug, p.id AS file, p.alt, p.width, p.height, p.at FROM photo p JOIN initiative i ON \
            i.id = p.initiative_id JOIN steward s ON s.initiative_id = i.id \
              WHERE s.account_id = $1",
    },
    Part {
        name: "invitations",
        table: "steward_invitation",
        sql: "SELECT name, email, at, expires_at, ended_at FROM steward_invitation WHERE invited_by = $1 OR \
            email = {email}",
    },
    Part {
        name: "requests",
        table: "request",
        sql: "SELECT number, kind, title, story, wished_on, status, outcome, application, due_on, \
            received_at, spoken_at, decided_at FROM request WHERE account_id = $1",
    },
    Part {
        name: "messages",
        table: "message",
        sql: "SELECT r.number, m.side, m.way AS means, m.words, m.at FROM message m JOIN request r ON r.id \
            = m.request_id WHERE r.account_id = $1 OR (m.author_id = $1 AND m.side = 'resident')",
    },
    Part {
        name: "answers",
        table: "answer",
        sql: "SELECT r.number, a.question, a.choice, a.reason, a.updated_at FROM answer a JOIN assessment b \
            ON b.id = a.assessment_id JOIN request r ON r.id = b.request_id \
              WHERE r.account_id = $1",
    },
    Part {
        name: "offers",
        table: "facility_offer",
        sql: "SELECT r.number, o.kind, o.what, o.details, o.offered_by, o.until_on, o.status, o.at FROM \
            facility_offer o JOIN request r ON r.id = o.request_id \
              WHERE r.account_id = $1",
    },
    Part {
        name: "decisions",
        table: "decision",
        sql: "SELECT r.number, d.outcome, d.words, d.details, d.sent_at FROM decision d JOIN request r ON \
            r.id = d.request_id WHERE r.account_id = $1 AND d.sent_at IS NOT NULL",
    },
    Part {
        name: "critique",
        table: "critique",
        sql: "SELECT helped, hindered, words, wants_public, status, answer, at FROM critique WHERE \
            author_id = $1",
    },
    Part {
        name: "thanks",
        table: "recognition",
        sql: "SELECT i.slug, t.words, t.answer, t.at FROM recognition t JOIN steward s ON s.initiative_id = \
            t.initiative_id JOIN initiative i ON i.id = t.initiative_id \
              WHERE s.account_id = $1",
    },
    Part {
        name: "takedowns",
        table: "takedown",
        sql: "SELECT i.slug, t.ground, t.reason, t.contest, t.status, t.answer, t.at FROM takedown t JOIN \
            steward s ON s.initiative_id = t.initiative_id \
              JOIN initiative i ON i.id = t.initiative_id WHERE s.account_id = $1",
    },
    Part {
        name: "reports",
        table: "report",
        sql: "SELECT ground, words, status, answer, at FROM report WHERE email = {email}",
    },
    Part {
        name: "mails",
        table: "outbox_message",
        sql: "SELECT template, created_at, sent_at, CASE WHEN sent_at IS NULL THEN facts END AS facts FROM \
            outbox_message WHERE recipient = {email}",
    },
    Part { name: "deeds", table: "event", sql: "SELECT aggregate, kind, at FROM event WHERE actor_id = $1" },
    // What a colleague wrote about others is not theirs to take along.
    Part {
        name: "wrote",
        table: "message",
        sql: "SELECT r.number, m.at FROM message m JOIN request r ON r.id = m.request_id WHERE m.author_id = \
            $1 AND m.side = 'municipality'",
    },
    Part {
        name: "done",
        table: "event",
        sql: "SELECT kind, at FROM event WHERE aggregate = 'account' AND aggregate_id = $1 AND (actor_id IS \
            NULL OR actor_id <> $1)",
    },
];

/// A part with its rows. Moments are written as ISO 8601 in UTC; what is empty is left out.
#[derive(Debug)]
pub struct Section {
    /// End of the keys of its texts.
    pub name: &'static str,
    /// The rows.
    pub rows: Vec<Map<String, JsonValue>>,
}

/// Everything about somebody. Parts without rows are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn sections(ctx: &Ctx, me: AccountId) -> Result<Vec<Section>, AppError> {
    let db = ctx.db();
    let mut all = Vec::new();
    for part in PARTS {
        let sql = part.sql.replace("{email}", MY_EMAIL);
        let rows = store::privacy::rows_of(db, &sql, me).await?;
        let rows = rows.iter().filter_map(JsonValue::as_object).map(tidy).collect();
        all.push(Section { name: part.name, rows });
    }
    all.push(Section { name: "drafts", rows: drafts(ctx, me).await? });
    all.push(Section { name: "filings", rows: filings(ctx, me).await? });
    all.push(Section { name: "looks", rows: looks(ctx, me).await? });
    all.retain(|section| !section.rows.is_empty());
    Ok(all)
}

/// What stands in a mail that waits, without the link: whoever has that needs nothing else.
fn without_link(facts: &JsonValue) -> Option<JsonValue> {
    let read = facts.as_str().and_then(|facts| serde_json::from_str(facts).ok());
    let mut facts = read.unwrap_or_else(|| facts.clone());
    facts.as_object_mut()?.retain(|_, fact| fact.get("path").is_none());
    Some(facts)
}

fn tidy(row: &Map<String, JsonValue>) -> Map<String, JsonValue> {
    let moment = |name: &str, value: &JsonValue| {
        let micros = value.as_i64().filter(|_| name == "at" || name.ends_with("_at"))?;
        Some(JsonValue::String(Moment(micros).timestamp().to_string()))
    };
    let kept = row.iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
    kept.filter_map(|(name, value)| {
        let known = match name.as_str() {
            "facts" => without_link(value)?,
            _ => moment(name, value).unwrap_or_else(|| value.clone()),
        };
        Some((name.clone(), known))
    })
    .collect()
}

/// Forms that are half filled in, with one's address in them.
async fn drafts(ctx: &Ctx, me: AccountId) -> Result<Vec<Map<String, JsonValue>>, AppError> {
    let Some(account) = store::accounts::by_id(ctx.db(), me).await? else { return Ok(Vec::new()) };
    let kept = store::register::of_email(ctx.db(), ctx.municipality(), &account.email).await?;
    Ok(kept
        .into_iter()
        .filter_map(|kept| serde_json::to_value(&kept.draft).ok()?.as_object().map(tidy))
        .collect())
}

/// What waits until the link that went to one's address is opened.
async fn filings(ctx: &Ctx, me: AccountId) -> Result<Vec<Map<String, JsonValue>>, AppError> {
    let Some(account) = store::accounts::by_id(ctx.db(), me).await? else { return Ok(Vec::new()) };
    let waits = store::filings::of_email(ctx.db(), ctx.municipality(), &account.email).await?;
    let rows = waits.iter().filter_map(|one| serde_json::to_value(&one.what).ok()?.as_object().map(tidy));
    Ok(rows.collect())
}

/// Who looked, as a resident may know it: managers and aldermen by name, a civil servant by team.
///
/// # Errors
/// When the database does not answer.
pub async fn looks(ctx: &Ctx, me: AccountId) -> Result<Vec<Map<String, JsonValue>>, AppError> {
    let looks = store::privacy::looks(ctx.db(), me, 1000).await?;
    if looks.is_empty() {
        return Ok(Vec::new());
    }
    let staff: HashMap<AccountId, _> = store::accounts::staff(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let teams: HashMap<TeamId, String> =
        store::accounts::teams(ctx.db(), ctx.municipality()).await?.into_iter().collect();
    let who = |id: AccountId| match staff.get(&id) {
        Some(person) if person.actor.has(Role::Manager) || person.actor.has(Role::Alderman) => {
            person.name.clone()
        }
        Some(person) => match person.team.and_then(|team| teams.get(&team)) {
            Some(team) => ctx.tv("look-team", &[("team", team.into())]),
            None => ctx.t("look-official"),
        },
        None => ctx.t("look-left"),
    };
    let row = |look: store::privacy::Look| {
        let row = json!({"who": who(look.viewer), "number": look.about, "at": look.at.to_string()});
        row.as_object().cloned().unwrap_or_default()
    };
    Ok(looks.into_iter().map(row).collect())
}

/// All of it as one file: data for programs, a page for people, and the photos.
///
/// # Errors
/// When the file can't be made.
pub async fn archive(ctx: &Ctx, sections: &[Section], html: String) -> Result<Vec<u8>, AppError> {
    let data: Map<String, JsonValue> =
        sections.iter().map(|section| (section.name.to_owned(), json!(section.rows))).collect();
    let data = json!({"source": ctx.app.base_url, "municipality": ctx.app.municipality.name,
        "made_at": ctx.now.to_string(), "data": data});
    let mut files = vec![
        (
            "gegevens.json".to_owned(),
            serde_json::to_vec_pretty(&data).map_err(|error| AppError::Internal(error.into()))?,
        ),
        ("gegevens.html".to_owned(), html.into_bytes()),
    ];
    for row in sections.iter().filter(|section| section.name == "photos").flat_map(|section| &section.rows) {
        let Some(id) = row.get("file").and_then(JsonValue::as_str).and_then(|id| id.parse().ok()) else {
            continue;
        };
        if let Some(bytes) = Photos::new(&ctx.app).large(id).await? {
            files.push((format!("fotos/{id}.jpg"), bytes.to_vec()));
        }
    }
    tokio::task::spawn_blocking(move || zip(&files))
        .await
        .map_err(|error| AppError::Internal(error.into()))?
}

fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, AppError> {
    let failed = |error: zip::result::ZipError| AppError::Internal(error.into());
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        archive.start_file(name, options).map_err(failed)?;
        archive.write_all(bytes).map_err(|error| AppError::Internal(error.into()))?;
    }
    Ok(archive.finish().map_err(failed)?.into_inner())
}

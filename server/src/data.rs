//! Data in and out: backup and restore of everything, import and export of initiatives.

use crate::setup;
use anyhow::{Context as _, bail};
use app::initiatives::actions::{self, Origin};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use domain::{
    initiative::{ContactChoice, Precision, Stage, Theme, ValuePicture, themes_are_valid},
    lang::Lang,
    text::{Email, Story, Summary, Title},
};
use futures::TryStreamExt as _;
use jiff::Timestamp;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload};
use sea_orm::{ConnectionTrait as _, DbBackend, FromQueryResult as _, JsonValue, Statement, Value};
use serde::{Deserialize, Serialize};
use std::{
    io::{BufRead as _, Write as _},
    path::Path,
};
use store::{
    areas::chosen::Spot,
    db::Db,
    initiatives::{Need, New},
    journal::{By, Delivery, Write as Writing},
    notifications::RESTORED,
};
use web::context::App;

/// Writes every row of every table and every photo to a file, one JSON line each. Works the same on both
/// databases, and from one to the other.
///
/// # Errors
/// When the file is there already or can't be written.
pub async fn backup(app: &App, file: &Path) -> anyhow::Result<usize> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    // Everybody's data stands in it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file).with_context(|| format!("can't make {}", file.display()))?;
    let mut out = std::io::BufWriter::new(opened);
    // One look, so that the rows fit together, and nobody waits for it.
    let tx = app.db.look().await?;
    let mut count = 0;
    writeln!(
        out,
        "{}",
        serde_json::json!({
            "meerwaarde": env!("CARGO_PKG_VERSION"),
            "steps": setup::steps(),
            "tables": migrations::TABLES,
        })
    )?;
    // Nobody is logged in by a backup that is put back.
    for table in migrations::TABLES.iter().filter(|table| **table != "session") {
        let all = Statement::from_string(tx.get_database_backend(), format!("SELECT * FROM {table}"));
        let mut rows = JsonValue::find_by_statement(all).stream(&tx).await?;
        while let Some(mut row) = rows.try_next().await? {
            if let (true, Some(row)) = (*table == "initiative", row.as_object_mut()) {
                // Numbers of changes are those of one database.
                row.remove("moved");
            }
            writeln!(out, "{}", serde_json::json!({"table": table, "row": row}))?;
            count += 1;
        }
    }
    tx.rollback().await?;
    let mut files = app.files.list(None);
    while let Some(found) = files.try_next().await? {
        let bytes = match app.files.get(&found.location).await {
            // Taken away by its maker while the backup was made.
            Err(object_store::Error::NotFound { .. }) => continue,
            there => there?.bytes().await?,
        };
        writeln!(
            out,
            "{}",
            serde_json::json!({"file": found.location.to_string(), "bytes": BASE64_STANDARD.encode(&bytes)})
        )?;
        count += 1;
    }
    // A file that was cut off lacks this line, and is not put back.
    writeln!(out, "{}", serde_json::json!({"end": count}))?;
    out.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?.sync_all()?;
    Ok(count)
}

/// A line of a backup.
enum Line {
    /// The first: which program wrote it, at which step of the shape of the database.
    Head { steps: u64 },
    /// A file that somebody sent, like a photo.
    File { path: object_store::path::Path, bytes: Vec<u8> },
    /// A row of a table.
    Row { table: &'static str, row: serde_json::Map<String, JsonValue> },
    /// The last: how many files and rows there are.
    End(u64),
}

impl Line {
    /// Reads a line; what is wrong with it is said without its number.
    fn read(text: &str) -> anyhow::Result<Self> {
        let mut line: JsonValue = serde_json::from_str(text).context("it is not JSON")?;
        if let Some(end) = line.get("end").and_then(JsonValue::as_u64) {
            return Ok(Self::End(end));
        }
        if let Some(path) = line.get("file").and_then(JsonValue::as_str) {
            let bytes = line.get("bytes").and_then(JsonValue::as_str);
            let bytes = bytes.and_then(|text| BASE64_STANDARD.decode(text).ok());
            let bytes = bytes.with_context(|| format!("{path} can't be read"))?;
            return Ok(Self::File { path: object_store::path::Path::parse(path)?, bytes });
        }
        let Some(table) = line.get("table").and_then(JsonValue::as_str) else {
            anyhow::ensure!(line.get("meerwaarde").is_some(), "it is no line of a backup");
            return Ok(Self::Head { steps: line.get("steps").and_then(JsonValue::as_u64).unwrap_or(0) });
        };
        let known = migrations::TABLES.iter().chain(migrations::DERIVED).find(|known| **known == table);
        let table = known.with_context(|| format!("there is no table {table}"))?;
        match line.get_mut("row").map(JsonValue::take) {
            Some(JsonValue::Object(row)) => Ok(Self::Row { table, row }),
            _ => bail!("it has no row"),
        }
    }
}

/// Puts a backup in a database that holds nothing yet.
///
/// # Errors
/// When the database is not empty, or the file is no backup; nothing is written then.
pub async fn restore(db: &Db, files: &dyn ObjectStore, file: &Path) -> anyhow::Result<usize> {
    let mut placed = Vec::new();
    let outcome = put_back(db, files, file, &mut placed).await;
    if outcome.is_err() {
        for path in placed {
            // It is not there when placing it is what failed.
            let _gone = files.delete(&path).await;
        }
    }
    outcome
}

async fn put_back(
    db: &Db,
    files: &dyn ObjectStore,
    file: &Path,
    placed: &mut Vec<object_store::path::Path>,
) -> anyhow::Result<usize> {
    let opened = std::fs::File::open(file).with_context(|| format!("can't read {}", file.display()))?;
    let tx = db.begin().await?;
    let there = Statement::from_string(tx.get_database_backend(), "SELECT id FROM municipality LIMIT 1");
    anyhow::ensure!(
        tx.query_one_raw(there).await?.is_none(),
        "the database is not empty: restore into a new one"
    );
    let (mut count, mut ended) = (0, false);
    for (number, text) in (1..).zip(std::io::BufReader::new(opened).lines()) {
        let line = Line::read(&text?).with_context(|| format!("line {number}"))?;
        anyhow::ensure!(
            matches!(line, Line::Head { .. }) == (number == 1),
            "{} is no backup of Meerwaarde",
            file.display()
        );
        match line {
            Line::Head { steps } => {
                anyhow::ensure!(
                    steps <= setup::steps(),
                    "{} was made by a newer version of Meerwaarde: put it back with that one",
                    file.display()
                );
                continue;
            }
            Line::End(end) => {
                ended = usize::try_from(end).is_ok_and(|end| end == count);
                continue;
            }
            Line::File { path, bytes } => {
                placed.push(path.clone());
                files.put(&path, PutPayload::from(bytes)).await?;
            }
            // Backups of before held what is made anew.
            Line::Row { table, .. } if migrations::DERIVED.contains(&table) => {}
            Line::Row { table, mut row } => {
                park(table, &mut row, Timestamp::now());
                let insert = insert(tx.get_database_backend(), table, row);
                let insert = insert.with_context(|| format!("line {number}"))?;
                tx.execute_raw(insert).await.with_context(|| format!("line {number} does not fit"))?;
            }
        }
        count += 1;
    }
    anyhow::ensure!(ended, "{} was cut off: its last line is missing", file.display());
    tx.commit().await?;
    Ok(count)
}

/// Mail that still waited does not go to people because somebody tries out a backup: it waits until an
/// administrator lets it go.
fn park(table: &str, row: &mut serde_json::Map<String, JsonValue>, now: Timestamp) {
    let pending = row.get("state").and_then(JsonValue::as_str) == Some(Delivery::Pending.code());
    if table == "outbox_message" && pending {
        row.insert("state".to_owned(), Delivery::Failed.code().into());
        row.insert("last_error".to_owned(), RESTORED.into());
        // From now on it is kept for as long as what ended is.
        row.insert("next_at".to_owned(), now.as_microsecond().into());
    }
}

/// The statement that puts a row back.
fn insert(
    backend: DbBackend,
    table: &str,
    row: serde_json::Map<String, JsonValue>,
) -> anyhow::Result<Statement> {
    for (column, value) in &row {
        let named = column.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        anyhow::ensure!(named, "{column} is no column");
        anyhow::ensure!(!value.is_array() && !value.is_object(), "{column} is no value");
    }
    // On PostgreSQL a row goes through its own table type, so that each JSON value gets the type of its
    // column.
    if backend == DbBackend::Postgres {
        let sql = format!("INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, $1::json)");
        let row = Value::from(JsonValue::Object(row).to_string());
        return Ok(Statement::from_sql_and_values(backend, sql, [row]));
    }
    let columns: Vec<_> = row.keys().map(|column| format!("\"{column}\"")).collect();
    let marks: Vec<_> = (1..=columns.len()).map(|at| format!("${at}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), marks.join(", "));
    let values = row.into_values().map(|value| match value {
        JsonValue::Bool(yes) => Value::from(yes),
        JsonValue::Number(number) if number.is_i64() => Value::from(number.as_i64()),
        JsonValue::Number(number) => Value::from(number.as_f64()),
        JsonValue::String(text) => Value::from(text),
        JsonValue::Null | JsonValue::Array(_) | JsonValue::Object(_) => Value::String(None),
    });
    Ok(Statement::from_sql_and_values(backend, sql, values))
}

/// An initiative in a file. No names, no addresses: people are not exported (rule 10).
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transferred {
    /// Last part of its address.
    #[serde(default)]
    pub slug: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Story.
    pub story: String,
    /// Language of the texts.
    #[serde(default)]
    pub language: String,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Stage.
    pub stage: Stage,
    /// Contact choice.
    pub contact: ContactChoice,
    /// Code of the neighbourhood.
    #[serde(default)]
    pub neighbourhood: Option<String>,
    /// The owner's value picture.
    #[serde(default)]
    pub value_picture: Option<ValuePicture>,
    /// Address of the steward; only read, never written.
    #[serde(default, skip_serializing)]
    pub steward_email: Option<String>,
}

/// Public initiatives as JSON.
///
/// # Errors
/// When the database does not answer.
pub async fn export(app: &App) -> anyhow::Result<(String, usize)> {
    let all: Vec<_> = store::initiatives::public(app.db.read(), app.municipality.id)
        .await?
        .into_iter()
        .map(|one| Transferred {
            slug: one.slug,
            title: one.title,
            summary: one.summary,
            story: one.story,
            language: one.lang.code().to_owned(),
            themes: one.themes,
            stage: one.stage,
            contact: one.contact,
            neighbourhood: one.area,
            value_picture: one.value_picture,
            steward_email: None,
        })
        .collect();
    Ok((serde_json::to_string_pretty(&all)?, all.len()))
}

/// Takes initiatives in. Each needs the address of its steward, who is its owner from then on.
///
/// # Errors
/// When the file or one of its initiatives is wrong: the message names which; nothing is taken in then.
pub async fn import(app: &App, json: &str) -> anyhow::Result<usize> {
    let all: Vec<Transferred> =
        serde_json::from_str(json).context("the file is not a list of initiatives")?;
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let write = Writing::start(&app.db, by).await?;
    let count = all.len();
    for one in all {
        let name = one.title.clone();
        take_in(app, &write, one).await.with_context(|| format!("the initiative {name:?} is wrong"))?;
    }
    write.commit().await?;
    Ok(count)
}

async fn take_in(app: &App, write: &Writing, one: Transferred) -> anyhow::Result<()> {
    let email: Email = one.steward_email.context("it has no steward_email")?.parse()?;
    anyhow::ensure!(themes_are_valid(&one.themes), "it needs one to three different themes");
    let live = app.live();
    let area = match &one.neighbourhood {
        Some(code) => Some(
            live.areas.neighbourhood(code).with_context(|| format!("there is no neighbourhood {code}"))?,
        ),
        None => None,
    };
    let new = New {
        slug: if one.slug.is_empty() { String::new() } else { domain::text::slug(&one.slug) },
        lang: Lang::of(&one.language),
        title: one.title.parse::<Title>()?.into_string(),
        summary: one.summary.parse::<Summary>()?.into_string(),
        story: one.story.parse::<Story>()?.into_string(),
        translations: None,
        themes: one.themes,
        stage: one.stage,
        contact: one.contact,
        spot: match area {
            Some(area) => Spot::of(Precision::Neighbourhood, Some((area, None))),
            None => Spot::of(Precision::None, None),
        },
        initiators: None,
        opening: None,
        since: None,
        benefits: None,
        value_picture: one.value_picture,
        needs: Vec::<Need>::new(),
    };
    let account =
        store::accounts::find_or_create(write.tx(), write.by(), &email, &email.name(), new.lang).await?;
    actions::publish(write, new, account, Origin::Imported).await?;
    Ok(())
}

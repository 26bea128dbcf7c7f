//! From settings to a running application: database, municipality, areas, assets.

use crate::{assets, config::Config, demo, files};
use anyhow::Context as _;
use app::admin::actions;
use domain::id::MunicipalityId;
use leptos::config::LeptosOptions;
use migrations::MigratorTrait as _;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait as _, Statement,
};
use sea_orm_migration::SchemaManager;
use std::{
    sync::{Arc, RwLock},
    time::Duration,
};
use store::accounts::sessions::Sessions;
use store::{
    accounts::entity::municipality,
    areas::import::read_all,
    clock::Clock,
    column::{Id, new_id},
    db::{Db, Watch},
    initiatives::index::Index,
    journal::{By, Write},
    live::Live,
};
use web::{
    context::{App, Municipality, Turns},
    kept::Kept,
    pages::Pages,
};

/// Opens the database and brings it to its newest shape.
///
/// # Errors
/// When it can't be opened or migrated.
pub async fn open(config: &Config) -> anyhow::Result<Db> {
    open_watched(config, statement_ended).await
}

/// The same, where each statement is told of when it ends, with how long it took.
///
/// # Errors
/// When it can't be opened or migrated.
pub async fn open_watched(config: &Config, watch: impl Watch) -> anyhow::Result<Db> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("can't make the folder {}", config.data.display()))?;
    private(&config.data);
    let url = config.database();
    let db = Db::open_at(config.place(&url), watch).await?;
    let alone = alone(&db).await?;
    let owners = config.database_owner_url.as_deref().unwrap_or(&url);
    let shaped = match db.backend() {
        DbBackend::Postgres => newest_shape(&Db::to_change(owners).await?).await,
        _ => newest_shape(db.write().connections()).await,
    };
    shaped.context("the database could not be brought to its newest shape")?;
    done(alone).await?;
    Ok(db)
}

/// Brings the database to the shape that this version knows, while others read and write. One that is newer
/// already is left as it is: a newer version runs beside this one, and its steps take nothing away.
async fn newest_shape(connection: &DatabaseConnection) -> anyhow::Result<()> {
    const AGAIN: Duration = Duration::from_secs(1);
    const TRIES: u32 = 600;
    if is_newer(connection).await? {
        tracing::warn!("the database has the shape of a newer version of Meerwaarde");
        return Ok(());
    }
    for _ in 0..TRIES {
        match migrations::Migrator::up(connection, None).await {
            Err(error) if store::error::is_held(&error) => {
                tracing::warn!("somebody holds what the database needs for its newest shape: {error}");
                tokio::time::sleep(AGAIN).await;
            }
            ended => return Ok(ended?),
        }
    }
    anyhow::bail!("somebody has held what is needed for ten minutes")
}

/// Whether all steps of this version were taken, and others that it does not know.
async fn is_newer(connection: &DatabaseConnection) -> Result<bool, DbErr> {
    let manager = SchemaManager::new(connection);
    if !manager.has_table("seaql_migrations").await? {
        return Ok(false);
    }
    let taken = Statement::from_string(
        connection.get_database_backend(),
        "SELECT version FROM seaql_migrations ORDER BY version",
    );
    let taken: Vec<String> = connection
        .query_all_raw(taken)
        .await?
        .iter()
        .map(|row| row.try_get("", "version"))
        .collect::<Result<_, _>>()?;
    let known: Vec<String> =
        migrations::Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    Ok(known.iter().all(|step| taken.contains(step)) && taken.iter().any(|step| !known.contains(step)))
}

/// Measures each statement, and writes down which take long; what people typed is not in them.
fn statement_ended(statement: &Statement, took: Duration) {
    const LONG: Duration = Duration::from_secs(1);
    metrics::histogram!("database_statement_seconds").record(took.as_secs_f64());
    if took > LONG {
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::warn!(ms, "a statement took long: {}", statement.sql);
    }
}

/// What lies in a folder is not for everybody with an account on the machine: database, mail and photos. Who
/// keeps a folder that is not ours hears of it, and goes on.
pub fn private(folder: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let closed = std::fs::metadata(folder).and_then(|about| {
        let mode = about.permissions().mode();
        let permissions = std::fs::Permissions::from_mode(mode & !0o007);
        if mode & 0o007 == 0 { Ok(()) } else { std::fs::set_permissions(folder, permissions) }
    });
    if let Err(error) = closed {
        tracing::warn!("everybody on this machine can read {}: {error}", folder.display());
    }
}

/// Waits for another process that sets the same database up, and keeps others waiting while it is held. The
/// embedded database has one process.
async fn alone(db: &Db) -> anyhow::Result<Option<DatabaseTransaction>> {
    /// Any number, the same in every process.
    const SETTING_UP: i64 = 0x6d65_6572;
    if db.backend() == DbBackend::Sqlite {
        return Ok(None);
    }
    loop {
        let tx = db.begin().await?;
        let lock = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_try_advisory_xact_lock($1) AS alone",
            [SETTING_UP.into()],
        );
        let row = tx.query_one_raw(lock).await.context("the PostgreSQL database does not answer")?;
        if row.map(|row| row.try_get("", "alone")).transpose()?.unwrap_or(false) {
            return Ok(Some(tx));
        }
        // Asked again for as long as it takes: the other one may be in the middle of a large step. Whoever
        // waits within a question is waited for by an index that is made meanwhile.
        tx.rollback().await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Lets others go on.
async fn done(alone: Option<DatabaseTransaction>) -> anyhow::Result<()> {
    match alone {
        Some(tx) => Ok(tx.commit().await?),
        None => Ok(()),
    }
}

/// How many steps the shape of the database has in this version.
#[must_use]
pub fn steps() -> u64 {
    u64::try_from(migrations::Migrator::migrations().len()).unwrap_or(u64::MAX)
}

/// The application over a database as it is: for what only looks. Nothing is made and nothing is migrated.
///
/// # Errors
/// When there is no database, when it has the shape of another version, or holds no municipality.
pub async fn as_it_is(config: &Config) -> anyhow::Result<App> {
    let url = config.database();
    let is_file = url.starts_with("sqlite:") && !url.contains('?') && !url.contains(":memory:");
    let made = if is_file { "?mode=rw" } else { "" };
    let url = format!("{url}{made}");
    let db = Db::open_at(config.place(&url), statement_ended).await?;
    let owners = config.database_owner_url.as_deref().unwrap_or(&url);
    let pending = migrations::Migrator::get_pending_migrations_read_only(&Db::to_change(owners).await?)
        .await
        .context("the database has the shape of another version of Meerwaarde")?;
    anyhow::ensure!(
        pending.is_empty(),
        "the database has the shape of an older version ({} steps behind): run `meerwaarde migrate` first",
        pending.len()
    );
    let there = municipality::Entity::find().one(db.write()).await?;
    let row = there.context("there is no municipality in this database yet: start the site first")?;
    let live = Live::load(db.write(), row.id.0).await?;
    put_together(db, config, (row, live), false, Clock::System)
}

/// The application over a database. With `demo`, a new municipality is marked as a demonstration.
///
/// # Errors
/// When the database can't be opened, or is not of the kind that was asked.
pub async fn app(config: &Config, demo: bool) -> anyhow::Result<App> {
    over(open(config).await?, config, demo, Clock::System).await
}

/// The application over a database that is open already, with a clock.
///
/// # Errors
/// When the database is not of the kind that was asked.
pub async fn over(db: Db, config: &Config, demo: bool, clock: Clock) -> anyhow::Result<App> {
    let alone = alone(&db).await?;
    let there = municipality::Entity::find().one(db.write()).await?;
    let row = match there {
        Some(there) => {
            anyhow::ensure!(
                !demo || there.demonstration,
                "this database holds real data: a demonstration needs a database of its own (use --data)"
            );
            if let Some(other) = config.municipality.as_ref().filter(|name| **name != there.name) {
                tracing::warn!(
                    "this database is of {}: the setting municipality={other} is left",
                    there.name
                );
            }
            there
        }
        None => found(&db, config, demo, &clock).await?,
    };
    let id = row.id.0;
    let mut live = Live::load(db.write(), id).await?;
    if live.areas.neighbourhoods.is_empty() {
        take_in_areas(&db, config, demo, &clock, id).await?;
        live = Live::load(db.write(), id).await?;
    }
    let write = Write::start(&db, By { municipality: id, actor: None, now: clock.now() }).await?;
    if store::upkeep::reindex(write.tx(), id).await? {
        tracing::info!("the index of words was made anew");
    }
    write.commit().await?;
    done(alone).await?;
    put_together(db, config, (row, live), demo, clock)
}

fn put_together(
    db: Db,
    config: &Config,
    (row, live): (municipality::Model, Live),
    demo: bool,
    clock: Clock,
) -> anyhow::Result<App> {
    let id = row.id.0;
    let sso = config.sso(clock.clone())?;
    let files = files::place(&config.files())?;
    let assets = assets::manifest();
    let pkg = assets.get("pkg").cloned().unwrap_or_default();
    let leptos = LeptosOptions::builder()
        .output_name("meerwaarde")
        .site_pkg_dir(pkg.trim_start_matches('/').to_owned())
        .build();
    let name = row.name.clone();
    Ok(App {
        sessions: Sessions::new(db.clone(), clock.clone()),
        db,
        municipality: Municipality { id, name: row.name, phone: row.phone },
        assets,
        live: RwLock::new(Arc::new(live)),
        index: Index::new(id),
        leptos,
        base_url: config.base(),
        tiles: config.tiles.clone(),
        mailbox: config.mail().strip_prefix("file:").map(std::path::PathBuf::from),
        security_contact: config.security_contact()?,
        form_seconds: config.form_seconds,
        leaves: false.into(),
        followed: 0.into(),
        demo,
        sso,
        passkeys: config.passkeys(&name),
        staff_mail: config.staff_mail,
        files,
        pages: Pages::default(),
        figures: Kept::default(),
        figures_keep: jiff::SignedDuration::from_mins(config.figures_minutes.into()),
        counts: Kept::default(),
        turns: Turns::new(app::photos::picture::MEMORY),
        clock,
    })
}

/// The municipality of a new database. It is called by a name that somebody gave: a wrong one would stand on
/// every page and in every letter.
async fn found(db: &Db, config: &Config, demo: bool, clock: &Clock) -> anyhow::Result<municipality::Model> {
    let name = config.municipality.clone().or_else(|| demo.then(|| demo::MUNICIPALITY.to_owned()));
    let name = name.filter(|name| !name.trim().is_empty()).context(
        "this database is new, and of no municipality yet: give its name, such as \
         MEERWAARDE_MUNICIPALITY=Zwolle (or try it out with --demo)",
    )?;
    let row = municipality::Model {
        id: Id(new_id()),
        name: name.trim().to_owned(),
        phone: config.phone.clone().or_else(|| demo.then(|| demo::PHONE.to_owned())),
        demonstration: demo,
        created_at: clock.now().into(),
    };
    let new = municipality::ActiveModel {
        id: Set(row.id),
        name: Set(row.name.clone()),
        phone: Set(row.phone.clone()),
        demonstration: Set(row.demonstration),
        created_at: Set(row.created_at),
    };
    municipality::Entity::insert(new).exec_without_returning(db.write()).await?;
    Ok(row)
}

async fn take_in_areas(
    db: &Db,
    config: &Config,
    demo: bool,
    clock: &Clock,
    id: MunicipalityId,
) -> anyhow::Result<()> {
    let files = match &config.areas {
        Some(file) => {
            vec![std::fs::read(file).with_context(|| format!("can't read {}", file.display()))?]
        }
        None if demo => demo::AREAS.iter().map(|text| text.as_bytes().to_vec()).collect(),
        None => Vec::new(),
    };
    let mut areas = Vec::new();
    for file in files {
        areas.extend(read_all(&file)?);
    }
    if areas.is_empty() {
        return Ok(());
    }
    let write = Write::start(db, By { municipality: id, actor: None, now: clock.now() }).await?;
    actions::take_in_areas(&write, areas).await?;
    Ok(write.commit().await?)
}

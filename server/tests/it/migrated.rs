//! The shape of the database goes forward: each released one, filled, becomes the newest with everything in
//! it, and the version before goes on meanwhile.
//!
//! `released/N.jsonl.gz` is a backup of the demonstration as the version with N steps made it (`meerwaarde
//! demo`, `meerwaarde backup`); a release adds one and changes none.

use crate::support::{TestApp, postgres_database};
use migrations::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait as _};
use server::{config::Config, data, setup};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read as _,
    path::PathBuf,
    time::{Duration, Instant},
};
use store::db::Db;

/// How many steps a released version had, and its backup.
fn released() -> Vec<(u32, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/released");
    let number = |file: &PathBuf| file.file_name()?.to_str()?.split('.').next()?.parse().ok();
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut all: Vec<_> = files.map(|file| (number(&file).expect("a number of steps"), file)).collect();
    all.sort();
    assert!(!all.is_empty());
    all
}

/// A database of one of both kinds, and a connection to it.
async fn empty(backend: DbBackend, folder: &tempfile::TempDir) -> (String, DatabaseConnection) {
    let url = match backend {
        DbBackend::Postgres => postgres_database().await,
        _ => format!("sqlite://{}?mode=rwc", folder.path().join("released.db").display()),
    };
    let connection = Db::to_change(&url).await.unwrap();
    (url, connection)
}

/// A database in a shape of before, with everything that its version had in it: how many rows and files.
async fn filled(url: &str, connection: &DatabaseConnection, steps: u32, file: &PathBuf) -> usize {
    Migrator::up(connection, Some(steps)).await.unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("backup.jsonl");
    std::fs::write(&lines, text).unwrap();
    let files = server::files::place(&format!("file:{}", folder.path().display())).unwrap();
    data::restore(&Db::open(url).await.unwrap(), &files, &lines).await.unwrap()
}

/// For each column of each table: its type, and whether a row needs a value for it.
async fn shape(db: &DatabaseConnection) -> BTreeMap<(String, String), (String, bool)> {
    let columns = if db.get_database_backend() == DbBackend::Postgres {
        "SELECT table_name AS place, column_name AS name, data_type AS kind, (is_nullable = 'NO' AND \
            column_default IS NULL AND is_identity = 'NO') AS needed FROM information_schema.columns WHERE \
            table_schema = 'public'"
    } else {
        "SELECT made.name AS place, col.name AS name, col.type AS kind, (col.\"notnull\" = 1 AND \
            col.dflt_value IS NULL) AS needed FROM sqlite_master AS made JOIN pragma_table_info(made.name) \
            AS col WHERE made.type = 'table' AND made.name NOT LIKE 'sqlite_%' AND made.name NOT LIKE \
            'search_words%'"
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), columns)).await.unwrap();
    let text = |row: &sea_orm::QueryResult, name| row.try_get::<String>("", name).unwrap();
    rows.iter()
        .map(|row| {
            let needed = row.try_get::<bool>("", "needed").unwrap();
            ((text(row, "place"), text(row, "name")), (text(row, "kind"), needed))
        })
        .collect()
}

async fn becomes_the_newest(backend: DbBackend) {
    for (steps, file) in released() {
        let folder = tempfile::tempdir().unwrap();
        let (url, connection) = empty(backend, &folder).await;
        let rows = filled(&url, &connection, steps, &file).await;
        let before = shape(&connection).await;
        let config = Config {
            data: folder.path().to_owned(),
            database_url: Some(url),
            demo: true,
            form_seconds: 0,
            base_url: Some("http://test.example".to_owned()),
            ..Config::default()
        };
        let app = TestApp::as_found(config, folder, "2027-01-04T10:00:00Z").await;
        let after = shape(&connection).await;
        let lost: Vec<_> = before
            .iter()
            .filter(|(column, (kind, _))| after.get(*column).is_none_or(|now| now.0 != *kind))
            .collect();
        assert!(lost.is_empty(), "the version with {steps} steps asks for {lost:?}");
        let tables: BTreeSet<_> = before.keys().map(|(table, _)| table).collect();
        let new: Vec<_> = after
            .iter()
            .filter(|(column, (_, needed))| {
                let was = before.get(*column).is_some_and(|(_, needed)| *needed);
                *needed && !was && tables.contains(&column.0)
            })
            .collect();
        assert!(new.is_empty(), "the version with {steps} steps gives no value for {new:?}");
        everything_is_there(&app, rows).await;
    }
}

async fn everything_is_there(app: &TestApp, rows: usize) {
    app.app.index.follow(&app.app.db, true).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(data::backup(&app.app, &folder.path().join("again.jsonl")).await.unwrap(), rows);
    assert_eq!(store::journal::verify(app.app.db.read()).await.unwrap().breaks, Vec::<String>::new());
    let looked = app.app.db.look().await.unwrap();
    assert_eq!(store::schema::corrupt(&looked).await.unwrap().len(), 0);
    assert_eq!(app.app.index.recount(&app.app.db).await.unwrap(), Vec::<String>::new());
    for (who, pages) in [
        ("", ["/", "/initiatieven?q=tuin", "/kaart", "/belemmeringen", "/zo-doen-wij-het"]),
        ("yusuf", ["/mijn", "/mijn/gegevens", "/initiatieven", "/kritiek", "/verzoeken/nieuw"]),
        ("samira", ["/werk", "/werk?lijst=team", "/werk/uitzonderingen", "/werk/belemmeringen", "/"]),
        ("femke", ["/beheer", "/beheer/mensen", "/beheer/logboek", "/beheer/termijnen", "/beheer/mail"]),
    ] {
        let mut browser = if who.is_empty() { app.visitor() } else { app.browser(who).await };
        for page in pages {
            assert_eq!(browser.get(page).await.status, 200, "{who} {page}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_released_shape_becomes_the_newest_sqlite() {
    becomes_the_newest(DbBackend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_released_shape_becomes_the_newest_postgres() {
    becomes_the_newest(DbBackend::Postgres).await;
}

/// The longest that anybody waits for a change of shape, in this test: half a second, and a busy machine.
const LONG: Duration = Duration::from_millis(2500);

/// Step 19 makes indexes on large tables. It was cut off once; and somebody looks at everything for seconds.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_and_writes_goes_on_while_indexes_are_made() {
    let (_, file) = released().remove(0);
    let folder = tempfile::tempdir().unwrap();
    let (url, connection) = empty(DbBackend::Postgres, &folder).await;
    filled(&url, &connection, 18, &file).await;
    let db = Db::open(&url).await.unwrap();
    // An index that was never finished: two rows are the same.
    let run = async |sql: &str| db.write().execute_unprepared(sql).await;
    let half = run("CREATE UNIQUE INDEX CONCURRENTLY critique_due ON critique (municipality_id)").await;
    assert!(half.is_err(), "two critiques are of one municipality");
    let looks = db.look().await.unwrap();
    looks.execute_unprepared("SELECT count(*) FROM obstacle, request").await.unwrap();
    let changing = tokio::spawn(async move { Migrator::up(&connection, Some(1)).await });
    let (began, mut longest) = (Instant::now(), Duration::ZERO);
    while began.elapsed() < Duration::from_secs(2) {
        let asked = Instant::now();
        run("UPDATE obstacle SET version = version + 1").await.unwrap();
        run("SELECT count(*) FROM request").await.unwrap();
        longest = longest.max(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(!changing.is_finished(), "it waits for whoever looks");
    assert!(longest < LONG, "somebody waited {longest:?}");
    looks.rollback().await.unwrap();
    changing.await.unwrap().unwrap();
    let half = "SELECT 1 FROM pg_index WHERE NOT indisvalid";
    let half = db.read().query_all_raw(Statement::from_string(DbBackend::Postgres, half)).await.unwrap();
    assert!(half.is_empty(), "all are whole");
}

/// Whoever wants a table for itself makes everybody wait who comes after, so it gives up soon.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_must_wait_gives_up_and_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (url, connection) = empty(DbBackend::Postgres, &folder).await;
    Migrator::up(&connection, None).await.unwrap();
    let db = Db::open(&url).await.unwrap();
    let looks = db.read().connections().begin().await.unwrap();
    looks.execute_unprepared("SELECT count(*) FROM initiative").await.unwrap();
    let asked = Instant::now();
    let alter = "ALTER TABLE initiative ADD COLUMN other integer";
    let error = connection.execute_unprepared(alter).await.unwrap_err();
    assert!(store::error::is_held(&error) && asked.elapsed() < LONG, "{error} after {:?}", asked.elapsed());
    looks.rollback().await.unwrap();
    connection.execute_unprepared(alter).await.unwrap();
}

/// A version that starts beside a newer one finds steps that it does not know.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_starts_over_a_newer_shape() {
    let app = TestApp::postgres().await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m99_later', 0)";
    app.app.db.write().execute_unprepared(newer).await.unwrap();
    setup::open(&app.config).await.unwrap();
    let less = "DELETE FROM seaql_migrations WHERE version = 'm21_paces'";
    app.app.db.write().execute_unprepared(less).await.unwrap();
    assert!(setup::open(&app.config).await.is_err(), "steps of its own are missing and it can't take them");
}

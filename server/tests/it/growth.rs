//! What a page costs does not grow with rows that it does not show: how many statements it asks, and how many
//! rows the database reads for them, at two sizes.

use crate::support::TestApp;
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DbBackend, FromQueryResult as _, JsonValue,
    SqlxSqliteConnector, Statement, TransactionTrait as _,
    sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Sizes at which every page is looked at.
const FEW: u32 = 400;
const MANY: u32 = 20_000;

/// How many statements a page asked, and what the database did for them: rows read on PostgreSQL, steps on
/// SQLite.
#[derive(Debug, Clone, Copy)]
struct Cost {
    statements: usize,
    work: u64,
}

/// Does what a page asked once more, and says how much work it is.
enum Meter {
    Sqlite(DatabaseConnection, Arc<AtomicU64>),
    Postgres(DatabaseConnection),
}

impl Meter {
    async fn of(app: &TestApp) -> Self {
        let url = app.config.database();
        if app.app.db.backend() == DbBackend::Postgres {
            return Self::Postgres(app.app.db.read().connections().clone());
        }
        let steps: Arc<AtomicU64> = Arc::default();
        let counting = Arc::clone(&steps);
        let pool = SqlitePoolOptions::new().max_connections(1).after_connect(move |connection, _| {
            let counting = Arc::clone(&counting);
            Box::pin(async move {
                connection.lock_handle().await?.set_progress_handler(10, move || {
                    counting.fetch_add(10, Ordering::Relaxed);
                    true
                });
                Ok(())
            })
        });
        let options: SqliteConnectOptions = url.parse().unwrap();
        let pool = pool.connect_with(options).await.unwrap();
        Self::Sqlite(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), steps)
    }

    /// What was written is written once more, and taken back. A row that is there already is refused: the
    /// looking for it was done.
    async fn work(&self, statement: &Statement) -> u64 {
        match self {
            Self::Sqlite(db, steps) => {
                let tx = db.begin().await.unwrap();
                let before = steps.load(Ordering::Relaxed);
                let _refused = tx.query_all_raw(statement.clone()).await;
                let work = steps.load(Ordering::Relaxed) - before;
                tx.rollback().await.unwrap();
                work
            }
            Self::Postgres(db) => {
                let explain = Statement {
                    sql: format!("EXPLAIN (ANALYZE, FORMAT JSON) {}", statement.sql),
                    ..statement.clone()
                };
                let tx = db.begin().await.unwrap();
                let plan = JsonValue::find_by_statement(explain).one(&tx).await;
                tx.rollback().await.unwrap();
                plan.ok().flatten().map_or(0, |plan| rows(&plan["QUERY PLAN"][0]["Plan"]))
            }
        }
    }

    /// All that was asked since somebody listens.
    async fn cost(&self, app: &TestApp) -> Cost {
        const DATA: [&str; 5] = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
        // Once a second somebody asks what others wrote, whatever the page is.
        const NEWS: [&str; 5] = [
            "FROM \"event\" ORDER BY \"event\".\"id\" DESC",
            "pg_current_snapshot()",
            "max(moved)",
            "string_agg(line",
            "group_concat(line",
        ];
        let mut asked = app.asked.lock().unwrap().take().unwrap();
        asked.retain(|one| !NEWS.iter().any(|news| one.sql.contains(news)));
        let mut work = 0;
        for statement in
            asked.iter().filter(|one| DATA.iter().any(|word| one.sql.trim_start().starts_with(word)))
        {
            work += self.work(statement).await;
        }
        Cost { statements: asked.len(), work }
    }
}

/// Rows that a plan read, also those that it threw away.
fn rows(plan: &serde_json::Value) -> u64 {
    let number = |name: &str| plan[name].as_f64().unwrap_or_default();
    let thrown = number("Rows Removed by Filter") + number("Rows Removed by Index Recheck");
    let own = (number("Actual Rows") + thrown) * number("Actual Loops");
    let below = plan["Plans"].as_array().into_iter().flatten().map(rows).sum::<u64>();
    below + format!("{own:.0}").parse::<u64>().unwrap()
}

/// Who looks at which pages.
async fn pages(app: &TestApp) -> Vec<(&'static str, String)> {
    let made = app.initiative().by("yusuf").await;
    let there = app.obstacle().await;
    let number = app.request().by("yusuf").of(&made).taken_by("samira").met(&there).assessed().await.number;
    let everybody = ["/", "/initiatieven", "/kaart", "/belemmeringen", "/kritiek", "/zo-doen-wij-het"];
    let more = [
        "/initiatieven?thema=green",
        "/initiatieven?q=tuin",
        "/initiatieven?volgorde=naam",
        "/initiatieven?pagina=30",
        "/belemmeringen?deel=open&pagina=3",
        "/belemmeringen?soort=rule",
        "/waardering",
        "/geleerd",
        "/mijn",
    ];
    let mut all: Vec<_> = everybody.iter().chain(&more).map(|path| ("yusuf", (*path).to_owned())).collect();
    all.push(("yusuf", format!("/initiatieven/{}", made.slug)));
    all.push(("yusuf", format!("/belemmeringen/{}", there.slug)));
    for path in ["/werk", "/werk/belemmeringen", "/werk/uitzonderingen", "/werk/leertafel"] {
        all.push(("samira", path.to_owned()));
    }
    all.push(("samira", format!("/werk/verzoeken/{number}")));
    all.push(("samira", format!("/werk/belemmeringen/{}", there.slug)));
    for path in ["/werk/dekking", "/werk/kritiek"] {
        all.push(("hanneke", path.to_owned()));
    }
    for path in ["/bestuur", "/bestuur/lijst", "/bestuur/gesprekken"] {
        all.push(("nienke", path.to_owned()));
    }
    for path in ["/beheer", "/beheer/mensen", "/beheer/logboek"] {
        all.push(("femke", path.to_owned()));
    }
    all
}

/// What each page costs whoever comes after somebody else.
async fn costs(app: &TestApp, pages: &[(&'static str, String)]) -> BTreeMap<String, Cost> {
    app.app.index.follow(&app.app.db, true).await.unwrap();
    let analyze = Statement::from_string(app.app.db.backend(), "ANALYZE");
    app.app.db.write().execute_raw(analyze).await.unwrap();
    let meter = Meter::of(app).await;
    let mut all = BTreeMap::new();
    for (who, path) in pages {
        let mut browser = app.browser(who).await;
        for _ in 0..2 {
            *app.asked.lock().unwrap() = Some(Vec::new());
            let page = browser.open(path).await;
            assert_eq!(page.status, 200, "{path}");
        }
        all.insert(format!("{who} {path}"), meter.cost(app).await);
    }
    all
}

/// What it costs to do the things that people do, each on something new.
async fn costs_to_do(app: &TestApp) -> BTreeMap<String, Cost> {
    let meter = Meter::of(app).await;
    let mut all = BTreeMap::new();
    let listen = || *app.asked.lock().unwrap() = Some(Vec::new());
    listen();
    let made = app.initiative().by("yusuf").await;
    all.insert("an initiative is registered".to_owned(), meter.cost(app).await);
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.open(&format!("/mijn/initiatieven/{}", made.slug)).await;
    listen();
    let changed = yusuf.submit(&page, "wijzigen", &[("title", "Een andere naam")]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    all.insert("an initiative is changed".to_owned(), meter.cost(app).await);
    listen();
    let there = app.obstacle().await;
    all.insert("an obstacle is reported".to_owned(), meter.cost(app).await);
    listen();
    let filed = app.request().by("yusuf").of(&made).taken_by("samira").met(&there).assessed().await;
    all.insert("a request is filed, taken and judged".to_owned(), meter.cost(app).await);
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{}", filed.number)).await;
    listen();
    assert_eq!(samira.submit(&page, "bericht", &[("words", "Dag.")]).await.status, 303);
    all.insert("a message is written".to_owned(), meter.cost(app).await);
    listen();
    let offer = [("offer_kind", "space"), ("what", "Zaal 3"), ("offered_by", "Wijken")];
    assert_eq!(samira.submit(&page, "nieuw-aanbod", &offer).await.status, 303);
    all.insert("something is offered".to_owned(), meter.cost(app).await);
    listen();
    let (db, municipality) = (app.app.db.read(), app.app.municipality.id);
    app::privacy::retention::due(db, municipality, app.app.clock.now()).await.unwrap();
    all.insert("it is counted what was kept long enough".to_owned(), meter.cost(app).await);
    listen();
    let own = samira.get("/mijn/gegevens").await;
    assert_eq!(own.status, 200);
    all.insert("a colleague looks at what is kept of them".to_owned(), meter.cost(app).await);
    all
}

/// Fills every table that people fill, with so many rows: of a municipality that goes on, most is done.
async fn fill(app: &TestApp, numbers: std::ops::RangeInclusive<u32>) {
    let db = app.app.db.read();
    let newest = async |table: &str| {
        let done = if table == "request" { "AND status = 'closed'" } else { "" };
        let of =
            format!("SELECT id FROM {table} WHERE id NOT LIKE '00000000%' {done} ORDER BY id DESC LIMIT 1");
        let select = Statement::from_string(app.app.db.backend(), of);
        let row = db.query_one_raw(select).await.unwrap().expect(table);
        row.try_get_by_index::<String>(0).unwrap().parse::<uuid::Uuid>().unwrap()
    };
    for table in [
        "initiative",
        "obstacle",
        "request",
        "request_obstacle",
        "critique",
        "reasoned_exception",
        "recognition",
        "neighbourhood_talk",
    ] {
        app.copy(table, newest(table).await, numbers.clone()).await;
    }
}

async fn nothing_grows(app: TestApp) {
    let pages = pages(&app).await;
    fill(&app, 1..=FEW).await;
    let mut few = costs(&app, &pages).await;
    few.extend(costs_to_do(&app).await);
    fill(&app, FEW + 1..=MANY).await;
    let mut many = costs(&app, &pages).await;
    many.extend(costs_to_do(&app).await);
    let mut grown = Vec::new();
    for (page, before) in &few {
        let after = &many[page];
        let most = before.work + before.work / 2 + 300;
        if after.statements > before.statements + 1 || after.work > most {
            grown.push(format!("{page}: {before:?} at {FEW}, {after:?} at {MANY}"));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_costs_more_where_there_is_more_sqlite() {
    nothing_grows(TestApp::with_figures_kept(false).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_costs_more_where_there_is_more_postgres() {
    nothing_grows(TestApp::with_figures_kept(true).await).await;
}

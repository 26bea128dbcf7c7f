//! The database: where it is, how it is opened, and how moments and keys are written down in it.

use crate::{
    pool::{LOCK, Pool},
    replica::Replica,
};
use anyhow::Context as _;
use domain::{id::MunicipalityId, lang::Lang};
use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, sqlx,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// What a query takes: a connection, or a transaction.
pub use sea_orm::ConnectionTrait as Connection;

/// For whom something is read: of which municipality, and in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Whose data.
    pub municipality: MunicipalityId,
    /// The language that they read.
    pub lang: Lang,
}

/// Where the database is, and what stands between.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place<'a> {
    /// Its address: `sqlite://…` or `postgres://…`.
    pub url: &'a str,
    /// Address of a copy that follows it, for pages that everybody looks at. PostgreSQL only.
    pub replica: Option<&'a str>,
    /// Whether every transaction can get another connection from whoever stands between, such as PgBouncer in
    /// transaction mode. PostgreSQL only.
    pub pooler: bool,
}

/// The connections: many that read, one that writes. (SQLite allows one writer. PostgreSQL has more, apart
/// from those that read: whoever holds a lock and reads something never waits for a connection of those who
/// wait for the lock.)
#[derive(Debug, Clone)]
pub struct Db {
    read: Pool,
    /// For who reads everything as it stands at one moment.
    whole: Pool,
    write: Pool,
    replica: Option<Arc<Replica>>,
    mail_bell: Arc<tokio::sync::Notify>,
    writes: Arc<AtomicU64>,
}

/// Told of each statement when it ends, with how long it took.
pub trait Watch: Fn(&Statement, Duration) + Clone + Send + Sync + 'static {}
impl<F: Fn(&Statement, Duration) + Clone + Send + Sync + 'static> Watch for F {}

impl Db {
    /// Opens the database at an address, with nothing in between; a SQLite file is made when it is not there.
    ///
    /// # Errors
    /// When the address is of another kind or the database does not answer.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        Self::open_at(Place { url, ..Place::default() }, |_: &Statement, _| ()).await
    }

    /// Opens the database; a SQLite file is made when it is not there.
    ///
    /// # Errors
    /// When an address is of another kind or the database does not answer. A copy that does not answer is
    /// waited for while everybody asks the database itself.
    pub async fn open_at(place: Place<'_>, watch: impl Watch) -> anyhow::Result<Self> {
        crate::schema::announce();
        let url = place.url;
        if is_postgres(url) {
            return Self::postgres(place, watch).await;
        }
        anyhow::ensure!(
            url.starts_with("sqlite:"),
            "the database address starts with sqlite:// or postgres://, not with {:?}",
            url.split(':').next().unwrap_or_default()
        );
        anyhow::ensure!(
            place.replica.is_none() && !place.pooler,
            "a copy of the database, or a pooler in front of it, is something of PostgreSQL"
        );
        let in_memory = url.contains(":memory:");
        let address = if in_memory || url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
        let pool = |connections| watched(Pool::new(connections, Duration::ZERO, false), watch.clone());
        let connect = async |connections, wait, goes| {
            let opened = Database::connect(sqlite_options(&address, connections, wait, goes)).await;
            anyhow::Ok(pool(opened.with_context(|| format!("can't open the database {url}"))?))
        };
        let write = connect(1, TO_WRITE, Goes::Back).await?;
        if in_memory {
            return Ok(Self::of(write.clone(), write.clone(), write, None));
        }
        let read = connect(8, TO_READ, Goes::AsItIs).await?;
        Ok(Self::of(read, connect(2, TO_WRITE, Goes::Back).await?, write, None))
    }

    async fn postgres(place: Place<'_>, watch: impl Watch) -> anyhow::Result<Self> {
        let connect = async |options, patience| {
            let connections = Database::connect(options).await?;
            anyhow::Ok(watched(Pool::new(connections, patience, place.pooler), watch.clone()))
        };
        let away = "the PostgreSQL database does not answer";
        let write = connect(postgres_options(&place, 12, TO_WRITE, Goes::Back), AGAIN).await.context(away)?;
        let whole = connect(postgres_options(&place, 2, TO_WRITE, Goes::Back), AGAIN).await.context(away)?;
        // In front of a pooler each statement is a transaction.
        let goes = if place.pooler { Goes::Back } else { Goes::AsItIs };
        let read =
            connect(postgres_options(&place, 12, TO_READ, goes), TO_READ).await.context(away)?.reading();
        let replica = match place.replica {
            Some(url) => {
                anyhow::ensure!(is_postgres(url), "the copy of the database is at postgres://…");
                let mut options = postgres_options(&Place { url, ..place }, 12, TO_COPY, goes);
                // It may come later.
                options.connect_lazy(true);
                Some(Replica::following(connect(options, TO_COPY).await?, read.clone()))
            }
            None => None,
        };
        Ok(Self::of(read, whole, write, replica))
    }

    fn of(read: Pool, whole: Pool, write: Pool, replica: Option<Arc<Replica>>) -> Self {
        Self { read, whole, write, replica, mail_bell: Arc::default(), writes: Arc::default() }
    }

    /// One connection by which the shape of the database is changed, past any pooler. On PostgreSQL whoever
    /// waits there for a table makes everybody wait who comes after, so it gives up soon, to be tried again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn to_change(url: &str) -> Result<DatabaseConnection, DbErr> {
        const SOON: &str = "500ms";
        let mut options = options(url, 1, TO_WRITE);
        options.map_sqlx_postgres_opts(|postgres| postgres.options([("lock_timeout", SOON)]));
        Database::connect(options).await
    }

    /// Connections for queries.
    #[must_use]
    pub fn read(&self) -> &Pool {
        &self.read
    }

    /// Connections for queries of pages that everybody looks at: of a copy of the database, where there is
    /// one that has everything this process wrote or saw.
    #[must_use]
    pub fn read_for_all(&self) -> &Pool {
        self.replica.as_ref().and_then(|replica| replica.up_to_date()).unwrap_or(&self.read)
    }

    /// Connections for statements outside a transaction: sessions, the outbox.
    #[must_use]
    pub fn write(&self) -> &Pool {
        &self.write
    }

    /// From now on a copy of the database must have everything that was written before, or is not asked.
    pub async fn must_have_all(&self) {
        if let Some(replica) = &self.replica {
            replica.must_have_all().await;
        }
    }

    /// Starts a write transaction. On SQLite it takes the write lock at once, so that it can't fail half-way
    /// on another writer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate)
                .filter(|_| self.backend() == DbBackend::Sqlite),
            ..Default::default()
        };
        self.write.begin(options).await
    }

    /// Starts to read everything as it stands at one moment, while others go on writing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look(&self) -> Result<DatabaseTransaction, DbErr> {
        let postgres = self.backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead).filter(|_| postgres),
            access_mode: Some(AccessMode::ReadOnly).filter(|_| postgres),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred).filter(|_| !postgres),
        };
        self.whole.begin(options).await
    }

    /// Asks the database whether it is there.
    ///
    /// # Errors
    /// When it does not answer, not even after a while.
    pub async fn answers(&self) -> Result<(), DbErr> {
        let asked = Statement::from_string(self.backend(), "SELECT 1");
        self.read.query_one_raw(asked).await.map(drop)
    }

    /// Rung when there is mail to send.
    #[must_use]
    pub fn mail_bell(&self) -> Arc<tokio::sync::Notify> {
        Arc::clone(&self.mail_bell)
    }

    /// How many times this process wrote something.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// Something was written, and is there for everybody from now on.
    pub(crate) async fn wrote(&self) {
        // Before it is counted: who draws a page because of it asks a copy that has it.
        self.must_have_all().await;
        self.writes.fetch_add(1, Ordering::AcqRel);
        self.mail_bell.notify_one();
    }

    /// Which of the two it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }
}

/// How long who reads waits for a connection: they hear soon that the database is away.
const TO_READ: Duration = Duration::from_secs(3);
/// How long who writes waits for one: they wait for each other.
const TO_WRITE: Duration = Duration::from_secs(10);
/// For how long a transaction is begun again while the database restarts.
const AGAIN: Duration = Duration::from_secs(5);
/// How long who reads waits for one to a copy: the database itself is there too.
const TO_COPY: Duration = Duration::from_secs(1);

/// How a connection goes back to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// Looked at, when it comes back and when it is used again: whoever had it may have gone away in the
    /// middle of a transaction.
    Back,
    /// As it is: it had single statements that read, which are asked again when it broke.
    AsItIs,
}

fn options(url: &str, connections: u32, wait: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(wait)
        .sqlx_logging(false)
        // Statements carry what people typed; that has no place in logs.
        .record_stmt_in_spans(false);
    options
}

/// Whether a connection to SQLite that comes back can be used again: not when it still is in a transaction,
/// or thinks so. After a COMMIT that failed SQLite may have rolled back by itself; sqlx then counts one
/// transaction too many, and would make a savepoint of the next BEGIN, whose changes are never kept.
async fn clean(connection: &mut sqlx::SqliteConnection) -> Result<bool, sqlx::Error> {
    use sqlx::Connection as _;
    // A transaction that was dropped is rolled back by a command that may still stand in the queue; this one
    // comes after it.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// The same for PostgreSQL, which is asked itself: whoever went away while a transaction began left one that
/// sqlx does not know of. A transaction began before the statement that asks for it.
async fn outside(connection: &mut sqlx::PgConnection) -> Result<bool, sqlx::Error> {
    // In one message: the parts of a prepared statement have moments of their own.
    let row = sqlx::raw_sql("SELECT now() = statement_timestamp()").fetch_one(&mut *connection).await?;
    Ok(sqlx::Row::try_get(&row, 0)? && !sqlx::Connection::is_in_transaction(connection))
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

fn watched(mut pool: Pool, watch: impl Watch) -> Pool {
    pool.connections_mut().set_metric_callback(move |info| watch(info.statement, info.elapsed));
    pool
}

fn postgres_options(place: &Place, connections: u32, wait: Duration, goes: Goes) -> ConnectOptions {
    let mut options = options(place.url, connections, wait);
    let pooler = place.pooler;
    options
        .test_before_acquire(goes == Goes::Back)
        .map_sqlx_postgres_opts(move |postgres| {
            if pooler {
                // What one connection has prepared, the next one does not know.
                return postgres.statement_cache_capacity(0);
            }
            postgres.options([("lock_timeout", LOCK)])
        })
        .map_sqlx_postgres_pool_opts(move |pool| match goes {
            Goes::Back => pool.after_release(|connection, _| Box::pin(outside(connection))),
            Goes::AsItIs => pool,
        });
    options
}

fn sqlite_options(url: &str, connections: u32, wait: Duration, goes: Goes) -> ConnectOptions {
    // What a connection keeps of the file, in KiB. There is one that writes.
    let kept = if connections == 1 { "-32000" } else { "-2000" };
    let mut options = options(url, connections, wait);
    options
        .test_before_acquire(goes == Goes::Back)
        .map_sqlx_sqlite_pool_opts(move |pool| match goes {
            Goes::Back => pool.after_release(|connection, _| Box::pin(clean(connection))),
            Goes::AsItIs => pool,
        })
        .map_sqlx_sqlite_opts(move |sqlite| {
            use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                // Full, not normal: what was confirmed to a resident survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .pragma("cache_size", kept)
                .busy_timeout(Duration::from_secs(10))
        });
    options
}

//! The database: where it is, how it is opened, and how moments and keys are written down in it.

use anyhow::Context as _;
use domain::{id::MunicipalityId, lang::Lang};
use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, sqlx,
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

/// The connections: many that read, one that writes. (SQLite allows one writer. PostgreSQL has more, apart
/// from those that read: whoever holds a lock and reads something never waits for a connection of those who
/// wait for the lock.)
#[derive(Debug, Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
    mail_bell: Arc<tokio::sync::Notify>,
    writes: Arc<AtomicU64>,
}

impl Db {
    /// Opens the database at a `sqlite://…` or `postgres://…` address; a SQLite file is made when it is not
    /// there.
    ///
    /// # Errors
    /// When the address is of another kind or the database does not answer.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        crate::schema::announce();
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let write = Database::connect(postgres_options(url, 12, TO_WRITE))
                .await
                .context("the PostgreSQL database does not answer")?;
            let read = Database::connect(postgres_options(url, 12, TO_READ))
                .await
                .context("the PostgreSQL database does not answer")?;
            return Ok(Self { read, write, mail_bell: Arc::default(), writes: Arc::default() });
        }
        anyhow::ensure!(
            url.starts_with("sqlite:"),
            "the database address starts with sqlite:// or postgres://, not with {:?}",
            url.split(':').next().unwrap_or_default()
        );
        let in_memory = url.contains(":memory:");
        let address = if in_memory || url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
        let write = Database::connect(sqlite_options(&address, 1, TO_WRITE))
            .await
            .with_context(|| format!("can't open the database {url}"))?;
        let read = if in_memory {
            write.clone()
        } else {
            Database::connect(sqlite_options(&address, 8, TO_READ))
                .await
                .context("can't open the database")?
        };
        Ok(Self { read, write, mail_bell: Arc::default(), writes: Arc::default() })
    }

    /// The same, where each statement is told when it ends, with how long it took.
    #[must_use]
    pub fn watched(mut self, watch: impl Fn(&Statement, Duration) + Clone + Send + Sync + 'static) -> Self {
        for connection in [&mut self.read, &mut self.write] {
            let watch = watch.clone();
            connection.set_metric_callback(move |info| watch(info.statement, info.elapsed));
        }
        self
    }

    /// Connection for queries.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Connection for statements outside a transaction: migrations, sessions, the outbox.
    #[must_use]
    pub fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Starts a write transaction. On SQLite it takes the write lock at once, so that it can't fail half-way
    /// on another writer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            access_mode: Some(AccessMode::ReadWrite).filter(|_| self.backend() == DbBackend::Postgres),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate)
                .filter(|_| self.backend() == DbBackend::Sqlite),
            ..Default::default()
        };
        self.write.begin_with_options(options).await
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
        self.read.begin_with_options(options).await
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

    /// Counts what this process writes.
    #[must_use]
    pub fn writes_counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.writes)
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

fn postgres_options(url: &str, connections: u32, wait: Duration) -> ConnectOptions {
    let mut options = options(url, connections, wait);
    options
        .map_sqlx_postgres_opts(|postgres| postgres.options([("lock_timeout", "8s")]))
        .map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| Box::pin(outside(connection)))
        });
    options
}

fn sqlite_options(url: &str, connections: u32, wait: Duration) -> ConnectOptions {
    // What a connection keeps of the file, in KiB. There is one that writes.
    let kept = if connections == 1 { "-32000" } else { "-2000" };
    let mut options = options(url, connections, wait);
    options
        .map_sqlx_sqlite_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(clean(connection))))
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

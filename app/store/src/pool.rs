//! Connections outside of a transaction, where each statement stands alone: whoever stands between us and the
//! database may give each of them another connection, and one that only reads is asked again when its
//! connection broke.

use crate::error;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement, TransactionOptions, TransactionTrait as _,
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long who wants a lock waits for it: whoever holds one has done something wrong by then.
pub(crate) const LOCK: &str = "8s";

/// How soon a server that went away is asked again.
const SOON: Duration = Duration::from_millis(50);

/// Connections to one database server.
#[derive(Debug, Clone)]
pub struct Pool {
    connections: DatabaseConnection,
    /// For how long a server that went away is asked again, by everybody together.
    patience: Duration,
    /// Since when it is away.
    away: Arc<Mutex<Option<Instant>>>,
    /// Whether there is somebody in between who gives every transaction another connection, such as PgBouncer
    /// in transaction mode. What is prepared outside of one is not there any more when it is asked.
    shared: bool,
    again: Again,
}

/// Who is asked once more what only reads, when whoever was asked first went away.
#[derive(Debug, Clone)]
enum Again {
    /// Nobody: it may write.
    Nobody,
    /// The same server, by another connection: it comes back.
    Same,
    /// Another server that has it all.
    Other(Box<Pool>),
}

impl Pool {
    pub(crate) fn new(connections: DatabaseConnection, patience: Duration, shared: bool) -> Self {
        Self { connections, patience, away: Arc::default(), shared, again: Again::Nobody }
    }

    /// The same, for what only reads.
    pub(crate) fn reading(self) -> Self {
        Self { again: Again::Same, ..self }
    }

    /// The same, for what only reads, with another that knows everything when this one is away.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { again: Again::Other(Box::new(other)), ..self }
    }

    /// The same, and nobody else is asked.
    pub(crate) fn alone(&self) -> Self {
        Self { again: Again::Nobody, ..self.clone() }
    }

    /// The connections themselves, for who is sure to have the database to itself, or looks at what
    /// connections are.
    #[must_use]
    pub fn connections(&self) -> &DatabaseConnection {
        &self.connections
    }

    pub(crate) fn connections_mut(&mut self) -> &mut DatabaseConnection {
        &mut self.connections
    }

    /// Whether it is worth while to ask again after an answer: the server broke off, and has not been away
    /// for long. Who comes when it is away for long is told so at once.
    async fn is_asked_again<T>(&self, answer: &Result<T, DbErr>) -> bool {
        let broken = matches!(answer, Err(error) if error::is_broken(error));
        let again = {
            let mut away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
            if answer.is_ok() {
                *away = None;
            }
            broken && away.get_or_insert_with(Instant::now).elapsed() < self.patience
        };
        if again {
            tokio::time::sleep(SOON).await;
        }
        again
    }

    /// Begins a transaction. Nothing is lost when that fails, so it is tried again.
    pub(crate) async fn begin(&self, options: TransactionOptions) -> Result<DatabaseTransaction, DbErr> {
        loop {
            let begun = self.begin_once(options).await;
            if !self.is_asked_again(&begun).await {
                return begun;
            }
        }
    }

    async fn begin_once(&self, options: TransactionOptions) -> Result<DatabaseTransaction, DbErr> {
        if !self.shared {
            return self.connections.begin_with_options(options).await;
        }
        let tx = self.connections.begin().await?;
        let mut how = String::new();
        if let Some(level) = options.isolation_level {
            how += &format!("SET TRANSACTION ISOLATION LEVEL {level}; ");
        }
        if let Some(mode) = options.access_mode {
            how += &format!("SET TRANSACTION {mode}; ");
        }
        // In one message that is not prepared. What is asked for when a connection is made would be asked for
        // everybody; and somebody else left what they prepared there, under the same names.
        tx.execute_unprepared(&format!("{how}SET LOCAL lock_timeout = '{LOCK}'; DEALLOCATE ALL")).await?;
        Ok(tx)
    }

    /// How a transaction around a single statement begins.
    fn options(&self) -> TransactionOptions {
        let reads = !matches!(self.again, Again::Nobody);
        let access_mode = reads.then_some(AccessMode::ReadOnly);
        TransactionOptions { access_mode, ..TransactionOptions::default() }
    }
}

/// Runs one statement by a method: as it is, or in a transaction of its own.
macro_rules! once {
    ($pool:expr, $method:ident, $statement:expr) => {
        async {
            if !$pool.shared {
                return $pool.connections.$method($statement).await;
            }
            let tx = $pool.begin($pool.options()).await?;
            let answer = tx.$method($statement).await?;
            tx.commit().await?;
            Ok(answer)
        }
        .await
    };
}

/// Runs one statement by a method, and again where that does no harm.
macro_rules! run {
    ($pool:expr, $method:ident, $statement:expr) => {{
        if matches!($pool.again, Again::Nobody) {
            return once!($pool, $method, $statement);
        }
        loop {
            let answer = once!($pool, $method, $statement.clone());
            if let (Err(error), Again::Other(other)) = (&answer, &$pool.again)
                && error::is_elsewhere(error)
            {
                tracing::debug!("the database itself is asked: {error}");
                return other.$method($statement).await;
            }
            if !$pool.is_asked_again(&answer).await {
                return answer;
            }
        }
    }};
}

#[async_trait::async_trait]
impl ConnectionTrait for Pool {
    fn get_database_backend(&self) -> DbBackend {
        self.connections.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        run!(self, execute_raw, statement)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        // One message, so that nobody comes in between.
        self.connections.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        run!(self, query_one_raw, statement)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        run!(self, query_all_raw, statement)
    }
}

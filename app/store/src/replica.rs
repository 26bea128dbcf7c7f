//! A copy of a PostgreSQL database that follows it, for pages that everybody looks at. It is asked only when
//! it has everything that this process knows of: what it wrote itself, and what it saw that others wrote.

use crate::pool::Pool;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};
use std::{
    sync::{
        Arc, Weak,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;

/// How often a copy that is behind is asked how far it is.
const BEHIND: Duration = Duration::from_millis(20);
/// How often one that is not is asked whether it is still there.
const THERE: Duration = Duration::from_secs(1);

/// A place in the log of the database (`pg_lsn`), where it is not known: behind all others.
const UNKNOWN: i64 = i64::MAX;
/// How far a copy is that does not answer.
const NOWHERE: i64 = -1;

/// The copy, how far it is, and how far it must be.
#[derive(Debug)]
pub(crate) struct Replica {
    copy: Pool,
    primary: Pool,
    replayed: AtomicI64,
    needed: AtomicI64,
    bell: Notify,
}

impl Replica {
    /// A copy that follows a database. It is looked after for as long as it is held.
    pub(crate) fn following(copy: Pool, primary: Pool) -> Arc<Self> {
        let replica = Arc::new(Self {
            copy: copy.or(primary.clone()),
            primary,
            replayed: NOWHERE.into(),
            needed: UNKNOWN.into(),
            bell: Notify::new(),
        });
        tokio::spawn(look_after(Arc::downgrade(&replica)));
        replica
    }

    /// The copy, when it has everything.
    pub(crate) fn up_to_date(&self) -> Option<&Pool> {
        let needed = self.needed.load(Ordering::Acquire);
        (self.replayed.load(Ordering::Acquire) >= needed).then_some(&self.copy)
    }

    /// From now on the copy must have everything that the database has now.
    pub(crate) async fn must_have_all(&self) {
        match place(&self.primary).await {
            Ok(place) => {
                self.needed.fetch_max(place, Ordering::AcqRel);
            }
            Err(error) => {
                tracing::warn!("how far the database is can't be seen: {error}");
                self.needed.store(UNKNOWN, Ordering::Release);
            }
        }
        self.bell.notify_one();
    }

    /// Asks once how far the copy is.
    async fn look(&self) {
        if self.needed.load(Ordering::Acquire) == UNKNOWN
            && let Ok(place) = place(&self.primary).await
        {
            // Whoever does not know it again meanwhile writes that down once more.
            let _known = self.needed.compare_exchange(UNKNOWN, place, Ordering::AcqRel, Ordering::Acquire);
        }
        let there = place(&self.copy.alone()).await.unwrap_or(NOWHERE);
        let was = self.replayed.swap(there, Ordering::AcqRel);
        if (was == NOWHERE) != (there == NOWHERE) {
            let is = if there == NOWHERE { "away: the database itself is asked" } else { "there" };
            tracing::info!("the copy of the database is {is}");
        }
    }
}

/// How far a server is: what it wrote, or what it took over of another.
async fn place(server: &Pool) -> Result<i64, DbErr> {
    const PLACE: &str = "SELECT (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() \
                         ELSE pg_current_wal_flush_lsn() END - '0/0')::bigint AS place";
    let row = server.query_one_raw(Statement::from_string(DbBackend::Postgres, PLACE)).await?;
    row.ok_or_else(|| DbErr::Custom("a server that has no log".to_owned()))?.try_get("", "place")
}

async fn look_after(replica: Weak<Replica>) {
    while let Some(replica) = replica.upgrade() {
        replica.look().await;
        let behind = replica.up_to_date().is_none();
        let there = replica.replayed.load(Ordering::Acquire) != NOWHERE;
        metrics::gauge!("database_replica_up_to_date").set(if behind { 0.0 } else { 1.0 });
        if behind && there {
            tokio::time::sleep(BEHIND).await;
            continue;
        }
        // Nobody who rings is missed: a bell that was rung before is heard at once.
        let _rung = tokio::time::timeout(THERE, replica.bell.notified()).await;
    }
}

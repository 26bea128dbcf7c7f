//! Sessions in our own database, so that "log out everywhere" is one statement and a restart logs nobody out.

use crate::{
    accounts::{entity::session, viewer::Viewer},
    clock::Clock,
    column::{Code, Id, Moment},
    db::Db,
    error::StoreError,
};
use domain::{event::hex, id::AccountId, session as rules};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    Condition, ConnectionTrait, EntityTrait, QueryFilter, Statement,
    entity::prelude::*,
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tower_sessions::{
    Session, SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id as Number, Record},
    session_store,
};

/// Name under which a session keeps the key of its account.
pub const ACCOUNT: &str = "account";
/// Name under which a session keeps the browser and machine that it is on, in words.
pub const DEVICE: &str = "device";
/// Name under which a session keeps how somebody logged in.
pub const WAY: &str = "way";
/// Names under which the store tells when a session began and was last used. They are columns, not part of
/// what is kept.
const STARTED: &str = "started";
const SEEN: &str = "seen";
/// A session without an account lives so long.
const ON_THE_WAY: SignedDuration = SignedDuration::from_hours(24);
/// A session that is in use is written down again after so long, not at every page.
const WRITTEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// The store. A session is found by the hash of its number: whoever reads the table can't take over a
/// session.
#[derive(Debug, Clone)]
pub struct Sessions {
    db: Db,
    clock: Clock,
    /// When sessions were last in use, as far as that is still being written down.
    seen: Arc<Mutex<HashMap<String, Timestamp>>>,
}

impl Sessions {
    /// Sessions in this database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock, seen: Arc::default() }
    }

    /// Who a session is of, when it has not ended. Nothing is written on the way: that a session is in use,
    /// or has ended by itself, is written down beside the page that is being read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn viewer(&self, session: &Session, now: Timestamp) -> anyhow::Result<Option<Viewer>> {
        let Some(account) = session.get::<Uuid>(ACCOUNT).await? else { return Ok(None) };
        let viewer = crate::accounts::viewer(self.db.read(), AccountId(account)).await?;
        let (Some(viewer), Some(id)) = (viewer, session.id()) else { return Ok(None) };
        let id = hashed(&id);
        let at = async |name: &str| {
            anyhow::Ok(session.get::<i64>(name).await?.map_or(now, |micros| Moment(micros).timestamp()))
        };
        let (started, seen) = (at(STARTED).await?, at(SEEN).await?);
        if rules::is_over(rules::limits(&viewer.actor), started, seen, now) {
            // Who logs in next begins with a new one; when the writer is busy, this one goes later.
            let gone = tokio::time::timeout(Duration::from_secs(1), self.clone().end(id.clone())).await;
            match gone {
                Ok(()) => session.flush().await?,
                Err(_busy) => drop(tokio::spawn(self.clone().end(id))),
            }
            return Ok(None);
        }
        if now.duration_since(seen) >= WRITTEN_EVERY {
            self.pending().insert(id.clone(), now);
            tokio::spawn(self.clone().write_seen(id, now));
        }
        Ok(Some(viewer))
    }

    fn pending(&self) -> MutexGuard<'_, HashMap<String, Timestamp>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whoever is here is here, also when that can't be written down.
    async fn write_seen(self, id: String, now: Timestamp) {
        let seen = session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(now.as_microsecond()))
            .filter(session::Column::Id.eq(&id))
            // One that waited for longer than the next changes nothing.
            .filter(
                Condition::any()
                    .add(session::Column::SeenAt.is_null())
                    .add(session::Column::SeenAt.lt(Moment::from(now))),
            )
            .exec(self.db.write())
            .await;
        if let Err(error) = seen {
            tracing::warn!("a session could not be written down again: {error}");
        }
        let mut pending = self.pending();
        if pending.get(&id) == Some(&now) {
            pending.remove(&id);
        }
    }

    async fn end(self, id: String) {
        if let Err(error) = session::Entity::delete_by_id(id).exec(self.db.write()).await {
            tracing::warn!("a session that is over could not be taken away: {error}");
        }
    }

    /// The row of a session. Without an account it is of somebody who is on their way in, and lives for a
    /// day.
    fn row(&self, record: &Record) -> session_store::Result<session::ActiveModel> {
        let mut kept = record.data.clone();
        kept.remove(STARTED);
        kept.remove(SEEN);
        let data =
            serde_json::to_string(&kept).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let text = |name: &str| kept.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        let account = kept.get(ACCOUNT).and_then(|id| serde_json::from_value::<Uuid>(id.clone()).ok());
        let now = self.clock.now();
        let lives = if account.is_some() { rules::LONGEST } else { ON_THE_WAY };
        Ok(session::ActiveModel {
            id: Set(hashed(&record.id)),
            account_id: Set(account.map(|id| Id(AccountId(id)))),
            data: Set(data),
            created_at: Set(now.into()),
            expires_at: Set(now.checked_add(lives).unwrap_or(now).into()),
            seen_at: Set(Some(now.into())),
            tries: NotSet,
            device: Set(text(DEVICE)),
            way: Set(text(WAY).and_then(|code| code.parse().ok()).map(Code)),
        })
    }
}

/// Counts one more try to pass the second step in a session, and says how many there were. One statement, so
/// that of many at the same moment each is counted.
///
/// # Errors
/// When the database does not answer.
pub async fn count_try(tx: &impl ConnectionTrait, session: &Session) -> Result<i32, StoreError> {
    let Some(id) = session.id() else { return Ok(i32::MAX) };
    let count = Statement::from_sql_and_values(
        tx.get_database_backend(),
        "UPDATE session SET tries = tries + 1 WHERE id = $1 RETURNING tries",
        [hashed(&id).into()],
    );
    let row = tx.query_one_raw(count).await?;
    Ok(row.map(|row| row.try_get("", "tries")).transpose()?.unwrap_or(i32::MAX))
}

/// The name by which [`crate::accounts::Device`] knows this session.
#[must_use]
pub fn device_id(session: &Session) -> Option<String> {
    session.id().map(|id| hashed(&id))
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        session::Entity::insert(self.row(record)?)
            .exec_without_returning(self.db.write())
            .await
            .map_err(backend)?;
        Ok(())
    }

    /// Only what is still there is written again: a session that was ended meanwhile stays ended.
    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let row = session::ActiveModel {
            id: NotSet,
            created_at: NotSet,
            expires_at: NotSet,
            seen_at: NotSet,
            ..self.row(record)?
        };
        session::Entity::update_many()
            .set(row)
            .filter(session::Column::Id.eq(hashed(&record.id)))
            .exec(self.db.write())
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Number) -> session_store::Result<Option<Record>> {
        // Before the row is read: what is written down meanwhile is in one of the two.
        let pending = self.pending().get(&hashed(id)).copied().map(Moment::from);
        let row = session::Entity::find_by_id(hashed(id))
            .filter(session::Column::ExpiresAt.gt(Moment::from(self.clock.now())))
            .one(self.db.read())
            .await
            .map_err(backend)?;
        row.map(|row| {
            let mut data: HashMap<String, serde_json::Value> = serde_json::from_str(&row.data)
                .map_err(|error| session_store::Error::Decode(error.to_string()))?;
            data.insert(STARTED.to_owned(), row.created_at.0.into());
            data.insert(SEEN.to_owned(), row.seen_at.max(pending).unwrap_or(row.created_at).0.into());
            // Our own clock decides; the library is told what the cookie says anyhow.
            let expiry_date = OffsetDateTime::now_utc()
                + std::time::Duration::from_secs(rules::LONGEST.as_secs().unsigned_abs());
            Ok(Record { id: *id, data, expiry_date })
        })
        .transpose()
    }

    async fn delete(&self, id: &Number) -> session_store::Result<()> {
        session::Entity::delete_by_id(hashed(id)).exec(self.db.write()).await.map_err(backend)?;
        Ok(())
    }
}

fn hashed(id: &Number) -> String {
    hex(&Sha256::digest(id.to_string())).chars().take(36).collect()
}

fn backend(error: DbErr) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

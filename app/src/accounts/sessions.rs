//! Sessions in our own database, so that "log out everywhere" is one statement and a restart logs nobody out.

use crate::{
    accounts::entity::session,
    db::{Db, Key, Moment},
};
use domain::event::hex;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, EntityTrait, entity::prelude::*, sea_query::OnConflict};
use sha2::{Digest, Sha256};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store,
};

/// Name under which a session keeps the key of its account.
pub const ACCOUNT: &str = "account";

/// The store. A session is found by the hash of its number: whoever reads the table can't take over a session.
#[derive(Debug, Clone)]
pub struct Sessions {
    db: Db,
}

impl Sessions {
    /// Sessions in this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    async fn put(&self, record: &Record) -> session_store::Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let account = record.data.get(ACCOUNT).and_then(|id| serde_json::from_value::<Uuid>(id.clone()).ok());
        let now = Timestamp::now();
        session::Entity::insert(session::ActiveModel {
            id: Set(hashed(&record.id)),
            account_id: Set(account.map(Key)),
            data: Set(data),
            created_at: Set(now.into()),
            expires_at: Set(Moment(micros(record.expiry_date))),
        })
        .on_conflict(
            OnConflict::column(session::Column::Id).update_columns([session::Column::AccountId, session::Column::Data, session::Column::ExpiresAt]).to_owned(),
        )
        .exec_without_returning(self.db.write())
        .await
        .map_err(backend)?;
        Ok(())
    }
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        self.put(record).await
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        self.put(record).await
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let row = session::Entity::find_by_id(hashed(id))
            .filter(session::Column::ExpiresAt.gt(Moment::from(Timestamp::now())))
            .one(self.db.read())
            .await
            .map_err(backend)?;
        row.map(|row| {
            let data = serde_json::from_str(&row.data).map_err(|error| session_store::Error::Decode(error.to_string()))?;
            let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(row.expires_at.0) * 1000)
                .map_err(|error| session_store::Error::Decode(error.to_string()))?;
            Ok(Record { id: *id, data, expiry_date })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        session::Entity::delete_by_id(hashed(id)).exec(self.db.write()).await.map_err(backend)?;
        Ok(())
    }
}

fn hashed(id: &Id) -> String {
    hex(&Sha256::digest(id.to_string())).chars().take(36).collect()
}

fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX)
}

fn backend(error: DbErr) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

//! Writing: state, event and mail in one transaction, once per form.
//!
//! Every change of the application goes through a [`Write`]. It appends to the hash chain of the aggregate
//! that changed, puts mail in the outbox, and remembers the key of the form, so that the three are there
//! together or not at all.

use crate::{
    column::{Code, Id, Json, Moment, new_id},
    db::Db,
    error::StoreError,
    keys,
};
use domain::{
    event::{self, Aggregate, Audience, GENESIS, Kind, Link},
    id::{AccountId, MunicipalityId},
    lang::Lang,
    text::email::NO_MAIL,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    Statement, entity::prelude::*,
};
use sha2::{Digest as _, Sha256};
mod delivery;
pub mod entity;
mod told;
mod verified;

pub use delivery::Delivery;
pub use told::{Happened, LogFilter, Logged, count, histories, history, log, newest};
pub use verified::{Verified, verify};

use entity::{event_row, idempotency_key, outbox_message};

/// A transaction that is being written.
#[derive(Debug)]
pub struct Write {
    tx: DatabaseTransaction,
    by: By,
    key: Option<Uuid>,
    db: Db,
    silent: bool,
}

/// On whose behalf something is written, and when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// The municipality whose data it is.
    pub municipality: MunicipalityId,
    /// Who does it; `None` for a visitor or the system.
    pub actor: Option<AccountId>,
    /// When.
    pub now: Timestamp,
}

/// What happened, without the parts that every event has.
#[derive(Debug)]
pub struct Fact {
    /// About what.
    pub aggregate: Aggregate,
    /// Which one.
    pub id: Uuid,
    /// What.
    pub kind: Kind,
    /// Who can read it.
    pub audience: Audience,
    /// Ids and facts, never personal data or free text.
    pub payload: serde_json::Value,
}

/// A message to be sent.
#[derive(Debug)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// Which text.
    pub template: &'static str,
    /// In which language.
    pub lang: Lang,
    /// What is filled in. Emptied once it is sent.
    pub facts: serde_json::Value,
    /// Whether somebody waits for it now, with the page open: it goes before all others.
    pub urgent: bool,
}

impl Write {
    /// Starts to write what was posted to a path. With the key of a form it happens once for whoever posts
    /// it: the key of somebody else, or of another form, is another key.
    ///
    /// # Errors
    /// [`StoreError::Handled`] when a form with this key was handled before, and when the database does not
    /// answer.
    pub async fn begin(db: &Db, by: By, key: Option<Uuid>, path: &str) -> Result<Self, StoreError> {
        let write = Self::start(db, by).await?;
        let Some(key) = key.map(|key| bound(key, by.actor, path)) else { return Ok(write) };
        let row = idempotency_key::ActiveModel {
            id: Set(Id(key)),
            account_id: Set(by.actor.map(Id)),
            path: Set(path.to_owned()),
            location: Set(None),
            at: Set(by.now.into()),
        };
        // Insert first: on PostgreSQL a second post waits here for the first one to commit, and then finds
        // its row.
        let inserted = idempotency_key::Entity::insert(row)
            .on_conflict(
                sea_orm::sea_query::OnConflict::column(idempotency_key::Column::Id).do_nothing().to_owned(),
            )
            .exec_without_returning(&write.tx)
            .await?;
        if inserted == 0 {
            let done = idempotency_key::Entity::find_by_id(Id(key)).one(&write.tx).await?;
            return Err(StoreError::Handled(done.and_then(|done| done.location)));
        }
        Ok(Self { key: Some(key), ..write })
    }

    /// Starts to write on behalf of the system or a script, without a form.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start(db: &Db, by: By) -> Result<Self, StoreError> {
        Ok(Self { tx: db.begin().await?, by, key: None, db: db.clone(), silent: false })
    }

    /// The same transaction, in which no letter is kept: for what is written about the past, such as
    /// demonstration data.
    #[must_use]
    pub fn silent(self) -> Self {
        Self { silent: true, ..self }
    }

    /// The connection of the transaction, for `store` functions.
    #[must_use]
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// On whose behalf.
    #[must_use]
    pub fn by(&self) -> By {
        self.by
    }

    /// The same transaction, at another moment or by somebody else: for demonstration data, which has a past.
    pub fn set_by(&mut self, by: By) {
        self.by = by;
    }

    /// Appends an event to the chain of its aggregate.
    ///
    /// # Errors
    /// When the database does not answer, or somebody else appended at the same moment.
    pub async fn event(&self, fact: Fact) -> Result<Uuid, StoreError> {
        self.queue(fact.id).await?;
        let last = event_row::Entity::find()
            .filter(event_row::Column::AggregateId.eq(Id(fact.id)))
            .order_by_desc(event_row::Column::Number)
            .one(&self.tx)
            .await?;
        let before = last.as_ref().map_or((0, GENESIS), |last| (last.number, &last.hash));
        let (id, row) = linked(self.by, fact, before);
        event_row::Entity::insert(row).exec_without_returning(&self.tx).await?;
        Ok(id)
    }

    /// Appends the first event of things that are made in this transaction, each with who made it and when.
    /// Nobody else knows of them yet, so nobody is waited for.
    ///
    /// # Errors
    /// When the database does not answer, or one of them has an event already.
    pub async fn first_events(&self, facts: Vec<(By, Fact)>) -> Result<(), StoreError> {
        let rows = facts.into_iter().map(|(by, fact)| linked(by, fact, (0, GENESIS)).1).collect();
        Ok(keys::insert_all(&self.tx, rows).await?)
    }

    /// Waits for whoever writes about the same thing, until they are done; this transaction then has it to
    /// itself. SQLite has one writer at a time anyhow. Two that wait for each other are told apart by the
    /// database: one of them is a conflict.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it takes too long.
    pub async fn queue(&self, id: Uuid) -> Result<(), StoreError> {
        if self.tx.get_database_backend() == DbBackend::Postgres {
            let (high, low) = id.as_u64_pair();
            let lock = i64::from_be_bytes((high ^ low).to_be_bytes());
            self.tx
                .execute_raw(Statement::from_sql_and_values(
                    DbBackend::Postgres,
                    "SELECT pg_advisory_xact_lock($1)",
                    [lock.into()],
                ))
                .await?;
        }
        Ok(())
    }

    /// The same for whatever is counted for an address, before it is counted: of many at once, each sees
    /// those before it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it takes too long.
    pub async fn queue_for(&self, address: impl std::fmt::Display) -> Result<(), StoreError> {
        self.queue(short(&Sha256::digest(address.to_string()))).await
    }

    /// Puts a message in the outbox; the worker sends it after the transaction.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mail(&self, mail: Mail) -> Result<(), StoreError> {
        if self.silent {
            return Ok(());
        }
        let state = if mail.to.ends_with(NO_MAIL) { Delivery::Paper } else { Delivery::Pending };
        outbox_message::Entity::insert(outbox_message::ActiveModel {
            id: Set(Id(new_id())),
            municipality_id: Set(Id(self.by.municipality)),
            recipient: Set(mail.to),
            template: Set(mail.template.to_owned()),
            language: Set(Code(mail.lang)),
            facts: Set(Json(mail.facts)),
            state: Set(Code(state)),
            attempts: Set(0),
            created_at: Set(self.by.now.into()),
            next_at: Set(self.by.now.into()),
            sent_at: Set(None),
            last_error: Set(None),
            urgent: Set(mail.urgent.then_some(1)),
            taken_until: Set(None),
        })
        .exec_without_returning(&self.tx)
        .await?;
        Ok(())
    }

    /// Appends an event about what an administrator sets.
    ///
    /// # Errors
    /// See [`Write::event`].
    pub async fn setting(&self, kind: Kind, payload: serde_json::Value) -> Result<(), StoreError> {
        self.event(Fact {
            aggregate: Aggregate::Municipality,
            id: self.by.municipality.0,
            kind,
            audience: Audience::Staff,
            payload,
        })
        .await?;
        Ok(())
    }

    /// Commits, and remembers with the key of the form where it leads.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn finish(self, location: &str) -> Result<(), StoreError> {
        if let Some(key) = self.key {
            idempotency_key::Entity::update_many()
                .col_expr(idempotency_key::Column::Location, Expr::value(location.to_owned()))
                .filter(idempotency_key::Column::Id.eq(Id(key)))
                .exec(&self.tx)
                .await?;
        }
        self.commit().await
    }

    /// Commits without sending the browser on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await?;
        self.db.wrote().await;
        Ok(())
    }
}

/// The event that follows the one with this number and hash, and its key.
fn linked(by: By, fact: Fact, (last, previous): (i64, &str)) -> (Uuid, event_row::ActiveModel) {
    let (id, number, at) = (new_id(), last + 1, Moment::from(by.now));
    let payload = fact.payload.to_string();
    let hash = event::hash(&Link {
        previous,
        aggregate: fact.aggregate,
        aggregate_id: fact.id,
        number,
        kind: fact.kind,
        actor: by.actor.map(|actor| actor.0),
        at: at.timestamp(),
        audience: fact.audience,
        payload: &payload,
    });
    let row = event_row::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        aggregate: Set(Code(fact.aggregate)),
        aggregate_id: Set(Id(fact.id)),
        number: Set(number),
        kind: Set(Code(fact.kind)),
        actor_id: Set(by.actor.map(Id)),
        at: Set(at),
        audience: Set(Code(fact.audience)),
        payload: Set(payload),
        hash: Set(hash),
    };
    (id, row)
}

/// A key of a form, of this account and to this path.
fn bound(key: Uuid, actor: Option<AccountId>, path: &str) -> Uuid {
    let actor = actor.map_or(Uuid::nil(), |account| account.0);
    short(&Sha256::new().chain_update(key).chain_update(actor).chain_update(path).finalize())
}

/// The first half of a hash.
fn short(hash: &[u8]) -> Uuid {
    hash.get(..16).and_then(|half| Uuid::from_slice(half).ok()).unwrap_or_default()
}

/// Writes something, keeps it, and takes it away again: whether anything can be kept now. It is about as
/// large as what a form writes, because on a full disk there may be room for a little more.
///
/// # Errors
/// When nothing can be kept.
pub async fn try_out(db: &Db, now: Timestamp) -> Result<(), StoreError> {
    let id = Id(new_id());
    let filler = "-".repeat(64 * 1024);
    let row = idempotency_key::ActiveModel {
        id: Set(id),
        account_id: Set(None),
        path: Set(String::new()),
        location: Set(Some(filler)),
        at: Set(now.into()),
    };
    let tx = db.begin().await?;
    idempotency_key::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    idempotency_key::Entity::delete_by_id(id).exec(db.write()).await?;
    Ok(())
}

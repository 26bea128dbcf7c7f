//! Queries on critique.

pub mod entity;

use crate::{
    column::{Code, Day, Id, Json, Moment, new_id},
    critique::entity::critique,
    db::Reader,
    error::StoreError,
    journal::{By, Write},
    keys::within,
    translations::Translations,
};
use domain::{
    critique::{Degree, Status, is_public},
    event::text_hash,
    id::{AccountId, CritiqueId, MunicipalityId, RequestId},
    lang::Lang,
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Condition, LockType},
};

/// Critique.
#[derive(Debug, Clone)]
pub struct Critique {
    /// Its key.
    pub id: CritiqueId,
    /// The request that it is about; `None` for the municipality in general.
    pub request: Option<RequestId>,
    /// Who wrote it. Never shown.
    pub author: AccountId,
    /// "Did we help you further?"
    pub helped: Option<Degree>,
    /// "Did we stand in your way?"
    pub hindered: Option<Degree>,
    /// The words; empty once it is taken back.
    pub words: String,
    /// Language of words and answer.
    pub lang: Lang,
    /// Whether the author wants everybody to read it.
    pub wants_public: bool,
    /// When.
    pub at: Timestamp,
    /// The last day for an answer.
    pub due: Date,
    /// How it stands.
    pub status: Status,
    /// Whether the alderman was told that it is late.
    pub late_told: bool,
    /// The answer.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// When.
    pub answered: Option<Timestamp>,
}

impl Critique {
    fn of(row: critique::Model, reader: Lang) -> Option<Self> {
        let translated = Translations::of(row.translations.as_ref(), reader);
        let words = translated.get("words").filter(|_| !row.words.is_empty());
        Some(Self {
            id: row.id.0,
            request: row.request_id.map(|id| id.0),
            author: row.author_id.0,
            helped: row.helped.map(|code| code.0),
            hindered: row.hindered.map(|code| code.0),
            lang: if words.is_some() { reader } else { Lang::Nl },
            words: words.unwrap_or(row.words),
            wants_public: row.wants_public,
            at: row.at.timestamp(),
            due: row.due_on.0,
            status: row.status.0,
            late_told: row.late_told,
            answer: row.answer.map(|answer| translated.get("answer").unwrap_or(answer)),
            answered_by: row.answered_by.map(|id| id.0),
            answered: row.answered_at.map(Moment::timestamp),
        })
    }

    /// Whether everybody can read it.
    #[must_use]
    pub fn is_public(&self, today: Date) -> bool {
        is_public(self.wants_public, self.status, self.due, today)
    }
}

/// New critique.
#[derive(Debug, Clone)]
pub struct New {
    /// About which request.
    pub request: Option<RequestId>,
    /// By whom.
    pub author: AccountId,
    /// "Did we help you further?"
    pub helped: Option<Degree>,
    /// "Did we stand in your way?"
    pub hindered: Option<Degree>,
    /// The words.
    pub words: String,
    /// Translations, as JSON, if there are any.
    pub translations: Option<serde_json::Value>,
    /// Whether everybody may read it.
    pub wants_public: bool,
    /// The last day for an answer.
    pub due: Date,
}

/// Writes critique down. Gives its key, and the hash by which the words are bound into the chain of events.
///
/// # Errors
/// When the database does not answer.
pub async fn send(tx: &impl ConnectionTrait, by: By, new: New) -> Result<(CritiqueId, String), StoreError> {
    let (id, salt) = (new_id(), Uuid::new_v4());
    let hash = text_hash(salt, &new.words);
    critique::Entity::insert(critique::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        request_id: Set(new.request.map(Id)),
        author_id: Set(Id(new.author)),
        helped: Set(new.helped.map(Code)),
        hindered: Set(new.hindered.map(Code)),
        words: Set(new.words),
        translations: Set(new.translations.map(Json)),
        salt: Set(Id(salt)),
        wants_public: Set(new.wants_public),
        at: Set(by.now.into()),
        due_on: Set(Day(new.due)),
        status: Set(Code(Status::Sent)),
        late_told: Set(false),
        answer: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((id, hash))
}

/// The critique with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: CritiqueId,
    lang: Lang,
) -> Result<Option<Critique>, StoreError> {
    let row = critique::Entity::find_by_id(Id(id))
        .filter(critique::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.and_then(|row| Critique::of(row, lang)))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: CritiqueId,
) -> Result<Option<Critique>, StoreError> {
    let found =
        critique::Entity::find_by_id(Id(id)).filter(critique::Column::MunicipalityId.eq(Id(municipality)));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.and_then(|row| Critique::of(row, Lang::Nl)))
}

/// Which critique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What everybody can read on this day ([`is_public`]), newest first.
    Public(Date),
    /// What waits for an answer, what is due first.
    Waiting,
    /// What was answered, newest first.
    Answered,
    /// All of it, newest first.
    All,
}

fn those(municipality: MunicipalityId, which: Which) -> Select<critique::Entity> {
    use critique::Column;
    let stands = |status| Column::Status.eq(Code(status));
    let condition = match which {
        Which::Public(today) => Condition::all().add(Column::WantsPublic.eq(true)).add(
            Condition::any()
                .add(stands(Status::Answered))
                .add(Condition::all().add(stands(Status::Sent)).add(Column::DueOn.lt(Day(today)))),
        ),
        Which::Waiting => Condition::all().add(stands(Status::Sent)),
        Which::Answered => Condition::all().add(stands(Status::Answered)),
        Which::All => Condition::all(),
    };
    critique::Entity::find().filter(Column::MunicipalityId.eq(Id(municipality))).filter(condition)
}

/// How much there is.
///
/// # Errors
/// When the database does not answer.
pub async fn count(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    which: Which,
) -> Result<u64, StoreError> {
    Ok(those(municipality, which).count(db).await?)
}

/// Some of it: behind so many, so many at the most.
///
/// # Errors
/// When the database does not answer.
pub async fn some(
    db: &impl ConnectionTrait,
    reader: Reader,
    which: Which,
    (skip, take): (u64, u64),
) -> Result<Vec<Critique>, StoreError> {
    let select = those(reader.municipality, which);
    let select = match which {
        Which::Waiting => select.order_by_asc(critique::Column::DueOn).order_by_asc(critique::Column::Id),
        Which::Public(_) | Which::Answered | Which::All => {
            select.order_by_desc(critique::Column::At).order_by_desc(critique::Column::Id)
        }
    };
    let rows = select.offset(skip).limit(take).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Critique::of(row, reader.lang)).collect())
}

/// What figures count of critique.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    /// When it was sent.
    pub at: Timestamp,
    /// Before when an answer was promised.
    pub due: Date,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// How it stands.
    pub status: Status,
    /// "Did we help you further?"
    pub helped: Option<Degree>,
    /// "Did we stand in your way?"
    pub hindered: Option<Degree>,
}

/// The columns of [`Fact`].
type FactRow = (Moment, Day, Option<Moment>, Code<Status>, Option<Code<Degree>>, Option<Code<Degree>>);

/// What was sent from a moment on and before another, for figures about the municipality itself (rule 10).
///
/// # Errors
/// When the database does not answer.
pub async fn facts(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    time: (Timestamp, Timestamp),
) -> Result<Vec<Fact>, StoreError> {
    use critique::Column;
    let rows: Vec<FactRow> = those(municipality, Which::All)
        .filter(within(Column::At, time))
        .select_only()
        .columns([Column::At, Column::DueOn, Column::AnsweredAt])
        .columns([Column::Status, Column::Helped, Column::Hindered])
        .into_tuple()
        .all(db)
        .await?;
    let fact = |(at, due, answered, status, helped, hindered): FactRow| Fact {
        at: at.timestamp(),
        due: due.0,
        answered: answered.map(Moment::timestamp),
        status: status.0,
        helped: helped.map(|degree| degree.0),
        hindered: hindered.map(|degree| degree.0),
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// Critique whose term is over without an answer, and of which nobody was told yet.
///
/// # Errors
/// When the database does not answer.
pub async fn late(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    today: Date,
) -> Result<Vec<Critique>, StoreError> {
    let rows = critique::Entity::find()
        .filter(critique::Column::MunicipalityId.eq(Id(municipality)))
        .filter(critique::Column::Status.eq(Code(Status::Sent)))
        .filter(critique::Column::LateTold.eq(false))
        .filter(critique::Column::DueOn.lt(Day(today)))
        .order_by_asc(critique::Column::DueOn)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Critique::of(row, Lang::Nl)).collect())
}

/// How much critique somebody sent since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn since(write: &Write, author: AccountId, since: jiff::Timestamp) -> Result<u64, StoreError> {
    write.queue(author.0).await?;
    let mine = critique::Entity::find().filter(critique::Column::AuthorId.eq(Id(author)));
    Ok(mine.filter(critique::Column::At.gt(crate::column::Moment::from(since))).count(write.tx()).await?)
}

/// What somebody wrote, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_author(
    db: &impl ConnectionTrait,
    author: AccountId,
    lang: Lang,
) -> Result<Vec<Critique>, StoreError> {
    let rows = critique::Entity::find()
        .filter(critique::Column::AuthorId.eq(Id(author)))
        .order_by_desc(critique::Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Critique::of(row, lang)).collect())
}

/// Writes the answer down. `false` when it was answered or taken back in the meantime.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    tx: &impl ConnectionTrait,
    id: CritiqueId,
    words: &str,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let change = critique::ActiveModel {
        status: Set(Code(Status::Answered)),
        answer: Set(Some(words.to_owned())),
        answered_by: Set(Some(Id(by))),
        answered_at: Set(Some(now.into())),
        ..Default::default()
    };
    let changed = critique::Entity::update_many()
        .set(change)
        .filter(critique::Column::Id.eq(Id(id)))
        .filter(critique::Column::Status.eq(Code(Status::Sent)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Writes down whether everybody may read it.
///
/// # Errors
/// When the database does not answer.
pub async fn show(tx: &impl ConnectionTrait, id: CritiqueId, public: bool) -> Result<(), StoreError> {
    let change = critique::ActiveModel { wants_public: Set(public), ..Default::default() };
    critique::Entity::update_many().set(change).filter(critique::Column::Id.eq(Id(id))).exec(tx).await?;
    Ok(())
}

/// Takes critique back: the words and the answers to the questions are gone, that there was something stays.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(tx: &impl ConnectionTrait, id: CritiqueId) -> Result<(), StoreError> {
    let change = critique::ActiveModel {
        status: Set(Code(Status::Withdrawn)),
        words: Set(String::new()),
        translations: Set(None),
        helped: Set(None),
        hindered: Set(None),
        answer: Set(None),
        salt: Set(Id(Uuid::nil())),
        ..Default::default()
    };
    critique::Entity::update_many().set(change).filter(critique::Column::Id.eq(Id(id))).exec(tx).await?;
    Ok(())
}

/// Notes that the alderman was told. `false` when another worker was first.
///
/// # Errors
/// When the database does not answer.
pub async fn told_late(tx: &impl ConnectionTrait, id: CritiqueId) -> Result<bool, StoreError> {
    let change = critique::ActiveModel { late_told: Set(true), ..Default::default() };
    let changed = critique::Entity::update_many()
        .set(change)
        .filter(critique::Column::Id.eq(Id(id)))
        .filter(critique::Column::LateTold.eq(false))
        .filter(critique::Column::Status.eq(Code(Status::Sent)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

//! Queries on thanks.

pub mod entity;

use crate::{
    column::{Code, Id, Json, new_id},
    db::Reader,
    error::StoreError,
    journal::By,
    keys::one_of,
    recognition::entity::recognition,
    translations::Translations,
};
use domain::{
    event::text_hash,
    id::{AccountId, InitiativeId, MunicipalityId, RecognitionId},
    lang::Lang,
    recognition::Answer,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*, sea_query::LockType,
};

/// A word of thanks.
#[derive(Debug, Clone)]
pub struct Recognition {
    /// Its key.
    pub id: RecognitionId,
    /// Who is thanked.
    pub initiative: InitiativeId,
    /// The alderman.
    pub thanked_by: AccountId,
    /// The words.
    pub words: String,
    /// Language of the words.
    pub lang: Lang,
    /// When.
    pub at: Timestamp,
    /// What the initiative said.
    pub answer: Answer,
}

impl Recognition {
    fn of(row: recognition::Model, reader: Lang) -> Option<Self> {
        let translated = Translations::of(row.translations.as_ref(), reader).get("words");
        Some(Self {
            id: row.id.0,
            initiative: row.initiative_id.0,
            thanked_by: row.thanked_by.0,
            lang: if translated.is_some() { reader } else { Lang::Nl },
            words: translated.unwrap_or(row.words),
            at: row.at.timestamp(),
            answer: row.answer.0,
        })
    }
}

/// Writes thanks down. Gives the key, and the hash by which the words are bound into the chain of events.
///
/// # Errors
/// When the database does not answer.
pub async fn thank(
    tx: &impl ConnectionTrait,
    by: By,
    initiative: InitiativeId,
    alderman: AccountId,
    words: &str,
    translations: Option<serde_json::Value>,
) -> Result<(RecognitionId, String), StoreError> {
    let (id, salt) = (new_id(), Uuid::new_v4());
    recognition::Entity::insert(recognition::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        initiative_id: Set(Id(initiative)),
        thanked_by: Set(Id(alderman)),
        words: Set(words.to_owned()),
        translations: Set(translations.map(Json)),
        salt: Set(Id(salt)),
        at: Set(by.now.into()),
        answer: Set(Code(Answer::Waiting)),
        answered_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((id, text_hash(salt, words)))
}

/// The thanks with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: RecognitionId,
    lang: Lang,
) -> Result<Option<Recognition>, StoreError> {
    let row = recognition::Entity::find_by_id(Id(id))
        .filter(recognition::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.and_then(|row| Recognition::of(row, lang)))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: RecognitionId,
) -> Result<Option<Recognition>, StoreError> {
    let found = recognition::Entity::find_by_id(Id(id))
        .filter(recognition::Column::MunicipalityId.eq(Id(municipality)));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.and_then(|row| Recognition::of(row, Lang::Nl)))
}

/// Thanks that everybody may read: what was withdrawn or taken off the list takes its thanks along.
fn public(municipality: MunicipalityId) -> Select<recognition::Entity> {
    const SHOWN: &str = "EXISTS (SELECT 1 FROM initiative WHERE initiative.id = recognition.initiative_id \
                         AND initiative.visibility = 'public')";
    recognition::Entity::find()
        .filter(recognition::Column::MunicipalityId.eq(Id(municipality)))
        .filter(recognition::Column::Answer.eq(Answer::Public.code()))
        .filter(Expr::cust(SHOWN))
}

/// How many thanks everybody may read.
///
/// # Errors
/// When the database does not answer.
pub async fn count_public(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<u64, StoreError> {
    Ok(public(municipality).count(db).await?)
}

/// Some of the thanks that everybody may read, newest first: behind so many, so many at the most.
///
/// # Errors
/// When the database does not answer.
pub async fn some_public(
    db: &impl ConnectionTrait,
    reader: Reader,
    (skip, take): (u64, u64),
) -> Result<Vec<Recognition>, StoreError> {
    let rows = public(reader.municipality)
        .order_by_desc(recognition::Column::At)
        .order_by_desc(recognition::Column::Id)
        .offset(skip)
        .limit(take);
    Ok(rows.all(db).await?.into_iter().filter_map(|row| Recognition::of(row, reader.lang)).collect())
}

/// Thanks to these initiatives, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiatives(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = InitiativeId>,
    lang: Lang,
) -> Result<Vec<Recognition>, StoreError> {
    let rows = recognition::Entity::find()
        .filter(one_of(db, recognition::Column::InitiativeId, ids))
        .order_by_desc(recognition::Column::At)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Recognition::of(row, lang)).collect())
}

/// Writes down what the initiative said. It can say something else later.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    tx: &impl ConnectionTrait,
    id: RecognitionId,
    answer: Answer,
    now: Timestamp,
) -> Result<(), StoreError> {
    recognition::Entity::update_many()
        .col_expr(recognition::Column::Answer, Expr::value(answer.code()))
        .col_expr(recognition::Column::AnsweredAt, Expr::value(now.as_microsecond()))
        .filter(recognition::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets the words of thanks to an initiative that withdraws; that there were some stays.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &impl ConnectionTrait, initiative: InitiativeId) -> Result<(), StoreError> {
    let change = recognition::ActiveModel {
        words: Set(String::new()),
        translations: Set(None),
        salt: Set(Id(Uuid::nil())),
        answer: Set(Code(Answer::NoThanks)),
        ..Default::default()
    };
    recognition::Entity::update_many()
        .set(change)
        .filter(recognition::Column::InitiativeId.eq(Id(initiative)))
        .exec(tx)
        .await?;
    Ok(())
}

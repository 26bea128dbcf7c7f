//! Queries on thanks.

pub mod entity;

use crate::{
    db::{Key, new_key},
    error::StoreError,
    journal::By,
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
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

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
        let translated = Translations::of(row.translations.as_deref(), reader).get("words");
        Some(Self {
            id: RecognitionId(row.id.0),
            initiative: InitiativeId(row.initiative_id.0),
            thanked_by: AccountId(row.thanked_by.0),
            lang: if translated.is_some() { reader } else { Lang::Nl },
            words: translated.unwrap_or(row.words),
            at: row.at.timestamp(),
            answer: row.answer.parse().ok()?,
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
    translations: Option<String>,
) -> Result<(RecognitionId, String), StoreError> {
    let (id, salt) = (new_key(), Uuid::new_v4());
    recognition::Entity::insert(recognition::ActiveModel {
        id: Set(Key(id)),
        municipality_id: Set(Key(by.municipality.0)),
        initiative_id: Set(Key(initiative.0)),
        thanked_by: Set(Key(alderman.0)),
        words: Set(words.to_owned()),
        translations: Set(translations),
        salt: Set(Key(salt)),
        at: Set(by.now.into()),
        answer: Set(Answer::Waiting.code().to_owned()),
        answered_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok((RecognitionId(id), text_hash(salt, words)))
}

/// The thanks with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(db: &impl ConnectionTrait, municipality: MunicipalityId, id: RecognitionId, lang: Lang) -> Result<Option<Recognition>, StoreError> {
    let row = recognition::Entity::find_by_id(Key(id.0)).filter(recognition::Column::MunicipalityId.eq(Key(municipality.0))).one(db).await?;
    Ok(row.and_then(|row| Recognition::of(row, lang)))
}

/// Thanks of the whole municipality, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait, municipality: MunicipalityId, lang: Lang) -> Result<Vec<Recognition>, StoreError> {
    let rows = recognition::Entity::find().filter(recognition::Column::MunicipalityId.eq(Key(municipality.0))).order_by_desc(recognition::Column::At);
    Ok(rows.all(db).await?.into_iter().filter_map(|row| Recognition::of(row, lang)).collect())
}

/// Thanks that everybody may read, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn public(db: &impl ConnectionTrait, municipality: MunicipalityId, lang: Lang) -> Result<Vec<Recognition>, StoreError> {
    Ok(all(db, municipality, lang).await?.into_iter().filter(|one| one.answer == Answer::Public).collect())
}

/// Thanks to these initiatives, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiatives(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = InitiativeId>, lang: Lang) -> Result<Vec<Recognition>, StoreError> {
    let ids = ids.into_iter().map(|id| Key(id.0));
    let rows = recognition::Entity::find().filter(recognition::Column::InitiativeId.is_in(ids)).order_by_desc(recognition::Column::At).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Recognition::of(row, lang)).collect())
}

/// Writes down what the initiative said. It can say something else later.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(tx: &impl ConnectionTrait, id: RecognitionId, answer: Answer, now: Timestamp) -> Result<(), StoreError> {
    recognition::Entity::update_many()
        .col_expr(recognition::Column::Answer, Expr::value(answer.code()))
        .col_expr(recognition::Column::AnsweredAt, Expr::value(now.as_microsecond()))
        .filter(recognition::Column::Id.eq(Key(id.0)))
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
        salt: Set(Key(Uuid::nil())),
        answer: Set(Answer::NoThanks.code().to_owned()),
        ..Default::default()
    };
    recognition::Entity::update_many().set(change).filter(recognition::Column::InitiativeId.eq(Key(initiative.0))).exec(tx).await?;
    Ok(())
}

//! Queries on settings.

pub mod entity;

use crate::{
    column::{Id, new_id},
    error::StoreError,
    journal::entity::event_row,
    settings::entity::{own_text, setting},
};
use domain::{
    calendar::Calendar,
    id::MunicipalityId,
    initiative::Theme,
    thresholds::{Threshold, Thresholds},
};
use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*,
    sea_query::OnConflict,
};
use std::collections::BTreeSet;

/// The terms and limits as they are set now.
///
/// # Errors
/// When the database does not answer.
pub async fn thresholds(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Thresholds, StoreError> {
    let rows =
        setting::Entity::find().filter(setting::Column::MunicipalityId.eq(Id(municipality))).all(db).await?;
    let calendar = calendar_of(&rows);
    Ok(rows.into_iter().fold(Thresholds::on(calendar), |all, row| {
        match (row.name.parse(), u32::try_from(row.value)) {
            (Ok(which), Ok(value)) => all.with(which, value),
            (Err(_), _) | (_, Err(_)) => all,
        }
    }))
}

/// How the number is called that makes a day equal to a holiday, or not.
const DECREED: &str = "decreed_";

/// Which days are free: those that were known, with what was set since.
fn calendar_of(rows: &[setting::Model]) -> Calendar {
    let mut days: BTreeSet<Date> = Calendar::default().decreed().collect();
    for row in rows {
        let Some(day) = row.name.strip_prefix(DECREED).and_then(|day| day.parse().ok()) else { continue };
        if row.value == 0 {
            days.remove(&day);
        } else {
            days.insert(day);
        }
    }
    Calendar::new(days)
}

/// Which days are free.
///
/// # Errors
/// When the database does not answer.
pub async fn calendar(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Calendar, StoreError> {
    let rows = setting::Entity::find()
        .filter(setting::Column::MunicipalityId.eq(Id(municipality)))
        .filter(setting::Column::Name.starts_with(DECREED))
        .all(db)
        .await?;
    Ok(calendar_of(&rows))
}

/// Makes a day equal to a holiday, or a working day again.
///
/// # Errors
/// When the database does not answer.
pub async fn decree(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    day: Date,
    free: bool,
) -> Result<(), StoreError> {
    set_number(tx, municipality, &format!("{DECREED}{day}"), i32::from(free)).await
}

/// Sets one of them.
///
/// # Errors
/// When the database does not answer.
pub async fn set(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    which: Threshold,
    value: u32,
) -> Result<(), StoreError> {
    set_number(tx, municipality, which.code(), i32::try_from(value).unwrap_or(i32::MAX)).await
}

/// A number by its name, when it was ever set.
///
/// # Errors
/// When the database does not answer.
pub async fn number(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    name: &str,
) -> Result<Option<i32>, StoreError> {
    let row = setting::Entity::find()
        .filter(setting::Column::MunicipalityId.eq(Id(municipality)))
        .filter(setting::Column::Name.eq(name))
        .one(db)
        .await?;
    Ok(row.map(|row| row.value))
}

/// Sets a number by its name.
///
/// # Errors
/// When the database does not answer.
pub async fn set_number(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    name: &str,
    value: i32,
) -> Result<(), StoreError> {
    let row = setting::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(municipality)),
        name: Set(name.to_owned()),
        value: Set(value),
    };
    setting::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([setting::Column::MunicipalityId, setting::Column::Name])
                .update_column(setting::Column::Value)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Name under which the colours of a municipality's own are kept.
pub const COLOURS: &str = "colours";
/// Name under which a file of areas waits to be looked at.
pub const AREAS_TO_COME: &str = "areas-to-come";
/// Name under which the municipality's own list of postcodes is kept.
pub const POSTCODES: &str = "postcodes";
/// Name under which water, railways and main roads are kept.
pub const LANDMARKS: &str = "landmarks";
/// How the number is called that hides a theme.
const HIDDEN: &str = "theme_hidden_";

/// Texts of one's own (language, name, words), and the themes that nobody can choose any more.
#[derive(Debug, Clone, Default)]
pub struct LookAndWords {
    /// The texts.
    pub words: Vec<(String, String, String)>,
    /// The themes.
    pub hidden: Vec<Theme>,
}

/// See [`LookAndWords`].
///
/// # Errors
/// When the database does not answer.
pub async fn look_and_words(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<LookAndWords, StoreError> {
    let words = own_text::Entity::find()
        .filter(own_text::Column::MunicipalityId.eq(Id(municipality)))
        .filter(own_text::Column::Name.is_not_in([AREAS_TO_COME, POSTCODES]))
        .all(db)
        .await?;
    let numbers = setting::Entity::find()
        .filter(setting::Column::MunicipalityId.eq(Id(municipality)))
        .filter(setting::Column::Name.starts_with(HIDDEN))
        .all(db)
        .await?;
    // What nobody set: a theme that was delivered can be chosen, one that is kept free can't.
    let is_hidden = |theme: &Theme| {
        let row = numbers.iter().find(|row| row.name.strip_prefix(HIDDEN) == Some(theme.code()));
        row.map_or(theme.is_spare(), |row| row.value == 1)
    };
    Ok(LookAndWords {
        words: words.into_iter().map(|row| (row.language, row.name, row.words)).collect(),
        hidden: Theme::ALL.iter().copied().filter(is_hidden).collect(),
    })
}

/// Hides a theme, or shows it again.
///
/// # Errors
/// When the database does not answer.
pub async fn hide_theme(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    theme: Theme,
    hidden: bool,
) -> Result<(), StoreError> {
    set_number(tx, municipality, &format!("{HIDDEN}{theme}"), i32::from(hidden)).await
}

/// A text of one's own.
///
/// # Errors
/// When the database does not answer.
pub async fn text(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    language: &str,
    name: &str,
) -> Result<Option<String>, StoreError> {
    let row = own_text::Entity::find()
        .filter(own_text::Column::MunicipalityId.eq(Id(municipality)))
        .filter(own_text::Column::Language.eq(language))
        .filter(own_text::Column::Name.eq(name))
        .one(db)
        .await?;
    Ok(row.map(|row| row.words))
}

/// Sets a text of one's own; an empty one brings back what was delivered.
///
/// # Errors
/// When the database does not answer.
pub async fn set_text(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    language: &str,
    name: &str,
    words: &str,
) -> Result<(), StoreError> {
    own_text::Entity::delete_many()
        .filter(own_text::Column::MunicipalityId.eq(Id(municipality)))
        .filter(own_text::Column::Language.eq(language))
        .filter(own_text::Column::Name.eq(name))
        .exec(tx)
        .await?;
    if words.is_empty() {
        return Ok(());
    }
    own_text::Entity::insert(own_text::ActiveModel {
        id: Set(Id(new_id())),
        municipality_id: Set(Id(municipality)),
        language: Set(language.to_owned()),
        name: Set(name.to_owned()),
        words: Set(words.to_owned()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Number of the newest change of the municipality's own settings: it goes up with each.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_change(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<i64, StoreError> {
    let newest = event_row::Entity::find()
        .filter(event_row::Column::AggregateId.eq(Id(municipality)))
        .order_by_desc(event_row::Column::Number)
        .one(db)
        .await?;
    Ok(newest.map_or(0, |event| event.number))
}

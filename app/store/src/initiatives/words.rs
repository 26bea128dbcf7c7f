//! By which words initiatives are found.

use crate::{
    areas::rows,
    column::Id,
    error::StoreError,
    initiatives::{Need, entity::initiative, needs},
    search::{
        Subject,
        entries::{self, Entry},
        named,
    },
};
use domain::{id::InitiativeId, initiative::Visibility, text::sort_key};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, entity::prelude::*};
use std::collections::HashMap;

/// Writes anew by which words an initiative is found: everything that its page says, and the names of where
/// it is.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<(), StoreError> {
    // Other words move it too, for whoever follows.
    initiative::Entity::update_many()
        .col_expr(initiative::Column::SortKey, Expr::col(initiative::Column::SortKey))
        .filter(initiative::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    add_words(tx, id).await
}

async fn add_words(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<(), StoreError> {
    let Some(row) = initiative::Entity::find_by_id(Id(id)).one(tx).await? else { return Ok(()) };
    if row.visibility.0 == Visibility::Withdrawn {
        return Ok(());
    }
    let places = rows::names(tx, row.municipality_id.0, codes(&row)).await?;
    let needs = needs(tx, id).await?;
    entries::put(tx, entry(&row, &needs, &places)).await
}

/// The same for all of them where no words are, and the key by which their names sort.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let all: Vec<(Id<InitiativeId>, String)> = initiative::Entity::find()
        .select_only()
        .column(initiative::Column::Id)
        .column(initiative::Column::Title)
        .into_tuple()
        .all(tx)
        .await?;
    for (id, title) in all {
        initiative::Entity::update_many()
            .col_expr(initiative::Column::SortKey, Expr::value(sort_key(&title)))
            .filter(initiative::Column::Id.eq(id))
            .exec(tx)
            .await?;
        add_words(tx, id.0).await?;
    }
    Ok(())
}

/// By which words an initiative is found: everything that its page says, and the names of where it is, which
/// are given by their codes.
pub(super) fn entry(row: &initiative::Model, needs: &[Need], places: &HashMap<String, String>) -> Entry {
    let said = [Some(&row.summary), Some(&row.story), row.initiators.as_ref(), row.opening.as_ref()];
    let said = said.into_iter().chain([row.benefits.as_ref()]).flatten().cloned();
    let translated = row.translations.iter().flat_map(|texts| texts_in(&texts.0));
    let needs = needs.iter().flat_map(|need| [need.what.clone(), need.details.clone()]);
    let places = codes(row).filter_map(|code| places.get(code).cloned());
    let rest: Vec<String> = said.chain(translated).chain(needs).chain(places).collect();
    let themes: Vec<String> = row.themes.0.iter().map(|theme| named(theme.code())).collect();
    Entry::new(Subject::Initiative, row.id.0, (&row.title, &rest.join(" ")), &themes)
}

/// The codes of where it is.
pub(super) fn codes(row: &initiative::Model) -> impl Iterator<Item = &String> {
    [&row.area_code, &row.district_code].into_iter().flatten()
}

/// The texts in a value, without the names under which they stand.
fn texts_in(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(all) => all.iter().flat_map(texts_in).collect(),
        serde_json::Value::Object(all) => all.values().flat_map(texts_in).collect(),
        _ => Vec::new(),
    }
}

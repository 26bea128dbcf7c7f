//! Counting in the database what the index says.

use crate::{
    column::Id,
    db::Db,
    error::StoreError,
    initiatives::{
        entity::{initiative, initiative_theme},
        filter::Filter,
        index::Index,
    },
};
use domain::{id::MunicipalityId, initiative::Visibility};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait as _, Select, entity::prelude::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many there are of each.
type Counts = BTreeMap<String, u64>;

impl Index {
    /// Each count that the index gives and the database does not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recount(&self, db: &Db) -> Result<Vec<String>, StoreError> {
        /// What is written between the two counts is in one of them only.
        const TIMES: usize = 3;
        let mut wrong = self.differing(db).await?;
        for _ in 1..TIMES {
            if wrong.is_empty() {
                break;
            }
            wrong = self.differing(db).await?;
        }
        Ok(wrong)
    }

    async fn differing(&self, db: &Db) -> Result<Vec<String>, StoreError> {
        let found = self.find(db, &Filter::default(), true).await?;
        let choices = found.choices(&Filter::default());
        let themes = choices.themes.iter().map(|(theme, count)| (theme.code().to_owned(), *count));
        let stages = choices.stages.iter().map(|(stage, count)| (stage.code().to_owned(), *count));
        let there = &db.look().await?;
        let public = public(self.municipality);
        let mut places = grouped(there, public.clone(), initiative::Column::AreaCode).await?;
        places.extend(grouped(there, public.clone(), initiative::Column::DistrictCode).await?);
        let themed = initiative_theme::Entity::find().filter(
            initiative_theme::Column::InitiativeId
                .in_subquery(public.clone().select_only().column(initiative::Column::Id).into_query()),
        );
        let one = |count: u64| Counts::from([("all".to_owned(), count)]);
        let counted = [
            ("initiatives", one(found.total()), one(public.clone().count(there).await?)),
            ("theme", themes.collect(), grouped(there, themed, initiative_theme::Column::Theme).await?),
            ("stage", stages.collect(), grouped(there, public, initiative::Column::Stage).await?),
            ("place", choices.places.into_iter().collect(), places),
        ];
        Ok(counted.into_iter().flat_map(|(what, index, rows)| lines(what, &index, &rows)).collect())
    }
}

fn public(municipality: MunicipalityId) -> Select<initiative::Entity> {
    initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
        .filter(initiative::Column::Visibility.eq(Visibility::Public.code()))
        .filter(initiative::Column::PublishedAt.is_not_null())
}

/// How many rows hold each value of a column; those without one are left out.
async fn grouped<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: impl ColumnTrait,
) -> Result<Counts, StoreError> {
    let counted: Vec<(String, i64)> = rows
        .filter(column.is_not_null())
        .select_only()
        .column(column)
        .column_as(column.count(), "count")
        .group_by(column)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(value, count)| (value, count.unsigned_abs())).collect())
}

/// A line for each that is counted otherwise.
fn lines(what: &str, index: &Counts, rows: &Counts) -> Vec<String> {
    let keys: BTreeSet<&String> = index.keys().chain(rows.keys()).collect();
    let of = |counts: &Counts, key: &String| counts.get(key).copied().unwrap_or(0);
    let line = |key: &String| {
        let (said, there) = (of(index, key), of(rows, key));
        (said != there).then(|| format!("{what} {key}: the index counts {said}, the database {there}"))
    };
    keys.into_iter().filter_map(line).collect()
}

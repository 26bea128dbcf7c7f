//! Changing an initiative, and taking it back.

use crate::{
    areas::{chosen::Spot, rows},
    column::{Code, Codes, Id, Json},
    error::StoreError,
    initiatives::{
        Need,
        entity::{initiative, initiative_theme, need},
        publishing::{needed, themed},
        reindex,
    },
    journal::By,
    keys,
    search::entries,
};
use domain::{
    id::InitiativeId,
    initiative::{ContactChoice, Stage, Theme, ValuePicture, Visibility},
    lang::Lang,
    text::sort_key,
};
use sea_orm::{
    ActiveValue::{self, Set},
    ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    entity::prelude::*,
};

async fn set_themes(tx: &impl ConnectionTrait, id: InitiativeId, themes: &[Theme]) -> Result<(), StoreError> {
    initiative_theme::Entity::delete_many()
        .filter(initiative_theme::Column::InitiativeId.eq(Id(id)))
        .exec(tx)
        .await?;
    keys::insert_all(tx, themed(id, themes)).await?;
    Ok(())
}

/// What its steward changes.
#[derive(Debug, Clone)]
pub struct Change {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Story.
    pub story: String,
    /// How far it is.
    pub stage: Stage,
    /// Whether the municipality may come.
    pub contact: ContactChoice,
    /// Who can see it.
    pub visibility: Visibility,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Who runs it, as they call themselves.
    pub initiators: Option<String>,
    /// When one can come.
    pub opening: Option<String>,
    /// Who benefits.
    pub benefits: Option<String>,
    /// Language that it is written in.
    pub lang: Lang,
}

/// Writes over an initiative that still has the version that was seen. `false` when somebody else was first.
async fn write_over(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    seen: i32,
    row: initiative::ActiveModel,
) -> Result<bool, StoreError> {
    let changed = initiative::Entity::update_many()
        .set(initiative::ActiveModel { version: Set(seen.saturating_add(1)), ..row })
        .filter(initiative::Column::Id.eq(Id(id)))
        .filter(initiative::Column::Version.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Says where it is. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn move_to(
    tx: &impl ConnectionTrait,
    by: By,
    id: InitiativeId,
    seen: i32,
    spot: Spot,
) -> Result<bool, StoreError> {
    let spot = rows::standing(tx, by.municipality, spot).await?;
    let row = initiative::ActiveModel {
        precision: Set(Code(spot.precision)),
        area_code: Set(spot.area),
        district_code: Set(spot.district),
        lat: Set(spot.point.map(|point| point.lat)),
        lon: Set(spot.point.map(|point| point.lon)),
        ..Default::default()
    };
    let moved = write_over(tx, id, seen, row).await?;
    if moved {
        rows::forget_moves(tx, id).await?;
        reindex(tx, id).await?;
    }
    Ok(moved)
}

/// Says what it adds. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn set_values(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    seen: i32,
    picture: Option<ValuePicture>,
) -> Result<bool, StoreError> {
    let row = initiative::ActiveModel { value_picture: Set(picture.map(Json)), ..Default::default() };
    write_over(tx, id, seen, row).await
}

/// Says what it looks for and offers, in the place of what stood there. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn set_needs(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    seen: i32,
    needs: &[Need],
) -> Result<bool, StoreError> {
    if !write_over(tx, id, seen, initiative::ActiveModel::new()).await? {
        return Ok(false);
    }
    need::Entity::delete_many().filter(need::Column::InitiativeId.eq(Id(id))).exec(tx).await?;
    keys::insert_all(tx, needed(id, needs)).await?;
    reindex(tx, id).await?;
    Ok(true)
}

/// Changes an initiative that still has the version that was seen. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn change(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    seen: i32,
    change: &Change,
) -> Result<bool, StoreError> {
    let there = initiative::Entity::find_by_id(Id(id)).one(tx).await?;
    let same = there.is_some_and(|row| row.summary == change.summary && row.story == change.story);
    let row = initiative::ActiveModel {
        title: Set(change.title.clone()),
        sort_key: Set(sort_key(&change.title)),
        summary: Set(change.summary.clone()),
        story: Set(change.story.clone()),
        // A translation of what it said before would not be true any more.
        translations: if same { ActiveValue::NotSet } else { Set(None) },
        themes: Set(Codes(change.themes.clone())),
        stage: Set(Code(change.stage)),
        contact: Set(Code(change.contact)),
        visibility: Set(Code(change.visibility)),
        initiators: Set(change.initiators.clone()),
        opening: Set(change.opening.clone()),
        benefits: Set(change.benefits.clone()),
        language: Set(Code(change.lang)),
        ..Default::default()
    };
    if !write_over(tx, id, seen, row).await? {
        return Ok(false);
    }
    set_themes(tx, id, &change.themes).await?;
    reindex(tx, id).await?;
    Ok(true)
}

/// Sets who can see an initiative, for an administrator who takes it down or puts it back. `false` when it is
/// not what it was: what its makers took back themselves stays away.
///
/// # Errors
/// When the database does not answer.
pub async fn set_visibility(
    tx: &impl ConnectionTrait,
    id: InitiativeId,
    from: Visibility,
    to: Visibility,
) -> Result<bool, StoreError> {
    let done = initiative::Entity::update_many()
        .col_expr(initiative::Column::Visibility, Expr::value(to.code()))
        .col_expr(initiative::Column::Version, Expr::col(initiative::Column::Version).add(1))
        .filter(initiative::Column::Id.eq(Id(id)))
        .filter(initiative::Column::Visibility.eq(Code(from)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Takes an initiative back: personal data and texts go, the bare fact that it existed stays.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<(), StoreError> {
    initiative::Entity::update_many()
        .set(initiative::ActiveModel {
            title: Set(String::new()),
            sort_key: Set(String::new()),
            summary: Set(String::new()),
            story: Set(String::new()),
            translations: Set(None),
            visibility: Set(Code(Visibility::Withdrawn)),
            lat: Set(None),
            lon: Set(None),
            initiators: Set(None),
            opening: Set(None),
            benefits: Set(None),
            value_picture: Set(None),
            ..Default::default()
        })
        .col_expr(initiative::Column::Version, Expr::col(initiative::Column::Version).add(1))
        .filter(initiative::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    need::Entity::delete_many().filter(need::Column::InitiativeId.eq(Id(id))).exec(tx).await?;
    entries::forget(tx, id.0).await
}

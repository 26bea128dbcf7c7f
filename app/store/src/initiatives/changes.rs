//! Putting an initiative in the registry, changing it, taking it back.

use crate::{
    areas::{chosen::Spot, rows},
    column::{Code, Codes, Id, Json, new_id},
    error::StoreError,
    initiatives::{
        Direction, Need,
        entity::{initiative, initiative_theme, need},
        join, needs,
    },
    journal::By,
    search::{self, Subject},
};
use domain::{
    id::{AccountId, InitiativeId},
    initiative::{ContactChoice, Stage, Theme, ValuePicture, Visibility},
    lang::Lang,
    text::{slug, sort_key},
};
use sea_orm::{
    ActiveValue::{self, Set},
    ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    entity::prelude::*,
};

/// What somebody writes about an initiative.
#[derive(Debug, Clone)]
pub struct New {
    /// Address wished for; made from the title when empty.
    pub slug: String,
    /// Language that it is written in.
    pub lang: Lang,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Story.
    pub story: String,
    /// Translations, if there are any: per language, per field.
    pub translations: Option<serde_json::Value>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// How far it is.
    pub stage: Stage,
    /// Whether the municipality may come.
    pub contact: ContactChoice,
    /// Where it is.
    pub spot: Spot,
    /// Who runs it, as they call themselves.
    pub initiators: Option<String>,
    /// When one can come.
    pub opening: Option<String>,
    /// Since when.
    pub since: Option<String>,
    /// Who benefits.
    pub benefits: Option<String>,
    /// The owner's value picture.
    pub value_picture: Option<ValuePicture>,
    /// What it looks for and offers.
    pub needs: Vec<Need>,
}

/// Puts a public initiative in the registry, with its first steward. Gives its key and its address.
///
/// # Errors
/// When the database does not answer.
pub async fn publish(
    tx: &impl ConnectionTrait,
    by: By,
    new: New,
    account: AccountId,
) -> Result<(InitiativeId, String), StoreError> {
    let id = new_id();
    let wished = if new.slug.is_empty() { slug(&new.title) } else { new.slug.clone() };
    let slug = free_slug(tx, by, &wished).await?;
    let spot = rows::standing(tx, by.municipality, new.spot.clone()).await?;
    initiative::Entity::insert(initiative::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        slug: Set(slug.clone()),
        language: Set(Code(new.lang)),
        title: Set(new.title.clone()),
        sort_key: Set(sort_key(&new.title)),
        summary: Set(new.summary.clone()),
        story: Set(new.story.clone()),
        translations: Set(new.translations.clone().map(Json)),
        themes: Set(Codes(new.themes.clone())),
        stage: Set(Code(new.stage)),
        visibility: Set(Code(Visibility::Public)),
        contact: Set(Code(new.contact)),
        precision: Set(Code(spot.precision)),
        area_code: Set(spot.area.clone()),
        district_code: Set(spot.district),
        lat: Set(spot.point.map(|point| point.lat)),
        lon: Set(spot.point.map(|point| point.lon)),
        initiators: Set(new.initiators.clone()),
        opening: Set(new.opening.clone()),
        since: Set(new.since.clone()),
        benefits: Set(new.benefits.clone()),
        value_picture: Set(new.value_picture.clone().map(Json)),
        created_at: Set(by.now.into()),
        published_at: Set(Some(by.now.into())),
        version: Set(1),
        moved: ActiveValue::NotSet,
    })
    .exec_without_returning(tx)
    .await?;
    add_themes(tx, id, &new.themes).await?;
    join(tx, by, id, account).await?;
    add_needs(tx, id, &new.needs).await?;
    add_words(tx, id).await?;
    Ok((id, slug))
}

async fn add_needs(tx: &impl ConnectionTrait, id: InitiativeId, needs: &[Need]) -> Result<(), StoreError> {
    let rows = needs.iter().zip(0..).map(|(need, position)| need::ActiveModel {
        id: Set(Id(new_id())),
        initiative_id: Set(Id(id)),
        direction: Set(Code(if need.offered { Direction::Offer } else { Direction::Need })),
        what: Set(need.what.clone()),
        details: Set(need.details.clone()),
        position: Set(position),
    });
    if !needs.is_empty() {
        need::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

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
    let codes = [row.area_code.clone(), row.district_code.clone()].into_iter().flatten();
    let places = rows::names(tx, row.municipality_id.0, codes.collect()).await?;
    let needs = needs(tx, id).await?.into_iter().flat_map(|need| [need.what, need.details]);
    let translated = row.translations.iter().flat_map(|texts| texts_in(&texts.0));
    let said = [Some(row.summary), Some(row.story), row.initiators, row.opening, row.benefits];
    let rest: Vec<String> = said.into_iter().flatten().chain(translated).chain(needs).chain(places).collect();
    let themes: Vec<String> = row.themes.0.iter().map(|theme| search::named(theme.code())).collect();
    search::put(tx, Subject::Initiative, id, (&row.title, &rest.join(" ")), &themes).await
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

async fn set_themes(tx: &impl ConnectionTrait, id: InitiativeId, themes: &[Theme]) -> Result<(), StoreError> {
    initiative_theme::Entity::delete_many()
        .filter(initiative_theme::Column::InitiativeId.eq(Id(id)))
        .exec(tx)
        .await?;
    add_themes(tx, id, themes).await
}

async fn add_themes(tx: &impl ConnectionTrait, id: InitiativeId, themes: &[Theme]) -> Result<(), StoreError> {
    let rows = themes.iter().map(|theme| initiative_theme::ActiveModel {
        id: Set(Id(new_id())),
        initiative_id: Set(Id(id)),
        theme: Set(Code(*theme)),
    });
    if !themes.is_empty() {
        initiative_theme::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The address that was wished for, or the first one with a number behind it that nobody has.
async fn free_slug(tx: &impl ConnectionTrait, by: By, wished: &str) -> Result<String, StoreError> {
    let numbered = |number: u64| match number {
        1 => wished.to_owned(),
        number => format!("{wished}-{number}"),
    };
    let taken = async |number: u64| -> Result<bool, StoreError> {
        let one = initiative::Entity::find()
            .select_only()
            .column(initiative::Column::Id)
            .filter(initiative::Column::MunicipalityId.eq(Id(by.municipality)))
            .filter(initiative::Column::Slug.eq(numbered(number)))
            .into_tuple::<Id<InitiativeId>>();
        Ok(one.one(tx).await?.is_some())
    };
    // With steps that double: of a thousand of the same name some twenty are asked for.
    let (mut taken_at, mut free_at) = (0, 1);
    while taken(free_at).await? {
        (taken_at, free_at) = (free_at, free_at * 2);
    }
    while free_at - taken_at > 1 {
        let middle = taken_at.midpoint(free_at);
        if taken(middle).await? {
            taken_at = middle;
        } else {
            free_at = middle;
        }
    }
    Ok(numbered(free_at))
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
    add_needs(tx, id, needs).await?;
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
    search::forget(tx, id.0).await
}

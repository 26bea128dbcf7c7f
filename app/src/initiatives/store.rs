//! Queries on initiatives; on who runs them in `store/`.

mod stewards;

pub use stewards::*;

use crate::{
    context::Ctx,
    db::{Key, Moment, new_key},
    error::AppError,
    initiatives::{
        entity::{initiative, initiative_theme, need, steward},
        filter::{Filter, Sort},
    },
    journal::By,
    search::{self, Subject},
    text::{Lang, Translations},
};
use domain::{
    access,
    area::Point,
    id::{AccountId, InitiativeId},
    initiative::{ContactChoice, Precision, Stage, Theme, ValuePicture, Visibility},
    text::slug,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use std::collections::HashMap;

/// Initiatives on one page of the list.
pub const PER_PAGE: u64 = 12;

/// An initiative as it is shown.
#[derive(Debug, Clone)]
pub struct Initiative {
    /// Its key.
    pub id: InitiativeId,
    /// Last part of its address.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Summary, in the language of the reader where there is one.
    pub summary: String,
    /// Story, likewise.
    pub story: String,
    /// Language that summary and story are in.
    pub lang: Lang,
    /// Themes; the first gives the drawing.
    pub themes: Vec<Theme>,
    /// How far it is.
    pub stage: Stage,
    /// Who can see it.
    pub visibility: Visibility,
    /// Whether the municipality may come of its own accord.
    pub contact: ContactChoice,
    /// How exactly the place is shown.
    pub precision: Precision,
    /// Code of its neighbourhood.
    pub area: Option<String>,
    /// Code of the district that it lies in.
    pub district: Option<String>,
    /// Its public point.
    pub place: Option<Point>,
    /// Who runs it, as they call themselves.
    pub initiators: Option<String>,
    /// When one can come.
    pub opening: Option<String>,
    /// Since when.
    pub since: Option<String>,
    /// Who benefits, in the owner's words.
    pub benefits: Option<String>,
    /// The owner's own value picture.
    pub value_picture: Option<ValuePicture>,
    /// When it became public.
    pub published: Option<jiff::Timestamp>,
    /// For stale forms.
    pub version: i32,
}

impl Initiative {
    fn of(row: initiative::Model, reader: Lang) -> Self {
        let written = Lang::of(&row.language);
        let translated = Translations::of(row.translations.as_deref(), reader);
        let (summary, story, lang) = match (reader == written, translated.get("summary"), translated.get("story")) {
            (false, Some(summary), Some(story)) => (summary, story, reader),
            _ => (row.summary, row.story, written),
        };
        Self {
            id: InitiativeId(row.id.0),
            slug: row.slug,
            title: row.title,
            summary,
            story,
            lang,
            themes: row.themes.split(',').filter_map(|code| code.parse().ok()).collect(),
            stage: row.stage.parse().unwrap_or(Stage::Active),
            visibility: row.visibility.parse().unwrap_or(Visibility::Draft),
            contact: row.contact.parse().unwrap_or(ContactChoice::LeaveUsAlone),
            precision: row.precision.parse().unwrap_or(Precision::None),
            area: row.area_code,
            district: row.district_code,
            place: row.lat.zip(row.lon).map(|(lat, lon)| Point { lat, lon }),
            initiators: row.initiators,
            opening: row.opening,
            since: row.since,
            benefits: row.benefits,
            value_picture: row.value_picture.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            published: row.published_at.map(Moment::timestamp),
            version: row.version,
        }
    }

    fn as_written(row: initiative::Model) -> Self {
        let written = Lang::of(&row.language);
        Self::of(row, written)
    }

    /// Where it is, for the rules on who handles what.
    #[must_use]
    pub fn rules_place(&self) -> Option<access::Place> {
        self.area.clone().map(|area| access::Place { area, district: self.district.clone() })
    }

    /// Name of the drawing that stands for it: by its first theme, one of the two of that theme.
    #[must_use]
    pub fn drawing(&self) -> String {
        let second = self.id.0.as_bytes().last().is_some_and(|byte| byte % 2 == 1);
        let name = match (self.themes.first(), second) {
            (Some(Theme::Green), false) | (None, _) => "garden",
            (Some(Theme::Green), true) => "bees",
            (Some(Theme::Food), false) => "table",
            (Some(Theme::Food), true) => "cook",
            (Some(Theme::Workshop), false) => "workshop",
            (Some(Theme::Workshop), true) => "repair",
            (Some(Theme::Care), false) => "village",
            (Some(Theme::Care), true) => "visit",
            (Some(Theme::Play), false) => "playground",
            (Some(Theme::Play), true) => "football",
            (Some(Theme::Culture), _) => "music",
            (Some(Theme::Neighbours), _) => "board",
            (Some(Theme::Learning), _) => "books",
            (Some(Theme::Meeting), _) => "bench",
            (Some(Theme::Transport), false) => "canta",
            (Some(Theme::Transport), true) => "bikes",
            (Some(Theme::Energy), _) => "solar",
            (Some(Theme::Safety), _) => "lantern",
        };
        format!("illustrations/{name}.svg")
    }
}

fn asked(ctx: &Ctx, filter: &Filter) -> Select<initiative::Entity> {
    let mut select = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Key(ctx.municipality().0)))
        .filter(initiative::Column::Visibility.eq(Visibility::Public.code()));
    if let Some(stage) = filter.stage {
        select = select.filter(initiative::Column::Stage.eq(stage.code()));
    }
    if let Some(area) = &filter.area {
        select = select.filter(initiative::Column::AreaCode.eq(area));
    }
    if let Some(district) = &filter.district {
        select = select.filter(initiative::Column::DistrictCode.eq(district));
    }
    if let Some(theme) = filter.theme {
        let with_theme = initiative_theme::Entity::find()
            .select_only()
            .column(initiative_theme::Column::InitiativeId)
            .filter(initiative_theme::Column::Theme.eq(theme.code()))
            .into_query();
        select = select.filter(initiative::Column::Id.in_subquery(with_theme));
    }
    if let Some(words) = search::condition(ctx.app.db.backend(), Subject::Initiative, "initiative.id", &filter.words) {
        select = select.filter(words);
    }
    select
}

/// How many public initiatives there are under these filters.
///
/// # Errors
/// When the database does not answer.
pub async fn count(db: &impl ConnectionTrait, ctx: &Ctx, filter: &Filter) -> Result<u64, AppError> {
    Ok(asked(ctx, filter).count(db).await?)
}

/// One page of them.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &impl ConnectionTrait, ctx: &Ctx, filter: &Filter, page: u64, per_page: u64) -> Result<Vec<Initiative>, AppError> {
    let sorted = match filter.sort {
        Sort::Newest => asked(ctx, filter).order_by_desc(initiative::Column::PublishedAt),
        Sort::Name => asked(ctx, filter).order_by_asc(initiative::Column::Title),
    };
    let rows = sorted.order_by_asc(initiative::Column::Id).offset(page.saturating_sub(1) * per_page).limit(per_page).all(db).await?;
    Ok(rows.into_iter().map(|row| Initiative::of(row, ctx.lang)).collect())
}

/// All of them, for the map.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait, ctx: &Ctx, filter: &Filter) -> Result<Vec<Initiative>, AppError> {
    let rows = asked(ctx, filter).order_by_asc(initiative::Column::Title).all(db).await?;
    Ok(rows.into_iter().map(|row| Initiative::of(row, ctx.lang)).collect())
}

/// All public initiatives as they were written, for export.
///
/// # Errors
/// When the database does not answer.
pub async fn public(db: &impl ConnectionTrait, municipality: domain::id::MunicipalityId) -> Result<Vec<Initiative>, AppError> {
    let rows = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Key(municipality.0)))
        .filter(initiative::Column::Visibility.eq(Visibility::Public.code()))
        .order_by_asc(initiative::Column::Slug)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Initiative::as_written).collect())
}

/// How many of them stand on the map, per neighbourhood.
///
/// # Errors
/// When the database does not answer.
pub async fn by_area(db: &impl ConnectionTrait, ctx: &Ctx, filter: &Filter) -> Result<HashMap<String, usize>, AppError> {
    let rows: Vec<(Option<String>, i64)> = asked(ctx, filter)
        .filter(initiative::Column::Precision.ne(Precision::None.code()))
        .select_only()
        .column(initiative::Column::AreaCode)
        .column_as(initiative::Column::Id.count(), "count")
        .group_by(initiative::Column::AreaCode)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(code, count)| Some((code?, usize::try_from(count).ok()?))).collect())
}

/// The initiative at this address, whoever may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(db: &impl ConnectionTrait, ctx: &Ctx, slug: &str) -> Result<Option<Initiative>, AppError> {
    let row = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Key(ctx.municipality().0)))
        .filter(initiative::Column::Slug.eq(slug))
        .one(db)
        .await?;
    Ok(row.map(|row| Initiative::of(row, ctx.lang)))
}

/// An initiative as its steward wrote it, without translation. `None` for anybody else: ownership is part of the query.
///
/// # Errors
/// When the database does not answer.
pub async fn own_by_slug(db: &impl ConnectionTrait, by: By, slug: &str) -> Result<Option<Initiative>, AppError> {
    let Some(account) = by.actor else { return Ok(None) };
    let mine = steward::Entity::find().select_only().column(steward::Column::InitiativeId).filter(steward::Column::AccountId.eq(Key(account.0))).into_query();
    let row = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Key(by.municipality.0)))
        .filter(initiative::Column::Slug.eq(slug))
        .filter(initiative::Column::Id.in_subquery(mine))
        .one(db)
        .await?;
    Ok(row.map(Initiative::as_written))
}

/// The initiatives that somebody runs.
///
/// # Errors
/// When the database does not answer.
pub async fn of_steward(db: &impl ConnectionTrait, account: AccountId, lang: Lang) -> Result<Vec<Initiative>, AppError> {
    let mine = steward::Entity::find().select_only().column(steward::Column::InitiativeId).filter(steward::Column::AccountId.eq(Key(account.0))).into_query();
    let rows = initiative::Entity::find()
        .filter(initiative::Column::Id.in_subquery(mine))
        .filter(initiative::Column::Visibility.ne(Visibility::Withdrawn.code()))
        .order_by_asc(initiative::Column::Title)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Initiative::of(row, lang)).collect())
}

/// Initiatives by key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_ids(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = InitiativeId>, lang: Lang) -> Result<HashMap<InitiativeId, Initiative>, AppError> {
    let ids: Vec<_> = ids.into_iter().map(|id| Key(id.0)).collect();
    let rows = initiative::Entity::find().filter(initiative::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (InitiativeId(row.id.0), Initiative::of(row, lang))).collect())
}

/// What an initiative looks for or offers.
#[derive(Debug, Clone)]
pub struct Need {
    /// Whether it is offered, not looked for.
    pub offered: bool,
    /// What.
    pub what: String,
    /// More about it.
    pub details: String,
}

/// What an initiative looks for and offers, in the order of its owner.
///
/// # Errors
/// When the database does not answer.
pub async fn needs(db: &impl ConnectionTrait, id: InitiativeId) -> Result<Vec<Need>, AppError> {
    let rows = need::Entity::find().filter(need::Column::InitiativeId.eq(Key(id.0))).order_by_asc(need::Column::Position).all(db).await?;
    Ok(rows.into_iter().map(|row| Need { offered: row.direction == "offer", what: row.what, details: row.details }).collect())
}

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
    /// Translations, as JSON, if there are any.
    pub translations: Option<String>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// How far it is.
    pub stage: Stage,
    /// Whether the municipality may come.
    pub contact: ContactChoice,
    /// How exactly the place is shown.
    pub precision: Precision,
    /// Code of the neighbourhood, if it has one.
    pub area: Option<String>,
    /// Code of the district.
    pub district: Option<String>,
    /// The public point, as [`domain::initiative::public_point`] gives it.
    pub place: Option<Point>,
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
pub async fn publish(tx: &impl ConnectionTrait, by: By, new: New, account: AccountId) -> Result<(InitiativeId, String), AppError> {
    let id = new_key();
    let wished = if new.slug.is_empty() { slug(&new.title) } else { new.slug.clone() };
    let slug = free_slug(tx, by, &wished).await?;
    initiative::Entity::insert(initiative::ActiveModel {
        id: Set(Key(id)),
        municipality_id: Set(Key(by.municipality.0)),
        slug: Set(slug.clone()),
        language: Set(new.lang.code().to_owned()),
        title: Set(new.title.clone()),
        summary: Set(new.summary.clone()),
        story: Set(new.story.clone()),
        translations: Set(new.translations.clone()),
        themes: Set(codes(&new.themes)),
        stage: Set(new.stage.code().to_owned()),
        visibility: Set(Visibility::Public.code().to_owned()),
        contact: Set(new.contact.code().to_owned()),
        precision: Set(new.precision.code().to_owned()),
        area_code: Set(new.area.clone()),
        district_code: Set(new.district.clone()),
        lat: Set(new.place.map(|place| place.lat)),
        lon: Set(new.place.map(|place| place.lon)),
        initiators: Set(new.initiators.clone()),
        opening: Set(new.opening.clone()),
        since: Set(new.since.clone()),
        benefits: Set(new.benefits.clone()),
        value_picture: Set(new.value_picture.as_ref().map(|picture| serde_json::to_string(picture).unwrap_or_default())),
        created_at: Set(by.now.into()),
        published_at: Set(Some(by.now.into())),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    set_themes(tx, id, &new.themes).await?;
    join(tx, by, InitiativeId(id), account).await?;
    let rows = new.needs.iter().zip(0..).map(|(need, position)| need::ActiveModel {
        id: Set(Key(new_key())),
        initiative_id: Set(Key(id)),
        direction: Set(if need.offered { "offer" } else { "need" }.to_owned()),
        what: Set(need.what.clone()),
        details: Set(need.details.clone()),
        position: Set(position),
    });
    for row in rows {
        need::Entity::insert(row).exec_without_returning(tx).await?;
    }
    let needs: String = new.needs.iter().map(|need| format!(" {}", need.what)).collect();
    let area = new.area.clone().unwrap_or_default();
    index(tx, id, [&new.title, &new.summary, &new.story, &needs, new.translations.as_deref().unwrap_or_default(), &area]).await?;
    Ok((InitiativeId(id), slug))
}

async fn index(tx: &impl ConnectionTrait, id: Uuid, texts: [&str; 6]) -> Result<(), AppError> {
    search::index(tx, Subject::Initiative, id, &texts.join(" ")).await
}

fn codes(themes: &[Theme]) -> String {
    themes.iter().map(|theme| theme.code()).collect::<Vec<_>>().join(",")
}

async fn set_themes(tx: &impl ConnectionTrait, id: Uuid, themes: &[Theme]) -> Result<(), AppError> {
    initiative_theme::Entity::delete_many().filter(initiative_theme::Column::InitiativeId.eq(Key(id))).exec(tx).await?;
    for theme in themes {
        let row = initiative_theme::ActiveModel { id: Set(Key(new_key())), initiative_id: Set(Key(id)), theme: Set(theme.code().to_owned()) };
        initiative_theme::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

async fn free_slug(tx: &impl ConnectionTrait, by: By, wished: &str) -> Result<String, AppError> {
    let taken: Vec<String> = initiative::Entity::find()
        .select_only()
        .column(initiative::Column::Slug)
        .filter(initiative::Column::MunicipalityId.eq(Key(by.municipality.0)))
        .filter(initiative::Column::Slug.starts_with(wished))
        .into_tuple()
        .all(tx)
        .await?;
    let numbered = (2..).map(|number| format!("{wished}-{number}"));
    Ok(std::iter::once(wished.to_owned()).chain(numbered).find(|slug| !taken.contains(slug)).unwrap_or_default())
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
}

/// Changes an initiative that still has the version that was seen. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn change(tx: &impl ConnectionTrait, id: InitiativeId, seen: i32, change: &Change) -> Result<bool, AppError> {
    let changed = initiative::Entity::update_many()
        .set(initiative::ActiveModel {
            title: Set(change.title.clone()),
            summary: Set(change.summary.clone()),
            story: Set(change.story.clone()),
            // A translation of what it said before would not be true any more.
            translations: Set(None),
            themes: Set(codes(&change.themes)),
            stage: Set(change.stage.code().to_owned()),
            contact: Set(change.contact.code().to_owned()),
            visibility: Set(change.visibility.code().to_owned()),
            version: Set(seen.saturating_add(1)),
            ..Default::default()
        })
        .filter(initiative::Column::Id.eq(Key(id.0)))
        .filter(initiative::Column::Version.eq(seen))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    set_themes(tx, id.0, &change.themes).await?;
    let needs: String = needs(tx, id).await?.iter().map(|need| format!(" {}", need.what)).collect();
    index(tx, id.0, [&change.title, &change.summary, &change.story, &needs, "", ""]).await?;
    Ok(true)
}

/// Sets who can see an initiative, for an administrator who takes it down or puts it back. `false` when it is not what it was:
/// what its makers took back themselves stays away.
///
/// # Errors
/// When the database does not answer.
pub async fn set_visibility(tx: &impl ConnectionTrait, id: InitiativeId, from: Visibility, to: Visibility) -> Result<bool, AppError> {
    let done = initiative::Entity::update_many()
        .col_expr(initiative::Column::Visibility, Expr::value(to.code()))
        .col_expr(initiative::Column::Version, Expr::col(initiative::Column::Version).add(1))
        .filter(initiative::Column::Id.eq(Key(id.0)))
        .filter(initiative::Column::Visibility.eq(from.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Takes an initiative back: personal data and texts go, the bare fact that it existed stays.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(tx: &impl ConnectionTrait, id: InitiativeId) -> Result<(), AppError> {
    initiative::Entity::update_many()
        .set(initiative::ActiveModel {
            title: Set(String::new()),
            summary: Set(String::new()),
            story: Set(String::new()),
            translations: Set(None),
            visibility: Set(Visibility::Withdrawn.code().to_owned()),
            lat: Set(None),
            lon: Set(None),
            initiators: Set(None),
            opening: Set(None),
            benefits: Set(None),
            value_picture: Set(None),
            ..Default::default()
        })
        .col_expr(initiative::Column::Version, Expr::col(initiative::Column::Version).add(1))
        .filter(initiative::Column::Id.eq(Key(id.0)))
        .exec(tx)
        .await?;
    need::Entity::delete_many().filter(need::Column::InitiativeId.eq(Key(id.0))).exec(tx).await?;
    search::forget(tx, id.0).await
}

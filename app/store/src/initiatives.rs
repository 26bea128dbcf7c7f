//! Queries on initiatives; writing them, and who runs them, in `store/`.

mod changes;
mod direction;
pub mod entity;
pub mod filter;
pub mod index;
mod needs;
mod publishing;
mod stewards;
mod words;

pub use changes::{Change, change, move_to, set_needs, set_values, set_visibility, withdraw};
pub use direction::Direction;
pub use needs::{Need, needs};
pub use publishing::{New, Publication, publish};
pub use stewards::{
    Invitation, end_invitation, forget_invitations, invitation, invitations, invite, invited_since,
    invited_to, join, leave, lock, readdress_invitations, stewards,
};
pub use words::{reindex, reindex_all};

use crate::{
    column::{Code, Id, Moment},
    db::Reader,
    error::StoreError,
    initiatives::{
        entity::{initiative, steward},
        index::Found,
    },
    journal::By,
    keys::one_of,
    translations::Translations,
};
use domain::{
    access,
    area::Point,
    id::{AccountId, InitiativeId},
    initiative::{ContactChoice, Precision, Stage, Theme, ValuePicture, Visibility},
    lang::Lang,
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*, sea_query::LockType,
};
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
    /// Language that it was written in, and that the rest is in.
    pub written: Lang,
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
        let written = row.language.0;
        let translated = Translations::of(row.translations.as_ref(), reader);
        let (summary, story, lang) =
            match (reader == written, translated.get("summary"), translated.get("story")) {
                (false, Some(summary), Some(story)) => (summary, story, reader),
                _ => (row.summary, row.story, written),
            };
        Self {
            id: row.id.0,
            slug: row.slug,
            title: row.title,
            summary,
            story,
            lang,
            written,
            themes: row.themes.0,
            stage: row.stage.0,
            visibility: row.visibility.0,
            contact: row.contact.0,
            precision: row.precision.0,
            area: row.area_code,
            district: row.district_code,
            place: row.lat.zip(row.lon).map(|(lat, lon)| Point { lat, lon }),
            initiators: row.initiators,
            opening: row.opening,
            since: row.since,
            benefits: row.benefits,
            value_picture: row.value_picture.map(|text| text.0),
            published: row.published_at.map(Moment::timestamp),
            version: row.version,
        }
    }

    fn as_written(row: initiative::Model) -> Self {
        let written = row.language.0;
        Self::of(row, written)
    }

    /// Where it is, for the rules on who handles what.
    #[must_use]
    pub fn rules_place(&self) -> Option<access::Place> {
        self.area.clone().map(|area| access::Place { area, district: self.district.clone() })
    }

    /// Names of the drawings that can stand for it, the first one best: those of its themes.
    #[must_use]
    pub fn drawings(&self) -> Vec<&'static str> {
        let second = self.id.0.as_bytes().last().is_some_and(|byte| byte % 2 == 1);
        let of = |theme: &Theme| -> &'static [&'static str] {
            match theme {
                Theme::Green => &["garden", "bees"],
                Theme::Food => &["table", "cook"],
                Theme::Workshop => &["workshop", "repair"],
                Theme::Care => &["village", "visit"],
                Theme::Play => &["playground", "football"],
                Theme::Culture => &["music"],
                Theme::Neighbours => &["board"],
                Theme::Learning => &["books"],
                Theme::Meeting => &["bench"],
                Theme::Transport => &["canta", "bikes"],
                Theme::Energy => &["solar"],
                Theme::Safety => &["lantern"],
                Theme::Own1 | Theme::Own2 | Theme::Own3 => &["village", "bench"],
                Theme::Own4 | Theme::Own5 | Theme::Own6 => &["board", "table"],
            }
        };
        let themes = if self.themes.is_empty() { &[Theme::Green][..] } else { &self.themes };
        themes
            .iter()
            .flat_map(|theme| {
                let mut drawings = of(theme).to_vec();
                if second {
                    drawings.reverse();
                }
                drawings
            })
            .collect()
    }
}

/// One page of what was found, in the order in which it was found.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    db: &impl ConnectionTrait,
    reader: Reader,
    found: &Found,
    page: u64,
    per_page: u64,
) -> Result<Vec<Initiative>, StoreError> {
    let count = |many: u64| usize::try_from(many).unwrap_or(usize::MAX);
    let ids = found.page(count(page.saturating_sub(1).saturating_mul(per_page)), count(per_page));
    public_by_ids(db, ids, reader.lang).await
}

/// Public initiatives by key, in the order of the keys. What is not public any more is left out.
///
/// # Errors
/// When the database does not answer.
pub async fn public_by_ids(
    db: &impl ConnectionTrait,
    ids: Vec<InitiativeId>,
    lang: Lang,
) -> Result<Vec<Initiative>, StoreError> {
    let mut all = by_ids(db, ids.iter().copied(), lang).await?;
    let found = ids.into_iter().filter_map(|id| all.remove(&id));
    Ok(found.filter(|one| one.visibility == Visibility::Public).collect())
}

/// All public initiatives as they were written, for export.
///
/// # Errors
/// When the database does not answer.
pub async fn public(
    db: &impl ConnectionTrait,
    municipality: domain::id::MunicipalityId,
) -> Result<Vec<Initiative>, StoreError> {
    let rows = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(municipality)))
        .filter(initiative::Column::Visibility.eq(Code(Visibility::Public)))
        .order_by_asc(initiative::Column::Slug)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Initiative::as_written).collect())
}

/// The initiative at this address, whoever may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(
    db: &impl ConnectionTrait,
    reader: Reader,
    slug: &str,
) -> Result<Option<Initiative>, StoreError> {
    let row = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(reader.municipality)))
        .filter(initiative::Column::Slug.eq(slug))
        .one(db)
        .await?;
    Ok(row.map(|row| Initiative::of(row, reader.lang)))
}

/// An initiative as its steward wrote it, without translation. `None` for anybody else: ownership is part of
/// the query.
///
/// # Errors
/// When the database does not answer.
pub async fn own_by_slug(
    db: &impl ConnectionTrait,
    by: By,
    slug: &str,
) -> Result<Option<Initiative>, StoreError> {
    let Some(found) = own(by, slug) else { return Ok(None) };
    Ok(found.one(db).await?.map(Initiative::as_written))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    by: By,
    slug: &str,
) -> Result<Option<Initiative>, StoreError> {
    let Some((found, actor)) = own(by, slug).zip(by.actor) else { return Ok(None) };
    let Some(row) = found.lock(LockType::NoKeyUpdate).one(tx).await? else { return Ok(None) };
    // Who left while this waited is no steward any more: the condition above was read before that.
    let still = stewards(tx, row.id.0).await?.contains(&actor);
    Ok(still.then(|| Initiative::as_written(row)))
}

fn own(by: By, slug: &str) -> Option<Select<initiative::Entity>> {
    let account = by.actor?;
    let mine = steward::Entity::find()
        .select_only()
        .column(steward::Column::InitiativeId)
        .filter(steward::Column::AccountId.eq(Id(account)))
        .into_query();
    let found = initiative::Entity::find()
        .filter(initiative::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(initiative::Column::Slug.eq(slug))
        .filter(initiative::Column::Id.in_subquery(mine));
    Some(found)
}

/// The initiatives that somebody runs.
///
/// # Errors
/// When the database does not answer.
pub async fn of_steward(
    db: &impl ConnectionTrait,
    account: AccountId,
    lang: Lang,
) -> Result<Vec<Initiative>, StoreError> {
    let mine = steward::Entity::find()
        .select_only()
        .column(steward::Column::InitiativeId)
        .filter(steward::Column::AccountId.eq(Id(account)))
        .into_query();
    let rows = initiative::Entity::find()
        .filter(initiative::Column::Id.in_subquery(mine))
        .filter(initiative::Column::Visibility.ne(Code(Visibility::Withdrawn)))
        .order_by_asc(initiative::Column::SortKey)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Initiative::of(row, lang)).collect())
}

/// Initiatives by key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = InitiativeId>,
    lang: Lang,
) -> Result<HashMap<InitiativeId, Initiative>, StoreError> {
    let rows = initiative::Entity::find().filter(one_of(db, initiative::Column::Id, ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, Initiative::of(row, lang))).collect())
}

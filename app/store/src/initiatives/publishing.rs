//! Putting initiatives in the registry.

use crate::{
    areas::{chosen::Spot, rows},
    column::{Code, Codes, Id, Json, new_id},
    error::StoreError,
    initiatives::{
        Direction, Need,
        entity::{initiative, initiative_theme, need},
        stewards::stewarding,
        words,
    },
    journal::By,
    keys,
    search::entries::{self, Entry},
    slugs::Slugs,
};
use domain::{
    id::{AccountId, InitiativeId, MunicipalityId},
    initiative::{ContactChoice, Stage, Theme, ValuePicture, Visibility},
    lang::Lang,
    text::{slug, sort_key},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, IntoActiveModel as _, entity::prelude::*};
use std::collections::HashSet;

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

/// What is put in the registry: when and on whose behalf, what, and who runs it.
pub type Publication = (By, New, AccountId);

/// Puts public initiatives in the registry, each with its first steward. Gives their keys and their
/// addresses, in their order.
///
/// # Errors
/// When the area of one has ended, and when the database does not answer.
pub async fn publish(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    publications: Vec<Publication>,
) -> Result<Vec<(InitiativeId, String)>, StoreError> {
    let spots: Vec<&Spot> = publications.iter().map(|(_, new, _)| &new.spot).collect();
    let areas = rows::all_standing(tx, municipality, spots).await?;
    let wishes = publications.iter().map(|(_, new, _)| wished(new)).collect();
    let of = (initiative::Column::MunicipalityId, initiative::Column::Slug);
    let mut slugs = Slugs::<initiative::Entity>::of(tx, of, municipality, wishes).await?;
    let (mut rows, mut published, mut stewards) = (Vec::new(), Vec::new(), Vec::new());
    for (by, mut new, account) in publications {
        let (id, slug) = (new_id(), slugs.free(tx, &wished(&new)).await?);
        new.spot = areas.now(new.spot);
        stewards.push(stewarding(by, id, account));
        published.push((id, slug.clone()));
        let needs = std::mem::take(&mut new.needs);
        rows.push((row(By { municipality, ..by }, id, slug, new), needs));
    }
    let codes: HashSet<&String> = rows.iter().flat_map(|(row, _)| words::codes(row)).collect();
    let names = rows::names(tx, municipality, codes).await?;
    let themes = rows.iter().flat_map(|(row, _)| themed(row.id.0, &row.themes.0)).collect();
    let needs = rows.iter().flat_map(|(row, needs)| needed(row.id.0, needs)).collect();
    let models = rows.iter().map(|(row, _)| row.clone().into_active_model()).collect();
    // Their words are looked for while the database takes the rows.
    let entries = tokio::task::spawn_blocking(move || {
        rows.iter().map(|(row, needs)| words::entry(row, needs, &names)).collect::<Vec<Entry>>()
    });
    keys::insert_all(tx, models).await?;
    keys::insert_all(tx, themes).await?;
    keys::insert_all(tx, stewards).await?;
    keys::insert_all(tx, needs).await?;
    let entries = entries.await.map_err(|ended| DbErr::Custom(ended.to_string()))?;
    entries::put_new(tx, &entries).await?;
    Ok(published)
}

fn row(by: By, id: InitiativeId, slug: String, new: New) -> initiative::Model {
    initiative::Model {
        id: Id(id),
        municipality_id: Id(by.municipality),
        slug,
        language: Code(new.lang),
        sort_key: sort_key(&new.title),
        title: new.title,
        summary: new.summary,
        story: new.story,
        translations: new.translations.map(Json),
        themes: Codes(new.themes),
        stage: Code(new.stage),
        visibility: Code(Visibility::Public),
        contact: Code(new.contact),
        precision: Code(new.spot.precision),
        area_code: new.spot.area,
        district_code: new.spot.district,
        lat: new.spot.point.map(|point| point.lat),
        lon: new.spot.point.map(|point| point.lon),
        initiators: new.initiators,
        opening: new.opening,
        since: new.since,
        benefits: new.benefits,
        value_picture: new.value_picture.map(Json),
        created_at: by.now.into(),
        published_at: Some(by.now.into()),
        version: 1,
        // The database numbers it.
        moved: 0,
    }
}

/// Rows of themes.
pub(super) fn themed(id: InitiativeId, themes: &[Theme]) -> Vec<initiative_theme::ActiveModel> {
    let row = |theme: &Theme| initiative_theme::ActiveModel {
        id: Set(Id(new_id())),
        initiative_id: Set(Id(id)),
        theme: Set(Code(*theme)),
    };
    themes.iter().map(row).collect()
}

/// Rows of what is looked for and offered, in this order.
pub(super) fn needed(id: InitiativeId, needs: &[Need]) -> Vec<need::ActiveModel> {
    let row = |(need, position): (&Need, i32)| need::ActiveModel {
        id: Set(Id(new_id())),
        initiative_id: Set(Id(id)),
        direction: Set(Code(if need.offered { Direction::Offer } else { Direction::Need })),
        what: Set(need.what.clone()),
        details: Set(need.details.clone()),
        position: Set(position),
    };
    needs.iter().zip(0..).map(row).collect()
}

/// The address that somebody wishes for.
fn wished(new: &New) -> String {
    if new.slug.is_empty() { slug(&new.title) } else { new.slug.clone() }
}

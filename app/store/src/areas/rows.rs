//! Areas in the database.

use crate::areas::{
    Area, AreaKind, Areas,
    chosen::Spot,
    import::Incoming,
    landmarks::Landmarks,
    outline::{geometry, outline},
    postcodes::Postcodes,
};
use crate::{
    column::{Code, Id, Json, new_id},
    corrupt::Corrupt,
    error::StoreError,
    keys::one_of,
    settings,
};
use domain::{access::Place, area::Point, id::MunicipalityId, initiative::Precision, text::sort_key};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    entity::prelude::*, sea_query::LockType,
};
use std::collections::{BTreeSet, HashMap};

/// An area.
pub mod entity {
    use crate::areas::AreaKind;
    use crate::column::{Code, Id, Json, Moment};
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "area")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub code: String,
        pub name: String,
        pub kind: Code<AreaKind>,
        pub parent_code: Option<String>,
        pub geometry: Json<serde_json::Value>,
        pub inhabitants: i32,
        pub lat: f64,
        pub lon: f64,
        pub retired_at: Option<Moment>,
        pub successor_code: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// All areas of a municipality, drawn.
///
/// # Errors
/// When the database does not answer.
pub async fn load(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Areas, StoreError> {
    let rows =
        entity::Entity::find().filter(entity::Column::MunicipalityId.eq(Id(municipality))).all(db).await?;
    let (mut neighbourhoods, mut districts, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        if row.retired_at.is_some() {
            gone.extend(row.successor_code.map(|next| (row.code, next)));
            continue;
        }
        let area = Area {
            code: row.code,
            name: row.name,
            district: row.parent_code.clone().unwrap_or_default(),
            outline: outline(&row.geometry.0).ok_or_else(|| not_a_polygon(row.id))?,
            point: Point { lat: row.lat, lon: row.lon },
            path: String::new(),
            at: (0.0, 0.0),
        };
        if row.parent_code.is_some() { neighbourhoods.push(area) } else { districts.push(area) }
    }
    for areas in [&mut neighbourhoods, &mut districts] {
        areas.sort_by_cached_key(|area| (sort_key(&area.name), area.code.clone()));
    }
    let postcodes = settings::text(db, municipality, "", settings::POSTCODES).await?;
    let landmarks = settings::text(db, municipality, "", settings::LANDMARKS).await?;
    let areas = Areas::new(neighbourhoods, districts);
    Ok(Areas {
        gone: gone.into_iter().collect(),
        postcodes: Postcodes::of_text(&postcodes.unwrap_or_default()),
        ..areas.in_landscape(&Landmarks::of_text(&landmarks.unwrap_or_default()))
    })
}

pub(super) fn not_a_polygon(id: Id<Uuid>) -> StoreError {
    let why = "not a polygon of degrees".to_owned();
    StoreError::Corrupt(Corrupt {
        table: "area".to_owned(),
        column: "geometry".to_owned(),
        row: id.to_string(),
        why,
    })
}

/// Every area that is or was, waiting until nobody else changes them.
pub(super) async fn to_change(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<entity::Model>, StoreError> {
    let all = entity::Entity::find().filter(entity::Column::MunicipalityId.eq(Id(municipality)));
    // Whoever puts something on an area holds it until then: what they put there is counted after this.
    Ok(all.order_by_asc(entity::Column::Code).lock(LockType::Update).all(tx).await?)
}

/// Writes an area, new or in the place of what stood under its code.
pub(super) async fn write(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    there: Option<Id<Uuid>>,
    area: &Incoming,
) -> Result<(), StoreError> {
    let kind = if area.district.is_some() { AreaKind::Neighbourhood } else { AreaKind::District };
    let row = entity::ActiveModel {
        id: Set(there.unwrap_or_else(|| Id(new_id()))),
        municipality_id: Set(Id(municipality)),
        code: Set(area.code.clone()),
        name: Set(area.name.clone()),
        kind: Set(Code(kind)),
        parent_code: Set(area.district.clone()),
        geometry: Set(Json(geometry(&area.outline))),
        inhabitants: Set(area.inhabitants),
        lat: Set(area.point.lat),
        lon: Set(area.point.lon),
        retired_at: Set(None),
        successor_code: Set(None),
    };
    match there {
        Some(_) => drop(entity::Entity::update(row).exec(tx).await?),
        None => drop(entity::Entity::insert(row).exec_without_returning(tx).await?),
    }
    Ok(())
}

/// The code under which an area stands now: its own, or that of the one that took its place.
///
/// # Errors
/// When the database does not answer.
pub async fn now_called(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    code: &str,
) -> Result<String, StoreError> {
    Ok(standing_row(db, municipality, code).await?.map_or_else(|| code.to_owned(), |row| row.code))
}

/// The area under a code, or the one that took its place. It stays as it is until this transaction ends.
async fn standing_row(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    code: &str,
) -> Result<Option<entity::Model>, StoreError> {
    let of = |code: &str| {
        entity::Entity::find()
            .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
            .filter(entity::Column::Code.eq(code))
    };
    let mut code = code.to_owned();
    for _ in 0..40 {
        // Only the one that stands is held: who changes the areas takes them in another order.
        match of(&code).one(db).await? {
            Some(entity::Model { retired_at: Some(_), successor_code: Some(next), .. }) => code = next,
            // It ended a moment ago, and nothing took its place.
            Some(entity::Model { retired_at: Some(_), .. }) => {
                return Err(StoreError::Refused("refused-area-gone"));
            }
            None => return Ok(None),
            Some(_) => match of(&code).lock(LockType::Share).one(db).await? {
                Some(held) if held.retired_at.is_none() => return Ok(Some(held)),
                // It ended while this waited.
                _ => {}
            },
        }
    }
    Ok(None)
}

/// Something moved to a place that its makers chose: it does not go back to where an area of it was, when a
/// change of areas is taken back.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_moves(tx: &impl ConnectionTrait, subject: impl Into<Uuid>) -> Result<(), StoreError> {
    let delete = "DELETE FROM area_move WHERE subject_id = $1";
    let values = [Id(subject.into()).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), delete, values)).await?;
    Ok(())
}

/// A place as the areas are at this moment: what was read a minute ago may have ended since.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    spot: Spot,
) -> Result<Spot, StoreError> {
    Ok(all_standing(tx, municipality, [&spot]).await?.now(spot))
}

/// The areas of some places, as they are at this moment.
#[derive(Debug)]
pub struct Standing(HashMap<String, entity::Model>);

impl Standing {
    /// A place as its area is now.
    #[must_use]
    pub fn now(&self, spot: Spot) -> Spot {
        let Some(row) = spot.area.as_ref().and_then(|code| self.0.get(code)) else { return spot };
        let middle = Some(Point { lat: row.lat, lon: row.lon });
        let point = if spot.precision == Precision::Neighbourhood { middle } else { spot.point };
        Spot { area: Some(row.code.clone()), district: row.parent_code.clone(), point, ..spot }
    }
}

/// The areas of these places as they are at this moment, each asked for once.
///
/// # Errors
/// When one has ended, and when the database does not answer.
pub async fn all_standing(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    spots: impl IntoIterator<Item = &Spot> + Send,
) -> Result<Standing, StoreError> {
    // In the order of their codes: two that do this wait for each other at most.
    let codes: BTreeSet<&String> = spots.into_iter().filter_map(|spot| spot.area.as_ref()).collect();
    let mut rows = HashMap::new();
    for code in codes {
        if let Some(row) = standing_row(tx, municipality, code).await? {
            rows.insert(code.clone(), row);
        }
    }
    Ok(Standing(rows))
}

/// The same, for where a request is about.
///
/// # Errors
/// When the database does not answer.
pub async fn standing_place(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    place: Place,
) -> Result<Place, StoreError> {
    let row = standing_row(tx, municipality, &place.area).await?;
    Ok(row.map_or(place, |row| Place { area: row.code, district: row.parent_code }))
}

/// Names of areas, by their codes.
///
/// # Errors
/// When the database does not answer.
pub async fn names(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    codes: impl IntoIterator<Item = &String>,
) -> Result<HashMap<String, String>, StoreError> {
    let rows: Vec<(String, String)> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Code)
        .column(entity::Column::Name)
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .filter(one_of(db, entity::Column::Code, codes))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

//! Areas in the database, and how they come in: GeoJSON with the property names of CBS.

use crate::{
    areas::{Area, Areas},
    db::{Key, new_key},
    error::AppError,
};
use anyhow::{Context as _, bail};
use domain::{
    area::{Outline, Point},
    id::MunicipalityId,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use serde_json::Value;

/// An area.
pub mod entity {
    use crate::db::Key;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "area")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub code: String,
        pub name: String,
        pub kind: String,
        pub parent_code: Option<String>,
        pub geometry: String,
        pub inhabitants: i32,
        pub lat: f64,
        pub lon: f64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// All areas of a municipality, drawn.
///
/// # Errors
/// When the database does not answer.
pub async fn load(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Areas, AppError> {
    let rows = entity::Entity::find().filter(entity::Column::MunicipalityId.eq(Key(municipality.0))).order_by_asc(entity::Column::Name).all(db).await?;
    let (mut neighbourhoods, mut districts) = (Vec::new(), Vec::new());
    for row in rows {
        let geometry: Value = serde_json::from_str(&row.geometry).unwrap_or_default();
        let area = Area {
            code: row.code,
            name: row.name,
            district: row.parent_code.clone().unwrap_or_default(),
            outline: outline(&geometry).unwrap_or_default(),
            point: Point { lat: row.lat, lon: row.lon },
            path: String::new(),
            at: (0.0, 0.0),
        };
        if row.parent_code.is_some() { neighbourhoods.push(area) } else { districts.push(area) }
    }
    Ok(Areas::new(neighbourhoods, districts))
}

/// Takes in a GeoJSON file: neighbourhoods (`buurtcode`, `buurtnaam`, `wijkcode`) and districts (`wijkcode`, `wijknaam` only).
/// An area that is there already gets the new outline and name. Gives how many came in.
///
/// # Errors
/// When the file is not such a collection; the message names the feature that is wrong.
pub async fn import(tx: &impl ConnectionTrait, municipality: MunicipalityId, geojson: &str) -> anyhow::Result<usize> {
    let collection: Value = serde_json::from_str(geojson).context("this is not JSON")?;
    let features = collection.get("features").and_then(Value::as_array).context("this is not a GeoJSON FeatureCollection")?;
    for (index, feature) in features.iter().enumerate() {
        let row = row(municipality, feature).with_context(|| format!("feature {} is wrong", index + 1))?;
        entity::Entity::delete_many()
            .filter(entity::Column::MunicipalityId.eq(Key(municipality.0)))
            .filter(entity::Column::Code.eq(row.code.clone().unwrap()))
            .exec(tx)
            .await?;
        entity::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(features.len())
}

fn row(municipality: MunicipalityId, feature: &Value) -> anyhow::Result<entity::ActiveModel> {
    let properties = feature.get("properties").context("it has no properties")?;
    let text = |name: &str| properties.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (code, name, parent) = match (text("buurtcode"), text("wijkcode")) {
        (Some(code), Some(district)) => (code, text("buurtnaam"), Some(district)),
        (None, Some(district)) => (district, text("wijknaam"), None),
        (_, None) => bail!("it has no wijkcode"),
    };
    let name = name.context("it has no buurtnaam or wijknaam")?;
    let geometry = feature.get("geometry").context("it has no geometry")?;
    let outline = outline(geometry).context("its geometry is no Polygon or MultiPolygon of longitudes and latitudes")?;
    let point = outline.label_point().context("its outline is empty")?;
    Ok(entity::ActiveModel {
        id: Set(Key(new_key())),
        municipality_id: Set(Key(municipality.0)),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        kind: Set(if parent.is_some() { "neighbourhood" } else { "district" }.to_owned()),
        parent_code: Set(parent.map(str::to_owned)),
        geometry: Set(geometry.to_string()),
        inhabitants: Set(properties.get("inwoners").and_then(Value::as_i64).and_then(|count| i32::try_from(count).ok()).unwrap_or(0)),
        lat: Set(point.lat),
        lon: Set(point.lon),
    })
}

fn outline(geometry: &Value) -> Option<Outline> {
    let coordinates = geometry.get("coordinates")?;
    let polygons = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![polygon(coordinates)?],
        "MultiPolygon" => coordinates.as_array()?.iter().map(polygon).collect::<Option<_>>()?,
        _ => return None,
    };
    Some(Outline { polygons })
}

fn polygon(rings: &Value) -> Option<Vec<Vec<Point>>> {
    let point = |pair: &Value| {
        let (lon, lat) = (pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?);
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Point { lat, lon })
    };
    rings.as_array()?.iter().map(|ring| ring.as_array()?.iter().map(point).collect()).collect()
}

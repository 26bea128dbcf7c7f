//! Areas in the database.

use crate::areas::outline::outline;
use crate::{
    areas::{Area, AreaKind, Areas, import::Incoming},
    column::{Code, Id, Json, new_id},
    corrupt::Corrupt,
    error::StoreError,
};
use domain::{area::Point, id::MunicipalityId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// An area.
pub mod entity {
    use crate::areas::AreaKind;
    use crate::column::{Code, Id, Json};
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
    let rows = entity::Entity::find()
        .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_asc(entity::Column::Name)
        .all(db)
        .await?;
    let (mut neighbourhoods, mut districts) = (Vec::new(), Vec::new());
    for row in rows {
        let geometry = row.geometry.0;
        let area = Area {
            code: row.code,
            name: row.name,
            district: row.parent_code.clone().unwrap_or_default(),
            outline: outline(&geometry).ok_or_else(|| not_a_polygon(row.id))?,
            point: Point { lat: row.lat, lon: row.lon },
            path: String::new(),
            at: (0.0, 0.0),
        };
        if row.parent_code.is_some() { neighbourhoods.push(area) } else { districts.push(area) }
    }
    Ok(Areas::new(neighbourhoods, districts))
}

fn not_a_polygon(id: Id<Uuid>) -> StoreError {
    let why = "not a polygon of degrees".to_owned();
    StoreError::Corrupt(Corrupt {
        table: "area".to_owned(),
        column: "geometry".to_owned(),
        row: id.to_string(),
        why,
    })
}

/// Takes in areas. One that is there already gets the new outline and name.
///
/// # Errors
/// When the database does not answer.
pub async fn take_in(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    areas: &[Incoming],
) -> Result<(), StoreError> {
    for area in areas {
        entity::Entity::delete_many()
            .filter(entity::Column::MunicipalityId.eq(Id(municipality)))
            .filter(entity::Column::Code.eq(&area.code))
            .exec(tx)
            .await?;
        entity::Entity::insert(entity::ActiveModel {
            id: Set(Id(new_id())),
            municipality_id: Set(Id(municipality)),
            code: Set(area.code.clone()),
            name: Set(area.name.clone()),
            kind: Set(Code(if area.district.is_some() {
                AreaKind::Neighbourhood
            } else {
                AreaKind::District
            })),
            parent_code: Set(area.district.clone()),
            geometry: Set(Json(area.geometry.clone())),
            inhabitants: Set(area.inhabitants),
            lat: Set(area.point.lat),
            lon: Set(area.point.lon),
        })
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}

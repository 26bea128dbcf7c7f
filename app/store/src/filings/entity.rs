//! Rows of what waits for its address.

use crate::{
    column::{Id, Json, Moment},
    filings::what::What,
};
use domain::id::MunicipalityId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Uuid>,
    pub municipality_id: Id<MunicipalityId>,
    pub email: String,
    pub name: String,
    pub what: Option<Json<What>>,
    pub became: Option<String>,
    pub created_at: Moment,
    pub ended_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

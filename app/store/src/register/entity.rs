//! Rows of drafts.

use crate::column::{Id, Json, Moment};
use crate::register::draft::Draft;
use domain::id::AccountId;
use domain::id::InitiativeId;
use domain::id::MunicipalityId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Uuid>,
    pub municipality_id: Id<MunicipalityId>,
    pub fields: Json<Draft>,
    pub filled_in_by: Option<Id<AccountId>>,
    pub initiative_id: Option<Id<InitiativeId>>,
    pub created_at: Moment,
    pub updated_at: Moment,
    pub sent_at: Option<Moment>,
    pub version: i32,
    pub list_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

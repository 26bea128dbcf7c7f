//! Rows of photos.

use crate::column::{Id, Moment};
use domain::id::AccountId;
use domain::id::InitiativeId;
use domain::id::PhotoId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<PhotoId>,
    pub initiative_id: Id<InitiativeId>,
    pub alt: String,
    pub width: i32,
    pub height: i32,
    pub bytes: i32,
    pub position: i32,
    pub added_by: Id<AccountId>,
    pub at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

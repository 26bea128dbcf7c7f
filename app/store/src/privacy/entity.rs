//! Rows of who looked at whose data.

/// Somebody who works for the municipality looked at data of a resident.
pub mod look {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "look")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub viewer_id: Id<AccountId>,
        pub subject_id: Id<AccountId>,
        pub about: String,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of thanks.

/// A word of thanks.
pub mod recognition {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recognition")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub initiative_id: Key,
        pub thanked_by: Key,
        pub words: String,
        pub translations: Option<String>,
        pub salt: Key,
        pub at: Moment,
        pub answer: String,
        pub answered_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

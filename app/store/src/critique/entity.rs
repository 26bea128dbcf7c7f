//! Rows of critique.

/// Critique.
pub mod critique {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "critique")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub request_id: Option<Key>,
        pub author_id: Key,
        pub helped: Option<String>,
        pub hindered: Option<String>,
        pub words: String,
        pub translations: Option<String>,
        pub salt: Key,
        pub wants_public: bool,
        pub at: Moment,
        pub due_on: String,
        pub status: String,
        pub late_told: bool,
        pub answer: Option<String>,
        pub answered_by: Option<Key>,
        pub answered_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

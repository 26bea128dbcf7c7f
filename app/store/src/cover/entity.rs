//! Rows of requests for cover.

/// A request for cover.
pub mod cover_request {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cover_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub request_id: Key,
        pub obstacle_id: Option<Key>,
        pub asked_by: Key,
        pub why: String,
        pub level: String,
        pub asked_of: Key,
        pub asked_at: Moment,
        pub level_since: Moment,
        pub status: String,
        pub answered_by: Option<Key>,
        pub answered_at: Option<Moment>,
        pub answer: Option<String>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of obstacles.

/// An obstacle.
pub mod obstacle {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub slug: String,
        pub title: String,
        pub explanation: String,
        pub translations: Option<String>,
        pub kind: String,
        pub source: String,
        pub owner_id: Option<Key>,
        pub team_id: Option<Key>,
        pub outside_owner: Option<String>,
        pub status: String,
        pub level: String,
        pub due_on: Option<String>,
        pub reported_at: Moment,
        pub reported_by: Key,
        pub finished_at: Option<Moment>,
        pub answer: Option<String>,
        pub version: i32,
        pub level_since: Option<Moment>,
        pub merged_into: Option<Key>,
        pub split_from: Option<Key>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a request met an obstacle.
pub mod request_obstacle {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub request_id: Key,
        pub obstacle_id: Key,
        pub linked_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That an obstacle was put to a body outside, and what came back.
pub mod obstacle_appeal {
    use crate::db::Key;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "obstacle_appeal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub obstacle_id: Key,
        pub body: String,
        pub letter: String,
        pub put_on: String,
        pub put_by: Key,
        pub reply: Option<String>,
        pub replied_on: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

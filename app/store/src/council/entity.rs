//! Rows of talks.

/// A talk in a neighbourhood.
pub mod neighbourhood_talk {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "neighbourhood_talk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub area_code: String,
        pub held_on: String,
        pub with_whom: String,
        pub heard: String,
        pub held_by: Key,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An obstacle that was heard of in a talk.
pub mod talk_obstacle {
    use crate::db::Key;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "talk_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub talk_id: Key,
        pub obstacle_id: Key,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

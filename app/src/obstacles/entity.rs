//! Rows of obstacles.

/// An obstacle.
pub mod obstacle {
    use crate::db::Moment;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TextUuid,
        pub municipality_id: TextUuid,
        pub slug: String,
        pub title: String,
        pub explanation: String,
        pub translations: Option<String>,
        pub kind: String,
        pub source: String,
        pub owner_id: Option<TextUuid>,
        pub team_id: Option<TextUuid>,
        pub outside_owner: Option<String>,
        pub status: String,
        pub level: String,
        pub due_on: Option<String>,
        pub reported_at: Moment,
        pub reported_by: TextUuid,
        pub finished_at: Option<Moment>,
        pub answer: Option<String>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a request met an obstacle.
pub mod request_obstacle {
    use crate::db::Moment;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TextUuid,
        pub request_id: TextUuid,
        pub obstacle_id: TextUuid,
        pub linked_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of obstacles.

/// An obstacle.
pub mod obstacle {
    use crate::column::{Code, Day, Id, Json, Moment};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use domain::id::ObstacleId;
    use domain::id::TeamId;
    use domain::obstacle::Kind;
    use domain::obstacle::Level;
    use domain::obstacle::Source;
    use domain::obstacle::Status;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<ObstacleId>,
        pub municipality_id: Id<MunicipalityId>,
        pub slug: String,
        pub title: String,
        pub explanation: String,
        pub translations: Option<Json<serde_json::Value>>,
        pub kind: Code<Kind>,
        pub source: Code<Source>,
        pub owner_id: Option<Id<AccountId>>,
        pub team_id: Option<Id<TeamId>>,
        pub outside_owner: Option<String>,
        pub status: Code<Status>,
        pub level: Code<Level>,
        pub due_on: Option<Day>,
        pub reported_at: Moment,
        pub reported_by: Id<AccountId>,
        pub finished_at: Option<Moment>,
        pub answer: Option<String>,
        pub version: i32,
        pub level_since: Option<Moment>,
        pub merged_into: Option<Id<ObstacleId>>,
        pub split_from: Option<Id<ObstacleId>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That a request met an obstacle.
pub mod request_obstacle {
    use crate::column::{Id, Moment};
    use domain::id::ObstacleId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub request_id: Id<RequestId>,
        pub obstacle_id: Id<ObstacleId>,
        pub linked_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That an obstacle was put to a body outside, and what came back.
pub mod obstacle_appeal {
    use crate::column::{Day, Id};
    use domain::id::AccountId;
    use domain::id::ObstacleId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "obstacle_appeal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub obstacle_id: Id<ObstacleId>,
        pub body: String,
        pub letter: String,
        pub put_on: Day,
        pub put_by: Id<AccountId>,
        pub reply: Option<String>,
        pub replied_on: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

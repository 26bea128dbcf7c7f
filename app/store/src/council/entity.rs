//! Rows of talks.

/// A talk in a neighbourhood.
pub mod neighbourhood_talk {
    use crate::column::{Day, Id, Moment};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use domain::id::TalkId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "neighbourhood_talk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<TalkId>,
        pub municipality_id: Id<MunicipalityId>,
        pub area_code: String,
        pub held_on: Day,
        pub with_whom: String,
        pub heard: String,
        pub held_by: Id<AccountId>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An obstacle that was heard of in a talk.
pub mod talk_obstacle {
    use crate::column::Id;
    use domain::id::ObstacleId;
    use domain::id::TalkId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "talk_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub talk_id: Id<TalkId>,
        pub obstacle_id: Id<ObstacleId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

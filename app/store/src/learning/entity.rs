//! Rows of the learning table.

/// A case.
pub mod learning_case {
    use crate::column::{Code, Day, Id, Moment};
    use domain::id::AccountId;
    use domain::id::LearningCaseId;
    use domain::id::MunicipalityId;
    use domain::learning::Status;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "learning_case")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<LearningCaseId>,
        pub municipality_id: Id<MunicipalityId>,
        pub title: String,
        pub happened: String,
        pub rule_wanted: String,
        pub person_needed: String,
        pub change: String,
        pub status: Code<Status>,
        pub held_on: Option<Day>,
        pub prepared_by: Id<AccountId>,
        pub at: Moment,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What lies on the table: a request or an obstacle.
pub mod learning_item {
    use crate::column::Id;
    use domain::id::LearningCaseId;
    use domain::id::ObstacleId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "learning_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub case_id: Id<LearningCaseId>,
        pub request_id: Option<Id<RequestId>>,
        pub obstacle_id: Option<Id<ObstacleId>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A procedure that was changed or scrapped.
pub mod procedure_change {
    use crate::column::{Code, Day, Id, Json};
    use domain::id::AccountId;
    use domain::id::LearningCaseId;
    use domain::id::MunicipalityId;
    use domain::learning::Change;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "procedure_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub case_id: Option<Id<LearningCaseId>>,
        pub title: String,
        pub change: Code<Change>,
        pub words: String,
        pub translations: Option<Json<serde_json::Value>>,
        pub changed_on: Day,
        pub changed_by: Id<AccountId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The obstacle that a procedure was changed for.
pub mod procedure_obstacle {
    use crate::column::Id;
    use domain::id::ObstacleId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "procedure_obstacle")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub procedure_id: Id<Uuid>,
        pub obstacle_id: Id<ObstacleId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of requests for cover.

/// A request for cover.
pub mod cover_request {
    use crate::column::{Code, Id, Moment};
    use domain::cover::Status;
    use domain::id::AccountId;
    use domain::id::CoverId;
    use domain::id::MunicipalityId;
    use domain::id::ObstacleId;
    use domain::id::RequestId;
    use domain::obstacle::Level;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cover_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CoverId>,
        pub municipality_id: Id<MunicipalityId>,
        pub request_id: Id<RequestId>,
        pub obstacle_id: Option<Id<ObstacleId>>,
        pub asked_by: Id<AccountId>,
        pub why: String,
        pub level: Code<Level>,
        pub asked_of: Id<AccountId>,
        pub asked_at: Moment,
        pub level_since: Moment,
        pub status: Code<Status>,
        pub answered_by: Option<Id<AccountId>>,
        pub answered_at: Option<Moment>,
        pub answer: Option<String>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

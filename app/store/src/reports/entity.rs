//! Rows of reports and takedowns.

/// A report.
pub mod report {
    use crate::column::{Code, Id, Moment};
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use domain::id::MunicipalityId;
    use domain::id::ReportId;
    use domain::report::Ground;
    use domain::report::ReportStatus;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<ReportId>,
        pub municipality_id: Id<MunicipalityId>,
        pub initiative_id: Option<Id<InitiativeId>>,
        pub ground: Code<Ground>,
        pub words: String,
        pub email: Option<String>,
        pub at: Moment,
        pub status: Code<ReportStatus>,
        pub handled_by: Option<Id<AccountId>>,
        pub handled_at: Option<Moment>,
        pub answer: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Something that was taken down.
pub mod takedown {
    use crate::column::{Code, Id, Moment};
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use domain::id::ReportId;
    use domain::id::TakedownId;
    use domain::initiative::Visibility;
    use domain::report::Ground;
    use domain::report::TakedownStatus;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "takedown")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<TakedownId>,
        pub initiative_id: Id<InitiativeId>,
        pub report_id: Option<Id<ReportId>>,
        pub ground: Code<Ground>,
        pub reason: String,
        pub before: Code<Visibility>,
        pub taken_by: Id<AccountId>,
        pub at: Moment,
        pub contest: Option<String>,
        pub contested_by: Option<Id<AccountId>>,
        pub contested_at: Option<Moment>,
        pub status: Code<TakedownStatus>,
        pub answer: Option<String>,
        pub answered_by: Option<Id<AccountId>>,
        pub answered_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

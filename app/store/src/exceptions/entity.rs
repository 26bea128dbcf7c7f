//! Rows of exceptions.

/// An exception to a rule, with its reasons.
pub mod reasoned_exception {
    use crate::column::{Day, Id, Moment};
    use domain::id::AccountId;
    use domain::id::ExceptionId;
    use domain::id::MunicipalityId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reasoned_exception")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<ExceptionId>,
        pub municipality_id: Id<MunicipalityId>,
        pub request_id: Id<RequestId>,
        pub rule: String,
        pub reason: String,
        pub same_situation: String,
        pub covered_by: Id<AccountId>,
        pub at: Moment,
        pub valid_until: Option<Day>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That an earlier exception was named as support for a request.
pub mod exception_support {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::ExceptionId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "exception_support")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub request_id: Id<RequestId>,
        pub exception_id: Id<ExceptionId>,
        pub alike: String,
        pub different: String,
        pub cited_by: Id<AccountId>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

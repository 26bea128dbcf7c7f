//! Rows of exceptions.

/// An exception to a rule, with its reasons.
pub mod reasoned_exception {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reasoned_exception")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub request_id: Key,
        pub rule: String,
        pub reason: String,
        pub same_situation: String,
        pub covered_by: Key,
        pub at: Moment,
        pub valid_until: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// That an earlier exception was named as support for a request.
pub mod exception_support {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "exception_support")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub request_id: Key,
        pub exception_id: Key,
        pub alike: String,
        pub different: String,
        pub cited_by: Key,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of assessments.

/// The assessment of one request by one person.
pub mod assessment {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assessment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub request_id: Id<RequestId>,
        pub account_id: Id<AccountId>,
        pub checklist_version: i32,
        pub completed_at: Option<Moment>,
        pub started_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One answer.
pub mod answer {
    use crate::column::{Code, Id, Moment};
    use domain::checklist::Choice;
    use domain::checklist::Question;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub assessment_id: Id<Uuid>,
        pub question: Code<Question>,
        pub choice: Option<Code<Choice>>,
        pub reason: String,
        pub updated_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A version of the checklist that an administrator made.
pub mod checklist_version {
    use crate::column::{Codes, Id, Moment};
    use domain::checklist::Question;
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use domain::request::Kind;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checklist_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub number: i32,
        pub questions: Codes<Question>,
        pub light: Codes<Question>,
        pub light_kinds: Codes<Kind>,
        pub made_by: Id<AccountId>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of critique.

/// Critique.
pub mod critique {
    use crate::column::{Code, Day, Id, Json, Moment};
    use domain::critique::Degree;
    use domain::critique::Status;
    use domain::id::AccountId;
    use domain::id::CritiqueId;
    use domain::id::MunicipalityId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "critique")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CritiqueId>,
        pub municipality_id: Id<MunicipalityId>,
        pub request_id: Option<Id<RequestId>>,
        pub author_id: Id<AccountId>,
        pub helped: Option<Code<Degree>>,
        pub hindered: Option<Code<Degree>>,
        pub words: String,
        pub translations: Option<Json<serde_json::Value>>,
        pub salt: Id<Uuid>,
        pub wants_public: bool,
        pub at: Moment,
        pub due_on: Day,
        pub status: Code<Status>,
        pub late_told: bool,
        pub answer: Option<String>,
        pub answered_by: Option<Id<AccountId>>,
        pub answered_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

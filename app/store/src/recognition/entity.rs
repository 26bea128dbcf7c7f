//! Rows of thanks.

/// A word of thanks.
pub mod recognition {
    use crate::column::{Code, Id, Json, Moment};
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use domain::id::MunicipalityId;
    use domain::id::RecognitionId;
    use domain::recognition::Answer;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recognition")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<RecognitionId>,
        pub municipality_id: Id<MunicipalityId>,
        pub initiative_id: Id<InitiativeId>,
        pub thanked_by: Id<AccountId>,
        pub words: String,
        pub translations: Option<Json<serde_json::Value>>,
        pub salt: Id<Uuid>,
        pub at: Moment,
        pub answer: Code<Answer>,
        pub answered_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of initiatives.

/// An initiative.
pub mod initiative {
    use crate::column::{Code, Codes, Id, Json, Moment};
    use domain::id::InitiativeId;
    use domain::id::MunicipalityId;
    use domain::initiative::ContactChoice;
    use domain::initiative::Precision;
    use domain::initiative::Stage;
    use domain::initiative::Theme;
    use domain::initiative::ValuePicture;
    use domain::initiative::Visibility;
    use domain::lang::Lang;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<InitiativeId>,
        pub municipality_id: Id<MunicipalityId>,
        pub slug: String,
        pub language: Code<Lang>,
        pub title: String,
        pub sort_key: String,
        pub summary: String,
        pub story: String,
        pub translations: Option<Json<serde_json::Value>>,
        pub themes: Codes<Theme>,
        pub stage: Code<Stage>,
        pub visibility: Code<Visibility>,
        pub contact: Code<ContactChoice>,
        pub precision: Code<Precision>,
        pub area_code: Option<String>,
        pub district_code: Option<String>,
        pub lat: Option<f64>,
        pub lon: Option<f64>,
        pub initiators: Option<String>,
        pub opening: Option<String>,
        pub since: Option<String>,
        pub benefits: Option<String>,
        pub value_picture: Option<Json<ValuePicture>>,
        pub created_at: Moment,
        pub published_at: Option<Moment>,
        pub version: i32,
        /// Number of its last change; the database gives it.
        pub moved: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A theme of an initiative, for filters.
pub mod initiative_theme {
    use crate::column::{Code, Id};
    use domain::id::InitiativeId;
    use domain::initiative::Theme;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative_theme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub initiative_id: Id<InitiativeId>,
        pub theme: Code<Theme>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who runs an initiative.
pub mod steward {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steward")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub initiative_id: Id<InitiativeId>,
        pub account_id: Id<AccountId>,
        pub since: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who is asked to run an initiative together.
pub mod steward_invitation {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use domain::id::InvitationId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steward_invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<InvitationId>,
        pub initiative_id: Id<InitiativeId>,
        pub email: String,
        pub name: String,
        pub invited_by: Id<AccountId>,
        pub hands_over: bool,
        pub at: Moment,
        pub expires_at: Moment,
        pub ended_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an initiative looks for or offers.
pub mod need {
    use crate::column::{Code, Id};
    use crate::initiatives::direction::Direction;
    use domain::id::InitiativeId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub initiative_id: Id<InitiativeId>,
        pub direction: Code<Direction>,
        pub what: String,
        pub details: String,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

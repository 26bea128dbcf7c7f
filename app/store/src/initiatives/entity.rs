//! Rows of initiatives.

/// An initiative.
pub mod initiative {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub slug: String,
        pub language: String,
        pub title: String,
        pub summary: String,
        pub story: String,
        pub translations: Option<String>,
        pub themes: String,
        pub stage: String,
        pub visibility: String,
        pub contact: String,
        pub precision: String,
        pub area_code: Option<String>,
        pub district_code: Option<String>,
        pub lat: Option<f64>,
        pub lon: Option<f64>,
        pub initiators: Option<String>,
        pub opening: Option<String>,
        pub since: Option<String>,
        pub benefits: Option<String>,
        pub value_picture: Option<String>,
        pub created_at: Moment,
        pub published_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A theme of an initiative, for filters.
pub mod initiative_theme {
    use crate::db::Key;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative_theme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub initiative_id: Key,
        pub theme: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who runs an initiative.
pub mod steward {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steward")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub initiative_id: Key,
        pub account_id: Key,
        pub since: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who is asked to run an initiative together.
pub mod steward_invitation {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steward_invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub initiative_id: Key,
        pub email: String,
        pub name: String,
        pub invited_by: Key,
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
    use crate::db::Key;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub initiative_id: Key,
        pub direction: String,
        pub what: String,
        pub details: String,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

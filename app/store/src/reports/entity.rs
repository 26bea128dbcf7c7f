//! Rows of reports and takedowns.

/// A report.
pub mod report {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub initiative_id: Option<Key>,
        pub ground: String,
        pub words: String,
        pub email: Option<String>,
        pub at: Moment,
        pub status: String,
        pub handled_by: Option<Key>,
        pub handled_at: Option<Moment>,
        pub answer: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Something that was taken down.
pub mod takedown {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "takedown")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub initiative_id: Key,
        pub report_id: Option<Key>,
        pub ground: String,
        pub reason: String,
        pub before: String,
        pub taken_by: Key,
        pub at: Moment,
        pub contest: Option<String>,
        pub contested_by: Option<Key>,
        pub contested_at: Option<Moment>,
        pub status: String,
        pub answer: Option<String>,
        pub answered_by: Option<Key>,
        pub answered_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of the journal.

/// An event.
pub mod event_row {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub aggregate: String,
        pub aggregate_id: Key,
        pub number: i64,
        pub kind: String,
        pub actor_id: Option<Key>,
        pub at: Moment,
        pub audience: String,
        pub payload: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message to be sent.
pub mod outbox_message {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub recipient: String,
        pub template: String,
        pub language: String,
        pub facts: String,
        pub state: String,
        pub attempts: i32,
        pub created_at: Moment,
        pub next_at: Moment,
        pub sent_at: Option<Moment>,
        pub last_error: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A form that was handled.
pub mod idempotency_key {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub account_id: Option<Key>,
        pub path: String,
        pub location: Option<String>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

//! Rows of the journal.

/// An event.
pub mod event_row {
    use crate::column::{Code, Id, Moment};
    use domain::event::Aggregate;
    use domain::event::Audience;
    use domain::event::Kind;
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub aggregate: Code<Aggregate>,
        pub aggregate_id: Id<Uuid>,
        pub number: i64,
        pub kind: Code<Kind>,
        pub actor_id: Option<Id<AccountId>>,
        pub at: Moment,
        pub audience: Code<Audience>,
        pub payload: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message to be sent.
pub mod outbox_message {
    use crate::column::{Code, Id, Json, Moment};
    use crate::journal::delivery::Delivery;
    use domain::id::MunicipalityId;
    use domain::lang::Lang;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub recipient: String,
        pub template: String,
        pub language: Code<Lang>,
        pub facts: Json<serde_json::Value>,
        pub state: Code<Delivery>,
        pub attempts: i32,
        pub created_at: Moment,
        pub next_at: Moment,
        pub sent_at: Option<Moment>,
        pub last_error: Option<String>,
        pub urgent: Option<i32>,
        pub taken_until: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A form that was handled.
pub mod idempotency_key {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub account_id: Option<Id<AccountId>>,
        pub path: String,
        pub location: Option<String>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

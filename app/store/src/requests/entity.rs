//! Rows of requests.

/// A request.
pub mod request {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub municipality_id: Key,
        pub number: String,
        pub initiative_id: Option<Key>,
        pub account_id: Key,
        pub kind: String,
        pub title: String,
        pub story: String,
        pub wished_on: Option<String>,
        pub handler_id: Option<Key>,
        pub team_id: Option<Key>,
        pub status: String,
        pub turn: String,
        pub turn_since: Moment,
        pub application: bool,
        pub due_on: Option<String>,
        pub filled_in_by: Option<Key>,
        pub received_at: Moment,
        pub spoken_at: Option<Moment>,
        pub decided_at: Option<Moment>,
        pub outcome: Option<String>,
        pub referral: Option<String>,
        pub area_code: Option<String>,
        pub district_code: Option<String>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message, or the note of a talk.
pub mod message {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub request_id: Key,
        pub author_id: Key,
        pub side: String,
        pub way: String,
        pub words: String,
        pub salt: Key,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An offer of a facility.
pub mod facility_offer {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "facility_offer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub request_id: Key,
        pub kind: String,
        pub what: String,
        pub details: String,
        pub offered_by: String,
        pub until_on: Option<String>,
        pub status: String,
        pub made_by: Key,
        pub at: Moment,
        pub answered_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A decision: proposed, returned or sent.
pub mod decision {
    use crate::db::{Key, Moment};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "decision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Key,
        pub request_id: Key,
        pub outcome: String,
        pub words: String,
        pub details: String,
        pub state: String,
        pub proposed_by: Key,
        pub proposed_at: Moment,
        pub manager_id: Option<Key>,
        pub answered_at: Option<Moment>,
        pub returned_because: Option<String>,
        pub sent_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

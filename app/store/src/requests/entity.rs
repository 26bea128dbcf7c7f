//! Rows of requests.

/// A request.
pub mod request {
    use crate::column::{Code, Day, Id, Json, Moment};
    use crate::requests::parts::Referral;
    use domain::decision::Outcome;
    use domain::id::AccountId;
    use domain::id::InitiativeId;
    use domain::id::MunicipalityId;
    use domain::id::RequestId;
    use domain::id::TeamId;
    use domain::request::Kind;
    use domain::request::Status;
    use domain::request::Turn;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<RequestId>,
        pub municipality_id: Id<MunicipalityId>,
        pub number: String,
        pub initiative_id: Option<Id<InitiativeId>>,
        pub account_id: Id<AccountId>,
        pub kind: Code<Kind>,
        pub title: String,
        pub story: String,
        pub wished_on: Option<Day>,
        pub handler_id: Option<Id<AccountId>>,
        pub team_id: Option<Id<TeamId>>,
        pub status: Code<Status>,
        pub turn: Code<Turn>,
        pub turn_since: Moment,
        pub application: bool,
        pub due_on: Option<Day>,
        pub filled_in_by: Option<Id<AccountId>>,
        pub received_at: Moment,
        pub spoken_at: Option<Moment>,
        pub decided_at: Option<Moment>,
        pub outcome: Option<Code<Outcome>>,
        pub referral: Option<Json<Referral>>,
        pub area_code: Option<String>,
        pub district_code: Option<String>,
        pub version: i32,
        pub small: Option<bool>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A message, or the note of a talk.
pub mod message {
    use crate::column::{Code, Id, Moment};
    use crate::requests::parts::MessageWay;
    use domain::id::AccountId;
    use domain::id::RequestId;
    use domain::offer::Side;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub request_id: Id<RequestId>,
        pub author_id: Id<AccountId>,
        pub side: Code<Side>,
        pub way: Code<MessageWay>,
        pub words: String,
        pub salt: Id<Uuid>,
        pub at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An offer of a facility.
pub mod facility_offer {
    use crate::column::{Code, Day, Id, Moment};
    use domain::id::AccountId;
    use domain::id::OfferId;
    use domain::id::RequestId;
    use domain::offer::Kind;
    use domain::offer::Status;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "facility_offer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<OfferId>,
        pub request_id: Id<RequestId>,
        pub kind: Code<Kind>,
        pub what: String,
        pub details: String,
        pub offered_by: String,
        pub until_on: Option<Day>,
        pub status: Code<Status>,
        pub made_by: Id<AccountId>,
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
    use crate::column::{Code, Id, Json, Moment};
    use crate::requests::parts::DecisionState;
    use crate::requests::parts::Details;
    use domain::decision::Outcome;
    use domain::id::AccountId;
    use domain::id::RequestId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "decision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub request_id: Id<RequestId>,
        pub outcome: Code<Outcome>,
        pub words: String,
        pub details: Json<Details>,
        pub state: Code<DecisionState>,
        pub proposed_by: Id<AccountId>,
        pub proposed_at: Moment,
        pub manager_id: Option<Id<AccountId>>,
        pub answered_at: Option<Moment>,
        pub returned_because: Option<String>,
        pub sent_at: Option<Moment>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

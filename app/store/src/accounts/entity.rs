//! Rows of accounts.

/// A municipality.
pub mod municipality {
    use crate::column::{Id, Moment};
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "municipality")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<MunicipalityId>,
        pub name: String,
        pub phone: Option<String>,
        pub demonstration: bool,
        pub created_at: Moment,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A team of the municipality.
pub mod team {
    use crate::column::Id;
    use domain::id::MunicipalityId;
    use domain::id::TeamId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "team")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<TeamId>,
        pub municipality_id: Id<MunicipalityId>,
        pub name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A person.
pub mod account {
    use crate::column::{Code, Id, Moment};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use domain::lang::Lang;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<AccountId>,
        pub municipality_id: Id<MunicipalityId>,
        pub email: String,
        pub name: String,
        pub language: Code<Lang>,
        pub function: Option<String>,
        pub phone: Option<String>,
        pub post_address: Option<String>,
        pub created_at: Moment,
        pub sessions_from: Moment,
        pub sso_subject: Option<String>,
        pub erased_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What somebody does for the municipality.
pub mod role_grant {
    use crate::accounts::codes::GrantSource;
    use crate::column::{Code, Id};
    use domain::access::Role;
    use domain::id::AccountId;
    use domain::id::TeamId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "role_grant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub account_id: Id<AccountId>,
        pub role: Code<Role>,
        pub team_id: Option<Id<TeamId>>,
        pub areas: Option<String>,
        pub source: Option<Code<GrantSource>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A link that logs in once, or confirms once. Only its hash is kept.
pub mod login_token {
    use crate::accounts::codes::Purpose;
    use crate::column::{Code, Id, Moment};
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "login_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub municipality_id: Id<MunicipalityId>,
        pub email: String,
        pub purpose: Code<Purpose>,
        pub next: Option<String>,
        pub expires_at: Moment,
        pub used_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A browser that is logged in.
pub mod session {
    use crate::accounts::codes::Way;
    use crate::column::{Code, Id, Moment};
    use domain::id::AccountId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub account_id: Option<Id<AccountId>>,
        pub data: String,
        pub created_at: Moment,
        pub expires_at: Moment,
        pub seen_at: Option<Moment>,
        pub device: Option<String>,
        pub way: Option<Code<Way>>,
        pub tries: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// When somebody is away, and who does their work meanwhile.
pub mod absence {
    use crate::column::{Day, Id};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "absence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub account_id: Id<AccountId>,
        pub from_on: Day,
        pub until_on: Day,
        pub stand_in_id: Option<Id<AccountId>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who can be called by colleagues who need cover, from when until when.
pub mod duty {
    use crate::column::{Day, Id};
    use domain::id::AccountId;
    use domain::id::MunicipalityId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "duty")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub municipality_id: Id<MunicipalityId>,
        pub account_id: Id<AccountId>,
        pub from_on: Day,
        pub until_on: Day,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A passkey: the second step of logging in.
pub mod passkey {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use domain::id::PasskeyId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<PasskeyId>,
        pub account_id: Id<AccountId>,
        pub name: String,
        pub credential_id: String,
        pub credential: String,
        pub at: Moment,
        pub used_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A code for when a passkey is lost. Only its hash is kept.
pub mod recovery_code {
    use crate::column::{Id, Moment};
    use domain::id::AccountId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Uuid>,
        pub account_id: Id<AccountId>,
        pub hash: String,
        pub used_at: Option<Moment>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

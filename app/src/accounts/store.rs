//! Queries on accounts, roles and links; on who is on duty in `store/`.

pub mod duty;

use crate::{
    accounts::{
        entity::{account, login_token, role_grant, session, team},
        viewer::Viewer,
    },
    context::Municipality,
    db::{Key, new_key},
    error::AppError,
    journal::By,
    text::Lang,
};
use domain::{
    access::{Actor, Grant, Role},
    event::hex,
    id::{AccountId, MunicipalityId, TeamId},
    text::Email,
};
use jiff::{Timestamp, ToSpan};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use sha2::{Digest, Sha256};

pub use account::Model as Account;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Log in, within 15 minutes.
    LogIn,
    /// Confirm an initiative, within 14 days.
    Confirm,
    /// Answer a request for cover, within 14 days.
    Cover,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::LogIn => "log_in",
            Self::Confirm => "confirm",
            Self::Cover => "cover",
        }
    }

    fn expires(self, now: Timestamp) -> Timestamp {
        let hours = match self {
            Self::LogIn => return now.checked_add(15.minutes()).unwrap_or(now),
            Self::Confirm | Self::Cover => 14 * 24,
        };
        now.checked_add(hours.hours()).unwrap_or(now)
    }
}

/// The account with this address, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_email(db: &impl ConnectionTrait, municipality: MunicipalityId, email: &Email) -> Result<Option<Account>, AppError> {
    Ok(account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Key(municipality.0)))
        .filter(account::Column::Email.eq(email.as_str()))
        .one(db)
        .await?)
}

/// The account with this key, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Account>, AppError> {
    Ok(account::Entity::find_by_id(Key(id.0)).one(db).await?)
}

/// Names by account.
///
/// # Errors
/// When the database does not answer.
pub async fn names(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = AccountId>) -> Result<std::collections::HashMap<AccountId, String>, AppError> {
    let ids: Vec<_> = ids.into_iter().map(|id| Key(id.0)).collect();
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (AccountId(row.id.0), row.name)).collect())
}

/// The account with this address; a new one when there is none. An e-mail address is enough to take part.
///
/// # Errors
/// When the database does not answer.
pub async fn find_or_create(tx: &impl ConnectionTrait, by: By, email: &Email, name: &str, lang: Lang) -> Result<AccountId, AppError> {
    if let Some(there) = by_email(tx, by.municipality, email).await? {
        return Ok(AccountId(there.id.0));
    }
    let id = new_key();
    account::Entity::insert(account::ActiveModel {
        id: Set(Key(id)),
        municipality_id: Set(Key(by.municipality.0)),
        email: Set(email.as_str().to_owned()),
        name: Set(name.to_owned()),
        language: Set(lang.code().to_owned()),
        function: Set(None),
        phone: Set(None),
        created_at: Set(by.now.into()),
        sessions_from: Set(by.now.into()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(AccountId(id))
}

/// The same, and whether the account is new: somebody new is logged in at once, an address that is known may be another's.
///
/// # Errors
/// When the database does not answer.
pub async fn known_or_new(tx: &impl ConnectionTrait, by: By, email: &Email, name: &str, lang: Lang) -> Result<(AccountId, bool), AppError> {
    let is_new = by_email(tx, by.municipality, email).await?.is_none();
    Ok((find_or_create(tx, by, email, name, lang).await?, is_new))
}

/// Sets what colleagues and residents see of a member of staff.
///
/// # Errors
/// When the database does not answer.
pub async fn describe(tx: &impl ConnectionTrait, id: AccountId, function: &str, phone: &str) -> Result<(), AppError> {
    account::Entity::update_many()
        .col_expr(account::Column::Function, Expr::value(function))
        .col_expr(account::Column::Phone, Expr::value(phone))
        .filter(account::Column::Id.eq(Key(id.0)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives a role, in a team when one is named. It is for who reads the mail of the address: whoever asked something with it
/// before, and is logged in since, is logged out.
///
/// # Errors
/// When the database does not answer.
pub async fn grant(tx: &impl ConnectionTrait, account: AccountId, role: Role, team: Option<TeamId>) -> Result<(), AppError> {
    let same =
        role_grant::Entity::find().filter(role_grant::Column::AccountId.eq(Key(account.0))).filter(role_grant::Column::Role.eq(role.code())).all(tx).await?;
    if same.iter().any(|row| row.team_id.map(|id| id.0) == team.map(|team| team.0)) {
        return Ok(());
    }
    role_grant::Entity::insert(role_grant::ActiveModel {
        id: Set(Key(new_key())),
        account_id: Set(Key(account.0)),
        role: Set(role.code().to_owned()),
        team_id: Set(team.map(|team| Key(team.0))),
    })
    .exec_without_returning(tx)
    .await?;
    end_sessions(tx, account).await
}

/// The team with this name; a new one when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn team(tx: &impl ConnectionTrait, municipality: MunicipalityId, name: &str) -> Result<TeamId, AppError> {
    let there = team::Entity::find().filter(team::Column::MunicipalityId.eq(Key(municipality.0))).filter(team::Column::Name.eq(name)).one(tx).await?;
    if let Some(there) = there {
        return Ok(TeamId(there.id.0));
    }
    let id = new_key();
    let row = team::ActiveModel { id: Set(Key(id)), municipality_id: Set(Key(municipality.0)), name: Set(name.to_owned()) };
    team::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(TeamId(id))
}

/// All teams, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn teams(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<(TeamId, String)>, AppError> {
    let rows = team::Entity::find().filter(team::Column::MunicipalityId.eq(Key(municipality.0))).order_by_asc(team::Column::Name).all(db).await?;
    Ok(rows.into_iter().map(|row| (TeamId(row.id.0), row.name)).collect())
}

/// Somebody who works for the municipality.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// What they do, in words.
    pub function: Option<String>,
    /// The number they answer.
    pub phone: Option<String>,
    /// Their address.
    pub email: String,
    /// What they may do: every role they have.
    pub actor: Actor,
    /// The team they work in. Those of an alderman are a portfolio, not where they work.
    pub team: Option<TeamId>,
}

fn granted(row: &role_grant::Model) -> Option<Grant> {
    Some(Grant { role: row.role.parse().ok()?, team: row.team_id.map(|team| TeamId(team.0)) })
}

/// Everybody with a role, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn staff(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<Staff>, AppError> {
    let grants = role_grant::Entity::find().order_by_asc(role_grant::Column::Id).all(db).await?;
    let ids: Vec<_> = grants.iter().map(|grant| grant.account_id).collect();
    let accounts = account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Key(municipality.0)))
        .filter(account::Column::Id.is_in(ids))
        .order_by_asc(account::Column::Name)
        .all(db)
        .await?;
    let of = |account: account::Model| {
        let grants: Vec<_> = grants.iter().filter(|row| row.account_id == account.id).filter_map(granted).collect();
        let team = grants.iter().find_map(|grant| grant.team.filter(|_| matches!(grant.role, Role::Official | Role::Manager)));
        let id = AccountId(account.id.0);
        let actor = Actor { account: Some(id), grants };
        Staff { id, name: account.name, function: account.function, phone: account.phone, email: account.email, actor, team }
    };
    Ok(accounts.into_iter().map(of).collect())
}

/// Every role of everybody, by name of the person: who may answer what climbs.
///
/// # Errors
/// When the database does not answer.
pub async fn grants(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<(AccountId, Grant)>, AppError> {
    let staff = staff(db, municipality).await?;
    Ok(staff.into_iter().flat_map(|person| person.actor.grants.into_iter().map(move |grant| (person.id, grant))).collect())
}

/// Who somebody is and what they may do.
///
/// # Errors
/// When the database does not answer.
pub async fn viewer(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Viewer>, AppError> {
    let Some(account) = by_id(db, id).await? else { return Ok(None) };
    let rows = role_grant::Entity::find().filter(role_grant::Column::AccountId.eq(Key(id.0))).all(db).await?;
    let grants = rows.iter().filter_map(granted).collect();
    Ok(Some(Viewer { account: id, name: account.name, email: account.email, actor: Actor { account: Some(id), grants } }))
}

/// Makes a link that works once, and gives the part that stands in it. Only its hash is kept.
///
/// # Errors
/// When the database does not answer or the machine has no random numbers.
pub async fn new_token(tx: &impl ConnectionTrait, by: By, email: &Email, purpose: Purpose, next: Option<String>) -> Result<String, AppError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| AppError::Internal(anyhow::anyhow!("no random numbers: {error}")))?;
    let token = hex(&bytes);
    login_token::Entity::insert(login_token::ActiveModel {
        hash: Set(hashed(&token)),
        municipality_id: Set(Key(by.municipality.0)),
        email: Set(email.as_str().to_owned()),
        purpose: Set(purpose.code().to_owned()),
        next: Set(next),
        expires_at: Set(purpose.expires(by.now).into()),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(token)
}

/// Uses a link: its address and what comes next, or `None` when it is unknown, used or too old.
///
/// One statement decides, so that two clicks at the same moment can't both win.
///
/// # Errors
/// When the database does not answer.
pub async fn use_token(tx: &impl ConnectionTrait, by: By, token: &str, purpose: Purpose) -> Result<Option<(Email, Option<String>)>, AppError> {
    let used = login_token::Entity::update_many()
        .col_expr(login_token::Column::UsedAt, Expr::value(by.now.as_microsecond()))
        .filter(login_token::Column::Hash.eq(hashed(token)))
        .filter(login_token::Column::MunicipalityId.eq(Key(by.municipality.0)))
        .filter(login_token::Column::Purpose.eq(purpose.code()))
        .filter(login_token::Column::UsedAt.is_null())
        .filter(login_token::Column::ExpiresAt.gt(by.now.as_microsecond()))
        .exec(tx)
        .await?;
    if used.rows_affected == 0 {
        return Ok(None);
    }
    let Some(row) = login_token::Entity::find_by_id(hashed(token)).one(tx).await? else { return Ok(None) };
    let Ok(email) = row.email.parse::<Email>() else { return Ok(None) };
    if matches!(purpose, Purpose::LogIn | Purpose::Confirm) {
        prove(tx, by, &row.hash, &email).await?;
    }
    Ok(Some((email, row.next)))
}

/// The first link that is opened proves an address. Somebody who asked something with an address that was new to us is logged
/// in before that; whoever that was, the account is of who reads the mail, so they are logged out.
async fn prove(tx: &impl ConnectionTrait, by: By, hash: &str, email: &Email) -> Result<(), AppError> {
    let proved = login_token::Entity::find()
        .filter(login_token::Column::Email.eq(email.as_str()))
        .filter(login_token::Column::MunicipalityId.eq(Key(by.municipality.0)))
        .filter(login_token::Column::Purpose.is_in([Purpose::LogIn.code(), Purpose::Confirm.code()]))
        .filter(login_token::Column::UsedAt.is_not_null())
        .filter(login_token::Column::Hash.ne(hash))
        .count(tx)
        .await?;
    if proved > 0 {
        return Ok(());
    }
    match by_email(tx, by.municipality, email).await? {
        Some(account) => end_sessions(tx, AccountId(account.id.0)).await,
        None => Ok(()),
    }
}

/// What a link would do now, without using it: its address and what comes next. `None` when it would not work.
///
/// # Errors
/// When the database does not answer.
pub async fn peek_token(
    db: &impl ConnectionTrait,
    municipality: &Municipality,
    token: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<(Email, Option<String>)>, AppError> {
    let row = login_token::Entity::find_by_id(hashed(token)).one(db).await?;
    let works = |row: &login_token::Model| {
        row.municipality_id.0 == municipality.id.0 && row.purpose == purpose.code() && row.used_at.is_none() && row.expires_at.timestamp() > now
    };
    Ok(row.filter(works).and_then(|row| Some((row.email.parse().ok()?, row.next))))
}

/// Ends all sessions of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn end_sessions(tx: &impl ConnectionTrait, id: AccountId) -> Result<(), AppError> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(Key(id.0))).exec(tx).await?;
    Ok(())
}

fn hashed(token: &str) -> String {
    hex(&Sha256::digest(token))
}

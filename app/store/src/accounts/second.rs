//! The second step of logging in: passkeys, and codes for when one is lost.

use crate::{
    accounts::{
        entity::{passkey, recovery_code},
        hashed, secret,
    },
    column::{Id, new_id},
    error::StoreError,
    journal::By,
};
use domain::id::{AccountId, PasskeyId};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// A new passkey.
#[derive(Debug)]
pub struct Registered {
    /// By which no two are the same, over all accounts.
    pub credential_id: String,
    /// What is kept of it.
    pub credential: String,
}

/// A second step that was taken.
#[derive(Debug)]
pub struct Passed {
    /// With which passkey.
    pub credential_id: String,
    /// What is kept of it from now on, when that changed.
    pub credential: Option<String>,
}

/// A passkey.
#[derive(Debug, Clone)]
pub struct OwnPasskey {
    /// Its key.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// What is kept of it.
    pub credential: String,
    /// Since when.
    pub at: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// Passkeys of somebody, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn passkeys(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<OwnPasskey>, StoreError> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::AccountId.eq(Id(account)))
        .order_by_asc(passkey::Column::At)
        .all(db)
        .await?;
    let of = |row: passkey::Model| OwnPasskey {
        id: row.id.0,
        name: row.name,
        credential: row.credential,
        at: row.at.timestamp(),
        used: row.used_at.map(crate::column::Moment::timestamp),
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Adds one. `false` when there is one with this id already, of whomever.
///
/// # Errors
/// When the database does not answer.
pub async fn add_passkey(
    tx: &impl ConnectionTrait,
    by: By,
    account: AccountId,
    name: &str,
    new: Registered,
) -> Result<bool, StoreError> {
    let there =
        passkey::Entity::find().filter(passkey::Column::CredentialId.eq(&new.credential_id)).one(tx).await?;
    if there.is_some() {
        return Ok(false);
    }
    passkey::Entity::insert(passkey::ActiveModel {
        id: Set(Id(new_id())),
        account_id: Set(Id(account)),
        name: Set(name.to_owned()),
        credential_id: Set(new.credential_id),
        credential: Set(new.credential),
        at: Set(by.now.into()),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(true)
}

/// Notes that one was used.
///
/// # Errors
/// When the database does not answer.
pub async fn used_passkey(
    tx: &impl ConnectionTrait,
    by: By,
    account: AccountId,
    passed: Passed,
) -> Result<(), StoreError> {
    let mut change = passkey::ActiveModel { used_at: Set(Some(by.now.into())), ..Default::default() };
    if let Some(credential) = passed.credential {
        change.credential = Set(credential);
    }
    passkey::Entity::update_many()
        .set(change)
        .filter(passkey::Column::AccountId.eq(Id(account)))
        .filter(passkey::Column::CredentialId.eq(passed.credential_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes one away. Gives whether it was theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_passkey(
    tx: &impl ConnectionTrait,
    account: AccountId,
    id: PasskeyId,
) -> Result<bool, StoreError> {
    let gone = passkey::Entity::delete_many()
        .filter(passkey::Column::AccountId.eq(Id(account)))
        .filter(passkey::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Takes away every passkey and every code of somebody: they set up the second step anew at their next
/// log-in.
///
/// # Errors
/// When the database does not answer.
pub async fn reset_second_step(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), StoreError> {
    passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(Id(account))).exec(tx).await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(Id(account)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Codes of one set.
const CODES: usize = 10;

/// Makes new codes and forgets the old ones. Gives them once; only their hashes are kept. Each holds 60
/// random bits.
///
/// # Errors
/// When the database does not answer or the machine has no random numbers.
pub async fn new_codes(tx: &impl ConnectionTrait, account: AccountId) -> Result<Vec<String>, StoreError> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(Id(account)))
        .exec(tx)
        .await?;
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let secret = secret()?;
        let code: Vec<String> = secret
            .as_bytes()
            .chunks(5)
            .take(3)
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect();
        let code = code.join("-");
        recovery_code::Entity::insert(recovery_code::ActiveModel {
            id: Set(Id(new_id())),
            account_id: Set(Id(account)),
            hash: Set(hash(account, &code)),
            used_at: Set(None),
        })
        .exec_without_returning(tx)
        .await?;
        codes.push(code);
    }
    Ok(codes)
}

fn hash(account: AccountId, code: &str) -> String {
    let typed: String =
        code.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect();
    hashed(&format!("{account}:{typed}"))
}

/// Uses a code, once. One statement decides, so that two tries at the same moment can't both win.
///
/// # Errors
/// When the database does not answer.
pub async fn use_code(
    tx: &impl ConnectionTrait,
    by: By,
    account: AccountId,
    code: &str,
) -> Result<bool, StoreError> {
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(by.now.as_microsecond()))
        .filter(recovery_code::Column::AccountId.eq(Id(account)))
        .filter(recovery_code::Column::Hash.eq(hash(account, code)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected > 0)
}

/// How many codes were not used yet.
///
/// # Errors
/// When the database does not answer.
pub async fn codes_left(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, StoreError> {
    let mine = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(Id(account)));
    Ok(mine.filter(recovery_code::Column::UsedAt.is_null()).count(db).await?)
}

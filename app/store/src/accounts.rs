//! Queries on accounts and their sessions; on roles, links and who is on duty in `store/`.

pub mod absence;
mod codes;
pub mod duty;
mod entering;
pub mod entity;
mod find;
mod reach;
mod roles;
mod second;
pub mod sessions;
mod tokens;
pub mod viewer;

pub use codes::{GrantSource, Purpose, Way};
pub use entering::{find_or_create, find_or_create_all};
pub use find::{by_addresses, by_email, end_sessions};
pub use reach::{Reach, by_phone, reached_by, set_phone, set_reach};
pub use roles::{
    Granted, Staff, grant, grants, lock_roles, remove_team, rename_team, revoke, roles_of, staff, team, teams,
};
pub use second::{
    OwnPasskey, Passed, Registered, add_passkey, codes_left, new_codes, passkeys, remove_passkey,
    reset_second_step, use_code, used_passkey,
};
pub use tokens::{
    addresses_since, end_links, hashed, known_token, leaves, links_since, new_token, peek_token, secret,
    use_token,
};

use crate::{
    accounts::{
        entity::{account, login_token, role_grant, session},
        viewer::Viewer,
    },
    column::{Id, new_id},
    error::StoreError,
    journal::{By, entity::idempotency_key},
    keys::one_of,
    search::entries,
};
use domain::{
    access::Actor,
    id::{AccountId, MunicipalityId},
    lang::Lang,
    text::{Email, Name, email::NO_MAIL},
};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

pub use account::Model as Account;

/// The account with this key, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Account>, StoreError> {
    Ok(account::Entity::find_by_id(Id(id)).one(db).await?)
}

/// Those of these people who have no e-mail address.
///
/// # Errors
/// When the database does not answer.
pub async fn on_paper(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<Vec<Account>, StoreError> {
    Ok(account::Entity::find()
        .filter(one_of(db, account::Column::Id, ids))
        .filter(account::Column::Email.ends_with(NO_MAIL))
        .filter(account::Column::ErasedAt.is_null())
        .all(db)
        .await?)
}

/// The account with this key at the municipality's own log-in, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn by_subject(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    subject: &str,
) -> Result<Option<Account>, StoreError> {
    Ok(account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Id(municipality)))
        .filter(account::Column::SsoSubject.eq(subject))
        .one(db)
        .await?)
}

/// Binds an account to a key at the municipality's own log-in.
///
/// # Errors
/// When the database does not answer.
pub async fn bind_subject(tx: &impl ConnectionTrait, id: AccountId, subject: &str) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::SsoSubject, Expr::value(subject))
        .filter(account::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Names by account.
///
/// # Errors
/// When the database does not answer.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, StoreError> {
    let rows = account::Entity::find().filter(one_of(db, account::Column::Id, ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name)).collect())
}

impl Account {
    /// Whether mail reaches them; letters to who has no e-mail address are printed.
    #[must_use]
    pub fn reads_mail(&self) -> bool {
        !self.email.ends_with(NO_MAIL)
    }
}

/// Sets the name of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn rename(tx: &impl ConnectionTrait, id: AccountId, name: &Name) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::Name, Expr::value(name.as_str()))
        .filter(account::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    entries::forget(tx, id.0).await?;
    entering::index(tx, id, name.as_str()).await
}

/// Writes the names of all, where there are none.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    for row in account::Entity::find().filter(account::Column::Name.ne(ERASED)).all(tx).await? {
        entering::index(tx, row.id.0, &row.name).await?;
    }
    Ok(())
}

/// Sets by which address somebody is known, and logs them out everywhere: whoever got in by the old one is
/// out. Links that went there log nobody in.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(tx: &impl ConnectionTrait, there: &Account, email: &Email) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::Email, Expr::value(email.as_str()))
        .filter(account::Column::Id.eq(there.id))
        .exec(tx)
        .await?;
    end_links(tx, &there.email).await?;
    login_token::Entity::update_many()
        .col_expr(login_token::Column::Email, Expr::value(email.as_str()))
        .filter(login_token::Column::Email.eq(&there.email))
        .exec(tx)
        .await?;
    end_sessions(tx, there.id.0).await
}

/// Sets what colleagues and residents see of a member of staff.
///
/// # Errors
/// When the database does not answer.
pub async fn describe(
    tx: &impl ConnectionTrait,
    id: AccountId,
    function: &str,
    phone: &str,
) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::Function, Expr::value(function))
        .col_expr(account::Column::Phone, Expr::value(phone))
        .filter(account::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Who somebody is and what they may do.
///
/// # Errors
/// When the database does not answer.
pub async fn viewer(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Viewer>, StoreError> {
    let Some(account) = by_id(db, id).await? else { return Ok(None) };
    let rows = role_grant::Entity::find().filter(role_grant::Column::AccountId.eq(Id(id))).all(db).await?;
    let grants = rows.iter().filter_map(roles::granted).collect();
    let since = account.created_at.timestamp();
    Ok(Some(Viewer {
        account: id,
        name: account.name,
        email: account.email,
        since,
        actor: Actor { account: Some(id), grants },
    }))
}

/// A browser that is logged in.
#[derive(Debug, Clone)]
pub struct Device {
    /// By which it is named in forms: the hash of its number, which logs nobody in.
    pub id: String,
    /// Browser and machine, in words.
    pub name: String,
    /// How somebody logged in there.
    pub way: Option<Way>,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
}

/// Where somebody is logged in now, the one used last first. What ended by itself is not among them.
///
/// # Errors
/// When the database does not answer.
pub async fn devices(
    db: &impl ConnectionTrait,
    id: AccountId,
    limits: domain::session::Limits,
    now: Timestamp,
) -> Result<Vec<Device>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(Id(id)))
        .order_by_desc(session::Column::SeenAt)
        .all(db)
        .await?;
    let devices = rows.into_iter().map(|row| {
        let since = row.created_at.timestamp();
        let seen = row.seen_at.map_or(since, crate::column::Moment::timestamp);
        Device {
            id: row.id,
            name: row.device.unwrap_or_default(),
            way: row.way.map(|way| way.0),
            since,
            seen,
        }
    });
    Ok(devices.filter(|device| !domain::session::is_over(limits, device.since, device.seen, now)).collect())
}

/// Ends one session of somebody. Gives whether it was theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn end_session(tx: &impl ConnectionTrait, id: AccountId, device: &str) -> Result<bool, StoreError> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(Id(id)))
        .filter(session::Column::Id.eq(device))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// What stands where a name was.
pub const ERASED: &str = "(gewist)";

/// Erases an account: the key stays, so that chains and figures hold; everything by which one knows the
/// person goes. The name stays when a formal application of theirs is in the archive.
///
/// # Errors
/// When the database does not answer.
pub async fn erase(
    tx: &impl ConnectionTrait,
    by: By,
    id: AccountId,
    keeps_name: bool,
) -> Result<(), StoreError> {
    let Some(there) = by_id(tx, id).await? else { return Ok(()) };
    end_sessions(tx, id).await?;
    login_token::Entity::delete_many().filter(login_token::Column::Email.eq(&there.email)).exec(tx).await?;
    reset_second_step(tx, id).await?;
    absence::forget(tx, id).await?;
    idempotency_key::Entity::delete_many()
        .filter(idempotency_key::Column::AccountId.eq(Id(id)))
        .exec(tx)
        .await?;
    let change = account::ActiveModel {
        email: Set(format!("{}@gewist.invalid", id.0)),
        name: Set(if keeps_name { there.name } else { ERASED.to_owned() }),
        function: Set(None),
        phone: Set(None),
        post_address: Set(None),
        sso_subject: Set(None),
        erased_at: Set(Some(by.now.into())),
        ..Default::default()
    };
    account::Entity::update_many().set(change).filter(account::Column::Id.eq(Id(id))).exec(tx).await?;
    if !keeps_name {
        entries::forget(tx, id.0).await?;
    }
    Ok(())
}

/// The account that stands for nobody: what was asked by somebody who is erased is of this one.
///
/// # Errors
/// When the database does not answer.
pub async fn nobody(tx: &impl ConnectionTrait, by: By) -> Result<AccountId, StoreError> {
    const ADDRESS: &str = "niemand@gewist.invalid";
    if let Some(there) = find::at(tx, by.municipality, ADDRESS).await? {
        return Ok(there.id.0);
    }
    let id = new_id();
    account::Entity::insert(account::ActiveModel {
        erased_at: Set(Some(by.now.into())),
        ..entering::new(by, id, ADDRESS, ERASED, Lang::Nl)
    })
    // Two who are erased at the same moment, the first ones ever, make it once.
    .on_conflict(
        sea_orm::sea_query::OnConflict::columns([account::Column::MunicipalityId, account::Column::Email])
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    let there = find::at(tx, by.municipality, ADDRESS).await?;
    Ok(there.map_or(id, |there| there.id.0))
}

/// What the machine does not need any more: sessions that ended, links that are old, keys of forms of last
/// week.
fn worn(now: Timestamp) -> (sea_orm::Condition, sea_orm::Condition, sea_orm::Condition) {
    let before = |hours: i64| {
        crate::column::Moment::from(now.checked_sub(jiff::SignedDuration::from_hours(hours)).unwrap_or(now))
    };
    (
        sea_orm::Condition::all().add(session::Column::ExpiresAt.lt(before(0))),
        // The page of one that was used says what it did.
        sea_orm::Condition::all()
            .add(login_token::Column::ExpiresAt.lt(before(24)))
            .add(login_token::Column::UsedAt.is_null()),
        sea_orm::Condition::all().add(idempotency_key::Column::At.lt(before(7 * 24))),
    )
}

/// How much of that there is.
///
/// # Errors
/// When the database does not answer.
pub async fn worn_out(db: &impl ConnectionTrait, now: Timestamp) -> Result<u64, StoreError> {
    let (sessions, links, keys) = worn(now);
    let (sessions, links) = (
        session::Entity::find().filter(sessions).count(db).await?,
        login_token::Entity::find().filter(links).count(db).await?,
    );
    Ok(sessions + links + idempotency_key::Entity::find().filter(keys).count(db).await?)
}

/// Takes it away.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_worn_out(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64, StoreError> {
    let (sessions, links, keys) = worn(now);
    absence::forget_past(tx, domain::time::day_of(now)).await?;
    let gone = session::Entity::delete_many().filter(sessions).exec(tx).await?.rows_affected
        + login_token::Entity::delete_many().filter(links).exec(tx).await?.rows_affected;
    Ok(gone + idempotency_key::Entity::delete_many().filter(keys).exec(tx).await?.rows_affected)
}

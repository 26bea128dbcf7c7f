//! How people are reached, also those without an e-mail address.

use crate::{
    accounts::{
        entering::{entry, find_or_create, new},
        entity::account,
    },
    column::{Id, new_id},
    error::StoreError,
    journal::Write,
    search::entries,
};
use domain::{
    id::AccountId,
    lang::Lang,
    text::{Email, Line, Name, Phone, email::NO_MAIL, fold},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

/// How somebody is reached for whom a colleague fills something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// By mail.
    Mail(Email),
    /// By telephone, and by letters on paper to a postal address when there is one.
    Paper(Phone, Option<Line<200>>),
}

/// Who without an e-mail address is known by this number and name, until the transaction ends: two colleagues
/// at once find the same person.
///
/// # Errors
/// When the database does not answer.
pub async fn by_phone(write: &Write, phone: &Phone, name: &Name) -> Result<Option<AccountId>, StoreError> {
    write.queue_for(phone.as_str()).await?;
    let there = account::Entity::find()
        .filter(account::Column::MunicipalityId.eq(Id(write.by().municipality)))
        .filter(account::Column::Phone.eq(phone.as_str()))
        .filter(account::Column::Email.ends_with(NO_MAIL))
        .order_by_asc(account::Column::Id)
        .all(write.tx())
        .await?;
    let same = there.into_iter().find(|there| fold(&there.name) == fold(name.as_str()));
    Ok(same.map(|there| there.id.0))
}

/// The account of who is reached so; a new one when there is none. Who has no e-mail address is known by
/// telephone number and name together: a household shares a number.
///
/// # Errors
/// When the database does not answer.
pub async fn reached_by(
    write: &Write,
    reach: &Reach,
    name: &Name,
    lang: Lang,
) -> Result<AccountId, StoreError> {
    let (tx, by) = (write.tx(), write.by());
    let (phone, post) = match reach {
        Reach::Mail(email) => return find_or_create(tx, by, email, name, lang).await,
        Reach::Paper(phone, post) => (phone, post.as_ref()),
    };
    if let Some(there) = by_phone(write, phone, name).await? {
        if let Some(post) = post {
            set_reach(tx, there, phone, Some(post)).await?;
        }
        return Ok(there);
    }
    let id: AccountId = new_id();
    account::Entity::insert(account::ActiveModel {
        phone: Set(Some(phone.as_str().to_owned())),
        post_address: Set(post.map(|post| post.as_str().to_owned())),
        ..new(by, id, &format!("{}{NO_MAIL}", id.0), name.as_str(), lang)
    })
    .exec_without_returning(tx)
    .await?;
    entries::put_new(tx, &[entry(id, name.as_str())]).await?;
    Ok(id)
}

/// Sets by which number a resident can be called; none takes it away.
///
/// # Errors
/// When the database does not answer.
pub async fn set_phone(
    tx: &impl ConnectionTrait,
    id: AccountId,
    phone: Option<&Phone>,
) -> Result<(), StoreError> {
    account::Entity::update_many()
        .col_expr(account::Column::Phone, Expr::value(phone.map(Phone::as_str)))
        .filter(account::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Sets telephone number and postal address of somebody without an e-mail address.
///
/// # Errors
/// When the database does not answer.
pub async fn set_reach(
    tx: &impl ConnectionTrait,
    id: AccountId,
    phone: &Phone,
    post: Option<&Line<200>>,
) -> Result<(), StoreError> {
    let change = account::ActiveModel {
        phone: Set(Some(phone.as_str().to_owned())),
        post_address: Set(post.map(|post| post.as_str().to_owned())),
        ..Default::default()
    };
    account::Entity::update_many().set(change).filter(account::Column::Id.eq(Id(id))).exec(tx).await?;
    Ok(())
}

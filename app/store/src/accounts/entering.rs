//! Accounts of those who come in.

use crate::{
    accounts::{entity::account, find::by_addresses},
    column::{Code, Id, new_id},
    error::StoreError,
    journal::By,
    keys,
    search::{
        Subject,
        entries::{self, Entry},
    },
};
use domain::{
    id::{AccountId, MunicipalityId},
    lang::Lang,
    text::{Email, Name},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use std::collections::HashMap;

/// The row of a new account.
pub(super) fn new(by: By, id: AccountId, address: &str, name: &str, lang: Lang) -> account::ActiveModel {
    account::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        email: Set(address.to_owned()),
        name: Set(name.to_owned()),
        language: Set(Code(lang)),
        function: Set(None),
        phone: Set(None),
        post_address: Set(None),
        created_at: Set(by.now.into()),
        sessions_from: Set(by.now.into()),
        sso_subject: Set(None),
        erased_at: Set(None),
    }
}

/// The account with this address; a new one when there is none. An e-mail address is enough to take part.
///
/// # Errors
/// When the database does not answer.
pub async fn find_or_create(
    tx: &impl ConnectionTrait,
    by: By,
    email: &Email,
    name: &Name,
    lang: Lang,
) -> Result<AccountId, StoreError> {
    let people = [(by, email.clone(), name.clone())];
    find_or_create_all(tx, by.municipality, &people, lang).await?.pop().ok_or(StoreError::NotFound)
}

/// The accounts with these addresses, in their order; new ones since these moments where there are none.
///
/// # Errors
/// When the database does not answer.
pub async fn find_or_create_all(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    people: &[(By, Email, Name)],
    lang: Lang,
) -> Result<Vec<AccountId>, StoreError> {
    let addresses = people.iter().map(|(_, email, _)| email.as_str().to_owned());
    let there = by_addresses(tx, municipality, addresses.collect()).await?;
    let mut known: HashMap<String, AccountId> =
        there.into_iter().map(|(email, account)| (email, account.id.0)).collect();
    let (mut all, mut created) = (Vec::new(), Vec::new());
    for (by, email, name) in people {
        let id = known.entry(email.as_str().to_owned()).or_insert_with(|| {
            let id = new_id();
            created.push((*by, id, email.as_str(), name.as_str()));
            id
        });
        all.push(*id);
    }
    create(tx, created, lang).await?;
    Ok(all)
}

/// Adds accounts, and the names by which what is theirs is found.
async fn create(
    tx: &impl ConnectionTrait,
    people: Vec<(By, AccountId, &str, &str)>,
    lang: Lang,
) -> Result<(), StoreError> {
    let row = |(by, id, email, name): &(By, AccountId, &str, &str)| new(*by, *id, email, name, lang);
    keys::insert_all(tx, people.iter().map(row).collect()).await?;
    let entries: Vec<Entry> = people.iter().map(|(_, id, _, name)| entry(*id, name)).collect();
    entries::put_new(tx, &entries).await
}

/// Writes the name by which what is somebody's is found.
pub(super) async fn index(tx: &impl ConnectionTrait, id: AccountId, name: &str) -> Result<(), StoreError> {
    entries::put(tx, entry(id, name)).await
}

/// The name by which what is somebody's is found.
pub(super) fn entry(id: AccountId, name: &str) -> Entry {
    Entry::new(Subject::Person, id, (name, ""), &[])
}

//! What an administrator can do with colleagues, their roles and their teams.

use crate::{
    accounts::{actions, letters},
    action::ActionError,
    handover::{actions::Successors, leaving::take_role},
};
use domain::{
    access::Grant,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, TeamId},
    lang::Lang,
    text::{Email, Name},
};
use serde_json::json;
use store::{
    accounts::{GrantSource, Granted},
    error::StoreError,
    journal::{Fact, Write},
};

/// What colleagues see of each other.
#[derive(Debug, Clone, Copy)]
pub struct Described<'a> {
    /// Their name.
    pub name: &'a Name,
    /// What they do, in words.
    pub function: &'a str,
    /// The number they answer.
    pub phone: &'a str,
}

/// Nobody gives a role to themselves.
fn of_another(write: &Write, account: AccountId) -> Result<(), ActionError> {
    if write.by().actor == Some(account) { Err(ActionError::Refused("refused-own-role")) } else { Ok(()) }
}

/// Adds somebody new, or somebody who is known by this address already, with a first role.
///
/// # Errors
/// When it is oneself, and when the database does not answer.
pub async fn add_colleague(
    write: &Write,
    email: &Email,
    described: Described<'_>,
    grant: &Grant,
) -> Result<AccountId, ActionError> {
    let account =
        store::accounts::find_or_create(write.tx(), write.by(), email, described.name, Lang::Nl).await?;
    of_another(write, account)?;
    set_description(write, account, described).await?;
    give_role(write, account, grant).await?;
    Ok(account)
}

async fn set_description(
    write: &Write,
    account: AccountId,
    described: Described<'_>,
) -> Result<(), ActionError> {
    store::accounts::rename(write.tx(), account, described.name).await?;
    Ok(store::accounts::describe(write.tx(), account, described.function, described.phone).await?)
}

/// Says anew what colleagues see of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn describe(
    write: &Write,
    account: AccountId,
    described: Described<'_>,
) -> Result<(), ActionError> {
    set_description(write, account, described).await?;
    write
        .event(Fact {
            aggregate: Aggregate::Account,
            id: account.0,
            kind: Kind::AccountChanged,
            audience: Audience::Staff,
            payload: json!({}),
        })
        .await?;
    Ok(())
}

/// Gives a colleague a role, and tells them by mail.
///
/// # Errors
/// When it is oneself, and when the database does not answer.
pub async fn give_role(write: &Write, account: AccountId, grant: &Grant) -> Result<(), ActionError> {
    of_another(write, account)?;
    // Who has it already has it; nobody hears it twice.
    if !actions::grant_role(write, account, grant, GrantSource::Hand).await? {
        return Ok(());
    }
    match store::accounts::by_id(write.tx(), account).await? {
        Some(person) => letters::role_granted(write, &person, grant.role).await,
        None => Ok(()),
    }
}

/// Takes a role back, and hands over what stood on the name. Gives how many roles are left.
///
/// # Errors
/// When it is the last administrator, and when the database does not answer.
pub async fn take_role_back(
    write: &Write,
    account: AccountId,
    there: &Granted,
    to: Successors<'_>,
) -> Result<usize, ActionError> {
    take_role(write, account, there, GrantSource::Hand, to).await?;
    Ok(store::accounts::roles_of(write.tx(), account).await?.len())
}

async fn team_changed(write: &Write, team: TeamId, what: &str) -> Result<(), ActionError> {
    Ok(write.setting(Kind::TeamChanged, json!({"team": team, "what": what})).await?)
}

/// Refuses a name that another team has.
async fn name_is_free(write: &Write, name: &str, but: Option<TeamId>) -> Result<(), ActionError> {
    let teams = store::accounts::teams(write.tx(), write.by().municipality).await?;
    let taken = teams.iter().any(|(team, there)| Some(*team) != but && there == name);
    if taken { Err(ActionError::Refused("error-team-twice")) } else { Ok(()) }
}

/// Makes a team.
///
/// # Errors
/// When there is one with this name, and when the database does not answer.
pub async fn add_team(write: &Write, name: &str) -> Result<TeamId, ActionError> {
    name_is_free(write, name, None).await?;
    let team = store::accounts::team(write.tx(), write.by().municipality, name).await?;
    team_changed(write, team, "added").await?;
    Ok(team)
}

/// Gives a team another name.
///
/// # Errors
/// When another one has this name, and when the database does not answer.
pub async fn rename_team(write: &Write, team: TeamId, name: &str) -> Result<(), ActionError> {
    name_is_free(write, name, Some(team)).await?;
    store::accounts::rename_team(write.tx(), team, name).await?;
    team_changed(write, team, "renamed").await
}

/// Takes a team away. One that work or people belong to stays.
///
/// # Errors
/// When something belongs to it, when there is no such team, and when the database does not answer.
pub async fn remove_team(write: &Write, team: TeamId) -> Result<(), ActionError> {
    let teams = store::accounts::teams(write.tx(), write.by().municipality).await?;
    if !teams.iter().any(|(id, _)| *id == team) {
        return Err(StoreError::NotFound.into());
    }
    store::accounts::remove_team(write.tx(), team).await?;
    team_changed(write, team, "removed").await
}

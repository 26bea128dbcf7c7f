//! Who does what for the municipality, in which team.

use crate::accounts::codes::GrantSource;
use crate::{
    accounts::{
        absence, end_sessions,
        entity::{account, municipality, role_grant, team},
    },
    column::{Code, Id, new_id},
    error::StoreError,
    keys::one_of,
};
use domain::{
    absence::present,
    access::{Actor, Grant, Role},
    id::{AccountId, MunicipalityId, TeamId},
    text::sort_key,
};
use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

/// Gives a role, in a team when one is named. It is for who reads the mail of the address: whoever asked
/// something with it before, and is logged in since, is logged out. Gives whether they did not have it yet.
///
/// # Errors
/// When the database does not answer.
pub async fn grant(
    tx: &impl ConnectionTrait,
    account: AccountId,
    grant: &Grant,
    source: GrantSource,
) -> Result<bool, StoreError> {
    let same = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(Id(account)))
        .filter(role_grant::Column::Role.eq(Code(grant.role)))
        .all(tx)
        .await?;
    if same.iter().any(|row| granted(row).as_ref() == Some(grant)) {
        return Ok(false);
    }
    role_grant::Entity::insert(role_grant::ActiveModel {
        id: Set(Id(new_id())),
        account_id: Set(Id(account)),
        role: Set(Code(grant.role)),
        team_id: Set(grant.team.map(Id)),
        areas: Set(Some(grant.areas.join(",")).filter(|areas| !areas.is_empty())),
        source: Set(Some(Code(source))),
    })
    .exec_without_returning(tx)
    .await?;
    end_sessions(tx, account).await?;
    Ok(true)
}

/// The team with this name; a new one when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn team(
    tx: &impl ConnectionTrait,
    municipality: MunicipalityId,
    name: &str,
) -> Result<TeamId, StoreError> {
    let there = team::Entity::find()
        .filter(team::Column::MunicipalityId.eq(Id(municipality)))
        .filter(team::Column::Name.eq(name))
        .one(tx)
        .await?;
    if let Some(there) = there {
        return Ok(there.id.0);
    }
    let id = new_id();
    let row = team::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(municipality)),
        name: Set(name.to_owned()),
    };
    team::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// All teams, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn teams(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<(TeamId, String)>, StoreError> {
    let rows = team::Entity::find().filter(team::Column::MunicipalityId.eq(Id(municipality))).all(db).await?;
    let mut teams: Vec<_> = rows.into_iter().map(|row| (row.id.0, row.name)).collect();
    teams.sort_by_cached_key(|(id, name)| (sort_key(name), *id));
    Ok(teams)
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

/// A row as the rules know it; nothing for a role that this version does not have.
pub(super) fn granted(row: &role_grant::Model) -> Option<Grant> {
    let areas = row
        .areas
        .iter()
        .flat_map(|areas| areas.split(','))
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    Some(Grant { role: row.role.0, team: row.team_id.map(|team| team.0), areas })
}

/// Everybody with a role, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn staff(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<Staff>, StoreError> {
    let grants = role_grant::Entity::find().order_by_asc(role_grant::Column::Id).all(db).await?;
    // By key alone: with the municipality in it a database may rather walk through everybody who lives there.
    let with_a_role = one_of(db, account::Column::Id, grants.iter().map(|grant| grant.account_id));
    let mut accounts = account::Entity::find().filter(with_a_role).all(db).await?;
    accounts.retain(|account| account.municipality_id.0 == municipality);
    let of = |account: account::Model| {
        let grants: Vec<_> =
            grants.iter().filter(|row| row.account_id == account.id).filter_map(granted).collect();
        let team = grants
            .iter()
            .find_map(|grant| grant.team.filter(|_| matches!(grant.role, Role::Official | Role::Manager)));
        let id = account.id.0;
        let actor = Actor { account: Some(id), grants };
        Staff {
            id,
            name: account.name,
            function: account.function,
            phone: account.phone,
            email: account.email,
            actor,
            team,
        }
    };
    let mut staff: Vec<Staff> = accounts.into_iter().map(of).collect();
    staff.sort_by_cached_key(|person| (sort_key(&person.name), person.id));
    Ok(staff)
}

/// Every role with who does it today, by name of whoever has it: who may answer what climbs.
///
/// # Errors
/// When the database does not answer.
pub async fn grants(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    today: Date,
) -> Result<Vec<(AccountId, Grant)>, StoreError> {
    let all: Vec<_> = staff(db, municipality)
        .await?
        .into_iter()
        .flat_map(|person| person.actor.grants.into_iter().map(move |grant| (person.id, grant)))
        .collect();
    Ok(present(&all, &absence::away(db, municipality, today).await?))
}

/// A role as an administrator sees it.
#[derive(Debug, Clone)]
pub struct Granted {
    /// By which it is taken back.
    pub id: Uuid,
    /// What it is.
    pub grant: Grant,
    /// Whether it came with the municipality's own log-in.
    pub by_sso: bool,
}

/// The roles of one person.
///
/// # Errors
/// When the database does not answer.
pub async fn roles_of(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Granted>, StoreError> {
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(Id(account)))
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await?;
    let of = |row: role_grant::Model| {
        Some(Granted {
            grant: granted(&row)?,
            id: row.id.0,
            by_sso: row.source == Some(Code(GrantSource::SingleSignOn)),
        })
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// Takes a role back, and logs its holder out everywhere, so that it is gone at once. Gives what it was.
///
/// # Errors
/// When the database does not answer.
pub async fn revoke(
    tx: &impl ConnectionTrait,
    account: AccountId,
    id: Uuid,
) -> Result<Option<Grant>, StoreError> {
    let row = role_grant::Entity::find_by_id(Id(id))
        .filter(role_grant::Column::AccountId.eq(Id(account)))
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    role_grant::Entity::delete_by_id(row.id).exec(tx).await?;
    end_sessions(tx, account).await?;
    Ok(granted(&row))
}

/// Gives a team another name.
///
/// # Errors
/// When the database does not answer.
pub async fn rename_team(tx: &impl ConnectionTrait, id: TeamId, name: &str) -> Result<(), StoreError> {
    team::Entity::update_many()
        .col_expr(team::Column::Name, Expr::value(name))
        .filter(team::Column::Id.eq(Id(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a team away that nothing belongs to.
///
/// # Errors
/// [`StoreError::Refused`] when people, requests or obstacles belong to it: the database itself says so.
pub async fn remove_team(tx: &impl ConnectionTrait, id: TeamId) -> Result<(), StoreError> {
    let removed = team::Entity::delete_by_id(Id(id)).exec(tx).await;
    match removed {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))) => {
            Err(StoreError::Refused("refused-team-used"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Waits until nobody else gives or takes roles of which one has to be left.
///
/// # Errors
/// When the database does not answer.
pub async fn lock_roles(tx: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<(), StoreError> {
    municipality::Entity::find_by_id(Id(municipality)).lock_exclusive().one(tx).await?;
    Ok(())
}

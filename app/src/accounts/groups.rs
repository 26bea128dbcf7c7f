//! The roles that follow from the groups which somebody is in at the municipality's own log-in.

use crate::{
    accounts::actions::{grant_role, now_called},
    action::ActionError,
    handover::{
        actions::Successors,
        leaving::{LAST_ADMIN, take_role},
    },
};
use domain::{
    access::{Grant, Role},
    id::AccountId,
};
use store::{accounts::GrantSource, journal::Write};
use web::sso::GroupRole;

/// Gives the roles of the groups that somebody is in, and takes back those whose group is gone. What an
/// administrator gave by hand stays, and so does the last administrator. What stood on the name is the team's
/// then, and asked of whoever is there.
///
/// # Errors
/// When the database does not answer.
pub async fn follow_groups(
    write: &Write,
    account: AccountId,
    roles: &[&GroupRole],
) -> Result<(), ActionError> {
    let mut wanted: Vec<Grant> = Vec::new();
    for one in roles {
        let team = match &one.team {
            Some(team) => Some(store::accounts::team(write.tx(), write.by().municipality, team).await?),
            None => None,
        };
        wanted.push(Grant { role: one.role, team, areas: now_called(write, &one.areas).await? });
    }
    let there = store::accounts::roles_of(write.tx(), account).await?;
    let gone: Vec<_> = there.iter().filter(|one| one.by_sso && !wanted.contains(&one.grant)).collect();
    if gone.iter().any(|one| one.grant.role == Role::Admin) {
        // Before anything is written, so that two who come in at once don't wait for each other.
        store::accounts::lock_roles(write.tx(), write.by().municipality).await?;
    }
    // First what is new: who gets another team keeps what they can still do.
    for grant in wanted.iter().filter(|grant| !there.iter().any(|one| one.grant == **grant)) {
        grant_role(write, account, grant, GrantSource::SingleSignOn).await?;
    }
    for one in gone {
        let source = GrantSource::SingleSignOn;
        match take_role(write, account, one, source, Successors::default()).await {
            // Whoever is the last to let others in stays it, whatever the provider says.
            Err(ActionError::Refused(LAST_ADMIN)) => tracing::warn!("single sign-on: {LAST_ADMIN}"),
            done => done?,
        }
    }
    Ok(())
}

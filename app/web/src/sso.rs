//! Single sign-on: colleagues log in where they log in for everything (OpenID Connect). Their roles follow
//! from their groups there.

mod errors;
mod http;
mod party;
mod settings;

pub use errors::{BadToken, OidcError};
pub use party::{Answer, Identity, Pending, RelyingParty};
pub use settings::Settings;

use domain::access::Role;

/// A group of the provider, and the role that it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRole {
    /// Its name there.
    pub group: String,
    /// The role.
    pub role: Role,
    /// In which team; the whole municipality without one.
    pub team: Option<String>,
    /// For which districts; all without any.
    pub areas: Vec<String>,
}

impl GroupRole {
    /// Reads `official`, `official@Wijken` or `official@Wijken/WK015300,WK015301`.
    ///
    /// # Errors
    /// When there is no such role.
    pub fn parse(group: &str, text: &str) -> Result<Self, domain::UnknownCode> {
        let (text, areas) = text.split_once('/').unwrap_or((text, ""));
        let (role, team) = text.split_once('@').unwrap_or((text, ""));
        Ok(Self {
            group: group.trim().to_owned(),
            role: role.trim().parse()?,
            team: Some(team.trim().to_owned()).filter(|team| !team.is_empty()),
            areas: areas
                .split(',')
                .map(str::trim)
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }
}

/// Single sign-on, as it is set up.
#[derive(Debug)]
pub struct Sso {
    /// The protocol.
    pub party: RelyingParty,
    /// What the button says: how colleagues call their log-in.
    pub name: String,
    /// Which group gives which role.
    pub roles: Vec<GroupRole>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_gives_a_role_in_a_team_for_districts() {
        let one = GroupRole::parse(" G-Wijken ", "official@Wijken en Stadsdelen/WK1, WK2").unwrap();
        assert_eq!(
            (one.group.as_str(), one.role, one.team.as_deref()),
            ("G-Wijken", Role::Official, Some("Wijken en Stadsdelen"))
        );
        assert_eq!(one.areas, ["WK1", "WK2"]);
        let whole = GroupRole::parse("G", "admin").unwrap();
        assert_eq!((whole.team, whole.areas.len()), (None, 0));
        assert!(GroupRole::parse("G", "king").is_err());
    }
}

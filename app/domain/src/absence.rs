//! Somebody who is away has a stand-in: what would wait for them waits for nobody.

use crate::{
    access::{Actor, Grant, Role},
    climb::answerer,
    id::{AccountId, TeamId},
};

/// Somebody who is away today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub who: AccountId,
    /// Who does their work meanwhile, if that was arranged.
    pub stand_in: Option<AccountId>,
}

/// Who does the work of somebody today: they themselves, else their stand-in, else the stand-in of that one.
/// `None` when all of them are away.
#[must_use]
pub fn acting(who: AccountId, away: &[Away]) -> Option<AccountId> {
    let mut now = who;
    // Two who stand in for each other and are both away lead nowhere.
    for _ in 0..=away.len() {
        match away.iter().find(|one| one.who == now) {
            None => return Some(now),
            Some(one) => now = one.stand_in?,
        }
    }
    None
}

/// Every role with who does it today. A stand-in does it who has that role too; where nobody of a role is
/// there, it stays with those who are away, so that no question is without somebody to ask.
#[must_use]
pub fn present(staff: &[(AccountId, Grant)], away: &[Away]) -> Vec<(AccountId, Grant)> {
    let has = |who: AccountId, role: Role| staff.iter().any(|(one, grant)| *one == who && grant.role == role);
    let mut there: Vec<_> = staff
        .iter()
        .filter_map(|(who, grant)| {
            let now = acting(*who, away).filter(|now| has(*now, grant.role))?;
            Some((now, grant.clone()))
        })
        .collect();
    for role in Role::ALL {
        if !there.iter().any(|(_, grant)| grant.role == *role) {
            there.extend(staff.iter().filter(|(_, grant)| grant.role == *role).cloned());
        }
    }
    there
}

/// A case, as far as it decides whom its mail reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Who has it.
    pub who: Option<AccountId>,
    /// The team that has it.
    pub team: Option<TeamId>,
    /// Whether nobody did anything with it yet: it stands on the list of everybody.
    pub new: bool,
}

/// Whom mail about a case reaches: whoever has it, else their stand-in; else the officials of its team, else
/// the manager. Nobody for what is new, that no team has. Only who may read it (`able`): not who left, and no
/// stand-in from elsewhere.
#[must_use]
pub fn reached(
    case: Case,
    staff: &[(AccountId, Grant)],
    away: &[Away],
    able: impl Fn(AccountId) -> bool,
) -> Vec<AccountId> {
    let has_it = case.who.and_then(|who| acting(who, away)).filter(|who| able(*who));
    if has_it.is_some() || (case.new && case.who.is_none() && case.team.is_none()) {
        return has_it.into_iter().collect();
    }
    let mut there = present(staff, away);
    there.retain(|(who, _)| able(*who) && Some(*who) != case.who);
    let of_team = |grant: &Grant| {
        grant.role == Role::Official
            && case.team.is_some()
            && (grant.team == case.team || grant.team.is_none())
    };
    let mut all: Vec<_> = there.iter().filter(|(_, grant)| of_team(grant)).map(|(who, _)| *who).collect();
    all.sort_unstable_by_key(|who| who.0);
    all.dedup();
    if !all.is_empty() {
        return all;
    }
    // Where nobody is there, it waits for a manager who is away, or for whoever has it: never for nobody.
    let readers: Vec<_> = staff.iter().filter(|(who, _)| able(*who)).cloned().collect();
    answerer(Role::Manager, case.team, &there)
        .or_else(|| answerer(Role::Manager, case.team, &readers))
        .or(case.who.filter(|who| able(*who)))
        .into_iter()
        .collect()
}

/// Whether somebody can do all the work of a colleague who is away: what stands on their desk has to be
/// readable there.
#[must_use]
pub fn may_stand_in(away: &Actor, other: &Actor) -> bool {
    let same =
        |one: &Grant, there: &Grant| there.team.is_none() || one.team.is_none() || there.team == one.team;
    let does = |one: &Grant| match one.role {
        Role::Official => other
            .grants
            .iter()
            .any(|there| matches!(there.role, Role::Official | Role::Manager) && same(one, there)),
        // A name under a decision is that of any manager.
        Role::Manager | Role::Alderman => other.has(one.role),
        Role::Admin => true,
    };
    away.account != other.account && away.grants.iter().all(does)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const fn person(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    const fn away(who: u128, stand_in: Option<u128>) -> Away {
        Away {
            who: person(who),
            stand_in: match stand_in {
                Some(number) => Some(person(number)),
                None => None,
            },
        }
    }

    #[test]
    fn the_stand_in_of_a_stand_in_acts_and_a_circle_leads_nowhere() {
        let gone = [away(1, Some(2)), away(2, Some(3)), away(4, Some(5)), away(5, Some(4)), away(6, None)];
        for (who, acts) in [(1, Some(3)), (2, Some(3)), (3, Some(3)), (4, None), (6, None), (7, Some(7))] {
            assert_eq!(acting(person(who), &gone), acts.map(person), "{who}");
        }
    }

    #[test]
    fn a_role_is_done_by_a_stand_in_who_has_it_and_never_by_nobody() {
        let grant =
            |role, team: u128| Grant { team: Some(TeamId(Uuid::from_u128(team))), ..Grant::whole(role) };
        let staff = [
            (person(1), grant(Role::Manager, 1)),
            (person(2), grant(Role::Manager, 2)),
            (person(3), grant(Role::Official, 1)),
            (person(4), grant(Role::Alderman, 1)),
        ];
        let who =
            |gone: &[Away]| present(&staff, gone).iter().map(|(who, _)| who.0.as_u128()).collect::<Vec<_>>();
        assert_eq!(who(&[away(1, Some(2))]), [2, 2, 3, 4], "for the team of the one who is away too");
        assert_eq!(who(&[away(1, Some(3))]), [2, 3, 4], "an official does not sign for a manager");
        assert_eq!(who(&[away(1, None), away(4, None)]), [2, 3, 4], "the only alderman stays");
    }

    #[test]
    fn mail_reaches_whoever_has_it_then_the_team_then_the_manager_and_never_who_left() {
        let grant =
            |role, team: u128| Grant { team: Some(TeamId(Uuid::from_u128(team))), ..Grant::whole(role) };
        let staff = [
            (person(1), grant(Role::Manager, 1)),
            (person(2), grant(Role::Official, 1)),
            (person(3), grant(Role::Official, 1)),
            (person(4), grant(Role::Official, 2)),
        ];
        let foreign = |who: AccountId| who != person(4);
        let who = |who: Option<u128>, team: Option<u128>, away: &[Away]| {
            let team = team.map(|number| TeamId(Uuid::from_u128(number)));
            let case = Case { who: who.map(person), team, new: who.is_none() && team.is_none() };
            // Who left is not able to read it.
            let able = |who: AccountId| foreign(who) && staff.iter().any(|(one, _)| *one == who);
            reached(case, &staff, away, able).iter().map(|who| who.0.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(who(Some(2), Some(1), &[]), [2]);
        assert_eq!(who(Some(2), Some(1), &[away(2, Some(3))]), [3], "the stand-in");
        assert_eq!(
            who(Some(2), Some(1), &[away(2, Some(4))]),
            [3],
            "a stand-in who may not read it: the team"
        );
        assert_eq!(who(Some(3), Some(1), &[away(3, None)]), [2], "no stand-in: who of the team is there");
        assert_eq!(who(Some(9), Some(1), &[]), [2, 3], "left: the team");
        assert_eq!(who(None, Some(1), &[]), [2, 3], "of nobody: the team");
        assert_eq!(who(Some(9), Some(3), &[]), [1], "a team with nobody in it: a manager");
        assert_eq!(who(Some(9), None, &[]), [1], "no team at all: a manager");
        assert!(who(None, None, &[]).is_empty(), "new, and on the list of everybody");
    }

    #[test]
    fn a_stand_in_can_do_all_of_the_work() {
        let actor = |who: u128, grants: &[(Role, Option<u128>)]| Actor {
            account: Some(person(who)),
            grants: grants
                .iter()
                .map(|(role, team)| Grant {
                    team: team.map(|number| TeamId(Uuid::from_u128(number))),
                    ..Grant::whole(*role)
                })
                .collect(),
        };
        let official = actor(1, &[(Role::Official, Some(1))]);
        let manager = actor(2, &[(Role::Manager, Some(1))]);
        for (away, other, may) in [
            (&official, actor(3, &[(Role::Official, Some(1))]), true),
            (&official, actor(3, &[(Role::Official, None)]), true),
            (&official, actor(3, &[(Role::Manager, Some(1))]), true),
            (&official, actor(3, &[(Role::Official, Some(2))]), false),
            (&official, actor(3, &[(Role::Admin, None), (Role::Alderman, None)]), false),
            (&manager, actor(3, &[(Role::Manager, Some(2))]), true),
            (&manager, actor(3, &[(Role::Official, Some(1))]), false),
            (&official, official.clone(), false),
        ] {
            assert_eq!(may_stand_in(away, &other), may, "{away:?} {other:?}");
        }
    }
}

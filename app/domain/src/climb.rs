//! An obstacle climbs until somebody who can remove it answers; a request for cover climbs with it.
//!
//! From civil servant to manager to alderman to higher government: by hand, or by itself. The worker asks
//! these functions with the day of its clock, so that what climbs when can be tested to the day.

use crate::{
    access::{Grant, Role},
    code_enum, cover,
    id::{AccountId, TeamId},
    obstacle::{Level, Status},
    thresholds::{Threshold, Thresholds},
};
use jiff::civil::Date;

code_enum! {
    /// Why something climbed.
    Why {
        /// Somebody put it higher.
        ByHand = "by_hand",
        /// It came back too often.
        Recurs = "recurs",
        /// Its date passed, or nobody took it.
        Overdue = "overdue",
        /// Somebody asked for cover to go beyond it, and got no answer.
        CoverUnanswered = "cover_unanswered",
    }
}

/// What about an obstacle decides whether it climbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How it stands.
    pub status: Status,
    /// Who has to answer now.
    pub level: Level,
    /// The day on which it came to this level.
    pub since: Date,
    /// Requests that met it since it came to this level.
    pub requests: usize,
    /// The date before which an answer was promised.
    pub due: Option<Date>,
    /// Whether a request for cover about it was left without an answer at this level.
    pub cover_unanswered: bool,
}

/// Whether an obstacle climbs by itself today, and why. What nobody took is due on the day it came.
#[must_use]
pub fn climbs(facts: &Facts, thresholds: &Thresholds, today: Date) -> Option<Why> {
    if !facts.status.is_open() || above(facts.level).is_none() {
        return None;
    }
    let due = facts.due.unwrap_or(facts.since);
    if facts.requests >= limit(thresholds, Threshold::ClimbRequests) {
        Some(Why::Recurs)
    } else if thresholds.calendar.working_days_between(due, today) >= thresholds.get(Threshold::ClimbOverdue)
    {
        Some(Why::Overdue)
    } else if facts.cover_unanswered {
        Some(Why::CoverUnanswered)
    } else {
        None
    }
}

fn limit(thresholds: &Thresholds, which: Threshold) -> usize {
    usize::try_from(thresholds.get(which)).unwrap_or(usize::MAX)
}

/// The level above; `None` at the top.
#[must_use]
pub const fn above(level: Level) -> Option<Level> {
    match level {
        Level::Official => Some(Level::Manager),
        Level::Manager => Some(Level::Alderman),
        Level::Alderman => Some(Level::HigherGovernment),
        Level::HigherGovernment => None,
    }
}

/// The last day on which a level answers what came to it on this day.
#[must_use]
pub fn answer_by(level: Level, since: Date, thresholds: &Thresholds) -> Date {
    let term = match level {
        Level::Official => Threshold::TermOfficial,
        Level::Manager => Threshold::TermManager,
        Level::Alderman => Threshold::TermAlderman,
        Level::HigherGovernment => Threshold::TermHigherGovernment,
    };
    thresholds.calendar.plus_working_days(since, thresholds.get(term))
}

/// Where an obstacle arrives when it climbs, and with whom. A level with nobody in it is passed: no obstacle
/// waits on nobody.
///
/// At the level of higher government the alderman keeps it: somebody of ours asks there.
#[must_use]
pub fn arrives(
    from: Level,
    team: Option<TeamId>,
    staff: &[(AccountId, Grant)],
) -> Option<(Level, Option<AccountId>)> {
    let level = above(from)?;
    let role = match level {
        Level::Official | Level::Manager => Role::Manager,
        Level::Alderman | Level::HigherGovernment => Role::Alderman,
    };
    match (answerer(role, team, staff), level) {
        (None, Level::Official | Level::Manager | Level::Alderman) => arrives(level, team, staff),
        (who, _) => Some((level, who)),
    }
}

/// Who answers in a role: of the team itself, else for the whole municipality, else the first there is.
#[must_use]
pub fn answerer(role: Role, team: Option<TeamId>, staff: &[(AccountId, Grant)]) -> Option<AccountId> {
    let in_role = || staff.iter().filter(move |(_, grant)| grant.role == role);
    let own = in_role().find(|(_, grant)| team.is_some() && grant.team == team);
    let all = in_role().find(|(_, grant)| grant.team.is_none());
    own.or(all).or_else(|| in_role().next()).map(|(account, _)| *account)
}

/// Whether a request for cover climbs from the manager to the alderman today.
#[must_use]
pub fn cover_climbs(
    status: cover::Status,
    level: Level,
    since: Date,
    thresholds: &Thresholds,
    today: Date,
) -> bool {
    status == cover::Status::Asked
        && level == Level::Manager
        && thresholds.calendar.working_days_between(since, today) >= thresholds.get(Threshold::TermCover)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calendar::Calendar, time};
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    const MONDAY: Date = date(2026, 3, 2);

    fn facts() -> Facts {
        Facts {
            status: Status::Owned,
            level: Level::Official,
            since: MONDAY,
            requests: 1,
            due: Some(MONDAY),
            cover_unanswered: false,
        }
    }

    fn on(facts: Facts, today: Date) -> Option<Why> {
        climbs(&facts, &Thresholds::default(), today)
    }

    #[test]
    fn rule_04_it_climbs_on_the_tenth_working_day_after_its_date() {
        assert_eq!(on(facts(), date(2026, 3, 15)), None, "a Sunday, nine working days later");
        assert_eq!(on(facts(), date(2026, 3, 16)), Some(Why::Overdue), "the tenth");
        let holidays = Facts { due: Some(date(2026, 3, 27)), ..facts() };
        assert_eq!(on(holidays, date(2026, 4, 13)), None, "Good Friday and Easter Monday do not count");
        assert_eq!(on(holidays, date(2026, 4, 14)), Some(Why::Overdue));
    }

    #[test]
    fn rule_04_what_nobody_takes_climbs_too() {
        let nobody = Facts { status: Status::Reported, due: None, ..facts() };
        assert_eq!(on(nobody, date(2026, 3, 13)), None);
        assert_eq!(on(nobody, date(2026, 3, 16)), Some(Why::Overdue));
    }

    #[test]
    fn rule_04_it_climbs_when_it_comes_back_a_third_time() {
        let promised = Facts { due: Some(date(2026, 12, 1)), ..facts() };
        assert_eq!(on(Facts { requests: 2, ..promised }, MONDAY), None);
        assert_eq!(on(Facts { requests: 3, ..promised }, MONDAY), Some(Why::Recurs));
        let stricter = Thresholds::default().with(Threshold::ClimbRequests, 2);
        assert_eq!(climbs(&Facts { requests: 2, ..promised }, &stricter, MONDAY), Some(Why::Recurs));
    }

    #[test]
    fn rule_07_it_climbs_when_cover_is_left_unanswered() {
        let promised = Facts { due: Some(date(2026, 12, 1)), cover_unanswered: true, ..facts() };
        assert_eq!(on(promised, MONDAY), Some(Why::CoverUnanswered));
    }

    #[test]
    fn rule_07_cover_climbs_on_the_third_working_day_once() {
        let climbs = |status, level, today| {
            cover_climbs(status, level, date(2026, 3, 5), &Thresholds::default(), today)
        };
        assert!(!climbs(cover::Status::Asked, Level::Manager, date(2026, 3, 9)), "Thursday to Monday is two");
        assert!(climbs(cover::Status::Asked, Level::Manager, date(2026, 3, 10)));
        assert!(
            !climbs(cover::Status::Asked, Level::Alderman, date(2026, 5, 10)),
            "nobody is above the alderman"
        );
        for done in [cover::Status::Covered, cover::Status::Declined, cover::Status::Withdrawn] {
            assert!(!climbs(done, Level::Manager, date(2026, 5, 10)));
        }
    }

    const fn person(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    const fn team(number: u128) -> Option<TeamId> {
        Some(TeamId(Uuid::from_u128(number)))
    }

    #[test]
    fn it_arrives_with_the_manager_of_the_team_and_passes_a_level_with_nobody_in_it() {
        let grant = |role, team| Grant { team, ..Grant::whole(role) };
        let staff = [
            (person(1), grant(Role::Manager, team(1))),
            (person(2), grant(Role::Manager, team(2))),
            (person(3), grant(Role::Alderman, None)),
            (person(4), grant(Role::Alderman, team(2))),
        ];
        assert_eq!(arrives(Level::Official, team(2), &staff), Some((Level::Manager, Some(person(2)))));
        assert_eq!(
            arrives(Level::Official, team(9), &staff),
            Some((Level::Manager, Some(person(1)))),
            "a team without a manager: the first"
        );
        assert_eq!(
            arrives(Level::Manager, team(1), &staff),
            Some((Level::Alderman, Some(person(3)))),
            "no alderman of the team: the one for all"
        );
        assert_eq!(arrives(Level::Manager, team(2), &staff), Some((Level::Alderman, Some(person(4)))));
        assert_eq!(
            arrives(Level::Alderman, team(2), &staff),
            Some((Level::HigherGovernment, Some(person(4))))
        );
        assert_eq!(arrives(Level::HigherGovernment, team(2), &staff), None);
        let no_managers = staff.get(2..).unwrap();
        assert_eq!(arrives(Level::Official, team(1), no_managers), Some((Level::Alderman, Some(person(3)))));
    }

    proptest! {
        /// However an obstacle stands, within a bounded number of days somebody higher has it or it is
        /// answered.
        #[test]
        fn rule_04_nothing_open_below_the_top_stands_still_forever(level in 0usize..3, requests in 0usize..3,
            term in 0i32..300, owned: bool) {
            let facts = Facts {
                status: if owned { Status::Owned } else { Status::Reported },
                level: Level::ALL[level],
                since: MONDAY,
                requests,
                due: owned.then(|| time::plus_days(MONDAY, term)),
                cover_unanswered: false,
            };
            let due = facts.due.unwrap_or(MONDAY);
            let last = Calendar::default().plus_working_days(due, 10);
            prop_assert_eq!(on(facts, time::plus_days(last, -1)), None);
            prop_assert_eq!(on(facts, last), Some(Why::Overdue));
        }

        #[test]
        fn rule_04_an_answer_or_the_top_ends_the_climb(status in 2usize..5, level in 0usize..4,
            requests: usize, days in 0i32..900) {
            let answered = Facts { status: Status::ALL[status], level: Level::ALL[level], requests,
                ..facts() };
            prop_assert_eq!(on(answered, time::plus_days(MONDAY, days)), None);
            let top = Facts { level: Level::HigherGovernment, requests, cover_unanswered: true, ..facts() };
            prop_assert_eq!(on(top, time::plus_days(MONDAY, days)), None);
        }
    }
}

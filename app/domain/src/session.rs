//! How long somebody stays logged in (ASVS 5.0, V7.3: limits by risk, written down here).
//!
//! A resident who comes by once a month should not need a new link each time. Who reads letters of others
//! works at a desk where others pass by, so that ends by itself. Who can change roles has the shortest.

use crate::access::{Actor, Role};
use jiff::{SignedDuration, Timestamp};

/// Limits of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// It ends after so long without a page.
    pub idle: SignedDuration,
    /// It ends after so long in any case.
    pub absolute: SignedDuration,
}

/// No session lives longer than this, whoever it is of.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(90 * 24);

/// The limits for who has no role.
pub const RESIDENT: Limits = Limits { idle: SignedDuration::from_hours(30 * 24), absolute: LONGEST };

/// The limits for what somebody may do: the strictest of their roles.
#[must_use]
pub fn limits(actor: &Actor) -> Limits {
    let hours = SignedDuration::from_hours;
    if actor.has(Role::Admin) {
        Limits { idle: hours(1), absolute: hours(12) }
    } else if actor.is_staff() {
        Limits { idle: hours(4), absolute: hours(12) }
    } else {
        RESIDENT
    }
}

/// Whether a session has ended by itself.
#[must_use]
pub fn is_over(limits: Limits, started: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    now.duration_since(seen) > limits.idle || now.duration_since(started) > limits.absolute
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Grant;

    #[test]
    fn the_more_somebody_may_do_the_sooner_it_ends() {
        let of = |roles: &[Role]| {
            limits(&Actor { account: None, grants: roles.iter().map(|role| Grant::whole(*role)).collect() })
        };
        let (resident, official, admin) =
            (of(&[]), of(&[Role::Official]), of(&[Role::Official, Role::Admin]));
        assert!(resident.idle > official.idle && official.idle > admin.idle);
        assert!(resident.absolute > official.absolute && official.absolute >= admin.absolute);
        assert_eq!(of(&[Role::Manager]), of(&[Role::Alderman]));
    }

    #[test]
    fn it_ends_by_quiet_or_by_age() {
        let limits = Limits { idle: SignedDuration::from_hours(1), absolute: SignedDuration::from_hours(3) };
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        for (seen, now, over) in
            [(0, 60, false), (0, 61, true), (100, 160, false), (170, 180, false), (180, 181, true)]
        {
            assert_eq!(is_over(limits, at(0), at(seen), at(now)), over, "seen {seen}, now {now}");
        }
    }
}

//! Terms and limits by which the municipality holds itself to account. Settings with a default; nothing here is law.

use crate::code::code_enum;
use std::collections::BTreeMap;

code_enum! {
    /// A setting: when something climbs, or how long somebody has to answer.
    Threshold {
        /// Requests that meet an obstacle while it stands at one level, before it climbs.
        ClimbRequests = "climb_requests",
        /// Working days past its date, before an obstacle climbs.
        ClimbOverdue = "climb_overdue",
        /// Working days that a civil servant has to answer an obstacle.
        TermOfficial = "term_official",
        /// Working days that a manager has.
        TermManager = "term_manager",
        /// Working days that an alderman has.
        TermAlderman = "term_alderman",
        /// Working days in which a body outside is asked what it does.
        TermHigherGovernment = "term_higher_government",
        /// Working days that a request for cover waits, before it climbs.
        TermCover = "term_cover",
        /// Working days in which critique gets its answer.
        TermCritique = "term_critique",
    }
}

impl Threshold {
    /// What it is until the administrator sets it.
    #[must_use]
    pub const fn default_value(self) -> u32 {
        match self {
            Self::ClimbRequests | Self::TermCover => 3,
            Self::ClimbOverdue | Self::TermCritique => 10,
            Self::TermOfficial => 40,
            Self::TermManager => 20,
            Self::TermAlderman => 30,
            Self::TermHigherGovernment => 60,
        }
    }

    /// The most that it can be: a term that never ends is no term.
    #[must_use]
    pub const fn most(self) -> u32 {
        match self {
            Self::ClimbRequests => 20,
            Self::ClimbOverdue => 60,
            Self::TermOfficial | Self::TermManager | Self::TermAlderman | Self::TermHigherGovernment => 260,
            Self::TermCover => 10,
            Self::TermCritique => 30,
        }
    }

    /// Whether it can be set to this value.
    #[must_use]
    pub const fn allows(self, value: u32) -> bool {
        value >= 1 && value <= self.most()
    }
}

/// All settings; what was never set has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thresholds(BTreeMap<Threshold, u32>);

impl Thresholds {
    /// The value of one.
    #[must_use]
    pub fn get(&self, which: Threshold) -> u32 {
        self.0.get(&which).copied().unwrap_or(which.default_value())
    }

    /// The same, with one of them set; a value that is not allowed is left out.
    #[must_use]
    pub fn with(mut self, which: Threshold, value: u32) -> Self {
        if which.allows(value) {
            self.0.insert(which, value);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_allowed_and_a_value_out_of_bounds_is_left_out() {
        for which in Threshold::ALL.iter().copied() {
            assert!(which.allows(which.default_value()), "{which}");
            assert!(!which.allows(0) && !which.allows(which.most() + 1), "{which}");
            assert_eq!(Thresholds::default().with(which, 0).get(which), which.default_value());
            assert_eq!(Thresholds::default().with(which, 2).get(which), 2);
        }
    }
}

//! Terms and limits by which the municipality holds itself to account: its own, those of the law, and how
//! long data is kept. Settings with a default; each that comes from outside names where from.

use crate::{calendar::Calendar, code_enum};
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
        /// Days in which a formal application is decided, when its own rule has no term (Awb 4:13).
        LawDecision = "law_decision",
        /// Days that a draft of a form is kept after its last change.
        KeepDrafts = "keep_drafts",
        /// Days that the outbox remembers to whom a mail was sent.
        KeepMail = "keep_mail",
        /// Days that it is kept who looked at whose data.
        KeepLooks = "keep_looks",
        /// Days after its end that the words of a request are kept. Formal applications stay: they are in the
        /// archive.
        KeepRequests = "keep_requests",
        /// Days without logging in after which an account with nothing in it is erased.
        KeepAccounts = "keep_accounts",
    }
}

code_enum! {
    /// Settings that belong together.
    Group {
        /// When something climbs, and how long colleagues have.
        Loops = "loops",
        /// What the law says.
        Law = "law",
        /// How long personal data is kept.
        Retention = "retention",
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
            Self::LawDecision => 56,
            Self::KeepDrafts | Self::KeepMail => 30,
            Self::KeepLooks | Self::KeepRequests => 365,
            Self::KeepAccounts => 730,
        }
    }

    /// Where it belongs.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::ClimbRequests
            | Self::ClimbOverdue
            | Self::TermOfficial
            | Self::TermManager
            | Self::TermAlderman
            | Self::TermHigherGovernment
            | Self::TermCover
            | Self::TermCritique => Group::Loops,
            Self::LawDecision => Group::Law,
            Self::KeepDrafts | Self::KeepMail | Self::KeepLooks | Self::KeepRequests | Self::KeepAccounts => {
                Group::Retention
            }
        }
    }

    /// The law or rule that it follows; `None` for a choice of the municipality's own.
    #[must_use]
    pub const fn source(self) -> Option<&'static str> {
        match self {
            Self::LawDecision => Some("Awb 4:13"),
            Self::KeepDrafts | Self::KeepMail | Self::KeepAccounts => Some("AVG 5, lid 1, onder e"),
            Self::KeepLooks => Some("AVG 32"),
            Self::KeepRequests => Some("AVG 5, lid 1, onder e; Selectielijst gemeenten 2020"),
            Self::ClimbRequests
            | Self::ClimbOverdue
            | Self::TermOfficial
            | Self::TermManager
            | Self::TermAlderman
            | Self::TermHigherGovernment
            | Self::TermCover
            | Self::TermCritique => None,
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
            Self::LawDecision => 182,
            Self::KeepDrafts | Self::KeepMail => 365,
            Self::KeepLooks | Self::KeepRequests | Self::KeepAccounts => 3650,
        }
    }

    /// Whether it can be set to this value.
    #[must_use]
    pub const fn allows(self, value: u32) -> bool {
        value >= 1 && value <= self.most()
    }
}

/// All settings; what was never set has its default. With the days that do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thresholds {
    numbers: BTreeMap<Threshold, u32>,
    /// Which days are free.
    pub calendar: Calendar,
}

impl Thresholds {
    /// The defaults, with these days off.
    #[must_use]
    pub fn on(calendar: Calendar) -> Self {
        Self { calendar, ..Self::default() }
    }

    /// The value of one.
    #[must_use]
    pub fn get(&self, which: Threshold) -> u32 {
        self.numbers.get(&which).copied().unwrap_or(which.default_value())
    }

    /// The same, with one of them set; a value that is not allowed is left out.
    #[must_use]
    pub fn with(mut self, which: Threshold, value: u32) -> Self {
        if which.allows(value) {
            self.numbers.insert(which, value);
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

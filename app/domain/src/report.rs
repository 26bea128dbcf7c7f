//! When something on the site should not be there (rule 1): two grounds, a named administrator, reasons, and
//! a way to contest.

use crate::code_enum;

code_enum! {
    /// The only two grounds on which the municipality may take something down (product rule 1; DSA articles
    /// 16 and 17).
    Ground {
        /// The law forbids it.
        Unlawful = "unlawful",
        /// It tells personal data of somebody who did not agree.
        PersonalData = "personal_data_of_others",
    }
}

code_enum! {
    /// Where a report stands.
    ReportStatus {
        /// Nobody looked yet.
        Open = "open",
        /// It led to a takedown.
        TakenDown = "taken_down",
        /// Looked at, and left as it is.
        Left = "left",
    }
}

code_enum! {
    /// Where a takedown stands.
    TakedownStatus {
        /// In force.
        Down = "down",
        /// In force, and its makers said why that is wrong. Waits for an administrator other than the first.
        Contested = "contested",
        /// In force, also after it was contested.
        Upheld = "upheld",
        /// Put back.
        Restored = "restored",
    }
}

/// How a contested takedown may end.
#[must_use]
pub const fn may_answer(from: TakedownStatus, to: TakedownStatus) -> bool {
    use TakedownStatus::{Contested, Down, Restored, Upheld};
    match (from, to) {
        // A mistake can be put right at any time.
        (Down | Contested | Upheld, Restored) | (Contested, Upheld) => true,
        (_, Down | Contested | Upheld) | (Restored, Restored) => false,
    }
}

/// Whether its makers may contest it: once, while it is in force.
#[must_use]
pub fn may_contest(status: TakedownStatus) -> bool {
    status == TakedownStatus::Down
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_01_takedown_has_two_grounds_and_an_end() {
        assert_eq!(Ground::ALL.len(), 2);
        let ways: Vec<_> = TakedownStatus::ALL
            .iter()
            .flat_map(|from| TakedownStatus::ALL.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| may_answer(*from, *to))
            .map(|(from, to)| format!("{from}>{to}"))
            .collect();
        assert_eq!(ways, ["down>restored", "contested>upheld", "contested>restored", "upheld>restored"]);
        assert!(may_contest(TakedownStatus::Down) && !may_contest(TakedownStatus::Upheld));
    }
}

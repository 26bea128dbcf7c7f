//! Help in practice (rule 8). An offer has a period and no conditions: there is no field for them.

use crate::code_enum;

code_enum! {
    /// What is offered.
    Kind {
        /// A room or a place.
        Space = "space",
        /// Something to use.
        Equipment = "equipment",
        /// A small amount.
        Money = "money",
        /// Somebody who knows.
        Expertise = "expertise",
        /// An introduction.
        Contact = "contact",
        /// Being seen.
        Publicity = "publicity",
    }
}

code_enum! {
    /// How an offer stands.
    Status {
        /// Waits for the resident.
        Offered = "offered",
        /// Taken.
        Accepted = "accepted",
        /// In use.
        InUse = "in_use",
        /// Back.
        Returned = "returned",
        /// Not taken. That changes nothing about the request.
        Declined = "declined",
        /// Taken back by who offered it.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// Whose step it is.
    Side {
        /// The resident who asked.
        Resident = "resident",
        /// The municipality.
        Municipality = "municipality",
    }
}

/// Whether this side may bring an offer from one status to another.
#[must_use]
pub fn may_change(side: Side, from: Status, to: Status) -> bool {
    use Status::{Accepted, Declined, InUse, Offered, Returned, Withdrawn};
    match side {
        Side::Resident => {
            matches!((from, to), (Offered, Accepted | Declined) | (Declined, Accepted) | (Accepted, Declined))
        }
        Side::Municipality => {
            matches!((from, to), (Accepted, InUse) | (InUse, Returned) | (Offered | Accepted, Withdrawn))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_08_only_the_resident_says_yes_or_no_to_an_offer() {
        for from in Status::ALL {
            for to in [Status::Accepted, Status::Declined] {
                assert!(!may_change(Side::Municipality, *from, to), "{from} {to}");
            }
        }
        assert!(may_change(Side::Resident, Status::Offered, Status::Accepted));
        assert!(may_change(Side::Resident, Status::Offered, Status::Declined));
        assert!(may_change(Side::Resident, Status::Declined, Status::Accepted), "somebody may think again");
        assert!(!may_change(Side::Resident, Status::Withdrawn, Status::Accepted));
    }
}

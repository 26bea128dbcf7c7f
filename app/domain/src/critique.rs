//! Critique of the municipality: two questions and words, no stars. It is answered within a term, and shown
//! as its author chose.

use crate::code_enum;
use jiff::civil::Date;

code_enum! {
    /// Answers to "did we help you further?" and to "did we stand in your way?". They have no number, on
    /// purpose.
    Degree {
        /// Yes.
        Yes = "yes",
        /// A bit.
        ABit = "a_bit",
        /// No.
        No = "no",
    }
}

code_enum! {
    /// How it stands.
    Status {
        /// Waits for the municipality.
        Sent = "sent",
        /// Answered.
        Answered = "answered",
        /// Taken back by its author: the words are gone.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What its author can do with it, at any time.
    Choice {
        /// Everybody may read it.
        Public = "public",
        /// It stays between us.
        Private = "private",
        /// It is taken back.
        Withdraw = "withdraw",
    }
}

/// Whether everybody can read it: its author wants that, and it is answered or the term for an answer is
/// over.
///
/// Silence of the municipality hides nothing.
#[must_use]
pub fn is_public(wanted: bool, status: Status, due: Date, today: Date) -> bool {
    match status {
        Status::Answered => wanted,
        Status::Sent => wanted && today > due,
        Status::Withdrawn => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_author_chooses_and_silence_hides_nothing() {
        let (due, before, after) = (date(2026, 3, 10), date(2026, 3, 10), date(2026, 3, 11));
        for (wanted, status, today, public) in [
            (true, Status::Sent, before, false),
            (true, Status::Sent, after, true),
            (true, Status::Answered, before, true),
            (true, Status::Withdrawn, after, false),
            (false, Status::Sent, after, false),
            (false, Status::Answered, after, false),
        ] {
            assert_eq!(is_public(wanted, status, due, today), public, "{wanted} {status} {today}");
        }
    }
}

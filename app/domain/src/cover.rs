//! Cover (rule 7): who goes beyond a rule for a resident does not stand alone. One button, one sentence, a
//! manager's name.

use crate::{code_enum, id::AccountId};

code_enum! {
    /// How a request for cover stands.
    Status {
        /// Waits for an answer.
        Asked = "asked",
        /// Given: the name of who gave it stands under what is done.
        Covered = "covered",
        /// Not given, with a reason.
        Declined = "declined",
        /// Not needed any more.
        Withdrawn = "withdrawn",
    }
}

/// Why an answer can't be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It was answered, or taken back.
    #[error("answered already")]
    Answered,
    /// Nobody covers what they asked cover for.
    #[error("one's own request")]
    Own,
    /// Not giving cover needs a reason in words.
    #[error("a reason is needed")]
    NeedsReason,
}

impl AnswerError {
    /// Key of the text that a person reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Answered => "refused-cover-answered",
            Self::Own => "refused-cover-own",
            Self::NeedsReason => "error-cover-reason",
        }
    }
}

/// The status after an answer. Cover needs no words; not giving it does.
///
/// # Errors
/// When it was answered already, when somebody answers their own request, or when a refusal has no reason.
pub fn answer(
    from: Status,
    asked_by: AccountId,
    by: AccountId,
    covers: bool,
    words: &str,
) -> Result<Status, AnswerError> {
    if from != Status::Asked {
        Err(AnswerError::Answered)
    } else if asked_by == by {
        Err(AnswerError::Own)
    } else if covers {
        Ok(Status::Covered)
    } else if words.trim().is_empty() {
        Err(AnswerError::NeedsReason)
    } else {
        Ok(Status::Declined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OFFICIAL: AccountId = AccountId(Uuid::from_u128(1));
    const MANAGER: AccountId = AccountId(Uuid::from_u128(2));

    #[test]
    fn rule_07_cover_is_one_button_and_declining_it_needs_words() {
        assert_eq!(answer(Status::Asked, OFFICIAL, MANAGER, true, ""), Ok(Status::Covered));
        assert_eq!(answer(Status::Asked, OFFICIAL, MANAGER, false, " "), Err(AnswerError::NeedsReason));
        assert_eq!(
            answer(Status::Asked, OFFICIAL, MANAGER, false, "Bel eerst de brandweer."),
            Ok(Status::Declined)
        );
    }

    #[test]
    fn rule_07_nobody_covers_themselves_and_an_answer_is_given_once() {
        assert_eq!(answer(Status::Asked, MANAGER, MANAGER, true, ""), Err(AnswerError::Own));
        for from in [Status::Covered, Status::Declined, Status::Withdrawn] {
            assert_eq!(answer(from, OFFICIAL, MANAGER, true, ""), Err(AnswerError::Answered));
        }
    }
}

//! A rule in the way is an obstacle, not an answer (rule 4): it has an owner, a date and a status, and it is
//! ours.

use crate::code_enum;
use jiff::civil::Date;

code_enum! {
    /// What kind of thing stands in the way.
    Kind {
        /// A rule.
        Rule = "rule",
        /// A permit that is asked.
        Permit = "permit",
        /// A procedure, or that there is none.
        Procedure = "procedure",
        /// Papers or diplomas that are asked.
        PapersOrDiplomas = "papers_or_diplomas",
        /// A safety requirement.
        SafetyRequirement = "safety_requirement",
        /// Rules about working conditions.
        WorkingConditions = "working_conditions",
        /// Procurement.
        Procurement = "procurement",
        /// Money wants another legal form.
        FundingForm = "funding_form",
        /// Reports that are asked.
        AccountabilityDemand = "accountability_demand",
        /// Own money that is asked.
        OwnCapital = "own_capital",
        /// Insurance.
        Insurance = "insurance",
        /// No room, or no key.
        Space = "space",
        /// Nobody answers.
        Counter = "counter",
        /// Two departments that point at each other.
        Silo = "silo",
        /// "Others would want it too".
        FearOfPrecedent = "fear_of_precedent",
        /// Something else.
        Other = "other",
    }
}

code_enum! {
    /// Where it comes from.
    Source {
        /// The handler's own department.
        OwnDepartment = "own_department",
        /// Another service of the municipality.
        OtherService = "other_service",
        /// The province.
        Province = "province",
        /// National law.
        NationalLaw = "national_law",
        /// Another organisation.
        OtherOrganisation = "other_organisation",
    }
}

code_enum! {
    /// How it stands.
    Status {
        /// Seen, nobody owns it yet.
        Reported = "reported",
        /// Somebody has to remove it, before a date.
        Owned = "owned",
        /// Gone.
        Removed = "removed",
        /// Still there, but it does not stop people any more.
        WorkedAround = "worked_around",
        /// It stays, because …
        Stays = "stays",
    }
}

impl Status {
    /// Whether it still stands in the way.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Reported | Self::Owned => true,
            Self::Removed | Self::WorkedAround | Self::Stays => false,
        }
    }
}

code_enum! {
    /// How it stands, for whoever looks: in the way, out of it, or there to stay.
    Stand {
        /// It still stands in the way.
        Open = "open",
        /// It is out of the way.
        Gone = "weg",
        /// It stays, and the reason is told.
        Stays = "blijft",
    }
}

impl Stand {
    /// Every status that it can have.
    #[must_use]
    pub const fn statuses(self) -> &'static [Status] {
        match self {
            Self::Open => &[Status::Reported, Status::Owned],
            Self::Gone => &[Status::Removed, Status::WorkedAround],
            Self::Stays => &[Status::Stays],
        }
    }
}

code_enum! {
    /// Who has to answer. It climbs until somebody can.
    Level {
        /// Civil servant.
        Official = "official",
        /// Manager.
        Manager = "manager",
        /// Alderman.
        Alderman = "alderman",
        /// Province, state or another body.
        HigherGovernment = "higher_government",
    }
}

/// What one can do to an obstacle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Somebody takes it, and answers before a date.
    Own {
        /// Whether a person, team or outside body is named.
        has_owner: bool,
        /// The date, which can't be left out.
        due: Option<Date>,
    },
    /// It is gone, worked around, or it stays.
    Finish {
        /// One of the three final statuses.
        status: Status,
        /// The answer, fit to publish.
        answer: String,
    },
    /// It came back.
    Reopen,
}

/// Why a step can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// An owned obstacle names who has it.
    #[error("an owner is needed")]
    NeedsOwner,
    /// And until when.
    #[error("a date is needed")]
    NeedsDate,
    /// A final answer is in words.
    #[error("an answer in words is needed")]
    NeedsAnswer,
    /// Not a step from here.
    #[error("not possible from {0}")]
    NotFrom(Status),
}

impl StepError {
    /// Key of the text that a person reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NeedsOwner => "error-obstacle-owner",
            Self::NeedsDate => "error-obstacle-date",
            Self::NeedsAnswer => "error-obstacle-answer",
            Self::NotFrom(_) => "error-obstacle-step",
        }
    }
}

/// The status after a step.
///
/// # Errors
/// When the step lacks what it needs, or can't be taken from this status.
pub fn step(from: Status, step: &Step) -> Result<Status, StepError> {
    match step {
        Step::Own { has_owner, due } => match from {
            Status::Removed | Status::WorkedAround | Status::Stays => Err(StepError::NotFrom(from)),
            Status::Reported | Status::Owned if !has_owner => Err(StepError::NeedsOwner),
            Status::Reported | Status::Owned if due.is_none() => Err(StepError::NeedsDate),
            Status::Reported | Status::Owned => Ok(Status::Owned),
        },
        Step::Finish { status, answer } => {
            if !from.is_open() || status.is_open() {
                Err(StepError::NotFrom(from))
            } else if answer.trim().is_empty() {
                Err(StepError::NeedsAnswer)
            } else {
                Ok(*status)
            }
        }
        Step::Reopen if from.is_open() => Err(StepError::NotFrom(from)),
        Step::Reopen => Ok(Status::Reported),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DUE: Option<Date> = Some(date(2027, 1, 1));

    #[test]
    fn rule_04_an_owned_obstacle_has_an_owner_and_a_date() {
        assert_eq!(
            step(Status::Reported, &Step::Own { has_owner: false, due: DUE }),
            Err(StepError::NeedsOwner)
        );
        assert_eq!(
            step(Status::Reported, &Step::Own { has_owner: true, due: None }),
            Err(StepError::NeedsDate)
        );
        assert_eq!(step(Status::Reported, &Step::Own { has_owner: true, due: DUE }), Ok(Status::Owned));
    }

    #[test]
    fn rule_04_a_final_status_has_an_answer_in_words() {
        for status in Status::ALL.iter().copied() {
            let finish =
                |answer: &str| step(Status::Owned, &Step::Finish { status, answer: answer.to_owned() });
            if status.is_open() {
                assert_eq!(finish("done"), Err(StepError::NotFrom(Status::Owned)));
            } else {
                assert_eq!(finish(" "), Err(StepError::NeedsAnswer));
                assert_eq!(finish("done"), Ok(status));
            }
        }
    }

    #[test]
    fn every_status_stands_one_way() {
        for status in Status::ALL {
            let stands: Vec<_> =
                Stand::ALL.iter().filter(|stand| stand.statuses().contains(status)).collect();
            assert_eq!(stands.len(), 1, "{status:?}");
            assert_eq!(*stands[0] == Stand::Open, status.is_open());
        }
    }

    proptest! {
        #[test]
        fn rule_04_what_is_final_only_opens_by_reopening(index in 0..Status::ALL.len(), owner: bool,
            answer in ".{0,20}") {
            let from = Status::ALL[index];
            let steps = [Step::Own { has_owner: owner, due: DUE }, Step::Finish { status: Status::Removed,
                answer }];
            for taken in &steps {
                if !from.is_open() {
                    prop_assert_eq!(step(from, taken), Err(StepError::NotFrom(from)));
                }
            }
            prop_assert_eq!(step(from, &Step::Reopen).is_ok(), !from.is_open());
        }
    }
}

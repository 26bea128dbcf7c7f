//! A request to the municipality: its states, and who is at turn.

use crate::{calendar::Calendar, code_enum, time};
use jiff::{Timestamp, civil::Date};
use std::{fmt, str::FromStr};

code_enum! {
    /// What is asked.
    Kind {
        /// Permission for something.
        Permit = "permit",
        /// A room or a place.
        Space = "space",
        /// A small amount.
        Money = "money",
        /// To know something.
        Information = "information",
        /// Something to use.
        Equipment = "equipment",
        /// A kind word, a visit, a push.
        MoralSupport = "moral_support",
        /// Somebody who knows.
        Expertise = "expertise",
        /// To take over a task of the municipality (Gemeentewet 150, from 2027).
        RightToChallenge = "right_to_challenge",
        /// Something else.
        Other = "other",
    }
}

impl Kind {
    /// Whether the request can be answered without an assessment.
    #[must_use]
    pub const fn needs_no_assessment(self) -> bool {
        match self {
            Self::Information | Self::MoralSupport => true,
            Self::Permit
            | Self::Space
            | Self::Money
            | Self::Equipment
            | Self::Expertise
            | Self::RightToChallenge
            | Self::Other => false,
        }
    }
}

code_enum! {
    /// Where a request stands.
    Status {
        /// Received.
        Submitted = "submitted",
        /// Somebody of the municipality and the resident talk.
        InConversation = "in_conversation",
        /// The checklist is complete.
        Assessed = "assessed",
        /// There is a decision.
        Decided = "decided",
        /// Nothing left to do.
        Closed = "closed",
        /// Stopped by the resident.
        Withdrawn = "withdrawn",
        /// Warmly handed over to somebody who can do more.
        Referred = "referred",
    }
}

impl Status {
    /// Whether somebody still has to do something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Submitted | Self::InConversation | Self::Assessed => true,
            Self::Decided | Self::Closed | Self::Withdrawn | Self::Referred => false,
        }
    }
}

code_enum! {
    /// Who is at turn in an open request.
    Turn {
        /// The municipality: the default. Silence is never on the resident.
        Us = "us",
        /// The resident, who was asked something.
        You = "you",
    }
}

code_enum! {
    /// What happens to a request.
    Step {
        /// An official starts to talk.
        Talk = "talk",
        /// The checklist of the handler is complete.
        Assess = "assess",
        /// All questions count, after a few were enough.
        AssessAll = "assess_all",
        /// A decision is sent.
        Decide = "decide",
        /// Somebody else can do more, and is called.
        Refer = "refer",
        /// The resident stops it.
        Withdraw = "withdraw",
        /// The resident asks to look again.
        Reopen = "reopen",
        /// Done.
        Close = "close",
    }
}

/// Why a step can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// Not from here.
    #[error("{1} is not possible in state {0}")]
    NotFrom(Status, Step),
    /// Value first: the checklist is not complete.
    #[error("the assessment is not complete")]
    NeedsAssessment,
    /// Reopening is possible within six weeks.
    #[error("too late to reopen")]
    TooLate,
}

/// Facts about a request that the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: Kind,
    /// Whether the handler's assessment is complete.
    pub assessed: bool,
    /// The last day on which the resident can reopen it, if it was decided.
    pub reopen_until: Option<Date>,
}

/// Days within which a resident can reopen a decided request: six weeks.
const REOPEN_DAYS: i32 = 42;

/// Days within which one can object to a decision on an application: six weeks from the day after it was sent
/// (Awb 6:7, 6:8).
const OBJECTION_DAYS: i32 = 42;

/// The last day on which a resident can reopen what was decided.
#[must_use]
pub fn reopen_until(decided: Timestamp, calendar: &Calendar) -> Date {
    calendar.last_day(time::day_of(decided), REOPEN_DAYS)
}

/// The last day on which one can object to a decision that was sent (Awb 6:7, 6:8; Algemene termijnenwet 1).
#[must_use]
pub fn object_until(sent: Timestamp, calendar: &Calendar) -> Date {
    calendar.last_day(time::day_of(sent), OBJECTION_DAYS)
}

/// The status after a step.
///
/// # Errors
/// When the step can't be taken from this status, when the assessment is missing (rule 3), or when it is too
/// late.
pub fn step(from: Status, step: Step, facts: &Facts, now: Timestamp) -> Result<Status, StepError> {
    use Status::{Assessed, Closed, Decided, InConversation, Referred, Submitted, Withdrawn};
    match (from, step) {
        (Submitted | InConversation, Step::Talk) => Ok(InConversation),
        (Assessed, Step::Talk) => Ok(Assessed),
        (Submitted | InConversation | Assessed, Step::Assess) if facts.assessed => Ok(Assessed),
        (Submitted | InConversation | Assessed, Step::Assess) => Err(StepError::NeedsAssessment),
        (Assessed, Step::AssessAll) if !facts.assessed => Ok(InConversation),
        (Submitted | InConversation | Assessed, Step::AssessAll) => Ok(from),
        (Submitted | InConversation | Assessed, Step::Decide)
            if facts.assessed || facts.kind.needs_no_assessment() =>
        {
            Ok(Decided)
        }
        (Submitted | InConversation | Assessed, Step::Decide) => Err(StepError::NeedsAssessment),
        (Submitted | InConversation | Assessed, Step::Refer) => Ok(Referred),
        (Submitted | InConversation | Assessed, Step::Withdraw) => Ok(Withdrawn),
        (Decided, Step::Close) => Ok(Closed),
        (Decided | Closed, Step::Reopen) => match facts.reopen_until {
            Some(last) if time::day_of(now) <= last => Ok(InConversation),
            Some(_) | None => Err(StepError::TooLate),
        },
        (from, step) => Err(StepError::NotFrom(from, step)),
    }
}

/// The day before which a person of the municipality calls: five working days after it came in.
#[must_use]
pub fn call_before(received: Timestamp, calendar: &Calendar) -> Date {
    calendar.plus_working_days(time::day_of(received), 5)
}

/// What came in before this moment should have been called about before today: [`call_before`] the other way
/// round, so that a list can be asked for it.
#[must_use]
pub fn late_before(today: Date, calendar: &Calendar) -> Timestamp {
    let mut first = time::plus_days(today, 1);
    while calendar.plus_working_days(time::plus_days(first, -1), 5) >= today {
        first = time::plus_days(first, -1);
    }
    time::start_of(first)
}

/// The day on which a formal application is due, so many days after it came in (Awb 4:13: eight weeks, when
/// its own rule has no term).
///
/// Never moved for a weekend or a holiday: that would be in favour of the municipality.
#[must_use]
pub fn due_by_law(received: Timestamp, days: u32) -> Date {
    time::plus_days(time::day_of(received), i32::try_from(days).unwrap_or(i32::MAX))
}

/// The number by which people call a request, `2026-00042`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// Year in which it came in.
    pub year: i16,
    /// Count within the year, from 1.
    pub count: i32,
}

impl Number {
    /// The numbers that somebody means who types one as people write it: `2026-00042`, `2026-42`, `#42`, or
    /// `42` alone, of whatever year until this one. Nothing when it is no number.
    #[must_use]
    pub fn meant(typed: &str, this_year: i16) -> Vec<Self> {
        /// Nobody looks for what is older.
        const YEARS: i16 = 20;
        let typed = typed.trim().trim_start_matches('#').trim_start();
        let parts: Vec<&str> = typed
            .split(|c: char| c == '/' || c.is_whitespace() || is_dash(c))
            .filter(|p| !p.is_empty())
            .collect();
        if parts.iter().any(|part| !part.chars().all(|c| c.is_ascii_digit())) {
            return Vec::new();
        }
        match parts.as_slice() {
            [count] => match count.parse::<i32>() {
                Ok(count) if count > 0 => {
                    ((this_year - YEARS)..=this_year).rev().map(|year| Self { year, count }).collect()
                }
                _ => Vec::new(),
            },
            [year, count] if year.len() == 4 => match (year.parse(), count.parse::<i32>()) {
                (Ok(year), Ok(count)) if count > 0 => vec![Self { year, count }],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// Whether this is a hyphen or a dash, also one that a word processor made of it.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:05}", self.year, self.count)
    }
}

impl FromStr for Number {
    type Err = crate::UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || crate::UnknownCode { what: "Number", code: text.to_owned() };
        let (year, count) = text.split_once('-').ok_or_else(unknown)?;
        let digits =
            |part: &str, least: usize| part.len() >= least && part.chars().all(|c| c.is_ascii_digit());
        if !digits(year, 4) || !digits(count, 5) {
            return Err(unknown());
        }
        match (year.parse(), count.parse()) {
            (Ok(year), Ok(count)) => Ok(Self { year, count }),
            (Err(_), _) | (_, Err(_)) => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn facts(kind: Kind, assessed: bool) -> Facts {
        let until = reopen_until(at("2026-11-01T12:00:00Z"), &Calendar::default());
        Facts { kind, assessed, reopen_until: Some(until) }
    }

    #[test]
    fn a_number_is_meant_as_people_write_it() {
        let one = |year, count| vec![Number { year, count }];
        for typed in ["2026-00042", "2026-42", " #2026-42 ", "2026/42", "2026\u{2013}042", "2026 42"] {
            assert_eq!(Number::meant(typed, 2026), one(2026, 42), "{typed}");
        }
        for typed in ["42", "#42", "00042", "# 42"] {
            let meant = Number::meant(typed, 2026);
            assert_eq!(meant.first(), Some(&Number { year: 2026, count: 42 }), "{typed}");
            assert!(meant.contains(&Number { year: 2025, count: 42 }), "{typed}");
        }
        for typed in ["", "#", "0", "tuin 42", "2026-42-1", "99999999999", "20-42", "-"] {
            assert!(Number::meant(typed, 2026).is_empty(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_came_in_before_a_moment_is_late(day in 0i32..4_000, back in 0i64..400) {
            let calendar = Calendar::default();
            let today = time::plus_days(date(2020, 1, 1), day);
            let received = time::start_of(today) - jiff::SignedDuration::from_hours(back);
            let is_late = call_before(received, &calendar) < today;
            prop_assert_eq!(is_late, received < late_before(today, &calendar));
        }
    }

    #[test]
    fn every_step_from_every_status() {
        let now = at("2026-11-20T12:00:00Z");
        let mut table = String::new();
        for from in Status::ALL {
            for taken in Step::ALL {
                if let Ok(to) = step(*from, *taken, &facts(Kind::Permit, true), now) {
                    table.push_str(&format!("{from} {taken} {to}\n"));
                }
            }
        }
        assert_eq!(
            table,
            concat!(
                "submitted talk in_conversation\n",
                "submitted assess assessed\n",
                "submitted assess_all submitted\n",
                "submitted decide decided\n",
                "submitted refer referred\n",
                "submitted withdraw withdrawn\n",
                "in_conversation talk in_conversation\n",
                "in_conversation assess assessed\n",
                "in_conversation assess_all in_conversation\n",
                "in_conversation decide decided\n",
                "in_conversation refer referred\n",
                "in_conversation withdraw withdrawn\n",
                "assessed talk assessed\n",
                "assessed assess assessed\n",
                "assessed assess_all assessed\n",
                "assessed decide decided\n",
                "assessed refer referred\n",
                "assessed withdraw withdrawn\n",
                "decided reopen in_conversation\n",
                "decided close closed\n",
                "closed reopen in_conversation\n",
            )
        );
    }

    #[test]
    fn rule_03_what_all_questions_are_asked_of_again_is_assessed_no_more() {
        let now = at("2026-11-20T12:00:00Z");
        let again = |facts| step(Status::Assessed, Step::AssessAll, &facts, now);
        assert_eq!(again(facts(Kind::Permit, false)), Ok(Status::InConversation));
        assert_eq!(again(facts(Kind::Permit, true)), Ok(Status::Assessed), "all were answered already");
    }

    #[test]
    fn rule_03_value_comes_before_a_decision() {
        let now = at("2026-11-20T12:00:00Z");
        for kind in Kind::ALL {
            let expected = if kind.needs_no_assessment() {
                Ok(Status::Decided)
            } else {
                Err(StepError::NeedsAssessment)
            };
            assert_eq!(
                step(Status::InConversation, Step::Decide, &facts(*kind, false), now),
                expected,
                "{kind}"
            );
        }
    }

    #[test]
    fn a_resident_can_reopen_for_six_weeks_and_until_the_end_of_a_working_day() {
        let reopen = |now: &str| step(Status::Decided, Step::Reopen, &facts(Kind::Permit, true), at(now));
        // The thirteenth is a Sunday.
        assert_eq!(reopen("2026-12-14T20:00:00Z"), Ok(Status::InConversation));
        assert_eq!(reopen("2026-12-14T23:30:00Z"), Err(StepError::TooLate), "half past midnight there");
    }

    #[test]
    fn rule_12_an_application_is_due_after_eight_weeks_even_on_christmas_day() {
        assert_eq!(due_by_law(at("2026-10-30T10:00:00Z"), 56), date(2026, 12, 25));
    }

    proptest! {
        #[test]
        fn a_number_reads_back(year in 2000i16..2100, count in 1i32..200_000) {
            let number = Number { year, count };
            prop_assert_eq!(number.to_string().parse::<Number>(), Ok(number));
        }
    }
}

//! The checklist of added value (rule 3). There is no total: nothing in this module adds answers up.
//!
//! Version 1 is in the code. An administrator makes the next ones: other words, a question less or more. An
//! assessment keeps the version that it was made with.

use crate::{code_enum, request};

code_enum! {
    /// The questions of part A (value) and part B (do no harm). Part C is the obstacle log. None of them asks
    /// for a law.
    Question {
        /// Who is better off, and how do we know?
        A1 = "A1",
        /// Do people take more care of themselves and each other (samenredzaamheid)?
        A2 = "A2",
        /// Does it connect people who did not meet before?
        A3 = "A3",
        /// Does who receives also contribute (wederkerigheid)?
        A4 = "A4",
        /// Is it theirs: do they want it, run it, decide on it?
        A5 = "A5",
        /// Do neighbours support it, or who is against?
        A6 = "A6",
        /// Can everyone take part, and who is left out?
        A7 = "A7",
        /// Is it new for this problem in this place?
        A8 = "A8",
        /// Does it make the neighbourhood more pleasant, safer or greener?
        A9 = "A9",
        /// A question of the municipality's own.
        A10 = "A10",
        /// A question of the municipality's own.
        A11 = "A11",
        /// A question of the municipality's own.
        A12 = "A12",
        /// What happens if we simply stay away?
        B1 = "B1",
        /// Which of our own actions could harm it?
        B2 = "B2",
        /// Whom could it harm, how badly, and what is the lightest condition that prevents that?
        B3 = "B3",
        /// What would they need from us that we can give tomorrow?
        B4 = "B4",
        /// A question of the municipality's own.
        B5 = "B5",
        /// A question of the municipality's own.
        B6 = "B6",
    }
}

code_enum! {
    /// Parts of the checklist.
    Part {
        /// Value.
        A = "A",
        /// Do no harm.
        B = "B",
    }
}

impl Question {
    /// The part that a question belongs to.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::A1
            | Self::A2
            | Self::A3
            | Self::A4
            | Self::A5
            | Self::A6
            | Self::A7
            | Self::A8
            | Self::A9
            | Self::A10
            | Self::A11
            | Self::A12 => Part::A,
            Self::B1 | Self::B2 | Self::B3 | Self::B4 | Self::B5 | Self::B6 => Part::B,
        }
    }

    /// The questions of version 1: thirteen, of which the nine of part A are the values of a value picture.
    pub const FIRST: [Self; 13] = [
        Self::A1,
        Self::A2,
        Self::A3,
        Self::A4,
        Self::A5,
        Self::A6,
        Self::A7,
        Self::A8,
        Self::A9,
        Self::B1,
        Self::B2,
        Self::B3,
        Self::B4,
    ];
}

/// A version of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Its number, from 1.
    pub version: i32,
    /// Its questions, in their order.
    pub questions: Vec<Question>,
    /// Those among them that are enough for something small. None: then nothing is small.
    pub light: Vec<Question>,
    /// What is asked for when it is small unless the handler says otherwise.
    pub light_kinds: Vec<request::Kind>,
}

impl Default for Checklist {
    fn default() -> Self {
        Self {
            version: 1,
            questions: Question::FIRST.to_vec(),
            light: vec![Question::A1, Question::B3, Question::B4],
            light_kinds: request::Kind::ALL
                .iter()
                .copied()
                .filter(|kind| kind.needs_no_assessment())
                .collect(),
        }
    }
}

impl Checklist {
    /// The questions of one part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = Question> {
        self.questions.iter().copied().filter(move |question| question.part() == part)
    }

    /// Whether it asks about value and about harm, also where something is small. Without either it would be
    /// another instrument.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let asks = |questions: &[Question]| {
            Part::ALL.iter().all(|part| questions.iter().any(|question| question.part() == *part))
        };
        asks(&self.questions) && (self.light.is_empty() || asks(&self.light))
    }

    /// Whether something is judged by a few questions only. `small` is what its handler says about that, if
    /// they say so.
    #[must_use]
    pub fn is_light(&self, kind: request::Kind, small: Option<bool>) -> bool {
        !self.light.is_empty() && small.unwrap_or_else(|| self.light_kinds.contains(&kind))
    }

    /// The questions that have to be answered.
    #[must_use]
    pub fn asked(&self, light: bool) -> &[Question] {
        if light { &self.light } else { &self.questions }
    }
}

code_enum! {
    /// Answers to part A. They have no number, on purpose.
    Choice {
        /// Clearly.
        Clearly = "clearly",
        /// Partly.
        Partly = "partly",
        /// Cannot say yet: the only one that needs no reason.
        CannotSayYet = "cannot_say_yet",
        /// No.
        No = "no",
    }
}

/// What one assessor says to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The choice, in part A only.
    pub choice: Option<Choice>,
    /// The reason in words; may still be empty.
    pub reason: String,
}

/// What an answer still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Part A: nothing chosen.
    Choice,
    /// No reason in words.
    Reason,
}

/// What is still missing in an answer; `None` when it is complete.
#[must_use]
pub fn missing(question: Question, answer: Option<&Answer>) -> Option<Missing> {
    let has_reason = answer.is_some_and(|a| !a.reason.trim().is_empty());
    match question.part() {
        Part::A => match answer.and_then(|a| a.choice) {
            None => Some(Missing::Choice),
            Some(Choice::CannotSayYet) => None,
            Some(Choice::Clearly | Choice::Partly | Choice::No) => (!has_reason).then_some(Missing::Reason),
        },
        Part::B => (!has_reason).then_some(Missing::Reason),
    }
}

/// Whether one assessor answered these questions.
pub fn is_complete<'a>(asked: &[Question], answer_to: impl Fn(Question) -> Option<&'a Answer>) -> bool {
    asked.iter().all(|question| missing(*question, answer_to(*question)).is_none())
}

/// Whether assessors chose differently on a question, so that they should talk. Who said nothing yet does not
/// differ.
#[must_use]
pub fn differs(choices: &[Option<Choice>]) -> bool {
    let mut said = choices.iter().flatten();
    said.next().is_some_and(|first| said.any(|other| other != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(choice: Option<Choice>, reason: &str) -> Answer {
        Answer { choice, reason: reason.to_owned() }
    }

    #[test]
    fn rule_03_a_choice_needs_a_reason_in_words_unless_we_cannot_say_yet() {
        for (choice, reason, expected) in [
            (None, "", Some(Missing::Choice)),
            (None, "because", Some(Missing::Choice)),
            (Some(Choice::Clearly), "  ", Some(Missing::Reason)),
            (Some(Choice::No), "", Some(Missing::Reason)),
            (Some(Choice::Partly), "because", None),
            (Some(Choice::CannotSayYet), "", None),
        ] {
            assert_eq!(
                missing(Question::A1, Some(&answer(choice, reason))),
                expected,
                "{choice:?} {reason:?}"
            );
        }
        assert_eq!(missing(Question::B1, None), Some(Missing::Reason));
        assert_eq!(missing(Question::B1, Some(&answer(None, "nothing"))), None);
    }

    #[test]
    fn rule_03_an_assessment_is_complete_when_every_question_is_answered() {
        let full = answer(Some(Choice::CannotSayYet), "seen on Thursday");
        let first = Checklist::default();
        for light in [false, true] {
            let asked = first.asked(light);
            assert!(is_complete(asked, |_| Some(&full)));
            for left_out in Question::ALL {
                let answered = |question: Question| (question != *left_out).then_some(&full);
                assert_eq!(is_complete(asked, answered), !asked.contains(left_out), "{left_out}");
            }
        }
    }

    #[test]
    fn rule_03_something_small_has_three_questions_and_its_handler_says_what_is_small() {
        use request::Kind;
        let first = Checklist::default();
        assert_eq!(first.asked(true).len(), 3);
        for (kind, small, light) in [
            (Kind::Information, None, true),
            (Kind::MoralSupport, None, true),
            (Kind::MoralSupport, Some(false), false),
            (Kind::Permit, None, false),
            (Kind::Money, Some(true), true),
        ] {
            assert_eq!(first.is_light(kind, small), light, "{kind} {small:?}");
        }
        let without = Checklist { light: Vec::new(), ..first };
        assert!(!without.is_light(Kind::Information, Some(true)), "nothing is small here");
    }

    #[test]
    fn a_version_asks_about_value_and_about_harm() {
        use Question::{A1, A12, B1, B6};
        let of = |questions: &[Question], light: &[Question]| Checklist {
            questions: questions.to_vec(),
            light: light.to_vec(),
            ..Checklist::default()
        };
        assert!(Checklist::default().is_whole());
        assert!(of(&[A12, B6], &[]).is_whole() && of(&[A1, B1, B6], &[A1, B6]).is_whole());
        assert!(!of(&[A1], &[]).is_whole() && !of(&[A1, B1], &[A1]).is_whole());
    }

    #[test]
    fn rule_03_no_question_is_a_legal_one_and_there_are_nine_and_four() {
        assert_eq!(Checklist::default().of(Part::A).count(), 9);
        assert_eq!(Checklist::default().of(Part::B).count(), 4);
    }

    #[test]
    fn assessors_differ_only_when_two_said_something_else() {
        use Choice::{CannotSayYet, Clearly};
        assert!(!differs(&[]));
        assert!(!differs(&[Some(Clearly), None]));
        assert!(!differs(&[Some(Clearly), Some(Clearly)]));
        assert!(differs(&[Some(Clearly), None, Some(CannotSayYet)]));
    }
}

//! The fields of an answer on the checklist: what they are called, and what a form tells of what stood there.

use domain::checklist::{Answer, Choice};

/// Name of the field with the choice at a question, which is named by its code.
#[must_use]
pub fn choice_of(question: &str) -> String {
    format!("{question}_choice")
}

/// Name of the field with the reason at a question, which is named by its code.
#[must_use]
pub fn reason_of(question: &str) -> String {
    format!("{question}_reason")
}

/// An answer as a form tells it: the code of what was chosen, and why.
#[must_use]
pub fn said(answer: Option<&Answer>) -> (&'static str, String) {
    let choice = answer.and_then(|answer| answer.choice);
    let reason = answer.map(|answer| answer.reason.clone()).unwrap_or_default();
    (choice.map(Choice::code).unwrap_or_default(), reason)
}

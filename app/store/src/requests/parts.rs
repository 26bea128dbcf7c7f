//! What a row of a request holds that is more than a word.

use domain::decision::{Exception, No};
use serde::{Deserialize, Serialize};

/// A warm handover.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Referral {
    /// To whom.
    pub to: String,
    /// Who calls.
    pub who_calls: String,
    /// When.
    pub when: String,
}

domain::code_enum! {
    /// How something was said.
    MessageWay {
        /// In writing.
        Written = "written",
        /// In a talk, of which this is the note.
        Spoken = "spoken",
    }
}

domain::code_enum! {
    /// How a decision stands.
    DecisionState {
        /// Waits for a manager.
        Proposed = "proposed",
        /// The manager did not sign.
        Returned = "returned",
        /// Taken back before the manager answered.
        TakenBack = "taken_back",
        /// Sent to the resident.
        Sent = "sent",
    }
}

/// Parts of a "no" and of an exception, as stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Details {
    /// Code of the harm.
    pub harm: String,
    /// To whom.
    pub to_whom: String,
    /// Why nothing lighter.
    pub why_not_lighter: String,
    /// What was tried.
    pub tried: String,
    /// What they can do instead.
    pub alternative: String,
    /// Article of the law.
    pub article: String,
    /// Rule that is left.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The same situation.
    pub same_situation: String,
    /// Until and with which day the exception holds; empty for always.
    pub valid_until: String,
}

impl Details {
    /// The parts of a "no", for the rules.
    #[must_use]
    pub fn no(&self) -> No {
        No {
            harm: self.harm.parse().ok(),
            to_whom: self.to_whom.clone(),
            why_not_lighter: self.why_not_lighter.clone(),
            tried: self.tried.clone(),
            alternative: self.alternative.clone(),
            article: self.article.clone(),
        }
    }

    /// The parts of an exception, for the rules.
    #[must_use]
    pub fn exception(&self) -> Exception {
        Exception {
            rule: self.rule.clone(),
            reason: self.reason.clone(),
            same_situation: self.same_situation.clone(),
        }
    }
}

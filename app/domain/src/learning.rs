//! The learning table (leertafel): a team looks at what happened, and writes down what it will do
//! differently.

use crate::code_enum;

code_enum! {
    /// How far a case is.
    Status {
        /// Being prepared.
        Prepared = "prepared",
        /// Talked about at the table; what changes is written down.
        Held = "held",
    }
}

code_enum! {
    /// What happened to a procedure.
    Change {
        /// It goes another way from now on.
        Changed = "changed",
        /// It is gone.
        Scrapped = "scrapped",
    }
}

/// The parts of a case: three to prepare, one to write down at the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// What happened?
    pub happened: String,
    /// What did the rule want?
    pub rule_wanted: String,
    /// What did the person need?
    pub person_needed: String,
    /// What do we do differently?
    pub change: String,
}

/// Names of the parts that are still empty, as the form calls them. A case that is held needs all four.
#[must_use]
pub fn missing(parts: &Parts) -> Vec<&'static str> {
    [
        ("happened", &parts.happened),
        ("rule_wanted", &parts.rule_wanted),
        ("person_needed", &parts.person_needed),
        ("change", &parts.change),
    ]
    .into_iter()
    .filter(|(_, text)| text.trim().is_empty())
    .map(|(name, _)| name)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_that_is_held_says_what_changes() {
        assert_eq!(missing(&Parts::default()), ["happened", "rule_wanted", "person_needed", "change"]);
        let text = || "text".to_owned();
        assert_eq!(
            missing(&Parts {
                happened: text(),
                rule_wanted: text(),
                person_needed: text(),
                change: " ".to_owned()
            }),
            ["change"]
        );
    }
}

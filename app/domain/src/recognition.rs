//! Praise (rule 9): an alderman thanks an initiative; the initiative decides who reads it.

use crate::code_enum;

code_enum! {
    /// What the initiative did with a word of thanks.
    Answer {
        /// Nothing yet: nobody else reads it.
        Waiting = "waiting",
        /// Everybody may read it.
        Public = "public",
        /// It stays between the two.
        Private = "private",
        /// They would rather not have it.
        NoThanks = "no_thanks",
    }
}

/// What an initiative can choose: always all three, whenever it likes.
pub const CHOICES: [Answer; 3] = [Answer::Public, Answer::Private, Answer::NoThanks];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_09_only_the_initiative_makes_thanks_public() {
        assert!(!CHOICES.contains(&Answer::Waiting), "what waits stays unseen until they say something");
        assert_eq!(CHOICES.len() + 1, Answer::ALL.len());
    }
}

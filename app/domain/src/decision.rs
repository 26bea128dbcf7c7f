//! Decisions. "Yes" is easy, "no" is the expensive answer (rule 5), and a usual non-reason opens an obstacle
//! instead.

use crate::{code_enum, id::AccountId, obstacle};

code_enum! {
    /// What the municipality says.
    Outcome {
        /// Yes.
        Yes = "yes",
        /// Yes, and we help: at least one facility offered.
        YesWithHelp = "yes_with_help",
        /// Yes, beyond a rule, covered by a manager.
        YesWithException = "yes_with_exception",
        /// Not yet: the obstacle is ours, with a name and a date; the request stays with us.
        NotYet = "not_yet",
        /// No.
        No = "no",
    }
}

impl Outcome {
    /// Whether it goes on as asked. Of a "yes" everybody may know whose it is; of the others the parties
    /// decide that themselves.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes | Self::YesWithHelp | Self::YesWithException)
    }
}

code_enum! {
    /// The harm to others that a "no" prevents. Nothing else is a ground.
    Harm {
        /// Safety.
        Safety = "safety",
        /// Health.
        Health = "health",
        /// Vulnerable people.
        VulnerablePeople = "vulnerable_people",
        /// Rights of others.
        RightsOfOthers = "rights_of_others",
        /// Environment.
        Environment = "environment",
        /// A law that leaves no room, with its article.
        Law = "law",
    }
}

code_enum! {
    /// The usual non-reasons. Each is an obstacle of ours, not an answer to a resident.
    NonReason {
        /// "Not in our policy".
        NotInPolicy = "not_in_policy",
        /// "We have no procedure for it".
        NoProcedure = "no_procedure",
        /// "Others would want it too".
        OthersWouldWantIt = "others_would_want_it",
        /// "Papers are missing".
        PapersMissing = "papers_missing",
        /// "Not our department".
        NotOurDepartment = "not_our_department",
    }
}

impl NonReason {
    /// The kind of obstacle that it really is.
    #[must_use]
    pub const fn obstacle_kind(self) -> obstacle::Kind {
        match self {
            Self::NotInPolicy => obstacle::Kind::Rule,
            Self::NoProcedure => obstacle::Kind::Procedure,
            Self::OthersWouldWantIt => obstacle::Kind::FearOfPrecedent,
            Self::PapersMissing => obstacle::Kind::PapersOrDiplomas,
            Self::NotOurDepartment => obstacle::Kind::Silo,
        }
    }
}

/// The four parts that a "no" needs besides the second signature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct No {
    /// The harm that it prevents.
    pub harm: Option<Harm>,
    /// To whom.
    pub to_whom: String,
    /// Why a lighter condition does not prevent it.
    pub why_not_lighter: String,
    /// What was tried instead.
    pub tried: String,
    /// What the resident can do instead.
    pub alternative: String,
    /// The article, when the harm is [`Harm::Law`].
    pub article: String,
}

/// The three parts of an exception (rule 6).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exception {
    /// The rule that is left.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// "In the same situation we decide the same": the situation.
    pub same_situation: String,
}

/// A decision as a handler proposes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is decided.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: String,
    /// Parts of a "no".
    pub no: No,
    /// Parts of an exception.
    pub exception: Exception,
    /// The manager who is asked to sign or to cover.
    pub manager: Option<AccountId>,
}

/// Facts that the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Who handles the request.
    pub handler: AccountId,
    /// Who proposes the decision: a colleague may do it for the handler.
    pub proposer: AccountId,
    /// Offers of a facility that were not withdrawn or declined.
    pub offers: usize,
    /// Open obstacles.
    pub open_obstacles: usize,
    /// Of those, the ones with an owner and a date.
    pub owned_obstacles: usize,
}

/// What a proposal lacks. The field is the `name` in the form; the key is that of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {key}")]
pub struct Lack {
    /// Name of the form field.
    pub field: &'static str,
    /// Key of the text that a person reads.
    pub key: &'static str,
}

const fn lack(field: &'static str, key: &'static str) -> Lack {
    Lack { field, key }
}

/// Whether somebody besides the handler has to put a name under it.
#[must_use]
pub const fn needs_manager(outcome: Outcome) -> bool {
    match outcome {
        Outcome::No | Outcome::YesWithException => true,
        Outcome::Yes | Outcome::YesWithHelp | Outcome::NotYet => false,
    }
}

/// Everything that a proposal lacks, all at once.
#[must_use]
pub fn lacks(proposal: &Proposal, facts: &Facts) -> Vec<Lack> {
    let mut lacks = Vec::new();
    let mut need = |text: &str, field, key| {
        if text.trim().is_empty() {
            lacks.push(lack(field, key));
        }
    };
    need(&proposal.words, "words", "error-decision-words");
    match proposal.outcome {
        Outcome::No => {
            need(&proposal.no.to_whom, "to_whom", "error-no-to-whom");
            need(&proposal.no.why_not_lighter, "why_not_lighter", "error-no-lighter");
            need(&proposal.no.tried, "tried", "error-no-tried");
            need(&proposal.no.alternative, "alternative", "error-no-alternative");
            if proposal.no.harm == Some(Harm::Law) {
                need(&proposal.no.article, "article", "error-no-article");
            }
            if proposal.no.harm.is_none() {
                lacks.push(lack("harm", "error-no-harm"));
            }
        }
        Outcome::YesWithException => {
            need(&proposal.exception.rule, "rule", "error-exception-rule");
            need(&proposal.exception.reason, "reason", "error-exception-reason");
            need(&proposal.exception.same_situation, "same_situation", "error-exception-same");
        }
        Outcome::YesWithHelp if facts.offers == 0 => lacks.push(lack("outcome", "error-decision-offer")),
        Outcome::NotYet if facts.open_obstacles == 0 => {
            lacks.push(lack("outcome", "error-decision-obstacle"))
        }
        Outcome::NotYet if facts.owned_obstacles < facts.open_obstacles => {
            lacks.push(lack("outcome", "error-decision-owner"));
        }
        Outcome::Yes | Outcome::YesWithHelp | Outcome::NotYet => {}
    }
    if needs_manager(proposal.outcome) {
        match proposal.manager {
            None => lacks.push(lack("manager", "error-decision-manager")),
            Some(manager) if manager == facts.handler || manager == facts.proposer => {
                lacks.push(lack("manager", "error-decision-own-signature"))
            }
            Some(_) => {}
        }
    }
    lacks
}

/// Whether this person may put the second name under a proposal by the handler.
#[must_use]
pub fn may_sign(signer: AccountId, is_manager: bool, handler: AccountId) -> bool {
    is_manager && signer != handler
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const HANDLER: AccountId = AccountId(Uuid::from_u128(1));
    const MANAGER: AccountId = AccountId(Uuid::from_u128(2));

    fn facts() -> Facts {
        Facts { handler: HANDLER, proposer: HANDLER, offers: 1, open_obstacles: 1, owned_obstacles: 1 }
    }

    fn full(outcome: Outcome) -> Proposal {
        let text = || "text".to_owned();
        Proposal {
            outcome,
            words: text(),
            no: No {
                harm: Some(Harm::Safety),
                to_whom: text(),
                why_not_lighter: text(),
                tried: text(),
                alternative: text(),
                article: String::new(),
            },
            exception: Exception { rule: text(), reason: text(), same_situation: text() },
            manager: Some(MANAGER),
        }
    }

    fn fields(proposal: &Proposal, facts: &Facts) -> Vec<&'static str> {
        lacks(proposal, facts).into_iter().map(|lack| lack.field).collect()
    }

    #[test]
    fn a_full_proposal_lacks_nothing() {
        for outcome in Outcome::ALL {
            assert_eq!(lacks(&full(*outcome), &facts()), [], "{outcome}");
        }
    }

    #[test]
    fn rule_05_no_needs_harm_tried_alternative_and_a_second_signature() {
        let bare = Proposal { no: No::default(), manager: None, ..full(Outcome::No) };
        assert_eq!(
            fields(&bare, &facts()),
            ["to_whom", "why_not_lighter", "tried", "alternative", "harm", "manager"]
        );
        let mut by_law = full(Outcome::No);
        by_law.no.harm = Some(Harm::Law);
        assert_eq!(fields(&by_law, &facts()), ["article"]);
    }

    #[test]
    fn rule_05_no_needs_a_second_signature_of_somebody_else() {
        let own = Proposal { manager: Some(HANDLER), ..full(Outcome::No) };
        assert_eq!(fields(&own, &facts()), ["manager"]);
        let proposed_by_the_manager = Facts { proposer: MANAGER, ..facts() };
        assert_eq!(fields(&full(Outcome::No), &proposed_by_the_manager), ["manager"]);
        assert!(!may_sign(HANDLER, true, HANDLER));
        assert!(!may_sign(MANAGER, false, HANDLER));
        assert!(may_sign(MANAGER, true, HANDLER));
    }

    #[test]
    fn rule_05_yes_needs_one_person() {
        for outcome in [Outcome::Yes, Outcome::YesWithHelp, Outcome::NotYet] {
            let alone = Proposal {
                manager: None,
                no: No::default(),
                exception: Exception::default(),
                ..full(outcome)
            };
            assert_eq!(lacks(&alone, &facts()), [], "{outcome}");
        }
    }

    #[test]
    fn rule_06_an_exception_names_the_rule_the_reason_and_the_same_situation() {
        let bare = Proposal { exception: Exception::default(), ..full(Outcome::YesWithException) };
        assert_eq!(fields(&bare, &facts()), ["rule", "reason", "same_situation"]);
    }

    #[test]
    fn rule_07_an_exception_carries_the_name_of_a_manager() {
        let alone = Proposal { manager: None, ..full(Outcome::YesWithException) };
        assert_eq!(fields(&alone, &facts()), ["manager"]);
    }

    #[test]
    fn rule_04_not_yet_needs_open_obstacles_each_with_an_owner_and_a_date() {
        let not_yet = full(Outcome::NotYet);
        assert_eq!(
            fields(&not_yet, &Facts { open_obstacles: 0, owned_obstacles: 0, ..facts() }),
            ["outcome"]
        );
        assert_eq!(
            fields(&not_yet, &Facts { open_obstacles: 2, owned_obstacles: 1, ..facts() }),
            ["outcome"]
        );
    }

    #[test]
    fn rule_08_yes_with_help_needs_an_offer() {
        assert_eq!(fields(&full(Outcome::YesWithHelp), &Facts { offers: 0, ..facts() }), ["outcome"]);
    }

    #[test]
    fn rule_04_every_non_reason_is_an_obstacle() {
        let kinds: std::collections::BTreeSet<_> =
            NonReason::ALL.iter().map(|reason| reason.obstacle_kind()).collect();
        assert_eq!(kinds.len(), NonReason::ALL.len());
    }

    proptest! {
        #[test]
        fn rule_05_a_no_never_passes_with_a_part_left_blank(blank in 0usize..4, spaces in " {0,5}") {
            let mut proposal = full(Outcome::No);
            let part = match blank {
                0 => &mut proposal.no.to_whom,
                1 => &mut proposal.no.why_not_lighter,
                2 => &mut proposal.no.tried,
                _ => &mut proposal.no.alternative,
            };
            *part = spaces;
            prop_assert_eq!(lacks(&proposal, &facts()).len(), 1);
        }
    }
}

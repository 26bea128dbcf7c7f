//! Deciding: what a proposal still needs, the proposal, the manager's name under it, the letter (rules 3, 5
//! and 6).

use super::{event, open};
use crate::{action::ActionError, exceptions, requests::letters};
use domain::{
    access::{Action, may},
    decision::{Facts, Lack, Outcome, Proposal, lacks, may_sign, needs_manager},
    event::{Audience, Kind},
    id::AccountId,
    lang::Lang,
    request::{Status, Step, step},
};
use serde_json::json;
use store::{
    db::Connection,
    error::StoreError,
    journal::Write,
    requests::{Decision, DecisionState, Details, NewDecision, Request},
};

/// A decision as somebody writes it.
#[derive(Debug)]
pub struct Draft {
    /// What.
    pub outcome: Outcome,
    /// The words to the resident.
    pub words: String,
    /// Parts of a "no" and of an exception. Only those that belong to the outcome are kept.
    pub details: Details,
    /// The manager who is asked. Cover that was given before comes in this one's place.
    pub manager: Option<AccountId>,
}

/// A draft, and what it lacks.
#[derive(Debug)]
pub struct Weighed<'a> {
    request: &'a Request,
    by: AccountId,
    draft: Draft,
    covered: Option<AccountId>,
    lacks: Vec<Lack>,
}

impl Weighed<'_> {
    /// Everything that it lacks, all at once; nothing when it can be proposed.
    #[must_use]
    pub fn lacks(&self) -> &[Lack] {
        &self.lacks
    }
}

/// How a proposal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// It was sent.
    Sent,
    /// A manager is asked for a name under it.
    Asked,
}

/// A proposal that waits for the name of the one who looks at it.
#[derive(Debug)]
pub struct Waiting<'a> {
    request: &'a Request,
    by: AccountId,
    decision: Decision,
}

const NOTHING: ActionError = ActionError::Refused("refused-nothing-to-sign");

/// The handler of a request on which can be decided.
///
/// # Errors
/// When it is closed, or nobody handles it.
pub fn decidable(request: &Request) -> Result<AccountId, ActionError> {
    open(request)?;
    request.handler.ok_or(ActionError::Refused("refused-not-taken"))
}

/// The manager who covers an exception already: that is the name under it, and nobody is asked twice. Never
/// the handler or who decides (rule 5).
///
/// # Errors
/// When the database does not answer.
pub async fn covered(
    db: &impl Connection,
    request: &Request,
    outcome: Outcome,
    by: AccountId,
) -> Result<Option<AccountId>, StoreError> {
    if outcome != Outcome::YesWithException {
        return Ok(None);
    }
    let own: Vec<_> = request.handler.into_iter().chain([by]).collect();
    store::cover::for_decision(db, request.id, &own).await
}

/// What a draft lacks, for the request as it is now.
///
/// # Errors
/// When the request is closed or nobody handles it, and when the database does not answer.
pub async fn weigh<'a>(
    write: &Write,
    request: &'a Request,
    by: AccountId,
    draft: Draft,
) -> Result<Weighed<'a>, ActionError> {
    let handler = decidable(request)?;
    // One proposal at a time: what waits is answered, taken back or put to another first.
    if proposed(write, request).await.is_ok() {
        return Err(ActionError::Refused("refused-proposal-waits"));
    }
    let covered = covered(write.tx(), request, draft.outcome, by).await?;
    let manager = covered.or(draft.manager.filter(|_| needs_manager(draft.outcome)));
    let draft = Draft { manager, ..draft };
    let proposal = Proposal {
        outcome: draft.outcome,
        words: draft.words.clone(),
        no: draft.details.no(),
        exception: draft.details.exception(),
        manager,
    };
    let mut found = lacks(&proposal, &facts(write, request, handler, by).await?);
    // What was complete when a colleague handled it stays so.
    let judged = store::assessments::of_request(write.tx(), request).await?;
    let assessed =
        request.status == Status::Assessed || store::assessments::is_assessed(&judged, request.handler);
    let calendar = store::settings::calendar(write.tx(), write.by().municipality).await?;
    if request.status.is_open()
        && step(request.status, Step::Decide, &request.facts(assessed, &calendar), write.by().now).is_err()
    {
        found.push(Lack { field: "outcome", key: "error-decision-assessment" });
    } else if draft.outcome == Outcome::No
        && !request.kind.needs_no_assessment()
        && judged.iter().all(|one| one.light && !one.is_whole())
    {
        // A few questions are enough to help somebody, never to refuse them.
        found.push(Lack { field: "outcome", key: "error-decision-light" });
    }
    Ok(Weighed { request, by, draft, covered, lacks: found })
}

async fn facts(
    write: &Write,
    request: &Request,
    handler: AccountId,
    proposer: AccountId,
) -> Result<Facts, ActionError> {
    let offers =
        store::requests::offers(write.tx(), request.id).await?.iter().filter(|offer| offer.stands()).count();
    let met = store::obstacles::of_request(write.tx(), request.id, Lang::Nl).await?;
    let open: Vec<_> = met.into_iter().filter(store::obstacles::Obstacle::is_open).collect();
    let owned = open.iter().filter(|obstacle| obstacle.owner.is_named() && obstacle.due.is_some()).count();
    Ok(Facts { handler, proposer, offers, open_obstacles: open.len(), owned_obstacles: owned })
}

/// Proposes a decision: sent at once, or after a manager put a name under it.
///
/// # Errors
/// When it still lacks something, and when the database does not answer.
pub async fn propose(write: &Write, weighed: Weighed<'_>) -> Result<Proposed, ActionError> {
    let Weighed { request, by, draft, covered, lacks } = weighed;
    if let Some(lack) = lacks.first() {
        return Err(ActionError::Refused(lack.key));
    }
    let Draft { outcome, words, details, manager } = draft;
    let details = only_of(outcome, details);
    let waits = manager.is_some() && covered.is_none();
    let state = if waits { DecisionState::Proposed } else { DecisionState::Sent };
    let new = NewDecision { outcome, words: &words, details: &details, proposed_by: by, manager, state };
    store::requests::decide(write.tx(), write.by(), request.id, new).await?;
    if let (Some(manager), None) = (manager, covered) {
        store::requests::changes::proposed(write.tx(), request.id).await?;
        event(write, request, Kind::DecisionProposed, Audience::Staff, json!({"manager": manager})).await?;
        letters::colleagues::signature(write, request, manager, by, outcome).await?;
        return Ok(Proposed::Asked);
    }
    if let Some(covered) = covered {
        exceptions::actions::record(write, request.id, &details, covered).await?;
        // Whose name stands under it reads for what.
        letters::colleagues::exception_sent(write, request, covered, by, &details.rule, &details.reason)
            .await?;
    }
    send(write, request, outcome, &words).await?;
    Ok(Proposed::Sent)
}

/// A manager puts a name under a proposal, and it is sent.
///
/// # Errors
/// When it was answered meanwhile, and when the database does not answer.
pub async fn sign(write: &Write, waiting: Waiting<'_>) -> Result<(), ActionError> {
    let Waiting { request, by, decision } = waiting;
    answer(write, &decision, None).await?;
    if decision.outcome == Outcome::YesWithException {
        exceptions::actions::record(write, request.id, &decision.details, by).await?;
    }
    send(write, request, decision.outcome, &decision.words).await
}

/// A manager gives a proposal back, and says why.
///
/// # Errors
/// When it was answered meanwhile, and when the database does not answer.
pub async fn give_back(write: &Write, waiting: Waiting<'_>, because: &str) -> Result<(), ActionError> {
    let Waiting { request, by, decision } = waiting;
    answer(write, &decision, Some(because)).await?;
    event(write, request, Kind::DecisionReturned, Audience::Staff, json!({})).await?;
    letters::colleagues::returned(write, request, decision.proposed_by, by, because).await
}

/// The proposal of a request that waits for a name, for whoever handles the request.
///
/// # Errors
/// When the request is closed, when nothing waits, and when the database does not answer.
pub async fn proposed(write: &Write, request: &Request) -> Result<Decision, ActionError> {
    open(request)?;
    store::requests::decision(write.tx(), request.id)
        .await?
        .filter(|decision| decision.state == DecisionState::Proposed)
        .ok_or(NOTHING)
}

/// Takes a proposal back before a manager answered: it can be written anew. The manager hears that.
///
/// # Errors
/// When it was answered meanwhile, and when the database does not answer.
pub async fn take_back(write: &Write, request: &Request, decision: &Decision) -> Result<(), ActionError> {
    if !store::requests::take_back(write.tx(), write.by(), decision.id).await? {
        return Err(NOTHING);
    }
    store::requests::changes::proposed(write.tx(), request.id).await?;
    let payload = json!({"manager": decision.manager});
    event(write, request, Kind::DecisionTakenBack, Audience::Staff, payload).await?;
    match decision.manager {
        Some(manager) => letters::colleagues::signature_gone(write, request, manager).await,
        None => Ok(()),
    }
}

/// Whether somebody else than the handler and who proposed it is asked for a name under it (rule 5).
#[must_use]
pub fn may_be_asked(request: &Request, decision: &Decision, manager: AccountId) -> bool {
    request.handler != Some(manager) && decision.proposed_by != manager
}

/// Puts a proposal to another manager: whoever was asked is away, or left.
///
/// # Errors
/// When it was answered meanwhile, when it is the handler or who proposed it, and when the database does not
/// answer.
pub async fn put_to(
    write: &Write,
    request: &Request,
    decision: &Decision,
    manager: AccountId,
) -> Result<(), ActionError> {
    if !may_be_asked(request, decision, manager) {
        return Err(ActionError::Refused("refused-own-signature"));
    }
    if decision.manager == Some(manager) {
        return Ok(());
    }
    if !store::requests::put_to(write.tx(), decision.id, manager).await? {
        return Err(NOTHING);
    }
    let payload = json!({"from": decision.manager, "manager": manager});
    event(write, request, Kind::DecisionMoved, Audience::Staff, payload).await?;
    if let Some(before) = decision.manager {
        letters::colleagues::signature_gone(write, request, before).await?;
    }
    letters::colleagues::signature(write, request, manager, decision.proposed_by, decision.outcome).await
}

async fn answer(
    write: &Write,
    decision: &Decision,
    returned_because: Option<&str>,
) -> Result<(), ActionError> {
    if store::requests::answer_decision(write.tx(), write.by(), decision.id, returned_because).await? {
        Ok(())
    } else {
        Err(NOTHING)
    }
}

/// The proposal that waits for this manager. Never the handler's own (rule 5).
///
/// # Errors
/// When it is not theirs to sign, when nothing waits, and when the database does not answer.
pub async fn waiting_for<'a>(
    write: &Write,
    request: &'a Request,
    by: AccountId,
) -> Result<Waiting<'a>, ActionError> {
    // What the resident stopped, or somebody else took over, is not decided any more.
    open(request)?;
    let decision = store::requests::decision(write.tx(), request.id)
        .await?
        .filter(|decision| decision.state == DecisionState::Proposed)
        .ok_or(NOTHING)?;
    let actor = store::accounts::viewer(write.tx(), by).await?.map(|viewer| viewer.actor).unwrap_or_default();
    if !may_sign(by, may(&actor, &Action::SignDecision), decision.proposed_by) || request.handler == Some(by)
    {
        return Err(ActionError::Refused("refused-own-signature"));
    }
    if decision.manager != Some(by) {
        return Err(ActionError::Refused("refused-asked-of-another"));
    }
    Ok(Waiting { request, by, decision })
}

/// Only the parts that belong to the outcome are kept, whatever else was typed.
#[must_use]
pub fn only_of(outcome: Outcome, details: Details) -> Details {
    match outcome {
        Outcome::No => Details {
            rule: String::new(),
            reason: String::new(),
            same_situation: String::new(),
            valid_until: String::new(),
            ..details
        },
        Outcome::YesWithException => Details {
            rule: details.rule,
            reason: details.reason,
            same_situation: details.same_situation,
            valid_until: details.valid_until,
            ..Details::default()
        },
        Outcome::Yes | Outcome::YesWithHelp | Outcome::NotYet => Details::default(),
    }
}

/// Sends a decision: state, event and letter.
async fn send(write: &Write, request: &Request, outcome: Outcome, words: &str) -> Result<(), ActionError> {
    store::requests::changes::decided(write.tx(), request.id, outcome, write.by().now).await?;
    // After "not yet" we go on, and may still need it.
    if outcome != Outcome::NotYet {
        store::cover::withdraw(write.tx(), request.id).await?;
    }
    // A "yes" may be seen by everybody on the page of the initiative. Of a "no" or a "not yet" the parties
    // decide that themselves.
    let audience = if outcome.is_yes() { Audience::Public } else { Audience::Parties };
    event(write, request, Kind::DecisionSent, audience, json!({"outcome": outcome})).await?;
    letters::decision(write, request, outcome, words).await
}

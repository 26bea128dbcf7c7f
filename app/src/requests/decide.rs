//! Deciding: the proposal, the manager's name, the letter. What it looks like stands in `decide_panel`.

use crate::requests::{
    letters,
    work_handlers::{self, page, workable},
};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, may},
    decision::{self as rules, NonReason, Outcome, Proposal, lacks, may_sign, needs_manager},
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    request::{Step, step},
};
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use serde_json::json;
use store::{
    journal::{Fact, Write},
    requests::{DecisionState, Details, NewDecision, Request, entity::request},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    seen::{Done as _, Seen},
    text::Texts as _,
};

/// Routes of deciding.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/werk/verzoeken/{number}/besluit", post(propose)).route("/werk/verzoeken/{number}/handtekening", post(sign))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct ProposalForm {
    outcome: String,
    words: String,
    harm: String,
    to_whom: String,
    why_not_lighter: String,
    tried: String,
    alternative: String,
    article: String,
    non_reason: String,
    rule: String,
    reason: String,
    same_situation: String,
    valid_until: String,
    manager_no: String,
    manager_exception: String,
    version: i32,
}

/// Proposes a decision: sent at once, or after a manager put a name under it.
async fn propose(ctx: Ctx, Path(number): Path<String>, mut form: Posted<ProposalForm>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let outcome = form.choose::<Outcome>("outcome", &fields.outcome);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    // Who saw another version gets to see what a colleague wrote; a form without one is told what does not go any more.
    if fields.version != 0 {
        stale(&write, &request, &number, form.values()).await?.unless_seen(fields.version)?;
    }
    if !request.is_ours() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    let handler = request.handler.ok_or(AppError::Refused("refused-not-taken"))?;
    stale(&write, &request, &number, form.values()).await?.unless_seen(fields.version)?;
    let Some(outcome) = outcome else { return Err(form.invalid(&page(&number))) };
    // The usual non-reasons are obstacles of ours, not answers to a resident. The page comes back with everything that was
    // typed, and with the form for the obstacle open, its kind filled in.
    if outcome == Outcome::No && fields.non_reason.parse::<NonReason>().is_ok() {
        form.error("non_reason", "error-non-reason");
        return Err(form.invalid(&page(&number)));
    }
    let manager_key = if outcome == Outcome::No { &fields.manager_no } else { &fields.manager_exception };
    // Cover that was given before is the manager's name under it: nobody is asked twice.
    let covered = if outcome == Outcome::YesWithException { covered(write.tx(), &request, &[handler, me]).await? } else { None };
    let manager = match covered {
        Some(covered) => Some(covered),
        None if needs_manager(outcome) => work_handlers::manager(&write, &ctx, manager_key).await?.map(|person| person.id),
        None => None,
    };
    let details = Details {
        harm: fields.harm.clone(),
        to_whom: form.text::<4000>("to_whom", &fields.to_whom),
        why_not_lighter: form.text::<4000>("why_not_lighter", &fields.why_not_lighter),
        tried: form.text::<4000>("tried", &fields.tried),
        alternative: form.text::<4000>("alternative", &fields.alternative),
        article: form.text::<200>("article", &fields.article),
        rule: form.text::<400>("rule", &fields.rule),
        reason: form.text::<4000>("reason", &fields.reason),
        same_situation: form.text::<4000>("same_situation", &fields.same_situation),
        valid_until: fields.valid_until.trim().to_owned(),
    };
    if outcome == Outcome::YesWithException && !details.valid_until.is_empty() {
        match details.valid_until.parse::<jiff::civil::Date>() {
            Ok(last) if last < domain::time::day_of(ctx.now) => form.error("valid_until", "error-date-past"),
            Ok(_) => {}
            Err(_) => form.error("valid_until", "error-date"),
        }
    }
    let words = form.text::<8000>("words", &fields.words);
    let facts = facts(&write, &request, handler, me).await?;
    let proposal = Proposal { outcome, words: words.clone(), no: details.no(), exception: details.exception(), manager };
    for lack in lacks(&proposal, &facts) {
        let field = match (lack.field, outcome) {
            ("manager", Outcome::No) => "manager_no",
            ("manager", _) => "manager_exception",
            (field, _) => field,
        };
        form.error(field, lack.key);
    }
    let assessed = store::assessments::is_assessed(write.tx(), request.id, request.handler).await?;
    if request.status.is_open() && step(request.status, Step::Decide, &request.facts(assessed), ctx.now).is_err() {
        form.error("outcome", "error-decision-assessment");
    }
    form.check(&page(&number))?;
    let details = only_of(outcome, details);
    if let (Some(manager), None) = (manager, covered) {
        let new = NewDecision { outcome, words: &words, details: &details, proposed_by: me, manager: Some(manager), state: DecisionState::Proposed };
        store::requests::decide(write.tx(), write.by(), request.id, new).await?;
        store::requests::save(write.tx(), request.id, request::ActiveModel { ..Default::default() }).await?;
        let payload = json!({"manager": manager});
        write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::DecisionProposed, audience: Audience::Staff, payload }).await?;
        letters::to_colleague(
            &write,
            &ctx,
            &request,
            manager,
            "signature",
            |lang| json!({"outcome": lang.name("outcome", outcome.code()), "from": ctx.viewer.as_ref().map(|viewer| viewer.name.clone())}),
        )
        .await?;
        return write.done(format!("{}?gedaan=voorgelegd#besluit", page(&number))).await;
    }
    let new = NewDecision { outcome, words: &words, details: &details, proposed_by: me, manager: covered, state: DecisionState::Sent };
    store::requests::decide(write.tx(), write.by(), request.id, new).await?;
    if let Some(covered) = covered {
        record_exception(&write, &request, &details, covered).await?;
        // Whose name stands under it reads for what.
        let from = ctx.viewer.as_ref().map(|viewer| viewer.name.clone());
        letters::to_colleague(&write, &ctx, &request, covered, "exception-sent", |_| json!({"from": from, "rule": details.rule, "reason": details.reason}))
            .await?;
    }
    send(&write, &ctx, &request, outcome, &words).await?;
    write.done(format!("{}?gedaan=besluit#besluit", page(&number))).await
}

/// Who covers what is decided now. Not one of these: nobody puts their own name under what they propose or handle.
///
/// # Errors
/// When the database does not answer.
pub async fn covered(db: &impl sea_orm::ConnectionTrait, request: &Request, not: &[AccountId]) -> Result<Option<AccountId>, AppError> {
    let last = store::requests::last_sent(db, request.id).await?;
    Ok(store::cover::covered_by(db, request.id, last).await?.filter(|who| !not.contains(who)))
}

/// Puts an exception in the register, under the name of who covers it.
async fn record_exception(write: &Write, request: &Request, details: &Details, covered_by: AccountId) -> Result<(), AppError> {
    store::exceptions::record(write.tx(), write.by(), request.id, &details.exception(), covered_by, details.valid_until.parse().ok()).await?;
    Ok(())
}

async fn facts(write: &Write, request: &Request, handler: AccountId, proposer: AccountId) -> Result<rules::Facts, AppError> {
    let offers = store::requests::offers(write.tx(), request.id).await?.iter().filter(|offer| offer.stands()).count();
    let open: Vec<_> =
        store::obstacles::of_request(write.tx(), request.id, domain::lang::Lang::Nl).await?.into_iter().filter(store::obstacles::Obstacle::is_open).collect();
    let owned = open.iter().filter(|obstacle| obstacle.owner.is_named() && obstacle.due.is_some()).count();
    Ok(rules::Facts { handler, proposer, offers, open_obstacles: open.len(), owned_obstacles: owned })
}

/// Only the parts that belong to the outcome are kept, whatever else was typed.
fn only_of(outcome: Outcome, details: Details) -> Details {
    match outcome {
        Outcome::No => Details { rule: String::new(), reason: String::new(), same_situation: String::new(), valid_until: String::new(), ..details },
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
async fn send(write: &Write, ctx: &Ctx, request: &Request, outcome: Outcome, words: &str) -> Result<(), AppError> {
    let change = request::ActiveModel {
        status: Set(store::column::Code(domain::request::Status::Decided)),
        outcome: Set(Some(store::column::Code(outcome))),
        decided_at: Set(Some(ctx.now.into())),
        turn: Set(store::column::Code(domain::request::Turn::Us)),
        ..Default::default()
    };
    store::requests::save(write.tx(), request.id, change).await?;
    // After "not yet" we go on, and may still need it.
    if outcome != Outcome::NotYet {
        store::cover::withdraw(write.tx(), request.id).await?;
    }
    // A "yes" may be seen by everybody on the page of the initiative. Of a "no" or a "not yet" the parties decide that themselves.
    let audience = if outcome.is_yes() { Audience::Public } else { Audience::Parties };
    let payload = json!({"outcome": outcome});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::DecisionSent, audience, payload }).await?;
    let last = domain::time::plus_days(domain::time::day_of(ctx.now), domain::request::OBJECTION_DAYS);
    letters::to_resident(write, ctx, request, "decision", |lang| {
        let municipality = web::text::Value::from(&ctx.app.municipality.name);
        let objection = lang.tv("letter-objection", &[("date", web::text::date(lang, last).into()), ("municipality", municipality)]);
        let objection = if request.application { format!("\n\n{objection}") } else { String::new() };
        let critique = format!("{}/kritiek/nieuw?verzoek={}", ctx.app.base_url, request.number);
        json!({"outcome": lang.name("outcome", outcome.code()), "words": words, "objection": objection, "critique": critique})
    })
    .await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sign {
    answer: String,
    because: String,
    condition: String,
}

/// The manager signs, or returns it with a reason. Never the handler's own (rule 5).
async fn sign(ctx: Ctx, Path(number): Path<String>, mut form: Posted<Sign>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    // What the resident stopped, or somebody else took over, is not decided any more.
    if !request.is_ours() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    let decision = store::requests::decision(write.tx(), request.id)
        .await?
        .filter(|decision| decision.state == DecisionState::Proposed)
        .ok_or(AppError::Refused("refused-nothing-to-sign"))?;
    if !may(&ctx.actor(), &Action::SignDecision) || !may_sign(me, true, decision.proposed_by) || request.handler == Some(me) {
        return Err(AppError::Refused("refused-own-signature"));
    }
    if decision.manager != Some(me) {
        return Err(AppError::Refused("refused-asked-of-another"));
    }
    let fields = std::mem::take(&mut form.fields);
    let returned = fields.answer == "return";
    let because = form.text::<4000>("because", &fields.because);
    let condition = form.text::<1000>("condition", &fields.condition);
    if returned && because.is_empty() && condition.is_empty() {
        form.error("because", "error-empty");
    }
    // Whoever knows a condition that makes it a "yes" does not sign the "no".
    if !returned && !condition.is_empty() {
        form.error("condition", "error-sign-condition");
    }
    form.check(&page(&number))?;
    let condition = (!condition.is_empty()).then(|| ctx.tv("sign-condition-line", &[("condition", condition.into())]));
    let because = [Some(because).filter(|because| !because.is_empty()), condition].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    if !store::requests::answer_decision(write.tx(), write.by(), decision.id, returned.then_some(because.as_str())).await? {
        return Err(AppError::Refused("refused-nothing-to-sign"));
    }
    if returned {
        write
            .event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::DecisionReturned, audience: Audience::Staff, payload: json!({}) })
            .await?;
        letters::to_colleague(
            &write,
            &ctx,
            &request,
            decision.proposed_by,
            "returned",
            |_| json!({"because": because, "from": ctx.viewer.as_ref().map(|viewer| viewer.name.clone())}),
        )
        .await?;
        return write.done(format!("{}?gedaan=teruggegeven#besluit", page(&number))).await;
    }
    if decision.outcome == Outcome::YesWithException {
        record_exception(&write, &request, &decision.details, me).await?;
    }
    send(&write, &ctx, &request, decision.outcome, &decision.words).await?;
    write.done(format!("{}?gedaan=getekend#besluit", page(&number))).await
}

/// What is told when a colleague changed the request meanwhile: the words that stand there now beside one's own.
async fn stale(write: &Write, request: &Request, number: &str, posted: &[(String, String)]) -> Result<web::error::Conflict, AppError> {
    let words = store::requests::decision(write.tx(), request.id).await?.map(|decision| decision.words).unwrap_or_default();
    Ok(web::error::Conflict {
        action: format!("{}/besluit", page(number)),
        back: format!("{}#besluit", page(number)),
        version: request.version,
        posted: posted.to_vec(),
        theirs: vec![("words".into(), "decide-words".into(), words)],
    })
}

//! Deciding: the panel with its five outcomes, the proposal, the manager's name, the letter.

use crate::{
    accounts, assessments,
    context::Ctx,
    cover,
    error::AppError,
    exceptions,
    form::{FormView, Posted},
    journal::{Fact, Seen, Write},
    obstacles,
    requests::{
        entity::request,
        letters,
        store::{self, Decision, DecisionState, Details, NewDecision, Request},
        work_handlers::{self, page, workable},
    },
    ui::field::{Hidden, Select, Submit, TextArea, TextField},
};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Role, may},
    decision::{self as rules, Harm, NonReason, Outcome, Proposal, lacks, may_sign, needs_manager},
    event::{Aggregate, Audience, Kind},
    id::AccountId,
    request::{Step, step},
};
use leptos::prelude::*;
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use validator::Validate;

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
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    if !request.is_ours() {
        return Err(AppError::Refused("refused-request-closed"));
    }
    let handler = request.handler.ok_or(AppError::Refused("refused-not-taken"))?;
    let fields = std::mem::take(&mut form.fields);
    if fields.version != request.version {
        return Err(stale(&request, &number, form.values()));
    }
    let Some(outcome) = form.choose::<Outcome>("outcome", &fields.outcome) else { return Err(form.invalid(&page(&number))) };
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
    let assessed = assessments::store::is_assessed(write.tx(), request.id, request.handler).await?;
    if request.status.is_open() && step(request.status, Step::Decide, &request.facts(assessed), ctx.now).is_err() {
        form.error("outcome", "error-decision-assessment");
    }
    form.check(&page(&number))?;
    let details = only_of(outcome, details);
    if let (Some(manager), None) = (manager, covered) {
        let new = NewDecision { outcome, words: &words, details: &details, proposed_by: me, manager: Some(manager), state: DecisionState::Proposed };
        store::decide(write.tx(), write.by(), request.id, new).await?;
        store::save(write.tx(), request.id, request::ActiveModel { ..Default::default() }).await?;
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
    store::decide(write.tx(), write.by(), request.id, new).await?;
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
async fn covered(db: &impl sea_orm::ConnectionTrait, request: &Request, not: &[AccountId]) -> Result<Option<AccountId>, AppError> {
    let last = store::last_sent(db, request.id).await?;
    Ok(cover::store::covered_by(db, request.id, last).await?.filter(|who| !not.contains(who)))
}

/// Puts an exception in the register, under the name of who covers it.
async fn record_exception(write: &Write, request: &Request, details: &Details, covered_by: AccountId) -> Result<(), AppError> {
    exceptions::store::record(write.tx(), write.by(), request.id, &details.exception(), covered_by, details.valid_until.parse().ok()).await?;
    Ok(())
}

async fn facts(write: &Write, request: &Request, handler: AccountId, proposer: AccountId) -> Result<rules::Facts, AppError> {
    let offers = store::offers(write.tx(), request.id).await?.iter().filter(|offer| offer.stands()).count();
    let open: Vec<_> =
        obstacles::store::of_request(write.tx(), request.id, crate::text::Lang::Nl).await?.into_iter().filter(obstacles::store::Obstacle::is_open).collect();
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
        status: Set(domain::request::Status::Decided.code().to_owned()),
        outcome: Set(Some(outcome.code().to_owned())),
        decided_at: Set(Some(ctx.now.into())),
        turn: Set(domain::request::Turn::Us.code().to_owned()),
        ..Default::default()
    };
    store::save(write.tx(), request.id, change).await?;
    // A "yes" may be seen by everybody on the page of the initiative. Of a "no" or a "not yet" the parties decide that themselves.
    let audience = match outcome {
        Outcome::Yes | Outcome::YesWithHelp | Outcome::YesWithException => Audience::Public,
        Outcome::NotYet | Outcome::No => Audience::Parties,
    };
    let payload = json!({"outcome": outcome});
    write.event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::DecisionSent, audience, payload }).await?;
    let last = domain::time::plus_days(domain::time::day_of(ctx.now), domain::request::OBJECTION_DAYS);
    letters::to_resident(write, ctx, request, "decision", |lang| {
        let municipality = crate::text::Value::from(&ctx.app.municipality.name);
        let objection = lang.tv("letter-objection", &[("date", crate::text::date(lang, last).into()), ("municipality", municipality)]);
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
    let decision = store::decision(write.tx(), request.id)
        .await?
        .filter(|decision| decision.state == DecisionState::Proposed)
        .ok_or(AppError::Refused("refused-nothing-to-sign"))?;
    if !may(&ctx.actor(), Action::SignDecision) || !may_sign(me, true, decision.proposed_by) || request.handler == Some(me) {
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
    if !store::answer_decision(write.tx(), write.by(), decision.id, returned.then_some(because.as_str())).await? {
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

fn stale(request: &Request, number: &str, posted: &[(String, String)]) -> AppError {
    AppError::Conflict(Box::new(crate::error::Conflict {
        action: format!("{}/besluit", page(number)),
        back: format!("{}#besluit", page(number)),
        version: request.version,
        posted: posted.to_vec(),
        theirs: vec![("words", "decide-words", String::new())],
    }))
}

/// The panel on the work screen.
pub async fn panel(ctx: &Ctx, request: &Request, decision: Option<&Decision>, names: &HashMap<AccountId, String>) -> Result<impl IntoView + use<>, AppError> {
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let waiting = decision.filter(|decision| decision.state == DecisionState::Proposed);
    let content = if let Some(waiting) = waiting {
        let manager = waiting.manager.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        let mine = waiting.manager == me && may(&ctx.actor(), Action::SignDecision);
        let sign = mine.then(|| signature(ctx, &request.number, waiting.outcome));
        view! {
            <div class="mw-panel__b mw-stack">
                <p class="nl-paragraph"><b>{ctx.name("outcome", waiting.outcome.code())}</b></p>
                {shown(ctx, waiting)}
                <p class="mw-small">{ctx.tv("decide-waits", &[("manager", manager.into())])}</p>
                {sign}
            </div>
        }
        .into_any()
    } else if !request.is_ours() {
        let said = decision.map(|decision| view! { <p class="nl-paragraph"><b>{ctx.name("outcome", decision.outcome.code())}</b></p>{shown(ctx, decision)} });
        view! { <div class="mw-panel__b mw-stack">{said}<p class="mw-small">{ctx.t("decide-done")}</p></div> }.into_any()
    } else if request.handler.is_none() {
        view! { <div class="mw-panel__b"><p class="nl-paragraph">{ctx.t("decide-take-first")}</p></div> }.into_any()
    } else {
        form(ctx, request, decision).await?.into_any()
    };
    Ok(view! {
        <section class="mw-panel mw-decide" id="besluit" aria-labelledby="besluit-kop" data-testid="decide">
            <header><h2 class="nl-heading nl-heading--level-2" id="besluit-kop">{ctx.t("decide-title")}</h2></header>
            {content}
        </section>
    })
}

fn shown(ctx: &Ctx, decision: &Decision) -> impl IntoView + use<> {
    let details = &decision.details;
    let harm = details.harm.parse::<Harm>().map(|harm| ctx.name("harm", harm.code())).unwrap_or_default();
    let parts = [
        ("decide-words", &decision.words),
        ("decide-harm", &harm),
        ("decide-to-whom", &details.to_whom),
        ("decide-lighter", &details.why_not_lighter),
        ("decide-article", &details.article),
        ("decide-tried", &details.tried),
        ("decide-alternative", &details.alternative),
        ("decide-rule", &details.rule),
        ("decide-reason", &details.reason),
        ("decide-same", &details.same_situation),
        ("decide-until", &details.valid_until),
    ];
    let rows = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| view! { <dt>{ctx.t(key)}</dt><dd>{text.clone()}</dd> }).collect_view();
    view! { <dl class="mw-facts">{rows}</dl> }
}

/// The form by which a manager signs, or gives it back: with a reason, or with the condition that makes it a "yes".
pub fn signature(ctx: &Ctx, number: &str, outcome: Outcome) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "handtekening", number);
    let condition = (outcome == Outcome::No).then(|| {
        view! { <TextArea form=form.clone() name="condition" label=ctx.t("sign-condition") hint=ctx.t("sign-condition-hint") optional=true rows=2 /> }
    });
    view! {
        <form method="post" action=format!("/werk/verzoeken/{number}/handtekening") class="mw-stack" novalidate>
            <Hidden form=form.clone() />
            {condition}
            <TextArea form=form name="because" label=ctx.t("sign-because") hint=ctx.t("sign-because-hint") optional=true rows=3 />
            <div class="mw-btns">
                <Submit text=ctx.t("sign-yes") says=("answer", "sign") />
                <Submit text=ctx.t("sign-return") secondary=true says=("answer", "return") />
            </div>
        </form>
    }
}

async fn form(ctx: &Ctx, request: &Request, decision: Option<&Decision>) -> Result<impl IntoView + use<>, AppError> {
    let form = FormView::new(ctx, "besluit");
    let staff = accounts::store::staff(ctx.db(), ctx.municipality()).await?;
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let managers = staff.iter().filter(|person| person.role == Role::Manager && Some(person.id) != request.handler && Some(person.id) != me);
    let managers: Vec<_> =
        std::iter::once((String::new(), ctx.t("choose"))).chain(managers.map(|person| (person.id.to_string(), person.name.clone()))).collect();
    let own: Vec<AccountId> = request.handler.into_iter().chain(me).collect();
    let covered = match covered(ctx.db(), request, &own).await? {
        Some(who) => accounts::store::names(ctx.db(), [who]).await?.remove(&who),
        None => None,
    };
    let before = decision.filter(|decision| decision.state == DecisionState::Returned);
    let there = before.map(|decision| decision.details.clone()).unwrap_or_default();
    let words = before.map(|decision| decision.words.clone()).unwrap_or_default();
    let was = before.map(|decision| decision.outcome);
    let returned = before.and_then(|decision| decision.returned_because.clone()).map(|because| {
        view! { <div class="mw-notice mw-notice--warning"><p><b>{ctx.t("decide-returned")}</b>" "{because}</p></div> }
    });
    let harms: Vec<_> =
        std::iter::once((String::new(), ctx.t("choose"))).chain(Harm::ALL.iter().map(|harm| (harm.code().to_owned(), ctx.name("harm", harm.code())))).collect();
    let non_reasons = NonReason::ALL
        .iter()
        .map(|reason| {
            view! {
                <label class="utrecht-form-label utrecht-form-label--radio">
                    <input type="radio" class="utrecht-radio-button utrecht-radio-button--html-input" name="non_reason" value=reason.code() />
                    <span>{ctx.name("non-reason", reason.code())}</span>
                </label>
            }
        })
        .collect_view();
    let option = |outcome: Outcome, more: Option<AnyView>| {
        let id = format!("besluit-outcome-{}", outcome.code().replace('_', "-"));
        let id = if outcome == Outcome::Yes { "besluit-outcome".to_owned() } else { id };
        let on = form.is_on("outcome", outcome.code(), was == Some(outcome));
        view! {
            <div class="mw-opt">
                <div class="r">
                    <label class="utrecht-form-label utrecht-form-label--radio" for=id.clone()>
                        <input type="radio" class="utrecht-radio-button utrecht-radio-button--html-input" id=id.clone() name="outcome" value=outcome.code() checked=on />
                        <span>{ctx.name("outcome", outcome.code())}<small>{ctx.t(&format!("outcome-{}-hint", outcome.code().replace('_', "-")))}</small></span>
                    </label>
                </div>
                {more.map(|more| view! { <div class="mw-opt__more">{more}</div> })}
            </div>
        }
    };
    let exception = view! {
        <TextField form=form.clone() name="rule" label=ctx.t("decide-rule") value=there.rule.clone() />
        <TextArea form=form.clone() name="reason" label=ctx.t("decide-reason") hint=ctx.t("decide-reason-hint") value=there.reason.clone() rows=3 />
        <TextArea form=form.clone() name="same_situation" label=ctx.t("decide-same") hint=ctx.t("decide-same-hint") value=there.same_situation.clone() rows=3 />
        <TextField form=form.clone() name="valid_until" label=ctx.t("decide-until") hint=ctx.t("decide-until-hint") value=there.valid_until.clone() kind="date" optional=true narrow=true />
        {match covered {
            Some(name) => view! { <p class="mw-notice mw-notice--success" data-testid="covered">{ctx.tv("decide-covered", &[("name", name.into())])}</p> }.into_any(),
            None => view! { <Select form=form.clone() name="manager_exception" label=ctx.t("decide-cover") hint=ctx.t("decide-cover-hint") options=managers.clone() /> }.into_any(),
        }}
    };
    let no = view! {
        <fieldset class="utrecht-form-fieldset mw-stack-s">
            <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-non-reasons")}</legend>
            <p class="utrecht-form-field-description">{ctx.t("decide-non-reasons-hint")}</p>
            {non_reasons}
        </fieldset>
        <Select form=form.clone() name="harm" label=ctx.t("decide-harm") hint=ctx.t("decide-harm-hint") options=harms value=there.harm.clone() />
        <TextField form=form.clone() name="article" label=ctx.t("decide-article") hint=ctx.t("decide-article-hint") value=there.article.clone() optional=true />
        <TextArea form=form.clone() name="to_whom" label=ctx.t("decide-to-whom") value=there.to_whom.clone() rows=2 />
        <TextArea form=form.clone() name="why_not_lighter" label=ctx.t("decide-lighter") value=there.why_not_lighter.clone() rows=2 />
        <TextArea form=form.clone() name="tried" label=ctx.t("decide-tried") value=there.tried.clone() rows=2 />
        <TextArea form=form.clone() name="alternative" label=ctx.t("decide-alternative") value=there.alternative.clone() rows=2 />
        <Select form=form.clone() name="manager_no" label=ctx.t("decide-signature") hint=ctx.t("decide-signature-hint") options=managers />
    };
    let error = form.error("outcome").map(|key| view! { <p class="utrecht-form-field-error-message" id="besluit-outcome-fout">{ctx.t(&key)}</p> });
    Ok(view! {
        <form class="mw-panel__b mw-stack" method="post" action=format!("/werk/verzoeken/{}/besluit", request.number) novalidate>
            <Hidden form=form.clone() version=request.version />
            {returned}
            <fieldset class="utrecht-form-fieldset">
                <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-outcome")}</legend>
                {error}
                <div class="mw-opts">
                    {option(Outcome::Yes, None)}
                    {option(Outcome::YesWithHelp, None)}
                    {option(Outcome::YesWithException, Some(exception.into_any()))}
                    {option(Outcome::NotYet, None)}
                    {option(Outcome::No, Some(no.into_any()))}
                </div>
            </fieldset>
            <TextArea form=form.clone() name="words" label=ctx.t("decide-words") hint=ctx.t("decide-words-hint") value=words rows=6 />
            <div><Submit text=ctx.t("decide-button") /></div>
            <p class="mw-small">{ctx.t("decide-note")}</p>
        </form>
    })
}

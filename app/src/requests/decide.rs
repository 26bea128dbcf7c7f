//! Deciding: the proposal, the manager's name, the letter. What it looks like stands in `decide_panel`.

use crate::requests::{
    actions::{
        self,
        decide::{Draft, Proposed, Weighed},
    },
    work_handlers::{self, page, workable},
};
use axum::{Router, routing::post};
use domain::{
    decision::{NonReason, Outcome},
    time::day_of,
};
use serde::Deserialize;
use store::{
    journal::Write,
    requests::{Details, Request},
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of deciding.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::requests::Preview>(post(look))
        .at::<routes::requests::Decide>(post(propose))
        .at::<routes::requests::Proposal>(post(proposal))
        .at::<routes::requests::Sign>(post(sign))
}

/// A decision as it is typed.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct ProposalForm {
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
    step: String,
}

/// What the button says that goes from the letter back to the form.
pub const CHANGE: &str = "change";

/// Shows the letter before it is sent. Nothing is kept yet; with the other button one goes on writing.
async fn look(
    ctx: Ctx,
    At(routes::requests::Preview(number)): At<routes::requests::Preview>,
    mut form: Posted<ProposalForm>,
) -> Result<Seen, AppError> {
    if form.fields.step == CHANGE {
        return Err(form.show(&page(&number)));
    }
    let write = ctx.begin(None).await?;
    let request = workable(&write, &ctx, &number).await?;
    ready(&ctx, &write, &request, &mut form).await?;
    Err(form.show(&routes::requests::Preview(&number).path()))
}

/// Proposes a decision: sent at once, or after a manager put a name under it.
async fn propose(
    ctx: Ctx,
    At(routes::requests::Decide(number)): At<routes::requests::Decide>,
    mut form: Posted<ProposalForm>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    let weighed = ready(&ctx, &write, &request, &mut form).await?;
    let seen = match actions::decide::propose(&write, weighed).await? {
        Proposed::Asked => "voorgelegd",
        Proposed::Sent => "besluit",
    };
    write.done(routes::requests::Work(&number).done_at(seen, "besluit")).await
}

/// What was typed, as a decision that lacks nothing.
///
/// # Errors
/// When something is wrong or missing, and when a colleague changed the request meanwhile.
async fn ready<'a>(
    ctx: &Ctx,
    write: &Write,
    request: &'a Request,
    form: &mut Posted<ProposalForm>,
) -> Result<Weighed<'a>, AppError> {
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let outcome = form.choose::<Outcome>("outcome", &fields.outcome);
    let details = details(ctx, form, &fields, outcome);
    let words = form.text::<8000>("words", &fields.words);
    // Who saw another version gets to see what a colleague wrote; a form without one is told what does not go
    // any more.
    if fields.version != 0 {
        stale(write, request, form.values()).await?.unless_seen(fields.version)?;
    }
    actions::decide::decidable(request)?;
    stale(write, request, form.values()).await?.unless_seen(fields.version)?;
    let page = page(&request.number);
    let Some(outcome) = outcome else { return Err(form.invalid(&page)) };
    if is_non_reason(&fields, outcome) {
        form.error("non_reason", "error-non-reason");
        return Err(form.invalid(&page));
    }
    let manager = if outcome == Outcome::No { &fields.manager_no } else { &fields.manager_exception };
    let manager = work_handlers::manager(write, ctx, manager).await?.map(|person| person.id);
    let as_read = [
        ("words", words.clone()),
        ("to_whom", details.to_whom.clone()),
        ("why_not_lighter", details.why_not_lighter.clone()),
        ("tried", details.tried.clone()),
        ("alternative", details.alternative.clone()),
        ("article", details.article.clone()),
        ("rule", details.rule.clone()),
        ("reason", details.reason.clone()),
        ("same_situation", details.same_situation.clone()),
        ("valid_until", details.valid_until.clone()),
    ];
    let draft = Draft { outcome, words, details, manager };
    let weighed = actions::decide::weigh(write, request, me, draft).await?;
    for lack in weighed.lacks() {
        form.error(field_of(lack.field, outcome), lack.key);
    }
    form.check(&page)?;
    // What is looked at is what is sent: without what nobody sees, and in paragraphs.
    for (name, text) in &as_read {
        form.say(name, text);
    }
    Ok(weighed)
}

/// What a decision rests on, as it was typed.
fn details(
    ctx: &Ctx,
    form: &mut Posted<ProposalForm>,
    fields: &ProposalForm,
    outcome: Option<Outcome>,
) -> Details {
    let mut details = Details {
        harm: fields.harm.clone(),
        to_whom: form.text::<4000>("to_whom", &fields.to_whom),
        why_not_lighter: form.text::<4000>("why_not_lighter", &fields.why_not_lighter),
        tried: form.text::<4000>("tried", &fields.tried),
        alternative: form.text::<4000>("alternative", &fields.alternative),
        article: form.line::<200>("article", &fields.article),
        rule: form.line::<400>("rule", &fields.rule),
        reason: form.text::<4000>("reason", &fields.reason),
        same_situation: form.text::<4000>("same_situation", &fields.same_situation),
        valid_until: fields.valid_until.trim().to_owned(),
    };
    if outcome == Some(Outcome::YesWithException)
        && let Some(last) = form.day_optional("valid_until", &details.valid_until, day_of(ctx.now)..)
    {
        details.valid_until = last.to_string();
    }
    details
}

/// The usual non-reasons are obstacles of ours, not answers to a resident. The page comes back with
/// everything that was typed, and with the form for the obstacle open, its kind filled in.
fn is_non_reason(fields: &ProposalForm, outcome: Outcome) -> bool {
    outcome == Outcome::No && fields.non_reason.parse::<NonReason>().is_ok()
}

/// The field that a part of a decision was typed in: a manager is asked in two places.
fn field_of(part: &'static str, outcome: Outcome) -> &'static str {
    match (part, outcome) {
        ("manager", Outcome::No) => "manager_no",
        ("manager", _) => "manager_exception",
        (field, _) => field,
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sign {
    answer: String,
    because: String,
    condition: String,
}

/// The manager signs, or returns it with a reason. Never the handler's own (rule 5).
async fn sign(
    ctx: Ctx,
    At(routes::requests::Sign(number)): At<routes::requests::Sign>,
    mut form: Posted<Sign>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
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
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    let waiting = actions::decide::waiting_for(&write, &request, me).await?;
    form.check(&page(&number))?;
    let seen = if returned {
        actions::decide::give_back(&write, waiting, &reasons(&ctx, because, condition)).await?;
        "teruggegeven"
    } else {
        actions::decide::sign(&write, waiting).await?;
        "getekend"
    };
    write.done(routes::requests::Work(&number).done_at(seen, "besluit")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Proposal {
    answer: String,
    manager: String,
}

/// What waits for a manager who is away is taken back, or put to another.
async fn proposal(
    ctx: Ctx,
    At(routes::requests::Proposal(number)): At<routes::requests::Proposal>,
    mut form: Posted<Proposal>,
) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let write = ctx.begin(form.key()).await?;
    let request = workable(&write, &ctx, &number).await?;
    let decision = actions::decide::proposed(&write, &request).await?;
    let seen = if fields.answer == "back" {
        actions::decide::take_back(&write, &request, &decision).await?;
        "voorstel-terug"
    } else {
        let manager = work_handlers::manager(&write, &ctx, &fields.manager)
            .await?
            .filter(|person| actions::decide::may_be_asked(&request, &decision, person.id));
        let Some(manager) = manager else {
            form.error("manager", "error-decision-manager");
            return Err(form.invalid(&page(&number)));
        };
        actions::decide::put_to(&write, &request, &decision, manager.id).await?;
        "voorgelegd"
    };
    write.done(routes::requests::Work(&number).done_at(seen, "besluit")).await
}

/// Why it is given back: the reason, and the condition that makes it a "yes".
fn reasons(ctx: &Ctx, because: String, condition: String) -> String {
    let condition =
        (!condition.is_empty()).then(|| ctx.tv("sign-condition-line", &[("condition", condition.into())]));
    let because = Some(because).filter(|because| !because.is_empty());
    [because, condition].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// What is told when a colleague changed the request meanwhile: the words that stand there now beside one's
/// own.
async fn stale(write: &Write, request: &Request, posted: &[(String, String)]) -> Result<Conflict, AppError> {
    let words = store::requests::decision(write.tx(), request.id)
        .await?
        .map(|decision| decision.words)
        .unwrap_or_default();
    // The letter is looked at once more.
    let action = routes::requests::Preview(&request.number).path();
    let back = routes::requests::Work(&request.number).part("besluit");
    Ok(Conflict::new(action, back, request.version, posted).beside("words", "decide-words", words))
}

//! The panel of a decision: the form by which it is made, what waits for a name, and the form that puts a
//! name under it.

use crate::accounts::colleagues::colleagues;
use crate::requests::{
    actions::decide::may_be_asked,
    decide_form::{self, DraftModel},
    decision_letter::{self, LetterModel},
};
use domain::{
    access::{Action, Role, may},
    decision::Outcome,
};
use leptos::prelude::*;
use store::requests::{Decision, DecisionState, Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        field::{Select, TextArea, options},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// Where a decision stands.
pub enum PanelModel {
    /// It waits for the name of a manager.
    Waits {
        /// What was proposed.
        decision: Box<Decision>,
        /// The letter that is signed.
        letter: Box<LetterModel>,
        /// The managers who could be asked instead: their keys and names.
        others: Vec<(String, String)>,
    },
    /// There is nothing left to decide.
    Done(Option<Box<LetterModel>>),
    /// First somebody takes the request.
    NotTaken,
    /// It can be written.
    Open(Box<DraftModel>),
}

impl PanelModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request, decision: Option<Decision>) -> Result<Self, AppError> {
        Ok(match decision {
            Some(decision) if decision.state == DecisionState::Proposed => {
                let letter = Box::new(LetterModel::load(ctx, request, &decision).await?);
                let others = colleagues(ctx)
                    .await?
                    .staff
                    .iter()
                    .filter(|person| person.actor.has(Role::Manager) && decision.manager != Some(person.id))
                    .filter(|person| may_be_asked(request, &decision, person.id))
                    .map(|person| (person.id.to_string(), person.name.clone()))
                    .collect();
                Self::Waits { decision: Box::new(decision), letter, others }
            }
            decision if !request.is_ours() => Self::Done(match &decision {
                // What was never sent is no letter.
                Some(decision) if decision.state == DecisionState::Sent => {
                    Some(Box::new(LetterModel::load(ctx, request, decision).await?))
                }
                Some(_) | None => None,
            }),
            _ if request.handler.is_none() => Self::NotTaken,
            decision => Self::Open(Box::new(DraftModel::load(ctx, request, decision).await?)),
        })
    }
}

/// The panel on the work screen.
pub fn view(ctx: &Ctx, request: &Request, model: &PanelModel) -> impl IntoView + use<> {
    let content = match model {
        PanelModel::Waits { decision, letter, others } => {
            waits(ctx, request, decision, letter, others).into_any()
        }
        PanelModel::Done(letter) => view! {
            <div class="mw-panel__b mw-stack">
                {letter.as_ref().map(|letter| decision_letter::view(ctx, letter))}
                <p class="mw-small">{ctx.t("decide-done")}</p>
            </div>
        }
        .into_any(),
        PanelModel::NotTaken => view! {
            <div class="mw-panel__b">
                <p class="nl-paragraph">{ctx.t("decide-take-first")}</p>
            </div>
        }
        .into_any(),
        PanelModel::Open(draft) => decide_form::view(ctx, request, draft).into_any(),
    };
    view! {
        <Panel id="besluit" title=ctx.t("decide-title") class="mw-panel mw-decide" attr:data-testid="decide">
            {content}
        </Panel>
    }
}

/// What was proposed, and for whoever is asked the form to sign it.
fn waits(
    ctx: &Ctx,
    request: &Request,
    decision: &Decision,
    letter: &LetterModel,
    others: &[(String, String)],
) -> impl IntoView + use<> {
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let manager = letter.manager().unwrap_or_default();
    let mine = me.is_some_and(|me| decision.manager == Some(me) && may_be_asked(request, decision, me))
        && may(&ctx.actor(), &Action::SignDecision);
    view! {
        <div class="mw-panel__b mw-stack">
            {decision_letter::view(ctx, letter)}
            <p class="mw-small">{ctx.tv("decide-waits", &[("manager", manager.into())])}</p>
            {mine.then(|| signature(ctx, &request.number, decision.outcome))}
            {(!mine).then(|| instead(ctx, request, others))}
        </div>
    }
}

/// The manager is away, or it has to be written anew: another is asked, or it is taken back.
fn instead(ctx: &Ctx, request: &Request, others: &[(String, String)]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "voorstel");
    let open = form.state.is_some();
    let to = routes::requests::Proposal(&request.number).path();
    let another = (!others.is_empty()).then(|| {
        view! {
            <Select
                form=form.clone()
                name="manager"
                label=ctx.t("proposal-manager")
                options=options(ctx.t("choose"), others.iter().cloned())
            />
        }
    });
    let ask = (!others.is_empty()).then(|| {
        view! { <Submit text=ctx.t("proposal-move") secondary=true says=("answer", "move") /> }
    });
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("proposal-title")}</summary>
            <PostForm form=form to=to class="mw-stack">
                {another}
                <div class="mw-btns">
                    {ask} <Submit text=ctx.t("proposal-back") secondary=true says=("answer", "back") />
                </div>
            </PostForm>
        </details>
    }
}

/// The form by which a manager signs, or gives it back: with a reason, or with the condition that makes it a
/// "yes".
pub fn signature(ctx: &Ctx, number: &str, outcome: Outcome) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "handtekening", number);
    let condition = (outcome == Outcome::No).then(|| {
        view! {
            <TextArea
                form=form.clone()
                name="condition"
                label=ctx.t("sign-condition")
                hint=ctx.t("sign-condition-hint")
                optional=true
                rows=2
            />
        }
    });
    view! {
        <PostForm form=form.clone() to=routes::requests::Sign(&number).path() class="mw-stack">
            {condition}
            <TextArea
                form=form
                name="because"
                label=ctx.t("sign-because")
                hint=ctx.t("sign-because-hint")
                optional=true
                rows=3
            />
            <div class="mw-btns">
                <Submit text=ctx.t("sign-yes") says=("answer", "sign") />
                <Submit text=ctx.t("sign-return") secondary=true says=("answer", "return") />
            </div>
        </PostForm>
    }
}

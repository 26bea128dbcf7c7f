//! The form with the five outcomes of a decision. A "yes" is short; a "no" asks for all that makes it one.

use crate::accounts::colleagues::colleagues;
use crate::requests::actions::decide::covered;
use domain::{
    access::Role,
    decision::{Harm, NonReason, Outcome},
};
use leptos::prelude::*;
use store::requests::{Decision, DecisionState, Details, Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        field::{Select, TextArea, TextField, codes, options},
        form::{PostForm, Submit},
    },
};

/// What a decision is written with.
pub struct DraftModel {
    /// What a manager gave back, or was taken back.
    before: Option<Decision>,
    /// The managers who can be asked: their keys and names.
    managers: Vec<(String, String)>,
    /// Who covers an exception already.
    covered: Option<String>,
}

impl DraftModel {
    /// Loads it. Nobody signs their own decision (rule 5), so the handler and whoever looks are not asked.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request, decision: Option<Decision>) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let own = [request.handler, Some(me)];
        let managers = colleagues(ctx)
            .await?
            .staff
            .iter()
            .filter(|person| person.actor.has(Role::Manager) && !own.contains(&Some(person.id)))
            .map(|person| (person.id.to_string(), person.name.clone()))
            .collect();
        let covered = match covered(ctx.db(), request, Outcome::YesWithException, me).await? {
            Some(who) => store::accounts::names(ctx.db(), [who]).await?.remove(&who),
            None => None,
        };
        let before = decision
            .filter(|decision| matches!(decision.state, DecisionState::Returned | DecisionState::TakenBack));
        Ok(Self { before, managers, covered })
    }

    fn details(&self) -> Details {
        self.before.as_ref().map(|before| before.details.clone()).unwrap_or_default()
    }
}

/// The form.
pub fn view(ctx: &Ctx, request: &Request, model: &DraftModel) -> impl IntoView + use<> {
    let form = &FormView::new(ctx, "besluit");
    let words = model.before.as_ref().map(|before| before.words.clone()).unwrap_or_default();
    view! {
        <PostForm
            form=form.clone()
            to=routes::requests::Preview(&request.number).path()
            class="mw-panel__b mw-stack"
            version=request.version
            typed_in=true
        >
            {returned(ctx, model)}
            {outcomes(ctx, form, model)}
            <TextArea
                form=form.clone()
                name="words"
                label=ctx.t("decide-words")
                hint=ctx.t("decide-words-hint")
                value=words
                rows=6
            />
            <div>
                <Submit text=ctx.t("decide-button") />
            </div>
            <p class="mw-small">{ctx.t("decide-note")}</p>
        </PostForm>
    }
}

/// Why a manager gave it back.
fn returned(ctx: &Ctx, model: &DraftModel) -> Option<impl IntoView + use<>> {
    let because = model.before.as_ref()?.returned_because.clone()?;
    Some(view! {
        <div class="mw-notice mw-notice--warning">
            <p>
                <b>{ctx.t("decide-returned")}</b>
                " "
                {because}
            </p>
        </div>
    })
}

/// The five outcomes, each with what it asks for.
fn outcomes(ctx: &Ctx, form: &FormView, model: &DraftModel) -> impl IntoView + use<> {
    let details = &model.details();
    let error = form.error("outcome").map(|fault| {
        view! {
            <p class="utrecht-form-field-error-message" id="besluit-outcome-fout">
                {ctx.field_error("outcome", &fault)}
            </p>
        }
    });
    let options =
        [Outcome::Yes, Outcome::YesWithHelp, Outcome::YesWithException, Outcome::NotYet, Outcome::No]
            .map(|outcome| {
                let more = match outcome {
                    Outcome::Yes | Outcome::YesWithHelp | Outcome::NotYet => None,
                    Outcome::YesWithException => Some(exception(ctx, form, model, details).into_any()),
                    Outcome::No => Some(no(ctx, form, model, details).into_any()),
                };
                option(ctx, form, model, outcome, more)
            })
            .collect_view();
    view! {
        <fieldset class="utrecht-form-fieldset">
            <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-outcome")}</legend>
            {error}
            <div class="mw-opts">{options}</div>
        </fieldset>
    }
}

fn option(
    ctx: &Ctx,
    form: &FormView,
    model: &DraftModel,
    outcome: Outcome,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let id = format!("besluit-outcome-{}", outcome.code().replace('_', "-"));
    let id = if outcome == Outcome::Yes { "besluit-outcome".to_owned() } else { id };
    let was = model.before.as_ref().is_some_and(|before| before.outcome == outcome);
    let on = form.is_on("outcome", outcome.code(), was);
    view! {
        <div class="mw-opt">
            <div class="r">
                <label class="utrecht-form-label utrecht-form-label--radio" for=id.clone()>
                    <input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        id=id.clone()
                        name="outcome"
                        value=outcome.code()
                        checked=on
                    />
                    <span>
                        {ctx.name("outcome", outcome.code())}
                        <small>{ctx.t(&format!("outcome-{}-hint", outcome.code().replace('_', "-")))}</small>
                    </span>
                </label>
            </div>
            {more.map(|more| view! { <div class="mw-opt__more">{more}</div> })}
        </div>
    }
}

/// What an exception rests on, and who covers it (rule 7).
fn exception(ctx: &Ctx, form: &FormView, model: &DraftModel, there: &Details) -> impl IntoView + use<> {
    view! {
        <TextField form=form.clone() name="rule" label=ctx.t("decide-rule") value=there.rule.clone() />
        <TextArea
            form=form.clone()
            name="reason"
            label=ctx.t("decide-reason")
            hint=ctx.t("decide-reason-hint")
            value=there.reason.clone()
            rows=3
        />
        <TextArea
            form=form.clone()
            name="same_situation"
            label=ctx.t("decide-same")
            hint=ctx.t("decide-same-hint")
            value=there.same_situation.clone()
            rows=3
        />
        <TextField
            form=form.clone()
            name="valid_until"
            label=ctx.t("decide-until")
            hint=ctx.t("decide-until-hint")
            value=there.valid_until.clone()
            kind="date"
            optional=true
            narrow=true
        />
        {covering(ctx, form, model)}
    }
}

/// Who covers it: the manager who did so before, or one who is asked now.
fn covering(ctx: &Ctx, form: &FormView, model: &DraftModel) -> impl IntoView + use<> {
    match model.covered.clone() {
        Some(name) => view! {
            <p class="mw-notice mw-notice--success" data-testid="covered">
                {ctx.tv("decide-covered", &[("name", name.into())])}
            </p>
        }
        .into_any(),
        None => view! {
            <Select
                form=form.clone()
                name="manager_exception"
                label=ctx.t("decide-cover")
                hint=ctx.t("decide-cover-hint")
                options=options(ctx.t("choose"), model.managers.iter().cloned())
            />
        }
        .into_any(),
    }
}

/// All that a "no" needs: the harm, why nothing lighter does, what was tried, and a second name.
fn no(ctx: &Ctx, form: &FormView, model: &DraftModel, there: &Details) -> impl IntoView + use<> {
    view! {
        {non_reasons(ctx)}
        {harm(ctx, form, there)}
        <TextArea
            form=form.clone()
            name="to_whom"
            label=ctx.t("decide-to-whom")
            value=there.to_whom.clone()
            rows=2
        />
        <TextArea
            form=form.clone()
            name="why_not_lighter"
            label=ctx.t("decide-lighter")
            value=there.why_not_lighter.clone()
            rows=2
        />
        <TextArea
            form=form.clone()
            name="tried"
            label=ctx.t("decide-tried")
            value=there.tried.clone()
            rows=2
        />
        <TextArea
            form=form.clone()
            name="alternative"
            label=ctx.t("decide-alternative")
            value=there.alternative.clone()
            rows=2
        />
        <Select
            form=form.clone()
            name="manager_no"
            label=ctx.t("decide-signature")
            hint=ctx.t("decide-signature-hint")
            options=options(ctx.t("choose"), model.managers.iter().cloned())
        />
    }
}

/// The usual reasons that are none: they are obstacles of ours.
fn non_reasons(ctx: &Ctx) -> impl IntoView + use<> {
    let non_reasons = NonReason::ALL
        .iter()
        .map(|reason| {
            view! {
                <label class="utrecht-form-label utrecht-form-label--radio">
                    <input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        name="non_reason"
                        value=reason.code()
                    />
                    <span>{ctx.name("non-reason", reason.code())}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="utrecht-form-fieldset mw-stack-s">
            <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-non-reasons")}</legend>
            <p class="utrecht-form-field-description">{ctx.t("decide-non-reasons-hint")}</p>
            {non_reasons}
        </fieldset>
    }
}

/// The harm that a "no" prevents, and the article that names it.
fn harm(ctx: &Ctx, form: &FormView, there: &Details) -> impl IntoView + use<> {
    let harms = codes(ctx, "harm", Harm::ALL.iter().map(|harm| harm.code()));
    view! {
        <Select
            form=form.clone()
            name="harm"
            label=ctx.t("decide-harm")
            hint=ctx.t("decide-harm-hint")
            options=harms
            value=there.harm.clone()
        />
        <TextField
            form=form.clone()
            name="article"
            label=ctx.t("decide-article")
            hint=ctx.t("decide-article-hint")
            value=there.article.clone()
            optional=true
        />
    }
}

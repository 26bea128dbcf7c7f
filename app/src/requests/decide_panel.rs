//! The panel with the five outcomes of a decision, what waits for a name, and the form that puts a name under
//! it.

use domain::{
    access::{Action, Role, may},
    decision::{Harm, NonReason, Outcome},
    id::AccountId,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::requests::{Decision, DecisionState, Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::field::{Select, TextArea, TextField, codes, options},
    ui::form::{Hidden, Submit},
};

/// The panel on the work screen.
pub async fn panel(
    ctx: &Ctx,
    request: &Request,
    decision: Option<&Decision>,
    names: &HashMap<AccountId, String>,
) -> Result<impl IntoView + use<>, AppError> {
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let waiting = decision.filter(|decision| decision.state == DecisionState::Proposed);
    let content = if let Some(waiting) = waiting {
        let manager = waiting.manager.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        let mine = waiting.manager == me && may(&ctx.actor(), &Action::SignDecision);
        let sign = mine.then(|| signature(ctx, &request.number, waiting.outcome));
        view! {
            <div class="mw-panel__b mw-stack">
                <p class="nl-paragraph">
                    <b>{ctx.name("outcome", waiting.outcome.code())}</b>
                </p>
                {shown(ctx, waiting)}
                <p class="mw-small">{ctx.tv("decide-waits", &[("manager", manager.into())])}</p>
                {sign}
            </div>
        }
        .into_any()
    } else if !request.is_ours() {
        let said = decision.map(|decision| {
            view! {
                <p class="nl-paragraph">
                    <b>{ctx.name("outcome", decision.outcome.code())}</b>
                </p>
                {shown(ctx, decision)}
            }
        });
        view! { <div class="mw-panel__b mw-stack">{said}<p class="mw-small">{ctx.t("decide-done")}</p></div> }
            .into_any()
    } else if request.handler.is_none() {
        view! {
            <div class="mw-panel__b">
                <p class="nl-paragraph">{ctx.t("decide-take-first")}</p>
            </div>
        }
        .into_any()
    } else {
        form(ctx, request, decision).await?.into_any()
    };
    Ok(view! {
        <section class="mw-panel mw-decide" id="besluit" aria-labelledby="besluit-kop" data-testid="decide">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="besluit-kop">
                    {ctx.t("decide-title")}
                </h2>
            </header>
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
    let rows = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| {
            view! {
                <dt>{ctx.t(key)}</dt>
                <dd>{text.clone()}</dd>
            }
        })
        .collect_view();
    view! { <dl class="mw-facts">{rows}</dl> }
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
        <form method="post" action=routes::requests::Sign(&number).path() class="mw-stack" novalidate>
            <Hidden form=form.clone() />
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
        </form>
    }
}

async fn form(
    ctx: &Ctx,
    request: &Request,
    decision: Option<&Decision>,
) -> Result<impl IntoView + use<>, AppError> {
    let form = FormView::new(ctx, "besluit");
    let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let managers = staff.iter().filter(|person| {
        person.actor.has(Role::Manager) && Some(person.id) != request.handler && Some(person.id) != me
    });
    let managers =
        options(ctx.t("choose"), managers.map(|person| (person.id.to_string(), person.name.clone())));
    let own: Vec<AccountId> = request.handler.into_iter().chain(me).collect();
    let covered = match store::cover::for_decision(ctx.db(), request.id, &own).await? {
        Some(who) => store::accounts::names(ctx.db(), [who]).await?.remove(&who),
        None => None,
    };
    let before = decision.filter(|decision| decision.state == DecisionState::Returned);
    let there = before.map(|decision| decision.details.clone()).unwrap_or_default();
    let words = before.map(|decision| decision.words.clone()).unwrap_or_default();
    let was = before.map(|decision| decision.outcome);
    let returned = before.and_then(|decision| decision.returned_because.clone()).map(|because| {
        view! {
            <div class="mw-notice mw-notice--warning">
                <p>
                    <b>{ctx.t("decide-returned")}</b>
                    " "
                    {because}
                </p>
            </div>
        }
    });
    let harms = codes(ctx, "harm", Harm::ALL.iter().map(|harm| harm.code()));
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
    let option = |outcome: Outcome, more: Option<AnyView>| {
        let id = format!("besluit-outcome-{}", outcome.code().replace('_', "-"));
        let id = if outcome == Outcome::Yes { "besluit-outcome".to_owned() } else { id };
        let on = form.is_on("outcome", outcome.code(), was == Some(outcome));
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
                            <small>
                                {ctx.t(&format!("outcome-{}-hint", outcome.code().replace('_', "-")))}
                            </small>
                        </span>
                    </label>
                </div>
                {more.map(|more| view! { <div class="mw-opt__more">{more}</div> })}
            </div>
        }
    };
    let exception = view! {
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
        {match covered {
            Some(name) => {
                view! {
                    <p class="mw-notice mw-notice--success" data-testid="covered">
                        {ctx.tv("decide-covered", &[("name", name.into())])}
                    </p>
                }
                    .into_any()
            }
            None => {
                view! {
                    <Select
                        form=form.clone()
                        name="manager_exception"
                        label=ctx.t("decide-cover")
                        hint=ctx.t("decide-cover-hint")
                        options=managers.clone()
                    />
                }
                    .into_any()
            }
        }}
    };
    let no = view! {
        <fieldset class="utrecht-form-fieldset mw-stack-s">
            <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-non-reasons")}</legend>
            <p class="utrecht-form-field-description">{ctx.t("decide-non-reasons-hint")}</p>
            {non_reasons}
        </fieldset>
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
            options=managers
        />
    };
    let error = form.error("outcome").map(|key| {
        view! {
            <p class="utrecht-form-field-error-message" id="besluit-outcome-fout">
                {ctx.t(&key)}
            </p>
        }
    });
    Ok(view! {
        <form
            class="mw-panel__b mw-stack"
            method="post"
            action=routes::requests::Decide(&request.number).path()
            novalidate
        >
            <Hidden form=form.clone() version=request.version />
            {returned}
            <fieldset class="utrecht-form-fieldset">
                <legend class="utrecht-form-fieldset__legend">{ctx.t("decide-outcome")}</legend>
                {error}
                <div class="mw-opts">
                    {option(Outcome::Yes, None)} {option(Outcome::YesWithHelp, None)}
                    {option(Outcome::YesWithException, Some(exception.into_any()))}
                    {option(Outcome::NotYet, None)} {option(Outcome::No, Some(no.into_any()))}
                </div>
            </fieldset>
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
        </form>
    })
}

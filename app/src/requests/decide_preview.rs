//! `/werk/verzoeken/{number}/brief`: the letter as the resident will read it, before it is sent or put to a
//! manager.

use crate::requests::{
    actions::decide::{covered, only_of},
    decide::CHANGE,
    decision_letter::{self, LetterModel},
    work,
};
use domain::{
    decision::{Outcome, needs_manager},
    id::AccountId,
};
use leptos::prelude::*;
use store::requests::{Decision, DecisionState, Details, Request};
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormState, FormView},
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        form::{Hidden, Submit, form_id},
        page::{Page, page},
        section::Opening,
    },
};

/// The page.
#[component]
pub fn Preview() -> impl IntoView {
    page(async |ctx, routes::requests::Preview(number)| {
        let model = PreviewModel::load(&ctx, &number).await?;
        Ok(view(&ctx, &model))
    })
}

/// What was written.
struct PreviewModel {
    request: Request,
    /// The letter, and what was typed for it; nothing when somebody comes here without having written.
    written: Option<Written>,
}

struct Written {
    letter: LetterModel,
    typed: Vec<(String, String)>,
    /// Whether it first goes to the manager.
    asks: bool,
}

impl PreviewModel {
    async fn load(ctx: &Ctx, number: &str) -> Result<Self, AppError> {
        let (request, _) = work::handled(ctx, number).await?;
        let me = ctx.account()?;
        let written = match &FormView::new(ctx, "besluit").state {
            None => None,
            Some(typed) => {
                let mut decision = decision(typed, me)?;
                let covered = covered(ctx.db(), &request, decision.outcome, me).await?;
                decision.manager = covered.or(decision.manager);
                Some(Written {
                    asks: decision.manager.is_some() && covered.is_none(),
                    letter: LetterModel::load(ctx, &request, &decision).await?,
                    typed: typed.values.clone(),
                })
            }
        };
        Ok(Self { request, written })
    }
}

/// What was typed, as the decision that it becomes.
fn decision(typed: &FormState, by: AccountId) -> Result<Decision, AppError> {
    let said = |name: &str| typed.value(name).unwrap_or_default().to_owned();
    let outcome: Outcome = said("outcome").parse().map_err(|_unknown| AppError::BadRequest)?;
    let all = Details {
        harm: said("harm"),
        to_whom: said("to_whom"),
        why_not_lighter: said("why_not_lighter"),
        tried: said("tried"),
        alternative: said("alternative"),
        article: said("article"),
        rule: said("rule"),
        reason: said("reason"),
        same_situation: said("same_situation"),
        valid_until: said("valid_until"),
    };
    let asked = if outcome == Outcome::No { "manager_no" } else { "manager_exception" };
    Ok(Decision {
        id: Uuid::nil(),
        outcome,
        words: said("words"),
        details: only_of(outcome, all),
        state: DecisionState::Proposed,
        proposed_by: by,
        manager: said(asked).parse().ok().filter(|_| needs_manager(outcome)),
        returned_because: None,
        sent: None,
    })
}

fn view(ctx: &Ctx, model: &PreviewModel) -> Page {
    let number = &model.request.number;
    let title = ctx.t("preview-title");
    let content = match &model.written {
        Some(written) => shown(ctx, number, written).into_any(),
        None => view! {
            <p>
                <ButtonLink
                    to=routes::requests::Work(number).part("besluit")
                    text=ctx.t("preview-write")
                    secondary=true
                />
            </p>
        }
        .into_any(),
    };
    let intro = if model.written.is_some() { "preview-intro" } else { "preview-none" };
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <Opening text=title.clone() intro=ctx.t(intro) />
            {content}
        </div>
    };
    let page = Page::new(title, routes::requests::Worklist::PATH, body);
    let page = page.typed_in(model.written.is_some().then_some("besluit"));
    page.work()
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path())
        .under(model.request.title.clone(), routes::requests::Work(number).path())
}

/// The letter, the button that says what happens to it, and the way back to the form.
fn shown(ctx: &Ctx, number: &str, written: &Written) -> impl IntoView + use<> {
    let manager = written.letter.manager().unwrap_or_default();
    let send = if written.asks {
        ctx.tv("preview-ask", &[("manager", manager.into())])
    } else {
        ctx.t("preview-send")
    };
    let note = if written.asks { "preview-note-ask" } else { "preview-note-send" };
    let form = FormView::new(ctx, "besluit");
    let own = ["form", "of", "idempotency_key", "step"];
    let fields =
        written.typed.iter().filter(|(name, _)| !own.contains(&name.as_str())).map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        });
    view! {
        {decision_letter::view(ctx, &written.letter)}
        <form
            id=form_id("besluit")
            method="post"
            action=routes::requests::Decide(&number).path()
            class="mw-stack-s"
            novalidate
            data-testid="send"
        >
            <Hidden form=form />
            {fields.collect_view()}
            <p class="mw-small">{ctx.t(note)}</p>
            <div class="mw-btns">
                <Submit text=send />
                <button
                    class="nl-button nl-button--secondary"
                    type="submit"
                    name="step"
                    value=CHANGE
                    formaction=routes::requests::Preview(&number).part("besluit")
                >
                    <span class="nl-button__label">{ctx.t("preview-change")}</span>
                </button>
            </div>
        </form>
    }
}

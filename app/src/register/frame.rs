//! What is around the questions of a step: where one is, the form, help, and what stands beside it.

use crate::register::{cookie::draft_of, steps::StepPath as _};
use domain::access::{Action, may};
use leptos::prelude::*;
use store::register::{Kept, check::Step, draft::Draft};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        form::{PostForm, Submit},
        page::{Heading, Page},
        section::Section,
    },
};

/// What was filled in so far in this browser: the model of each step.
///
/// # Errors
/// When the database does not answer.
pub async fn draft(ctx: &Ctx) -> Result<Draft, AppError> {
    let kept = match draft_of(ctx) {
        Some(id) => store::register::find(ctx.db(), id).await?.filter(Kept::can_change),
        None => None,
    };
    Ok(kept.map(|kept| kept.draft).unwrap_or_default())
}

/// Whether a colleague fills the form in for somebody else.
#[must_use]
pub fn is_helping(ctx: &Ctx) -> bool {
    ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody))
}

/// A step: its questions, and what stands beside them.
pub fn framed(
    ctx: &Ctx,
    now: Step,
    form: &FormView,
    title: String,
    fields: impl IntoView + 'static,
    aside: impl IntoView + 'static,
) -> Page {
    let helping = is_helping(ctx).then(|| {
        view! {
            <div class="mw-notice">
                <p>{ctx.t("register-helping")}</p>
            </div>
        }
    });
    let body = view! {
        <div class="mw-stack-l">
            {steps(ctx, now)} {helping} <div class="mw-two">
                <div class="mw-stack-l">
                    <div class="mw-stack">
                        <Heading text=title.clone() />
                        <p class="nl-paragraph">{ctx.t("form-intro")}" "{ctx.t("register-kept")}</p>
                    </div>
                    {step_form(ctx, now, form, fields.into_any())}
                    {wipe(ctx)}
                </div>
                <aside class="mw-stack" aria-label=ctx.t("register-aside")>
                    {aside}
                    {together(ctx)}
                </aside>
            </div>
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
}

/// The steps, with links to those that are behind.
fn steps(ctx: &Ctx, now: Step) -> impl IntoView + use<> {
    let one = |step: Step| {
        let name = ctx.t(step.key());
        if step < now {
            view! {
                <li class="done">
                    <a class="nl-link" href=step.path()>
                        {name}
                    </a>
                </li>
            }
            .into_any()
        } else {
            view! { <li aria-current=(step == now).then_some("step")>{name}</li> }.into_any()
        }
    };
    view! {
        <ol class="mw-steps" aria-label=ctx.t("register-steps")>
            {Step::ALL.into_iter().map(one).collect_view()}
        </ol>
    }
}

fn step_form(ctx: &Ctx, now: Step, form: &FormView, fields: AnyView) -> impl IntoView + use<> {
    let next = ctx.t(if now == Step::Check { "register-send" } else { "register-next" });
    let back = Step::ALL
        .into_iter()
        .rev()
        .find(|step| *step < now)
        .map(|back| view! { <ButtonLink to=back.path() text=ctx.t("back") secondary=true /> });
    let later = (now != Step::Check).then(|| {
        view! {
            <button class="nl-button nl-button--subtle" type="submit" name="later" value="1">
                <span class="nl-button__label">{ctx.t("register-later")}</span>
            </button>
        }
    });
    view! {
        <PostForm form=form.clone() to=now.path() class="mw-stack-xl">
            // The first button is the one that Enter presses; it must not be the map.
            <button type="submit" class="mw-vh" tabindex="-1" aria-hidden="true">
                {next.clone()}
            </button>
            {fields}
            <div class="mw-btns">
                <Submit text=next />
                {back}
                {later}
            </div>
        </PostForm>
    }
}

/// How to leave nothing behind in this browser, which somebody else may use next.
fn wipe(ctx: &Ctx) -> impl IntoView + use<> {
    draft_of(ctx).map(|_| {
        view! {
            <details class="mw-box mw-box--line">
                <summary>{ctx.t("register-wipe")}</summary>
                <div class="mw-stack">
                    <p class="nl-paragraph">{ctx.t("register-wipe-text")}</p>
                    <PostForm
                        form=FormView::new(ctx, "aanmelding-wissen")
                        to=routes::register::Wipe.path()
                        class=""
                    >
                        <Submit text=ctx.t("register-wipe-button") secondary=true />
                    </PostForm>
                </div>
            </details>
        }
    })
}

/// How to do it together with somebody.
fn together(ctx: &Ctx) -> impl IntoView + use<> {
    let how = match &ctx.app.municipality.phone {
        Some(phone) => ctx.tv("together-phone", &[("phone", phone.into())]),
        None => ctx.t("together-visit"),
    };
    view! {
        <Section id="samen" title=ctx.t("together-title") looks=3 class="mw-box mw-box--line mw-stack-s">
            <p class="nl-paragraph">{how}</p>
        </Section>
    }
}

//! What is around the questions of a step: where one is, the form, help, and what stands beside it.

use crate::register::{
    cookie::{about, draft_of, drafts_of, holding, same, says_which},
    fields::{last_kept, saw},
    steps::StepPath as _,
};
use domain::access::{Action, may};
use leptos::prelude::*;
use store::register::{Kept, check::Step, draft::Draft};
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        form::{PostForm, Submit},
        page::{Heading, Page, set_cookie},
        section::Section,
    },
};

/// What was filled in so far on this page's draft: the model of each step. A page that does not say which
/// draft it is about begins a new one: what somebody typed before is not shown to whoever comes next.
///
/// # Errors
/// [`AppError::Elsewhere`] with the address of a new draft, and when the database does not answer.
pub async fn draft(ctx: &Ctx) -> Result<Filling, AppError> {
    if !says_which(ctx) && ctx.form.is_none() {
        return Err(begin(ctx).await?);
    }
    let id = draft_of(ctx);
    let mut waiting = store::register::waiting(ctx.db(), &drafts_of(ctx)).await?;
    let mine = waiting.iter().position(|kept| Some(kept.id) == id).map(|at| waiting.remove(at));
    // Whoever is filling in has no need to be told of the others.
    let others = if mine.is_some() || ctx.form.is_some() { Vec::new() } else { waiting };
    let there = mine.map(|kept| kept.draft).unwrap_or_default();
    Ok(Filling { draft: there.clone(), there, others })
}

/// What is filled in on the page, and what waits in this browser beside it.
pub struct Filling {
    /// The answers of this draft, and what we know of whoever fills it in.
    pub draft: Draft,
    /// The answers as they are kept.
    pub there: Draft,
    /// Other drafts that were begun in this browser and not sent.
    pub others: Vec<Kept>,
}

/// A new draft: its number goes to the browser, and nothing is kept before something is typed. Numbers under
/// which nothing waits make room first.
async fn begin(ctx: &Ctx) -> Result<AppError, AppError> {
    /// Pages that may be open in other tabs, with nothing in them yet.
    const OPEN_PAGES: usize = 4;
    let held = drafts_of(ctx);
    let waiting = store::register::waiting(ctx.db(), &held).await?;
    let waits = |id: &Uuid| waiting.iter().any(|kept| kept.id == *id);
    let empty: Vec<_> = held.iter().copied().filter(|id| !waits(id)).collect();
    let kept = held.iter().copied().filter(|id| waits(id));
    let open = empty.iter().copied().skip(empty.len().saturating_sub(OPEN_PAGES));
    let id = Uuid::new_v4();
    set_cookie(&holding(ctx, &kept.chain(open).chain([id]).collect::<Vec<_>>()));
    Ok(AppError::Elsewhere(about(&ctx.path_and_query(), id)))
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
    filling: &Filling,
    fields: impl IntoView + 'static,
    aside: impl IntoView + 'static,
) -> Page {
    let title = ctx.t(title_of(now));
    // The last step has no fields.
    let intro = (now != Step::Check).then(|| format!("{} ", ctx.t("form-intro")));
    let on_paper = filling.draft.is_on_paper();
    let helping = is_helping(ctx).then(|| {
        view! {
            <div class="mw-notice">
                <p>{ctx.t(if on_paper { "register-helping-paper" } else { "register-helping" })}</p>
            </div>
        }
    });
    let body = view! {
        <div class="mw-stack-l">
            {steps(ctx, now)} {helping} {begun(ctx, &filling.others)} <div class="mw-two">
                <div class="mw-stack-l">
                    <div class="mw-stack">
                        <Heading text=title.clone() />
                        <p class="nl-paragraph">{intro}{ctx.t("register-kept")}</p>
                    </div>
                    {step_form(ctx, now, form, &filling.there, fields.into_any())}
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
        .typed_in(form.name)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
}

/// Key of the heading of a step.
const fn title_of(step: Step) -> &'static str {
    match step {
        Step::What => "register-what-title",
        Step::Where => "register-where-title",
        Step::Who => "register-who-title",
        Step::Check => "register-check-title",
    }
}

/// What was begun in this browser before and not sent: when, and not by whom or what, because this may be
/// somebody else.
fn begun(ctx: &Ctx, others: &[Kept]) -> impl IntoView + use<> {
    let one = |kept: &Kept| {
        let at = ctx.tv("register-begun-at", &[("at", last_kept(ctx, kept).into())]);
        view! {
            <li>
                {at}" "<a class="nl-link" href=about(Step::What.path(), kept.id)>
                    {ctx.t("register-begun-go-on")}
                </a>
            </li>
        }
    };
    (!others.is_empty()).then(|| {
        view! {
            <div class="mw-notice" data-testid="begun">
                <p>{ctx.t("register-begun")}</p>
                <ul>{others.iter().map(one).collect_view()}</ul>
            </div>
        }
    })
}

/// The steps, with links to those that are behind.
fn steps(ctx: &Ctx, now: Step) -> impl IntoView + use<> {
    let one = |step: Step| {
        let name = ctx.t(step.key());
        if step < now {
            view! {
                <li class="done">
                    <a class="nl-link" href=same(ctx, step.path())>
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

fn step_form(ctx: &Ctx, now: Step, form: &FormView, there: &Draft, fields: AnyView) -> impl IntoView + use<> {
    let next = ctx.t(match (now, there.is_on_paper()) {
        (Step::Check, true) => "register-publish-for",
        (Step::Check, false) => "register-send",
        _ => "register-next",
    });
    let back = Step::ALL
        .into_iter()
        .rev()
        .find(|step| *step < now)
        .map(|back| view! { <ButtonLink to=same(ctx, back.path()) text=ctx.t("back") secondary=true /> });
    let later = (now != Step::Check).then(|| {
        view! {
            <button class="nl-button nl-button--subtle" type="submit" name="later" value="1">
                <span class="nl-button__label">{ctx.t("register-later")}</span>
            </button>
        }
    });
    view! {
        <PostForm form=form.clone() to=same(ctx, now.path()) class="mw-stack-xl" typed_in=true>
            // The first button is the one that Enter presses; it must not be the map.
            <button type="submit" class="mw-vh" tabindex="-1" aria-hidden="true">
                {next.clone()}
            </button>
            {saw(form, now, there)}
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
                        to=same(ctx, routes::register::Wipe::PATH)
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

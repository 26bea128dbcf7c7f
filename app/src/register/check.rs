//! The last step: everything once more.

use crate::{
    initiatives::{facts::fact, place::in_words},
    register::{
        cookie::same,
        fields::named,
        frame::{Filling, draft, framed},
        steps::StepPath as _,
    },
};
use leptos::prelude::*;
use store::register::{check::Step, draft::Draft};
use web::{
    context::Ctx,
    form::FormView,
    routes,
    ui::{
        bits::Prose,
        choice::{Choice, Choices},
        page::{Page, page},
        section::Section,
    },
};

/// Step 4.
#[component]
pub fn Check() -> impl IntoView {
    page(async |ctx, routes::register::Check| {
        let filling = draft(&ctx).await?;
        Ok(view(&ctx, &filling))
    })
}

fn view(ctx: &Ctx, filling: &Filling) -> Page {
    let draft = &filling.draft;
    let form = FormView::new(ctx, "nakijken");
    let fields = view! {
        {missing(ctx, draft)}
        {answers(ctx, draft, true)}
        {draft.is_on_paper().then(|| read_out(ctx, &form))}
    };
    let aside = view! {
        <Section id="daarna" title=ctx.t("register-next-title") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">
                {ctx.t(if draft.is_on_paper() { "register-next-paper" } else { "register-next-text" })}
            </p>
        </Section>
    };
    framed(ctx, Step::Check, &form, filling, fields, aside)
}

/// Who has no address to prove hears what stands here, and agrees.
fn read_out(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    view! {
        <Choices
            form=form.clone()
            name="read_out"
            legend=ctx.t("register-read-out")
            hint=ctx.t("register-read-out-hint")
            several=true
            choices=vec![Choice::new("yes", ctx.t("register-read-out-yes"))]
        />
    }
}

/// What is still to be filled in, with the way to it.
fn missing(ctx: &Ctx, draft: &Draft) -> impl IntoView + use<> {
    let wrong = draft.wrong(&ctx.live.areas);
    let lines = wrong
        .iter()
        .map(|(step, field, fault)| {
            view! {
                <li>
                    <a class="nl-link" href=same(ctx, step.path())>
                        {ctx.field_error(field, fault)}
                    </a>
                </li>
            }
        })
        .collect_view();
    (!wrong.is_empty()).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning" role="status">
                <p>{ctx.t("register-not-complete")}</p>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// Everything that was filled in; with the way back to each step while it can be changed.
pub fn answers(ctx: &Ctx, draft: &Draft, can_change: bool) -> impl IntoView + use<> {
    view! {
        {what(ctx, draft, can_change)}
        {place(ctx, draft, can_change)}
        {who(ctx, draft, can_change)}
    }
}

fn what(ctx: &Ctx, draft: &Draft, can_change: bool) -> impl IntoView + use<> {
    let themes: Vec<_> = draft.themes().iter().map(|theme| ctx.name("theme", theme.code())).collect();
    let facts = view! {
        {fact(ctx.t("field-title"), draft.title.clone())}
        {fact(ctx.t("field-summary"), draft.summary.clone())}
        {fact(ctx.t("field-story"), view! { <Prose text=draft.story.clone() /> })}
        {fact(ctx.t("field-lang"), named(ctx, "lang", &draft.lang))}
        {fact(ctx.t("field-themes"), themes.join(", "))}
        {fact(ctx.t("field-stage"), named(ctx, "stage", &draft.stage))}
    };
    part(
        ctx,
        Some(Step::What).filter(|_| can_change),
        "c-wat",
        ctx.t("register-what-title"),
        facts.into_any(),
    )
}

fn place(ctx: &Ctx, draft: &Draft, can_change: bool) -> impl IntoView + use<> {
    let place = in_words(ctx, &draft.place);
    let opening = &draft.opening;
    let facts = view! {
        {fact(ctx.t("fact-area"), place)}
        {fact(ctx.t("register-precision"), named(ctx, "precision", &draft.place.precision))}
        {(!opening.is_empty()).then(|| fact(ctx.t("field-opening"), opening.clone()))}
    };
    part(
        ctx,
        Some(Step::Where).filter(|_| can_change),
        "c-waar",
        ctx.t("register-where-title"),
        facts.into_any(),
    )
}

fn who(ctx: &Ctx, draft: &Draft, can_change: bool) -> impl IntoView + use<> {
    let initiators = &draft.initiators;
    let facts = view! {
        {fact(ctx.t("field-name"), draft.name.clone())}
        {(!initiators.is_empty()).then(|| fact(ctx.t("field-initiators"), initiators.clone()))}
        {reached(ctx, draft)}
        {fact(ctx.t("field-contact"), named(ctx, "contact", &draft.contact))}
    };
    part(ctx, Some(Step::Who).filter(|_| can_change), "c-wie", ctx.t("register-who-title"), facts.into_any())
}

/// Where whoever makes it is reached.
fn reached(ctx: &Ctx, draft: &Draft) -> impl IntoView + use<> {
    if !draft.is_on_paper() {
        return fact(ctx.t("field-email"), draft.email.clone()).into_any();
    }
    let post = (!draft.post.is_empty()).then(|| fact(ctx.t("reached-post"), draft.post.clone()));
    view! {
        {fact(ctx.t("reached-phone"), draft.phone.clone())}
        {post}
    }
    .into_any()
}

/// The answers of a step, with the way back to it beside their heading.
fn part(
    ctx: &Ctx,
    step: Option<Step>,
    id: &'static str,
    title: String,
    facts: AnyView,
) -> impl IntoView + use<> {
    let back = step.map(|step| {
        view! {
            <a class="nl-link" href=same(ctx, step.path())>
                {ctx.t("change")}
                <span class="mw-vh">" "{title.clone()}</span>
            </a>
        }
        .into_any()
    });
    view! {
        <Section id=id title=title looks=3 beside=back class="mw-stack-s">
            <dl class="utrecht-data-list utrecht-data-list--html-dl">{facts}</dl>
        </Section>
    }
}

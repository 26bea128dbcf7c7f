//! The steps with questions: what it is, where, and who makes it.

use crate::{
    accounts::reach,
    initiatives::{edit::language, place},
    register::frame::{Filling, draft, framed, is_helping},
};
use domain::initiative::{ContactChoice, Stage, Theme};
use leptos::prelude::*;
use store::register::{check::Step, draft::Draft};
use web::{
    context::Ctx,
    form::FormView,
    routes,
    ui::{
        choice::{Choices, choices},
        field::{TextArea, TextField},
        form::Honeypot,
        page::{Page, page},
        section::Section,
    },
};

pub use crate::register::{
    check::Check,
    confirm::{Confirm, GoOn, Sent},
};

/// Step 1.
#[component]
pub fn What() -> impl IntoView {
    page(async |ctx, routes::register::What| {
        let filling = draft(&ctx).await?;
        Ok(what(&ctx, &filling))
    })
}

fn what(ctx: &Ctx, filling: &Filling) -> Page {
    let draft = &filling.draft;
    let form = FormView::new(ctx, "wat");
    let fields = view! {
        <Honeypot form=form.clone() />
        {words(ctx, draft, &form)}
        <Choices
            form=form.clone()
            name="themes"
            legend=ctx.t("field-themes")
            hint=ctx.t("field-themes-hint")
            several=true
            columns=true
            chosen=draft.themes.clone()
            choices=choices(ctx, "theme", &ctx.live.themes(), Theme::code, false)
        />
        <Choices
            form=form.clone()
            name="stage"
            legend=ctx.t("field-stage")
            hint=ctx.t("field-stage-hint")
            columns=true
            chosen=vec![draft.stage.clone()]
            choices=choices(ctx, "stage", Stage::ALL, Stage::code, false)
        />
    };
    let aside = view! {
        <Section id="beloofd" title=ctx.t("register-promise-title") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.t("register-promise-1")}</p>
            <p class="nl-paragraph">{ctx.t("register-promise-2")}</p>
            <p class="nl-paragraph">{ctx.t("register-promise-3")}</p>
        </Section>
    };
    framed(ctx, Step::What, &form, filling, fields, aside)
}

/// Title, summary and story.
fn words(ctx: &Ctx, draft: &Draft, form: &FormView) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="title"
            label=ctx.t("field-title")
            hint=ctx.t("field-title-hint")
            value=draft.title.clone()
        />
        <TextArea
            form=form.clone()
            name="summary"
            label=ctx.t("field-summary")
            hint=ctx.t("field-summary-hint")
            value=draft.summary.clone()
            rows=3
        />
        <TextArea
            form=form.clone()
            name="story"
            label=ctx.t("field-story")
            hint=ctx.t("field-story-hint")
            value=draft.story.clone()
            rows=9
        />
        <input type="hidden" name="like" value=form.value("like", ctx.asked("zoals").unwrap_or_default()) />
        {language(ctx, form, draft.lang.parse().unwrap_or(ctx.lang))}
    }
}

/// Step 2.
#[component]
pub fn Where() -> impl IntoView {
    page(async |ctx, routes::register::Where| {
        let filling = draft(&ctx).await?;
        Ok(whereabouts(&ctx, &filling))
    })
}

fn whereabouts(ctx: &Ctx, filling: &Filling) -> Page {
    let draft = &filling.draft;
    let form = FormView::new(ctx, "waar");
    let fields = view! {
        {place::fields(ctx, &draft.place, &form)}
        <TextField
            form=form.clone()
            name="opening"
            label=ctx.t("field-opening")
            hint=ctx.t("field-opening-hint")
            value=draft.opening.clone()
            optional=true
        />
    };
    framed(ctx, Step::Where, &form, filling, fields, place::preview(ctx, &draft.place))
}

/// Step 3.
#[component]
pub fn Who() -> impl IntoView {
    page(async |ctx, routes::register::Who| {
        let mut filling = draft(&ctx).await?;
        known(&ctx, &mut filling.draft);
        Ok(who(&ctx, &filling))
    })
}

/// Fills in who is logged in, unless they help somebody else or filled in something already.
fn known(ctx: &Ctx, draft: &mut Draft) {
    let empty = !is_helping(ctx) && draft.email.is_empty();
    if let Some(viewer) = ctx.viewer.as_ref().filter(|_| empty) {
        draft.email.clone_from(&viewer.email);
        draft.name.clone_from(&viewer.name);
    }
}

fn who(ctx: &Ctx, filling: &Filling) -> Page {
    let draft = &filling.draft;
    let form = FormView::new(ctx, "wie");
    let contact = chosen_or(&draft.contact, ContactChoice::OnlyIfWeAsk.code());
    let fields = view! {
        {person(ctx, draft, &form)}
        <Choices
            form=form.clone()
            name="contact"
            legend=ctx.t("field-contact")
            hint=ctx.t("field-contact-hint")
            chosen=vec![contact]
            choices=choices(ctx, "contact", ContactChoice::ALL, ContactChoice::code, true)
        />
    };
    let aside = view! {
        <Section id="adres" title=ctx.t("register-address-title") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.t("register-address-text")}</p>
        </Section>
    };
    framed(ctx, Step::Who, &form, filling, fields, aside)
}

/// Name, who they do it with, and where mail goes.
fn person(ctx: &Ctx, draft: &Draft, form: &FormView) -> impl IntoView + use<> {
    let reached = if is_helping(ctx) {
        reach::fields(ctx, form, [&draft.email, &draft.phone, &draft.post]).into_any()
    } else {
        view! {
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=ctx.t("field-email-hint")
                value=draft.email.clone()
                kind="email"
                autocomplete="email"
            />
        }
        .into_any()
    };
    view! {
        <TextField
            form=form.clone()
            name="name"
            label=ctx.t("field-name")
            hint=ctx.t("field-name-hint")
            value=draft.name.clone()
            autocomplete="name"
        />
        <TextField
            form=form.clone()
            name="initiators"
            label=ctx.t("field-initiators")
            hint=ctx.t("field-initiators-hint")
            value=draft.initiators.clone()
            optional=true
        />
        {reached}
    }
}

/// What was chosen, or else what most people want.
fn chosen_or(chosen: &str, usual: &str) -> String {
    if chosen.is_empty() { usual.to_owned() } else { chosen.to_owned() }
}

//! The steps with questions: what it is, where, and who makes it.

use crate::{
    initiatives::edit::choices,
    map::draw,
    register::frame::{Filling, draft, framed, is_helping},
};
use domain::initiative::{ContactChoice, Precision, Stage, Theme};
use leptos::prelude::*;
use store::register::{check::Step, draft::Draft};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
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
    }
}

/// Step 2.
#[component]
pub fn Where() -> impl IntoView {
    page(async |ctx, routes::register::Where| {
        let filling = draft(&ctx).await?;
        Ok(place(&ctx, &filling))
    })
}

fn place(ctx: &Ctx, filling: &Filling) -> Page {
    let draft = &filling.draft;
    let form = FormView::new(ctx, "waar");
    let precision = chosen_or(&draft.precision, Precision::Neighbourhood.code());
    let fields = view! {
        <Choices
            form=form.clone()
            name="way"
            legend=ctx.t("register-way")
            chosen=vec![draft.way.clone()]
            choices=ways(ctx, draft, &form)
        />
        <Choices
            form=form.clone()
            name="precision"
            legend=ctx.t("register-precision")
            chosen=vec![precision]
            choices=choices(ctx, "precision", Precision::ALL, Precision::code, true)
        />
        <TextField
            form=form.clone()
            name="opening"
            label=ctx.t("field-opening")
            hint=ctx.t("field-opening-hint")
            value=draft.opening.clone()
            optional=true
        />
    };
    let code = draft.place(&ctx.live.areas).ok().and_then(|(code, _)| code).unwrap_or_default();
    let aside = view! {
        <Section id="zo" title=ctx.t("register-preview") looks=3 class="mw-box mw-stack">
            {draw::pinned(ctx, &code)}
            <p class="mw-small">{ctx.t("register-preview-text")}</p>
        </Section>
    };
    framed(ctx, Step::Where, &form, filling, fields, aside)
}

/// The ways to say where it is.
fn ways(ctx: &Ctx, draft: &Draft, form: &FormView) -> Vec<Choice> {
    let names = ctx.live.areas.neighbourhoods.iter().map(|area| (area.code.clone(), area.name.clone()));
    let list = view! {
        <Select
            form=form.clone()
            name="area"
            label=ctx.t("field-area")
            options=options(ctx.t("choose"), names)
            value=draft.area.clone()
        />
    };
    let postcode = view! {
        <TextField
            form=form.clone()
            name="postcode"
            label=ctx.t("field-postcode")
            hint=ctx.t("field-postcode-hint")
            value=draft.postcode.clone()
            autocomplete="postal-code"
            narrow=true
        />
    };
    vec![
        Choice::new("list", ctx.t("way-list")).more(list),
        Choice::new("postcode", ctx.t("way-postcode")).more(postcode),
        Choice::new("map", ctx.t("way-map")).hint(ctx.t("way-map-hint")).more(on_map(ctx, draft, form)),
        Choice::new("everywhere", ctx.t("way-everywhere")),
    ]
}

/// A map to click on: the large one on wide screens, the small one on narrow ones.
fn on_map(ctx: &Ctx, draft: &Draft, form: &FormView) -> impl IntoView + use<> {
    let area = draft.clicked().and_then(|point| ctx.live.areas.at(point));
    let clicked = area.map(|area| {
        view! {
            <p class="nl-paragraph">
                <b>{ctx.tv("register-clicked", &[("area", (&area.name).into())])}</b>
            </p>
        }
    });
    view! {
        <input type="hidden" name="lat" value=form.value("lat", &draft.lat) />
        <input type="hidden" name="lon" value=form.value("lon", &draft.lon) />
        {clicked}
        <p class="utrecht-form-field-description">{ctx.t("register-map-hint")}</p>
        <input
            type="image"
            name="wide"
            class="mw-clickmap mw-clickmap--wide"
            src=routes::map::Picture.path()
            alt=ctx.t("register-map-alt")
        />
        <input
            type="image"
            name="small"
            class="mw-clickmap mw-clickmap--small"
            src=routes::map::Picture.path()
            alt=ctx.t("register-map-alt")
        />
    }
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
    let email_hint = if is_helping(ctx) { "field-email-helping" } else { "field-email-hint" };
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
        <TextField
            form=form.clone()
            name="email"
            label=ctx.t("field-email")
            hint=ctx.t(email_hint)
            value=draft.email.clone()
            kind="email"
            autocomplete="email"
        />
    }
}

/// What was chosen, or else what most people want.
fn chosen_or(chosen: &str, usual: &str) -> String {
    if chosen.is_empty() { usual.to_owned() } else { chosen.to_owned() }
}

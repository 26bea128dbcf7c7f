//! What the resident asked and what was said since, on the work screen.

use crate::{initiatives::facts, requests::conversation};
use domain::id::AccountId;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    initiatives::Initiative,
    requests::{Message, Request},
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        field::TextArea,
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// The panel.
pub fn panel(
    ctx: &Ctx,
    request: &Request,
    initiative: Option<&Initiative>,
    messages: &[Message],
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let wished = request.wished_on.map(|day| {
        let text = ctx.tv("work-wished", &[("date", text::date(ctx.lang, day).into())]);
        view! { <p class="mw-small">{text}</p> }
    });
    view! {
        <Panel id="verhaal" title=ctx.t("work-story")>
            <div class="mw-panel__b mw-stack">
                {initiative.map(|initiative| about(ctx, initiative))} {wished}
                {conversation::messages(ctx, request, messages, names)}
                {request.is_ours().then(|| writing(ctx, request, names))}
            </div>
        </Panel>
    }
}

/// The initiative that the request is for, and how the people behind it want to be spoken to.
fn about(ctx: &Ctx, initiative: &Initiative) -> impl IntoView + use<> {
    view! {
        <p class="mw-small">
            <a class="nl-link" href=routes::initiatives::Detail(&initiative.slug).path()>
                {facts::written(ctx, initiative, &initiative.title)}
            </a>
            " · "
            {ctx.t("field-contact-short")}
            " "
            <b>{ctx.name("contact", initiative.contact.code())}</b>
        </p>
    }
}

/// A message to the resident, or the note of a talk.
fn writing(ctx: &Ctx, request: &Request, names: &HashMap<AccountId, String>) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bericht");
    let resident = names.get(&request.account).cloned().unwrap_or_default();
    let asks = form.is_on("asks", "yes", false);
    view! {
        <PostForm form=form.clone() to=routes::requests::Say(&request.number).path() class="mw-stack-s">
            <TextArea
                form=form
                name="words"
                label=ctx.tv("message-to", &[("name", resident.into())])
                rows=3
            />
            <label class="utrecht-form-label utrecht-form-label--checkbox">
                <input
                    type="checkbox"
                    class="utrecht-checkbox utrecht-checkbox--html-input"
                    name="asks"
                    value="yes"
                    checked=asks
                />
                <span>{ctx.t("work-asks")}</span>
            </label>
            <div class="mw-btns">
                <Submit text=ctx.t("message-send") secondary=true says=("way", "written") />
                <button class="nl-button nl-button--subtle" type="submit" name="way" value="spoken">
                    <span class="nl-button__label">{ctx.t("work-note-talk")}</span>
                </button>
            </div>
        </PostForm>
    }
}

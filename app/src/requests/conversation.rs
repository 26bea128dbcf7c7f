//! What was said about a request, as both sides read it, and the form of the resident.

use domain::{id::AccountId, request::Status};
use jiff::Timestamp;
use leptos::prelude::*;
use std::collections::HashMap;
use store::requests::{Message, Request};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Avatar, Prose},
        field::TextArea,
        form::{PostForm, Submit},
        section::Section,
    },
};

/// Messages as people read them: who, when, what. The first is the story of the request itself.
pub fn messages(
    ctx: &Ctx,
    request: &Request,
    messages: &[Message],
    names: &HashMap<AccountId, String>,
) -> impl IntoView + use<> {
    let asked = names.get(&request.account).cloned().unwrap_or_default();
    let first = said(ctx, asked.clone(), asked, (request.received, None), true, &request.story);
    let rest = messages
        .iter()
        .map(|message| {
            let name = names.get(&message.author).cloned().unwrap_or_default();
            let shown = if message.by_resident {
                name.clone()
            } else {
                ctx.tv("message-from-us", &[("name", (&name).into())])
            };
            let how = message.spoken.then(|| format!(" · {}", ctx.t("message-spoken")));
            said(ctx, name, shown, (message.at, how), message.by_resident, &message.words)
        })
        .collect_view();
    view! { <ol class="mw-msgs">{first}{rest}</ol> }
}

/// One message: the name of who wrote it and how that is shown, when and how it was said, the words.
fn said(
    ctx: &Ctx,
    name: String,
    shown: String,
    (at, how): (Timestamp, Option<String>),
    by_resident: bool,
    words: &str,
) -> impl IntoView + use<> {
    view! {
        <li class=if by_resident { "mw-msg mw-msg--me" } else { "mw-msg" }>
            <Avatar name=name colour=if by_resident { 2 } else { 1 } />
            <div class="mw-msg__b">
                <header>
                    <b>{shown}</b>
                    " · "
                    {text::moment(ctx.lang, at)}
                    {how}
                </header>
                <Prose text=words.to_owned() />
            </div>
        </li>
    }
}

/// The conversation for the resident, who can write as long as there is something to say, to whoever helps
/// them now.
pub fn view(
    ctx: &Ctx,
    request: &Request,
    all: &[Message],
    names: &HashMap<AccountId, String>,
    handler: Option<&str>,
) -> impl IntoView + use<> {
    view! {
        <Section id="berichten" title=ctx.t("request-messages")>
            {messages(ctx, request, all, names)}
            {goes_on(request).then(|| writing(ctx, request, handler))}
        </Section>
    }
}

/// Whether a resident can write about a request.
#[must_use]
pub const fn goes_on(request: &Request) -> bool {
    matches!(request.status, Status::Submitted | Status::InConversation | Status::Assessed | Status::Decided)
}

fn writing(ctx: &Ctx, request: &Request, handler: Option<&str>) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bericht");
    let label = handler.map_or_else(
        || ctx.t("message-to-municipality"),
        |handler| ctx.tv("message-to", &[("name", handler.into())]),
    );
    view! {
        <PostForm
            form=form.clone()
            to=routes::requests::Message(&request.number).path()
            class="mw-stack-s"
            typed_in=true
        >
            <TextArea form=form name="words" label=label rows=3 />
            <div>
                <Submit text=ctx.t("message-send") secondary=true />
            </div>
        </PostForm>
    }
}

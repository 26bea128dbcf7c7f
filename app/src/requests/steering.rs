//! What a resident says about their own request: yes or no to an offer, stop, look again. They do it on its
//! page; for somebody without an e-mail address a colleague writes it down on the work screen.

use crate::requests::offers;
use domain::{
    request::{Status, reopen_until},
    time::day_of,
};
use leptos::prelude::*;
use store::{
    accounts::Account,
    requests::{Offer, Request},
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        choice::SureBox,
        field::TextArea,
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// Who fills it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Whoever asked.
    Own,
    /// A colleague, for them.
    ForThem,
}

impl Voice {
    fn says(self, ctx: &Ctx, key: &str) -> String {
        match self {
            Self::Own => ctx.t(key),
            Self::ForThem => ctx.t(&format!("{key}-for-them")),
        }
    }
}

/// All of it for somebody without an e-mail address. Nothing when there is nothing to say.
pub fn panel(ctx: &Ctx, request: &Request, made: &[Offer], whose: &Account) -> Option<impl IntoView + use<>> {
    let answers: Vec<_> = made
        .iter()
        .filter(|_| request.is_ours())
        .filter_map(|offer| {
            let buttons = offers::answering(ctx, request, offer)?;
            Some(view! {
                <div class="mw-stack-s">
                    <p class="nl-paragraph">{ctx.tv("spoken-offer", &[("what", (&offer.what).into())])}</p>
                    {buttons}
                </div>
            })
        })
        .collect();
    let stop = stopping(ctx, request, Voice::ForThem);
    let again = reopening(ctx, request, Voice::ForThem);
    if answers.is_empty() && stop.is_none() && again.is_none() {
        return None;
    }
    let title = ctx.tv("spoken-title", &[("name", (&whose.name).into())]);
    Some(view! {
        <Panel id="namens" title=title attr:data-testid="spoken">
            <div class="mw-panel__b mw-stack">
                <p class="nl-paragraph">{ctx.t("spoken-text")}</p>
                {answers}
                {stop}
                {again}
            </div>
        </Panel>
    })
}

/// To stop an open request.
pub fn stopping(ctx: &Ctx, request: &Request, voice: Voice) -> Option<impl IntoView + use<>> {
    let form = FormView::new(ctx, "stoppen");
    let open = form.state.is_some();
    request.status.is_open().then(|| {
        view! {
            <details open=open>
                <summary>{voice.says(ctx, "stop-title")}</summary>
                <PostForm
                    form=form.clone()
                    to=routes::requests::Stop(&request.number).path()
                    class="mw-stack-s"
                >
                    <SureBox form=form legend=voice.says(ctx, "stop-sure") yes=voice.says(ctx, "stop-yes") />
                    <div>
                        <Submit text=voice.says(ctx, "stop-button") secondary=true />
                    </div>
                </PostForm>
            </details>
        }
    })
}

/// To have us look again at what was decided, as long as that can be.
pub fn reopening(ctx: &Ctx, request: &Request, voice: Voice) -> Option<impl IntoView + use<>> {
    let last = reopen_until(request.decided?, &ctx.live.calendar);
    if !matches!(request.status, Status::Decided | Status::Closed) || day_of(ctx.now) > last {
        return None;
    }
    let form = FormView::new(ctx, "heropenen");
    let open = form.state.is_some();
    Some(view! {
        <details class="mw-box mw-box--line" open=open>
            <summary>{voice.says(ctx, "reopen-title")}</summary>
            <PostForm form=form.clone() to=routes::requests::Reopen(&request.number).path() class="mw-stack">
                <p class="nl-paragraph">
                    {ctx.tv("reopen-text", &[("date", text::date(ctx.lang, last).into())])}
                </p>
                <TextArea form=form name="words" label=voice.says(ctx, "reopen-why") rows=4 />
                <div>
                    <Submit text=voice.says(ctx, "reopen-button") secondary=true />
                </div>
            </PostForm>
        </details>
    })
}

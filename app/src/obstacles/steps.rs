//! What can be done with an obstacle on its work screen: give it an owner and a date, answer it, open it
//! again, put it higher.

use domain::{climb::above, obstacle::Status};
use jiff::civil::Date;
use leptos::prelude::*;
use store::obstacles::Obstacle;
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// Gives it an owner and a date. `last` is the last day for an answer, `able` are those who can give one.
pub fn own(ctx: &Ctx, found: &Obstacle, last: Date, able: &[(String, String)]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "eigenaar");
    let last = text::date(ctx.lang, last);
    view! {
        <Panel id="eigenaar" title=ctx.t("obstacle-own-title")>
            <PostForm
                form=form.clone()
                to=routes::obstacles::Own(&found.slug).path()
                class="mw-panel__b mw-stack"
                version=found.version
            >
                <Select
                    form=form.clone()
                    name="owner"
                    label=ctx.t("obstacle-owner")
                    hint=ctx.t("obstacle-owner-hint")
                    options=options(ctx.t("choose"), able.iter().cloned())
                    value=found.owner.person.map(|id| id.to_string()).unwrap_or_default()
                />
                <TextField
                    form=form.clone()
                    name="outside"
                    label=ctx.t("obstacle-outside")
                    hint=ctx.t("obstacle-outside-hint")
                    value=found.owner.outside.clone().unwrap_or_default()
                    optional=true
                />
                <TextField
                    form=form
                    name="due"
                    label=ctx.t("obstacle-due")
                    hint=ctx.tv("obstacle-due-hint", &[("date", last.into())])
                    kind="date"
                    value=found.due.map(|due| due.to_string()).unwrap_or_default()
                    narrow=true
                />
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </Panel>
    }
}

/// Answers it.
pub fn finish(ctx: &Ctx, found: &Obstacle) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "antwoord");
    let finals: Vec<_> = [Status::Removed, Status::WorkedAround, Status::Stays]
        .iter()
        .map(|status| {
            Choice::new(status.code(), ctx.name("obstacle-status", status.code()))
                .hint(ctx.t(&format!("obstacle-status-{}-hint", status.code().replace('_', "-"))))
        })
        .collect();
    view! {
        <Panel id="antwoord" title=ctx.t("obstacle-answer-title")>
            <PostForm
                form=form.clone()
                to=routes::obstacles::Finish(&found.slug).path()
                class="mw-panel__b mw-stack"
                version=found.version
            >
                <Choices
                    form=form.clone()
                    name="status"
                    legend=ctx.t("obstacle-what-happened")
                    choices=finals
                />
                <TextArea
                    form=form
                    name="answer"
                    label=ctx.t("obstacle-answer")
                    hint=ctx.t("obstacle-answer-hint")
                    rows=4
                />
                <div>
                    <Submit text=ctx.t("obstacle-answer-button") />
                </div>
            </PostForm>
        </Panel>
    }
}

/// Opens it again, when the answer turns out to be none.
pub fn reopen(ctx: &Ctx, found: &Obstacle) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "heropenen");
    view! {
        <Panel id="heropen" title=ctx.t("obstacle-reopen-title")>
            <PostForm
                form=form
                to=routes::obstacles::Reopen(&found.slug).path()
                class="mw-panel__b mw-stack"
                version=found.version
            >
                <p class="nl-paragraph">{found.answer.clone()}</p>
                <p class="nl-paragraph">{ctx.t("obstacle-reopen-text")}</p>
                <div>
                    <Submit text=ctx.t("obstacle-reopen-button") secondary=true />
                </div>
            </PostForm>
        </Panel>
    }
}

/// "Can't you remove it? Put it higher."
pub fn higher(ctx: &Ctx, found: &Obstacle) -> Option<impl IntoView + use<>> {
    let to = above(found.level).filter(|_| found.is_open())?;
    let form = FormView::new(ctx, "opschalen");
    let level = ctx.name("obstacle-level", to.code()).to_lowercase();
    Some(view! {
        <Panel id="hoger-op" title=ctx.t("climb-title")>
            <PostForm
                form=form
                to=routes::obstacles::PutHigher(&found.slug).path()
                class="mw-panel__b mw-stack-s"
                version=found.version
            >
                <p class="nl-paragraph">{ctx.t("climb-text")}</p>
                <div>
                    <Submit text=ctx.tv("climb-button", &[("level", level.into())]) secondary=true />
                </div>
            </PostForm>
        </Panel>
    })
}

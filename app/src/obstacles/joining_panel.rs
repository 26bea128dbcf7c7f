//! Two obstacles that are one, or one that is two: the forms on the work screen.

use crate::{obstacles::names::Known, requests::panels::handles};
use leptos::prelude::*;
use store::{
    obstacles::{Obstacle, lists::ToChoose},
    requests::Request,
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// The panel of an obstacle that is open. Only what more requests met can become two.
pub fn panel(
    ctx: &Ctx,
    found: &Obstacle,
    others: &ToChoose,
    requests: &[Request],
) -> Option<impl IntoView + use<>> {
    if !found.is_open() {
        return None;
    }
    Some(view! {
        <Panel id="samen" title=ctx.t("joining-title")>
            <div class="mw-panel__b mw-stack">
                {merging(ctx, found, others)} {(requests.len() > 1).then(|| parting(ctx, found, requests))}
            </div>
        </Panel>
    })
}

fn merging(ctx: &Ctx, found: &Obstacle, others: &ToChoose) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "samenvoegen");
    let open = form.state.is_some();
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("merge-title")}</summary>
            <PostForm
                form=form.clone()
                to=routes::obstacles::Merge(&found.slug).path()
                class="mw-stack"
                version=found.version
            >
                <Known
                    form=form
                    name="other"
                    label=ctx.t("merge-other")
                    hint=ctx.t("merge-hint")
                    known=others
                />
                <div>
                    <Submit text=ctx.t("merge-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

fn parting(ctx: &Ctx, found: &Obstacle, requests: &[Request]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "splitsen");
    let choices = requests.iter().map(|request| choice(ctx, request)).collect();
    let open = form.state.is_some();
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("split-title")}</summary>
            <PostForm
                form=form.clone()
                to=routes::obstacles::Split(&found.slug).path()
                class="mw-stack"
                version=found.version
            >
                <TextField
                    form=form.clone()
                    name="title"
                    label=ctx.t("work-obstacle-title")
                    hint=ctx.t("work-obstacle-title-hint")
                />
                <TextArea
                    form=form.clone()
                    name="explanation"
                    label=ctx.t("work-obstacle-explanation")
                    optional=true
                    rows=2
                />
                <Choices
                    form=form
                    name="requests"
                    legend=ctx.t("split-requests")
                    several=true
                    choices=choices
                />
                <div>
                    <Submit text=ctx.t("split-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

/// A request that can go with the new obstacle. One of another team is chosen by its number and its kind.
fn choice(ctx: &Ctx, request: &Request) -> Choice {
    let what = if handles(ctx, request) {
        request.title.clone()
    } else {
        ctx.name("request-kind", request.kind.code())
    };
    Choice::new(request.id.to_string(), what).hint(request.number.clone())
}

//! Offers on the work screen: what was offered, how it goes on, and the form to make one.

use crate::requests::offers::{by_whom, status_badge};
use domain::offer::{Kind, Side, Status, may_change};
use leptos::prelude::*;
use store::requests::{Offer, Request};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        field::{Select, TextArea, TextField, codes},
        form::{PostForm, Submit},
        section::Panel,
    },
};

/// The panel.
pub fn view(ctx: &Ctx, request: &Request, made: &[Offer]) -> impl IntoView + use<> {
    let items = made
        .iter()
        .map(|offer| {
            view! {
                <li class="mw-oitem">
                    {status_badge(ctx, offer)} <b>{offer.what.clone()}</b>
                    <span>{offer.details.clone()}</span> <span class="mw-small">{by_whom(ctx, offer)}</span>
                    {going_on(ctx, request, offer)}
                </li>
            }
        })
        .collect_view();
    view! {
        <Panel id="aanbod" title=ctx.t("work-offers") attr:data-testid="offers">
            <div class="mw-panel__b mw-stack">
                {made.is_empty().then(|| view! { <p class="mw-small">{ctx.t("work-no-offers")}</p> })}
                <ul class="mw-list">{items}</ul> {request.is_ours().then(|| making(ctx, request))}
            </div>
        </Panel>
    }
}

/// The steps that the municipality can take with an offer.
fn going_on(ctx: &Ctx, request: &Request, offer: &Offer) -> Option<impl IntoView + use<>> {
    let steps: Vec<_> = Status::ALL
        .iter()
        .copied()
        .filter(|to| may_change(Side::Municipality, offer.status, *to))
        .map(|to| {
            let text = ctx.t(&format!("offer-step-{}", to.code().replace('_', "-")));
            view! { <Submit text=text secondary=true says=("to", to.code()) /> }
        })
        .collect();
    if steps.is_empty() {
        return None;
    }
    let form = FormView::new(ctx, "aanbod-stap");
    let to = routes::requests::StepOffer(&request.number, &offer.id).path();
    Some(view! {
        <PostForm form=form to=to class="mw-btns">
            {steps}
        </PostForm>
    })
}

/// The form to make an offer.
fn making(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "nieuw-aanbod");
    let open = form.state.is_some();
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("work-add-offer")}</summary>
            <PostForm
                form=form.clone()
                to=routes::requests::MakeOffer(&request.number).path()
                class="mw-stack"
            >
                {fields(ctx, &form)}
                <div>
                    <Submit text=ctx.t("offer-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}

/// What is offered, by whom, until when.
fn fields(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    let kinds = codes(ctx, "offer-kind", Kind::ALL.iter().map(|kind| kind.code()));
    view! {
        <Select form=form.clone() name="offer_kind" label=ctx.t("offer-kind") options=kinds />
        <TextField form=form.clone() name="what" label=ctx.t("offer-what") hint=ctx.t("offer-what-hint") />
        <TextArea
            form=form.clone()
            name="details"
            label=ctx.t("offer-details")
            hint=ctx.t("offer-details-hint")
            optional=true
            rows=2
        />
        <TextField
            form=form.clone()
            name="offered_by"
            label=ctx.t("offer-from")
            hint=ctx.t("offer-from-hint")
        />
        <TextField
            form=form.clone()
            name="until"
            label=ctx.t("offer-until-label")
            kind="date"
            optional=true
            narrow=true
        />
    }
}

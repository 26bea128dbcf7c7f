//! What is offered to a resident, and the buttons by which they answer.

use domain::offer::Status;
use leptos::prelude::*;
use store::requests::{Offer, Request};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Prose},
        form::{PostForm, Submit},
        section::Section,
    },
};

/// The offers of a request.
pub fn view(ctx: &Ctx, request: &Request, offers: &[Offer]) -> impl IntoView + use<> {
    view! {
        <Section id="aanbod" title=ctx.t("request-offers")>
            {offers.iter().map(|offer| block(ctx, request, offer)).collect_view()}
        </Section>
    }
}

/// How an offer stands, in a shape and a colour.
pub fn status_badge(ctx: &Ctx, offer: &Offer) -> impl IntoView + use<> {
    let tone = match offer.status {
        Status::Offered => "warning",
        Status::Accepted | Status::InUse => "success",
        Status::Declined | Status::Returned | Status::Withdrawn => "neutral",
    };
    view! { <Badge tone=tone text=ctx.name("offer-status", offer.status.code()) /> }
}

/// By whom it is offered, and until when.
pub fn by_whom(ctx: &Ctx, offer: &Offer) -> impl IntoView + use<> {
    let until =
        offer.until.map(|until| ctx.tv("offer-until", &[("date", text::date(ctx.lang, until).into())]));
    let by = ctx.tv("offer-by", &[("by", (&offer.offered_by).into())]);
    view! {
        {by}
        " "
        {until}
    }
}

fn block(ctx: &Ctx, request: &Request, offer: &Offer) -> impl IntoView + use<> {
    view! {
        <div class="mw-offer mw-offer--plain" data-testid="offer">
            <div class="mw-offer__b">
                {status_badge(ctx, offer)}
                <h3 class="nl-heading nl-heading--level-3">{offer.what.clone()}</h3>
                <Prose text=offer.details.clone() /> <p class="mw-small">{by_whom(ctx, offer)}</p>
                {(offer.status == Status::Offered)
                    .then(|| view! { <p class="nl-paragraph">{ctx.t("offer-no-strings")}</p> })}
                {request.is_ours().then(|| answering(ctx, request, offer))}
            </div>
        </div>
    }
}

/// The answers that are still possible; one can come back on an answer until the thing is in use.
pub fn answering(ctx: &Ctx, request: &Request, offer: &Offer) -> Option<impl IntoView + use<>> {
    let answers: &[(&'static str, &'static str, bool)] = match offer.status {
        Status::Offered => &[("accepted", "offer-yes", false), ("declined", "offer-no", true)],
        Status::Declined => &[("accepted", "offer-still-yes", true)],
        Status::Accepted => &[("declined", "offer-still-no", true)],
        Status::InUse | Status::Returned | Status::Withdrawn => return None,
    };
    let form = FormView::new(ctx, "aanbod");
    let buttons = answers
        .iter()
        .map(|(answer, key, secondary)| {
            view! { <Submit text=ctx.t(key) secondary=*secondary says=("answer", *answer) /> }
        })
        .collect_view();
    let to = routes::requests::Offer(&request.number, &offer.id).path();
    Some(view! {
        <PostForm form=form to=to class="mw-btns">
            {buttons}
        </PostForm>
    })
}

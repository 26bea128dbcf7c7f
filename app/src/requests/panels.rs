//! Obstacles and offers on the work screen.

use crate::obstacles::pages::{Names, status_badge};
use domain::{
    access::{Action, may},
    decision::NonReason,
    obstacle, offer,
};
use islands::obstacles::SuggestObstacles;
use leptos::prelude::*;
use store::{
    obstacles::Obstacle,
    requests::{Offer, Request, access},
};
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Badge,
        field::{Select, TextArea, TextField, codes, options},
        form::{Hidden, Submit},
    },
};

/// A request as a colleague may see it: with its title and a link for whoever handles it, else its number and
/// its kind. What a resident wrote is for the handler, the team and its manager.
pub fn named(ctx: &Ctx, request: &Request) -> impl IntoView + use<> {
    if handles(ctx, request) {
        view! {
            <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                {request.number.clone()}
            </a>
            " "
            {request.title.clone()}
        }
        .into_any()
    } else {
        view! {
            {request.number.clone()}
            " "
            <span class="mw-small">{ctx.name("request-kind", request.kind.code())}</span>
        }
        .into_any()
    }
}

/// Whether whoever looks may read what the resident wrote.
#[must_use]
pub fn handles(ctx: &Ctx, request: &Request) -> bool {
    may(&ctx.actor(), &Action::HandleRequest(access(request, &ctx.actor(), &[], None)))
}

/// Obstacles that were met, and the form to log one.
pub fn obstacles(
    ctx: &Ctx,
    request: &Request,
    met: &[Obstacle],
    known: &[Obstacle],
    names: &Names,
) -> impl IntoView + use<> {
    let items = met
        .iter()
        .map(|obstacle| {
            let owner = names.owner(ctx, obstacle).unwrap_or_else(|| ctx.t("obstacle-no-owner"));
            view! {
                <li class="mw-oitem">
                    {status_badge(ctx, obstacle)}
                    <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                        <b>{obstacle.title.clone()}</b>
                    </a> <dl>
                        <dt>{ctx.t("obstacle-kind")}</dt>
                        <dd>{ctx.name("obstacle-kind", obstacle.kind.code())}</dd>
                        <dt>{ctx.t("obstacle-owner")}</dt>
                        <dd>{owner}</dd>
                        {obstacle
                            .due
                            .filter(|_| obstacle.is_open())
                            .map(|due| {
                                view! {
                                    <dt>{ctx.t("obstacle-due")}</dt>
                                    <dd>{text::date(ctx.lang, due)}</dd>
                                }
                            })}
                        <dt>{ctx.t("obstacle-level")}</dt>
                        <dd>{ctx.name("obstacle-level", obstacle.level.code())}</dd>
                        {obstacle
                            .answer
                            .clone()
                            .map(|answer| {
                                view! {
                                    <dt>{ctx.t("obstacle-answer")}</dt>
                                    <dd>{answer}</dd>
                                }
                            })}
                    </dl>
                </li>
            }
        })
        .collect_view();
    let adding = request.is_ours().then(|| add_obstacle(ctx, request, known));
    view! {
        <section
            class="mw-panel"
            id="belemmeringen"
            aria-labelledby="belemmeringen-kop"
            data-testid="obstacles"
        >
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="belemmeringen-kop">
                    {ctx.t("nav-obstacles")}
                </h2>
            </header>
            <div class="mw-panel__b mw-stack">
                {met.is_empty().then(|| view! { <p class="mw-small">{ctx.t("work-no-obstacles")}</p> })}
                <ul class="mw-list">{items}</ul> {adding}
            </div>
        </section>
    }
}

fn add_obstacle(ctx: &Ctx, request: &Request, known: &[Obstacle]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "belemmering");
    // A "no" for a reason that is none: it comes back as an obstacle, with its kind filled in.
    let reason = ctx
        .form
        .as_ref()
        .and_then(|form| form.value("non_reason"))
        .and_then(|code| code.parse::<NonReason>().ok());
    let kind = reason.map(|reason| reason.obstacle_kind().code()).unwrap_or_default();
    let title = reason.map(|reason| ctx.name("non-reason", reason.code())).unwrap_or_default();
    let source = reason.map(|_| obstacle::Source::OwnDepartment.code()).unwrap_or_default();
    let kinds = codes(ctx, "obstacle-kind", obstacle::Kind::ALL.iter().map(|kind| kind.code()));
    let sources = codes(ctx, "obstacle-source", obstacle::Source::ALL.iter().map(|source| source.code()));
    let known = options(
        ctx.t("choose"),
        known.iter().map(|obstacle| (obstacle.id.to_string(), obstacle.title.clone())),
    );
    let open = form.state.is_some() || reason.is_some();
    let link = FormView::new(ctx, "bekende-belemmering");
    let action = routes::requests::Obstacle(&request.number).path();
    let (title_form, title_label, title_hint) =
        (form.clone(), ctx.t("work-obstacle-title"), ctx.t("work-obstacle-title-hint"));
    view! {
        <details class="mw-add" id="belemmering-nieuw" open=open>
            <summary class="nl-button nl-button--secondary" id="besluit-non-reason">
                {ctx.t("work-add-obstacle")}
            </summary>
            <form method="post" action=action.clone() class="mw-stack" novalidate>
                <Hidden form=form.clone() />
                <input
                    type="hidden"
                    name="non_reason"
                    value=reason.map(|reason| reason.code()).unwrap_or_default()
                />
                <SuggestObstacles heading=ctx.t("work-same-as") button=ctx.t("work-same-as-button")>
                    <TextField
                        form=title_form
                        name="obstacle_title"
                        label=title_label
                        hint=title_hint
                        value=title
                    />
                </SuggestObstacles>
                <Select
                    form=form.clone()
                    name="obstacle_kind"
                    label=ctx.t("obstacle-kind")
                    options=kinds
                    value=kind
                />
                <Select
                    form=form.clone()
                    name="obstacle_source"
                    label=ctx.t("obstacle-source")
                    options=sources
                    value=source
                />
                <TextArea
                    form=form
                    name="obstacle_explanation"
                    label=ctx.t("work-obstacle-explanation")
                    optional=true
                    rows=2
                />
                <div>
                    <Submit text=ctx.t("work-obstacle-button") secondary=true />
                </div>
            </form>
            <form method="post" action=action class="mw-stack" novalidate>
                <Hidden form=link.clone() />
                <Select form=link name="obstacle" label=ctx.t("work-known-obstacle") options=known />
                <div>
                    <Submit text=ctx.t("work-link-button") secondary=true />
                </div>
            </form>
        </details>
    }
}

/// Offers that were made, and the form to make one.
pub fn offers(ctx: &Ctx, request: &Request, made: &[Offer]) -> impl IntoView + use<> {
    let items = made
        .iter()
        .map(|offer| {
            let tone = match offer.status {
                offer::Status::Offered => "warning",
                offer::Status::Accepted | offer::Status::InUse => "success",
                offer::Status::Returned | offer::Status::Declined | offer::Status::Withdrawn => "neutral",
            };
            let steps: Vec<_> = offer::Status::ALL
                .iter()
                .copied()
                .filter(|to| offer::may_change(offer::Side::Municipality, offer.status, *to))
                .collect();
            let form = FormView::new(ctx, "aanbod-stap");
            let buttons = (!steps.is_empty()).then(|| {
                view! {
                    <form
                        method="post"
                        class="mw-btns"
                        action=routes::requests::StepOffer(&request.number, &offer.id).path()
                    >
                        <Hidden form=form />
                        {steps
                            .into_iter()
                            .map(|to| {
                                view! {
                                    <Submit
                                        text=ctx.t(&format!("offer-step-{}", to.code().replace('_', "-")))
                                        secondary=true
                                        says=("to", to.code())
                                    />
                                }
                            })
                            .collect_view()}
                    </form>
                }
            });
            view! {
                <li class="mw-oitem">
                    <Badge tone=tone text=ctx.name("offer-status", offer.status.code()) />
                    <b>{offer.what.clone()}</b>
                    <span>{offer.details.clone()}</span>
                    <span class="mw-small">
                        {ctx.tv("offer-by", &[("by", (&offer.offered_by).into())])}" "
                        {offer
                            .until
                            .map(|until| {
                                ctx.tv("offer-until", &[("date", text::date(ctx.lang, until).into())])
                            })}
                    </span>
                    {buttons}
                </li>
            }
        })
        .collect_view();
    let form = FormView::new(ctx, "nieuw-aanbod");
    let kinds = codes(ctx, "offer-kind", offer::Kind::ALL.iter().map(|kind| kind.code()));
    let adding = request.is_ours().then(|| {
        view! {
            <details class="mw-add" open=form.state.is_some()>
                <summary class="nl-button nl-button--secondary">{ctx.t("work-add-offer")}</summary>
                <form
                    method="post"
                    action=routes::requests::MakeOffer(&request.number).path()
                    class="mw-stack"
                    novalidate
                >
                    <Hidden form=form.clone() />
                    <Select form=form.clone() name="offer_kind" label=ctx.t("offer-kind") options=kinds />
                    <TextField
                        form=form.clone()
                        name="what"
                        label=ctx.t("offer-what")
                        hint=ctx.t("offer-what-hint")
                    />
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
                    <div>
                        <Submit text=ctx.t("offer-button") secondary=true />
                    </div>
                </form>
            </details>
        }
    });
    view! {
        <section class="mw-panel" id="aanbod" aria-labelledby="aanbod-kop" data-testid="offers">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="aanbod-kop">
                    {ctx.t("work-offers")}
                </h2>
            </header>
            <div class="mw-panel__b mw-stack">
                {made.is_empty().then(|| view! { <p class="mw-small">{ctx.t("work-no-offers")}</p> })}
                <ul class="mw-list">{items}</ul> {adding}
            </div>
        </section>
    }
}

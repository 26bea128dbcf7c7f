//! The decision as a letter that prints. For the resident.

use domain::{decision::Outcome, request::object_until, time::day_of};
use leptos::prelude::*;
use store::requests::{Decision, Request};
use web::{context::Ctx, text, ui::bits::Prose};

/// The letter, signed by `manager` when a name stands under it.
pub fn view(
    ctx: &Ctx,
    request: &Request,
    decision: &Decision,
    manager: Option<&str>,
) -> impl IntoView + use<> {
    let sent = decision.sent.map(|at| text::date(ctx.lang, day_of(at)));
    let title = ctx.name("outcome", decision.outcome.code());
    let signed = manager.map(|name| {
        let key =
            if decision.outcome == Outcome::No { "letter-signed-no" } else { "letter-signed-exception" };
        view! { <p class="mw-letter__sign">{ctx.tv(key, &[("manager", name.into())])}</p> }
    });
    view! {
        <article class="mw-letter mw-stack" aria-labelledby="besluit-kop" id="besluit" data-testid="decision">
            <p class="mw-small">{sent}</p>
            <h2 class="nl-heading nl-heading--level-2" id="besluit-kop">
                {ctx.tv("letter-title", &[("outcome", title.into())])}
            </h2>
            <Prose text=decision.words.clone() />
            <dl class="mw-letter__ref">{parts(ctx, decision)}</dl>
            {signed}
            {objection(ctx, request, decision)}
        </article>
    }
}

/// What the decision rests on.
fn parts(ctx: &Ctx, decision: &Decision) -> impl IntoView + use<> {
    let details = &decision.details;
    let harm = if decision.outcome == Outcome::No && !details.harm.is_empty() {
        ctx.name("harm", &details.harm)
    } else {
        String::new()
    };
    let parts = [
        ("decide-rule", &details.rule),
        ("decide-reason", &details.reason),
        ("decide-same", &details.same_situation),
        ("decide-harm", &harm),
        ("decide-to-whom", &details.to_whom),
        ("decide-lighter", &details.why_not_lighter),
        ("decide-article", &details.article),
        ("decide-tried", &details.tried),
        ("decide-alternative", &details.alternative),
    ];
    parts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| {
            view! {
                <dt>{ctx.t(key)}</dt>
                <dd>{text.clone()}</dd>
            }
        })
        .collect_view()
}

/// Awb 3:45: an application ends in a letter that says how, where and until when one can object (six weeks,
/// Awb 6:7).
fn objection(ctx: &Ctx, request: &Request, decision: &Decision) -> Option<impl IntoView + use<>> {
    let sent = decision.sent.filter(|_| request.application)?;
    let last = text::date(ctx.lang, object_until(sent, &ctx.live.calendar));
    let municipality = ctx.app.municipality.name.clone();
    let line = ctx.tv("letter-objection", &[("date", last.into()), ("municipality", municipality.into())]);
    Some(view! { <p class="nl-paragraph">{line}</p> })
}

//! Whose turn it is, in one sentence, and what happens next. For the resident.

use domain::{
    decision::Outcome,
    request::{Status, Turn, call_before},
    time::day_of,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::requests::Request;
use web::{context::Ctx, text, ui::icon};

/// What stands there: the class of the block, its heading, the line below it.
type Said = (&'static str, String, String);

const OPEN: &str = "mw-turn";
const YOURS: &str = "mw-turn mw-turn--you";
const DONE: &str = "mw-turn mw-turn--done";

/// The block. `handler` has the request, and `manager` is asked to put a name under its decision.
pub fn view(
    ctx: &Ctx,
    request: &Request,
    handler: Option<&str>,
    manager: Option<&str>,
) -> impl IntoView + use<> {
    let (class, title, line) = said(ctx, request, handler, manager);
    let drawing = match class {
        DONE => icon::tick().into_any(),
        YOURS => icon::pencil().into_any(),
        _ => icon::clock().into_any(),
    };
    view! {
        <section class=class aria-labelledby="beurt" data-testid="turn">
            {drawing}
            <div class="mw-stack-s">
                <h2 class="nl-heading nl-heading--level-2" id="beurt">
                    {title}
                </h2>
                <p class="nl-paragraph">{line}</p>
            </div>
        </section>
    }
}

fn said(ctx: &Ctx, request: &Request, handler: Option<&str>, manager: Option<&str>) -> Said {
    let ours = || {
        handler
            .map_or_else(|| ctx.t("turn-us-nobody"), |handler| ctx.tv("turn-us", &[("who", handler.into())]))
    };
    match (request.status, request.turn) {
        (Status::Withdrawn, _) => (DONE, ctx.t("turn-withdrawn"), ctx.t("turn-withdrawn-text")),
        (Status::Closed, _) => (DONE, ctx.t("turn-closed"), ctx.t("turn-closed-text")),
        (Status::Referred, _) => referred(ctx, request),
        (Status::Decided, _) if request.outcome == Some(Outcome::NotYet) => {
            (OPEN, ours(), ctx.t("turn-not-yet-text"))
        }
        (Status::Decided, _) => {
            let said = request.outcome.map(|outcome| ctx.name("turn-decided", outcome.code()));
            (DONE, said.unwrap_or_else(|| ctx.t("step-decided")), ctx.t("turn-decided-text"))
        }
        (Status::Submitted, _) => {
            let last = call_before(request.received, &ctx.live.calendar);
            let before = text::weekday_date(ctx.lang, last);
            let line = ctx.tv("turn-submitted-text", &[("before", before.into())]);
            let line = format!("{line}{}", skipped(ctx, request, last));
            (OPEN, ctx.t("turn-submitted"), line)
        }
        (Status::InConversation | Status::Assessed, Turn::You) => {
            let who = handler.map_or_else(|| ctx.t("the-municipality"), str::to_owned);
            (YOURS, ctx.t("turn-you"), ctx.tv("turn-you-text", &[("who", who.into())]))
        }
        (Status::InConversation | Status::Assessed, Turn::Us) => {
            let line = manager.map_or_else(
                || ctx.t("turn-us-text"),
                |manager| ctx.tv("turn-us-manager", &[("manager", manager.into())]),
            );
            (OPEN, ours(), line)
        }
    }
}

/// To whom it went, who calls, and when.
fn referred(ctx: &Ctx, request: &Request) -> Said {
    let (to, calls, when) = request
        .referral
        .clone()
        .map_or_else(Default::default, |referral| (referral.to, referral.who_calls, referral.when));
    (
        OPEN,
        ctx.tv("turn-referred", &[("to", to.into())]),
        ctx.tv("turn-referred-text", &[("who", calls.into()), ("when", when.into())]),
    )
}

/// Why it takes longer than five days: the holidays on the way.
fn skipped(ctx: &Ctx, request: &Request, last: Date) -> String {
    let days = ctx.live.calendar.free_between(day_of(request.received), last);
    if days.is_empty() {
        return String::new();
    }
    let names: Vec<_> = days.iter().map(|day| text::date(ctx.lang, *day)).collect();
    let parts = [("days", names.join(", ").into()), ("count", days.len().into())];
    format!(" {}", ctx.tv("turn-submitted-free", &parts))
}

//! The steps of a request: what is done, what is next. For the resident.

use domain::{
    decision::Outcome,
    request::{Status, call_before},
    time::day_of,
};
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;
use store::requests::Request;
use web::{context::Ctx, text, ui::section::Section};

/// A step: its name, what there is to know about when, and whether it is done.
struct Step {
    name: &'static str,
    when: String,
    done: bool,
}

/// The steps. `blocked` is whether something still stands in the way.
pub fn view(ctx: &Ctx, request: &Request, blocked: bool) -> impl IntoView + use<> {
    let all = steps(ctx, request, blocked);
    let ended = matches!(request.status, Status::Withdrawn | Status::Referred);
    let now = all.iter().position(|step| !step.done).filter(|_| !ended);
    let lines = all
        .into_iter()
        .enumerate()
        .map(|(index, step)| {
            let current = Some(index) == now;
            let mark = if step.done { "✓".to_owned() } else { (index + 1).to_string() };
            let class = if step.done {
                "done"
            } else if current {
                "now"
            } else {
                ""
            };
            view! {
                <li class=class aria-current=current.then_some("step")>
                    <span class="m" aria-hidden="true">
                        {mark}
                    </span>
                    <b>{ctx.t(step.name)}</b>
                    <small>{step.when}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <Section id="stappen" title=ctx.t("request-steps") looks=3 class="mw-box">
            <ol class="mw-psteps">{lines}</ol>
        </Section>
    }
}

fn steps(ctx: &Ctx, request: &Request, blocked: bool) -> Vec<Step> {
    let decided = matches!(request.status, Status::Decided | Status::Closed)
        && request.outcome != Some(Outcome::NotYet);
    let assessed = decided || request.status == Status::Assessed || request.outcome.is_some();
    let on = |at: Timestamp| text::date(ctx.lang, day_of(at));
    let before = |day: Date| ctx.tv("step-before", &[("date", text::date(ctx.lang, day).into())]);
    let called = request.spoken.map_or_else(|| before(call_before(request.received, &ctx.live.calendar)), on);
    let our_turn = if blocked { ctx.t("step-our-turn") } else { String::new() };
    let decision = request.decided.filter(|_| decided).map(on).or_else(|| request.due_on.map(before));
    let spoken = request.spoken.is_some();
    let call =
        Step { name: if spoken { "step-called-done" } else { "step-called" }, when: called, done: spoken };
    let all = [
        Some(Step { name: "step-received", when: on(request.received), done: true }),
        // Nobody says that they called who did not.
        Some(call).filter(|call| call.done || !assessed),
        Some(Step { name: "step-assessed", when: String::new(), done: assessed }),
        Some(Step { name: "step-removed", when: our_turn, done: assessed && !blocked }),
        Some(Step { name: "step-decided", when: decision.unwrap_or_default(), done: decided }),
    ];
    all.into_iter().flatten().collect()
}

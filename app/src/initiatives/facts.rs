//! The facts of an initiative, beside its story.

use domain::{
    initiative::{ContactChoice, Precision, Visibility},
    time::day_of,
};
use leptos::prelude::*;
use store::initiatives::Initiative;
use web::{
    context::Ctx,
    route::Route as _,
    routes, text,
    ui::{bits::Badge, icon},
};

/// One row of a list of facts.
pub fn fact(key: String, value: impl IntoView) -> impl IntoView {
    view! {
        <div class="utrecht-data-list__item">
            <dt class="utrecht-data-list__item-key">{key}</dt>
            <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd" dir="auto">
                {value}
            </dd>
        </div>
    }
}

/// Where an initiative is, in words.
pub fn place(ctx: &Ctx, found: &Initiative) -> String {
    let name = found.area.as_deref().map(|code| ctx.live.areas.name(code));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| ctx.t("area-everywhere"))
}

/// What its makers wrote about it, in their language.
pub fn written(ctx: &Ctx, of: &Initiative, text: &str) -> impl IntoView + use<> {
    view! { <bdi lang=ctx.mark(of.written)>{text.to_owned()}</bdi> }
}

/// Where, when, who; whether contact is welcome; and what to do when something is wrong.
pub fn facts(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let unlisted = (found.visibility == Visibility::Unlisted).then(|| {
        view! { <Badge tone="neutral" text=ctx.name("visibility", found.visibility.code()) /> }
    });
    view! {
        <aside class="mw-stack" aria-label=ctx.t("facts-title")>
            <div class="mw-box">
                <h2 class="nl-heading nl-heading--level-3">{ctx.t("facts-title")}</h2>
                {listed(ctx, found)}
                {contact(ctx, found)}
            </div>
            {wrong(ctx, found)}
            {unlisted}
        </aside>
    }
}

fn listed(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let not_exact = (found.precision == Precision::Neighbourhood).then(|| {
        view! {
            <br />
            <span class="mw-small">{ctx.t("initiative-not-exact")}</span>
        }
    });
    let place = view! {
        {place(ctx, found)}
        {not_exact}
    };
    let published = found.published.map(|at| text::date(ctx.lang, day_of(at)));
    view! {
        <dl class="utrecht-data-list utrecht-data-list--html-dl">
            {fact(ctx.t("fact-area"), place)}
            {fact(ctx.t("fact-stage"), ctx.name("stage", found.stage.code()))}
            {found.opening.as_deref().map(|opening| fact(ctx.t("fact-open"), written(ctx, found, opening)))}
            {found.initiators.as_deref().map(|who| fact(ctx.t("fact-who"), written(ctx, found, who)))}
            {found
                .benefits
                .as_deref()
                .map(|who| fact(ctx.t("initiative-benefits"), written(ctx, found, who)))}
            {found.since.as_deref().map(|since| fact(ctx.t("fact-since"), month(ctx, since)))}
            {published.map(|date| fact(ctx.t("fact-registered"), date))}
        </dl>
    }
}

/// Whether the municipality may contact them of its own accord (rule 2).
fn contact(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let icon = match found.contact {
        ContactChoice::Welcome => icon::mail().into_any(),
        ContactChoice::OnlyIfWeAsk | ContactChoice::LeaveUsAlone => icon::barrier().into_any(),
    };
    view! {
        <div class="mw-contact">
            {icon} <div>
                <b>{ctx.name("contact", found.contact.code())}</b>
                <br />
                <span class="mw-small">{ctx.t("initiative-contact-text")}</span>
            </div>
        </div>
    }
}

fn wrong(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    view! {
        <div class="mw-box mw-box--line mw-stack-s">
            <h2 class="nl-heading nl-heading--level-4">{ctx.t("initiative-wrong")}</h2>
            <p class="mw-small">
                {ctx.t("initiative-wrong-text")}" "
                <a class="nl-link" href=routes::site::About.part("weghalen")>
                    {ctx.t("initiative-wrong-link")}
                </a>
            </p>
            <p class="mw-small">
                <a class="nl-link" href=routes::reports::Report(&found.slug).path() rel="nofollow">
                    {ctx.t("initiative-wrong-report")}
                </a>
            </p>
        </div>
    }
}

/// `2026-05` in words; what is written otherwise stays as it is.
fn month(ctx: &Ctx, since: &str) -> String {
    match since.split_once('-').and_then(|(year, month)| {
        Some((year, month.parse::<u8>().ok().filter(|month| (1..=12).contains(month))?))
    }) {
        Some((year, month)) => format!("{} {year}", ctx.t(&format!("month-{month}"))),
        None => since.to_owned(),
    }
}

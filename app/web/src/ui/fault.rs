//! What a page looks like when it can't be shown: what happened, and a way on.

use crate::{
    context::Ctx,
    error::{AppError, Conflict},
    form::FormView,
    meanwhile::{LEAVE, SAW},
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        bits::{ButtonLink, Prose},
        field::TextArea,
        form::Submit,
        frame::Page,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page for an error: what happened, and a way on.
pub fn error_page(ctx: &Ctx, error: &Arc<AppError>) -> Page {
    match &**error {
        AppError::Conflict(conflict) => return conflict_page(ctx, conflict),
        AppError::SessionEnded { action, posted } => return ended_page(ctx, action, posted),
        AppError::AtOnce => return again_page(ctx, "at-once"),
        AppError::Unwritable if ctx.posted.get().is_some() => return again_page(ctx, "unwritable"),
        _ => {}
    }
    let (key, detail) = match &**error {
        AppError::NotFound => ("not-found", None),
        AppError::NotAllowed => ("not-allowed", None),
        AppError::Refused(why) => ("refused", Some(ctx.t(why))),
        AppError::TooMany(seconds @ 0..60) => {
            ("too-many", Some(ctx.tv("error-page-wait-seconds", &[("seconds", (*seconds).into())])))
        }
        AppError::TooMany(seconds) => {
            ("too-many", Some(ctx.tv("error-page-wait", &[("minutes", seconds.div_ceil(60).into())])))
        }
        AppError::Internal(_) => {
            ("internal", Some(ctx.tv("error-page-number", &[("number", (&ctx.request_id).into())])))
        }
        AppError::BadRequest => ("bad-request", None),
        AppError::TooLarge => match ctx.posted.get() {
            Some(posted) if posted.is_empty() || is_of_another_site(ctx) => ("too-long-back", None),
            Some(_) => ("too-long", None),
            None => ("too-large", None),
        },
        AppError::Unwritable => ("unwritable", None),
        AppError::OtherSite => ("other-site", None),
        AppError::Forbidden
        | AppError::LoginNeeded
        | AppError::Elsewhere(_)
        | AppError::Invalid(_)
        | AppError::Conflict(_)
        | AppError::AtOnce
        | AppError::SessionEnded { .. } => ("forbidden", None),
    };
    drawn(ctx, error, key, detail)
}

fn drawn(ctx: &Ctx, error: &AppError, key: &str, detail: Option<String>) -> Page {
    let title = ctx.t(&format!("error-page-{key}"));
    let drawing = match key {
        "internal" | "unwritable" => "illustrations/repair.svg",
        "not-found" | "not-allowed" | "too-many" => "illustrations/bench.svg",
        _ => "illustrations/village.svg",
    };
    let code = [("code", error.status().as_u16().to_string().into())];
    let body = view! {
        <div class="mw-error-page">
            <div class="mw-stack">
                <p class="mw-small">{ctx.tv("error-page-code", &code)}</p>
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead" dir="auto">
                    {ctx.t(&format!("error-page-{key}-text"))}
                </p>
                {detail.map(|detail| view! { <p class="nl-paragraph">{detail}</p> })}
                <p class="mw-btns">
                    <ButtonLink to=routes::site::Home.path() text=ctx.t("error-page-home") />
                    <ButtonLink
                        to=routes::initiatives::List.path()
                        text=ctx.t("nav-initiatives")
                        secondary=true
                    />
                </p>
                {typed(ctx, error)}
            </div>
            <img src=ctx.asset(drawing) alt="" width="480" height="300" />
        </div>
    };
    Page::new(title, "", body)
}

/// What was posted and could not be handled, so that nothing of it is lost: to be sent again when that may
/// help, and to be read and copied. A form of another site is never sent on.
fn typed(ctx: &Ctx, error: &AppError) -> Option<impl IntoView + use<>> {
    /// What stands in a form beside what people type.
    const OWN: [&str; 7] = ["form", "of", "version", "idempotency_key", "website", "file", "code"];
    let posted = ctx.posted.get()?;
    // Its words are not those of who looks.
    if matches!(error, AppError::OtherSite | AppError::TooLarge) && is_of_another_site(ctx) {
        return None;
    }
    let may_help = matches!(error, AppError::TooMany(_) | AppError::Internal(_));
    let again = may_help.then(|| again(ctx, &ctx.path_and_query(), posted));
    // Codes of choices say nothing to who typed: what they wrote has a space, a capital or a mark in it.
    let is_written = |name: &str, value: &str| {
        !OWN.contains(&name)
            && !name.starts_with(SAW)
            && !value.starts_with(['{', '/'])
            && ctx.live.areas.get(value).is_none()
            && value.chars().any(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_-|.".contains(c)))
    };
    let written: Vec<_> = posted
        .iter()
        .filter(|(name, value)| is_written(name, value))
        .map(|(name, value)| {
            let label = ctx.lang.find(&format!("field-{}", name.replace('_', "-")));
            view! {
                <div class="mw-stack-s">
                    {label.map(|label| view! { <h3 class="nl-heading nl-heading--level-4">{label}</h3> })}
                    <p class="nl-paragraph mw-plain" dir="auto">
                        {value.clone()}
                    </p>
                </div>
            }
        })
        .collect();
    (again.is_some() || !written.is_empty()).then(|| {
        view! {
            <section class="mw-box mw-stack" aria-labelledby="getypt" data-testid="typed">
                <h2 class="nl-heading nl-heading--level-3" id="getypt">
                    {ctx.t("error-page-typed")}
                </h2>
                {written}
                {again}
            </section>
        }
    })
}

/// Whether a form may come from another site: a browser sends our cookies along with our own forms only
/// (SameSite).
fn is_of_another_site(ctx: &Ctx) -> bool {
    let ours = |name: &str| ["sessie", "__Host-sessie", "aanmelding"].contains(&name);
    ctx.viewer.is_none() && !ctx.cookies.iter().any(|(name, _)| ours(name))
}

/// What was posted, to be sent again as it was.
fn again(ctx: &Ctx, action: &str, posted: &[(String, String)]) -> impl IntoView + use<> {
    let fields = posted
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> })
        .collect_view();
    view! {
        <form method="post" action=action.to_owned()>
            {fields}
            <Submit text=ctx.t("ended-again") />
        </form>
    }
}

/// A stale form: both texts side by side, mine ready to be saved again, and nothing lost.
fn conflict_page(ctx: &Ctx, conflict: &Conflict) -> Page {
    let title = ctx.t("conflict-title");
    let form = FormView::new(ctx, "conflict");
    // Only what differs is put side by side; the rest goes along as it was.
    let different: Vec<_> = conflict
        .theirs
        .iter()
        .filter(|(name, _, theirs)| mine(conflict, name).trim() != theirs.trim())
        .collect();
    let shown: Vec<&str> = different.iter().map(|(name, ..)| name.as_ref()).collect();
    let own = ["version", "idempotency_key"];
    let hidden = conflict
        .posted
        .iter()
        .filter(|(name, _)| !shown.contains(&name.as_str()) && !own.contains(&name.as_str()))
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> });
    let fields = different
        .iter()
        .map(|(name, label, theirs)| both(ctx, &form, name, named(ctx, label), theirs, mine(conflict, name)));
    let chosen = conflict.chosen.iter().map(|(label, theirs, mine)| {
        let label = named(ctx, label);
        let chosen = ctx.tv("conflict-chosen", &[("field", (&label).into())]);
        let mine = view! {
            <h2 class="nl-heading nl-heading--level-3">{chosen}</h2>
            <Prose text=or_nothing(ctx, mine) />
        };
        beside(ctx, label, theirs, mine.into_any())
    });
    let save = if conflict.chosen.is_empty() { "conflict-save-mine" } else { "conflict-save-chosen" };
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("conflict-text")}</p>
            </div>
            <form method="post" action=conflict.action.clone() class="mw-stack-l" novalidate>
                <input type="hidden" name="version" value=conflict.version.to_string() />
                <input type="hidden" name="idempotency_key" value=form.key.to_string() />
                {hidden.collect_view()}
                {chosen.collect_view()}
                {fields.collect_view()}
                <div class="mw-btns">
                    <Submit text=ctx.t(save) />
                    {leave(ctx, conflict)}
                </div>
            </form>
        </div>
    };
    Page::new(title, "", body)
}

/// What a field is called: by the key of a text, or as it is.
fn named(ctx: &Ctx, label: &str) -> String {
    if ctx.lang.find(label).is_some() { ctx.t(label) } else { label.to_owned() }
}

/// A text, or a word for nothing.
fn or_nothing(ctx: &Ctx, text: &str) -> String {
    if text.trim().is_empty() { ctx.t("conflict-nothing") } else { text.to_owned() }
}

/// The button that leaves what stands there now. What else was filled in goes along, so that nothing is lost.
fn leave(ctx: &Ctx, conflict: &Conflict) -> AnyView {
    let text = ctx.t("conflict-keep-theirs");
    if conflict.leave.is_empty() {
        return view! { <ButtonLink to=conflict.back.clone() text=text secondary=true /> }.into_any();
    }
    view! {
        <button
            class="nl-button nl-button--secondary"
            type="submit"
            name=LEAVE
            value=conflict.leave.join(" ")
        >
            <span class="nl-button__label">{text}</span>
        </button>
    }
    .into_any()
}

/// What was typed here in a field.
fn mine(conflict: &Conflict, name: &str) -> String {
    let typed = conflict.posted.iter().rev().find(|(key, _)| key == name);
    typed.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The two texts of a field: that of a colleague to read, and one's own to be sent again.
fn both(
    ctx: &Ctx,
    form: &FormView,
    name: &str,
    label: String,
    theirs: &str,
    mine: String,
) -> impl IntoView + use<> {
    let mine = view! {
        <TextArea
            form=form.clone()
            name=name.to_owned()
            label=ctx.tv("conflict-mine", &[("field", (&label).into())])
            value=mine
            rows=8
        />
    };
    beside(ctx, label, theirs, mine.into_any())
}

/// What stands there now, and beside it one's own.
fn beside(ctx: &Ctx, label: String, theirs: &str, mine: AnyView) -> impl IntoView + use<> {
    view! {
        <div class="mw-conflict">
            <section class="mw-box">
                <h2 class="nl-heading nl-heading--level-3">
                    {ctx.tv("conflict-theirs", &[("field", label.into())])}
                </h2>
                <Prose text=or_nothing(ctx, theirs) />
            </section>
            <section class="mw-box mw-box--line mine">{mine}</section>
        </div>
    }
}

/// Nothing of what was posted could be kept, and nobody did anything wrong: it is sent again as it was, or
/// left.
fn again_page(ctx: &Ctx, key: &str) -> Page {
    let title = ctx.t(&format!("error-page-{key}"));
    let again = ctx.posted.get().map(|posted| again(ctx, &ctx.path_and_query(), posted));
    let back = ctx.from.clone().unwrap_or_else(|| "/".to_owned());
    let body = view! {
        <div class="mw-stack">
            <p class="mw-small">{ctx.tv("error-page-number", &[("number", (&ctx.request_id).into())])}</p>
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead" dir="auto">
                {ctx.t(&format!("error-page-{key}-posted"))}
            </p>
            <div class="mw-btns">
                {again}<ButtonLink to=back text=ctx.t("error-page-back") secondary=true />
            </div>
        </div>
    };
    Page::new(title, "", body)
}

/// A session that ended while somebody was typing: they log in in another tab, and send this one again.
/// Nothing is lost.
fn ended_page(ctx: &Ctx, action: &str, posted: &[(String, String)]) -> Page {
    let title = ctx.t("ended-title");
    let body = view! {
        <div class="mw-stack">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("ended-text")}</p>
            <ol class="mw-ol">
                <li>
                    <a
                        class="nl-link"
                        href=routes::accounts::Login.ask("naar", routes::accounts::Devices.path())
                        target="_blank"
                        rel="noopener"
                    >
                        {ctx.t("ended-log-in")}
                    </a>
                </li>
                <li>{ctx.t("ended-come-back")}</li>
            </ol>
            {again(ctx, action, posted)}
        </div>
    };
    Page::new(title, "", body)
}

//! A page that says how things stand, and what one can do.

use crate::{
    context::Ctx,
    ui::{
        bits::ButtonLink,
        page::{Heading, Page},
    },
};
use leptos::prelude::*;

/// What such a page leads on to.
#[must_use]
pub fn leads(to: &str, text: String) -> AnyView {
    view! {
        <p>
            <ButtonLink to=to.to_owned() text=text />
        </p>
    }
    .into_any()
}

/// The page with the texts `…-title` and `…-text`, and what follows them. `under` is the part of the site it
/// belongs to.
#[must_use]
pub fn told(ctx: &Ctx, under: &'static str, key: &str, more: AnyView) -> Page {
    let title = ctx.t(&format!("{key}-title"));
    let text = ctx.t(&format!("{key}-text"));
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{text}</p>
            </div>
            {more}
        </div>
    };
    Page::new(title, under, body)
}

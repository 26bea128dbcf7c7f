//! What stands under a heading: the opening of a page, and its parts.

use crate::ui::{inside::Inside, page::Heading};
use leptos::prelude::*;

/// The heading of a page, with what the page is for.
#[component]
pub fn Opening(
    /// The heading.
    #[prop(into)]
    text: String,
    /// What the page is for.
    #[prop(into)]
    intro: String,
) -> impl IntoView {
    view! {
        <div class="mw-stack-s">
            <Heading text=text />
            <p class="nl-paragraph">{intro}</p>
        </div>
    }
}

/// A part of a page under a heading of its own, which names it for whoever does not see it.
#[component]
pub fn Section<'a>(
    /// What links point at; its heading is called the same with `-kop` behind it.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: String,
    /// Level of the heading.
    #[prop(default = 2)]
    level: u8,
    /// How the heading looks, when not as its level says.
    #[prop(optional)]
    looks: Option<u8>,
    /// Language of the heading, when it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// What it is about, right under the heading.
    #[prop(optional, into)]
    text: String,
    /// What stands beside the heading, like the way to all of it.
    #[prop(optional_no_strip)]
    beside: Option<AnyView>,
    /// The strip across the page that it stands in, when it has one.
    #[prop(optional)]
    band: Option<&'static str>,
    /// How its pieces stand below each other, and in what box.
    #[prop(default = "mw-stack")]
    class: &'static str,
    /// What stands in it.
    children: Inside<'a>,
) -> impl IntoView + use<> {
    let heading = format!("{id}-kop");
    let looks = format!("nl-heading nl-heading--level-{}", looks.unwrap_or(level));
    let (outer, inner) = band.map_or((class, None), |band| (band, Some(class)));
    let named = heading.clone();
    let top = top(headed(level, looks, heading, lang, title), text, beside);
    let all = view! {
        {top}
        {children.drawn()}
    };
    let all = match inner {
        Some(inner) => view! { <div class=inner>{all}</div> }.into_any(),
        None => all.into_any(),
    };
    view! {
        <section class=outer id=id aria-labelledby=named>
            {all}
        </section>
    }
}

/// A heading with what stands under and beside it.
fn top(heading: AnyView, text: String, beside: Option<AnyView>) -> AnyView {
    let under = (!text.is_empty()).then(|| view! { <p class="nl-paragraph">{text}</p> });
    let top = match under {
        Some(under) => view! { <div class="mw-stack-s">{heading} {under}</div> }.into_any(),
        None => heading,
    };
    match beside {
        Some(beside) => view! { <div class="mw-split">{top} {beside}</div> }.into_any(),
        None => top,
    }
}

/// A heading of a level.
fn headed(level: u8, looks: String, heading: String, lang: Option<&'static str>, title: String) -> AnyView {
    match level {
        3 => view! {
            <h3 class=looks id=heading lang=lang>
                {title}
            </h3>
        }
        .into_any(),
        4 => view! {
            <h4 class=looks id=heading lang=lang>
                {title}
            </h4>
        }
        .into_any(),
        _ => view! {
            <h2 class=looks id=heading lang=lang>
                {title}
            </h2>
        }
        .into_any(),
    }
}

/// A part of a screen for colleagues: a box with a head, and below it what there is to read and to do.
#[component]
pub fn Panel<'a>(
    /// What links point at; its heading is called the same with `-kop` behind it.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: String,
    /// What stands beside the heading.
    #[prop(optional, into)]
    note: String,
    /// Its box.
    #[prop(default = "mw-panel")]
    class: &'static str,
    /// What stands in it.
    children: Inside<'a>,
) -> impl IntoView + use<> {
    let heading = format!("{id}-kop");
    let named = heading.clone();
    view! {
        <section class=class id=id aria-labelledby=named>
            <header>
                <h2 class="nl-heading nl-heading--level-2" id=heading>
                    {title}
                </h2>
                {(!note.is_empty()).then(|| view! { <span class="mw-small">{note}</span> })}
            </header>
            {children.drawn()}
        </section>
    }
}

/// Fields that are folded away under what they are about, because there are many like them.
#[component]
pub fn Fold<'a>(
    /// What they are about.
    #[prop(into)]
    name: String,
    /// What they are about for whoever does not see that they stand together.
    #[prop(into)]
    legend: String,
    /// Whether they are unfolded: something is wrong with one of them.
    open: bool,
    /// What stands beside the name, like how it is now.
    #[prop(optional_no_strip)]
    beside: Option<AnyView>,
    /// How the fields stand below each other.
    #[prop(default = "mw-stack")]
    class: &'static str,
    /// The fields.
    children: Inside<'a>,
) -> impl IntoView + use<> {
    view! {
        <details class="mw-box mw-box--line" open=open>
            <summary>
                <b>{name}</b>
                <span class="mw-beside">{beside}</span>
            </summary>
            <fieldset class=format!("utrecht-form-fieldset {class}")>
                <legend class="mw-vh">{legend}</legend>
                {children.drawn()}
            </fieldset>
        </details>
    }
}

//! Small pieces that more than one feature shows.

use crate::{context::Ctx, route::Route as _, routes, ui::icon};
use domain::text::links::{Piece, address, pieces};
use leptos::prelude::*;

/// Tells that something was done.
#[component]
pub fn Notice(
    /// What was done.
    text: String,
) -> impl IntoView {
    view! {
        <div class="mw-notice mw-notice--success" role="status" data-testid="notice">
            {icon::tick()}
            <p>{text}</p>
        </div>
    }
}

/// A word in a coloured shape: never the colour alone.
#[component]
pub fn Badge(
    /// `success`, `danger`, `warning`, `neutral` or `info`.
    tone: &'static str,
    /// The word.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <span class=format!("utrecht-status-badge utrecht-status-badge--{tone}")>{text}</span> }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where to.
    #[prop(into)]
    to: String,
    /// What it does.
    #[prop(into)]
    text: String,
    /// The less important of two.
    #[prop(optional)]
    secondary: bool,
) -> impl IntoView {
    let class = if secondary { "nl-button nl-button--secondary" } else { "nl-button nl-button--primary" };
    view! {
        <a class=class href=to>
            <span class="nl-button__label">{text}</span>
        </a>
    }
}

/// What stands where there is nothing yet, with a way on.
#[component]
pub fn Empty(
    /// What is not there.
    #[prop(into)]
    text: String,
    /// A link or a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="mw-empty">
            <p class="nl-paragraph">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// In a demonstration, where mail goes nowhere: the way to the mailbox.
#[component]
pub fn DemoMail() -> impl IntoView {
    let ctx = use_context::<Ctx>().filter(|ctx| ctx.app.demo)?;
    Some(view! {
        <p>
            <ButtonLink to=routes::notifications::Mailbox.path() text=ctx.t("demo-bar-mail") secondary=true />
        </p>
    })
}

/// Text that a person wrote: paragraphs and line ends as they were typed, nothing else.
#[component]
pub fn Prose(
    /// The text.
    #[prop(into)]
    text: String,
    /// Language of the text, when it is not that of the page.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let paragraphs: Vec<Vec<String>> = text
        .split("\n\n")
        .map(|paragraph| paragraph.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|lines| lines.iter().any(|line| !line.trim().is_empty()))
        .collect();
    view! {
        <div class="mw-prose" lang=lang>
            {paragraphs
                .into_iter()
                .map(|lines| {
                    let lines = lines
                        .into_iter()
                        .enumerate()
                        .map(|(index, line)| {
                            view! {
                                {(index > 0).then(|| view! { <br /> })}
                                {linked(&line)}
                            }
                        })
                        .collect_view();
                    view! {
                        <p class="nl-paragraph" dir="auto">
                            {lines}
                        </p>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// A line in which addresses of pages are links. Search engines do not follow what visitors place.
fn linked(line: &str) -> impl IntoView + use<> {
    let piece = |piece: &Piece<'_>| match *piece {
        Piece::Words(words) => words.to_owned().into_any(),
        Piece::Link(to) => view! {
            <a class="nl-link" href=address(to) rel="nofollow ugc noopener">
                {to.to_owned()}
            </a>
        }
        .into_any(),
    };
    pieces(line).iter().map(piece).collect_view()
}

/// The two first letters of a name, in a circle.
#[component]
pub fn Avatar(
    /// The name.
    name: String,
    /// `1` teal, `2` ochre, `3` blue.
    #[prop(default = 1)]
    colour: u8,
    /// Smaller, in tables.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_alphabetic())
        .collect();
    let initials: String = initials.chars().take(2).collect();
    let class = format!(
        "mw-ava{}{}",
        match colour {
            2 => " mw-ava--2",
            3 => " mw-ava--3",
            _ => "",
        },
        if small { " mw-ava--s" } else { "" }
    );
    view! {
        <span class=class aria-hidden="true">
            {initials.to_uppercase()}
        </span>
    }
}

/// Links to the pages of a long list; the filters stay.
#[component]
pub fn Pages(
    /// The page shown, from 1.
    page: u64,
    /// How many there are.
    pages: u64,
) -> impl IntoView {
    let ctx = use_context::<Ctx>().filter(|_| pages > 1)?;
    let aside = |there: bool, number: u64, text: &str, rel: &'static str| {
        let class = format!("utrecht-pagination__relative-link utrecht-pagination__relative-link--{rel}");
        let link = there.then(|| to_page(&ctx, number, ctx.t(text), class, Some(rel), false));
        view! { <span class="utrecht-pagination__before">{link}</span> }
    };
    let numbered = |number: u64| {
        let current = number == page;
        let class = if current { " utrecht-pagination__page-link--current" } else { "" };
        let class = format!("utrecht-pagination__page-link{class}");
        to_page(&ctx, number, number.to_string(), class, None, current)
    };
    let near = |number: &u64| *number == 1 || *number == pages || number.abs_diff(page) <= 2;
    Some(view! {
        <nav class="utrecht-pagination" aria-label=ctx.t("pages-label")>
            {aside(page > 1, page - 1, "pages-previous", "prev")}
            <span class="utrecht-pagination__pages">
                {(1..=pages)
                    .filter(near)
                    .map(|number| {
                        let gap = number > 1 && !near(&(number - 1));
                        let gap = gap
                            .then(|| {
                                // Between pages that do not follow each other.
                                view! { <span aria-hidden="true">"…"</span> }
                            });
                        view! {
                            {gap}
                            {numbered(number)}
                        }
                    })
                    .collect_view()}
            </span>
            {aside(page < pages, page + 1, "pages-next", "next")}
        </nav>
    })
}

fn to_page(
    ctx: &Ctx,
    number: u64,
    text: String,
    class: String,
    rel: Option<&'static str>,
    current: bool,
) -> impl IntoView + use<> {
    view! {
        <a
            class=class
            href=ctx.with_query(&[("pagina", &number.to_string())])
            aria-current=current.then_some("page")
            rel=rel
        >
            {text}
        </a>
    }
}

/// Heads of the columns of a table.
pub fn heads<const N: usize>(ctx: &Ctx, keys: [&'static str; N]) -> impl IntoView + use<N> {
    keys.map(|key| view! { <th scope="col">{ctx.t(key)}</th> }).collect_view()
}

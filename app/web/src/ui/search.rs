//! Forms that look for something in a list: a field for words, and choices that narrow the list. What was
//! asked stands in the address.

use crate::{
    context::Ctx,
    form::FormView,
    ui::{field::Select, form::Submit},
};
use leptos::prelude::*;

/// Letters of a question that are read; more are no question.
pub const MOST: usize = 200;

/// The words that are asked for in the address.
#[must_use]
pub fn words(ctx: &Ctx) -> String {
    ctx.asked("q").unwrap_or_default().trim().chars().take(MOST).collect()
}

/// The field for words, with its button.
#[component]
pub fn SearchBar(
    /// What one can look for.
    #[prop(into)]
    label: String,
    /// What was asked.
    #[prop(optional, into)]
    words: String,
    /// Where suggestions come from while somebody types, when there are some.
    #[prop(optional, into)]
    suggest: Option<String>,
) -> impl IntoView {
    let ctx = use_context::<Ctx>();
    let label_of = |key: &str| suggest.as_ref().and(ctx.as_ref()).map(|ctx| ctx.t(key));
    let (list, count) = (label_of("search-suggestions"), label_of("search-suggestions-count"));
    let script = suggest.as_ref().and(ctx.as_ref()).map(|ctx| {
        view! { <script type="module" src=ctx.asset("suggest.js") /> }
    });
    view! {
        <label class="utrecht-form-label" for="zoek-q">
            {label}
        </label>
        <div class="utrecht-search-bar">
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                type="search"
                id="zoek-q"
                name="q"
                value=words
                maxlength=MOST.to_string()
                data-suggest=suggest
                data-suggest-label=list
                data-suggest-count=count
            />
            <Submit text=ctx.map(|ctx| ctx.t("search-button")).unwrap_or_default() />
        </div>
        {script}
    }
}

/// A choice that narrows a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// How it is called in the address.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// Its options.
    pub options: Vec<(String, String)>,
    /// What is chosen; empty for everything.
    pub value: String,
}

/// Choices that narrow a list, unfolded when some are in use.
pub fn narrower(ctx: &Ctx, choices: Vec<Choice>, active: usize) -> impl IntoView + use<> {
    let count = (active > 0).then(|| {
        view! {
            " "
            <b>{active.to_string()}</b>
        }
    });
    let lists = choices.into_iter().map(|choice| {
        let form = FormView { name: "zoek", of: String::new(), state: None, key: uuid::Uuid::nil() };
        let Choice { name, label, options, value } = choice;
        view! { <Select form=form name=name label=ctx.t(label) options=options value=value /> }
    });
    view! {
        <details class="mw-filters__more" open=active != 0>
            <summary>{ctx.t("filter-more")} {count}</summary>
            <div class="mw-filters__row">{lists.collect_view()}</div>
        </details>
    }
}

/// The way back to the whole list, when something is asked.
pub fn clear(ctx: &Ctx, path: &'static str, active: usize) -> impl IntoView + use<> {
    let text = ctx.t("filter-clear");
    (active > 0).then(|| {
        view! {
            <p>
                <a class="nl-link" href=path>
                    {text}
                </a>
            </p>
        }
    })
}

//! An answer is kept as soon as one leaves its field. Without JavaScript the button under the checklist does
//! it.

use crate::answer::Kept;
use leptos::prelude::*;

/// Keeps one answer of whoever is logged in. `seen_choice` and `seen_reason` are what the form told of what
/// stood there.
#[server(prefix = "/api/eilanden", endpoint = "antwoord-bewaren")]
pub async fn keep_answer(
    number: String,
    question: String,
    choice: String,
    reason: String,
    #[server(default)] seen_choice: String,
    #[server(default)] seen_reason: String,
) -> Result<Kept, ServerFnError> {
    let given = crate::answer::Given { question, choice, reason, seen: [seen_choice, seen_reason] };
    crate::desk::desk()?.keep_answer(number, given).await
}

/// Stands around the fields of one question and keeps them when they change, one time after the other.
#[island]
pub fn KeepAnswer(
    /// Number of the request.
    number: String,
    /// Code of the question.
    question: String,
    /// Text when it is kept.
    kept: String,
    /// Text when it could not be kept.
    failed: String,
    /// Text when the same answer was changed in another tab.
    elsewhere: String,
    children: Children,
) -> impl IntoView {
    let (state, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (busy, again) = (StoredValue::new(false), StoredValue::new(false));
    let around = NodeRef::<leptos::html::Div>::new();
    let texts = StoredValue::new((kept, failed, elsewhere));
    let keep = move |_| {
        let Some(around) = around.get() else { return };
        again.set_value(true);
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let (number, question) = (number.clone(), question.clone());
        leptos::task::spawn_local(async move {
            let mut done = Ok(());
            // What changes while an answer is on its way is kept after it, so that the last one stays.
            while again.get_value() {
                again.set_value(false);
                done = send(&around, &number, &question).await;
            }
            busy.set_value(false);
            wrong.set(done.is_err());
            state.set(texts.with_value(|(kept, failed, elsewhere)| match done {
                Ok(()) => kept.clone(),
                Err(ServerFnError::ServerError(status)) if status == "409" => elsewhere.clone(),
                Err(_) => failed.clone(),
            }));
        });
    };
    view! {
        <div node_ref=around on:change=keep>
            {children()}
            <p class="mw-saved" class:mw-saved--failed=move || wrong.get() role="status">
                {move || state.get()}
            </p>
        </div>
    }
}

/// Sends what stands in the fields now, and lets the form tell from then on what was kept.
async fn send(around: &Around, number: &str, question: &str) -> Result<(), ServerFnError> {
    let (number, asked) = (number.to_owned(), question.to_owned());
    let choice = value(around, &format!("[name='{question}_choice']:checked"));
    let reason = value(around, &format!("[name='{question}_reason']"));
    let seen = ["choice", "reason"].map(|part| format!("[name='seen.{question}_{part}']"));
    let [seen_choice, seen_reason] = [value(around, &seen[0]), value(around, &seen[1])];
    // While it is on its way the form tells nothing: sent by its button now, it is no other person's.
    let told = vec![seen_choice.clone(), seen_reason.clone()];
    tell(around, &seen, &[String::new(), String::new()]);
    let kept = keep_answer(number, asked, choice, reason, seen_choice, seen_reason).await;
    tell(around, &seen, kept.as_ref().map_or(&told, |kept| &kept.seen));
    kept.map(|_kept| ())
}

/// What the form tells from now on of what it saw.
fn tell(around: &Around, fields: &[String], prints: &[String]) {
    for (field, print) in fields.iter().zip(prints) {
        set(around, field, print);
    }
}

#[cfg(feature = "hydrate")]
use fields::{Around, set, value};

#[cfg(not(feature = "hydrate"))]
use no_fields::{Around, set, value};

/// The fields as a browser has them.
#[cfg(feature = "hydrate")]
mod fields {
    use wasm_bindgen::JsCast as _;
    use web_sys::{HtmlInputElement, HtmlTextAreaElement};

    pub type Around = web_sys::HtmlDivElement;

    pub fn value(around: &Around, selector: &str) -> String {
        let Ok(Some(found)) = around.query_selector(selector) else { return String::new() };
        match found.dyn_into::<HtmlInputElement>() {
            Ok(input) => input.value(),
            Err(other) => {
                other.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
            }
        }
    }

    pub fn set(around: &Around, selector: &str, value: &str) {
        if let Ok(Some(found)) = around.query_selector(selector)
            && let Ok(input) = found.dyn_into::<HtmlInputElement>()
        {
            input.set_value(value);
        }
    }
}

/// On the server there are none; nothing is kept there by itself.
#[cfg(not(feature = "hydrate"))]
mod no_fields {
    pub type Around = <leptos::html::Div as leptos::tachys::html::element::ElementType>::Output;

    pub fn value(_around: &Around, _selector: &str) -> String {
        String::new()
    }

    pub fn set(_around: &Around, _selector: &str, _value: &str) {}
}

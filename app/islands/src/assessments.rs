//! An answer is kept as soon as one leaves its field. Without JavaScript the button under the checklist does
//! it.

use leptos::prelude::*;

/// Keeps one answer of whoever is logged in. Gives whether their checklist is complete.
#[server(prefix = "/api/eilanden", endpoint = "antwoord-bewaren")]
pub async fn keep_answer(
    number: String,
    question: String,
    choice: String,
    reason: String,
) -> Result<bool, ServerFnError> {
    crate::desk::desk()?.keep_answer(number, question, choice, reason).await
}

/// Stands around the fields of one question and keeps them when they change.
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
    children: Children,
) -> impl IntoView {
    let state = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let around = NodeRef::<leptos::html::Div>::new();
    let keep = move |_| {
        let Some(around) = around.get() else { return };
        let (number, question, kept, failed) =
            (number.clone(), question.clone(), kept.clone(), failed.clone());
        let choice = field(&around, &format!("[name='{question}_choice']:checked"));
        let reason = field(&around, &format!("[name='{question}_reason']"));
        leptos::task::spawn_local(async move {
            let done = keep_answer(number, question, choice, reason).await.is_ok();
            wrong.set(!done);
            state.set(if done { kept } else { failed });
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

#[cfg(feature = "hydrate")]
fn field(around: &web_sys::HtmlDivElement, selector: &str) -> String {
    use wasm_bindgen::JsCast;
    let Ok(Some(found)) = around.query_selector(selector) else { return String::new() };
    match found.dyn_into::<web_sys::HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => {
            other.dyn_into::<web_sys::HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
        }
    }
}

#[cfg(not(feature = "hydrate"))]
fn field<T>(_around: &T, _selector: &str) -> String {
    String::new()
}

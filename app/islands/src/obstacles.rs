//! Suggestions while an obstacle is being typed: perhaps it is known already. Without JavaScript they come
//! after sending.

use crate::answer::Similar;
use leptos::prelude::*;

/// Open obstacles that look like what is typed.
#[server(prefix = "/api/eilanden", endpoint = "gelijke-belemmeringen")]
pub async fn similar_obstacles(typed: String) -> Result<Vec<Similar>, ServerFnError> {
    crate::desk::desk()?.similar_obstacles(typed).await
}

/// Stands around the field for the title. Each suggestion is a button of the form: it links instead of
/// opening a new one.
#[island]
pub fn SuggestObstacles(
    /// Above the suggestions.
    heading: String,
    /// On the button of each; `{n}` stands for the number of requests.
    button: String,
    children: Children,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<Similar>::new());
    let asked = StoredValue::new(0_u32);
    let look = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        asked.update_value(|count| *count += 1);
        if typed.chars().count() < 4 {
            found.set(Vec::new());
        } else {
            after_typing(typed, asked, found);
        }
    };
    view! {
        <div class="mw-suggest-wrap" on:input=look>
            {children()}
            <div aria-live="polite">
                {move || {
                    let (heading, button) = (heading.clone(), button.clone());
                    (!found.read().is_empty()).then(move || suggestions(heading, &button, found.get()))
                }}
            </div>
        </div>
    }
}

/// Asks the server, a moment later. Only the last key press of a burst asks.
fn after_typing(typed: String, asked: StoredValue<u32>, found: RwSignal<Vec<Similar>>) {
    let mine = asked.get_value();
    let _timer = set_timeout(
        move || {
            if asked.try_get_value() == Some(mine) {
                leptos::task::spawn_local(async move {
                    if let Ok(similar) = similar_obstacles(typed).await
                        && asked.try_get_value() == Some(mine)
                    {
                        found.set(similar);
                    }
                });
            }
        },
        std::time::Duration::from_millis(250),
    );
}

fn suggestions(heading: String, button: &str, found: Vec<Similar>) -> impl IntoView + use<> {
    let items = found
        .into_iter()
        .map(|similar| {
            let kind = view! { <small>{similar.kind}</small> };
            let text = button.replace("{n}", &similar.requests.to_string());
            view! {
                <li>
                    <span>{similar.title}" "{kind}</span>
                    <button
                        class="nl-button nl-button--secondary"
                        type="submit"
                        name="obstacle"
                        value=similar.id
                    >
                        <span class="nl-button__label">{text}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="mw-sug">
            <b>{heading}</b>
            <ul class="mw-list">{items}</ul>
        </div>
    }
}

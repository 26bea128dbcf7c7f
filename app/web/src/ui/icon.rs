//! Small drawings in the text. They are decoration: a word always stands beside them.

use leptos::prelude::*;

/// The house with the plus that sprouts.
pub fn wordmark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 44 48" aria-hidden="true" focusable="false">
            <path
                class="mw-sign__house"
                d="M22 10.5 40.5 25a3 3 0 0 1 1.5 2.5V45a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V27.5A3 3 0 0 1 3.5 25z"
            />
            <path
                class="mw-sign__plus"
                d="M22 41.5V14M12 31.5h20"
                stroke-width="6"
                stroke-linecap="round"
                fill="none"
            />
            <path d="M22 15V8" stroke="#f2b134" stroke-width="4" stroke-linecap="round" />
            <path
                d="M22 9C12 9 10.5 4 11 .5 18 0 22 3 22 9zM22 9c10 0 11.5-5 11-8.500C26 0 22 3 22 9z"
                fill="#f2b134"
            />
        </svg>
    }
}

/// An outlined drawing of 24 by 24.
fn line(d: &'static str) -> impl IntoView {
    view! {
        <svg
            viewBox="0 0 24 24"
            width="24"
            height="24"
            aria-hidden="true"
            focusable="false"
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
        >
            <path d=d />
        </svg>
    }
}

/// Three lines.
pub fn menu() -> impl IntoView {
    line("M4 7h16 M4 12h16 M4 17h16")
}

/// A pin.
pub fn pin() -> impl IntoView {
    line(
        "M12 21c-4-4.500-6.500-7.500-6.500-11a6.500 6.500 0 0 1 13 0c0 3.500-2.500 6.500-6.500 11z M12 \
            12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
    )
}

/// A tick.
pub fn tick() -> impl IntoView {
    line("M5 12.500l4.500 4.500L19 7.500")
}

/// A tick in a green circle.
pub fn removed() -> impl IntoView {
    view! {
        <svg class="mw-check" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <circle cx="18" cy="18" r="18" fill="#e4f2df" />
            <path
                d="M11 18.500l5 5L25.500 13"
                fill="none"
                stroke="#2b7030"
                stroke-width="3"
                stroke-linecap="round"
                stroke-linejoin="round"
            />
        </svg>
    }
}

/// A pencil.
pub fn pencil() -> impl IntoView {
    line("M4 20l1-5L16 4l4 4L9 19z M14 6l4 4")
}

/// A telephone.
pub fn phone() -> impl IntoView {
    line("M6 3h3l2 5-2.500 1.500a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z")
}

/// An envelope.
pub fn mail() -> impl IntoView {
    line("M3 6h18v12H3z M3 7l9 6 9-6")
}

/// A barrier.
pub fn barrier() -> impl IntoView {
    line("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M7 12h10")
}

/// An arrow upwards, over a step.
pub fn climb() -> impl IntoView {
    line("M4 20h6v-5h5v-5h5 M6 9l4-4 4 4 M10 5v6")
}

/// A heart.
pub fn heart() -> impl IntoView {
    line(
        "M12 20C6 15.500 3.500 12.500 3.500 9a4.500 4.500 0 0 1 8.500-2 4.500 4.500 0 0 1 8.500 2c0 \
            3.500-2.500 6.500-8.500 11z",
    )
}

/// A key.
pub fn key() -> impl IntoView {
    line("M14.500 9.500a4 4 0 1 0-3 3L13 14h2v2h2v2h3v-3z")
}

/// A clock.
pub fn clock() -> impl IntoView {
    line("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3 2")
}

/// An answer of part A: full, half, dotted or barred, so that it can be read without colour.
pub fn answer(choice: Option<domain::checklist::Choice>) -> impl IntoView {
    use domain::checklist::Choice;
    let inside = match choice {
        Some(Choice::Clearly) => view! {
            <circle cx="12" cy="12" r="10" fill="currentColor" />
            <path d="M7.500 12.500l3 3 6-6.500" class="mw-ans__mark" />
        }
        .into_any(),
        Some(Choice::Partly) => view! {
            <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2" />
            <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
        }
        .into_any(),
        Some(Choice::CannotSayYet) => view! {
            <circle
                cx="12"
                cy="12"
                r="9"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
                stroke-dasharray="2.500 3.200"
            />
            <circle cx="12" cy="12" r="1.600" fill="currentColor" />
        }
        .into_any(),
        Some(Choice::No) => view! {
            <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2" />
            <path d="M8 12h8" stroke="currentColor" stroke-width="2.500" stroke-linecap="round" />
        }
        .into_any(),
        None => view! { <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="1" /> }
            .into_any(),
    };
    view! {
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            {inside}
        </svg>
    }
}

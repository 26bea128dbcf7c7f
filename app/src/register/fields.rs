//! What each step asks, field by field: two tabs may fill in the same draft, and what one of them kept is not
//! undone by the other.

use crate::initiatives::place::in_words;
use domain::time::day_of;
use store::{
    areas::chosen::Chosen,
    register::{Kept, check::Step, draft::Draft},
};
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    meanwhile::{self, Field},
    text,
};

/// An answer of a step.
struct Part {
    /// Name of its field.
    name: &'static str,
    /// Key of what it is called.
    label: &'static str,
    /// What was filled in.
    of: fn(&Draft) -> String,
    /// Of a choice: the same in words.
    words: Option<fn(&Ctx, &Draft) -> String>,
    /// Takes the answer of the second over in the first.
    take: fn(&mut Draft, &Draft),
}

/// A text that is typed.
macro_rules! typed {
    ($name:ident, $label:literal) => {
        Part {
            name: stringify!($name),
            label: $label,
            of: |draft| draft.$name.clone(),
            words: None,
            take: |draft, typed| draft.$name.clone_from(&typed.$name),
        }
    };
}

/// One of a list of codes.
macro_rules! chosen {
    ($name:ident, $label:literal) => {
        Part {
            words: Some(|ctx, draft| named(ctx, stringify!($name), &draft.$name)),
            ..typed!($name, $label)
        }
    };
}

const WHAT: &[Part] = &[
    typed!(title, "field-title"),
    typed!(summary, "field-summary"),
    typed!(story, "field-story"),
    chosen!(lang, "field-lang"),
    Part {
        name: "themes",
        label: "field-themes",
        of: |draft| draft.themes.join(" "),
        words: Some(|ctx, draft| {
            let names = draft.themes().into_iter().map(|theme| ctx.name("theme", theme.code()));
            names.collect::<Vec<_>>().join(", ")
        }),
        take: |draft, typed| draft.themes.clone_from(&typed.themes),
    },
    chosen!(stage, "field-stage"),
];

const WHERE: &[Part] = &[
    Part {
        name: "way",
        label: "fact-area",
        of: |draft| {
            let Chosen { way, area, postcode, near, lat, lon, .. } = &draft.place;
            [way, area, postcode, near, lat, lon].map(String::as_str).join("|")
        },
        words: Some(|ctx, draft| in_words(ctx, &draft.place)),
        take: |draft, typed| {
            let precision = std::mem::take(&mut draft.place.precision);
            draft.place = Chosen { precision, ..typed.place.clone() };
        },
    },
    Part {
        name: "precision",
        label: "register-precision",
        of: |draft| draft.place.precision.clone(),
        words: Some(|ctx, draft| named(ctx, "precision", &draft.place.precision)),
        take: |draft, typed| draft.place.precision.clone_from(&typed.place.precision),
    },
    typed!(opening, "field-opening"),
];

const WHO: &[Part] = &[
    typed!(name, "field-name"),
    typed!(initiators, "field-initiators"),
    typed!(email, "field-email"),
    typed!(phone, "reached-phone"),
    typed!(post, "reached-post"),
    chosen!(contact, "field-contact"),
];

fn parts(step: Step) -> &'static [Part] {
    match step {
        Step::What => WHAT,
        Step::Where => WHERE,
        Step::Who => WHO,
        Step::Check => &[],
    }
}

/// The name of a code, or a dash when nothing was chosen yet.
#[must_use]
pub fn named(ctx: &Ctx, group: &str, code: &str) -> String {
    if code.is_empty() { "–".to_owned() } else { ctx.name(group, code) }
}

/// When something was last kept.
#[must_use]
pub fn last_kept(ctx: &Ctx, kept: &Kept) -> String {
    text::date(ctx.lang, day_of(kept.updated))
}

/// What the form of a step tells of what stood there when it was drawn.
pub fn saw(form: &FormView, step: Step, there: &Draft) -> Vec<leptos::prelude::AnyView> {
    use leptos::prelude::IntoAny as _;
    parts(step).iter().map(|part| meanwhile::saw(form, part.name, &(part.of)(there)).into_any()).collect()
}

/// A form that comes back, of which all answers were kept: it saw what stands there now.
pub fn kept<T>(form: &mut Posted<T>, step: Step, there: &Draft) {
    for part in parts(step) {
        form.say(&meanwhile::seen(part.name), &meanwhile::print(&(part.of)(there)));
    }
}

/// The draft with what was changed in a step; what another tab kept meanwhile stays.
///
/// # Errors
/// [`AppError::Conflict`] with both when the same answer was changed in both.
pub fn merged(
    ctx: &Ctx,
    step: Step,
    posted: &[(String, String)],
    page: &str,
    there: Draft,
    typed: &Draft,
) -> Result<Draft, AppError> {
    let field = |part: &Part| {
        let field = Field::text(part.name, part.label, (part.of)(&there), (part.of)(typed));
        match part.words {
            Some(words) => field.in_words(words(ctx, &there), words(ctx, typed)),
            None => field,
        }
    };
    let changed = meanwhile::changed(posted, page, page, parts(step).iter().map(field).collect())?;
    let mut draft = there;
    for part in parts(step).iter().filter(|part| changed.iter().any(|field| field.name == part.name)) {
        (part.take)(&mut draft, typed);
    }
    Ok(draft)
}

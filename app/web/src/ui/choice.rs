//! A choice of a few, each with help and fields of its own.

use crate::{
    context::Ctx,
    form::FormView,
    text::Texts as _,
    ui::field::{parts, said},
};
use leptos::prelude::*;

/// One of a few choices, each with a line of help.
pub struct Choice {
    /// Its value.
    pub value: String,
    /// Its name.
    pub label: String,
    /// A line under the name.
    pub hint: String,
    /// Fields that belong to this choice only.
    pub more: Option<AnyView>,
}

impl Choice {
    /// A choice with a value and a name.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), more: None }
    }

    /// Adds a line of help; none when the text is empty.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Adds fields.
    #[must_use]
    pub fn more(mut self, fields: impl IntoView + 'static) -> Self {
        self.more = Some(fields.into_any());
        self
    }
}

/// Codes of an enum as choices, with the names of a group.
pub fn choices<T: Copy>(
    ctx: &Ctx,
    group: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    hints: bool,
) -> Vec<Choice> {
    let hint = |code: &str| {
        if hints {
            ctx.lang.find(&format!("{group}-{}-hint", code.replace('_', "-"))).unwrap_or_default()
        } else {
            String::new()
        }
    };
    all.iter()
        .map(|each| code(*each))
        .map(|code| Choice::new(code, ctx.name(group, code)).hint(hint(code)))
        .collect()
}

/// The box of a form that asks whether somebody is sure, see [`crate::form::Sure`].
#[component]
pub fn SureBox(
    /// The form.
    form: FormView,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What ticking it says.
    #[prop(into)]
    yes: String,
    /// A line under that.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let choices = vec![Choice::new("yes", yes).hint(hint)];
    view! { <Choices form=form name="sure" legend=legend several=true choices=choices /> }
}

/// A group of radio buttons, or of check boxes when several may be chosen.
#[component]
pub fn Choices(
    /// The form.
    form: FormView,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Help under the question.
    #[prop(optional, into)]
    hint: String,
    /// Values that are chosen already.
    #[prop(optional)]
    chosen: Vec<String>,
    /// The choices.
    choices: Vec<Choice>,
    /// Whether several may be chosen.
    #[prop(optional)]
    several: bool,
    /// Small cards in columns, for many short choices.
    #[prop(optional)]
    columns: bool,
) -> impl IntoView {
    let parts = parts(&form, &name, legend, hint, false);
    let invalid = parts.error.is_some();
    let class = if columns { "mw-choices mw-choices--columns" } else { "mw-choices" };
    let group = parts.id.clone();
    let choices = choices.into_iter().enumerate().map(|(index, choice)| {
        let id =
            if index == 0 { group.clone() } else { format!("{group}-{}", choice.value.replace('_', "-")) };
        let on = form.is_on(&name, &choice.value, chosen.contains(&choice.value));
        drawn(choice, &name, id, several, on)
    });
    view! {
        <fieldset
            class=if invalid { "utrecht-form-fieldset mw-invalid" } else { "utrecht-form-fieldset" }
            role=(!several).then_some("radiogroup")
            aria-describedby=parts.described.clone()
            aria-invalid=(invalid && !several).then_some("true")
        >
            <legend class="utrecht-form-fieldset__legend nl-heading nl-heading--level-3">
                {parts.label.clone()}
            </legend>
            {said(&parts)}
            <div class=class>{choices.collect_view()}</div>
        </fieldset>
    }
}

/// One choice, with the fields that belong to it.
fn drawn(choice: Choice, name: &str, id: String, several: bool, on: bool) -> impl IntoView + use<> {
    let (kind, input, label) = if several {
        (
            "checkbox",
            "utrecht-checkbox utrecht-checkbox--html-input",
            "utrecht-form-label utrecht-form-label--checkbox",
        )
    } else {
        (
            "radio",
            "utrecht-radio-button utrecht-radio-button--html-input",
            "utrecht-form-label utrecht-form-label--radio",
        )
    };
    view! {
        <div class="mw-choice">
            <label class=label for=id.clone()>
                <input
                    type=kind
                    class=input
                    id=id.clone()
                    name=name.to_owned()
                    value=choice.value
                    checked=on
                />
                <span>
                    <b>{choice.label}</b>
                    {(!choice.hint.is_empty()).then(|| view! { <small>{choice.hint}</small> })}
                </span>
            </label>
            {choice.more.map(|more| view! { <div class="mw-choice__more">{more}</div> })}
        </div>
    }
}

//! Fields of forms: label above, help between label and field, the error above the field, nothing lost.

use crate::{
    context::Ctx,
    form::{FormView, HONEYPOT},
};
use leptos::prelude::*;

/// The hidden part of every form: its name, its key, and the version that was seen.
#[component]
pub fn Hidden(
    /// The form.
    form: FormView,
    /// The version of what is changed.
    #[prop(optional)]
    version: Option<i32>,
) -> impl IntoView {
    view! {
        <input type="hidden" name="form" value=form.name />
        {(!form.of.is_empty()).then(|| view! { <input type="hidden" name="of" value=form.of.clone() /> })}
        <input type="hidden" name="idempotency_key" value=form.key.to_string() />
        {version.map(|version| view! { <input type="hidden" name="version" value=version.to_string() /> })}
    }
}

/// What is wrong with the form that came back, above it. Its heading takes focus.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let ctx = use_context::<Ctx>()?;
    let form = ctx.form.clone().filter(|form| !form.errors.is_empty())?;
    let count = form.errors.len();
    Some(view! {
        <div class="utrecht-alert utrecht-alert--error" role="alert" data-testid="error-summary">
            <div class="utrecht-alert__content">
                <div class="utrecht-alert__message">
                    <h2 class="nl-heading nl-heading--level-3" tabindex="-1" autofocus=true id="fouten">
                        {ctx.tv("error-summary", &[("count", count.into())])}
                    </h2>
                    <ul class="utrecht-unordered-list">
                        {form
                            .errors
                            .iter()
                            .map(|error| {
                                if error.field.is_empty() {
                                    return view! {
                                        <li class="utrecht-unordered-list__item">{ctx.t(&error.key)}</li>
                                    }
                                        .into_any();
                                }
                                let target = format!(
                                    "#{}",
                                    id(&form.form, form.value("of").unwrap_or_default(), &error.field),
                                );
                                view! {
                                    <li class="utrecht-unordered-list__item">
                                        <a class="nl-link" href=target>
                                            {ctx.field_error(&error.field, &error.key)}
                                        </a>
                                    </li>
                                }
                                    .into_any()
                            })
                            .collect_view()}
                    </ul>
                    <p class="nl-paragraph">{ctx.t("error-summary-kept")}</p>
                </div>
            </div>
        </div>
    })
}

/// The `id` of a field: of a form, of what the form is about when there are more of its name, and of the
/// field.
#[must_use]
pub fn id(form: &str, of: &str, name: &str) -> String {
    let of = if of.is_empty() { String::new() } else { format!("-{of}") };
    format!("{form}{of}-{name}").replace(['_', '.'], "-")
}

struct Parts {
    id: String,
    described: Option<String>,
    error: Option<String>,
    label: String,
    hint: Option<String>,
}

fn parts(form: &FormView, name: &str, label: String, hint: String, optional: bool) -> Parts {
    let ctx = use_context::<Ctx>();
    let t = |key: &str| ctx.as_ref().map(|ctx| ctx.t(key)).unwrap_or_default();
    let id = id(form.name, &form.of, name);
    let error =
        form.error(name).map(|key| ctx.as_ref().map(|ctx| ctx.field_error(name, &key)).unwrap_or_default());
    let hint = (!hint.is_empty()).then_some(hint);
    let described: Vec<_> =
        [hint.as_ref().map(|_| format!("{id}-uitleg")), error.as_ref().map(|_| format!("{id}-fout"))]
            .into_iter()
            .flatten()
            .collect();
    let label = if optional { format!("{label} {}", t("optional")) } else { label };
    Parts { described: (!described.is_empty()).then(|| described.join(" ")), id, error, label, hint }
}

fn around(parts: &Parts, input: AnyView) -> impl IntoView + use<> {
    let (id, hint, error) = (parts.id.clone(), parts.hint.clone(), parts.error.clone());
    let invalid = error.is_some();
    view! {
        <div class=if invalid { "mw-invalid" } else { "" }>
            <div class=if invalid {
                "utrecht-form-field utrecht-form-field--invalid"
            } else {
                "utrecht-form-field"
            }>
                <div class="utrecht-form-field__label">
                    <label class="utrecht-form-label" for=id.clone()>
                        {parts.label.clone()}
                    </label>
                </div>
                {hint
                    .map(|hint| {
                        view! {
                            <p class="utrecht-form-field-description" id=format!("{id}-uitleg")>
                                {hint}
                            </p>
                        }
                    })}
                {error
                    .map(|error| {
                        view! {
                            <p class="utrecht-form-field-error-message" id=format!("{id}-fout")>
                                {error}
                            </p>
                        }
                    })}
                <div class="utrecht-form-field__input">{input}</div>
            </div>
        </div>
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The form.
    form: FormView,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Label above it.
    #[prop(into)]
    label: String,
    /// Help between label and field.
    #[prop(optional, into)]
    hint: String,
    /// What stands there already.
    #[prop(optional, into)]
    value: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Narrow, for a postcode or a date.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let parts = parts(&form, &name, label, hint, optional);
    let class = format!(
        "utrecht-textbox utrecht-textbox--html-input{}{}",
        if parts.error.is_some() { " utrecht-textbox--invalid" } else { "" },
        if narrow { " mw-narrow" } else { "" }
    );
    let input = view! {
        <input
            class=class
            type=kind
            id=parts.id.clone()
            name=name.clone()
            value=form.value(&name, &value)
            autocomplete=autocomplete
            aria-required=(!optional).then_some("true")
            aria-invalid=parts.error.is_some().then_some("true")
            aria-describedby=parts.described.clone()
        />
    }
    .into_any();
    around(&parts, input)
}

/// A field of more lines. The only place where a text area is drawn, so that escaping is tested in one place.
#[component]
pub fn TextArea(
    /// The form.
    form: FormView,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Label above it.
    #[prop(into)]
    label: String,
    /// Help between label and field.
    #[prop(optional, into)]
    hint: String,
    /// What stands there already.
    #[prop(optional, into)]
    value: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Height in lines.
    #[prop(default = 4)]
    rows: u16,
) -> impl IntoView {
    let parts = parts(&form, &name, label, hint, optional);
    let class = format!(
        "utrecht-textarea utrecht-textarea--html-textarea{}",
        if parts.error.is_some() { " utrecht-textarea--invalid" } else { "" }
    );
    // A text area drops one line end at its start; one more keeps what was typed as it was.
    let text = form.value(&name, &value).replace("\r\n", "\n");
    let text = if text.starts_with('\n') { format!("\n{text}") } else { text };
    let input = view! {
        <textarea
            class=class
            id=parts.id.clone()
            name=name.clone()
            rows=rows
            aria-required=(!optional).then_some("true")
            aria-invalid=parts.error.is_some().then_some("true")
            aria-describedby=parts.described.clone()
        >
            {text}
        </textarea>
    }
    .into_any();
    around(&parts, input)
}

/// What stands in a list: `first` for nothing chosen, then the others, as value and text.
#[must_use]
pub fn options(first: String, others: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), first)).chain(others).collect()
}

/// The same for codes, with their names and "choose" on top.
#[must_use]
pub fn codes(ctx: &Ctx, group: &str, codes: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    options(ctx.t("choose"), codes.map(|code| (code.to_owned(), ctx.name(group, code))))
}

/// A choice out of a list that folds open.
#[component]
pub fn Select(
    /// The form.
    form: FormView,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Label above it.
    #[prop(into)]
    label: String,
    /// Help between label and field.
    #[prop(optional, into)]
    hint: String,
    /// What is chosen already.
    #[prop(optional, into)]
    value: String,
    /// Value and name of each choice. Start with an empty value for "choose".
    options: Vec<(String, String)>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let parts = parts(&form, &name, label, hint, optional);
    let chosen = form.value(&name, &value);
    let class = format!(
        "utrecht-select utrecht-select--html-select{}",
        if parts.error.is_some() { " utrecht-select--invalid" } else { "" }
    );
    let input = view! {
        <select
            class=class
            id=parts.id.clone()
            name=name.clone()
            aria-invalid=parts.error.is_some().then_some("true")
            aria-describedby=parts.described.clone()
        >
            {options
                .into_iter()
                .map(|(value, text)| {
                    let selected = value == chosen;
                    view! {
                        <option value=value selected=selected>
                            {text}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
    .into_any();
    around(&parts, input)
}

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
    let (kind, input_class, label_class) = if several {
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
    let group = parts.id.clone();
    let first = group.clone();
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
            {parts
                .hint
                .clone()
                .map(|hint| {
                    view! {
                        <p class="utrecht-form-field-description" id=format!("{group}-uitleg")>
                            {hint}
                        </p>
                    }
                })}
            {parts
                .error
                .clone()
                .map(|error| {
                    view! {
                        <p class="utrecht-form-field-error-message" id=format!("{group}-fout")>
                            {error}
                        </p>
                    }
                })}
            <div class=if columns {
                "mw-choices mw-choices--columns"
            } else {
                "mw-choices"
            }>
                {choices
                    .into_iter()
                    .enumerate()
                    .map(|(index, choice)| {
                        let id = if index == 0 {
                            first.clone()
                        } else {
                            format!("{first}-{}", choice.value.replace('_', "-"))
                        };
                        let on = form.is_on(&name, &choice.value, chosen.contains(&choice.value));
                        view! {
                            <div class="mw-choice">
                                <label class=label_class for=id.clone()>
                                    <input
                                        type=kind
                                        class=input_class
                                        id=id.clone()
                                        name=name.clone()
                                        value=choice.value
                                        checked=on
                                    />
                                    <span>
                                        <b>{choice.label}</b>
                                        {(!choice.hint.is_empty())
                                            .then(|| view! { <small>{choice.hint}</small> })}
                                    </span>
                                </label>
                                {choice.more.map(|more| view! { <div class="mw-choice__more">{more}</div> })}
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

/// A field for a file. Its form needs `enctype="multipart/form-data"`. A browser never fills it in again, so
/// the help says so when the form came back.
#[component]
pub fn FileField(
    /// The form.
    form: FormView,
    /// Name of the field.
    #[prop(into)]
    name: String,
    /// Label above it.
    #[prop(into)]
    label: String,
    /// Help between label and field.
    #[prop(optional, into)]
    hint: String,
    /// Kinds of files that the browser offers.
    accept: &'static str,
) -> impl IntoView {
    let again = form
        .state
        .is_some()
        .then(|| use_context::<Ctx>().map(|ctx| ctx.t("file-again")))
        .flatten()
        .unwrap_or_default();
    let parts = parts(
        &form,
        &name,
        label,
        [hint, again].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        false,
    );
    let input = view! {
        <input
            class="mw-file"
            type="file"
            id=parts.id.clone()
            name=name
            accept=accept
            aria-invalid=parts.error.is_some().then_some("true")
            aria-describedby=parts.described.clone()
        />
    }
    .into_any();
    around(&parts, input)
}

/// A field that people don't see and programs fill in. Stands in every form that a visitor can send;
/// [`crate::form::Posted::guard`] looks at it. When a browser filled it in by itself, it is shown, so that it
/// can be emptied.
#[component]
pub fn Honeypot(
    /// The form.
    form: FormView,
) -> impl IntoView {
    let label = use_context::<Ctx>().map(|ctx| ctx.t("field-website")).unwrap_or_default();
    if form.error(HONEYPOT).is_some() {
        return view! { <TextField form=form name=HONEYPOT label=label optional=true /> }.into_any();
    }
    let id = id(form.name, &form.of, HONEYPOT);
    view! {
        <div class="mw-vh" aria-hidden="true">
            <label for=id.clone()>{label}</label>
            <input type="text" id=id name=HONEYPOT tabindex="-1" autocomplete="off" />
        </div>
    }
    .into_any()
}

/// A button that sends the form.
#[component]
pub fn Submit(
    /// What it does.
    #[prop(into)]
    text: String,
    /// The less important of two.
    #[prop(optional)]
    secondary: bool,
    /// `name` and `value`, when a form has two buttons.
    #[prop(optional)]
    says: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let class = if secondary { "nl-button nl-button--secondary" } else { "nl-button nl-button--primary" };
    view! {
        <button class=class type="submit" name=says.map(|says| says.0) value=says.map(|says| says.1)>
            <span class="nl-button__label">{text}</span>
        </button>
    }
}

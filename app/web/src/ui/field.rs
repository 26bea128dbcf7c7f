//! Fields of forms: label above, help between label and field, the error above the field, nothing lost.

use crate::{context::Ctx, form::FormView};
use domain::calendar::typed_day;
use leptos::prelude::*;

/// The `id` of a field: of a form, of what the form is about when there are more of its name, and of the
/// field.
#[must_use]
pub fn id(form: &str, of: &str, name: &str) -> String {
    let of = if of.is_empty() { String::new() } else { format!("-{of}") };
    format!("{form}{of}-{name}").replace(['_', '.'], "-")
}

pub(super) struct Parts {
    pub(super) id: String,
    pub(super) described: Option<String>,
    pub(super) error: Option<String>,
    pub(super) label: String,
    pub(super) hint: Option<String>,
}

pub(super) fn parts(form: &FormView, name: &str, label: String, hint: String, optional: bool) -> Parts {
    let ctx = use_context::<Ctx>();
    let t = |key: &str| ctx.as_ref().map(|ctx| ctx.t(key)).unwrap_or_default();
    let id = id(form.name, &form.of, name);
    let error = form
        .error(name)
        .map(|fault| ctx.as_ref().map(|ctx| ctx.field_error(name, &fault)).unwrap_or_default());
    let hint = (!hint.is_empty()).then_some(hint);
    let described: Vec<_> =
        [hint.as_ref().map(|_| format!("{id}-uitleg")), error.as_ref().map(|_| format!("{id}-fout"))]
            .into_iter()
            .flatten()
            .collect();
    let label = if optional { format!("{label} {}", t("optional")) } else { label };
    Parts { described: (!described.is_empty()).then(|| described.join(" ")), id, error, label, hint }
}

/// The help of a field, and what is wrong with it.
pub(super) fn said(parts: &Parts) -> impl IntoView + use<> {
    let id = &parts.id;
    let hint = parts.hint.clone().map(|hint| {
        view! {
            <p class="utrecht-form-field-description" id=format!("{id}-uitleg")>
                {hint}
            </p>
        }
    });
    let error = parts.error.clone().map(|error| {
        view! {
            <p class="utrecht-form-field-error-message" id=format!("{id}-fout")>
                {error}
            </p>
        }
    });
    view! {
        {hint}
        {error}
    }
}

fn around(parts: &Parts, input: AnyView) -> impl IntoView + use<> {
    let (id, invalid) = (parts.id.clone(), parts.error.is_some());
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
                {said(parts)}
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
    let value = form.value(&name, &value);
    // A field for a day shows only what is one: what else was typed is shown as text, to be mended.
    let (kind, value) = match (kind, typed_day(&value)) {
        ("date", Some(day)) => (kind, day.to_string()),
        ("date", None) if !value.is_empty() => ("text", value),
        _ => (kind, value),
    };
    let input = view! {
        <input
            class=class
            type=kind
            id=parts.id.clone()
            name=name.clone()
            value=value
            dir=(kind == "text").then_some("auto")
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
            dir="auto"
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
    let invalid = if parts.error.is_some() { " utrecht-select--invalid" } else { "" };
    let class = format!("utrecht-select utrecht-select--html-select{invalid}");
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

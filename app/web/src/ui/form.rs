//! What is around the fields of a form: where it goes, its key, its errors, its button.

use crate::{
    context::Ctx,
    form::{FieldError, FormView, HONEYPOT},
    ui::{
        field::{TextField, id},
        inside::Inside,
    },
};
use leptos::prelude::*;

/// A form that is posted: with its key, and without the browser's own checks, because ours are in the words
/// and the place of the page.
#[component]
pub fn PostForm<'a>(
    /// The form.
    form: FormView,
    /// Where it is posted to.
    #[prop(into)]
    to: String,
    /// How its fields stand below each other.
    #[prop(default = "mw-stack-l")]
    class: &'static str,
    /// The version of what is changed.
    #[prop(optional_no_strip, into)]
    version: Option<i32>,
    /// Whether files go with it.
    #[prop(optional)]
    files: bool,
    /// Whether it is the form that people type in on this page, see [`crate::ui::page::Page::typed_in`].
    #[prop(optional)]
    typed_in: bool,
    /// The fields and the button.
    children: Inside<'a>,
) -> impl IntoView + use<> {
    let how = files.then_some("multipart/form-data");
    let id = typed_in.then(|| form_id(form.name));
    view! {
        <form id=id method="post" action=to class=(!class.is_empty()).then_some(class) enctype=how novalidate>
            <Hidden form=form version=version />
            {children.drawn()}
        </form>
    }
}

/// By which a button elsewhere on the page sends a form.
#[must_use]
pub fn form_id(name: &str) -> String {
    format!("formulier-{name}")
}

/// The hidden part of every form: its name, its key, and the version that was seen.
#[component]
pub fn Hidden(
    /// The form.
    form: FormView,
    /// The version of what is changed.
    #[prop(optional_no_strip, into)]
    version: Option<i32>,
) -> impl IntoView {
    view! {
        <input type="hidden" name="form" value=form.name />
        {(!form.of.is_empty()).then(|| view! { <input type="hidden" name="of" value=form.of.clone() /> })}
        <input type="hidden" name="idempotency_key" value=form.key.to_string() />
        // A form that came back still means what was seen when it was first drawn.
        {version
            .map(|version| {
                let fresh = version.to_string();
                let seen = Some(form.value("version", &fresh))
                    .filter(|seen| !seen.is_empty())
                    .unwrap_or(fresh);
                view! { <input type="hidden" name="version" value=seen /> }
            })}
    }
}

/// Key of what is the matter with all of these: answers that are missing, something that may not be now, or
/// answers that are not understood.
fn what_is_wrong(errors: &[FieldError]) -> &'static str {
    let missing = |error: &FieldError| ["error-empty", "error-choose"].contains(&&*error.fault.key);
    if errors.iter().all(missing) {
        "error-summary-missing"
    } else if errors.iter().all(|error| error.field.is_empty()) {
        "error-summary-refused"
    } else {
        "error-summary"
    }
}

/// What is wrong with the form that came back, above it. Its heading takes focus.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let ctx = use_context::<Ctx>()?;
    let form = ctx.form.clone().filter(|form| !form.errors.is_empty())?;
    let (count, heading) = (form.errors.len(), what_is_wrong(&form.errors));
    Some(view! {
        <div class="utrecht-alert utrecht-alert--error" role="alert" data-testid="error-summary">
            <div class="utrecht-alert__content">
                <div class="utrecht-alert__message">
                    <h2 class="nl-heading nl-heading--level-3" tabindex="-1" autofocus=true id="fouten">
                        {ctx.tv(heading, &[("count", count.into())])}
                    </h2>
                    <ul class="utrecht-unordered-list">
                        {form
                            .errors
                            .iter()
                            .map(|error| {
                                if error.field.is_empty() {
                                    return view! {
                                        <li class="utrecht-unordered-list__item">
                                            {ctx.field_error("", &error.fault)}
                                        </li>
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
                                            {ctx.field_error(&error.field, &error.fault)}
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

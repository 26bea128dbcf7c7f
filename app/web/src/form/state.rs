//! What was posted, as it is carried back to the page that shows it.

use axum::http::StatusCode;
use domain::text::Fault;

/// A form as it was posted, and its errors. Empty when a page is seen for the first time.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    /// Which form of the page it is (its hidden field `form`).
    pub form: String,
    /// Names and values, in the order of the form.
    pub values: Vec<(String, String)>,
    /// Names of fields and what is wrong with them.
    pub errors: Vec<FieldError>,
    /// The page that shows the form.
    pub page: String,
    /// Whether nothing is wrong: the page shows what was typed, and nothing was done yet.
    pub only_shown: bool,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// What it is.
    pub fault: Fault,
}

impl FormState {
    /// How a page with it answers.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        if self.only_shown { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// The last value that was posted under a name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether this value was posted under a name that can occur more than once.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(key, posted)| key == name && posted == value)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&Fault> {
        self.errors.iter().find(|error| error.field == name).map(|error| &error.fault)
    }
}

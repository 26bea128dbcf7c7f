//! Forms: what was posted, what is wrong with it, and how it comes back with nothing lost.

use crate::{context::Ctx, error::AppError};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use serde::de::DeserializeOwned;
use uuid::Uuid;
use validator::Validate;

/// A form as it was posted, and its errors. Empty when a page is seen for the first time.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    /// Which form of the page it is (its hidden field `form`).
    pub form: String,
    /// Names and values, in the order of the form.
    pub values: Vec<(String, String)>,
    /// Names of fields and the key of what is wrong.
    pub errors: Vec<FieldError>,
    /// The page that shows the form.
    pub page: String,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// Key of the text.
    pub key: String,
}

impl FormState {
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

    /// Key of what is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == name).map(|error| error.key.as_str())
    }
}

/// A posted form of type `T`, with the values as they were typed.
#[derive(Debug)]
pub struct Posted<T> {
    /// The fields.
    pub fields: T,
    state: FormState,
    errors: Vec<FieldError>,
    key: Option<Uuid>,
    path: String,
}

impl<T> Posted<T> {
    /// Parses a field into what the domain trusts; notes the error and gives `None` when it does not parse.
    pub fn parse<V: std::str::FromStr<Err = domain::text::TextError>>(&mut self, field: &'static str, typed: &str) -> Option<V> {
        match typed.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(field, error.key());
                None
            }
        }
    }

    /// Parses a field that may be left empty.
    pub fn parse_optional<V: std::str::FromStr<Err = domain::text::TextError>>(&mut self, field: &'static str, typed: &str) -> Option<V> {
        if typed.trim().is_empty() { None } else { self.parse(field, typed) }
    }

    /// A text that may be empty, cleaned like any other; notes the error when it is too long.
    pub fn text<const MAX: usize>(&mut self, field: &'static str, typed: &str) -> String {
        self.parse_optional::<domain::text::Text<MAX>>(field, typed).map(domain::text::Text::into_string).unwrap_or_default()
    }

    /// Parses a choice out of a closed list.
    pub fn choose<V: std::str::FromStr<Err = domain::UnknownCode>>(&mut self, field: &'static str, code: &str) -> Option<V> {
        let chosen = code.parse().ok();
        if chosen.is_none() {
            self.error(field, "error-choose");
        }
        chosen
    }

    /// Notes an error. The first one of a field is the one that is shown.
    pub fn error(&mut self, field: &str, key: &str) {
        if !self.errors.iter().any(|error| error.field == field) {
            self.errors.push(FieldError { field: field.to_owned(), key: key.to_owned() });
        }
    }

    /// Whether something is wrong so far.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Ends here when something is wrong: the page comes back with what was typed.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when there is an error.
    pub fn check(&self, page: &str) -> Result<(), AppError> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.invalid(page)) }
    }

    /// The error that brings the page back with what was typed.
    #[must_use]
    pub fn invalid(&self, page: &str) -> AppError {
        AppError::Invalid(Box::new(FormState { errors: self.errors.clone(), page: page.to_owned(), ..self.state.clone() }))
    }

    /// Values and names, as posted.
    #[must_use]
    pub fn values(&self) -> &[(String, String)] {
        &self.state.values
    }

    /// The key under which this form is handled once.
    #[must_use]
    pub fn key(&self) -> Option<Uuid> {
        self.key
    }

    /// Where it was posted to.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Validate> FromRequest<S> for Posted<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let path = request.uri().path().to_owned();
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            tracing::info!(%rejection, "a form could not be read");
            AppError::BadRequest
        })?;
        // NUL is the one character that neither database stores in a text.
        let values: Vec<(String, String)> = serde_html_form::from_bytes::<Vec<(String, String)>>(&body)
            .map_err(|error| {
                tracing::info!(%error, "a form could not be read");
                AppError::BadRequest
            })?
            .into_iter()
            .map(|(name, value)| (name, value.replace('\0', "")))
            .collect();
        let fields: T =
            serde_html_form::to_string(&values).map(|clean| serde_html_form::from_str(&clean)).ok().and_then(Result::ok).ok_or(AppError::BadRequest)?;
        let errors = fields.validate().err().map(|errors| field_errors(&errors)).unwrap_or_default();
        let state = FormState { values, ..FormState::default() };
        let form = state.value("form").unwrap_or_default().to_owned();
        let key = state.value("idempotency_key").and_then(|key| key.parse().ok());
        Ok(Self { fields, state: FormState { form, ..state }, errors, key, path })
    }
}

fn field_errors(errors: &validator::ValidationErrors) -> Vec<FieldError> {
    let mut found: Vec<_> = errors
        .field_errors()
        .into_iter()
        .filter_map(|(field, errors)| {
            let first = errors.first()?;
            let key = first.message.as_deref().unwrap_or("error-empty");
            Some(FieldError { field: field.to_string(), key: key.to_owned() })
        })
        .collect();
    found.sort_by(|a, b| a.field.cmp(&b.field));
    found
}

/// A form on a page: its name, and what was posted to it if it just came back.
#[derive(Debug, Clone)]
pub struct FormView {
    /// The name.
    pub name: &'static str,
    /// Which one it is, on a page with more forms of this name.
    pub of: String,
    /// What was posted, when it was this form.
    pub state: Option<FormState>,
    /// A fresh key, so that a double click does it once.
    pub key: Uuid,
}

impl FormView {
    /// The form of this name on the page that is drawn now.
    #[must_use]
    pub fn new(ctx: &Ctx, name: &'static str) -> Self {
        Self::of(ctx, name, "")
    }

    /// The same, for one of more forms of this name: what it is about keeps them apart.
    #[must_use]
    pub fn of(ctx: &Ctx, name: &'static str, of: impl ToString) -> Self {
        let of = of.to_string();
        let mine = |state: &FormState| state.form == name && state.value("of").unwrap_or_default() == of;
        Self { name, state: ctx.form.clone().filter(mine), key: Uuid::new_v4(), of }
    }

    /// What stands in a field: what was typed, or else what is there already.
    #[must_use]
    pub fn value(&self, name: &str, there: &str) -> String {
        match &self.state {
            Some(state) => state.value(name).unwrap_or_default().to_owned(),
            None => there.to_owned(),
        }
    }

    /// Whether a choice is on.
    #[must_use]
    pub fn is_on(&self, name: &str, value: &str, there: bool) -> bool {
        self.state.as_ref().map_or(there, |state| state.has(name, value))
    }

    /// Key of what is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<String> {
        self.state.as_ref().and_then(|state| state.error(name)).map(str::to_owned)
    }
}

//! Forms: what was posted, what is wrong with it, and how it comes back with nothing lost.

use crate::{context::Ctx, error::AppError};
use axum::{
    body::Bytes,
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::{StatusCode, header},
};
use domain::{
    calendar::typed_day,
    spam::{self, PerDay},
    text::{Fault, Line, Text, TextError, clean::is_visible},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, de::DeserializeOwned};
use std::ops::{Bound, RangeBounds};
use uuid::Uuid;
use validator::Validate;

pub mod state;

pub use state::{FieldError, FormState};

/// Name of the field that people leave empty.
pub const HONEYPOT: &str = "website";

/// A posted form of type `T`, with the values as they were typed.
#[derive(Debug)]
pub struct Posted<T> {
    /// The fields.
    pub fields: T,
    state: FormState,
    errors: Vec<FieldError>,
    key: Option<Uuid>,
    path: String,
    files: Vec<File>,
}

/// A form of which only the button counts, or whose fields have no fixed names.
#[derive(Debug, Default, Deserialize, Validate)]
pub struct Nothing {}

/// A form that only asks whether somebody is sure.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct Sure {
    sure: String,
}

impl Posted<Sure> {
    /// Notes that somebody did not say that they are sure, when that is so.
    pub fn must_be_sure(&mut self) {
        if self.fields.sure != "yes" {
            self.error("sure", "error-sure");
        }
    }
}

/// A file of a form. Its name and kind are what the browser says, so nothing is done with them.
#[derive(Debug, Clone)]
pub struct File {
    /// Name of the field.
    pub field: String,
    /// What is in it; nothing when it is larger than [`LARGEST_FILE`].
    pub bytes: Option<Bytes>,
}

/// Most that is kept of the files of a form, in bytes. What is larger is read to its end and let go, so that
/// the rest of the form comes back with what is said about it.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

impl<T> Posted<T> {
    /// What was chosen in a field for a file; nothing when it was left empty.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<Bytes> {
        let chosen = self.files.iter().filter(|file| file.field == field);
        chosen.filter_map(|file| file.bytes.clone()).find(|bytes| !bytes.is_empty())
    }

    /// Whether what was chosen in a field is larger than [`LARGEST_FILE`].
    #[must_use]
    pub fn file_is_too_large(&self, field: &str) -> bool {
        self.files.iter().any(|file| file.field == field && file.bytes.is_none())
    }

    /// Parses a field into what the domain trusts; notes the error and gives `None` when it does not parse.
    pub fn parse<V: std::str::FromStr<Err = TextError>>(&mut self, field: &str, typed: &str) -> Option<V> {
        match typed.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(field, error);
                None
            }
        }
    }

    /// Parses a field that may be left empty.
    pub fn parse_optional<V: std::str::FromStr<Err = TextError>>(
        &mut self,
        field: &str,
        typed: &str,
    ) -> Option<V> {
        if is_visible(typed) { self.parse(field, typed) } else { None }
    }

    /// Reads a day as people type it, and notes when it is none, or before or after `days`.
    pub fn day(&mut self, field: &str, typed: &str, days: impl RangeBounds<Date>) -> Option<Date> {
        let day = typed_day(typed);
        let wrong = day.map_or(Some("error-date"), |day| match (days.start_bound(), days.end_bound()) {
            (Bound::Included(first), _) if day < *first => Some("error-date-past"),
            (_, Bound::Included(last)) if day > *last => Some("error-date-future"),
            _ => None,
        });
        match wrong {
            Some(why) => {
                self.error(field, why);
                None
            }
            None => day,
        }
    }

    /// The same, for a field that may be left empty.
    pub fn day_optional(&mut self, field: &str, typed: &str, days: impl RangeBounds<Date>) -> Option<Date> {
        if is_visible(typed) { self.day(field, typed, days) } else { None }
    }

    /// A text that may be empty, cleaned like any other; notes the error when it is too long.
    pub fn text<const MAX: usize>(&mut self, field: &str, typed: &str) -> String {
        self.parse_optional::<Text<MAX>>(field, typed).map(Text::into_string).unwrap_or_default()
    }

    /// A line that may be empty, cleaned like any other; notes the error when it is too long.
    pub fn line<const MAX: usize>(&mut self, field: &str, typed: &str) -> String {
        self.parse_optional::<Line<MAX>>(field, typed).map(Line::into_string).unwrap_or_default()
    }

    /// Parses a choice out of a closed list.
    pub fn choose<V: std::str::FromStr<Err = domain::UnknownCode>>(
        &mut self,
        field: &'static str,
        code: &str,
    ) -> Option<V> {
        let chosen = code.parse().ok();
        if chosen.is_none() {
            self.error(field, "error-choose");
        }
        chosen
    }

    /// Notes an error. The first one of a field is the one that is shown.
    pub fn error(&mut self, field: &str, fault: impl Into<Fault>) {
        if !self.errors.iter().any(|error| error.field == field) {
            self.errors.push(FieldError { field: field.to_owned(), fault: fault.into() });
        }
    }

    /// What tells a program from a person, for forms that everybody can send: a field that people don't see,
    /// the time since the form was drawn, and links in texts of somebody who is new. Each is told as an error
    /// like any other, so that a person who is taken for a program can go on.
    pub fn guard(&mut self, ctx: &Ctx, texts: &[(&'static str, &str)]) {
        let staff = ctx.viewer.as_ref().is_some_and(|viewer| viewer.actor.is_staff());
        if staff {
            return;
        }
        if self.state.value(HONEYPOT).is_some_and(|typed| !typed.trim().is_empty()) {
            self.error(HONEYPOT, "error-honeypot");
        }
        let at_least = SignedDuration::from_secs(i64::from(ctx.app.form_seconds));
        let drawn = self
            .key
            .and_then(|key| key.get_timestamp())
            .and_then(|at| i64::try_from(at.to_unix().0).ok())
            .and_then(|at| Timestamp::from_second(at).ok());
        let quick = drawn.is_none_or(|drawn| spam::too_quick(drawn, ctx.now, at_least));
        if ctx.viewer.is_none() && !at_least.is_zero() && quick {
            self.error("", "error-too-quick");
        }
        self.links(ctx, texts);
    }

    /// Notes that somebody new placed more links than they may. Part of [`Posted::guard`], and on its own for
    /// what is changed later.
    pub fn links(&mut self, ctx: &Ctx, texts: &[(&'static str, &str)]) {
        let is_new = ctx
            .viewer
            .as_ref()
            .is_none_or(|viewer| !viewer.actor.is_staff() && spam::is_new(viewer.since, ctx.now));
        let all: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
        if is_new && spam::too_many_links(&all) {
            let longest = texts.iter().max_by_key(|(_, text)| text.matches("http").count());
            self.error(longest.map_or("", |(field, _)| field), "error-links");
        }
    }

    /// Notes that somebody did this as often today as anybody may, when that is so.
    pub fn limit(&mut self, per_day: PerDay, today: u64) {
        if today >= per_day.most() {
            self.error("", "error-per-day");
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
        AppError::Invalid(Box::new(FormState {
            errors: self.errors.clone(),
            page: page.to_owned(),
            ..self.state.clone()
        }))
    }

    /// What brings a page with what was typed, when nothing is wrong and nothing is done yet.
    #[must_use]
    pub fn show(&self, page: &str) -> AppError {
        AppError::Invalid(Box::new(FormState {
            page: page.to_owned(),
            only_shown: true,
            ..self.state.clone()
        }))
    }

    /// Says something else under a name when the form comes back.
    pub fn say(&mut self, name: &str, value: &str) {
        for (_, posted) in self.state.values.iter_mut().filter(|(posted, _)| posted == name) {
            value.clone_into(posted);
        }
    }

    /// What was posted, by the names of its fields.
    #[must_use]
    pub fn posted(&self) -> &FormState {
        &self.state
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
        let ctx = request.extensions().get::<Ctx>().cloned();
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let (values, files) = if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state).await.map_err(unreadable)?;
            let mut values = Vec::new();
            match parts(multipart, &mut values).await {
                Ok(files) => (values, files),
                Err(error) => {
                    // What came before the file that is too large is not lost with it.
                    let _first = ctx.map(|ctx| ctx.posted.set(values));
                    return Err(error);
                }
            }
        } else {
            let body =
                Bytes::from_request(request, state).await.map_err(|error| failed(error.status(), error))?;
            (decode(&body).map_err(unreadable)?, Vec::new())
        };
        let fields: T = serde_html_form::to_string(&values)
            .map(|clean| serde_html_form::from_str(&clean))
            .ok()
            .and_then(Result::ok)
            .ok_or(AppError::BadRequest)?;
        let errors = fields.validate().err().map(|errors| field_errors(&errors)).unwrap_or_default();
        if let Some(ctx) = ctx {
            // Said once; a second form can't come in one request.
            let _first = ctx.posted.set(values.clone());
        }
        let state = FormState { values, ..FormState::default() };
        let form = state.value("form").unwrap_or_default().to_owned();
        let key = state.value("idempotency_key").and_then(|key| key.parse().ok());
        Ok(Self { fields, state: FormState { form, ..state }, errors, key, path, files })
    }
}

/// What became of a form that could not be taken in: too large is told as such, the rest is no form.
fn failed(status: StatusCode, error: impl std::fmt::Display) -> AppError {
    if status == StatusCode::PAYLOAD_TOO_LARGE { AppError::TooLarge } else { unreadable(error) }
}

fn part_failed(error: MultipartError) -> AppError {
    failed(error.status(), error)
}

fn unreadable(error: impl std::fmt::Display) -> AppError {
    tracing::info!(%error, "a form could not be read");
    AppError::BadRequest
}

/// Names and values of a posted form. NUL is the one character that neither database stores in a text, so it
/// is left out.
///
/// # Errors
/// When the bytes are no form.
pub fn decode(body: &[u8]) -> Result<Vec<(String, String)>, serde_html_form::de::Error> {
    let values = serde_html_form::from_bytes::<Vec<(String, String)>>(body)?;
    Ok(values.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect())
}

/// Parts of a form with files, at the most.
const MOST_PARTS: usize = 100;

async fn parts(mut multipart: Multipart, values: &mut Vec<(String, String)>) -> Result<Vec<File>, AppError> {
    let (mut files, mut room) = (Vec::new(), LARGEST_FILE);
    while let Some(part) = multipart.next_field().await.map_err(part_failed)? {
        if values.len() + files.len() >= MOST_PARTS {
            return Err(AppError::BadRequest);
        }
        let field = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_some() {
            let bytes = kept(part, room).await?;
            room -= bytes.as_ref().map_or(0, Bytes::len).min(room);
            files.push(File { field, bytes });
        } else {
            let bytes = part.bytes().await.map_err(part_failed)?;
            let text = String::from_utf8(bytes.to_vec()).map_err(unreadable)?;
            values.push((field, text.replace('\0', "")));
        }
    }
    Ok(files)
}

/// What is in a file; nothing when there is no room for it.
async fn kept(mut part: Field<'_>, room: usize) -> Result<Option<Bytes>, AppError> {
    let (mut bytes, mut is_kept) = (Vec::new(), true);
    while let Some(more) = part.chunk().await.map_err(part_failed)? {
        is_kept = is_kept && bytes.len() + more.len() <= room;
        if is_kept {
            bytes.extend_from_slice(&more);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(is_kept.then(|| bytes.into()))
}

fn field_errors(errors: &validator::ValidationErrors) -> Vec<FieldError> {
    let mut found: Vec<_> = errors
        .field_errors()
        .into_iter()
        .filter_map(|(field, errors)| {
            let first = errors.first()?;
            let key = first.message.as_deref().unwrap_or("error-empty").to_owned();
            Some(FieldError { field: field.to_string(), fault: key.into() })
        })
        .collect();
    found.sort_by(|a, b| a.field.cmp(&b.field));
    found
}

/// A key that tells when the form was drawn. The moment is not a secret and nothing hangs on its being true:
/// a program that makes it up could as well wait.
fn drawn_now(ctx: &Ctx) -> Uuid {
    let seconds = u64::try_from(ctx.now.as_second()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        seconds,
        ctx.now.subsec_nanosecond().unsigned_abs(),
    ))
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
        Self { name, state: ctx.form.clone().filter(mine), key: drawn_now(ctx), of }
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

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<Fault> {
        self.state.as_ref().and_then(|state| state.error(name)).cloned()
    }
}

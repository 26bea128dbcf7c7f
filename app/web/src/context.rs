//! What every request knows: the application, who asks, in which language, and when.

use crate::{
    error::AppError,
    form::state::FormState,
    pages::{self, Asked, Key},
    text::{Texts as _, Value},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
    response::Response,
};
use domain::{
    access::{self, Action, Actor},
    id::{AccountId, MunicipalityId},
    lang::Lang,
    text::Fault,
};
use jiff::Timestamp;
use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};
use store::{
    accounts::viewer::Viewer,
    db::Reader,
    initiatives::{filter::Filter, index::Found},
    journal::{By, Write},
    live::Live,
};
use tower_sessions::Session;
use uuid::Uuid;

mod application;

pub use application::{App, Municipality, Turns};

/// One request.
#[derive(Debug, Clone)]
pub struct Ctx(Arc<CtxInner>);

/// What a request knows.
#[derive(Debug)]
pub struct CtxInner {
    /// The application.
    pub app: Arc<App>,
    /// What an administrator set, the same for all of this request.
    pub live: Arc<Live>,
    /// Who asks, when they are logged in.
    pub viewer: Option<Viewer>,
    /// The language of the page.
    pub lang: Lang,
    /// The moment at which the request came in.
    pub now: Timestamp,
    /// Path of the request.
    pub path: String,
    /// Query of the request, decoded.
    pub query: Vec<(String, String)>,
    /// Number by which this request can be found in the log.
    pub request_id: String,
    /// Cookies of the request.
    pub cookies: Vec<(String, String)>,
    /// Browser and machine, in words.
    pub device: String,
    /// Page of this site that the browser came from, when it tells.
    pub from: Option<String>,
    /// Whether it could not be read who asks: nobody is told to log in then.
    pub unread: bool,
    /// Whether a page is asked for by somebody of whom nothing is known: it is the same for all of them.
    pub for_all: bool,
    /// The session of this browser.
    pub session: Session,
    /// What was posted, for when it can't be handled before somebody logs in again.
    pub posted: OnceLock<Vec<(String, String)>>,
    /// A form that comes back with errors.
    pub form: Option<FormState>,
    /// An error that is to be drawn instead of a page.
    pub error: Option<Arc<AppError>>,
}

impl Deref for Ctx {
    type Target = CtxInner;
    fn deref(&self) -> &CtxInner {
        &self.0
    }
}

impl From<CtxInner> for Ctx {
    fn from(inner: CtxInner) -> Self {
        Self(Arc::new(inner))
    }
}

impl Ctx {
    /// The same request, to be drawn with a form that comes back or with an error.
    #[must_use]
    pub fn redraw(&self, form: Option<FormState>, error: Option<Arc<AppError>>) -> Self {
        self.redraw_in(self.lang, form, error)
    }

    /// The same in another language.
    #[must_use]
    pub fn redraw_in(&self, lang: Lang, form: Option<FormState>, error: Option<Arc<AppError>>) -> Self {
        let page = form.as_ref().map(|form| form.page.as_str()).filter(|page| !page.is_empty());
        let (path, query) = match page.map(|page| page.split_once('?').unwrap_or((page, ""))) {
            Some((path, "")) => (path.to_owned(), self.query.clone()),
            Some((path, query)) => (path.to_owned(), serde_html_form::from_str(query).unwrap_or_default()),
            None => (self.path.clone(), self.query.clone()),
        };
        Self::from(CtxInner {
            app: Arc::clone(&self.app),
            live: Arc::clone(&self.live),
            viewer: self.viewer.clone(),
            lang,
            now: self.now,
            path,
            query,
            request_id: self.request_id.clone(),
            cookies: self.cookies.clone(),
            device: self.device.clone(),
            from: self.from.clone(),
            unread: self.unread,
            for_all: false,
            session: self.session.clone(),
            posted: self.posted.clone(),
            form,
            error,
        })
    }

    /// The database. What everybody sees may be read from a copy of it, which has what this process knows of;
    /// whoever can have written something themselves reads what is there.
    #[must_use]
    pub fn db(&self) -> &store::pool::Pool {
        if self.for_all { self.app.db.read_for_all() } else { self.app.db.read() }
    }

    /// The public initiatives under filters. Who is logged in sees what was changed just now anywhere; others
    /// within a second.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find(&self, filter: &Filter) -> Result<Found, AppError> {
        Ok(self.app.index.find(&self.app.db, filter, self.viewer.is_some()).await?)
    }

    /// Key of the municipality.
    #[must_use]
    pub fn municipality(&self) -> MunicipalityId {
        self.app.municipality.id
    }

    /// For whom is read.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader { municipality: self.municipality(), lang: self.lang }
    }

    /// The `lang` of what is written in a language; nothing when it is that of the page.
    #[must_use]
    pub fn mark(&self, written: Lang) -> Option<&'static str> {
        (written != self.lang).then_some(written.code())
    }

    /// A text.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.live.text(self.lang, key).map_or_else(|| self.lang.t(key), str::to_owned)
    }

    /// A text with parts to fill in.
    #[must_use]
    pub fn tv(&self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.lang.tv(key, values)
    }

    /// The name of a code.
    #[must_use]
    pub fn name(&self, group: &str, code: &str) -> String {
        self.t(&format!("{group}-{}", code.replace('_', "-")))
    }

    /// What is wrong with a field, naming the field where there is a text for that.
    #[must_use]
    pub fn field_error(&self, field: &str, fault: &Fault) -> String {
        let key = &fault.key;
        if let Some((most, is)) = fault.counts {
            return self.tv(&format!("{key}-counted"), &[("most", most.into()), ("is", is.into())]);
        }
        let field = field.replace('_', "-");
        // Of a field of this form, else of a field of this name, else of any.
        let of_form =
            self.form.as_ref().and_then(|form| self.lang.find(&format!("{key}-{}-{field}", form.form)));
        of_form.or_else(|| self.lang.find(&format!("{key}-{field}"))).unwrap_or_else(|| self.t(key))
    }

    /// A value of the query.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// A cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Address of an asset by its plain name; empty when the build does not have it.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        self.app.assets.get(name).cloned().unwrap_or_default()
    }

    /// Name of the application.
    #[must_use]
    pub fn app_name(&self) -> String {
        self.t("app-name")
    }

    /// Path and query of this request.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        self.with_query(&[])
    }

    /// Under which key the page that is asked for can be kept for everybody: not when it may be of one
    /// visitor only.
    async fn kept_under(&self) -> Option<Key> {
        if !self.for_all {
            return None;
        }
        let asked =
            Asked { address: self.address(), lang: self.lang, settings: self.live.newest, now: self.now };
        self.app.pages.key(&self.app.db, &self.app.index, asked).await
    }

    /// What is drawn for everybody the same: drawn once, until anything changes. What may be of one visitor
    /// only is drawn for each.
    pub async fn kept(&self, headers: &HeaderMap, draw: impl Future<Output = Response>) -> Response {
        let Some(key) = self.kept_under().await else { return pages::unless_there(headers, draw.await) };
        match self.app.pages.get(&key, async { pages::Kept::of(draw.await).await }).await {
            Ok(kept) => kept.answer(headers),
            Err(response) => response,
        }
    }

    /// What is read or counted for everybody the same: once, until anything is written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn counted<T: Send + Sync + 'static>(
        &self,
        name: &str,
        count: impl Future<Output = Result<T, AppError>>,
    ) -> Result<Arc<T>, AppError> {
        let stands = self.app.pages.stood(&self.app.db, &self.app.index).await;
        self.app.counts.get(name.to_owned(), stands, |stood| *stood == stands, count).await
    }

    /// Figures of the municipality: counted once in a while.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn figures<T: Send + Sync + 'static>(
        &self,
        name: String,
        count: impl Future<Output = Result<T, AppError>>,
    ) -> Result<Arc<T>, AppError> {
        let holds = |then: &Timestamp| self.now.duration_since(*then) < self.app.figures_keep;
        self.app.figures.get(name, self.now, holds, count).await
    }

    /// This page with all of its query, as it was asked for.
    #[must_use]
    pub fn address(&self) -> String {
        let query = serde_html_form::to_string(&self.query).unwrap_or_default();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }

    /// This page with other values in its query; an empty value takes the name out.
    #[must_use]
    pub fn with_query(&self, changes: &[(&str, &str)]) -> String {
        let kept = self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, value)| {
            *name != "gedaan" && !value.is_empty() && !changes.iter().any(|(other, _)| other == name)
        });
        let all: Vec<_> =
            kept.chain(changes.iter().copied().filter(|(_, value)| !value.is_empty())).collect();
        let query = serde_html_form::to_string(&all).unwrap_or_default();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }

    /// Which of so many pages is asked for, from 1.
    #[must_use]
    pub fn page_asked(&self, pages: u64) -> u64 {
        self.asked("pagina").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages.max(1))
    }

    /// This moment yesterday: since when what somebody does in a day is counted.
    #[must_use]
    pub fn yesterday(&self) -> Timestamp {
        self.now.checked_sub(jiff::SignedDuration::from_hours(24)).unwrap_or(self.now)
    }

    /// Who asks, for the rules.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.viewer.as_ref().map(|viewer| viewer.actor.clone()).unwrap_or_default()
    }

    /// The account that is logged in.
    ///
    /// # Errors
    /// [`AppError::LoginNeeded`] for a visitor.
    pub fn account(&self) -> Result<AccountId, AppError> {
        self.viewer.as_ref().map(|viewer| viewer.account).ok_or_else(|| self.nobody())
    }

    /// What a page says that somebody has to log in for, when nobody is: the truth, also when we could not
    /// look.
    fn nobody(&self) -> AppError {
        if self.unread { AppError::Unwritable } else { AppError::LoginNeeded }
    }

    /// Goes on only when the access table allows it.
    ///
    /// # Errors
    /// [`AppError::LoginNeeded`] for a visitor, [`AppError::Forbidden`] for somebody else.
    pub fn may(&self, action: Action) -> Result<(), AppError> {
        if access::may(&self.actor(), &action) {
            Ok(())
        } else if self.viewer.is_none() {
            Err(self.nobody())
        } else {
            Err(AppError::Forbidden)
        }
    }

    /// Whoever asks, now.
    #[must_use]
    pub fn by(&self) -> By {
        By {
            municipality: self.municipality(),
            actor: self.viewer.as_ref().map(|viewer| viewer.account),
            now: self.now,
        }
    }

    /// Starts to write. With the key of a form, a second post of the same form ends in
    /// [`AppError::Elsewhere`].
    ///
    /// # Errors
    /// When the form was already handled, or the database does not answer.
    pub async fn begin(&self, key: Option<Uuid>) -> Result<Write, AppError> {
        Ok(Write::begin(&self.app.db, self.by(), key, &self.path).await?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| AppError::Internal(anyhow::anyhow!("a route without its context layer")))
    }
}

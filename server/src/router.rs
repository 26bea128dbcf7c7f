//! Everything between a connection and a handler, in the order in which it happens.

use crate::{
    assets,
    security::{self, Limits, Visitor},
};
use app::{
    accounts, admin, assessments, council, cover, critique, desk::IslandDesk, exceptions, figures, filings,
    handover, initiatives, learning, map, notifications, obstacles, photos, privacy, recognition, register,
    reports, requests, root,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use domain::lang::Lang;
use futures::StreamExt as _;
use islands::desk::Desk;
use jiff::Timestamp;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes as _, generate_route_list};
use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};
use store::accounts::viewer::Viewer;
use tokio::sync::Mutex;
use tower_http::{
    compression::{
        CompressionLayer, CompressionLevel,
        predicate::{NotForContentType, Predicate as _, SizeAbove},
    },
    csrf::{CsrfLayer, ProtectionError},
};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, cookie::SameSite, cookie::time::Duration as CookieDuration,
    session, session_store,
};
use tracing::Instrument as _;
use uuid::Uuid;
use web::{
    context::{App, Ctx, CtxInner},
    error::AppError,
};

/// The whole application as one service.
pub fn router(app: Arc<App>, visitor: Visitor) -> Router {
    let pages = generate_route_list(root::shell);
    let drawn = handlers()
        .leptos_routes_with_handler(pages, get(root::page))
        .fallback(missing)
        .with_state(app.leptos.clone())
        .layer(middleware::from_fn_with_state(Arc::new(Limits::new(visitor)), security::slow_down))
        .layer(same_site(&app))
        .layer(middleware::from_fn(no_page_of_ours))
        .layer(middleware::from_fn(root::error_pages))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), with_context))
        .layer(sessions(&app))
        .layer(middleware::from_fn(to_the_end))
        .layer(DefaultBodyLimit::max(256 * 1024))
        .layer(middleware::from_fn(one_spelling));
    let behind_tls = app.base_url.starts_with("https://");
    let plain = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/.well-known/security.txt", get(security_txt))
        .with_state(Arc::clone(&app))
        .merge(
            Router::new().route("/readyz", get(ready)).with_state(Readiness { app, tried: Arc::default() }),
        )
        .merge(assets::router());
    drawn
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(SizeAbove::new(512).and(NotForContentType::IMAGES)),
        )
        .merge(plain)
        .layer(middleware::from_fn_with_state(behind_tls, security::headers))
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn(observed))
}

/// What is sent comes in time, or breaks off: who sends a letter now and then holds nothing open.
fn in_time_too(body: Body, most: Duration) -> Body {
    let until = tokio::time::Instant::now() + most;
    let parts = futures::stream::unfold(Some(body.into_data_stream()), move |parts| async move {
        let mut parts = parts?;
        match tokio::time::timeout_at(until, parts.next()).await {
            Ok(part) => part.map(|part| (part, Some(parts))),
            Err(late) => Some((Err(axum::Error::new(late)), None)),
        }
    });
    Body::from_stream(parts)
}

/// What is posted is handled to its end, also when whoever sent it has gone: what was begun is kept or not,
/// and never half.
async fn to_the_end(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_stopping) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

/// Answers in time, or says that it can't. Whoever sends a file from a phone has longer.
async fn in_time(request: Request, next: Next) -> Response {
    const PAGE: Duration = Duration::from_secs(30);
    const FILE: Duration = Duration::from_mins(5);
    // Names another server and no page: this one is no proxy.
    if *request.method() == Method::CONNECT {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_file = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let most = if is_file { FILE } else { PAGE };
    match tokio::time::timeout(most, next.run(request.map(|body| in_time_too(body, most)))).await {
        Ok(response) => response,
        Err(_late) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// One address for one page: who comes with slashes too many is led to it, so that nothing is found twice. An
/// address in capitals, as somebody reads it out or a program shouts it, leads to what it means when nothing
/// stands there.
async fn one_spelling(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    if path.contains("//") || (path.len() > 1 && path.ends_with('/')) {
        let steps: Vec<_> = path.split('/').filter(|step| !step.is_empty()).collect();
        return Redirect::permanent(&format!("/{}{query}", steps.join("/"))).into_response();
    }
    let response = next.run(request).await;
    let meant = path.to_ascii_lowercase();
    // In capitals as a whole: codes of areas, and what is escaped, have some of their own.
    let is_shouted = meant != path && path.to_ascii_uppercase() == path && !path.contains('%');
    if response.status() == StatusCode::NOT_FOUND && is_shouted {
        return Redirect::temporary(&format!("{meant}{query}")).into_response();
    }
    response
}

/// No address of ours has a control character in it. A database may refuse them, which would be a fault of
/// ours.
async fn no_page_of_ours(request: Request, next: Next) -> Response {
    if web::route::has_control(request.uri().path()) {
        return AppError::NotFound.into_response();
    }
    next.run(request).await
}

/// Refuses forms of other sites, with a page that says so and a line in the log that says why. The address of
/// the site is ours, also when a proxy in front of it passes on another host.
fn same_site(app: &App) -> CsrfLayer<impl Fn(ProtectionError) -> Response + Clone + use<>> {
    let trusted = CsrfLayer::new().add_trusted_origin(&app.base_url);
    trusted
        .unwrap_or_else(|error| {
            tracing::warn!("base_url can't be trusted as an origin: {error}");
            CsrfLayer::new()
        })
        .with_rejection_response(|why: ProtectionError| {
            tracing::warn!("a form of another site was refused: {why}");
            AppError::OtherSite.into_response()
        })
}

/// What every feature answers, and what islands ask.
fn handlers() -> Router<LeptosOptions> {
    Router::new()
        .merge(initiatives::handlers::router())
        .merge(initiatives::makers_handlers::router())
        .merge(initiatives::own_handlers::router())
        .merge(map::handlers::router())
        .merge(requests::handlers::router())
        .merge(requests::work_handlers::router())
        .merge(requests::decide::router())
        .merge(assessments::handlers::router())
        .merge(obstacles::handlers::router())
        .merge(obstacles::appeals::router())
        .merge(obstacles::joining::router())
        .merge(cover::handlers::router())
        .merge(exceptions::handlers::router())
        .merge(recognition::handlers::router())
        .merge(learning::handlers::router())
        .merge(council::handlers::router())
        .merge(figures::handlers::router())
        .merge(admin::handlers::router())
        .merge(critique::handlers::router())
        .merge(accounts::handlers::router())
        .merge(register::handlers::router())
        .merge(filings::handlers::router())
        .merge(handover::handlers::router())
        .merge(notifications::paper::router())
        .merge(reports::handlers::router())
        .merge(photos::handlers::router())
        .merge(privacy::handlers::router())
        .merge(privacy::helped_handlers::router())
        .route("/api/eilanden/{*name}", axum::routing::post(island_call))
}

/// Name of the cookie. Behind TLS the browser itself binds it to this host.
fn session_name(app: &App) -> &'static str {
    if app.base_url.starts_with("https://") { "__Host-sessie" } else { "sessie" }
}

fn sessions(app: &Arc<App>) -> SessionManagerLayer<store::accounts::sessions::Sessions> {
    let secure = app.base_url.starts_with("https://");
    SessionManagerLayer::new(app.sessions.clone())
        .with_name(session_name(app))
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(CookieDuration::hours(domain::session::LONGEST.as_hours())))
}

/// Gives every request what it knows: who asks, in which language, when.
async fn with_context(
    State(app): State<Arc<App>>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let now = app.clock.now();
    let (viewer, unread) = viewer(&app, &session, now).await;
    if !unread {
        app.follow(viewer.is_some()).await;
    }
    let headers = request.headers();
    let cookies = cookies(headers);
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_known = viewer.is_some() || unread || cookies.iter().any(|(name, _)| name != "taal");
    let uri = request.uri();
    // Names that a browser would never send are left out; what is left is text.
    let mut query: Vec<(String, String)> =
        uri.query().and_then(|query| serde_html_form::from_str(query).ok()).unwrap_or_default();
    for (_, value) in &mut query {
        *value = value.replace(char::is_control, " ");
    }
    let language = |pairs: &[(String, String)]| {
        pairs.iter().find(|(name, _)| name == "taal").map(|(_, code)| Lang::of(code))
    };
    let ctx = Ctx::from(CtxInner {
        live: app.live(),
        viewer,
        lang: language(&query).or_else(|| language(&cookies)).unwrap_or_default(),
        now,
        session: session.clone(),
        device: said(headers, header::USER_AGENT).map(domain::device::name).unwrap_or_default(),
        posted: std::sync::OnceLock::new(),
        from: said(headers, header::REFERER).and_then(|from| page_of(&app, from)),
        unread,
        for_all: asks && !is_known,
        path: uri.path().to_owned(),
        query,
        request_id: request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        cookies,
        form: None,
        error: None,
        app,
    });
    request.extensions_mut().insert(ctx);
    next.run(request).await
}

/// Who asks, and whether that could not be read. A session that makes no sense is none; one that the database
/// did not give may well be one.
async fn viewer(app: &App, session: &Session, now: Timestamp) -> (Option<Viewer>, bool) {
    use session::Error::{SerdeJson, Store};
    match app.sessions.viewer(session, now).await {
        Ok(found) => (found, false),
        Err(error) => {
            tracing::error!("the session could not be read: {error:#}");
            let senseless =
                matches!(error.downcast_ref(), Some(SerdeJson(_) | Store(session_store::Error::Decode(_))));
            (None, !senseless)
        }
    }
}

/// Names and values of the cookies.
fn cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What a header says, when it is text.
fn said(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Path and query of a page of this site.
fn page_of(app: &App, address: &str) -> Option<String> {
    address
        .strip_prefix(&app.base_url)
        .filter(|path| path.starts_with('/') && !path.starts_with("//"))
        .map(str::to_owned)
}

/// Most that an island sends, in bytes: an answer with its reason.
const ISLAND: usize = 64 * 1024;

/// A call of an island. Leptos answers 500 to whatever it can't read; what a browser would never send is the
/// sender's fault.
async fn island_call(ctx: Ctx, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, ISLAND).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let request = Request::from_parts(parts, Body::from(body));
    let response = leptos_axum::handle_server_fns_with_context(
        move || leptos::prelude::provide_context::<Arc<dyn Desk>>(Arc::new(IslandDesk(ctx.clone()))),
        request,
    )
    .await
    .into_response();
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let said = to_bytes(body, ISLAND).await.unwrap_or_default();
    if ["Args|", "MissingArg|", "Deserialization|"].iter().any(|unread| said.starts_with(unread.as_bytes())) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(said))
}

async fn missing() -> AppError {
    AppError::NotFound
}

/// Where somebody who found a hole can tell it (RFC 9116). It holds for half a year from now: who reads it
/// later asks again.
async fn security_txt(State(app): State<Arc<App>>) -> Response {
    let Some(contact) = app.security_contact.as_deref() else { return StatusCode::NOT_FOUND.into_response() };
    let (base, day) = (&app.base_url, domain::time::plus_days(domain::time::day_of(app.clock.now()), 182));
    let text = format!(
        "Contact: {contact}\nExpires: {day}T00:00:00Z\nPreferred-Languages: nl, en\nCanonical: \
            {base}/.well-known/security.txt\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// What is asked whether this process is ready.
#[derive(Debug, Clone)]
struct Readiness {
    app: Arc<App>,
    /// When it was last tried whether anything can be written, and whether it could.
    tried: Arc<Mutex<Option<(Instant, bool)>>>,
}

/// Trying it out writes, so it is not done again for everybody who asks.
const TRIED_EVERY: Duration = Duration::from_secs(3);

impl Readiness {
    async fn writes(&self) -> bool {
        let mut tried = self.tried.lock().await;
        if let Some((at, writes)) = *tried
            && at.elapsed() < TRIED_EVERY
        {
            return writes;
        }
        let outcome = store::journal::try_out(&self.app.db, self.app.clock.now()).await;
        if let Err(error) = &outcome {
            tracing::error!("not ready: {error}");
        }
        *tried = Some((Instant::now(), outcome.is_ok()));
        outcome.is_ok()
    }
}

/// Ready to work: the database answers, and something can be written. That mail waits is measured and shown
/// to the administrator; a mail server that is away, or one wrong address, takes no site off the air.
async fn ready(State(ready): State<Readiness>) -> Response {
    if ready.app.leaves.load(Ordering::Acquire) {
        return (StatusCode::SERVICE_UNAVAILABLE, "leaves: nobody new, please\n").into_response();
    }
    // As patient as who reads: were all processes to leave because a database restarts, nobody would be there
    // when it is back.
    if let Err(error) = ready.app.db.answers().await {
        tracing::error!("not ready: {error}");
        return (StatusCode::SERVICE_UNAVAILABLE, "database does not answer\n").into_response();
    }
    if !ready.app.index.is_there() {
        return (StatusCode::SERVICE_UNAVAILABLE, "database ok\ninitiatives are still read\n")
            .into_response();
    }
    if ready.writes().await {
        "database ok\nwriting ok\nmigrations ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "database ok\nnothing can be written\n").into_response()
    }
}

/// Number by which a request can be found in the log.
#[derive(Debug, Clone)]
struct RequestId(String);

/// Numbers, times and counts a request. Everything that a handler logs stands in a span with that number,
/// which the page of an error shows. Paths carry keys of forms and links, so the log gets the route, not the
/// path.
async fn observed(mut request: Request, next: Next) -> Response {
    let id = Uuid::new_v4().simple().to_string().chars().take(12).collect::<String>();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let started = Instant::now();
    // Of the highest level, so that an error has its number however little is logged.
    let span = tracing::error_span!("handled", request_id = %id, %method, path = %path);
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    metrics::counter!("http_requests_total", "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds").record(took.as_secs_f64());
    if !path.starts_with("/assets") && path != "/healthz" {
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        span.in_scope(|| tracing::info!(status, ms, "request"));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

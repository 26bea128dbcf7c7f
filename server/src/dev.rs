//! Only in builds for development: an open page loads itself again when the server has started again, which
//! `make dev` does after every change.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{
        IntoResponse as _, Response,
        sse::{Event, Sse},
    },
    routing::get,
};
use futures::{StreamExt as _, stream};
use std::{convert::Infallible, time::Duration};
use uuid::Uuid;

/// Hears which start of the server this is, and loads the page again when it becomes another one.
const SCRIPT: &str = r#"let start; new EventSource("/dev/start").onmessage = ({
    data }) => (start ??= data) === data || location.reload();"#;
const TRY_AGAIN: Duration = Duration::from_millis(100);

/// Where the script is.
const AT: &str = "/dev/reload.js";

/// Adds the script to every page, and the routes of it and of what it listens to.
pub fn reloading(router: Router) -> Router {
    let start = Event::default().data(Uuid::new_v4().to_string()).retry(TRY_AGAIN);
    let listen = || async { Sse::new(stream::iter([Ok::<_, Infallible>(start)]).chain(stream::pending())) };
    router
        .layer(middleware::from_fn(with_script))
        .route("/dev/start", get(listen))
        .route(AT, get(|| async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) }))
}

/// The page is asked for plain and whole, and not kept: it can be another one when the server starts again.
async fn with_script(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    request.headers_mut().remove(header::IF_NONE_MATCH);
    let response = next.run(request).await;
    let Some(nonce) = nonce(&response) else { return response };
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let script = format!("<script nonce=\"{nonce}\" src=\"{AT}\"></script>");
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::ETAG);
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, Body::from([&page, script.as_bytes()].concat()))
}

/// What a script of this page has to show, if this is a page; nothing where every script of ours runs.
fn nonce(response: &Response) -> Option<String> {
    let header = |name| response.headers().get(name)?.to_str().ok();
    let is_page = header(header::CONTENT_TYPE)?.starts_with("text/html");
    let (_, after) = header(header::CONTENT_SECURITY_POLICY)?.split_once("'nonce-").unwrap_or_default();
    is_page.then(|| after.split('\'').next().unwrap_or_default().to_owned())
}

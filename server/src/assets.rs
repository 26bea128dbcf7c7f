//! Stylesheets, scripts, drawings and the islands: inside the binary, compressed beforehand, under names that
//! change with them.

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use web::http::Coding;

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Site;

/// Addresses of assets by their plain names. Empty when the assets were not built.
#[must_use]
pub fn manifest() -> HashMap<String, String> {
    Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
}

/// Routes of the assets: hashed ones for ever, those at the root for an hour.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let at_root = Site::iter()
        .filter_map(|name| name.strip_prefix("root/").map(str::to_owned))
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    let router = Router::new().route("/assets/{*path}", get(hashed));
    at_root.fold(router, |router, name| {
        let file = format!("root/{name}");
        router.route(
            &format!("/{name}"),
            get(move |headers: HeaderMap| async move { serve(&file, &headers, "public, max-age=3600") }),
        )
    })
}

async fn hashed(Path(path): Path<String>, headers: HeaderMap) -> Response {
    serve(&format!("assets/{path}"), &headers, "public, max-age=31536000, immutable")
}

/// Serves a file in the smallest form that the browser takes.
fn serve(name: &str, headers: &HeaderMap, caching: &'static str) -> Response {
    let Some(plain) = Site::get(name).filter(|_| !name.ends_with(".br") && !name.ends_with(".gz")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let ends = Coding::ALL.into_iter().zip([".br", ".gz"]);
    let smaller = ends
        .filter(|(coding, _)| coding.is_taken(headers))
        .find_map(|(coding, end)| Some((coding, Site::get(&format!("{name}{end}"))?)));
    let (coding, data) = match smaller {
        Some((coding, file)) => (Some(coding.name()), file.data),
        None => (None, plain.data),
    };
    let mut response = Response::new(Body::from(data.into_owned()));
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    set.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(coding) = coding {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

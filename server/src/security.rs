//! What every response carries, and how often one may try.

use anyhow::Context as _;
use app::error::AppError;
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::{net::IpAddr, sync::Arc};
use tower_governor::{GovernorError, GovernorLayer, governor::GovernorConfigBuilder, key_extractor::KeyExtractor};

/// Headers against sniffing, framing and leaking. The policy for scripts is set per page, because it carries a number.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 6] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        set.insert(name, HeaderValue::from_static(value));
    }
    if !set.contains_key(header::CONTENT_SECURITY_POLICY) {
        set.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"));
    }
    response
}

/// The address of the visitor: of the connection, or the one that the trusted proxies saw.
#[derive(Debug, Clone, Copy)]
pub struct Visitor {
    /// How many proxies in front may be believed.
    pub trusted_proxies: u8,
}

impl KeyExtractor for Visitor {
    type Key = IpAddr;

    fn extract<T>(&self, request: &http::Request<T>) -> Result<IpAddr, GovernorError> {
        let connection = request.extensions().get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
        let forwarded = request.headers().get_all("x-forwarded-for").into_iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        let seen: Vec<IpAddr> = forwarded.filter_map(|address| address.trim().parse().ok()).collect();
        // Each trusted proxy added one address at the end; what stands before those, anybody can have written.
        let behind = usize::from(self.trusted_proxies).checked_sub(1).and_then(|back| seen.iter().rev().nth(back).copied());
        behind.or(connection).ok_or(GovernorError::UnableToExtractKey)
    }
}

/// Ten tries at once and one more every six seconds, per visitor, for whatever sends mail or logs in.
///
/// # Errors
/// Never in practice: only when the numbers in here were zero.
pub fn slow_down<S: Clone + Send + Sync + 'static>(routes: axum::Router<S>, visitor: Visitor) -> anyhow::Result<axum::Router<S>> {
    let mut builder = GovernorConfigBuilder::default().key_extractor(visitor);
    builder.per_second(6).burst_size(10).methods(vec![http::Method::POST]);
    let config = Arc::new(builder.finish().context("the limit is zero")?);
    let layer = GovernorLayer::new(config).error_handler(|error| match error {
        GovernorError::TooManyRequests { wait_time, .. } => AppError::TooMany(wait_time).into_response(),
        GovernorError::UnableToExtractKey | GovernorError::Other { .. } => AppError::BadRequest.into_response(),
    });
    Ok(routes.layer(layer))
}

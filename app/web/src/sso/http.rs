//! How the provider is asked: no redirects, ten seconds, and no more than a megabyte.

use super::{
    errors::{HttpError, MAX_BODY, OidcError},
    settings::Settings,
};
use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse, http, reqwest,
    url::{Host, Url},
};
use std::{pin::Pin, time::Duration};

const TIMEOUT: Duration = Duration::from_secs(10);

/// Whether an address is on this machine: the only place where a provider without TLS is allowed.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// The ready-made `impl AsyncHttpClient for reqwest::Client` reads a body of any size; this one does not.
#[derive(Debug, Clone)]
pub(super) struct Http(reqwest::Client);

impl Http {
    pub(super) fn new(settings: &Settings, issuer: &Url) -> Result<Self, OidcError> {
        let mut builder = reqwest::Client::builder()
            // A redirect could send the client secret, or our request, elsewhere.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .connect_timeout(Duration::from_secs(5))
            .https_only(issuer.scheme() == "https") // the discovered endpoints too
            .user_agent(concat!("Meerwaarde/", env!("CARGO_PKG_VERSION")));
        if is_loopback(issuer) {
            builder = builder.no_proxy(); // HTTP_PROXY must not catch the tests
        }
        if let Some(pem) = &settings.authority {
            for certificate in reqwest::Certificate::from_pem_bundle(pem)
                .map_err(|error| OidcError::Config(error.to_string()))?
            {
                builder = builder.add_root_certificate(certificate);
            }
        }
        builder.build().map(Self).map_err(|error| OidcError::Config(error.to_string()))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn std::future::Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let mut answer = self.0.execute(request.try_into()?).await?;
            let mut builder = http::Response::builder().status(answer.status()).version(answer.version());
            for (name, value) in answer.headers() {
                builder = builder.header(name, value);
            }
            let mut body = Vec::new();
            while let Some(chunk) = answer.chunk().await? {
                if body.len() + chunk.len() > MAX_BODY {
                    return Err(HttpError::TooLarge);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(builder.body(body)?)
        })
    }
}

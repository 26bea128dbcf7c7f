//! What can go wrong with the provider. Nothing in here carries a token or an answer's body, so all of it may
//! be logged.

use openidconnect::{
    ClaimsVerificationError, DiscoveryError, RequestTokenError, StandardErrorResponse, UserInfoError,
    core::CoreErrorResponseType, http, reqwest,
};

/// Most that an answer of the provider holds, in bytes.
pub(super) const MAX_BODY: usize = 1024 * 1024;

/// Why the provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// No connection, or none that can be trusted.
    #[error("{0}")]
    Reqwest(#[from] reqwest::Error),
    /// An answer that is no HTTP.
    #[error("{0}")]
    Http(#[from] http::Error),
    /// More than any answer of a provider is.
    #[error("the answer is larger than {MAX_BODY} bytes")]
    TooLarge,
}

/// Why a log-in at the provider led to nothing.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// A setting is wrong: it does not help to try again.
    #[error("the settings of single sign-on are wrong: {0}")]
    Config(String),
    /// The provider did not answer, or not as the standard says.
    #[error("the provider of single sign-on could not be used: {0}")]
    Unavailable(String),
    /// The provider said no. The code is its own word.
    #[error("the provider of single sign-on refused: {0}")]
    Refused(String),
    /// The answer does not belong to the log-in that this browser began.
    #[error("the answer does not belong to this log-in")]
    Mismatch,
    /// What the provider signed must not be believed.
    #[error("the ID token is not valid: {0:?}")]
    Token(BadToken),
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadToken {
    /// There is none.
    Missing,
    /// By somebody else.
    Issuer,
    /// For somebody else.
    Audience,
    /// Too old.
    Expired,
    /// Of another log-in.
    Nonce,
    /// Not signed by the provider.
    Signature,
    /// It does not fit the access token beside it.
    AccessToken,
    /// About somebody else than the user's data.
    Subject,
    /// Something else.
    Other,
}

impl From<&ClaimsVerificationError> for BadToken {
    fn from(error: &ClaimsVerificationError) -> Self {
        match error {
            ClaimsVerificationError::Expired(_) | ClaimsVerificationError::InvalidAuthTime(_) => {
                Self::Expired
            }
            ClaimsVerificationError::InvalidAudience(_) => Self::Audience,
            ClaimsVerificationError::InvalidIssuer(_) => Self::Issuer,
            ClaimsVerificationError::InvalidNonce(_) => Self::Nonce,
            ClaimsVerificationError::InvalidSubject(_) => Self::Subject,
            ClaimsVerificationError::SignatureVerification(_) => Self::Signature,
            _ => Self::Other,
        }
    }
}

/// A text from outside, fit for a line of the log.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).take(60).collect()
}

pub(super) fn discovery(error: DiscoveryError<HttpError>) -> OidcError {
    match error {
        // Mostly a slash too many or too few at the end of the setting.
        DiscoveryError::Validation(text) => OidcError::Config(text),
        DiscoveryError::UrlParse(error) => OidcError::Config(error.to_string()),
        DiscoveryError::Request(error) => OidcError::Unavailable(chain(&error)),
        DiscoveryError::Response(status, ..) => {
            OidcError::Unavailable(format!("discovery answered {status}"))
        }
        DiscoveryError::Parse(error) => OidcError::Unavailable(format!("discovery: {error}")),
        other => OidcError::Unavailable(other.to_string()),
    }
}

pub(super) fn token(
    error: RequestTokenError<HttpError, StandardErrorResponse<CoreErrorResponseType>>,
) -> OidcError {
    match error {
        RequestTokenError::ServerResponse(answer) => match answer.error() {
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
                OidcError::Config(format!("the token endpoint says {}", answer.error()))
            }
            code => OidcError::Refused(short(code.as_ref())),
        },
        RequestTokenError::Request(error) => OidcError::Unavailable(chain(&error)),
        // The second part is the answer's body, with the tokens in it.
        RequestTokenError::Parse(error, _) => {
            OidcError::Unavailable(format!("token answer: at {}", error.path()))
        }
        RequestTokenError::Other(text) => OidcError::Unavailable(text),
    }
}

pub(super) fn user_info(error: UserInfoError<HttpError>) -> OidcError {
    match error {
        UserInfoError::ClaimsVerification(error) => OidcError::Token(BadToken::from(&error)),
        UserInfoError::Request(error) => OidcError::Unavailable(chain(&error)),
        UserInfoError::Response(status, ..) => OidcError::Unavailable(format!("userinfo answered {status}")),
        UserInfoError::Parse(error) => OidcError::Unavailable(format!("userinfo: at {}", error.path())),
        other => OidcError::Unavailable(other.to_string()),
    }
}

/// An error with its causes: of a connection, only those say what happened.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

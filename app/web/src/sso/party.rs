//! The protocol: OpenID Connect code flow with PKCE, state and nonce. Knows nothing of accounts or roles.

use super::{
    errors::{self, BadToken, OidcError},
    http::{Http, is_loopback},
    settings::Settings,
};
use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthorizationCode,
    ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken, IdTokenFields, IssuerUrl, LanguageTag,
    LogoutProviderMetadata, LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadata, RedirectUrl, Scope, SignatureVerificationError,
    StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
        CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
        CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
        CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
    },
    url::Url,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::HashMap, fmt, str::FromStr as _, sync::Arc, time::Duration};
use store::clock::Clock;
use tokio::{sync::Mutex, time::Instant};

/// Every claim that is not a standard one, by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extra {
    #[serde(flatten)]
    claims: HashMap<String, Value>,
}
impl AdditionalClaims for Extra {}

/// Whether the provider names itself in its answers (RFC 9207).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct NamesItself {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for NamesItself {}

type Metadata = ProviderMetadata<
    LogoutProviderMetadata<NamesItself>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Token = IdToken<Extra, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Claims = openidconnect::IdTokenClaims<Extra, CoreGenderClaim>;
type Fields = IdTokenFields<
    Extra,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Relying = Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Clocks that differ by less are the same clock.
const LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// So long somebody has to log in at the provider.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);
/// So long what the provider says of itself is kept.
const KEPT: Duration = Duration::from_secs(3600);

/// What a session keeps for each tab in which somebody is at the provider. Taken out before the answer is
/// looked at, so that it works once.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pending {
    state: String,
    nonce: String,
    verifier: String,
    started: Timestamp,
    /// Where they wanted to go.
    pub next: String,
}

impl Pending {
    /// Whether an answer belongs to it: somebody can begin in two tabs.
    #[must_use]
    pub fn is_asked_by(&self, answer: &Answer) -> bool {
        // Compared in constant time, as what belongs to one browser only.
        CsrfToken::new(answer.state.clone()) == CsrfToken::new(self.state.clone())
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").field("started", &self.started).finish_non_exhaustive()
    }
}

/// With what the provider sends the browser back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    state: String,
    code: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
    iss: Option<String>,
}

/// Whom the provider says this is.
#[derive(Clone)]
pub struct Identity {
    /// By which the provider knows them: the key, whatever becomes of their address.
    pub subject: String,
    /// Their address, if the provider vouches for it.
    pub email: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// Their groups. `None` when the provider says nothing of groups, which is not the same as that they have
    /// none.
    pub groups: Option<Vec<String>>,
    /// Whether the provider leaves the groups out because there are too many, and says where else they are.
    pub groups_elsewhere: bool,
    /// By which the provider knows what to end, at log-out.
    pub id_token: String,
}

/// What the provider says of itself.
struct Known {
    metadata: Metadata,
    client: Relying,
    at: Instant,
}

/// We, to the provider.
pub struct RelyingParty {
    settings: Settings,
    issuer: IssuerUrl,
    http: Http,
    clock: Clock,
    /// Asked at the first log-in, so that the site starts also when the provider is down.
    known: Mutex<Option<Arc<Known>>>,
}

impl fmt::Debug for RelyingParty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelyingParty").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

fn safe(url: &Url, issuer: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url) && is_loopback(issuer))
}

struct Rejected {
    unknown_key: bool,
    bad: BadToken,
}

impl RelyingParty {
    /// We, by these settings.
    ///
    /// # Errors
    /// When a setting is wrong.
    pub fn new(settings: Settings, clock: Clock) -> Result<Self, OidcError> {
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|error| OidcError::Config(format!("issuer: {error}")))?;
        if !safe(issuer.url(), issuer.url()) {
            return Err(OidcError::Config("the issuer is https (http only on this machine)".to_owned()));
        }
        let http = Http::new(&settings, issuer.url())?;
        let party = Self { settings, issuer, http, clock, known: Mutex::new(None) };
        party.redirect()?;
        Ok(party)
    }

    /// Scheme, host and port of the provider, for the policy of pages with a form that can lead there.
    #[must_use]
    pub fn origin(&self) -> String {
        self.issuer.url().origin().ascii_serialization()
    }

    fn redirect(&self) -> Result<RedirectUrl, OidcError> {
        RedirectUrl::new(self.settings.redirect.clone())
            .map_err(|error| OidcError::Config(format!("base_url: {error}")))
    }

    async fn fetch(&self) -> Result<Arc<Known>, OidcError> {
        let metadata =
            Metadata::discover_async(self.issuer.clone(), &self.http).await.map_err(errors::discovery)?;
        if !safe(metadata.authorization_endpoint().url(), self.issuer.url()) {
            return Err(OidcError::Unavailable("the authorization endpoint is not https".to_owned()));
        }
        // Basic is the standard's own choice; the other way only for a provider that has no basic.
        let post_only = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let (id, secret) = (
            ClientId::new(self.settings.client_id.clone()),
            ClientSecret::new(self.settings.client_secret.clone()),
        );
        let client = Relying::from_provider_metadata(metadata.clone(), id, Some(secret))
            .set_redirect_uri(self.redirect()?)
            .set_auth_type(if post_only { AuthType::RequestBody } else { AuthType::BasicAuth });
        Ok(Arc::new(Known { metadata, client, at: Instant::now() }))
    }

    /// From memory, or asked. Many at once lead to one question.
    async fn known(&self) -> Result<Arc<Known>, OidcError> {
        let mut slot = self.known.lock().await;
        match slot.as_ref() {
            Some(known) if known.at.elapsed() < KEPT => Ok(Arc::clone(known)),
            former => match self.fetch().await {
                Ok(fresh) => {
                    *slot = Some(Arc::clone(&fresh));
                    Ok(fresh)
                }
                // Old keys are better than no log-in: signatures are looked at all the same.
                Err(OidcError::Unavailable(_)) if let Some(known) = former => Ok(Arc::clone(known)),
                Err(error) => Err(error),
            },
        }
    }

    /// Asked once more, unless somebody did since, or very recently.
    async fn asked_again(&self, seen: &Arc<Known>) -> Result<Option<Arc<Known>>, OidcError> {
        let mut slot = self.known.lock().await;
        if let Some(known) = slot.as_ref() {
            if !Arc::ptr_eq(known, seen) {
                return Ok(Some(Arc::clone(known)));
            }
            if known.at.elapsed() < self.settings.ask_again_after {
                return Ok(None);
            }
        }
        let fresh = self.fetch().await?;
        *slot = Some(Arc::clone(&fresh));
        Ok(Some(fresh))
    }

    /// Where to send the browser, and what to keep until it comes back.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub async fn begin(&self, language: &str, next: String) -> Result<(Url, Pending), OidcError> {
        let known = self.known().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = known
            .client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .add_ui_locale(LanguageTag::new(language.to_owned()))
            .url();
        let pending = Pending {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            started: self.clock.now(),
            next,
        };
        Ok((url, pending))
    }

    /// Who came back.
    ///
    /// # Errors
    /// When the answer is not of this log-in, or must not be believed.
    pub async fn finish(&self, pending: Pending, answer: Answer) -> Result<Identity, OidcError> {
        // The state first, also for an error: else anybody could put an error in somebody's browser.
        let same = CsrfToken::new(answer.state) == CsrfToken::new(pending.state);
        if !same || self.clock.now().duration_since(pending.started) > PATIENCE {
            return Err(OidcError::Mismatch);
        }
        let known = self.known().await?;
        let must = known
            .metadata
            .additional_metadata()
            .additional_metadata
            .authorization_response_iss_parameter_supported;
        if answer.iss.as_deref().map_or(must, |iss| iss != self.settings.issuer) {
            return Err(OidcError::Mismatch);
        }
        if let Some(code) = answer.error {
            return Err(refused(&code, answer.error_description.as_deref().unwrap_or_default()));
        }
        let code = answer.code.map(AuthorizationCode::new).ok_or(OidcError::Mismatch)?;
        let tokens: Tokens = known
            .client
            .exchange_code(code)
            .map_err(|error| OidcError::Unavailable(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
            .request_async(&self.http)
            .await
            .map_err(errors::token)?;
        let id_token = tokens.id_token().ok_or(OidcError::Token(BadToken::Missing))?;
        let nonce = Nonce::new(pending.nonce);
        // The code is spent; only the signature is looked at again when the provider has new keys.
        let (known, claims) = match self.verify(&known, &tokens, id_token, &nonce) {
            Ok(claims) => (known, claims),
            Err(Rejected { unknown_key: true, bad }) => match self.asked_again(&known).await? {
                Some(fresh) => {
                    let claims = self
                        .verify(&fresh, &tokens, id_token, &nonce)
                        .map_err(|rejected| OidcError::Token(rejected.bad))?;
                    (fresh, claims)
                }
                None => return Err(OidcError::Token(bad)),
            },
            Err(Rejected { bad, .. }) => return Err(OidcError::Token(bad)),
        };
        self.identity(&known, &tokens, id_token, claims).await
    }

    fn verify<'t>(
        &self,
        known: &Known,
        tokens: &Tokens,
        id_token: &'t Token,
        nonce: &Nonce,
    ) -> Result<&'t Claims, Rejected> {
        let now = self.clock.now();
        let expiry = std::time::SystemTime::from(now.saturating_sub(LEEWAY).unwrap_or(now));
        let newest = now.saturating_add(LEEWAY).unwrap_or(now).as_second();
        let verifier = known
            .client
            .id_token_verifier()
            .set_allowed_algs(algorithms(&known.metadata))
            .set_time_fn(move || expiry.into())
            .set_issue_time_verifier_fn(move |issued| {
                if issued.timestamp() <= newest { Ok(()) } else { Err("issued in the future".into()) }
            });
        let claims = id_token.claims(&verifier, nonce).map_err(|error| Rejected {
            unknown_key: matches!(
                error,
                ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)
            ),
            bad: BadToken::from(&error),
        })?;
        let rejected = |bad| Rejected { unknown_key: false, bad };
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.settings.client_id) {
            return Err(rejected(BadToken::Audience));
        }
        if let Some(expected) = claims.access_token_hash() {
            let actual = id_token.signing_alg().and_then(|algorithm| {
                AccessTokenHash::from_token(
                    tokens.access_token(),
                    algorithm,
                    id_token.signing_key(&verifier)?,
                )
                .map_err(|error| SignatureVerificationError::Other(error.to_string()))
            });
            if !actual.is_ok_and(|actual| actual == *expected) {
                return Err(rejected(BadToken::AccessToken));
            }
        }
        Ok(claims)
    }

    async fn identity(
        &self,
        known: &Known,
        tokens: &Tokens,
        id_token: &Token,
        claims: &Claims,
    ) -> Result<Identity, OidcError> {
        let claim = &self.settings.groups_claim;
        let trusts = self.settings.trust_email;
        let verified =
            |email: Option<String>, verified: Option<bool>| email.filter(|_| verified.unwrap_or(trusts));
        let mut identity = Identity {
            subject: format!("{}|{}", claims.issuer().as_str(), claims.subject().as_str()),
            email: verified(claims.email().map(|email| email.to_string()), claims.email_verified()),
            name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
            groups: groups(&claims.additional_claims().claims, claim),
            groups_elsewhere: elsewhere(&claims.additional_claims().claims),
            id_token: id_token.to_string(),
        };
        let incomplete = identity.email.is_none() || identity.name.is_none() || identity.groups.is_none();
        if incomplete && known.metadata.userinfo_endpoint().is_some() {
            let info: UserInfoClaims<Extra, CoreGenderClaim> = known
                .client
                .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
                .map_err(|error| OidcError::Unavailable(error.to_string()))?
                .request_async(&self.http)
                .await
                .map_err(errors::user_info)?;
            identity.email = identity
                .email
                .or_else(|| verified(info.email().map(|email| email.to_string()), info.email_verified()));
            identity.name = identity
                .name
                .or_else(|| info.name().and_then(|name| name.get(None)).map(|name| name.to_string()));
            identity.groups = identity.groups.or_else(|| groups(&info.additional_claims().claims, claim));
        }
        if identity.groups.is_none() && identity.groups_elsewhere {
            tracing::warn!(
                "single sign-on: somebody has more groups than the provider sends; let it send only those of \
                 this application, or roles of the application, and name that claim in sso_claim"
            );
        }
        Ok(identity)
    }

    /// Where somebody logs out at the provider as well; nothing when it has no such place. Our own session is
    /// ended before this.
    pub async fn log_out(&self, id_token: &str) -> Option<Url> {
        let known = self.known().await.ok()?;
        let endpoint = known.metadata.additional_metadata().end_session_endpoint.clone()?;
        if !safe(endpoint.url(), self.issuer.url()) {
            return None;
        }
        let mut request = LogoutRequest::from(endpoint)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(
                PostLogoutRedirectUrl::new(self.settings.after_log_out.clone()).ok()?,
            );
        if let Ok(hint) = Token::from_str(id_token) {
            request = request.set_id_token_hint(&hint);
        }
        Some(request.http_get_url())
    }
}

/// Signatures that the provider says it makes, without those that anybody with our secret could make, and
/// without none at all.
fn algorithms(metadata: &Metadata) -> Vec<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as Alg;
    let known = [
        Alg::RsaSsaPkcs1V15Sha256,
        Alg::RsaSsaPkcs1V15Sha384,
        Alg::RsaSsaPkcs1V15Sha512,
        Alg::RsaSsaPssSha256,
        Alg::RsaSsaPssSha384,
        Alg::RsaSsaPssSha512,
        Alg::EcdsaP256Sha256,
        Alg::EcdsaP384Sha384,
        Alg::EdDsa,
    ];
    let listed = metadata.id_token_signing_alg_values_supported();
    let both: Vec<_> = known.into_iter().filter(|algorithm| listed.contains(algorithm)).collect();
    if both.is_empty() { vec![Alg::RsaSsaPkcs1V15Sha256] } else { both }
}

/// Why the provider sent somebody back. About what we ask, or who we are, a person can do nothing: the
/// setting is named in the log.
fn refused(code: &str, why: &str) -> OidcError {
    let (said, why) = (errors::short(code), errors::short(why));
    match code {
        "invalid_scope" => OidcError::Config(format!("sso_scopes: the provider says {said}: {why}")),
        "invalid_client" | "unauthorized_client" | "invalid_request" | "unsupported_response_type" => {
            OidcError::Config(format!("sso_client_id: the provider says {said}: {why}"))
        }
        _ => OidcError::Refused(format!("{said}: {why}")),
    }
}

/// Whether groups are left out because there are too many: of Microsoft Entra ID `hasgroups`, and of others
/// the claims that are elsewhere (OpenID Connect Core 5.6.2).
fn elsewhere(claims: &HashMap<String, Value>) -> bool {
    let is_true = |value: &Value| value == &Value::Bool(true) || value.as_str() == Some("true");
    let named = claims.get("_claim_names").and_then(Value::as_object);
    claims.get("hasgroups").is_some_and(is_true) || named.is_some_and(|names| !names.is_empty())
}

/// A claim by its name, or along its dots (`realm_access.roles`): a list of texts, or one text.
fn groups(claims: &HashMap<String, Value>, name: &str) -> Option<Vec<String>> {
    let value = claims.get(name).or_else(|| {
        let mut parts = name.split('.');
        let first = claims.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))
    })?;
    match value {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(all) => all.iter().map(|value| value.as_str().map(str::to_owned)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_are_left_out_are_noticed() {
        for (claims, left_out) in [
            (serde_json::json!({"hasgroups": true}), true),
            (serde_json::json!({"hasgroups": "true"}), true),
            (serde_json::json!({"_claim_names": {"groups": "src1"}}), true),
            (serde_json::json!({"_claim_names": {}}), false),
            (serde_json::json!({"hasgroups": false, "groups": []}), false),
        ] {
            let all = claims.as_object().unwrap().clone().into_iter().collect();
            assert_eq!(elsewhere(&all), left_out, "{claims}");
        }
    }

    #[test]
    fn groups_are_found_where_providers_put_them() {
        let claims = serde_json::json!({"groups": ["a", "b"], "role": "x", "n": 1,
            "realm_access": {"roles": ["r"]}, "https://e.org/r": []});
        let claims = serde_json::from_value::<Extra>(claims).unwrap().claims;
        let of = |name: &str| groups(&claims, name);
        assert_eq!(of("groups"), Some(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(of("role"), Some(vec!["x".to_owned()]));
        assert_eq!(of("realm_access.roles"), Some(vec!["r".to_owned()]));
        assert_eq!(
            of("https://e.org/r"),
            Some(Vec::new()),
            "no groups is not the same as nothing said of groups"
        );
        assert_eq!(of("n"), None);
        assert_eq!(of("none"), None);
    }
}

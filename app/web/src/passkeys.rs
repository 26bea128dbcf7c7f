//! Passkeys: the second step of logging in for colleagues who get a link by mail (WebAuthn). The person is
//! known before this, so nothing in here finds out who somebody is.
//!
//! What is under way is kept in the session on the server, for one person and five minutes, and is taken out
//! before it is used.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::accounts::{Passed, Registered};
use uuid::Uuid;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Url, Webauthn, WebauthnBuilder, WebauthnError,
};

/// So long what was started can be finished. The library looks at no clock itself.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// Why a passkey led to nothing.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// Passkeys hang on a name: they can't work on a bare address such as 127.0.0.1.
    #[error("passkeys need a base_url with a name, not {0}")]
    BaseUrl(String),
    /// There is none to ask for.
    #[error("no passkey")]
    None,
    /// Nothing of the kind is under way for this person, or not any more.
    #[error("nothing is under way")]
    Stale,
    /// The browser sent something else, or our own row is damaged.
    #[error("unreadable: {0}")]
    Json(#[from] serde_json::Error),
    /// Another challenge, site, signature or count.
    #[error(transparent)]
    Refused(#[from] WebauthnError),
}

/// What is handed out when something starts.
#[derive(Debug)]
pub struct Started {
    /// For the page.
    pub options: String,
    /// For the session.
    pub pending: String,
}

#[derive(Serialize, Deserialize)]
struct Pending<T> {
    account: Uuid,
    until: Timestamp,
    state: T,
}

// Each with a name of its own, so that one can't be read as the other.
#[derive(Serialize, Deserialize)]
struct Registering {
    registration: PasskeyRegistration,
}

#[derive(Serialize, Deserialize)]
struct Authenticating {
    authentication: PasskeyAuthentication,
}

/// Passkeys of this site.
#[derive(Debug, Clone)]
pub struct Passkeys {
    webauthn: Webauthn,
}

impl Passkeys {
    /// Those of a site at this address.
    ///
    /// # Errors
    /// When the address has no name in it.
    pub fn new(base_url: &str, name: &str) -> Result<Self, PasskeyError> {
        let unfit = || PasskeyError::BaseUrl(base_url.to_owned());
        let origin = Url::parse(base_url).map_err(|_no_url| unfit())?;
        let id = origin.domain().ok_or_else(unfit)?;
        Ok(Self { webauthn: WebauthnBuilder::new(id, &origin)?.rp_name(name).build()? })
    }

    /// Starts to make one. `existing` are those that this person has, so that no device gets two.
    ///
    /// # Errors
    /// When a row is damaged.
    pub fn start_registration(
        &self,
        account: Uuid,
        email: &str,
        name: &str,
        existing: &[String],
        now: Timestamp,
    ) -> Result<Started, PasskeyError> {
        let exclude = read(existing)?.iter().map(|passkey| passkey.cred_id().clone()).collect();
        let (challenge, registration) =
            self.webauthn.start_passkey_registration(account, email, name, Some(exclude))?;
        Ok(Started {
            options: serde_json::to_string(&challenge.public_key)?,
            pending: pending(account, now, Registering { registration })?,
        })
    }

    /// Finishes that.
    ///
    /// # Errors
    /// When the answer does not belong to it.
    pub fn finish_registration(
        &self,
        account: Uuid,
        answer: &str,
        pending: &str,
        now: Timestamp,
    ) -> Result<Registered, PasskeyError> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        let state: Registering = open(pending, account, now)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &state.registration)?;
        Ok(Registered {
            credential_id: domain::event::hex(passkey.cred_id()),
            credential: serde_json::to_string(&passkey)?,
        })
    }

    /// Starts to ask for one of these. None at all is an error: the library would take it for "any passkey of
    /// anybody".
    ///
    /// # Errors
    /// When there is none, or a row is damaged.
    pub fn start_authentication(
        &self,
        account: Uuid,
        existing: &[String],
        now: Timestamp,
    ) -> Result<Started, PasskeyError> {
        let passkeys = read(existing)?;
        if passkeys.is_empty() {
            return Err(PasskeyError::None);
        }
        let (challenge, authentication) = self.webauthn.start_passkey_authentication(&passkeys)?;
        Ok(Started {
            options: serde_json::to_string(&challenge.public_key)?,
            pending: pending(account, now, Authenticating { authentication })?,
        })
    }

    /// Finishes that. `existing` is read anew, so that one that was taken away meanwhile does not pass.
    ///
    /// # Errors
    /// When the answer does not belong to it, or the passkey seems to be copied.
    pub fn finish_authentication(
        &self,
        account: Uuid,
        answer: &str,
        pending: &str,
        existing: &[String],
        now: Timestamp,
    ) -> Result<Passed, PasskeyError> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let state: Authenticating = open(pending, account, now)?;
        let result = self.webauthn.finish_passkey_authentication(&answer, &state.authentication)?;
        let mut passkey = read(existing)?
            .into_iter()
            .find(|passkey| passkey.cred_id() == result.cred_id())
            .ok_or(PasskeyError::None)?;
        let changed = passkey.update_credential(&result).unwrap_or(false);
        // The library compared the count with that of when it started. The row may be further: an answer that
        // was sent twice.
        if result.counter() > 0 && !changed {
            return Err(WebauthnError::CredentialPossibleCompromise.into());
        }
        let credential = if changed { Some(serde_json::to_string(&passkey)?) } else { None };
        Ok(Passed { credential_id: domain::event::hex(result.cred_id()), credential })
    }
}

fn pending<T: Serialize>(account: Uuid, now: Timestamp, state: T) -> Result<String, PasskeyError> {
    Ok(serde_json::to_string(&Pending {
        account,
        until: now.saturating_add(PATIENCE).unwrap_or(now),
        state,
    })?)
}

fn open<T: DeserializeOwned>(kept: &str, account: Uuid, now: Timestamp) -> Result<T, PasskeyError> {
    let kept: Pending<T> = serde_json::from_str(kept).map_err(|_another_kind| PasskeyError::Stale)?;
    if kept.account == account && now < kept.until { Ok(kept.state) } else { Err(PasskeyError::Stale) }
}

fn read(kept: &[String]) -> Result<Vec<Passkey>, PasskeyError> {
    Ok(kept.iter().map(|text| serde_json::from_str(text)).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::{PasskeyError, Passkeys};

    #[test]
    fn passkeys_hang_on_a_name() {
        for address in ["http://127.0.0.1:3000", "http://[::1]:3000", "nergens"] {
            assert!(matches!(Passkeys::new(address, "x"), Err(PasskeyError::BaseUrl(_))), "{address}");
        }
        assert!(Passkeys::new("http://localhost:3000", "x").is_ok());
        assert!(Passkeys::new("https://meerwaarde.example/x", "x").is_ok());
    }

    #[test]
    fn what_is_under_way_is_of_one_person_one_kind_and_five_minutes() {
        let passkeys = Passkeys::new("https://meerwaarde.example", "x").unwrap();
        let now = jiff::Timestamp::UNIX_EPOCH;
        let (me, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let started = passkeys.start_registration(me, "a@b.example", "A", &[], now).unwrap();
        assert!(started.options.contains("challenge"));
        assert!(super::open::<super::Registering>(&started.pending, me, now).is_ok());
        assert!(super::open::<super::Registering>(&started.pending, other, now).is_err());
        assert!(super::open::<super::Authenticating>(&started.pending, me, now).is_err());
        assert!(super::open::<super::Registering>(&started.pending, me, now + super::PATIENCE).is_err());
        assert!(matches!(passkeys.start_authentication(me, &[], now), Err(PasskeyError::None)));
    }
}

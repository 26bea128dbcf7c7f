//! Settings of single sign-on.

use std::time::Duration;

/// Settings of single sign-on.
#[derive(Clone)]
pub struct Settings {
    /// The provider, exactly as it names itself, with or without a slash at the end.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there.
    pub client_secret: String,
    /// Where the provider sends the browser back.
    pub redirect: String,
    /// Where the provider sends the browser after logging out.
    pub after_log_out: String,
    /// What we ask to know, beside who it is.
    pub scopes: Vec<String>,
    /// The claim with the groups.
    pub groups_claim: String,
    /// Whether an address counts that the provider neither vouches for nor warns about.
    pub trust_email: bool,
    /// Certificates (PEM) of an authority of the municipality's own, beside those that everybody trusts.
    pub authority: Option<Vec<u8>>,
    /// An unknown key makes us ask the provider again, but not more often than this.
    pub ask_again_after: Duration,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

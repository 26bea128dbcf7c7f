//! Settings: a file `meerwaarde.toml`, and `MEERWAARDE_…` variables on top of it. An unknown name is an error in both.

use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use web::{
    passkeys::Passkeys,
    sso::{GroupRole, RelyingParty, Settings, Sso},
};

/// All settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on.
    pub address: SocketAddr,
    /// Address and port of `/metrics`; only on this machine by default.
    pub metrics_address: SocketAddr,
    /// Folder for the embedded database and mail files.
    pub data: PathBuf,
    /// `sqlite://…` or `postgres://…`; by default a SQLite file in `data`.
    pub database_url: Option<String>,
    /// Address of the site as people type it, for links in mail.
    pub base_url: Option<String>,
    /// `file:DIR` or `smtp://user:pass@host:port?tls=…`; by default files in `data`.
    pub mail: Option<String>,
    /// Sender of mail.
    pub mail_from: String,
    /// Name of the municipality.
    pub municipality: String,
    /// The number that people call who would rather not type.
    pub phone: Option<String>,
    /// GeoJSON of the neighbourhoods, taken in when there are none yet.
    pub areas: Option<PathBuf>,
    /// Background tiles of the map, `https://…/{z}/{x}/{y}.png`. Off by default: nothing leaves the visitor's browser.
    pub tiles: Option<String>,
    /// Number of proxies in front that may be believed about the visitor's address.
    pub trusted_proxies: u8,
    /// Seconds that a visitor takes to fill in a form, at the least; what comes sooner was sent by a program. 0 to not look at it.
    pub form_seconds: u8,
    /// Where somebody who found a hole in the site can tell it, for `security.txt`: `mailto:…` or `https://…`.
    pub security_contact: Option<String>,
    /// So many times the usual pace of forms and searches, for sites with many people behind one address.
    pub pace: u16,
    /// The municipality's own log-in (OpenID Connect): the provider, exactly as it names itself. Without it there is none.
    pub sso_issuer: Option<String>,
    /// Our name there.
    pub sso_client_id: String,
    /// Our secret there.
    pub sso_client_secret: String,
    /// What the button says after "Log in with".
    pub sso_name: String,
    /// What we ask to know beside who it is, with spaces between.
    pub sso_scopes: String,
    /// The claim with the groups; dots lead inside (`realm_access.roles`).
    pub sso_claim: String,
    /// Which group gives which role: `group=official@Team/WK01,WK02`, with semicolons between.
    pub sso_roles: String,
    /// Whether addresses count when the provider does not say that it checked them (`email_verified`). Only for a provider where nobody
    /// can set their own address.
    pub sso_trust_email: bool,
    /// File with certificates (PEM) of an authority of the municipality's own.
    pub sso_authority: Option<PathBuf>,
    /// Seconds after which an unknown key makes us ask the provider again.
    pub sso_ask_again: u16,
    /// Whether colleagues may log in with a link by mail. Off only with single sign-on.
    pub staff_mail: bool,
    /// Whether colleagues who log in by mail take a second step (passkey). Works only where `base_url` has a name.
    pub staff_passkeys: bool,
    /// Demonstration.
    pub demo: bool,
    /// Logs as JSON, for machines.
    pub log_json: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 3000)),
            metrics_address: SocketAddr::from(([127, 0, 0, 1], 9464)),
            data: PathBuf::from("var"),
            database_url: None,
            base_url: None,
            mail: None,
            mail_from: "Meerwaarde <noreply@meerwaarde.example>".to_owned(),
            municipality: "Enschede".to_owned(),
            phone: None,
            areas: None,
            tiles: None,
            trusted_proxies: 0,
            form_seconds: 2,
            security_contact: None,
            pace: 1,
            sso_issuer: None,
            sso_client_id: String::new(),
            sso_client_secret: String::new(),
            sso_name: "uw werkaccount".to_owned(),
            sso_scopes: "email profile groups".to_owned(),
            sso_claim: "groups".to_owned(),
            sso_roles: String::new(),
            sso_trust_email: false,
            sso_authority: None,
            sso_ask_again: 60,
            staff_mail: true,
            staff_passkeys: true,
            demo: false,
            log_json: false,
        }
    }
}

impl Config {
    /// Reads the file and the variables.
    ///
    /// # Errors
    /// When the file can't be read, or a name or value is not understood.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let fallback = Path::new("meerwaarde.toml");
        let text = match file {
            Some(file) => std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?,
            None if fallback.exists() => std::fs::read_to_string(fallback).context("can't read meerwaarde.toml")?,
            None => String::new(),
        };
        Self::parse(&text, std::env::vars())
    }

    fn parse(text: &str, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut table: toml::Table = text.parse().context("the settings file is not TOML")?;
        for (name, value) in variables {
            let Some(key) = name.strip_prefix("MEERWAARDE_").map(str::to_lowercase) else { continue };
            if key == "config" {
                continue;
            }
            let value = match key.as_str() {
                "trusted_proxies" | "form_seconds" | "pace" | "sso_ask_again" => {
                    toml::Value::Integer(value.parse().with_context(|| format!("{name} is not a number"))?)
                }
                "demo" | "log_json" | "staff_mail" | "staff_passkeys" | "sso_trust_email" => match value.as_str() {
                    "true" | "1" => toml::Value::Boolean(true),
                    "false" | "0" => toml::Value::Boolean(false),
                    _ => bail!("{name} is true or false"),
                },
                _ => toml::Value::String(value),
            };
            table.insert(key, value);
        }
        toml::Value::Table(table).try_into().context("the settings are not understood")
    }

    /// Address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite://{}", self.data.join("meerwaarde.db").display()))
    }

    /// Address of the site, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> String {
        self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.address)).trim_end_matches('/').to_owned()
    }

    /// Where holes in the site are told. In a demonstration it is nobody's.
    ///
    /// # Errors
    /// When it is neither an address for mail nor one of a page.
    pub fn security_contact(&self) -> anyhow::Result<Option<String>> {
        let contact = self.security_contact.clone().or_else(|| self.demo.then(|| "mailto:beveiliging@demonstratie.example".to_owned()));
        if let Some(contact) = &contact {
            let one_line = contact.chars().all(|c| c.is_ascii_graphic());
            anyhow::ensure!(
                one_line && (contact.starts_with("mailto:") || contact.starts_with("https://")),
                "security_contact is mailto:… or https://…, not {contact:?}"
            );
        }
        Ok(contact)
    }

    /// Single sign-on, when it is set up.
    ///
    /// # Errors
    /// When one of its settings is wrong or missing.
    pub fn sso(&self, clock: store::clock::Clock) -> anyhow::Result<Option<Sso>> {
        let Some(issuer) = self.sso_issuer.clone().filter(|issuer| !issuer.is_empty()) else {
            anyhow::ensure!(self.staff_mail, "staff_mail is off and there is no sso_issuer: colleagues could not log in at all");
            return Ok(None);
        };
        anyhow::ensure!(!self.sso_client_id.is_empty() && !self.sso_client_secret.is_empty(), "sso_issuer needs sso_client_id and sso_client_secret");
        let mut roles = Vec::new();
        for one in self.sso_roles.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let (group, role) = one.rsplit_once('=').with_context(|| format!("sso_roles: {one:?} is not group=role"))?;
            roles.push(GroupRole::parse(group, role).with_context(|| format!("sso_roles: {one:?}"))?);
        }
        anyhow::ensure!(!roles.is_empty(), "sso_issuer needs sso_roles: without it nobody gets in");
        let authority = self.sso_authority.as_ref().map(|file| std::fs::read(file).with_context(|| format!("can't read {}", file.display()))).transpose()?;
        let settings = Settings {
            issuer,
            client_id: self.sso_client_id.clone(),
            client_secret: self.sso_client_secret.clone(),
            redirect: format!("{}/inloggen/gemeente/terug", self.base()),
            after_log_out: format!("{}/uitgelogd", self.base()),
            scopes: self.sso_scopes.split_whitespace().map(str::to_owned).collect(),
            groups_claim: self.sso_claim.clone(),
            trust_email: self.sso_trust_email,
            authority,
            ask_again_after: std::time::Duration::from_secs(self.sso_ask_again.into()),
        };
        Ok(Some(Sso { party: RelyingParty::new(settings, clock)?, name: self.sso_name.clone(), roles }))
    }

    /// Passkeys, where they can work.
    #[must_use]
    pub fn passkeys(&self) -> Option<Passkeys> {
        if !self.staff_passkeys {
            return None;
        }
        Passkeys::new(&self.base(), &self.municipality).map_err(|error| tracing::warn!("no second step for colleagues: {error}")).ok()
    }

    /// Where mail goes.
    #[must_use]
    pub fn mail(&self) -> String {
        self.mail.clone().unwrap_or_else(|| format!("file:{}", self.data.join("mail").display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn a_variable_wins_over_the_file() {
        let config =
            Config::parse("base_url = \"https://a.example/\"\ndemo = true", variables(&[("MEERWAARDE_BASE_URL", "https://b.example/"), ("PATH", "x")]));
        let config = config.unwrap();
        assert_eq!(config.base(), "https://b.example");
        assert!(config.demo);
        assert_eq!(config.database(), "sqlite://var/meerwaarde.db");
    }

    #[test]
    fn an_unknown_name_is_an_error_in_file_and_variables() {
        assert!(Config::parse("adres = \"x\"", variables(&[])).is_err());
        assert!(Config::parse("", variables(&[("MEERWAARDE_DATABSE_URL", "x")])).is_err());
        assert!(Config::parse("", variables(&[("MEERWAARDE_DEMO", "maybe")])).is_err());
    }
}

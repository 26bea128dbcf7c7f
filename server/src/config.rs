//! Settings: a file `meerwaarde.toml`, and `MEERWAARDE_…` variables on top of it. An unknown name is an error
//! in both.

use anyhow::{Context as _, bail};
use axum::http::uri::Authority;
use serde::{Deserialize, Serialize};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use store::db::Place;
use web::{
    passkeys::Passkeys,
    sso::{GroupRole, RelyingParty, Settings, Sso},
};

/// Declares the settings once: their names, what they mean and what they are when nobody set them. What has
/// no such value shows an example in [`Config::example`].
macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $default:expr $(,
        for example $example:literal)?;)+) => {
        /// All settings.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Config {
            $($(#[doc = $doc])+ pub $name: $type,)+
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        /// Name, meaning and example of each setting.
        const SETTINGS: &[(&str, &[&str], &[&str])] = &[$((stringify!($name), &[$($doc),+],
            &[$($example)?])),+];
    };
}

settings! {
    /// Address and port to listen on.
    address: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 3000));
    /// Address and port of `/metrics`; only on this machine by default.
    metrics_address: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 9464));
    /// Folder for the embedded database and mail files.
    data: PathBuf = PathBuf::from("var");
    /// `sqlite://…` or `postgres://…`; by default a SQLite file in `data`.
    database_url: Option<String> = None,
        for example "postgres://meerwaarde@db.municipality.example/meerwaarde";
    /// Address of a copy of the PostgreSQL database that follows it (a hot standby). Pages that everybody
    /// looks at are read from it, when it has everything that they show.
    database_replica_url: Option<String> = None,
        for example "postgres://meerwaarde@copy.municipality.example/meerwaarde";
    /// Address by which the owner of the PostgreSQL database brings it to a newer shape, past any pooler; by
    /// default `database_url`.
    database_owner_url: Option<String> = None,
        for example "postgres://owner@db.municipality.example/meerwaarde";
    /// Whether a pooler stands between us and PostgreSQL that gives every transaction another connection,
    /// such as PgBouncer with `pool_mode = transaction`. It must ignore the parameter `extra_float_digits`.
    pooler: bool = false;
    /// Where photos are: `file:DIR` or `s3://key:secret@host/bucket?region=…` for a store that speaks S3
    /// (with `&tls=none` in a closed network); by default the folder `files` in `data`. Who has more than
    /// one machine needs the latter.
    files: Option<String> = None,
        for example "s3://key:secret@s3.municipality.example/photos?region=nl";
    /// Address of the site as people type it, for links in mail.
    base_url: Option<String> = None, for example "https://initiatieven.municipality.example";
    /// `file:DIR` or `smtp://user:pass@host:port?tls=…`; by default files in `data`.
    mail: Option<String> = None,
        for example "smtp://user:password@mail.municipality.example:587?tls=required";
    /// Sender of mail.
    mail_from: String = "Meerwaarde <noreply@meerwaarde.example>".to_owned();
    /// Name of the municipality. Without it a new database is not begun, but for a demonstration; one that
    /// is there keeps the name that it has.
    municipality: Option<String> = None, for example "Zwolle";
    /// The number that people call who would rather not type.
    phone: Option<String> = None, for example "14 0123";
    /// GeoJSON of the neighbourhoods, taken in when there are none yet.
    areas: Option<PathBuf> = None, for example "neighbourhoods.geojson";
    /// Background tiles of the map, `https://…/{z}/{x}/{y}.png`. Off by default: nothing leaves the visitor's
    /// browser.
    tiles: Option<String> = None, for example "https://tiles.municipality.example/{z}/{x}/{y}.png";
    /// Number of proxies in front that may be believed about the visitor's address.
    trusted_proxies: u8 = 0;
    /// Seconds that a visitor takes to fill in a form, at the least; what comes sooner was sent by a program.
    /// 0 to not look at it.
    form_seconds: u8 = 2;
    /// Minutes for which the figures on `/zo-doen-wij-het` are kept: they are not counted for each visitor.
    figures_minutes: u8 = 5;
    /// Where somebody who found a hole in the site can tell it, for `security.txt`: `mailto:…` or
    /// `https://…`.
    security_contact: Option<String> = None, for example "mailto:security@municipality.example";
    /// Seconds for which a process that is told to stop goes on, while `/readyz` says that it leaves: for as
    /// long as it takes until whatever divides visitors over processes has noticed.
    leaving_seconds: u8 = 0;
    /// So many times the usual pace of forms and searches, for sites with many people behind one address.
    pace: u16 = 1;
    /// The municipality's own log-in (OpenID Connect): the provider, exactly as it names itself. Without it
    /// there is none.
    sso_issuer: Option<String> = None, for example "https://login.municipality.example/realms/staff";
    /// Our name there.
    sso_client_id: String = String::new();
    /// Our secret there.
    sso_client_secret: String = String::new();
    /// What the button says after "Log in with".
    sso_name: String = "uw werkaccount".to_owned();
    /// What we ask to know beside who it is, with spaces between. Some providers only send groups when asked
    /// for them by a scope (`groups` at Authentik, Authelia and Dex); others refuse one that they don't know
    /// (Microsoft Entra ID, Google).
    sso_scopes: String = "email profile".to_owned();
    /// The claim with the groups; dots lead inside (`realm_access.roles`).
    sso_claim: String = "groups".to_owned();
    /// Which group gives which role: `group=official@Team/WK01,WK02`, with semicolons between.
    sso_roles: String = String::new();
    /// Whether addresses count when the provider does not say that it checked them (`email_verified`). Only
    /// for a provider where nobody can set their own address.
    sso_trust_email: bool = false;
    /// File with certificates (PEM) of an authority of the municipality's own.
    sso_authority: Option<PathBuf> = None, for example "authority.pem";
    /// Seconds after which an unknown key makes us ask the provider again.
    sso_ask_again: u16 = 60;
    /// Whether colleagues may log in with a link by mail. Off only with single sign-on.
    staff_mail: bool = true;
    /// Whether colleagues who log in by mail take a second step (passkey). Works only where `base_url` has a
    /// name.
    staff_passkeys: bool = true;
    /// Demonstration.
    demo: bool = false;
    /// Logs as JSON, for machines.
    log_json: bool = false;
}

impl Config {
    /// Reads the file and the variables.
    ///
    /// # Errors
    /// When the file can't be read, or a name or value is not understood.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let fallback = Path::new("meerwaarde.toml");
        let text = match file {
            Some(file) => {
                std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?
            }
            None if fallback.exists() => {
                std::fs::read_to_string(fallback).context("can't read meerwaarde.toml")?
            }
            None => String::new(),
        };
        Self::parse(&text, std::env::vars())
    }

    fn parse(text: &str, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut table: toml::Table = text.parse().context("the settings file is not TOML")?;
        let defaults = Self::defaults()?;
        for (name, value) in variables {
            let Some(key) = name.strip_prefix("MEERWAARDE_").map(str::to_lowercase) else { continue };
            if key == "config" {
                continue;
            }
            let value = match (defaults.get(&key), value.as_str()) {
                (Some(toml::Value::Integer(_)), number) => {
                    toml::Value::Integer(number.parse().with_context(|| format!("{name} is not a number"))?)
                }
                (Some(toml::Value::Boolean(_)), "true" | "1") => toml::Value::Boolean(true),
                (Some(toml::Value::Boolean(_)), "false" | "0") => toml::Value::Boolean(false),
                (Some(toml::Value::Boolean(_)), _) => bail!("{name} is true or false"),
                _ => toml::Value::String(value),
            };
            table.insert(key, value);
        }
        let config: Self = toml::Value::Table(table).try_into().context("the settings are not understood")?;
        anyhow::ensure!(
            config.base_url.as_deref().is_none_or(|url| origin(url).is_some()),
            "base_url is the address of the site as people type it, such as https://meerwaarde.example: \
                http or https, a host, and no path, name or password"
        );
        Ok(config)
    }

    /// What is set when nobody set anything; settings without such a value are not in it.
    fn defaults() -> anyhow::Result<toml::Table> {
        toml::Table::try_from(Self::default()).context("the settings can't be written as TOML")
    }

    /// A settings file with every setting in it, explained. As it stands it changes nothing: each line is a
    /// comment.
    ///
    /// # Errors
    /// Never, as long as every setting can be written as TOML.
    pub fn example() -> anyhow::Result<String> {
        let defaults = Self::defaults()?;
        let mut text =
            "# Settings of Meerwaarde. Each can be a variable too: MEERWAARDE_ADDRESS for address.\n"
                .to_owned();
        for (name, meaning, example) in SETTINGS {
            text.push('\n');
            for line in *meaning {
                text += &format!("#{}\n", line.replace('`', ""));
            }
            let value = defaults.get(*name).cloned().unwrap_or_else(|| example.concat().into());
            text += &format!("#{name} = {value}\n");
        }
        Ok(text)
    }

    /// Address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data.join("meerwaarde.db").display()))
    }

    /// Where a database at this address is, and what stands between.
    #[must_use]
    pub fn place<'a>(&'a self, url: &'a str) -> Place<'a> {
        Place { url, replica: self.database_replica_url.as_deref(), pooler: self.pooler }
    }

    /// Address of the site, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> String {
        let base = self.base_url.as_deref().and_then(origin);
        base.unwrap_or_else(|| format!("http://{}", self.address))
    }

    /// Where holes in the site are told. In a demonstration it is nobody's.
    ///
    /// # Errors
    /// When it is neither an address for mail nor one of a page.
    pub fn security_contact(&self) -> anyhow::Result<Option<String>> {
        let contact = self
            .security_contact
            .clone()
            .or_else(|| self.demo.then(|| "mailto:beveiliging@demonstratie.example".to_owned()));
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
            anyhow::ensure!(
                self.staff_mail,
                "staff_mail is off and there is no sso_issuer: colleagues could not log in at all"
            );
            return Ok(None);
        };
        anyhow::ensure!(
            !self.sso_client_id.is_empty() && !self.sso_client_secret.is_empty(),
            "sso_issuer needs sso_client_id and sso_client_secret"
        );
        let mut roles = Vec::new();
        for one in self.sso_roles.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let (group, role) =
                one.rsplit_once('=').with_context(|| format!("sso_roles: {one:?} is not group=role"))?;
            roles.push(GroupRole::parse(group, role).with_context(|| format!("sso_roles: {one:?}"))?);
        }
        anyhow::ensure!(!roles.is_empty(), "sso_issuer needs sso_roles: without it nobody gets in");
        let authority = self
            .sso_authority
            .as_ref()
            .map(|file| std::fs::read(file).with_context(|| format!("can't read {}", file.display())))
            .transpose()?;
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

    /// Passkeys for this municipality, where they can work.
    #[must_use]
    pub fn passkeys(&self, municipality: &str) -> Option<Passkeys> {
        if !self.staff_passkeys {
            return None;
        }
        Passkeys::new(&self.base(), municipality)
            .map_err(|error| tracing::warn!("no second step for colleagues: {error}"))
            .ok()
    }

    /// Where photos are.
    #[must_use]
    pub fn files(&self) -> String {
        self.files.clone().unwrap_or_else(|| format!("file:{}", self.data.join("files").display()))
    }

    /// Where mail goes.
    #[must_use]
    pub fn mail(&self) -> String {
        self.mail.clone().unwrap_or_else(|| format!("file:{}", self.data.join("mail").display()))
    }
}

/// An address of a site: its scheme and its host, with a port perhaps, and nothing else. Pages and links of
/// ours start at the root, so a path can't be right.
fn origin(typed: &str) -> Option<String> {
    let typed = typed.to_ascii_lowercase();
    let typed = typed.strip_suffix('/').unwrap_or(&typed);
    let (scheme, host) = typed.split_once("://")?;
    let host: Authority = host.parse().ok()?;
    let is_origin =
        ["http", "https"].contains(&scheme) && !host.as_str().contains('@') && !host.host().is_empty();
    is_origin.then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<Vec<_>>()
            .into_iter()
    }

    #[test]
    fn a_variable_wins_over_the_file() {
        let config = Config::parse(
            "base_url = \"https://a.example/\"\ndemo = true",
            variables(&[("MEERWAARDE_BASE_URL", "https://b.example/"), ("PATH", "x")]),
        );
        let config = config.unwrap();
        assert_eq!(config.base(), "https://b.example");
        assert!(config.demo);
        assert_eq!(config.database(), "sqlite://var/meerwaarde.db");
    }

    #[test]
    fn an_address_of_the_site_that_can_not_be_right_stops_the_start() {
        let parse = |url: &str| Config::parse(&format!("base_url = {url:?}"), variables(&[]));
        for (url, base) in [
            ("https://meerwaarde.example/", "https://meerwaarde.example"),
            ("HTTPS://Meerwaarde.example", "https://meerwaarde.example"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ] {
            assert_eq!(parse(url).unwrap().base(), base);
        }
        for url in [
            "https://gemeente.example/doemee",
            "doemee.example",
            "ftp://x",
            "https://",
            " https://x",
            "https://x/?a=b",
            "https://u:p@x",
            "https://x#f",
            "https://x?a=b",
            "",
        ] {
            let error = parse(url).unwrap_err().to_string();
            assert!(error.contains("base_url") && !error.contains("u:p"), "{url}: {error}");
        }
    }

    #[test]
    fn an_unknown_name_is_an_error_in_file_and_variables() {
        assert!(Config::parse("adres = \"x\"", variables(&[])).is_err());
        assert!(Config::parse("", variables(&[("MEERWAARDE_DATABSE_URL", "x")])).is_err());
        assert!(Config::parse("", variables(&[("MEERWAARDE_DEMO", "maybe")])).is_err());
    }

    #[test]
    fn the_example_explains_every_setting_and_is_understood() {
        let example = Config::example().unwrap();
        assert!(
            Config::parse(&example, variables(&[])).unwrap().database_url.is_none(),
            "as it stands it changes nothing"
        );
        let set =
            |line: &str| line.strip_prefix('#').filter(|line| !line.starts_with(' ')).map(str::to_owned);
        let set: Vec<String> = example.lines().filter_map(set).collect();
        let config = Config::parse(&set.join("\n"), variables(&[])).unwrap();
        assert!(config.database_url.is_some() && config.address == Config::default().address);
        let names: Vec<&str> = set.iter().filter_map(|line| line.split(" = ").next()).collect();
        let known = format!("{:#}", Config::parse("no_such_setting = 1", variables(&[])).unwrap_err());
        let known: Vec<&str> = known.split('`').skip(3).step_by(2).collect();
        assert_eq!(names, known, "the names that an error tells of an unknown one");
    }
}

//! Settings: a file `meerwaarde.toml`, and `MEERWAARDE_…` variables on top of it. An unknown name is an error in both.

use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
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
                "trusted_proxies" => toml::Value::Integer(value.parse().with_context(|| format!("{name} is not a number"))?),
                "demo" | "log_json" => match value.as_str() {
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

//! What an administrator sets and every page shows: areas, texts of one's own, colours, themes. Read once and
//! kept in memory; read again when it was changed, here or by another process.

use crate::{areas::Areas, error::StoreError, settings::LookAndWords};
use domain::{calendar::Calendar, event::hex, id::MunicipalityId, initiative::Theme, lang::Lang};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// All of it, as it was at one moment.
#[derive(Debug, Clone, Default)]
pub struct Live {
    /// Neighbourhoods and districts.
    pub areas: Areas,
    texts: [HashMap<String, String>; 2],
    /// Colours of the municipality's own, as a stylesheet; empty for the standard.
    pub colours: String,
    /// Where the colours are, under a name that changes with them; nothing for the standard.
    pub colours_path: Option<String>,
    hidden: Vec<Theme>,
    /// Which days are free.
    pub calendar: Calendar,
    /// Number of the newest change that was read, so that one elsewhere is noticed.
    pub newest: i64,
}

impl Live {
    /// Reads it from the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Self, StoreError> {
        // Before all the rest: what changes while it is read is read once more.
        let newest = crate::settings::newest_change(db, municipality).await?;
        let LookAndWords { words, hidden } = crate::settings::look_and_words(db, municipality).await?;
        let mut live = Self {
            areas: crate::areas::rows::load(db, municipality).await?,
            hidden,
            calendar: crate::settings::calendar(db, municipality).await?,
            newest,
            ..Self::default()
        };
        for (language, name, text) in words {
            match language.as_str() {
                "nl" => drop(live.texts[0].insert(name, text)),
                "en" => drop(live.texts[1].insert(name, text)),
                _ if name == crate::settings::COLOURS => live.colours = text,
                _ => {}
            }
        }
        if !live.colours.is_empty() {
            let version: String = hex(&Sha256::digest(&live.colours)).chars().take(12).collect();
            live.colours_path = Some(format!("/kleuren.css?v={version}"));
        }
        Ok(live)
    }

    /// A text of the municipality's own, when it has one.
    #[must_use]
    pub fn text(&self, lang: Lang, key: &str) -> Option<&str> {
        let texts = match lang {
            Lang::Nl => &self.texts[0],
            Lang::En => &self.texts[1],
        };
        texts.get(key).map(String::as_str)
    }

    /// Whether an administrator said that a theme can't be chosen.
    #[must_use]
    pub fn is_hidden(&self, theme: Theme) -> bool {
        self.hidden.contains(&theme)
    }

    /// The themes that one can choose. What an initiative has already stays.
    #[must_use]
    pub fn themes(&self) -> Vec<Theme> {
        let named = |theme: Theme| {
            !theme.is_spare()
                || Lang::ALL.iter().all(|lang| self.text(*lang, &format!("theme-{theme}")).is_some())
        };
        let shown = |theme: &Theme| !self.hidden.contains(theme) && named(*theme);
        Theme::ALL.iter().copied().filter(shown).collect()
    }
}

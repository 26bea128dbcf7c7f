//! What somebody wrote in more than one language.

use domain::lang::Lang;

/// What somebody wrote in another language, as it is kept in a row: per language, per field.
#[derive(Debug, Clone, Default)]
pub struct Translations(serde_json::Value);

impl Translations {
    /// What there is for a reader.
    #[must_use]
    pub fn of(kept: Option<&str>, reader: Lang) -> Self {
        let mut all: serde_json::Value = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Self(all.get_mut(reader.code()).map(serde_json::Value::take).unwrap_or_default())
    }

    /// A field of it, when that was translated.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<String> {
        self.0.get(field)?.as_str().map(str::to_owned)
    }
}

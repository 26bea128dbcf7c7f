//! What somebody wrote in more than one language.

use crate::column::Json;
use domain::lang::Lang;
use serde_json::Value;

/// What somebody wrote in another language, as it is kept in a row: per language, per field.
#[derive(Debug, Clone, Default)]
pub struct Translations(Value);

impl Translations {
    /// What there is for a reader.
    #[must_use]
    pub fn of(kept: Option<&Json<Value>>, reader: Lang) -> Self {
        Self(kept.and_then(|all| all.0.get(reader.code())).cloned().unwrap_or_default())
    }

    /// A field of it, when that was translated.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<String> {
        self.0.get(field)?.as_str().map(str::to_owned)
    }
}

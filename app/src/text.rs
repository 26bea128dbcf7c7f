//! The texts that people read, in Dutch and English, from the Fluent files in `locales/`.

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};
use std::{borrow::Cow, collections::HashMap};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "nl",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch, the default.
    #[default]
    Nl,
    /// English.
    En,
}

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

impl Lang {
    /// All languages, in the order of the switch in the header.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The code for `lang` attributes, cookies and rows.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language with this code; Dutch for any other.
    #[must_use]
    pub fn of(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Nl }
    }

    /// A text without parts to fill in.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        LOCALES.lookup(self.id(), key)
    }

    /// A text with parts to fill in.
    #[must_use]
    pub fn tv(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> = values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.0.clone())).collect();
        LOCALES.lookup_with_args(self.id(), key, &values)
    }

    /// A text whose parts have names that are known only at run time.
    #[must_use]
    pub fn fill(self, key: &str, values: &[(String, Value)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> = values.iter().map(|(name, value)| (Cow::Owned(name.clone()), value.0.clone())).collect();
        LOCALES.lookup_with_args(self.id(), key, &values)
    }

    /// The name of a code: `name("stage", "active")` reads the text `stage-active`.
    #[must_use]
    pub fn name(self, group: &str, code: &str) -> String {
        self.t(&format!("{group}-{}", code.replace('_', "-")))
    }

    /// A text, or nothing when the files do not have it.
    #[must_use]
    pub fn find(self, key: &str) -> Option<String> {
        LOCALES.try_lookup(self.id(), key)
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

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

/// A value for a part of a text. Counts are numbers, so that the text can choose between one and many; the rest is text.
#[derive(Debug, Clone)]
pub struct Value(FluentValue<'static>);

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(FluentValue::from(text))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(FluentValue::from(text.to_owned()))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

macro_rules! counts {
    ($($number:ty),+) => {$(
        impl From<$number> for Value {
            fn from(count: $number) -> Self {
                Self(FluentValue::from(count))
            }
        }
    )+};
}
counts!(i32, u32, i64, u64, usize);

/// A date in words: `19 november 2026`.
#[must_use]
pub fn date(lang: Lang, day: jiff::civil::Date) -> String {
    let month = lang.t(&format!("month-{}", day.month()));
    lang.tv("date", &[("day", day.day().to_string().into()), ("month", month.into()), ("year", day.year().to_string().into())])
}

/// A date with its day of the week: `donderdag 19 november 2026`.
#[must_use]
pub fn weekday_date(lang: Lang, day: jiff::civil::Date) -> String {
    let weekday = lang.t(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
    format!("{weekday} {}", date(lang, day))
}

/// A moment as people say it, in Amsterdam: `19 november 2026 om 14.12 uur`.
#[must_use]
pub fn moment(lang: Lang, at: jiff::Timestamp) -> String {
    let zoned = at.to_zoned(domain::time::amsterdam());
    let time = match lang {
        Lang::Nl => format!("{}.{:02}", zoned.hour(), zoned.minute()),
        Lang::En => format!("{}:{:02}", zoned.hour(), zoned.minute()),
    };
    lang.tv("date-time", &[("date", date(lang, zoned.date()).into()), ("time", time.into())])
}

//! The texts that people read, in Dutch and English, from the Fluent files in `locales/`.

use domain::{lang::Lang, text::clean::is_right_to_left};
#[cfg(debug_assertions)]
use fluent_templates::ArcLoader;
#[cfg(not(debug_assertions))]
use fluent_templates::static_loader;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid};
use std::{borrow::Cow, collections::HashMap};

// The texts are inside the binary.
#[cfg(not(debug_assertions))]
static_loader! {
    static LOCALES = {
        locales: "../locales",
        fallback_language: "nl",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A build for development reads the texts when it starts, so that a changed text needs no build.
#[cfg(debug_assertions)]
static LOCALES: std::sync::LazyLock<ArcLoader> = std::sync::LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../locales");
    let texts =
        ArcLoader::builder(folder, langid!("nl")).customize(|bundle| bundle.set_use_isolating(false)).build();
    texts.unwrap_or_else(|error| panic!("the texts can't be read: {error}"))
});

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

/// The texts of a language.
pub trait Texts: Copy {
    /// A text without parts to fill in.
    fn t(self, key: &str) -> String;

    /// A text with parts to fill in.
    fn tv(self, key: &str, values: &[(&'static str, Value)]) -> String;

    /// A text whose parts have names that are known only at run time.
    fn fill(self, key: &str, values: &[(String, Value)]) -> String;

    /// The name of a code: `name("stage", "active")` reads the text `stage-active`.
    fn name(self, group: &str, code: &str) -> String {
        self.t(&format!("{group}-{}", code.replace('_', "-")))
    }

    /// A text, or nothing when the files do not have it.
    fn find(self, key: &str) -> Option<String>;
}

impl Texts for Lang {
    fn t(self, key: &str) -> String {
        LOCALES.lookup(id(self), key)
    }

    fn tv(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.0.clone())).collect();
        LOCALES.lookup_with_args(id(self), key, &values)
    }

    fn fill(self, key: &str, values: &[(String, Value)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> =
            values.iter().map(|(name, value)| (Cow::Owned(name.clone()), value.0.clone())).collect();
        LOCALES.lookup_with_args(id(self), key, &values)
    }

    fn find(self, key: &str) -> Option<String> {
        LOCALES.try_lookup(id(self), key)
    }
}

fn id(lang: Lang) -> &'static LanguageIdentifier {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// A value for a part of a text. Counts are numbers, so that the text can choose between one and many; the
/// rest is text.
#[derive(Debug, Clone)]
pub struct Value(FluentValue<'static>);

/// What people typed in a script that is written from right to left does not turn the sentence of ours that
/// it stands in (UAX #9: first strong isolate). Fluent would isolate every part of every text, dates and
/// links too.
fn isolated(text: String) -> String {
    if is_right_to_left(&text) { format!("\u{2068}{text}\u{2069}") } else { text }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(FluentValue::from(isolated(text)))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
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

/// A text as it stands in HTML or SVG that is written by hand.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A date in words: `19 november 2026`.
#[must_use]
pub fn date(lang: Lang, day: jiff::civil::Date) -> String {
    let month = lang.t(&format!("month-{}", day.month()));
    lang.tv(
        "date",
        &[
            ("day", day.day().to_string().into()),
            ("month", month.into()),
            ("year", day.year().to_string().into()),
        ],
    )
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

//! Texts that people type, parsed once into what the rest of the program may trust.

pub mod clean;
pub mod email;

pub use email::{Email, EmailFault};

use clean::{clean, clean_line, is_visible};
use std::{borrow::Cow, fmt, str::FromStr};
use unicode_segmentation::UnicodeSegmentation as _;

/// Why a typed text was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was typed, or nothing that anybody can see.
    #[error("empty")]
    Empty,
    /// More than fits.
    #[error("too long: at most {most} characters, and not {is}")]
    TooLong {
        /// So many characters fit.
        most: usize,
        /// So many there are.
        is: usize,
    },
    /// A link, where only a name goes.
    #[error("a link and not a name")]
    Link,
    /// Not an e-mail address that can be sent to.
    #[error("not an e-mail address: {0:?}")]
    Email(EmailFault),
    /// A postcode has four digits and two letters, the first digit is not 0.
    #[error("not a postcode")]
    NotPostcode,
}

impl TextError {
    /// Key of the text that a person reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "error-empty",
            Self::TooLong { .. } => "error-too-long",
            Self::Link => "error-name-link",
            Self::Email(fault) => fault.key(),
            Self::NotPostcode => "error-postcode",
        }
    }
}

/// What is wrong with something that was typed or chosen, to be told beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Key of the text that a person reads.
    pub key: Cow<'static, str>,
    /// Of what is too long: how many characters fit, and how many there are.
    pub counts: Option<(usize, usize)>,
}

impl<T: Into<Cow<'static, str>>> From<T> for Fault {
    fn from(key: T) -> Self {
        Self { key: key.into(), counts: None }
    }
}

impl From<TextError> for Fault {
    fn from(error: TextError) -> Self {
        let counts = match error {
            TextError::TooLong { most, is } => Some((most, is)),
            TextError::Empty | TextError::Link | TextError::Email(_) | TextError::NotPostcode => None,
        };
        Self { key: error.key().into(), counts }
    }
}

/// A text of one line or more: cleaned ([`clean::clean`]), with something to see in it, at most `MAX` characters
/// as people count them (grapheme clusters, UAX #29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MAX: usize>(String);

/// A text of one line: what was typed on more lines is joined by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<const MAX: usize>(String);

/// A title: one line of at most 100 characters.
pub type Title = Line<100>;
/// A summary: one line of at most 200 characters.
pub type Summary = Line<200>;
/// A story, message or reason: at most 8,000 characters.
pub type Story = Text<8000>;

/// The name of a person or a team: one line of at most 80 characters, without a link. It stands in our own
/// sentences, also in mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(Line<80>);

impl Name {
    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Gives the name away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }
}

impl FromStr for Name {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        let name: Line<80> = typed.parse()?;
        let lower = name.as_str().to_lowercase();
        if lower.contains("://") || lower.contains("www.") { Err(TextError::Link) } else { Ok(Self(name)) }
    }
}

/// Signs that one character may be made of, on average: enough for families of emoji, and an end to heaps of
/// accents.
const SIGNS: usize = 12;

fn fits(clean: String, most: usize) -> Result<String, TextError> {
    if !is_visible(&clean) {
        return Err(TextError::Empty);
    }
    let signs = clean.chars().count();
    // Counting what people see is slow; a text that is short in signs is short.
    let is = if signs <= most { signs } else { clean.graphemes(true).count() };
    if is <= most && signs <= most.saturating_mul(SIGNS) {
        Ok(clean)
    } else {
        Err(TextError::TooLong { most, is: if is <= most { signs } else { is } })
    }
}

macro_rules! typed {
    ($name:ident, $clean:path) => {
        impl<const MAX: usize> $name<MAX> {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Gives the text away.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<const MAX: usize> FromStr for $name<MAX> {
            type Err = TextError;

            fn from_str(typed: &str) -> Result<Self, TextError> {
                fits($clean(typed), MAX).map(Self)
            }
        }

        impl<const MAX: usize> From<$name<MAX>> for String {
            fn from(text: $name<MAX>) -> Self {
                text.0
            }
        }
    };
}
typed!(Text, clean);
typed!(Line, clean_line);

/// A Dutch postcode, `7545AA`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode(String);

impl Postcode {
    /// The four digits, which are all that is needed to find a neighbourhood.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.0.get(..4).unwrap_or_default()
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.digits(), self.0.get(4..).unwrap_or_default())
    }
}

impl FromStr for Postcode {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let (digits, letters) = compact.split_at_checked(4).ok_or(TextError::NotPostcode)?;
        let ok = digits.chars().all(|c| c.is_ascii_digit())
            && !digits.starts_with('0')
            && letters.len() == 2
            && letters.chars().all(|c| c.is_ascii_uppercase());
        if ok { Ok(Self(compact)) } else { Err(TextError::NotPostcode) }
    }
}

/// Makes the last part of an address from a title: letters and digits in lower case, accents folded, words
/// joined by `-`.
///
/// Never empty: a title without a letter or digit gives `initiatief`.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase).map(fold_accent) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "initiatief".to_owned() } else { slug.to_owned() }
}

/// The plain letter under an accent, for search and addresses; other characters stay as they are.
#[must_use]
pub fn fold_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ş' => 's',
        'ğ' => 'g',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn postcodes_as_people_type_them() {
        for typed in ["7545AA", "7545 aa", " 7545  Aa "] {
            assert_eq!(typed.parse::<Postcode>().map(|p| p.to_string()), Ok("7545 AA".to_owned()), "{typed}");
        }
        for typed in ["", "7545 H", "0545 AA", "75451 AA", "AA 7545", "7545 A1", "754é AA"] {
            assert_eq!(typed.parse::<Postcode>(), Err(TextError::NotPostcode), "{typed}");
        }
    }

    #[test]
    fn too_long_says_how_long() {
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert!(family.repeat(100).parse::<Title>().is_ok(), "a family is one character");
        let too_long = |typed: String| typed.parse::<Title>().map(Title::into_string);
        assert_eq!(too_long(family.repeat(101)), Err(TextError::TooLong { most: 100, is: 101 }));
        assert_eq!(too_long("x".repeat(105)), Err(TextError::TooLong { most: 100, is: 105 }));
        let heap = format!("Z{}", "\u{301}".repeat(5000));
        assert!(matches!(too_long(heap), Err(TextError::TooLong { most: 100, .. })));
    }

    #[test]
    fn a_name_is_no_link() {
        assert!("Wwwim ‘de Bouwer’ de Vries".parse::<Name>().is_ok());
        for typed in ["Ga naar https://kwaad.example", "WWW.kwaad.example"] {
            assert_eq!(typed.parse::<Name>(), Err(TextError::Link), "{typed}");
        }
    }

    #[test]
    fn one_line_or_more() {
        assert_eq!("Tuin\nBcc: x".parse::<Title>().map(Title::into_string), Ok("Tuin Bcc: x".to_owned()));
        assert_eq!(
            "Tuin\r\n\r\nen meer".parse::<Story>().map(Story::into_string),
            Ok("Tuin\n\nen meer".to_owned())
        );
        assert_eq!("\u{200b}\u{3164}".parse::<Title>(), Err(TextError::Empty));
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Zorgcoöperatie Lonneker!"), "zorgcooperatie-lonneker");
        assert_eq!(slug("Oma's Eettafel"), "omas-eettafel");
        assert_eq!(slug("🙂"), "initiatief");
    }

    proptest! {
        #[test]
        fn a_slug_is_always_safe_in_an_address(title in ".{0,200}") {
            let slug = slug(&title);
            prop_assert!(!slug.is_empty() && slug.len() <= 60);
            prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        }

        #[test]
        fn a_text_is_never_empty_nor_longer_than_it_may(typed in "\\PC{0,300}") {
            if let Ok(text) = typed.parse::<Summary>() {
                prop_assert!(is_visible(text.as_str()) && text.as_str().graphemes(true).count() <= 200);
                let turned = text.as_str().contains(['\n', '\t', '\u{202e}']);
                prop_assert!(!turned);
                prop_assert_eq!(text.as_str().parse::<Summary>(), Ok(text), "cleaned once is clean");
            }
        }
    }
}

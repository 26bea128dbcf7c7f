//! Texts and lines: what is kept of them, and how much.

use crate::text::{
    clean::{clean, clean_line, is_visible},
    fault::TextError,
};
use std::str::FromStr;
use unicode_segmentation::UnicodeSegmentation as _;

/// A text of one line or more: cleaned ([`clean::clean`]), with something to see in it, at most `MAX`
/// characters as people count them (grapheme clusters, UAX #29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MAX: usize>(String);

/// A text of one line: what was typed on more lines is joined by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<const MAX: usize>(String);

/// The name of a person or a team.
pub type Name = Plain<80>;
/// A title.
pub type Title = Plain<100>;
/// A summary: one line of at most 200 characters.
pub type Summary = Line<200>;
/// A story, message or reason: at most 8,000 characters.
pub type Story = Text<8000>;

/// A line without a link, of at most `MAX` characters. It stands in our own sentences, also in mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain<const MAX: usize>(Line<MAX>);

impl<const MAX: usize> Plain<MAX> {
    /// The line itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Gives the line away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }
}

impl Name {
    /// A part of an address, which is visible and short.
    pub(super) fn of_address(part: &str) -> Self {
        Self(Line(part.to_owned()))
    }
}

impl<const MAX: usize> FromStr for Plain<MAX> {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        let line: Line<MAX> = typed.parse()?;
        let lower = line.as_str().to_lowercase();
        if lower.contains("://") || lower.contains("www.") { Err(TextError::Link) } else { Ok(Self(line)) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        assert_eq!("Verleng: HTTPS://kwaad.example".parse::<Title>(), Err(TextError::Link));
    }

    proptest! {
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

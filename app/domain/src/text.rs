//! Texts that people type, parsed once into what the rest of the program may trust.

pub mod clean;
pub mod email;
pub mod fault;
pub mod line;

pub use email::Email;
pub use fault::{EmailFault, Fault, TextError};
pub use line::{Line, Name, Story, Summary, Text, Title};

use std::{fmt, str::FromStr};

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

    }
}

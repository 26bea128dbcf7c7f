//! Texts that people type, parsed once into what the rest of the program may trust.

use std::{fmt, str::FromStr};

/// Why a typed text was not accepted. The name of each is the end of a key in the text files (`error-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// More characters than fit.
    #[error("too long: at most {0} characters")]
    TooLong(usize),
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotEmail,
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
            Self::TooLong(_) => "error-too-long",
            Self::NotEmail => "error-email",
            Self::NotPostcode => "error-postcode",
        }
    }
}

/// A text of one line or more, trimmed, never empty, at most `MAX` characters. Control characters except line
/// ends are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MAX: usize>(String);

/// A title: one line of at most 100 characters.
pub type Title = Text<100>;
/// A summary: at most 200 characters.
pub type Summary = Text<200>;
/// A story, message or reason: at most 8,000 characters.
pub type Story = Text<8000>;

impl<const MAX: usize> Text<MAX> {
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

impl<const MAX: usize> FromStr for Text<MAX> {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        // Browsers post line ends as CRLF, and count them as one character.
        let clean: String = typed
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let clean = clean.trim();
        if clean.is_empty() {
            Err(TextError::Empty)
        } else if clean.chars().count() > MAX {
            Err(TextError::TooLong(MAX))
        } else {
            Ok(Self(clean.to_owned()))
        }
    }
}

/// An e-mail address, case-folded: the key by which a person is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

impl Email {
    /// The address in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = TextError;

    /// Accepts what mail servers accept in practice: one `@`, a dotted host, no spaces or control characters,
    /// at most 254 characters (RFC 5321).
    fn from_str(typed: &str) -> Result<Self, TextError> {
        let folded = typed.trim().to_lowercase();
        if folded.is_empty() {
            return Err(TextError::Empty);
        }
        let (local, host) = folded.split_once('@').ok_or(TextError::NotEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"()<>[]:;,\\\"@".contains(c));
        let host_ok = host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        // Never anybody's (RFC 2606): what was erased stands under such a name.
        let host_ok = host_ok && !host.ends_with(".invalid");
        if local_ok && host_ok && folded.len() <= 254 { Ok(Self(folded)) } else { Err(TextError::NotEmail) }
    }
}

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
    fn email_addresses() {
        assert_eq!(
            "  Yusuf@Example.ORG ".parse::<Email>().map(|e| e.to_string()),
            Ok("yusuf@example.org".to_owned())
        );
        for typed in [
            "yusuf", "yusuf@", "@x.nl", "a b@x.nl", "a@x", "a@x..nl", "a@-x.nl", "a@b@c.nl", "a\n@x.nl",
            "..@x.nl",
        ] {
            assert_eq!(typed.parse::<Email>(), Err(TextError::NotEmail), "{typed}");
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

        #[test]
        fn a_text_is_never_empty_nor_longer_than_it_may(typed in "\\PC{0,300}") {
            if let Ok(text) = typed.parse::<Summary>() {
                prop_assert!(!text.as_str().is_empty() && text.as_str().chars().count() <= 200);
            }
        }
    }
}

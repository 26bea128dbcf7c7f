//! Texts that people type, parsed once into what the rest of the program may trust.

pub mod clean;
pub mod email;
pub mod fault;
pub mod line;
pub mod links;
pub mod phone;

pub use email::Email;
pub use fault::{EmailFault, Fault, TextError};
pub use line::{Line, Name, Plain, Story, Summary, Text, Title};
pub use phone::Phone;

use std::{fmt, str::FromStr};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The beginning of a text, of so many characters at the most: cut behind a word, with an ellipsis.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', '-']))
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
    for c in fold(title).chars() {
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

/// A text in plain small letters, for search and addresses: without accents, wide and joined letters as the
/// usual ones (Unicode NFKD), and letters of Latin scripts that are letters of their own as people type them
/// who have not that key. Other scripts stay.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Small letters may come apart once more: a Turkish capital İ is an i with a dot.
    for c in text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ŧ' => folded.push('t'),
            'ŋ' => folded.push('n'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            other => folded.push(other),
        }
    }
    folded
}

/// By which names are put in order as people do: capitals, accents and marks make no difference, and numbers
/// count. It sorts byte by byte.
#[must_use]
pub fn sort_key(name: &str) -> String {
    /// As long as a number is made, so that 9 comes before 10.
    const DIGITS: usize = 12;
    let mut key = String::new();
    let mut number = String::new();
    let put = |key: &mut String, number: &mut String| {
        if !number.is_empty() {
            key.push_str(&format!("{:0>DIGITS$}", number.trim_start_matches('0')));
            number.clear();
        }
    };
    for c in fold(name).chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        put(&mut key, &mut number);
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') && !matches!(c, '\'' | '’' | '‘') {
            key.push(' ');
        }
    }
    put(&mut key, &mut number);
    key.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_behind_a_word() {
        assert_eq!(beginning("Of we eten\n mogen", 40), "Of we eten mogen");
        assert_eq!(beginning("Of we eten mogen uitdelen", 14), "Of we eten…");
        assert_eq!(beginning("Eerst dit, dan dat", 12), "Eerst dit…");
        assert_eq!(beginning("Zonderspaties", 4), "Zond…");
    }

    #[test]
    fn letters_of_all_latin_scripts_are_found_without_their_marks() {
        for (text, folded) in [
            ("Zorgcoöperatie", "zorgcooperatie"),
            ("zorgcoo\u{308}peratie", "zorgcooperatie"),
            ("Łódź", "lodz"),
            ("Žižkov", "zizkov"),
            ("Őszi", "oszi"),
            ("İstanbul ı", "istanbul i"),
            ("große Straße", "grosse strasse"),
            ("ﬁetsenwerkplaats", "fietsenwerkplaats"),
            ("ＦＩＥＴＳ", "fiets"),
            ("ĲSBAAN", "ijsbaan"),
            ("Ørsted Æbler Đuro Þór", "orsted aebler duro thor"),
            ("Привет", "привет"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn names_stand_in_the_order_in_which_people_look_for_them() {
        let mut names = [
            "zaal",
            "É-bike",
            "appeltaart",
            "10",
            "Zwembad",
            "de Tuin",
            "2e",
            "Émile",
            "'t Volbert",
            "Appelgaard",
            "eettafel",
            "De Tuin",
            "Zee",
        ];
        names.sort_by_key(|name| sort_key(name));
        let expected = [
            "2e",
            "10",
            "Appelgaard",
            "appeltaart",
            "de Tuin",
            "De Tuin",
            "É-bike",
            "eettafel",
            "Émile",
            "'t Volbert",
            "zaal",
            "Zee",
            "Zwembad",
        ];
        assert_eq!(names, expected);
        assert_eq!(sort_key("'t Weldink"), "t weldink");
        assert_eq!(sort_key("007 – 7"), sort_key("7 7"));
    }

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

//! Telephone numbers, for who has no e-mail address.

use crate::text::{clean::clean_line, fault::TextError};
use std::{fmt, str::FromStr};

/// A telephone number in its international form (E.164): `+31612345678`. The same number is one number, in
/// whatever way it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// `+31612345678`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    /// As it is dialled in the Netherlands, in pieces that can be read out: `06 1234 5678`, `053 481 8181`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(rest) = self.0.strip_prefix("+31").filter(|rest| rest.len() == 9) else {
            return f.write_str(&self.0);
        };
        let cuts = if rest.starts_with('6') { [1, 5] } else { [2, 5] };
        let (area, rest) = rest.split_at(cuts[0]);
        let (one, two) = rest.split_at(cuts[1] - cuts[0]);
        write!(f, "0{area} {one} {two}")
    }
}

impl FromStr for Phone {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        let typed = clean_line(typed).replace("(0)", "");
        if typed.is_empty() {
            return Err(TextError::Empty);
        }
        let is_between = |c: char| matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}');
        let plain: String = typed.chars().filter(|c| !is_between(*c)).collect();
        let whole = match plain.strip_prefix('+').or_else(|| plain.strip_prefix("00")) {
            Some(abroad) => abroad.to_owned(),
            None => format!("31{}", plain.strip_prefix('0').ok_or(TextError::NotPhone)?),
        };
        let digits = whole.chars().all(|c| c.is_ascii_digit()) && !whole.starts_with('0');
        // A Dutch number has nine digits behind the country, no number more than fifteen.
        let fits = match whole.strip_prefix("31") {
            Some(rest) => rest.len() == 9 && !rest.starts_with('0'),
            None => (7..=15).contains(&whole.len()),
        };
        if digits && fits { Ok(Self(format!("+{whole}"))) } else { Err(TextError::NotPhone) }
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;

    #[test]
    fn a_number_is_the_same_however_it_was_typed() {
        for typed in [
            "0612345678",
            "06-12345678",
            "06 12 34 56 78",
            "+31 6 1234 5678",
            "0031612345678",
            "+31 (0)6-12345678",
        ] {
            let phone: Phone = typed.parse().unwrap();
            assert_eq!(
                (phone.as_str(), phone.to_string().as_str()),
                ("+31612345678", "06 1234 5678"),
                "{typed}"
            );
        }
        assert_eq!("053-481 81 81".parse::<Phone>().unwrap().to_string(), "053 481 8181");
        assert_eq!("+49 30 901820".parse::<Phone>().unwrap().to_string(), "+4930901820");
        for wrong in [
            "",
            "12",
            "06123456",
            "061234567890",
            "0012",
            "bel mij",
            "+31012345678",
            "06x2345678",
            "+0123456789",
        ] {
            assert!(wrong.parse::<Phone>().is_err(), "{wrong}");
        }
    }
}

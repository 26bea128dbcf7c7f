//! Days on which the municipality works, and days that are free: weekends, holidays, and what a decree makes
//! equal to a holiday.

use crate::time::{is_public_holiday, plus_days};
use jiff::civil::{Date, Weekday, date};
use std::collections::BTreeSet;

/// The days that a decree makes equal to a holiday (Algemene termijnenwet 3, paragraph 3), as they are known
/// for 2026 to 2028.
const DECREED: [Date; 5] =
    [date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)];

/// Which days are free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar(BTreeSet<Date>);

impl Default for Calendar {
    fn default() -> Self {
        Self(DECREED.into_iter().collect())
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

impl Calendar {
    /// With these days made equal to a holiday.
    #[must_use]
    pub fn new(decreed: impl IntoIterator<Item = Date>) -> Self {
        Self(decreed.into_iter().collect())
    }

    /// The days that a decree makes equal to a holiday, in order.
    pub fn decreed(&self) -> impl Iterator<Item = Date> + '_ {
        self.0.iter().copied()
    }

    /// Whether nobody has to do anything on this day.
    #[must_use]
    pub fn is_free(&self, day: Date) -> bool {
        is_weekend(day) || is_public_holiday(day) || self.0.contains(&day)
    }

    /// Days between two dates that are free and not simply a weekend: who waits wants to know why it is
    /// later.
    #[must_use]
    pub fn free_between(&self, from: Date, until: Date) -> Vec<Date> {
        let days = std::iter::successors(Some(plus_days(from, 1)), |day| Some(plus_days(*day, 1)));
        days.take_while(|day| *day < until).filter(|day| self.is_free(*day) && !is_weekend(*day)).collect()
    }

    /// A date some working days after `day`.
    ///
    /// Used for what the municipality promises of itself; never for a term of the Awb, which counts calendar
    /// days.
    #[must_use]
    pub fn plus_working_days(&self, day: Date, days: u32) -> Date {
        let mut at = day;
        let mut left = days;
        while left > 0 {
            at = plus_days(at, 1);
            if !self.is_free(at) {
                left -= 1;
            }
        }
        at
    }

    /// Working days between two dates, `until` included; 0 when `until` is not later.
    #[must_use]
    pub fn working_days_between(&self, from: Date, until: Date) -> u32 {
        let mut at = from;
        let mut count = 0;
        while at < until {
            at = plus_days(at, 1);
            if !self.is_free(at) {
                count += 1;
            }
        }
        count
    }

    /// The last day of a term of somebody who has so many days: when it is free, the first one after it that
    /// is not (Algemene termijnenwet 1). Only ever in favour of a resident.
    #[must_use]
    pub fn last_day(&self, from: Date, days: i32) -> Date {
        let mut at = plus_days(from, days);
        while self.is_free(at) {
            at = plus_days(at, 1);
        }
        at
    }
}

/// Days as an administrator types them, one on a line: `7-5-2027` or `2027-05-07`. Nothing when something
/// else stands there.
#[must_use]
pub fn typed_days(text: &str) -> Option<BTreeSet<Date>> {
    text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()).map(typed_day).collect()
}

/// The names of months, in Dutch and in English.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january"],
    &["februari", "february"],
    &["maart", "mrt", "march"],
    &["april"],
    &["mei", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["augustus", "august"],
    &["september"],
    &["oktober", "october"],
    &["november"],
    &["december"],
];

/// A day as people type it: `31-12-2026`, `1/1/27`, `31 december 2026`, or as a browser sends it:
/// `2026-12-31`. The day stands before the month. Nothing when something else stands there.
#[must_use]
pub fn typed_day(typed: &str) -> Option<Date> {
    let parts: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str, most: usize| {
        let plain = part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (number(year, 4)?, number(month, 2)?, number(day, 2)?),
        [day, month, year] => {
            // In whole, or at least its first three letters.
            let begins = month.to_lowercase();
            let is = |names: &&[&str]| begins.len() > 2 && names.iter().any(|name| name.starts_with(&begins));
            let named = MONTHS.iter().position(is);
            let month = match named {
                Some(at) => i16::try_from(at).ok()? + 1,
                None => number(month, 2)?,
            };
            let year = match year.len() {
                2 => 2000 + number(year, 2)?,
                4 => number(year, 4)?,
                _ => return None,
            };
            (year, month, number(day, 2)?)
        }
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_promise_of_five_working_days_skips_weekends_christmas_and_decreed_days() {
        let calendar = Calendar::default();
        assert_eq!(calendar.plus_working_days(date(2026, 12, 22), 5), date(2026, 12, 30));
        assert_eq!(calendar.plus_working_days(date(2026, 11, 20), 5), date(2026, 11, 27));
        assert_eq!(calendar.working_days_between(date(2026, 12, 22), date(2026, 12, 30)), 5);
        // Liberation Day on Wednesday, Ascension Day on Thursday, and the Friday after it by decree.
        assert_eq!(calendar.plus_working_days(date(2027, 5, 3), 5), date(2027, 5, 13));
        let skipped = calendar.free_between(date(2027, 5, 3), date(2027, 5, 13));
        assert_eq!(skipped, [date(2027, 5, 5), date(2027, 5, 6), date(2027, 5, 7)]);
        assert_eq!(Calendar::new([]).plus_working_days(date(2027, 5, 3), 5), date(2027, 5, 12));
    }

    #[test]
    fn the_last_day_of_a_resident_is_a_day_on_which_they_can_be_heard() {
        let calendar = Calendar::default();
        for (from, last) in [
            // A Saturday that is Boxing Day; the Monday is free of nothing.
            (date(2026, 11, 14), date(2026, 12, 28)),
            (date(2026, 11, 13), date(2026, 12, 28)),
            // A Thursday.
            (date(2026, 11, 19), date(2026, 12, 31)),
            // New Year's Day, a Friday, and the weekend after it.
            (date(2026, 11, 20), date(2027, 1, 4)),
            // Good Friday to Easter Monday.
            (date(2027, 2, 12), date(2027, 3, 30)),
            // Ascension Day, and the Friday that a decree joins to the weekend.
            (date(2027, 3, 25), date(2027, 5, 10)),
            // King's Day in 2028 is a Thursday, with the Friday by decree.
            (date(2028, 3, 16), date(2028, 5, 1)),
        ] {
            assert_eq!(calendar.last_day(from, 42), last, "{from}");
        }
    }

    #[test]
    fn days_are_typed_as_people_write_them() {
        let days = typed_days("7-5-2027\n2028-04-28, 26/5/2028\r\n\n").unwrap();
        assert_eq!(
            days.into_iter().collect::<Vec<_>>(),
            [date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)]
        );
        assert_eq!(typed_days(""), Some(BTreeSet::new()));
        for wrong in ["31-2-2027", "7 mij 2027", "2027", "7-5", "x"] {
            assert_eq!(typed_days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_is_typed_as_people_write_it() {
        for typed in [
            "2026-12-31",
            "2026-12-31 ",
            "31-12-2026",
            "31/12/2026",
            "31.12.2026",
            " 31 12 2026",
            "31-12-26",
            "31 december 2026",
            "31 DEC. 2026",
            "31 dec 26",
            "31\u{a0}december\u{a0}2026",
        ] {
            assert_eq!(typed_day(typed), Some(date(2026, 12, 31)), "{typed}");
        }
        for (typed, day) in [
            ("1-1-27", date(2027, 1, 1)),
            ("1 mrt 2027", date(2027, 3, 1)),
            ("1 maart 2027", date(2027, 3, 1)),
            ("1 May 2027", date(2027, 5, 1)),
            ("29-2-2028", date(2028, 2, 29)),
        ] {
            assert_eq!(typed_day(typed), Some(day), "{typed}");
        }
        for wrong in [
            "",
            "morgen",
            "31-2-2027",
            "29-2-2027",
            "12-31-2026",
            "31-12",
            "31-12-026",
            "2026-31-12",
            "1e januari 2027",
            "1 maandag 2026",
            "1 ma 2026",
            "٣١-١٢-٢٠٢٦",
            "31-12-2026 10:00",
            "december 2026",
            "99999-1-1",
        ] {
            assert_eq!(typed_day(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_term_is_never_shorter_and_never_ends_on_a_free_day(days in 0i32..20_000, term in 1i32..100) {
            let calendar = Calendar::default();
            let from = plus_days(date(2000, 1, 1), days);
            let last = calendar.last_day(from, term);
            prop_assert!(!calendar.is_free(last));
            prop_assert!(last >= plus_days(from, term) && last <= plus_days(from, term + 6));
        }
    }
}

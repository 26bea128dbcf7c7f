//! Days as the law and people count them: in Europe/Amsterdam, while moments are kept in UTC.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// The zone in which days are counted. Falls back to UTC where no zone data is built in (never in a normal
/// build).
#[must_use]
pub fn amsterdam() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

/// The date in Amsterdam at a moment.
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(amsterdam()).date()
}

/// The first moment of a date in Amsterdam.
#[must_use]
pub fn start_of(day: Date) -> Timestamp {
    day.to_zoned(amsterdam()).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}

/// A date some calendar days further; the same date if the calendar ends there.
#[must_use]
pub fn plus_days(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// Calendar days from one date to another, negative when `until` lies earlier.
#[must_use]
pub fn days_between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

/// Public holidays of the Algemene termijnenwet, art. 3 (Good Friday counts as one there).
#[must_use]
pub fn is_public_holiday(day: Date) -> bool {
    let easter = easter_sunday(day.year());
    let fixed = matches!((day.month(), day.day()), (1, 1) | (12, 25 | 26)) || day == kings_day(day.year());
    let liberation = (day.month(), day.day()) == (5, 5);
    let moving = [-2, 1, 39, 50].into_iter().any(|offset| plus_days(easter, offset) == day);
    fixed || liberation || moving
}

fn kings_day(year: i16) -> Date {
    let day = jiff::civil::date(year, 4, 27);
    if day.weekday() == Weekday::Sunday { plus_days(day, -1) } else { day }
}

/// Easter Sunday of a Gregorian year (the anonymous Gregorian computus).
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    // The computus gives month 3 or 4, so counting on from the first of March needs no conversion that could
    // fail.
    plus_days(jiff::civil::date(year, 3, 1), (days / 31 - 3) * 31 + days % 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_matches_known_years() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    #[test]
    fn days_are_counted_in_amsterdam_not_in_utc() {
        let late: Timestamp = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(day_of(late), date(2026, 7, 1));
        assert_eq!(start_of(date(2026, 7, 1)).to_string(), "2026-06-30T22:00:00Z");
    }
}

//! The municipality's own figures (rule 10): how fast it answers, what it removed, what it offered, how often
//! it said no.
//!
//! No initiative and no civil servant is in them, and a count under five is never told: it could be somebody.

use crate::{code_enum, time};
use jiff::civil::{Date, date};
use std::{fmt, str::FromStr};

/// Counts below this are shown as "fewer than five".
pub const LEAST: usize = 5;

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The number itself.
    Exactly(usize),
    /// Fewer than [`LEAST`].
    Few,
    /// Not told, so that a number that is too small can't be worked out from it.
    Withheld,
}

/// One count by itself.
#[must_use]
pub const fn shown(count: usize) -> Shown {
    if count < LEAST { Shown::Few } else { Shown::Exactly(count) }
}

/// Counts of which every row and every column adds up to something that is known as well. A row or column in
/// which just one count is hidden would tell it, so the smallest of the others is withheld too; again, until
/// no count can be worked out. (Nobody is hurt by working out that there were none.)
#[must_use]
pub fn table(counts: &[Vec<usize>]) -> Vec<Vec<Shown>> {
    let mut cells: Vec<Vec<Shown>> =
        counts.iter().map(|row| row.iter().map(|count| shown(*count)).collect()).collect();
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let rows = (0..counts.len()).map(|row| (0..width).map(|column| (row, column)).collect::<Vec<_>>());
    let columns = (0..width).map(|column| (0..counts.len()).map(|row| (row, column)).collect::<Vec<_>>());
    let lines: Vec<Vec<(usize, usize)>> = rows.chain(columns).filter(|line| line.len() > 1).collect();
    let count =
        |(row, column): (usize, usize)| counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
    loop {
        let give_away = lines.iter().find_map(|line| {
            let told = |at: &(usize, usize)| {
                matches!(cells.get(at.0).and_then(|row| row.get(at.1)), Some(Shown::Exactly(_)))
            };
            // One whose other line hides something already takes no third one along.
            let helps = |at: &(usize, usize)| {
                lines.iter().any(|other| other != line && other.contains(at) && !other.iter().all(told))
            };
            let hidden: Vec<_> = line.iter().filter(|at| !told(at)).copied().collect();
            let few = |at: &(usize, usize)| {
                matches!(cells.get(at.0).and_then(|row| row.get(at.1)), Some(Shown::Few))
            };
            let gives_away = match hidden.as_slice() {
                [] => false,
                [one] => count(*one) > 0,
                // As many as they could be: then each of them is.
                some => {
                    some.iter().all(few)
                        && some.iter().map(|at| count(*at)).sum::<usize>() == some.len() * (LEAST - 1)
                }
            };
            line.iter()
                .filter(|at| gives_away && told(at))
                .min_by_key(|at| (!helps(at), count(**at)))
                .copied()
        });
        match give_away.and_then(|(row, column)| cells.get_mut(row)?.get_mut(column)) {
            Some(cell) => *cell = Shown::Withheld,
            None => return cells,
        }
    }
}

/// The same for counts of one whole, at one moment.
#[must_use]
pub fn parts(counts: &[usize]) -> Vec<Shown> {
    table(&[counts.to_vec()]).pop().unwrap_or_default()
}

/// A share in whole percents; `None` for what is hidden or has no total.
#[must_use]
pub fn percent(part: Shown, total: usize) -> Option<usize> {
    match part {
        Shown::Exactly(count) if total > 0 => Some((count * 200 + total) / (total * 2)),
        Shown::Exactly(_) | Shown::Few | Shown::Withheld => None,
    }
}

/// The middle of some numbers, and the one that nine in ten stay under (nearest rank); `None` for fewer than
/// five.
#[must_use]
pub fn spread(mut numbers: Vec<i32>) -> Option<Spread> {
    if numbers.len() < LEAST {
        return None;
    }
    numbers.sort_unstable();
    let rank =
        |percent: usize| numbers.get((numbers.len() * percent).div_ceil(100).saturating_sub(1)).copied();
    Some(Spread { median: rank(50)?, p90: rank(90)?, count: numbers.len() })
}

/// See [`spread`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// Half of them is at most this.
    pub median: i32,
    /// Nine in ten are at most this.
    pub p90: i32,
    /// How many there are.
    pub count: usize,
}

code_enum! {
    /// How old something is.
    Age {
        /// Up to two weeks.
        TwoWeeks = "two_weeks",
        /// Up to four weeks.
        FourWeeks = "four_weeks",
        /// Up to two months.
        TwoMonths = "two_months",
        /// Up to three months.
        ThreeMonths = "three_months",
        /// Longer.
        Longer = "longer",
    }
}

impl Age {
    /// The last of its days; the first is the day after those of the age before it.
    const fn last(self) -> i32 {
        match self {
            Self::TwoWeeks => 14,
            Self::FourWeeks => 28,
            Self::TwoMonths => 61,
            Self::ThreeMonths => 92,
            Self::Longer => i32::MAX,
        }
    }

    /// What is this old on a day: the first and the last day on which it began, where there is one.
    #[must_use]
    pub fn began(self, today: Date) -> (Option<Date>, Option<Date>) {
        let younger = Self::ALL.iter().copied().take_while(|age| *age != self).last();
        let first = (self != Self::Longer).then(|| time::plus_days(today, -self.last()));
        (first, younger.map(|age| time::plus_days(today, -age.last() - 1)))
    }
}

/// A year or a quarter of it, `2026` or `2026-k3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// 1 to 4; `None` for the whole year.
    pub quarter: Option<i8>,
}

impl Period {
    /// The year that a day lies in.
    #[must_use]
    pub fn year_of(day: Date) -> Self {
        Self { year: day.year(), quarter: None }
    }

    /// Its first day, and the first day after it.
    #[must_use]
    pub fn days(self) -> (Date, Date) {
        let start = |quarter: i8| date(self.year, (quarter - 1) * 3 + 1, 1);
        let next_year = date(self.year.saturating_add(1), 1, 1);
        match self.quarter {
            None => (start(1), next_year),
            Some(4) => (start(4), next_year),
            Some(quarter) => (start(quarter), start(quarter + 1)),
        }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        let (first, after) = self.days();
        first <= day && day < after
    }

    /// The periods that can be asked for between two days: each year, then its quarters, newest first.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Vec<Self> {
        (first.year()..=last.year())
            .rev()
            .flat_map(|year| {
                std::iter::once(None)
                    .chain((1..=4).rev().map(Some))
                    .map(move |quarter| Self { year, quarter })
            })
            .filter(|period| {
                let (from, after) = period.days();
                from <= last && first < after
            })
            .collect()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quarter {
            None => write!(f, "{:04}", self.year),
            Some(quarter) => write!(f, "{:04}-k{quarter}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = crate::UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || crate::UnknownCode { what: "Period", code: text.to_owned() };
        let (year, quarter) =
            text.split_once("-k").map_or((text, None), |(year, quarter)| (year, Some(quarter)));
        let year = Some(year)
            .filter(|year| year.len() == 4)
            .and_then(|year| year.parse().ok())
            .filter(|year| (1900..9999).contains(year))
            .ok_or_else(unknown)?;
        let quarter = quarter
            .map(|quarter| {
                quarter.parse::<i8>().ok().filter(|quarter| (1..=4).contains(quarter)).ok_or_else(unknown)
            })
            .transpose()?;
        Ok(Self { year, quarter })
    }
}

/// Days from one day to another, for a [`spread`].
#[must_use]
pub fn days(from: Date, until: Date) -> i32 {
    time::days_between(from, until).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_day_is_of_one_age() {
        let today = date(2026, 11, 20);
        for (days, age) in [
            (-1, Age::TwoWeeks),
            (14, Age::TwoWeeks),
            (15, Age::FourWeeks),
            (28, Age::FourWeeks),
            (29, Age::TwoMonths),
            (61, Age::TwoMonths),
            (62, Age::ThreeMonths),
            (92, Age::ThreeMonths),
            (93, Age::Longer),
            (4000, Age::Longer),
        ] {
            let day = time::plus_days(today, -days);
            let holds = |age: &&Age| {
                let (first, last) = age.began(today);
                first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
            };
            assert_eq!(Age::ALL.iter().filter(holds).collect::<Vec<_>>(), [&age], "{days}");
        }
    }

    #[test]
    fn rule_10_small_numbers_are_hidden() {
        assert_eq!([0, 4, 5, 12].map(shown), [Shown::Few, Shown::Few, Shown::Exactly(5), Shown::Exactly(12)]);
        assert_eq!(percent(shown(4), 10), None);
        assert_eq!(percent(shown(5), 10), Some(50));
        assert_eq!(percent(shown(10), 15), Some(67));
    }

    #[test]
    fn rule_10_one_hidden_part_hides_another() {
        assert_eq!(
            parts(&[20, 3, 9]),
            [Shown::Exactly(20), Shown::Few, Shown::Withheld],
            "and what is withheld is not called few"
        );
        assert_eq!(parts(&[20, 3, 2]), [Shown::Exactly(20), Shown::Few, Shown::Few]);
        assert_eq!(
            parts(&[20, 4, 4]),
            [Shown::Withheld, Shown::Few, Shown::Few],
            "two that are as many as they can be"
        );
        assert_eq!(parts(&[20, 4, 3]), [Shown::Exactly(20), Shown::Few, Shown::Few]);
        assert_eq!(parts(&[20, 9]), [Shown::Exactly(20), Shown::Exactly(9)]);
        assert_eq!(parts(&[20, 0]), [Shown::Exactly(20), Shown::Few], "that there were none is no secret");
    }

    #[test]
    fn rule_10_a_quarter_can_not_be_worked_out_from_the_year_and_the_others() {
        // Three quarters, and the year as the last column.
        let told = table(&[vec![10, 8, 2, 20], vec![9, 9, 9, 27]]);
        assert_eq!(
            told,
            [
                [Shown::Exactly(10), Shown::Withheld, Shown::Few, Shown::Exactly(20)],
                [Shown::Exactly(9), Shown::Withheld, Shown::Withheld, Shown::Exactly(27)],
            ]
        );
    }

    #[test]
    fn median_and_ninetieth_percentile_by_nearest_rank() {
        assert_eq!(spread(vec![1, 2, 3, 4]), None);
        assert_eq!(spread(vec![5, 1, 4, 2, 3]), Some(Spread { median: 3, p90: 5, count: 5 }));
        assert_eq!(spread((1..=100).collect()), Some(Spread { median: 50, p90: 90, count: 100 }));
    }

    #[test]
    fn periods_read_and_write_and_know_their_days() {
        for (text, first, after) in [
            ("2026", date(2026, 1, 1), date(2027, 1, 1)),
            ("2026-k2", date(2026, 4, 1), date(2026, 7, 1)),
            ("2026-k4", date(2026, 10, 1), date(2027, 1, 1)),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.to_string().as_str(), period.days()), (text, (first, after)));
            assert!(period.holds(first) && !period.holds(after));
        }
        for wrong in ["", "26", "2026-k5", "2026-k0", "2026-q1", "99999", "-001", "0000"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
        let some: Vec<_> = Period::between(date(2025, 11, 3), date(2026, 5, 1))
            .into_iter()
            .map(|period| period.to_string())
            .collect();
        assert_eq!(some, ["2026", "2026-k2", "2026-k1", "2025", "2025-k4"]);
    }

    proptest! {
        /// No row and no column of what is told has just one hidden count that is more than none, or only
        /// hidden ones that are as many as they can be.
        #[test]
        fn rule_10_no_hidden_count_can_be_worked_out_from_its_row_or_column(
            counts in proptest::collection::vec(proptest::collection::vec(0usize..14, 5), 1..7),
        ) {
            let cells = table(&counts);
            let hidden = |at: &[(usize, usize)]| {
                let some: Vec<_> = at.iter().filter(|(row, column)| !matches!(cells[*row][*column],
                    Shown::Exactly(_))).collect();
                let single = some.len() == 1 && counts[some[0].0][some[0].1] > 0;
                let few = some.iter().all(|(row, column)| cells[*row][*column] == Shown::Few);
                let full = few && some.iter().map(|(row,
                    column)| counts[*row][*column]).sum::<usize>() == some.len() * (LEAST - 1);
                // Where nothing is told, there is nothing to work with.
                (single || full) && some.len() < at.len() && !some.is_empty()
            };
            for row in 0..counts.len() {
                prop_assert!(!hidden(&(0..5).map(|column| (row, column)).collect::<Vec<_>>()));
            }
            for column in 0..5 {
                prop_assert!(!hidden(&(0..counts.len()).map(|row| (row, column)).collect::<Vec<_>>()));
            }
            for (row, shown) in counts.iter().flatten().zip(cells.iter().flatten()) {
                match shown {
                    Shown::Exactly(told) => prop_assert!(told == row && *row >= LEAST),
                    Shown::Few => prop_assert!(*row < LEAST),
                    Shown::Withheld => prop_assert!(*row >= LEAST),
                }
            }
        }

        #[test]
        fn a_spread_lies_within_its_numbers(numbers in proptest::collection::vec(0i32..400, 5..60)) {
            let (low, high) = (*numbers.iter().min().unwrap(), *numbers.iter().max().unwrap());
            let spread = spread(numbers).unwrap();
            prop_assert!(low <= spread.median && spread.median <= spread.p90 && spread.p90 <= high);
        }
    }
}

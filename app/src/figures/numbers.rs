//! From what happened in a period to what may be told of it.

use crate::obstacles::counts::{self, tally};
use domain::{
    critique::{Degree, Status as CritiqueStatus},
    decision::Outcome,
    figures::{Age, Period, Shown, Spread, days, parts, percent, spread, table},
    obstacle::{Kind, Level, Status},
    offer,
    request::Status as RequestStatus,
    time::{day_of, start_of},
};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;
use store::{
    critique,
    obstacles::lists::{Fact, Tally},
    requests::RequestFact,
};
use web::{context::Ctx, error::AppError};

/// A part of the page: some counts of one whole, or some terms in days.
pub struct Part {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// Counts.
    pub lines: Vec<Line>,
    /// Terms in days: what of, and how long.
    pub terms: Vec<(String, Option<Spread>)>,
}

/// A count.
pub struct Line {
    /// Of what.
    pub name: String,
    /// How many, as far as that may be told.
    pub count: Shown,
    /// Which part of the whole, in percents.
    pub percent: Option<usize>,
}

/// Counts of a period, hidden where one could be somebody, also for who puts the quarters and the year side
/// by side. `whole` tells that they are parts of one whole, with shares.
fn lines(
    ctx: &Ctx,
    period: Period,
    whole: bool,
    names: Vec<String>,
    count: impl Fn(usize, Period) -> usize,
) -> Vec<Line> {
    let today = day_of(ctx.now);
    // The quarters that have begun, and the year that they add up to.
    let quarters = (1..=4)
        .map(|quarter| Period { year: period.year, quarter: Some(quarter) })
        .filter(|quarter| quarter.days().0 <= today);
    let columns: Vec<Period> = quarters.chain([Period { year: period.year, quarter: None }]).collect();
    let counts: Vec<Vec<usize>> =
        (0..names.len()).map(|row| columns.iter().map(|column| count(row, *column)).collect()).collect();
    let told = if whole {
        table(&counts)
    } else {
        counts.iter().flat_map(|row| table(std::slice::from_ref(row))).collect()
    };
    let asked = columns.iter().position(|column| *column == period);
    let total = counts.iter().filter_map(|row| row.get(asked?)).sum();
    let cell = |row: usize| told.get(row)?.get(asked?).copied();
    names
        .into_iter()
        .enumerate()
        .map(|(row, name)| {
            // A quarter that has not begun has nothing to hide.
            let count = cell(row).unwrap_or(Shown::Few);
            Line { name, count, percent: percent(count, total).filter(|_| whole) }
        })
        .collect()
}

/// Counts of one whole as it stands today.
fn now(counted: Vec<(String, usize)>) -> Vec<Line> {
    let counts: Vec<usize> = counted.iter().map(|(_, count)| *count).collect();
    let total = counts.iter().sum();
    counted
        .into_iter()
        .zip(parts(&counts))
        .map(|((name, _), count)| Line { name, count, percent: percent(count, total) })
        .collect()
}

/// Everything that happened in a year and is counted, and what is open today.
pub struct Happened {
    requests: Vec<RequestFact>,
    offers: Vec<(Timestamp, offer::Status)>,
    obstacles: Vec<Fact>,
    exceptions: Vec<Timestamp>,
    critique: Vec<critique::Fact>,
    open: Arc<Tally>,
    ages: Arc<Vec<(Age, usize)>>,
}

impl Happened {
    /// Reads what happened in the year of a period.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, period: Period) -> Result<Self, AppError> {
        let (db, municipality) = (ctx.db(), ctx.municipality());
        let days = Period { quarter: None, ..period }.days();
        let year = (start_of(days.0), start_of(days.1));
        Ok(Self {
            requests: store::requests::facts(db, municipality, days).await?,
            offers: store::requests::offers_made(db, municipality, year).await?,
            obstacles: store::obstacles::lists::facts(db, municipality, year).await?,
            exceptions: store::exceptions::made(db, municipality, year).await?,
            critique: critique::facts(db, municipality, year).await?,
            open: tally(ctx).await?,
            ages: counts::ages(ctx).await?,
        })
    }

    /// Everything that is told of a period.
    #[must_use]
    pub fn told(&self, ctx: &Ctx, period: Period) -> Vec<Part> {
        let mut parts = vec![speed(ctx, &self.requests, period), outcomes(ctx, &self.requests, period)];
        parts.push(obstacles(ctx, &self.obstacles, period));
        parts.push(kinds(ctx, &self.obstacles, period));
        // At which level and how old they are is told as of today, with the period that is not over.
        if period.holds(day_of(ctx.now)) {
            parts.extend([levels(ctx, &self.open), ages(ctx, &self.ages)]);
        }
        parts.push(help(ctx, &self.offers, period));
        parts.push(exceptions(ctx, &self.exceptions, period));
        parts.push(heard(ctx, &self.critique, period));
        parts.push(by_law(ctx, &self.requests, period));
        parts
    }
}

/// Name in addresses of the part about how fast we are.
pub const SPEED: &str = "snelheid";

fn speed(ctx: &Ctx, requests: &[RequestFact], period: Period) -> Part {
    let from = |request: &RequestFact| day_of(request.received);
    let term = |until: fn(&RequestFact) -> Option<jiff::Timestamp>| {
        let some = requests.iter().filter_map(|request| Some((from(request), day_of(until(request)?))));
        spread(
            some.filter(|(_, until)| period.holds(*until)).map(|(from, until)| days(from, until)).collect(),
        )
    };
    let received =
        |_: usize, period: Period| requests.iter().filter(|request| period.holds(from(request))).count();
    Part {
        id: SPEED,
        title: ctx.t("figures-speed"),
        lines: lines(ctx, period, false, vec![ctx.t("figures-received")], received),
        terms: vec![
            (ctx.t("figures-first-contact"), term(|request| request.spoken)),
            (ctx.t("figures-to-decision"), term(|request| request.decided)),
        ],
    }
}

fn outcomes(ctx: &Ctx, requests: &[RequestFact], period: Period) -> Part {
    let decided: Vec<(Outcome, Date)> =
        requests.iter().filter_map(|request| Some((request.outcome?, day_of(request.decided?)))).collect();
    let names = Outcome::ALL.iter().map(|outcome| ctx.name("outcome", outcome.code())).collect();
    let count = |row: usize, period: Period| {
        decided
            .iter()
            .filter(|(outcome, day)| Outcome::ALL.get(row) == Some(outcome) && period.holds(*day))
            .count()
    };
    Part {
        id: "antwoorden",
        title: ctx.t("figures-outcomes"),
        lines: lines(ctx, period, true, names, count),
        terms: Vec::new(),
    }
}

fn opened(one: &Fact, period: Period) -> bool {
    period.holds(day_of(one.reported))
}

fn obstacles(ctx: &Ctx, obstacles: &[Fact], period: Period) -> Part {
    const FINAL: [Status; 3] = [Status::Removed, Status::WorkedAround, Status::Stays];
    let closed = |one: &Fact, period: Period| one.finished.is_some_and(|at| period.holds(day_of(at)));
    let mut flow = lines(ctx, period, false, vec![ctx.t("figures-obstacles-opened")], |_, period| {
        obstacles.iter().filter(|one| opened(one, period)).count()
    });
    let names = FINAL.iter().map(|status| ctx.name("obstacle-status", status.code())).collect();
    flow.extend(lines(ctx, period, true, names, |row, period| {
        obstacles.iter().filter(|one| FINAL.get(row) == Some(&one.status) && closed(one, period)).count()
    }));
    let term = |one: &Fact| Some(days(day_of(one.reported), day_of(one.finished?)));
    let took = spread(obstacles.iter().filter(|one| closed(one, period)).filter_map(term).collect());
    Part {
        id: "belemmeringen",
        title: ctx.t("figures-obstacles"),
        lines: flow,
        terms: vec![(ctx.t("figures-obstacles-days"), took)],
    }
}

fn kinds(ctx: &Ctx, obstacles: &[Fact], period: Period) -> Part {
    // Of the whole year, so that in each period the same numbers are hidden.
    let year = Period { quarter: None, ..period };
    let kinds: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| obstacles.iter().any(|one| one.kind == *kind && opened(one, year)))
        .collect();
    let names = kinds.iter().map(|kind| ctx.name("obstacle-kind", kind.code())).collect();
    let lines = lines(ctx, period, true, names, |row, period| {
        obstacles.iter().filter(|one| kinds.get(row) == Some(&one.kind) && opened(one, period)).count()
    });
    Part { id: "soorten", title: ctx.t("figures-kinds"), lines, terms: Vec::new() }
}

fn levels(ctx: &Ctx, open: &Tally) -> Part {
    let at = |level: Level| usize::try_from(open.at(level)).unwrap_or_default();
    let counted = Level::ALL.iter().map(|level| (ctx.name("obstacle-level", level.code()), at(*level)));
    Part { id: "niveaus", title: ctx.t("figures-levels"), lines: now(counted.collect()), terms: Vec::new() }
}

fn ages(ctx: &Ctx, open: &[(Age, usize)]) -> Part {
    let counted = open.iter().map(|(class, count)| (ctx.name("age", class.code()), *count));
    Part { id: "leeftijd", title: ctx.t("figures-ages"), lines: now(counted.collect()), terms: Vec::new() }
}

fn exceptions(ctx: &Ctx, exceptions: &[Timestamp], period: Period) -> Part {
    let made = |_: usize, period: Period| exceptions.iter().filter(|at| period.holds(day_of(**at))).count();
    Part {
        id: "uitzonderingen",
        title: ctx.t("figures-exceptions"),
        lines: lines(ctx, period, false, vec![ctx.t("figures-exceptions-made")], made),
        terms: Vec::new(),
    }
}

fn help(ctx: &Ctx, offers: &[(Timestamp, offer::Status)], period: Period) -> Part {
    let taken = |(_, status): &(Timestamp, offer::Status)| {
        matches!(status, offer::Status::Accepted | offer::Status::InUse | offer::Status::Returned)
    };
    let made = |(at, _): &(Timestamp, offer::Status), period: Period| period.holds(day_of(*at));
    let mut all = lines(ctx, period, false, vec![ctx.t("figures-offers-made")], |_, period| {
        offers.iter().filter(|offer| made(offer, period)).count()
    });
    let names = vec![ctx.t("figures-offers-accepted"), ctx.t("figures-offers-other")];
    all.extend(lines(ctx, period, true, names, |row, period| {
        offers.iter().filter(|offer| made(offer, period) && taken(offer) == (row == 0)).count()
    }));
    Part { id: "hulp", title: ctx.t("figures-offers"), lines: all, terms: Vec::new() }
}

/// How critique was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    InTime,
    Late,
    Rest,
}

fn heard(ctx: &Ctx, critique: &[critique::Fact], period: Period) -> Part {
    const HEARD: [Heard; 3] = [Heard::InTime, Heard::Late, Heard::Rest];
    let today = day_of(ctx.now);
    let how = |one: &critique::Fact| match one.answered.map(day_of) {
        Some(day) if day <= one.due => Heard::InTime,
        Some(_) => Heard::Late,
        None if one.status == CritiqueStatus::Sent && today > one.due => Heard::Late,
        None => Heard::Rest,
    };
    let sent = |one: &critique::Fact, period: Period| period.holds(day_of(one.at));
    let mut all = lines(ctx, period, false, vec![ctx.t("figures-critique-sent")], |_, period| {
        critique.iter().filter(|one| sent(one, period)).count()
    });
    let names = vec![
        ctx.t("figures-critique-in-time"),
        ctx.t("figures-critique-late"),
        ctx.t("figures-critique-rest"),
    ];
    all.extend(lines(ctx, period, true, names, |row, period| {
        critique.iter().filter(|one| sent(one, period) && HEARD.get(row) == Some(&how(one))).count()
    }));
    let degrees = |key: &str, degree: fn(&critique::Fact) -> Option<Degree>| {
        let names = Degree::ALL
            .iter()
            .map(|which| format!("{} {}", ctx.t(key), ctx.name("degree", which.code())))
            .collect();
        let said = |one: &critique::Fact, row: usize| {
            degree(one).is_some() && degree(one) == Degree::ALL.get(row).copied()
        };
        lines(ctx, period, true, names, |row, period| {
            critique.iter().filter(|one| sent(one, period) && said(one, row)).count()
        })
    };
    all.extend(degrees("critique-helped", |one| one.helped));
    all.extend(degrees("critique-hindered", |one| one.hindered));
    Part { id: "kritiek", title: ctx.t("figures-critique"), lines: all, terms: Vec::new() }
}

fn by_law(ctx: &Ctx, requests: &[RequestFact], period: Period) -> Part {
    let today = day_of(ctx.now);
    // "Not yet" is no decision in the law: the clock of the application goes on (rule 12). What was taken
    // back has none.
    let decided = |request: &RequestFact| {
        request.decided.filter(|_| request.outcome != Some(Outcome::NotYet)).map(day_of)
    };
    let formal: Vec<(Date, Option<Date>)> = requests
        .iter()
        .filter(|request| request.application && request.status != RequestStatus::Withdrawn)
        .filter_map(|request| Some((request.due_on?, decided(request))))
        .collect();
    let count = |row: usize, period: Period| {
        let counts = |(due, decided): &&(Date, Option<Date>)| match decided {
            Some(day) => period.holds(*day) && (day <= due) == (row == 0),
            None => row == 1 && period.holds(*due) && *due < today,
        };
        formal.iter().filter(counts).count()
    };
    let names = vec![ctx.t("figures-law-in-time"), ctx.t("figures-law-late")];
    Part {
        id: "aanvragen",
        title: ctx.t("figures-law"),
        lines: lines(ctx, period, true, names, count),
        terms: Vec::new(),
    }
}

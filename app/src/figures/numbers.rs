//! From what happened in a period to what may be told of it.

use domain::{
    critique::{Degree, Status as CritiqueStatus},
    decision::Outcome,
    figures::{Age, Period, Shown, Spread, age, days, parts, percent, spread, table},
    lang::Lang,
    obstacle::{Kind, Level, Status},
    offer,
    request::Status as RequestStatus,
    time::day_of,
};
use jiff::civil::Date;
use store::{
    critique::Critique,
    obstacles::Obstacle,
    requests::{Offer, Request},
};
use web::{context::Ctx, error::AppError};

/// A part of the page: some counts of one whole, or some terms in days.
pub struct Section {
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

/// Everything that is told of a period.
///
/// # Errors
/// When the database does not answer.
pub async fn of(ctx: &Ctx, period: Period) -> Result<Vec<Section>, AppError> {
    let (db, municipality) = (ctx.db(), ctx.municipality());
    let requests = store::requests::every(db, municipality).await?;
    let offers = store::requests::every_offer(db, municipality).await?;
    let obstacles = store::obstacles::all(db, municipality, Lang::Nl).await?;
    let exceptions = store::exceptions::all(db, municipality, "").await?;
    let critique = store::critique::all(db, municipality, Lang::Nl).await?;
    let made =
        |_: usize, period: Period| exceptions.iter().filter(|one| period.holds(day_of(one.at))).count();
    let mut sections = vec![speed(ctx, &requests, period), outcomes(ctx, &requests, period)];
    sections.extend(hindrance(ctx, &obstacles, period));
    sections.push(help(ctx, &offers, period));
    sections.push(Section {
        id: "uitzonderingen",
        title: ctx.t("figures-exceptions"),
        lines: lines(ctx, period, false, vec![ctx.t("figures-exceptions-made")], made),
        terms: Vec::new(),
    });
    sections.push(heard(ctx, &critique, period));
    sections.push(by_law(ctx, &requests, period));
    Ok(sections)
}

/// The periods in which something happened, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn periods(ctx: &Ctx) -> Result<Vec<Period>, AppError> {
    let today = day_of(ctx.now);
    let requests = store::requests::every(ctx.db(), ctx.municipality()).await?;
    let first = requests.iter().map(|request| day_of(request.received)).min().unwrap_or(today);
    Ok(Period::between(first, today))
}

fn speed(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let from = |request: &Request| day_of(request.received);
    let term = |until: fn(&Request) -> Option<jiff::Timestamp>| {
        let some = requests.iter().filter_map(|request| Some((from(request), day_of(until(request)?))));
        spread(
            some.filter(|(_, until)| period.holds(*until)).map(|(from, until)| days(from, until)).collect(),
        )
    };
    let received =
        |_: usize, period: Period| requests.iter().filter(|request| period.holds(from(request))).count();
    Section {
        id: "snelheid",
        title: ctx.t("figures-speed"),
        lines: lines(ctx, period, false, vec![ctx.t("figures-received")], received),
        terms: vec![
            (ctx.t("figures-first-contact"), term(|request| request.spoken)),
            (ctx.t("figures-to-decision"), term(|request| request.decided)),
        ],
    }
}

fn outcomes(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let decided: Vec<(Outcome, Date)> =
        requests.iter().filter_map(|request| Some((request.outcome?, day_of(request.decided?)))).collect();
    let names = Outcome::ALL.iter().map(|outcome| ctx.name("outcome", outcome.code())).collect();
    let count = |row: usize, period: Period| {
        decided
            .iter()
            .filter(|(outcome, day)| Outcome::ALL.get(row) == Some(outcome) && period.holds(*day))
            .count()
    };
    Section {
        id: "antwoorden",
        title: ctx.t("figures-outcomes"),
        lines: lines(ctx, period, true, names, count),
        terms: Vec::new(),
    }
}

fn hindrance(ctx: &Ctx, obstacles: &[Obstacle], period: Period) -> Vec<Section> {
    let opened = |one: &Obstacle, period: Period| period.holds(day_of(one.reported));
    let closed = |one: &Obstacle, period: Period| one.finished.is_some_and(|at| period.holds(day_of(at)));
    const FINAL: [Status; 3] = [Status::Removed, Status::WorkedAround, Status::Stays];
    let mut flow = lines(ctx, period, false, vec![ctx.t("figures-obstacles-opened")], |_, period| {
        obstacles.iter().filter(|one| opened(one, period)).count()
    });
    let names = FINAL.iter().map(|status| ctx.name("obstacle-status", status.code())).collect();
    flow.extend(lines(ctx, period, true, names, |row, period| {
        obstacles.iter().filter(|one| FINAL.get(row) == Some(&one.status) && closed(one, period)).count()
    }));
    let took =
        spread(obstacles.iter().filter(|one| closed(one, period)).map(|one| one.days(ctx.now)).collect());
    // Of the whole year, so that in each period the same numbers are hidden.
    let year = Period { quarter: None, ..period };
    let kinds: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| obstacles.iter().any(|one| one.kind == *kind && opened(one, year)))
        .collect();
    let names = kinds.iter().map(|kind| ctx.name("obstacle-kind", kind.code())).collect();
    let by_kind = lines(ctx, period, true, names, |row, period| {
        obstacles.iter().filter(|one| kinds.get(row) == Some(&one.kind) && opened(one, period)).count()
    });
    let mut all = vec![
        Section {
            id: "belemmeringen",
            title: ctx.t("figures-obstacles"),
            lines: flow,
            terms: vec![(ctx.t("figures-obstacles-days"), took)],
        },
        Section { id: "soorten", title: ctx.t("figures-kinds"), lines: by_kind, terms: Vec::new() },
    ];
    // At which level and how old they are is told as of today, with the period that is not over.
    if period.holds(day_of(ctx.now)) {
        let open: Vec<_> = obstacles.iter().filter(|one| one.is_open()).collect();
        let levels = Level::ALL
            .iter()
            .map(|level| {
                (
                    ctx.name("obstacle-level", level.code()),
                    open.iter().filter(|one| one.level == *level).count(),
                )
            })
            .collect();
        let ages = Age::ALL
            .iter()
            .map(|class| {
                (
                    ctx.name("age", class.code()),
                    open.iter().filter(|one| age(one.days(ctx.now)) == *class).count(),
                )
            })
            .collect();
        all.push(Section {
            id: "niveaus",
            title: ctx.t("figures-levels"),
            lines: now(levels),
            terms: Vec::new(),
        });
        all.push(Section {
            id: "leeftijd",
            title: ctx.t("figures-ages"),
            lines: now(ages),
            terms: Vec::new(),
        });
    }
    all
}

fn help(ctx: &Ctx, offers: &[Offer], period: Period) -> Section {
    let taken = |offer: &Offer| {
        matches!(offer.status, offer::Status::Accepted | offer::Status::InUse | offer::Status::Returned)
    };
    let made = |offer: &Offer, period: Period| period.holds(day_of(offer.at));
    let mut all = lines(ctx, period, false, vec![ctx.t("figures-offers-made")], |_, period| {
        offers.iter().filter(|offer| made(offer, period)).count()
    });
    let names = vec![ctx.t("figures-offers-accepted"), ctx.t("figures-offers-other")];
    all.extend(lines(ctx, period, true, names, |row, period| {
        offers.iter().filter(|offer| made(offer, period) && taken(offer) == (row == 0)).count()
    }));
    Section { id: "hulp", title: ctx.t("figures-offers"), lines: all, terms: Vec::new() }
}

/// How critique was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    InTime,
    Late,
    Rest,
}

fn heard(ctx: &Ctx, critique: &[Critique], period: Period) -> Section {
    const HEARD: [Heard; 3] = [Heard::InTime, Heard::Late, Heard::Rest];
    let today = day_of(ctx.now);
    let how = |one: &Critique| match one.answered.map(day_of) {
        Some(day) if day <= one.due => Heard::InTime,
        Some(_) => Heard::Late,
        None if one.status == CritiqueStatus::Sent && today > one.due => Heard::Late,
        None => Heard::Rest,
    };
    let sent = |one: &Critique, period: Period| period.holds(day_of(one.at));
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
    let degrees = |key: &str, degree: fn(&Critique) -> Option<Degree>| {
        let names = Degree::ALL
            .iter()
            .map(|which| format!("{} {}", ctx.t(key), ctx.name("degree", which.code())))
            .collect();
        let said = |one: &Critique, row: usize| {
            degree(one).is_some() && degree(one) == Degree::ALL.get(row).copied()
        };
        lines(ctx, period, true, names, |row, period| {
            critique.iter().filter(|one| sent(one, period) && said(one, row)).count()
        })
    };
    all.extend(degrees("critique-helped", |one| one.helped));
    all.extend(degrees("critique-hindered", |one| one.hindered));
    Section { id: "kritiek", title: ctx.t("figures-critique"), lines: all, terms: Vec::new() }
}

fn by_law(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let today = day_of(ctx.now);
    // "Not yet" is no decision in the law: the clock of the application goes on (rule 12). What was taken
    // back has none.
    let decided =
        |request: &Request| request.decided.filter(|_| request.outcome != Some(Outcome::NotYet)).map(day_of);
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
    Section {
        id: "aanvragen",
        title: ctx.t("figures-law"),
        lines: lines(ctx, period, true, names, count),
        terms: Vec::new(),
    }
}

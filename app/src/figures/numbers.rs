//! From what happened in a period to what may be told of it.

use crate::{
    context::Ctx,
    critique,
    error::AppError,
    exceptions, obstacles,
    obstacles::store::Obstacle,
    requests::{
        self,
        store::{Offer, Request},
    },
    text::Lang,
};
use domain::{
    critique::{Degree, Status as CritiqueStatus},
    decision::Outcome,
    figures::{Age, Period, Shown, Spread, age, days, parts, percent, shown, spread},
    obstacle::{Kind, Level, Status},
    offer,
    time::day_of,
};
use jiff::civil::Date;

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
    /// Where what is counted can be seen, when everybody may see it.
    pub link: Option<String>,
}

/// Counts of one whole, with their shares; hidden where one of them could be somebody.
fn lines(counted: Vec<(String, usize, Option<String>)>) -> Vec<Line> {
    let counts: Vec<usize> = counted.iter().map(|(_, count, _)| *count).collect();
    let total = counts.iter().sum();
    counted.into_iter().zip(parts(&counts)).map(|((name, _, link), count)| Line { name, count, percent: percent(count, total), link }).collect()
}

/// A count that is no part of a whole.
fn alone(name: String, count: usize) -> Line {
    Line { name, count: shown(count), percent: None, link: None }
}

/// Everything that is told of a period.
///
/// # Errors
/// When the database does not answer.
pub async fn of(ctx: &Ctx, period: Period) -> Result<Vec<Section>, AppError> {
    let (db, municipality) = (ctx.db(), ctx.municipality());
    let requests = requests::store::every(db, municipality).await?;
    let offers = requests::store::every_offer(db, municipality).await?;
    let obstacles = obstacles::store::all(db, municipality, Lang::Nl).await?;
    let exceptions = exceptions::store::all(db, municipality, "").await?;
    let critique = critique::store::all(db, municipality, Lang::Nl).await?;
    let within = |at: jiff::Timestamp| period.holds(day_of(at));
    let mut sections = vec![speed(ctx, &requests, period), outcomes(ctx, &requests, period)];
    sections.extend(hindrance(ctx, &obstacles, period));
    sections.push(help(ctx, &offers, period));
    sections.push(Section {
        id: "uitzonderingen",
        title: ctx.t("figures-exceptions"),
        lines: vec![alone(ctx.t("figures-exceptions-made"), exceptions.iter().filter(|one| within(one.at)).count())],
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
    let requests = requests::store::every(ctx.db(), ctx.municipality()).await?;
    let first = requests.iter().map(|request| day_of(request.received)).min().unwrap_or(today);
    Ok(Period::between(first, today))
}

fn speed(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let from = |request: &Request| day_of(request.received);
    let term = |until: fn(&Request) -> Option<jiff::Timestamp>| {
        let some = requests.iter().filter_map(|request| Some((from(request), day_of(until(request)?))));
        spread(some.filter(|(_, until)| period.holds(*until)).map(|(from, until)| days(from, until)).collect())
    };
    Section {
        id: "snelheid",
        title: ctx.t("figures-speed"),
        lines: vec![alone(ctx.t("figures-received"), requests.iter().filter(|request| period.holds(from(request))).count())],
        terms: vec![
            (ctx.t("figures-first-contact"), term(|request| request.spoken)),
            (ctx.t("figures-to-decision"), term(|request| request.decided)),
        ],
    }
}

fn outcomes(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let decided: Vec<Outcome> = requests.iter().filter(|request| request.decided.is_some_and(|at| period.holds(day_of(at)))).filter_map(|request| request.outcome).collect();
    let counted = Outcome::ALL
        .iter()
        .map(|outcome| (ctx.name("outcome", outcome.code()), decided.iter().filter(|one| *one == outcome).count(), None))
        .collect();
    Section { id: "antwoorden", title: ctx.t("figures-outcomes"), lines: lines(counted), terms: Vec::new() }
}

fn hindrance(ctx: &Ctx, obstacles: &[Obstacle], period: Period) -> Vec<Section> {
    let opened: Vec<_> = obstacles.iter().filter(|one| period.holds(day_of(one.reported))).collect();
    let closed: Vec<_> = obstacles.iter().filter(|one| one.finished.is_some_and(|at| period.holds(day_of(at)))).collect();
    // How they stand is told as of the end of the period, or as of today in one that is not over.
    let (_, after) = period.days();
    let last: Date = domain::time::plus_days(after, -1).min(day_of(ctx.now));
    let open: Vec<_> = obstacles
        .iter()
        .filter(|one| day_of(one.reported) <= last && one.finished.is_none_or(|at| day_of(at) > last))
        .collect();
    let of = |status: Status| closed.iter().filter(|one| one.status == status).count();
    let all = |anchor: &str| Some(format!("/belemmeringen#{anchor}"));
    let flow = Section {
        id: "belemmeringen",
        title: ctx.t("figures-obstacles"),
        lines: vec![
            Line { link: all("open"), ..alone(ctx.t("figures-obstacles-opened"), opened.len()) },
            Line { link: all("weg"), ..alone(ctx.name("obstacle-status", Status::Removed.code()), of(Status::Removed)) },
            Line { link: all("weg"), ..alone(ctx.name("obstacle-status", Status::WorkedAround.code()), of(Status::WorkedAround)) },
            Line { link: all("blijft"), ..alone(ctx.name("obstacle-status", Status::Stays.code()), of(Status::Stays)) },
        ],
        terms: vec![(ctx.t("figures-obstacles-days"), spread(closed.iter().map(|one| one.days(ctx.now)).collect()))],
    };
    let kinds = Kind::ALL
        .iter()
        .map(|kind| (ctx.name("obstacle-kind", kind.code()), opened.iter().filter(|one| one.kind == *kind).count(), Some(format!("/belemmeringen?soort={}", kind.code()))))
        .filter(|(_, count, _)| *count > 0)
        .collect();
    let levels = Level::ALL.iter().map(|level| (ctx.name("obstacle-level", level.code()), open.iter().filter(|one| one.level == *level).count(), None)).collect();
    let old = |one: &Obstacle| age(days(day_of(one.reported), last));
    let ages = Age::ALL.iter().map(|class| (ctx.name("age", class.code()), open.iter().filter(|one| old(one) == *class).count(), None)).collect();
    vec![
        flow,
        Section { id: "soorten", title: ctx.t("figures-kinds"), lines: lines(kinds), terms: Vec::new() },
        Section { id: "niveaus", title: ctx.t("figures-levels"), lines: lines(levels), terms: Vec::new() },
        Section { id: "leeftijd", title: ctx.t("figures-ages"), lines: lines(ages), terms: Vec::new() },
    ]
}

fn help(ctx: &Ctx, offers: &[Offer], period: Period) -> Section {
    let made: Vec<_> = offers.iter().filter(|offer| period.holds(day_of(offer.at))).collect();
    let taken = |offer: &&&Offer| matches!(offer.status, offer::Status::Accepted | offer::Status::InUse | offer::Status::Returned);
    let accepted = made.iter().filter(taken).count();
    let counted = vec![(ctx.t("figures-offers-accepted"), accepted, None), (ctx.t("figures-offers-other"), made.len() - accepted, None)];
    let mut all = vec![alone(ctx.t("figures-offers-made"), made.len())];
    all.extend(lines(counted));
    Section { id: "hulp", title: ctx.t("figures-offers"), lines: all, terms: Vec::new() }
}

fn heard(ctx: &Ctx, critique: &[critique::store::Critique], period: Period) -> Section {
    let sent: Vec<_> = critique.iter().filter(|one| period.holds(day_of(one.at))).collect();
    let today = day_of(ctx.now);
    let in_time = sent.iter().filter(|one| one.answered.is_some_and(|at| day_of(at) <= one.due)).count();
    let late = sent.iter().filter(|one| one.answered.map_or(one.status == CritiqueStatus::Sent && today > one.due, |at| day_of(at) > one.due)).count();
    let rest = sent.len() - in_time - late;
    let mut all = vec![Line { link: Some("/kritiek".to_owned()), ..alone(ctx.t("figures-critique-sent"), sent.len()) }];
    all.extend(lines(vec![
        (ctx.t("figures-critique-in-time"), in_time, None),
        (ctx.t("figures-critique-late"), late, None),
        (ctx.t("figures-critique-rest"), rest, None),
    ]));
    for (key, degree) in [("critique-helped", (|one| one.helped) as fn(&critique::store::Critique) -> Option<Degree>), ("critique-hindered", |one| one.hindered)] {
        let counted = Degree::ALL.iter().map(|which| {
            let name = format!("{} {}", ctx.t(key), ctx.name("degree", which.code()));
            (name, sent.iter().filter(|one| degree(one) == Some(*which)).count(), None)
        });
        all.extend(lines(counted.collect()));
    }
    Section { id: "kritiek", title: ctx.t("figures-critique"), lines: all, terms: Vec::new() }
}

fn by_law(ctx: &Ctx, requests: &[Request], period: Period) -> Section {
    let today = day_of(ctx.now);
    let formal = requests.iter().filter(|request| request.application).filter_map(|request| Some((request.due_on?, request.decided.map(day_of))));
    let (mut in_time, mut late) = (0, 0);
    for (due, decided) in formal {
        match decided {
            Some(day) if period.holds(day) && day <= due => in_time += 1,
            Some(day) if period.holds(day) => late += 1,
            None if period.holds(due) && due < today => late += 1,
            Some(_) | None => {}
        }
    }
    let counted = vec![(ctx.t("figures-law-in-time"), in_time, None), (ctx.t("figures-law-late"), late, None)];
    Section { id: "aanvragen", title: ctx.t("figures-law"), lines: lines(counted), terms: Vec::new() }
}

//! A year of a municipality under a clock of its own: 600 initiatives, 1,500 requests, 200 obstacles, 40
//! civil servants. Some answer, some forget. In the end nobody may be left without an answer, or without
//! somebody who owes one by a date.

use crate::{builders::every_answer, invariants, support::TestApp};
use app::{
    admin::people_actions::{self as colleagues, Described},
    assessments::actions as assessments,
    cover::actions as cover,
    critique::actions::{self as critique, Words},
    deadlines,
    obstacles::actions as obstacle,
    requests::actions::{
        self as requests, Asked, Said,
        decide::{self, Draft, Proposed},
    },
};
use domain::{
    access::{Grant, Role},
    calendar::Calendar,
    climb::{answer_by, climbs},
    decision::{Outcome, needs_manager},
    id::{AccountId, InitiativeId, ObstacleId, RequestId, TeamId},
    lang::Lang,
    obstacle::{Kind, Level, Source, Status},
    thresholds::{Threshold, Thresholds},
    time::day_of,
};
use std::{collections::BTreeMap, time::Instant};
use store::{
    accounts::Staff,
    journal::{By, Write},
    obstacles as obstacle_store,
    requests::{self as request_store, Details},
};

const REQUESTS: usize = 1500;
const OBSTACLES: usize = 200;

/// What people of the municipality do: how often somebody who owes an answer gives it on a day, in percents.
const OFTEN: [(Level, u8); 4] =
    [(Level::Official, 1), (Level::Manager, 3), (Level::Alderman, 5), (Level::HigherGovernment, 2)];

struct Year {
    app: TestApp,
    random: fastrand::Rng,
    officials: Vec<(AccountId, TeamId)>,
    staff: Vec<Staff>,
    initiatives: Vec<(InitiativeId, AccountId)>,
    /// Requests that wait for a decision, and the day on which their handler gives it.
    undecided: Vec<(RequestId, usize)>,
}

impl Year {
    fn by(&self, actor: Option<AccountId>) -> By {
        By { municipality: self.app.app.municipality.id, actor, now: self.app.app.clock.now() }
    }

    async fn write(&self, actor: Option<AccountId>) -> Write {
        Write::start(&self.app.app.db, self.by(actor)).await.unwrap()
    }

    /// Eight teams of a manager and five officials.
    async fn people(&mut self) {
        let write = self.write(None).await;
        for team in 0..8 {
            let team_id = colleagues::add_team(&write, &format!("Team {team}")).await.unwrap();
            for person in 0..6 {
                let email = format!("collega{team}-{person}@jaar.example").parse().unwrap();
                let name = format!("Collega {team}.{person}").parse().unwrap();
                let described = Described { name: &name, function: "", phone: "" };
                let role = if person == 0 { Role::Manager } else { Role::Official };
                let grant = Grant { team: Some(team_id), ..Grant::whole(role) };
                let id = colleagues::add_colleague(&write, &email, described, &grant).await.unwrap();
                if role == Role::Official {
                    self.officials.push((id, team_id));
                }
            }
        }
        write.commit().await.unwrap();
        let municipality = self.app.app.municipality.id;
        self.staff = store::accounts::staff(self.app.app.db.read(), municipality).await.unwrap();
    }

    fn manager_of(&self, team: Option<TeamId>) -> AccountId {
        let leads = |person: &&Staff| person.team == team && person.actor.has(Role::Manager);
        self.staff.iter().find(leads).unwrap().id
    }

    async fn current(write: &Write, id: RequestId) -> request_store::Request {
        request_store::by_ids(write.tx(), vec![id]).await.unwrap().pop().unwrap()
    }

    /// Files a request of an initiative, and has an official take it, call, and judge it.
    async fn request(&mut self, number: usize, day: usize) -> RequestId {
        let (handler, team) = self.officials[self.random.usize(..self.officials.len())];
        let (initiative, account) = self.initiatives[self.random.usize(..self.initiatives.len())];
        let write = self.write(Some(account)).await;
        let about = store::initiatives::by_ids(write.tx(), [initiative], Lang::Nl).await.unwrap();
        let asked = Asked {
            account,
            initiative: about.get(&initiative),
            kind: domain::request::Kind::ALL[self.random.usize(..domain::request::Kind::ALL.len())],
            title: format!("Verzoek {number}").parse().unwrap(),
            story: "Wij willen iets beginnen.".parse().unwrap(),
            wished_on: None,
            application: self.random.u8(..4) == 0,
            phone: None,
            filled_in_by: None,
        };
        let filed = requests::file(&write, asked).await.unwrap();
        write.commit().await.unwrap();
        let write = self.write(Some(handler)).await;
        requests::handler::take(&write, &filed, handler, Some(team), None).await.unwrap();
        let said = Said { words: &"Wij belden.".parse().unwrap(), spoken: true, asks: self.random.bool() };
        requests::say(&write, &Self::current(&write, filed.id).await, handler, said).await.unwrap();
        let current = Self::current(&write, filed.id).await;
        assessments::keep(&write, &current, handler, every_answer()).await.unwrap();
        write.commit().await.unwrap();
        self.undecided.push((filed.id, day + self.random.usize(3..60)));
        filed.id
    }

    /// Gives the decisions of a day.
    async fn decide(&mut self, day: usize) {
        let due: Vec<RequestId> =
            self.undecided.extract_if(.., |(_, on)| *on <= day).map(|(id, _)| id).collect();
        for id in due {
            let outcomes = [
                Outcome::Yes,
                Outcome::Yes,
                Outcome::YesWithHelp,
                Outcome::YesWithException,
                Outcome::NotYet,
                Outcome::No,
            ];
            let outcome = outcomes[self.random.usize(..outcomes.len())];
            let write = self.write(None).await;
            let request = Self::current(&write, id).await;
            let met = obstacle_store::of_request(write.tx(), id, Lang::Nl).await.unwrap();
            let open: Vec<_> = met.iter().filter(|one| one.is_open()).collect();
            let waits = open.iter().any(|one| !one.owner.is_named() || one.due.is_none());
            let outcome =
                if outcome == Outcome::NotYet && (open.is_empty() || waits) { Outcome::Yes } else { outcome };
            self.sent(write, &request, outcome).await;
        }
    }

    async fn sent(&self, mut write: Write, request: &request_store::Request, outcome: Outcome) {
        let handler = request.handler.unwrap();
        write.set_by(self.by(Some(handler)));
        if outcome == Outcome::YesWithHelp {
            let new = request_store::NewOffer {
                kind: domain::offer::Kind::ALL[0],
                what: "Een zaal",
                details: "",
                offered_by: "De Spil",
                until: None,
                made_by: handler,
            };
            requests::offers::make(&write, request, new).await.unwrap();
        }
        let words = || "Omdat het zo is.".to_owned();
        let details = Details {
            harm: domain::decision::Harm::Safety.code().to_owned(),
            to_whom: words(),
            why_not_lighter: words(),
            tried: words(),
            alternative: words(),
            rule: words(),
            reason: words(),
            same_situation: words(),
            ..Details::default()
        };
        let manager = needs_manager(outcome).then(|| self.manager_of(request.team));
        let draft = Draft { outcome, words: words(), details, manager };
        let weighed = decide::weigh(&write, request, handler, draft).await.unwrap();
        if let (Proposed::Asked, Some(manager)) = (decide::propose(&write, weighed).await.unwrap(), manager) {
            write.set_by(self.by(Some(manager)));
            let waiting = decide::waiting_for(&write, request, manager).await.unwrap();
            decide::sign(&write, waiting).await.unwrap();
        }
        write.commit().await.unwrap();
    }

    async fn report(&mut self, number: usize) -> ObstacleId {
        let reporter = self.officials[self.random.usize(..self.officials.len())].0;
        let write = self.write(Some(reporter)).await;
        let new = obstacle_store::New {
            title: format!("Belemmering {number}"),
            explanation: String::new(),
            kind: Kind::ALL[self.random.usize(..Kind::ALL.len())],
            source: Source::OwnDepartment,
            translations: None,
            slug: String::new(),
        };
        let id = obstacle::report(&write, new, reporter, None).await.unwrap();
        write.commit().await.unwrap();
        id
    }

    /// Somebody who owes an answer gives it, or takes an obstacle with a date.
    async fn answer(&mut self, there: &obstacle_store::Obstacle, thresholds: &Thresholds) {
        let often = OFTEN.iter().find(|(level, _)| *level == there.level).unwrap().1;
        let write = self.write(there.owner.person).await;
        let now = write.by().now;
        if self.random.u8(..100) < often {
            let status = [Status::Removed, Status::Removed, Status::WorkedAround, Status::Stays]
                [self.random.usize(..4)];
            assert!(obstacle::finish(&write, there, there.version, status, "Gedaan.").await.unwrap());
        } else if there.status == Status::Reported && self.random.u8(..100) < 10 {
            let (owner, _) = self.officials[self.random.usize(..self.officials.len())];
            let term = answer_by(there.level, day_of(there.since), thresholds);
            let due = Calendar::default()
                .plus_working_days(day_of(now), self.random.u32(5..30))
                .min(term)
                .max(day_of(now));
            let person = self.staff.iter().find(|person| person.id == owner);
            // Where it stands higher, an official can't have it.
            let taking = obstacle::Taking { person, outside: None, due: Some(due) };
            if there.level != Level::Official {
                return;
            }
            assert!(obstacle::own(&write, there, there.version, &taking).await.unwrap());
        } else {
            return;
        }
        write.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_year_of_a_municipality_leaves_nobody_without_an_answer() {
    let started = Instant::now();
    let app = TestApp::with_initiatives(600).await;
    let loaded = started.elapsed();
    let mut year = Year {
        app,
        random: fastrand::Rng::with_seed(2026),
        officials: Vec::new(),
        staff: Vec::new(),
        initiatives: Vec::new(),
        undecided: Vec::new(),
    };
    year.people().await;
    for one in store::initiatives::public(year.app.app.db.read(), year.app.app.municipality.id).await.unwrap()
    {
        let stewards = store::initiatives::stewards(year.app.app.db.read(), one.id).await.unwrap();
        year.initiatives.push((one.id, stewards[0]));
    }
    assert_eq!(year.initiatives.len(), 600);
    assert_eq!(year.officials.len(), 40);
    let municipality = year.app.app.municipality.id;
    let thresholds = Thresholds::default();
    let (mut requests, mut obstacles, mut covers, mut critiques) = (0, Vec::new(), 0, 0);
    let (mut climbed, mut climbed_covers, mut late) = (0, 0, 0);
    let mut rounds = std::time::Duration::ZERO;
    for day in 0..365_usize {
        while requests * 365 < REQUESTS * (day + 1) {
            let id = year.request(requests, day).await;
            requests += 1;
            if obstacles.len() < OBSTACLES && obstacles.len() * REQUESTS < OBSTACLES * requests {
                obstacles.push(year.report(obstacles.len()).await);
            }
            // One request in three meets an obstacle; half of those an old one, so that some come back.
            if year.random.u8(..3) == 0 {
                let obstacle = if year.random.bool() {
                    *obstacles.last().unwrap()
                } else {
                    obstacles[year.random.usize(..obstacles.len())]
                };
                let write = year.write(None).await;
                let there = obstacle_store::by_ids(write.tx(), vec![obstacle], Lang::Nl).await.unwrap();
                if let Some(there) = there.get(&obstacle).filter(|there| there.is_open()) {
                    let request = Year::current(&write, id).await;
                    requests::link_obstacle(&write, &request, obstacle, there.kind).await.unwrap();
                }
                write.commit().await.unwrap();
            }
            if year.random.u8(..15) == 0 {
                let (asked_by, _) = year.officials[year.random.usize(..year.officials.len())];
                let write = year.write(Some(asked_by)).await;
                let met = obstacle_store::of_request(write.tx(), id, Lang::Nl).await.unwrap();
                let request = Year::current(&write, id).await;
                let obstacle = met.first().map(|one| one.id);
                cover::ask(&write, &request, obstacle, "Verder dan de regel.", asked_by).await.unwrap();
                write.commit().await.unwrap();
                covers += 1;
            }
            if year.random.u8(..12) == 0 {
                let write = year.write(None).await;
                let author = request_store::by_ids(write.tx(), vec![id]).await.unwrap()[0].account;
                let words = "Het duurt lang.".to_owned();
                let sent = Words {
                    request: Some(id),
                    helped: None,
                    hindered: None,
                    words,
                    translations: None,
                    wants_public: true,
                };
                critique::send(&write, author, sent).await.unwrap();
                write.commit().await.unwrap();
                critiques += 1;
            }
        }
        year.decide(day).await;
        for there in
            obstacle_store::lists::open(year.app.app.db.read(), year.app.reader()).await.unwrap().into_iter()
        {
            year.answer(&there, &thresholds).await;
        }
        for there in store::cover::open(year.app.app.db.read(), municipality).await.unwrap() {
            if year.random.u8(..100) < 35 {
                let write = year.write(Some(there.asked_of)).await;
                cover::answer(&write, &there, there.asked_of, true, "").await.unwrap();
                write.commit().await.unwrap();
            }
        }
        for there in year.app.every_critique().await {
            if there.status == domain::critique::Status::Sent && year.random.u8(..100) < 8 {
                let write = year.write(Some(there.author)).await;
                assert!(critique::answer(&write, &there, "Dank u wel.", there.author).await.unwrap());
                write.commit().await.unwrap();
            }
        }
        year.app.pass(24 * 3600);
        let from = Instant::now();
        let done = deadlines::round(&year.app.app).await.unwrap();
        rounds += from.elapsed();
        climbed += done.obstacles;
        climbed_covers += done.covers;
        late += done.critiques;
    }

    let (db, today) = (year.app.app.db.read(), day_of(year.app.app.clock.now()));
    let all = obstacle_store::by_ids(db, obstacles.to_vec(), Lang::Nl).await.unwrap();
    let all: Vec<_> = all.into_values().collect();
    assert_eq!(all.len(), OBSTACLES);
    let mut ended: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let met = obstacle_store::meetings(db, obstacles.clone()).await.unwrap();
    for one in &all {
        *ended.entry((one.status.code(), one.level.code())).or_default() += 1;
        if one.is_open() {
            // Whatever is open has somebody who owes an answer by a date that is not long past, or has just
            // been reported.
            let due = one.due.unwrap_or_else(|| day_of(one.since));
            assert!(
                one.owner.is_named() || one.level == Level::Official,
                "{}: at {} with nobody",
                one.title,
                one.level
            );
            if one.level != Level::HigherGovernment {
                assert!(
                    thresholds.calendar.working_days_between(due, today)
                        < thresholds.get(Threshold::ClimbOverdue),
                    "{}: {} since {due}",
                    one.title,
                    one.level
                );
                let requests = met
                    .iter()
                    .filter(|(id, _, at)| {
                        *id == one.id
                            && (if one.level == Level::Official { *at >= one.since } else { *at > one.since })
                    })
                    .count();
                // Cover can be left unanswered on the last day only: the round of that day has taken the rest
                // along.
                let facts = domain::climb::Facts {
                    status: one.status,
                    level: one.level,
                    since: day_of(one.since),
                    requests,
                    due: one.due,
                    cover_unanswered: false,
                };
                assert_eq!(climbs(&facts, &thresholds, today), None, "{}: it should have climbed", one.title);
            }
        } else {
            assert!(one.answer.is_some(), "{}: {} without an answer", one.title, one.status);
        }
    }
    for waiting in store::cover::open(db, municipality).await.unwrap() {
        assert!(
            waiting.level == Level::Alderman
                || thresholds.calendar.working_days_between(day_of(waiting.since), today)
                    < thresholds.get(Threshold::TermCover)
        );
    }
    for one in year.app.every_critique().await {
        assert!(
            one.status != domain::critique::Status::Sent || one.late_told || today <= one.due,
            "critique that nobody heard of"
        );
    }
    let every = year.app.every_request().await;
    for request in every.iter().filter(|request| request.title.starts_with("Verzoek ")) {
        let age = domain::time::days_between(day_of(request.received), today);
        assert!(
            request.handler.is_some() && (request.decided.is_some() || age <= 61),
            "{}: {age} days without an answer",
            request.number
        );
    }
    assert!(climbed > 0 && climbed_covers > 0 && late > 0);
    let from = Instant::now();
    let page = year.app.visitor().get("/zo-doen-wij-het?periode=2027").await;
    let figures = from.elapsed();
    assert!(page.status == 200 && page.text().contains("Verzoeken ontvangen"), "{}", page.text());
    invariants::hold(&year.app).await;
    println!(
        "a year: 600 initiatives (loaded in {loaded:.1?}), {requests} requests, {OBSTACLES} obstacles, \
            {covers} questions for cover, {critiques} times critique"
    );
    println!(
        "{climbed} climbs of obstacles, {climbed_covers} of cover, {late} times critique was late; 365 \
            rounds took {rounds:.1?}, the page of figures {figures:.0?}, all of it {:.1?}",
        started.elapsed()
    );
    for ((status, level), count) in ended {
        println!("{count:>4} {status} at {level}");
    }
}

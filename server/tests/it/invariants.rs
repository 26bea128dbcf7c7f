//! What the domain promises of everything that is stored, checked over a whole database: the rows against the
//! rules, and the rows against the events that made them. The demonstration has to hold all of it.

use crate::support::{ALL, TestApp, on_both};
use domain::{
    access::Role,
    climb::{Facts as ClimbFacts, Why, above, answer_by, climbs},
    cover,
    critique::Status as CritiqueStatus,
    decision::{self, Exception, Facts as DecisionFacts, Outcome, Proposal, lacks, needs_manager},
    event::{Audience, Kind},
    id::{AccountId, ObstacleId, RequestId},
    initiative::ContactChoice,
    lang::Lang,
    obstacle::{Level, Status as ObstacleStatus},
    offer,
    request::{Facts, Status, Step, Turn, due_by_law, reopen_until, step},
    thresholds::{Threshold, Thresholds},
    time::day_of,
};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashMap};
use store::{
    accounts::Staff,
    exceptions::Register,
    initiatives::filter::Filter,
    journal::{self, Happened},
    obstacles::{
        Obstacle,
        lists::{Sort, Which},
    },
    requests::{Decision, Request},
};

/// Everything about a database that the checks look at.
struct World<'a> {
    app: &'a TestApp,
    terms: Thresholds,
    staff: Vec<Staff>,
    obstacles: HashMap<ObstacleId, Obstacle>,
    exceptions: Vec<store::exceptions::Exception>,
}

impl<'a> World<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (db, municipality) = (app.app.db.read(), app.app.municipality.id);
        let terms = store::settings::thresholds(db, municipality).await.unwrap();
        let staff = store::accounts::staff(db, municipality).await.unwrap();
        let all = store::obstacles::lists::some(db, app.reader(), &Which::default(), Sort::Oldest, ALL)
            .await
            .unwrap();
        let obstacles = all.into_iter().map(|one| (one.id, one)).collect();
        let exceptions = Register::of(db, municipality, "").await.unwrap().some(db, ALL).await.unwrap();
        Self { app, terms, staff, obstacles, exceptions }
    }

    fn has(&self, person: AccountId, role: Role) -> bool {
        self.staff.iter().any(|one| one.id == person && one.actor.has(role))
    }

    /// What happened to something: in order, of one time after the other, and never after now.
    async fn history(&self, id: uuid::Uuid) -> Vec<Happened> {
        let all = journal::history(self.app.app.db.read(), id, Audience::ALL).await.unwrap();
        assert!(!all.is_empty(), "{id} came from nowhere");
        assert!(all.is_sorted_by_key(|event| event.at), "{id}: {all:#?}");
        assert!(all.iter().all(|event| event.at <= self.app.app.clock.now()), "{id}: {all:#?}");
        all
    }
}

/// A fact of an event.
fn fact<T: DeserializeOwned>(event: &Happened, name: &str) -> T {
    serde_json::from_value(event.payload[name].clone()).unwrap_or_else(|error| panic!("{event:?}: {error}"))
}

/// Checks everything.
pub async fn hold(app: &TestApp) {
    let world = World::of(app).await;
    let db = app.app.db.read();
    assert!(journal::verify(db).await.unwrap().breaks.is_empty());
    let requests = app.every_request().await;
    let mut numbers: Vec<_> = requests.iter().map(|one| (one.number.clone(), one.received)).collect();
    numbers.sort();
    assert!(numbers.is_sorted_by_key(|(_, received)| *received), "numbers count up: {numbers:?}");
    for request in &requests {
        the_request(&world, request).await;
        the_decision(&world, request).await;
        the_offers(&world, request.id).await;
        the_cover(&world, request.id).await;
    }
    for obstacle in world.obstacles.values() {
        the_obstacle(&world, obstacle).await;
    }
    the_critique(&world).await;
    the_thanks(&world).await;
}

/// Its state is where its events lead, step by step by the rules; its terms are counted from its own day.
async fn the_request(world: &World<'_>, request: &Request) {
    let (db, number) = (world.app.app.db.read(), &request.number);
    let events = world.history(request.id.0).await;
    assert_eq!((events[0].kind, events[0].at), (Kind::RequestSubmitted, request.received), "{number}");
    let law = due_by_law(request.received, world.terms.get(Threshold::LawDecision));
    assert_eq!(request.due_on, request.application.then_some(law), "{number}: the term of the law");

    let messages = store::requests::messages(db, request.id).await.unwrap();
    let (mut status, mut assessed, mut decided, mut handler) = (Status::Submitted, false, None, None);
    for event in &events[1..] {
        let until = decided.map(|at| reopen_until(at, &world.terms.calendar));
        let facts = Facts { kind: request.kind, assessed, reopen_until: until };
        let taken = match event.kind {
            Kind::RequestTaken => {
                handler = Some(fact::<AccountId>(event, "handler"));
                None
            }
            Kind::RequestHandedOver => {
                handler = fact::<Option<AccountId>>(event, "handler");
                None
            }
            Kind::RequestSpoken => Some(Step::Talk),
            Kind::MessageSent if fact::<offer::Side>(event, "side") == offer::Side::Municipality => {
                Some(Step::Talk)
            }
            Kind::AssessmentCompleted => {
                assessed = true;
                Some(Step::Assess)
            }
            Kind::AssessmentSized => {
                assessed = fact::<bool>(event, "assessed");
                (!fact::<bool>(event, "small")).then_some(Step::AssessAll)
            }
            Kind::DecisionSent => {
                decided = Some(event.at);
                Some(Step::Decide)
            }
            Kind::RequestReferred => Some(Step::Refer),
            Kind::RequestWithdrawn => Some(Step::Withdraw),
            Kind::RequestReopened => Some(Step::Reopen),
            Kind::RequestClosed => Some(Step::Close),
            _ => None,
        };
        status = match (taken, status) {
            // After "not yet" people talk on, and it stays decided; what was looked at again stays looked at.
            (Some(Step::Talk), Status::Decided) | (None, _) => status,
            (Some(taken), _) => {
                let facts = Facts { assessed, ..facts };
                step(status, taken, &facts, event.at).unwrap_or_else(|error| panic!("{number}: {error}"))
            }
        };
    }
    assert_eq!(status, request.status, "{number}: {events:#?}");
    assert_eq!(handler, request.handler, "{number}");
    assert_eq!(decided.is_some(), request.outcome.is_some(), "{number}");
    assert_eq!(decided, request.decided, "{number}");
    let judged = store::assessments::of_request(db, request).await.unwrap();
    let complete = store::assessments::is_assessed(&judged, request.handler);
    assert!(request.status != Status::Assessed || complete, "{number}: value first (rule 3)");
    let spoken = messages.iter().filter(|message| message.spoken).map(|message| message.at).min();
    assert_eq!(request.spoken.is_some(), spoken.is_some(), "{number}");
    assert!(request.turn_since >= request.received && request.turn_since <= world.app.app.clock.now());
    if request.is_ours() && request.turn == Turn::You {
        let last = messages.last().unwrap_or_else(|| panic!("{number}: nobody asked them anything"));
        assert_ne!(last.author, request.account, "{number}: silence is never on the resident");
    }
}

/// What was decided lacks nothing, and what needs a second name has it, of a manager who did not decide it.
async fn the_decision(world: &World<'_>, request: &Request) {
    let (db, number) = (world.app.app.db.read(), &request.number);
    let Some(outcome) = request.outcome else { return };
    let sent: Decision = store::requests::decision(db, request.id).await.unwrap().expect("a decision");
    assert_eq!((sent.outcome, sent.sent), (outcome, request.decided), "{number}");
    let handler = request.handler.unwrap_or(sent.proposed_by);
    let offers = store::requests::offers(db, request.id).await.unwrap();
    // Those that it had met by then; what was removed since had somebody as well.
    let met = store::obstacles::of_request(db, request.id, Lang::Nl).await.unwrap();
    let met = store::obstacles::meetings(db, met.iter().map(|one| one.id).collect()).await.unwrap();
    let by_then =
        |(_, of, at): &(ObstacleId, RequestId, _)| *of == request.id && Some(*at) <= request.decided;
    let met: Vec<_> =
        met.into_iter().filter(by_then).filter_map(|(id, ..)| world.obstacles.get(&id)).collect();
    let facts = DecisionFacts {
        handler,
        proposer: sent.proposed_by,
        offers: offers
            .iter()
            .filter(|one| !matches!(one.status, offer::Status::Withdrawn | offer::Status::Declined))
            .count(),
        open_obstacles: met.len(),
        owned_obstacles: met.iter().filter(|one| one.owner.is_named()).count(),
    };
    let details = &sent.details;
    let proposal = Proposal {
        outcome,
        words: sent.words.clone(),
        no: details.no(),
        exception: Exception {
            rule: details.rule.clone(),
            reason: details.reason.clone(),
            same_situation: details.same_situation.clone(),
        },
        manager: sent.manager,
    };
    assert_eq!(lacks(&proposal, &facts), [], "{number}");
    if needs_manager(outcome) {
        let manager = sent.manager.expect("lacks() saw it");
        let signs = decision::may_sign(manager, world.has(manager, Role::Manager), handler);
        // Cover that climbed was given by an alderman; then that name stands under the exception.
        let covers = store::cover::of_request(db, request.id).await.unwrap();
        let covered = covers.iter().any(|one| {
            one.status == cover::Status::Covered
                && one.answered_by == Some(manager)
                && outcome == Outcome::YesWithException
        });
        assert!(signs || covered, "{number}: {manager} may not sign");
    }
    let made: Vec<_> = world.exceptions.iter().filter(|one| one.request == request.id).collect();
    assert_eq!(made.len(), usize::from(outcome == Outcome::YesWithException), "{number}");
    assert!(made.iter().all(|one| Some(one.covered_by) == sent.manager), "{number}: covered (rule 7)");
}

/// Each offer went by steps that one of the two may take.
async fn the_offers(world: &World<'_>, request: RequestId) {
    let offers = store::requests::offers(world.app.app.db.read(), request).await.unwrap();
    let mut at: BTreeMap<uuid::Uuid, offer::Status> = BTreeMap::new();
    for event in world.history(request.0).await {
        match event.kind {
            Kind::OfferMade => {
                at.insert(fact(&event, "offer"), offer::Status::Offered);
            }
            Kind::OfferAnswered => {
                let (offer, to): (uuid::Uuid, offer::Status) =
                    (fact(&event, "offer"), fact(&event, "status"));
                let from = at[&offer];
                let may = [offer::Side::Resident, offer::Side::Municipality]
                    .iter()
                    .any(|side| offer::may_change(*side, from, to));
                assert!(may, "{request}: from {from} to {to}");
                at.insert(offer, to);
            }
            _ => {}
        }
    }
    let there: BTreeMap<_, _> = offers.iter().map(|one| (one.id.0, one.status)).collect();
    assert_eq!(there, at, "{request}");
}

/// One question at a time, answered by somebody else than who asked.
async fn the_cover(world: &World<'_>, request: RequestId) {
    let asked = store::cover::of_request(world.app.app.db.read(), request).await.unwrap();
    assert!(asked.iter().filter(|one| one.status == cover::Status::Asked).count() <= 1);
    let events = world.history(request.0).await;
    for one in asked {
        let climbed = events.iter().filter(|event| {
            event.kind == Kind::CoverClimbed && fact::<uuid::Uuid>(event, "cover") == one.id.0
        });
        let role = if one.level == Level::Manager { Role::Manager } else { Role::Alderman };
        assert!(world.has(one.asked_of, role), "{}", one.why);
        assert_eq!(climbed.count(), usize::from(one.level == Level::Alderman), "{}", one.why);
        match (one.status, one.answered_by) {
            // Where there is nothing more to decide, nobody needs cover.
            (cover::Status::Asked | cover::Status::Withdrawn, None) => {}
            (cover::Status::Withdrawn, Some(by)) => assert_eq!(by, one.asked_by),
            (status, Some(by)) => {
                let covers = status == cover::Status::Covered;
                let words = one.answer.as_deref().unwrap_or_default();
                assert_eq!(cover::answer(cover::Status::Asked, one.asked_by, by, covers, words), Ok(status));
            }
            other => panic!("{}: {other:?}", one.why),
        }
    }
}

/// It stands where its events lead; what is open has somebody and a day within the term of its level, or just
/// came; what has its answer says it to everybody who met it.
async fn the_obstacle(world: &World<'_>, one: &Obstacle) {
    let (db, slug) = (world.app.app.db.read(), &one.slug);
    let events = world.history(one.id.0).await;
    assert_eq!((events[0].kind, events[0].at), (Kind::ObstacleReported, one.reported), "{slug}");
    let (mut status, mut level, mut since) = (ObstacleStatus::Reported, Level::Official, one.reported);
    let (mut owner, mut due): (Option<AccountId>, Option<jiff::civil::Date>) = (None, None);
    for event in &events[1..] {
        match event.kind {
            Kind::ObstacleOwned => {
                (owner, due, status) = (fact(event, "owner"), fact(event, "due"), ObstacleStatus::Owned);
                if fact::<Level>(event, "level") != level {
                    assert_eq!(above(level), Some(fact(event, "level")), "{slug}: a manager takes it up");
                    (level, since) = (fact(event, "level"), event.at);
                }
                assert!(due <= Some(answer_by(level, day_of(since), &world.terms)), "{slug}: {event:?}");
            }
            Kind::ObstacleClimbed => {
                let facts = ClimbFacts {
                    status,
                    level,
                    since: day_of(since),
                    requests: 0,
                    due,
                    cover_unanswered: false,
                };
                let overdue = climbs(&facts, &world.terms, day_of(event.at)) == Some(Why::Overdue);
                assert!(fact::<Why>(event, "why") != Why::Overdue || overdue, "{slug}: {event:?}");
                assert_eq!(fact::<Level>(event, "from"), level, "{slug}");
                (level, since) = (fact(event, "to"), event.at);
                (owner, due) = (fact(event, "owner"), fact(event, "due"));
                status = if owner.is_some() { ObstacleStatus::Owned } else { status };
                assert_eq!(due, Some(answer_by(level, day_of(since), &world.terms)), "{slug}: {event:?}");
            }
            Kind::ObstacleFinished => status = fact(event, "status"),
            Kind::ObstacleReopened => {
                panic!("{slug}: say here what reopening leads to before a test reopens one")
            }
            _ => {}
        }
    }
    assert_eq!((one.status, one.level, one.since), (status, level, since), "{slug}: {events:#?}");
    assert_eq!((one.owner.person, one.due), (owner, due), "{slug}");
    assert_eq!(one.finished.is_some(), !one.is_open(), "{slug}");
    assert_eq!(
        one.answer.as_deref().is_some_and(|answer| !answer.trim().is_empty()),
        !one.is_open(),
        "{slug}"
    );
    assert!(one.status != ObstacleStatus::Owned || one.owner.is_named(), "{slug}");
    if let Some(finished) = one.finished {
        for (_, request, linked) in store::obstacles::meetings(db, vec![one.id]).await.unwrap() {
            let told = world.history(request.0).await.into_iter().any(|event| {
                event.kind == Kind::ObstacleFinished && fact::<ObstacleId>(&event, "obstacle") == one.id
            });
            assert_eq!(told, linked <= finished, "{slug}: who met it hears the answer");
        }
    }
}

/// Its term is counted from the day it came; silence is told.
async fn the_critique(world: &World<'_>) {
    let today = day_of(world.app.app.clock.now());
    let every = world.app.every_critique().await;
    // What is read as public is what the rule says.
    let which = store::critique::Which::Public(today);
    let public =
        store::critique::some(world.app.app.db.read(), world.app.reader(), which, ALL).await.unwrap();
    let by_rule = every.iter().filter(|one| one.is_public(today)).map(|one| one.id);
    assert_eq!(public.iter().map(|one| one.id).collect::<Vec<_>>(), by_rule.collect::<Vec<_>>());
    for one in every {
        let events = world.history(one.id.0).await;
        let term = world.terms.get(Threshold::TermCritique);
        assert_eq!(one.due, world.terms.calendar.plus_working_days(day_of(one.at), term), "{}", one.words);
        assert_eq!(one.status == CritiqueStatus::Answered, one.answer.is_some(), "{}", one.words);
        assert_eq!(one.answered.is_some(), one.answered_by.is_some(), "{}", one.words);
        let told = events.iter().any(|event| event.kind == Kind::CritiqueLate);
        assert_eq!(told, one.late_told, "{}", one.words);
        let late = one.status == CritiqueStatus::Sent && today > one.due;
        assert!(!late || told, "{}: the alderman heard nothing", one.words);
    }
}

/// Praise goes to who welcomes it, and is shown when they said so (rule 2).
async fn the_thanks(world: &World<'_>) {
    let (db, municipality) = (world.app.app.db.read(), world.app.app.municipality.id);
    let public = store::initiatives::public(db, municipality).await.unwrap();
    let about: HashMap<_, _> = public.iter().map(|one| (one.id, one)).collect();
    let all = store::recognition::of_initiatives(db, about.keys().copied(), Lang::Nl).await.unwrap();
    let shown = store::recognition::count_public(db, municipality).await.unwrap();
    let read = all.iter().filter(|one| one.answer == domain::recognition::Answer::Public).count();
    assert_eq!(usize::try_from(shown).unwrap(), read, "the wall counts what it shows");
    for one in &all {
        let initiative = &about[&one.initiative];
        assert_eq!(initiative.contact, ContactChoice::Welcome, "{}", initiative.slug);
        assert!(world.has(one.thanked_by, Role::Alderman), "{}", initiative.slug);
    }
    let found = world.app.app.index.find(&world.app.app.db, &Filter::default(), true).await.unwrap();
    assert_eq!(usize::try_from(found.total()).unwrap(), public.len());
}

/// The demonstration as it is shown: everything holds, nobody gets a letter about the past, and the clock
/// finds nothing that it should have done before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_demonstration_holds_every_invariant() {
    let app = TestApp::with_initiatives(66).await;
    hold(&app).await;
    let letters = store::journal::entity::outbox_message::Entity::find();
    assert_eq!(letters.count(app.app.db.read()).await.unwrap(), 0);
    assert_eq!(app::deadlines::round(&app.app).await.unwrap(), app::deadlines::Done::default());
    hold(&app).await;
}

on_both!(a_part_of_the_demonstration_holds_every_invariant, async |app| {
    hold(&app).await;
});

/// The checks see what is wrong: each of these values, changed behind the back of the actions, is found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_value_that_no_action_makes_is_found() {
    let app = std::sync::Arc::new(TestApp::with_initiatives(66).await);
    for (table, column, wrong) in [
        ("request", "due_on", "2031-01-01"),
        ("request", "status", "assessed"),
        ("request", "outcome", "yes_with_exception"),
        ("request", "handler_id", "00000000-0000-7000-8000-000000000001"),
        ("obstacle", "due_on", "2031-01-01"),
        ("obstacle", "level", "higher_government"),
        ("obstacle", "status", "owned"),
        ("obstacle", "answer", " "),
        ("facility_offer", "status", "returned"),
        ("decision", "words", ""),
        ("critique", "due_on", "2031-01-01"),
        ("cover_request", "level", "alderman"),
    ] {
        let db = app.app.db.write();
        let differs = format!("{column} IS NOT NULL AND {column} <> '{wrong}'");
        let row = format!("SELECT id, {column} AS old FROM {table} WHERE {differs} ORDER BY id LIMIT 1");
        let statement = |sql: String| sea_orm::Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement(row)).await.unwrap().expect(table);
        let id: String = row.try_get("", "id").unwrap();
        let old: String = row.try_get("", "old").unwrap();
        let set = |value: &str| {
            let value = value.replace('\'', "''");
            statement(format!("UPDATE {table} SET {column} = '{value}' WHERE id = '{id}'"))
        };
        db.execute_raw(statement("PRAGMA foreign_keys = OFF".to_owned())).await.unwrap();
        db.execute_raw(set(wrong)).await.unwrap();
        let there = std::sync::Arc::clone(&app);
        let found = tokio::spawn(async move { hold(&there).await }).await;
        assert!(found.is_err(), "{table}.{column} = {wrong} was not found");
        db.execute_raw(set(&old)).await.unwrap();
        hold(&app).await;
    }
}

//! Twenty at once on the same thing: each is done or told plainly that it is not, and nothing is lost or done
//! twice.

use crate::support::{Browser, Page, TestApp, on_both};
use domain::event::Kind;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use std::collections::{BTreeMap, HashSet};
use store::journal::entity::{event_row, outbox_message};

const MANY: usize = 20;

/// How many answers there were of each status.
fn counted(pages: &[Page]) -> BTreeMap<u16, usize> {
    pages.iter().fold(BTreeMap::new(), |mut all, page| {
        *all.entry(page.status.as_u16()).or_default() += 1;
        all
    })
}

fn statuses<const N: usize>(expected: [(u16, usize); N]) -> BTreeMap<u16, usize> {
    expected.into_iter().collect()
}

async fn events(app: &TestApp, kind: Kind) -> u64 {
    event_row::Entity::find()
        .filter(event_row::Column::Kind.eq(kind.code()))
        .count(app.app.db.write())
        .await
        .unwrap()
}

async fn mails(app: &TestApp, template: &str) -> u64 {
    outbox_message::Entity::find()
        .filter(outbox_message::Column::Template.eq(template))
        .count(app.app.db.write())
        .await
        .unwrap()
}

async fn chains_hold(app: &TestApp) {
    assert_eq!(store::journal::verify(app.app.db.write()).await.unwrap().breaks, Vec::<String>::new());
}

/// Twenty browsers, each with a session of its own, that all looked at a page before anybody did anything.
async fn looking(app: &TestApp, who: &[&str], path: &str) -> Vec<(Browser, Page)> {
    let mut all = Vec::new();
    for who in who.iter().cycle().take(MANY) {
        let mut browser = app.browser(who).await;
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{who} {path}: {}", page.text());
        all.push((browser, page));
    }
    all
}

/// All of them send a form of that page at the same moment.
async fn at_once(
    all: Vec<(Browser, Page)>,
    form: &str,
    fields: impl Fn(usize) -> Vec<(&'static str, String)>,
) -> Vec<Page> {
    let start = std::sync::Arc::new(tokio::sync::Barrier::new(all.len()));
    let posting: Vec<_> = all
        .into_iter()
        .enumerate()
        .map(|(number, (mut browser, page))| {
            let fields = fields(number);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let (action, values) = page.form(form, &fields);
            let start = std::sync::Arc::clone(&start);
            tokio::spawn(async move {
                start.wait().await;
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                browser.post(&action, &values).await
            })
        })
        .collect();
    let mut pages = Vec::new();
    for one in posting {
        pages.push(one.await.unwrap());
    }
    pages
}

fn nothing(_: usize) -> Vec<(&'static str, String)> {
    Vec::new()
}

on_both!(a_request_is_taken_once, async |app| {
    let app = app.unhurried();
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let done = yusuf
        .submit(&page, "verzoek", &[("kind", "space"), ("title", "Een droge plek"), ("story", "Het regent.")])
        .await;
    let number = done.location().split(['?', '/']).nth(2).unwrap().to_owned();
    let (taken, told) = (events(&app, Kind::RequestTaken).await, mails(&app, "taken").await);
    let all = looking(&app, &["samira", "fatma"], &format!("/werk/verzoeken/{number}")).await;
    let pages = at_once(all, "oppakken", nothing).await;
    // Whoever took it hears that they have it, also in their other tabs; the other hears that somebody
    // was first.
    assert_eq!(counted(&pages), statuses([(303, MANY / 2), (409, MANY / 2)]));
    assert_eq!((events(&app, Kind::RequestTaken).await - taken, mails(&app, "taken").await - told), (1, 1));
    chains_hold(&app).await;
});

on_both!(what_has_the_same_name_at_the_same_moment_gets_an_address_each, async |app| {
    let samira = app.account("samira").await;
    let new = app.initiative().written();
    let app = std::sync::Arc::new(app);
    let publishing: Vec<_> = (0..MANY)
        .map(|_| {
            let (app, new) = (std::sync::Arc::clone(&app), new.clone());
            tokio::spawn(async move {
                let write = app.write_as(Some(samira)).await;
                let origin = app::initiatives::actions::Origin::Imported;
                let made = app::initiatives::actions::publish(&write, new, samira, origin).await;
                let (_, slug) = made.expect("nobody is sent back because of a name");
                write.commit().await.unwrap();
                let obstacle = app.obstacle().await;
                (slug, obstacle.slug)
            })
        })
        .collect();
    let (mut initiatives, mut obstacles) = (HashSet::new(), HashSet::new());
    for one in publishing {
        let (initiative, obstacle) = one.await.unwrap();
        initiatives.insert(initiative);
        obstacles.insert(obstacle);
    }
    assert_eq!((initiatives.len(), obstacles.len()), (MANY, MANY));
    chains_hold(&app).await;
});

on_both!(every_offer_is_there_and_told_once, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let (made, told) = (events(&app, Kind::OfferMade).await, mails(&app, "offer").await);
    let all = looking(&app, &["samira"], &format!("/werk/verzoeken/{number}")).await;
    let pages = at_once(all, "nieuw-aanbod", |nth| {
        vec![
            ("offer_kind", "space".to_owned()),
            ("what", format!("Zaal {nth}")),
            ("offered_by", "Team Wijken".to_owned()),
        ]
    })
    .await;
    assert_eq!(counted(&pages), statuses([(303, MANY)]));
    let page = app.browser("samira").await.get(&format!("/werk/verzoeken/{number}")).await;
    for nth in 0..MANY {
        assert!(page.text().contains(&format!("Zaal {nth}")), "{nth}");
    }
    assert_eq!((events(&app, Kind::OfferMade).await - made, mails(&app, "offer").await - told), (20, 20));
    chains_hold(&app).await;
});

on_both!(a_message_is_never_lost, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let all = looking(&app, &["samira"], &format!("/werk/verzoeken/{number}")).await;
    let pages = at_once(all, "bericht", |nth| {
        vec![("words", format!("Bericht {nth}.")), ("way", "written".to_owned())]
    })
    .await;
    assert_eq!(counted(&pages), statuses([(303, MANY)]));
    let page = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    for nth in 0..MANY {
        assert!(page.text().contains(&format!("Bericht {nth}.")), "{nth}");
    }
    chains_hold(&app).await;
});

on_both!(a_request_is_decided_once, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let (sent, told) = (events(&app, Kind::DecisionSent).await, mails(&app, "decision").await);
    let all = looking(&app, &["samira"], &format!("/werk/verzoeken/{number}")).await;
    let mut letters = Vec::new();
    for (nth, (mut browser, page)) in all.into_iter().enumerate() {
        let words = format!("Dat mag, zei nummer {nth}.");
        let letter = browser.submit(&page, "besluit", &[("outcome", "yes"), ("words", &words)]).await;
        letters.push((browser, letter));
    }
    let pages = at_once(letters, "besluit", |_| Vec::new()).await;
    let counts = counted(&pages);
    assert_eq!((counts.get(&303), counts.get(&409)), (Some(&1), Some(&(MANY - 1))), "{counts:?}");
    assert_eq!((events(&app, Kind::DecisionSent).await - sent, mails(&app, "decision").await - told), (1, 1));
    chains_hold(&app).await;
});

on_both!(an_obstacle_gets_one_owner, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path =
        crate::clock::report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht")
            .await;
    let slug = path.trim_start_matches("/belemmeringen/").to_owned();
    let owned = events(&app, Kind::ObstacleOwned).await;
    let all = looking(&app, &["samira", "fatma"], &format!("/werk/belemmeringen/{slug}")).await;
    let (samira, fatma) = (app.account("samira").await.to_string(), app.account("fatma").await.to_string());
    let pages = at_once(all, "eigenaar", |nth| {
        vec![("owner", if nth % 2 == 0 { &samira } else { &fatma }.clone()), ("due", "2026-11-27".to_owned())]
    })
    .await;
    assert_eq!(counted(&pages), statuses([(303, 1), (409, MANY - 1)]));
    assert_eq!(events(&app, Kind::ObstacleOwned).await - owned, 1);
    chains_hold(&app).await;
});

on_both!(cover_is_asked_and_answered_once, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let (asked, answered) = (events(&app, Kind::CoverAsked).await, events(&app, Kind::CoverAnswered).await);
    let mailed = mails(&app, "cover").await;
    let all = looking(&app, &["samira"], &format!("/werk/verzoeken/{number}")).await;
    let pages = at_once(all, "dekking", |nth| vec![("why", format!("Om reden {nth}."))]).await;
    assert_eq!(counted(&pages), statuses([(303, 1), (403, MANY - 1)]));
    assert_eq!((events(&app, Kind::CoverAsked).await - asked, mails(&app, "cover").await - mailed), (1, 1));
    let open = store::cover::open(app.app.db.read(), app.app.municipality.id).await.unwrap();
    let id = open.into_iter().find(|cover| cover.why.starts_with("Om reden")).unwrap().id;
    let mut posting = Vec::new();
    for _ in 0..MANY {
        let mut erik = app.browser("erik").await;
        posting.push(tokio::spawn(async move {
            erik.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await
        }));
    }
    let mut pages = Vec::new();
    for one in posting {
        pages.push(one.await.unwrap());
    }
    assert_eq!(counted(&pages), statuses([(303, 1), (403, MANY - 1)]));
    assert_eq!(events(&app, Kind::CoverAnswered).await - answered, 1);
    chains_hold(&app).await;
});

on_both!(an_assessment_is_complete_once, async |app| {
    let app = app.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let completed = events(&app, Kind::AssessmentCompleted).await;
    let all = looking(&app, &["samira", "fatma"], &format!("/werk/verzoeken/{number}")).await;
    let names: Vec<(&'static str, &'static str)> = domain::checklist::Question::FIRST
        .iter()
        .map(|question| (leaked(&format!("{question}_choice")), leaked(&format!("{question}_reason"))))
        .collect();
    let pages = at_once(all, "afweging", |nth| {
        names
            .iter()
            .flat_map(|(choice, reason)| {
                [
                    (!choice.starts_with('B')).then(|| (*choice, "clearly".to_owned())),
                    Some((*reason, format!("Gezien, {nth}."))),
                ]
            })
            .flatten()
            .collect()
    })
    .await;
    // One of each of the two; who was in another tab sees what stands there now, beside their own.
    assert_eq!(counted(&pages), statuses([(303, 2), (409, MANY - 2)]));
    for (nth, page) in pages.iter().enumerate() {
        let kept = (0..MANY).find(|one| one % 2 == nth % 2 && pages[*one].status == 303).unwrap();
        assert!(
            page.status == 303
                || page.text().contains(&format!("Gezien, {kept}."))
                    && page.body.contains(&format!("Gezien, {nth}.")),
            "{}",
            page.text()
        );
    }
    assert_eq!(events(&app, Kind::AssessmentCompleted).await - completed, 2);
    chains_hold(&app).await;
});

on_both!(an_initiative_keeps_one_text_and_shows_it_to_the_others, async |app| {
    let app = app.unhurried();
    let changed = events(&app, Kind::InitiativeChanged).await;
    let slug = app.initiative().by("yusuf").await.slug;
    let all = looking(&app, &["yusuf"], &format!("/mijn/initiatieven/{slug}")).await;
    let pages = at_once(all, "wijzigen", |nth| vec![("story", format!("Verhaal nummer {nth}."))]).await;
    assert_eq!(counted(&pages), statuses([(303, 1), (409, MANY - 1)]));
    let kept = pages.iter().position(|page| page.status == 303).unwrap();
    for (nth, page) in pages.iter().enumerate().filter(|(nth, _)| *nth != kept) {
        assert!(
            page.text().contains(&format!("Verhaal nummer {kept}."))
                && page.body.contains(&format!("Verhaal nummer {nth}.")),
            "{}",
            page.text()
        );
    }
    assert_eq!(events(&app, Kind::InitiativeChanged).await - changed, 1);
    chains_hold(&app).await;
});

on_both!(somebody_is_invited_once, async |app| {
    let app = app.unhurried();
    let invited = events(&app, Kind::StewardInvited).await;
    let slug = app.initiative().by("yusuf").await.slug;
    let all = looking(&app, &["yusuf"], &format!("/mijn/initiatieven/{slug}/makers")).await;
    let pages = at_once(all, "uitnodigen", |_| {
        vec![("name", "Iris Vos".to_owned()), ("email", "iris@example.org".to_owned())]
    })
    .await;
    assert_eq!(counted(&pages), statuses([(303, 1), (422, MANY - 1)]));
    assert_eq!((events(&app, Kind::StewardInvited).await - invited, mails(&app, "invited").await), (1, 1));
    chains_hold(&app).await;
});

on_both!(every_export_is_given_and_written_down, async |app| {
    let app = app.unhurried();
    let given = events(&app, Kind::DataExported).await;
    let mut posting = Vec::new();
    for _ in 0..MANY {
        let mut yusuf = app.browser("yusuf").await;
        posting.push(tokio::spawn(async move { yusuf.post("/mijn/gegevens/download", &[]).await }));
    }
    let mut pages = Vec::new();
    for one in posting {
        pages.push(one.await.unwrap());
    }
    assert_eq!(counted(&pages), statuses([(200, MANY)]));
    assert_eq!(events(&app, Kind::DataExported).await - given, 20);
    chains_hold(&app).await;
});

on_both!(a_text_of_the_municipality_is_not_overwritten, async |app| {
    let app = app.unhurried();
    let changed = events(&app, Kind::TextChanged).await;
    let all = looking(&app, &["femke"], "/beheer/teksten/over").await;
    let pages = at_once(all, "teksten", |nth| vec![("nl.about-intro", format!("Tekst nummer {nth}."))]).await;
    assert_eq!(counted(&pages), statuses([(303, 1), (409, MANY - 1)]));
    let kept = pages.iter().position(|page| page.status == 303).unwrap();
    assert!(app.visitor().get("/over").await.text().contains(&format!("Tekst nummer {kept}.")));
    for (nth, page) in pages.iter().enumerate().filter(|(nth, _)| *nth != kept) {
        assert!(
            page.text().contains(&format!("Tekst nummer {kept}."))
                && page.body.contains(&format!("Tekst nummer {nth}.")),
            "{}",
            page.text()
        );
    }
    assert_eq!(events(&app, Kind::TextChanged).await - changed, 1);
    chains_hold(&app).await;
});

on_both!(a_term_is_not_overwritten, async |app| {
    let app = app.unhurried();
    let set = events(&app, Kind::ThresholdSet).await;
    let which = domain::thresholds::Threshold::ALL[0];
    let all = looking(&app, &["femke"], "/beheer/termijnen").await;
    let least = which.default_value() + 1;
    let pages =
        at_once(all, "termijnen", |nth| vec![(which.code(), (least + u32::from(nth % 2 == 1)).to_string())])
            .await;
    // Who wanted what it has become has it; the others see it.
    assert_eq!(counted(&pages), statuses([(303, MANY / 2), (409, MANY / 2)]));
    let kept = pages.iter().position(|page| page.status == 303).unwrap();
    let there =
        store::settings::thresholds(app.app.db.read(), app.app.municipality.id).await.unwrap().get(which);
    assert_eq!(there, least + u32::from(kept % 2 == 1));
    assert_eq!(events(&app, Kind::ThresholdSet).await - set, 1);
    chains_hold(&app).await;
});

on_both!(a_role_is_given_once, async |app| {
    let app = app.unhurried();
    let samira = app.account("samira").await;
    let (given, told) = (events(&app, Kind::RoleGranted).await, mails(&app, "role-granted").await);
    let all = looking(&app, &["femke"], &format!("/beheer/mensen/{samira}")).await;
    let pages = at_once(all, "rol", |_| vec![("role", "manager".to_owned())]).await;
    assert_eq!(counted(&pages), statuses([(303, MANY)]), "who wanted the same has it");
    assert_eq!(
        (events(&app, Kind::RoleGranted).await - given, mails(&app, "role-granted").await - told),
        (1, 1)
    );
    let roles = store::accounts::roles_of(app.app.db.read(), samira).await.unwrap();
    assert_eq!(roles.len(), 2, "{roles:?}");
    chains_hold(&app).await;
});

on_both!(a_role_is_taken_back_once, async |app| {
    let app = app.unhurried();
    let samira = app.account("samira").await;
    let taken = events(&app, Kind::RoleRevoked).await;
    let all = looking(&app, &["femke"], &format!("/beheer/mensen/{samira}")).await;
    let pages = at_once(all, "rol-weg", |_| vec![("sure", "yes".to_owned())]).await;
    assert_eq!(counted(&pages), statuses([(303, MANY)]), "who wanted the same has it");
    assert_eq!(events(&app, Kind::RoleRevoked).await - taken, 1);
    chains_hold(&app).await;
});

on_both!(a_duty_is_not_overwritten, async |app| {
    let app = app.unhurried();
    let set = events(&app, Kind::DutySet).await;
    let today = domain::time::day_of(app.app.clock.now());
    let all = looking(&app, &["karin"], "/werk/dekking").await;
    let last = |nth: usize| domain::time::plus_days(today, i32::try_from(nth).unwrap() + 1).to_string();
    let pages = at_once(all, "dienst", |nth| vec![("from", today.to_string()), ("until", last(nth))]).await;
    assert_eq!(counted(&pages), statuses([(303, 1), (409, MANY - 1)]));
    let kept = pages.iter().position(|page| page.status == 303).unwrap();
    let karin = app.account("karin").await;
    let there = store::accounts::duty::of(app.app.db.read(), karin, today).await.unwrap();
    let there: Vec<_> = there.iter().map(|(_, until)| until.to_string()).collect();
    assert_eq!(there, [last(kept)]);
    for (nth, page) in pages.iter().enumerate().filter(|(nth, _)| *nth != kept) {
        assert!(page.body.contains(&last(nth)), "what was typed: {}", page.text());
        assert!(page.text().contains("Dienst: dit staat er nu"), "{}", page.text());
    }
    assert_eq!(events(&app, Kind::DutySet).await - set, 1);
    chains_hold(&app).await;
});

on_both!(keeping_is_switched_on_once, async |app| {
    let app = app.unhurried();
    let set = events(&app, Kind::ThresholdSet).await;
    let all = looking(&app, &["femke"], "/beheer/bewaren").await;
    let pages = at_once(all, "bewaren", |_| vec![("what", "on".to_owned())]).await;
    assert_eq!(counted(&pages), statuses([(303, MANY)]), "who wanted the same has it");
    assert_eq!(events(&app, Kind::ThresholdSet).await - set, 1);
    chains_hold(&app).await;
});

/// A name for as long as the test runs.
fn leaked(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

on_both!(a_limit_per_day_holds_for_many_at_once, async |app| {
    let app = app.unhurried();
    let ask = |number: usize| {
        let texts =
            [("kind", "other".to_owned()), ("title", format!("Vraag {number}")), ("story", "x".to_owned())];
        texts.to_vec()
    };
    let all = looking(&app, &["yusuf"], "/verzoeken/nieuw").await;
    assert_eq!(counted(&at_once(all, "verzoek", ask).await), statuses([(303, 10), (422, 10)]));
    // What is filed under an address.
    let visitors = async |path: &str| {
        let mut all = Vec::new();
        for _ in 0..MANY {
            let mut browser = app.visitor();
            let page = browser.get(path).await;
            all.push((browser, page));
        }
        all
    };
    let under = |number: usize| {
        let who = [("name", "Iris".to_owned()), ("email", "iris@example.org".to_owned())];
        [ask(number), who.to_vec()].concat()
    };
    let pages = at_once(visitors("/verzoeken/nieuw").await, "verzoek", under).await;
    assert_eq!(counted(&pages), statuses([(303, 10), (422, 10)]));
    // Links to log in.
    let email = |_| vec![("email", "gerda@demonstratie.example".to_owned())];
    let pages = at_once(visitors("/inloggen").await, "inloggen", email).await;
    assert_eq!(counted(&pages), statuses([(303, 5), (429, 15)]));
    assert_eq!((mails(&app, "filing").await, mails(&app, "login").await), (10, 5));
});

on_both!(two_administrators_change_something_else_on_one_page, async |app| {
    let samira = app.account("samira").await;
    let person = format!("/beheer/mensen/{samira}");
    let mut femke = app.browser("femke").await;
    for (path, form, one, other) in [
        (
            "/beheer/afwegingskader",
            "kader",
            ("nl.A1", "Wie heeft er iets aan?"),
            ("nl.B1", "En als wij niets doen?"),
        ),
        ("/beheer/onderwerpen", "onderwerpen", ("nl.theme-green", "Natuur"), ("en.theme-food", "Cooking")),
        ("/beheer/kleuren", "kleuren", ("teal", "#0a4d3c"), ("teal-700", "#06392c")),
        (person.as_str(), "gegevens", ("function", "Wijkregisseur"), ("phone", "053 123 45 67")),
    ] {
        let tabs = [femke.get(path).await, femke.get(path).await, femke.get(path).await];
        for (tab, changed) in tabs.iter().zip([one, other]) {
            let done = femke.submit(tab, form, &[changed]).await;
            assert_eq!(done.status, 303, "{path}: {}", done.text());
        }
        let now = femke.get(path).await;
        for (name, value) in [one, other] {
            assert_eq!(now.attribute(&format!("[name='{name}']"), "value"), value, "{path}");
        }
        // The same field: both are shown, and nothing is lost.
        let mine = if form == "kleuren" { "#123456" } else { "Iets heel anders" };
        let both = femke.submit(&tabs[2], form, &[(one.0, mine)]).await;
        assert_eq!(both.status, 409, "{path}: {}", both.text());
        assert!(both.body.contains(mine) && both.body.contains(one.1), "{path}: {}", both.text());
    }
});

//! Programs are kept out without watching people.

use crate::support::{Page, TestApp, on_both};
use sea_orm::ConnectionTrait as _;

const ASK: [(&str, &str); 5] = [
    ("kind", "information"),
    ("title", "Mag dat?"),
    ("story", "Ik wil iets beginnen."),
    ("name", "Iris"),
    ("email", "iris@example.org"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    ASK.into_iter()
        .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
        .chain(changes.iter().copied())
        .collect()
}

on_both!(a_field_that_people_do_not_see_stays_empty, async |app| {
    let report = format!("/melden/{}", app.initiative().await.slug);
    for (path, form, fields) in [
        ("/verzoeken/nieuw", "verzoek", with(&[("website", "https://kopen.example")])),
        (
            "/kritiek/nieuw",
            "kritiek",
            vec![
                ("helped", "no"),
                ("hindered", "yes"),
                ("words", "x"),
                ("public", "no"),
                ("name", "Iris"),
                ("email", "i@example.org"),
                ("website", "x"),
            ],
        ),
        (report.as_str(), "melden", vec![("ground", "unlawful"), ("words", "x"), ("website", "x")]),
        (
            "/aanmelden",
            "wat",
            vec![
                ("title", "x"),
                ("summary", "x"),
                ("story", "x"),
                ("themes", "green"),
                ("stage", "idea"),
                ("website", "x"),
            ],
        ),
    ] {
        let mut browser = app.visitor();
        let page = browser.open(path).await;
        assert!(page.body.contains("name=\"website\""), "{path}");
        let back = browser.submit(&page, form, &fields).await;
        assert_eq!(back.status, 422, "{path}");
        assert_eq!(back.wrong_fields(), [format!("{form}-website")], "{path}");
        assert!(
            back.all("label").iter().any(|label| label.contains("Laat dit veld leeg")),
            "a person whose browser filled it in sees it: {path}"
        );
    }
    assert!(app.mail().await.is_empty());
});

on_both!(somebody_new_places_three_links_and_somebody_known_more, async |app| {
    let links = "http://a.example http://b.example http://c.example https://d.example";
    let mut browser = app.visitor();
    let page = browser.get("/verzoeken/nieuw").await;
    let back = browser.submit(&page, "verzoek", &with(&[("story", links)])).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["verzoek-story".to_owned()]));
    assert!(back.body.contains("d.example"), "nothing is lost");
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    assert_eq!(yusuf.submit(&page, "verzoek", &with(&[("story", links)])).await.status, 303);
});

on_both!(what_one_person_does_in_a_day_has_an_end, async |app| {
    let app = app.unhurried();
    let mut yusuf = app.browser("yusuf").await;
    let mut last = yusuf.get("/verzoeken/nieuw").await;
    for _ in 0..11 {
        let page = yusuf.get("/verzoeken/nieuw").await;
        last = yusuf.submit(&page, "verzoek", &ASK).await;
    }
    assert_eq!(last.status, 422);
    assert!(
        last.text().contains("Morgen kan het weer") && last.body.contains("Ik wil iets beginnen."),
        "{}",
        last.text()
    );
    app.pass(24 * 3600 + 1);
    let page = yusuf.get("/verzoeken/nieuw").await;
    assert_eq!(yusuf.submit(&page, "verzoek", &ASK).await.status, 303);
});

on_both!(nobody_fills_the_mailbox_of_somebody_else, async |app| {
    for email in ["yusuf@demonstratie.example", "niemand@example.org"] {
        let mut answers = Vec::new();
        for _ in 0..6 {
            // From another address each time.
            let mut browser = app.visitor();
            let page = browser.get("/inloggen").await;
            answers.push(browser.submit(&page, "inloggen", &[("email", email)]).await.status.as_u16());
        }
        assert_eq!(
            answers,
            [303, 303, 303, 303, 303, 429],
            "{email}: the same for an address that nobody has"
        );
    }
    assert_eq!(app.mail().await.len(), 2 * 5);
});

on_both!(a_room_full_of_people_registers_and_a_program_does_not_write_to_strangers, async |app| {
    // Each step of a registration is no entrance: ten people behind one address take all of them.
    let mut library = app.visitor();
    for _ in 0..10 {
        for step in ["/aanmelden", "/aanmelden/waar", "/aanmelden/wie", "/uitloggen"] {
            assert_ne!(library.post(step, &[("title", "x")]).await.status, 429, "{step}");
        }
    }
    for colleague in 0..12 {
        let email = format!("collega{colleague}@example.org");
        assert_eq!(library.post("/inloggen", &[("email", &email)]).await.status, 303);
    }
    let mut mails = 0;
    slowed(async || {
        mails += 1;
        let page = library.get("/verzoeken/nieuw").await;
        let email = format!("onbekend{mails}@example.org");
        library.submit(&page, "verzoek", &with(&[("email", &email), ("name", "Jan")])).await
    })
    .await;
    assert!((15..60).contains(&mails), "{mails}");
    // Reporting goes the same way.
    let made = app.initiative().await;
    assert_eq!(
        library.post(&format!("/melden/{}", made.slug), &[("email", "x@example.org")]).await.status,
        429
    );
});

on_both!(messages_and_searches_have_a_pace_and_say_when_to_go_on, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut yusuf = app.browser("yusuf").await;
    let message = format!("/verzoeken/{number}/bericht");
    let last = slowed(async || yusuf.post(&message, &[("form", "bericht"), ("words", "")]).await).await;
    assert!(
        last.headers.contains_key("retry-after") && last.text().contains("kunt u het weer proberen"),
        "{}",
        last.text()
    );
    // It is the account that is slowed down, also from another place.
    let mut elsewhere = yusuf.clone();
    elsewhere.address = "10.9.9.9".to_owned();
    again(async || elsewhere.post(&message, &[("words", "")]).await).await;

    let mut visitor = app.visitor();
    slowed(async || visitor.get("/initiatieven?q=tuin").await).await;
    // What somebody writes in front of what a trusted proxy saw changes nothing.
    again(async || {
        let forged = [("x-forwarded-for", "1.2.3.4")];
        let body = axum::body::Body::empty();
        visitor.send(axum::http::Method::GET, "/initiatieven?q=tuin", body, &forged).await
    })
    .await;
    assert_eq!(visitor.get("/initiatieven").await.status, 200, "looking without searching goes on");
    assert_eq!(app.visitor().get("/initiatieven?q=tuin").await.status, 200, "others are not held up");
});

/// What is answered when it is done too often. Time makes room again: a slow machine needs more tries.
pub async fn slowed(attempt: impl AsyncFnMut() -> Page) -> Page {
    within(300, attempt).await
}

/// The same for somebody who is slowed down already: a few tries fill the room that was made meanwhile, of
/// which a pace of its own would give many more.
async fn again(attempt: impl AsyncFnMut() -> Page) {
    within(6, attempt).await;
}

async fn within(tries: usize, mut attempt: impl AsyncFnMut() -> Page) -> Page {
    for _ in 0..tries {
        let page = attempt().await;
        if page.status == 429 {
            return page;
        }
    }
    panic!("never slowed down in {tries} tries");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_comes_back_at_once_was_filled_in_by_a_program() {
    let app = TestApp::with_form_seconds(2).await;
    let mut browser = app.visitor();
    let page = browser.get("/verzoeken/nieuw").await;
    let back = browser.submit(&page, "verzoek", &ASK).await;
    assert_eq!(back.status, 422);
    assert!(
        back.text().contains("wel heel snel") && back.body.contains("Ik wil iets beginnen."),
        "{}",
        back.text()
    );
    let without_key = browser.submit(&page, "verzoek", &with(&[("idempotency_key", "")])).await;
    assert_eq!(without_key.status, 422, "leaving the moment out does not help");
    app.pass(2);
    assert_eq!(browser.submit(&page, "verzoek", &ASK).await.status, 303, "a person just sends it again");
}

/// Who is sent to another process each time has no more room than who always comes to the same one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pace_holds_for_all_processes_together() {
    let app = TestApp::postgres().await;
    let other = app.another_process().await;
    let (mut here, mut there) = (app.visitor(), other.visitor());
    there.address.clone_from(&here.address);
    let mut taken = 0;
    let refused = loop {
        let browser = if taken % 2 == 0 { &mut here } else { &mut there };
        let page = browser.post("/aanmelden", &[("title", "x")]).await;
        if page.status == 429 {
            break page;
        }
        taken += 1;
        assert!(taken < 80, "each process counts for itself");
    };
    // A burst of 40, and one more every three seconds that this took.
    assert!((40..60).contains(&taken), "{taken}");
    let wait: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=4).contains(&wait), "{wait}");
    assert_eq!(other.visitor().post("/aanmelden", &[("title", "x")]).await.status, 422, "somebody else");
    store::paces::forget(&app.app.db).await.unwrap();
    let row = "SELECT count(*) AS kept FROM pace";
    let row = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, row);
    let kept: i64 = app.app.db.read().query_one_raw(row).await.unwrap().unwrap().try_get("", "kept").unwrap();
    assert!(kept > 0, "who has no room yet is not forgotten");
}

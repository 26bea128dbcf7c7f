//! Programs are kept out without watching people.

use crate::support::{TestApp, on_both};

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

on_both!(messages_and_searches_have_a_pace_and_say_when_to_go_on, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut yusuf = app.browser("yusuf").await;
    let mut last = yusuf.get("/mijn").await;
    // A second for each makes room again: a slow machine needs a few more.
    for _ in 0..300 {
        if last.status == 429 {
            break;
        }
        last =
            yusuf.post(&format!("/verzoeken/{number}/bericht"), &[("form", "bericht"), ("words", "")]).await;
    }
    assert_eq!(last.status, 429);
    assert!(
        last.headers.contains_key("retry-after") && last.text().contains("kunt u het weer proberen"),
        "{}",
        last.text()
    );
    // It is the account that is slowed down, also from another place.
    let mut elsewhere = yusuf.clone();
    elsewhere.address = "10.9.9.9".to_owned();
    assert_eq!(elsewhere.post(&format!("/verzoeken/{number}/bericht"), &[("words", "")]).await.status, 429);

    let mut visitor = app.visitor();
    let mut last = visitor.get("/initiatieven").await;
    for _ in 0..32 {
        last = visitor.get("/initiatieven?q=tuin").await;
    }
    assert_eq!(last.status, 429);
    assert_eq!(visitor.get("/initiatieven").await.status, 200, "looking without searching goes on");
    assert_eq!(app.visitor().get("/initiatieven?q=tuin").await.status, 200, "others are not held up");
    // What somebody writes in front of what a trusted proxy saw changes nothing.
    let forged = visitor
        .send(
            axum::http::Method::GET,
            "/initiatieven?q=tuin",
            axum::body::Body::empty(),
            &[("x-forwarded-for", "1.2.3.4")],
        )
        .await;
    assert_eq!(forged.status, 429);
});

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

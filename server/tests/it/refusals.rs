//! The twelve rules, attacked: as an official, a manager, an alderman and an administrator, through pages,
//! through JSON and by hand-made forms. Each attempt ends in an explanation, and nothing changed.

use crate::support::{Browser, Page, TestApp, on_both};
use axum::{body::Body, http::Method};
use domain::{initiative::ContactChoice, request::Kind};

/// One of each role, by name in the demonstration.
const STAFF: [(&str, &str); 4] =
    [("official", "samira"), ("manager", "erik"), ("alderman", "nienke"), ("admin", "femke")];

/// The attempt is refused, and the page says why in words that are ours.
fn refused(page: &Page, why: &str, who: &str) {
    assert_eq!(page.status, 403, "{who}: {}", page.text());
    assert!(page.text().contains(why), "{who} reads why: {}", page.text());
    assert!(page.body.contains("<html"), "on a page of ours");
}

async fn json(browser: &mut Browser, method: Method, path: &str, body: &str) -> Page {
    browser
        .send(
            method,
            path,
            Body::from(body.to_owned()),
            &[("content-type", "application/json"), ("accept", "application/json")],
        )
        .await
}

async fn initiative(app: &TestApp, slug: &str) -> store::initiatives::entity::initiative::Model {
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
    use store::initiatives::entity::initiative::{Column, Entity};
    Entity::find().filter(Column::Slug.eq(slug)).one(app.app.db.read()).await.unwrap().unwrap()
}

on_both!(rule_01_no_role_edits_ranks_scores_or_hides_an_initiative, async |app| {
    let slug = app.initiative().await.slug;
    let before = initiative(&app, &slug).await;
    let (public, own) = (format!("/initiatieven/{slug}"), format!("/mijn/initiatieven/{slug}"));
    let edit = [
        ("title", "Van ons"),
        ("summary", "x"),
        ("story", "x"),
        ("themes", "food"),
        ("stage", "ended"),
        ("contact", "welcome"),
        ("visibility", "unlisted"),
        ("version", "1"),
    ];
    for (role, who) in STAFF {
        let mut browser = app.browser(who).await;
        refused(&browser.get(&own).await, "Alleen de makers", role);
        let refusal = browser.post(&own, &edit).await;
        refused(&refusal, "Alleen de makers", role);
        assert!(
            refusal.all("[data-testid=typed]").join("").contains("Van ons"),
            "{role} loses nothing that was typed"
        );
        refused(
            &browser.post(&format!("{own}/terugtrekken"), &[("sure", "yes")]).await,
            "Alleen de makers",
            role,
        );
        for (method, path, status) in [
            (Method::PUT, public.as_str(), 405),
            (Method::PATCH, &own, 405),
            (Method::DELETE, &public, 405),
            (Method::POST, &public, 405),
            (Method::POST, &format!("/beheer/initiatieven/{slug}"), 404),
            (Method::POST, "/api/eilanden/initiatief-verbergen", 400),
        ] {
            let answer =
                json(&mut browser, method.clone(), path, r#"{"visibility":"unlisted","score":9,"rank":1}"#)
                    .await;
            assert_eq!(answer.status, status, "{role} {method} {path}");
        }
        let shown = browser.get(&public).await;
        assert!(!shown.body.contains(&own), "{role} has no button for it");
        for sort in ["score", "waarde", "meerwaarde", "verzoeken"] {
            let list = browser.get(&format!("/initiatieven?sorteer={sort}")).await;
            assert_eq!(
                list.all(".mw-card h2"),
                browser.get("/initiatieven").await.all(".mw-card h2"),
                "{role}: there is no order by {sort}"
            );
        }
    }
    assert_eq!(initiative(&app, &slug).await, before);
});

on_both!(rule_02_nobody_writes_to_an_initiative_that_wants_peace, async |app| {
    for (choice, why) in [
        (ContactChoice::LeaveUsAlone, "Dit initiatief koos: ‘laat ons met rust’"),
        (ContactChoice::OnlyIfWeAsk, "Dit initiatief koos: ‘alleen als wij iets vragen’"),
    ] {
        let path = format!("/bestuur/waardering/{}", app.initiative().contact(choice).await.slug);
        app.mail().await;
        let sent = app.mails.lock().unwrap().len();
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get(&path).await;
        assert!(page.text().contains(why) && !page.body.contains("name=\"words\""), "{}", page.text());
        refused(&nienke.post(&path, &[("words", "Dank u wel.")]).await, why, "alderman");
        assert!(!nienke.get("/bestuur").await.body.contains(&path), "not among whom to thank");
        assert_eq!(app.mail().await.len(), sent, "no mail left");
    }
    // An answer to their own request is always allowed.
    let made = app.initiative().contact(ContactChoice::OnlyIfWeAsk).by("gerda").await;
    let mut gerda = app.browser("gerda").await;
    let page = gerda.get(&format!("/verzoeken/nieuw?initiatief={}", made.slug)).await;
    let fields = [
        ("kind", "information"),
        ("title", "Mag het ook in de winter?"),
        ("story", "Wij stoken hout."),
        ("initiative", made.slug.as_str()),
    ];
    let number =
        gerda.submit(&page, "verzoek", &fields).await.location().split(['?', '/']).nth(2).unwrap().to_owned();
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert!(page.text().contains("Alleen als wij iets vragen"), "the choice stands on the screen");
    assert_eq!(
        samira.submit(&page, "bericht", &[("words", "Ja hoor."), ("way", "written")]).await.status,
        303
    );
});

on_both!(rule_03_there_is_no_total_and_no_legal_question, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    for (role, who) in [("official", "samira"), ("manager", "erik")] {
        let mut browser = app.browser(who).await;
        let page = browser.get(&format!("/werk/verzoeken/{number}")).await;
        assert_eq!(page.status, 200, "{role}");
        let judged = page.text();
        for word in ["totaal", "Totaal", "score", "Score", "punten", "gemiddeld"] {
            assert!(!judged.contains(word), "{role}: {word}");
        }
        // A hand-made form with numbers keeps its words and loses its numbers.
        let answer = browser
            .post(
                &format!("/werk/verzoeken/{number}/afweging"),
                &[("A1_choice", "10"), ("A1_reason", "x"), ("score", "87"), ("total", "87")],
            )
            .await;
        assert_eq!(answer.status, if ["official", "manager"].contains(&role) { 400 } else { 403 }, "{role}");
        assert!(!browser.get(&format!("/werk/verzoeken/{number}")).await.body.contains(">87<"), "{role}");
    }
    use sea_orm::EntityTrait as _;
    let answers = store::assessments::entity::answer::Entity::find().all(app.app.db.read()).await.unwrap();
    assert!(!answers.is_empty(), "each was read, so each holds a choice that there is");
});

on_both!(rule_05_nobody_says_no_alone, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let no = |manager: &str| {
        let manager = manager.to_owned();
        [
            ("form", "besluit"),
            ("outcome", "no"),
            ("words", "Nee."),
            ("harm", "safety"),
            ("to_whom", "x"),
            ("why_not_lighter", "x"),
            ("tried", "x"),
            ("alternative", "x"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .chain([("manager_no".to_owned(), manager)])
        .collect::<Vec<_>>()
    };
    let version = {
        let page = app.browser("samira").await.get(&format!("/werk/verzoeken/{number}")).await;
        page.form("besluit", &[]).1.into_iter().find(|(name, _)| name == "version").unwrap().1
    };
    let staff = store::accounts::staff(app.app.db.read(), app.app.municipality.id).await.unwrap();
    let key = |name: &str| staff.iter().find(|person| person.email.starts_with(name)).unwrap().id.to_string();
    // Without a name, with one's own, with that of an official, an alderman or the administrator.
    for (who, manager) in [
        ("samira", String::new()),
        ("samira", key("samira")),
        ("samira", key("fatma")),
        ("samira", key("nienke")),
        ("samira", key("femke")),
        ("erik", key("erik")),
    ] {
        let mut fields = no(&manager);
        fields.push(("version".to_owned(), version.clone()));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = app.browser(who).await.post(&format!("/werk/verzoeken/{number}/besluit"), &fields).await;
        assert_eq!(
            (answer.status.as_u16(), answer.wrong_fields()),
            (422, vec!["besluit-manager-no".to_owned()]),
            "{who} {manager}"
        );
    }
    for (role, who) in [("alderman", "nienke"), ("admin", "femke")] {
        let answer = app
            .browser(who)
            .await
            .post(&format!("/werk/verzoeken/{number}/besluit"), &[("outcome", "no")])
            .await;
        refused(&answer, "Deze pagina is niet voor u", role);
    }
    let mine = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    assert!(mine.all("[data-testid=decision]").is_empty());
});

on_both!(rule_08_an_offer_has_no_conditions, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let fields = [
        ("offer_kind", "space"),
        ("what", "De gymzaal"),
        ("offered_by", "Gebouwen"),
        ("condition", "Elke maand een verslag"),
        ("conditions", "Logo op de poster"),
    ];
    assert_eq!(samira.submit(&page, "nieuw-aanbod", &fields).await.status, 303);
    let mine = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    assert!(
        mine.text().contains("De gymzaal")
            && !mine.text().contains("Elke maand een verslag")
            && !mine.text().contains("Logo op de poster")
    );
});

on_both!(rule_10_there_are_no_statistics_of_an_initiative_and_no_list_of_people, async |app| {
    for (role, who) in STAFF {
        let mut browser = app.browser(who).await;
        for path in [
            "/initiatieven/de-hobbyloods/cijfers",
            "/bestuur/initiatieven/de-hobbyloods",
            "/werk/initiatieven",
            "/beheer/bewoners",
            "/beheer/bewoners.csv",
            "/initiatieven.csv?velden=verzoeken",
            "/api/v1/initiatieven/de-hobbyloods/statistieken",
            "/bestuur/lijst.csv",
            "/zo-doen-wij-het/de-hobbyloods",
        ] {
            assert_eq!(browser.get(path).await.status, 404, "{role} {path}");
            assert_eq!(json(&mut browser, Method::GET, path, "").await.status, 404, "{role} {path} as JSON");
        }
        // What does count, counts the municipality: asked for an initiative it tells the same.
        let plain = browser.get("/zo-doen-wij-het").await.text();
        assert_eq!(
            browser
                .get(
                    "/zo-doen-wij-het?initiatief=de-hobbyloods&\
            behandelaar=samira"
                )
                .await
                .text(),
            plain,
            "{role}"
        );
    }
    let page = app.browser("erik").await.get("/werk/dekking").await;
    let load = page.all("section table").concat();
    for name in ["Samira", "Fatma", "Joost"] {
        assert!(!load.contains(name), "no person in how busy it is: {load}");
    }
});

on_both!(rule_11_nobody_rolls_out_what_an_initiative_does, async |app| {
    for (role, who) in STAFF {
        let mut browser = app.browser(who).await;
        let page = browser.get("/initiatieven/de-hobbyloods").await;
        for word in ["best practice", "Kopieer", "Uitrollen", "Opschalen"] {
            assert!(!page.text().contains(word), "{role}: {word}");
        }
    }
});

on_both!(rule_12_a_value_judgement_never_closes_delays_or_replaces_an_application, async |app| {
    let number = app.request().kind(Kind::Permit).application().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk/verzoeken/{number}");
    let due = |page: &Page| page.all(".mw-clock b").concat();
    let before = due(&samira.get(&work).await);
    assert!(before.contains("Officiële aanvraag: besluit uiterlijk"), "{before}");
    refused(
        &samira.post(&format!("{work}/doorgeven"), &[("to", "x"), ("who_calls", "x"), ("when", "x")]).await,
        "Die blijft bij ons tot er een besluit is",
        "official",
    );
    refused(&samira.post(&format!("{work}/afsluiten"), &[]).await, "Geef eerst antwoord", "official");
    // An assessment, an obstacle, cover: none of them moves the clock.
    samira.post(&format!("{work}/dekking"), &[("why", "Ik wil verder gaan.")]).await;
    samira
        .post(
            &format!("{work}/belemmering"),
            &[
                ("obstacle_title", "De poort"),
                ("obstacle_kind", "rule"),
                ("obstacle_source", "own_department"),
            ],
        )
        .await;
    samira.post(&format!("{work}/afweging"), &[("A1_choice", "no"), ("A1_reason", "x")]).await;
    samira.post(&format!("{work}/aanvraag"), &[("application", "no"), ("due_on", "2030-01-01")]).await;
    assert_eq!(due(&samira.get(&work).await), before);
    for (role, who) in [("alderman", "nienke"), ("admin", "femke")] {
        let answer = app.browser(who).await.post(&format!("{work}/afsluiten"), &[]).await;
        refused(&answer, "Deze pagina is niet voor u", role);
    }
});

//! Judging, obstacles, offers and decisions, as people do them.

use crate::{backing::EXCEPTION, support::on_both};
use domain::request::Kind;

on_both!(a_receipt_has_number_moment_and_what_happens_next, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let done = yusuf
        .submit(&page, "verzoek", &[("kind", "space"), ("title", "Een droge plek"), ("story", "Het regent.")])
        .await;
    let page = yusuf.follow(&done).await;
    assert!(page.text().contains("20 november 2026 om 11.00 uur"), "{}", page.text());
    let mail = app.mail().await.pop().unwrap();
    assert_eq!(mail.to, "yusuf@demonstratie.example");
    for part in ["2026-", "20 november 2026 om 11.00 uur", "vrijdag 27 november 2026"] {
        assert!(mail.text.contains(part), "{part}: {}", mail.text);
    }
    assert_eq!(yusuf.get(&mail.link("/verzoeken/")).await.status, 200);
});

on_both!(rule_03_value_comes_before_a_decision, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let refused = samira.decide(&page, &[("outcome", "yes"), ("words", "Dat mag.")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.wrong_fields(), ["besluit-outcome"]);
    assert!(refused.body.contains("Dat mag."), "what was typed is still there");
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(samira.decide(&page, &[("outcome", "yes"), ("words", "Dat mag.")]).await.status, 303);
});

/// What is enough for something small.
const FEW: [(&str, &str); 4] = [
    ("A1_choice", "clearly"),
    ("A1_reason", "De straat."),
    ("B3_reason", "Niemand."),
    ("B4_reason", "Een sleutel."),
];

on_both!(rule_03_something_small_needs_a_few_questions_and_a_no_needs_all, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk/verzoeken/{number}");
    let page = samira.get(&work).await;
    assert!(page.body.contains("0 van 13 vragen beantwoord") && page.all("details.mw-rest").is_empty());
    let done = samira.submit(&page, "afweging", &[("size", "few")]).await;
    assert_eq!(done.location(), format!("{work}?gedaan=afweging-licht#afweging"));

    let page = samira.get(&work).await;
    assert!(
        page.text().contains("Dit is iets kleins: je hoeft maar 3 vragen te beantwoorden."),
        "{}",
        page.text()
    );
    assert!(page.all("details.mw-rest")[0].starts_with("De 10 andere vragen"), "folded");
    samira.submit(&page, "afweging", &FEW).await;
    let page = samira.get(&work).await;
    assert!(page.text().contains("3 van 3 vragen beantwoord"));
    let no = [("outcome", "no"), ("words", "Dat kan niet.")];
    let refused = samira.decide(&page, &no).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Voor een nee zijn een paar vragen niet genoeg"), "{}", refused.text());

    // All of them again: what was answered and typed is still there, and a yes has to wait for the rest.
    samira.submit(&page, "afweging", &[("size", "all"), ("B1_reason", "Dan gaat het door.")]).await;
    let page = samira.get(&work).await;
    assert!(page.text().contains("4 van 13 vragen beantwoord") && page.text().contains("Een sleutel."));
    let yes = [("outcome", "yes"), ("words", "Dat mag.")];
    assert_eq!(samira.decide(&page, &yes).await.status, 422);
    samira.submit(&page, "afweging", &[("size", "few")]).await;
    let page = samira.get(&work).await;
    assert_eq!(samira.decide(&page, &yes).await.status, 303);
});

on_both!(rule_03_what_a_manager_signs_stays_weighed_as_it_was, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let (mut samira, mut fatma) = (app.browser("samira").await, app.browser("fatma").await);
    let work = format!("/werk/verzoeken/{number}");
    let page = samira.get(&work).await;
    samira.submit(&page, "afweging", &[&FEW[..], &[("size", "few")]].concat()).await;
    let page = samira.get(&work).await;
    let erik = app.account("erik").await.0.to_string();
    let until = [("valid_until", "31 december 2030"), ("manager_exception", erik.as_str())];
    let fields = [&EXCEPTION[..], &until].concat();
    // The letter that is looked at has the day that was typed in words.
    let letter = samira.submit(&page, "besluit", &fields).await;
    assert!(letter.text().contains("31 december 2030"), "{}", letter.text());
    assert_eq!(samira.decide(&page, &fields).await.status, 303);
    let page = fatma.get(&work).await;
    let refused = fatma.submit(&page, "afweging", &[("size", "all")]).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    // Who handled it before answered everything: that stays, whatever is said about its size.
    let whole = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{whole}");
    let page = fatma.get(&work).await;
    assert_eq!(fatma.submit(&page, "oppakken", &[]).await.status, 303);
    for size in ["few", "all"] {
        let page = fatma.get(&work).await;
        assert_eq!(fatma.submit(&page, "afweging", &[("size", size)]).await.status, 303);
    }
    let page = fatma.get(&work).await;
    let yes = [("outcome", "yes"), ("words", "Dat mag.")];
    assert_eq!(fatma.decide(&page, &yes).await.status, 303);
});

on_both!(rule_03_what_is_only_asked_to_know_starts_with_a_few_questions, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").kind(Kind::Information).await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert!(
        page.text().contains("Bij ‘Informatie’ hoef je maar 3 vragen te beantwoorden."),
        "{}",
        page.text()
    );
    assert!(page.text().contains("0 van 3 vragen beantwoord"));
    // Said twice, it is said once.
    let all = [("size", "all")];
    samira.submit(&page, "afweging", &all).await;
    samira.submit(&page, "afweging", &all).await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert!(page.text().contains("0 van 13 vragen beantwoord"), "{}", page.text());
    let answers = format!("/werk/verzoeken/{number}/afweging");
    assert_eq!(app.visitor().post(&answers, &all).await.status, 401);
    assert_eq!(app.browser("yusuf").await.post(&answers, &all).await.status, 403);
});

on_both!(rule_03_assessors_stand_side_by_side_and_nothing_is_added_up, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    for (who, choice) in [("samira", "clearly"), ("fatma", "no")] {
        let mut browser = app.browser(who).await;
        let page = browser.get(&format!("/werk/verzoeken/{number}")).await;
        let done = browser
            .submit(
                &page,
                "afweging",
                &[
                    ("A4_choice", choice),
                    ("A4_reason", "Dat zag ik."),
                    ("A1_choice", "clearly"),
                    ("A1_reason", "Ja."),
                ],
            )
            .await;
        assert_eq!(done.status, 303);
    }
    let page = app.browser("samira").await.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(page.all("tr.differ th").len(), 1, "only A4 differs");
    assert!(page.all("tr.differ th")[0].starts_with("A4"));
    let panel = page.all("[data-testid=assessment]").remove(0).to_lowercase();
    for word in ["totaal", "score", "%", "punten"] {
        assert!(!panel.contains(word), "{word}");
    }
});

on_both!(rule_03_an_island_keeps_one_answer_and_the_handlers_last_one_makes_it_assessed, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let keep = |choice: &'static str| {
        [
            ("number", number.clone()),
            ("question", "A1".to_owned()),
            ("choice", choice.to_owned()),
            ("reason", "Anders bekeken.".to_owned()),
        ]
    };
    let body = |choice| axum::body::Body::from(serde_html_form::to_string(keep(choice)).unwrap());
    let kept = samira
        .send(
            axum::http::Method::POST,
            "/api/eilanden/antwoord-bewaren",
            body("partly"),
            &[("accept", "application/json")],
        )
        .await;
    assert_eq!(kept.status, 200);
    let told: serde_json::Value = serde_json::from_str(&kept.body).unwrap();
    assert_eq!(told["complete"], true);
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert!(page.body.contains("Anders bekeken."));
    let mut joost = app.browser("joost").await;
    let refused = joost
        .send(
            axum::http::Method::POST,
            "/api/eilanden/antwoord-bewaren",
            body("no"),
            &[("accept", "application/json")],
        )
        .await;
    assert_eq!(refused.status, 403, "another team can't");
});

on_both!(an_answer_given_in_another_tab_is_not_overwritten, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let (first, second, third) = (samira.get(&work).await, samira.get(&work).await, samira.get(&work).await);
    let fourth = samira.get(&work).await;
    let done = samira.submit(&first, "afweging", &[("A1_choice", "clearly"), ("A1_reason", "Eerste.")]).await;
    assert_eq!(done.status, 303);
    // What the second tab does not touch stays, and what it adds comes beside it.
    let done = samira.submit(&second, "afweging", &[("A2_choice", "no"), ("A2_reason", "Tweede.")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = samira.get(&work).await;
    assert!(page.body.contains("Eerste.") && page.body.contains("Tweede."));
    let both = samira.submit(&third, "afweging", &[("A1_choice", "partly"), ("A1_reason", "Derde.")]).await;
    assert_eq!(both.status, 409, "{}", both.text());
    assert!(both.text().contains("Eerste.") && both.body.contains("Derde."), "{}", both.text());
    assert!(both.text().contains("dit staat er nu duidelijk"), "the choice in words: {}", both.text());
    // By the island: the same, with what it was told last.
    let keep = |reason: &str, seen: &str| {
        let fields = [
            ("number", number.as_str()),
            ("question", "A1"),
            ("choice", "clearly"),
            ("reason", reason),
            ("seen_choice", ""),
            ("seen_reason", seen),
        ];
        axum::body::Body::from(serde_html_form::to_string(fields).unwrap())
    };
    let accept = [("accept", "application/json")];
    let path = "/api/eilanden/antwoord-bewaren";
    let seen = page.form("afweging", &[]).1.into_iter().find(|(name, _)| name == "seen.A1_reason").unwrap().1;
    let kept = samira.send(axum::http::Method::POST, path, keep("Vierde.", &seen), &accept).await;
    assert_eq!(kept.status, 200);
    let told: serde_json::Value = serde_json::from_str(&kept.body).unwrap();
    let late = samira.send(axum::http::Method::POST, path, keep("Vijfde.", &seen), &accept).await;
    assert_eq!(late.status, 409);
    let now = told["seen"][1].as_str().unwrap();
    let again = samira.send(axum::http::Method::POST, path, keep("Vijfde.", now), &accept).await;
    assert_eq!(again.status, 200);
    assert!(samira.get(&work).await.body.contains("Vijfde."));
    // A part that was changed elsewhere and not here is not seen by what is kept beside it.
    let (choice, reason) = (told["seen"][0].as_str().unwrap(), told["seen"][1].as_str().unwrap());
    let keep_both = |choice: &str, reason: &str, seen: [&str; 2]| {
        let fields = [
            ("number", number.as_str()),
            ("question", "A1"),
            ("choice", choice),
            ("reason", reason),
            ("seen_choice", seen[0]),
            ("seen_reason", seen[1]),
        ];
        axum::body::Body::from(serde_html_form::to_string(fields).unwrap())
    };
    let post = axum::http::Method::POST;
    let there = samira.send(post.clone(), path, keep_both("no", "Vierde.", [choice, reason]), &accept).await;
    assert_eq!(there.status, 200, "the reason was changed elsewhere, the choice is this tab's own");
    let there: serde_json::Value = serde_json::from_str(&there.body).unwrap();
    let seen = [there["seen"][0].as_str().unwrap(), there["seen"][1].as_str().unwrap()];
    assert!(samira.get(&work).await.body.contains("Vijfde."), "and it stays");
    let late = samira.send(post.clone(), path, keep_both("no", "Zesde.", seen), &accept).await;
    assert_eq!(late.status, 409, "who never saw it does not overwrite it");
    let back = samira.send(post, path, keep_both("clearly", "Vierde.", seen), &accept).await;
    assert_eq!(back.status, 200);
    // Both texts were seen: sent again, what was typed stands there.
    let page = samira.get(&work).await;
    let both = samira.submit(&fourth, "afweging", &[("A1_choice", "partly"), ("A1_reason", "Derde.")]).await;
    let (action, fields) = both.form("afweging", &[]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // What stands there can be left, and what does not conflict is kept all the same.
    let leave: Vec<_> =
        fields.iter().copied().chain([("A3_reason", "Erbij."), ("leave", "A1_choice A1_reason")]).collect();
    let leave: Vec<_> = leave.into_iter().filter(|(name, _)| *name != "idempotency_key").collect();
    assert_eq!(samira.post(&action, &leave).await.status, 303);
    let left = samira.get(&work).await.body;
    assert!(left.contains("Vijfde.") && left.contains("Erbij.") && !left.contains("Derde."));
    assert_eq!(samira.post(&action, &fields).await.status, 303, "{}", page.text());
    assert!(samira.get(&work).await.body.contains("Derde."));
    // A page that was drawn in Dutch is sent by somebody who reads English now: that is no other answer.
    let page = samira.get(&work).await;
    samira.get("/taal/en").await;
    assert_eq!(samira.submit(&page, "afweging", &[("A1_choice", "no")]).await.status, 303);
});

on_both!(rule_04_not_yet_needs_an_obstacle_with_an_owner_and_a_date, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    let refused = samira.decide(&page, &[("outcome", "not_yet"), ("words", "Nog even.")]).await;
    assert_eq!(refused.wrong_fields(), ["besluit-outcome"]);
    let page = samira.get(&work).await;
    let logged = samira
        .submit(
            &page,
            "belemmering",
            &[
                ("obstacle_title", "Geen droge plek in de regels"),
                ("obstacle_kind", "rule"),
                ("obstacle_source", "own_department"),
            ],
        )
        .await;
    assert_eq!(logged.status, 303);
    let page = samira.get(&work).await;
    assert_eq!(
        samira.decide(&page, &[("outcome", "not_yet"), ("words", "Nog even.")]).await.status,
        422,
        "it has no owner yet"
    );
    let obstacle = "/werk/belemmeringen/geen-droge-plek-in-de-regels";
    let page = samira.get(obstacle).await;
    let refused = samira.submit(&page, "eigenaar", &[("owner", ""), ("due", "")]).await;
    assert_eq!(refused.status, 422);
    let hanneke = page
        .body
        .split("<option value=\"")
        .find(|part| part.contains("Hanneke Wolters"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(
        samira.submit(&page, "eigenaar", &[("owner", &hanneke), ("due", "2026-12-18")]).await.status,
        303
    );
    let page = samira.get(&work).await;
    assert_eq!(samira.decide(&page, &[("outcome", "not_yet"), ("words", "Nog even.")]).await.status, 303);
    // It stays with us: the resident sees on whom it waits, and before when.
    let page = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    let text = page.text();
    assert!(text.contains("Hanneke Wolters") && text.contains("18 december 2026"), "{text}");
    assert!(
        app.browser("samira").await.get("/werk").await.body.contains(&number),
        "it is still on the worklist"
    );
});

on_both!(rule_04_the_answer_goes_to_everybody_who_met_the_obstacle, async |app| {
    let obstacle = app.obstacle().await;
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let new = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").met(&obstacle);
        numbers.push(new.await.number);
    }
    app.mail().await;
    app.mails.lock().unwrap().clear();
    let mut hanneke = app.browser("hanneke").await;
    let page = hanneke.get(&format!("/werk/belemmeringen/{}", obstacle.slug)).await;
    assert_eq!(
        hanneke.submit(&page, "antwoord", &[("status", "removed"), ("answer", " ")]).await.status,
        422
    );
    let done = hanneke
        .submit(
            &page,
            "antwoord",
            &[("status", "removed"), ("answer", "Wie weggeeft heeft geen standplaats nodig.")],
        )
        .await;
    assert_eq!(done.status, 303);
    let mails = app.mail().await;
    for number in &numbers {
        for to in ["yusuf@demonstratie.example", "samira@demonstratie.example"] {
            assert_eq!(
                mails.iter().filter(|mail| mail.to == to && mail.text.contains(number.as_str())).count(),
                1,
                "{to} {number}"
            );
        }
    }
    assert!(
        app.visitor()
            .get(&format!("/belemmeringen/{}", obstacle.slug))
            .await
            .text()
            .contains("Wie weggeeft heeft geen standplaats nodig.")
    );
});

on_both!(rule_04_a_usual_non_reason_opens_an_obstacle_instead, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let page = samira
        .decide(
            &page,
            &[("outcome", "no"), ("non_reason", "papers_missing"), ("words", "Nee, want papieren.")],
        )
        .await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("Nee, want papieren."), "what was typed is still there");
    let (_, fields) = page.form("belemmering", &[]);
    assert!(fields.contains(&("obstacle_kind".to_owned(), "papers_or_diplomas".to_owned())), "{fields:?}");
    assert!(page.all("[data-testid=decide]")[0].contains("Besluit"), "and nothing was decided");
});

on_both!(rule_05_no_needs_all_its_parts_and_a_second_signature_of_a_manager, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    let refused = samira.decide(&page, &[("outcome", "no"), ("words", "Nee.")]).await;
    assert_eq!(refused.status, 422);
    let wrong: std::collections::BTreeSet<_> = refused.wrong_fields().into_iter().collect();
    for field in ["harm", "to-whom", "why-not-lighter", "tried", "alternative", "manager-no"] {
        assert!(wrong.contains(&format!("besluit-{field}")), "{field}: {wrong:?}");
    }
    let hanneke = page
        .body
        .split("<option value=\"")
        .find(|part| part.contains("Hanneke Wolters"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let full = [
        ("outcome", "no"),
        ("words", "Nee, en dit is waarom."),
        ("harm", "safety"),
        ("to_whom", "Kinderen op het plein"),
        ("why_not_lighter", "Een hek helpt niet."),
        ("tried", "Een andere plek."),
        ("alternative", "De zaal van De Spil."),
        ("manager_no", &hanneke),
    ];
    assert_eq!(samira.decide(&page, &full).await.status, 303);
    let text = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await.text();
    assert!(!text.contains("Nee, en dit is waarom."), "nothing is sent before the manager signs");
    // Not the handler, not another manager: only who was asked.
    assert_eq!(samira.post(&format!("{work}/handtekening"), &[("answer", "sign")]).await.status, 403);
    assert_eq!(
        app.browser("erik").await.post(&format!("{work}/handtekening"), &[("answer", "sign")]).await.status,
        403
    );
    let mut manager = app.browser("hanneke").await;
    assert!(manager.get("/werk").await.all("[data-testid=asked-of-me]").len() == 1);
    let page = manager.get(&work).await;
    assert_eq!(
        manager.submit(&page, "handtekening", &[("answer", "return"), ("because", "")]).await.status,
        422
    );
    assert_eq!(manager.submit(&page, "handtekening", &[("answer", "sign")]).await.status, 303);
    let letter = app
        .browser("yusuf")
        .await
        .get(&format!("/verzoeken/{number}"))
        .await
        .all("[data-testid=decision]")
        .remove(0);
    for part in [
        "Nee, en dit is waarom.",
        "Kinderen op het plein",
        "Een andere plek.",
        "De zaal van De Spil.",
        "Hanneke Wolters",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    assert_eq!(
        manager.post(&format!("{work}/handtekening"), &[("answer", "sign")]).await.status,
        403,
        "one signs once"
    );
});

on_both!(rule_05_a_manager_gives_a_no_back_with_a_reason, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    let hanneke = page
        .body
        .split("<option value=\"")
        .find(|part| part.contains("Hanneke Wolters"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let full = [
        ("outcome", "no"),
        ("words", "Nee."),
        ("harm", "safety"),
        ("to_whom", "Kinderen"),
        ("why_not_lighter", "Hek"),
        ("tried", "Plek"),
        ("alternative", "Zaal"),
        ("manager_no", &hanneke),
    ];
    samira.decide(&page, &full).await;
    let mut manager = app.browser("hanneke").await;
    let page = manager.get(&work).await;
    assert_eq!(
        manager
            .submit(&page, "handtekening", &[("answer", "return"), ("because", "Een hek kan wel.")])
            .await
            .status,
        303
    );
    let page = samira.get(&work).await;
    assert!(page.text().contains("Een hek kan wel."));
    let (_, fields) = page.form("besluit", &[]);
    assert!(fields.contains(&("to_whom".to_owned(), "Kinderen".to_owned())), "nothing has to be typed twice");
});

on_both!(rule_06_and_07_an_exception_stands_under_the_managers_name, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    assert_eq!(
        samira
            .decide(&page, &[("outcome", "yes_with_exception"), ("words", "Ja.")])
            .await
            .wrong_fields()
            .len(),
        4
    );
    let hanneke = page
        .body
        .split("<option value=\"")
        .find(|part| part.contains("Hanneke Wolters"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let full = [
        ("outcome", "yes_with_exception"),
        ("words", "Ja, dat mag."),
        ("rule", "APV 5:18"),
        ("reason", "De regel is voor verkoop."),
        ("same_situation", "Wie gratis uitdeelt"),
        ("manager_exception", &hanneke),
    ];
    assert_eq!(samira.decide(&page, &full).await.status, 303);
    let mut manager = app.browser("hanneke").await;
    let page = manager.get(&work).await;
    assert_eq!(manager.submit(&page, "handtekening", &[("answer", "sign")]).await.status, 303);
    let letter = app
        .browser("yusuf")
        .await
        .get(&format!("/verzoeken/{number}"))
        .await
        .all("[data-testid=decision]")
        .remove(0);
    assert!(
        letter.contains("Hanneke Wolters")
            && letter.contains("APV 5:18")
            && letter.contains("Wie gratis uitdeelt"),
        "{letter}"
    );
    assert!(!letter.contains("Samira"), "not under the civil servant's: {letter}");
});

on_both!(rule_08_the_resident_answers_an_offer_and_no_has_no_consequence, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    assert_eq!(
        samira.decide(&page, &[("outcome", "yes_with_help"), ("words", "Ja.")]).await.wrong_fields(),
        ["besluit-outcome"]
    );
    let offer = [
        ("offer_kind", "space"),
        ("what", "De keuken van De Spil"),
        ("offered_by", "team Gebouwen"),
        ("until", "2027-07-01"),
    ];
    assert_eq!(samira.submit(&page, "nieuw-aanbod", &offer).await.status, 303);
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    let (action, fields) = page.form("aanbod", &[("answer", "declined")]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(samira.post(&action, &fields).await.status, 403, "nobody says no for the resident");
    assert_eq!(yusuf.post(&action, &fields).await.status, 303);
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(
        yusuf.submit(&page, "aanbod", &[("answer", "accepted")]).await.status,
        303,
        "one may think again"
    );
    let page = samira.get(&work).await;
    assert_eq!(samira.decide(&page, &[("outcome", "yes_with_help"), ("words", "Ja.")]).await.status, 303);
});

on_both!(rule_12_the_legal_clock_runs_on_whatever_is_judged, async |app| {
    let number = app.request().kind(Kind::Permit).application().by("yusuf").taken_by("samira").await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let due = "15 januari 2027";
    assert!(samira.get(&work).await.text().contains(due));
    assert_eq!(
        samira
            .post(
                &format!("{work}/doorgeven"),
                &[("to", "Omgevingsdienst"), ("who_calls", "Samira"), ("when", "morgen")]
            )
            .await
            .status,
        403
    );
    let page = samira.get(&work).await;
    samira
        .submit(&page, "bericht", &[("words", "Wat bedoelt u?"), ("asks", "yes"), ("way", "written")])
        .await;
    assert!(samira.get(&work).await.text().contains(due), "asking something does not stop it");
    assert!(app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await.text().contains(due));
});

on_both!(the_turn_goes_to_and_fro, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let mut yusuf = app.browser("yusuf").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    samira
        .submit(
            &page,
            "bericht",
            &[("words", "Hoe groot moet het zijn?"), ("asks", "yes"), ("way", "written")],
        )
        .await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert!(
        page.all("[data-testid=turn]")[0].contains("U bent aan zet"),
        "{:?}",
        page.all("[data-testid=turn]")
    );
    yusuf.submit(&page, "bericht", &[("words", "Zestig vierkante meter.")]).await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert!(page.all("[data-testid=turn]")[0].contains("Wij zijn aan zet: Samira El Idrissi"));
    let mails = app.mail().await;
    assert!(
        mails
            .iter()
            .any(|mail| mail.to.starts_with("yusuf") && mail.text.contains("Hoe groot moet het zijn?"))
    );
    assert!(mails.iter().any(|mail| mail.to.starts_with("samira") && mail.text.contains(&number)));
});

on_both!(a_resident_stops_and_reopens, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "stoppen", &[]).await.status, 422, "not by accident");
    assert_eq!(yusuf.submit(&page, "stoppen", &[("sure", "yes")]).await.status, 303);
    assert_eq!(
        app.browser("samira")
            .await
            .post(&format!("/werk/verzoeken/{number}/bericht"), &[("words", "x")])
            .await
            .status,
        403
    );

    let number = app.request().kind(Kind::Information).by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(
        samira.decide(&page, &[("outcome", "yes"), ("words", "Zo zit het.")]).await.status,
        303,
        "information needs no assessment"
    );
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "heropenen", &[("words", "Ik begrijp het niet.")]).await.status, 303);
    app.pass(1);
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    samira.decide(&page, &[("outcome", "yes"), ("words", "Zo dus.")]).await;
    // Six weeks end on New Year's Day, a Friday: until the Monday after it.
    app.pass(46 * 24 * 3600);
    let mut yusuf = app.browser("yusuf").await;
    assert_eq!(
        yusuf.post(&format!("/verzoeken/{number}/heropenen"), &[("words", "Te laat.")]).await.status,
        403
    );
});

on_both!(what_the_resident_stopped_is_not_decided_and_climbs_no_more, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk/verzoeken/{number}");
    samira.post(&format!("{work}/dekking"), &[("why", "Ik wil de poort openlaten.")]).await;
    let page = samira.get(&work).await;
    let manager = page.option("Erik Leferink");
    let no = [
        ("outcome", "no"),
        ("words", "Nee."),
        ("harm", "safety"),
        ("to_whom", "De school."),
        ("why_not_lighter", "Een hek helpt niet."),
        ("tried", "Wij belden."),
        ("alternative", "Het plein ernaast."),
        ("manager_no", &manager),
    ];
    assert_eq!(samira.decide(&page, &no).await.status, 303);
    let mut erik = app.browser("erik").await;
    let desk = erik.get("/werk/dekking").await;
    assert!(
        desk.body.contains(&number)
            && desk.all("[data-testid=signature]").concat().contains("Een hek helpt niet.")
    );
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "stoppen", &[("sure", "yes")]).await.status, 303);
    assert_eq!(erik.submit(&desk, "handtekening", &[("answer", "sign")]).await.status, 403);
    assert!(!erik.get("/werk/dekking").await.body.contains(&number), "neither cover nor a signature waits");
    assert!(yusuf.get(&format!("/verzoeken/{number}")).await.all("[data-testid=decision]").is_empty());
    let open = store::cover::open(app.app.db.read(), app.app.municipality.id).await.unwrap();
    assert!(!open.iter().any(|cover| cover.why.contains("poort")), "and nobody is asked any more");
});

on_both!(a_text_that_is_too_long_is_never_cut_off, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let long = "x".repeat(8001);
    let back = samira.decide(&page, &[("outcome", "yes"), ("words", &long)]).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["besluit-words".to_owned()]));
    assert!(back.body.contains(&long));
    let reason = "y".repeat(4001);
    let back = samira.submit(&page, "afweging", &[("A2_reason", &reason), ("A2_choice", "no")]).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["afweging-A2-reason".to_owned()]));
    let (_, fields) = back.form("afweging", &[]);
    assert!(
        fields.contains(&("A2_reason".to_owned(), reason))
            && fields.contains(&("A2_choice".to_owned(), "no".to_owned()))
    );
});

on_both!(paragraphs_of_a_letter_stay_paragraphs, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    samira.decide(&page, &[("outcome", "yes"), ("words", "Eerste.\r\n\r\nTweede.")]).await;
    let page = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(page.all("[data-testid=decision] .mw-prose p"), ["Eerste.", "Tweede."]);
});

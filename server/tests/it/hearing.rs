//! What the municipality hears and learns: thanks, critique, the learning table, talks, terms and figures.

use crate::{
    clock::{levels, report, working_days},
    support::on_both,
};

on_both!(rule_09_thanks_are_read_by_whom_the_initiative_chooses, async |app| {
    let mut nienke = app.browser("nienke").await;
    let page = nienke.get("/bestuur/waardering/ritjes-met-de-canta").await;
    assert_eq!(nienke.submit(&page, "waardering", &[("words", "")]).await.status, 422);
    assert_eq!(nienke.submit(&page, "waardering", &[("words", "Dank voor elke rit.")]).await.status, 303);
    assert!(
        !app.visitor().get("/waardering").await.text().contains("Dank voor elke rit."),
        "nobody chose yet"
    );
    assert!(
        !app.visitor().get("/initiatieven/ritjes-met-de-canta").await.text().contains("Dank voor elke rit.")
    );
    let mail = app.mail().await.into_iter().find(|mail| mail.text.contains("Dank voor elke rit.")).unwrap();
    assert_eq!(mail.to, "harm@demonstratie.example");
    let link = mail.link("/mijn/waardering/");
    assert_eq!(app.browser("yusuf").await.get(&link).await.status, 403);
    assert_eq!(app.browser("nienke").await.get(&link).await.status, 403, "not even who wrote it");
    assert_eq!(app.browser("yusuf").await.post(&link, &[("answer", "public")]).await.status, 403);
    let mut harm = app.browser("harm").await;
    for (answer, shown) in [("private", false), ("public", true), ("no_thanks", false), ("public", true)] {
        let page = harm.get(&link).await;
        assert_eq!(harm.submit(&page, "waardering-antwoord", &[("answer", answer)]).await.status, 303);
        for path in ["/waardering", "/initiatieven/ritjes-met-de-canta"] {
            assert_eq!(
                app.visitor().get(path).await.text().contains("Dank voor elke rit."),
                shown,
                "{answer} on {path}"
            );
        }
    }
    assert_eq!(harm.post(&link, &[("answer", "waiting")]).await.status, 422);
    // What another alderman wrote is read there too when it is public, and only then.
    for (answer, shown) in [("private", false), ("public", true)] {
        let page = harm.get(&link).await;
        harm.submit(&page, "waardering-antwoord", &[("answer", answer)]).await;
        for (who, reads) in [("nienke", true), ("ruud", shown)] {
            let page = app.browser(who).await.get("/bestuur/waardering/ritjes-met-de-canta").await;
            assert_eq!(
                (page.status.as_u16(), page.text().contains("Dank voor elke rit.")),
                (200, reads),
                "{who} {answer}"
            );
        }
    }
    for who in ["samira", "erik", "femke", "yusuf"] {
        assert_eq!(
            app.browser(who)
                .await
                .post("/bestuur/waardering/ritjes-met-de-canta", &[("words", "x")])
                .await
                .status,
            403,
            "{who}"
        );
    }
});

on_both!(critique_is_answered_in_time_or_shown_without_an_answer, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.get("/kritiek/nieuw").await;
    let back = visitor.submit(&page, "kritiek", &[("words", "Niemand belde.")]).await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains("Niemand belde."), "nothing is lost");
    let fields = [
        ("helped", "no"),
        ("hindered", "yes"),
        ("words", "Niemand belde terug."),
        ("public", "yes"),
        ("name", "Iris Vos"),
        ("email", "iris@example.org"),
    ];
    visitor.submit(&page, "kritiek", &fields).await;
    let list = app.browser("erik").await.get("/werk/kritiek").await;
    assert!(!list.text().contains("Niemand belde terug."), "not before the address is proved");
    let done = app.file_by_link(&mut visitor).await;
    let own = done.location().split('?').next().unwrap().to_owned();
    assert!(visitor.get(&own).await.text().contains("Niemand belde terug."));
    assert!(
        !app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."),
        "not before the answer"
    );
    let list = app.browser("erik").await.get("/werk/kritiek").await;
    assert!(
        list.text().contains("Niemand belde terug.") && !list.text().contains("Iris"),
        "never who: {}",
        list.text()
    );

    // The term passes: it is shown all the same, and the alderman hears it once.
    let done = working_days(&app, 10).await;
    assert!(
        !app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."),
        "the last day is still in time: {done:?}"
    );
    working_days(&app, 1).await;
    let shown = app.visitor().get("/kritiek").await;
    assert!(
        shown.text().contains("Niemand belde terug.")
            && shown.text().contains("Wij antwoordden niet op tijd"),
        "{}",
        shown.text()
    );
    let late: Vec<_> = app
        .mail()
        .await
        .into_iter()
        .filter(|mail| mail.to.starts_with("nienke") && mail.text.contains("wat wij niet goed deden"))
        .collect();
    let link = late
        .iter()
        .find(|mail| mail.text.contains(own.trim_start_matches("/mijn")))
        .unwrap()
        .link("/werk/kritiek/");
    assert_eq!(late.iter().filter(|mail| mail.text.contains(&link)).count(), 1);

    let mut nienke = app.browser("nienke").await;
    let page = nienke.get(&link).await;
    assert_eq!(nienke.submit(&page, "kritiek-antwoord", &[("answer", "U heeft gelijk.")]).await.status, 303);
    let second = nienke.post(&link, &[("answer", "Nog eens.")]).await;
    assert!(
        second.status == 409
            && second.text().contains("U heeft gelijk.")
            && second.body.contains("Nog eens."),
        "both texts, nothing lost: {}",
        second.text()
    );
    assert!(app.visitor().get("/kritiek").await.text().contains("U heeft gelijk."));
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to == "iris@example.org" && mail.text.contains("U heeft gelijk."))
    );
    // The author has the last word, and nobody else.
    for who in ["nienke", "yusuf", "femke"] {
        assert_eq!(app.browser(who).await.post(&own, &[("to", "withdraw")]).await.status, 403, "{who}");
    }
    let page = visitor.get(&own).await;
    assert_eq!(visitor.submit(&page, "kritiek-wijzigen", &[("to", "private")]).await.status, 303);
    assert!(!app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."));
    let page = visitor.get(&own).await;
    assert_eq!(visitor.submit(&page, "kritiek-wijzigen", &[("to", "withdraw")]).await.status, 303);
    assert_eq!(app.browser("erik").await.get(&link).await.status, 404);
    use sea_orm::EntityTrait as _;
    let rows = store::critique::entity::critique::Entity::find().all(app.app.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| !row.words.contains("Niemand belde terug.")), "the words are gone");
    assert!(
        store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty(),
        "and the chain holds"
    );
});

on_both!(a_case_on_the_learning_table_changes_a_procedure_for_everybody_to_read, async |app| {
    let standing = app.obstacle().await;
    let number = app.request().by("yusuf").taken_by("samira").met(&standing).await.number;
    let mut samira = app.browser("samira").await;
    let page =
        samira.get(&format!("/werk/leertafel/nieuw?verzoek={number}&belemmering={}", standing.slug)).await;
    let done = samira
        .submit(
            &page,
            "leertafel",
            &[("title", "De poort en de pan"), ("happened", "Wij stuurden een formulier.")],
        )
        .await;
    let path = done.location().split('?').next().unwrap().to_owned();
    let page = samira.get(&path).await;
    assert!(page.text().contains(&number) && page.text().contains(&standing.title));
    assert_eq!(
        samira
            .post(&format!("{path}/procedure"), &[("procedure", "x"), ("kind", "scrapped"), ("words", "x")])
            .await
            .status,
        403,
        "first talk about it"
    );
    let held = samira.submit(&page, "leertafel", &[("hold", "yes")]).await;
    assert_eq!(
        (held.status.as_u16(), held.wrong_fields()),
        (
            422,
            vec![
                "leertafel-rule-wanted".to_owned(),
                "leertafel-person-needed".to_owned(),
                "leertafel-change".to_owned()
            ]
        )
    );
    let fields = [
        ("hold", "yes"),
        ("rule_wanted", "Veilig eten."),
        ("person_needed", "Een plek."),
        ("change", "Wij gaan eerst langs."),
    ];
    assert_eq!(samira.submit(&page, "leertafel", &fields).await.status, 303);
    let stale = samira.submit(&page, "leertafel", &[("title", "Anders")]).await;
    assert_eq!(
        (stale.status.as_u16(), stale.location().starts_with(&path)),
        (303, true),
        "the same form again leads where it led"
    );
    assert!(!samira.get(&path).await.text().contains("Anders"), "and changes nothing");
    // Another obstacle lies on the table too, and turns out to be the same: it lies there once.
    let twin = report(&mut samira, &number, "Geen standplaats, geen soep").await;
    let id = store::obstacles::by_slug(
        app.app.db.read(),
        app.app.municipality.id,
        twin.trim_start_matches("/belemmeringen/"),
        domain::lang::Lang::Nl,
    )
    .await
    .unwrap()
    .unwrap()
    .id
    .to_string();
    let page = samira.get(&path).await;
    assert_eq!(samira.submit(&page, "erbij", &[("obstacle", &id)]).await.status, 303);
    let other = samira.get(&format!("/werk{twin}")).await;
    let into = other.option(&standing.title);
    assert_eq!(samira.submit(&other, "samenvoegen", &[("other", &into)]).await.status, 303);
    let page = samira.get(&path).await;
    assert_eq!(page.body.matches("name=\"obstacles\"").count(), 1);
    let obstacle =
        page.body.split("name=\"obstacles\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [
        ("procedure", "Uitdelen op een plein"),
        ("kind", "scrapped"),
        ("words", "Een melding is genoeg."),
        ("obstacles", &obstacle),
    ];
    assert_eq!(samira.submit(&page, "procedure", &fields).await.status, 303);
    for public in ["/geleerd", &format!("/belemmeringen/{}", standing.slug)] {
        let text = app.visitor().get(public).await.text();
        assert!(
            text.contains("Uitdelen op een plein") && text.contains("Een melding is genoeg."),
            "{public}: {text}"
        );
    }
    for who in ["yusuf", "nienke", "femke"] {
        assert_eq!(app.browser(who).await.get(&path).await.status, 403, "{who}");
    }
    let elsewhere = app.browser("joost").await.get(&path).await;
    assert!(
        elsewhere.text().contains(&number) && !elsewhere.text().contains("Een plek voor onze tafel"),
        "another team sees the number only"
    );
});

on_both!(a_talk_in_a_neighbourhood_stands_on_the_map_with_what_it_opened, async |app| {
    let mut nienke = app.browser("nienke").await;
    let page = nienke.get("/bestuur/gesprekken").await;
    let wrong = nienke
        .submit(&page, "gesprek", &[("area", "BU99"), ("held_on", "2027-01-01"), ("with_whom", "De straat")])
        .await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.wrong_fields()),
        (422, vec!["gesprek-area".to_owned(), "gesprek-held-on".to_owned(), "gesprek-heard".to_owned()])
    );
    let done = nienke
        .submit(
            &page,
            "gesprek",
            &[("area", "BU01530805"), ("with_whom", "De straat"), ("heard", "De poort is dicht.")],
        )
        .await;
    let path = done.location().split('?').next().unwrap().to_owned();
    let page = nienke.get(&path).await;
    let fields =
        [("title", "De poort gaat om vijf uur dicht"), ("kind", "rule"), ("source", "own_department")];
    assert_eq!(nienke.submit(&page, "gesprek-belemmering", &fields).await.status, 303);
    assert!(
        app.visitor()
            .get("/belemmeringen/de-poort-gaat-om-vijf-uur-dicht")
            .await
            .text()
            .contains("De poort gaat om vijf uur dicht")
    );
    let desk = nienke.get("/bestuur").await;
    assert!(desk.body.contains("/bestuur/gesprekken?buurt=BU01530805"), "on the map");
    assert!(nienke.get("/bestuur/gesprekken?buurt=BU01530805").await.text().contains("De straat"));
    for who in ["samira", "yusuf", "femke"] {
        assert_eq!(app.browser(who).await.get(&path).await.status, 403, "{who}");
    }
    assert_eq!(
        app.browser("erik").await.post("/bestuur/gesprekken", &[("heard", "x")]).await.status,
        403,
        "a manager reads, an alderman writes"
    );
});

on_both!(the_administrator_sets_the_terms_and_the_clock_keeps_them, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/termijnen").await;
    let wrong = femke.submit(&page, "termijnen", &[("climb_overdue", "0"), ("term_cover", "x")]).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.wrong_fields()),
        (422, vec!["termijnen-climb-overdue".to_owned(), "termijnen-term-cover".to_owned()])
    );
    assert_eq!(femke.submit(&page, "termijnen", &[("climb_overdue", "2")]).await.status, 303);
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
    working_days(&app, 1).await;
    assert!(!levels(&app, &path).await.contains("Opgeschaald"));
    working_days(&app, 1).await;
    assert!(levels(&app, &path).await.contains("Opgeschaald"));
    for who in ["samira", "erik", "nienke", "yusuf"] {
        let mut browser = app.browser(who).await;
        assert_eq!(browser.get("/beheer/termijnen").await.status, 403, "{who}");
        assert_eq!(browser.post("/beheer/termijnen", &[("climb_overdue", "60")]).await.status, 403, "{who}");
    }
});

on_both!(rule_10_the_figures_are_of_the_municipality_and_hide_small_numbers, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.get("/zo-doen-wij-het?periode=2026").await;
    let text = page.text();
    assert!(text.contains("< 5") && text.contains("Hoe snel wij zijn"), "{text}");
    let csv = visitor.get("/zo-doen-wij-het.csv?periode=2026").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(
        lines[0],
        "\u{feff}periode;onderdeel;naam;aantal;procent;mediaan in dagen;90e percentiel in dagen"
    );
    assert!(lines.len() > 30 && lines.iter().skip(1).all(|line| line.starts_with("2026;")));
    // A year in which there was nothing is not told under its own name with the figures of another.
    let none = visitor.get("/zo-doen-wij-het.csv?periode=1999").await;
    assert!(none.body.lines().skip(1).all(|line| line.starts_with("2026;")), "{}", none.body);
    for (count, median) in
        lines.iter().skip(1).map(|line| (line.rsplit(';').nth(3).unwrap(), line.rsplit(';').nth(1).unwrap()))
    {
        // A term comes without its count: that would be the total which the counts of other rows hide.
        assert!(!count.is_empty() || median.parse::<usize>().is_ok(), "{lines:?}");
        assert!(
            count.is_empty()
                || count == "< 5"
                || count == "withheld"
                || count.parse::<usize>().is_ok_and(|count| count >= 5),
            "{count}"
        );
    }
    for body in [&page.body, &csv.body] {
        for name in ["Samira", "Hanneke", "Hobbyloods", "Yusuf", "demonstratie.example"] {
            assert!(!body.split("<main").last().unwrap().contains(name), "{name}");
        }
    }
    assert_eq!(
        visitor.get("/zo-doen-wij-het?periode=onzin").await.status,
        200,
        "this year when it is no period"
    );
});

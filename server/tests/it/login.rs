//! Logging in by a link.

use crate::{spam::slowed, support::on_both};

on_both!(a_link_works_once_and_for_a_quarter_of_an_hour, async |app| {
    let mut yusuf = app.visitor();
    let page = yusuf.get("/inloggen?naar=/mijn").await;
    assert_eq!(
        yusuf.submit(&page, "inloggen", &[("email", " Yusuf@Demonstratie.example ")]).await.location(),
        "/inloggen/verstuurd"
    );
    let link = app.mail().await.pop().unwrap().link("/inloggen/link/");
    // A program that reads mail opens the link: that does not log in and does not use it up.
    assert_eq!(app.visitor().get(&link).await.status, 200);
    let page = yusuf.get(&link).await;
    assert_eq!(yusuf.submit(&page, "link", &[]).await.location(), "/mijn");
    assert_eq!(yusuf.get("/mijn").await.status, 200);
    let mut thief = app.visitor();
    assert_eq!(thief.submit(&page, "link", &[("idempotency_key", "")]).await.location(), link);
    assert_eq!(thief.get("/mijn").await.status, 303);
    // It says what it did, and leads whoever is in to where it led.
    let used = thief.get(&link).await;
    assert!(used.text().contains("Hiermee is al ingelogd"), "{}", used.text());
    assert_eq!(used.all_attributes("main a.nl-button", "href"), ["/inloggen"]);
    let used = yusuf.get(&link).await;
    assert!(used.text().contains("U bent al ingelogd"), "{}", used.text());
    assert_eq!(used.all_attributes("main a.nl-button", "href"), ["/mijn"]);

    let mut late = app.visitor();
    let page = late.get("/inloggen").await;
    late.submit(&page, "inloggen", &[("email", "yusuf@demonstratie.example")]).await;
    let link = app.mail().await.pop().unwrap().link("/inloggen/link/");
    let page = late.get(&link).await;
    app.pass(15 * 60 + 1);
    assert_eq!(late.submit(&page, "link", &[]).await.location(), link);
    assert!(late.get(&link).await.text().contains("Hij is te oud"));
    let cut = late.get(&link[..link.len() - 4]).await;
    assert!(cut.text().contains("kennen wij niet"), "{}", cut.text());
});

on_both!(whoever_runs_the_machine_makes_a_link_when_mail_is_down, async |app| {
    let write = app.write_as(None).await;
    let femke = "femke@demonstratie.example".parse().unwrap();
    let token = app::accounts::actions::make_link(&write, &femke).await.unwrap().unwrap();
    assert!(
        app::accounts::actions::make_link(&write, &"niemand@example.org".parse().unwrap())
            .await
            .unwrap()
            .is_none()
    );
    write.commit().await.unwrap();
    let mut browser = app.visitor();
    let page = browser.get(&format!("/inloggen/link/{token}")).await;
    assert_eq!(browser.submit(&page, "link", &[]).await.location(), "/inloggen/tweede-stap");
});

on_both!(an_unknown_address_gets_the_same_answer_and_is_told_so_by_mail, async |app| {
    let mut browser = app.visitor();
    let mut answers = Vec::new();
    for email in ["yusuf@demonstratie.example", "niemand@example.org"] {
        let page = browser.get("/inloggen").await;
        let done = browser.submit(&page, "inloggen", &[("email", email)]).await;
        answers.push((done.status, done.location(), browser.follow(&done).await.body));
    }
    assert_eq!(answers[0], answers[1]);
    let mail = app.mail().await;
    assert_eq!(mail.len(), 2, "the same work for both");
    let stranger = mail.iter().find(|mail| mail.to == "niemand@example.org").unwrap();
    assert!(
        stranger.text.contains("geen account") && !stranger.text.contains("/inloggen/link/"),
        "{}",
        stranger.text
    );
});

on_both!(the_mail_of_a_colleague_alone_opens_nothing_whatever_link_it_is, async |app| {
    // By a link to log in.
    let mut thief = app.visitor();
    assert_eq!(
        app.log_in(&mut thief, "femke@demonstratie.example").await.location(),
        "/inloggen/tweede-stap"
    );
    assert_eq!(thief.get("/beheer").await.status, 303);
    assert!(thief.get("/inloggen/tweede-stap").await.text().contains("Maak een passkey"));
    // Half logged in does not last.
    app.pass(15 * 60 + 1);
    assert!(thief.get("/inloggen/tweede-stap").await.location().starts_with("/inloggen?"));
    // By registering an initiative with that address.
    let mut thief = app.visitor();
    let mut page = thief.open("/aanmelden").await;
    for (form, fields) in [
        (
            "wat",
            vec![("title", "Val"), ("summary", "x"), ("story", "x"), ("themes", "green"), ("stage", "idea")],
        ),
        ("waar", vec![("way", "everywhere"), ("precision", "none")]),
        ("wie", vec![("name", "Femke"), ("email", "femke@demonstratie.example"), ("contact", "welcome")]),
        ("nakijken", vec![]),
    ] {
        let next = thief.submit(&page, form, &fields).await;
        page = thief.follow(&next).await;
    }
    let link = app.mail().await.pop().unwrap().link("/aanmelden/bevestigen/");
    let page = thief.get(&link).await;
    assert_eq!(thief.submit(&page, "bevestigen", &[]).await.location(), "/inloggen/tweede-stap");
    assert_eq!(thief.get("/beheer").await.status, 303);
    // By asking them to run an initiative together.
    let slug = app.initiative().by("yusuf").await.slug;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/mijn/initiatieven/{slug}/makers")).await;
    yusuf.submit(&page, "uitnodigen", &[("name", "Femke"), ("email", "femke@demonstratie.example")]).await;
    let link = app.mail().await.pop().unwrap().link("/uitnodiging/");
    let mut thief = app.visitor();
    let page = thief.get(&link).await;
    assert_eq!(thief.submit(&page, "uitnodiging", &[]).await.location(), "/inloggen/tweede-stap");
    assert_eq!(thief.get("/beheer").await.status, 303);
});

on_both!(log_out_everywhere_ends_every_session, async |app| {
    let (mut here, mut there) = (app.browser("yusuf").await, app.browser("yusuf").await);
    let page = here.get("/mijn/inloggen").await;
    assert!(here.submit(&page, "overal", &[]).await.location().contains("overal-uitgelogd"));
    assert_eq!(here.get("/mijn").await.status, 303);
    assert_eq!(there.get("/mijn").await.status, 303);
});

on_both!(an_address_is_of_who_reads_its_mail, async |app| {
    use domain::access::{Grant, Role};
    let ask = [
        ("kind", "information"),
        ("title", "Mag dat?"),
        ("story", "Ik wil iets beginnen."),
        ("name", "Iris"),
        ("email", "iris@example.org"),
    ];
    let mut stranger = app.visitor();
    let page = stranger.get("/verzoeken/nieuw").await;
    stranger.submit(&page, "verzoek", &ask).await;
    assert_eq!(stranger.get("/mijn").await.status, 303, "an address that was only typed lets nobody in");
    app.file_by_link(&mut app.visitor()).await;
    // She opens a link that came by mail: it is her address, whoever typed it.
    let mut links = Vec::new();
    for _ in 0..2 {
        let mut iris = app.visitor();
        let page = iris.get("/inloggen").await;
        iris.submit(&page, "inloggen", &[("email", "iris@example.org")]).await;
        let mail = app.mail().await.into_iter().rev().find(|mail| mail.text.contains("/inloggen/link/"));
        links.push((mail.unwrap().link("/inloggen/link/"), iris));
    }
    for (link, iris) in &mut links {
        let page = iris.get(link).await;
        assert_eq!(iris.submit(&page, "link", &[]).await.status, 303);
    }
    assert_eq!(stranger.get("/mijn").await.status, 303);
    for (_, iris) in &mut links {
        assert_eq!(iris.get("/mijn").await.status, 200, "a second link ends nothing");
    }
    // Nor does a role come to who only typed the address.
    let db = app.app.db.write();
    let id = store::accounts::by_email(db, app.app.municipality.id, &"iris@example.org".parse().unwrap())
        .await
        .unwrap()
        .unwrap()
        .id;
    store::accounts::grant(db, id.0, &Grant::whole(Role::Alderman), store::accounts::GrantSource::Hand)
        .await
        .unwrap();
    assert_eq!(links[0].1.get("/bestuur").await.status, 303);
});

on_both!(logging_in_gives_the_session_a_new_number, async |app| {
    let mut browser = app.visitor();
    browser.cookies.insert("sessie".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    browser.post("/inloggen/demo", &[("email", "yusuf@demonstratie.example")]).await;
    assert_ne!(browser.cookies["sessie"], "AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(browser.get("/mijn").await.status, 200);
});

on_both!(who_tries_too_often_waits_and_reads_how_long, async |app| {
    let mut browser = app.visitor();
    let typed = [("form", "inloggen"), ("email", "yusuf@demonstratie.example")];
    let last = slowed(async || browser.post("/inloggen", &typed).await).await;
    assert!(last.headers.contains_key("retry-after"));
    assert!(last.text().contains("minu"), "{}", last.text());
    assert!(
        last.all("[data-testid=typed]").join("").contains("yusuf@demonstratie.example"),
        "nothing is lost"
    );
    assert_eq!(app.visitor().get("/inloggen").await.status, 200, "others are not held up");
});

on_both!(a_form_from_another_site_is_refused, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let headers = [("sec-fetch-site", "cross-site"), ("origin", "https://elders.example")];
    let page = yusuf.send(axum::http::Method::POST, "/uitloggen", axum::body::Body::empty(), &headers).await;
    assert!(page.status == 403 && page.body.contains("<h1"), "a page of ours: {}", page.body);
    assert_eq!(yusuf.get("/mijn").await.status, 200);
    // What stood in it can be read, and can't be sent on with one press.
    let body = "title=Een%20tuin%20%3Cb%3E&kind=other&idempotency_key=x";
    let headers = [headers[0], headers[1], ("content-type", "application/x-www-form-urlencoded")];
    let page = yusuf.send(axum::http::Method::POST, "/verzoeken/nieuw", body.into(), &headers).await;
    assert_eq!(page.status, 403);
    assert!(page.all("[data-testid=typed]").join("").contains("Een tuin <b>"), "{}", page.text());
    // A browser that comes back with a cookie of ours was here before: another site does not get it sent.
    let mut visitor = app.visitor();
    assert!(
        visitor
            .send(axum::http::Method::POST, "/verzoeken/nieuw", body.into(), &headers)
            .await
            .all("[data-testid=typed]")
            .is_empty()
    );
    visitor.cookies.insert("sessie".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    let again = visitor.send(axum::http::Method::POST, "/verzoeken/nieuw", body.into(), &headers).await;
    assert!(again.all("[data-testid=typed]").join("").contains("Een tuin <b>"), "{}", again.text());
    assert!(
        page.all("[data-testid=typed] form").is_empty() && !page.text().contains("other"),
        "{}",
        page.text()
    );
    // The address of the site is ours, also when a proxy in front of it passes on another host.
    let headers = [("origin", "http://test.example"), ("host", "127.0.0.1:3000")];
    let page = yusuf.send(axum::http::Method::POST, "/uitloggen", axum::body::Body::empty(), &headers).await;
    assert_eq!(page.status, 303, "{}", page.text());
});

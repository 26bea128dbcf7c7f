//! What every form promises: once, never over somebody else's text, and never lost.

use crate::support::on_both;
use sea_orm::ConnectionTrait as _;

on_both!(a_form_that_is_far_too_large_shows_what_was_typed, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let story = format!("Er was eens. {}", "een tuin ".repeat(40_000));
    let ask = [("kind", "space"), ("title", "Een plek"), ("story", story.as_str())];
    let page = yusuf.post("/verzoeken/nieuw", &ask).await;
    assert_eq!(page.status, 413);
    assert!(page.text().contains("Dit is te veel tekst"), "{}", page.all("main h1").join(""));
    assert!(page.all("[data-testid=typed]").join("").contains("Er was eens. een tuin"), "nothing is lost");
    // More than that is no text any more.
    let page = yusuf.post("/verzoeken/nieuw", &[("story", &"x".repeat(3 * 1024 * 1024))]).await;
    assert_eq!(page.status, 413);
});

on_both!(what_was_typed_is_shown_when_it_is_our_fault, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    let gone = "ALTER TABLE message RENAME TO message_gone";
    app.app.db.write().execute_unprepared(gone).await.unwrap();
    let fault = yusuf.submit(&page, "bericht", &[("words", "Kunt u vrijdag?")]).await;
    assert_eq!(fault.status, 500);
    assert!(fault.all("[data-testid=typed]").join("").contains("Kunt u vrijdag?"), "{}", fault.text());
    let back = "ALTER TABLE message_gone RENAME TO message";
    app.app.db.write().execute_unprepared(back).await.unwrap();
    // With one press it is sent after all.
    let (action, fields) = fault.form("bericht", &[]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(yusuf.post(&action, &fields).await.status, 303);
});

on_both!(a_day_is_typed_as_people_write_it_and_comes_back_when_it_is_none, async |app| {
    let (mut yusuf, mut samira) = (app.browser("yusuf").await, app.browser("samira").await);
    let page = yusuf.get("/verzoeken/nieuw").await;
    let ask = |day| [("kind", "space"), ("title", "Een plek"), ("story", "Het regent."), ("wished_on", day)];
    for day in ["31-12-2030", "31/12/2030 ", "31 december 2030"] {
        let page = yusuf.get("/verzoeken/nieuw").await;
        let done = yusuf.submit(&page, "verzoek", &ask(day)).await;
        assert_eq!(done.status, 303, "{day}: {}", done.text());
        let number = done.location().split(['/', '?']).nth(2).unwrap().to_owned();
        let asked = samira.get(&format!("/werk/verzoeken/{number}")).await;
        assert!(asked.text().contains("31 december 2030"), "{day}: {}", asked.text());
    }
    // A browser shows nothing in a field for a day that holds something else.
    for (typed, kind, shown) in
        [("morgen", "text", "morgen"), ("31-2-2030", "text", "31-2-2030"), ("1-2-2020", "date", "2020-02-01")]
    {
        let back = yusuf.submit(&page, "verzoek", &ask(typed)).await;
        assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["verzoek-wished-on".to_owned()]));
        let field = "#verzoek-wished-on";
        assert_eq!(
            (back.attribute(field, "type"), back.attribute(field, "value")),
            (kind.into(), shown.into())
        );
    }
    assert!(yusuf.submit(&page, "verzoek", &ask("morgen")).await.text().contains("zoals 31-12-2026"));

    // Colleagues as well, and a question that is not understood is no question about everything.
    let mut femke = app.browser("femke").await;
    let all = femke.get("/beheer/logboek").await;
    assert!(!all.text().contains(" 0 regels"), "{}", all.text());
    let none = femke.get("/beheer/logboek?van=01-01-2090").await;
    assert!(none.text().contains("0 regels") && !none.text().contains("geen dag"), "{}", none.text());
    let wrong = femke.get("/beheer/logboek?van=gisteren").await;
    assert!(wrong.text().contains("0 regels") && wrong.text().contains("geen dag die wij kennen"));
    assert_eq!(wrong.attribute("input[name=van]", "value"), "gisteren");
    let file = femke.get("/beheer/logboek.csv?tot=gisteren").await;
    assert_eq!(file.location(), "/beheer/logboek?tot=gisteren", "its page says why");
    let lines = femke.get("/beheer/logboek.csv?van=01-01-2090").await;
    assert_eq!(lines.body.trim().lines().count(), 1, "{}", lines.body);
});

on_both!(a_form_sent_twice_happens_once, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let fields = [("kind", "space"), ("title", "Een keer is genoeg"), ("story", "Dubbelklik.")];
    let mut twin = yusuf.clone();
    let (first, second) =
        tokio::join!(yusuf.submit(&page, "verzoek", &fields), twin.submit(&page, "verzoek", &fields));
    assert_eq!(first.location(), second.location());
    let third = yusuf.submit(&page, "verzoek", &fields).await;
    assert_eq!(first.location(), third.location());
    assert_eq!(yusuf.get("/mijn").await.body.matches("Een keer is genoeg").count(), 1);
});

on_both!(the_key_of_somebody_else_leads_nobody_to_their_page, async |app| {
    let (mut yusuf, mut gerda) = (app.browser("yusuf").await, app.browser("gerda").await);
    let page = yusuf.get("/verzoeken/nieuw").await;
    let ask = [("kind", "other"), ("title", "Van mij"), ("story", "Alleen van mij.")];
    let mine = yusuf.submit(&page, "verzoek", &ask).await.location();
    let hers = gerda.submit(&page, "verzoek", &ask).await.location();
    assert_ne!(mine, hers);
    assert_eq!(gerda.get(&hers).await.status, 200, "it is her own request");
    assert_eq!(yusuf.submit(&page, "verzoek", &ask).await.location(), mine, "and his happened once");
});

on_both!(requests_at_the_same_moment_get_numbers_of_their_own, async |app| {
    let mut all = Vec::new();
    for who in ["yusuf", "gerda", "yusuf", "gerda", "yusuf", "gerda"] {
        let mut browser = app.browser(who).await;
        let page = browser.get("/verzoeken/nieuw").await;
        all.push(tokio::spawn(async move {
            browser
                .submit(&page, "verzoek", &[("kind", "other"), ("title", "Samen"), ("story", "Tegelijk.")])
                .await
                .location()
        }));
    }
    let mut places = std::collections::BTreeSet::new();
    for one in all {
        places.insert(one.await.unwrap());
    }
    assert_eq!(places.len(), 6, "{places:?}");
});

on_both!(a_stale_form_gets_both_texts_and_nothing_is_lost, async |app| {
    let slug = app.initiative().by("yusuf").await.slug;
    let mut yusuf = app.browser("yusuf").await;
    let old = yusuf.get(&format!("/mijn/initiatieven/{slug}")).await;
    let page = yusuf.get(&format!("/mijn/initiatieven/{slug}")).await;
    assert_eq!(yusuf.submit(&page, "wijzigen", &[("summary", "De tekst van de ander.")]).await.status, 303);
    let conflict = yusuf
        .submit(&old, "wijzigen", &[("summary", "Mijn eigen tekst."), ("story", "Mijn eigen verhaal.")])
        .await;
    assert_eq!(conflict.status, 409);
    for text in ["De tekst van de ander.", "Mijn eigen tekst.", "Mijn eigen verhaal."] {
        assert!(conflict.body.contains(text), "{text}");
    }
    let (action, fields) = conflict.form("wijzigen", &[]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(yusuf.post(&action, &fields).await.status, 303, "mine can be saved from there");
    assert!(yusuf.get(&format!("/initiatieven/{slug}")).await.text().contains("Mijn eigen tekst."));
});

on_both!(a_decision_on_an_old_look_is_stale, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let old = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    samira.decide(&page, &[("outcome", "yes"), ("words", "Ja!")]).await;
    let late = samira.decide(&old, &[("outcome", "yes"), ("words", "Ook ja, later.")]).await;
    assert_eq!(late.status, 409, "both texts are shown");
    assert_eq!(app.mail().await.iter().filter(|mail| mail.text.contains("Ja!")).count(), 1);
});

on_both!(what_people_type_is_shown_as_text_and_only_once_escaped, async |app| {
    let evil = "</title></textarea><script>alert('ho & hé')</script>\"><img src=x onerror=alert(1)> \
        👩‍👩‍👧 \u{202e}omgekeerd";
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let back = yusuf.submit(&page, "verzoek", &[("kind", ""), ("title", evil), ("story", evil)]).await;
    assert_eq!(back.status, 422);
    let (_, fields) = back.form("verzoek", &[]);
    assert!(
        fields.contains(&("story".to_owned(), evil.to_owned())),
        "the text comes back to the letter: {fields:?}"
    );
    let done = yusuf.submit(&back, "verzoek", &[("kind", "other"), ("title", evil), ("story", evil)]).await;
    let number = done.location().split(['?', '/']).nth(2).unwrap().to_owned();
    let mut samira = app.browser("samira").await;
    for page in [
        back,
        yusuf.follow(&done).await,
        samira.get(&format!("/werk/verzoeken/{number}")).await,
        samira.get("/werk?lijst=team").await,
        yusuf.get("/mijn").await,
    ] {
        assert!(!page.body.contains("<script>alert"), "{}", page.path);
        assert!(!page.body.contains("<img src=x"), "{}", page.path);
        assert!(!page.body.contains("&amp;lt;"), "{} escapes twice", page.path);
        assert!(page.body.contains("&lt;script"), "{} shows the text", page.path);
    }
});

on_both!(too_long_and_empty_texts_come_back_with_what_is_wrong, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let (long, story) = ("x".repeat(101), "é".repeat(8001));
    let back = yusuf
        .submit(
            &page,
            "verzoek",
            &[("kind", "space"), ("title", &long), ("story", &story), ("wished_on", "gisteren")],
        )
        .await;
    assert_eq!(back.wrong_fields(), ["verzoek-title", "verzoek-story", "verzoek-wished-on"]);
    assert!(back.body.contains(&story));
    let back =
        yusuf.submit(&page, "verzoek", &[("kind", "permit"), ("title", " "), ("story", "\u{0}\u{7}")]).await;
    assert_eq!(back.wrong_fields(), ["verzoek-title", "verzoek-story"]);
});

on_both!(a_form_that_cannot_be_read_is_no_fault_of_ours, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    for (body, status) in
        [("%ff%fe", 422), ("a=%", 422), ("form=verzoek&form=verzoek&idempotency_key=nee", 422), ("", 422)]
    {
        let page =
            yusuf.send(axum::http::Method::POST, "/verzoeken/nieuw", axum::body::Body::from(body), &[]).await;
        assert_eq!(page.status, status, "{body:?}");
    }
    let page = yusuf
        .send(axum::http::Method::POST, "/verzoeken/nieuw", axum::body::Body::from(vec![b'a'; 300_000]), &[])
        .await;
    assert_eq!(page.status, 413);
});

//! What every answer carries.

use crate::support::{TestApp, on_both};

on_both!(pages_have_their_headers_and_a_policy_with_a_fresh_number, async |app| {
    let policy =
        |page: &crate::support::Page| page.headers["content-security-policy"].to_str().unwrap().to_owned();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk/verzoeken/{number}");
    let (islands, again) = (samira.get(&work).await, samira.get(&work).await);
    assert_ne!(policy(&islands), policy(&again));
    let first = app.visitor().get("/kaart").await;
    let nothing_else = "frame-ancestors 'none'";
    for (page, scripts) in [
        (&first, "script-src 'self';"),
        (&islands, "script-src 'nonce-"),
        (&islands, "'strict-dynamic' 'wasm-unsafe-eval';"),
    ] {
        for part in [scripts, nothing_else, "object-src 'none'", "base-uri 'none'"] {
            assert!(policy(page).contains(part), "{part}");
        }
        assert!(!policy(page).contains("unsafe-inline"));
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
    ] {
        assert_eq!(first.headers[name], value);
    }
});

on_both!(a_page_without_scripts_or_forms_is_not_sent_twice, async |app| {
    let mut visitor = app.visitor();
    let first = visitor.get("/over").await;
    let tag = first.headers["etag"].to_str().unwrap().to_owned();
    for known in [tag.clone(), format!("\"x\", {}", tag.trim_start_matches("W/"))] {
        let known = [("if-none-match", known.as_str())];
        let again = visitor.send(axum::http::Method::GET, "/over", axum::body::Body::empty(), &known).await;
        assert_eq!((again.status.as_u16(), again.body.as_str()), (304, ""), "{known:?}");
    }
    for path in ["/inloggen", "/aanmelden", "/verzoeken/nieuw"] {
        assert_eq!(visitor.open(path).await.headers["cache-control"], "no-store", "{path}");
    }
    let mut yusuf = app.browser("yusuf").await;
    assert_eq!(yusuf.get("/over").await.headers["cache-control"], "no-store");
});

on_both!(only_a_page_with_islands_loads_any, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    for path in ["/", "/initiatieven", "/kaart", "/werk", "/aanmelden", "/verzoeken/nieuw", "/belemmeringen"]
    {
        assert!(!samira.open(path).await.body.contains("_bg.wasm"), "{path}");
    }
    assert!(samira.get(&format!("/werk/verzoeken/{number}")).await.body.contains("_bg.wasm"));
});

on_both!(a_hole_in_the_site_can_be_told, async |app| {
    let text = app.visitor().get("/.well-known/security.txt").await;
    assert!(text.headers["content-type"].to_str().unwrap().starts_with("text/plain"));
    let line = |name: &str| {
        text.body
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_else(|| panic!("no {name}"))
            .trim()
            .to_owned()
    };
    assert!(line("Contact:").starts_with("mailto:"));
    assert_eq!(line("Canonical:"), "http://test.example/.well-known/security.txt");
    let expires: jiff::Timestamp = line("Expires:").parse().unwrap();
    assert!(expires > app.app.clock.now(), "RFC 9116: a date that has not passed");
});

on_both!(a_body_has_an_end_on_every_route, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let large = format!("words={}", "x".repeat(300 * 1024));
    for path in [
        "/verzoeken/nieuw",
        "/inloggen",
        "/uitloggen/overal",
        "/mijn/gegevens/wissen",
        "/api/eilanden/antwoord-bewaren",
        "/kritiek/nieuw",
    ] {
        let page =
            yusuf.send(axum::http::Method::POST, path, axum::body::Body::from(large.clone()), &[]).await;
        assert_eq!(page.status, 413, "{path}");
    }
});

on_both!(an_island_is_answered_with_the_status_of_what_was_wrong, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let answer =
        [("number", number.as_str()), ("question", "A1"), ("choice", "clearly"), ("reason", "Gezien.")];
    for (who, status) in [("", 401), ("yusuf", 403), ("nienke", 403), ("samira", 200)] {
        let page = app.browser(who).await.post("/api/eilanden/antwoord-bewaren", &answer).await;
        assert_eq!(page.status, status, "{who}: {}", page.body);
    }
    let mut samira = app.browser("samira").await;
    let whole =
        |number, question| vec![("number", number), ("question", question), ("choice", "x"), ("reason", "x")];
    for (fields, status) in [
        (vec![], 400),
        (vec![("number", "x")], 400),
        (whole("x", "A1"), 404),
        (whole(number.as_str(), "Z9"), 400),
    ] {
        let page = samira.post("/api/eilanden/antwoord-bewaren", &fields).await;
        assert_eq!(page.status, status, "{fields:?}: {}", page.body);
    }
});

on_both!(an_unknown_page_is_a_page_too, async |app| {
    let page = app.visitor().get("/bestaat/niet").await;
    assert_eq!(page.status, 404);
    assert!(page.body.contains("<html lang=\"nl\"") && page.body.contains("</html>"));
    assert_eq!(app.visitor().get("/initiatieven/bestaat-niet").await.status, 404);
    assert_eq!(app.visitor().get("/demo/geheim").await.status, 404);
});

on_both!(the_language_is_kept_and_lang_is_right, async |app| {
    let mut visitor = app.visitor();
    let back = visitor.get("/taal/en?naar=/over").await;
    assert_eq!(back.location(), "/over");
    let page = visitor.get("/over").await;
    assert!(page.body.contains("<html lang=\"en\""));
    let page = visitor.get("/initiatieven/de-hobbyloods").await;
    assert!(page.text().contains("Our barn stood empty"), "the story is there in English");
    assert_eq!(visitor.get("/taal/en?naar=https://elders.example").await.location(), "/");
});

on_both!(health_and_readiness, async |app| {
    let mut visitor = app.visitor();
    assert_eq!(visitor.get("/healthz").await.body, "ok\n");
    assert!(visitor.get("/readyz").await.body.contains("database ok"));
});

#[tokio::test]
async fn a_fault_of_ours_shows_a_number_and_nothing_else() {
    use sea_orm::ConnectionTrait as _;
    let app = TestApp::sqlite().await;
    app.app.db.write().execute_unprepared("DROP TABLE photo").await.unwrap();
    let page = app.visitor().get("/initiatieven").await;
    assert_eq!(page.status, 500);
    let id = page.headers["x-request-id"].to_str().unwrap();
    assert!(page.text().contains(id), "{}", page.text());
    assert!(!page.body.contains("no such table") && !page.body.to_lowercase().contains("sql"));
}

on_both!(an_address_that_makes_no_sense_and_a_form_that_is_opened_get_pages_of_ours, async |app| {
    let mut samira = app.browser("samira").await;
    for path in ["/mijn/kritiek/geen-sleutel", "/werk/leertafel/7", "/bestuur/gesprekken/%FF", "/nergens"] {
        let page = samira.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text().contains("Deze pagina is er niet"), "{path}: {}", page.text());
    }
    for path in ["/mijn/kritiek/geen-sleutel", "/werk/leertafel/7", "/verzoeken/2026-0001/aanbod/geen"] {
        let page = samira.post(path, &[("words", "x")]).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text().contains("Deze pagina is er niet"), "{path}: {}", page.text());
    }
    let page = samira.get("/werk/verzoeken/2026-0001/oppakken").await;
    assert_eq!((page.status.as_u16(), page.headers["allow"].to_str().unwrap()), (405, "POST"));
    assert!(page.text().contains("hoort bij een knop"), "{}", page.text());
    let page = samira.post("/over", &[("words", "x")]).await;
    assert_eq!((page.status.as_u16(), page.headers["allow"].to_str().unwrap()), (405, "GET,HEAD"));
    assert!(page.text().contains("hoort bij een knop"), "{}", page.text());
});

on_both!(the_other_language_takes_along_what_stands_in_the_form, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let made = app.initiative().by("yusuf").await;
    let mine = format!("/mijn/initiatieven/{}", made.slug);
    let (asked, work) = (format!("/verzoeken/{number}"), format!("/werk/verzoeken/{number}"));
    let thanks = format!("/bestuur/waardering/{}", made.slug);
    for (who, path, form, field) in [
        ("yusuf", asked.as_str(), "bericht", "words"),
        ("yusuf", mine.as_str(), "wijzigen", "story"),
        ("samira", work.as_str(), "besluit", "words"),
        ("nienke", thanks.as_str(), "waardering", "words"),
        ("nienke", "/bestuur/gesprekken", "gesprek", "heard"),
        ("femke", "/beheer/teksten/over", "teksten", "nl.about-intro"),
        ("femke", "/beheer/onderwerpen", "onderwerpen", "nl.theme-green"),
        ("femke", "/beheer/afwegingskader", "kader", "nl.A1"),
        ("femke", "/beheer/kleuren", "kleuren", "teal"),
    ] {
        let mut browser = app.browser(who).await;
        let page = browser.get(path).await;
        let switch = |name: &str| page.attribute(".mw-linkbutton", name);
        assert_eq!(page.all(&format!("form#{}", switch("form"))).len(), 1, "{path}: the button has a form");
        let (_, mut fields) = page.form(form, &[(field, "Wat ik hier typte")]);
        fields.push((switch("name"), switch("value")));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let there = browser.post(&switch("formaction"), &fields).await;
        assert_eq!((there.status.as_u16(), there.attribute("html", "lang").as_str()), (200, "en"), "{path}");
        assert!(there.body.contains("Wat ik hier typte"), "{path}: {}", there.text());
        assert!(there.wrong_fields().is_empty(), "{path}");
    }
    // Where there is nothing to type, it is a link.
    assert!(app.visitor().get("/over").await.all(".mw-linkbutton").is_empty());
});

on_both!(an_address_in_capitals_leads_to_what_it_means, async |app| {
    let mut visitor = app.visitor();
    for (typed, meant) in [
        ("/INITIATIEVEN?q=Tuin", "/initiatieven?q=Tuin"),
        ("/INITIATIEVEN/DE-ZAADJESRUIL?taal=en", "/initiatieven/de-zaadjesruil?taal=en"),
        (
            "/INLOGGEN/LINK/0123456789ABCDEF0123456789ABCDEF",
            "/inloggen/link/0123456789abcdef0123456789abcdef",
        ),
    ] {
        let page = visitor.get(typed).await;
        assert_eq!((page.status.as_u16(), page.location()), (307, meant.to_owned()));
    }
    assert_eq!(visitor.get("/bestaat-niet").await.status, 404);
    assert_eq!(visitor.post("/BESTAAT-NIET", &[]).await.status, 404);
});

on_both!(no_address_has_a_control_character_in_it, async |app| {
    let mut samira = app.browser("samira").await;
    for path in [
        "/initiatieven/%00",
        "/initiatieven/a%00b",
        "/initiatieven/a%C2%85b",
        "/verzoeken/2026-0000%00",
        "/belemmeringen/%00",
        "/melden/%00",
        "/kritiek/%1B",
        "/fotos/%00/groot",
        "/werk/verzoeken/%00",
        "/mijn/initiatieven/%00/makers",
        "/onzin%0a",
    ] {
        assert_eq!(samira.get(path).await.status, 404, "{path}");
        assert_eq!(samira.post(path, &[("words", "x")]).await.status, 404, "{path}");
    }
    // What is asked behind it is read without them.
    for path in ["/kritiek/nieuw?verzoek=%00", "/initiatieven?q=tu%00in&buurt=%00", "/werk?q=%00&team=%00"] {
        assert_eq!(samira.get(path).await.status, 200, "{path}");
    }
    let island = "number=2026-0001%00&question=A1&choice=&reason=x";
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let kept =
        samira.send(axum::http::Method::POST, "/api/eilanden/antwoord-bewaren", island.into(), &form).await;
    assert_eq!(kept.status, 404, "{}", kept.body);
});

on_both!(an_address_in_a_text_can_be_clicked_and_is_not_recommended, async |app| {
    let made = app.initiative().told("Zie www.tuin.example, of https://tuin.example/a.").await;
    let page = app.visitor().get(&format!("/initiatieven/{}", made.slug)).await;
    let links = page.all_attributes("main a[rel='nofollow ugc noopener']", "href");
    assert_eq!(links, ["https://www.tuin.example", "https://tuin.example/a"]);
});

on_both!(a_page_says_what_it_is_to_who_finds_or_shares_it, async |app| {
    let made = app.initiative().called("De \"Kop\" & <b>Schotel</b>").await;
    let page = app.visitor().get(&format!("/initiatieven/{}?gedaan=openbaar&taal=en", made.slug)).await;
    let address = format!("http://test.example/initiatieven/{}", made.slug);
    assert_eq!(page.all_attributes("head link[rel=canonical]", "href"), [address.as_str()]);
    assert_eq!(page.attribute("head meta[property='og:url']", "content"), address);
    assert_eq!(page.attribute("head meta[property='og:title']", "content"), "De \"Kop\" & <b>Schotel</b>");
    assert!(!page.attribute("head meta[name=description]", "content").is_empty());
    assert!(!page.body.contains("<b>Schotel"));
    // What is for oneself, and what is not there, has no address for others.
    for path in ["/werk", "/bestaat-niet", "/inloggen"] {
        let page = app.browser("samira").await.get(path).await;
        assert!(page.all_attributes("head link[rel=canonical]", "href").is_empty(), "{path}");
    }
    let list = app.visitor().get("/initiatieven?q=tuin&pagina=2&gedaan=x").await;
    let canonical = list.attribute("head link[rel=canonical]", "href");
    assert_eq!(canonical, "http://test.example/initiatieven?q=tuin&pagina=2");
});

on_both!(nothing_that_is_no_question_for_a_page_is_a_fault_of_ours, async |app| {
    use axum::{body::Body, http::Method};
    for (method, path) in
        [("CONNECT", "elders.example:443"), ("CONNECT", "/"), ("TRACE", "/"), ("FOO", "/over")]
    {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let page = app.visitor().send(method.clone(), path, Body::empty(), &[]).await;
        assert_eq!(page.status, 405, "{method} {path}");
    }
});

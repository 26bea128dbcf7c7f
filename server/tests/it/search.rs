//! Searching and filtering.

use crate::support::on_both;

on_both!(the_same_words_find_the_same_on_both_databases, async |app| {
    let mut visitor = app.visitor();
    let mut table = String::new();
    for words in [
        "schuur",
        "schuren",
        "SMEDEN",
        "zorgcooperatie",
        "zorgcoöperatie",
        "eten koken",
        "weld",
        "Pathmos",
        "xyzzy",
        "de",
        "\"",
        "a* OR b",
        "' --",
        "🙂",
    ] {
        let page = visitor
            .get(&format!("/initiatieven?{}", serde_html_form::to_string([("q", words)]).unwrap()))
            .await;
        assert_eq!(page.status, 200, "{words}");
        let mut found = page.all("article.mw-card h2");
        found.sort();
        table.push_str(&format!("{words}: {}\n", found.join(", ")));
    }
    insta::assert_snapshot!("the_same_words_find_the_same", table);
});

on_both!(list_and_map_show_the_same_count_under_every_filter, async |app| {
    let mut visitor = app.visitor();
    for query in [
        "",
        "?thema=green",
        "?thema=food",
        "?fase=active",
        "?wijk=WK015309",
        "?buurt=BU01530901",
        "?q=wij&fase=active",
        "?thema=onzin&buurt=x",
    ] {
        let list = visitor.get(&format!("/initiatieven{query}")).await.all("[data-testid=count]").remove(0);
        let map = visitor.get(&format!("/kaart{query}")).await.all("[data-testid=count]").remove(0);
        assert_eq!(list, map, "{query}");
        let points: serde_json::Value =
            serde_json::from_str(&visitor.get(&format!("/kaart/punten.json{query}")).await.body).unwrap();
        let shown = u64::try_from(points["features"].as_array().unwrap().len()).unwrap()
            + points["withoutPlace"].as_u64().unwrap();
        assert_eq!(points["total"].as_u64().unwrap(), shown);
        assert!(
            list.starts_with(&shown.to_string()) || (shown == 0 && list.starts_with("Geen")),
            "{query}: {list} and {shown}"
        );
    }
});

on_both!(pages_hold_every_initiative_once, async |app| {
    let mut visitor = app.visitor();
    let mut all = visitor.get("/initiatieven?volgorde=naam").await.all("article.mw-card h2");
    all.extend(visitor.get("/initiatieven?volgorde=naam&pagina=2").await.all("article.mw-card h2"));
    assert_eq!(all.len(), 14);
    let mut sorted = all.clone();
    sorted.sort_by_key(|title| title.to_lowercase());
    sorted.dedup();
    assert_eq!(sorted.len(), 14);
    assert_eq!(visitor.get("/initiatieven?pagina=99").await.status, 200);
});

on_both!(known_obstacles_are_suggested_while_typing, async |app| {
    let ask = |typed: &str| axum::body::Body::from(serde_html_form::to_string([("typed", typed)]).unwrap());
    let mut samira = app.browser("samira").await;
    let found = samira
        .send(
            axum::http::Method::POST,
            "/api/eilanden/gelijke-belemmeringen",
            ask("standplaats op het plein"),
            &[("accept", "application/json")],
        )
        .await;
    assert!(found.body.contains("Op het plein uitdelen mag niet zonder standplaats"), "{}", found.body);
    let nothing = app
        .visitor()
        .send(
            axum::http::Method::POST,
            "/api/eilanden/gelijke-belemmeringen",
            ask("standplaats op het plein"),
            &[("accept", "application/json")],
        )
        .await;
    assert!(!nothing.body.contains("standplaats"), "not for visitors: {}", nothing.body);
});

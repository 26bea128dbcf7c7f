//! Searching and filtering.

use crate::support::{Browser, TestApp, on_both};

/// Titles of what is found, in their order.
async fn find(browser: &mut Browser, asked: &[(&str, &str)]) -> Vec<String> {
    let query = serde_html_form::to_string(asked).unwrap();
    let page = browser.get(&format!("/initiatieven?{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    page.all("article.mw-card h2")
}

on_both!(people_find_what_they_mean_in_the_words_they_use, async |app| {
    let live = app.app.live();
    let area =
        live.areas.neighbourhoods.iter().find(|area| area.name == "Roombeek-Roomveldje").unwrap().clone();
    for title in [
        "Fietsenwerkplaats",
        "Moestuin Het Zaagtandje II",
        "Buurthuis De Kern",
        "Een brief aan de straat",
        "Łódź in Twente",
        "Čajovna",
        "ĲSBAAN",
        "'t Volbert",
        "3D-printer te leen",
        "Kookclub",
    ] {
        app.initiative().called(title).in_area(&area.code).by("roos@example.org").await;
    }
    for (asked, title) in [
        ("werkplaats", "Fietsenwerkplaats"),
        ("werkplaatsen", "Fietsenwerkplaats"),
        ("fietz", "Fietsenwerkplaats"),
        ("tuinen zaagtandje", "Moestuin Het Zaagtandje II"),
        ("buurthuizen", "Buurthuis De Kern"),
        ("brieven", "Een brief aan de straat"),
        ("lodz", "Łódź in Twente"),
        ("cajovna", "Čajovna"),
        ("ijsbaan", "ĲSBAAN"),
        ("'t volbert", "'t Volbert"),
        ("3d", "3D-printer te leen"),
        ("ＫＯＯＫＣＬＵＢ", "Kookclub"),
        ("roombeek kookclub", "Kookclub"),
        ("kookclub groen", "Kookclub"),
        ("wie heeft een 3d printer voor mij?", "3D-printer te leen"),
    ] {
        // Each by somebody else: one person does not search so often in a minute.
        let mut visitor = app.visitor();
        let found = find(&mut visitor, &[("q", asked)]).await;
        assert_eq!(found.first().map(String::as_str), Some(title), "{asked}: {found:?}");
        let map =
            visitor.get(&format!("/kaart?{}", serde_html_form::to_string([("q", asked)]).unwrap())).await;
        assert!(!map.all("[data-testid=count]").join("").starts_with("Geen"), "{asked} on the map");
    }
    // The same in whichever spelling of the same letters.
    let mut visitor = app.visitor();
    let (composed, apart) = ("Čajovna", "C\u{30c}ajovna");
    assert_eq!(find(&mut visitor, &[("q", composed)]).await, find(&mut visitor, &[("q", apart)]).await);
});

on_both!(what_is_found_in_a_title_stands_above_what_is_found_in_passing, async |app| {
    app.initiative().called("Schommelbos").await;
    app.pass(60);
    app.initiative().called("Reuzenschommel").await;
    app.pass(60);
    app.initiative().called("Klimrek").await;
    let mut visitor = app.visitor();
    let found = find(&mut visitor, &[("q", "schommel")]).await;
    assert_eq!(found, ["Schommelbos", "Reuzenschommel"], "the start of a word before the end of one");
    let newest = find(&mut visitor, &[("q", "schommel"), ("volgorde", "nieuw")]).await;
    assert_eq!(newest, ["Reuzenschommel", "Schommelbos"]);
    // No initiative has both: those that have one, and it is said.
    let page = visitor.get("/initiatieven?q=klimrek+schommel").await;
    assert_eq!(page.all("article.mw-card h2").len(), 3);
    assert!(page.text().contains("Met al deze woorden vonden wij niets"), "{}", page.text());
    // One word, in the story of what is newer than a title that has the other: the title comes first.
    let found = find(&mut visitor, &[("q", "reuzenschommel zaterdag")]).await;
    assert_eq!(found.first().map(String::as_str), Some("Reuzenschommel"), "{found:?}");
});

on_both!(a_question_without_words_a_postcode_and_a_street_lead_somewhere, async |app| {
    let mut visitor = app.visitor();
    for asked in ["!!!", "%", "_", "\"", "de het een", "a"] {
        let query = serde_html_form::to_string([("q", asked)]).unwrap();
        let page = visitor.get(&format!("/initiatieven?{query}")).await;
        assert_eq!(page.all("article.mw-card").len(), 0, "{asked}");
        let says = page.text();
        assert!(
            says.contains("Hier kunnen wij niet op zoeken") || says.contains("kleine woorden"),
            "{asked}: {says}"
        );
    }
    let live = app.app.live();
    let kennispark = live.areas.neighbourhoods.iter().find(|area| area.name == "Kennispark").unwrap().clone();
    app.initiative().called("Knutselhoek").in_area(&kennispark.code).await;
    for asked in ["7521", "7521 AB", "7521ab"] {
        let query = serde_html_form::to_string([("q", asked)]).unwrap();
        let page = visitor.get(&format!("/initiatieven?{query}")).await;
        assert!(page.text().contains(&format!("Initiatieven in de buurten bij {asked}")), "{}", page.text());
        assert!(page.all("article.mw-card h2").contains(&"Knutselhoek".to_owned()), "{asked}");
        let map = visitor.get(&format!("/kaart?{query}")).await;
        assert_eq!(map.all("[data-testid=count]"), page.all("[data-testid=count]"), "{asked}");
    }
    let far = visitor.get("/initiatieven?q=1012").await;
    assert!(far.text().contains("kennen wij geen buurt in deze gemeente"), "{}", far.text());
    let street = visitor.get("/initiatieven?q=Oldenzaalsestraat").await;
    assert!(street.text().contains("Namen van straten kennen wij niet"), "{}", street.text());
});

on_both!(names_stand_in_the_order_of_people, async |app| {
    let titles = [
        "2e kans",
        "10 bomen",
        "appeltaart",
        "De Zaag",
        "Émile",
        "'t Volbert",
        "Zee",
        "É-bike",
        "Appelgaard",
        "zaal",
    ];
    for title in titles {
        app.initiative().called(title).by("roos@example.org").await;
    }
    let mut visitor = app.visitor();
    let mut found = find(&mut visitor, &[("volgorde", "naam")]).await;
    found.extend(find(&mut visitor, &[("volgorde", "naam"), ("pagina", "2")]).await);
    found.retain(|title| titles.contains(&title.as_str()));
    let expected = [
        "2e kans",
        "10 bomen",
        "Appelgaard",
        "appeltaart",
        "De Zaag",
        "É-bike",
        "Émile",
        "'t Volbert",
        "zaal",
        "Zee",
    ];
    assert_eq!(found, expected);
    let areas = app.visitor().get("/initiatieven").await.all("select[name=buurt] option");
    let is = |one: &str, name: &str| one.trim_start_matches("– ").starts_with(&format!("{name} ("));
    let place = |name: &str| areas.iter().position(|one| is(one, name)).unwrap();
    assert!(place("het Brunink") < place("Stroinkslanden-Zuid"), "{areas:?}");
});

on_both!(a_word_that_is_changed_takes_no_translation_away_and_is_found_at_once, async |app| {
    let slug = "aan-tafel-in-pathmos";
    let maker = "yusuf@demonstratie.example";
    let mut yusuf = app.visitor();
    app.log_in(&mut yusuf, maker).await;
    let mut english = app.visitor();
    english.get("/taal/en").await;
    let before = english.get(&format!("/initiatieven/{slug}")).await.text();
    let page = yusuf.get(&format!("/mijn/initiatieven/{slug}")).await;
    let done = yusuf.submit(&page, "wijzigen", &[("title", "Aan tafel in Pathmos, elke donderdag")]).await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    let after = english.get(&format!("/initiatieven/{slug}")).await.text();
    let summary = |text: &str| text.contains("eat together") || text.contains("table");
    assert_eq!(summary(&before), summary(&after), "{after}");
    let mut visitor = app.visitor();
    assert_eq!(
        find(&mut visitor, &[("q", "donderdag pathmos")]).await.first().unwrap(),
        "Aan tafel in Pathmos, elke donderdag"
    );
});

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
        "!!!",
        "a",
        "tuin",
        "vrijwilligers gezocht",
        "een tuin voor de wijk",
        "kan ik koken",
        "waar kan ik mijn fiets laten repareren?",
        "groen",
        "7521",
        "7511 AA",
        "1012",
        "Gerda",
    ] {
        let page = visitor
            .get(&format!("/initiatieven?{}", serde_html_form::to_string([("q", words)]).unwrap()))
            .await;
        assert_eq!(page.status, 200, "{words}");
        // In the same order too.
        let found = page.all("article.mw-card h2");
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

on_both!(words_between_quotation_marks_are_found_in_that_order, async |app| {
    app.initiative().called("Samen eten op vrijdag").await;
    app.initiative().called("Eten, en samen koken").await;
    app.initiative().called("De lange tafel").told("Wij gaan elke week samen eten, met z'n allen.").await;
    let mut visitor = app.visitor();
    let mut titles = async |asked: &str| {
        let mut found = find(&mut visitor, &[("q", asked)]).await;
        found.retain(|title| {
            ["Samen eten op vrijdag", "Eten, en samen koken", "De lange tafel"].contains(&title.as_str())
        });
        found
    };
    assert_eq!(titles("\"samen eten\"").await, ["Samen eten op vrijdag", "De lange tafel"]);
    assert_eq!(titles("“samen eten” vrijdag").await, ["Samen eten op vrijdag"]);
    assert_eq!(titles("\"eten en samen koken\"").await, ["Eten, en samen koken"]);
    // A mark without another one is none, and one word needs none.
    assert_eq!(titles("samen \"eten").await.len(), 3);
    assert_eq!(titles("\"eten\"").await.len(), 3);
    assert!(titles("\"vrijdag samen\"").await.is_empty());
});

on_both!(who_types_wrong_is_asked_what_they_meant, async |app| {
    app.initiative().called("Buurtmoestuin").await;
    app.initiative().called("Repair Café").await;
    let mut visitor = app.visitor();
    for (typed, meant) in [("burtmoestuinn", "buurtmoestuin"), ("repiar cafe", "repair cafe")] {
        let path = format!("/initiatieven?{}", serde_html_form::to_string([("q", typed)]).unwrap());
        let page = visitor.get(&path).await;
        let link = page.attribute("p[role=status] a[href^='/initiatieven?q=']", "href");
        assert!(page.text().contains(&format!("Bedoelde u {meant}")), "{typed}: {}", page.text());
        assert!(!visitor.get(&link).await.all("article.mw-card h2").is_empty(), "{typed}");
        let map = visitor.get(&path.replace("/initiatieven", "/kaart")).await;
        assert!(map.text().contains(&format!("Bedoelde u {meant}")), "{typed} on the map");
    }
    for typed in ["buurtmoestuin", "zwembadje", "xyzzy", "de", ""] {
        let page = visitor.get(&format!("/initiatieven?q={typed}")).await;
        assert!(!page.text().contains("Bedoelde u"), "{typed}");
    }
});

on_both!(what_was_asked_for_is_marked_where_it_stands, async |app| {
    app.initiative().called("Moestuin <b>").told("Achter de kerk staat een zandbak voor iedereen.").await;
    let mut visitor = app.visitor();
    let page = visitor.get("/initiatieven?q=tuinen").await;
    assert!(page.all("article.mw-card h2 mark").contains(&"Moestuin".to_owned()));
    // Nothing stands beside a mark that was not written there.
    assert!(page.body.contains("<bdi><mark>Moestuin"), "{}", page.body);
    let page = visitor.get("/initiatieven?q=zandbakken").await;
    assert_eq!(page.all("article.mw-card p mark"), ["zandbak"]);
    assert!(page.text().contains("staat een zandbak voor iedereen."));
    assert!(visitor.get("/initiatieven").await.all("mark").is_empty());
});

on_both!(what_is_suggested_is_the_best_of_what_would_be_found, async |app| {
    for number in 0..10 {
        app.initiative().called(&format!("Zwaluwnest {number}")).await;
    }
    let mut visitor = app.visitor();
    for typed in ["zw", "zwaluwn", "zwaluwnesten"] {
        let answer = visitor.get(&format!("/initiatieven/suggesties.json?q={typed}")).await;
        let some: Vec<serde_json::Value> = serde_json::from_str(&answer.body).unwrap();
        let titles: Vec<_> = some.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect();
        assert_eq!(titles, find(&mut visitor, &[("q", typed)]).await[..7], "{typed}");
        assert_eq!(visitor.get(some[0]["path"].as_str().unwrap()).await.status, 200);
        assert!(some[0]["place"].is_string());
    }
    for none in ["", "?q=", "?q=xyzzy", "?q=%00"] {
        assert_eq!(visitor.get(&format!("/initiatieven/suggesties.json{none}")).await.body, "[]", "{none}");
    }
});

/// Whatever is written and whatever is asked: the same is found, in the same order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_words_find_the_same_on_both_databases() {
    const WORDS: [&str; 24] = [
        "tuin",
        "tuinen",
        "moestuin",
        "samen",
        "eten",
        "eetclub",
        "koken",
        "kookt",
        "de",
        "wijk",
        "fiets",
        "fietsen",
        "werkplaats",
        "reparatie",
        "repareren",
        "café",
        "huis",
        "huizen",
        "buurthuis",
        "x",
        "3d",
        "ĳs",
        "brief",
        "brieven",
    ];
    let mut random = fastrand::Rng::with_seed(11);
    let mut text = |most: usize| {
        let many = random.usize(1..=most);
        (0..many).map(|_| WORDS[random.usize(..WORDS.len())]).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<(String, String)> = (0..60).map(|at| (format!("{} {at}", text(3)), text(12))).collect();
    let questions: Vec<String> =
        (0..60).map(|at| if at % 4 == 0 { format!("\"{}\"", text(2)) } else { text(3) }).collect();
    let mut told = Vec::new();
    for app in [TestApp::sqlite().await.unhurried(), TestApp::postgres().await.unhurried()] {
        for (title, story) in &texts {
            app.initiative().called(title).told(story).await;
            app.pass(60);
        }
        let mut visitor = app.visitor();
        let mut found = Vec::new();
        for asked in &questions {
            let page = visitor
                .get(&format!("/initiatieven?{}", serde_html_form::to_string([("q", asked)]).unwrap()))
                .await;
            assert_eq!(page.status, 200, "{asked}");
            found.push((asked.clone(), page.all("[data-testid=count]"), page.all("article.mw-card h2")));
        }
        told.push(found);
    }
    assert!(told[0].iter().any(|(_, _, titles)| titles.len() > 2));
    assert_eq!(told[0], told[1]);
}

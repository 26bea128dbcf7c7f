//! What makers say of their initiative beside its words: where it is, who they are, what it asks, offers and
//! adds. Theirs alone (rule 1).

use crate::{
    register::{EVERYWHERE, WHAT},
    support::{Browser, on_both},
};

/// The page of a part, and the browser of its maker.
async fn open(browser: &mut Browser, slug: &str, part: &str) -> crate::support::Page {
    browser.get(&format!("/mijn/initiatieven/{slug}/{part}")).await
}

on_both!(makers_change_where_it_is_and_how_exactly_it_is_shown, async |app| {
    let live = app.app.live();
    let of = |name: &str| live.areas.neighbourhoods.iter().find(|area| area.name == name).unwrap().clone();
    let (pathmos, city) = (of("Pathmos"), of("City"));
    let made = app.initiative().called("De Zaadjesruil").in_area(&pathmos.code).by("roos@example.org").await;
    let mut roos = app.visitor();
    app.log_in(&mut roos, "roos@example.org").await;
    let page = open(&mut roos, &made.slug, "plaats").await;
    let (_, fields) = page.form("plaats", &[]);
    for (name, value) in [("way", "list"), ("area", &pathmos.code), ("precision", "neighbourhood")] {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name}: {fields:?}");
    }
    // A postcode offers, a click shows; neither keeps anything yet.
    let offered = roos.submit(&page, "plaats", &[("look", "1"), ("postcode", "7511 AA")]).await;
    assert!(
        offered.body.contains("name=\"near\"") && offered.wrong_fields().is_empty(),
        "{}",
        offered.text()
    );
    assert!(!offered.body.contains("<title>Fout"), "there is nothing wrong");
    let clicked = roos.submit(&page, "plaats", &[("wide.x", "300"), ("wide.y", "200")]).await;
    assert!(clicked.text().contains("U koos een plek in"), "{}", clicked.text());
    assert!(app.visitor().get("/initiatieven/de-zaadjesruil").await.text().contains("Pathmos"));
    // Wrong, and nothing is lost.
    let wrong = [("way", "list"), ("area", city.code.as_str()), ("precision", "exact")];
    let back = roos.submit(&page, "plaats", &wrong).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["plaats-precision".to_owned()]));
    assert!(back.form("plaats", &[]).1.contains(&("area".to_owned(), city.code.clone())));
    let done = roos.submit(&back, "plaats", &[("precision", "neighbourhood")]).await;
    assert_eq!(done.location(), "/initiatieven/de-zaadjesruil?gedaan=bewaard", "{}", done.text());
    assert!(app.visitor().get("/initiatieven/de-zaadjesruil").await.text().contains("City"));
    let in_city = format!("/initiatieven?buurt={}&q=zaadjesruil", city.code);
    assert_eq!(app.visitor().get(&in_city).await.all("article.mw-card").len(), 1);
    // Another tab with what stood there before sees both.
    let both = roos.submit(&page, "plaats", &[("area", &pathmos.code)]).await;
    assert!(both.status == 409 && both.text().contains("City"), "{}", both.text());
    // The exact place, and then nowhere.
    let done = roos
        .submit(
            &open(&mut roos.clone(), &made.slug, "plaats").await,
            "plaats",
            &[("wide.x", "300"), ("wide.y", "200")],
        )
        .await;
    let done = roos.submit(&done, "plaats", &[("precision", "exact")]).await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    let page = open(&mut roos, &made.slug, "plaats").await;
    let (_, fields) = page.form("plaats", &[]);
    assert!(fields.contains(&("way".to_owned(), "map".to_owned())), "{fields:?}");
    let done = roos.submit(&page, "plaats", &[("way", "everywhere"), ("precision", "none")]).await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    let points = app.visitor().get("/kaart/punten.json?q=zaadjesruil").await;
    assert!(points.body.contains("\"withoutPlace\":1"), "{}", points.body);
    // Nobody else's.
    for who in ["samira", "femke", "nienke"] {
        let mut other = app.browser(who).await;
        for part in ["plaats", "waarden", "gevraagd"] {
            let address = format!("/mijn/initiatieven/{}/{part}", made.slug);
            assert_eq!(other.get(&address).await.status, 403, "{who} {part}");
            assert_eq!(other.post(&address, &[("version", "1")]).await.status, 403, "{who} {part}");
        }
    }
});

on_both!(makers_say_who_they_are_when_one_can_come_and_who_has_something_of_it, async |app| {
    let made = app.initiative().called("De Zaadjesruil").by("roos@example.org").await;
    let mut roos = app.visitor();
    app.log_in(&mut roos, "roos@example.org").await;
    let page = roos.get(&format!("/mijn/initiatieven/{}", made.slug)).await;
    let said =
        [("initiators", "Gerda en Wim"), ("opening", "woensdagmiddag"), ("benefits", "Wie een tuin mist")];
    let done = roos.submit(&page, "wijzigen", &said).await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    let shown = app.visitor().get("/initiatieven/de-zaadjesruil").await.text();
    for (_, text) in said {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let long = "x".repeat(101);
    let page = roos.get(&format!("/mijn/initiatieven/{}", made.slug)).await;
    let back = roos.submit(&page, "wijzigen", &[("opening", &long)]).await;
    assert_eq!(back.wrong_fields(), ["wijzigen-opening"]);
    let done = roos.submit(&page, "wijzigen", &[("opening", ""), ("initiators", ""), ("benefits", "")]).await;
    assert_eq!(done.status, 303);
    assert!(!app.visitor().get("/initiatieven/de-zaadjesruil").await.text().contains("Gerda en Wim"));
});

on_both!(makers_draw_their_own_web_of_values, async |app| {
    let made = app.initiative().called("De Zaadjesruil").by("roos@example.org").await;
    let mut roos = app.visitor();
    app.log_in(&mut roos, "roos@example.org").await;
    assert!(app.visitor().get("/initiatieven/de-zaadjesruil").await.all(".mw-web").is_empty());
    let (page, tab) =
        (open(&mut roos, &made.slug, "waarden").await, open(&mut roos, &made.slug, "waarden").await);
    let done = roos
        .submit(&page, "waarden", &[("A1", "yes"), ("A3", "a_bit"), ("A4", "nonsense"), ("B1", "yes")])
        .await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    assert_eq!(app.visitor().get("/initiatieven/de-zaadjesruil").await.all(".mw-web").len(), 1);
    let (_, fields) = open(&mut roos, &made.slug, "waarden").await.form("waarden", &[]);
    for (name, value) in [("A1", "yes"), ("A3", "a_bit"), ("A4", ""), ("A2", "")] {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name}: {fields:?}");
    }
    let late = roos.submit(&tab, "waarden", &[("A1", "not_our_aim")]).await;
    assert_eq!(late.status, 409, "another tab was first");
    let page = open(&mut roos, &made.slug, "waarden").await;
    roos.submit(&page, "waarden", &[("A1", ""), ("A3", "")]).await;
    assert!(
        app.visitor().get("/initiatieven/de-zaadjesruil").await.all(".mw-web").is_empty(),
        "no answer is no web"
    );
});

on_both!(makers_say_what_they_look_for_and_offer, async |app| {
    let made = app.initiative().called("De Zaadjesruil").by("roos@example.org").await;
    let mut roos = app.visitor();
    app.log_in(&mut roos, "roos@example.org").await;
    let (page, tab) =
        (open(&mut roos, &made.slug, "gevraagd").await, open(&mut roos, &made.slug, "gevraagd").await);
    let back = roos.submit(&page, "gevraagd", &[("wat-0", "Een schuurtje"), ("hoe-1", "op zaterdag")]).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["gevraagd-wat-1".to_owned()]));
    let said = [("soort-1", "offer"), ("wat-1", "Stekjes <b>"), ("hoe-1", "op zaterdag")];
    let done = roos.submit(&back, "gevraagd", &said).await;
    assert_eq!(done.status, 303, "{:?}", done.wrong_fields());
    let shown = app.visitor().get("/initiatieven/de-zaadjesruil").await;
    for text in ["Een schuurtje", "Stekjes <b>", "op zaterdag"] {
        assert!(shown.text().contains(text), "{text}: {}", shown.text());
    }
    assert!(
        app.visitor().get("/initiatieven?q=schuurtje").await.text().contains("De Zaadjesruil"),
        "it is found by it"
    );
    let late = roos.submit(&tab, "gevraagd", &[("wat-0", "Iets anders")]).await;
    assert_eq!(late.status, 409, "another tab was first");
    let page = open(&mut roos, &made.slug, "gevraagd").await;
    let done = roos.submit(&page, "gevraagd", &[("wat-0", ""), ("hoe-0", "")]).await;
    assert_eq!(done.status, 303);
    let shown = app.visitor().get("/initiatieven/de-zaadjesruil").await.text();
    assert!(!shown.contains("schuurtje") && shown.contains("Stekjes"), "{shown}");
});

on_both!(what_makers_wrote_is_read_in_their_language_and_from_their_side, async |app| {
    // Written in English on Dutch screens; its maker says so.
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    assert_eq!(page.attribute("input[name=lang][checked]", "value"), "nl");
    let english = [("title", "Seed swap"), ("summary", "We swap seeds."), ("story", "Every Saturday.")];
    let next = roos.submit(&page, "wat", &[&english[..], &WHAT[3..], &[("lang", "en")]].concat()).await;
    let page = roos.follow(&next).await;
    let next = roos.submit(&page, "waar", &[&EVERYWHERE[..], &[("opening", "Saturdays")]].concat()).await;
    let page = roos.follow(&next).await;
    let who =
        [("name", "Roos"), ("initiators", "Rose"), ("email", "roos@example.org"), ("contact", "welcome")];
    let next = roos.submit(&page, "wie", &who).await;
    let page = roos.follow(&next).await;
    assert!(page.text().contains("Engels"), "said before it is sent: {}", page.text());
    roos.submit(&page, "nakijken", &[]).await;
    let confirm = app.mail().await.pop().unwrap().link("/aanmelden/bevestigen/");
    let page = roos.get(&confirm).await;
    let public = roos.submit(&page, "bevestigen", &[]).await.location();
    let path = public.split('?').next().unwrap().to_owned();
    let edit = path.replace("/initiatieven", "/mijn/initiatieven");
    let needs = roos.get(&format!("{edit}/gevraagd")).await;
    let asked = [("wat-0", "A wheelbarrow"), ("soort-0", "asked")];
    assert_eq!(roos.submit(&needs, "gevraagd", &asked).await.status, 303, "{}", needs.text());

    let marked = async |taal: &str| {
        let page = app.visitor().get(&format!("{path}?taal={taal}")).await;
        let crumb = "nav li[aria-current] bdi";
        for typed in ["main h1", ".mw-prose p", "aside dd", "#gevraagd li"] {
            assert!(page.all_attributes(typed, "dir").iter().all(|dir| dir == "auto"), "{typed}");
            assert!(!page.all_attributes(typed, "dir").is_empty(), "{typed}");
        }
        let mut found: Vec<String> = Vec::new();
        for typed in
            ["main h1", crumb, "main .nl-paragraph--lead", ".mw-prose", "aside dd bdi", "#gevraagd ul"]
        {
            found.extend(page.all_attributes(typed, "lang"));
        }
        let list = app.visitor().get(&format!("/initiatieven?q=seed&taal={taal}")).await;
        found.extend(list.all_attributes(".mw-card :is(bdi, p)", "lang"));
        found.retain(|lang| !lang.is_empty());
        found
    };
    assert_eq!(marked("nl").await, ["en"; 9]);
    assert_eq!(marked("en").await, [""; 0]);
    // It can be set right afterwards.
    let page = roos.get(&edit).await;
    assert_eq!(page.attribute("input[name=lang][checked]", "value"), "en");
    roos.submit(&page, "wijzigen", &[("lang", "nl")]).await;
    assert_eq!(marked("nl").await, [""; 0]);
    assert_eq!(marked("en").await, ["nl"; 9]);
});

on_both!(another_initiative_begins_with_the_place_and_the_makers_of_the_first, async |app| {
    let made = app.initiative().in_area("BU01530000").by("roos@example.org").await;
    let mut roos = app.visitor();
    app.log_in(&mut roos, "roos@example.org").await;
    let page = roos.get(&format!("/initiatieven/{}?gedaan=openbaar", made.slug)).await;
    let next = page.all_attributes("[data-testid=next] a", "href");
    let again = next.iter().find(|to| to.starts_with("/aanmelden")).unwrap();
    // Somebody else's gives nothing.
    for (who, area) in [("roos", "BU01530000"), ("yusuf", "")] {
        let mut browser = if who == "roos" { roos.clone() } else { app.browser(who).await };
        let page = browser.open(again).await;
        let next = browser.submit(&page, "wat", &WHAT).await;
        let place = browser.follow(&next).await;
        assert_eq!(place.attribute("select[name=area] option[selected]", "value"), area, "{who}");
    }
});

on_both!(without_a_map_a_municipality_registers_and_says_so, async |app| {
    use sea_orm::ConnectionTrait as _;
    for table in ["area_outline", "area"] {
        let _there_or_not = app.app.db.write().execute_unprepared(&format!("DELETE FROM {table}")).await;
    }
    app.app.refresh().await.unwrap();
    let none = "staan nog niet op de kaart";
    for path in ["/", "/kaart"] {
        assert!(app.visitor().get(path).await.text().contains(none), "{path}");
    }
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &WHAT).await;
    let page = roos.follow(&next).await;
    assert!(page.text().contains(none) && page.all("select[name=area]").is_empty(), "{}", page.text());
    assert_eq!(roos.submit(&page, "waar", &[]).await.step(), "/aanmelden/wie");
});

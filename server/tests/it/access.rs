//! Every page, for every role.

use crate::support::on_both;
use domain::{decision::Outcome, obstacle::Level};

on_both!(every_page_for_every_role, async |app| {
    let made = app.initiative().by("yusuf").with_request(|request| request.taken_by("samira")).await;
    let (yusufs, slug) = (made.requests[0].number.as_str(), made.slug.as_str());
    let obstacle = app.obstacle().await.slug;
    let climbed = app.obstacle().climbed_to(Level::Alderman).await.slug;
    let pages = [
        "/",
        "/over",
        "/toegankelijkheid",
        "/privacy",
        "/open-data",
        "/initiatieven",
        &format!("/initiatieven/{slug}"),
        "/kaart",
        "/kaart/punten.json",
        "/belemmeringen",
        &format!("/belemmeringen/{obstacle}"),
        "/afwegingskader",
        "/inloggen",
        "/aanmelden",
        "/aanmelden/waar",
        "/aanmelden/wie",
        "/aanmelden/nakijken",
        "/verzoeken/nieuw",
        "/mijn",
        &format!("/mijn/initiatieven/{slug}"),
        &format!("/verzoeken/{yusufs}"),
        "/werk",
        &format!("/werk/verzoeken/{yusufs}"),
        "/werk/belemmeringen",
        &format!("/werk/belemmeringen/{obstacle}"),
        &format!("/werk/belemmeringen/{climbed}"),
        "/bestuur",
        "/bestuur/lijst",
        "/nergens",
        "/waardering",
        "/kritiek",
        "/kritiek/nieuw",
        "/geleerd",
        "/zo-doen-wij-het",
        "/zo-doen-wij-het.csv",
        "/werk/dekking",
        "/dekking/oud",
        "/werk/uitzonderingen",
        "/werk/leertafel",
        "/werk/leertafel/nieuw",
        "/werk/kritiek",
        "/bestuur/gesprekken",
        &format!("/bestuur/waardering/{slug}"),
        "/beheer/termijnen",
    ];
    let mut table = String::new();
    let people = ["", "yusuf", "gerda", "samira", "joost", "hanneke", "nienke", "femke"];
    let mut browsers = Vec::new();
    for who in people {
        browsers.push(app.browser(who).await);
    }
    for path in pages {
        let mut line = Vec::new();
        for browser in &mut browsers {
            line.push(browser.get(path).await.status.as_u16().to_string());
        }
        let named = [(yusufs, "N"), (slug, "INITIATIVE"), (&climbed, "AT-ALDERMAN"), (&obstacle, "OBSTACLE")];
        let path = named.iter().fold(path.to_owned(), |path, (name, stands)| path.replace(name, stands));
        table.push_str(&format!("{} {path}\n", line.join(" ")));
    }
    // visitor, the resident who asked, another resident, official of the team, official of another team,
    // manager of another team, alderman, admin
    insta::assert_snapshot!("every_page_for_every_role", table);
});

on_both!(rule_01_nobody_at_the_municipality_can_change_an_initiative, async |app| {
    let made = app.initiative().by("yusuf").await;
    let edit = format!("/mijn/initiatieven/{}", made.slug);
    for who in ["samira", "joost", "hanneke", "nienke", "femke", "gerda"] {
        let mut browser = app.browser(who).await;
        let page = browser.get(&edit).await;
        assert_eq!(page.status, 403, "{who}");
        assert!(page.text().contains("Alleen de makers"), "{who} reads why: {}", page.text());
        let fields = [
            ("title", "Van ons"),
            ("summary", "x"),
            ("story", "x"),
            ("themes", "food"),
            ("stage", "ended"),
            ("contact", "welcome"),
            ("visibility", "unlisted"),
            ("version", "1"),
        ];
        assert_eq!(browser.post(&edit, &fields).await.status, 403, "{who}");
        assert_eq!(
            browser.post(&format!("{edit}/terugtrekken"), &[("sure", "yes")]).await.status,
            403,
            "{who}"
        );
    }
    let page = app.visitor().get(&format!("/initiatieven/{}", made.slug)).await;
    assert!(page.text().contains("De Zaadjesruil") && !page.text().contains("Van ons"));
});

on_both!(rule_10_the_council_reads_no_letters, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut nienke = app.browser("nienke").await;
    assert_eq!(nienke.get(&format!("/werk/verzoeken/{number}")).await.status, 403);
    assert_eq!(nienke.get(&format!("/verzoeken/{number}")).await.status, 403);
    let desk = nienke.get("/bestuur").await;
    assert!(!desk.body.contains("Yusuf"), "no name of a resident on the desk of the council");
    // Whose request got a "no" or a "not yet" is not told there either; of a "yes" everybody may know.
    let decided =
        store::requests::newest_decisions(app.app.db.read(), app.app.municipality.id, 8).await.unwrap();
    let lines = desk.all("#besluiten tbody tr");
    let links = desk.all("#besluiten tbody a").len();
    assert_eq!(lines.len(), decided.len());
    let yes = decided
        .iter()
        .filter(|one| one.initiative.is_some() && !matches!(one.outcome, Some(Outcome::No | Outcome::NotYet)))
        .count();
    assert!(decided.iter().any(|one| one.initiative.is_some() && matches!(one.outcome,
        Some(Outcome::No | Outcome::NotYet))), "the demonstration has one");
    assert_eq!(links, yes, "{lines:?}");
});

on_both!(every_step_on_a_request_is_refused_to_who_may_not, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let steps = [
        "oppakken",
        "bericht",
        "aanvraag",
        "belemmering",
        "aanbod",
        "doorgeven",
        "afsluiten",
        "besluit",
        "handtekening",
        "afweging",
    ];
    for who in ["", "yusuf", "nienke", "femke", "joost"] {
        let mut browser = app.browser(who).await;
        for step in steps {
            let page = browser
                .post(
                    &format!("/werk/verzoeken/{number}/{step}"),
                    &[("words", "x"), ("A1_choice", "no"), ("A1_reason", "x"), ("outcome", "yes")],
                )
                .await;
            let refused = if who.is_empty() { page.status == 401 } else { page.status == 403 };
            assert!(refused, "{who} {step}: {}", page.status);
        }
    }
    for step in ["bericht", "stoppen", "heropenen"] {
        let page = app
            .browser("gerda")
            .await
            .post(&format!("/verzoeken/{number}/{step}"), &[("words", "x"), ("sure", "yes")])
            .await;
        assert_eq!(page.status, 403, "{step}");
    }
});

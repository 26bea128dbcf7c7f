//! What an administrator sets without a programmer: texts, themes, colours, areas, mail; and the log of it.

use crate::support::on_both;
use domain::initiative::Theme;

on_both!(a_text_of_a_fixed_page_is_the_municipalitys_own_until_it_is_emptied, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/teksten/over").await;
    let own = "Wij zijn <b>Enschede</b> & u bent welkom.";
    let saved = femke
        .submit(&page, "teksten", &[("nl.about-intro", own), ("en.about-intro", "We are Enschede.")])
        .await;
    assert_eq!(saved.status, 303, "{:?}", saved.wrong_fields());
    let about = app.visitor().get("/over").await;
    assert!(about.text().contains(own) && !about.body.contains("<b>Enschede"), "{}", about.text());
    let mut english = app.visitor();
    english.get("/taal/en").await;
    assert!(english.get("/over").await.text().contains("We are Enschede."));
    let page = femke.get("/beheer/teksten/over").await;
    assert!(page.text().contains("Dit is uw eigen tekst."));
    femke.submit(&page, "teksten", &[("nl.about-intro", "")]).await;
    assert!(!app.visitor().get("/over").await.text().contains("u bent welkom"));
    assert_eq!(femke.get("/beheer/teksten/nergens").await.status, 404);
    let long = "x".repeat(4001);
    assert_eq!(
        femke.submit(&page, "teksten", &[("nl.about-intro", &long)]).await.wrong_fields(),
        ["teksten-nl-about-intro"]
    );
});

on_both!(a_theme_can_be_renamed_and_hidden_and_stays_with_who_has_it, async |app| {
    let slug = app.initiative().about(Theme::Food).by("yusuf").await.slug;
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/onderwerpen").await;
    let (action, values) = page.form("onderwerpen", &[("nl.theme-food", "Eettafels")]);
    let kept: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| *name != "shown.food")
        .collect();
    assert_eq!(femke.post(&action, &kept).await.status, 303);
    let register = app.visitor().open("/aanmelden").await;
    assert!(!register.body.contains("value=\"food\"") && register.body.contains("value=\"green\""));
    assert!(app.visitor().get(&format!("/initiatieven/{slug}")).await.text().contains("Eettafels"));
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/mijn/initiatieven/{slug}")).await;
    assert_eq!(yusuf.submit(&page, "wijzigen", &[]).await.status, 303, "what has it keeps it");
    let none: Vec<(&str, &str)> = kept
        .iter()
        .copied()
        .filter(|(name, _)| !name.starts_with("shown.") && *name != "idempotency_key")
        .collect();
    assert_eq!(femke.post(&action, &none).await.status, 422, "one is left at least");
});

on_both!(a_municipality_adds_a_theme_of_its_own, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/onderwerpen").await;
    assert!(
        !app.visitor().open("/aanmelden").await.body.contains("value=\"own1\""),
        "without a name it is not there"
    );
    // Half a name is none, and neither is a tick without one.
    let half = femke.submit(&page, "onderwerpen", &[("nl.theme-own1", "Water")]).await;
    assert_eq!(
        (half.status.as_u16(), half.wrong_fields()),
        (422, vec!["onderwerpen-en-theme-own1".to_owned()])
    );
    let ticked = femke.submit(&page, "onderwerpen", &[("shown.own2", "own2")]).await;
    assert_eq!(
        (ticked.status.as_u16(), ticked.wrong_fields()),
        (422, vec!["onderwerpen-nl-theme-own2".to_owned(), "onderwerpen-en-theme-own2".to_owned()])
    );
    let whole = [("nl.theme-own1", "Water"), ("en.theme-own1", "Water works"), ("shown.own1", "own1")];
    let done = femke.submit(&page, "onderwerpen", &whole).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let register = app.visitor().open("/aanmelden").await;
    assert!(register.body.contains("value=\"own1\"") && register.text().contains("Water"));
    let slug = app.initiative().about(Theme::Own1).by("yusuf").await.slug;
    assert!(app.visitor().get(&format!("/initiatieven/{slug}")).await.text().contains("Water"));
    assert!(app.visitor().get("/initiatieven?thema=own1").await.body.contains(&slug));
    assert!(!app.visitor().get("/initiatieven?thema=own2").await.body.contains(&slug));
});

on_both!(colours_that_cannot_be_read_are_refused, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/kleuren").await;
    let pale = femke.submit(&page, "kleuren", &[("teal", "#ffee88")]).await;
    assert_eq!((pale.status.as_u16(), pale.wrong_fields().contains(&"kleuren-teal".to_owned())), (422, true));
    for wrong in ["red", "#12345", "#123456; } body { display: none", "url(https://elders.example)"] {
        assert_eq!(
            femke.submit(&page, "kleuren", &[("teal", wrong), ("idempotency_key", "")]).await.status,
            422,
            "{wrong}"
        );
    }
    assert!(!app.visitor().get("/over").await.body.contains("/kleuren.css"));
    assert_eq!(
        femke
            .submit(
                &page,
                "kleuren",
                &[("teal", "#003366"), ("teal-700", "#002244"), ("teal-900", "#001122")]
            )
            .await
            .status,
        303
    );
    let page = app.visitor().get("/over").await;
    let address = page.attribute("link[href^=\"/kleuren.css\"]", "href");
    let css = app.visitor().get(&address).await;
    assert!(css.headers["cache-control"].to_str().unwrap().contains("immutable"));
    // A version that this process does not know may be the next one: it is kept nowhere.
    for other in ["/kleuren.css?v=0123456789ab", "/kleuren.css", &format!("{address}&x=1")] {
        assert_eq!(app.visitor().get(other).await.headers["cache-control"], "no-store", "{other}");
    }
    assert!(
        css.headers["content-type"].to_str().unwrap().starts_with("text/css")
            && css.body.contains("--mw-teal: #003366;"),
        "{}",
        css.body
    );
    let page = femke.get("/beheer/kleuren").await;
    femke.submit(&page, "kleuren", &[("standard", "yes")]).await;
    assert!(!app.visitor().get("/over").await.body.contains("/kleuren.css"));
});

on_both!(a_new_version_of_the_checklist_leaves_old_assessments_as_they_are, async |app| {
    let old = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/afwegingskader").await;
    assert_eq!(
        femke.submit(&page, "kader", &[]).await.location(),
        "/beheer/afwegingskader?gedaan=kader-gelijk"
    );
    let (action, values) = page.form(
        "kader",
        &[
            ("nl.A1", "Wie wordt hier echt beter van?"),
            ("on.A10", "A10"),
            ("nl.A10", "Kan een kind het uitleggen?"),
            ("en.A10", "Can a child explain it?"),
            ("light.A10", "A10"),
            ("light_kinds", "money"),
        ],
    );
    // Without one question, and with one of the municipality's own.
    let kept: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !["on.B4", "idempotency_key"].contains(name))
        .collect();
    let without_harm: Vec<(&str, &str)> =
        kept.iter().copied().filter(|(name, _)| !name.starts_with("on.B")).collect();
    assert_eq!(
        femke.post(&action, &without_harm).await.status,
        422,
        "a checklist without harm is another instrument"
    );
    let small_without: Vec<(&str, &str)> =
        kept.iter().copied().filter(|(name, _)| !name.starts_with("light.B")).collect();
    assert_eq!(femke.post(&action, &small_without).await.status, 422, "also for something small");
    assert_eq!(femke.post(&action, &kept).await.location(), "/beheer/afwegingskader?gedaan=kader");
    let again = femke.post(&action, &kept).await;
    assert_eq!(again.location(), "/beheer/afwegingskader?gedaan=kader-gelijk", "it stands so already");
    let now = app.visitor().get("/afwegingskader").await;
    assert!(
        now.text().contains("versie 2")
            && now.text().contains("Wie wordt hier echt beter van?")
            && now.text().contains("Kan een kind het uitleggen?"),
        "{}",
        now.text()
    );
    assert!(!now.text().contains("Wat kunnen we morgen al geven?"));
    // B4 is asked no more, also not when it is about something small.
    let small = now.all("#klein li, #klein p");
    assert_eq!(small.len(), 4, "{small:?}");
    assert!(
        small[0].contains("klein bedrag") && small[2].contains("Kan een kind het uitleggen?"),
        "{small:?}"
    );
    let first = app.visitor().get("/afwegingskader?versie=1").await;
    assert!(
        first.text().contains("versie 1")
            && first.text().contains("Wat kunnen we morgen al geven?")
            && !first.text().contains("echt beter van")
    );
    assert_eq!(app.visitor().get("/afwegingskader?versie=9").await.status, 404);
    let mut samira = app.browser("samira").await;
    let work = samira.get(&format!("/werk/verzoeken/{old}")).await;
    assert!(
        work.text().contains("versie 1") && !work.text().contains("Kan een kind het uitleggen?"),
        "{}",
        work.text()
    );
    let new = app.request().by("yusuf").taken_by("samira").await.number;
    let work = samira.get(&format!("/werk/verzoeken/{new}")).await;
    assert!(
        work.text().contains("versie 2")
            && work.text().contains("Kan een kind het uitleggen?")
            && work.text().contains("0 van 13"),
        "{}",
        work.text()
    );
});

on_both!(the_log_filters_and_goes_along_as_a_file_without_names_of_residents, async |app| {
    let mut femke = app.browser("femke").await;
    let all = femke.get("/beheer/logboek").await;
    assert_eq!(all.all("[data-testid=log] tbody tr").len(), 50);
    let requests = femke.get("/beheer/logboek?wat=request_submitted").await;
    assert!(requests.all("[data-testid=log] tbody tr").iter().all(|row| row.contains("Verzoek ontvangen")));
    let samira = app.account("samira").await;
    let hers = femke.get(&format!("/beheer/logboek?wie={samira}")).await;
    assert!(
        !hers.all("[data-testid=log] tbody tr").is_empty()
            && hers.all("[data-testid=log] tbody tr").iter().all(|row| row.contains("Samira"))
    );
    assert!(femke.get("/beheer/logboek?van=2031-01-01").await.text().contains("niets dat hierbij past"));
    let csv = femke.get("/beheer/logboek.csv?wat=request_submitted").await;
    assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(
        csv.body.lines().count() > 2
            && csv.body.lines().skip(1).all(|line| line.contains("request_submitted"))
    );
    for name in ["Yusuf", "Gerda"] {
        assert!(!csv.body.contains(name) && !all.body.contains(name), "{name}");
    }
    for who in ["", "yusuf", "samira", "nienke"] {
        assert_eq!(
            app.browser(who).await.get("/beheer/logboek.csv").await.status,
            if who.is_empty() { 303 } else { 403 },
            "{who}"
        );
    }
});

on_both!(a_test_mail_goes_the_way_of_all_mail, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/mail").await;
    assert!(page.text().contains("Alle mail is verstuurd."));
    femke.submit(&page, "proef", &[]).await;
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("femke") && mail.text.contains("De mail werkt."))
    );
    // What hangs is shown without whom it was for.
    let db = app.app.db.write();
    sea_orm::ConnectionTrait::execute_unprepared(
        db,
        "UPDATE outbox_message SET state = 'pending', \
        attempts = 3, last_error = 'no route to host'",
    )
    .await
    .unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(
        db,
        "UPDATE outbox_message SET recipient = \
        'yusuf@demonstratie.example'",
    )
    .await
    .unwrap();
    let page = femke.get("/beheer/mail").await;
    assert!(
        page.text().contains("no route to host")
            && page.body.contains("…@demonstratie.example")
            && !page.body.contains("yusuf@"),
        "{}",
        page.text()
    );
    assert_eq!(femke.submit(&page, "nu", &[]).await.status, 303);
});

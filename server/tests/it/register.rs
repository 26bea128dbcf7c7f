//! Registering an initiative.

use crate::support::{Browser, Page, TestApp, on_both};

const WHAT: [(&str, &str); 5] = [
    ("title", "De Zaadjesruil"),
    ("summary", "Wij ruilen zaadjes en stekjes."),
    ("story", "Elke zaterdag op de stoep."),
    ("themes", "green"),
    ("stage", "active"),
];

async fn fill_in(browser: &mut Browser, place: &[(&str, &str)]) -> Page {
    let page = browser.get("/aanmelden").await;
    let next = browser.submit(&page, "wat", &WHAT).await;
    assert_eq!(next.location(), "/aanmelden/waar");
    let page = browser.follow(&next).await;
    let next = browser.submit(&page, "waar", place).await;
    assert_eq!(next.location(), "/aanmelden/wie", "{:?}", next.wrong_fields());
    let page = browser.follow(&next).await;
    let next = browser
        .submit(
            &page,
            "wie",
            &[("name", "Roos Veen"), ("email", "roos@example.org"), ("contact", "leave_us_alone")],
        )
        .await;
    assert_eq!(next.location(), "/aanmelden/nakijken", "{:?}", next.wrong_fields());
    let page = browser.follow(&next).await;
    assert!(page.text().contains("De Zaadjesruil") && page.text().contains("roos@example.org"));
    browser.submit(&page, "nakijken", &[]).await
}

async fn confirm(app: &TestApp, browser: &mut Browser) -> Page {
    let mail = app
        .mail()
        .await
        .into_iter()
        .rev()
        .find(|mail| mail.to == "roos@example.org")
        .expect("a mail to confirm");
    let page = browser.get(&mail.link("/aanmelden/bevestigen/")).await;
    browser.submit(&page, "bevestigen", &[]).await
}

on_both!(rule_01_public_as_soon_as_the_address_is_confirmed_and_not_before, async |app| {
    let mut roos = app.visitor();
    let sent =
        fill_in(&mut roos, &[("way", "postcode"), ("postcode", "7545 aa"), ("precision", "neighbourhood")])
            .await;
    assert_eq!(sent.location(), "/aanmelden/verstuurd");
    assert_eq!(app.visitor().get("/initiatieven/de-zaadjesruil").await.status, 404);
    let done = confirm(&app, &mut roos).await;
    assert_eq!(done.location(), "/initiatieven/de-zaadjesruil?gedaan=openbaar");
    let page = app.visitor().get("/initiatieven/de-zaadjesruil").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Laat ons met rust"));
    assert!(app.visitor().get("/initiatieven?q=zaadjes").await.text().contains("De Zaadjesruil"));
    // The owner is logged in and can change it.
    assert_eq!(roos.get("/mijn/initiatieven/de-zaadjesruil").await.status, 200);
});

on_both!(a_link_to_confirm_works_once, async |app| {
    let mut roos = app.visitor();
    fill_in(&mut roos, &[("way", "everywhere"), ("precision", "none")]).await;
    let mail = app.mail().await.pop().unwrap();
    let link = mail.link("/aanmelden/bevestigen/");
    let page = roos.get(&link).await;
    let mut twice = roos.clone();
    assert_eq!(
        roos.submit(&page, "bevestigen", &[]).await.location(),
        "/initiatieven/de-zaadjesruil?gedaan=openbaar"
    );
    // The same button again (a double click) leads to the same place; a fresh look says that it was used.
    assert_eq!(
        twice.submit(&page, "bevestigen", &[]).await.location(),
        "/initiatieven/de-zaadjesruil?gedaan=openbaar"
    );
    let again = app.visitor().get(&link).await;
    assert!(!again.body.contains("name=\"idempotency_key\""), "there is no button any more");
    assert_eq!(app.visitor().get("/initiatieven?q=zaadjes").await.all("article.mw-card").len(), 1);
});

on_both!(the_point_that_was_clicked_leaks_nowhere, async |app| {
    let mut roos = app.visitor();
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &WHAT).await;
    let page = roos.get("/aanmelden/waar").await;
    // A click without JavaScript: x and y of the picture, of which the wide one is 600 wide.
    let clicked = roos
        .submit(&page, "waar", &[("wide.x", "300"), ("wide.y", "260"), ("precision", "neighbourhood")])
        .await;
    assert!(clicked.location().starts_with("/aanmelden/waar?gedaan=geklikt"), "{}", clicked.location());
    let page = roos.follow(&clicked).await;
    let (_, fields) = page.form("waar", &[]);
    let value =
        |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap();
    let (lat, lon) = (value("lat"), value("lon"));
    assert!(lat.starts_with("52.") && lon.starts_with("6."), "{lat} {lon}");
    let next = roos.submit(&page, "waar", &[]).await;
    assert_eq!(next.location(), "/aanmelden/wie", "{:?}", next.wrong_fields());
    let page = roos.get("/aanmelden/wie").await;
    roos.submit(
        &page,
        "wie",
        &[("name", "Roos Veen"), ("email", "roos@example.org"), ("contact", "welcome")],
    )
    .await;
    let page = roos.get("/aanmelden/nakijken").await;
    roos.submit(&page, "nakijken", &[]).await;
    confirm(&app, &mut roos).await;
    for path in [
        "/initiatieven/de-zaadjesruil",
        "/kaart",
        "/kaart/punten.json",
        "/initiatieven",
        "/",
        "/mijn/initiatieven/de-zaadjesruil",
    ] {
        let page = roos.get(path).await;
        assert!(!page.body.contains(&lat) && !page.body.contains(&lon), "{path} shows the true point");
    }
    use sea_orm::EntityTrait as _;
    let drafts = store::register::entity::Entity::find().all(app.app.db.read()).await.unwrap();
    assert!(
        drafts.iter().all(|draft| !serde_json::to_string(&draft.fields.0).unwrap().contains(&lat)),
        "the draft forgot it too"
    );
});

on_both!(a_wrong_answer_comes_back_with_everything_that_was_typed, async |app| {
    let mut roos = app.visitor();
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &WHAT).await;
    let page = roos.get("/aanmelden/waar").await;
    let back = roos
        .submit(
            &page,
            "waar",
            &[
                ("way", "postcode"),
                ("postcode", "7545 H"),
                ("precision", "exact"),
                ("opening", "op zaterdag"),
            ],
        )
        .await;
    assert_eq!(back.status, 422);
    assert_eq!(back.wrong_fields(), ["waar-postcode", "waar-precision"]);
    let (_, fields) = back.form("waar", &[]);
    for (name, value) in
        [("postcode", "7545 H"), ("precision", "exact"), ("opening", "op zaterdag"), ("way", "postcode")]
    {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name} is gone: {fields:?}");
    }
    assert!(back.body.contains("<title>Fout: "), "the title says so first");
    // Kept on the server too: on another visit it is still there.
    let (_, fields) = roos.get("/aanmelden/waar").await.form("waar", &[]);
    assert!(fields.contains(&("opening".to_owned(), "op zaterdag".to_owned())));
});

on_both!(a_draft_survives_closing_the_browser_and_moves_to_another, async |app| {
    let mut roos = app.visitor();
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    let number = roos.cookies["aanmelding"].clone();
    let mut phone = app.visitor();
    // Whoever opens the link sees whose it is, and no more than that; what is in it comes after a yes.
    let asked = phone.get(&format!("/aanmelden/verder/{number}")).await;
    assert!(asked.text().contains("Half af") && !phone.cookies.contains_key("aanmelding"));
    let there = phone.submit(&asked, "verder", &[]).await;
    let page = phone.follow(&there).await;
    let (_, fields) = page.form("wat", &[]);
    assert!(fields.contains(&("title".to_owned(), "Half af".to_owned())));
});

on_both!(a_civil_servant_registers_for_somebody_who_calls, async |app| {
    let mut samira = app.browser("samira").await;
    fill_in(&mut samira, &[("way", "everywhere"), ("precision", "none")]).await;
    let mut roos = app.visitor();
    confirm(&app, &mut roos).await;
    assert_eq!(roos.get("/mijn/initiatieven/de-zaadjesruil").await.status, 200, "the person is the owner");
    assert_eq!(samira.get("/mijn/initiatieven/de-zaadjesruil").await.status, 403, "the civil servant is not");
});

/// The newest mail with a link to confirm, for Roos.
async fn link(app: &TestApp) -> String {
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.text.contains("/aanmelden/bevestigen/"));
    mail.unwrap().link("/aanmelden/bevestigen/")
}

const EVERYWHERE: [(&str, &str); 2] = [("way", "everywhere"), ("precision", "none")];

on_both!(what_a_link_makes_public_is_what_stood_there_when_it_was_sent, async |app| {
    let mut roos = app.visitor();
    // A second tab, with the cookie from before it was sent.
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &WHAT).await;
    let mut tab = roos.clone();
    let other = tab.get("/aanmelden").await;
    fill_in(&mut roos, &EVERYWHERE).await;
    tab.submit(&other, "wat", &[("title", "Heel iets anders")]).await;
    let path = link(&app).await;
    let page = app.visitor().get(&path).await;
    for said in ["De Zaadjesruil", "Wij ruilen zaadjes en stekjes.", "Elke zaterdag op de stoep.", "Groen"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(!page.text().contains("Heel iets anders"));
    let done = roos.submit(&page, "bevestigen", &[]).await;
    assert_eq!(done.location(), "/initiatieven/de-zaadjesruil?gedaan=openbaar");
    assert_eq!(app.visitor().get("/initiatieven/heel-iets-anders").await.status, 404);
    // What the other tab wrote is not lost: it is a draft of its own.
    assert!(tab.get("/aanmelden").await.body.contains("Heel iets anders"));
});

on_both!(two_registered_in_one_browser_are_two, async |app| {
    let mut samira = app.browser("samira").await;
    fill_in(&mut samira, &EVERYWHERE).await;
    let first = link(&app).await;
    assert!(!samira.get("/aanmelden").await.body.contains("De Zaadjesruil"), "a new form is a new draft");
    let page = samira.get("/aanmelden").await;
    samira.submit(&page, "wat", &[&WHAT[1..], &[("title", "De Bijenstal")]].concat()).await;
    let page = samira.get("/aanmelden/waar").await;
    samira.submit(&page, "waar", &EVERYWHERE).await;
    let page = samira.get("/aanmelden/wie").await;
    let who = [("name", "Bea"), ("email", "bea@example.org"), ("contact", "welcome")];
    samira.submit(&page, "wie", &who).await;
    let page = samira.get("/aanmelden/nakijken").await;
    samira.submit(&page, "nakijken", &[]).await;
    let second = link(&app).await;
    for (path, slug) in [(first, "de-zaadjesruil"), (second, "de-bijenstal")] {
        let mut owner = app.visitor();
        let page = owner.get(&path).await;
        let done = owner.submit(&page, "bevestigen", &[]).await;
        assert_eq!(done.location(), format!("/initiatieven/{slug}?gedaan=openbaar"));
    }
});

on_both!(a_link_that_was_used_or_is_old_says_what_it_did_and_leads_on, async |app| {
    let mut roos = app.visitor();
    fill_in(&mut roos, &EVERYWHERE).await;
    let path = link(&app).await;
    // To change something, whoever reads the mail goes on with it; the link has done its work then.
    let page = roos.get(&path).await;
    let back = roos.submit(&page, "bevestigen", &[("what", "change")]).await;
    assert_eq!(back.location(), "/aanmelden/nakijken");
    assert!(roos.follow(&back).await.text().contains("De Zaadjesruil"));
    let used = app.visitor().get(&path).await;
    assert!(used.text().contains("U ging hiermee verder"), "{}", used.text());
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &[("title", "De Stekjesruil")]).await;
    let page = roos.get("/aanmelden/nakijken").await;
    roos.submit(&page, "nakijken", &[]).await;
    let newest = link(&app).await;
    assert_ne!(newest, path);
    // Too old: a new link is sent to the same address, and makes the same public.
    app.pass(15 * 24 * 3600);
    let old = app.visitor().get(&newest).await;
    assert!(old.text().contains("te oud"), "{}", old.text());
    assert_eq!(app.visitor().submit(&old, "bevestigen", &[("what", "again")]).await.status, 303);
    let again = link(&app).await;
    let mut owner = app.visitor();
    let page = owner.get(&again).await;
    let done = owner.submit(&page, "bevestigen", &[]).await;
    assert_eq!(done.location(), "/initiatieven/de-stekjesruil?gedaan=openbaar");
    for path in [again, newest] {
        let there = app.visitor().get(&path).await;
        assert!(there.body.contains("/initiatieven/de-stekjesruil"), "{}", there.text());
    }
    let cut = app.visitor().get("/aanmelden/bevestigen/afgeknipt").await;
    assert!(cut.text().contains("kennen wij niet"), "{}", cut.text());
});

on_both!(nothing_of_what_was_filled_in_stays_in_a_browser, async |app| {
    let mut roos = app.visitor();
    fill_in(&mut roos, &EVERYWHERE).await;
    for path in ["/aanmelden", "/aanmelden/wie", "/aanmelden/nakijken", "/aanmelden/verstuurd"] {
        let page = roos.get(path).await;
        assert!(!page.body.contains("Zaadjesruil") && !page.body.contains("roos@example.org"), "{path}");
    }
    // At log-out.
    let mut samira = app.browser("samira").await;
    let page = samira.get("/aanmelden").await;
    samira.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    assert!(samira.get("/aanmelden").await.body.contains("Half af"));
    samira.post("/uitloggen", &[]).await;
    assert!(!samira.get("/aanmelden").await.body.contains("Half af"));
    // By the button.
    let page = roos.get("/aanmelden").await;
    roos.submit(&page, "wat", &[("title", "Toch niet"), ("later", "1")]).await;
    let number = roos.cookies["aanmelding"].clone();
    let page = roos.get("/aanmelden").await;
    let wiped = roos.submit(&page, "aanmelding-wissen", &[]).await;
    assert_eq!(wiped.location(), "/aanmelden?gedaan=aanmelding-gewist");
    assert!(!roos.get("/aanmelden").await.body.contains("Toch niet"));
    assert_eq!(roos.get(&format!("/aanmelden/verder/{number}")).await.status, 404);
});

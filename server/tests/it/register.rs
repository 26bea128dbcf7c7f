//! Registering an initiative.

use crate::support::{Browser, Page, TestApp, on_both};

pub const WHAT: [(&str, &str); 5] = [
    ("title", "De Zaadjesruil"),
    ("summary", "Wij ruilen zaadjes en stekjes."),
    ("story", "Elke zaterdag op de stoep."),
    ("themes", "green"),
    ("stage", "active"),
];

async fn fill_in(browser: &mut Browser, place: &[(&str, &str)]) -> Page {
    let page = browser.open("/aanmelden").await;
    fill_in_from(browser, page, place).await
}

/// The same, in a form that is open.
async fn fill_in_from(browser: &mut Browser, page: Page, place: &[(&str, &str)]) -> Page {
    let next = browser.submit(&page, "wat", &WHAT).await;
    assert_eq!(next.step(), "/aanmelden/waar");
    let page = browser.follow(&next).await;
    let next = browser.submit(&page, "waar", place).await;
    assert_eq!(next.step(), "/aanmelden/wie", "{:?}", next.wrong_fields());
    let page = browser.follow(&next).await;
    let next = browser
        .submit(
            &page,
            "wie",
            &[("name", "Roos Veen"), ("email", "roos@example.org"), ("contact", "leave_us_alone")],
        )
        .await;
    assert_eq!(next.step(), "/aanmelden/nakijken", "{:?}", next.wrong_fields());
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
    let sent = fill_in(
        &mut roos,
        &[
            ("way", "postcode"),
            ("postcode", "7545 aa"),
            ("near", "BU01530202"),
            ("precision", "neighbourhood"),
        ],
    )
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
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &WHAT).await;
    let page = roos.follow(&next).await;
    // A click without JavaScript: x and y of the picture, of which the wide one is 600 wide.
    let clicked = roos
        .submit(&page, "waar", &[("wide.x", "300"), ("wide.y", "260"), ("precision", "neighbourhood")])
        .await;
    assert!(clicked.location().ends_with("&gedaan=geklikt#waar-way"), "{}", clicked.location());
    let page = roos.follow(&clicked).await;
    let (_, fields) = page.form("waar", &[]);
    let value =
        |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap();
    let (lat, lon) = (value("lat"), value("lon"));
    assert!(lat.starts_with("52.") && lon.starts_with("6."), "{lat} {lon}");
    let next = roos.submit(&page, "waar", &[]).await;
    assert_eq!(next.step(), "/aanmelden/wie", "{:?}", next.wrong_fields());
    let page = roos.follow(&next).await;
    let next = roos
        .submit(&page, "wie", &[("name", "Roos Veen"), ("email", "roos@example.org"), ("contact", "welcome")])
        .await;
    let page = roos.follow(&next).await;
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
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &WHAT).await;
    let page = roos.follow(&next).await;
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
    let (_, fields) = roos.follow(&next).await.form("waar", &[]);
    assert!(fields.contains(&("opening".to_owned(), "op zaterdag".to_owned())));
});

on_both!(a_draft_survives_closing_the_browser_and_moves_to_another, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let kept = roos.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    let page = roos.follow(&kept).await;
    assert!(page.text().contains("Bewaard") && page.body.contains("Half af"), "{}", page.text());
    // Whoever comes next on this browser sees that something waits, and nothing of what is in it.
    let next = roos.open("/aanmelden").await;
    assert!(next.text().contains("Laatst bewaard op 20 november 2026"), "{}", next.text());
    assert!(!next.body.contains("Half af"));
    let on = next.attribute("[data-testid=begun] a", "href");
    assert!(roos.get(&on).await.body.contains("Half af"));
    let number = roos.cookies["aanmelding"].split('.').next().unwrap().to_owned();
    let mut phone = app.visitor();
    // Whoever opens the link sees whose it is, and no more than that; what is in it comes after a yes.
    let asked = phone.get(&format!("/aanmelden/verder/{number}")).await;
    assert!(asked.text().contains("Half af") && !phone.cookies.contains_key("aanmelding"));
    let there = phone.submit(&asked, "verder", &[]).await;
    let page = phone.follow(&there).await;
    let (_, fields) = page.form("wat", &[]);
    assert!(fields.contains(&("title".to_owned(), "Half af".to_owned())));
});

on_both!(two_tabs_from_an_empty_form_are_two_drafts, async |app| {
    let mut roos = app.visitor();
    let (one, other) = (roos.open("/aanmelden").await, roos.open("/aanmelden").await);
    let after_one = roos.submit(&one, "wat", &WHAT).await;
    let bees = [&WHAT[1..], &[("title", "De Bijenstal")]].concat();
    let after_other = roos.submit(&other, "wat", &bees).await;
    assert_ne!(after_one.location(), after_other.location());
    let (one, other) = (roos.follow(&after_one).await, roos.follow(&after_other).await);
    // Reload and back keep their own.
    let back = |page: &Page| page.attribute(".mw-steps a", "href");
    for (page, title) in [(&one, "De Zaadjesruil"), (&other, "De Bijenstal"), (&one, "De Zaadjesruil")] {
        let (_, fields) = roos.get(&back(page)).await.form("wat", &[]);
        assert!(fields.contains(&("title".to_owned(), title.to_owned())), "{fields:?}");
    }
    // Both are sent, and each link makes its own public.
    for (page, email, title) in
        [(other, "bea@example.org", "De Bijenstal"), (one, "roos@example.org", "De Zaadjesruil")]
    {
        let next = roos.submit(&page, "waar", &EVERYWHERE).await;
        let page = roos.follow(&next).await;
        let next =
            roos.submit(&page, "wie", &[("name", "Bea"), ("email", email), ("contact", "welcome")]).await;
        let page = roos.follow(&next).await;
        assert!(page.text().contains(title) && page.text().contains(email), "{}", page.text());
        assert_eq!(roos.submit(&page, "nakijken", &[]).await.location(), "/aanmelden/verstuurd");
        assert!(app.visitor().get(&link(&app).await).await.text().contains(title));
    }
    assert!(!roos.cookies.contains_key("aanmelding"), "nothing stays behind");
});

on_both!(two_tabs_on_one_draft_keep_both_or_ask, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let kept = roos.submit(&page, "wat", &[&WHAT[..], &[("later", "1")]].concat()).await;
    let one = roos.follow(&kept).await;
    let other = roos.follow(&kept).await;
    // Each changes something else: both stay.
    roos.submit(&one, "wat", &[("summary", "Zaadjes en stekjes, en thee.")]).await;
    let next = roos.submit(&other, "wat", &[("story", "Elke zondag op de stoep.")]).await;
    assert_eq!(next.step(), "/aanmelden/waar");
    let (_, fields) = roos.follow(&kept).await.form("wat", &[]);
    for said in ["Zaadjes en stekjes, en thee.", "Elke zondag op de stoep."] {
        assert!(fields.iter().any(|(_, value)| value == said), "{said}: {fields:?}");
    }
    // Both change the same: who comes second sees both.
    let (one, other) = (roos.follow(&kept).await, roos.follow(&kept).await);
    roos.submit(&one, "wat", &[("title", "De Stekjesruil")]).await;
    let both = roos.submit(&other, "wat", &[("title", "De Bollenruil")]).await;
    assert_eq!(both.status, 409);
    assert!(both.text().contains("De Stekjesruil") && both.body.contains("De Bollenruil"), "{}", both.text());
    let (action, values) = both.only_form();
    let values: Vec<_> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| *name != "title" && *name != "leave")
        .chain([("title", "De Bollenruil")])
        .collect();
    assert_eq!(roos.post(&action, &values).await.step(), "/aanmelden/waar");
    assert!(roos.follow(&kept).await.body.contains("De Bollenruil"));
    // A choice is told apart too: a place of another step, in two tabs.
    let place = kept.location().replace("/aanmelden?", "/aanmelden/waar?");
    let (one, other) = (roos.get(&place).await, roos.get(&place).await);
    roos.submit(&one, "waar", &EVERYWHERE).await;
    let both = roos
        .submit(
            &other,
            "waar",
            &[("way", "postcode"), ("postcode", "7545 aa"), ("precision", "neighbourhood")],
        )
        .await;
    assert_eq!(both.status, 409);
    assert!(both.text().contains("In de hele gemeente"), "{}", both.text());
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

pub const EVERYWHERE: [(&str, &str); 2] = [("way", "everywhere"), ("precision", "none")];

on_both!(what_a_link_makes_public_is_what_stood_there_when_it_was_sent, async |app| {
    let mut roos = app.visitor();
    // A second tab on the same draft, with the cookie from before it was sent.
    let page = roos.open("/aanmelden").await;
    let kept = roos.submit(&page, "wat", &[&WHAT[..], &[("later", "1")]].concat()).await;
    let mut tab = roos.clone();
    let other = tab.follow(&kept).await;
    let page = roos.follow(&kept).await;
    fill_in_from(&mut roos, page, &EVERYWHERE).await;
    let apart = tab.submit(&other, "wat", &[("title", "Heel iets anders"), ("later", "1")]).await;
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
    assert_ne!(apart.location(), kept.location());
    assert!(tab.follow(&apart).await.body.contains("Heel iets anders"));
});

on_both!(two_registered_in_one_browser_are_two, async |app| {
    let mut samira = app.browser("samira").await;
    fill_in(&mut samira, &EVERYWHERE).await;
    let first = link(&app).await;
    let page = samira.open("/aanmelden").await;
    assert!(!page.body.contains("De Zaadjesruil"), "a new form is a new draft");
    let next = samira.submit(&page, "wat", &[&WHAT[1..], &[("title", "De Bijenstal")]].concat()).await;
    let page = samira.follow(&next).await;
    let next = samira.submit(&page, "waar", &EVERYWHERE).await;
    let page = samira.follow(&next).await;
    let who = [("name", "Bea"), ("email", "bea@example.org"), ("contact", "welcome")];
    let next = samira.submit(&page, "wie", &who).await;
    let page = samira.follow(&next).await;
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
    assert_eq!(back.step(), "/aanmelden/nakijken");
    let check = roos.follow(&back).await;
    assert!(check.text().contains("De Zaadjesruil"));
    let draft = roos.cookies["aanmelding"].split('.').next().unwrap().to_owned();
    let used = app.visitor().get(&path).await;
    assert!(used.text().contains("U ging hiermee verder"), "{}", used.text());
    let page = roos.get(&check.attribute(".mw-steps a", "href")).await;
    roos.submit(&page, "wat", &[("title", "De Stekjesruil")]).await;
    let page = roos.follow(&back).await;
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
    let go_on = app.visitor().get(&format!("/aanmelden/verder/{draft}")).await;
    assert_eq!((go_on.status.as_u16(), go_on.location()), (303, "/initiatieven/de-stekjesruil".to_owned()));
    let cut = app.visitor().get("/aanmelden/bevestigen/afgeknipt").await;
    assert!(cut.text().contains("kennen wij niet"), "{}", cut.text());
});

on_both!(nothing_of_what_was_filled_in_stays_in_a_browser, async |app| {
    let mut roos = app.visitor();
    fill_in(&mut roos, &EVERYWHERE).await;
    for path in ["/aanmelden", "/aanmelden/wie", "/aanmelden/nakijken", "/aanmelden/verstuurd"] {
        let page = roos.open(path).await;
        assert!(!page.body.contains("Zaadjesruil") && !page.body.contains("roos@example.org"), "{path}");
        assert!(page.all("[data-testid=begun]").is_empty(), "{path}");
    }
    // At log-out.
    let mut samira = app.browser("samira").await;
    let page = samira.open("/aanmelden").await;
    let kept = samira.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    assert!(samira.follow(&kept).await.body.contains("Half af"));
    samira.post("/uitloggen", &[]).await;
    assert!(!samira.follow(&kept).await.body.contains("Half af"));
    // By the button.
    let page = roos.open("/aanmelden").await;
    let kept = roos.submit(&page, "wat", &[("title", "Toch niet"), ("later", "1")]).await;
    let page = roos.follow(&kept).await;
    let number = roos.cookies["aanmelding"].rsplit('.').next().unwrap().to_owned();
    let wiped = roos.submit(&page, "aanmelding-wissen", &[]).await;
    assert!(
        wiped.location().starts_with("/aanmelden?gedaan=aanmelding-gewist&concept="),
        "{}",
        wiped.location()
    );
    assert!(!roos.follow(&wiped).await.body.contains("Toch niet"));
    assert!(!roos.follow(&kept).await.body.contains("Toch niet"));
    assert_eq!(roos.get(&format!("/aanmelden/verder/{number}")).await.status, 404);
});

on_both!(nothing_that_a_visitor_typed_goes_to_an_address_that_is_not_proved, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden").await;
    let what = |title| [&[("title", title), ("summary", "x"), ("story", "x")], &WHAT[3..]].concat();
    let back = visitor.submit(&page, "wat", &what("Win een fiets\r\nhttps://kwaad.example")).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["wat-title".to_owned()]));
    let next = visitor.submit(&back, "wat", &what("Win een fiets\r\nBel kwaad")).await;
    let page = visitor.follow(&next).await;
    let next = visitor.submit(&page, "waar", &EVERYWHERE).await;
    let page = visitor.follow(&next).await;
    let who = |name| [("name", name), ("email", "roos@example.org"), ("contact", "welcome")];
    let back = visitor.submit(&page, "wie", &who("klant\r\n\r\nVerleng: https://kwaad.example/d")).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["wie-name".to_owned()]));
    assert!(back.body.contains("geen link") && back.body.contains("kwaad.example/d"), "{}", back.text());
    let next = visitor.submit(&back, "wie", &who("Beste klant")).await;
    let page = visitor.follow(&next).await;
    visitor.submit(&page, "nakijken", &[]).await;
    let mail = app.mail().await.pop().unwrap();
    for typed in ["fiets", "kwaad", "klant"] {
        assert!(!mail.text.contains(typed) && !mail.subject.contains(typed), "{typed}: {}", mail.text);
    }
    // What was typed on two lines is one.
    let page = app.visitor().get(&mail.link("/aanmelden/bevestigen/")).await;
    assert!(page.body.contains("Win een fiets Bel kwaad"), "{}", page.text());
});

on_both!(who_is_logged_in_goes_on_with_what_we_know_of_them, async |app| {
    for (name, said) in [(None, "Yusuf Demir"), (Some("Joesoef"), "Joesoef")] {
        let mut yusuf = app.browser("yusuf").await;
        let page = yusuf.open("/aanmelden").await;
        let next = yusuf.submit(&page, "wat", &WHAT).await;
        let page = yusuf.follow(&next).await;
        let next = yusuf.submit(&page, "waar", &EVERYWHERE).await;
        let page = yusuf.follow(&next).await;
        let fields: Vec<_> = name.map(|name| ("name", name)).into_iter().collect();
        let next = yusuf.submit(&page, "wie", &fields).await;
        assert_eq!(next.step(), "/aanmelden/nakijken", "{:?}", next.wrong_fields());
        let page = yusuf.follow(&next).await;
        assert!(page.text().contains(said) && page.text().contains("yusuf@demonstratie.example"));
    }
});

on_both!(a_tab_whose_draft_was_sent_goes_on_with_one_of_its_own, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let kept = roos.submit(&page, "wat", &[&WHAT[..], &[("later", "1")]].concat()).await;
    let (tab, page) = (roos.follow(&kept).await, roos.follow(&kept).await);
    fill_in_from(&mut roos, page, &EVERYWHERE).await;
    // Something is wrong first; the page that comes back is about the new draft, and stays so.
    let back = roos.submit(&tab, "wat", &[("title", "De Bollenruil"), ("summary", "")]).await;
    assert_eq!(back.status, 422);
    let next = roos.submit(&back, "wat", &[("summary", "Wij ruilen bollen.")]).await;
    assert_eq!(next.step(), "/aanmelden/waar", "{:?}", next.wrong_fields());
    assert_eq!(next.location().split('=').next_back(), back.form("wat", &[]).0.split('=').next_back());
    use sea_orm::EntityTrait as _;
    let drafts = store::register::entity::Entity::find().all(app.app.db.read()).await.unwrap();
    assert_eq!(drafts.len(), 2, "the one that was sent, and this one");
});

on_both!(what_is_too_long_or_wrong_says_so, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let long = "x".repeat(105);
    let back = roos.submit(&page, "wat", &[("title", &long), ("summary", "\u{200b}\u{3164}")]).await;
    assert_eq!(back.status, 422);
    assert!(back.text().contains("Hier passen 100 tekens in. Het zijn er nu 105."), "{}", back.text());
    assert!(back.text().contains("Vertel in het kort wat u doet."), "what nobody sees is nothing");
    let mut page = roos.open("/aanmelden/wie").await;
    for (email, said) in [
        ("josé@example.org", "een letter die mailprogramma’s niet aannemen"),
        ("roos@example", "Het stuk achter de @ klopt niet"),
        ("Roos <roos@example.org>", "zonder naam, haakjes"),
        ("roos.example.org", "In een e-mailadres staat een @"),
    ] {
        let back =
            roos.submit(&page, "wie", &[("name", "Roos"), ("email", email), ("contact", "welcome")]).await;
        assert_eq!(back.status, 422, "{email}");
        assert!(back.text().contains(said), "{email}: {}", back.text());
        assert!(back.form("wie", &[]).1.contains(&("email".to_owned(), email.to_owned())), "{email} is lost");
        page = back;
    }
});

on_both!(a_text_from_right_to_left_stays_within_its_own_part_of_a_sentence, async |app| {
    let mut samira = app.browser("samira").await;
    let page = samira.open("/aanmelden").await;
    let title = "مبادرة \u{202e}الحي";
    let next = samira.submit(&page, "wat", &[&[("title", title)], &WHAT[1..]].concat()).await;
    let page = samira.follow(&next).await;
    assert!(samira.open(&page.attribute(".mw-steps a", "href")).await.body.contains("value=\"مبادرة الحي\""));
    let next = samira.submit(&page, "waar", &EVERYWHERE).await;
    let page = samira.follow(&next).await;
    let who = [("name", "Roos"), ("email", "roos@example.org"), ("contact", "welcome")];
    let next = samira.submit(&page, "wie", &who).await;
    let page = samira.follow(&next).await;
    samira.submit(&page, "nakijken", &[]).await;
    let mail = app.mail().await.pop().unwrap();
    assert_eq!(mail.subject, "Bevestig ‘\u{2068}مبادرة الحي\u{2069}’");
});

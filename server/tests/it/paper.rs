//! People without an e-mail address: a colleague fills in for them, letters come on paper, and no mail goes.

use crate::support::{Browser, Page, TestApp, on_both};

const ASK: [(&str, &str); 4] = [
    ("kind", "space"),
    ("title", "Een bankje bij de bushalte"),
    ("story", "Mevrouw kan niet lang staan."),
    ("name", "Mevrouw De Wit"),
];

/// What is asked for somebody, with how she is reached.
async fn ask(browser: &mut Browser, reach: &[(&str, &str)]) -> Page {
    let page = browser.get("/verzoeken/nieuw").await;
    let kept = ASK.iter().filter(|(name, _)| !reach.iter().any(|(other, _)| other == name));
    let fields: Vec<_> = kept.chain(reach).copied().collect();
    browser.submit(&page, "verzoek", &fields).await
}

fn number(done: &Page) -> String {
    done.location().split('?').next().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn letters(app: &TestApp, who: &str) -> Vec<String> {
    app.browser(who).await.get("/werk/brieven").await.all("[data-testid=letters] tbody th")
}

on_both!(a_request_of_somebody_without_mail_is_handled_by_telephone_and_on_paper, async |app| {
    let mut samira = app.browser("samira").await;
    let before = app.mail().await.len();
    let none = ask(&mut samira, &[]).await;
    assert_eq!((none.status.as_u16(), none.wrong_fields()), (422, vec!["verzoek-email".to_owned()]));
    let wrong = ask(&mut samira, &[("phone", "bel maar")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["verzoek-phone".to_owned()]));
    assert!(wrong.body.contains("bel maar"), "what was typed stays");
    let post = "Lijsterstraat 4, 7521 AB Enschede";
    let done = ask(&mut samira, &[("phone", "053-481 81 81"), ("post", post)]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let number = number(&done);
    let work = format!("/werk/verzoeken/{number}");
    let page = samira.get(&work).await;
    assert!(
        page.all("[data-testid=on-paper]").join("").contains("053 481 8181") && page.text().contains(post),
        "{}",
        page.text()
    );
    // What would be mailed is a letter.
    let page = samira.get(&work).await;
    samira.submit(&page, "oppakken", &[]).await;
    let page = samira.get(&work).await;
    let said = [("words", "Wij komen donderdag kijken."), ("way", "written")];
    assert_eq!(samira.submit(&page, "bericht", &said).await.status, 303);
    assert_eq!(app.mail().await.len(), before, "no mail goes to who has no address");
    let waiting = letters(&app, "samira").await;
    assert!(waiting.len() >= 2, "{waiting:?}");
    assert!(app.browser("samira").await.get("/werk").await.text().contains("wachten om geprint te worden"));
    let list = samira.get("/werk/brieven").await;
    let last = list.all_attributes("[data-testid=letters] tbody th a", "href").pop().unwrap();
    let letter = samira.get(&last).await;
    let text = letter.all("[data-testid=letter]").join("");
    for part in ["Mevrouw De Wit", post, "Wij komen donderdag kijken."] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("http"), "nobody opens a page on paper: {text}");
    // Posted once; what stood in it is forgotten, and the request tells that it went.
    assert_eq!(samira.submit(&letter, "brief", &[]).await.status, 303);
    assert_eq!(samira.submit(&letter, "brief", &[]).await.status, 303, "a double click is one");
    assert_eq!(app.browser("fatma").await.submit(&letter, "brief", &[]).await.status, 404);
    assert_eq!(letters(&app, "samira").await.len(), waiting.len() - 1);
    assert_eq!(samira.get(&last).await.status, 404);
    assert!(samira.get(&work).await.text().contains("ging op de post"));
});

on_both!(who_comes_back_is_the_same_person_and_a_household_shares_a_number, async |app| {
    let mut samira = app.browser("samira").await;
    let mut who = Vec::new();
    for (name, phone) in [
        ("Mevrouw De Wit", "06 12345678"),
        ("mevrouw de wit", "+31 6 1234 5678"),
        ("Meneer De Wit", "0612345678"),
        ("Mevrouw De Wit", "0687654321"),
    ] {
        let done = ask(&mut samira, &[("name", name), ("phone", phone)]).await;
        let db = app.app.db.read();
        let found = store::requests::by_number(db, app.app.municipality.id, &number(&done)).await;
        who.push(found.unwrap().unwrap().account);
    }
    assert_eq!(who[0], who[1]);
    assert!(who[0] != who[2] && who[0] != who[3] && who[2] != who[3]);
});

on_both!(letters_are_for_those_who_may_read_the_request, async |app| {
    let mut samira = app.browser("samira").await;
    ask(&mut samira, &[("phone", "0612345678")]).await;
    let list = samira.get("/werk/brieven").await;
    let path = list.attribute("[data-testid=letters] a", "href");
    for (who, status) in [("", 303), ("yusuf", 403), ("femke", 403)] {
        assert_eq!(app.browser(who).await.get("/werk/brieven").await.status, status, "{who}");
        assert_eq!(app.browser(who).await.get(&path).await.status, status, "{who}");
    }
    // A visitor gives no number in the place of an address that can be proved.
    let mut visitor = app.visitor();
    let page = ask(&mut visitor, &[("phone", "0612345678")]).await;
    assert_eq!((page.status.as_u16(), page.wrong_fields()), (422, vec!["verzoek-email".to_owned()]));
    // Nobody gets in by the name that stands in the place of an address.
    let placeholder = format!("{}@zonder-mail.invalid", uuid::Uuid::nil());
    let page = visitor.get("/inloggen").await;
    assert_eq!(visitor.submit(&page, "inloggen", &[("email", &placeholder)]).await.status, 422);
});

on_both!(an_initiative_of_somebody_without_mail_is_read_out_and_public, async |app| {
    let mut samira = app.browser("samira").await;
    let before = app.mail().await.len();
    let mut page = samira.open("/aanmelden").await;
    let steps: [(&str, &[(&str, &str)]); 3] = [
        (
            "wat",
            &[
                ("title", "Breiclub De Naald"),
                ("summary", "Wij breien samen."),
                ("story", "Elke dinsdag breien wij in de zaal."),
                ("themes", "meeting"),
                ("stage", "active"),
            ],
        ),
        ("waar", &[("way", "list"), ("area", "BU01530000"), ("precision", "neighbourhood")]),
        ("wie", &[("name", "Mevrouw De Wit"), ("phone", "0612345678"), ("contact", "only_if_we_ask")]),
    ];
    for (form, answers) in steps {
        let next = samira.submit(&page, form, answers).await;
        assert_eq!(next.status, 303, "{form}: {}", next.text());
        page = samira.follow(&next).await;
    }
    assert!(page.text().contains("0612345678") && page.text().contains("Is het voorgelezen?"));
    let not_read = samira.submit(&page, "nakijken", &[]).await;
    assert_eq!((not_read.status.as_u16(), not_read.wrong_fields().len()), (422, 1), "{}", not_read.text());
    let done = samira.submit(&page, "nakijken", &[("read_out", "yes")]).await;
    assert!(done.location().starts_with("/initiatieven/breiclub-de-naald"), "{}", done.text());
    assert_eq!(app.visitor().get("/initiatieven/breiclub-de-naald").await.status, 200);
    assert_eq!(app.mail().await.len(), before);
    // A visitor who posts a number without an address gets nothing public.
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden/wie").await;
    let posted = [("name", "Iemand"), ("phone", "0612345678"), ("contact", "only_if_we_ask")];
    let refused = visitor.submit(&page, "wie", &posted).await;
    assert_eq!((refused.status.as_u16(), refused.wrong_fields()), (422, vec!["wie-email".to_owned()]));
});

on_both!(a_letter_that_nobody_prints_goes_with_its_request_and_with_its_time, async |app| {
    let mut samira = app.browser("samira").await;
    let done = ask(&mut samira, &[("phone", "0612345678")]).await;
    let waiting = letters(&app, "samira").await.len();
    let id = {
        let db = app.app.db.read();
        let found = store::requests::by_number(db, app.app.municipality.id, &number(&done)).await;
        found.unwrap().unwrap().id
    };
    let write = app.write_as(None).await;
    app::privacy::actions::forget_request(&write, id).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(letters(&app, "samira").await.len(), waiting - 1);
    ask(&mut samira, &[("phone", "0612345678")]).await;
    let write = app.write_as(None).await;
    let later = app.app.clock.now() + jiff::SignedDuration::from_hours(1);
    assert!(store::notifications::forget_sent_before(write.tx(), later).await.unwrap() > 0);
    write.commit().await.unwrap();
    assert!(letters(&app, "samira").await.is_empty());
});

/// What a letter that waits says, by the end of its subject.
async fn letter(app: &TestApp, subject: &str) -> String {
    let mut samira = app.browser("samira").await;
    let list = samira.get("/werk/brieven").await;
    let subjects = list.all("[data-testid=letters] tbody th");
    let links = list.all_attributes("[data-testid=letters] tbody th a", "href");
    let found = subjects.iter().position(|one| one.contains(subject));
    let found = found.unwrap_or_else(|| panic!("{subject}: {subjects:?}"));
    samira.get(&links[found]).await.all("[data-testid=letter]").join("")
}

on_both!(a_colleague_writes_down_what_somebody_without_mail_says, async |app| {
    let mut samira = app.browser("samira").await;
    let done = ask(&mut samira, &[("phone", "0612345678")]).await;
    let work = format!("/werk/verzoeken/{}", number(&done));
    let own = format!("/verzoeken/{}", number(&done));
    let page = samira.get(&work).await;
    samira.submit(&page, "oppakken", &[]).await;
    let page = samira.get(&work).await;
    let offer = [("offer_kind", "space"), ("what", "Een bankje"), ("offered_by", "Team Buurten")];
    assert_eq!(samira.submit(&page, "nieuw-aanbod", &offer).await.status, 303);
    // Their page is theirs, and what they write themselves too.
    assert_eq!(samira.get(&own).await.status, 403);
    let page = samira.get(&work).await;
    let said = samira.get(&work).await;
    let answered = samira.submit(&page, "aanbod", &[("answer", "accepted")]).await;
    assert_eq!(answered.status, 303, "{}", answered.text());
    assert!(samira.follow(&answered).await.text().contains("zij willen het graag"));
    assert!(letter(&app, "ja tegen ons aanbod").await.contains("Een bankje"));
    // Somebody of another team, an alderman and an administrator can't.
    for who in ["nienke", "femke", "yusuf"] {
        let tried = app.browser(who).await.submit(&said, "stoppen", &[("sure", "yes")]).await;
        assert_eq!(tried.status, 403, "{who}");
    }
    let page = samira.get(&work).await;
    let unsure = samira.submit(&page, "stoppen", &[]).await;
    assert_eq!((unsure.status.as_u16(), unsure.wrong_fields().len()), (422, 1));
    let stopped = samira.submit(&unsure, "stoppen", &[("sure", "yes")]).await;
    assert_eq!((stopped.status.as_u16(), stopped.location().starts_with(&work)), (303, true));
    assert!(letter(&app, "is gestopt").await.contains("Samira"));
    // Of somebody who reads mail nobody does that.
    let other = app.browser("samira").await.get("/werk/verzoeken/2026-00001").await;
    assert!(other.all("[data-testid=spoken]").is_empty());
});

on_both!(whoever_has_no_mail_keeps_every_right, async |app| {
    let mut samira = app.browser("samira").await;
    let done = ask(&mut samira, &[("phone", "0612345678")]).await;
    let work = samira.get(&format!("/werk/verzoeken/{}", number(&done))).await;
    let person = work.attribute("[data-testid=on-paper] a", "href");
    let page = samira.get(&person).await;
    assert!(
        page.text().contains("Mevrouw De Wit") && page.text().contains(&number(&done)),
        "{}",
        page.text()
    );
    for (who, status) in [("", 303), ("yusuf", 403), ("femke", 403), ("nienke", 403)] {
        assert_eq!(app.browser(who).await.get(&person).await.status, status, "{who}");
    }
    // Corrected (AVG 16): what is wrong is told, and nothing typed is lost.
    let wrong = samira.submit(&page, "bereik", &[("phone", "bel maar")]).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.wrong_fields()),
        (422, vec!["bereik-phone".to_owned()]),
        "{}",
        wrong.text()
    );
    let fields = [("name", "Mevrouw De Wit-Jansen"), ("phone", "0687654321"), ("post", "Lijsterstraat 4")];
    assert_eq!(samira.submit(&page, "bereik", &fields).await.status, 303);
    let page = samira.get(&person).await;
    for kept in ["Mevrouw De Wit-Jansen", "06 8765 4321"] {
        assert!(page.text().contains(kept), "{kept}: {}", page.text());
    }
    // A copy (AVG 15).
    let copy = samira.submit(&page, "downloaden", &[]).await;
    assert_eq!(copy.status, 200);
    // An e-mail address after all, once its mail is read.
    let asked = samira.submit(&page, "adres", &[("email", "kleinkind@example.nl")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(samira.get(&person).await.status == 200, "nothing changed yet");
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.to == "kleinkind@example.nl").unwrap();
    assert!(!mail.text.contains("De Wit"), "whoever reads it may be somebody else: {}", mail.text);
    let mut grandchild = app.visitor();
    let opened = grandchild.get(&mail.link("/mijn/adres/")).await;
    assert_eq!(grandchild.submit(&opened, "adres-zetten", &[]).await.status, 303);
    assert_eq!(samira.get(&person).await.status, 404, "who reads mail is no longer helped here");
    app.log_in(&mut grandchild, "kleinkind@example.nl").await;
    assert!(grandchild.get("/mijn").await.text().contains("Een bankje"));
});

on_both!(whoever_has_no_mail_is_erased_at_their_word, async |app| {
    let mut samira = app.browser("samira").await;
    let done = ask(&mut samira, &[("phone", "0612345678")]).await;
    let work = format!("/werk/verzoeken/{}", number(&done));
    let person = samira.get(&work).await.attribute("[data-testid=on-paper] a", "href");
    let page = samira.get(&person).await;
    assert_eq!(samira.submit(&page, "wissen", &[]).await.status, 422);
    let erased = samira.submit(&page, "wissen", &[("sure", "yes")]).await;
    assert_eq!(erased.status, 303, "{}", erased.text());
    assert_eq!(samira.get(&person).await.status, 404);
    assert!(letters(&app, "samira").await.is_empty(), "what waited to be posted went along");
    assert!(!samira.get(&work).await.text().contains("kan niet lang staan"));
});

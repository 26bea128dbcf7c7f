//! Another address of one's own: proved by the link that goes there, and told at the old one.

use crate::support::{Page, TestApp, on_both};
use app::accounts::actions::{AtProvider, come_in};
use store::journal::{By, Write};

const NEW: &str = "yusuf.nieuw@example.org";
const OLD: &str = "yusuf@demonstratie.example";

async fn ask(app: &TestApp, email: &str) -> Page {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/mijn/gegevens").await;
    yusuf.submit(&page, "adres", &[("email", email)]).await
}

async fn link(app: &TestApp) -> String {
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.text.contains("/mijn/adres/"));
    mail.expect("a link").link("/mijn/adres/")
}

on_both!(another_address_is_proved_by_its_link_and_told_at_the_old_one, async |app| {
    for (typed, wrong) in [("x", true), (OLD, true), (" YUSUF@Demonstratie.example ", true), (NEW, false)] {
        let page = ask(&app, typed).await;
        assert_eq!(page.status, if wrong { 422 } else { 303 }, "{typed}");
        let fields: &[&str] = if wrong { &["adres-email"] } else { &[] };
        assert_eq!(page.wrong_fields(), fields, "{typed}");
    }
    let mut old = app.browser("yusuf").await;
    let mail = app.mail().await.pop().unwrap();
    assert_eq!(mail.to, NEW);
    assert!(!mail.text.contains("Yusuf"), "whoever reads it may be somebody else: {}", mail.text);
    // Until the link is opened, nothing changed.
    assert!(old.get("/mijn/gegevens").await.text().contains(OLD));
    let mut elsewhere = app.visitor();
    let path = link(&app).await;
    let page = elsewhere.get(&path).await;
    assert!(page.text().contains("wordt het adres van Yusuf Demir"), "{}", page.text());
    assert_eq!(elsewhere.submit(&page, "adres-zetten", &[]).await.status, 303);
    assert_eq!(old.get("/mijn").await.status, 303, "logged out everywhere");
    let told = app.mail().await.into_iter().rev().find(|mail| mail.to == OLD).unwrap();
    assert!(
        told.subject.contains("Uw e-mailadres is veranderd") && !told.text.contains(NEW),
        "{}",
        told.text
    );
    assert!(elsewhere.get(&path).await.text().contains("Dit is nu uw adres"), "a used link says what it did");
    app.log_in(&mut elsewhere, NEW).await;
    assert_eq!(elsewhere.get("/mijn").await.status, 200);
    assert!(elsewhere.get("/mijn").await.text().contains("Yusuf"), "the same account");
    // The old one opens nothing any more.
    let mut other = app.visitor();
    let page = other.get("/inloggen").await;
    other.submit(&page, "inloggen", &[("email", OLD)]).await;
    assert!(!app.mail().await.pop().unwrap().text.contains("/inloggen/link/"));
});

on_both!(an_address_of_somebody_else_is_answered_the_same_and_never_taken, async |app| {
    let free = ask(&app, NEW).await;
    let taken = ask(&app, "gerda@demonstratie.example").await;
    assert_eq!((free.status, free.location()), (taken.status, taken.location()));
    let mail = app.mail().await.pop().unwrap();
    assert!(mail.to.starts_with("gerda@") && !mail.text.contains("/mijn/adres/"), "{}", mail.text);
    // Somebody registers with it before the link is opened.
    let path = link(&app).await;
    let mut visitor = app.visitor();
    let page = visitor.get("/verzoeken/nieuw").await;
    let asked = [("kind", "other"), ("title", "Mag dat?"), ("story", "x"), ("name", "Iris"), ("email", NEW)];
    visitor.submit(&page, "verzoek", &asked).await;
    app.file_by_link(&mut visitor).await;
    let mut elsewhere = app.visitor();
    let page = elsewhere.get(&path).await;
    let refused = elsewhere.submit(&page, "adres-zetten", &[]).await;
    assert!(refused.status == 403 && refused.text().contains("hoort al bij een ander"), "{}", refused.text());
    assert_eq!(app.browser("yusuf").await.get("/mijn").await.status, 200);
});

on_both!(nobody_fills_a_mailbox_with_links_for_an_address, async |app| {
    let app = app.unhurried();
    let mut yusuf = app.browser("yusuf").await;
    let mut statuses = Vec::new();
    for nth in 0..7 {
        let page = yusuf.get("/mijn/gegevens").await;
        let email = format!("iris{nth}@example.org");
        statuses.push(yusuf.submit(&page, "adres", &[("email", &email)]).await.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 422, 422]);
    assert_eq!(app.visitor().post("/mijn/adres", &[("email", NEW)]).await.status, 401);
    let mut visitor = app.visitor();
    for path in ["/mijn/adres/oud", &format!("/mijn/adres/{}", "0".repeat(64))] {
        let page = visitor.get(path).await;
        assert!(page.status == 200 && page.text().contains("werkt niet meer"), "{path}: {}", page.text());
        assert_eq!(visitor.post(path, &[]).await.status, 303, "{path}");
    }
});

on_both!(the_address_follows_what_the_provider_vouches_for, async |app| {
    let come = async |email: &str| {
        let by = By { municipality: app.app.municipality.id, actor: None, now: app.app.clock.now() };
        let write = Write::start(&app.app.db, by).await.unwrap();
        let who = AtProvider { subject: "samira-at-provider", email: Some(email), name: None };
        let id = come_in(&write, who, domain::lang::Lang::Nl).await.unwrap();
        write.commit().await.unwrap();
        id
    };
    let samira = come("samira@demonstratie.example").await;
    assert_eq!(samira, Some(app.account("samira").await));
    assert_eq!(come("samira.nieuw@demonstratie.example").await, samira, "one account, not two");
    assert_eq!(app.account("samira.nieuw").await, samira.unwrap());
    // The address of a colleague stays that of the colleague.
    assert_eq!(come("fatma@demonstratie.example").await, samira);
    assert_eq!(app.account("samira.nieuw").await, samira.unwrap());
    assert_ne!(Some(app.account("fatma").await), samira);
});

on_both!(a_link_dies_with_the_session_in_which_it_was_asked_for, async |app| {
    ask(&app, "dief@example.org").await;
    let path = link(&app).await;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/mijn/inloggen").await;
    assert_eq!(yusuf.submit(&page, "overal", &[]).await.status, 303);
    let mut thief = app.visitor();
    assert!(thief.get(&path).await.text().contains("werkt niet meer"));
    thief.post(&path, &[]).await;
    assert_eq!(app.account("yusuf").await.to_string().len(), 36, "still known by the old address");
});

on_both!(what_stands_under_the_old_address_goes_along, async |app| {
    let slug = app.initiative().await.slug;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/melden/{slug}")).await;
    let told = [("ground", "unlawful"), ("words", "Vertrouwelijk"), ("email", OLD)];
    assert_eq!(yusuf.submit(&page, "melden", &told).await.status, 303);
    ask(&app, NEW).await;
    let mut elsewhere = app.visitor();
    let page = elsewhere.get(&link(&app).await).await;
    assert_eq!(elsewhere.submit(&page, "adres-zetten", &[]).await.status, 303);
    app.mail().await;
    app.log_in(&mut elsewhere, NEW).await;
    assert!(elsewhere.get("/mijn/gegevens").await.text().contains("Vertrouwelijk"));
    let rows = crate::privacy::dump_table(&app, "report").await
        + &crate::privacy::dump_table(&app, "login_token").await;
    assert!(!rows.contains(OLD), "nothing stays under it");
});

on_both!(a_name_that_the_provider_tells_is_read_like_any_other, async |app| {
    let long = "x".repeat(5000);
    for (nth, told, kept) in [
        (0, Some("  Noor de Wit "), "Noor de Wit"),
        (1, Some("Noor\nde Wit"), "Noor de Wit"),
        (2, Some(""), "noor2"),
        (3, Some("   "), "noor3"),
        (4, Some(long.as_str()), "noor4"),
        (5, Some("Noor https://kwaad.example"), "noor5"),
        (6, Some("  =1+1  "), "=1+1"),
        (7, None, "noor7"),
    ] {
        let write = app.write_as(None).await;
        let (subject, email) = (format!("subject-{nth}"), format!("noor{nth}@test.example"));
        let who = AtProvider { subject: &subject, email: Some(&email), name: told };
        let id = come_in(&write, who, domain::lang::Lang::Nl).await.unwrap().unwrap();
        write.commit().await.unwrap();
        let account = store::accounts::by_id(app.app.db.read(), id).await.unwrap().unwrap();
        assert_eq!(account.name, kept, "{told:?}");
    }
});

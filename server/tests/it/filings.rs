//! What a visitor files under an address waits until that address is proved, whoever knows it.

use crate::support::{Browser, Page, TestApp, on_both};

const ASK: [(&str, &str); 6] = [
    ("kind", "permit"),
    ("title", "Mag er een bankje?"),
    ("story", "Wij willen graag zitten."),
    ("application", "yes"),
    ("name", "Scheldnaam"),
    ("email", "yusuf@demonstratie.example"),
];

async fn ask(browser: &mut Browser, changes: &[(&str, &str)]) -> Page {
    let page = browser.get("/verzoeken/nieuw").await;
    let same = ASK.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    let fields: Vec<_> = same.chain(changes).copied().collect();
    browser.submit(&page, "verzoek", &fields).await
}

async fn newest_link(app: &TestApp) -> String {
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.text.contains("/bevestigen/"));
    mail.expect("a link").link("/bevestigen/")
}

/// Requests, critique, events and accounts that there are.
async fn counted(app: &TestApp) -> [u64; 4] {
    use sea_orm::{EntityTrait as _, PaginatorTrait as _};
    let db = app.app.db.read();
    [
        store::requests::entity::request::Entity::find().count(db).await.unwrap(),
        store::critique::entity::critique::Entity::find().count(db).await.unwrap(),
        store::journal::entity::event_row::Entity::find().count(db).await.unwrap(),
        store::accounts::entity::account::Entity::find().count(db).await.unwrap(),
    ]
}

on_both!(nothing_happens_in_the_name_of_somebody_before_their_link_is_opened, async |app| {
    let before = counted(&app).await;
    for email in ["yusuf@demonstratie.example", "niemand@example.org"] {
        let mut stranger = app.visitor();
        let sent = ask(&mut stranger, &[("email", email)]).await;
        let page = stranger.get("/kritiek/nieuw").await;
        let said = stranger
            .submit(
                &page,
                "kritiek",
                &[
                    ("helped", "no"),
                    ("hindered", "yes"),
                    ("words", "Niemand belde terug."),
                    ("public", "yes"),
                    ("name", "Scheldnaam"),
                    ("email", email),
                ],
            )
            .await;
        // The same for an address that is known and one that is not.
        assert_eq!((sent.location().as_str(), said.location().as_str()), ("/bevestigen", "/bevestigen"));
        assert!(stranger.cookies.is_empty(), "{email}: {:?}", stranger.cookies);
        assert!(stranger.follow(&sent).await.text().contains("Pas dan is het bij ons"));
    }
    assert_eq!(counted(&app).await, before);
    assert!(!app.browser("samira").await.get("/werk?lijst=team").await.text().contains("bankje"));
    assert!(!app.browser("yusuf").await.get("/mijn").await.text().contains("bankje"));
    for mail in app.mail().await {
        for typed in ["bankje", "Scheldnaam", "zitten", "terug"] {
            assert!(!mail.text.contains(typed) && !mail.subject.contains(typed), "{typed}: {}", mail.text);
        }
    }
});

on_both!(whoever_reads_the_mail_sees_what_waits_and_files_it, async |app| {
    ask(&mut app.visitor(), &[("email", "iris@example.org"), ("name", "Iris Vos")]).await;
    let link = newest_link(&app).await;
    app.pass(3 * 24 * 3600);
    let mut iris = app.visitor();
    let page = iris.get(&link).await;
    for said in ["Mag er een bankje?", "Wij willen graag zitten.", "Ook een officiële aanvraag"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let mut twice = iris.clone();
    let done = iris.submit(&page, "versturen", &[("what", "send")]).await;
    assert!(done.location().starts_with("/verzoeken/2026-"), "{}", done.location());
    // The double click leads to the same.
    assert_eq!(twice.submit(&page, "versturen", &[("what", "send")]).await.location(), done.location());
    let request = iris.follow(&done).await;
    assert!(request.text().contains("23 november 2026"), "it came in when it was sent: {}", request.text());
    assert!(iris.get("/mijn").await.body.contains("Iris Vos"));
    // A name that somebody else typed is hers to change.
    let page = iris.get("/mijn/gegevens").await;
    assert_eq!(iris.submit(&page, "naam", &[("name", "http://x.example")]).await.status, 422);
    let named = iris.submit(&page, "naam", &[("name", "Iris de Vries")]).await;
    assert!(iris.follow(&named).await.body.contains("Iris de Vries"));
    // The link says what it did, and leads there.
    let used = app.visitor().get(&link).await;
    let number = done.location().split('?').next().unwrap().to_owned();
    assert!(used.text().contains("Dit is verstuurd") && used.body.contains(&number), "{}", used.text());
    assert!(app.browser("samira").await.get("/werk?lijst=team").await.text().contains("bankje"));
    let receipts = app.mail().await.into_iter().filter(|mail| mail.text.contains("bankje")).count();
    assert_eq!(receipts, 1);
});

on_both!(a_link_can_throw_away_what_somebody_else_typed, async |app| {
    let before = counted(&app).await;
    ask(&mut app.visitor(), &[]).await;
    let link = newest_link(&app).await;
    let mut yusuf = app.visitor();
    let page = yusuf.get(&link).await;
    let done = yusuf.submit(&page, "versturen", &[("what", "drop")]).await;
    let page = yusuf.follow(&done).await;
    assert!(page.text().contains("Dit is weggegooid"), "{}", page.text());
    assert_eq!(counted(&app).await, before);
    assert_eq!(yusuf.get("/mijn").await.status, 303, "nobody is logged in by that");
    use sea_orm::EntityTrait as _;
    let rows = store::filings::entity::Entity::find().all(app.app.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.what.is_none() && row.name.is_empty()), "what was typed is gone");
});

on_both!(a_link_that_is_old_sends_a_new_one_and_what_nobody_claims_goes, async |app| {
    let app = app.unhurried();
    ask(&mut app.visitor(), &[]).await;
    let link = newest_link(&app).await;
    app.pass(15 * 24 * 3600);
    let mut yusuf = app.visitor();
    let page = yusuf.get(&link).await;
    assert!(page.text().contains("Deze link is te oud"), "{}", page.text());
    assert_eq!(yusuf.submit(&page, "versturen", &[("what", "again")]).await.location(), "/bevestigen");
    assert_ne!(newest_link(&app).await, link);
    // The new link is good for as long as it says.
    app.pass(13 * 24 * 3600 + 23 * 3600);
    app::privacy::rounds::round(&app.app).await.unwrap();
    assert!(app.file_by_link(&mut yusuf).await.location().starts_with("/verzoeken/2026-"));
    // Whoever asks for too many reads why there are no more.
    ask(&mut app.visitor(), &[("email", "laat@example.org")]).await;
    let old = newest_link(&app).await;
    app.pass(15 * 24 * 3600);
    let mut late = app.visitor();
    for time in 0..11 {
        let page = late.get(&old).await;
        let answer = late.submit(&page, "versturen", &[("what", "again")]).await;
        assert_eq!(answer.status.as_u16(), if time < 10 { 303 } else { 422 }, "time {time}");
        assert!(time < 10 || answer.text().contains("Morgen kan het weer"), "{}", answer.text());
    }
    ask(&mut app.visitor(), &[("title", "Nooit opgehaald")]).await;
    app.pass(29 * 24 * 3600);
    app::privacy::rounds::round(&app.app).await.unwrap();
    use sea_orm::EntityTrait as _;
    assert!(store::filings::entity::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
});

on_both!(an_address_is_written_to_so_many_times_a_day_and_no_more, async |app| {
    for time in 0..11 {
        // From another place each time.
        let answer = ask(&mut app.visitor(), &[]).await;
        assert_eq!(answer.status.as_u16(), if time < 10 { 303 } else { 422 }, "time {time}");
    }
    assert_eq!(app.mail().await.len(), 10);
    // It is not the owner who did that: they go on.
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get("/verzoeken/nieuw").await;
    let asked = yusuf.submit(&page, "verzoek", &ASK[..3]).await;
    assert!(asked.location().starts_with("/verzoeken/2026-"));
});

on_both!(who_only_typed_an_address_sees_nothing_of_what_is_filed_for_it, async |app| {
    let mut stranger = app.visitor();
    ask(&mut stranger, &[("email", "iris@example.org")]).await;
    // A colleague writes something down for the same person, who was never here.
    let mut samira = app.browser("samira").await;
    let done = ask(&mut samira, &[("email", "iris@example.org"), ("title", "Voor Iris")]).await;
    let number = done.location().split('?').next().unwrap().replace("/werk", "");
    assert_eq!(stranger.get(&number).await.status, 303, "a log-in page");
    let stopped = stranger.post(&format!("{number}/stoppen"), &[]).await;
    assert!([303, 401].contains(&stopped.status.as_u16()), "{}", stopped.status);
    let still = samira.get(&format!("/werk{number}")).await;
    assert!(still.text().contains("Voor Iris") && !still.text().contains("Ingetrokken"), "{}", still.text());
});

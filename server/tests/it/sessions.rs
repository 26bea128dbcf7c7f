//! How long somebody stays logged in, where, and what becomes of what they were typing.

use crate::support::{TestApp, on_both};

const HOUR: i64 = 3600;

/// A browser with a user agent, logged in by one click.
async fn on(app: &TestApp, who: &str, user_agent: &str) -> crate::support::Browser {
    let mut browser = app.visitor();
    browser.user_agent = user_agent.to_owned();
    let email = format!("{who}@demonstratie.example");
    assert_eq!(browser.post("/inloggen/demo", &[("email", &email), ("naar", "/over")]).await.status, 303);
    browser
}

on_both!(who_reads_letters_is_logged_out_sooner_than_who_writes_them, async |app| {
    let (mut yusuf, mut samira, mut femke) =
        (app.browser("yusuf").await, app.browser("samira").await, app.browser("femke").await);
    app.pass(HOUR + 60);
    assert_eq!(femke.get("/beheer").await.status, 303, "an administrator after an hour of nothing");
    assert_eq!(samira.get("/werk").await.status, 200);
    app.pass(4 * HOUR + 60);
    assert_eq!(samira.get("/werk").await.status, 303, "an official after four");
    assert_eq!(yusuf.get("/mijn").await.status, 200);
    app.pass(29 * 24 * HOUR);
    assert_eq!(yusuf.get("/mijn").await.status, 200, "a resident who comes by once a month");
    app.pass(31 * 24 * HOUR);
    assert_eq!(yusuf.get("/mijn").await.status, 303);
});

on_both!(nobody_stays_logged_in_for_ever, async |app| {
    let mut samira = app.browser("samira").await;
    for _ in 0..11 {
        app.pass(HOUR);
        assert_eq!(samira.get("/werk").await.status, 200);
    }
    app.pass(HOUR + 60);
    assert_eq!(samira.get("/werk").await.status, 303, "twelve hours, however busy");
});

on_both!(what_was_typed_survives_the_end_of_a_session, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    app.pass(5 * HOUR);
    let words = "Een lang bericht </textarea><script> dat niemand twee keer typt.";
    let ended = samira.submit(&page, "bericht", &[("words", words), ("way", "written")]).await;
    assert_eq!(ended.status, 401);
    assert!(ended.text().contains("intussen uitgelogd"));
    // She logs in in another tab: the same browser, so the same cookies. Then she sends it again.
    samira.post("/inloggen/demo", &[("email", "samira@demonstratie.example"), ("naar", "/werk")]).await;
    let (action, values) = ended.only_form();
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(samira.post(&action, &values).await.status, 303);
    assert!(samira.get(&format!("/werk/verzoeken/{number}")).await.text().contains(words));
});

on_both!(each_device_is_listed_and_can_be_logged_out_by_its_owner_only, async |app| {
    let mut phone = on(
        &app,
        "yusuf",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) \
        Version/18.5 Mobile/15E148 Safari/604.1",
    )
    .await;
    app.pass(120);
    let mut laptop = on(
        &app,
        "yusuf",
        "Mozilla/5.0 (Windows NT 10.0; rv:141.0) Gecko/20100101 \
        Firefox/141.0",
    )
    .await;
    let page = laptop.get("/mijn/inloggen").await;
    let devices = page.all("[data-testid=device]");
    assert_eq!(devices.len(), 2, "{devices:?}");
    assert!(devices[0].contains("Firefox, Windows") && devices[0].contains("Dit apparaat"), "{devices:?}");
    assert!(devices[1].contains("Safari, iPhone") && devices[1].contains("Uitloggen"), "{devices:?}");
    let (action, values) = page.form("apparaat", &[]);
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(app.browser("gerda").await.post(&action, &values).await.status, 404, "somebody else can't");
    assert_eq!(phone.get("/mijn").await.status, 200);
    assert_eq!(laptop.post(&action, &values).await.location(), "/mijn/inloggen?gedaan=apparaat");
    assert_eq!(phone.get("/mijn").await.status, 303);
    assert_eq!(laptop.get("/mijn").await.status, 200);
    // The number of a session stands nowhere in the page.
    let number = laptop.cookies["sessie"].clone();
    assert!(!laptop.get("/mijn/inloggen").await.body.contains(&number));
});

on_both!(a_session_that_was_ended_does_not_come_back, async |app| {
    use tower_sessions::{SessionStore as _, session::Record};
    let store = store::accounts::sessions::Sessions::new(app.app.db.clone(), app.app.clock.clone());
    let mut samira = app.browser("samira").await;
    let id = samira.cookies["sessie"].parse().unwrap();
    // A request that was under way has the session in hand while it is ended, and writes it down
    // afterwards.
    let record: Record = store.load(&id).await.unwrap().unwrap();
    store::accounts::end_sessions(app.app.db.write(), app.account("samira").await).await.unwrap();
    store.save(&record).await.unwrap();
    assert!(store.load(&id).await.unwrap().is_none());
    assert_eq!(samira.get("/werk").await.status, 303);
    // What she was typing when somebody else ended it is not lost either.
    let ended = samira.post("/werk/leertafel/nieuw", &[("title", "Een lang verhaal")]).await;
    assert!(ended.status == 401 && ended.body.contains("Een lang verhaal"), "{}", ended.status);
});

on_both!(a_role_that_is_taken_back_is_gone_at_once, async |app| {
    let mut samira = app.browser("samira").await;
    assert_eq!(samira.get("/werk").await.status, 200);
    let db = app.app.db.write();
    let id = app.account("samira").await;
    let role = store::accounts::roles_of(db, id).await.unwrap().remove(0);
    store::accounts::revoke(db, id, role.id).await.unwrap();
    assert_eq!(samira.get("/werk").await.status, 303);
    assert_eq!(app.browser("samira").await.get("/werk").await.status, 403);
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_tls_the_cookie_is_bound_to_this_host_and_never_readable() {
    let app = TestApp::at("https://test.example").await;
    let mut browser = app.visitor();
    let page =
        browser.post("/inloggen/demo", &[("email", "yusuf@demonstratie.example"), ("naar", "/over")]).await;
    let cookie = page.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-sessie="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(page.headers["strict-transport-security"].to_str().unwrap().contains("max-age=63072000"));
}

on_both!(who_reads_waits_for_nobody_who_writes, async |app| {
    use sea_orm::ConnectionTrait as _;
    let (mut samira, mut femke) = (app.browser("samira").await, app.browser("femke").await);
    // Long enough for both sessions to be written down again, too long for that of an administrator.
    app.pass(2 * HOUR);
    let writing = app.app.db.begin().await.unwrap();
    writing.execute_unprepared("UPDATE session SET tries = tries").await.unwrap();
    let started = std::time::Instant::now();
    for path in ["/werk", "/mijn", "/initiatieven", "/werk"] {
        assert_eq!(samira.get(path).await.status, 200, "{path}");
    }
    assert_eq!(femke.get("/beheer").await.status, 303, "what is over is over");
    assert!(started.elapsed() < std::time::Duration::from_secs(4), "{:?}", started.elapsed());
    writing.rollback().await.unwrap();
    // Whoever was busy all the time stays logged in, also when it is written down late.
    for hours in [5, 8, 11] {
        app.pass(3 * HOUR);
        assert_eq!(samira.get("/werk").await.status, 200, "after {hours} hours");
    }
});

on_both!(tries_at_the_same_moment_are_each_counted, async |app| {
    let sessions = std::sync::Arc::new(app.app.sessions.clone());
    let session = tower_sessions::Session::new(None, sessions, None);
    session.insert("what", "half").await.unwrap();
    session.save().await.unwrap();
    let tries: Vec<_> = (0..30)
        .map(|_| {
            let (session, db) = (session.clone(), app.app.db.clone());
            tokio::spawn(
                async move { store::accounts::sessions::count_try(db.write(), &session).await.unwrap() },
            )
        })
        .collect();
    let mut counted = Vec::new();
    for one in tries {
        counted.push(one.await.unwrap());
    }
    counted.sort_unstable();
    assert_eq!(counted, (1..=30).collect::<Vec<_>>());
});

//! The outbox: nothing lost, nothing twice.

use crate::support::on_both;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use server::mailer::Mailer;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};

on_both!(a_dead_mail_server_loses_nothing_and_sends_nothing_twice, async |app| {
    app.mail().await;
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    // A port on which nobody listens.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut broken = app.worker();
    broken.mailer = Mailer::from_setting(&format!("smtp://127.0.0.1:{free}")).unwrap();
    assert_eq!(broken.round().await.unwrap(), 1, "when nobody answers, the rest waits");
    assert_eq!(broken.round().await.unwrap(), 1, "receipt and name of the handler");
    assert_eq!(broken.round().await.unwrap(), 0, "not again at once");
    app.pass(6);
    assert_eq!(broken.round().await.unwrap(), 1, "again after five seconds");
    assert_eq!(broken.round().await.unwrap(), 1);
    assert!(app.mail().await.iter().all(|mail| !mail.text.contains(&number)), "nothing yet");
    app.pass(3700);
    assert_eq!(app.visitor().get("/readyz").await.status, 200, "the site itself is well");
    let sent: Vec<_> = app.mail().await.into_iter().filter(|mail| mail.text.contains(&number)).collect();
    assert_eq!(sent.len(), 2);
    assert_ne!(sent[0].id, sent[1].id);
    app.pass(7200);
    assert_eq!(
        app.mail().await.iter().filter(|mail| mail.text.contains(&number)).count(),
        2,
        "and never again"
    );
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
});

on_both!(a_message_that_can_not_be_read_holds_up_no_other, async |app| {
    use sea_orm::ConnectionTrait as _;
    app.mail().await;
    app.mails.lock().unwrap().clear();
    app.request().by("yusuf").taken_by("samira").await;
    let damage = |language: &str| {
        let first = "SELECT min(id) FROM outbox_message WHERE state = 'pending'";
        format!("UPDATE outbox_message SET language = '{language}' WHERE id = ({first})")
    };
    let db = app.app.db.write();
    db.execute_unprepared(&damage("xx")).await.unwrap();
    assert_eq!(app.worker().round().await.unwrap(), 2, "both were tried");
    assert_eq!(app.mails.lock().unwrap().len(), 1, "and one was sent");
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    db.execute_unprepared(&damage("nl")).await.unwrap();
    let waits = store::notifications::waiting(app.app.db.read()).await.unwrap();
    let why = waits[0].last_error.clone().unwrap();
    assert!(waits.len() == 1 && why.contains("language"), "the administrator reads why: {why}");
    app.pass(6);
    assert_eq!(app.mail().await.len(), 2, "once it is mended, it goes");
});

on_both!(two_workers_never_send_the_same_message, async |app| {
    app.mail().await;
    app.mails.lock().unwrap().clear();
    for _ in 0..5 {
        app.request().by("yusuf").taken_by("samira").await;
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let worker = app.worker();
            tokio::spawn(async move { while worker.round().await.unwrap() > 0 {} })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let mails = app.mail().await;
    let ids: std::collections::BTreeSet<_> = mails.iter().map(|mail| mail.id.clone()).collect();
    assert_eq!((mails.len(), ids.len()), (10, 10));
});

on_both!(what_stood_in_a_message_is_forgotten_once_it_is_sent, async |app| {
    app.request().by("yusuf").taken_by("samira").await;
    app.mail().await;
    use sea_orm::EntityTrait as _;
    let rows = store::journal::entity::outbox_message::Entity::find().all(app.app.db.read()).await.unwrap();
    assert!(
        !rows.is_empty()
            && rows
                .iter()
                .all(|row| row.facts.0 == serde_json::json!({})
                    && row.state.0 == store::journal::Delivery::Sent)
    );
});

/// A mail server that answers to an address what its name says: `weg` does not exist, `druk` comes later, the
/// rest is taken. Gives its port, and the addresses that it took.
async fn mail_server() -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let list = Arc::clone(&list);
            tokio::spawn(async move {
                let (read, mut write) = stream.into_split();
                let mut lines = tokio::io::BufReader::new(read).lines();
                write.write_all(b"220 test\r\n").await.unwrap();
                let (mut to, mut body) = (String::new(), false);
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer = match line.as_str() {
                        "." if body => {
                            body = false;
                            list.lock().unwrap().push(to.clone());
                            "250 taken"
                        }
                        _ if body => continue,
                        "DATA" => {
                            body = true;
                            "354 go on"
                        }
                        other if other.starts_with("RCPT") => {
                            to = other.to_owned();
                            if other.contains("weg@") {
                                "550 5.1.1 <weg@example.org> does not exist"
                            } else if other.contains("druk@") {
                                "451 4.7.1 later"
                            } else {
                                "250 fine"
                            }
                        }
                        "QUIT" => "221 bye",
                        _ => "250 fine",
                    };
                    if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    (port, taken)
}

fn through(port: u16) -> Mailer {
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(port);
    Mailer::Smtp(transport.build())
}

async fn ask_link(app: &crate::support::TestApp, email: &str) {
    let mut browser = app.visitor();
    let page = browser.get("/inloggen").await;
    assert_eq!(browser.submit(&page, "inloggen", &[("email", email)]).await.status, 303);
}

on_both!(what_is_refused_for_good_ends_and_an_administrator_decides, async |app| {
    app.mail().await;
    let (port, taken) = mail_server().await;
    let mut worker = app.worker();
    worker.mailer = through(port);
    for who in ["weg@example.org", "druk@example.org", "goed@example.org"] {
        ask_link(&app, who).await;
    }
    assert_eq!(worker.round().await.unwrap(), 3, "one that is refused holds up no other");
    assert_eq!(taken.lock().unwrap().len(), 1);
    app.pass(6);
    assert_eq!(worker.round().await.unwrap(), 1, "only what was put off is tried again");
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/mail").await;
    assert!(
        page.text().contains("Wordt niet meer geprobeerd")
            && page.text().contains("…@example.org> does not exist")
            && !page.body.contains("weg@"),
        "{}",
        page.text()
    );
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    // A typing mistake is mended; what was decided once is over.
    let mut twice = femke.clone();
    let done = femke.submit(&page, "mail", &[("email", "beter@example.org"), ("what", "again")]).await;
    assert_eq!(done.location(), "/beheer/mail?gedaan=mail-opnieuw");
    assert_eq!(worker.round().await.unwrap(), 1);
    assert!(taken.lock().unwrap().iter().any(|to| to.contains("beter@")), "{:?}", taken.lock().unwrap());
    let (action, _) = page.form("mail", &[]);
    assert_eq!(twice.post(&action, &[("what", "let_go")]).await.status, 403);
    // What is put off for days ends too.
    for _ in 0..140 {
        app.pass(3601);
        worker.round().await.unwrap();
    }
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/mail").await;
    assert!(page.text().contains("4.7.1 later") && page.text().contains("Wordt niet meer geprobeerd"));
    assert_eq!(femke.submit(&page, "mail", &[("what", "let_go")]).await.status, 303);
    assert!(femke.get("/beheer/mail").await.text().contains("Alle mail is verstuurd"));
    assert_eq!(app.browser("samira").await.post(&action, &[("what", "let_go")]).await.status, 403);
});

on_both!(a_link_goes_to_nobody_but_its_receiver, async |app| {
    app.mail().await;
    ask_link(&app, "gerda@demonstratie.example").await;
    use sea_orm::ConnectionTrait as _;
    let fail = "UPDATE outbox_message SET state = 'failed', last_error = '550' WHERE state = 'pending'";
    app.app.db.write().execute_unprepared(fail).await.unwrap();
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/mail").await;
    assert!(!page.body.contains("Beter adres"));
    let (action, _) = page.form("mail", &[]);
    let answer = femke.post(&action, &[("what", "again"), ("email", "femke@demonstratie.example")]).await;
    assert!(answer.status == 403 && answer.text().contains("van de ontvanger"), "{}", answer.text());
});

on_both!(a_link_to_log_in_goes_first_and_its_time_runs_from_when_it_leaves, async |app| {
    app.mail().await;
    app.mails.lock().unwrap().clear();
    for _ in 0..3 {
        app.request().by("yusuf").taken_by("samira").await;
    }
    app.pass(60);
    ask_link(&app, "gerda@demonstratie.example").await;
    // The mail server was away for a while.
    app.pass(40 * 60);
    let mails = app.mail().await;
    assert!(mails[0].text.contains("/inloggen/link/"), "{}", mails[0].subject);
    app.pass(14 * 60);
    let mut gerda = app.visitor();
    let page = gerda.get(&mails[0].link("/inloggen/link/")).await;
    assert_eq!(gerda.submit(&page, "link", &[]).await.status, 303);
    assert_eq!(gerda.get("/mijn").await.status, 200);
    for raw in app.mails.lock().unwrap().iter() {
        assert!(
            raw.contains("Auto-Submitted: auto-generated") && raw.contains("X-Auto-Response-Suppress: All")
        );
    }
});

on_both!(after_an_outage_everything_goes_at_once, async |app| {
    app.mail().await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut worker = app.worker();
    worker.mailer = through(free);
    for _ in 0..3 {
        app.request().by("yusuf").taken_by("samira").await;
    }
    for _ in 0..40 {
        worker.round().await.unwrap();
        app.pass(400);
    }
    let (port, taken) = mail_server().await;
    worker.mailer = through(port);
    assert_eq!(worker.round().await.unwrap(), 6, "none waits for its own hour");
    assert_eq!(taken.lock().unwrap().len(), 6);
});

on_both!(nothing_that_is_being_sent_is_sent_again, async |app| {
    app.mail().await;
    app.request().by("yusuf").taken_by("samira").await;
    let db = app.app.db.write();
    let now = || app.app.clock.now();
    let one = store::notifications::claim(db, now()).await.unwrap().unwrap();
    // "Try everything now", while it is being sent.
    store::notifications::wake(db, now()).await.unwrap();
    let other = store::notifications::claim(db, now()).await.unwrap().unwrap();
    assert_ne!(one.id, other.id);
    assert!(store::notifications::claim(db, now()).await.unwrap().is_none());
    // A worker that was killed: after its lease somebody else takes it.
    app.pass(301);
    assert!(store::notifications::claim(db, now()).await.unwrap().is_some());
});

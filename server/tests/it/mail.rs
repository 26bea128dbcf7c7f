//! The outbox: nothing lost, nothing twice.

use crate::support::on_both;
use server::mailer::Mailer;

on_both!(a_dead_mail_server_loses_nothing_and_sends_nothing_twice, async |app| {
    app.mail().await;
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    // A port on which nobody listens.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut broken = app.worker();
    broken.mailer = Mailer::from_setting(&format!("smtp://127.0.0.1:{free}")).unwrap();
    assert_eq!(broken.round().await.unwrap(), 2, "receipt and name of the handler");
    assert_eq!(broken.round().await.unwrap(), 0, "not again at once");
    let ready = app.visitor().get("/readyz").await;
    assert_eq!(ready.status, 200);
    app.pass(6);
    assert_eq!(broken.round().await.unwrap(), 2, "again after five seconds");
    assert!(app.mail().await.iter().all(|mail| !mail.text.contains(&number)), "nothing yet");
    app.pass(3700);
    assert_eq!(app.visitor().get("/readyz").await.status, 503, "somebody should look");
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

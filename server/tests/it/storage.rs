//! What is kept: chains, backups, import and export.

use crate::support::{TestApp, empty_like, on_both};
use sea_orm::ConnectionTrait as _;
use server::data;

async fn verify(app: &TestApp) -> store::journal::Verified {
    let mut found = store::journal::verify(app.app.db.read()).await.unwrap();
    found.breaks.extend(store::requests::verify_messages(app.app.db.read()).await.unwrap());
    found
}

on_both!(every_chain_holds_and_a_change_shows, async |app| {
    let before = verify(&app).await;
    assert!(before.events > 100 && before.breaks.is_empty(), "{before:?}");
    let db = app.app.db.write();
    assert!(
        db.execute_unprepared("UPDATE event SET payload = '{}'").await.is_err(),
        "the database refuses it"
    );
    assert!(db.execute_unprepared("DELETE FROM event").await.is_err(), "the database refuses it");
    // Somebody with the keys of the database takes the guard away.
    for drop in [
        "DROP TRIGGER event_no_update",
        "DROP TRIGGER event_no_delete",
        "DROP TRIGGER event_append_only ON event",
    ] {
        let _one_of_the_two = db.execute_unprepared(drop).await;
    }
    db.execute_unprepared(
        "UPDATE event SET payload = '{\"kind\":\"money\"}' WHERE kind = \
        'request_submitted' AND number = 1 AND id = (SELECT MIN(id) FROM event WHERE kind = \
        'request_submitted')",
    )
    .await
    .unwrap();
    let changed = verify(&app).await;
    assert!(!changed.breaks.is_empty());
    db.execute_unprepared(
        "DELETE FROM event WHERE kind = 'request_taken' AND id = (SELECT MIN(id) FROM \
        event WHERE kind = 'request_taken')",
    )
    .await
    .unwrap();
    let missing = verify(&app).await;
    assert!(missing.breaks.iter().any(|line| line.contains("missing")), "{missing:?}");
});

on_both!(a_changed_message_shows_and_an_erased_one_does_not_break_the_chain, async |app| {
    let db = app.app.db.write();
    db.execute_unprepared("DELETE FROM message WHERE id = (SELECT MIN(id) FROM message)").await.unwrap();
    assert_eq!(verify(&app).await.breaks, Vec::<String>::new());
    db.execute_unprepared(
        "UPDATE message SET words = 'iets anders' WHERE id = (SELECT MIN(id) FROM \
        message)",
    )
    .await
    .unwrap();
    assert_eq!(verify(&app).await.breaks.len(), 1);
});

on_both!(a_backup_comes_back_whole_in_an_empty_database_only, async |app| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.jsonl");
    let made = app.initiative().by("yusuf").await;
    let mut yusuf = app.browser("yusuf").await;
    crate::photos::upload(&mut yusuf, &made, &crate::photos::jpeg(200, 100), "Een tafel").await;
    let photo =
        app.visitor().get(&format!("/initiatieven/{}", made.slug)).await.attribute(".mw-photo", "src");
    let rows = data::backup(&app.app, &file).await.unwrap();
    let files = server::setup::files(&server::config::Config {
        data: folder.path().join("other"),
        ..Default::default()
    })
    .unwrap();
    assert!(data::backup(&app.app, &file).await.is_err(), "never over another file");
    let other = empty_like(&app, folder.path()).await;
    assert_eq!(data::restore(&other, &files, &file).await.unwrap(), rows);
    assert!(data::restore(&other, &files, &file).await.is_err(), "not on top of data");
    assert_eq!(
        store::journal::verify(other.read()).await.unwrap(),
        store::journal::verify(app.app.db.read()).await.unwrap()
    );
    let name = photo.trim_start_matches("/fotos/").trim_end_matches("/klein");
    assert!(
        folder.path().join(format!("other/files/photos/{name}/klein.jpg")).exists(),
        "photos come back too"
    );
    let again = folder.path().join("again.jsonl");
    let copied = server::setup::over(
        other,
        &server::config::Config { data: folder.path().join("other"), ..app.config.clone() },
        true,
        store::clock::Clock::System,
    )
    .await
    .unwrap();
    data::backup(&copied, &again).await.unwrap();
    let sorted = |file: &std::path::Path| {
        let mut lines: Vec<_> = std::fs::read_to_string(file)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap().to_string())
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&file), sorted(&again));
});

on_both!(export_names_no_people_and_import_says_what_is_wrong, async |app| {
    let (json, count) = data::export(&app.app).await.unwrap();
    assert_eq!(count, 14);
    assert!(!json.contains('@') && !json.contains("Yusuf"), "no people (rule 10)");
    let wrong = r#"[{"title":"T","summary":"S","story":"V","themes":["green"],"stage":"active",
        "contact":"welcome","neighbourhood":"BU0","steward_email":"a@b.nl"}]"#;
    let error = format!("{:#}", data::import(&app.app, wrong).await.unwrap_err());
    assert!(error.contains("BU0"), "{error}");
    let right = wrong.replace("BU0", "BU01530000");
    assert_eq!(data::import(&app.app, &right).await.unwrap(), 1);
    assert_eq!(app.visitor().get("/initiatieven/t").await.status, 200);
});

on_both!(no_table_is_missing_from_a_backup, async |app| {
    use sea_orm::{FromQueryResult as _, JsonValue, Statement};
    let db = app.app.db.read();
    let list = if db.get_database_backend() == sea_orm::DbBackend::Sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_words_%' AND \
            name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
    };
    let rows = JsonValue::find_by_statement(Statement::from_string(db.get_database_backend(), list))
        .all(db)
        .await
        .unwrap();
    let mut there: Vec<_> = rows
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .filter(|name| *name != "seaql_migrations")
        .collect();
    let mut known = migrations::TABLES.to_vec();
    there.sort_unstable();
    known.sort_unstable();
    assert_eq!(there, known);
    // What has no entity in this list is looked at by nobody when the database is verified. The words that
    // are searched in are no rows of their own.
    let mut read: Vec<_> = store::schema::tables().iter().map(|table| table.name.as_str()).collect();
    read.push("search_words");
    read.sort_unstable();
    assert_eq!(read, known);
});

on_both!(a_demonstration_refuses_real_data, async |app| {
    app.app.db.write().execute_unprepared("UPDATE municipality SET demonstration = FALSE").await.unwrap();
    let db = server::setup::open(&app.config).await.unwrap();
    let refused = server::setup::over(db, &app.config, true, store::clock::Clock::System).await;
    assert!(refused.unwrap_err().to_string().contains("real data"));
});

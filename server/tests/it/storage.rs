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
        app.visitor().get(&format!("/initiatieven/{}", made.slug)).await.attribute(".mw-topill img", "src");
    let rows = data::backup(&app.app, &file).await.unwrap();
    let files =
        server::files::place(&format!("file:{}", folder.path().join("other/files").display())).unwrap();
    assert!(data::backup(&app.app, &file).await.is_err(), "never over another file");
    let other = empty_like(&app, folder.path()).await;
    assert_eq!(data::restore(&other, &files, &file).await.unwrap(), rows);
    assert!(data::restore(&other, &files, &file).await.is_err(), "not on top of data");
    assert_eq!(
        store::journal::verify(other.read()).await.unwrap(),
        store::journal::verify(app.app.db.read()).await.unwrap()
    );
    let name = photo.trim_start_matches("/fotos/").trim_end_matches("/groot");
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

on_both!(a_backup_that_can_not_be_put_back_leaves_nothing_behind, async |app| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.jsonl");
    let made = app.initiative().by("yusuf").await;
    let mut yusuf = app.browser("yusuf").await;
    crate::photos::upload(&mut yusuf, &made, &crate::photos::jpeg(200, 100), "Een tafel").await;
    data::backup(&app.app, &file).await.unwrap();
    let whole = std::fs::read_to_string(&file).unwrap();
    let config = server::config::Config { data: folder.path().join("other"), ..Default::default() };
    let files = server::files::place(&config.files()).unwrap();
    let other = empty_like(&app, folder.path()).await;
    let steps = format!("\"steps\":{}", server::setup::steps());
    for (damaged, said) in [
        (whole.replace(&steps, "\"steps\":999"), "newer version"),
        (whole.lines().filter(|line| !line.contains("\"end\"")).collect::<Vec<_>>().join("\n"), "cut off"),
        (whole.replacen("\"table\":\"initiative\"", "\"table\":\"initiatief\"", 1), "initiatief"),
    ] {
        assert_ne!(damaged, whole);
        let wrong = folder.path().join("wrong.jsonl");
        std::fs::write(&wrong, damaged).unwrap();
        let error = format!("{:#}", data::restore(&other, &files, &wrong).await.unwrap_err());
        assert!(error.contains(said), "{error}");
        let mut photos = Vec::new();
        let mut folders = vec![folder.path().join("other/files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { photos.push(path) }
            }
        }
        assert!(photos.is_empty(), "{said}: {photos:?}");
    }
    data::restore(&other, &files, &file).await.unwrap();
});

on_both!(mail_that_waits_in_a_backup_goes_to_nobody_by_itself, async |app| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.jsonl");
    app.mail().await;
    app.request().by("yusuf").taken_by("samira").await;
    data::backup(&app.app, &file).await.unwrap();
    let config = server::config::Config { data: folder.path().join("other"), ..Default::default() };
    let other = empty_like(&app, folder.path()).await;
    data::restore(&other, &*server::files::place(&config.files()).unwrap(), &file).await.unwrap();
    let now = app.app.clock.now();
    assert!(store::notifications::claim(other.write(), now).await.unwrap().is_none());
    let waits = store::notifications::waiting(other.read()).await.unwrap();
    assert!(waits.len() == 2 && waits.iter().all(|mail| mail.last_error.as_deref() == Some("restored")));
    // An administrator lets it go.
    store::notifications::again(other.write(), waits[0].id.0, None, now).await.unwrap();
    assert!(store::notifications::claim(other.write(), now).await.unwrap().is_some());
});

on_both!(a_backup_is_of_one_moment_and_holds_nobody_up, async |app| {
    let app = std::sync::Arc::new(app.unhurried());
    let folder = tempfile::tempdir().unwrap();
    let writing = {
        let app = std::sync::Arc::clone(&app);
        tokio::spawn(async move {
            for _ in 0..12 {
                app.request().by("yusuf").taken_by("samira").assessed().await;
            }
        })
    };
    let mut made = Vec::new();
    while !writing.is_finished() {
        let file = folder.path().join(format!("{}.jsonl", made.len()));
        data::backup(&app.app, &file).await.unwrap();
        made.push(file);
    }
    writing.await.unwrap();
    for (number, file) in made.iter().enumerate().take(6) {
        let place = folder.path().join(format!("place-{number}"));
        std::fs::create_dir_all(&place).unwrap();
        let other = empty_like(&app, &place).await;
        let config = server::config::Config { data: place.clone(), ..Default::default() };
        data::restore(&other, &*server::files::place(&config.files()).unwrap(), file).await.unwrap();
        let breaks = store::journal::verify(other.read()).await.unwrap().breaks;
        assert_eq!(breaks, Vec::<String>::new(), "{}", file.display());
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_only_looks_makes_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let config = server::config::Config { data: folder.path().to_owned(), ..Default::default() };
    assert!(server::setup::as_it_is(&config).await.is_err());
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "no database is made by looking");
    // A database of an older version stays as it is.
    let db = server::setup::open(&config).await.unwrap();
    let last = "DELETE FROM seaql_migrations WHERE version = (SELECT max(version) FROM seaql_migrations)";
    db.write().execute_unprepared(last).await.unwrap();
    drop(db);
    let error = format!("{:#}", server::setup::as_it_is(&config).await.unwrap_err());
    assert!(error.contains("1 steps behind"), "{error}");
    for (setting, secret) in [("postgress://naam:geheim@host/db", "geheim"), ("geheim", "geheim@")] {
        let wrong = server::config::Config { database_url: Some(setting.to_owned()), ..config.clone() };
        let error = format!("{:#}", server::setup::as_it_is(&wrong).await.unwrap_err());
        assert!(!error.contains(secret), "{error}");
    }
    let error = server::mailer::Mailer::from_setting("smpt://naam:geheim@host").unwrap_err();
    assert!(!format!("{error:#}").contains("geheim"), "{error:#}");
}

#[tokio::test]
async fn a_new_database_is_of_a_municipality_that_somebody_named() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: Option<&str>| server::config::Config {
        data: folder.path().to_owned(),
        municipality: name.map(str::to_owned),
        ..Default::default()
    };
    for none in [None, Some(" ")] {
        let error = server::setup::app(&named(none), false).await.map(|_| ()).unwrap_err();
        assert!(format!("{error:#}").contains("MEERWAARDE_MUNICIPALITY"), "{error:#}");
    }
    let app = server::setup::app(&named(Some("Zwolle")), false).await.unwrap();
    assert_eq!(app.municipality.name, "Zwolle");
    assert!(app.live().areas.neighbourhoods.is_empty(), "the areas of another town are none of theirs");
    drop(app);
    // It keeps its name, whatever a setting says afterwards.
    let app = server::setup::app(&named(Some("Enschede")), false).await.unwrap();
    assert_eq!(app.municipality.name, "Zwolle");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_that_start_on_a_new_database_make_one_municipality() {
    let app = TestApp::postgres().await;
    let folder = tempfile::tempdir().unwrap();
    let url = crate::support::postgres_database().await;
    let config = server::config::Config {
        data: folder.path().to_owned(),
        database_url: Some(url),
        municipality: Some("Enschede".to_owned()),
        ..app.config.clone()
    };
    let start = || {
        let config = config.clone();
        tokio::spawn(async move { server::setup::app(&config, true).await.map(|app| app.municipality.id) })
    };
    let both = [start(), start(), start()];
    let mut ids = std::collections::BTreeSet::new();
    for one in both {
        ids.insert(one.await.unwrap().unwrap());
    }
    assert_eq!(ids.len(), 1, "{ids:?}");
}

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
    known.sort_unstable();
    // PostgreSQL keeps the words beside their numbers.
    there.retain(|name| !migrations::DERIVED.contains(name) && !migrations::PASSING.contains(name));
    there.sort_unstable();
    assert_eq!(there, known);
    // What has no entity in this list is looked at by nobody when the database is verified.
    let mut read: Vec<_> = store::schema::tables().iter().map(|table| table.name.as_str()).collect();
    read.sort_unstable();
    assert_eq!(read, known);
});

on_both!(a_demonstration_refuses_real_data, async |app| {
    app.app.db.write().execute_unprepared("UPDATE municipality SET demonstration = FALSE").await.unwrap();
    let db = server::setup::open(&app.config).await.unwrap();
    let refused = server::setup::over(db, &app.config, true, store::clock::Clock::System).await;
    assert!(refused.unwrap_err().to_string().contains("real data"));
});

//! What is kept about somebody: to see, to take along, to have erased; who looked; and what goes by itself.

use crate::support::{TestApp, on_both};
use app::privacy::{export::PARTS, retention, rounds};
use domain::request::Kind;
use domain::thresholds::Threshold;
use sea_orm::ConnectionTrait as _;
use std::{collections::BTreeMap, io::Read as _};

const DAY: i64 = 24 * 3600;

/// The files of a ZIP.
fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

on_both!(everything_about_me_in_one_file_and_nothing_about_others, async |app| {
    let made = app.initiative().by("yusuf").await;
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut yusuf = app.browser("yusuf").await;
    let jpeg = crate::photos::jpeg(300, 200);
    assert_eq!(
        crate::photos::upload(&mut yusuf, &made, &jpeg, "Zes mensen aan een lange tafel").await.status,
        303
    );
    let page = yusuf.get("/mijn/gegevens").await;
    for part in ["account", "devices", "initiatives", "photos", "requests", "deeds"] {
        assert_eq!(page.all(&format!("[data-testid=data-{part}]")).len(), 1, "{part}");
    }
    assert!(page.text().contains("yusuf@demonstratie.example") && page.text().contains(&number));
    let (action, _) = page.form("downloaden", &[]);
    assert_eq!(app.visitor().post(&action, &[]).await.status, 401, "not for a visitor");
    let file = yusuf.post(&action, &[]).await;
    assert_eq!(file.headers["content-type"], "application/zip");
    let files = unzip(&file.bytes);
    let data: serde_json::Value = serde_json::from_slice(&files["gegevens.json"]).unwrap();
    assert_eq!(data["data"]["account"][0]["email"], "yusuf@demonstratie.example");
    assert!(data["data"]["requests"].as_array().unwrap().iter().any(|request| request["number"] == number));
    assert!(
        data["data"]["account"][0]["created_at"].as_str().unwrap().ends_with('Z'),
        "moments as a program reads them"
    );
    let photo = files.keys().find(|name| name.starts_with("fotos/")).unwrap();
    assert!(files[photo].starts_with(&[0xff, 0xd8, 0xff]));
    let html = String::from_utf8(files["gegevens.html"].clone()).unwrap();
    assert!(
        html.contains("Uw verzoeken")
            && html.contains(&number)
            && html.contains("Zes mensen aan een lange tafel")
    );
    for text in [html, String::from_utf8(files["gegevens.json"].clone()).unwrap()] {
        for other in ["gerda@", "samira@", "hanneke@"] {
            assert!(!text.contains(other), "{other}");
        }
    }
    assert!(
        app.browser("femke")
            .await
            .get("/beheer/logboek?wat=data_exported")
            .await
            .text()
            .contains("Gegevens gedownload")
    );
});

on_both!(an_address_that_was_only_typed_opens_nobodys_data, async |app| {
    // Iris began a form and reported something; somebody else files a request with her address.
    let slug = app.initiative().await.slug;
    let mut iris = app.visitor();
    let page = iris.get(&format!("/melden/{slug}")).await;
    iris.submit(
        &page,
        "melden",
        &[("ground", "unlawful"), ("words", "Vertrouwelijk"), ("email", "iris@example.org")],
    )
    .await;
    let mut stranger = app.visitor();
    let page = stranger.get("/verzoeken/nieuw").await;
    let ask = [
        ("kind", "information"),
        ("title", "Wacht nog even"),
        ("story", "x"),
        ("name", "Iris"),
        ("email", "iris@example.org"),
    ];
    stranger.submit(&page, "verzoek", &ask).await;
    for path in ["/mijn", "/mijn/gegevens", "/mijn/gegevens/wissen"] {
        assert_eq!(
            stranger.get(path).await.status,
            303,
            "{path}: an address that was only typed opens nothing"
        );
    }
    app.file_by_link(&mut app.visitor()).await;
    let page = stranger.get("/verzoeken/nieuw").await;
    stranger.submit(&page, "verzoek", &[&ask[..1], &[("title", "Nog een")], &ask[2..]].concat()).await;
    let mut proved = app.visitor();
    app.log_in(&mut proved, "iris@example.org").await;
    let mine = proved.get("/mijn/gegevens").await;
    assert!(mine.text().contains("Vertrouwelijk"));
    assert!(mine.text().contains("Nog een"), "what waits for a link is told too");
});

on_both!(a_draft_goes_with_its_address_in_whatever_letters, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden/wie").await;
    visitor
        .submit(&page, "wie", &[("name", "Yusuf"), ("email", "Yusuf@Demonstratie.Example"), ("later", "1")])
        .await;
    let mut yusuf = app.browser("gerda").await;
    assert!(!yusuf.get("/mijn/gegevens").await.body.contains("data-drafts"));
    let by = app.app.municipality.id;
    let found = store::register::of_email(app.app.db.read(), by, "yusuf@demonstratie.example").await.unwrap();
    assert_eq!(found.len(), 1);
    // A `_` in an address stands for itself.
    assert_eq!(
        store::register::of_email(app.app.db.read(), by, "yusu_@demonstratie.example").await.unwrap().len(),
        0
    );
});

on_both!(what_stands_in_a_mail_that_waits_is_in_the_export_and_nobody_erased_gets_one, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let (mut yusuf, mut samira) = (app.browser("yusuf").await, app.browser("samira").await);
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    samira.submit(&page, "bericht", &[("words", "Ik bel u vrijdag.")]).await;
    let page = yusuf.get("/mijn/gegevens").await;
    let (action, _) = page.form("downloaden", &[]);
    let files = unzip(&yusuf.post(&action, &[]).await.bytes);
    let data: serde_json::Value = serde_json::from_slice(&files["gegevens.json"]).unwrap();
    let mails = data["data"]["mails"].as_array().unwrap();
    let waits = mails.iter().find(|mail| mail["facts"]["words"] == "Ik bel u vrijdag.").expect("it waits");
    assert!(waits.get("sent_at").is_none() && waits["facts"].get("link").is_none(), "{waits}");

    let id = app.account("yusuf").await;
    for request in store::requests::of_person(app.app.db.read(), id, vec![]).await.unwrap() {
        yusuf.post(&format!("/verzoeken/{}/stoppen", request.number), &[("sure", "yes")]).await;
    }
    let page = yusuf.get("/mijn/gegevens/wissen").await;
    let done = yusuf.submit(&page, "wissen", &[("sure", "yes")]).await;
    assert_eq!(done.location(), "/?gedaan=gewist", "{}", done.text());
    app.mail().await;
    let erased = store::accounts::by_id(app.app.db.read(), id).await.unwrap().unwrap();
    let before = dump(&app).await.matches(&erased.email).count();
    let write = app.write_as(None).await;
    app::accounts::letters::role_granted(&write, &erased, domain::access::Role::Official).await.unwrap();
    write.commit().await.unwrap();
    assert!(app.mail().await.iter().all(|mail| !mail.to.ends_with("@gewist.invalid")));
    assert_eq!(dump(&app).await.matches(&erased.email).count(), before, "nothing was written to nobody");
});

on_both!(no_table_with_people_in_it_is_left_out_of_the_export, async |app| {
    let db = app.app.db.read();
    let sqlite = app.app.db.backend() == sea_orm::DbBackend::Sqlite;
    // Of residents: these columns name somebody. Of colleagues at work: these tables, which an export for
    // a resident has no part in.
    let personal =
        ["account_id", "author_id", "email", "recipient", "subject_id", "actor_id", "contested_by"];
    let work =
        ["area_move", "duty", "initiative_theme", "assessment", "draft", "filing", "look", "idempotency_key"];
    let mut found = Vec::new();
    for table in migrations::TABLES {
        let sql = if sqlite {
            format!("SELECT name FROM pragma_table_info('{table}')")
        } else {
            format!(
                "SELECT column_name AS name FROM information_schema.columns WHERE table_name = \
                '{table}'"
            )
        };
        let rows =
            db.query_all_raw(sea_orm::Statement::from_string(app.app.db.backend(), sql)).await.unwrap();
        let columns: Vec<String> = rows.iter().map(|row| row.try_get("", "name").unwrap()).collect();
        if columns.iter().any(|column| personal.contains(&column.as_str())) {
            found.push(*table);
            // Drafts, what waits and looks are parts of their own; who judged, that a form was sent, and what
            // moved with a neighbourhood is not about the resident.
            assert!(
                PARTS.iter().any(|part| part.table == *table) || work.contains(table),
                "{table} has \
                people in it and no part in the export"
            );
        }
    }
    assert!(found.len() > 12, "{found:?}");
});

on_both!(the_resident_sees_who_looked_and_when, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    for _ in 0..3 {
        samira.get(&format!("/werk/verzoeken/{number}")).await;
    }
    app.browser("erik").await.get(&format!("/werk/verzoeken/{number}")).await;
    let mut yusuf = app.browser("yusuf").await;
    let looks = yusuf.get("/mijn/gegevens").await.all("[data-testid=data-looks] dl");
    let of_number: Vec<_> = looks.iter().filter(|look| look.contains(&number)).collect();
    assert_eq!(of_number.len(), 2, "three times within an hour is one look: {of_number:?}");
    assert!(
        of_number.iter().any(|look| look.contains("Een behandelaar van"))
            && !of_number.iter().any(|look| look.contains("Samira")),
        "{of_number:?}"
    );
    assert!(of_number.iter().any(|look| look.contains("Erik")), "a manager by name: {of_number:?}");
    app.pass(3601);
    app.browser("samira").await.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(
        yusuf
            .get("/mijn/gegevens")
            .await
            .all("[data-testid=data-looks] dl")
            .iter()
            .filter(|look| look.contains(&number))
            .count(),
        3
    );
    // Somebody who may not look leaves no look.
    app.browser("joost").await.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(
        yusuf
            .get("/mijn/gegevens")
            .await
            .all("[data-testid=data-looks] dl")
            .iter()
            .filter(|look| look.contains(&number))
            .count(),
        3
    );
});

on_both!(erasing_takes_everything_but_what_the_law_keeps_and_every_chain_holds, async |app| {
    let made = app.initiative().by("yusuf").await;
    let public = format!("/initiatieven/{}", made.slug);
    let informal = app.request().by("yusuf").taken_by("samira").await.number;
    let formal = app.request().kind(Kind::Permit).application().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{informal}")).await;
    samira.submit(&page, "bericht", &[("words", "Dag Yusuf, ik bel u morgen."), ("way", "written")]).await;
    let mut yusuf = app.browser("yusuf").await;
    let jpeg = crate::photos::jpeg(300, 200);
    crate::photos::upload(&mut yusuf, &made, &jpeg, "Een tafel").await;
    let photo = app.visitor().get(&public).await.attribute(".mw-topill img", "src");
    assert_eq!(app.visitor().get(&photo).await.status, 200);
    let page = yusuf.get("/mijn/gegevens/wissen").await;
    assert!(
        page.text().contains("De Zaadjesruil")
            && page.text().contains(&informal)
            && page.text().contains("loopt nog een officiële aanvraag"),
        "{}",
        page.text()
    );
    assert_eq!(
        yusuf.post("/mijn/gegevens/wissen", &[("sure", "yes")]).await.status,
        403,
        "an open application first ends"
    );
    yusuf.post(&format!("/verzoeken/{formal}/stoppen"), &[("sure", "yes")]).await;
    let others: Vec<_> =
        store::requests::of_person(app.app.db.read(), app.account("yusuf").await, vec![]).await.unwrap();
    for request in others.iter().filter(|request| request.application && request.status.is_open()) {
        yusuf.post(&format!("/verzoeken/{}/stoppen", request.number), &[("sure", "yes")]).await;
    }
    let page = yusuf.get("/mijn/gegevens/wissen").await;
    assert!(
        page.text().contains("Archiefwet") && page.text().contains(&formal),
        "what stays is named and explained: {}",
        page.text()
    );
    assert_eq!(yusuf.submit(&page, "wissen", &[]).await.status, 422, "first the tick");
    let id = app.account("yusuf").await;
    assert_eq!(yusuf.submit(&page, "wissen", &[("sure", "yes")]).await.location(), "/?gedaan=gewist");

    assert_eq!(yusuf.get("/mijn").await.status, 303, "logged out");
    assert!(app.visitor().get(&public).await.text().contains("De makers haalden het zelf weg."));
    assert_eq!(app.visitor().get(&photo).await.status, 404);
    let work = app.browser("samira").await.get(&format!("/werk/verzoeken/{informal}")).await;
    assert!(
        work.status == 200 && !work.body.contains("ik bel u morgen") && !work.body.contains("Yusuf"),
        "{}",
        work.text()
    );
    let kept = app.browser("samira").await.get(&format!("/werk/verzoeken/{formal}")).await;
    assert!(
        kept.body.contains("Yusuf") && kept.body.contains("Wij zoeken een droge plek."),
        "the archive keeps it, with the name"
    );
    let dump = dump(&app).await;
    for gone in ["yusuf@demonstratie.example", "ik bel u morgen"] {
        assert!(!dump.contains(gone), "{gone} is still in the database");
    }
    let account = store::accounts::by_id(app.app.db.read(), id).await.unwrap().unwrap();
    assert!(account.erased_at.is_some() && account.email.ends_with("@gewist.invalid"));
    let verified = store::journal::verify(app.app.db.read()).await.unwrap();
    assert_eq!(verified.breaks, Vec::<String>::new());
    assert_eq!(store::requests::verify_messages(app.app.db.read()).await.unwrap(), Vec::<String>::new());
    // The address is free: whoever reads its mail can begin anew.
    let mut again = app.visitor();
    let page = again.get("/verzoeken/nieuw").await;
    again
        .submit(
            &page,
            "verzoek",
            &[
                ("kind", "information"),
                ("title", "Opnieuw"),
                ("story", "x"),
                ("name", "Yusuf"),
                ("email", "yusuf@demonstratie.example"),
            ],
        )
        .await;
    let done = app.file_by_link(&mut again).await;
    assert!(done.location().starts_with("/verzoeken/"));
    assert!(!again.get("/mijn").await.text().contains(&formal));
});

on_both!(who_works_here_first_hands_in_their_roles, async |app| {
    let mut samira = app.browser("samira").await;
    assert!(samira.get("/mijn/gegevens/wissen").await.text().contains("rollen terug te nemen"));
    assert_eq!(samira.post("/mijn/gegevens/wissen", &[("sure", "yes")]).await.status, 403);
});

on_both!(retention_counts_first_and_takes_nothing_before_it_is_switched_on, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden").await;
    visitor.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    app.mail().await;
    app.pass(400 * DAY);
    assert!(rounds::round(&app.app).await.unwrap().is_some(), "sessions and links go always");
    let due = retention::due(app.app.db.read(), app.app.municipality.id, app.app.clock.now()).await.unwrap();
    assert!(due.drafts == 1 && due.requests > 0 && due.machine == 0, "{due:?}");
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/bewaren").await;
    assert!(
        page.text().contains("Staat uit")
            && page
                .all("[data-testid=retention] tr")
                .iter()
                .any(|row| row.contains(&due.requests.to_string()))
    );
    assert_eq!(
        femke.post("/beheer/bewaren", &[("what", "on"), ("seen", "9.9.9.9.9")]).await.location(),
        "/beheer/bewaren?gedaan=bewaren-opnieuw"
    );
    assert_eq!(
        femke.submit(&page, "bewaren", &[("what", "on")]).await.location(),
        "/beheer/bewaren?gedaan=bewaren-aan"
    );
    assert_eq!(rounds::round(&app.app).await.unwrap(), None, "once a day");
    app.pass(DAY);
    let gone = rounds::round(&app.app).await.unwrap().unwrap();
    assert!(gone.drafts == 1 && gone.requests >= due.requests, "{gone:?}");
    let now = retention::due(app.app.db.read(), app.app.municipality.id, app.app.clock.now()).await.unwrap();
    assert_eq!((now.drafts, now.requests, now.accounts), (0, 0, 0), "{now:?}");
    assert!(store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
    // What is not done, and what is an application, stays.
    for request in app.every_request().await {
        let kept = request.application || request.is_ours();
        assert_eq!(
            request.title != store::requests::FORGOTTEN,
            kept,
            "{} {:?}",
            request.number,
            request.status
        );
    }
});

on_both!(an_account_with_nothing_in_it_goes_after_two_years, async |app| {
    let mut iris = app.visitor();
    let page = iris.get("/verzoeken/nieuw").await;
    iris.submit(
        &page,
        "verzoek",
        &[
            ("kind", "information"),
            ("title", "x"),
            ("story", "x"),
            ("name", "Iris"),
            ("email", "iris@example.org"),
        ],
    )
    .await;
    app.file_by_link(&mut iris).await;
    let by =
        store::journal::By { municipality: app.app.municipality.id, actor: None, now: app.app.clock.now() };
    store::accounts::find_or_create(
        app.app.db.write(),
        by,
        &"leeg@example.org".parse().unwrap(),
        &"Leeg".parse().unwrap(),
        domain::lang::Lang::Nl,
    )
    .await
    .unwrap();
    app.pass(729 * DAY);
    let before =
        retention::due(app.app.db.read(), app.app.municipality.id, app.app.clock.now()).await.unwrap();
    app.pass(2 * DAY);
    let after =
        retention::due(app.app.db.read(), app.app.municipality.id, app.app.clock.now()).await.unwrap();
    assert!(after.accounts > before.accounts, "{before:?} {after:?}");
    let by = store::journal::By { now: app.app.clock.now(), ..by };
    rounds::run(&app.app, true, by).await.unwrap();
    let dump = dump(&app).await;
    assert!(
        !dump.contains("leeg@example.org") && dump.contains("iris@example.org"),
        "Iris still has a request"
    );
});

on_both!(a_term_is_a_setting, async |app| {
    store::settings::set(app.app.db.write(), app.app.municipality.id, Threshold::KeepDrafts, 2)
        .await
        .unwrap();
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden").await;
    visitor.submit(&page, "wat", &[("title", "Half af"), ("later", "1")]).await;
    let due = || retention::due(app.app.db.read(), app.app.municipality.id, app.app.clock.now());
    assert_eq!(due().await.unwrap().drafts, 0);
    app.pass(2 * DAY + 1);
    assert_eq!(due().await.unwrap().drafts, 1);
});

on_both!(no_address_of_anybody_stands_in_a_page_or_a_relayed_mail, async |app| {
    let made = app.initiative().by("yusuf").with_request(|request| request.taken_by("samira")).await;
    let number = made.requests[0].number.as_str();
    let obstacle = app.obstacle().await.slug;
    let pages = [
        "/",
        "/initiatieven",
        &format!("/initiatieven/{}", made.slug),
        "/kaart",
        "/kaart/punten.json",
        "/belemmeringen",
        &format!("/belemmeringen/{obstacle}"),
        "/waardering",
        "/kritiek",
        "/geleerd",
        "/zo-doen-wij-het",
        "/zo-doen-wij-het.csv",
        "/werk",
        &format!("/werk/verzoeken/{number}"),
        "/werk/belemmeringen",
        "/werk/dekking",
        "/werk/uitzonderingen",
        "/werk/leertafel",
        "/bestuur",
        "/bestuur/lijst",
        "/bestuur/gesprekken",
        "/beheer/logboek",
        "/beheer/logboek.csv",
        "/beheer/meldingen",
    ];
    for who in ["", "gerda", "samira", "hanneke", "nienke", "femke"] {
        let mut browser = app.browser(who).await;
        for path in pages {
            let body = browser.get(path).await.body;
            assert!(!body.contains("@demonstratie.example"), "{path} for {who:?}");
        }
    }
    // A message goes on by mail without the address of who wrote it.
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    yusuf.submit(&page, "bericht", &[("words", "Kunt u mij bellen?")]).await;
    for mail in app.mail().await {
        assert!(!mail.text.contains("@demonstratie.example"), "{}", mail.text);
    }
});

on_both!(the_true_point_of_a_neighbourhood_pin_stands_nowhere, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let next = roos
        .submit(
            &page,
            "wat",
            &[
                ("title", "Geheime tuin"),
                ("summary", "x"),
                ("story", "x"),
                ("themes", "green"),
                ("stage", "active"),
            ],
        )
        .await;
    let page = roos.follow(&next).await;
    let clicked = roos
        .submit(&page, "waar", &[("wide.x", "300"), ("wide.y", "300"), ("precision", "neighbourhood")])
        .await;
    let page = roos.follow(&clicked).await;
    let (_, values) = page.form("waar", &[]);
    let of = |name: &str| values.iter().find(|(field, _)| field == name).unwrap().1.clone();
    let (lat, lon) = (of("lat"), of("lon"));
    assert!(lat.len() > 6 && lon.len() > 5, "{lat} {lon}");
    let next = roos.submit(&page, "waar", &[("way", "map"), ("precision", "neighbourhood")]).await;
    let page = roos.follow(&next).await;
    let next = roos
        .submit(&page, "wie", &[("name", "Roos"), ("email", "roos@example.org"), ("contact", "welcome")])
        .await;
    let page = roos.follow(&next).await;
    roos.submit(&page, "nakijken", &[]).await;
    let link = app.mail().await.pop().unwrap().link("/aanmelden/bevestigen/");
    let page = roos.get(&link).await;
    assert_eq!(roos.submit(&page, "bevestigen", &[]).await.status, 303);
    for path in [
        "/initiatieven/geheime-tuin",
        "/kaart/punten.json",
        "/kaart",
        "/kaart/buurten.svg",
        "/kaart/gebieden.json",
        "/",
    ] {
        for mut browser in [app.visitor(), app.browser("samira").await, app.browser("nienke").await] {
            let body = browser.get(path).await.body;
            assert!(!body.contains(&lat) && !body.contains(&lon), "{path}");
        }
    }
    let json: serde_json::Value =
        serde_json::from_str(&app.visitor().get("/kaart/punten.json?q=geheime").await.body).unwrap();
    let point = json.pointer("/features/0").unwrap();
    let middle = app
        .app
        .live()
        .areas
        .at(domain::area::Point { lat: lat.parse().unwrap(), lon: lon.parse().unwrap() })
        .unwrap()
        .point;
    assert!(
        (point.pointer("/geometry/coordinates/1").unwrap().as_f64().unwrap() - middle.lat).abs() < 1e-4
            && (point.pointer("/geometry/coordinates/0").unwrap().as_f64().unwrap() - middle.lon).abs()
                < 1e-4
    );
    let rows = dump_table(&app, "initiative").await;
    assert!(!rows.contains(&lat) && !rows.contains(&lon), "nor in the database");
});

pub async fn dump_table(app: &TestApp, table: &str) -> String {
    use sea_orm::FromQueryResult as _;
    let all = sea_orm::Statement::from_string(app.app.db.backend(), format!("SELECT * FROM {table}"));
    let rows = sea_orm::JsonValue::find_by_statement(all).all(app.app.db.read()).await.unwrap();
    rows.into_iter().map(|row| row.to_string()).collect()
}

async fn dump(app: &TestApp) -> String {
    let mut text = String::new();
    for table in migrations::TABLES {
        text.push_str(&dump_table(app, table).await);
    }
    // And the words that are searched in, which are no rows of a table.
    let db = app.app.db.write();
    let words = match app.app.db.backend() {
        sea_orm::DbBackend::Sqlite => {
            let terms = "CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab('search_words', 'row')";
            db.execute_unprepared(terms).await.unwrap();
            "SELECT term AS words FROM terms"
        }
        _ => "SELECT words::text AS words FROM search_entry",
    };
    let rows = sea_orm::Statement::from_string(app.app.db.backend(), words);
    for row in db.query_all_raw(rows).await.unwrap() {
        text.push_str(&row.try_get::<String>("", "words").unwrap());
        text.push(' ');
    }
    text
}

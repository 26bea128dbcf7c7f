//! A stored value that is not known is an error with its place: never another value, and never a row that is
//! left out.

use crate::{
    support::{TestApp, on_both},
    takedown::report,
};
use sea_orm::{ConnectionTrait as _, Statement};
use store::{error::StoreError, schema::tables};

/// What the demonstration has none of: a log-in by mail, a draft, a report, a takedown, somebody who is away,
/// mail that waits and a checklist of one's own.
async fn everything_happens_once(app: &TestApp) {
    app.log_in(&mut app.visitor(), "yusuf@demonstratie.example").await;
    let made = app.initiative().by("yusuf").await;
    let link = report(app, &made).await;
    let mut femke = app.browser("femke").await;
    let page = femke.get(&link).await;
    let done = femke
        .submit(
            &page,
            "melding",
            &[("what", "taken_down"), ("ground", "unlawful"), ("words", "Het mag niet.")],
        )
        .await;
    assert_eq!(done.status, 303);
    let mut samira = app.browser("samira").await;
    let page = samira.get("/werk/overdragen").await;
    let days = [("from", "2026-11-23"), ("until", "2026-11-27")];
    assert_eq!(samira.submit(&page, "afwezig", &days).await.status, 303);
    let page = femke.get("/beheer/afwegingskader").await;
    assert_eq!(
        femke.submit(&page, "kader", &[("nl.A1", "Wie wordt hier echt beter van?")]).await.status,
        303
    );
    let page = femke.get("/beheer/gebieden/gebied/BU01530202").await;
    assert_eq!(femke.submit(&page, "opheffen", &[("into", "BU01530000")]).await.status, 303);
    let mut visitor = app.visitor();
    let page = visitor.open("/aanmelden").await;
    assert_eq!(visitor.submit(&page, "wat", &[("title", "De Zaadjesruil")]).await.status, 422);
    let what = [
        ("title", "De Zaadjesruil"),
        ("summary", "Zaadjes ruilen"),
        ("story", "Op de stoep."),
        ("themes", "green"),
        ("stage", "active"),
    ];
    assert_eq!(visitor.submit(&page, "wat", &what).await.status, 303);
    let page = visitor.get("/verzoeken/nieuw").await;
    let ask = [
        ("kind", "other"),
        ("title", "Mag dat?"),
        ("story", "x"),
        ("name", "Iris"),
        ("email", "iris@example.org"),
    ];
    assert_eq!(visitor.submit(&page, "verzoek", &ask).await.status, 303);
}

on_both!(an_unknown_code_is_an_error_with_its_place_in_every_coded_column, async |app| {
    everything_happens_once(&app).await;
    let mut tried = 0;
    let mut empty = Vec::new();
    for table in tables() {
        for column in table.columns.iter().filter(|column| column.is_coded()) {
            let tx = app.app.db.begin().await.unwrap();
            let key = if table.columns.iter().any(|column| column.name == "id") { "id" } else { "hash" };
            let (table_name, name) = (&table.name, &column.name);
            let backend = tx.get_database_backend();
            let of_one = Statement::from_string(
                backend,
                format!(
                    "SELECT {key} FROM {table_name} ORDER \
                BY {key} LIMIT 1"
                ),
            );
            let Some(row) = tx.query_one_raw(of_one).await.unwrap() else {
                empty.push(table_name.clone());
                continue;
            };
            let id: String = row.try_get("", key).unwrap();
            let damage = if table_name == "event" {
                // The database refuses to change an event, so a strange one is added.
                let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
                let values: Vec<_> = columns
                    .iter()
                    .map(|column| match *column {
                        "id" => "'00000000-0000-7000-8000-000000000001'".to_owned(),
                        "number" => "number + 100000".to_owned(),
                        other if other == name => "'nergens'".to_owned(),
                        other => other.to_owned(),
                    })
                    .collect();
                format!(
                    "INSERT INTO event ({}) SELECT {} FROM event WHERE id \
                    = '{id}'",
                    columns.join(", "),
                    values.join(", ")
                )
            } else {
                format!("UPDATE {table_name} SET {name} = 'nergens' WHERE {key} = '{id}'")
            };
            tx.execute_raw(Statement::from_string(backend, damage)).await.unwrap();
            let expected = if table_name == "event" { "00000000-0000-7000-8000-000000000001" } else { &id };
            match table.read(&tx).await {
                Err(StoreError::Corrupt(corrupt)) => {
                    assert_eq!(
                        (&corrupt.table, &corrupt.column, corrupt.row.as_str()),
                        (table_name, name, expected)
                    );
                    assert!(
                        !corrupt.to_string().contains("nergens"),
                        "the log does not repeat what \
                        stands there: {corrupt}"
                    );
                }
                other => panic!("{table_name}.{name}: {other:?}"),
            }
            tx.rollback().await.unwrap();
            assert!(
                table.read(&app.app.db.begin().await.unwrap()).await.unwrap() > 0,
                "{table_name} can be read again"
            );
            tried += 1;
        }
    }
    empty.dedup();
    assert_eq!(empty, Vec::<String>::new(), "tables without a row to try it on");
    assert!(tried > 50, "{tried}");
});

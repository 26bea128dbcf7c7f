//! Forms and addresses as nobody fills them in: every route, every role, and whatever comes. None of it may
//! be a fault of ours.

use crate::{
    photos::{jpeg, send_file},
    privacy::dump_table,
    routes::{filled_in, routes, there},
    support::{TestApp, source},
};
use axum::{body::Body, http::Method};
use std::collections::BTreeSet;

/// Values that have broken something somewhere.
fn values() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        " ",
        "\0",
        "x",
        "0",
        "-1",
        "1",
        "99999999999999999999",
        "-9223372036854775809",
        "1e309",
        "NaN",
        "true",
        "yes",
        "no",
        "on",
        "null",
        "undefined",
        "2026-02-30",
        "9999-12-31",
        "-0001-01-01",
        "2026-11-24T10:00:00Z",
        "00000000-0000-0000-0000-000000000000",
        "../../etc/passwd",
        "' OR 1=1 --",
        "\"; DROP TABLE event; --",
        "%00%ff",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "</textarea><script>alert(1)</script>",
        "🙂👩🏽‍🌾",
        "\u{202e}abc\u{200b}",
        "a\u{0301}\u{0301}",
        "ﬁ",
        "İ",
        "ß",
        "\r\nSet-Cookie: a=b",
        "a@b",
        "a@b.example",
        "//elders.example",
        "javascript:alert(1)",
        "[1,2",
        "{\"a\":",
        "official",
        "taken_down",
        "remove",
        "food",
        "clearly",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push("x".repeat(9_000));
    all.push("é".repeat(4_001));
    all.push("\n".repeat(500));
    all
}

/// Names of fields, as they stand in the source of pages and handlers.
fn names() -> Vec<String> {
    let mut names: BTreeSet<String> = source("../app")
        .split("name=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    names.extend(
        [
            "form",
            "of",
            "version",
            "idempotency_key",
            "A1_choice",
            "A1_reason",
            "nl.about-intro",
            "shown.food",
            "wide.x",
            "website",
        ]
        .map(str::to_owned),
    );
    names.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_form_and_no_address_ends_in_a_fault_of_ours() {
    const ROUNDS: usize = 6;
    let app = TestApp::sqlite().await.unhurried();
    let mut random = fastrand::Rng::with_seed(20_261_124);
    let (values, names) = (values(), names());
    assert!(names.len() > 60, "{names:?}");
    let there = there(&app).await;
    let (mut tried, mut faults) = (0, Vec::new());
    let mut seen = std::collections::BTreeMap::<u16, usize>::new();
    for (method, route) in routes() {
        for who in ["", "yusuf", "samira", "hanneke", "nienke", "femke"] {
            let mut browser = app.browser(who).await;
            for round in 0..ROUNDS {
                let mut pick = || values[random.usize(..values.len())].clone();
                // Half of the time the address is of something that is there.
                let path = if round % 2 == 0 { filled_in(&route, &there) } else { odd(&route, &pick()) };
                let page = if method == Method::POST {
                    let mut fields: Vec<(String, String)> = Vec::new();
                    for name in &names {
                        if random.u8(..) < 90 {
                            fields.push((name.clone(), values[random.usize(..values.len())].clone()));
                        }
                    }
                    // The same name twice, and a key that is new.
                    fields.extend(fields.first().cloned());
                    fields.push(("idempotency_key".to_owned(), uuid::Uuid::now_v7().to_string()));
                    let body = serde_html_form::to_string(&fields).unwrap();
                    browser.send(Method::POST, &path, Body::from(body), &[]).await
                } else {
                    // An address of more than 64 KiB is no address: it comes no further than the server's
                    // front door.
                    let mut short = || pick().chars().take(1_000).collect::<String>();
                    let names = ["q", "pagina", "thema", "buurt", "van", "wat", "gedaan", "naar"];
                    let query = serde_html_form::to_string(names.map(|name| (name, short()))).unwrap();
                    browser.get(&format!("{path}?{query}")).await
                };
                tried += 1;
                *seen.entry(page.status.as_u16()).or_default() += 1;
                if page.status.is_server_error() {
                    faults.push(format!(
                        "{method} {path} as {who:?}: {} {}",
                        page.status,
                        page.text().chars().take(200).collect::<String>()
                    ));
                }
            }
        }
    }
    println!("{tried} tries: {seen:?}");
    assert_eq!(faults, Vec::<String>::new());
    assert!(tried > 5_000);
    // What is wrong with an address is told where it was typed, so a draft keeps that as it is.
    for table in migrations::TABLES {
        let mut stored = dump_table(&app, table).await;
        if *table == "draft" {
            use sea_orm::EntityTrait as _;
            let drafts = store::register::entity::Entity::find().all(app.app.db.read()).await.unwrap();
            assert!(!drafts.is_empty());
            let fields = drafts
                .into_iter()
                .map(|row| store::register::draft::Draft { email: String::new(), ..row.fields.0 });
            stored = fields.map(|fields| format!("{fields:?}")).collect();
            stored = stored.replace("\\u{202e}", "\u{202e}").replace("\\u{200b}", "\u{200b}");
        }
        assert!(!stored.contains(['\u{202e}', '\u{200b}']), "{table} keeps what hides or turns a text");
    }
    assert!(
        store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty(),
        "and every chain still holds"
    );
}

/// An address with something odd where a name or number is.
fn odd(route: &str, value: &str) -> String {
    let encoded: String = value.bytes().take(300).map(|byte| format!("%{byte:02x}")).collect();
    let encoded = if encoded.is_empty() { "%20".to_owned() } else { encoded };
    route
        .split('/')
        .map(|part| if part.starts_with('{') { encoded.clone() } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join("/")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_bytes_sent_as_a_form_or_a_file_end_in_a_fault_of_ours() {
    let app = TestApp::sqlite().await.unhurried();
    let mut random = fastrand::Rng::with_seed(4);
    let (mut femke, mut yusuf) = (app.browser("femke").await, app.browser("yusuf").await);
    let photos = format!("/mijn/initiatieven/{}/fotos", app.initiative().by("yusuf").await.slug);
    let photo = jpeg(120, 80);
    let geojson = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"buurtcode":"BU1",
        "buurtnaam":"x","wijkcode":"WK1"},"geometry":{"type":"Polygon","coordinates":[[[6.8,52.2],
        [6.9,52.2],[6.9,52.3],[6.8,52.2]]]}}]}"#;
    for round in 0..400 {
        let mut damaged = if round % 2 == 0 { photo.clone() } else { geojson.as_bytes().to_vec() };
        for _ in 0..random.usize(1..12) {
            let at = random.usize(..damaged.len());
            damaged[at] = random.u8(..);
        }
        damaged.truncate(random.usize(1..=damaged.len()));
        let page = if round % 2 == 0 {
            send_file(&mut yusuf, &photos, "photo", "x.jpg", &damaged, &[("form", "foto"), ("alt", "x")])
                .await
        } else {
            send_file(&mut femke, "/beheer/gebieden", "file", "x.json", &damaged, &[("form", "gebieden")])
                .await
        };
        assert!(!page.status.is_server_error(), "round {round}: {} {}", page.status, page.text());
        if round % 2 == 1 {
            assert!(!femke.get("/beheer/gebieden/bekijken").await.status.is_server_error(), "round {round}");
        }
        // Bytes that are no form at all, in each of the three ways that a browser can send one.
        let bytes: Vec<u8> = (0..random.usize(..300)).map(|_| random.u8(..)).collect();
        for kind in [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "text/plain",
        ] {
            let page = yusuf
                .send(Method::POST, "/verzoeken/nieuw", Body::from(bytes.clone()), &[("content-type", kind)])
                .await;
            assert!(page.status.is_client_error() || page.status == 303, "{kind}: {}", page.status);
        }
    }
}

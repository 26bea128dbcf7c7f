//! What programs read: open data in the shapes that they know, files that a spreadsheet opens, and one
//! address for one page.

use crate::support::{TestApp, on_both};
use axum::{body::Body, http::Method};

on_both!(open_data_is_geojson_that_every_site_may_read_and_says_when_nothing_changed, async |app| {
    app.initiative().await;
    for path in ["/kaart/punten.json", "/kaart/gebieden.json"] {
        let mut browser = app.visitor();
        let page = browser.get(path).await;
        for (name, value) in [
            ("content-type", "application/geo+json"),
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(page.headers[name], value, "{path} {name}");
        }
        let data: serde_json::Value = serde_json::from_str(&page.body).unwrap();
        assert_eq!(data["type"], "FeatureCollection");
        let first = &data["features"][0];
        assert_eq!(first["type"], "Feature");
        assert!(first["properties"]["url"].as_str().unwrap().starts_with("http://test.example/"), "{first}");
        let tag = page.headers["etag"].to_str().unwrap().to_owned();
        let same = browser.send(Method::GET, path, Body::empty(), &[("if-none-match", &tag)]).await;
        assert!(same.status == 304 && same.body.is_empty(), "{path}");
        let other = browser.send(Method::GET, path, Body::empty(), &[("if-none-match", "\"x\"")]).await;
        assert_eq!(other.status, 200, "{path}");
    }
    // Codes and numbers in whatever language one reads, and no more of a place than is true.
    let mut browser = app.visitor();
    browser.get("/taal/en").await;
    let data: serde_json::Value =
        serde_json::from_str(&browser.get("/kaart/punten.json").await.body).unwrap();
    for feature in data["features"].as_array().unwrap() {
        assert_eq!(feature["geometry"]["type"], "Point");
        for degrees in feature["geometry"]["coordinates"].as_array().unwrap() {
            assert!(degrees.to_string().split('.').nth(1).is_none_or(|part| part.len() <= 6), "{degrees}");
        }
        for theme in feature["properties"]["themes"].as_array().unwrap() {
            assert!(theme.as_str().unwrap().parse::<domain::initiative::Theme>().is_ok(), "{theme}");
        }
    }
    // Other pages are not for other sites.
    assert_eq!(app.visitor().get("/").await.headers["cross-origin-resource-policy"], "same-origin");
});

on_both!(a_file_opens_in_a_spreadsheet_in_the_language_of_who_asks, async |app| {
    let mut visitor = app.visitor();
    let dutch = visitor.get("/zo-doen-wij-het.csv?periode=2026").await;
    assert!(dutch.body.starts_with("\u{feff}periode;onderdeel;"), "{}", &dutch.body[..40]);
    assert_eq!(dutch.headers["access-control-allow-origin"], "*");
    visitor.get("/taal/en").await;
    let english = visitor.get("/zo-doen-wij-het.csv?periode=2026").await;
    assert!(english.body.starts_with("\u{feff}period,section,"), "{}", &english.body[..40]);
    let log = app.browser("femke").await.get("/beheer/logboek.csv").await;
    assert!(log.body.starts_with("\u{feff}Wanneer;"), "{}", &log.body[..40]);
    assert_eq!(log.headers["cache-control"], "no-store");
    assert!(!log.headers.contains_key("access-control-allow-origin"));
});

on_both!(a_page_has_one_address, async |app| {
    let slug = app.initiative().await.slug;
    let mut visitor = app.visitor();
    for (path, to) in [
        ("/initiatieven/", "/initiatieven"),
        ("/kaart//", "/kaart"),
        ("//kaart", "/kaart"),
        ("//example.org/", "/example.org"),
        ("///", "/"),
        ("/initiatieven/?q=tuin&pagina=2", "/initiatieven?q=tuin&pagina=2"),
        (&format!("/initiatieven/{slug}/"), &format!("/initiatieven/{slug}")),
    ] {
        let page = visitor.get(path).await;
        assert_eq!((page.status.as_u16(), page.location().as_str()), (308, to), "{path}");
    }
    assert_eq!(visitor.get("/").await.status, 200);
    // A form that is posted there says so, and is not sent on.
    assert_eq!(visitor.post("/inloggen/", &[("email", "x@example.org")]).await.status, 405);
});

on_both!(a_colleague_takes_no_words_about_others_along, async |app| {
    let number = app.request().by("gerda").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let said = [("words", "Gecondoleerd met uw man."), ("way", "spoken")];
    assert_eq!(samira.submit(&page, "bericht", &said).await.status, 303);
    let mine = samira.get("/mijn/gegevens").await;
    assert!(!mine.text().contains("Gecondoleerd"), "the words are about somebody else");
    assert!(mine.all("[data-testid=data-wrote]")[0].contains(&number), "that she wrote, and when");
    let gerda = app.browser("gerda").await.get("/mijn/gegevens").await;
    assert!(gerda.text().contains("Gecondoleerd"));
    // What others did with an account is told to who has it.
    let mut femke = app.browser("femke").await;
    let page = femke.get(&format!("/beheer/mensen/{}", app.account("samira").await)).await;
    assert_eq!(femke.submit(&page, "gegevens", &[("name", "Samira E.")]).await.status, 303);
    let mine = app.browser("samira").await.get("/mijn/gegevens").await;
    assert!(!mine.all("[data-testid=data-done]").is_empty(), "{:?}", mine.all("h3"));
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_lies_in_the_data_folder_is_not_for_everybody_on_the_machine() {
    use std::os::unix::fs::PermissionsExt as _;
    let app = TestApp::sqlite().await;
    let folder = app.config.data.join("open");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    let config = server::config::Config { data: folder.clone(), database_url: None, ..app.config.clone() };
    drop(server::setup::open(&config).await.unwrap());
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o750, "the group may, when somebody arranged that");
}

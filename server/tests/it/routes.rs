//! Every route of the site, for every role. The routes are read from the source, so that a new one fails here
//! until somebody looked at who may use it and put its row in the snapshot.

use crate::support::{TestApp, on_both, source};
use axum::http::Method;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The pattern of each route type, by `feature::Name`, as it stands in the source.
fn patterns() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/web/src/routes");
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let feature = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for line in std::fs::read_to_string(&path).unwrap().split(';') {
            let Some((left, right)) = line.split_once(" =") else { continue };
            let name = left.lines().last().unwrap().trim().split('(').next().unwrap();
            found.insert(format!("{feature}::{name}"), right.split('"').nth(1).unwrap().to_owned());
        }
    }
    found
}

/// The routes that stand in the list of pages (`path={at::<routes::…>()}`), and those of forms and files
/// (`.at::<routes::…>(get|post(…))`, `.route("…", …)`), as they stand in the source.
pub fn routes() -> Vec<(Method, String)> {
    let source = source("../app") + &source("src");
    let patterns = patterns();
    let named = |part: &str| {
        let name = part.trim_start().strip_prefix("routes::")?.split('>').next()?.to_owned();
        Some((patterns[&name].clone(), part.split_once(">(")?.1.trim_start().to_owned()))
    };
    let mut found = BTreeSet::new();
    for (path, _) in source.split("path={at::<").skip(1).filter_map(named) {
        found.insert(("GET", path));
    }
    for (path, how) in source.split(".at::<").skip(1).filter_map(named) {
        found.insert((if how.starts_with("post") { "POST" } else { "GET" }, path));
    }
    for part in source.split(".route(").skip(1) {
        let Some((path, how)) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
        else {
            continue;
        };
        let how = how.trim_start_matches([',', ' ', '\n']).trim_start_matches("axum::routing::");
        found.insert((if how.starts_with("post") { "POST" } else { "GET" }, path.to_owned()));
    }
    let used: BTreeSet<_> = found.iter().map(|(_, path)| path.clone()).collect();
    for (name, pattern) in &patterns {
        assert!(used.contains(pattern), "{name} is the address of nothing");
    }
    let mut all: Vec<(Method, String)> =
        found.into_iter().map(|(method, path)| (method.parse().unwrap(), path)).collect();
    // Whoever logs out has nothing more to say, so that comes last.
    all.sort_by_key(|(method, path)| (path.starts_with("/uitloggen"), path.clone(), method.to_string()));
    all
}

/// The feature in whose folder each page, and each form or file, is answered: the page and the post of one
/// address stand in one feature.
#[test]
fn the_page_and_the_post_of_one_address_are_in_one_feature() {
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let root = std::fs::read_to_string(features.join("root.rs")).unwrap();
    let mut pages = BTreeMap::new();
    for part in root.split("path={at::<routes::").skip(1) {
        let route = part.split('>').next().unwrap();
        let view = part.split("view=").nth(1).unwrap().split("::").next().unwrap();
        pages.insert(route.to_owned(), view.to_owned());
        assert_eq!(route.split("::").next().unwrap(), view, "{route} is drawn by its own feature");
    }
    assert!(pages.len() > 70);
    let mut forms = 0;
    for entry in std::fs::read_dir(&features).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let feature = path.file_name().unwrap().to_str().unwrap().to_owned();
        for part in source(path.to_str().unwrap()).split(".at::<routes::").skip(1) {
            let route = part.split('>').next().unwrap();
            assert_eq!(route.split("::").next().unwrap(), feature, "{route} is answered by its own feature");
            forms += 1;
        }
    }
    assert!(forms > 80, "{forms}");
}

/// What the parts of a route with a name stand for.
pub struct There {
    initiative: String,
    number: String,
    obstacle: String,
}

/// An initiative of Yusuf's with a request that Samira's team has, and an obstacle.
pub async fn there(app: &TestApp) -> There {
    let made = app.initiative().by("yusuf").with_request(|request| request.taken_by("samira")).await;
    let number = made.requests[0].number.clone();
    There { initiative: made.slug, number, obstacle: app.obstacle().await.slug }
}

/// A route with something in the place of its parts: what is there where it has a name, nobody's where it has
/// a key.
pub fn filled_in(route: &str, there: &There) -> String {
    let nobody = uuid::Uuid::nil().to_string();
    let slug = if route.contains("belemmeringen") { &there.obstacle } else { &there.initiative };
    let parts = [
        ("{number}", there.number.as_str()),
        ("{slug}", slug.as_str()),
        ("{code}", "en"),
        ("{token}", "oud"),
        ("{*name}", "onbekend"),
        ("{page}", "over"),
        ("{size}", "klein"),
        ("{*path}", "style.css"),
    ];
    let ids = ["{id}", "{offer}", "{appeal}", "{draft}", "{grant}", "{invitation}", "{photo}", "{account}"]
        .map(|name| (name, nobody.as_str()));
    let path =
        parts.iter().chain(&ids).fold(route.to_owned(), |path, (name, value)| path.replace(name, value));
    assert!(!path.contains('{'), "a part of {route} that this test does not know");
    path
}

on_both!(every_route_for_every_role, async |app| {
    let app = app.unhurried();
    let there = there(&app).await;
    let routes = routes();
    assert!(routes.len() > 90, "{} routes were found", routes.len());
    let mut browsers = Vec::new();
    for who in ["", "yusuf", "gerda", "samira", "joost", "erik", "hanneke", "nienke", "femke"] {
        browsers.push(app.browser(who).await);
    }
    let mut table = String::new();
    // These are on another port, files, and only there while somebody develops.
    for (method, route) in routes
        .iter()
        .filter(|(_, route)| !["/metrics", "/assets/{*path}", "/dev/start"].contains(&route.as_str()))
    {
        let path = filled_in(route, &there);
        let mut line = Vec::new();
        for browser in &mut browsers {
            let page = if *method == Method::POST {
                browser.post(&path, &[("form", "x")]).await
            } else {
                browser.get(&path).await
            };
            assert!(!page.status.is_server_error(), "{method} {route}: {}", page.text());
            line.push(page.status.as_u16().to_string());
        }
        table.push_str(&format!("{} {method} {route}\n", line.join(" ")));
    }
    // visitor, the resident who asked, another resident, official of the team, official of another team,
    // manager of the team, manager of another team, alderman, administrator. The form is empty: 422 is
    // "you may, but fill it in".
    insta::assert_snapshot!("every_route_for_every_role", table);
});

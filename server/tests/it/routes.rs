//! Every route of the site, for every role. The routes are read from the source, so that a new one fails here
//! until somebody looked at who may use it and put its row in the snapshot.

use crate::support::{on_both, source};
use axum::http::Method;
use std::collections::BTreeSet;

/// Pages (`path!("…")`) and other routes (`.route("…", get|post(…))`) as they stand in the source.
pub fn routes() -> Vec<(Method, String)> {
    let source = source("../app") + &source("src");
    let mut found = BTreeSet::new();
    for part in source.split("path!(\"").skip(1) {
        let path = part.split('"').next().unwrap();
        let path: Vec<_> = path
            .split('/')
            .map(|step| step.strip_prefix(':').map_or_else(|| step.to_owned(), |name| format!("{{{name}}}")))
            .collect();
        found.insert(("GET", path.join("/")));
    }
    for part in source.split(".route(").skip(1) {
        let Some((path, how)) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
        else {
            continue;
        };
        let how = how.trim_start_matches([',', ' ', '\n']).trim_start_matches("axum::routing::");
        found.insert((if how.starts_with("post") { "POST" } else { "GET" }, path.to_owned()));
    }
    let mut all: Vec<(Method, String)> =
        found.into_iter().map(|(method, path)| (method.parse().unwrap(), path)).collect();
    // Whoever logs out has nothing more to say, so that comes last.
    all.sort_by_key(|(method, path)| (path.starts_with("/uitloggen"), path.clone(), method.to_string()));
    all
}

/// A route with something in the place of its parts: what is there where it has a name, nobody's where it has
/// a key.
pub fn filled_in(route: &str, number: &str) -> String {
    let nobody = uuid::Uuid::nil().to_string();
    let slug =
        if route.contains("belemmeringen") { "uitdelen-zonder-standplaats" } else { "aan-tafel-in-pathmos" };
    let parts = [
        ("{number}", number),
        ("{slug}", slug),
        ("{code}", "en"),
        ("{token}", "oud"),
        ("{*name}", "onbekend"),
        ("{page}", "over"),
        ("{size}", "klein"),
        ("{*path}", "style.css"),
    ];
    let ids = ["{id}", "{offer}", "{appeal}", "{draft}", "{grant}", "{invitation}", "{photo}"]
        .map(|name| (name, nobody.as_str()));
    let path =
        parts.iter().chain(&ids).fold(route.to_owned(), |path, (name, value)| path.replace(name, value));
    assert!(!path.contains('{'), "a part of {route} that this test does not know");
    path
}

on_both!(every_route_for_every_role, async |app| {
    let app = app.unhurried();
    let number = app.number_of("Mogen wij gratis eten uitdelen op het plein?").await;
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
        let path = filled_in(route, &number);
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

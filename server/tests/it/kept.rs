//! Pages that are kept for everybody: never one from before a change, and never that of somebody.

use crate::support::{Page, TestApp, on_both};
use std::time::{Duration, Instant};

async fn change_title(app: &TestApp, slug: &str, title: &str) {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.open(&format!("/mijn/initiatieven/{slug}")).await;
    let changed = yusuf.submit(&page, "wijzigen", &[("title", title)]).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
}

fn tag(page: &Page) -> String {
    page.headers["etag"].to_str().unwrap().to_owned()
}

on_both!(a_change_is_seen_at_once_where_it_was_made_and_soon_elsewhere, async |app| {
    let made = app.initiative().by("yusuf").await;
    let other = app.another_process().await;
    let (path, list) = (format!("/initiatieven/{}", made.slug), "/initiatieven?q=zwaluwnest");
    let (mut here, mut there) = (app.visitor(), other.visitor());
    let first = here.get(&path).await;
    assert_eq!(tag(&first), tag(&there.get(&path).await), "every process draws the same");
    assert_eq!(tag(&first), tag(&here.get(&path).await));
    assert!(here.get(list).await.all("article.mw-card h2").is_empty());
    assert!(there.get(list).await.all("article.mw-card h2").is_empty());

    change_title(&app, &made.slug, "Zwaluwnesten").await;
    assert_eq!(here.get(&path).await.all("h1"), ["Zwaluwnesten"]);
    assert_eq!(here.get(list).await.all("article.mw-card h2"), ["Zwaluwnesten"]);
    let began = Instant::now();
    while there.get(&path).await.all("h1") != ["Zwaluwnesten"]
        || there.get(list).await.all("article.mw-card h2") != ["Zwaluwnesten"]
    {
        assert!(began.elapsed() < Duration::from_secs(5), "another process never hears of it");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
});

/// Somebody who is sent from one process to the other sees what they set themselves, on the next page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_administrator_sets_holds_at_once_for_them_and_soon_for_all() {
    let app = TestApp::postgres().await;
    let other = app.another_process().await;
    let (mut here, mut there) = (app.browser("femke").await, other.browser("femke").await);
    let mut visitor = other.visitor();
    for (colour, rest) in [("#7a1f5c", "#5d1646"), ("#5d1646", "#3a0d2b")] {
        let page = here.get("/beheer/kleuren").await;
        let set = here.submit(&page, "kleuren", &[("teal", colour), ("teal-700", rest)]).await;
        assert_eq!(set.status, 303, "{}", set.text());
        assert_eq!(there.get("/beheer/kleuren").await.attribute("[name=teal]", "value"), colour);
        let began = Instant::now();
        while !visitor.get("/").await.body.contains(&app.app.live().colours_path.clone().unwrap()) {
            assert!(began.elapsed() < Duration::from_secs(5), "visitors of another process never see it");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

on_both!(a_page_of_somebody_is_never_that_of_another, async |app| {
    let made = app.initiative().by("yusuf").await;
    let path = format!("/initiatieven/{}", made.slug);
    let edit = format!("a[href^='/mijn/initiatieven/{}']", made.slug);
    let mut yusuf = app.browser("yusuf").await;
    for _ in 0..2 {
        let mine = yusuf.get(&path).await;
        assert_eq!(mine.headers["cache-control"], "no-store");
        let everybodys = app.visitor().get(&path).await;
        assert!(everybodys.all(&edit).is_empty() && everybodys.headers.get("set-cookie").is_none());
        assert!(!everybodys.body.contains("/uitloggen"));
    }
    // Each language has its own, and so has each question.
    let mut visitor = app.visitor();
    let dutch = visitor.get("/initiatieven").await;
    let english = visitor.get("/initiatieven?taal=en").await;
    assert!(english.body.contains("lang=\"en\"") && dutch.body.contains("lang=\"nl\""));
    assert_ne!(tag(&dutch), tag(&visitor.get("/initiatieven?volgorde=naam").await));
    // What was done is told to whoever did it.
    assert_ne!(tag(&dutch), tag(&visitor.get("/initiatieven?gedaan=x&q=tuin").await));
});

on_both!(what_is_told_of_today_is_of_today, async |app| {
    let path = format!("/belemmeringen/{}", app.obstacle().await.slug);
    let mut visitor = app.visitor();
    let before = tag(&visitor.get(&path).await);
    assert_eq!(before, tag(&visitor.get(&path).await));
    app.pass(24 * 60 * 60);
    assert_ne!(before, tag(&visitor.get(&path).await));
});

on_both!(twenty_who_ask_at_once_get_the_same_in_a_form_that_they_take, async |app| {
    let asked = (0..20).map(|number| {
        let mut visitor = app.visitor();
        let coding = ["", "br", "gzip"][number % 3];
        async move {
            let headers = [("accept-encoding", coding)];
            let body = axum::body::Body::empty();
            let page = visitor.send(axum::http::Method::GET, "/kaart", body, &headers).await;
            let coded =
                page.headers.get("content-encoding").map(|coding| coding.to_str().unwrap().to_owned());
            assert_eq!(coded.unwrap_or_default(), coding);
            tag(&page)
        }
    });
    let tags = futures::future::join_all(asked).await;
    assert!(tags.iter().all(|one| *one == tags[0]), "{tags:?}");
});

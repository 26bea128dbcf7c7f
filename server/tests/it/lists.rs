//! A list of initiatives that a municipality had already: looked at, its makers asked, taken in once.

use crate::support::{Browser, Page, TestApp, on_both};
use axum::body::Body;
use http::Method;

const LIST: &str = "\u{feff}Kenmerk;Initiatief;Samenvatting;Onderwerpen;Buurt;Contactpersoon;E-mail\r\n\
    1;Buurttuin De Ven;Wij tuinieren samen.;Groen, ontmoeten;Pathmos;Jannie Visser;jannie@example.nl\r\n\
    2;Breiclub;Wij breien.;Groen;BU01530000;Piet Bos;piet@example.nl\r\n\
    3;Zonder plek;Wat dan ook.;Groen;Nergenshuizen;Piet Bos;piet@example.nl\r\n\
    4;Zonder adres;Wat dan ook.;Onzin;Pathmos;Piet Bos;geen\r\n";

/// Sends a file to the page.
async fn send_file(browser: &mut Browser, file: &str) -> Page {
    let page = browser.get("/beheer/initiatieven").await;
    let (action, values) = page.form("lijst", &[]);
    let mut body = String::new();
    for (name, value) in &values {
        body.push_str(&format!(
            "--grens\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lijst.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{file}\r\n--grens--\r\n"
    ));
    let kind = [("content-type", "multipart/form-data; boundary=grens")];
    browser.send(Method::POST, &action, Body::from(body), &kind).await
}

async fn asked(app: &TestApp) -> Vec<String> {
    let mails = app.mail().await.into_iter().filter(|mail| mail.text.contains("/aanmelden/bevestigen/"));
    mails.map(|mail| mail.to).collect()
}

on_both!(a_list_is_looked_at_and_its_makers_confirm_each_line_once, async |app| {
    let mut femke = app.browser("femke").await;
    let seen = send_file(&mut femke, LIST).await;
    assert_eq!(seen.status, 200, "{}", seen.text());
    let rows = seen.all("[data-testid=list] tbody tr");
    assert_eq!(rows.len(), 4);
    for (row, part) in rows.iter().zip(["nieuw", "nieuw", "klopt nog niet", "klopt nog niet"]) {
        assert!(row.contains(part), "{part}: {row}");
    }
    assert!(asked(&app).await.is_empty(), "nothing happens by looking");
    let done = femke.submit(&seen, "lijst", &[("table", LIST), ("what", "send")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(asked(&app).await, ["jannie@example.nl", "piet@example.nl"]);
    // Nothing of it is public before its maker says so.
    assert!(!app.visitor().get("/initiatieven?q=Buurttuin").await.text().contains("Wij tuinieren samen."));
    let mail = app.mail().await.into_iter().find(|mail| mail.to == "jannie@example.nl").unwrap();
    let mut jannie = app.visitor();
    let page = jannie.get(&mail.link("/aanmelden/bevestigen/")).await;
    for part in ["Buurttuin De Ven", "Pathmos", "Jannie Visser"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let public = jannie.submit(&page, "bevestigen", &[("what", "publish")]).await;
    assert!(public.location().starts_with("/initiatieven/buurttuin-de-ven"), "{}", public.text());
    // Taken in again: what was there is not asked again, what is new is.
    let more = LIST
        .replace("3;Zonder plek;Wat dan ook.;Groen;Nergenshuizen", "3;Met plek;Wat dan ook.;Groen;Pathmos");
    let again = send_file(&mut femke, &more).await;
    let rows = again.all("[data-testid=list] tbody tr");
    assert!(rows[0].contains("was er al") && rows[2].contains("nieuw"), "{rows:?}");
    assert_eq!(femke.submit(&again, "lijst", &[("table", &more), ("what", "send")]).await.status, 303);
    assert_eq!(asked(&app).await.len(), 3);
    assert!(femke.get("/beheer/logboek?wat=list_taken_in").await.text().contains("Lijst van initiatieven"));
});

on_both!(what_is_no_list_is_told_and_only_an_administrator_takes_one_in, async |app| {
    let mut femke = app.browser("femke").await;
    for (file, part) in [
        ("PK\u{3}\u{4}xlsx", "geen tabel"),
        ("naam;verhaal\nTuin;Groen", "ontbreekt een kolom"),
        ("naam;e-mail\n", "staat niets"),
    ] {
        let page = send_file(&mut femke, file).await;
        assert_eq!(
            (page.status.as_u16(), page.wrong_fields()),
            (422, vec!["lijst-file".to_owned()]),
            "{file}"
        );
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    for (who, status) in [("", 303), ("yusuf", 403), ("samira", 403), ("nienke", 403)] {
        assert_eq!(app.browser(who).await.get("/beheer/initiatieven").await.status, status, "{who}");
    }
    // What is given to fill in is what is read.
    let example = femke.get("/beheer/initiatieven/voorbeeld.csv").await;
    assert_eq!(example.status, 200);
    let seen = send_file(&mut femke, &example.body).await;
    assert!(seen.all("[data-testid=list] tbody tr")[0].contains("nieuw"), "{}", seen.text());
});

//! Rule 1: something is taken down on two grounds only, by a name, with reasons, and its makers can contest
//! it.

use crate::{
    builders::Made,
    support::{TestApp, on_both},
};
use domain::access::{Grant, Role};

/// Where an initiative is seen.
fn page_of(made: &Made) -> String {
    format!("/initiatieven/{}", made.slug)
}

/// A second administrator: Hanneke, for the time being.
async fn second_admin(app: &TestApp) {
    let id = app.account("hanneke").await;
    store::accounts::grant(
        app.app.db.write(),
        id,
        &Grant::whole(Role::Admin),
        store::accounts::GrantSource::Hand,
    )
    .await
    .unwrap();
}

/// Somebody reports the page of an initiative. Gives where an administrator reads that.
pub async fn report(app: &TestApp, about: &Made) -> String {
    let mut visitor = app.visitor();
    let page = visitor.get(&format!("/melden/{}", about.slug)).await;
    let fields = [
        ("ground", "personal_data_of_others"),
        ("words", "Mijn adres staat erin."),
        ("email", "buur@example.org"),
    ];
    assert_eq!(
        visitor.submit(&page, "melden", &fields).await.location(),
        format!("{}?gedaan=gemeld", page_of(about))
    );
    let mail = app
        .mail()
        .await
        .into_iter()
        .rev()
        .find(|mail| mail.to.starts_with("femke") && mail.text.contains("meldde iets"))
        .unwrap();
    mail.link("/beheer/meldingen/")
}

on_both!(rule_01_a_takedown_has_a_ground_a_name_reasons_and_an_answer, async |app| {
    let made = app.initiative().by("yusuf").await;
    second_admin(&app).await;
    let link = report(&app, &made).await;
    for who in ["", "yusuf", "samira", "nienke"] {
        let page = app
            .browser(who)
            .await
            .post(&link, &[("what", "taken_down"), ("ground", "unlawful"), ("words", "Weg")])
            .await;
        assert_eq!(page.status, if who.is_empty() { 401 } else { 403 }, "{who}");
    }
    let mut femke = app.browser("femke").await;
    let page = femke.get(&link).await;
    assert!(
        page.text().contains("Mijn adres staat erin.") && !page.body.contains("buur@example.org"),
        "{}",
        page.text()
    );
    // Without a ground, or without reasons, nothing goes.
    assert_eq!(
        femke
            .submit(&page, "melding", &[("what", "taken_down"), ("ground", ""), ("words", "Weg ermee")])
            .await
            .status,
        422
    );
    assert_eq!(
        femke
            .submit(&page, "melding", &[("what", "taken_down"), ("ground", "ugly"), ("words", "Lelijk")])
            .await
            .status,
        422
    );
    assert_eq!(
        femke
            .submit(&page, "melding", &[("what", "taken_down"), ("ground", "unlawful"), ("words", "")])
            .await
            .status,
        422
    );
    assert_eq!(app.visitor().get(&page_of(&made)).await.status, 200);
    let done = femke
        .submit(
            &page,
            "melding",
            &[
                ("what", "taken_down"),
                ("ground", "personal_data_of_others"),
                ("words", "Er staat een adres in van een buur."),
            ],
        )
        .await;
    assert_eq!(done.location(), "/beheer/meldingen?gedaan=melding-taken-down");
    assert_eq!(
        femke
            .submit(&page, "melding", &[("what", "left"), ("words", "Toch niet"), ("idempotency_key", "")])
            .await
            .status,
        403,
        "it is done"
    );

    let public = app.visitor().get(&page_of(&made)).await;
    assert_eq!(public.status, 451);
    assert!(
        public.text().contains("gegevens van iemand anders") && public.text().contains("Femke"),
        "{}",
        public.text()
    );
    assert!(
        !public.text().contains("Iedere zaterdag") && !public.text().contains("adres in van een buur"),
        "the reasons are for its makers"
    );
    for path in ["/initiatieven?q=zaadjesruil", "/kaart/punten.json"] {
        assert!(!app.visitor().get(path).await.body.contains(&made.slug), "{path}");
    }
    let mails = app.mail().await;
    assert!(mails.iter().any(|mail| mail.to.starts_with("yusuf")
        && mail.text.contains("Er staat een adres in van een buur.")
        && mail.text.contains("Femke")));
    assert!(
        mails
            .iter()
            .any(|mail| mail.to == "buur@example.org" && mail.text.contains("Wij hebben het weggehaald."))
    );

    // Its maker mends it and contests; who took it down does not judge that.
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&page_of(&made)).await;
    assert!(page.text().contains("Er staat een adres in van een buur."));
    assert_eq!(
        app.browser("gerda")
            .await
            .post(&format!("/mijn/initiatieven/{}/oneens", made.slug), &[("words", "x")])
            .await
            .status,
        403
    );
    assert_eq!(yusuf.submit(&page, "oneens", &[("words", "Het adres is eruit.")]).await.status, 303);
    assert_eq!(
        yusuf.submit(&page, "oneens", &[("words", "Nog eens"), ("idempotency_key", "")]).await.status,
        403,
        "once"
    );
    let mail = app
        .mail()
        .await
        .into_iter()
        .rev()
        .find(|mail| mail.to.starts_with("hanneke") && mail.text.contains("waarom dat niet klopt"))
        .unwrap();
    let link = mail.link("/beheer/weggehaald/");
    let page = femke.get(&link).await;
    assert!(page.text().contains("Je haalde dit zelf weg"));
    let version = page.form("weggehaald", &[]).1.into_iter().find(|(name, _)| name == "version").unwrap().1;
    assert_eq!(
        femke
            .post(&link, &[("status", "upheld"), ("words", "Blijft weg"), ("version", &version)])
            .await
            .status,
        403
    );
    let mut hanneke = app.browser("hanneke").await;
    let page = hanneke.get(&link).await;
    assert!(page.text().contains("Het adres is eruit."));
    assert_eq!(
        hanneke
            .submit(&page, "weggehaald", &[("status", "restored"), ("words", "Dank, zo is het goed.")])
            .await
            .status,
        303
    );
    assert_eq!(app.visitor().get(&page_of(&made)).await.status, 200);
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("yusuf") && mail.text.contains("staat weer op de site"))
    );
});

on_both!(what_was_taken_down_can_be_mended_but_not_put_back_by_its_maker, async |app| {
    let made = app.initiative().by("yusuf").await;
    let link = report(&app, &made).await;
    let mut femke = app.browser("femke").await;
    let page = femke.get(&link).await;
    femke
        .submit(&page, "melding", &[("what", "taken_down"), ("ground", "unlawful"), ("words", "Verboden.")])
        .await;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/mijn/initiatieven/{}", made.slug)).await;
    assert!(!page.body.contains("name=\"visibility\""));
    assert_eq!(
        yusuf
            .submit(&page, "wijzigen", &[("story", "Een nieuw verhaal."), ("visibility", "public")])
            .await
            .status,
        303
    );
    assert_eq!(app.visitor().get(&page_of(&made)).await.status, 451);
    let mut other = app.browser("gerda").await;
    assert!(!other.get(&page_of(&made)).await.body.contains("Een nieuw verhaal."));
});

on_both!(what_its_makers_took_back_meanwhile_is_not_put_back, async |app| {
    let made = app.initiative().by("yusuf").await;
    let link = report(&app, &made).await;
    let mut femke = app.browser("femke").await;
    let page = femke.get(&link).await;
    femke
        .submit(&page, "melding", &[("what", "taken_down"), ("ground", "unlawful"), ("words", "Verboden.")])
        .await;
    assert_eq!(
        app.browser("yusuf")
            .await
            .post(&format!("/mijn/initiatieven/{}/terugtrekken", made.slug), &[("sure", "yes")])
            .await
            .status,
        303
    );
    let takedown =
        store::reports::takedowns(app.app.db.read(), app.app.municipality.id).await.unwrap().remove(0);
    let page = femke.get(&format!("/beheer/weggehaald/{}", takedown.id)).await;
    let done = femke.submit(&page, "weggehaald", &[("status", "restored"), ("words", "Terug.")]).await;
    assert!(done.status == 403 && done.text().contains("haalden dit zelf weg"), "{}", done.text());
    assert!(!app.visitor().get("/initiatieven").await.body.contains(&made.slug));
});

on_both!(a_report_that_has_no_ground_leaves_everything_as_it_is, async |app| {
    let made = app.initiative().by("yusuf").await;
    let link = report(&app, &made).await;
    let mut femke = app.browser("femke").await;
    let page = femke.get(&link).await;
    assert_eq!(
        femke
            .submit(&page, "melding", &[("what", "left"), ("words", "Er staat geen adres in.")])
            .await
            .status,
        303
    );
    assert_eq!(app.visitor().get(&page_of(&made)).await.status, 200);
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to == "buur@example.org" && mail.text.contains("Wij laten het staan."))
    );
    assert!(femke.get("/beheer/meldingen").await.text().contains("Blijft staan"));
    assert_eq!(app.visitor().get("/melden/bestaat-niet").await.status, 404);
});

//! People and roles, teams and districts: what an administrator gives and takes, and how far a role reaches.

use crate::support::{TestApp, on_both};
use domain::access::{Grant, Role};

async fn grant(app: &TestApp, who: &str, grant: &Grant) {
    let id = app.account(who).await;
    store::accounts::grant(app.app.db.write(), id, grant, store::accounts::GrantSource::Hand).await.unwrap();
}

on_both!(an_administrator_gives_and_takes_roles_and_it_stands_in_the_log, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/mensen").await;
    assert!(page.text().contains("Samira") && !page.text().contains("Yusuf"), "residents are not there");
    let wrong = femke.submit(&page, "nieuw", &[("name", ""), ("email", "x"), ("role", "")]).await;
    assert_eq!(wrong.wrong_fields(), ["nieuw-name", "nieuw-email", "nieuw-role"]);
    let done = femke
        .submit(
            &page,
            "nieuw",
            &[
                ("name", "Bram Post"),
                ("email", "bram@example.org"),
                ("function", "Wijkcoach"),
                ("role", "official"),
                ("team", &page.option("Wijken")),
            ],
        )
        .await;
    let path = done.location().split('?').next().unwrap().to_owned();
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.to == "bram@example.org").unwrap();
    assert!(mail.text.contains("Behandelaar"));
    assert!(mail.text.contains("Femke Asbroekhuis") && mail.text.contains("kunt u er ook iets over vragen"));
    // By mail alone nobody works here: the second step comes first.
    let mut bram = app.visitor();
    assert_eq!(app.log_in(&mut bram, "bram@example.org").await.location(), "/inloggen/tweede-stap");
    assert_eq!(bram.get("/werk").await.status, 303);
    bram.post("/inloggen/demo", &[("email", "bram@example.org"), ("naar", "/over")]).await;
    assert_eq!(bram.get("/werk").await.status, 200);
    // A second role, and then the first one back. A district that is not there is not the whole municipality.
    let page = femke.get(&path).await;
    let wrong = femke.submit(&page, "rol", &[("role", "manager"), ("areas", "WK99999999")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["rol-areas".to_owned()]));
    assert_eq!(femke.submit(&page, "rol", &[("role", "manager")]).await.status, 303);
    assert_eq!(bram.get("/werk").await.status, 303, "a new role begins with a new log-in");
    let page = femke.get(&path).await;
    assert_eq!(page.all("#rollen li").len(), 2);
    assert_eq!(femke.submit(&page, "rol-weg", &[]).await.status, 303);
    assert_eq!(femke.get(&path).await.all("#rollen li").len(), 1);
    assert_eq!(femke.submit(&page, "gegevens", &[("name", "Bram de Post")]).await.status, 303);
    let log = femke.get("/beheer/logboek?wat=role_granted").await;
    assert!(
        log.all("[data-testid=log] tbody tr")[0].contains("Femke")
            && log.all("[data-testid=log] tbody tr")[0].contains("eidinggevende"),
        "{}",
        log.text()
    );
    // A resident is nobody's business here.
    let yusuf = app.account("yusuf").await;
    assert_eq!(femke.get(&format!("/beheer/mensen/{yusuf}")).await.status, 404);
    assert_eq!(femke.post(&format!("/beheer/mensen/{yusuf}/rol"), &[("role", "official")]).await.status, 404);
});

on_both!(nobody_gives_themselves_a_role_and_the_last_administrator_stays, async |app| {
    let mut femke = app.browser("femke").await;
    let me = app.account("femke").await;
    let page = femke.get("/beheer/mensen").await;
    let own = femke
        .submit(
            &page,
            "nieuw",
            &[("name", "Femke"), ("email", "femke@demonstratie.example"), ("role", "official")],
        )
        .await;
    assert_eq!(own.status, 403);
    assert_eq!(femke.post(&format!("/beheer/mensen/{me}/rol"), &[("role", "alderman")]).await.status, 403);
    let page = femke.get(&format!("/beheer/mensen/{me}")).await;
    let last = femke.submit(&page, "rol-weg", &[]).await;
    assert!(last.status == 403 && last.text().contains("laatste beheerder"), "{}", last.text());
    for who in ["", "yusuf", "samira", "hanneke", "nienke"] {
        let mut browser = app.browser(who).await;
        let id = app.account("samira").await;
        for path in [
            "/beheer/mensen".to_owned(),
            format!("/beheer/mensen/{id}/rol"),
            format!("/beheer/mensen/{id}/uitloggen"),
            "/beheer/teams".to_owned(),
        ] {
            let page =
                browser.post(&path, &[("name", "x"), ("email", "x@example.org"), ("role", "admin")]).await;
            assert_eq!(page.status, if who.is_empty() { 401 } else { 403 }, "{who} {path}");
        }
    }
});

on_both!(a_team_can_be_made_renamed_and_removed_while_nothing_belongs_to_it, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/teams").await;
    assert_eq!(femke.submit(&page, "team-nieuw", &[("name", "Sport en Spel")]).await.status, 303);
    assert_eq!(
        femke.submit(&page, "team-nieuw", &[("name", "Sport en Spel"), ("idempotency_key", "")]).await.status,
        422
    );
    let teams = store::accounts::teams(app.app.db.read(), app.app.municipality.id).await.unwrap();
    let (new, old) = (
        teams.iter().find(|(_, name)| name == "Sport en Spel").unwrap().0,
        teams.iter().find(|(_, name)| name.starts_with("Wijken")).unwrap().0,
    );
    assert_eq!(femke.post(&format!("/beheer/teams/{new}"), &[("name", "Sport")]).await.status, 303);
    assert!(femke.get("/beheer/teams").await.body.contains("value=\"Sport\""));
    let used = femke.post(&format!("/beheer/teams/{old}"), &[("remove", "yes")]).await;
    assert!(used.status == 403 && used.text().contains("horen nog"), "{}", used.text());
    assert_eq!(femke.post(&format!("/beheer/teams/{new}"), &[("remove", "yes")]).await.status, 303);
    assert!(!femke.get("/beheer/teams").await.body.contains("value=\"Sport\""));
});

on_both!(a_role_for_one_district_reaches_no_other, async |app| {
    // An official for another district neither sees nor opens a request from Pathmos.
    let place =
        app.app.live().areas.neighbourhoods.iter().find(|area| area.name == "Pathmos").unwrap().clone();
    let made = app.initiative().in_area(&place.code).with_request(|new| new.taken_by("samira")).await;
    let number = made.requests[0].number.as_str();
    let elsewhere =
        app.app.live().areas.districts.iter().find(|area| area.code != place.district).unwrap().code.clone();
    let team = store::accounts::teams(app.app.db.read(), app.app.municipality.id)
        .await
        .unwrap()
        .into_iter()
        .find(|(_, name)| name.starts_with("Wijken"))
        .unwrap()
        .0;
    for (areas, reaches) in [
        (vec![place.district.clone()], true),
        (vec![place.code.clone()], true),
        (vec![elsewhere], false),
        (vec![], true),
    ] {
        let who = format!("{}@example.org", uuid::Uuid::new_v4().simple());
        let by = store::journal::By {
            municipality: app.app.municipality.id,
            actor: None,
            now: app.app.clock.now(),
        };
        store::accounts::find_or_create(
            app.app.db.write(),
            by,
            &who.parse().unwrap(),
            &"Wijkcoach".parse().unwrap(),
            domain::lang::Lang::Nl,
        )
        .await
        .unwrap();
        grant(&app, &who, &Grant { role: Role::Official, team: Some(team), areas: areas.clone() }).await;
        let mut browser = app.visitor();
        browser.post("/inloggen/demo", &[("email", &who), ("naar", "/over")]).await;
        let open = browser.get(&format!("/werk/verzoeken/{number}")).await.status;
        assert_eq!(open == 200, reaches, "{areas:?}: {open}");
        assert_eq!(browser.get("/werk?lijst=team").await.body.contains(number), reaches, "{areas:?}");
        let said = browser
            .post(&format!("/werk/verzoeken/{number}/bericht"), &[("words", "Dag"), ("way", "written")])
            .await;
        assert_eq!(said.status == 303, reaches, "{areas:?}");
    }
});

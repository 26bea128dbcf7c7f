//! Obstacles that climb, are joined and parted, and are answered, as people and the clock do it.

use crate::{
    clock::{DAY, climbed, levels, report, working_days},
    support::on_both,
};
use app::deadlines;

on_both!(rule_04_an_obstacle_that_nobody_takes_climbs_to_the_top_and_each_level_hears_it, async |app| {
    // What the demonstration has may climb too; a round before, so that only ours is counted.
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let path = report(&mut samira, &number, "De poort gaat om vijf uur dicht").await;
    working_days(&app, 9).await;
    assert!(!levels(&app, &path).await.contains("Opgeschaald"), "nine working days is too soon");
    let last = working_days(&app, 1).await;
    assert!(climbed(&last).iter().sum::<usize>() >= 1);
    let text = levels(&app, &path).await;
    assert!(text.contains("Van behandelaar naar leidinggevende, omdat het antwoord uitbleef."), "{text}");
    assert!(text.contains("Erik Leferink"), "the manager of the team stands there by name: {text}");
    let mails = app.mail().await;
    assert_eq!(
        mails
            .iter()
            .filter(
                |mail| mail.to.starts_with("erik") && mail.text.contains("De poort gaat om vijf uur dicht")
            )
            .count(),
        1
    );
    let desk = app.browser("erik").await.get("/werk/dekking").await;
    assert!(desk.text().contains("De poort gaat om vijf uur dicht"), "a line on their page: {}", desk.text());

    // The term of a manager is twenty working days; ten more past it, and it is with the alderman.
    working_days(&app, 29).await;
    assert!(!levels(&app, &path).await.contains("naar wethouder"));
    working_days(&app, 1).await;
    assert!(levels(&app, &path).await.contains("Van leidinggevende naar wethouder"));
    assert!(
        app.mail().await.iter().any(
            |mail| mail.to.starts_with("nienke") && mail.text.contains("De poort gaat om vijf uur dicht")
        )
    );
    assert!(
        app.browser("nienke").await.get("/bestuur").await.text().contains("De poort gaat om vijf uur dicht")
    );
    working_days(&app, 40).await;
    assert!(levels(&app, &path).await.contains("Van wethouder naar hogere overheid"));
    working_days(&app, 80).await;
    assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 3, "the top is the top");
    assert!(store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
});

on_both!(rule_04_an_obstacle_that_comes_back_a_third_time_climbs, async |app| {
    let mut samira = app.browser("samira").await;
    let obstacle = app.obstacle().await;
    let (id, path) = (obstacle.id.to_string(), format!("/belemmeringen/{}", obstacle.slug));
    app.request().taken_by("samira").met(&obstacle).await;
    for time in [2, 3] {
        deadlines::round(&app.app).await.unwrap();
        assert!(!levels(&app, &path).await.contains("Opgeschaald"), "before time {time}");
        let number = app.request().by("yusuf").taken_by("samira").await.number;
        assert_eq!(
            samira.post(&format!("/werk/verzoeken/{number}/belemmering"), &[("obstacle", &id)]).await.status,
            303
        );
    }
    deadlines::round(&app.app).await.unwrap();
    assert!(levels(&app, &path).await.contains("omdat het te vaak terugkwam"));
    // Once: at the next level the count starts again.
    for _ in 0..3 {
        deadlines::round(&app.app).await.unwrap();
    }
    assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 1);
});

on_both!(two_workers_put_an_obstacle_higher_once, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
    app.pass(15 * DAY);
    let rounds: Vec<_> = (0..4)
        .map(|_| {
            let app = std::sync::Arc::clone(&app.app);
            tokio::spawn(async move { deadlines::round(&app).await })
        })
        .collect();
    for round in rounds {
        round.await.unwrap().unwrap();
    }
    assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 1);
    assert!(store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
});

on_both!(rule_04_a_level_does_not_give_itself_more_time_but_can_put_it_higher, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk{path}");
    let page = samira.get(&work).await;
    let owner = page.option("Samira El Idrissi");
    let late = samira.submit(&page, "eigenaar", &[("owner", &owner), ("due", "2027-06-01")]).await;
    assert_eq!((late.status.as_u16(), late.wrong_fields()), (422, vec!["eigenaar-due".to_owned()]));
    assert_eq!(
        samira.submit(&page, "eigenaar", &[("owner", &owner), ("due", "2026-12-01")]).await.status,
        303
    );
    // By hand, and a stale form does not do it twice.
    let page = samira.get(&work).await;
    assert_eq!(samira.submit(&page, "opschalen", &[]).await.status, 303);
    let (action, fields) = page.form("opschalen", &[]);
    let fields: Vec<_> = fields
        .iter()
        .filter(|(name, _)| name != "idempotency_key")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(samira.post(&action, &fields).await.status, 409);
    assert!(levels(&app, &path).await.contains("omdat iemand het hoger legde"));
});

on_both!(two_that_are_one_and_one_that_is_two_keep_their_histories, async |app| {
    let mut samira = app.browser("samira").await;
    let (one, two) = (
        app.request().by("yusuf").taken_by("samira").await.number,
        app.request().by("yusuf").taken_by("samira").await.number,
    );
    let first = report(&mut samira, &one, "De poort gaat om vijf uur dicht").await;
    let second = report(&mut samira, &two, "De poort is na vijven op slot").await;
    let page = samira.get(&format!("/werk{second}")).await;
    let other = page.option("De poort gaat om vijf uur dicht");
    let done = samira.submit(&page, "samenvoegen", &[("other", &other)]).await;
    assert_eq!((done.status.as_u16(), done.location().starts_with(&format!("/werk{first}"))), (303, true));
    let text = levels(&app, &first).await;
    assert_eq!(text.matches("Belemmering gemeld").count(), 2, "both histories: {text}");
    assert!(text.contains("Verzoeken 2"), "{text}");
    let part = app.visitor().get(&second).await;
    assert!(
        part.text().contains("Dit bleek dezelfde belemmering als")
            && part.text().contains("De poort gaat om vijf uur dicht")
    );
    assert!(!app.visitor().get("/belemmeringen").await.text().contains("na vijven op slot"), "it is one now");
    assert_eq!(samira.get(&format!("/werk{second}")).await.status, 403, "it is worked on there");
    assert_eq!(
        samira
            .post(
                &format!("/werk{second}/antwoord"),
                &[("status", "removed"), ("answer", "x"), ("version", "2")]
            )
            .await
            .status,
        403
    );

    let page = samira.get(&format!("/werk{first}")).await;
    let all = samira.submit(&page, "splitsen", &[("title", "Het licht gaat uit")]).await;
    assert_eq!((all.status.as_u16(), all.wrong_fields()), (422, vec!["splitsen-requests".to_owned()]));
    let request =
        page.body.split("name=\"requests\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(
        samira
            .submit(&page, "splitsen", &[("title", "Het licht gaat uit"), ("requests", &request)])
            .await
            .status,
        303
    );
    assert!(levels(&app, &first).await.contains("Verzoeken 1"));
    let new = levels(&app, "/belemmeringen/het-licht-gaat-uit").await;
    assert!(
        new.contains("Verzoeken 1") && new.contains("De poort gaat om vijf uur dicht"),
        "where it came from: {new}"
    );
    assert!(store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
});

on_both!(joining_parting_and_reopening_win_no_time, async |app| {
    let mut samira = app.browser("samira").await;
    let numbers = [
        app.request().by("yusuf").taken_by("samira").await.number,
        app.request().by("yusuf").taken_by("samira").await.number,
        app.request().by("yusuf").taken_by("samira").await.number,
    ];
    let high = report(&mut samira, &numbers[0], "De poort gaat om vijf uur dicht").await;
    working_days(&app, 40).await;
    let text = levels(&app, &high).await;
    assert!(text.contains("Niveau Wethouder"), "{text}");
    // A new one at the first level, that turns out to be the same: it is with the alderman now.
    let mut samira = app.browser("samira").await;
    let low = report(&mut samira, &numbers[1], "De poort is na vijven op slot").await;
    let slug = low.trim_start_matches("/belemmeringen/").to_owned();
    let id =
        store::obstacles::by_slug(app.app.db.read(), app.app.municipality.id, &slug, domain::lang::Lang::Nl)
            .await
            .unwrap()
            .unwrap()
            .id
            .to_string();
    let mut nienke = app.browser("nienke").await;
    let page = nienke.get(&format!("/werk{high}")).await;
    assert_eq!(nienke.submit(&page, "samenvoegen", &[("other", &id)]).await.status, 303);
    let text = levels(&app, &low).await;
    assert!(text.contains("Niveau Wethouder") && text.contains("Nienke ter Haar"), "{text}");
    // Who still has the old one on screen links the one that is left.
    let old = store::obstacles::by_slug(
        app.app.db.read(),
        app.app.municipality.id,
        "de-poort-gaat-om-vijf-uur-dicht",
        domain::lang::Lang::Nl,
    )
    .await
    .unwrap()
    .unwrap();
    assert_eq!(
        samira
            .post(
                &format!("/werk/verzoeken/{}/belemmering", numbers[2]),
                &[("obstacle", &old.id.to_string())]
            )
            .await
            .status,
        303
    );
    assert!(levels(&app, &low).await.contains("Verzoeken 3"));
    // A part of it stands where the whole stands.
    let mut nienke = app.browser("nienke").await;
    let page = nienke.get(&format!("/werk{low}")).await;
    assert!(
        !page.text().contains("Een plek voor onze tafel"),
        "an alderman reads no request: {}",
        page.text()
    );
    let request =
        page.body.split("name=\"requests\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(
        nienke
            .submit(&page, "splitsen", &[("title", "Het licht gaat uit"), ("requests", &request)])
            .await
            .status,
        303
    );
    assert!(levels(&app, "/belemmeringen/het-licht-gaat-uit").await.contains("Niveau Wethouder"));
    // Answered and back: whoever answered has it back, with a date.
    let page = nienke.get(&format!("/werk{low}")).await;
    assert_eq!(
        nienke.submit(&page, "antwoord", &[("status", "removed"), ("answer", "Gedaan.")]).await.status,
        303
    );
    let page = nienke.get(&format!("/werk{low}")).await;
    assert_eq!(nienke.submit(&page, "heropenen", &[]).await.status, 303);
    let text = levels(&app, &low).await;
    assert!(
        text.contains("Niveau Wethouder")
            && text.contains("Antwoord uiterlijk")
            && text.contains("Nienke ter Haar"),
        "{text}"
    );
});

on_both!(what_was_written_is_kept_when_a_colleague_was_first, async |app| {
    let path = "/werk/belemmeringen/bus-alleen-op-de-lijn";
    let mut nienke = app.browser("nienke").await;
    let page = nienke.get(path).await;
    assert_eq!(
        nienke.submit(&page, "reactie", &[("reply", "De provincie vindt het goed.")]).await.status,
        303
    );
    let page = {
        let (action, fields) = page.form("reactie", &[("reply", "De provincie denkt na.")]);
        let fields: Vec<_> = fields
            .iter()
            .filter(|(name, _)| name != "idempotency_key")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        app.browser("ruud").await.post(&action, &fields).await
    };
    assert_eq!(page.status, 409);
    assert!(
        page.text().contains("De provincie vindt het goed.") && page.body.contains("De provincie denkt na."),
        "{}",
        page.text()
    );
});

on_both!(rule_04_the_answer_reaches_every_initiative_and_handler_of_each_request, async |app| {
    let mut samira = app.browser("samira").await;
    let (one, two) = (
        app.request().by("yusuf").taken_by("samira").await.number,
        app.request().by("yusuf").taken_by("samira").await.number,
    );
    let path = report(&mut samira, &one, "De poort gaat om vijf uur dicht").await;
    let slug = path.trim_start_matches("/belemmeringen/").to_owned();
    let id =
        store::obstacles::by_slug(app.app.db.read(), app.app.municipality.id, &slug, domain::lang::Lang::Nl)
            .await
            .unwrap()
            .unwrap()
            .id
            .to_string();
    samira.post(&format!("/werk/verzoeken/{two}/belemmering"), &[("obstacle", &id)]).await;
    let page = samira.get(&format!("/werk{path}")).await;
    assert_eq!(
        samira
            .submit(&page, "antwoord", &[("status", "stays"), ("answer", "Het moet van de brandweer.")])
            .await
            .status,
        303
    );
    let told: Vec<_> = app
        .mail()
        .await
        .into_iter()
        .filter(|mail| mail.text.contains("Het moet van de brandweer."))
        .map(|mail| mail.to)
        .collect();
    for who in ["yusuf", "samira"] {
        assert_eq!(
            told.iter().filter(|to| to.starts_with(who)).count(),
            2,
            "{who}, once about each request: {told:?}"
        );
    }
    assert_eq!(told.len(), 4, "{told:?}");
    let mine = app.browser("yusuf").await.get(&format!("/verzoeken/{two}")).await;
    assert!(mine.text().contains("Het moet van de brandweer."));
});

on_both!(what_only_a_higher_government_can_remove_is_put_there_in_a_letter_without_names, async |app| {
    let path = "/belemmeringen/sparen-kost-toeslag";
    let mut ruud = app.browser("ruud").await;
    let page = ruud.get(&format!("/werk{path}")).await;
    let (_, fields) = page.form("voorleggen", &[]);
    let letter = fields.iter().find(|(name, _)| name == "letter").unwrap().1.clone();
    assert!(
        letter.contains(
            "Wie spaart voor de straat, raakt een \
        toeslag kwijt"
        ) && letter.contains("164 dagen"),
        "{letter}"
    );
    assert!(!letter.contains("Rinus") && !letter.contains('@'), "no personal data: {letter}");
    assert!(
        !page.text().contains("Rinus"),
        "nor on the screen of who does not handle the \
        request: {}",
        page.text()
    );
    assert_eq!(ruud.submit(&page, "voorleggen", &[("body", "De Belastingdienst")]).await.status, 303);
    let page = ruud.get(&format!("/werk{path}")).await;
    assert_eq!(ruud.submit(&page, "reactie", &[("reply", "")]).await.status, 422);
    assert_eq!(ruud.submit(&page, "reactie", &[("reply", "Wij kijken ernaar.")]).await.status, 303);
    let text = levels(&app, path).await;
    assert!(
        text.contains("Voorgelegd aan De Belastingdienst") && text.contains("Wij kijken ernaar."),
        "{text}"
    );
    // It turns out to be the same as another: the letter and what came back go along.
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let other = report(&mut app.browser("samira").await, &number, "Wie spaart verliest geld").await;
    let id = store::obstacles::by_slug(
        app.app.db.read(),
        app.app.municipality.id,
        other.trim_start_matches("/belemmeringen/"),
        domain::lang::Lang::Nl,
    )
    .await
    .unwrap()
    .unwrap()
    .id;
    let page = ruud.get(&format!("/werk{path}")).await;
    assert_eq!(ruud.submit(&page, "samenvoegen", &[("other", &id.to_string())]).await.status, 303);
    let text = levels(&app, &other).await;
    assert!(text.contains("Wij kijken ernaar."), "{text}");
    for who in ["samira", "erik", "femke"] {
        assert_eq!(
            app.browser(who)
                .await
                .post(&format!("/werk{path}/voorleggen"), &[("body", "x"), ("letter", "x")])
                .await
                .status,
            403,
            "{who}"
        );
    }
});

on_both!(a_part_of_the_list_leads_to_the_others, async |app| {
    app.obstacle().await;
    let mut visitor = app.visitor();
    for path in
        ["/belemmeringen", "/belemmeringen?soort=rule", "/belemmeringen?soort=rule&deel=open&pagina=9"]
    {
        let page = visitor.get(path).await;
        let links = page.all_attributes("main a[href*='#']", "href");
        for stand in ["open", "weg", "blijft"] {
            let to = links.iter().find(|to| to.ends_with(&format!("#{stand}"))).expect(stand);
            let there = visitor.get(to.split('#').next().unwrap()).await;
            assert_eq!(there.all(&format!("#{stand}")).len(), 1, "{path}: {to}");
            assert_eq!(to.contains("soort=rule"), path.contains("soort=rule"), "{to}");
        }
    }
});

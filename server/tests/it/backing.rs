//! What a civil servant can fall back on: cover, a second name, and what was decided before.

use crate::{
    clock::{levels, report, working_days},
    support::on_both,
};

/// A yes with an exception.
pub const EXCEPTION: [(&str, &str); 5] = [
    ("outcome", "yes_with_exception"),
    ("words", "Ja."),
    ("rule", "Sleutelbeleid"),
    ("reason", "Zij zijn er elke dag."),
    ("same_situation", "Wie er elke dag is."),
];

on_both!(who_is_on_duty_stays_until_the_next_time_begins, async |app| {
    use store::accounts::duty;
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let (db, municipality) = (app.app.db.write(), app.app.municipality.id);
    let karin = store::accounts::staff(db, municipality)
        .await
        .unwrap()
        .into_iter()
        .find(|one| one.email.starts_with("karin"))
        .unwrap()
        .id;
    duty::set(db, municipality, karin, day("2027-07-01"), day("2027-07-30")).await.unwrap();
    duty::set(db, municipality, karin, day("2027-07-20"), day("2027-07-25")).await.unwrap();
    for (date, on) in
        [("2027-07-05", true), ("2027-07-19", true), ("2027-07-22", true), ("2027-07-26", false)]
    {
        let there = duty::on(db, municipality, day(date)).await.unwrap();
        assert_eq!(there.iter().any(|one| one.account == karin), on, "{date}");
    }
    // What starts after it is not touched.
    duty::set(db, municipality, karin, day("2027-07-01"), day("2027-07-05")).await.unwrap();
    let all = duty::of(db, karin, day("2027-07-01")).await.unwrap();
    assert_eq!(all, [(day("2027-07-01"), day("2027-07-05")), (day("2027-07-20"), day("2027-07-25"))]);
});

on_both!(
    rule_07_cover_is_given_by_one_click_in_a_mail_and_the_managers_name_stands_under_the_exception,
    async |app| {
        let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
        let mut samira = app.browser("samira").await;
        let work = format!("/werk/verzoeken/{number}");
        let page = samira.get(&work).await;
        assert!(
            page.all("[data-testid=call]")[0].contains("Erik Leferink 000 - 000 00 11"),
            "who is on duty: {:?}",
            page.all("[data-testid=call]")
        );
        assert_eq!(samira.submit(&page, "dekking", &[("why", " ")]).await.status, 422);
        assert_eq!(
            samira.submit(&page, "dekking", &[("why", "Ik wil de sleutel vast geven.")]).await.status,
            303
        );
        assert_eq!(
            samira.post(&format!("{work}/dekking"), &[("why", "Nog eens.")]).await.status,
            403,
            "one question at a time"
        );
        let mail = app
            .mail()
            .await
            .into_iter()
            .find(|mail| mail.to.starts_with("erik") && mail.text.contains("Ik wil de sleutel vast geven."))
            .unwrap();
        let link = mail.link("/dekking/");
        // Not logged in, in a browser of his own.
        let mut erik = app.visitor();
        let page = erik.get(&link).await;
        assert!(
            page.text().contains("Samira El Idrissi vraagt dit") && !page.text().contains("Yusuf"),
            "{}",
            page.text()
        );
        assert_eq!(erik.get(&link).await.status, 200, "looking changes nothing");
        let refused = erik.submit(&page, "dekking-antwoord", &[("answer", "decline")]).await;
        assert_eq!(refused.status, 422, "declining needs words");
        let page = erik.get(&link).await;
        assert_eq!(erik.submit(&page, "dekking-antwoord", &[("answer", "cover")]).await.status, 303);
        let again = erik.post(&link, &[("answer", "decline"), ("words", "Toch maar niet.")]).await;
        assert_eq!(again.status, 403, "the link works once");
        assert!(again.all("[data-testid=typed]").join("").contains("Toch maar niet."), "{}", again.text());
        let told = erik.get(&link).await;
        assert!(told.text().contains("Deze vraag is beantwoord"), "{}", told.text());
        // Who holds a link need not be who it went to: no reasons, and no names.
        assert_eq!(told.all("[data-testid=cover-answered]"), ["Gedekt"]);
        assert!(!told.text().contains("Ik wil de sleutel vast geven.") && !told.text().contains("Erik"));
        let known = app.browser("erik").await.get(&link).await;
        let known = known.all("[data-testid=cover-answered]").remove(0);
        assert!(known.contains("Erik Leferink") && known.contains("sleutel"), "{known}");
        assert_eq!(told.all_attributes("main a.nl-button", "href"), [work.as_str()]);
        assert!(!told.text().contains("Yusuf") && !told.text().contains("Een plek voor onze tafel"));
        assert!(
            app.mail()
                .await
                .iter()
                .any(|mail| mail.to.starts_with("samira")
                    && mail.text.contains("Erik Leferink staat achter je"))
        );
        let page = samira.get(&work).await;
        assert_eq!(samira.decide(&page, &EXCEPTION).await.status, 303);
        let letter = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
        assert!(
            letter.all("[data-testid=decision]")[0].contains("Erik Leferink"),
            "sent at once, under his name: {:?}",
            letter.all("[data-testid=decision]")
        );
        let register = samira.get("/werk/uitzonderingen?q=sleutelbeleid").await;
        assert!(register.text().contains("Gedekt door Erik Leferink"), "{}", register.text());
    }
);

on_both!(rule_07_cover_is_for_one_decision, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let work = format!("/werk/verzoeken/{number}");
    let page = samira.get(&work).await;
    samira.submit(&page, "dekking", &[("why", "Ik wil de sleutel vast geven.")]).await;
    let mail = app
        .mail()
        .await
        .into_iter()
        .find(|mail| mail.to.starts_with("erik") && mail.text.contains("sleutel vast geven"))
        .unwrap();
    assert!(
        !mail.text.contains("Een plek voor onze tafel"),
        "what the resident wrote is not in a mail: {}",
        mail.text
    );
    app.visitor().post(&mail.link("/dekking/"), &[("answer", "cover")]).await;
    let page = samira.get(&work).await;
    app.pass(60);
    assert_eq!(samira.decide(&page, &EXCEPTION).await.status, 303);
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("erik") && mail.text.contains("Sleutelbeleid")),
        "the manager reads what it is used for"
    );
    // The resident asks to look again: the next exception needs its own cover.
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "heropenen", &[("words", "En in de zomer?")]).await.status, 303);
    app.pass(60);
    let page = samira.get(&work).await;
    assert!(page.all("[data-testid=covered]").is_empty());
    let again = samira.decide(&page, &EXCEPTION).await;
    assert_eq!(
        (again.status.as_u16(), again.wrong_fields()),
        (422, vec!["besluit-manager-exception".to_owned()])
    );
});

on_both!(rule_07_unanswered_cover_climbs_to_the_alderman_and_takes_the_obstacle_along, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let path = report(&mut samira, &number, "De poort gaat om vijf uur dicht").await;
    let work = format!("/werk/verzoeken/{number}");
    let page = samira.get(&work).await;
    let obstacle = page.option("De poort gaat om vijf uur dicht");
    assert_eq!(
        samira
            .submit(&page, "dekking", &[("why", "Ik wil de poort openlaten."), ("obstacle", &obstacle)])
            .await
            .status,
        303
    );
    // Asked on a Friday: Wednesday is the third working day.
    working_days(&app, 2).await;
    assert!(!levels(&app, &path).await.contains("Opgeschaald"));
    let done = working_days(&app, 1).await;
    assert_eq!(done.iter().map(|one| one.covers).sum::<usize>(), 1, "{done:?}");
    assert!(levels(&app, &path).await.contains("omdat een vraag om dekking bleef liggen"));
    let mut nienke = app.browser("nienke").await;
    let desk = nienke.get("/bestuur").await;
    assert!(desk.all("[data-testid=cover-asked]").concat().contains("Ik wil de poort openlaten."));
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("nienke") && mail.text.contains("kreeg op tijd geen antwoord"))
    );
    let open = store::cover::open(app.app.db.read(), app.app.municipality.id).await.unwrap();
    let id = open.into_iter().find(|cover| cover.why.contains("poort")).unwrap().id;
    assert_eq!(nienke.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await.status, 303);
    let page = app.browser("samira").await.get(&work).await;
    assert!(page.all("[data-testid=cover]")[0].contains("Nienke ter Haar dekt dit."));
    assert_eq!(working_days(&app, 5).await.iter().map(|one| one.covers).sum::<usize>(), 0);
});

on_both!(rule_07_each_level_has_the_whole_term_to_give_cover, async |app| {
    let mut samira = app.browser("samira").await;
    let (one, two) = (
        app.request().by("yusuf").taken_by("samira").await.number,
        app.request().by("yusuf").taken_by("samira").await.number,
    );
    let path = report(&mut samira, &one, "De poort gaat om vijf uur dicht").await;
    let obstacle = {
        let page = samira.get(&format!("/werk/verzoeken/{one}")).await;
        page.option("De poort gaat om vijf uur dicht")
    };
    samira.post(&format!("/werk/verzoeken/{two}/belemmering"), &[("obstacle", &obstacle)]).await;
    samira
        .post(&format!("/werk/verzoeken/{one}/dekking"), &[("why", "Vandaag."), ("obstacle", &obstacle)])
        .await;
    working_days(&app, 1).await;
    let mut samira = app.browser("samira").await;
    samira
        .post(&format!("/werk/verzoeken/{two}/dekking"), &[("why", "Morgen."), ("obstacle", &obstacle)])
        .await;
    working_days(&app, 2).await;
    assert!(
        levels(&app, &path).await.contains("Niveau Leidinggevende"),
        "the first question stayed unanswered"
    );
    working_days(&app, 2).await;
    assert!(
        levels(&app, &path).await.contains("Niveau Leidinggevende"),
        "the second is older than the term, but not here"
    );
    working_days(&app, 1).await;
    assert!(!levels(&app, &path).await.contains("Niveau Leidinggevende"));
});

on_both!(rule_07_nobody_covers_themselves_and_an_official_covers_nobody, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    samira.post(&format!("/werk/verzoeken/{number}/dekking"), &[("why", "Ik wil de poort openlaten.")]).await;
    let id = store::cover::open(app.app.db.read(), app.app.municipality.id)
        .await
        .unwrap()
        .into_iter()
        .find(|cover| cover.why.contains("poort"))
        .unwrap()
        .id;
    for who in ["samira", "joost", "yusuf", "femke"] {
        let answer =
            app.browser(who).await.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await;
        assert_eq!(answer.status, 403, "{who}");
    }
    let page = samira.get("/werk/dekking").await;
    assert_eq!(samira.submit(&page, "intrekken", &[("answer", "withdraw")]).await.status, 303);
    assert_eq!(
        app.browser("erik").await.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await.status,
        403,
        "it is not needed any more"
    );
});

on_both!(
    rule_05_the_manager_reads_the_four_parts_of_a_no_side_by_side_with_the_condition_that_makes_it_a_yes,
    async |app| {
        let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
        let mut samira = app.browser("samira").await;
        let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
        let erik = page.option("Erik Leferink");
        let fields = [
            ("outcome", "no"),
            ("words", "Nee."),
            ("harm", "safety"),
            ("to_whom", "De kinderen van de school."),
            ("why_not_lighter", "Een hek helpt niet."),
            ("tried", "Wij belden de school."),
            ("alternative", "Het plein ernaast."),
            ("manager_no", &erik),
        ];
        assert_eq!(samira.decide(&page, &fields).await.status, 303);
        let mut erik = app.browser("erik").await;
        let desk = erik.get("/werk/dekking").await;
        let card = desk.all("[data-testid=signature]").concat();
        for part in [
            "De kinderen van de school.",
            "Een hek helpt niet.",
            "Wij belden de school.",
            "Het plein ernaast.",
            "De lichtste voorwaarde die er een ‘ja’ van maakt: Gezien op donderdag.",
        ] {
            assert!(card.contains(part), "{part} in {card}");
        }
        let both = erik
            .submit(&desk, "handtekening", &[("answer", "sign"), ("condition", "Alleen na schooltijd.")])
            .await;
        assert_eq!(both.status, 422, "whoever knows a condition does not sign");
        let returned = erik
            .submit(&desk, "handtekening", &[("answer", "return"), ("condition", "Alleen na schooltijd.")])
            .await;
        assert_eq!(returned.status, 303);
        let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
        assert!(
            page.text().contains(
                "Met deze voorwaarde kan het een ‘ja’ worden: Alleen na \
        schooltijd."
            ),
            "{}",
            page.text()
        );
    }
);

on_both!(rule_06_the_canta_an_exception_supports_and_decides_nothing, async |app| {
    // What happened to Harm and Truus was decided, with "in the same situation the same".
    let number = app.number_of("Mag de scootmobiel van mijn man blijven?").await;
    let mut bas = app.browser("bas").await;
    let work = format!("/werk/verzoeken/{number}");
    let page = bas.get(&work).await;
    let earlier = page.all("[data-testid=earlier]")[0].clone();
    assert!(
        earlier.contains(
            "Dit lijkt erop: Een hulpmiddel gaat terug als degene voor wie het bedoeld \
        was, overlijdt."
        ),
        "it is found first: {earlier}"
    );
    let link = page
        .body
        .split("href=\"/werk/uitzonderingen/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let both = bas.get(&format!("/werk/uitzonderingen/{link}")).await;
    let compare = both.all("[data-testid=compare]")[0].clone();
    assert!(
        compare.contains("Toen")
            && compare.contains("Nu")
            && compare.contains("Mag de scootmobiel van mijn man blijven?"),
        "{compare}"
    );
    let half = bas.submit(&both, "steun", &[("alike", "Zij zorgde voor hem tot het einde.")]).await;
    assert_eq!(
        (half.status.as_u16(), half.wrong_fields()),
        (422, vec!["steun-different".to_owned()]),
        "what is different is always asked"
    );
    assert!(half.body.contains("Zij zorgde voor hem tot het einde."));
    let fields = [("alike", "Zij zorgde voor hem tot het einde."), ("different", "Zij kan zelf nog lopen.")];
    assert_eq!(bas.submit(&both, "steun", &fields).await.status, 303);
    let page = bas.get(&work).await;
    assert!(page.all("[data-testid=earlier]")[0].contains("Zij kan zelf nog lopen."));
    // Nothing of the exception stands in the decision, and nothing is decided by it.
    let (_, fields) = page.form("besluit", &[]);
    for name in ["rule", "reason", "same_situation", "words"] {
        assert_eq!(fields.iter().find(|(field, _)| field == name).unwrap().1, "", "{name}");
    }
    let copied = bas.decide(&page, &[("outcome", "yes_with_exception"), ("words", "Ja.")]).await;
    assert_eq!(copied.status, 422, "{:?}", copied.wrong_fields());
    // A colleague of another team reads the exception, not the letter of the resident.
    let elsewhere = app.browser("joost").await.get(&format!("/werk/uitzonderingen/{link}")).await;
    assert!(!elsewhere.text().contains("Mag de scootmobiel van mijn man blijven?"));
    assert_eq!(app.browser("yusuf").await.get("/werk/uitzonderingen").await.status, 403);
});

//! People are away and people leave: nothing waits for somebody who is not there, and nobody who left reads
//! mail about a case.

use crate::support::{Mail, TestApp, on_both};
use app::accounts::groups::follow_groups;
use domain::{access::Grant, access::Role, time::day_of};
use store::{
    accounts::GrantSource,
    journal::{By, Write},
};

const DAY: i64 = 24 * 3600;

fn address(who: &str) -> String {
    format!("{who}@demonstratie.example")
}

/// The mails to somebody about this, that were sent since so many.
async fn told(app: &TestApp, who: &str, since: usize, about: &str) -> usize {
    let is =
        |mail: &&Mail| mail.to == address(who) && format!("{} {}", mail.subject, mail.text).contains(about);
    app.mail().await.iter().skip(since).filter(is).count()
}

async fn sent(app: &TestApp) -> usize {
    app.mail().await.len()
}

/// As it was before roles were handed over: the role goes, and the name stays on everything.
async fn lost(app: &TestApp, who: &str) {
    let id = app.account(who).await;
    for role in store::accounts::roles_of(app.app.db.read(), id).await.unwrap() {
        store::accounts::revoke(app.app.db.write(), id, role.id).await.unwrap();
    }
}

async fn write_as(app: &TestApp, actor: Option<&str>) -> Write {
    let actor = match actor {
        Some(who) => Some(app.account(who).await),
        None => None,
    };
    let by = By { municipality: app.app.municipality.id, actor, now: app.app.clock.now() };
    Write::start(&app.app.db, by).await.unwrap()
}

/// Takes back the only role of somebody, as an administrator does.
async fn leaves(app: &TestApp, who: &str, to: &[(&str, &str)]) {
    let id = app.account(who).await;
    let mut femke = app.browser("femke").await;
    let page = femke.get(&format!("/beheer/mensen/{id}")).await;
    let first = femke.submit(&page, "rol-weg", &[]).await;
    let page = femke.follow(&first).await;
    assert!(!page.all("[data-testid=stands] li").is_empty(), "what stands on the name comes first");
    assert_eq!(store::accounts::roles_of(app.app.db.read(), id).await.unwrap().len(), 1, "not yet");
    let chosen: Vec<_> = to.iter().map(|(field, text)| (*field, page.option(text))).collect();
    let chosen: Vec<_> = chosen.iter().map(|(field, key)| (*field, key.as_str())).collect();
    assert_eq!(femke.submit(&page, "rol-weg", &chosen).await.status, 303);
    assert!(store::accounts::roles_of(app.app.db.read(), id).await.unwrap().is_empty());
}

on_both!(a_request_is_taken_over_once_and_everybody_hears_it, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let work = format!("/werk/verzoeken/{number}");
    let before = sent(&app).await;
    let mut fatma = app.browser("fatma").await;
    let page = fatma.get(&work).await;
    assert!(page.text().contains("Neem over"));
    // A post that does not know of the handler is that of a page from before somebody took it.
    assert_eq!(fatma.post(&format!("{work}/oppakken"), &[]).await.status, 409);
    assert_eq!(fatma.submit(&page, "oppakken", &[]).await.status, 303);
    assert_eq!(told(&app, "samira", before, "Fatma").await, 1, "who had it hears who has it");
    assert_eq!(told(&app, "yusuf", before, "Fatma").await, 1);
    assert_eq!(told(&app, "fatma", before, &number).await, 0);
    // Once more, from another tab: it is theirs already, and nobody hears it twice.
    assert_eq!(fatma.submit(&page, "oppakken", &[("idempotency_key", "")]).await.status, 303);
    assert_eq!(sent(&app).await, before + 2);
    // A colleague whose page still shows Samira.
    let mut samira = app.browser("samira").await;
    let me = app.account("samira").await.to_string();
    assert_eq!(samira.post(&format!("{work}/oppakken"), &[("from", &me)]).await.status, 409);
    let resident = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    assert!(resident.text().contains("Stuur een bericht aan Fatma"), "{}", resident.text());
});

on_both!(a_manager_gives_a_request_to_a_colleague_or_back_to_the_team, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let work = format!("/werk/verzoeken/{number}");
    let before = sent(&app).await;
    let mut erik = app.browser("erik").await;
    let page = erik.get(&work).await;
    assert!(!page.text().contains("Neem over"), "a manager gives it, and does not handle it");
    let wrong = erik.submit(&page, "behandelaar", &[("to", "")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["behandelaar-to".to_owned()]));
    assert_eq!(erik.submit(&page, "behandelaar", &[("to", &page.option("Fatma"))]).await.status, 303);
    assert_eq!(told(&app, "fatma", before, &format!("Verzoek {number}")).await, 1);
    assert_eq!(told(&app, "samira", before, "niet meer van u").await, 1);
    assert_eq!(told(&app, "yusuf", before, "Fatma").await, 1);
    // Back to the team: on the list of nobody, the team hears it, and so does what the resident writes next.
    let before = sent(&app).await;
    let page = erik.get(&work).await;
    let team = page.option("Het team Wijken");
    assert_eq!(erik.submit(&page, "behandelaar", &[("to", &team)]).await.status, 303);
    for who in ["samira", "fatma"] {
        assert_eq!(told(&app, who, before, "geen behandelaar").await, 1, "{who}");
    }
    let nobody = app.browser("samira").await.get("/werk?lijst=niemand").await;
    assert!(nobody.text().contains(&number));
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert!(page.text().contains("Stuur ons een bericht"), "{}", page.text());
    let before = sent(&app).await;
    assert_eq!(yusuf.submit(&page, "bericht", &[("words", "Hoe gaat het ermee?")]).await.status, 303);
    for who in ["samira", "fatma"] {
        assert_eq!(told(&app, who, before, &number).await, 1, "{who}");
    }
});

on_both!(who_leaves_hands_over_in_the_same_breath_and_reads_nothing_more, async |app| {
    let obstacle = app.obstacle().await;
    let number = app.request().by("yusuf").taken_by("samira").met(&obstacle).await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/belemmeringen/{}", obstacle.slug)).await;
    let own = [("owner", page.option("Samira")), ("due", "2026-11-27".to_owned())];
    let own: Vec<_> = own.iter().map(|(field, value)| (*field, value.as_str())).collect();
    assert_eq!(samira.submit(&page, "eigenaar", &own).await.status, 303);
    let before = sent(&app).await;
    leaves(&app, "samira", &[("to", "Fatma")]).await;
    assert_eq!(told(&app, "samira", before, "Femke").await, 1, "by whom, and whom to ask");
    assert_eq!(
        told(&app, "fatma", before, &format!("Verzoek {number}")).await,
        1,
        "one letter with all of it"
    );
    assert_eq!(told(&app, "fatma", before, &obstacle.title).await, 1);
    let there = store::obstacles::by_ids(app.app.db.read(), vec![obstacle.id], domain::lang::Lang::Nl).await;
    assert_eq!(there.unwrap()[&obstacle.id].owner.person, Some(app.account("fatma").await));
    let work = app.browser("fatma").await.get(&format!("/werk/verzoeken/{number}")).await;
    assert!(work.text().contains("behandelaar: jij"), "{}", work.text());
    // From now on nothing about a case goes there.
    let before = sent(&app).await;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "bericht", &[("words", "Dank u.")]).await.status, 303);
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "stoppen", &[("sure", "yes")]).await.status, 303);
    assert_eq!(told(&app, "fatma", before, &number).await, 2);
    assert_eq!(told(&app, "samira", before, "").await, 0);
    assert_eq!(samira.get(&format!("/werk/verzoeken/{number}")).await.status, 303, "and is logged out");
});

on_both!(what_nobody_gets_is_the_teams_and_stands_on_the_list_of_nobody, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let before = sent(&app).await;
    leaves(&app, "samira", &[]).await;
    assert_eq!(told(&app, "fatma", before, "geen behandelaar").await, 1);
    let nobody = app.browser("erik").await.get("/werk?lijst=niemand").await;
    assert!(nobody.text().contains(&number), "{}", nobody.text());
});

on_both!(what_stands_on_a_name_that_was_lost_before_can_be_taken, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    lost(&app, "samira").await;
    let mut fatma = app.browser("fatma").await;
    let list = fatma.get("/werk?lijst=niemand").await;
    assert!(list.text().contains(&number) && list.text().contains("werkt hier niet meer"), "{}", list.text());
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert!(!page.text().contains("Samira"), "{}", page.text());
    let before = sent(&app).await;
    assert_eq!(yusuf.submit(&page, "bericht", &[("words", "Is er nog iemand?")]).await.status, 303);
    assert_eq!((told(&app, "samira", before, "").await, told(&app, "fatma", before, &number).await), (0, 1));
    let page = fatma.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(fatma.submit(&page, "oppakken", &[]).await.status, 303);
    assert_eq!(told(&app, "samira", before, "").await, 0);
});

/// A proposal that waits for Hanneke.
async fn proposed(app: &TestApp) -> String {
    let number = app.request().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let exception = [
        ("outcome", "yes_with_exception"),
        ("words", "Het mag."),
        ("rule", "De stoep blijft vrij"),
        ("reason", "Er blijft ruimte genoeg."),
        ("same_situation", "Wie het ook zo doet."),
        ("manager_exception", &page.option("Hanneke")),
    ];
    assert_eq!(samira.decide(&page, &exception).await.status, 303);
    number
}

on_both!(a_proposal_is_taken_back_or_put_to_another_manager, async |app| {
    let number = proposed(&app).await;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let before = sent(&app).await;
    let page = samira.get(&work).await;
    let wrong = samira.submit(&page, "voorstel", &[("answer", "move"), ("manager", "")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["voorstel-manager".to_owned()]));
    let erik = page.option("Erik");
    assert_eq!(samira.submit(&page, "voorstel", &[("answer", "move"), ("manager", &erik)]).await.status, 303);
    assert_eq!(told(&app, "erik", before, &number).await, 1);
    assert_eq!(told(&app, "hanneke", before, "niet meer nodig").await, 1);
    let mut hanneke = app.browser("hanneke").await;
    let late = hanneke.post(&format!("{work}/handtekening"), &[("answer", "sign")]).await;
    assert_eq!(late.status, 403, "it is asked of another");
    assert_eq!(hanneke.get(&work).await.status, 403, "who is not asked any more reads it no more");
    // One proposal at a time, also from a page that was open before.
    let there = store::requests::by_number(app.app.db.read(), app.app.municipality.id, &number).await;
    let version = there.unwrap().unwrap().version.to_string();
    let second = [("outcome", "yes"), ("words", "Toch ja."), ("version", version.as_str())];
    assert_eq!(samira.post(&format!("{work}/besluit"), &second).await.status, 403);
    // Back: all that was written is there to be changed.
    let page = samira.get(&work).await;
    assert_eq!(samira.submit(&page, "voorstel", &[("answer", "back")]).await.status, 303);
    let page = samira.get(&work).await;
    assert!(page.body.contains("De stoep blijft vrij"), "{}", page.text());
    let again = samira.post(&format!("{work}/voorstel"), &[("answer", "back")]).await;
    assert_eq!(again.status, 403, "nothing waits any more");
    assert_eq!(told(&app, "erik", before, "niet meer nodig").await, 1);
});

on_both!(a_proposal_goes_to_the_stand_in_of_a_manager_who_is_away, async |app| {
    let number = proposed(&app).await;
    let mut hanneke = app.browser("hanneke").await;
    let page = hanneke.get("/werk/overdragen").await;
    assert!(page.text().contains(&format!("Handtekening bij {number}")), "{}", page.text());
    let karin = page.option("Karin");
    let wrong = hanneke
        .submit(&page, "afwezig", &[("from", "2026-11-24"), ("until", "2026-11-20"), ("stand_in", &karin)])
        .await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["afwezig-until".to_owned()]));
    let days = [("from", "2026-11-23"), ("until", "2026-11-27"), ("stand_in", karin.as_str())];
    assert_eq!(hanneke.submit(&page, "afwezig", &days).await.status, 303);
    let before = sent(&app).await;
    assert_eq!(app::deadlines::round(&app.app).await.unwrap().proposals, 0, "she is there until Monday");
    app.pass(3 * DAY);
    assert_eq!(app::deadlines::round(&app.app).await.unwrap().proposals, 1);
    assert_eq!(app::deadlines::round(&app.app).await.unwrap().proposals, 0, "once");
    assert_eq!(told(&app, "karin", before, &number).await, 1);
    let mut karin = app.browser("karin").await;
    let page = karin.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(karin.submit(&page, "handtekening", &[("answer", "sign")]).await.status, 303);
});

on_both!(a_manager_who_leaves_leaves_no_proposal_and_is_called_no_more, async |app| {
    let number = proposed(&app).await;
    let mut hanneke = app.browser("hanneke").await;
    let page = hanneke.get("/werk/dekking").await;
    assert_eq!(hanneke.submit(&page, "dienst", &[("until", "2026-11-27")]).await.status, 303);
    let today = day_of(app.app.clock.now());
    let on_duty = async || {
        let all = store::accounts::duty::on(app.app.db.read(), app.app.municipality.id, today).await.unwrap();
        all.iter().any(|one| one.name.starts_with("Hanneke"))
    };
    assert!(on_duty().await);
    let before = sent(&app).await;
    leaves(&app, "hanneke", &[("manager", "Rob")]).await;
    assert_eq!(told(&app, "rob", before, &number).await, 1);
    assert!(!on_duty().await);
    let resident = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    assert!(!resident.text().contains("Hanneke"), "{}", resident.text());
    assert_eq!(told(&app, "hanneke", before, &number).await, 0);
});

on_both!(a_stand_in_does_the_work_of_who_is_away, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get("/werk/overdragen").await;
    let before = sent(&app).await;
    let days = [("from", "2026-11-20"), ("until", "2026-11-27"), ("stand_in", &page.option("Fatma"))];
    assert_eq!(samira.submit(&page, "afwezig", &days).await.status, 303);
    assert_eq!(told(&app, "fatma", before, "U vervangt Samira").await, 1);
    let mine = app.browser("fatma").await.get("/werk?lijst=mijn").await;
    assert!(mine.text().contains(&number) && mine.text().contains("vervangt"), "{}", mine.text());
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert!(page.text().contains("Stuur een bericht aan Fatma"), "{}", page.text());
    let before = sent(&app).await;
    assert_eq!(yusuf.submit(&page, "bericht", &[("words", "Dag.")]).await.status, 303);
    assert_eq!((told(&app, "fatma", before, &number).await, told(&app, "samira", before, "").await), (1, 0));
    // Back sooner than was said.
    let page = samira.get("/werk/overdragen").await;
    assert_eq!(samira.submit(&page, "terug", &[]).await.status, 303);
    let page = yusuf.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(yusuf.submit(&page, "bericht", &[("words", "Nog iets.")]).await.status, 303);
    assert_eq!(told(&app, "samira", before, &number).await, 1);
});

on_both!(work_is_arranged_by_oneself_a_manager_of_the_team_and_an_administrator, async |app| {
    app.request().by("yusuf").taken_by("samira").await;
    let samira = app.account("samira").await;
    let page = format!("/werk/overdragen/{samira}");
    for (who, status) in [
        ("", 303),
        ("yusuf", 403),
        ("fatma", 403),
        ("hanneke", 403),
        ("nienke", 403),
        ("erik", 200),
        ("femke", 200),
        ("samira", 200),
    ] {
        assert_eq!(app.browser(who).await.get(&page).await.status, status, "{who}");
    }
    let femke = app.browser("femke").await.get(&page).await;
    assert!(!femke.text().contains("droge plek"), "an administrator reads no requests: {}", femke.text());
    let yusuf = app.account("yusuf").await;
    let mut erik = app.browser("erik").await;
    assert_eq!(
        erik.get(&format!("/werk/overdragen/{yusuf}")).await.status,
        404,
        "a resident has no work here"
    );
    // Some of it, to a colleague.
    let shown = erik.get(&page).await;
    let fatma = shown.option("Fatma");
    let nothing = erik.post(&format!("{page}/geven"), &[("to", &fatma)]).await;
    assert_eq!(nothing.status, 422);
    assert_eq!(erik.submit(&shown, "overdragen", &[("to", &fatma)]).await.status, 303);
    let there = store::requests::worklist::of_handler(app.app.db.read(), samira).await.unwrap();
    assert!(there.is_empty(), "{there:?}");
});

on_both!(the_last_administrator_stays_also_when_the_provider_says_otherwise, async |app| {
    let bea = app.account("samira").await;
    let admin = Grant::whole(Role::Admin);
    let write = write_as(&app, None).await;
    store::accounts::grant(write.tx(), bea, &admin, GrantSource::SingleSignOn).await.unwrap();
    write.commit().await.unwrap();
    let has = async || {
        let roles = store::accounts::roles_of(app.app.db.read(), bea).await.unwrap();
        roles.iter().any(|one| one.grant.role == Role::Admin)
    };
    let follow = async || {
        let write = write_as(&app, None).await;
        follow_groups(&write, bea, &[]).await.unwrap();
        write.commit().await.unwrap();
    };
    lost(&app, "femke").await;
    follow().await;
    assert!(has().await, "nobody else could let anybody in");
    let write = write_as(&app, None).await;
    store::accounts::grant(write.tx(), app.account("femke").await, &admin, GrantSource::Hand).await.unwrap();
    write.commit().await.unwrap();
    let before = sent(&app).await;
    follow().await;
    assert!(!has().await);
    assert_eq!(told(&app, "samira", before, "uw werkaccount").await, 1, "and hears it");
});

on_both!(a_stand_in_may_read_the_work_and_who_signs_does_not_handle_it, async |app| {
    let number = proposed(&app).await;
    let mut samira = app.browser("samira").await;
    let page = samira.get("/werk/overdragen").await;
    for who in ["joost", "nienke", "femke", "samira", "yusuf"] {
        let id = app.account(who).await;
        let days = [("from", "2026-11-20"), ("until", "2026-11-27"), ("stand_in", &id.to_string())];
        let refused = samira.submit(&page, "afwezig", &days).await;
        assert_eq!(refused.wrong_fields(), ["afwezig-stand-in"], "{who}");
    }
    // Hanneke is asked for her name, so she does not get the request; nor does a post by hand give it.
    let mut erik = app.browser("erik").await;
    let work = format!("/werk/verzoeken/{number}");
    let page = erik.get(&work).await;
    let hanneke = app.account("hanneke").await.to_string();
    let refused = erik.submit(&page, "behandelaar", &[("to", &hanneke)]).await;
    assert!(refused.status == 422 || refused.status == 403, "{}", refused.status);
    assert!(samira.get(&work).await.text().contains("behandelaar: jij"));
});

on_both!(a_question_for_cover_goes_to_a_manager_who_is_there, async |app| {
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    let asked = samira.submit(&page, "dekking", &[("why", "Het regent, en zij staan buiten.")]).await;
    assert_eq!(asked.status, 303);
    let mut erik = app.browser("erik").await;
    let page = erik.get("/werk/overdragen").await;
    assert!(page.text().contains(&format!("Vraag om dekking bij {number}")), "{}", page.text());
    let days = [("from", "2026-11-20"), ("until", "2026-11-27"), ("stand_in", &page.option("Karin"))];
    assert_eq!(erik.submit(&page, "afwezig", &days).await.status, 303);
    let before = sent(&app).await;
    let rounds =
        [app::deadlines::round(&app.app).await.unwrap(), app::deadlines::round(&app.app).await.unwrap()];
    assert_eq!(rounds.map(|round| round.covers), [1, 0], "once");
    assert_eq!(told(&app, "karin", before, &number).await, 1);
    // Whoever has the request now hears the answer.
    let mut fatma = app.browser("fatma").await;
    let page = fatma.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(fatma.submit(&page, "oppakken", &[]).await.status, 303);
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.to == address("karin")).unwrap();
    let mut karin = app.visitor();
    let path = mail.link("/dekking/");
    assert_eq!(karin.post(&path, &[("answer", "cover"), ("words", "")]).await.status, 303);
    assert_eq!(told(&app, "fatma", before, "Karin").await, 1);
});

on_both!(a_changed_group_takes_no_work_away, async |app| {
    let samira = app.account("samira").await;
    lost(&app, "samira").await;
    let teams = store::accounts::teams(app.app.db.read(), app.app.municipality.id).await.unwrap();
    let wijken = teams.into_iter().map(|(_, name)| name).find(|name| name.starts_with("Wijken")).unwrap();
    let group = |areas: &[&str]| web::sso::GroupRole {
        group: "wijken".to_owned(),
        role: Role::Official,
        team: Some(wijken.clone()),
        areas: areas.iter().map(|code| (*code).to_owned()).collect(),
    };
    let follow = async |group: Option<&web::sso::GroupRole>| {
        let write = write_as(&app, None).await;
        let groups: Vec<_> = group.into_iter().collect();
        follow_groups(&write, samira, &groups).await.unwrap();
        write.commit().await.unwrap();
    };
    follow(Some(&group(&[]))).await;
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let before = sent(&app).await;
    let there = async || {
        let all = store::requests::worklist::of_handler(app.app.db.read(), samira).await.unwrap();
        all.iter().filter(|one| one.number == number).count()
    };
    follow(Some(&group(&["WK015309"]))).await;
    assert_eq!(there().await, 1, "still hers");
    assert_eq!(told(&app, "fatma", before, &number).await, 0);
    // Out of every group: the team has it, and hears that.
    let before = sent(&app).await;
    follow(None).await;
    assert_eq!(there().await, 0);
    assert_eq!(told(&app, "fatma", before, "geen behandelaar").await, 1);
    assert!(app.browser("fatma").await.get("/werk?lijst=niemand").await.text().contains(&number));
});

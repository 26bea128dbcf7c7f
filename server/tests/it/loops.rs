//! The loops that make a government learn, as people and the clock do them.

use crate::support::{Browser, TestApp, on_both};
use app::deadlines::{self, Done};
use domain::time;

const DAY: i64 = 24 * 3600;

/// Lets working days pass, and looks at the deadlines on each day on the way.
async fn working_days(app: &TestApp, days: u32) -> Vec<Done> {
    let today = time::day_of(app.app.clock.now());
    let until = time::plus_working_days(today, days);
    let mut done = Vec::new();
    for _ in 0..time::days_between(today, until) {
        app.pass(DAY);
        done.push(deadlines::round(&app.app).await.unwrap());
    }
    done
}

/// Logs a new obstacle on a request. Gives its address.
async fn report(browser: &mut Browser, number: &str, title: &str) -> String {
    let page = browser.get(&format!("/werk/verzoeken/{number}")).await;
    let fields = [("obstacle_title", title), ("obstacle_kind", "rule"), ("obstacle_source", "own_department")];
    let done = browser.submit(&page, "belemmering", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    format!("/belemmeringen/{}", domain::text::slug(title))
}

fn climbed(done: &[Done]) -> Vec<usize> {
    done.iter().map(|one| one.obstacles).collect()
}

/// What the journey of an obstacle says of its climbs.
async fn levels(app: &TestApp, path: &str) -> String {
    app.visitor().get(path).await.text()
}

on_both! {
    async fn rule_04_an_obstacle_that_nobody_takes_climbs_to_the_top_and_each_level_hears_it(app) {
        // What the demonstration has may climb too; a round before, so that only ours is counted.
        let number = app.taken_request("space", false).await;
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
        assert_eq!(mails.iter().filter(|mail| mail.to.starts_with("erik") && mail.text.contains("De poort gaat om vijf uur dicht")).count(), 1);
        let desk = app.browser("erik").await.get("/werk/dekking").await;
        assert!(desk.text().contains("De poort gaat om vijf uur dicht"), "a line on their page: {}", desk.text());

        // The term of a manager is twenty working days; ten more past it, and it is with the alderman.
        working_days(&app, 29).await;
        assert!(!levels(&app, &path).await.contains("naar wethouder"));
        working_days(&app, 1).await;
        assert!(levels(&app, &path).await.contains("Van leidinggevende naar wethouder"));
        assert!(app.mail().await.iter().any(|mail| mail.to.starts_with("nienke") && mail.text.contains("De poort gaat om vijf uur dicht")));
        assert!(app.browser("nienke").await.get("/bestuur").await.text().contains("De poort gaat om vijf uur dicht"));
        working_days(&app, 40).await;
        assert!(levels(&app, &path).await.contains("Van wethouder naar hogere overheid"));
        working_days(&app, 80).await;
        assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 3, "the top is the top");
        assert!(app::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
    }

    async fn rule_04_an_obstacle_that_comes_back_a_third_time_climbs(app) {
        let mut samira = app.browser("samira").await;
        let first = app.taken_request("space", false).await;
        let path = report(&mut samira, &first, "De poort gaat om vijf uur dicht").await;
        let slug = path.trim_start_matches("/belemmeringen/").to_owned();
        let id = app::obstacles::store::by_slug(app.app.db.read(), app.app.municipality.id, &slug, app::text::Lang::Nl).await.unwrap().unwrap().id.to_string();
        for time in [2, 3] {
            deadlines::round(&app.app).await.unwrap();
            assert!(!levels(&app, &path).await.contains("Opgeschaald"), "before time {time}");
            let number = app.taken_request("space", false).await;
            assert_eq!(samira.post(&format!("/werk/verzoeken/{number}/belemmering"), &[("obstacle", &id)]).await.status, 303);
        }
        deadlines::round(&app.app).await.unwrap();
        assert!(levels(&app, &path).await.contains("omdat het te vaak terugkwam"));
        // Once: at the next level the count starts again.
        for _ in 0..3 {
            deadlines::round(&app.app).await.unwrap();
        }
        assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 1);
    }

    async fn two_workers_put_an_obstacle_higher_once(app) {
        let number = app.taken_request("space", false).await;
        let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
        app.pass(15 * DAY);
        let rounds: Vec<_> = (0..4).map(|_| { let app = std::sync::Arc::clone(&app.app); tokio::spawn(async move { deadlines::round(&app).await }) }).collect();
        for round in rounds {
            round.await.unwrap().unwrap();
        }
        assert_eq!(levels(&app, &path).await.matches("Opgeschaald").count(), 1);
        assert!(app::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
    }

    async fn rule_04_a_level_does_not_give_itself_more_time_but_can_put_it_higher(app) {
        let number = app.taken_request("space", false).await;
        let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
        let mut samira = app.browser("samira").await;
        let work = format!("/werk{path}");
        let page = samira.get(&work).await;
        let owner = page.option("Samira El Idrissi");
        let late = samira.submit(&page, "eigenaar", &[("owner", &owner), ("due", "2027-06-01")]).await;
        assert_eq!((late.status.as_u16(), late.wrong_fields()), (422, vec!["eigenaar-due".to_owned()]));
        assert_eq!(samira.submit(&page, "eigenaar", &[("owner", &owner), ("due", "2026-12-01")]).await.status, 303);
        // By hand, and a stale form does not do it twice.
        let page = samira.get(&work).await;
        assert_eq!(samira.submit(&page, "opschalen", &[]).await.status, 303);
        let (action, fields) = page.form("opschalen", &[]);
        let fields: Vec<_> = fields.iter().filter(|(name, _)| name != "idempotency_key").map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(samira.post(&action, &fields).await.status, 409);
        assert!(levels(&app, &path).await.contains("omdat iemand het hoger legde"));
    }

    async fn two_that_are_one_and_one_that_is_two_keep_their_histories(app) {
        let mut samira = app.browser("samira").await;
        let (one, two) = (app.taken_request("space", false).await, app.taken_request("space", false).await);
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
        assert!(part.text().contains("Dit bleek dezelfde belemmering als") && part.text().contains("De poort gaat om vijf uur dicht"));
        assert!(!app.visitor().get("/belemmeringen").await.text().contains("na vijven op slot"), "it is one now");
        assert_eq!(samira.get(&format!("/werk{second}")).await.status, 403, "it is worked on there");
        assert_eq!(samira.post(&format!("/werk{second}/antwoord"), &[("status", "removed"), ("answer", "x"), ("version", "2")]).await.status, 403);

        let page = samira.get(&format!("/werk{first}")).await;
        let all = samira.submit(&page, "splitsen", &[("title", "Het licht gaat uit")]).await;
        assert_eq!((all.status.as_u16(), all.wrong_fields()), (422, vec!["splitsen-requests".to_owned()]));
        let request = page.body.split("name=\"requests\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(samira.submit(&page, "splitsen", &[("title", "Het licht gaat uit"), ("requests", &request)]).await.status, 303);
        assert!(levels(&app, &first).await.contains("Verzoeken 1"));
        let new = levels(&app, "/belemmeringen/het-licht-gaat-uit").await;
        assert!(new.contains("Verzoeken 1") && new.contains("De poort gaat om vijf uur dicht"), "where it came from: {new}");
        assert!(app::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
    }

    async fn joining_parting_and_reopening_win_no_time(app) {
        let mut samira = app.browser("samira").await;
        let numbers = [app.taken_request("space", false).await, app.taken_request("space", false).await, app.taken_request("space", false).await];
        let high = report(&mut samira, &numbers[0], "De poort gaat om vijf uur dicht").await;
        working_days(&app, 40).await;
        let text = levels(&app, &high).await;
        assert!(text.contains("Niveau Wethouder"), "{text}");
        // A new one at the first level, that turns out to be the same: it is with the alderman now.
        let mut samira = app.browser("samira").await;
        let low = report(&mut samira, &numbers[1], "De poort is na vijven op slot").await;
        let slug = low.trim_start_matches("/belemmeringen/").to_owned();
        let id = app::obstacles::store::by_slug(app.app.db.read(), app.app.municipality.id, &slug, app::text::Lang::Nl).await.unwrap().unwrap().id.to_string();
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get(&format!("/werk{high}")).await;
        assert_eq!(nienke.submit(&page, "samenvoegen", &[("other", &id)]).await.status, 303);
        let text = levels(&app, &low).await;
        assert!(text.contains("Niveau Wethouder") && text.contains("Nienke ter Haar"), "{text}");
        // Who still has the old one on screen links the one that is left.
        let old = app::obstacles::store::by_slug(app.app.db.read(), app.app.municipality.id, "de-poort-gaat-om-vijf-uur-dicht", app::text::Lang::Nl).await.unwrap().unwrap();
        assert_eq!(samira.post(&format!("/werk/verzoeken/{}/belemmering", numbers[2]), &[("obstacle", &old.id.to_string())]).await.status, 303);
        assert!(levels(&app, &low).await.contains("Verzoeken 3"));
        // A part of it stands where the whole stands.
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get(&format!("/werk{low}")).await;
        assert!(!page.text().contains("Een plek voor onze tafel"), "an alderman reads no request: {}", page.text());
        let request = page.body.split("name=\"requests\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(nienke.submit(&page, "splitsen", &[("title", "Het licht gaat uit"), ("requests", &request)]).await.status, 303);
        assert!(levels(&app, "/belemmeringen/het-licht-gaat-uit").await.contains("Niveau Wethouder"));
        // Answered and back: whoever answered has it back, with a date.
        let page = nienke.get(&format!("/werk{low}")).await;
        assert_eq!(nienke.submit(&page, "antwoord", &[("status", "removed"), ("answer", "Gedaan.")]).await.status, 303);
        let page = nienke.get(&format!("/werk{low}")).await;
        assert_eq!(nienke.submit(&page, "heropenen", &[]).await.status, 303);
        let text = levels(&app, &low).await;
        assert!(text.contains("Niveau Wethouder") && text.contains("Antwoord uiterlijk") && text.contains("Nienke ter Haar"), "{text}");
    }

    async fn what_was_written_is_kept_when_a_colleague_was_first(app) {
        let path = "/werk/belemmeringen/bus-alleen-op-de-lijn";
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get(path).await;
        assert_eq!(nienke.submit(&page, "reactie", &[("reply", "De provincie vindt het goed.")]).await.status, 303);
        let page = { let (action, fields) = page.form("reactie", &[("reply", "De provincie denkt na.")]);
            let fields: Vec<_> = fields.iter().filter(|(name, _)| name != "idempotency_key").map(|(name, value)| (name.as_str(), value.as_str())).collect();
            app.browser("ruud").await.post(&action, &fields).await };
        assert_eq!(page.status, 409);
        assert!(page.text().contains("De provincie vindt het goed.") && page.body.contains("De provincie denkt na."), "{}", page.text());
    }

    async fn who_is_on_duty_stays_until_the_next_time_begins(app) {
        use app::accounts::store::duty;
        let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
        let (db, municipality) = (app.app.db.write(), app.app.municipality.id);
        let karin = app::accounts::store::staff(db, municipality).await.unwrap().into_iter().find(|one| one.email.starts_with("karin")).unwrap().id;
        duty::set(db, municipality, karin, day("2027-07-01"), day("2027-07-30")).await.unwrap();
        duty::set(db, municipality, karin, day("2027-07-20"), day("2027-07-25")).await.unwrap();
        for (date, on) in [("2027-07-05", true), ("2027-07-19", true), ("2027-07-22", true), ("2027-07-26", false)] {
            let there = duty::on(db, municipality, day(date)).await.unwrap();
            assert_eq!(there.iter().any(|one| one.account == karin), on, "{date}");
        }
    }

    async fn rule_04_the_answer_reaches_every_initiative_and_handler_of_each_request(app) {
        let mut samira = app.browser("samira").await;
        let (one, two) = (app.taken_request("space", false).await, app.taken_request("space", false).await);
        let path = report(&mut samira, &one, "De poort gaat om vijf uur dicht").await;
        let slug = path.trim_start_matches("/belemmeringen/").to_owned();
        let id = app::obstacles::store::by_slug(app.app.db.read(), app.app.municipality.id, &slug, app::text::Lang::Nl).await.unwrap().unwrap().id.to_string();
        samira.post(&format!("/werk/verzoeken/{two}/belemmering"), &[("obstacle", &id)]).await;
        let page = samira.get(&format!("/werk{path}")).await;
        assert_eq!(samira.submit(&page, "antwoord", &[("status", "stays"), ("answer", "Het moet van de brandweer.")]).await.status, 303);
        let told: Vec<_> = app.mail().await.into_iter().filter(|mail| mail.text.contains("Het moet van de brandweer.")).map(|mail| mail.to).collect();
        for who in ["yusuf", "samira"] {
            assert_eq!(told.iter().filter(|to| to.starts_with(who)).count(), 2, "{who}, once about each request: {told:?}");
        }
        assert_eq!(told.len(), 4, "{told:?}");
        let mine = app.browser("yusuf").await.get(&format!("/verzoeken/{two}")).await;
        assert!(mine.text().contains("Het moet van de brandweer."));
    }

    async fn what_only_a_higher_government_can_remove_is_put_there_in_a_letter_without_names(app) {
        let path = "/belemmeringen/sparen-kost-toeslag";
        let mut ruud = app.browser("ruud").await;
        let page = ruud.get(&format!("/werk{path}")).await;
        let (_, fields) = page.form("voorleggen", &[]);
        let letter = fields.iter().find(|(name, _)| name == "letter").unwrap().1.clone();
        assert!(letter.contains("Wie spaart voor de straat, raakt een toeslag kwijt") && letter.contains("164 dagen"), "{letter}");
        assert!(!letter.contains("Rinus") && !letter.contains('@'), "no personal data: {letter}");
        assert!(!page.text().contains("Rinus"), "nor on the screen of who does not handle the request: {}", page.text());
        assert_eq!(ruud.submit(&page, "voorleggen", &[("body", "De Belastingdienst")]).await.status, 303);
        let page = ruud.get(&format!("/werk{path}")).await;
        assert_eq!(ruud.submit(&page, "reactie", &[("reply", "")]).await.status, 422);
        assert_eq!(ruud.submit(&page, "reactie", &[("reply", "Wij kijken ernaar.")]).await.status, 303);
        let text = levels(&app, path).await;
        assert!(text.contains("Voorgelegd aan De Belastingdienst") && text.contains("Wij kijken ernaar."), "{text}");
        for who in ["samira", "erik", "femke"] {
            assert_eq!(app.browser(who).await.post(&format!("/werk{path}/voorleggen"), &[("body", "x"), ("letter", "x")]).await.status, 403, "{who}");
        }
    }

    async fn rule_07_cover_is_given_by_one_click_in_a_mail_and_the_managers_name_stands_under_the_exception(app) {
        let number = app.assessed_request("space").await;
        let mut samira = app.browser("samira").await;
        let work = format!("/werk/verzoeken/{number}");
        let page = samira.get(&work).await;
        assert!(page.all("[data-testid=call]")[0].contains("Erik Leferink 000 - 000 00 11"), "who is on duty: {:?}", page.all("[data-testid=call]"));
        assert_eq!(samira.submit(&page, "dekking", &[("why", " ")]).await.status, 422);
        assert_eq!(samira.submit(&page, "dekking", &[("why", "Ik wil de sleutel vast geven.")]).await.status, 303);
        assert_eq!(samira.post(&format!("{work}/dekking"), &[("why", "Nog eens.")]).await.status, 403, "one question at a time");
        let mail = app.mail().await.into_iter().find(|mail| mail.to.starts_with("erik") && mail.text.contains("Ik wil de sleutel vast geven.")).unwrap();
        let link = mail.link("/dekking/");
        // Not logged in, in a browser of his own.
        let mut erik = app.visitor();
        let page = erik.get(&link).await;
        assert!(page.text().contains("Samira El Idrissi vraagt dit") && !page.text().contains("Yusuf"), "{}", page.text());
        assert_eq!(erik.get(&link).await.status, 200, "looking changes nothing");
        let refused = erik.submit(&page, "dekking-antwoord", &[("answer", "decline")]).await;
        assert_eq!(refused.status, 422, "declining needs words");
        let page = erik.get(&link).await;
        assert_eq!(erik.submit(&page, "dekking-antwoord", &[("answer", "cover")]).await.status, 303);
        assert_eq!(erik.post(&link, &[("answer", "cover")]).await.status, 403, "the link works once");
        assert!(app.mail().await.iter().any(|mail| mail.to.starts_with("samira") && mail.text.contains("Erik Leferink staat achter je")));
        let page = samira.get(&work).await;
        let fields = [("outcome", "yes_with_exception"), ("words", "Ja."), ("rule", "Sleutelbeleid"), ("reason", "Zij zijn er elke dag."), ("same_situation", "Wie er elke dag is.")];
        assert_eq!(samira.submit(&page, "besluit", &fields).await.status, 303);
        let letter = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
        assert!(letter.all("[data-testid=decision]")[0].contains("Erik Leferink"), "sent at once, under his name: {:?}", letter.all("[data-testid=decision]"));
        let register = samira.get("/werk/uitzonderingen?q=sleutelbeleid").await;
        assert!(register.text().contains("Gedekt door Erik Leferink"), "{}", register.text());
    }

    async fn rule_07_cover_is_for_one_decision(app) {
        let number = app.assessed_request("space").await;
        let mut samira = app.browser("samira").await;
        let work = format!("/werk/verzoeken/{number}");
        let page = samira.get(&work).await;
        samira.submit(&page, "dekking", &[("why", "Ik wil de sleutel vast geven.")]).await;
        let mail = app.mail().await.into_iter().find(|mail| mail.to.starts_with("erik") && mail.text.contains("sleutel vast geven")).unwrap();
        assert!(!mail.text.contains("Een plek voor onze tafel"), "what the resident wrote is not in a mail: {}", mail.text);
        app.visitor().post(&mail.link("/dekking/"), &[("answer", "cover")]).await;
        let fields = [("outcome", "yes_with_exception"), ("words", "Ja."), ("rule", "Sleutelbeleid"), ("reason", "Zij zijn er elke dag."), ("same_situation", "Wie er elke dag is.")];
        let page = samira.get(&work).await;
        app.pass(60);
        assert_eq!(samira.submit(&page, "besluit", &fields).await.status, 303);
        assert!(app.mail().await.iter().any(|mail| mail.to.starts_with("erik") && mail.text.contains("Sleutelbeleid")), "the manager reads what it is used for");
        // The resident asks to look again: the next exception needs its own cover.
        let mut yusuf = app.browser("yusuf").await;
        let page = yusuf.get(&format!("/verzoeken/{number}")).await;
        assert_eq!(yusuf.submit(&page, "heropenen", &[("words", "En in de zomer?")]).await.status, 303);
        app.pass(60);
        let page = samira.get(&work).await;
        assert!(page.all("[data-testid=covered]").is_empty());
        let again = samira.submit(&page, "besluit", &fields).await;
        assert_eq!((again.status.as_u16(), again.wrong_fields()), (422, vec!["besluit-manager-exception".to_owned()]));
    }

    async fn rule_07_unanswered_cover_climbs_to_the_alderman_and_takes_the_obstacle_along(app) {
        let number = app.taken_request("space", false).await;
        let mut samira = app.browser("samira").await;
        let path = report(&mut samira, &number, "De poort gaat om vijf uur dicht").await;
        let work = format!("/werk/verzoeken/{number}");
        let page = samira.get(&work).await;
        let obstacle = page.option("De poort gaat om vijf uur dicht");
        assert_eq!(samira.submit(&page, "dekking", &[("why", "Ik wil de poort openlaten."), ("obstacle", &obstacle)]).await.status, 303);
        // Asked on a Friday: Wednesday is the third working day.
        working_days(&app, 2).await;
        assert!(!levels(&app, &path).await.contains("Opgeschaald"));
        let done = working_days(&app, 1).await;
        assert_eq!(done.iter().map(|one| one.covers).sum::<usize>(), 1, "{done:?}");
        assert!(levels(&app, &path).await.contains("omdat een vraag om dekking bleef liggen"));
        let mut nienke = app.browser("nienke").await;
        let desk = nienke.get("/bestuur").await;
        assert!(desk.all("[data-testid=cover-asked]").concat().contains("Ik wil de poort openlaten."));
        assert!(app.mail().await.iter().any(|mail| mail.to.starts_with("nienke") && mail.text.contains("kreeg op tijd geen antwoord")));
        let open = app::cover::store::open(app.app.db.read(), app.app.municipality.id).await.unwrap();
        let id = open.into_iter().find(|cover| cover.why.contains("poort")).unwrap().id;
        assert_eq!(nienke.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await.status, 303);
        let page = samira.get(&work).await;
        assert!(page.all("[data-testid=cover]")[0].contains("Nienke ter Haar dekt dit."));
        assert_eq!(working_days(&app, 5).await.iter().map(|one| one.covers).sum::<usize>(), 0);
    }

    async fn rule_07_nobody_covers_themselves_and_an_official_covers_nobody(app) {
        let number = app.taken_request("space", false).await;
        let mut samira = app.browser("samira").await;
        samira.post(&format!("/werk/verzoeken/{number}/dekking"), &[("why", "Ik wil de poort openlaten.")]).await;
        let id = app::cover::store::open(app.app.db.read(), app.app.municipality.id).await.unwrap().into_iter().find(|cover| cover.why.contains("poort")).unwrap().id;
        for who in ["samira", "joost", "yusuf", "femke"] {
            let answer = app.browser(who).await.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await;
            assert_eq!(answer.status, 403, "{who}");
        }
        let page = samira.get("/werk/dekking").await;
        assert_eq!(samira.submit(&page, "intrekken", &[("answer", "withdraw")]).await.status, 303);
        assert_eq!(app.browser("erik").await.post(&format!("/werk/dekking/{id}"), &[("answer", "cover")]).await.status, 403, "it is not needed any more");
    }

    async fn rule_05_the_manager_reads_the_four_parts_of_a_no_side_by_side_with_the_condition_that_makes_it_a_yes(app) {
        let number = app.assessed_request("space").await;
        let mut samira = app.browser("samira").await;
        let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
        let erik = page.option("Erik Leferink");
        let fields = [
            ("outcome", "no"), ("words", "Nee."), ("harm", "safety"), ("to_whom", "De kinderen van de school."), ("why_not_lighter", "Een hek helpt niet."),
            ("tried", "Wij belden de school."), ("alternative", "Het plein ernaast."), ("manager_no", &erik),
        ];
        assert_eq!(samira.submit(&page, "besluit", &fields).await.status, 303);
        let mut erik = app.browser("erik").await;
        let desk = erik.get("/werk/dekking").await;
        let card = desk.all("[data-testid=signature]").concat();
        for part in ["De kinderen van de school.", "Een hek helpt niet.", "Wij belden de school.", "Het plein ernaast.", "De lichtste voorwaarde die er een ‘ja’ van maakt: Gezien op donderdag."] {
            assert!(card.contains(part), "{part} in {card}");
        }
        let both = erik.submit(&desk, "handtekening", &[("answer", "sign"), ("condition", "Alleen na schooltijd.")]).await;
        assert_eq!(both.status, 422, "whoever knows a condition does not sign");
        let returned = erik.submit(&desk, "handtekening", &[("answer", "return"), ("condition", "Alleen na schooltijd.")]).await;
        assert_eq!(returned.status, 303);
        let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
        assert!(page.text().contains("Met deze voorwaarde kan het een ‘ja’ worden: Alleen na schooltijd."), "{}", page.text());
    }

    async fn rule_06_the_canta_an_exception_supports_and_decides_nothing(app) {
        // What happened to Harm and Truus was decided, with "in the same situation the same".
        let number = app.number_of("Mag de scootmobiel van mijn man blijven?").await;
        let mut bas = app.browser("bas").await;
        let work = format!("/werk/verzoeken/{number}");
        let page = bas.get(&work).await;
        let earlier = page.all("[data-testid=earlier]")[0].clone();
        assert!(earlier.contains("Dit lijkt erop: Een hulpmiddel gaat terug als degene voor wie het bedoeld was, overlijdt."), "it is found first: {earlier}");
        let link = page.body.split("href=\"/werk/uitzonderingen/").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        let both = bas.get(&format!("/werk/uitzonderingen/{link}")).await;
        let compare = both.all("[data-testid=compare]")[0].clone();
        assert!(compare.contains("Toen") && compare.contains("Nu") && compare.contains("Mag de scootmobiel van mijn man blijven?"), "{compare}");
        let half = bas.submit(&both, "steun", &[("alike", "Zij zorgde voor hem tot het einde.")]).await;
        assert_eq!((half.status.as_u16(), half.wrong_fields()), (422, vec!["steun-different".to_owned()]), "what is different is always asked");
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
        let copied = bas.submit(&page, "besluit", &[("outcome", "yes_with_exception"), ("words", "Ja.")]).await;
        assert_eq!(copied.status, 422, "{:?}", copied.wrong_fields());
        // A colleague of another team reads the exception, not the letter of the resident.
        let elsewhere = app.browser("joost").await.get(&format!("/werk/uitzonderingen/{link}")).await;
        assert!(!elsewhere.text().contains("Mag de scootmobiel van mijn man blijven?"));
        assert_eq!(app.browser("yusuf").await.get("/werk/uitzonderingen").await.status, 403);
    }

    async fn rule_09_thanks_are_read_by_whom_the_initiative_chooses(app) {
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get("/bestuur/waardering/ritjes-met-de-canta").await;
        assert_eq!(nienke.submit(&page, "waardering", &[("words", "")]).await.status, 422);
        assert_eq!(nienke.submit(&page, "waardering", &[("words", "Dank voor elke rit.")]).await.status, 303);
        assert!(!app.visitor().get("/waardering").await.text().contains("Dank voor elke rit."), "nobody chose yet");
        assert!(!app.visitor().get("/initiatieven/ritjes-met-de-canta").await.text().contains("Dank voor elke rit."));
        let mail = app.mail().await.into_iter().find(|mail| mail.text.contains("Dank voor elke rit.")).unwrap();
        assert_eq!(mail.to, "harm@demonstratie.example");
        let link = mail.link("/mijn/waardering/");
        assert_eq!(app.browser("yusuf").await.get(&link).await.status, 403);
        assert_eq!(app.browser("nienke").await.get(&link).await.status, 403, "not even who wrote it");
        assert_eq!(app.browser("yusuf").await.post(&link, &[("answer", "public")]).await.status, 403);
        let mut harm = app.browser("harm").await;
        for (answer, shown) in [("private", false), ("public", true), ("no_thanks", false), ("public", true)] {
            let page = harm.get(&link).await;
            assert_eq!(harm.submit(&page, "waardering-antwoord", &[("answer", answer)]).await.status, 303);
            for path in ["/waardering", "/initiatieven/ritjes-met-de-canta"] {
                assert_eq!(app.visitor().get(path).await.text().contains("Dank voor elke rit."), shown, "{answer} on {path}");
            }
        }
        assert_eq!(harm.post(&link, &[("answer", "waiting")]).await.status, 422);
        for who in ["samira", "erik", "femke", "yusuf"] {
            assert_eq!(app.browser(who).await.post("/bestuur/waardering/ritjes-met-de-canta", &[("words", "x")]).await.status, 403, "{who}");
        }
    }

    async fn critique_is_answered_in_time_or_shown_without_an_answer(app) {
        let mut visitor = app.visitor();
        let page = visitor.get("/kritiek/nieuw").await;
        let back = visitor.submit(&page, "kritiek", &[("words", "Niemand belde.")]).await;
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Niemand belde."), "nothing is lost");
        let fields = [("helped", "no"), ("hindered", "yes"), ("words", "Niemand belde terug."), ("public", "yes"), ("name", "Iris Vos"), ("email", "iris@example.org")];
        let done = visitor.submit(&page, "kritiek", &fields).await;
        let own = done.location().split('?').next().unwrap().to_owned();
        assert!(visitor.get(&own).await.text().contains("Niemand belde terug."), "somebody new is logged in at once");
        assert!(!app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."), "not before the answer");
        let list = app.browser("erik").await.get("/werk/kritiek").await;
        assert!(list.text().contains("Niemand belde terug.") && !list.text().contains("Iris"), "never who: {}", list.text());

        // The term passes: it is shown all the same, and the alderman hears it once.
        let done = working_days(&app, 10).await;
        assert!(!app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."), "the last day is still in time: {done:?}");
        working_days(&app, 1).await;
        let shown = app.visitor().get("/kritiek").await;
        assert!(shown.text().contains("Niemand belde terug.") && shown.text().contains("Wij antwoordden niet op tijd"), "{}", shown.text());
        let late: Vec<_> = app.mail().await.into_iter().filter(|mail| mail.to.starts_with("nienke") && mail.text.contains("wat wij niet goed deden")).collect();
        let link = late.iter().find(|mail| mail.text.contains(own.trim_start_matches("/mijn"))).unwrap().link("/werk/kritiek/");
        assert_eq!(late.iter().filter(|mail| mail.text.contains(&link)).count(), 1);

        let mut nienke = app.browser("nienke").await;
        let page = nienke.get(&link).await;
        assert_eq!(nienke.submit(&page, "kritiek-antwoord", &[("answer", "U heeft gelijk.")]).await.status, 303);
        let second = nienke.post(&link, &[("answer", "Nog eens.")]).await;
        assert!(second.status == 409 && second.text().contains("U heeft gelijk.") && second.body.contains("Nog eens."), "both texts, nothing lost: {}", second.text());
        assert!(app.visitor().get("/kritiek").await.text().contains("U heeft gelijk."));
        assert!(app.mail().await.iter().any(|mail| mail.to == "iris@example.org" && mail.text.contains("U heeft gelijk.")));
        // The author has the last word, and nobody else.
        for who in ["nienke", "yusuf", "femke"] {
            assert_eq!(app.browser(who).await.post(&own, &[("to", "withdraw")]).await.status, 403, "{who}");
        }
        let page = visitor.get(&own).await;
        assert_eq!(visitor.submit(&page, "kritiek-wijzigen", &[("to", "private")]).await.status, 303);
        assert!(!app.visitor().get("/kritiek").await.text().contains("Niemand belde terug."));
        let page = visitor.get(&own).await;
        assert_eq!(visitor.submit(&page, "kritiek-wijzigen", &[("to", "withdraw")]).await.status, 303);
        assert_eq!(app.browser("erik").await.get(&link).await.status, 404);
        use sea_orm::EntityTrait as _;
        let rows = app::critique::entity::critique::Entity::find().all(app.app.db.read()).await.unwrap();
        assert!(rows.iter().all(|row| !row.words.contains("Niemand belde terug.")), "the words are gone");
        assert!(app::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty(), "and the chain holds");
    }

    async fn a_case_on_the_learning_table_changes_a_procedure_for_everybody_to_read(app) {
        let number = app.number_of("Mogen wij gratis eten uitdelen op het plein?").await;
        let mut samira = app.browser("samira").await;
        let page = samira.get(&format!("/werk/leertafel/nieuw?verzoek={number}&belemmering=uitdelen-zonder-standplaats")).await;
        let done = samira.submit(&page, "leertafel", &[("title", "De poort en de pan"), ("happened", "Wij stuurden een formulier.")]).await;
        let path = done.location().split('?').next().unwrap().to_owned();
        let page = samira.get(&path).await;
        assert!(page.text().contains(&number) && page.text().contains("Op het plein uitdelen mag niet zonder standplaats"));
        assert_eq!(samira.post(&format!("{path}/procedure"), &[("procedure", "x"), ("kind", "scrapped"), ("words", "x")]).await.status, 403, "first talk about it");
        let held = samira.submit(&page, "leertafel", &[("hold", "yes")]).await;
        assert_eq!((held.status.as_u16(), held.wrong_fields()), (422, vec!["leertafel-rule-wanted".to_owned(), "leertafel-person-needed".to_owned(), "leertafel-change".to_owned()]));
        let fields = [("hold", "yes"), ("rule_wanted", "Veilig eten."), ("person_needed", "Een plek."), ("change", "Wij gaan eerst langs.")];
        assert_eq!(samira.submit(&page, "leertafel", &fields).await.status, 303);
        let stale = samira.submit(&page, "leertafel", &[("title", "Anders")]).await;
        assert_eq!(stale.status, 200.max(stale.status.as_u16()), "the same form again leads where it led");
        let page = samira.get(&path).await;
        let obstacle = page.body.split("name=\"obstacles\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let fields = [("procedure", "Uitdelen op een plein"), ("kind", "scrapped"), ("words", "Een melding is genoeg."), ("obstacles", &obstacle)];
        assert_eq!(samira.submit(&page, "procedure", &fields).await.status, 303);
        for public in ["/geleerd", "/belemmeringen/uitdelen-zonder-standplaats"] {
            let text = app.visitor().get(public).await.text();
            assert!(text.contains("Uitdelen op een plein") && text.contains("Een melding is genoeg."), "{public}: {text}");
        }
        for who in ["yusuf", "nienke", "femke"] {
            assert_eq!(app.browser(who).await.get(&path).await.status, 403, "{who}");
        }
        let elsewhere = app.browser("joost").await.get(&path).await;
        assert!(elsewhere.text().contains(&number) && !elsewhere.text().contains("Mogen wij gratis eten uitdelen op het plein?"), "another team sees the number only");
    }

    async fn a_talk_in_a_neighbourhood_stands_on_the_map_with_what_it_opened(app) {
        let mut nienke = app.browser("nienke").await;
        let page = nienke.get("/bestuur/gesprekken").await;
        let wrong = nienke.submit(&page, "gesprek", &[("area", "BU99"), ("held_on", "2027-01-01"), ("with_whom", "De straat")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["gesprek-area".to_owned(), "gesprek-held-on".to_owned(), "gesprek-heard".to_owned()]));
        let done = nienke.submit(&page, "gesprek", &[("area", "BU01530805"), ("with_whom", "De straat"), ("heard", "De poort is dicht.")]).await;
        let path = done.location().split('?').next().unwrap().to_owned();
        let page = nienke.get(&path).await;
        let fields = [("title", "De poort gaat om vijf uur dicht"), ("kind", "rule"), ("source", "own_department")];
        assert_eq!(nienke.submit(&page, "gesprek-belemmering", &fields).await.status, 303);
        assert!(app.visitor().get("/belemmeringen/de-poort-gaat-om-vijf-uur-dicht").await.text().contains("De poort gaat om vijf uur dicht"));
        let desk = nienke.get("/bestuur").await;
        assert!(desk.body.contains("/bestuur/gesprekken?buurt=BU01530805"), "on the map");
        assert!(nienke.get("/bestuur/gesprekken?buurt=BU01530805").await.text().contains("De straat"));
        for who in ["samira", "yusuf", "femke"] {
            assert_eq!(app.browser(who).await.get(&path).await.status, 403, "{who}");
        }
        assert_eq!(app.browser("erik").await.post("/bestuur/gesprekken", &[("heard", "x")]).await.status, 403, "a manager reads, an alderman writes");
    }

    async fn the_administrator_sets_the_terms_and_the_clock_keeps_them(app) {
        let mut femke = app.browser("femke").await;
        let page = femke.get("/beheer/termijnen").await;
        let wrong = femke.submit(&page, "termijnen", &[("climb_overdue", "0"), ("term_cover", "x")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["termijnen-climb-overdue".to_owned(), "termijnen-term-cover".to_owned()]));
        assert_eq!(femke.submit(&page, "termijnen", &[("climb_overdue", "2")]).await.status, 303);
        let number = app.taken_request("space", false).await;
        let path = report(&mut app.browser("samira").await, &number, "De poort gaat om vijf uur dicht").await;
        working_days(&app, 1).await;
        assert!(!levels(&app, &path).await.contains("Opgeschaald"));
        working_days(&app, 1).await;
        assert!(levels(&app, &path).await.contains("Opgeschaald"));
        for who in ["samira", "erik", "nienke", "yusuf"] {
            let mut browser = app.browser(who).await;
            assert_eq!(browser.get("/beheer/termijnen").await.status, 403, "{who}");
            assert_eq!(browser.post("/beheer/termijnen", &[("climb_overdue", "60")]).await.status, 403, "{who}");
        }
    }

    async fn rule_10_the_figures_are_of_the_municipality_and_hide_small_numbers(app) {
        let mut visitor = app.visitor();
        let page = visitor.get("/zo-doen-wij-het?periode=2026").await;
        let text = page.text();
        assert!(text.contains("< 5") && text.contains("Hoe snel wij zijn"), "{text}");
        let csv = visitor.get("/zo-doen-wij-het.csv?periode=2026").await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        let lines: Vec<&str> = csv.body.lines().collect();
        assert_eq!(lines[0], "period,section,name,count,percent,median-days,p90-days");
        assert!(lines.len() > 30 && lines.iter().skip(1).all(|line| line.starts_with("2026,")));
        for count in lines.iter().skip(1).map(|line| line.rsplit(',').nth(3).unwrap()) {
            assert!(count == "< 5" || count == "withheld" || count.parse::<usize>().is_ok_and(|count| count >= 5), "{count}");
        }
        for body in [&page.body, &csv.body] {
            for name in ["Samira", "Hanneke", "Hobbyloods", "Yusuf", "demonstratie.example"] {
                assert!(!body.split("<main").last().unwrap().contains(name), "{name}");
            }
        }
        assert_eq!(visitor.get("/zo-doen-wij-het?periode=onzin").await.status, 200, "this year when it is no period");
    }
}

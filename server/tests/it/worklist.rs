//! Finding a request on the worklist: by number, name or word, done or not, in the order in which it waits.

use crate::support::{Browser, Page, TestApp, on_both};

/// The numbers on the list, in their order.
fn numbers(page: &Page) -> Vec<String> {
    assert_eq!(page.status, 200, "{}", page.text());
    page.all("[data-testid=worklist] .mw-small")
        .iter()
        .filter_map(|line| line.split(" · ").next())
        .map(|number| number.trim().to_owned())
        .collect()
}

async fn found(browser: &mut Browser, query: &str) -> Vec<String> {
    numbers(&browser.get(&format!("/werk?{query}")).await)
}

/// The same query, with what it asks written as an address.
fn q(words: &str) -> String {
    serde_html_form::to_string([("q", words)]).unwrap()
}

async fn stop(app: &TestApp, who: &str, number: &str) {
    let mut browser = app.browser(who).await;
    let page = browser.get(&format!("/verzoeken/{number}")).await;
    assert_eq!(browser.submit(&page, "stoppen", &[("sure", "yes")]).await.status, 303);
}

on_both!(a_request_is_found_by_number_name_or_word_also_when_it_is_done, async |app| {
    let made = app.initiative().called("Praattafel De Punt").await;
    let table = app.request().of(&made).titled("Een plek voor drie bijentafels").await.number;
    let done = app.request().by("yusuf").titled("Gordijnen in het buurthuis").taken_by("samira").await.number;
    stop(&app, "yusuf", &done).await;
    let mut samira = app.browser("samira").await;
    let count = done.split_once('-').unwrap().1.trim_start_matches('0').to_owned();
    let year = done.split_once('-').unwrap().0.to_owned();
    for typed in [
        done.clone(),
        count.clone(),
        format!("#{count}"),
        format!("{year}-{count}"),
        format!("{year}/{count}"),
        "yusuf".to_owned(),
        "Yusuf Demir gordijn".to_owned(),
        "GORDIJN".to_owned(),
        "buurthuizen gordijnen".to_owned(),
        "samira gordijnen".to_owned(),
    ] {
        assert!(found(&mut samira, &q(&typed)).await.contains(&done), "{typed}");
    }
    assert_eq!(found(&mut samira, &q("praattafel")).await, [table.as_str()], "by its initiative");
    assert_eq!(found(&mut samira, &q("bijentafel")).await, [table.as_str()]);
    assert!(found(&mut samira, &q("tafels")).await.contains(&table), "by a part of a word");
    // With a part that was chosen, only what is in it.
    assert!(found(&mut samira, &format!("lijst=team&{}", q("gordijnen"))).await.is_empty());
    assert_eq!(found(&mut samira, "lijst=klaar&q=gordijnen").await, [done.as_str()]);
    assert!(found(&mut samira, "lijst=klaar").await.contains(&done));
    assert!(!found(&mut samira, "lijst=team").await.contains(&done));
    // A part that was looked at holds nobody back who looks for something else, and stays for who narrows it.
    assert_eq!(found(&mut samira, "van=mijn&q=gordijnen").await, [done.as_str()]);
    assert!(found(&mut samira, "van=mijn&zocht=gordijnen&q=gordijnen").await.is_empty());
    // A number that is none of ours is a word like others.
    let year_in_title = app.request().titled("Koningsdag 2031").await.number;
    assert_eq!(found(&mut samira, "q=2031").await, [year_in_title.as_str()]);
    // What is not there is said, and so is that one word was enough.
    let none = samira.get(&format!("/werk?{}", q("zeppelin"))).await;
    assert!(none.text().contains("Niets gevonden"), "{}", none.text());
    let any = samira.get(&format!("/werk?{}", q("gordijnen zeppelin"))).await;
    assert!(any.text().contains("een of meer") && numbers(&any).contains(&done));
    let odd = samira.get(&format!("/werk?{}", q("!!! %"))).await;
    assert!(odd.text().contains("niet op zoeken"));
    // The address of a request may be written shorter, too.
    for short in [count.clone(), format!("{year}-{count}")] {
        let leads = samira.get(&format!("/werk/verzoeken/{short}")).await;
        assert_eq!((leads.status.as_u16(), leads.location()), (303, format!("/werk/verzoeken/{done}")));
        let mut yusuf = app.browser("yusuf").await;
        assert_eq!(yusuf.get(&format!("/verzoeken/{short}")).await.location(), format!("/verzoeken/{done}"));
    }
    assert_eq!(samira.get("/werk/verzoeken/0").await.status, 404);
    assert_eq!(samira.get(&format!("/werk/verzoeken/{year}-99999")).await.status, 404);
});

on_both!(a_list_is_narrowed_put_in_order_and_cut_into_pages, async |app| {
    app.pass(-30 * 86_400);
    let late = app.request().titled("Lang geleden gevraagd").await.number;
    let law = app.request().application().titled("Een vergunning").taken_by("samira").await.number;
    app.pass(30 * 86_400);
    let ours = app.request().titled("Vandaag gevraagd").await.number;
    let theirs = app.request().by("yusuf").titled("Bewoner aan zet").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{theirs}")).await;
    let asked = [("words", "Hoe laat begint het?"), ("asks", "yes"), ("way", "written")];
    assert_eq!(samira.submit(&page, "bericht", &asked).await.status, 303);
    let place = |all: &[String], one: &str| all.iter().position(|number| number == one);
    let all = found(&mut samira, "lijst=team").await;
    let order: Vec<_> = [&late, &ours, &theirs].map(|one| place(&all, one)).into();
    assert!(order.is_sorted() && order[0] == Some(0), "{all:?}: {order:?}");
    let groups = samira.get("/werk?lijst=team").await.all("[scope=rowgroup]");
    assert_eq!(groups.first().map(|group| group.trim().to_owned()), Some("Te laat".to_owned()), "{groups:?}");
    let newest = found(&mut samira, "lijst=team&volgorde=nieuw").await;
    assert!(place(&newest, &ours) < place(&newest, &late));
    let term = found(&mut samira, "lijst=team&volgorde=termijn").await;
    assert!(place(&term, &law) < place(&term, &ours), "{term:?}");
    assert!(found(&mut samira, "lijst=laat").await.contains(&late));
    assert!(!found(&mut samira, "lijst=laat").await.contains(&ours));
    // What the law wants is late when its day has passed.
    app.pass(40 * 86_400);
    let mut samira = app.browser("samira").await;
    assert!(found(&mut samira, "lijst=laat").await.contains(&law));
    assert_eq!(found(&mut samira, "q=vergunning&soort=space").await, [law.as_str()]);
    assert!(found(&mut samira, "q=vergunning&soort=permit").await.is_empty());
    let id = app.account("samira").await;
    assert!(found(&mut samira, &format!("lijst=team&behandelaar={id}")).await.contains(&law));
    assert!(!found(&mut samira, &format!("lijst=team&behandelaar={id}")).await.contains(&ours));
    for at in 0..52 {
        app.request().titled(&format!("Kabouter {at}")).await;
    }
    let first = samira.get("/werk?q=kabouter").await;
    let second = found(&mut samira, "q=kabouter&pagina=2").await;
    assert_eq!((numbers(&first).len(), second.len()), (50, 2));
    assert!(numbers(&first).iter().all(|number| !second.contains(number)));
    assert!(first.body.contains("q=kabouter&amp;pagina=2"), "the pages keep what was asked");
    // Odd things in the address ask for nothing.
    for odd in ["soort=x&team=x&behandelaar=x&volgorde=x&lijst=x&pagina=x", "pagina=99999", "q=%00"] {
        assert_eq!(samira.get(&format!("/werk?{odd}")).await.status, 200, "{odd}");
    }
});

on_both!(the_worklist_finds_nothing_of_who_is_erased_and_follows_a_name, async |app| {
    let made = app.request().by("kees.kabouter@test.example").titled("Een paddenstoel").await.number;
    let mut samira = app.browser("samira").await;
    assert_eq!(found(&mut samira, "q=kees").await, [made.as_str()]);
    let kees = app.account("kees.kabouter@test.example").await;
    let write = app.write_as(None).await;
    let name = "Truus Trol".parse().unwrap();
    store::accounts::rename(write.tx(), kees, &name).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(found(&mut samira, "q=truus+trol").await, [made.as_str()]);
    assert!(found(&mut samira, "q=kees+kabouter").await.is_empty());
    let mut truus = app.visitor();
    app.log_in(&mut truus, "kees.kabouter@test.example").await;
    let page = truus.get("/mijn/gegevens/wissen").await;
    assert_eq!(truus.submit(&page, "wissen", &[("sure", "yes")]).await.status, 303);
    for words in ["truus", "paddenstoel"] {
        assert!(found(&mut samira, &format!("q={words}")).await.is_empty(), "{words}");
    }
});

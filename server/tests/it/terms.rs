//! Terms: until when a resident can object and open again, and which days do not count.

use crate::support::on_both;
use domain::request::Kind;

const DAY: i64 = 24 * 3600;

on_both!(the_last_day_of_a_resident_is_never_a_free_day_and_stays_when_it_is_opened_again, async |app| {
    let number =
        app.request().kind(Kind::Permit).application().by("yusuf").taken_by("samira").assessed().await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(samira.decide(&page, &[("outcome", "yes"), ("words", "Ja.")]).await.status, 303);
    // Six weeks after 20 November is New Year's Day, a Friday.
    let last = "tot en met 4 januari 2027";
    let mail = app.mail().await.into_iter().rev().find(|mail| mail.text.contains("bezwaar")).unwrap();
    assert!(mail.text.contains(last), "{}", mail.text);
    let mut yusuf = app.browser("yusuf").await;
    let path = format!("/verzoeken/{number}");
    let page = yusuf.get(&path).await;
    assert!(page.all("[data-testid=decision]")[0].contains(last) && page.all("#officieel")[0].contains(last));
    app.pass(45 * DAY);
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&path).await;
    assert_eq!(yusuf.submit(&page, "heropenen", &[("words", "Toch niet.")]).await.status, 303, "the Monday");
    let page = yusuf.get(&path).await;
    assert!(page.all("[data-testid=decision]").is_empty(), "there is no decision now");
    let formal = page.all("#officieel").remove(0);
    assert!(formal.contains(last) && formal.contains("verandert die dag niet"), "{formal}");
    app.pass(DAY);
    let mut yusuf = app.browser("yusuf").await;
    let formal = yusuf.get(&path).await.all("#officieel").remove(0);
    assert!(formal.contains("kon bezwaar maken tot en met 4 januari 2027"), "{formal}");
});

on_both!(a_day_too_late_is_told, async |app| {
    let number = app.request().kind(Kind::Information).by("yusuf").taken_by("samira").await.number;
    let mut samira = app.browser("samira").await;
    let page = samira.get(&format!("/werk/verzoeken/{number}")).await;
    assert_eq!(samira.decide(&page, &[("outcome", "yes"), ("words", "Ja.")]).await.status, 303);
    app.pass(46 * DAY);
    let mut yusuf = app.browser("yusuf").await;
    let path = format!("/verzoeken/{number}");
    assert!(!yusuf.get(&path).await.body.contains("/heropenen"), "5 January");
    let late = yusuf.post(&format!("{path}/heropenen"), &[("words", "Te laat.")]).await;
    assert_eq!(late.status, 403);
});

on_both!(days_that_a_decree_makes_equal_to_a_holiday_are_set_and_named, async |app| {
    let mut femke = app.browser("femke").await;
    let page = femke.get("/beheer/termijnen").await;
    assert!(page.body.contains("7-5-2027"), "those that are known stand there");
    let wrong = femke.submit(&page, "termijnen", &[("decreed", "7-5-2027\n31-2-2027")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.wrong_fields()), (422, vec!["termijnen-decreed".to_owned()]));
    assert!(wrong.body.contains("31-2-2027"), "what was typed is there");
    assert_eq!(femke.submit(&page, "termijnen", &[("decreed", "25-11-2026\n7-5-2027")]).await.status, 303);
    let page = femke.get("/beheer/termijnen").await;
    assert!(page.body.contains("25-11-2026") && !page.body.contains("28-4-2028"));
    assert!(femke.get("/beheer/logboek?wat=threshold_set").await.body.contains("decreed_2026-11-25"));
    // Who asks something on Friday 20 November is called a day later for it, and reads why.
    let number = app.request().by("yusuf").await.number;
    let page = app.browser("yusuf").await.get(&format!("/verzoeken/{number}")).await;
    let turn = page.all("[data-testid=turn]").remove(0);
    assert!(turn.contains("maandag 30 november 2026"), "{turn}");
    assert!(turn.contains("25 november 2026 is een vrije dag"), "{turn}");
});

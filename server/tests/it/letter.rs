//! The letter of a decision: looked at before it leaves, signed as it is, and printed on its own.

use crate::support::on_both;
use domain::request::Kind;

on_both!(a_letter_is_looked_at_before_it_leaves, async |app| {
    let number = app.request().titled("Een bankje").by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let own = format!("/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    let before = app.mail().await.len();
    let letter = samira.submit(&page, "besluit", &[("outcome", "yes"), ("words", "Zet <b>neer</b>.")]).await;
    assert_eq!(letter.status, 200, "{}", letter.text());
    let text = letter.all("[data-testid=decision]").remove(0);
    for part in
        ["Yusuf Demir", "Gemeente", "20 november 2026", &number, "Een bankje", "Zet <b>neer</b>.", "Samira"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(letter.all("[data-testid=send] button").join(" ").contains("Verstuur de brief"));
    assert_eq!(app.mail().await.len(), before, "nothing was sent");
    assert!(app.browser("yusuf").await.get(&own).await.all("[data-testid=decision]").is_empty());
    // As a browser sends it, and with what nobody sees.
    let typed = [("outcome", "yes"), ("words", "Dag Yusuf,\r\n\r\nZet \u{202e}neer.")];
    let looked = samira.submit(&page, "besluit", &typed).await;
    assert!(
        looked.all("[data-testid=decision] .mw-prose p").contains(&"Zet neer.".to_owned()),
        "{}",
        looked.body
    );
    // Back to the form, with everything that was typed.
    let brief = format!("{work}/brief");
    let (_, mut fields) = letter.form("besluit", &[]);
    fields.push(("step".to_owned(), "change".to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let again = samira.post(&brief, &fields).await;
    assert_eq!(again.status, 200);
    let (_, typed) = again.form("besluit", &[]);
    assert!(typed.contains(&("words".to_owned(), "Zet <b>neer</b>.".to_owned())), "{typed:?}");
    // Somebody who comes to that address by itself is told where to write.
    assert!(samira.get(&brief).await.text().contains("Schrijf het besluit"));
    for (who, status) in [("", 303), ("yusuf", 403), ("femke", 403)] {
        assert_eq!(app.browser(who).await.get(&brief).await.status, status, "{who}");
    }
    // What lacks something is no letter yet.
    let short = samira.submit(&page, "besluit", &[("outcome", "yes"), ("words", "")]).await;
    assert_eq!((short.status.as_u16(), short.wrong_fields()), (422, vec!["besluit-words".to_owned()]));
    // A colleague was first: both texts, and nothing is sent over it.
    let other = app.browser("samira").await.get(&work).await;
    let letter = samira.submit(&page, "besluit", &[("outcome", "yes"), ("words", "Ja, dat mag.")]).await;
    let said = [("words", "Wij zijn er bijna."), ("way", "written")];
    assert_eq!(app.browser("samira").await.submit(&other, "bericht", &said).await.status, 303);
    assert_eq!(samira.submit(&letter, "besluit", &[]).await.status, 409);
    let page = samira.get(&work).await;
    assert_eq!(samira.decide(&page, &[("outcome", "yes"), ("words", "Ja, dat mag.")]).await.status, 303);
    // On its own, to print, for whoever asked.
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&own).await;
    let sheet = page.attribute("#besluit > p a", "href");
    let printed = yusuf.get(&sheet).await;
    assert!(printed.all("[data-testid=decision]")[0].contains("Ja, dat mag."), "{}", printed.text());
    for (who, status) in [("", 303), ("gerda", 403), ("femke", 403)] {
        assert_eq!(app.browser(who).await.get(&sheet).await.status, status, "{who}");
    }
});

on_both!(whoever_signs_reads_the_letter_that_is_sent, async |app| {
    let number = app.request().kind(Kind::Permit).by("yusuf").taken_by("samira").assessed().await.number;
    let work = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let page = samira.get(&work).await;
    let hanneke = app.account("hanneke").await.to_string();
    let fields = [
        ("outcome", "yes_with_exception"),
        ("words", "Het mag, al staat het er anders."),
        ("rule", "Artikel 2:10 APV"),
        ("reason", "Niemand heeft er last van."),
        ("same_situation", "Een plein zonder verkeer."),
        ("valid_until", "2027-06-01"),
        ("manager_exception", &hanneke),
        // Of a "no" that was begun before.
        ("tried", "Een andere plek."),
    ];
    let letter = samira.submit(&page, "besluit", &fields).await;
    assert_eq!(letter.status, 200, "{:?}", letter.wrong_fields());
    assert!(letter.all("[data-testid=send] button").join(" ").contains("Leg voor aan Hanneke Wolters"));
    let text = letter.all("[data-testid=decision]").remove(0);
    assert!(text.contains("1 juni 2027") && text.contains("Hanneke Wolters dekt"), "{text}");
    assert!(!text.contains("Een andere plek."), "only what belongs to it: {text}");
    assert_eq!(samira.submit(&letter, "besluit", &[]).await.status, 303);
    let mut manager = app.browser("hanneke").await;
    for path in [work.as_str(), "/werk/dekking"] {
        let seen = manager.get(path).await.all("[data-testid=decision]");
        assert!(seen.iter().any(|one| one.contains("Het mag, al staat het er anders.")), "{path}: {seen:?}");
    }
    let page = manager.get(&work).await;
    assert_eq!(manager.submit(&page, "handtekening", &[("answer", "sign")]).await.status, 303);
    let sent = app.browser("yusuf").await.get(&format!("/verzoeken/{number}/besluit")).await;
    assert_eq!(sent.all("[data-testid=decision]").remove(0), text, "what was looked at is what was sent");
});

//! Running an initiative together: asking, joining, leaving, handing over.

use crate::support::{Browser, TestApp, on_both};

const MAKERS: &str = "/mijn/initiatieven/aan-tafel-in-pathmos/makers";
const EDIT: &str = "/mijn/initiatieven/aan-tafel-in-pathmos";

async fn invite(yusuf: &mut Browser, email: &str, over: bool) -> crate::support::Page {
    let page = yusuf.get(MAKERS).await;
    let mut fields = vec![("name", "Iris Vos"), ("email", email)];
    if over {
        fields.push(("hands_over", "yes"));
    }
    yusuf.submit(&page, "uitnodigen", &fields).await
}

async fn link(app: &TestApp, email: &str) -> String {
    app.mail()
        .await
        .into_iter()
        .rev()
        .find(|mail| mail.to == email && mail.text.contains("/uitnodiging/"))
        .unwrap()
        .link("/uitnodiging/")
}

on_both!(somebody_joins_by_the_link_in_their_mail_and_can_do_everything_a_maker_can, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    assert_eq!(app.browser("gerda").await.get(MAKERS).await.status, 403);
    assert_eq!(
        app.browser("samira").await.post(MAKERS, &[("name", "Wij"), ("email", "w@example.org")]).await.status,
        403
    );
    assert_eq!(invite(&mut yusuf, "geen adres", false).await.status, 422);
    assert_eq!(
        invite(&mut yusuf, "iris@example.org", false).await.location(),
        format!("{MAKERS}?gedaan=uitgenodigd")
    );
    assert_eq!(invite(&mut yusuf, "iris@example.org", false).await.status, 422, "asked already");
    assert_eq!(invite(&mut yusuf, "yusuf@demonstratie.example", false).await.status, 422, "a maker already");
    let path = link(&app, "iris@example.org").await;
    // A program that reads mail opens the link: nothing happens.
    assert!(app.visitor().get(&path).await.text().contains("Yusuf"));
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    assert_eq!(
        iris.submit(&page, "uitnodiging", &[]).await.location(),
        "/initiatieven/aan-tafel-in-pathmos?gedaan=maker"
    );
    assert_eq!(iris.get(EDIT).await.status, 200);
    assert!(app.visitor().get(&path).await.text().contains("werkt niet meer"));
    let makers = yusuf.get(MAKERS).await.all("[data-testid=makers] li");
    assert_eq!(makers.len(), 2, "{makers:?}");
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("yusuf") && mail.text.contains("Iris Vos zei ja"))
    );
    // Her requests are his, and the other way round.
    let number = app.number_of("Mogen wij gratis eten uitdelen op het plein?").await;
    assert_eq!(iris.get(&format!("/verzoeken/{number}")).await.status, 200);
});

on_both!(the_last_maker_stays_and_anybody_else_can_leave, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(MAKERS).await;
    assert!(page.text().contains("U bent de enige maker."));
    assert_eq!(yusuf.post(&format!("{MAKERS}/weggaan"), &[("sure", "yes")]).await.status, 403);
    invite(&mut yusuf, "iris@example.org", false).await;
    let path = link(&app, "iris@example.org").await;
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    iris.submit(&page, "uitnodiging", &[]).await;
    let page = yusuf.get(MAKERS).await;
    assert_eq!(yusuf.submit(&page, "weggaan", &[]).await.status, 422, "first the tick");
    // Both at the same moment: one of them stays.
    let (mut one, mut other) = (yusuf.clone(), iris.clone());
    let path = format!("{MAKERS}/weggaan");
    let (first, second) =
        tokio::join!(one.post(&path, &[("sure", "yes")]), other.post(&path, &[("sure", "yes")]));
    let mut both = [first.status.as_u16(), second.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [303, 403]);
    let left = [yusuf.get(EDIT).await.status.as_u16(), iris.get(EDIT).await.status.as_u16()];
    assert!(left.contains(&200) && left.contains(&403), "{left:?}");
});

on_both!(who_hands_over_leaves_when_the_other_says_yes_and_not_before, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    invite(&mut yusuf, "iris@example.org", true).await;
    assert_eq!(yusuf.get(EDIT).await.status, 200);
    let path = link(&app, "iris@example.org").await;
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    assert!(page.text().contains("aan u overdragen"));
    iris.submit(&page, "uitnodiging", &[]).await;
    assert_eq!((yusuf.get(EDIT).await.status.as_u16(), iris.get(EDIT).await.status.as_u16()), (403, 200));
});

on_both!(an_invitation_can_be_taken_back_refused_or_grow_old, async |app| {
    let mut yusuf = app.browser("yusuf").await;
    invite(&mut yusuf, "iris@example.org", false).await;
    let path = link(&app, "iris@example.org").await;
    let page = yusuf.get(MAKERS).await;
    let (action, _) = page.form("intrekken", &[]);
    assert_eq!(app.browser("gerda").await.post(&action, &[]).await.status, 403);
    assert_eq!(yusuf.submit(&page, "intrekken", &[]).await.status, 303);
    let page = app.visitor().get(&path).await;
    assert!(page.text().contains("werkt niet meer"));

    invite(&mut yusuf, "bram@example.org", false).await;
    let path = link(&app, "bram@example.org").await;
    let mut bram = app.visitor();
    let page = bram.get(&path).await;
    assert_eq!(
        bram.submit(&page, "uitnodiging", &[("answer", "no")]).await.location(),
        "/?gedaan=uitnodiging-nee"
    );
    assert_eq!(bram.get("/mijn").await.status, 303, "who says no gets no account");

    invite(&mut yusuf, "laat@example.org", false).await;
    let path = link(&app, "laat@example.org").await;
    app.pass(14 * 24 * 3600 + 1);
    assert!(app.visitor().get(&path).await.text().contains("werkt niet meer"));
});

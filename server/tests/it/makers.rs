//! Running an initiative together: asking, joining, leaving, handing over.

use crate::support::{Browser, TestApp, on_both};

/// The pages of an initiative of Yusuf's: where it is changed, and where its makers are.
async fn pages(app: &TestApp) -> (String, String) {
    let edit = format!("/mijn/initiatieven/{}", app.initiative().by("yusuf").await.slug);
    let makers = format!("{edit}/makers");
    (edit, makers)
}

async fn invite(yusuf: &mut Browser, makers: &str, email: &str, over: bool) -> crate::support::Page {
    let page = yusuf.get(makers).await;
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
    let made = app.initiative().by("yusuf").with_request(|request| request).await;
    let edit = format!("/mijn/initiatieven/{}", made.slug);
    let makers = format!("{edit}/makers");
    let mut yusuf = app.browser("yusuf").await;
    assert_eq!(app.browser("gerda").await.get(&makers).await.status, 403);
    assert_eq!(
        app.browser("samira")
            .await
            .post(&makers, &[("name", "Wij"), ("email", "w@example.org")])
            .await
            .status,
        403
    );
    assert_eq!(invite(&mut yusuf, &makers, "geen adres", false).await.status, 422);
    assert_eq!(
        invite(&mut yusuf, &makers, "iris@example.org", false).await.location(),
        format!("{makers}?gedaan=uitgenodigd")
    );
    assert_eq!(invite(&mut yusuf, &makers, "iris@example.org", false).await.status, 422, "asked already");
    assert_eq!(
        invite(&mut yusuf, &makers, "yusuf@demonstratie.example", false).await.status,
        422,
        "a maker already"
    );
    let path = link(&app, "iris@example.org").await;
    // Somebody else who is logged in here reads for whom it is.
    let other = app.browser("gerda").await.get(&path).await;
    assert!(other.text().contains("De uitnodiging is voor"), "{}", other.text());
    // A program that reads mail opens the link: nothing happens.
    assert!(app.visitor().get(&path).await.text().contains("Yusuf"));
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    assert_eq!(
        iris.submit(&page, "uitnodiging", &[]).await.location(),
        format!("/initiatieven/{}?gedaan=maker", made.slug)
    );
    assert_eq!(iris.get(&edit).await.status, 200);
    let used = app.visitor().get(&path).await;
    let link = format!("/initiatieven/{}", made.slug);
    assert!(used.text().contains("Met deze link zei u ja") && used.body.contains(&link), "{}", used.text());
    let both = yusuf.get(&makers).await.all("[data-testid=makers] li");
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(
        app.mail()
            .await
            .iter()
            .any(|mail| mail.to.starts_with("yusuf") && mail.text.contains("Iris Vos zei ja"))
    );
    // Her requests are his, and the other way round.
    assert_eq!(iris.get(&format!("/verzoeken/{}", made.requests[0].number)).await.status, 200);
});

on_both!(the_last_maker_stays_and_anybody_else_can_leave, async |app| {
    let (edit, makers) = pages(&app).await;
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.get(&makers).await;
    assert!(page.text().contains("U bent de enige maker."));
    assert_eq!(yusuf.post(&format!("{makers}/weggaan"), &[("sure", "yes")]).await.status, 403);
    invite(&mut yusuf, &makers, "iris@example.org", false).await;
    let path = link(&app, "iris@example.org").await;
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    iris.submit(&page, "uitnodiging", &[]).await;
    let page = yusuf.get(&makers).await;
    assert_eq!(yusuf.submit(&page, "weggaan", &[]).await.status, 422, "first the tick");
    // Both at the same moment: one of them stays.
    let (mut one, mut other) = (yusuf.clone(), iris.clone());
    let path = format!("{makers}/weggaan");
    let (first, second) =
        tokio::join!(one.post(&path, &[("sure", "yes")]), other.post(&path, &[("sure", "yes")]));
    let mut both = [first.status.as_u16(), second.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [303, 403]);
    let left = [yusuf.get(&edit).await.status.as_u16(), iris.get(&edit).await.status.as_u16()];
    assert!(left.contains(&200) && left.contains(&403), "{left:?}");
});

on_both!(who_hands_over_leaves_when_the_other_says_yes_and_not_before, async |app| {
    let (edit, makers) = pages(&app).await;
    let mut yusuf = app.browser("yusuf").await;
    invite(&mut yusuf, &makers, "iris@example.org", true).await;
    assert_eq!(yusuf.get(&edit).await.status, 200);
    let path = link(&app, "iris@example.org").await;
    let mut iris = app.visitor();
    let page = iris.get(&path).await;
    assert!(page.text().contains("aan u overdragen"));
    iris.submit(&page, "uitnodiging", &[]).await;
    assert_eq!((yusuf.get(&edit).await.status.as_u16(), iris.get(&edit).await.status.as_u16()), (403, 200));
});

on_both!(an_invitation_can_be_taken_back_refused_or_grow_old, async |app| {
    let (_, makers) = pages(&app).await;
    let mut yusuf = app.browser("yusuf").await;
    invite(&mut yusuf, &makers, "iris@example.org", false).await;
    let path = link(&app, "iris@example.org").await;
    let page = yusuf.get(&makers).await;
    let (action, _) = page.form("intrekken", &[]);
    assert_eq!(app.browser("gerda").await.post(&action, &[]).await.status, 403);
    assert_eq!(yusuf.submit(&page, "intrekken", &[]).await.status, 303);
    let page = app.visitor().get(&path).await;
    assert!(page.text().contains("Deze uitnodiging is voorbij"), "{}", page.text());

    invite(&mut yusuf, &makers, "bram@example.org", false).await;
    let path = link(&app, "bram@example.org").await;
    let mut bram = app.visitor();
    let page = bram.get(&path).await;
    assert_eq!(
        bram.submit(&page, "uitnodiging", &[("answer", "no")]).await.location(),
        "/?gedaan=uitnodiging-nee"
    );
    assert_eq!(bram.get("/mijn").await.status, 303, "who says no gets no account");
    assert!(bram.get(&path).await.text().contains("Deze uitnodiging is voorbij"));

    invite(&mut yusuf, &makers, "laat@example.org", false).await;
    let path = link(&app, "laat@example.org").await;
    app.pass(14 * 24 * 3600 + 1);
    let late = app.visitor().get(&path).await;
    assert!(late.text().contains("Deze uitnodiging is te oud"), "{}", late.text());
    let cut = app.visitor().get(path.get(..40).unwrap()).await;
    assert!(cut.text().contains("Deze link kennen wij niet"), "{}", cut.text());
});

on_both!(an_invitation_that_is_taken_back_while_it_is_accepted_makes_a_maker_or_does_not, async |app| {
    let app = app.unhurried();
    for round in 0..10 {
        let made = app.initiative().by("yusuf").await;
        let makers = format!("/mijn/initiatieven/{}/makers", made.slug);
        let email = format!("iris-{round}@example.org");
        let mut yusuf = app.browser("yusuf").await;
        let over = round % 2 == 1;
        invite(&mut yusuf, &makers, &email, over).await;
        let path = link(&app, &email).await;
        let mut iris = app.visitor();
        let (hers, his) = (iris.get(&path).await, yusuf.get(&makers).await);
        let (joined, back) =
            tokio::join!(iris.submit(&hers, "uitnodiging", &[]), yusuf.submit(&his, "intrekken", &[]));
        let stewards = store::initiatives::stewards(app.app.db.read(), made.id).await.unwrap();
        let is_maker = stewards.iter().any(|one| *one != made.maker);
        if is_maker {
            assert!(joined.location().ends_with("gedaan=maker"), "{}", joined.location());
            // Who handed it over is no maker any more; who did not reads that it was answered.
            let why = if over { "Alleen de makers" } else { "intussen ingetrokken of beantwoord" };
            assert!(back.status == 403 && back.text().contains(why), "{}", back.text());
        } else {
            assert_eq!(back.status, 303, "{}", back.text());
            assert_eq!(joined.location(), path, "where it says that the link does not work any more");
            assert_eq!(stewards, [made.maker]);
        }
    }
    assert!(store::journal::verify(app.app.db.read()).await.unwrap().breaks.is_empty());
});

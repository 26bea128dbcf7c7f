//! What is counted, ordered and drawn in memory says what the database says: on the map as in the list, in
//! every process, and whatever is written meanwhile.

use crate::support::{Browser, TestApp, on_both};
use app::initiatives::actions::{self as initiatives, Origin};
use axum::{body::Body, http::Method};
use domain::{
    area::Point,
    event::{Audience, Kind},
    initiative::{Stage, Theme},
    lang::Lang,
};
use sea_orm::{ConnectionTrait as _, DbBackend};
use store::{
    db::Db,
    initiatives::{
        filter::Filter,
        index::{Index, Spot},
    },
};

/// Everything that lies around Enschede, at a level.
fn around(level: u8) -> String {
    let corner = |lat, lon| Spot::of(Point { lat, lon }).square(level);
    let (west_north, east_south) = (corner(52.30, 6.75), corner(52.16, 7.01));
    format!("niveau={level}&vak={},{},{},{}", west_north.x, west_north.y, east_south.x, east_south.y)
}

async fn squares(visitor: &mut Browser, query: &str) -> serde_json::Value {
    let page = visitor.get(&format!("/kaart/vakken.json?{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    serde_json::from_str(&page.body).unwrap()
}

fn sum(squares: &serde_json::Value) -> u64 {
    squares["squares"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum()
}

on_both!(the_squares_of_the_map_hold_what_the_list_holds, async |app| {
    for _ in 0..3 {
        app.initiative().in_area("BU01530901").await;
    }
    let mut visitor = app.visitor();
    for filters in ["", "&thema=green", "&q=tuin", "&buurt=BU01530901", "&fase=active&q=wij", "&thema=onzin"]
    {
        let list =
            visitor.get(&format!("/initiatieven?{filters}")).await.all("[data-testid=count]").remove(0);
        for level in [9, 12, 15] {
            let found = squares(&mut visitor, &format!("{}{filters}", around(level))).await;
            let total = found["total"].as_u64().unwrap();
            assert_eq!(sum(&found), found["withPoint"].as_u64().unwrap(), "{filters} at {level}");
            assert!(
                list.starts_with(&total.to_string()) || (total == 0 && list.starts_with("Geen")),
                "{list}"
            );
            for one in found["squares"].as_array().unwrap() {
                let told = one["here"].as_array().map_or(0, Vec::len);
                assert!(one["count"] != 1 || told == 1, "one by itself is told: {one}");
            }
        }
    }
    // Several on one spot can't be parted by coming nearer: all of them are told.
    let spot = squares(&mut visitor, &format!("{}&buurt=BU01530901", around(12))).await;
    let told: usize =
        spot["squares"].as_array().unwrap().iter().map(|one| one["here"].as_array().unwrap().len()).sum();
    assert_eq!(u64::try_from(told).unwrap(), sum(&spot));
    assert!(told >= 3, "{spot}");
    let first = &spot["squares"][0]["here"][0];
    assert_eq!(visitor.get(first["path"].as_str().unwrap()).await.status, 200);
});

on_both!(who_asks_for_the_same_squares_again_hears_so_until_something_moves, async |app| {
    let mut visitor = app.visitor();
    let path = format!("/kaart/vakken.json?{}", around(12));
    let page = visitor.get(&path).await;
    let tag = page.headers["etag"].to_str().unwrap().to_owned();
    for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}")] {
        let same = visitor.send(Method::GET, &path, Body::empty(), &[("if-none-match", &known)]).await;
        assert_eq!((same.status.as_u16(), same.body.as_str()), (304, ""), "{known}");
    }
    app.initiative().in_area("BU01530901").await;
    let other = visitor.send(Method::GET, &path, Body::empty(), &[("if-none-match", &tag)]).await;
    assert_eq!(other.status, 200);
    for odd in [
        "",
        "niveau=12",
        "niveau=99&vak=0,0,1,1",
        "niveau=12&vak=1,1,0,0",
        "niveau=12&vak=0,0,4095,4095",
        "niveau=3&vak=0,0,8,8",
        "niveau=12&vak=-1,0,1,1",
        "niveau=12&vak=1,2,3",
    ] {
        assert_eq!(visitor.get(&format!("/kaart/vakken.json?{odd}")).await.status, 400, "{odd}");
    }
});

on_both!(another_process_says_the_same, async |app| {
    let other = Index::new(app.app.municipality.id);
    let filter = Filter::default();
    let both = async |what: &str| {
        let here = app.app.index.find(&app.app.db, &filter, false).await.unwrap();
        let there = other.find(&app.app.db, &filter, true).await.unwrap();
        assert_eq!((here.total(), here.print()), (there.total(), there.print()), "{what}");
        assert_eq!(here.page(0, 500), there.page(0, 500), "{what}");
        // One that is read anew knows no more and no less.
        let anew = Index::new(app.app.municipality.id).find(&app.app.db, &filter, true).await.unwrap();
        assert_eq!((anew.total(), anew.print()), (there.total(), there.print()), "{what}");
        here.total()
    };
    let before = both("at first").await;
    let made = app.initiative().by("yusuf").await;
    assert_eq!(both("one more").await, before + 1);
    let mut yusuf = app.browser("yusuf").await;
    let page = yusuf.open(&format!("/mijn/initiatieven/{}", made.slug)).await;
    let unlisted = yusuf.submit(&page, "wijzigen", &[("visibility", "unlisted")]).await;
    assert_eq!(unlisted.status, 303, "{}", unlisted.text());
    assert_eq!(both("unlisted").await, before);
    let page = yusuf.open(&format!("/mijn/initiatieven/{}", made.slug)).await;
    yusuf.submit(&page, "wijzigen", &[("visibility", "public"), ("title", "Zwaluwnesten")]).await;
    assert_eq!(both("public again").await, before + 1);
    assert_eq!(app.visitor().get("/initiatieven?q=zwaluwnest").await.all("article.mw-card h2").len(), 1);
});

/// A change with a lower number can be seen later than one with a higher number.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_at_the_same_time_is_seen_in_whatever_order_it_ends() {
    let app = TestApp::postgres().await;
    let (db, index) = (&app.app.db, Index::new(app.app.municipality.id));
    let stages = async |db: &Db| {
        let mut filter = Filter::default();
        let mut all = Vec::new();
        for stage in Stage::ALL {
            filter.stage = Some(*stage);
            all.push(index.find(db, &filter, true).await.unwrap().total());
        }
        all
    };
    let before = stages(db).await;
    let ids = index.find(db, &Filter::default(), true).await.unwrap().page(0, 2);
    let sql = |id: uuid::Uuid| format!("UPDATE initiative SET stage = 'ended' WHERE id = '{id}'");
    let (first, second) = (db.begin().await.unwrap(), db.begin().await.unwrap());
    first.execute_unprepared(&sql(ids[0].0)).await.unwrap();
    second.execute_unprepared(&sql(ids[1].0)).await.unwrap();
    second.commit().await.unwrap();
    let between = stages(db).await;
    assert_ne!(between, before);
    first.commit().await.unwrap();
    let after = stages(db).await;
    assert_ne!(after, between);
    let anew = Index::new(app.app.municipality.id);
    let ended = Filter { stage: Some(Stage::Ended), ..Filter::default() };
    let expected = anew.find(db, &ended, true).await.unwrap().total();
    assert_eq!(index.find(db, &ended, true).await.unwrap().total(), expected);
    assert_eq!(db.backend(), DbBackend::Postgres);
}

on_both!(a_recount_names_what_the_database_counts_otherwise, async |app| {
    let initiative = app.initiative().about(Theme::Energy).await;
    let recount = async || app.app.index.recount(&app.app.db).await.unwrap();
    assert_eq!(recount().await, Vec::<String>::new());
    let gone = format!("DELETE FROM initiative_theme WHERE initiative_id = '{}'", initiative.id.0);
    app.app.db.write().execute_unprepared(&gone).await.unwrap();
    let wrong = recount().await;
    assert!(wrong.len() == 1 && wrong[0].starts_with("theme energy: the index counts"), "{wrong:?}");
});

on_both!(many_are_put_in_the_registry_at_once_as_one_is, async |app| {
    let there = app.somebody("maker0@example.org").await;
    let new = app.initiative().called("Het Vergeetboekje").written();
    let write = app.write_as(None).await;
    let person = |n: usize| {
        let email = format!("maker{n}@example.org").parse().unwrap();
        (write.by(), email, "Roos Veen".parse().unwrap())
    };
    // Two of the four are by the same person, who was there before.
    let people: Vec<_> = [0, 1, 0, 2].into_iter().map(person).collect();
    let municipality = app.app.municipality.id;
    let makers =
        store::accounts::find_or_create_all(write.tx(), municipality, &people, Lang::Nl).await.unwrap();
    assert!(makers[0] == there && makers[2] == there, "{makers:?}");
    assert!(makers[1] != makers[3] && makers[1] != there, "{makers:?}");

    let all = makers.iter().map(|maker| (write.by(), new.clone(), *maker)).collect();
    let origin = Origin::Registered { helped_by: None };
    let made = initiatives::publish_all(&write, all, origin).await.unwrap();
    write.commit().await.unwrap();
    let slugs: Vec<_> = made.iter().map(|(_, slug)| slug.as_str()).collect();
    let wished = "het-vergeetboekje";
    assert_eq!(slugs, [wished, &format!("{wished}-2"), &format!("{wished}-3"), &format!("{wished}-4")]);

    let mut visitor = app.visitor();
    let list = visitor.get("/initiatieven?q=vergeetboekje").await;
    for slug in &slugs {
        assert!(list.body.contains(&format!("/initiatieven/{slug}\"")), "{slug} is found");
        assert_eq!(visitor.get(&format!("/initiatieven/{slug}")).await.status, 200);
    }
    for (id, _) in &made {
        let told = store::journal::history(app.app.db.read(), id.0, Audience::ALL).await.unwrap();
        assert!(told.len() == 1 && told[0].kind == Kind::InitiativePublished, "{told:?}");
    }
    let verified = store::journal::verify(app.app.db.read()).await.unwrap();
    assert_eq!(verified.breaks, Vec::<String>::new());
    assert_eq!(app.app.index.recount(&app.app.db).await.unwrap(), Vec::<String>::new());
});

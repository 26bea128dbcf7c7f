//! So many rows that a list of keys does not fit in a statement, and that who looks at each for each never
//! ends.

use crate::support::on_both;
use domain::{id::InitiativeId, lang::Lang};

on_both!(the_clock_climbs_one_obstacle_among_forty_thousand, async |app| {
    let there = app.obstacle().await;
    let fresh = app.obstacle().await;
    app.pass(40 * crate::clock::DAY);
    app::deadlines::round(&app.app).await.unwrap();
    let late = app.obstacle().await;
    app.copy("obstacle", late.id.0, 1..=40_000).await;
    let before = std::time::Instant::now();
    // Nothing of today is late; what stood here before climbed already.
    assert_eq!(app::deadlines::round(&app.app).await.unwrap().obstacles, 0);
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
    let levels =
        store::obstacles::by_ids(app.app.db.read(), vec![there.id, fresh.id], Lang::Nl).await.unwrap();
    assert!(levels.values().all(|one| one.level != domain::obstacle::Level::Official), "{levels:?}");
});

on_both!(a_hundred_thousand_keys_are_one_question, async |app| {
    let made = app.initiative().await;
    let keys = (0..100_000).map(|_| InitiativeId(uuid::Uuid::now_v7())).chain([made.id]);
    let found = store::initiatives::by_ids(app.app.db.read(), keys, Lang::Nl).await.unwrap();
    assert_eq!(found.into_keys().collect::<Vec<_>>(), [made.id]);
    let none: [InitiativeId; 0] = [];
    assert!(store::initiatives::by_ids(app.app.db.read(), none, Lang::Nl).await.unwrap().is_empty());
});

on_both!(initiatives_of_the_same_name_have_addresses_of_their_own, async |app| {
    let mut slugs = Vec::new();
    for _ in 0..12 {
        slugs.push(app.initiative().called("Zwaluwen").await.slug);
    }
    assert_eq!(slugs[..2], ["zwaluwen", "zwaluwen-2"]);
    for slug in &slugs {
        assert_eq!(app.visitor().get(&format!("/initiatieven/{slug}")).await.status, 200, "{slug}");
    }
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), 12);
});

on_both!(who_follows_looks_up_what_moved_and_walks_through_nothing, async |app| {
    let made = app.initiative().await;
    app.copy("initiative", made.id.0, 1..=40_000).await;
    let (db, index) = (&app.app.db, store::initiatives::index::Index::new(app.app.municipality.id));
    let took = async |times: usize| {
        let began = std::time::Instant::now();
        for _ in 0..times {
            index.follow(db, true).await.unwrap();
        }
        began.elapsed()
    };
    let (all, fifty) = (took(1).await, took(50).await);
    assert!(fifty < all, "{fifty:?} to follow fifty times, {all:?} to read everything once");
});

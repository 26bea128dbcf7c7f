//! So many rows that a list of keys does not fit in a statement, and that who looks at each for each never
//! ends.

use crate::support::{TestApp, on_both};
use domain::{id::InitiativeId, lang::Lang};
use sea_orm::{ConnectionTrait as _, Statement};

/// Copies a row so many times, each with a key of its own, and an address when it has one.
async fn copy(app: &TestApp, table: &str, id: uuid::Uuid, times: u32) {
    let columns = store::schema::tables().iter().find(|one| one.name == table).unwrap();
    let names: Vec<&str> = columns.columns.iter().map(|column| column.name.as_str()).collect();
    let number = "substr(cast(1000000000000 + x AS varchar(20)), 2)";
    let values = names.iter().map(|name| match *name {
        "id" => format!("'00000000-0000-7000-8000-' || {number}"),
        "slug" => format!("slug || '-' || {number}"),
        name => name.to_owned(),
    });
    let sql = format!(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {times}) INSERT INTO \
            {table} ({}) SELECT {} FROM {table}, n WHERE id = '{id}'",
        names.join(", "),
        values.collect::<Vec<_>>().join(", ")
    );
    let db = app.app.db.write();
    db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
}

on_both!(the_clock_climbs_one_obstacle_among_forty_thousand, async |app| {
    let there = app.obstacle().await;
    let fresh = app.obstacle().await;
    app.pass(40 * crate::clock::DAY);
    app::deadlines::round(&app.app).await.unwrap();
    let late = app.obstacle().await;
    copy(&app, "obstacle", late.id.0, 40_000).await;
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
    copy(&app, "initiative", made.id.0, 40_000).await;
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

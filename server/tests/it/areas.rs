//! Districts and neighbourhoods: files as programs save them, areas that end, and what a postcode or a click
//! means.

use crate::{
    photos::send_file,
    support::{Browser, Page, TestApp, on_both},
};
use domain::area::Point;
use std::collections::BTreeSet;
use store::areas::{
    import::{Incoming, NoFile, Note, Reading, Wrong, read},
    near::Near,
};

async fn areas(browser: &mut Browser, file: impl AsRef<[u8]>) -> Page {
    let fields = [("form", "gebieden")];
    send_file(browser, "/beheer/gebieden", "file", "buurten.geojson", file.as_ref(), &fields).await
}

const SQUARE: &str =
    r#"{"type":"Polygon","coordinates":[[[6.8,52.2],[6.9,52.2],[6.9,52.3],[6.8,52.3],[6.8,52.2]]]}"#;

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

/// A square of a hundredth of a degree.
fn square(lon: f64, lat: f64) -> String {
    let (east, north) = (lon + 0.01, lat + 0.01);
    format!(
        r#"{{"type":"Polygon","coordinates":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],
            [{lon},{north}],[{lon},{lat}]]]}}"#
    )
}

const CAFE: &str = r#"{"buurtcode":"BU99990101","buurtnaam":"Café","wijkcode":"WK999901"}"#;

fn only(reading: &Reading) -> &Incoming {
    assert_eq!(reading.areas.len(), 1, "{:?}", reading.areas);
    reading.areas[0].1.as_ref().unwrap()
}

#[test]
fn the_areas_that_are_shipped_can_be_read() {
    for file in server::demo::AREAS {
        let reading = read(file.as_bytes()).unwrap();
        assert!(reading.areas.len() > 5 && reading.good().count() == reading.areas.len());
        assert_eq!(reading.notes, []);
    }
}

#[test]
fn one_area_in_every_shape_that_programs_save() {
    let one = feature(CAFE, &square(6.88, 52.22));
    let whole = collection(std::slice::from_ref(&one));
    let wide: Vec<u8> = format!("\u{feff}{whole}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = whole.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let many = |properties: &str| collection(&[feature(properties, &square(6.88, 52.22))]).into_bytes();
    let in_rd = r#"{"type":"Polygon","coordinates":[[[257007,471300],[257690,471310],[257670,472420],
        [256990,472410],[257007,471300]]]}"#;
    let rd = collection(&[feature(CAFE, in_rd)]);
    let crs = |name: &str, text: &str| {
        let crs = format!(r#"{{"crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#);
        text.replacen('{', &crs, 1).into_bytes()
    };
    let around = |geometry: &str| {
        let point = r#"{"type":"Point","coordinates":[6.885,52.225]}"#;
        let geometry = format!(r#"{{"type":"GeometryCollection","geometries":[{geometry},{point}]}}"#);
        collection(&[feature(CAFE, &geometry)]).into_bytes()
    };
    let high = square(6.88, 52.22).replace("52.22]", "52.22,42.5]").replace("52.23]", "52.23,42.5]");
    let open = square(6.88, 52.22).replace(",[6.88,52.22]]]", "]]");
    for (what, file) in [
        ("UTF-8", whole.clone().into_bytes()),
        ("a mark in front", format!("\u{feff}{whole}").into_bytes()),
        ("UTF-16", wide),
        ("Latin-1", latin),
        ("one feature", one.clone().into_bytes()),
        ("an array", format!("[{one}]").into_bytes()),
        ("a line each", format!("{}\n", one.replace('\n', "")).into_bytes()),
        ("a line each with its mark", format!("\u{1e}{}\n", one.replace('\n', "")).into_bytes()),
        ("CRS84", crs("urn:ogc:def:crs:OGC:1.3:CRS84", &whole)),
        ("RD that says so", crs("urn:ogc:def:crs:EPSG::28992", &rd)),
        ("RD that does not", rd.clone().into_bytes()),
        ("RD under degrees", crs("urn:ogc:def:crs:OGC:1.3:CRS84", &rd)),
        ("small letters", many(r#"{"buurtcode":"bu99990101","buurtnaam":"Café","wijkcode":"wk999901"}"#)),
        ("numbers", many(r#"{"buurtcode":99990101,"buurtnaam":"Café","wijkcode":999901}"#)),
        ("CBS of before", many(r#"{"BU_CODE":"BU99990101","BU_NAAM":"Café","WK_CODE":"WK999901"}"#)),
        ("CBS per level", many(r#"{"statcode":"BU99990101","statnaam":"Café","rubriek":"buurt"}"#)),
        ("no district", many(r#"{"buurtcode":"BU99990101","buurtnaam":"Café"}"#)),
        ("code and name", many(r#"{"code":"BU99990101","naam":" Café ","id":7}"#)),
        ("in a collection", around(&square(6.88, 52.22))),
        ("with heights", collection(&[feature(CAFE, &high)]).into_bytes()),
        ("open rings", collection(&[feature(CAFE, &open)]).into_bytes()),
    ] {
        let reading = read(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        let area = only(&reading);
        let district = area.district.as_deref();
        assert_eq!(
            (area.code.as_str(), area.name.as_str(), district),
            ("BU99990101", "Café", Some("WK999901")),
            "{what}"
        );
        let away = area.point.metres_to(Point { lat: 52.225, lon: 6.885 });
        assert!(away < 400.0 && area.outline.contains(area.point), "{what}: {away} m away");
        let noted = what.contains("RD") || what.contains("UTF-16") || what.contains("Latin");
        assert_eq!(!reading.notes.is_empty(), noted, "{what}: {:?}", reading.notes);
    }
}

#[test]
fn what_is_left_out_is_told_and_what_can_not_be_right_is_held_up() {
    let good = feature(CAFE, &square(6.88, 52.22));
    let municipality = feature(r#"{"gemeentecode":"GM9999","gemeentenaam":"Ergens"}"#, SQUARE);
    let province = feature(r#"{"statcode":"PV23","statnaam":"Overijssel"}"#, SQUARE);
    let water =
        feature(r#"{"buurtcode":"BU99990199","buurtnaam":"","wijkcode":"WK999901","water":"JA"}"#, SQUARE);
    let reading = read(collection(&[municipality, good.clone(), province, water]).as_bytes()).unwrap();
    assert_eq!(only(&reading).name, "Café");
    assert_eq!(reading.notes, [Note::OtherLevels(2), Note::Water(1)]);

    let wrong =
        |geometry: &str| read(collection(&[feature(CAFE, geometry)]).as_bytes()).unwrap().areas[0].1.clone();
    assert_eq!(wrong(&square(52.22, 6.88)), Err(Wrong::Swapped));
    assert_eq!(wrong("null"), Err(Wrong::NoPolygon));
    let sliver = r#"{"type":"Polygon","coordinates":[[[6.88,52.22],[6.98,52.2200001],[6.98,52.2200002],
        [6.88,52.22]]]}"#;
    assert_eq!(wrong(sliver), Err(Wrong::Empty));
    for (inhabitants, expected) in
        [("3840", 3840), ("-99997", 0), ("1234.0", 1234), ("\"1 234\"", 1234), ("\"1.234\"", 1), ("null", 0)]
    {
        let properties = CAFE.replace('}', &format!(r#","aantal_inwoners":{inhabitants}}}"#));
        let reading = read(collection(&[feature(&properties, SQUARE)]).as_bytes()).unwrap();
        assert_eq!(only(&reading).inhabitants, expected, "{inhabitants}");
    }

    let crs = |name: &str| {
        let crs = format!(r#"{{"crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#);
        read(collection(std::slice::from_ref(&good)).replacen('{', &crs, 1).as_bytes()).unwrap_err()
    };
    assert_eq!(
        crs("urn:ogc:def:crs:EPSG::25831"),
        NoFile::OtherGrid("urn:ogc:def:crs:EPSG::25831".to_owned())
    );
    assert_eq!(crs("EPSG:28992"), NoFile::NotItsGrid("RD New (EPSG:28992)"));
    assert_eq!(read(b"PK\x03\x04 ...").unwrap_err(), NoFile::OtherKind("zip"));
    assert_eq!(read(br#"{"type":"Topology"}"#).unwrap_err(), NoFile::OtherKind("TopoJSON"));
    let half = collection(std::slice::from_ref(&good));
    assert_eq!(read(half.trim_end_matches('}').as_bytes()).unwrap_err(), NoFile::NotJson);
}

#[test]
fn holes_and_parts_over_each_other_mean_the_same_to_a_click_and_to_the_eye() {
    let ring = r#"[[6.86,52.21],[6.89,52.21],[6.89,52.24],[6.86,52.24],[6.86,52.21]]"#;
    // A hole that turns the same way as its outside, as some programs write it.
    let hole = r#"[[6.87,52.22],[6.88,52.22],[6.88,52.23],[6.87,52.23],[6.87,52.22]]"#;
    let geometry = format!(r#"{{"type":"Polygon","coordinates":[{ring},{hole}]}}"#);
    let reading = read(collection(&[feature(CAFE, &geometry)]).as_bytes()).unwrap();
    let outline = &only(&reading).outline;
    assert!(
        !outline.contains(Point { lat: 52.225, lon: 6.875 })
            && outline.contains(Point { lat: 52.235, lon: 6.885 })
    );
    // What draws by the turn of rings, as SVG does, leaves the hole open too.
    let turn = |ring: &[Point]| {
        ring.windows(2).map(|pair| pair[0].lon * pair[1].lat - pair[1].lon * pair[0].lat).sum::<f64>() > 0.0
    };
    assert_eq!(outline.polygons[0].iter().map(|ring| turn(ring)).collect::<Vec<_>>(), [true, false]);
}

on_both!(areas_are_looked_at_before_they_come_in_and_each_error_names_its_feature, async |app| {
    let mut femke = app.browser("femke").await;
    for (text, wrong) in [
        ("{", "geen JSON"),
        ("{}", "geen FeatureCollection"),
        ("", "nog geen bestand"),
        (&collection(&[]), "geen enkel gebied"),
        ("PK\u{3}\u{4}", "GeoPackage"),
    ] {
        let back = areas(&mut femke, text).await;
        assert!(back.status == 422 && back.text().contains(wrong), "{text}: {}", back.text());
    }
    let good =
        feature(r#"{"buurtcode":"BU99990101","buurtnaam":"De Nieuwe Buurt","wijkcode":"WK999901"}"#, SQUARE);
    let district = feature(r#"{"wijkcode":"WK999901","wijknaam":"De Nieuwe Wijk"}"#, SQUARE);
    let broken = [
        good.clone(),
        feature(r#"{"buurtcode":"BU2","wijkcode":"WK1"}"#, SQUARE),
        feature(r#"{"wijkcode":"WK2","wijknaam":"Punt"}"#, r#"{"type":"Point","coordinates":[6.8,52.2]}"#),
        good.clone(),
    ];
    assert_eq!(areas(&mut femke, &collection(&broken)).await.location(), "/beheer/gebieden/bekijken");
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    let errors = preview.all("[data-testid=area-errors] li");
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].starts_with("Onderdeel 2:") && errors[0].contains("naam ontbreekt"), "{errors:?}");
    assert!(errors[1].starts_with("Onderdeel 3:") && errors[1].contains("geen vlak"), "{errors:?}");
    assert!(errors[2].starts_with("Onderdeel 4:") && errors[2].contains("al eerder"), "{errors:?}");
    assert!(!preview.body.contains("action=\"/beheer/gebieden/inlezen\""), "no button while a part is wrong");
    assert!(app.app.live().areas.get("BU99990101").is_none());

    let other =
        feature(r#"{"buurtcode":"BU99990102","buurtnaam":"De Andere Buurt","wijkcode":"WK999901"}"#, SQUARE);
    areas(&mut femke, &collection(&[good.clone(), district.clone()])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(
        preview.text().contains("De Nieuwe Buurt") && preview.text().contains("Nieuw"),
        "{}",
        preview.text()
    );
    assert!(app.app.live().areas.get("BU99990101").is_none(), "looked at is not taken in");
    // Another administrator sends another file before this one is taken in.
    areas(&mut app.browser("femke").await, &collection(std::slice::from_ref(&other))).await;
    let again = femke.submit(&preview, "inlezen", &[]).await;
    assert_eq!(again.location(), "/beheer/gebieden/bekijken?gedaan=gebieden-opnieuw");
    assert!(app.app.live().areas.get("BU99990102").is_none(), "nobody looked at it");
    assert!(femke.get(&again.location()).await.text().contains("De Andere Buurt"));
    areas(&mut femke, &collection(&[good, district])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert_eq!(femke.submit(&preview, "inlezen", &[]).await.status, 303);
    let live = app.app.live();
    assert_eq!(live.areas.name("BU99990101"), "De Nieuwe Buurt");
    assert_eq!(
        live.areas.neighbourhoods.len(),
        71,
        "a file of one neighbourhood takes nothing away by itself"
    );
    assert!(app.visitor().open("/aanmelden/waar").await.body.contains("De Nieuwe Buurt"));
    assert_eq!(app.browser("samira").await.get("/beheer/gebieden").await.status, 403);
});

on_both!(what_lies_far_away_comes_in_only_when_somebody_says_that_it_is_right, async |app| {
    let mut femke = app.browser("femke").await;
    let far = feature(CAFE, &square(-70.0, 12.5));
    areas(&mut femke, &collection(&[far])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(preview.text().contains("ligt ver van de andere: Café"), "{}", preview.text());
    let back = femke.submit(&preview, "inlezen", &[]).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["inlezen-sure".to_owned()]));
    assert!(app.app.live().areas.get("BU99990101").is_none());
    let done = femke.submit(&back, "inlezen", &[("sure", "yes")]).await;
    assert_eq!(done.location(), "/beheer/gebieden?gedaan=gebieden");
    // It was a mistake after all, and goes away again.
    let page = femke.get("/beheer/gebieden").await;
    let back = femke.submit(&page, "gebieden-terug", &[]).await;
    assert_eq!(back.location(), "/beheer/gebieden?gedaan=gebieden-terug");
    assert!(app.app.live().areas.get("BU99990101").is_none());
});

/// The areas of the demonstration under the codes of next year.
fn next_year() -> String {
    let mut features = Vec::new();
    for file in server::demo::AREAS {
        let file = file.replace("BU0153", "BU1791").replace("WK0153", "WK1791");
        let whole: serde_json::Value = serde_json::from_str(&file).unwrap();
        features.extend(whole["features"].as_array().unwrap().iter().map(ToString::to_string));
    }
    collection(&features)
}

/// Codes of the areas on the map.
fn codes(app: &TestApp) -> BTreeSet<String> {
    let live = app.app.live();
    live.areas.neighbourhoods.iter().chain(&live.areas.districts).map(|area| area.code.clone()).collect()
}

on_both!(areas_under_new_codes_take_the_place_of_the_old_ones_with_all_that_stands_on_them, async |app| {
    let pathmos =
        app.app.live().areas.neighbourhoods.iter().find(|area| area.name == "Pathmos").unwrap().clone();
    let made = app
        .initiative()
        .called("De Zaadjesruil")
        .in_area(&pathmos.code)
        .with_request(|new| new.taken_by("samira"))
        .await;
    let mut femke = app.browser("femke").await;
    let person = app.account("samira").await;
    femke
        .post(
            &format!("/beheer/mensen/{person}/rol"),
            &[("role", "official"), ("areas", &pathmos.district), ("areas", &pathmos.code)],
        )
        .await;
    let before = codes(&app);
    let old = (
        format!("/initiatieven?buurt={}", pathmos.code),
        format!("/initiatieven?buurt={}", pathmos.district),
    );
    let count = |page: Page| page.all("[data-testid=count]").join("");
    let counts = (count(app.visitor().get(&old.0).await), count(app.visitor().get(&old.1).await));

    areas(&mut femke, &next_year()).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(
        preview.text().contains("80 gebieden staan op de kaart en niet in het bestand"),
        "{}",
        preview.text()
    );
    let (_, fields) = preview.form("inlezen", &[]);
    let into = |code: &str| {
        let name = format!("naar-{code}");
        fields.iter().find(|(field, _)| *field == name).map(|(_, into)| into.clone()).unwrap()
    };
    assert_eq!(into(&pathmos.code), pathmos.code.replace("BU0153", "BU1791"), "the one in the same place");
    let ends = format!("naar-{}", pathmos.code);
    let back = femke.submit(&preview, "inlezen", &[(ends.as_str(), "-")]).await;
    assert_eq!(back.wrong_fields(), [format!("inlezen-{ends}")], "something stands on it");
    let done = femke.submit(&preview, "inlezen", &[]).await;
    assert_eq!(done.location(), "/beheer/gebieden?gedaan=gebieden", "{}", done.text());

    assert_eq!(codes(&app).len(), 80, "not twice as many");
    assert!(codes(&app).iter().all(|code| code.contains("1791")));
    let page = app.visitor().get("/initiatieven/de-zaadjesruil").await;
    assert!(page.text().contains("Pathmos"));
    assert_eq!(count(app.visitor().get(&old.0).await), counts.0, "an old link finds the same");
    assert_eq!(count(app.visitor().get(&old.1).await), counts.1);
    let new = format!("/initiatieven?buurt={}", pathmos.code.replace("BU0153", "BU1791"));
    assert_eq!(count(app.visitor().get(&new).await), counts.0);
    let roles = store::accounts::roles_of(app.app.db.read(), person).await.unwrap();
    let areas_of: Vec<_> = roles.iter().flat_map(|role| role.grant.areas.clone()).collect();
    assert_eq!(areas_of.len(), 2);
    assert!(areas_of.iter().all(|code| code.contains("1791")), "{areas_of:?}");
    let work = format!("/werk/verzoeken/{}", made.requests[0].number);
    assert_eq!(app.browser("samira").await.get(&work).await.status, 200);

    // Somebody registers meanwhile. And then all of it back: theirs stands where the others stand.
    let later = pathmos.code.replace("BU0153", "BU1791");
    app.initiative().called("Later gekomen").in_area(&later).await;
    let page = femke.get("/beheer/gebieden").await;
    let back = femke.submit(&page, "gebieden-terug", &[]).await;
    assert_eq!(back.location(), "/beheer/gebieden?gedaan=gebieden-terug", "{}", back.text());
    assert_eq!(codes(&app), before);
    let there = app.visitor().get(&format!("{}&q=gekomen", old.0)).await;
    assert_eq!(there.all("article.mw-card h2"), ["Later gekomen"]);
    assert_ne!(count(app.visitor().get(&old.0).await), counts.0, "one more than before");
    let roles = store::accounts::roles_of(app.app.db.read(), person).await.unwrap();
    assert!(roles.iter().flat_map(|role| &role.grant.areas).all(|code| code.contains("0153")));
    let again = femke
        .post(
            "/beheer/gebieden/terug",
            &[(
                "change",
                &page.form("gebieden-terug", &[]).1.iter().find(|(name, _)| name == "change").unwrap().1,
            )],
        )
        .await;
    assert_eq!(again.status, 403, "it was taken back already");
});

on_both!(a_neighbourhood_takes_what_stands_on_it_to_another_district, async |app| {
    let live = app.app.live();
    let pathmos = live.areas.neighbourhoods.iter().find(|area| area.name == "Pathmos").unwrap().clone();
    let other = live.areas.districts.iter().find(|area| area.code != pathmos.district).unwrap().clone();
    app.initiative().called("De Zaadjesruil").in_area(&pathmos.code).await;
    let all = server::demo::AREAS.map(|file| serde_json::from_str::<serde_json::Value>(file).unwrap());
    let mut moved = all
        .iter()
        .flat_map(|whole| whole["features"].as_array().unwrap())
        .find(|one| one["properties"]["buurtcode"] == pathmos.code.as_str())
        .unwrap()
        .clone();
    moved["properties"]["wijkcode"] = other.code.as_str().into();
    let mut femke = app.browser("femke").await;
    areas(&mut femke, &collection(&[moved.to_string()])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(preview.text().contains("Andere wijk"), "{}", preview.text());
    femke.submit(&preview, "inlezen", &[]).await;
    let found = |district: &str| format!("/initiatieven?buurt={district}&q=zaadjesruil");
    assert!(app.visitor().get(&found(&other.code)).await.text().contains("De Zaadjesruil"));
    assert!(
        !app.visitor().get(&found(&pathmos.district)).await.all("article").join("").contains("Zaadjesruil")
    );

    // A district that is nowhere is told, and its neighbourhood stays in the lists.
    let mut lost = moved;
    lost["properties"]["wijkcode"] = "WK000000".into();
    areas(&mut femke, &collection(&[lost.to_string()])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(preview.all("[data-testid=area-notes]").join("").contains("WK000000"));
    femke.submit(&preview, "inlezen", &[]).await;
    let list = app.visitor().get("/initiatieven").await;
    assert!(list.body.contains(&format!("value=\"{}\"", pathmos.code)), "it can still be chosen");
});

on_both!(an_area_ends_only_when_what_stands_on_it_has_a_place_to_go, async |app| {
    let live = app.app.live();
    let of = |name: &str| live.areas.neighbourhoods.iter().find(|area| area.name == name).unwrap().clone();
    let (pathmos, city) = (of("Pathmos"), of("City"));
    app.initiative().called("De Zaadjesruil").in_area(&pathmos.code).await;
    let mut femke = app.browser("femke").await;
    let address = format!("/beheer/gebieden/gebied/{}", pathmos.code);
    let page = femke.get(&address).await;
    assert!(page.text().contains("initiati"), "{}", page.text());
    let back = femke.submit(&page, "opheffen", &[("into", "")]).await;
    assert_eq!((back.status.as_u16(), back.wrong_fields()), (422, vec!["opheffen-into".to_owned()]));
    let done = femke.submit(&page, "opheffen", &[("into", &city.code)]).await;
    assert_eq!(done.location(), "/beheer/gebieden?gedaan=gebied-opgeheven");
    assert!(app.visitor().get("/initiatieven/de-zaadjesruil").await.text().contains("City"));
    assert_eq!(femke.get(&address).await.status, 404);
    assert_eq!(femke.submit(&page, "opheffen", &[("into", &city.code)]).await.status, 404);
    // Whoever still has the old list open, or fills it in at a process that does not know yet.
    let made = app.initiative().called("De Bollenruil").in_area(&pathmos.code).await;
    assert!(app.visitor().get(&format!("/initiatieven/{}", made.slug)).await.text().contains("City"));
    assert_eq!(app.browser("samira").await.get(&address).await.status, 403);
    let district = format!("/beheer/gebieden/gebied/{}", city.district);
    let page = femke.get(&district).await;
    assert_eq!(femke.submit(&page, "opheffen", &[("into", "")]).await.wrong_fields(), ["opheffen-into"]);

    // Back: what moved stands where it stood; what came later stays where it is.
    let page = femke.get("/beheer/gebieden").await;
    femke.submit(&page, "gebieden-terug", &[]).await;
    assert!(app.visitor().get("/initiatieven/de-zaadjesruil").await.text().contains("Pathmos"));
    assert!(app.visitor().get(&format!("/initiatieven/{}", made.slug)).await.text().contains("City"));
});

on_both!(of_a_file_with_more_municipalities_only_the_own_one_comes_in, async |app| {
    let mut femke = app.browser("femke").await;
    let of = |code: &str, name: &str, municipality: &str, lon: f64| {
        let properties = format!(
            r#"{{"buurtcode":"BU{code}","buurtnaam":"{name}","wijkcode":"WK015300",
                "gemeentecode":"GM{}","gemeentenaam":"{municipality}"}}"#,
            &code[..4]
        );
        feature(&properties, &square(lon, 52.22))
    };
    let file = collection(&[
        of("01530099", "Eigen buurt", "Enschede", 6.88),
        of("01640001", "Vreemde buurt", "Hengelo", 6.80),
    ]);
    areas(&mut femke, &file).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    assert!(preview.text().contains("Eén gebied van een andere gemeente"), "{}", preview.text());
    femke.submit(&preview, "inlezen", &[]).await;
    assert_eq!(app.app.live().areas.name("BU01530099"), "Eigen buurt");
    assert_eq!(app.app.live().areas.name("BU01640001"), "");
    areas(&mut femke, &file).await;
    let preview = femke.get("/beheer/gebieden/bekijken?gemeente=GM0164").await;
    assert!(preview.all("table").join("").contains("Vreemde buurt"));
    assert!(!preview.all("table").join("").contains("Eigen buurt"));
    let preview = femke.get("/beheer/gebieden/bekijken?gemeente=alle").await;
    assert!(preview.all("table").join("").contains("Eigen buurt"));
});

/// The postcodes of Enschede.
const POSTCODES: [&str; 23] = [
    "7511", "7512", "7513", "7514", "7521", "7522", "7523", "7524", "7525", "7531", "7532", "7533", "7534",
    "7535", "7536", "7541", "7542", "7543", "7544", "7545", "7546", "7547", "7548",
];

on_both!(a_postcode_offers_the_neighbourhoods_that_it_touches_and_picks_none, async |app| {
    let live = app.app.live();
    let near = |digits: &str| -> Vec<String> {
        match live.areas.near_postcode(&format!("{digits}AA").parse().unwrap()) {
            Near::These(areas) => areas.iter().map(|area| area.name.clone()).collect(),
            other => panic!("{digits}: {other:?}"),
        }
    };
    let reached: BTreeSet<String> = POSTCODES.iter().flat_map(|digits| near(digits)).collect();
    let missing: Vec<_> = live
        .areas
        .neighbourhoods
        .iter()
        .map(|area| &area.name)
        .filter(|name| !reached.contains(*name))
        .collect();
    assert!(missing.is_empty(), "no postcode leads to {missing:?}");
    assert!(near("7511").contains(&"City".to_owned()), "{:?}", near("7511"));
    for digits in POSTCODES {
        let offered = near(digits);
        assert!((2..=40).contains(&offered.len()), "{digits}: {offered:?}");
    }

    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &crate::register::WHAT).await;
    let page = roos.follow(&next).await;
    let asked = [("way", "postcode"), ("postcode", "7542 AA"), ("precision", "neighbourhood")];
    let back = roos.submit(&page, "waar", &asked).await;
    assert_eq!(back.wrong_fields(), ["waar-near"], "it does not pick one by itself");
    assert!(back.all("select[name=near] option").len() > 2);
    let code = back.attribute("select[name=near] option:nth-child(2)", "value");
    // Another postcode makes the choice a new one.
    let other = roos.submit(&back, "waar", &[("postcode", "7524 AA"), ("near", &code)]).await;
    assert_eq!(other.wrong_fields(), ["waar-near"]);
    let next = roos.submit(&other, "waar", &[("postcode", "7542 AA"), ("near", &code)]).await;
    assert_eq!(next.step(), "/aanmelden/wie", "{:?}", next.wrong_fields());
    // The button shows them too, and says no fault.
    let page = roos.get(&next.location().replace("/wie", "/waar")).await;
    let shown = roos.submit(&page, "waar", &[("look", "1"), ("postcode", "7511AA")]).await;
    let shown = roos.follow(&shown).await;
    assert!(shown.status == 200 && shown.body.contains("value=\"BU01530000\""), "{}", shown.text());
    let mut page = shown;
    for (postcode, says) in [
        ("7500 AA", "Wij kennen deze postcode niet precies"),
        ("7549 AA", "Wij kennen deze postcode niet precies"),
        ("1012 AB", "ver buiten deze gemeente"),
    ] {
        page = roos.submit(&page, "waar", &[("postcode", postcode)]).await;
        assert!(
            page.wrong_fields() == ["waar-postcode"] && page.text().contains(says),
            "{postcode}: {}",
            page.text()
        );
    }
});

on_both!(a_list_of_six_characters_is_exact_and_still_asks, async |app| {
    let mut femke = app.browser("femke").await;
    let send = async |femke: &mut Browser, bytes: &[u8]| {
        send_file(femke, "/beheer/gebieden/postcodes", "list", "pc6.csv", bytes, &[("form", "postcodes")])
            .await
    };
    for (text, wrong) in [
        ("", "nog geen bestand"),
        ("naam;waarde\na;b\n", "geen kolom"),
        ("PC6;Buurt2024\n1012AB;BU03630000\n", "geen enkele postcode"),
    ] {
        let back = send(&mut femke, text.as_bytes()).await;
        assert!(back.status == 422 && back.text().contains(wrong), "{text}: {}", back.text());
    }
    let list = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\r\n7511AA;1;1530000;15300;153\r\n\
        7511AA;3;1530001;15300;153\r\n\"7511 AB\";1;BU01530000;15300;153\r\n1012AB;1;3630000;36300;363\r\n";
    assert_eq!(send(&mut femke, list.as_bytes()).await.location(), "/beheer/gebieden?gedaan=postcodes");
    let near = |postcode: &str| match app.app.live().areas.near_postcode(&postcode.parse().unwrap()) {
        Near::These(areas) => areas.iter().map(|area| area.code.clone()).collect::<Vec<_>>(),
        other => panic!("{postcode}: {other:?}"),
    };
    assert_eq!(near("7511AA"), ["BU01530000", "BU01530001"]);
    assert_eq!(near("7511AB"), ["BU01530000"]);
    assert!(near("7511ZZ").len() > 2, "one that is not in the list is looked for by its digits");
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &crate::register::WHAT).await;
    let page = roos.follow(&next).await;
    let asked = [("way", "postcode"), ("postcode", "7511 AB"), ("precision", "neighbourhood")];
    assert_eq!(roos.submit(&page, "waar", &asked).await.wrong_fields(), ["waar-near"]);
    let page = femke.get("/beheer/gebieden").await;
    assert!(page.text().contains("Er staan 2 postcodes in de lijst."), "{}", page.text());
    let away = send_file(&mut femke, "/beheer/gebieden/postcodes", "list", "", b"", &[("away", "1")]).await;
    assert_eq!(away.location(), "/beheer/gebieden?gedaan=postcodes-weg");
    assert!(near("7511AB").len() > 2);
});

on_both!(a_click_means_a_place_in_the_picture_that_was_looked_at, async |app| {
    let mut roos = app.visitor();
    let page = roos.open("/aanmelden").await;
    let next = roos.submit(&page, "wat", &crate::register::WHAT).await;
    let page = roos.follow(&next).await;
    let picture = page.attribute("input[name=wide]", "src");
    assert!(picture.starts_with("/kaart/buurten.svg?v="), "{picture}");
    // The map gets wider while somebody looks at it.
    let mut femke = app.browser("femke").await;
    areas(&mut femke, &collection(&[feature(CAFE, &square(6.5, 52.22))])).await;
    let preview = femke.get("/beheer/gebieden/bekijken").await;
    femke.submit(&preview, "inlezen", &[]).await;
    let clicked = roos.submit(&page, "waar", &[("wide.x", "300"), ("wide.y", "200")]).await;
    let back = roos.follow(&clicked).await;
    assert!(back.text().contains("De kaart is intussen veranderd"), "{}", back.text());
    assert!(!back.text().contains("U koos een plek"));
    assert_ne!(back.attribute("input[name=wide]", "src"), picture);
    let clicked = roos.submit(&back, "waar", &[("wide.x", "480"), ("wide.y", "150")]).await;
    assert!(roos.follow(&clicked).await.text().contains("U koos een plek"));
});

on_both!(water_and_railways_lie_on_every_map_until_they_are_taken_away, async |app| {
    let send = async |browser: &mut Browser, kind: &str, file: &str| {
        let fields = [("form", "landschap"), ("kind", kind)];
        send_file(browser, "/beheer/gebieden/landschap", "lines", "lijnen.geojson", file.as_bytes(), &fields)
            .await
    };
    let none = app.visitor().get("/kaart").await;
    assert!(none.all_attributes("image.mw-landscape", "href").is_empty());
    assert!(!none.body.contains("data-landscape="));
    let mut femke = app.browser("femke").await;
    let line = r#"{"type":"LineString","coordinates":[[6.7,52.2],[6.88,52.22],[6.9,52.23],[7.5,52.3]]}"#;
    let canal = collection(&[feature("{}", line)]);
    let shore = "/beheer/gebieden?gedaan=landschap#landschap";
    assert_eq!(send(&mut femke, "water", &canal).await.location(), shore);
    let rails = collection(&[feature("{}", line), feature("{}", line)]);
    assert_eq!(send(&mut femke, "railway", &rails).await.location(), shore);
    assert!(femke.get("/beheer/gebieden").await.text().contains("Spoor: 2 lijnen"));

    let mut visitor = app.visitor();
    let mut pictures = BTreeSet::new();
    for path in ["/", "/kaart", "/aanmelden"] {
        let mut page = visitor.open(path).await;
        if path == "/aanmelden" {
            let next = visitor.submit(&page, "wat", &crate::register::WHAT).await;
            page = visitor.follow(&next).await;
        }
        let shown = page.all_attributes("image.mw-landscape", "href");
        assert!(!shown.is_empty(), "{path}");
        pictures.extend(shown);
    }
    let council = app.browser("nienke").await.get("/bestuur").await;
    pictures.extend(council.all_attributes("image.mw-landscape", "href"));
    assert_eq!(pictures.len(), 1, "one picture on all of them: {pictures:?}");
    let picture = visitor.get(pictures.first().unwrap()).await;
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert!(picture.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(picture.body.matches("<path").count(), 2);
    assert_eq!(picture.body.matches("fill=\"none\"").count(), 2, "a canal is a line");
    // Where one clicks a place it lies too, and under a name that changes with it.
    let page = visitor.open("/kaart").await;
    assert_eq!(page.attribute(".mw-leaflet", "data-landscape"), *pictures.first().unwrap());
    assert_eq!(visitor.get("/kaart/buurten.svg").await.body.matches("stroke-dasharray").count(), 1);

    // What is no use says why, and changes nothing.
    let far = collection(&[feature("{}", r#"{"type":"LineString","coordinates":[[4.0,51.0],[4.1,51.0]]}"#)]);
    let point = collection(&[feature("{}", r#"{"type":"Point","coordinates":[6.88,52.22]}"#)]);
    for (file, why) in
        [(far.as_str(), "ligt in deze gemeente"), (&point, "geen lijnen"), ("x", "GeoJSON"), ("", "bestand")]
    {
        let back = send(&mut femke, "road", file).await;
        assert_eq!(
            (back.status.as_u16(), back.wrong_fields()),
            (422, vec!["landschap-lines".to_owned()]),
            "{file}"
        );
        assert!(back.text().contains(why), "{file}: {}", back.text());
    }
    let nothing = send(&mut femke, "", &canal).await;
    assert!(nothing.wrong_fields().contains(&"landschap-kind".to_owned()));
    assert_eq!(send(&mut app.browser("samira").await, "water", &canal).await.status, 403);
    let away = [("form", "landschap"), ("kind", "railway"), ("away", "1")];
    let gone = send_file(&mut femke, "/beheer/gebieden/landschap", "lines", "", b"", &away).await;
    assert_eq!(gone.location(), "/beheer/gebieden?gedaan=landschap-weg#landschap");
    assert_eq!(visitor.get("/kaart/landschap.svg").await.body.matches("<path").count(), 1);
});

//! Photos: what comes in, what goes out, and who sees it.

use crate::{
    builders::Made,
    support::{Browser, Page, on_both},
};
use app::photos::picture::redraw;
use axum::{body::Body, http::Method};

/// Where an initiative is seen.
fn page_of(made: &Made) -> String {
    format!("/initiatieven/{}", made.slug)
}

/// Where its photos are changed.
fn photos_of(made: &Made) -> String {
    format!("/mijn/initiatieven/{}/fotos", made.slug)
}

/// A photo.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
    }))
    .write_to(&mut bytes, image::ImageFormat::Jpeg)
    .unwrap();
    bytes.into_inner()
}

/// Sends a file as a browser would.
pub async fn send_file(
    browser: &mut Browser,
    path: &str,
    field: &str,
    name: &str,
    bytes: &[u8],
    more: &[(&str, &str)],
) -> Page {
    const LINE: &str = "----------------9051914041544843365972754266";
    let mut body = format!(
        "--{LINE}\r\nContent-Disposition: form-data; name=\"{field}\"; \
        filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    // In the order of the form: the words about a file stand behind it.
    for (name, value) in more {
        body.extend(
            format!("\r\n--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}")
                .into_bytes(),
        );
    }
    body.extend(format!("\r\n--{LINE}--\r\n").into_bytes());
    let kind = format!("multipart/form-data; boundary={LINE}");
    browser.send(Method::POST, path, Body::from(body), &[("content-type", &kind)]).await
}

pub async fn upload(browser: &mut Browser, of: &Made, bytes: &[u8], alt: &str) -> Page {
    let more = [("form", "foto"), ("alt", alt)];
    send_file(browser, &photos_of(of), "photo", "foto.jpg", bytes, &more).await
}

on_both!(a_photo_is_shown_with_its_words_on_a_path_of_its_own, async |app| {
    let made = app.initiative().by("yusuf").await;
    let mut yusuf = app.browser("yusuf").await;
    assert_eq!(
        upload(&mut yusuf, &made, &jpeg(2000, 1000), "Een <lange> tafel").await.location(),
        format!("{}?gedaan=foto", photos_of(&made))
    );
    let page = app.visitor().get(&page_of(&made)).await;
    let src = page.attribute(".mw-topill img", "src");
    assert_eq!(page.attribute(".mw-topill img", "alt"), "Een <lange> tafel");
    let photo = app.visitor().get(&src).await;
    assert_eq!(photo.status, 200);
    assert!(photo.bytes.starts_with(&[0xff, 0xd8, 0xff]));
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, no-cache"),
    ] {
        assert_eq!(photo.headers[name], value);
    }
    assert!(photo.headers["content-disposition"].to_str().unwrap().starts_with("inline; filename="));
    assert!(photo.headers["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
    assert_eq!(app.visitor().get(&src.replace("groot", "reusachtig")).await.status, 404);
});

on_both!(only_its_makers_add_change_and_remove, async |app| {
    let made = app.initiative().by("yusuf").await;
    for who in ["", "gerda", "samira", "femke"] {
        let page = upload(&mut app.browser(who).await, &made, &jpeg(100, 100), "x").await;
        assert_eq!(page.status, if who.is_empty() { 401 } else { 403 }, "{who}");
    }
    let mut yusuf = app.browser("yusuf").await;
    upload(&mut yusuf, &made, &jpeg(100, 100), "Eerste").await;
    upload(&mut yusuf, &made, &jpeg(100, 100), "Tweede").await;
    let page = yusuf.get(&photos_of(&made)).await;
    let (first, _) = page.form("foto-wijzigen", &[]);
    assert_eq!(app.browser("gerda").await.post(&first, &[("what", "remove")]).await.status, 403);
    let photos = store::photos::of_initiative(app.app.db.read(), made.id).await.unwrap();
    assert_eq!(
        yusuf.post(&format!("{}/{}", photos_of(&made), photos[1].id), &[("what", "first")]).await.status,
        303
    );
    assert_eq!(app.visitor().get(&page_of(&made)).await.attribute(".mw-topill img", "alt"), "Tweede");
    assert_eq!(yusuf.post(&first, &[("what", ""), ("alt", "")]).await.status, 422);
    assert_eq!(yusuf.post(&first, &[("what", "remove")]).await.status, 303);
    let left = app.visitor().get(&page_of(&made)).await;
    assert_eq!(left.attribute(".mw-topill img", "alt"), "Tweede");
    assert!(left.all(".mw-photos li").is_empty());
    assert_eq!(app.visitor().get(&photos[0].path("groot")).await.status, 404);
});

on_both!(what_is_no_photo_is_refused_and_says_why, async |app| {
    let made = app.initiative().by("yusuf").await;
    let mut yusuf = app.browser("yusuf").await;
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    for (bytes, text) in [
        (&svg[..], "geen JPEG, PNG of WebP"),
        (b"%PDF-1.7", "geen JPEG, PNG of WebP"),
        (b"", "nog geen foto gekozen"),
        (&jpeg(10, 10), "te klein"),
        (&jpeg(100, 100)[..200], "beschadigd"),
    ] {
        let back = upload(&mut yusuf, &made, bytes, "Onze tafel").await;
        assert_eq!(back.status, 422, "{text}");
        assert!(
            back.text().contains(text)
                && back.body.contains("Onze tafel")
                && back.text().contains("Kies het bestand opnieuw"),
            "{text}: {}",
            back.text()
        );
    }
    assert_eq!(upload(&mut yusuf, &made, &jpeg(100, 100), "").await.wrong_fields(), ["foto-alt"]);
    for bytes in [app::photos::picture::LARGEST + 1, 3 * app::photos::picture::LARGEST] {
        // The words stand behind the file in the form, and come back all the same.
        let large = upload(&mut yusuf, &made, &vec![0xff; bytes], "Onze tafel").await;
        assert_eq!((large.status.as_u16(), large.wrong_fields()), (422, vec!["foto-photo".to_owned()]));
        assert!(large.text().contains("groter dan 20 MB") && large.body.contains("Onze tafel"));
    }
    for number in 0..5 {
        assert_eq!(upload(&mut yusuf, &made, &jpeg(60, 60), &format!("Foto {number}")).await.status, 303);
    }
    assert!(upload(&mut yusuf, &made, &jpeg(60, 60), "Te veel").await.text().contains("al vijf foto"));
});

on_both!(a_photo_is_as_visible_as_its_initiative, async |app| {
    let made = app.initiative().by("yusuf").await;
    let mut yusuf = app.browser("yusuf").await;
    upload(&mut yusuf, &made, &jpeg(100, 100), "Een tafel").await;
    let src = app.visitor().get(&page_of(&made)).await.attribute(".mw-topill img", "src");
    store::initiatives::set_visibility(
        app.app.db.write(),
        made.id,
        domain::initiative::Visibility::Public,
        domain::initiative::Visibility::TakenDown,
    )
    .await
    .unwrap();
    assert_eq!(app.visitor().get(&src).await.status, 404);
    assert_eq!(app.browser("samira").await.get(&src).await.status, 404);
    assert_eq!(yusuf.get(&src).await.status, 200, "its makers still see it");
});

/// Photos as phones, printers and broken connections make them, and what becomes of each: so wide and high,
/// or refused.
#[test]
fn photos_as_people_have_them_are_taken_or_refused() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/photos"));
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let drawn = |name: &str| redraw(&std::fs::read(folder.join(name)).unwrap());
    let table: String = names
        .iter()
        .map(|name| match drawn(name) {
            Ok(photo) => format!("{name} {}x{}\n", photo.width, photo.height),
            Err(wrong) => format!("{name}: {wrong}\n"),
        })
        .collect();
    insta::assert_snapshot!("photos", table);

    let at = |name: &str, x: u32, y: u32| {
        let large = image::load_from_memory(&drawn(name).unwrap().large).unwrap().to_rgb8();
        large.get_pixel(x, y).0
    };
    let near = |is: [u8; 3], wanted: [u8; 3]| is.iter().zip(wanted).all(|(is, was)| is.abs_diff(was) <= 40);
    // Its profile says that red and blue stand in each other's place.
    assert!(near(at("icc_swapped.jpg", 20, 20), [0, 0, 255]), "{:?}", at("icc_swapped.jpg", 20, 20));
    let upright = |name: &str| [(10, 10), (390, 10), (10, 290), (390, 290)].map(|(x, y)| at(name, x, y));
    let seen = upright("exif_orientation_1.jpg");
    for name in [
        "exif_orientation_6.jpg",
        "exif_orientation_8.jpg",
        "exif_orientation_6.png",
        "exif_orientation_6.webp",
    ] {
        for (is, wanted) in upright(name).into_iter().zip(seen) {
            assert!(near(is, wanted), "{name}: {is:?} {wanted:?}");
        }
    }
}

on_both!(a_photo_stands_for_its_initiative_wherever_that_is_shown, async |app| {
    let made = app.initiative().by("yusuf").called("De Kievitsbloem").await;
    let mut yusuf = app.browser("yusuf").await;
    let card = "/initiatieven?q=kievitsbloem";
    let before = app.visitor().get(card).await;
    assert_eq!(before.all_attributes(".mw-card__img img", "alt"), [""], "a drawing says nothing");
    upload(&mut yusuf, &made, &jpeg(1200, 800), "Een veld met kievitsbloemen").await;
    for (who, path, place) in [
        ("", card, ".mw-card__img img"),
        ("", "/", ".mw-card__img img"),
        ("yusuf", "/mijn", ".mw-result__img"),
        ("", &page_of(&made), ".mw-topill img"),
    ] {
        let page = app.browser(who).await.get(path).await;
        let alt = page.all_attributes(place, "alt");
        assert!(alt.contains(&"Een veld met kievitsbloemen".to_owned()), "{path}: {alt:?}");
    }
    // The other photos stand below it, and none of them twice.
    upload(&mut yusuf, &made, &jpeg(600, 400), "De vrijwilligers").await;
    let page = app.visitor().get(&page_of(&made)).await;
    assert_eq!(page.all_attributes(".mw-photos img", "alt"), ["De vrijwilligers"]);
});

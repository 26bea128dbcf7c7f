//! Fuzz targets for what reads the bytes of strangers. `cargo test` gives each some thousands of inputs;
//! `cargo bolero test` goes on from there under libFuzzer for as long as one likes.

use crate::photos::jpeg;
use app::photos::picture;
use bolero::check;
use domain::text::Email;
use store::{areas, search};
use web::form;

/// Damage to something well formed: bytes put elsewhere, a piece taken out, the end cut off. Bytes at random
/// alone seldom come past the first check of a parser.
type Damage = (Vec<(u16, u8)>, u16, u8, u16);

fn damaged(whole: &[u8], (bytes, from, length, cut): &Damage) -> Vec<u8> {
    let mut damaged = whole.to_vec();
    let place = |at: u16, length: usize| usize::from(at) * length / (usize::from(u16::MAX) + 1);
    for (at, byte) in bytes.iter().take(8) {
        let at = place(*at, damaged.len());
        damaged[at] = *byte;
    }
    let from = place(*from, damaged.len());
    damaged.drain(from..(from + usize::from(*length % 24)).min(damaged.len()));
    // One in four is cut off.
    if cut % 4 == 0 {
        damaged.truncate(place(*cut, damaged.len().max(1)));
    }
    damaged
}

#[test]
fn a_form_of_any_bytes_is_read_or_refused() {
    check!().with_iterations(20_000).with_max_len(2_000).for_each(|bytes: &[u8]| {
        if let Ok(values) = form::decode(bytes) {
            assert!(values.iter().all(|(_, value)| !value.contains('\0')), "no database stores a NUL");
        }
    });
    let whole = b"form=verzoek&question=Mogen+wij%20op%20het+plein%3F&wish=%F0%9F%99%82&wish=x&\
        email=a%40b.example&__proto__=1";
    check!().with_type::<Damage>().with_iterations(20_000).for_each(|damage| {
        if let Ok(values) = form::decode(&damaged(whole, damage)) {
            let again = serde_html_form::to_string(&values).unwrap();
            assert_eq!(
                form::decode(again.as_bytes()).unwrap(),
                values,
                "what was read can be sent again as it is: nothing that was typed is lost"
            );
        }
    });
}

#[test]
fn a_search_of_any_text_gives_words_that_the_index_can_have() {
    check!().with_type::<String>().with_iterations(20_000).for_each(|text| {
        let question = search::Question::of(text, &[]);
        assert!(question.len() <= 12);
        for form in question.forms() {
            assert!(!form.is_empty() && form.chars().all(char::is_alphanumeric), "{form:?}");
        }
        let words = search::words(text, text);
        assert!(words.split(' ').all(|word| word.chars().all(char::is_alphanumeric)), "{words:?}");
    });
}

#[test]
fn an_address_of_any_text_is_one_address_or_refused() {
    check!().with_type::<(String, Damage)>().with_iterations(20_000).for_each(|(text, damage)| {
        for typed in [
            text.clone(),
            String::from_utf8_lossy(&damaged(
                "José@voorbeeld.example, Bcc: <x@y.example>".as_bytes(),
                damage,
            ))
            .into_owned(),
        ] {
            if let Ok(email) = typed.parse::<Email>() {
                let email = email.to_string();
                assert!(
                    !email.chars().any(|c| c.is_control() || c.is_whitespace()),
                    "no second line in the head of a mail: {email:?}"
                );
                let sent: lettre::Address = email.parse().expect("what is accepted can be sent to");
                assert!(sent.to_string().is_ascii(), "also where a mail server takes ASCII only");
                assert_eq!(email.parse::<Email>().unwrap().to_string(), email, "and it stays what it is");
            }
        }
    });
}

#[test]
fn a_file_of_areas_of_any_bytes_is_read_feature_by_feature_or_refused() {
    let whole = include_str!("../../../app/store/data/enschede_wijken_2024.geojson");
    let start: String = whole.chars().take(1_500).collect();
    let small = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"buurtcode":"BU01530000","buurtnaam":"Stadscentrum","wijkcode":"WK015300"},
        "geometry":{"type":"MultiPolygon","coordinates":[[[[6.8,52.2],[6.9,52.2],[6.9,52.3],[6.8,
        52.2]]]]}}]}"#;
    assert!(
        areas::import::read(small.as_bytes())
            .is_ok_and(|file| file.areas.iter().all(|(_, area)| area.is_ok())),
        "the whole is a good file"
    );
    check!().with_type::<(bool, Damage)>().with_iterations(10_000).for_each(|(first, damage)| {
        let bytes = damaged(if *first { small.as_bytes() } else { start.as_bytes() }, damage);
        let read = areas::import::read(&bytes).unwrap_or_default();
        for area in read.good() {
            assert!(!area.name.trim().is_empty() && !area.code.trim().is_empty(), "{bytes:?}");
            assert!(area.outline.contains(area.point), "{bytes:?}");
        }
    });
}

#[test]
fn a_photo_of_any_bytes_is_drawn_again_small_enough_or_refused() {
    let photo = jpeg(60, 40);
    let mut other = Vec::new();
    image::DynamicImage::new_rgba8(60, 60)
        .write_to(&mut std::io::Cursor::new(&mut other), image::ImageFormat::Png)
        .unwrap();
    assert!(picture::redraw(&jpeg(120, 80)).is_ok());
    check!().with_type::<(bool, Damage)>().with_iterations(2_000).for_each(|(first, damage)| {
        if let Ok(drawn) = picture::redraw(&damaged(if *first { &photo } else { &other }, damage)) {
            for bytes in [&drawn.large, &drawn.small] {
                assert_eq!(image::guess_format(bytes).unwrap(), image::ImageFormat::Jpeg);
                assert!(!bytes.windows(4).any(|part| part == b"Exif"), "where it was taken is not in it");
            }
        }
    });
}

//! From a file that somebody sent to a picture of our own. What it is follows from its first bytes, never
//! from its name; what is not drawn in it (place, camera, hidden files behind it) does not survive, because
//! only the drawn points are written again.

use image::{
    DynamicImage, ImageDecoder as _, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use std::io::Cursor;

/// Largest file that is taken in, in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;
/// Most points: more than any phone makes, less than a picture that is meant to fill the memory.
const MOST_POINTS: u64 = 50_000_000;
/// Longest side, in points.
const LONGEST: u32 = 16_000;
/// Longest side of the large one that is kept.
const LARGE: u32 = 1600;
/// Longest side of the small one.
const SMALL: u32 = 640;
/// Smallest side that is worth showing.
const LEAST: u32 = 40;
const QUALITY: u8 = 82;

/// Both sizes, as JPEG.
#[derive(Debug)]
pub struct Picture {
    /// At most 1600 points wide or high.
    pub large: Vec<u8>,
    /// At most 640 points wide or high.
    pub small: Vec<u8>,
    /// Width of the large one.
    pub width: u32,
    /// Height of the large one.
    pub height: u32,
}

/// Why a file is not taken in. The name of each is the end of a key in the text files (`error-photo-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// More bytes than fit.
    #[error("too many bytes")]
    TooLarge,
    /// No JPEG, PNG or WebP. SVG is none of these: it can hold programs.
    #[error("another kind of file")]
    Kind,
    /// More points than fit.
    #[error("too many points")]
    TooManyPoints,
    /// Too small to see anything.
    #[error("too small")]
    TooSmall,
    /// It starts like a picture and goes on like something else.
    #[error("broken")]
    Broken,
}

impl Wrong {
    /// Key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "error-photo-large",
            Self::Kind => "error-photo-kind",
            Self::TooManyPoints => "error-photo-points",
            Self::TooSmall => "error-photo-small",
            Self::Broken => "error-photo-broken",
        }
    }
}

/// Reads a file and draws it again.
///
/// # Errors
/// See [`Wrong`].
pub fn redraw(bytes: &[u8]) -> Result<Picture, Wrong> {
    if bytes.len() > LARGEST {
        return Err(Wrong::TooLarge);
    }
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_unreadable| Wrong::Kind)?;
    let known = [image::ImageFormat::Jpeg, image::ImageFormat::Png, image::ImageFormat::WebP];
    if !reader.format().is_some_and(|format| known.contains(&format)) {
        return Err(Wrong::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_POINTS * 5);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| of(&error))?;
    // The head says how large it is: a small file that unfolds to gigabytes is refused before it does.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS || width > LONGEST || height > LONGEST {
        return Err(Wrong::TooManyPoints);
    }
    if width < LEAST || height < LEAST {
        return Err(Wrong::TooSmall);
    }
    // A phone that was held upright says so beside the picture; that goes, so the picture is turned.
    let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut drawn = DynamicImage::from_decoder(decoder).map_err(|error| of(&error))?;
    drawn.apply_orientation(turned);
    let large = on_paper(smaller(drawn, LARGE));
    let small = smaller(large.clone(), SMALL);
    Ok(Picture { width: large.width(), height: large.height(), large: jpeg(&large)?, small: jpeg(&small)? })
}

fn smaller(drawn: DynamicImage, longest: u32) -> DynamicImage {
    if drawn.width() <= longest && drawn.height() <= longest {
        drawn
    } else {
        drawn.resize(longest, longest, FilterType::CatmullRom)
    }
}

/// See-through becomes white, as on paper.
fn on_paper(drawn: DynamicImage) -> DynamicImage {
    if !drawn.color().has_alpha() {
        return DynamicImage::ImageRgb8(drawn.into_rgb8());
    }
    let mut paper =
        image::RgbaImage::from_pixel(drawn.width(), drawn.height(), image::Rgba([255, 255, 255, 255]));
    image::imageops::overlay(&mut paper, &drawn.into_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(paper).into_rgb8())
}

fn jpeg(drawn: &DynamicImage) -> Result<Vec<u8>, Wrong> {
    let mut bytes = Vec::new();
    drawn
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|error| of(&error))?;
    Ok(bytes)
}

fn of(error: &image::ImageError) -> Wrong {
    match error {
        image::ImageError::Limits(_) => Wrong::TooManyPoints,
        image::ImageError::Unsupported(_) => Wrong::Kind,
        image::ImageError::Decoding(_)
        | image::ImageError::Encoding(_)
        | image::ImageError::Parameter(_)
        | image::ImageError::IoError(_) => Wrong::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let drawn = RgbImage::from_fn(width, height, |x, _| {
            image::Rgb(if x < width / 2 { [200, 30, 30] } else { [30, 30, 200] })
        });
        DynamicImage::ImageRgb8(drawn).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with EXIF in it: turned a quarter, and a place.
    fn with_exif() -> Vec<u8> {
        let jpeg = picture(80, 60, ImageFormat::Jpeg);
        // Big-endian TIFF: one entry, orientation 6, and then words as a camera leaves them.
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        tiff.extend_from_slice(b"GPSLatitude 52.2195 Tante Truus Pathmos");
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend_from_slice(&tiff);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend_from_slice(&[0xff, 0xe1]);
        bytes.extend_from_slice(&length);
        bytes.extend_from_slice(&exif);
        bytes.extend_from_slice(&jpeg[2..]);
        bytes
    }

    #[test]
    fn a_photo_loses_its_exif_and_is_turned_upright() {
        let sent = with_exif();
        assert!(sent.windows(11).any(|part| part == b"GPSLatitude"));
        let drawn = redraw(&sent).unwrap();
        assert_eq!((drawn.width, drawn.height), (60, 80));
        for bytes in [&drawn.large, &drawn.small] {
            for mark in [&b"Exif"[..], b"GPSLatitude", b"Truus"] {
                assert!(!bytes.windows(mark.len()).any(|part| part == mark));
            }
        }
    }

    #[test]
    fn three_kinds_come_in_and_come_out_as_one() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let drawn = redraw(&picture(2000, 1000, format)).unwrap();
            assert_eq!((drawn.width, drawn.height), (1600, 800));
            assert!(drawn.large.starts_with(&[0xff, 0xd8, 0xff]) && drawn.small.len() < drawn.large.len());
        }
    }

    #[test]
    fn what_is_no_photo_is_told_why() {
        // A PNG whose head says 60,000 by 60,000 points.
        let mut bomb = picture(100, 100, ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        let mut cut = picture(100, 100, ImageFormat::Jpeg);
        cut.truncate(200);
        for (bytes, wrong) in [
            (
                br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec(),
                Wrong::Kind,
            ),
            (b"GIF89a".to_vec(), Wrong::Kind),
            (b"<html>".to_vec(), Wrong::Kind),
            (Vec::new(), Wrong::Kind),
            (picture(20, 20, ImageFormat::Png), Wrong::TooSmall),
            (vec![0xff; LARGEST + 1], Wrong::TooLarge),
            (bomb, Wrong::TooManyPoints),
            (cut, Wrong::Broken),
        ] {
            assert_eq!(redraw(&bytes).unwrap_err(), wrong);
        }
    }

    #[test]
    fn bytes_behind_a_picture_do_not_survive() {
        let mut sent = picture(100, 100, ImageFormat::Jpeg);
        sent.extend_from_slice(b"PK\x03\x04 <script>alert(1)</script>");
        let drawn = redraw(&sent).unwrap();
        assert!(!drawn.large.windows(7).any(|part| part == b"<script"));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        })
    }
}

//! From a file that somebody sent to a picture of our own. What it is follows from its first bytes, never
//! from its name; what is not drawn in it (place, camera, hidden files behind it) does not survive, because
//! only the drawn points are written again.

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// Largest file that is taken in, in bytes: a photo of fifty million points, as phones make them.
pub const LARGEST: usize = web::form::LARGEST_FILE;
/// Most points: more than nearly any phone makes, less than a picture that is meant to fill the memory.
const MOST_POINTS: u64 = 50_000_000;
/// Most bytes of a picture that is unfolded: its points in colour, with how see-through they are.
const MOST_BYTES: u64 = MOST_POINTS * 4;
/// Memory in which photos are drawn at the same time, in MiB: one of the largest, or several of a usual size.
pub const MEMORY: u32 = 480;
/// Longest side, in points.
const LONGEST: u32 = 16_000;
/// Longest side of the large one that is kept.
const LARGE: u32 = 1600;
/// Longest side of the small one.
const SMALL: u32 = 640;
/// Smallest side that is worth showing, in what was sent and in the large one that is kept.
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
    /// HEIC or AVIF, as new phones make them.
    #[error("HEIC or AVIF")]
    Heic,
    /// More points than fit.
    #[error("too many points")]
    TooManyPoints,
    /// Too small to see anything.
    #[error("too small")]
    TooSmall,
    /// So long and narrow that nothing is left to see when it is made to fit.
    #[error("too narrow")]
    Narrow,
    /// It starts like a picture and goes on like something else, or stops half-way.
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
            Self::Heic => "error-photo-heic",
            Self::TooManyPoints => "error-photo-points",
            Self::TooSmall => "error-photo-small",
            Self::Narrow => "error-photo-narrow",
            Self::Broken => "error-photo-broken",
        }
    }
}

/// What a file is, by its first bytes.
fn format(bytes: &[u8]) -> Result<ImageFormat, Wrong> {
    const TAKEN: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    /// What HEIC and AVIF call themselves behind the word `ftyp` (ISO/IEC 23008-12).
    const PHONES: [&[u8]; 9] =
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"];
    if bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| PHONES.contains(&brand)) {
        return Err(Wrong::Heic);
    }
    image::guess_format(bytes).ok().filter(|format| TAKEN.contains(format)).ok_or(Wrong::Kind)
}

/// Reads the head of a file, and says how much memory drawing it again takes, in MiB. Head first: a small
/// file that unfolds to gigabytes is refused before it does.
///
/// # Errors
/// See [`Wrong`]: all that the head tells.
pub fn weigh(bytes: &[u8]) -> Result<u32, Wrong> {
    if bytes.len() > LARGEST {
        return Err(Wrong::TooLarge);
    }
    let (width, height, unfolded, needed) = match format(bytes)? {
        ImageFormat::Jpeg => {
            let info = head(bytes)?.info().ok_or(Wrong::Broken)?;
            let points = u64::from(info.width) * u64::from(info.height);
            // Its points, and what a progressive one keeps of each colour until its last pass.
            let needed = points * (3 + 2 * u64::from(info.components));
            (u32::from(info.width), u32::from(info.height), points * 3, needed)
        }
        other => {
            let decoder = decoder(bytes, other)?;
            let (width, height) = decoder.dimensions();
            (width, height, decoder.total_bytes(), decoder.total_bytes().saturating_mul(2))
        }
    };
    let (shortest, longest) = (width.min(height), width.max(height));
    if shortest < LEAST {
        return Err(Wrong::TooSmall);
    }
    if u64::from(shortest) * u64::from(LARGE) < u64::from(longest) * u64::from(LEAST) {
        return Err(Wrong::Narrow);
    }
    if u64::from(width) * u64::from(height) > MOST_POINTS || longest > LONGEST || unfolded > MOST_BYTES {
        return Err(Wrong::TooManyPoints);
    }
    let mebibytes = u32::try_from(needed >> 20).unwrap_or(u32::MAX).saturating_add(1);
    Ok(mebibytes.min(MEMORY))
}

/// Reads a file and draws it again.
///
/// # Errors
/// See [`Wrong`].
pub fn redraw(bytes: &[u8]) -> Result<Picture, Wrong> {
    weigh(bytes)?;
    let (drawn, turned, profile) = match format(bytes)? {
        ImageFormat::Jpeg => from_jpeg(bytes)?,
        other => {
            let mut decoder = decoder(bytes, other)?;
            let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
            let profile = decoder.icc_profile().ok().flatten();
            (DynamicImage::from_decoder(decoder).map_err(|error| of(&error))?, turned, profile)
        }
    };
    // A large one goes to twice its size in whole points first: that takes no memory beside it.
    let near = if drawn.width().max(drawn.height()) > 2 * LARGE {
        drawn.thumbnail(2 * LARGE, 2 * LARGE)
    } else {
        drawn
    };
    let mut fitting = smaller(near, LARGE);
    // A phone that was held upright says so beside the picture; that goes, so the picture is turned.
    fitting.apply_orientation(turned);
    let large = on_paper(in_srgb(fitting, profile.as_deref()));
    let small = smaller(large.clone(), SMALL);
    Ok(Picture { width: large.width(), height: large.height(), large: jpeg(&large)?, small: jpeg(&small)? })
}

/// The decoder of a PNG or WebP.
fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl image::ImageDecoder + '_, Wrong> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| of(&error))
}

/// A JPEG of which the head is read. It is read strictly: half a photo, of a connection that broke off, is
/// none.
fn head(bytes: &[u8]) -> Result<JpegDecoder<ZCursor<&[u8]>>, Wrong> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_broken| Wrong::Broken)?;
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colours));
    Ok(decoder)
}

/// A JPEG, how it was held, and the profile of its colours.
fn from_jpeg(bytes: &[u8]) -> Result<(DynamicImage, Orientation, Option<Vec<u8>>), Wrong> {
    let mut decoder = head(bytes)?;
    let points = decoder.decode().map_err(|_broken| Wrong::Broken)?;
    let info = decoder.info().ok_or(Wrong::Broken)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    let drawn = match decoder.output_colorspace() {
        Some(ColorSpace::Luma) => {
            image::GrayImage::from_raw(width, height, points).map(DynamicImage::ImageLuma8)
        }
        _ => image::RgbImage::from_raw(width, height, points).map(DynamicImage::ImageRgb8),
    };
    let turned = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    let turned = turned.unwrap_or(Orientation::NoTransforms);
    Ok((drawn.ok_or(Wrong::Broken)?, turned, decoder.icc_profile()))
}

/// Colours as every screen understands them: those that a profile describes are turned into sRGB, because the
/// profile does not come along. One that can't be read, or is of other colours than the picture, is no reason
/// to refuse a photo.
fn in_srgb(drawn: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()) else {
        return drawn;
    };
    let turned = match (profile.color_space, drawn.color().has_color()) {
        (DataColorSpace::Rgb, true) => {
            let mut points = drawn.to_rgba8();
            let whole = points.clone();
            turn(&profile, (Layout::Rgba, whole.as_raw()), (Layout::Rgba, &mut points))
                .map(|()| DynamicImage::ImageRgba8(points))
        }
        (DataColorSpace::Gray, false) if !drawn.color().has_alpha() => {
            let mut points = image::RgbImage::new(drawn.width(), drawn.height());
            turn(&profile, (Layout::Gray, drawn.to_luma8().as_raw()), (Layout::Rgb, &mut points))
                .map(|()| DynamicImage::ImageRgb8(points))
        }
        _ => None,
    };
    turned.unwrap_or(drawn)
}

/// Turns points of a profile into points of sRGB. Nothing when the profile has no way to do it.
fn turn(profile: &ColorProfile, from: (Layout, &[u8]), to: (Layout, &mut [u8])) -> Option<()> {
    let srgb = ColorProfile::new_srgb();
    let turn = profile.create_transform_8bit(from.0, &srgb, to.0, TransformOptions::default()).ok()?;
    turn.transform(from.1, to.1).ok()
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
            (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Wrong::Heic),
            (b"\0\0\0\x18ftypavif\0\0\0\0".to_vec(), Wrong::Heic),
            (b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), Wrong::Kind),
            (b"<html>".to_vec(), Wrong::Kind),
            (Vec::new(), Wrong::Kind),
            (picture(20, 20, ImageFormat::Png), Wrong::TooSmall),
            (picture(40, 4_000, ImageFormat::Png), Wrong::Narrow),
            (half(&picture(400, 300, ImageFormat::Jpeg)), Wrong::Broken),
            (half(&picture(400, 300, ImageFormat::Png)), Wrong::Broken),
            (half(&picture(400, 300, ImageFormat::WebP)), Wrong::Broken),
            (vec![0xff; LARGEST + 1], Wrong::TooLarge),
            (bomb, Wrong::TooManyPoints),
            (cut, Wrong::Broken),
        ] {
            assert_eq!(redraw(&bytes).unwrap_err(), wrong);
        }
    }

    fn half(bytes: &[u8]) -> Vec<u8> {
        bytes[..bytes.len() / 2].to_vec()
    }

    #[test]
    fn what_misses_only_its_end_mark_is_whole() {
        let sent = picture(400, 300, ImageFormat::Jpeg);
        assert!(sent.ends_with(&[0xff, 0xd9]));
        assert_eq!(redraw(&sent[..sent.len() - 2]).unwrap().width, 400);
    }

    #[test]
    fn colours_of_another_profile_become_those_of_every_screen() {
        let red = [234_u8, 51, 35];
        // This red of Display P3 is the reddest that sRGB has.
        let of_p3 = (ColorProfile::new_display_p3(), [255, 0, 0]);
        for (profile, wanted) in [of_p3, (ColorProfile::new_srgb(), red)] {
            let mut bytes = Vec::new();
            let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
            image::ImageEncoder::set_icc_profile(&mut encoder, profile.encode().unwrap()).unwrap();
            let drawn = RgbImage::from_pixel(100, 100, image::Rgb(red));
            drawn.write_with_encoder(encoder).unwrap();
            let kept = image::load_from_memory(&redraw(&bytes).unwrap().large).unwrap().to_rgb8();
            let seen = kept.get_pixel(50, 50).0;
            let near = seen.iter().zip(wanted).all(|(is, was)| is.abs_diff(was) <= 3);
            assert!(near, "{seen:?} for {wanted:?}");
        }
    }

    #[test]
    fn fifty_million_points_are_weighed_by_their_head() {
        let mut head = picture(100, 100, ImageFormat::Png);
        let points = |width: u32, height: u32, bytes: &mut Vec<u8>| {
            bytes[16..20].copy_from_slice(&width.to_be_bytes());
            bytes[20..24].copy_from_slice(&height.to_be_bytes());
            let crc = crc32(&bytes[12..29]);
            bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        };
        points(8160, 6120, &mut head);
        assert!((200..=MEMORY).contains(&weigh(&head).unwrap()));
        points(8160, 6200, &mut head);
        assert_eq!(weigh(&head).unwrap_err(), Wrong::TooManyPoints);
        assert!(weigh(&picture(400, 300, ImageFormat::Jpeg)).unwrap() <= 2);
        // Sixteen bits a point, for each colour and for how see-through it is.
        points(8000, 6000, &mut head);
        head[24..26].copy_from_slice(&[16, 6]);
        points(8000, 6000, &mut head);
        assert_eq!(weigh(&head).unwrap_err(), Wrong::TooManyPoints);
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

//! What the map in the browser asks: outlines, points; and the map as a picture that can be clicked without
//! JavaScript.

use crate::initiatives::filter;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{area::Point, event::hex};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use store::{
    areas::{
        Area, Areas, Drawing, WIDTH,
        labels::{DISTRICT_LETTERS, LINE, NEIGHBOURHOOD_LETTERS},
        landmarks::Landmark,
    },
    initiatives::{
        Initiative,
        index::{Found, Pile, Square},
    },
};
use web::{
    context::Ctx,
    error::AppError,
    http::has_already,
    route::{Route as _, Routes as _},
    routes,
    text::escaped,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::map::Points>(get(points))
        .at::<routes::map::Squares>(get(squares))
        .at::<routes::map::Outlines>(get(outlines))
        .at::<routes::map::Picture>(get(picture))
        .at::<routes::map::Landscape>(get(landscape))
}

/// Data that every site and program may read: open data. Who asks again learns that it is still the same.
fn open_data(headers: &HeaderMap, data: &Value) -> Response {
    let text = data.to_string();
    let tag = hex(&Sha256::digest(&text));
    if has_already(headers, &tag) {
        same(GEOJSON, &tag)
    } else {
        (about(GEOJSON, &tag), text).into_response()
    }
}

fn same(kind: &str, tag: &str) -> Response {
    (StatusCode::NOT_MODIFIED, about(kind, tag)).into_response()
}

fn about(kind: &str, tag: &str) -> [(HeaderName, String); 6] {
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, format!("\"{tag}\"")),
        (header::VARY, "accept-encoding".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
    ]
}

/// What stands for everything that the data under filters says: all initiatives, and what the administrator
/// calls their places and themes.
fn tag(ctx: &Ctx, found: &Found) -> String {
    format!("{:x}-{:x}-{}", found.print(), ctx.live.newest, ctx.lang.code())
}

/// GeoJSON (RFC 7946).
const GEOJSON: &str = "application/geo+json";
const JSON: &str = "application/json";

/// A length or breadth to a tenth of a metre: more is noise.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// The public points of what the list shows under the same filters. Written while it is read, a part at a
/// time: how many there are costs no memory.
async fn points(ctx: Ctx, headers: HeaderMap) -> Result<Response, AppError> {
    /// So many are read at a time.
    const AT_ONCE: u64 = 500;
    let (_, found) = filter::of(&ctx).await?;
    let tag = tag(&ctx, &found);
    if has_already(&headers, &tag) {
        return Ok(same(GEOJSON, &tag));
    }
    let (total, pages) = (found.total(), found.total().div_ceil(AT_ONCE));
    let without = total - found.with_point();
    let head =
        format!(r#"{{"type":"FeatureCollection","total":{total},"withoutPlace":{without},"features":["#);
    let part = move |(ctx, found, page, is_first): (Ctx, Found, u64, bool)| async move {
        if page > pages {
            return Ok::<_, AppError>(None);
        }
        let some = store::initiatives::page(ctx.db(), ctx.reader(), &found, page, AT_ONCE).await?;
        let features: Vec<String> = some.iter().filter_map(|one| feature(&ctx, one)).collect();
        let comma = if is_first || features.is_empty() { "" } else { "," };
        let is_first = is_first && features.is_empty();
        Ok(Some((format!("{comma}{}", features.join(",")), (ctx, found, page + 1, is_first))))
    };
    let parts = stream::try_unfold((ctx, found, 1, true), part);
    let all =
        stream::once(async { Ok(head) }).chain(parts).chain(stream::once(async { Ok("]}".to_owned()) }));
    let body = Body::from_stream(all.map_err(|error| {
        tracing::error!("the points of the map broke off: {error}");
        std::io::Error::other("broke off")
    }));
    Ok((about(GEOJSON, &tag), body).into_response())
}

fn feature(ctx: &Ctx, one: &Initiative) -> Option<String> {
    let place = one.place?;
    let feature = json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [rounded(place.lon), rounded(place.lat)]},
        "properties": properties(ctx, one),
    });
    Some(feature.to_string())
}

fn properties(ctx: &Ctx, one: &Initiative) -> Value {
    let path = routes::initiatives::Detail(&one.slug).path();
    let name = one.area.as_deref().map(|code| ctx.live.areas.name(code));
    json!({
        "title": one.title, "summary": one.summary, "url": format!("{}{path}", ctx.app.base_url),
        "area": one.area, "areaName": name, "themes": one.themes,
    })
}

/// What lies in squares of the map: one initiative, several in one spot, or how many. The level and the
/// corners stand in the address, so that everybody who looks there asks for the same.
async fn squares(ctx: Ctx, headers: HeaderMap) -> Response {
    ctx.kept(&headers, async { tell_squares(&ctx).await.into_response() }).await
}

async fn tell_squares(ctx: &Ctx) -> Result<Response, AppError> {
    let Some((level, corners)) = asked_squares(ctx) else { return Err(AppError::BadRequest) };
    let (_, found) = filter::of(ctx).await?;
    let tag = tag(ctx, &found);
    let piles = found.squares(level, corners);
    let is_told = |pile: &Pile| pile.is_one_spot || level >= DEEPEST;
    let told = piles.iter().filter(|(pile, _)| is_told(pile)).flat_map(|(_, ids)| ids.iter().copied());
    let known = store::initiatives::by_ids(ctx.db(), told, ctx.lang).await?;
    let squares: Vec<Value> = piles
        .iter()
        .map(|(pile, ids)| {
            let here: Vec<Value> =
                ids.iter().filter_map(|id| known.get(id)).map(|one| told_of(ctx, one)).collect();
            let (lat, lon) = (rounded(pile.middle.lat), rounded(pile.middle.lon));
            if here.is_empty() {
                json!({"count": pile.count, "lat": lat, "lon": lon})
            } else {
                json!({"count": pile.count, "lat": lat, "lon": lon, "here": here})
            }
        })
        .collect();
    let data = json!({"total": found.total(), "withPoint": found.with_point(), "squares": squares});
    Ok((about(JSON, &tag), data.to_string()).into_response())
}

/// Squares of this level are not divided any further: all in one is told.
const DEEPEST: u8 = 20;

/// The level and the corners of the squares that are asked for: `niveau=14&vak=west,north,east,south`.
fn asked_squares(ctx: &Ctx) -> Option<(u8, (Square, Square))> {
    /// More than a large screen shows.
    const MOST: u64 = 1_500;
    let level: u8 = ctx.asked("niveau")?.parse().ok()?;
    let parts: Vec<u32> = ctx.asked("vak")?.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [west, north, east, south] = *parts.as_slice() else { return None };
    let many = u64::from(east.checked_sub(west)?) + 1;
    let many = many * (u64::from(south.checked_sub(north)?) + 1);
    let is_there = level <= DEEPEST && many <= MOST && u64::from(east.max(south)) < 1_u64 << level;
    is_there.then_some((level, (Square { x: west, y: north }, Square { x: east, y: south })))
}

/// What a mark on the map tells.
fn told_of(ctx: &Ctx, one: &Initiative) -> Value {
    let place = one.area.as_deref().map(|code| ctx.live.areas.name(code));
    let theme = one.themes.first().map(|theme| ctx.name("theme", theme.code()));
    let about: Vec<String> = place.into_iter().chain(theme).collect();
    json!({
        "title": one.title, "summary": one.summary, "path": routes::initiatives::Detail(&one.slug).path(),
        "about": about.join(" · "),
    })
}

/// The neighbourhoods as GeoJSON.
async fn outlines(ctx: Ctx, headers: HeaderMap) -> Response {
    let coordinates = |ring: &Vec<Point>| ring.iter().map(|point| [point.lon, point.lat]).collect::<Vec<_>>();
    let features: Vec<_> = ctx
        .live
        .areas
        .neighbourhoods
        .iter()
        .map(|area| {
            let polygons: Vec<Vec<_>> =
                area.outline.polygons.iter().map(|rings| rings.iter().map(coordinates).collect()).collect();
            let path = routes::initiatives::List.ask("buurt", &area.code);
            json!({
                "type": "Feature",
                "properties": {"code": area.code, "name": area.name, "label": label(area),
                    "url": format!("{}{path}", ctx.app.base_url)},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            })
        })
        .collect();
    let districts = ctx.live.areas.districts.iter();
    let districts: Vec<_> =
        districts.map(|area| json!({"code": area.code, "name": area.name, "label": label(area)})).collect();
    open_data(&headers, &json!({"type": "FeatureCollection", "features": features, "districts": districts}))
}

/// Where the name of an area stands.
fn label(area: &Area) -> [f64; 2] {
    [area.point.lon, area.point.lat].map(rounded)
}

/// The neighbourhoods as a picture, for the field in which one clicks a place.
async fn picture(ctx: Ctx) -> Response {
    let areas = &ctx.live.areas;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" \
            width=\"{WIDTH:.0}\" height=\"{height:.0}\">\
         <g fill=\"#d5ece4\" stroke=\"#fff\" stroke-width=\"2\">",
        height = areas.height()
    );
    for area in &areas.neighbourhoods {
        svg.push_str(&format!("<path d=\"{}\"/>", area.path));
    }
    svg.push_str("</g>");
    svg.push_str(&lying(areas));
    svg.push_str("<g fill=\"none\" stroke=\"#fff\" stroke-width=\"5\">");
    for district in &areas.districts {
        svg.push_str(&format!("<path d=\"{}\"/>", district.path));
    }
    svg.push_str(
        "</g><g font-family=\"sans-serif\" text-anchor=\"middle\" dominant-baseline=\"central\" \
         fill=\"#1b2b26\" \
         stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">",
    );
    for label in &areas.labels.wide {
        let (size, weight) =
            if label.district { (DISTRICT_LETTERS, 700) } else { (NEIGHBOURHOOD_LETTERS, 400) };
        for (line, y) in label.lines.iter().zip([0.0, LINE]) {
            let (x, y) = (label.at.0, label.at.1 + y * size);
            svg.push_str(&format!(
                "<text x=\"{x:.0}\" y=\"{y:.0}\" font-size=\"{size}\" font-weight=\"{weight}\">{}</text>",
                escaped(line)
            ));
        }
    }
    svg.push_str("</g></svg>");
    drawing(&ctx, &super::draw::picture_version(areas), svg)
}

/// A picture. Under its own version it stays as it is; asked under another, it is what it is now.
fn drawing(ctx: &Ctx, version: &str, svg: String) -> Response {
    let kept =
        if ctx.asked("v") == Some(version) { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, kept)], svg).into_response()
}

/// Water, roads and railways, in the place of the neighbourhoods.
async fn landscape(ctx: Ctx) -> Response {
    let areas = &ctx.live.areas;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" \
            preserveAspectRatio=\"none\">{}</svg>",
        lying(areas),
        height = areas.height()
    );
    drawing(&ctx, &areas.landscape.version, svg)
}

/// What lies in the landscape, as parts of a picture. Water has an island where one edge lies in another.
fn lying(areas: &Areas) -> String {
    let one = |drawing: &Drawing| {
        let line = match drawing.kind {
            Landmark::Water => "stroke=\"#8fc1e3\" stroke-width=\"3\"",
            Landmark::Road => "stroke=\"#b39a6b\" stroke-width=\"1.8\"",
            Landmark::Railway => "stroke=\"#5f6b66\" stroke-width=\"1.6\" stroke-dasharray=\"7 3\"",
        };
        let fill = if drawing.kind == Landmark::Water { "#8fc1e3" } else { "none" };
        let path = |path: &str, fill: &str| match path {
            "" => String::new(),
            path => format!("<path d=\"{path}\" fill=\"{fill}\" fill-rule=\"evenodd\" {line}/>"),
        };
        path(&drawing.areas, fill) + &path(&drawing.lines, "none")
    };
    areas.landscape.drawings.iter().map(one).collect()
}

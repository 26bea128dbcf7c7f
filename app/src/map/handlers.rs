//! What the map in the browser asks: outlines, points; and the map as a picture that can be clicked without
//! JavaScript.

use axum::{
    Router,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{area::Point, event::hex};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use store::areas::{
    Area, Areas, Drawing, WIDTH,
    labels::{DISTRICT_LETTERS, LINE, NEIGHBOURHOOD_LETTERS},
    landmarks::Landmark,
};
use web::{
    context::Ctx,
    error::AppError,
    route::{Route as _, Routes as _},
    routes,
    text::escaped,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::map::Points>(get(points))
        .at::<routes::map::Outlines>(get(outlines))
        .at::<routes::map::Picture>(get(picture))
        .at::<routes::map::Landscape>(get(landscape))
}

/// GeoJSON (RFC 7946) that every site and program may read: open data. Who asks again learns that it is still
/// the same.
fn open_data(headers: &HeaderMap, data: &Value) -> Response {
    let text = data.to_string();
    let tag = format!("\"{}\"", hex(&Sha256::digest(&text)).chars().take(24).collect::<String>());
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let same =
        known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    let about = [
        (header::CONTENT_TYPE, "application/geo+json".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, tag),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
    ];
    if same { (StatusCode::NOT_MODIFIED, about).into_response() } else { (about, text).into_response() }
}

/// A length or breadth to a tenth of a metre: more is noise.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// The public points of what the list shows under the same filters.
async fn points(ctx: Ctx, headers: HeaderMap) -> Result<Response, AppError> {
    let asked = crate::initiatives::filter::of(&ctx).await?;
    let all = store::initiatives::all(ctx.db(), ctx.reader(), &asked).await?;
    let features: Vec<_> = all
        .iter()
        .filter_map(|found| {
            let place = found.place?;
            let path = routes::initiatives::Detail(&found.slug).path();
            let name = found.area.as_deref().map(|code| ctx.live.areas.name(code));
            Some(json!({
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [rounded(place.lon), rounded(place.lat)]},
                "properties": {
                    "title": found.title, "summary": found.summary,
                    "url": format!("{}{path}", ctx.app.base_url),
                    "area": found.area, "areaName": name, "themes": found.themes,
                },
            }))
        })
        .collect();
    let counts = (all.len(), all.len() - features.len());
    let data = json!({"type": "FeatureCollection", "total": counts.0, "withoutPlace": counts.1,
        "features": features});
    Ok(open_data(&headers, &data))
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

//! What the map in the browser asks: outlines, points; and the map as a picture that can be clicked without
//! JavaScript.

use axum::{
    Json, Router,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::area::Point;
use serde_json::{Value, json};
use store::areas::WIDTH;
use web::{
    context::Ctx,
    error::AppError,
    route::{Route as _, Routes as _},
    routes,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::map::Points>(get(points))
        .at::<routes::map::Outlines>(get(outlines))
        .at::<routes::map::Picture>(get(picture))
}

/// The public points of what the list shows under the same filters.
async fn points(ctx: Ctx) -> Result<Json<Value>, AppError> {
    let asked = crate::initiatives::filter::of(&ctx);
    let all = store::initiatives::all(ctx.db(), ctx.reader(), &asked).await?;
    let features: Vec<_> = all
        .iter()
        .filter_map(|found| {
            let place = found.place?;
            Some(json!({
                "lat": place.lat, "lon": place.lon, "title": found.title,
                "url": routes::initiatives::Detail(&found.slug).path(), "summary": found.summary,
                "area": found.area.as_deref().map(|code| ctx.live.areas.name(code)),
                    "theme": found.themes.first().map(|theme| ctx.name("theme", theme.code())),
            }))
        })
        .collect();
    Ok(Json(json!({"total": all.len(), "withoutPlace": all.len() - features.len(), "features": features})))
}

/// The neighbourhoods as GeoJSON.
async fn outlines(ctx: Ctx) -> Json<Value> {
    let coordinates = |ring: &Vec<Point>| ring.iter().map(|point| [point.lon, point.lat]).collect::<Vec<_>>();
    let features: Vec<_> = ctx
        .live
        .areas
        .neighbourhoods
        .iter()
        .map(|area| {
            let polygons: Vec<Vec<_>> =
                area.outline.polygons.iter().map(|rings| rings.iter().map(coordinates).collect()).collect();
            json!({
                "type": "Feature",
                "properties": {"code": area.code, "name": area.name,
                    "url": routes::initiatives::List.ask("buurt", &area.code)},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            })
        })
        .collect();
    Json(json!({"type": "FeatureCollection", "features": features}))
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
    svg.push_str("</g><g fill=\"none\" stroke=\"#fff\" stroke-width=\"5\">");
    for district in &areas.districts {
        svg.push_str(&format!("<path d=\"{}\"/>", district.path));
    }
    svg.push_str("</g></svg>");
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=3600")], svg)
        .into_response()
}

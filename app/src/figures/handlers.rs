//! The same figures as a file, for everybody who wants to count along.

use crate::figures::{
    numbers::{Line, Part},
    pages::FiguresModel,
};
use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::Response,
    routing::get,
};
use domain::figures::{Period, Shown, Spread};
use web::{context::Ctx, csv, error::AppError, route::Routes as _, routes};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::figures::Download>(get(download))
}

async fn download(ctx: Ctx) -> Result<Response, AppError> {
    let told = FiguresModel::load(&ctx).await?;
    let (period, parts) = (told.asked, &told.parts);
    let head = ["period", "section", "name", "count", "percent", "median", "p90"];
    let head = head.map(|name| ctx.t(&format!("figures-column-{name}")));
    let rows: Vec<Vec<String>> = std::iter::once(head.to_vec())
        .chain(parts.iter().flat_map(|part| {
            let counts = part.lines.iter().map(|line| counted(period, part, line));
            counts.chain(part.terms.iter().map(|(name, spread)| lasted(period, part, name, spread.as_ref())))
        }))
        .collect();
    let mut file = csv::file(ctx.lang, &format!("zo-doen-wij-het-{period}.csv"), &rows, csv::Kept::Checked);
    // Open data: every site may count along.
    let anybody = HeaderValue::from_static("*");
    file.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    let cross = HeaderValue::from_static("cross-origin");
    file.headers_mut().insert(HeaderName::from_static("cross-origin-resource-policy"), cross);
    Ok(file)
}

fn counted(period: Period, part: &Part, line: &Line) -> Vec<String> {
    let count = match line.count {
        Shown::Exactly(count) => count.to_string(),
        Shown::Few => "< 5".to_owned(),
        Shown::Withheld => "withheld".to_owned(),
    };
    let percent = line.percent.map(|percent| percent.to_string()).unwrap_or_default();
    let (name, none) = (line.name.clone(), String::new());
    vec![period.to_string(), part.title.clone(), name, count, percent, none.clone(), none]
}

/// Of how many is not told: with it, a count that is hidden in another row or period could be worked out.
fn lasted(period: Period, part: &Part, name: &str, spread: Option<&Spread>) -> Vec<String> {
    let (median, p90) =
        spread.map(|spread| (spread.median.to_string(), spread.p90.to_string())).unwrap_or_default();
    let none = String::new();
    vec![period.to_string(), part.title.clone(), name.to_owned(), none.clone(), none, median, p90]
}

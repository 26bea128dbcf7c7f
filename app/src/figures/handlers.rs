//! The same figures as a file, for everybody who wants to count along.

use crate::figures::{numbers, pages::period};
use axum::{Router, response::Response, routing::get};
use domain::figures::Shown;
use web::{context::Ctx, csv, error::AppError, route::Routes as _, routes};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::figures::Download>(get(download))
}

async fn download(ctx: Ctx) -> Result<Response, AppError> {
    let period = period(&ctx);
    let head = ["period", "section", "name", "count", "percent", "median-days", "p90-days"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for section in numbers::of(&ctx, period).await? {
        for line in section.lines {
            let count = match line.count {
                Shown::Exactly(count) => count.to_string(),
                Shown::Few => "< 5".to_owned(),
                Shown::Withheld => "withheld".to_owned(),
            };
            let percent = line.percent.map(|percent| percent.to_string()).unwrap_or_default();
            rows.push(vec![
                period.to_string(),
                section.title.clone(),
                line.name,
                count,
                percent,
                String::new(),
                String::new(),
            ]);
        }
        for (name, spread) in section.terms {
            // Of how many is not told: with it, a count that is hidden in another row or period could be
            // worked out.
            let (median, p90) =
                spread.map(|spread| (spread.median.to_string(), spread.p90.to_string())).unwrap_or_default();
            rows.push(vec![
                period.to_string(),
                section.title.clone(),
                name,
                String::new(),
                String::new(),
                median,
                p90,
            ]);
        }
    }
    Ok(csv::file(&format!("zo-doen-wij-het-{period}.csv"), &rows))
}

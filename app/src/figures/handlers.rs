//! The same figures as a file, for everybody who wants to count along.

use crate::{
    context::Ctx,
    error::AppError,
    figures::{numbers, pages::period},
};
use axum::{Router, http::header, response::IntoResponse, routing::get};
use domain::figures::Shown;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/zo-doen-wij-het.csv", get(csv))
}

async fn csv(ctx: Ctx) -> Result<impl IntoResponse, AppError> {
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
            rows.push(vec![period.to_string(), section.title.clone(), line.name, count, percent, String::new(), String::new()]);
        }
        for (name, spread) in section.terms {
            // Of how many is not told: with it, a count that is hidden in another row or period could be worked out.
            let (median, p90) = spread.map(|spread| (spread.median.to_string(), spread.p90.to_string())).unwrap_or_default();
            rows.push(vec![period.to_string(), section.title.clone(), name, String::new(), String::new(), median, p90]);
        }
    }
    let text: String = rows.into_iter().map(|row| format!("{}\r\n", row.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(","))).collect();
    let file = format!("attachment; filename=\"zo-doen-wij-het-{period}.csv\"");
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, file), (header::CACHE_CONTROL, "no-cache".to_owned())],
        text,
    ))
}

/// A field of a CSV file (RFC 4180). One that a spreadsheet would take for a formula gets an apostrophe in front.
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_never_a_formula_and_never_two_fields() {
        for (text, written) in [("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"), ("-2", "'-2"), ("< 5", "< 5"), ("@x,y", "\"'@x,y\"")]
        {
            assert_eq!(field(text), written);
        }
    }
}

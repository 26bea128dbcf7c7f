//! Tables as files (RFC 4180), such as a spreadsheet reads.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// Rows as a file to download.
#[must_use]
pub fn file(name: &str, rows: &[Vec<String>]) -> Response {
    let text: String = rows
        .iter()
        .map(|row| format!("{}\r\n", row.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",")))
        .collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, text).into_response()
}

/// A field. One that a spreadsheet would take for a formula gets an apostrophe in front.
fn field(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_never_a_formula_and_never_two_fields() {
        for (text, written) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("< 5", "< 5"),
            ("@x,y", "\"'@x,y\""),
        ] {
            assert_eq!(field(text), written);
        }
    }
}

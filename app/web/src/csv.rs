//! Tables as files (RFC 4180), such as a spreadsheet reads.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::lang::Lang;

/// Who may keep a file on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Everybody, as long as they ask whether it is still so.
    Checked,
    /// Nobody: it is for who asked.
    Nowhere,
}

/// Rows as a file to download, as a spreadsheet in this language opens it: with a mark that says in which
/// letters it is written, and in Dutch with semicolons, because the comma is that of numbers.
#[must_use]
pub fn file(lang: Lang, name: &str, rows: &[Vec<String>], kept: Kept) -> Response {
    let between = match lang {
        Lang::Nl => ";",
        Lang::En => ",",
    };
    let line = |row: &Vec<String>| row.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(between);
    let text: String = std::iter::once("\u{feff}".to_owned())
        .chain(rows.iter().map(|row| format!("{}\r\n", line(row))))
        .collect();
    let kept = match kept {
        Kept::Checked => "no-cache",
        Kept::Nowhere => "no-store",
    };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, kept.to_owned()),
    ];
    (headers, text).into_response()
}

/// A field. One that a spreadsheet would take for a formula gets an apostrophe in front.
fn field(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_never_a_formula_and_never_two_fields() {
        for (text, written) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("a;b", "\"a;b\""),
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

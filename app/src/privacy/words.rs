//! What is kept about somebody, in words.

use serde_json::Value;
use web::{context::Ctx, text, text::Texts as _};

/// The name of a field, as people read it.
#[must_use]
pub fn label(ctx: &Ctx, name: &str) -> String {
    ctx.t(&format!("datum-{}", name.replace('_', "-")))
}

/// Where the words for a code stand; `None` for what people wrote themselves.
fn words_for(section: &str, name: &str) -> Option<&'static str> {
    Some(match (section, name) {
        ("account", "language") => "language",
        ("roles", "role") => "role",
        ("devices", "way") => "login-way",
        ("initiatives", "stage") => "stage",
        ("initiatives", "visibility") => "visibility",
        ("initiatives", "contact") => "contact",
        ("initiatives", "precision") => "precision",
        ("initiatives", "value_picture") | ("critique", "helped" | "hindered") => "degree",
        ("needs", "direction") => "direction",
        ("requests", "kind") => "request-kind",
        ("requests", "status") => "request-status",
        ("requests" | "decisions", "outcome") => "outcome",
        ("messages", "side") => "side",
        ("messages", "means") => "means",
        ("answers", "choice") => "choice",
        ("offers", "kind") => "offer-kind",
        ("offers", "status") => "offer-status",
        ("critique", "status") => "critique-status",
        ("takedowns" | "reports", "ground") => "ground",
        ("takedowns", "status") => "takedown-status",
        ("reports", "status") => "report-status",
        ("deeds" | "done", "kind") => "event",
        _ => return None,
    })
}

/// A value in words: a moment as people say it, a code by its name, yes or no, a text as it was written.
#[must_use]
pub fn shown(ctx: &Ctx, section: &str, name: &str, value: &Value) -> String {
    match value {
        // A list or a table that was kept as text.
        Value::String(text) if matches!(name, "areas" | "benefits" | "value_picture") => {
            serde_json::from_str(text)
                .map_or_else(|_no_json| text.clone(), |inner: Value| shown(ctx, section, name, &inner))
        }
        Value::Array(all) => {
            all.iter().map(|one| shown(ctx, section, "", one)).collect::<Vec<_>>().join(", ")
        }
        Value::Object(all) => all
            .iter()
            .filter_map(|(key, one)| {
                let text = one.as_str().unwrap_or_default();
                // Of a mail only what says something to people; the file for programs has all of it.
                let label = match name {
                    "facts" => ctx.lang.find(&format!("datum-{}", key.replace('_', "-")))?,
                    _ => key.clone(),
                };
                Some(format!("{label}: {}", coded(ctx, section, name, text)))
            })
            .collect::<Vec<_>>()
            .join(", "),
        Value::String(text) if name == "at" || name.ends_with("_at") => {
            text.parse().map_or_else(|_no_moment: jiff::Error| text.clone(), |at| text::moment(ctx.lang, at))
        }
        Value::String(text) => coded(ctx, section, name, text),
        Value::Bool(yes) => ctx.t(if *yes { "yes" } else { "no" }),
        // SQLite has no booleans of its own.
        Value::Number(number) if name == "application" || name == "wants_public" => {
            ctx.t(if number.as_i64() == Some(1) { "yes" } else { "no" })
        }
        Value::Null => String::new(),
        Value::Number(_) => value.to_string(),
    }
}

fn coded(ctx: &Ctx, section: &str, name: &str, text: &str) -> String {
    words_for(section, name)
        .and_then(|group| ctx.lang.find(&format!("{group}-{}", text.replace('_', "-"))))
        .unwrap_or_else(|| text.to_owned())
}

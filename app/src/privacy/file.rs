//! Everything that is kept about somebody, as a page that can be read without the site: in the file that one
//! takes along.

use crate::privacy::{
    export::Section,
    words::{label, shown},
};
use serde_json::{Map, Value};
use web::{
    context::Ctx,
    text::{self, escaped},
};

/// How the page looks. It stands in the page itself, because the file has to be enough.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 \
    1rem}dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-wrap}\
    li{border-top:1px solid #999;padding:.5rem 0;list-style:none}ul{padding:0}";

/// The page.
#[must_use]
pub fn as_file(ctx: &Ctx, sections: &[Section]) -> String {
    let lang = ctx.lang.code();
    let title = escaped(&ctx.t("data-title"));
    let made = escaped(&ctx.tv(
        "data-made",
        &[("moment", text::moment(ctx.lang, ctx.now).into()), ("site", (&ctx.app.base_url).into())],
    ));
    let parts: String = sections.iter().map(|section| part(ctx, section)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLE}</style></head>\n<body><h1>{title}</h1><p>{made}</p>\n{parts}</body></html>\n"
    )
}

fn part(ctx: &Ctx, section: &Section) -> String {
    let name = escaped(&ctx.t(&format!("data-{}", section.name)));
    let why = escaped(&ctx.t(&format!("data-{}-why", section.name)));
    let rows: String = section.rows.iter().map(|one| row(ctx, section.name, one)).collect();
    format!("<h2>{name}</h2><p>{why}</p>\n<ul>\n{rows}</ul>\n")
}

fn row(ctx: &Ctx, section: &str, row: &Map<String, Value>) -> String {
    let fields: String = row.iter().map(|(name, value)| field(ctx, section, name, value)).collect();
    format!("<li><dl>{fields}</dl></li>\n")
}

/// A photo is shown: its file lies beside the page.
fn field(ctx: &Ctx, section: &str, name: &str, value: &Value) -> String {
    let label = escaped(&label(ctx, name));
    let shown = escaped(&shown(ctx, section, name, value));
    let photo = if name == "file" && section == "photos" {
        format!("<br><img src=\"fotos/{shown}.jpg\" alt=\"\" width=\"400\">")
    } else {
        String::new()
    };
    format!("<dt>{label}</dt><dd>{shown}{photo}</dd>")
}

//! What is kept of something that happened, in words: names in the place of keys, texts in the place of
//! codes.

use domain::{
    event::Kind,
    id::{AccountId, TeamId},
};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;
use web::{
    context::Ctx,
    text::{self, Texts as _},
};

/// Who and what is known by a name.
pub struct Names {
    /// Colleagues.
    pub people: HashMap<AccountId, String>,
    /// Teams.
    pub teams: HashMap<TeamId, String>,
}

/// Groups of codes that can stand among the facts, the likeliest first.
const GROUPS: [&str; 7] =
    ["outcome", "role", "visibility", "request-kind", "obstacle-kind", "offer-kind", "obstacle-level"];

/// The facts one after the other: what, and what it is.
pub fn facts(ctx: &Ctx, names: &Names, kind: Kind, payload: &str) -> Vec<(String, String)> {
    let Ok(Value::Object(all)) = serde_json::from_str(payload) else { return Vec::new() };
    all.iter()
        .map(|(name, value)| (label(ctx, name), shown(ctx, names, (kind, name), value)))
        .filter(|(_, said)| !said.is_empty())
        .collect()
}

fn label(ctx: &Ctx, name: &str) -> String {
    let name = name.replace('_', "-");
    ctx.lang.find(&format!("fact-of-{name}")).unwrap_or_else(|| name.replace('-', " "))
}

fn shown(ctx: &Ctx, names: &Names, of: (Kind, &str), value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => ctx.t(if *yes { "yes" } else { "no" }),
        Value::Number(number) => number.to_string(),
        Value::String(said) => string(ctx, names, of, said),
        Value::Array(all) => all.iter().map(|one| shown(ctx, names, of, one)).collect::<Vec<_>>().join(", "),
        Value::Object(all) => all
            .iter()
            .map(|(name, value)| format!("{}: {}", label(ctx, name), shown(ctx, names, (of.0, name), value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn string(ctx: &Ctx, names: &Names, (kind, name): (Kind, &str), said: &str) -> String {
    if let Ok(key) = said.parse::<Uuid>() {
        let known = names.people.get(&AccountId(key)).or_else(|| names.teams.get(&TeamId(key)));
        // What has no name here is told apart by the beginning of its key.
        return known.cloned().unwrap_or_else(|| said.chars().take(8).collect());
    }
    if let Ok(day) = said.parse::<Date>() {
        return text::date(ctx.lang, day);
    }
    if let Some(area) = ctx.live.areas.get(said) {
        return area.name.clone();
    }
    let code = said.replace('_', "-");
    // The status of an offer is another word than that of a question for cover.
    let about = kind.code().split('_').next().unwrap_or_default();
    let own = [format!("{about}-{name}"), name.replace('_', "-")];
    let word = own
        .iter()
        .map(String::as_str)
        .chain(GROUPS.into_iter().filter(|_| name != "status"))
        .find_map(|group| ctx.lang.find(&format!("{group}-{code}")));
    word.unwrap_or_else(|| said.to_owned())
}

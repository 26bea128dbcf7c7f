//! The text files: the same keys in both languages, and a text for everything that is asked.

use crate::support::source;
use std::{collections::BTreeMap, path::Path};

fn texts(lang: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/locales").join(lang);
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut key = String::new();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with([' ', '#']) || line.trim().is_empty() || line.starts_with('}') {
                if let Some(text) = all.get_mut(&key) {
                    *text = format!("{text}\n{line}");
                }
                continue;
            }
            let (name, text) = line.split_once(" =").unwrap_or_else(|| panic!("{}: {line}", path.display()));
            key = name.trim().to_owned();
            assert!(all.insert(key.clone(), text.to_owned()).is_none(), "{key} stands twice in {lang}");
        }
    }
    all
}

fn arguments(text: &str) -> Vec<String> {
    let mut names: Vec<_> = text
        .split("{ $")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn both_languages_have_the_same_keys_and_parts() {
    let (dutch, english) = (texts("nl"), texts("en"));
    assert_eq!(dutch.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (key, text) in &dutch {
        assert_eq!(arguments(text), arguments(&english[key]), "{key}");
    }
}

#[test]
fn every_text_that_is_asked_is_there() {
    let there = texts("nl");
    let source = source("../app");
    let mut missing = Vec::new();
    for start in [".t(\"", ".tv(\"", " t(\"", "error(\"", "Refused(\""] {
        for rest in source.split(start).skip(1) {
            let key: String = rest.chars().take_while(|c| *c != '"').collect();
            let is_key = key.contains('-')
                && !key.contains(['{', ' ', '/', '%'])
                && !rest[key.len()..].starts_with("\", \"");
            if is_key && !there.contains_key(&key) {
                missing.push(key);
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_code_has_a_name() {
    let there = texts("nl");
    let codes = |group: &str, codes: Vec<&'static str>| {
        codes.into_iter().map(|code| format!("{group}-{}", code.replace('_', "-"))).collect::<Vec<_>>()
    };
    macro_rules! all {
        ($($group:literal $kind:ty),+ $(,)?) => { [$(codes($group,
            <$kind>::ALL.iter().map(|each| each.code()).collect())),+].concat() };
    }
    use domain::{
        access, checklist, climb, cover, critique, decision, event, figures, initiative, learning, obstacle,
        offer, recognition, report, request, thresholds,
    };
    let needed = all![
        "role" access::Role, "question" checklist::Question, "part" checklist::Part,
            "choice" checklist::Choice, "outcome" decision::Outcome,
        "harm" decision::Harm, "non-reason" decision::NonReason, "event" event::Kind,
            "stage" initiative::Stage, "visibility" initiative::Visibility,
        "precision" initiative::Precision, "contact" initiative::ContactChoice, "theme" initiative::Theme,
            "own-value" initiative::OwnValue,
        "obstacle-kind" obstacle::Kind, "obstacle-source" obstacle::Source,
            "obstacle-status" obstacle::Status, "obstacle-level" obstacle::Level,
        "offer-kind" offer::Kind, "offer-status" offer::Status, "request-kind" request::Kind,
            "request-status" request::Status,
        "climb-why" climb::Why, "cover-status" cover::Status, "degree" critique::Degree,
            "critique-status" critique::Status, "age" figures::Age,
        "case-status" learning::Status, "procedure-change" learning::Change,
            "thanks-answer" recognition::Answer, "threshold" thresholds::Threshold,
            "terms-group" thresholds::Group, "aggregate" event::Aggregate,
        "ground" report::Ground, "report-status" report::ReportStatus,
            "takedown-status" report::TakedownStatus,
    ];
    let missing: Vec<_> = needed.into_iter().filter(|key| !there.contains_key(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

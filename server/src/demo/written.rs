//! What stands in `demo/*.json`.

use anyhow::Context as _;
use domain::{
    access::Role,
    checklist::{Choice, Question},
    decision::Outcome,
    initiative::{ContactChoice, Precision, Stage, Theme, ValuePicture},
    obstacle, offer, request,
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// When something happened: how many days ago, and which step of that day.
pub type Moment = (i32, usize);

/// A colleague.
#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub team: String,
    pub function: String,
    pub phone: String,
    /// Teams that an alderman answers for.
    #[serde(default)]
    pub portfolio: Vec<String>,
}

/// Somebody with an address.
#[derive(Debug, Clone, Deserialize)]
pub struct Resident {
    pub name: String,
    pub email: String,
}

/// What is looked for or offered.
#[derive(Debug, Clone, Deserialize)]
pub struct Wanted {
    pub text: String,
    #[serde(default)]
    pub details: String,
}

/// An initiative.
#[derive(Debug, Clone, Deserialize)]
pub struct Initiative {
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub summary_en: String,
    pub story: String,
    pub story_en: Option<String>,
    pub themes: Vec<Theme>,
    pub stage: Stage,
    pub neighbourhood: String,
    pub precision: Precision,
    pub contact: ContactChoice,
    pub steward: Resident,
    pub since: Option<String>,
    pub open: Option<String>,
    pub value_picture: Option<ValuePicture>,
    pub benefits: Option<String>,
    #[serde(default)]
    pub needs: Vec<Wanted>,
    #[serde(default)]
    pub offers: Vec<Wanted>,
    pub registered_days_ago: i32,
}

/// Who has an obstacle.
#[derive(Debug, Clone, Deserialize)]
pub struct Owner {
    pub staff: Option<String>,
    pub team: Option<String>,
    pub outside: Option<String>,
}

/// An obstacle.
#[derive(Debug, Clone, Deserialize)]
pub struct Obstacle {
    pub key: String,
    pub title: String,
    pub title_en: String,
    pub explanation: String,
    pub explanation_en: String,
    pub kind: obstacle::Kind,
    pub from: obstacle::Source,
    pub owner: Option<Owner>,
    pub status: obstacle::Status,
    pub level: obstacle::Level,
    pub opened_days_ago: i32,
    pub due_in_days: Option<i32>,
    pub closed_days_ago: Option<i32>,
    pub answer: Option<String>,
    pub answer_en: Option<String>,
}

/// A message.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    pub from: String,
    pub days_ago: i32,
    pub text: String,
}

/// An answer to a question.
#[derive(Debug, Clone, Deserialize)]
pub struct Answer {
    pub choice: Option<Choice>,
    #[serde(default)]
    pub reason: String,
}

/// An assessment by one colleague.
#[derive(Debug, Clone, Deserialize)]
pub struct Judged {
    pub by: String,
    pub days_ago: i32,
    pub answers: BTreeMap<Question, Answer>,
}

/// An offer.
#[derive(Debug, Clone, Deserialize)]
pub struct Offer {
    pub kind: offer::Kind,
    pub title: String,
    #[serde(default)]
    pub details: String,
    pub by: String,
    pub days_ago: i32,
    pub until_in_days: Option<i32>,
    pub status: offer::Status,
}

/// An exception.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Exception {
    pub rule: String,
    pub reason: String,
    pub same_situation: String,
    pub covered_by: String,
}

/// A "no".
#[derive(Debug, Clone, Default, Deserialize)]
pub struct No {
    pub harm: String,
    pub article: Option<String>,
    pub to_whom: String,
    pub why_not_lighter: String,
    pub tried: String,
    pub alternative: String,
    pub second_signature: String,
}

/// A decision.
#[derive(Debug, Clone, Deserialize)]
pub struct Decision {
    pub outcome: Outcome,
    pub days_ago: i32,
    pub by: String,
    pub words: String,
    pub exception: Option<Exception>,
    pub no: Option<No>,
}

/// A handover.
#[derive(Debug, Clone, Deserialize)]
pub struct Handover {
    pub to: String,
    pub who_calls: String,
    pub days_ago: i32,
}

/// A request.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    pub initiative: Option<String>,
    pub person: Option<Resident>,
    pub kind: request::Kind,
    pub title: String,
    pub story: String,
    pub wished_in_days: Option<i32>,
    pub submitted_days_ago: i32,
    pub status: request::Status,
    pub waiting: Option<request::Turn>,
    pub handler: Option<String>,
    pub application: bool,
    #[serde(default)]
    pub messages: Vec<Message>,
    #[serde(default)]
    pub assessments: Vec<Judged>,
    #[serde(default)]
    pub obstacles: Vec<String>,
    #[serde(default)]
    pub offers: Vec<Offer>,
    pub decision: Option<Decision>,
    pub referral: Option<Handover>,
    /// Which of those that are like one that is written down.
    #[serde(skip)]
    pub copy: usize,
}

/// One thing that happened to a request.
#[derive(Debug, Clone, Copy)]
pub enum Action<'a> {
    Take(&'a str),
    Say { from: &'a str, text: &'a str, first: bool },
    Assess(&'a Judged),
    Link(&'a Obstacle),
    Offer(&'a Offer),
    Decide(&'a Decision),
    Refer(&'a Handover),
}

/// Obstacles by their keys.
pub type Known<'a> = HashMap<&'a str, &'a Obstacle>;

/// What happened to a request and how many days ago, oldest first.
pub fn actions<'a>(one: &'a Request, obstacles: &Known<'a>) -> Vec<(i32, Action<'a>)> {
    let mut all: Vec<(i32, Action<'a>)> = Vec::new();
    if let Some(handler) = &one.handler {
        let first = one
            .messages
            .iter()
            .filter(|message| message.from != "resident")
            .map(|message| message.days_ago)
            .max();
        all.push((first.unwrap_or(one.submitted_days_ago), Action::Take(handler)));
    }
    let mut spoken = false;
    for message in &one.messages {
        let first = !spoken && message.from != "resident";
        spoken |= first;
        all.push((message.days_ago, Action::Say { from: &message.from, text: &message.text, first }));
    }
    all.extend(one.assessments.iter().map(|judged| (judged.days_ago, Action::Assess(judged))));
    for obstacle in one.obstacles.iter().filter_map(|key| obstacles.get(key.as_str())) {
        let met = (one.submitted_days_ago - 2).max(0).min(obstacle.opened_days_ago);
        let done = obstacle.closed_days_ago;
        all.push((met.max(done.unwrap_or(0)).min(one.submitted_days_ago), Action::Link(obstacle)));
    }
    all.extend(one.offers.iter().map(|offer| (offer.days_ago, Action::Offer(offer))));
    all.extend(one.decision.iter().map(|decision| (decision.days_ago, Action::Decide(decision))));
    all.extend(one.referral.iter().map(|referral| (referral.days_ago, Action::Refer(referral))));
    // Stable: what is written first on the same day happened first.
    all.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    all
}

/// The colleagues.
pub fn people() -> anyhow::Result<Vec<Person>> {
    #[derive(Deserialize)]
    struct People {
        staff: Vec<Person>,
    }
    let people: People =
        serde_json::from_str(include_str!("../../demo/people.json")).context("demo/people.json")?;
    Ok(people.staff)
}

/// The initiatives.
pub fn initiatives() -> anyhow::Result<Vec<Initiative>> {
    serde_json::from_str(include_str!("../../demo/initiatives.json")).context("demo/initiatives.json")
}

/// The obstacles.
pub fn obstacles() -> anyhow::Result<Vec<Obstacle>> {
    serde_json::from_str(include_str!("../../demo/obstacles.json")).context("demo/obstacles.json")
}

/// The requests, oldest first, so that their numbers count up.
pub fn requests() -> anyhow::Result<Vec<Request>> {
    let mut all: Vec<Request> =
        serde_json::from_str(include_str!("../../demo/requests.json")).context("demo/requests.json")?;
    all.sort_by_key(|request| std::cmp::Reverse(request.submitted_days_ago));
    Ok(all)
}

/// When a request ended that did not end with its decision or its handover: the day after what was said or
/// decided last, and not before anything else that happened to it.
pub fn ended(one: &Request, actions: &[(i32, Action<'_>)]) -> Moment {
    let last = one.messages.iter().map(|message| message.days_ago).min().unwrap_or(one.submitted_days_ago);
    let last = one.decision.as_ref().map_or(last, |decision| decision.days_ago.min(last));
    let newest = actions.iter().map(|(days, _)| *days).min().unwrap_or(last);
    ((last - 1).min(newest).max(0), 90)
}

//! The loops of the demonstration: praise, critique, the learning table, talks, cover and appeals, as `demo/loops.json` tells them.

use super::Loader;
use anyhow::Context as _;
use domain::{
    cover::Status as CoverStatus,
    critique::Degree,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, ObstacleId, RequestId},
    learning::{Change, Parts},
    obstacle::Level,
    recognition::Answer,
    time,
};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use store::{accounts::duty, obstacles as obstacle_store};

/// What was loaded before, by the names that the file uses.
pub struct Known<'a> {
    pub initiatives: &'a HashMap<String, (InitiativeId, AccountId)>,
    pub obstacles: &'a HashMap<String, ObstacleId>,
    pub requests: &'a HashMap<String, (RequestId, AccountId)>,
}

#[derive(Debug, Deserialize)]
struct Loops {
    duty: Vec<Duty>,
    thanks: Vec<Thanks>,
    critique: Vec<Critique>,
    learning: Vec<Case>,
    talks: Vec<Talk>,
    covers: Vec<Cover>,
    appeals: Vec<Appeal>,
}

#[derive(Debug, Deserialize)]
struct Duty {
    who: String,
    from_days_ago: i32,
    until_in_days: i32,
}

#[derive(Debug, Deserialize)]
struct Thanks {
    initiative: String,
    by: String,
    days_ago: i32,
    answer: Answer,
    words: String,
    words_en: String,
}

#[derive(Debug, Deserialize)]
struct Critique {
    request: Option<String>,
    person: Option<super::written::Resident>,
    helped: Degree,
    hindered: Degree,
    public: bool,
    days_ago: i32,
    words: String,
    words_en: String,
    answer: Option<Reply>,
}

#[derive(Debug, Deserialize)]
struct Reply {
    by: String,
    days_ago: i32,
    words: String,
    words_en: String,
}

#[derive(Debug, Deserialize)]
struct Case {
    title: String,
    prepared_by: String,
    days_ago: i32,
    held_days_ago: Option<i32>,
    happened: String,
    rule_wanted: String,
    person_needed: String,
    change: String,
    requests: Vec<String>,
    obstacles: Vec<String>,
    procedures: Vec<Procedure>,
}

#[derive(Debug, Deserialize)]
struct Procedure {
    title: String,
    title_en: String,
    change: Change,
    days_ago: i32,
    words: String,
    words_en: String,
    obstacles: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Talk {
    area: String,
    by: String,
    held_days_ago: i32,
    with_whom: String,
    heard: String,
    obstacles: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Cover {
    request: String,
    by: String,
    of: String,
    days_ago: i32,
    climbed_to: Option<String>,
    climbed_days_ago: Option<i32>,
    obstacle: Option<String>,
    why: String,
    status: CoverStatus,
    answered_days_ago: Option<i32>,
    #[serde(default)]
    answer: String,
}

#[derive(Debug, Deserialize)]
struct Appeal {
    obstacle: String,
    by: String,
    body: String,
    days_ago: i32,
    letter: String,
    reply: Option<String>,
    replied_days_ago: Option<i32>,
}

impl Loader<'_> {
    /// Everything in the file that is about something that was loaded.
    pub(super) async fn loops(&mut self, known: &Known<'_>) -> anyhow::Result<()> {
        let loops: Loops = serde_json::from_str(include_str!("../../demo/loops.json")).context("demo/loops.json")?;
        for one in &loops.duty {
            let today = time::day_of(self.now);
            let (from, until) = (time::plus_days(today, -one.from_days_ago), time::plus_days(today, one.until_in_days));
            duty::set(self.write.tx(), self.write.by().municipality, self.colleague(&one.who)?, from, until).await?;
        }
        for one in &loops.thanks {
            if let Some((initiative, owner)) = known.initiatives.get(&one.initiative) {
                self.thanks(one, *initiative, *owner).await?;
            }
        }
        for one in &loops.critique {
            self.critique(one, known).await?;
        }
        for one in &loops.learning {
            self.case(one, known).await?;
        }
        for one in &loops.talks {
            self.talk(one, known).await?;
        }
        for one in &loops.covers {
            if let Some((request, _)) = known.requests.get(&one.request) {
                self.cover(one, *request, known).await?;
            }
        }
        for one in &loops.appeals {
            self.appeal(one, known).await?;
        }
        Ok(())
    }

    async fn thanks(&mut self, one: &Thanks, initiative: InitiativeId, owner: AccountId) -> anyhow::Result<()> {
        let alderman = self.colleague(&one.by)?;
        self.act(Some(alderman), self.at(one.days_ago, 0));
        let english = json!({"en": {"words": one.words_en}}).to_string();
        let (id, hash) = store::recognition::thank(self.write.tx(), self.write.by(), initiative, alderman, &one.words, Some(english)).await?;
        self.event(Aggregate::Initiative, initiative.0, Kind::ThanksSent, Audience::Parties, json!({"recognition": id, "text": hash})).await?;
        if one.answer != Answer::Waiting {
            let at = self.at(one.days_ago.saturating_sub(2).max(0), 30);
            self.act(Some(owner), at);
            store::recognition::answer(self.write.tx(), id, one.answer, at).await?;
            let payload = json!({"recognition": id, "answer": one.answer});
            self.event(Aggregate::Initiative, initiative.0, Kind::ThanksAnswered, Audience::Parties, payload).await?;
        }
        Ok(())
    }

    async fn critique(&mut self, one: &Critique, known: &Known<'_>) -> anyhow::Result<()> {
        let (request, author) = match (&one.request, &one.person) {
            (Some(title), _) => match known.requests.get(title) {
                Some((request, author)) => (Some(*request), *author),
                None => return Ok(()),
            },
            (None, Some(person)) => {
                self.act(None, self.at(one.days_ago, 0));
                (None, self.person(&person.name, &person.email).await?)
            }
            (None, None) => anyhow::bail!("nobody says {}", one.words),
        };
        let at = self.at(one.days_ago, 0);
        self.act(Some(author), at);
        let english = json!({"en": {"words": one.words_en, "answer": one.answer.as_ref().map(|answer| answer.words_en.clone())}});
        let due = time::plus_working_days(time::day_of(at), domain::thresholds::Threshold::TermCritique.default_value());
        let new = store::critique::New {
            request,
            author,
            helped: Some(one.helped),
            hindered: Some(one.hindered),
            words: one.words.clone(),
            translations: Some(english.to_string()),
            wants_public: one.public,
            due,
        };
        let (id, hash) = store::critique::send(self.write.tx(), self.write.by(), new).await?;
        self.event(Aggregate::Critique, id.0, Kind::CritiqueSent, Audience::Parties, json!({"critique": id, "text": hash})).await?;
        if let Some(reply) = &one.answer {
            let (by, at) = (self.colleague(&reply.by)?, self.at(reply.days_ago, 0));
            self.act(Some(by), at);
            store::critique::answer(self.write.tx(), id, &reply.words, by, at).await?;
            self.event(Aggregate::Critique, id.0, Kind::CritiqueAnswered, Audience::Parties, json!({})).await?;
        }
        Ok(())
    }

    async fn case(&mut self, one: &Case, known: &Known<'_>) -> anyhow::Result<()> {
        let who = self.colleague(&one.prepared_by)?;
        self.act(Some(who), self.at(one.days_ago, 0));
        let parts = Parts {
            happened: one.happened.clone(),
            rule_wanted: one.rule_wanted.clone(),
            person_needed: one.person_needed.clone(),
            change: one.change.clone(),
        };
        let id = store::learning::prepare(self.write.tx(), self.write.by(), &one.title, &parts, who).await?;
        self.event(Aggregate::LearningCase, id.0, Kind::CasePrepared, Audience::Staff, json!({})).await?;
        for (request, _) in one.requests.iter().filter_map(|title| known.requests.get(title)) {
            store::learning::put(self.write.tx(), id, Some(*request), None).await?;
        }
        for obstacle in one.obstacles.iter().filter_map(|key| known.obstacles.get(key)) {
            store::learning::put(self.write.tx(), id, None, Some(*obstacle)).await?;
        }
        if let Some(days) = one.held_days_ago {
            let at = self.at(days, 0);
            self.act(Some(who), at);
            let day = time::day_of(at);
            store::learning::save(self.write.tx(), id, 1, &one.title, &parts, Some(day)).await?;
            self.event(Aggregate::LearningCase, id.0, Kind::CaseHeld, Audience::Staff, json!({"held_on": day})).await?;
        }
        for changed in &one.procedures {
            let at = self.at(changed.days_ago, 0);
            self.act(Some(who), at);
            let obstacles: Vec<_> = changed.obstacles.iter().filter_map(|key| known.obstacles.get(key)).copied().collect();
            let new = store::learning::NewProcedure {
                case: Some(id),
                title: changed.title.clone(),
                words: changed.words.clone(),
                translations: Some(json!({"en": {"title": changed.title_en, "words": changed.words_en}}).to_string()),
                obstacles: obstacles.clone(),
            };
            let procedure = store::learning::change(self.write.tx(), self.write.by(), new, changed.change, time::day_of(at), who).await?;
            let payload = json!({"procedure": procedure, "change": changed.change, "obstacles": obstacles});
            self.event(Aggregate::LearningCase, id.0, Kind::ProcedureChanged, Audience::Public, payload.clone()).await?;
            for obstacle in obstacles {
                self.event(Aggregate::Obstacle, obstacle.0, Kind::ProcedureChanged, Audience::Public, payload.clone()).await?;
            }
        }
        Ok(())
    }

    async fn talk(&mut self, one: &Talk, known: &Known<'_>) -> anyhow::Result<()> {
        let who = self.colleague(&one.by)?;
        let at = self.at(one.held_days_ago, 0);
        self.act(Some(who), at);
        let day = time::day_of(at);
        let id = store::council::hold(self.write.tx(), self.write.by(), &one.area, day, &one.with_whom, &one.heard, who).await?;
        self.event(Aggregate::Talk, id.0, Kind::TalkHeld, Audience::Staff, json!({"area": one.area, "held_on": day})).await?;
        for obstacle in one.obstacles.iter().filter_map(|key| known.obstacles.get(key)) {
            store::council::heard_of(self.write.tx(), id, *obstacle).await?;
        }
        Ok(())
    }

    async fn cover(&mut self, one: &Cover, request: RequestId, known: &Known<'_>) -> anyhow::Result<()> {
        let (asked_by, asked_of) = (self.colleague(&one.by)?, self.colleague(&one.of)?);
        self.act(Some(asked_by), self.at(one.days_ago, 40));
        let obstacle = one.obstacle.as_ref().and_then(|key| known.obstacles.get(key)).copied();
        let new = store::cover::New { request, obstacle, asked_by, why: &one.why, level: Level::Manager, asked_of };
        let id = store::cover::ask(self.write.tx(), self.write.by(), new).await?;
        self.event(Aggregate::Request, request.0, Kind::CoverAsked, Audience::Staff, json!({"cover": id, "of": asked_of, "obstacle": obstacle})).await?;
        let municipality = self.write.by().municipality;
        if let (Some(to), Some(days)) = (&one.climbed_to, one.climbed_days_ago) {
            let (to, at) = (self.colleague(to)?, self.at(days, 0));
            self.act(None, at);
            let there = store::cover::by_id(self.write.tx(), municipality, id).await?.context("cover that was just asked")?;
            store::cover::climb(self.write.tx(), &there, Level::Alderman, to, at).await?;
            self.event(Aggregate::Request, request.0, Kind::CoverClimbed, Audience::Staff, json!({"cover": id, "of": to})).await?;
        }
        if let Some(days) = one.answered_days_ago {
            let at = self.at(days, 0);
            self.act(Some(asked_of), at);
            store::cover::answer(self.write.tx(), id, one.status, asked_of, &one.answer, at).await?;
            self.event(Aggregate::Request, request.0, Kind::CoverAnswered, Audience::Staff, json!({"cover": id, "status": one.status, "by": asked_of})).await?;
        }
        Ok(())
    }

    async fn appeal(&mut self, one: &Appeal, known: &Known<'_>) -> anyhow::Result<()> {
        let obstacle = *known.obstacles.get(&one.obstacle).with_context(|| format!("there is no obstacle {}", one.obstacle))?;
        let who = self.colleague(&one.by)?;
        let at = self.at(one.days_ago, 0);
        self.act(Some(who), at);
        let id = obstacle_store::put(self.write.tx(), obstacle, &one.body, &one.letter, time::day_of(at), who).await?;
        self.event(Aggregate::Obstacle, obstacle.0, Kind::ObstaclePut, Audience::Public, json!({"appeal": id})).await?;
        if let (Some(reply), Some(days)) = (&one.reply, one.replied_days_ago) {
            let at = self.at(days, 0);
            self.act(Some(who), at);
            obstacle_store::reply(self.write.tx(), obstacle, id, reply, time::day_of(at)).await?;
            self.event(Aggregate::Obstacle, obstacle.0, Kind::ObstacleReplied, Audience::Public, json!({"appeal": id})).await?;
        }
        Ok(())
    }
}

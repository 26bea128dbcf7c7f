//! The loops of the demonstration: praise, critique, the learning table, talks, cover and appeals, as
//! `demo/loops.json` tells them.

use super::loader::Loader;
use anyhow::Context as _;
use app::{
    council::actions::{self as council, Talk as Held},
    cover::actions as cover,
    learning::actions as learning,
    obstacles::actions::appeals,
    recognition::actions as recognition,
};
use domain::{
    cover::Status as CoverStatus,
    critique::Degree,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, LearningCaseId, ObstacleId, RequestId},
    lang::Lang,
    learning::{Change, Parts},
    obstacle::Level,
    recognition::Answer,
    time,
};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;

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
        let loops: Loops =
            serde_json::from_str(include_str!("../../demo/loops.json")).context("demo/loops.json")?;
        for one in &loops.duty {
            let today = time::day_of(self.now);
            let (from, until) =
                (time::plus_days(today, -one.from_days_ago), time::plus_days(today, one.until_in_days));
            cover::on_duty(&self.write, self.colleague(&one.who)?, from, until).await?;
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
            self.appeal(one).await?;
        }
        Ok(())
    }

    async fn thanks(
        &mut self,
        one: &Thanks,
        initiative: InitiativeId,
        owner: AccountId,
    ) -> anyhow::Result<()> {
        let alderman = self.colleague(&one.by)?;
        self.act(Some(alderman), self.at(one.days_ago, 0));
        let english = json!({"en": {"words": one.words_en}});
        let (id, hash) = store::recognition::thank(
            self.write.tx(),
            self.write.by(),
            initiative,
            alderman,
            &one.words,
            Some(english),
        )
        .await?;
        self.event(
            Aggregate::Initiative,
            initiative.0,
            Kind::ThanksSent,
            Audience::Parties,
            json!({"recognition": id, "text": hash}),
        )
        .await?;
        if one.answer != Answer::Waiting {
            self.act(Some(owner), self.at(one.days_ago.saturating_sub(2).max(0), 30));
            let there =
                store::recognition::by_id(self.write.tx(), self.write.by().municipality, id, Lang::Nl)
                    .await?
                    .context("thanks that were just said")?;
            recognition::answer(&self.write, &there, one.answer).await?;
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
        let english = json!({"en": {"words": one.words_en,
            "answer": one.answer.as_ref().map(|answer| answer.words_en.clone())}});
        let due = time::plus_working_days(
            time::day_of(at),
            domain::thresholds::Threshold::TermCritique.default_value(),
        );
        let new = store::critique::New {
            request,
            author,
            helped: Some(one.helped),
            hindered: Some(one.hindered),
            words: one.words.clone(),
            translations: Some(english),
            wants_public: one.public,
            due,
        };
        let (id, hash) = store::critique::send(self.write.tx(), self.write.by(), new).await?;
        self.event(
            Aggregate::Critique,
            id.0,
            Kind::CritiqueSent,
            Audience::Parties,
            json!({"critique": id, "text": hash}),
        )
        .await?;
        if let Some(reply) = &one.answer {
            let (by, at) = (self.colleague(&reply.by)?, self.at(reply.days_ago, 0));
            self.act(Some(by), at);
            store::critique::answer(self.write.tx(), id, &reply.words, by, at).await?;
            self.event(Aggregate::Critique, id.0, Kind::CritiqueAnswered, Audience::Parties, json!({}))
                .await?;
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
        let id = learning::prepare(&self.write, &one.title, &parts, who).await?;
        for (request, _) in one.requests.iter().filter_map(|title| known.requests.get(title)) {
            learning::put_request(&self.write, id, *request).await?;
        }
        for obstacle in one.obstacles.iter().filter_map(|key| known.obstacles.get(key)) {
            learning::put_obstacle(&self.write, id, *obstacle).await?;
        }
        if let Some(days) = one.held_days_ago {
            let at = self.at(days, 0);
            self.act(Some(who), at);
            let there = self.prepared(id).await?;
            anyhow::ensure!(
                learning::save(
                    &self.write,
                    &there,
                    there.version,
                    &one.title,
                    &parts,
                    Some(time::day_of(at))
                )
                .await?,
                "{} changed",
                one.title
            );
        }
        for changed in &one.procedures {
            self.act(Some(who), self.at(changed.days_ago, 0));
            let new = store::learning::NewProcedure {
                case: Some(id),
                title: changed.title.clone(),
                words: changed.words.clone(),
                translations: Some(json!({"en": {"title": changed.title_en, "words": changed.words_en}})),
                obstacles: changed
                    .obstacles
                    .iter()
                    .filter_map(|key| known.obstacles.get(key))
                    .copied()
                    .collect(),
            };
            learning::change(&self.write, &self.prepared(id).await?, new, changed.change, who).await?;
        }
        Ok(())
    }

    /// A case as it stands now.
    async fn prepared(&self, id: LearningCaseId) -> anyhow::Result<store::learning::Case> {
        store::learning::by_id(self.write.tx(), self.write.by().municipality, id)
            .await?
            .context("a case that was just put on the table")
    }

    async fn talk(&mut self, one: &Talk, known: &Known<'_>) -> anyhow::Result<()> {
        let who = self.colleague(&one.by)?;
        let at = self.at(one.held_days_ago, 0);
        self.act(Some(who), at);
        let talk =
            Held { area: &one.area, held_on: time::day_of(at), with_whom: &one.with_whom, heard: &one.heard };
        let id = council::hold(&self.write, talk, who).await?;
        for obstacle in one.obstacles.iter().filter_map(|key| known.obstacles.get(key)) {
            council::heard_of(&self.write, id, *obstacle).await?;
        }
        Ok(())
    }

    async fn cover(&mut self, one: &Cover, request: RequestId, known: &Known<'_>) -> anyhow::Result<()> {
        let (asked_by, asked_of) = (self.colleague(&one.by)?, self.colleague(&one.of)?);
        self.act(Some(asked_by), self.at(one.days_ago, 40));
        let obstacle = one.obstacle.as_ref().and_then(|key| known.obstacles.get(key)).copied();
        let new =
            store::cover::New { request, obstacle, asked_by, why: &one.why, level: Level::Manager, asked_of };
        let id = store::cover::ask(self.write.tx(), self.write.by(), new).await?;
        self.event(
            Aggregate::Request,
            request.0,
            Kind::CoverAsked,
            Audience::Staff,
            json!({"cover": id, "of": asked_of, "obstacle": obstacle}),
        )
        .await?;
        let municipality = self.write.by().municipality;
        if let (Some(to), Some(days)) = (&one.climbed_to, one.climbed_days_ago) {
            let (to, at) = (self.colleague(to)?, self.at(days, 0));
            self.act(None, at);
            let there = store::cover::by_id(self.write.tx(), municipality, id)
                .await?
                .context("cover that was just asked")?;
            store::cover::climb(self.write.tx(), &there, Level::Alderman, to, at).await?;
            self.event(
                Aggregate::Request,
                request.0,
                Kind::CoverClimbed,
                Audience::Staff,
                json!({"cover": id, "of": to}),
            )
            .await?;
        }
        if let Some(days) = one.answered_days_ago {
            let at = self.at(days, 0);
            self.act(Some(asked_of), at);
            store::cover::answer(self.write.tx(), id, one.status, asked_of, &one.answer, at).await?;
            self.event(
                Aggregate::Request,
                request.0,
                Kind::CoverAnswered,
                Audience::Staff,
                json!({"cover": id, "status": one.status, "by": asked_of}),
            )
            .await?;
        }
        Ok(())
    }

    async fn appeal(&mut self, one: &Appeal) -> anyhow::Result<()> {
        let there =
            store::obstacles::by_slug(self.write.tx(), self.write.by().municipality, &one.obstacle, Lang::Nl)
                .await?;
        let there = there.with_context(|| format!("there is no obstacle {}", one.obstacle))?;
        let who = self.colleague(&one.by)?;
        self.act(Some(who), self.at(one.days_ago, 0));
        let id = appeals::put(&self.write, &there, &one.body, &one.letter, who).await?;
        if let (Some(reply), Some(days)) = (&one.reply, one.replied_days_ago) {
            self.act(Some(who), self.at(days, 0));
            anyhow::ensure!(
                appeals::replied(&self.write, &there, id, reply).await?,
                "a reply to {} came before",
                one.body
            );
        }
        Ok(())
    }
}

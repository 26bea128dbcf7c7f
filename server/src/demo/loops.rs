//! The loops of the demonstration: praise, critique, the learning table, talks, cover and appeals, as
//! `demo/loops.json` tells them.

use super::{loader::Loader, written::Moment};
use anyhow::Context as _;
use app::{
    council::actions::{self as council, Talk as Held},
    cover::actions as cover,
    critique::actions::{self as critique, Words},
    learning::actions as learning,
    obstacles::actions::appeals,
    recognition::actions as recognition,
};
use domain::{
    calendar::Calendar,
    cover::Status as CoverStatus,
    critique::Degree,
    id::{CoverId, CritiqueId, LearningCaseId, RecognitionId},
    lang::Lang,
    learning::{Change, Parts},
    recognition::Answer,
    thresholds::Threshold,
    time,
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// What stands in `demo/loops.json`.
#[derive(Debug, Deserialize)]
pub struct Loops {
    duty: Vec<Duty>,
    thanks: Vec<Thanks>,
    critique: Vec<Critique>,
    learning: Vec<Case>,
    talks: Vec<Talk>,
    covers: Vec<Cover>,
    appeals: Vec<Appeal>,
}

#[derive(Debug, Deserialize)]
pub struct Duty {
    who: String,
    from_days_ago: i32,
    until_in_days: i32,
}

#[derive(Debug, Deserialize)]
pub struct Thanks {
    initiative: String,
    by: String,
    days_ago: i32,
    answer: Answer,
    words: String,
    words_en: String,
}

#[derive(Debug, Deserialize)]
pub struct Critique {
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
pub struct Reply {
    by: String,
    days_ago: i32,
    words: String,
    words_en: String,
}

#[derive(Debug, Deserialize)]
pub struct Case {
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
pub struct Procedure {
    title: String,
    title_en: String,
    change: Change,
    days_ago: i32,
    words: String,
    words_en: String,
    obstacles: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Talk {
    area: String,
    by: String,
    held_days_ago: i32,
    with_whom: String,
    heard: String,
    obstacles: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Cover {
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
pub struct Appeal {
    obstacle: String,
    by: String,
    body: String,
    days_ago: i32,
    letter: String,
    reply: Option<String>,
    replied_days_ago: Option<i32>,
}

/// What stands in `demo/loops.json`.
///
/// # Errors
/// When it does not fit.
pub fn loops() -> anyhow::Result<Loops> {
    serde_json::from_str(include_str!("../../demo/loops.json")).context("demo/loops.json")
}

/// One thing that happened in the loops.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    Duty(&'a Duty),
    Thank(&'a Thanks),
    AnswerThanks(&'a Thanks),
    Criticise(&'a Critique),
    AnswerCritique(&'a Critique, &'a Reply),
    LateCritique(&'a Critique),
    Prepare(&'a Case),
    Hold(&'a Case),
    Change(&'a Case, &'a Procedure),
    Talk(&'a Talk),
    AskCover(&'a Cover),
    ClimbCover(&'a Cover, &'a str),
    AnswerCover(&'a Cover),
    Appeal(&'a Appeal),
    Reply(&'a Appeal, &'a str),
}

impl Loops {
    /// Everything that happened until this day, and when.
    pub fn lives(&self, today: Date) -> Vec<(Moment, Step<'_>)> {
        let mut all: Vec<_> = self.duty.iter().map(|one| ((one.from_days_ago, 0), Step::Duty(one))).collect();
        for one in &self.thanks {
            all.push(((one.days_ago, 0), Step::Thank(one)));
            if one.answer != Answer::Waiting {
                all.push(((one.days_ago.saturating_sub(2).max(0), 30), Step::AnswerThanks(one)));
            }
        }
        for one in &self.critique {
            all.push(((one.days_ago, 0), Step::Criticise(one)));
            let answer = one.answer.as_ref();
            all.extend(answer.map(|reply| ((reply.days_ago, 0), Step::AnswerCritique(one, reply))));
            let due = Calendar::default().plus_working_days(
                time::plus_days(today, -one.days_ago),
                Threshold::TermCritique.default_value(),
            );
            if answer.is_none() && due < today {
                let days = time::days_between(due, today);
                all.push(((days - 1, 0), Step::LateCritique(one)));
            }
        }
        for one in &self.learning {
            all.push(((one.days_ago, 0), Step::Prepare(one)));
            all.extend(one.held_days_ago.map(|days| ((days, 0), Step::Hold(one))));
            let changes = one.procedures.iter();
            all.extend(changes.map(|changed| ((changed.days_ago, 0), Step::Change(one, changed))));
        }
        all.extend(self.talks.iter().map(|one| ((one.held_days_ago, 0), Step::Talk(one))));
        for one in &self.covers {
            all.push(((one.days_ago, 40), Step::AskCover(one)));
            let climbed = one.climbed_to.as_deref().zip(one.climbed_days_ago);
            all.extend(climbed.map(|(to, days)| ((days, 0), Step::ClimbCover(one, to))));
            all.extend(one.answered_days_ago.map(|days| ((days, 0), Step::AnswerCover(one))));
        }
        for one in &self.appeals {
            all.push(((one.days_ago, 0), Step::Appeal(one)));
            let replied = one.reply.as_deref().zip(one.replied_days_ago);
            all.extend(replied.map(|(reply, days)| ((days, 0), Step::Reply(one, reply))));
        }
        all
    }
}

impl Loader<'_> {
    /// One thing that happened in the loops, when what it is about was loaded.
    pub(super) async fn loops(&mut self, step: Step<'_>, at: Timestamp) -> anyhow::Result<()> {
        match step {
            Step::Duty(one) => self.duty(one, at).await,
            Step::Thank(one) => self.thank(one, at).await,
            Step::AnswerThanks(one) => self.answer_thanks(one, at).await,
            Step::Criticise(one) => self.criticise(one, at).await,
            Step::AnswerCritique(one, reply) => self.answer_critique(one, reply, at).await,
            Step::LateCritique(one) => self.late_critique(one, at).await,
            Step::Prepare(one) => self.prepare(one, at).await,
            Step::Hold(one) => self.hold(one, at).await,
            Step::Change(one, changed) => self.change(one, changed, at).await,
            Step::Talk(one) => self.talk(one, at).await,
            Step::AskCover(one) => self.ask_cover(one, at).await,
            Step::ClimbCover(one, to) => self.climb_cover(one, to, at).await,
            Step::AnswerCover(one) => self.answer_cover(one, at).await,
            Step::Appeal(one) => self.appeal(one, at).await,
            Step::Reply(one, reply) => self.reply(one, reply, at).await,
        }
    }

    async fn duty(&mut self, one: &Duty, at: Timestamp) -> anyhow::Result<()> {
        let (who, today) = (self.colleague(&one.who)?, time::day_of(self.now));
        self.act(Some(who), at);
        let from = time::plus_days(today, -one.from_days_ago);
        Ok(cover::on_duty(&self.write, who, from, time::plus_days(today, one.until_in_days)).await?)
    }

    async fn thank(&mut self, one: &Thanks, at: Timestamp) -> anyhow::Result<()> {
        let Some((initiative, _)) = self.initiatives.get(&one.initiative).copied() else { return Ok(()) };
        let about = store::initiatives::by_ids(self.write.tx(), [initiative], Lang::Nl).await?;
        let about = about.get(&initiative).context("an initiative that was registered")?;
        let alderman = self.colleague(&one.by)?;
        self.act(Some(alderman), at);
        let english = json!({"en": {"words": one.words_en}});
        let id = recognition::thank(&self.write, about, &one.words, Some(english), alderman).await?;
        self.made.insert(one.words.clone(), id.0);
        Ok(())
    }

    async fn answer_thanks(&mut self, one: &Thanks, at: Timestamp) -> anyhow::Result<()> {
        let Some((_, maker)) = self.initiatives.get(&one.initiative).copied() else { return Ok(()) };
        self.act(Some(maker), at);
        let id = RecognitionId(self.made(&one.words)?);
        let there = store::recognition::by_id(self.write.tx(), self.municipality(), id, Lang::Nl).await?;
        recognition::answer(&self.write, &there.context("thanks that were said")?, one.answer).await?;
        Ok(())
    }

    async fn criticise(&mut self, one: &Critique, at: Timestamp) -> anyhow::Result<()> {
        self.act(None, at);
        let (request, author) = match (&one.request, &one.person) {
            (Some(title), _) => match self.written_request(title) {
                Some((request, author)) => (Some(request), author),
                None => return Ok(()),
            },
            (None, Some(person)) => (None, self.person(&person.name, &person.email).await?),
            (None, None) => anyhow::bail!("nobody says {}", one.words),
        };
        self.act(Some(author), at);
        let answer = one.answer.as_ref().map(|answer| answer.words_en.clone());
        let sent = Words {
            request,
            helped: Some(one.helped),
            hindered: Some(one.hindered),
            words: one.words.clone(),
            translations: Some(json!({"en": {"words": one.words_en, "answer": answer}})),
            wants_public: one.public,
        };
        let id = critique::send(&self.write, author, sent).await?;
        self.made.insert(one.words.clone(), id.0);
        Ok(())
    }

    async fn answer_critique(&mut self, one: &Critique, reply: &Reply, at: Timestamp) -> anyhow::Result<()> {
        let Ok(id) = self.made(&one.words) else { return Ok(()) };
        let by = self.colleague(&reply.by)?;
        self.act(Some(by), at);
        let there = self.critique(CritiqueId(id)).await?;
        anyhow::ensure!(
            critique::answer(&self.write, &there, &reply.words, by).await?,
            "an answer to {} came before",
            one.words
        );
        Ok(())
    }

    /// The clock tells that its term is over.
    async fn late_critique(&mut self, one: &Critique, at: Timestamp) -> anyhow::Result<()> {
        let Ok(id) = self.made(&one.words) else { return Ok(()) };
        self.act(None, at);
        let there = self.critique(CritiqueId(id)).await?;
        anyhow::ensure!(critique::late(&self.write, &there).await?, "told before: {}", one.words);
        Ok(())
    }

    /// Critique as it stands now.
    async fn critique(&self, id: CritiqueId) -> anyhow::Result<store::critique::Critique> {
        store::critique::by_id(self.write.tx(), self.municipality(), id, Lang::Nl)
            .await?
            .context("critique that was sent")
    }

    async fn prepare(&mut self, one: &Case, at: Timestamp) -> anyhow::Result<()> {
        let who = self.colleague(&one.prepared_by)?;
        self.act(Some(who), at);
        let id = learning::prepare(&self.write, &one.title, &one.parts(), who).await?;
        for (request, _) in one.requests.iter().filter_map(|title| self.written_request(title)) {
            learning::put_request(&self.write, id, request).await?;
        }
        for key in &one.obstacles {
            learning::put_obstacle(&self.write, id, self.known_obstacle(key)?).await?;
        }
        self.made.insert(one.title.clone(), id.0);
        Ok(())
    }

    async fn hold(&mut self, one: &Case, at: Timestamp) -> anyhow::Result<()> {
        self.act(Some(self.colleague(&one.prepared_by)?), at);
        let there = self.prepared(one).await?;
        let held = Some(time::day_of(at));
        anyhow::ensure!(
            learning::save(&self.write, &there, there.version, &one.title, &one.parts(), held).await?,
            "{} changed in between",
            one.title
        );
        Ok(())
    }

    async fn change(&mut self, one: &Case, changed: &Procedure, at: Timestamp) -> anyhow::Result<()> {
        let who = self.colleague(&one.prepared_by)?;
        self.act(Some(who), at);
        let there = self.prepared(one).await?;
        let obstacles: anyhow::Result<Vec<_>> =
            changed.obstacles.iter().map(|key| self.known_obstacle(key)).collect();
        let new = store::learning::NewProcedure {
            case: Some(there.id),
            title: changed.title.clone(),
            words: changed.words.clone(),
            translations: Some(json!({"en": {"title": changed.title_en, "words": changed.words_en}})),
            obstacles: obstacles?,
        };
        learning::change(&self.write, &there, new, changed.change, who).await?;
        Ok(())
    }

    /// A case as it stands now.
    async fn prepared(&self, one: &Case) -> anyhow::Result<store::learning::Case> {
        let id = LearningCaseId(self.made(&one.title)?);
        store::learning::by_id(self.write.tx(), self.municipality(), id)
            .await?
            .context("a case that was put on the table")
    }

    async fn talk(&mut self, one: &Talk, at: Timestamp) -> anyhow::Result<()> {
        let who = self.colleague(&one.by)?;
        self.act(Some(who), at);
        let talk =
            Held { area: &one.area, held_on: time::day_of(at), with_whom: &one.with_whom, heard: &one.heard };
        let id = council::hold(&self.write, talk, who).await?;
        for key in &one.obstacles {
            council::heard_of(&self.write, id, self.known_obstacle(key)?).await?;
        }
        Ok(())
    }

    async fn ask_cover(&mut self, one: &Cover, at: Timestamp) -> anyhow::Result<()> {
        let Some((id, _)) = self.written_request(&one.request) else { return Ok(()) };
        let who = self.colleague(&one.by)?;
        self.act(Some(who), at);
        let request = store::requests::by_ids(self.write.tx(), vec![id]).await?.pop();
        let request = request.context("a request that was filed")?;
        let obstacle = one.obstacle.as_deref().map(|key| self.known_obstacle(key)).transpose()?;
        let id = cover::ask(&self.write, &request, obstacle, &one.why, who).await?;
        self.made.insert(one.why.clone(), id.0);
        let there = self.asked(one).await?;
        anyhow::ensure!(there.asked_of == self.colleague(&one.of)?, "{} asks somebody else", one.request);
        anyhow::ensure!(there.obstacle == obstacle, "{} did not meet that obstacle by then", one.request);
        Ok(())
    }

    async fn climb_cover(&mut self, one: &Cover, to: &str, at: Timestamp) -> anyhow::Result<()> {
        if self.written_request(&one.request).is_none() {
            return Ok(());
        }
        self.act(None, at);
        let there = self.asked(one).await?;
        anyhow::ensure!(cover::climb(&self.write, there).await?, "{} does not climb", one.request);
        let asked_of = self.asked(one).await?.asked_of;
        anyhow::ensure!(asked_of == self.colleague(to)?, "{} climbs to somebody else", one.request);
        Ok(())
    }

    async fn answer_cover(&mut self, one: &Cover, at: Timestamp) -> anyhow::Result<()> {
        if self.written_request(&one.request).is_none() {
            return Ok(());
        }
        let by = self.colleague(&one.of)?;
        self.act(Some(by), at);
        let there = self.asked(one).await?;
        let covers = one.status == CoverStatus::Covered;
        Ok(cover::answer(&self.write, &there, by, covers, &one.answer).await?)
    }

    /// A question for cover as it stands now.
    async fn asked(&self, one: &Cover) -> anyhow::Result<store::cover::Cover> {
        let id = CoverId(self.made(&one.why)?);
        store::cover::by_id(self.write.tx(), self.municipality(), id).await?.context("cover that was asked")
    }

    async fn appeal(&mut self, one: &Appeal, at: Timestamp) -> anyhow::Result<()> {
        let who = self.colleague(&one.by)?;
        self.act(Some(who), at);
        let there = self.standing(&one.obstacle).await?;
        let id = appeals::put(&self.write, &there, &one.body, &one.letter, who).await?;
        self.made.insert(one.letter.clone(), id);
        Ok(())
    }

    async fn reply(&mut self, one: &Appeal, reply: &str, at: Timestamp) -> anyhow::Result<()> {
        self.act(Some(self.colleague(&one.by)?), at);
        let (there, id) = (self.standing(&one.obstacle).await?, self.made(&one.letter)?);
        anyhow::ensure!(
            appeals::replied(&self.write, &there, id, reply).await?,
            "a reply to {} came before",
            one.body
        );
        Ok(())
    }

    fn made(&self, words: &str) -> anyhow::Result<Uuid> {
        self.made.get(words).copied().with_context(|| format!("not there yet: {words}"))
    }
}

impl Case {
    fn parts(&self) -> Parts {
        Parts {
            happened: self.happened.clone(),
            rule_wanted: self.rule_wanted.clone(),
            person_needed: self.person_needed.clone(),
            change: self.change.clone(),
        }
    }
}

//! Obstacles of the demonstration: reported, taken, put higher and answered, by the actions that people and
//! the clock call.

use super::{
    loader::Loader,
    written::{Moment, Obstacle, Person},
};
use anyhow::Context as _;
use app::obstacles::actions::{self, Taking, climbing};
use domain::{
    access::Role,
    climb::{Facts, Why, answer_by, climbs},
    id::ObstacleId,
    lang::Lang,
    obstacle::{Level, Status},
    thresholds::Thresholds,
    time::{day_of, plus_days},
};
use jiff::Timestamp;
use serde_json::json;
use store::{accounts::Staff, obstacles as obstacle_store};

/// One thing that happened to an obstacle.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Somebody met it.
    Report,
    /// An official took it.
    Own,
    /// It went a level higher.
    Climb,
    /// Whoever has it today took it.
    Name,
    /// It got its answer.
    Finish,
}

impl Loader<'_> {
    /// What happened to an obstacle, and when.
    pub(super) fn life_of(&self, one: &Obstacle) -> Vec<(Moment, Step)> {
        let mut life = vec![((one.opened_days_ago, 0), Step::Report)];
        if one.status == Status::Reported {
            return life;
        }
        life.push(((one.opened_days_ago, 15), Step::Own));
        let steps = Level::ALL.iter().position(|level| *level == one.level).unwrap_or(0);
        let steps = i32::try_from(steps).unwrap_or(0);
        // What is open came to its level one term of that level before its date; the steps below it, and
        // those of what has an answer, are spread over the days before.
        let (until, shares) = match one.closed_days_ago {
            Some(closed) => (closed, steps + 1),
            None => (self.came_to_level(one), steps),
        };
        for step in 1..=steps {
            let days = one.opened_days_ago - (one.opened_days_ago - until) * step / shares;
            life.push(((days, 20), Step::Climb));
        }
        let last = life.last().map_or((0, 0), |(moment, _)| *moment);
        life.push(((last.0, last.1 + 1), Step::Name));
        if let Some(days) = one.closed_days_ago {
            life.push(((days, 95), Step::Finish));
        }
        life
    }

    /// How many days ago an open obstacle came to its level.
    fn came_to_level(&self, one: &Obstacle) -> i32 {
        let today = day_of(self.now);
        let due = plus_days(today, one.due_in_days.unwrap_or(0));
        (0..=one.opened_days_ago)
            .rev()
            .find(|days| answer_by(one.level, plus_days(today, -days), &Thresholds::default()) >= due)
            .unwrap_or(0)
    }

    pub(super) async fn obstacle(&mut self, one: &Obstacle, step: Step, at: Timestamp) -> anyhow::Result<()> {
        match step {
            Step::Report => self.report(one, at).await,
            Step::Own => self.own(one, at).await,
            Step::Climb => self.climb(one, at).await,
            Step::Name => self.name(one, at).await,
            Step::Finish => self.finish_obstacle(one, at).await,
        }
    }

    async fn report(&mut self, one: &Obstacle, at: Timestamp) -> anyhow::Result<()> {
        let reporter = self.colleague("samira")?;
        self.act(Some(reporter), at);
        let english = json!({"en": {"title": one.title_en, "explanation": one.explanation_en,
            "answer": one.answer_en}});
        let new = obstacle_store::New {
            title: one.title.clone(),
            explanation: one.explanation.clone(),
            kind: one.kind,
            source: one.from,
            translations: Some(english),
            slug: one.key.clone(),
        };
        let id = actions::report(&self.write, new, reporter, None).await?;
        self.obstacles.insert(one.key.clone(), id);
        Ok(())
    }

    async fn own(&mut self, one: &Obstacle, at: Timestamp) -> anyhow::Result<()> {
        let there = self.standing(&one.key).await?;
        let owner = self.owner(one)?;
        let first = if owner.role == Role::Official { &owner.key } else { self.official_of(&owner.team)? };
        let person = self.on_staff(first).await?;
        self.act(Some(person.id), at);
        let term = answer_by(Level::Official, day_of(at), &Thresholds::default());
        let written = one.due_in_days.filter(|_| one.level == Level::Official);
        let due = Some(written.map_or(term, |days| plus_days(day_of(self.now), days)));
        self.take(&there, Taking { person: Some(&person), outside: None, due }).await
    }

    /// By the clock when its rule says so, else by hand.
    async fn climb(&mut self, one: &Obstacle, at: Timestamp) -> anyhow::Result<()> {
        let there = self.standing(&one.key).await?;
        let facts = Facts {
            status: there.status,
            level: there.level,
            since: day_of(there.since),
            requests: 0,
            due: there.due,
            cover_unanswered: false,
        };
        let why = climbs(&facts, &Thresholds::default(), day_of(at)).unwrap_or(Why::ByHand);
        self.act(there.owner.person.filter(|_| why == Why::ByHand), at);
        anyhow::ensure!(
            climbing::climb(&self.write, &there, there.version, why).await?,
            "{} changed in between",
            one.key
        );
        Ok(())
    }

    /// Gives it to whoever has it today, when it did not come there by itself.
    async fn name(&mut self, one: &Obstacle, at: Timestamp) -> anyhow::Result<()> {
        let there = self.standing(&one.key).await?;
        let person = self.on_staff(&self.owner(one)?.key).await?;
        let outside = one.owner.as_ref().and_then(|owner| owner.outside.clone());
        if there.owner.person != Some(person.id) || there.owner.outside != outside {
            self.act(Some(person.id), at);
            self.take(&there, Taking { person: Some(&person), outside, due: there.due }).await?;
        }
        let there = self.standing(&one.key).await?;
        anyhow::ensure!(there.level == one.level, "{} stands at {}, not {}", one.key, there.level, one.level);
        Ok(())
    }

    async fn take(&self, there: &obstacle_store::Obstacle, taking: Taking<'_>) -> anyhow::Result<()> {
        anyhow::ensure!(
            actions::own(&self.write, there, there.version, &taking).await.context(there.slug.clone())?,
            "{} changed in between",
            there.slug
        );
        Ok(())
    }

    async fn finish_obstacle(&mut self, one: &Obstacle, at: Timestamp) -> anyhow::Result<()> {
        let there = self.standing(&one.key).await?;
        self.act(there.owner.person, at);
        let answer = one.answer.as_deref().unwrap_or_default();
        anyhow::ensure!(
            actions::finish(&self.write, &there, there.version, one.status, answer).await?,
            "{} changed in between",
            one.key
        );
        Ok(())
    }

    /// The key of an obstacle that was reported.
    pub(super) fn known_obstacle(&self, key: &str) -> anyhow::Result<ObstacleId> {
        self.obstacles.get(key).copied().with_context(|| format!("there is no obstacle {key} yet"))
    }

    /// An obstacle as it stands now.
    pub(super) async fn standing(&self, key: &str) -> anyhow::Result<obstacle_store::Obstacle> {
        let id = self.known_obstacle(key)?;
        let found = obstacle_store::by_ids(self.write.tx(), vec![id], Lang::Nl).await?;
        found.into_values().next().with_context(|| format!("there is no obstacle {key}"))
    }

    /// Who has it today: who is named, who leads the team that is named, or the alderman for what lies
    /// outside.
    fn owner(&self, one: &Obstacle) -> anyhow::Result<&Person> {
        let named = one.owner.as_ref();
        let key = named.and_then(|owner| owner.staff.as_deref());
        let team = named.and_then(|owner| owner.team.as_deref());
        let leads = |person: &&Person| Some(person.team.as_str()) == team && person.role == Role::Manager;
        match (key, team) {
            (Some(key), _) => self.people.iter().find(|person| person.key == key),
            (None, Some(_)) => self.people.iter().find(leads),
            (None, None) => self.people.iter().find(|person| person.key == "nienke"),
        }
        .with_context(|| format!("nobody has {}", one.key))
    }

    /// An official of this team; whoever reports obstacles where it has none.
    fn official_of(&self, team: &str) -> anyhow::Result<&String> {
        let official = |person: &&Person| person.team == team && person.role == Role::Official;
        let reporter = |person: &&Person| person.key == "samira";
        let found = self.people.iter().find(official).or_else(|| self.people.iter().find(reporter));
        Ok(&found.context("there are no officials")?.key)
    }

    /// A colleague with everything they may do.
    async fn on_staff(&self, key: &str) -> anyhow::Result<Staff> {
        let id = self.colleague(key)?;
        store::accounts::staff(self.write.tx(), self.write.by().municipality)
            .await?
            .into_iter()
            .find(|person| person.id == id)
            .with_context(|| format!("{key} does not work here"))
    }
}

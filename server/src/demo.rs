//! Demonstration data: invented people and initiatives in real neighbourhoods, written down in `demo/*.json`.
//!
//! Requests go through the same actions as the real thing, and the rest through the same `store` functions,
//! each step at its own moment in the past, so that chains hold, numbers count and pages show what they would
//! show. Nobody gets a letter about the past.

use anyhow::Context as _;
use app::{
    accounts::actions as accounts,
    initiatives::actions::{self as initiatives, Origin},
    obstacles::actions as obstacle_actions,
};
use domain::{
    access::{Grant, Role},
    area::Point,
    climb::{Why, above, answer_by},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, ObstacleId, TeamId},
    initiative::{Precision, public_point},
    lang::Lang,
    obstacle::{Level, Source, Status as ObstacleStatus},
    thresholds::Thresholds,
    time,
};
use jiff::{Timestamp, ToSpan as _};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use std::collections::HashMap;
use store::{
    accounts::GrantSource,
    initiatives::{Need, New},
    journal::{By, Write},
    obstacles as obstacle_store,
};
use web::context::App;

mod loader;
mod loops;
mod requests;
mod written;

use loader::Loader;

use written::{Initiative, Obstacle};

/// Areas of the demonstration: neighbourhoods and districts of Enschede (CBS/Kadaster, CC BY 4.0).
pub const AREAS: [&str; 2] = [
    include_str!("../../app/store/data/enschede_wijken_2024.geojson"),
    include_str!("../../app/store/data/enschede_buurten_2024.geojson"),
];

/// A number that nobody has.
pub const PHONE: &str = "000 - 000 00 00";

/// Whether there are no accounts yet.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(app: &App) -> anyhow::Result<bool> {
    Ok(store::accounts::entity::account::Entity::find().count(app.db.read()).await? == 0)
}

/// Fills an empty database. Gives a line that says with what.
///
/// # Errors
/// When the database is not empty, or a file of the demonstration is wrong.
pub async fn load(app: &App, initiatives: Option<usize>, seed: u64) -> anyhow::Result<String> {
    anyhow::ensure!(
        is_empty(app).await?,
        "the database is not empty: demonstration data goes into a new one"
    );
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let mut loader = Loader {
        app,
        write: Write::start(&app.db, by).await?.silent(),
        now: by.now,
        random: fastrand::Rng::with_seed(seed),
        staff: HashMap::new(),
    };
    loader.people().await?;
    let written = written::initiatives()?;
    let wanted = initiatives.unwrap_or(written.len());
    let known = loader.initiatives(&written, wanted).await?;
    let obstacles = written::obstacles()?;
    let keys = loader.obstacles(&obstacles).await?;
    let requests = written::requests()?;
    let mut filed = HashMap::new();
    for request in requests
        .iter()
        .filter(|request| request.initiative.as_ref().is_none_or(|slug| known.contains_key(slug)))
    {
        let id = loader
            .request(request, &known, &keys, &obstacles)
            .await
            .with_context(|| request.title.clone())?;
        filed.insert(request.title.clone(), id);
    }
    loader.loops(&loops::Known { initiatives: &known, obstacles: &keys, requests: &filed }).await?;
    loader.write.commit().await?;
    Ok(format!(
        "demonstration data is in: {wanted} initiatives, {} obstacles, {} requests",
        obstacles.len(),
        requests.len()
    ))
}

impl Loader<'_> {
    async fn people(&mut self) -> anyhow::Result<()> {
        for person in written::people()? {
            let id = self.person(&person.name, &person.email).await?;
            store::accounts::describe(self.write.tx(), id, &person.function, &person.phone).await?;
            let team =
                store::accounts::team(self.write.tx(), self.write.by().municipality, &person.team).await?;
            // The administrator is there for the whole municipality, an alderman for the teams of the
            // portfolio.
            let team = matches!(person.role, Role::Official | Role::Manager).then_some(team);
            if person.portfolio.is_empty() {
                self.role(id, person.role, team).await?;
            }
            for name in &person.portfolio {
                let team = store::accounts::team(self.write.tx(), self.write.by().municipality, name).await?;
                self.role(id, person.role, Some(team)).await?;
            }
            self.staff.insert(person.key.clone(), (id, team, person));
        }
        Ok(())
    }

    async fn role(&self, account: AccountId, role: Role, team: Option<TeamId>) -> anyhow::Result<()> {
        accounts::grant_role(&self.write, account, &Grant { team, ..Grant::whole(role) }, GrantSource::Hand)
            .await?;
        Ok(())
    }

    async fn initiatives(
        &mut self,
        written: &[Initiative],
        wanted: usize,
    ) -> anyhow::Result<HashMap<String, (InitiativeId, AccountId)>> {
        let mut known = HashMap::new();
        let mut all: Vec<Initiative> = written.iter().take(wanted).cloned().collect();
        for number in written.len()..wanted {
            let neighbourhoods = &self.app.live().areas.neighbourhoods;
            let (Some(like), Some(area)) = (self.random.choice(written), self.random.choice(neighbourhoods))
            else {
                break;
            };
            let mut made = like.clone();
            made.title = format!("{} {}", like.title, area.name);
            made.slug = format!("{}-{number}", like.slug);
            made.neighbourhood = area.code.clone();
            made.registered_days_ago = self.random.i32(1..900);
            all.push(made);
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.registered_days_ago));
        for one in all {
            let slug = one.slug.clone();
            known.insert(slug, self.initiative(one).await?);
        }
        Ok(known)
    }

    async fn initiative(&mut self, one: Initiative) -> anyhow::Result<(InitiativeId, AccountId)> {
        let at = self.at(one.registered_days_ago, 0);
        self.act(None, at);
        let owner = self.person(&one.steward.name, &one.steward.email).await?;
        self.act(Some(owner), at);
        let area = self
            .app
            .live()
            .areas
            .neighbourhood(&one.neighbourhood)
            .cloned()
            .with_context(|| format!("there is no neighbourhood {}", one.neighbourhood))?;
        let exact = (one.precision == Precision::Exact).then(|| self.somewhere_in(&area));
        let english = json!({"en": {"summary": one.summary_en,
            "story": one.story_en.clone().unwrap_or_else(|| one.summary_en.clone())}});
        let needs =
            one.needs.iter().map(|need| (false, need)).chain(one.offers.iter().map(|offer| (true, offer)));
        let new = New {
            slug: one.slug,
            lang: Lang::Nl,
            title: one.title,
            summary: one.summary,
            story: one.story,
            translations: Some(english),
            themes: one.themes,
            stage: one.stage,
            contact: one.contact,
            precision: one.precision,
            area: Some(area.code.clone()),
            district: Some(area.district.clone()),
            place: public_point(one.precision, exact, Some(area.point)),
            initiators: Some(one.steward.name),
            opening: one.open,
            since: one.since,
            benefits: one.benefits,
            value_picture: one.value_picture,
            needs: needs
                .map(|(offered, need)| Need {
                    offered,
                    what: need.text.clone(),
                    details: need.details.clone(),
                })
                .collect(),
        };
        let (id, _) =
            initiatives::publish(&self.write, new, owner, Origin::Registered { helped_by: None }).await?;
        Ok((id, owner))
    }

    fn somewhere_in(&mut self, area: &store::areas::Area) -> Point {
        let Some((low, high)) = area.outline.bounds() else { return area.point };
        let mut tries = 0;
        loop {
            let at = Point {
                lat: low.lat + (high.lat - low.lat) * self.random.f64(),
                lon: low.lon + (high.lon - low.lon) * self.random.f64(),
            };
            tries += 1;
            if area.outline.contains(at) {
                return at;
            }
            if tries > 200 {
                return area.point;
            }
        }
    }

    async fn obstacles(&mut self, all: &[Obstacle]) -> anyhow::Result<HashMap<String, ObstacleId>> {
        let mut keys = HashMap::new();
        let reporter = self.colleague("samira")?;
        for one in all {
            self.act(Some(reporter), self.at(one.opened_days_ago, 0));
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
            let id = obstacle_actions::report(&self.write, new, reporter, None).await?;
            let mut version = 1;
            if one.status != ObstacleStatus::Reported {
                let owner = self.owner(one).await?;
                let (level, person) = (one.level, owner.person);
                let due = one.due_in_days.map(|days| time::plus_days(time::day_of(self.now), days));
                let since = self.level_since(one, due);
                let owned = obstacle_store::Change {
                    status: ObstacleStatus::Owned,
                    owner: owner.clone(),
                    level,
                    since,
                    due,
                    answer: None,
                    finished: None,
                };
                obstacle_store::change(self.write.tx(), id, version, owned).await?;
                version += 1;
                self.act(Some(reporter), self.at(one.opened_days_ago, 60));
                self.event(
                    Aggregate::Obstacle,
                    id.0,
                    Kind::ObstacleOwned,
                    Audience::Public,
                    json!({"owner": person, "level": Level::Official}),
                )
                .await?;
                self.climb(one, id, since, person, due).await?;
                if let (Some(days), false) = (one.closed_days_ago, one.status.is_open()) {
                    let at = self.at(days, 0);
                    self.act(person.or(Some(reporter)), at);
                    let done = obstacle_store::Change {
                        status: one.status,
                        owner,
                        level,
                        since,
                        due: None,
                        answer: one.answer.clone(),
                        finished: Some(at),
                    };
                    obstacle_store::change(self.write.tx(), id, version, done).await?;
                    self.event(
                        Aggregate::Obstacle,
                        id.0,
                        Kind::ObstacleFinished,
                        Audience::Public,
                        json!({"status": one.status}),
                    )
                    .await?;
                }
            }
            keys.insert(one.key.clone(), id);
        }
        Ok(keys)
    }

    /// Since when an obstacle stands at its level: so long before its date as the term of that level is.
    fn level_since(&self, one: &Obstacle, due: Option<jiff::civil::Date>) -> Timestamp {
        let opened = self.at(one.opened_days_ago, 61);
        let thresholds = Thresholds::default();
        let Some(due) = due.filter(|_| one.level != Level::Official) else { return opened };
        let mut days = 0;
        let start = |days: i32| self.at(one.opened_days_ago.saturating_sub(days).max(0), 61);
        while days < one.opened_days_ago && answer_by(one.level, time::day_of(start(days)), &thresholds) < due
        {
            days += 1;
        }
        start(days)
    }

    /// How an obstacle came to its level: a step up for each, the last one at the moment since when it stands
    /// there.
    async fn climb(
        &mut self,
        one: &Obstacle,
        id: ObstacleId,
        since: Timestamp,
        owner: Option<AccountId>,
        due: Option<jiff::civil::Date>,
    ) -> anyhow::Result<()> {
        let opened = self.at(one.opened_days_ago, 61);
        let mut level = Level::Official;
        let steps = Level::ALL.iter().position(|level| *level == one.level).unwrap_or(0);
        for step in 1..=steps {
            let Some(to) = above(level) else { break };
            let share = i64::try_from(step).unwrap_or(1) * (since.as_second() - opened.as_second())
                / i64::try_from(steps).unwrap_or(1);
            self.act(None, opened.checked_add(share.seconds()).unwrap_or(since));
            let last = step == steps;
            let why = if one.from == Source::NationalLaw || one.from == Source::Province {
                Why::ByHand
            } else {
                Why::Overdue
            };
            let payload = json!({"from": level, "to": to, "why": why, "owner": owner.filter(|_| last),
                "due": due.filter(|_| last)});
            self.event(Aggregate::Obstacle, id.0, Kind::ObstacleClimbed, Audience::Public, payload).await?;
            level = to;
        }
        Ok(())
    }

    async fn owner(&self, one: &Obstacle) -> anyhow::Result<obstacle_store::Owner> {
        let mut owner = obstacle_store::Owner::default();
        if let Some(named) = &one.owner {
            if let Some(key) = &named.staff {
                let (id, team, _) =
                    self.staff.get(key).with_context(|| format!("there is no colleague {key}"))?;
                (owner.person, owner.team) = (Some(*id), *team);
            }
            if let Some(team) = &named.team {
                owner.team =
                    Some(store::accounts::team(self.write.tx(), self.write.by().municipality, team).await?);
                // A team works through somebody: whoever leads it.
                let lead = self
                    .staff
                    .values()
                    .find(|(_, of, person)| *of == owner.team && person.role == Role::Manager);
                owner.person = lead.map(|(id, ..)| *id);
            }
            owner.outside.clone_from(&named.outside);
        }
        if owner.person.is_none() && owner.is_named() {
            let key = if one.level == Level::Alderman { "nienke" } else { "hanneke" };
            owner.person = Some(self.colleague(key)?);
        }
        Ok(owner)
    }
}
